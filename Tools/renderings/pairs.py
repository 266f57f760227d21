#!/usr/bin/env python3
"""Makes pairs of English translations of the same source segment, for counting renderings.

usage: pairs.py FOLDER OUT.jsonl [HELD.jsonl ...]

FOLDER  checkouts or bare repositories of wmt-conference/wmt{21,22,23}-news-systems: references and
        systems' translations of the news test sets into English
HELD    segments whose text occurs here, in the field "official", are left out

Of each segment up to six pairs of different translations of 20 to 400 letters, by references and by
systems of the better half, are written as {id, official_tokens, retelling_tokens}. Then:

    readback-measure words OUT.jsonl > links.jsonl
    count.py OUT.jsonl links.jsonl
    build.py Sources/CLexicon/lexicon.bin renderings.tsv.gz counts.tsv.gz Sources/CLexicon/renderings.bin
"""
import json
import random
import re
import subprocess
import sys
from collections import defaultdict

random.seed(7)
TOKEN = re.compile(r"[A-Za-z]+(?:[-'’][A-Za-z]+)*|\d[\d.,]*|[^\sA-Za-z0-9]")
FILES = [
    re.compile(r"(?:txt-ts|txt)/(references|system-outputs)/.*?\.(\w\w+-en)\.(?:ref|hyp)\.(.+)\.en$"),
    re.compile(r"(?:txt-ts|txt)/(references|system-outputs)/.*?(\w\w-en).*?\.(ref\w+|hyp\.[^/]+)\.en$"),
]
GOOD = tuple(
    "ref GPT4 ONLINE-W ONLINE-B ONLINE-A ONLINE-G ONLINE-Y GTCOM Lan-Bridge ZengHui Facebook-AI NVIDIA "
    "NiuTrans Volctrans HuaweiTSC UEdin DIDI JDExplore LAN-BRIDGE PROMT Manifold WeChat MiSS Online SKIM "
    "NAIST TencentCloud borderline IIE CUNI".split())


def held_texts(paths):
    texts = set()
    for path in paths:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                official = json.loads(line)["official"]
                if isinstance(official, str):
                    texts.add(official.strip())
                else:
                    texts |= {unit["text"].strip() for unit in official}
    return texts


def translations(repository):
    """By language pair: the lines of each good translation."""
    git = ["git", "-C", repository]
    names = subprocess.run(
        [*git, "ls-tree", "-r", "HEAD", "--name-only"], capture_output=True, text=True, check=True)
    found = defaultdict(dict)
    for name in names.stdout.split("\n"):
        match = FILES[0].match(name) or FILES[1].match(name)
        if match and match[3].replace("hyp.", "").startswith(GOOD):
            text = subprocess.run([*git, "show", "HEAD:" + name], capture_output=True, check=True).stdout
            found[match[2]][match[3]] = text.decode("utf-8", "replace").split("\n")
    return found


def main():
    folder, out = sys.argv[1:3]
    held = held_texts(sys.argv[3:])
    count = 0
    with open(out, "w", encoding="utf-8") as sink:
        for year in ("21", "22", "23"):
            for language, texts in translations(f"{folder}/wmt{year}-news-systems").items():
                for segment in range(min(map(len, texts.values()))):
                    lines = [text[segment].strip() for text in texts.values()]
                    if any(line in held for line in lines):
                        continue
                    distinct = list(dict.fromkeys(line for line in lines if 20 < len(line) < 400))
                    pairs = [(a, b) for at, a in enumerate(distinct) for b in distinct[at + 1:]]
                    random.shuffle(pairs)
                    for one, other in pairs[:6]:
                        tokens = TOKEN.findall(one), TOKEN.findall(other)
                        if all(4 < len(side) < 80 for side in tokens):
                            sink.write(json.dumps({
                                "id": f"{year}.{language}.{segment}.{count}",
                                "official_tokens": tokens[0], "retelling_tokens": tokens[1]}) + "\n")
                            count += 1
    print(count, "pairs")


if __name__ == "__main__":
    main()
