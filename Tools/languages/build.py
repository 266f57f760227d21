#!/usr/bin/env python3
"""Makes Sources/CLexicon/languages.bin: the probabilities of trigrams in 69 languages.

usage: build.py LINGUA.whl [OUT]

LINGUA.whl is lingua_language_detector 1.3.5 from PyPI (README.md). Deterministic.

Sections: "code" four bytes per language, its BCP 47 code padded with zeros; "flor" UInt8 by language, the
cost of a trigram that is not listed; "gram" UInt32, hashes of trigrams, ascending; "goff" UInt32, where
the entries of each trigram start, and the end; "glng" and "gval" UInt8, the language of an entry and the
trigram's cost there. Costs are -8 ln p, so that higher means less likely.
"""

import hashlib
import json
import math
import sys
import zipfile
from collections import defaultdict
from pathlib import Path

import brotli
import numpy as np

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "Tools/lexicon"))
from block import Block  # noqa: E402

SHA256 = "7254696753c4ee8ce127190cfb985d8b4621690d355c55b278c883f5bb5e152b"
MAGIC = b"RBLANGID"
VERSION = 1
RUNS = 1500  # of each language
# Not distinguished: Bosnian from Croatian, Malay from Indonesian, the two Norwegians.
LEFT_OUT = {"bs", "ms", "nn"}


def frequencies(wheel, language, kind):
    path = f"lingua/language-models/{language}/{kind}.json.br"
    values = {}
    for fraction, grams in json.loads(brotli.decompress(wheel.read(path)))["ngrams"].items():
        one, other = fraction.split("/")
        for gram in grams.split(" "):
            values[gram] = int(one) / int(other)
    return values


def runs(wheel, language):
    """The likeliest trigrams with their shares of all."""
    one, two, three = (frequencies(wheel, language, kind)
                       for kind in ("unigrams", "bigrams", "trigrams"))
    # The package gives the probability of a letter after the letters before it.
    joint = {g: one.get(g[0], 0) * two.get(g[:2], 0) * p for g, p in three.items()}
    total = sum(joint.values())
    best = sorted(joint.items(), key=lambda item: (-item[1], item[0]))[:RUNS]
    return {gram: value / total for gram, value in best if value > 0}


def key(gram):
    """FNV-1a over the scalars."""
    value = 0x811C9DC5
    for letter in gram:
        value = (value ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return value


def main():
    data = Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit(f"{sys.argv[1]}: not the file that this recipe was written for")
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else root / "Sources/CLexicon/languages.bin"
    wheel = zipfile.ZipFile(sys.argv[1])
    languages = sorted({name.split("/")[2] for name in wheel.namelist()
                        if name.endswith("/trigrams.json.br")} - LEFT_OUT)
    entries = defaultdict(list)
    floors = []
    for number, language in enumerate(languages):
        shares = runs(wheel, language)
        for gram, share in shares.items():
            entries[key(gram)].append((number, min(255, round(-8 * math.log(share)))))
        # A run that is not listed counts as e times less likely than the least likely one listed.
        floors.append(min(255, round(-8 * math.log(min(shares.values())) + 8)))
    grams = sorted(entries)
    block = Block(MAGIC, VERSION)
    block.add("code", b"".join(language.encode().ljust(4, b"\0") for language in languages))
    block.add("flor", np.array(floors, np.uint8))
    block.add("gram", np.array(grams, "<u4"))
    block.add("goff", np.cumsum([0] + [len(entries[g]) for g in grams]).astype("<u4"))
    block.add("glng", np.array([n for g in grams for n, _ in sorted(entries[g])], np.uint8))
    block.add("gval", np.array([v for g in grams for _, v in sorted(entries[g])], np.uint8))
    out.write_bytes(block.bytes())
    print(f"{len(languages)} languages, {len(grams)} runs, {len(block.bytes())} bytes")


if __name__ == "__main__":
    main()
