#!/usr/bin/env python3
"""Counts in how many source segments two words stand for each other.

usage: count.py PAIRS.jsonl LINKS.jsonl

Writes renderings.tsv.gz (word, word, segments: lemmas in alphabetical order that are linked one to one)
and counts.tsv.gz (word, how often it was linked at all). Needs simplemma.
"""
import collections
import functools
import gzip
import json
import sys

import simplemma


@functools.cache
def lemma(word):
    return simplemma.lemmatize(word.lower(), lang="en")


def main():
    segments, linked = collections.defaultdict(set), collections.Counter()
    with open(sys.argv[1], encoding="utf-8") as pairs, open(sys.argv[2], encoding="utf-8") as found:
        for pair, links in zip(pairs, found):
            pair, links = json.loads(pair), json.loads(links)["links"]
            segment = ".".join(pair["id"].split(".")[:3])
            left = collections.Counter(one for one, _ in links)
            right = collections.Counter(other for _, other in links)
            for one, other in links:
                words = pair["official_tokens"][one], pair["retelling_tokens"][other]
                if not all(word[0].isalpha() for word in words):
                    continue
                words = tuple(sorted(map(lemma, words)))
                linked.update(words)
                if words[0] != words[1] and left[one] == right[other] == 1:
                    segments[words].add(segment)
    with gzip.open("renderings.tsv.gz", "wt", encoding="utf-8") as sink:
        for (one, other), where in sorted(segments.items(), key=lambda row: (-len(row[1]), row[0])):
            sink.write(f"{one}\t{other}\t{len(where)}\n")
    with gzip.open("counts.tsv.gz", "wt", encoding="utf-8") as sink:
        for word in sorted({word for words in segments for word in words}):
            sink.write(f"{word}\t{linked[word]}\n")


if __name__ == "__main__":
    main()
