#!/usr/bin/env python3
"""Makes Sources/CLexicon/renderings.bin from counted renderings.

usage: build.py LEXICON.bin RENDERINGS.tsv.gz COUNTS.tsv.gz OUT.bin

RENDERINGS  word, word, segments: in how many source segments one translation has one lemma and
            another the other, linked one to one (see count.py)
COUNTS      word, links: how often each lemma was linked at all

The block has the layout of Tools/lexicon/block.py: "rnid" the words that have renderings, as indices in
the lexicon, ascending; "rnct" how often each was linked; "rnof" where its renderings start in "rnpr", and
the end; "rnpr" index << 8 | segments (255 for more), ascending. Function words and words that the lexicon
does not have are left out.
"""
import gzip
import struct
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lexicon"))
from block import BLOCK, Block  # noqa: E402

FUNCTION = 4  # Lexicon.Flag.function


def sections(data):
    """Name to bytes of a block."""
    count = struct.unpack_from("<I", data, 12)[0]
    entries = (struct.unpack_from("<4sIII", data, 16 + 16 * i) for i in range(count))
    return {name.decode(): data[at : at + size] for name, _, at, size in entries}


def spellings(parts):
    """All words in byte order, undoing the front coding."""
    data, starts = parts["spel"], np.frombuffer(parts["sblk"], "<u4")
    words = []
    for start, end in zip(starts, starts[1:]):
        at, first = int(start), True
        while at < end:
            if first:
                size = data[at]
                word, at, first = data[at + 1 : at + 1 + size], at + 1 + size, False
            else:
                shared, size = data[at], data[at + 1]
                word, at = word[:shared] + data[at + 2 : at + 2 + size], at + 2 + size
            words.append(word.decode())
    assert len(words) <= BLOCK * len(starts)
    return words


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def main():
    lexicon, renderings, counts, out = sys.argv[1:5]
    parts = sections(Path(lexicon).read_bytes())
    place = {word: i for i, word in enumerate(spellings(parts))}
    flags = np.frombuffer(parts["flag"], np.uint8)
    known = lambda word: word in place and not flags[place[word]] & FUNCTION
    linked = {word: int(count) for word, count in rows(counts)}
    partners = defaultdict(dict)
    for one, other, segments in rows(renderings):
        if known(one) and known(other):
            for a, b in ((one, other), (other, one)):
                partners[place[a]][place[b]] = min(255, int(segments))
    words = sorted(partners)
    spelling = {i: word for word, i in place.items()}
    starts = np.concatenate([[0], np.cumsum([len(partners[w]) for w in words])])
    block = Block()
    block.add("rnid", np.array(words, "<u4"))
    block.add("rnct", np.array([min(65535, linked.get(spelling[w], 0)) for w in words], "<u2"))
    block.add("rnof", starts.astype("<u4"))
    block.add(
        "rnpr",
        np.array([b << 8 | n for w in words for b, n in sorted(partners[w].items())], "<u4"),
    )
    Path(out).write_bytes(block.bytes())
    print(f"{len(words)} words, {starts[-1] // 2} pairs, {len(block.bytes())} bytes")


if __name__ == "__main__":
    main()
