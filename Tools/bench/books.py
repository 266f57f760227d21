"""Long texts with a retelling, of any length: cut from given chapters, or made up."""

import collections
import functools
import glob
import json
import os
import random
import re

TABLES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lexicon", "tables")
WORD = re.compile(r"[A-Za-z]+")


class Chapters:
    """The chapters of some files in order. After the last, they are repeated with other words in place of
    the rarer ones, so that a long book does not repeat itself."""

    def __init__(self, paths=()):
        paths = [path for path in paths or () if os.path.exists(path)]
        self.chapters = None
        self.source = "made-up chapters"
        if paths:
            self.chapters = [chapter(json.loads(line)) for path in paths for line in open(path)]
            names = ", ".join(os.path.basename(path) for path in paths)
            self.source = f"chapters of {names}; with other words when they run out"
            self.rare = rare(self.chapters)

    def files(self, words, folder):
        """Writes both sides, with at least the given number of official words, unless they exist; returns
        their paths."""
        paths = [os.path.join(folder, f"{side}-{words}.txt") for side in ["official", "retelling"]]
        if os.path.exists(paths[0]):
            return paths
        count = 0
        number = 0
        with open(paths[0], "w") as official, open(paths[1], "w") as retelling:
            while count < words:
                mine, theirs = self.chapter(number)
                official.write(mine)
                retelling.write(theirs)
                count += len(mine.split())
                number += 1
        return paths

    def chapter(self, number):
        if not self.chapters:
            return made_up_chapter(number)
        turn, place = divmod(number, len(self.chapters))
        exchanges = self.exchanges(turn) if turn else {}
        return tuple(exchanged(text, exchanges) for text in self.chapters[place])

    @functools.cache
    def exchanges(self, turn):
        """The replacements for the rarer words when the chapters are repeated: other names for names, and
        words that may or may not be in the chapters for other words, so that the vocabulary
        grows with the length as in a book."""
        chance = random.Random(turn)
        names, others = self.rare
        exchanges = {name: made_up_name(chance) for name in names}
        exchanges.update(zip(others, chance.sample(others + more_words(others), len(others))))
        return exchanges


def rare(chapters):
    """The words that occur fewer than 100 times in both texts: names, and others."""
    counts = collections.Counter()
    small = set()
    for texts in chapters:
        for text in texts:
            words = WORD.findall(text)
            counts.update(word.lower() for word in words)
            small.update(word for word in words if word.islower())
    found = [word for word in sorted(counts) if counts[word] < 100]
    return [word for word in found if word not in small], [word for word in found if word in small]


def more_words(known):
    """Words in the tables of the language data besides the given ones."""
    known = set(known)
    words = set()
    for path in sorted(glob.glob(os.path.join(TABLES, "*.tsv"))):
        with open(path) as file:
            words.update(re.findall(r"\b[a-z]{4,}\b", file.read()))
    return sorted(words - known)


def made_up_name(chance):
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice([2, 3, 3])))


def exchanged(text, exchanges):
    if not exchanges:
        return text

    def other(match):
        word = match.group()
        mine = exchanges.get(word.lower(), word)
        return mine.capitalize() if word[0].isupper() else mine

    return WORD.sub(other, text)


def chapter(item):
    return tuple(text_of(item[side]) for side in ["official", "retelling"])


def text_of(units):
    paragraphs = {}
    for unit in units:
        paragraphs.setdefault(unit["para"], []).append(unit["text"])
    return "".join(" ".join(texts) + "\n\n" for texts in paragraphs.values())


SUBJECTS = "the council,a ministry,our envoy,the court,a fisherman,the bank,one engineer,the mayor"
VERBS = "announced,refused,signed,discussed,repaired,delayed,praised,published,sold,inspected"
OBJECTS = "the treaty,a bridge,the budget,new rules,the harbour,an old map,two ships,the report"
TIMES = "on Monday,in March,last year,before the storm,after the vote,at noon,in spring,at last"
SYLLABLES = "ka lo mi ren tu vas pel dor sin gra ben zu hol tar nim ost".split()


def made_up_chapter(number):
    """Thirty sentences; the retelling omits some, moves some and changes some words."""
    chance = random.Random(number)
    official = []
    retelling = []
    for _ in range(30):
        subject, verb, thing, when = (
            chance.choice(words.split(",")) for words in [SUBJECTS, VERBS, OBJECTS, TIMES])
        place = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
        person = "".join(chance.choice(SYLLABLES) for _ in range(3)).capitalize()
        amount = chance.randrange(3, 900)
        official.append(
            f"{subject.capitalize()} in {place} {verb} {thing} for {person} {when}, with {amount} "
            "people watching from the shore.")
        fate = chance.random()
        if fate < 0.07:
            continue
        if fate < 0.2:
            amount += 1
        if fate < 0.5:
            retelling.append(
                f"{when.capitalize()} {subject} in {place} {verb} {thing} for {person}; {amount} "
                "people looked on from the coast.")
        else:
            retelling.append(
                f"{subject.capitalize()} of {place} {verb} {thing} for {person} {when} while "
                f"{amount} people watched.")
    return paragraphs(official), paragraphs(retelling)


def paragraphs(sentences):
    return "".join(" ".join(sentences[at:at + 5]) + "\n\n" for at in range(0, len(sentences), 5))
