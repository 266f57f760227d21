#!/usr/bin/env python3
"""Makes texts in two languages with known links; README.md describes the sources.

usage: make.py OUT.jsonl REPOSITORY...
"""

import collections
import json
import random
import subprocess
import sys
import xml.etree.ElementTree as ET

DOCUMENTS = 40  # of each set
SEGMENTS = (8, 60)  # shorter documents are skipped, longer ones are cut
SEED = 7


def shown(repository, path):
    return subprocess.run(["git", "-C", repository, "show", "HEAD:" + path], check=True,
                          capture_output=True).stdout.decode()


def wmt23(repository):
    for language in ("ru", "uk"):
        documents = []
        for doc in ET.fromstring(shown(repository, f"xml/wmttest2023.{language}-en.all.xml")).iter("doc"):
            source = {seg.get("id"): seg.text for seg in doc.find("src").iter("seg")}
            reference = doc.find("ref")
            if reference is None:
                continue
            target = {seg.get("id"): seg.text for seg in reference.iter("seg")}
            pairs = [(source[n], target[n]) for n in source if source[n] and target.get(n)]
            documents.append((doc.get("id"), pairs, doc.get("domain")))
        yield f"{language}_wmt23", documents


def news21(repository):
    for language, pair, isFromEnglish in (("de", "en-de", True), ("ru", "en-ru", True),
                                          ("zh", "zh-en", False)):
        segments = collections.defaultdict(dict)
        table = shown(repository, f"task_2/train/2021_{pair}_processed.tsv")
        for line in table.splitlines()[1:]:
            cells = line.split("\t")
            if len(cells) < 9 or not cells[2].isdigit():
                continue
            both = (cells[5], cells[4]) if isFromEnglish else (cells[4], cells[5])
            segments[cells[1], cells[0]][int(cells[2])] = both
        systems = collections.defaultdict(list)
        for (document, system), pairs in sorted(segments.items()):
            systems[document].append((system, pairs))
        chance = random.Random(SEED)
        documents = []
        for document, outputs in systems.items():
            most = max(len(pairs) for _, pairs in outputs)
            system, pairs = chance.choice([o for o in outputs if len(o[1]) == most])
            documents.append((f"{document}/{system}", [pairs[n] for n in sorted(pairs)], "news"))
        yield f"{language}_news21", documents


NTREX = {"ar": "arb", "de": "deu", "es": "spa", "fr": "fra", "it": "ita", "ja": "jpn", "ko": "kor",
         "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "tr": "tur", "uk": "ukr", "zh": "zho-CN"}


WITHOUT_ENGLISH = (("de", "fr"), ("zh", "es"), ("uk", "ru"))


def ntrex(repository):
    def lines(path):
        return shown(repository, path).rstrip("\n").split("\n")

    names = lines("DOCUMENT_IDS.tsv")
    texts = {language: lines(f"NTREX-128/newstest2019-ref.{code}.txt") for language, code in NTREX.items()}
    english = lines("NTREX-128/newstest2019-src.eng.txt")
    sets = [(f"{language}_ntrex", text, english) for language, text in texts.items()]
    sets += [(f"{one}_{other}_ntrex", texts[one], texts[other]) for one, other in WITHOUT_ENGLISH]
    for title, official, retelling in sets:
        documents = collections.defaultdict(list)
        for name, foreign, own in zip(names, official, retelling, strict=True):
            documents[name].append((foreign, own))
        yield title, [(name, pairs, "news") for name, pairs in documents.items()]


def perturbed(pairs, strangers, chance):
    """(official, retelling, links) with sentences omitted, moved, joined and added."""
    retold = [([n], text) for n, (_, text) in enumerate(pairs)]
    retold = [r for r in retold if chance.random() > chance.uniform(.08, .18)] or retold
    for _ in range(chance.choice((1, 1, 2))):
        if len(retold) > 5:
            length = chance.randint(1, min(4, len(retold) // 3))
            start = chance.randrange(len(retold) - length)
            block = retold[start:start + length]
            del retold[start:start + length]
            target = chance.randrange(len(retold) + 1)
            retold[target:target] = block
    joined, at = [], 0
    while at < len(retold):
        if at + 1 < len(retold) and chance.random() < .08:
            joined.append((retold[at][0] + retold[at + 1][0], retold[at][1] + " " + retold[at + 1][1]))
            at += 2
        else:
            joined.append(retold[at])
            at += 1
    for _ in range(max(1, round(len(joined) * chance.uniform(.05, .12)))):
        joined.insert(chance.randrange(len(joined) + 1), ([], chance.choice(strangers)))
    links = sorted([n, place] for place, (numbers, _) in enumerate(joined) for n in numbers)
    return [text for text, _ in pairs], [text for _, text in joined], links


def main():
    out, repositories = sys.argv[1], sys.argv[2:]
    with open(out, "w", encoding="utf-8") as file:
        for repository in repositories:
            read = next((r for r in (wmt23, ntrex) if r.__name__ in repository.lower()), news21)
            for name, documents in read(repository):
                chance = random.Random(name)
                long = [d for d in documents if len(d[1]) >= SEGMENTS[0]]
                chance.shuffle(long)
                for title, pairs, domain in long[:DOCUMENTS]:
                    strangers = [text for other in documents
                                 if other[0] != title and other[2] == domain
                                 for _, text in other[1]]
                    official, retelling, links = perturbed(pairs[:SEGMENTS[1]], strangers, chance)
                    line = {"set": name, "lang": name[:2], "id": title, "official": official,
                            "retelling": retelling, "links": links}
                    if name[3:5] in NTREX:
                        line["retold"] = name[3:5]
                    file.write(json.dumps(line, ensure_ascii=False) + "\n")
                print(name, min(len(long), DOCUMENTS), "documents")


if __name__ == "__main__":
    main()
