"""Long texts with a retelling, of any length: cut from given chapters, or made up."""

import json
import os
import random


class Chapters:
    def __init__(self, path=None):
        if path and os.path.exists(path):
            with open(path) as file:
                self.chapters = [chapter(json.loads(line)) for line in file]
            self.source = f"chapters of {os.path.basename(path)}, repeated when they run out"
        else:
            self.chapters = None
            self.source = "made-up chapters"

    def files(self, words, folder):
        """Writes both sides with at least so many official words, once; their paths."""
        paths = [os.path.join(folder, f"{side}-{words}.txt") for side in ["official", "retelling"]]
        if os.path.exists(paths[0]):
            return paths
        count = 0
        number = 0
        with open(paths[0], "w") as official, open(paths[1], "w") as retelling:
            while count < words:
                if self.chapters:
                    mine, theirs = self.chapters[number % len(self.chapters)]
                else:
                    mine, theirs = made_up_chapter(number)
                official.write(mine)
                retelling.write(theirs)
                count += len(mine.split())
                number += 1
        return paths


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
    """Thirty sentences; the retelling leaves some out, turns some round and changes some words."""
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
