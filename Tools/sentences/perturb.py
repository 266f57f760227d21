#!/usr/bin/env python3
"""Makes training texts for the sentence aligner from aligned ones, with a fixed seed.

usage: perturb.py COUNT FILE.jsonl... > OUT.jsonl       COUNT variants of every document

Input and output: {id, official: [{text}], retelling: [{text}], links: [[i, j]]}. A variant is changed as
in a retelling: statements are omitted or added from other texts, sequences are moved, neighbours are
merged or divided, statements are told in part or twice, the order and the size of units change, and
sometimes the text is about something else.
"""
import json
import random
import re
import sys


def load(path):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            yield (item["id"], [u["text"] for u in item["official"]],
                   [u["text"] for u in item["retelling"]], {tuple(x) for x in item["links"]})


class Side:
    """Units as lists of base pieces: (text, number of the base unit or None for a foreign one)."""

    def __init__(self, texts):
        self.units = [[(text, index)] for index, text in enumerate(texts)]

    def delete(self, rng, share):
        while share > 0 and len(self.units) > 2:
            run = min(rng.choice([1, 1, 1, 2, 3]), len(self.units) - 1)
            start = rng.randrange(len(self.units) - run + 1)
            share -= run / len(self.units)
            del self.units[start:start + run]

    def insert(self, rng, share, foreign):
        for _ in range(round(share * len(self.units))):
            text = rng.choice(rng.choice(foreign))
            self.units.insert(rng.randint(0, len(self.units)), [(text, None)])

    def move(self, rng):
        run = min(rng.randint(1, 6), len(self.units) // 2)
        if run:
            start = rng.randrange(len(self.units) - run + 1)
            taken = self.units[start:start + run]
            del self.units[start:start + run]
            place = rng.randint(0, len(self.units))
            self.units[place:place] = taken

    def merge(self, rng, probability):
        merged = []
        for unit in self.units:
            if merged and rng.random() < probability:
                merged[-1] = merged[-1] + unit
            else:
                merged.append(unit)
        self.units = merged

    def cut(self, rng, probability, keep_both):
        """Divides units at a mark near the middle; keeps one part only, or both as units."""
        result = []
        for unit in self.units:
            text, index = unit[0]
            parts = None
            if len(unit) == 1 and rng.random() < probability:
                marks = [m.end() for m in re.finditer(r"[,;:.!?]\s", text)]
                marks = [m for m in marks if 0.3 < m / len(text) < 0.7]
                if marks:
                    at = rng.choice(marks)
                    parts = [[(text[:at].strip(), index)], [(text[at:].strip(), index)]]
            if parts is None:
                result.append(unit)
            elif keep_both:
                result += parts
            else:
                result.append(rng.choice(parts))
        self.units = result

    def repeat(self, rng):
        self.units.insert(rng.randint(0, len(self.units)), rng.choice(self.units))

    def texts(self):
        return [{"text": " ".join(text for text, _ in unit)} for unit in self.units]


def variant(rng, official, retelling, links, foreign_official, foreign_retelling):
    if len(official) > 12 and rng.random() < 0.3:
        # A short text: consecutive official units and the units linked to them.
        size = rng.randint(6, min(14, len(official)))
        start = rng.randrange(len(official) - size + 1)
        kept = range(start, start + size)
        mine = sorted({j for i, j in links if i in kept})
        if mine:
            first, last = mine[0], mine[-1] + 1
            links = {(i - start, j - first) for i, j in links if i in kept and first <= j < last}
            official, retelling = official[start:start + size], retelling[first:last]
    a, b = Side(official), Side(retelling)
    kind = rng.random()
    if kind < 0.06:
        b = Side(rng.choice(foreign_retelling))
        links = set()
    coarse = rng.random()
    if coarse < 0.25:
        probability = rng.uniform(0.3, 0.85)
        a.merge(rng, probability)
        b.merge(rng, probability)
    elif coarse < 0.45:
        rng.choice([a, b]).cut(rng, rng.uniform(0.1, 0.5), keep_both=True)
    if rng.random() < 0.3:
        rng.choice([a, b]).cut(rng, rng.uniform(0.1, 0.5), keep_both=False)
    harsh = rng.random() < 0.2
    for side, foreign in ((a, foreign_official), (b, foreign_retelling)):
        if rng.random() < (0.8 if side is b else 0.4):
            side.delete(rng, rng.uniform(0.3, 0.6) if harsh and side is b else rng.uniform(0, 0.2))
    if rng.random() < 0.8:
        for _ in range(rng.randint(1, 3)):
            b.move(rng)
    if harsh and rng.random() < 0.2:
        rng.shuffle(b.units)
    if rng.random() < 0.75:
        b.merge(rng, rng.uniform(0.02, 0.2))
    if rng.random() < 0.3:
        a.merge(rng, rng.uniform(0.02, 0.2))
    if rng.random() < 0.15:
        b.repeat(rng)
    for side, foreign in ((a, foreign_official), (b, foreign_retelling)):
        if rng.random() < (0.8 if side is b else 0.3):
            side.insert(rng, rng.uniform(0, 0.4 if harsh else 0.15), foreign)
    pairs = [[i, j] for i, one in enumerate(a.units) for j, other in enumerate(b.units)
             if any((x, y) in links for _, x in one for _, y in other)]
    return a.texts(), b.texts(), pairs


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    count = int(sys.argv[1])
    rng = random.Random(1)
    for path in sys.argv[2:]:
        documents = list(load(path))
        for name, official, retelling, links in documents:
            others = [d for d in documents if d[0] != name]
            for number in range(count):
                a, b, pairs = variant(rng, official, retelling, links,
                                      [d[1] for d in others], [d[2] for d in others])
                print(json.dumps({"id": f"{name}/{number}", "official": a, "retelling": b,
                                  "links": pairs}, ensure_ascii=False))


if __name__ == "__main__":
    main()
