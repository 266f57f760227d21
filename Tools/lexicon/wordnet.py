"""WordNet 3.0: lemmas, inflections, senses and the pointers between them."""

import collections
import pathlib
import re

DIRECTORY = pathlib.Path("/usr/share/wordnet")
FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}

# Detachment rules of morphy(7WN), and doubled consonants (which its exception lists cover only
# for the words of 1998).
DETACHMENT = {
    "n": [("s", ""), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"),
          ("men", "man"), ("ies", "y")],
    "v": [("s", ""), ("ies", "y"), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("ing", "e"),
          ("ing", "")],
    "a": [("er", ""), ("est", ""), ("er", "e"), ("est", "e")],
    "r": [],
}


class Synset:
    """One sense: its words in lower case and its pointers (symbol, target key, source, target)."""

    def __init__(self, words, pointers):
        self.words = words
        self.pointers = pointers


class WordNet:
    def __init__(self):
        self.senses = collections.defaultdict(list)  # lemma -> synset keys, by part of speech, rank
        self.synsets = {}
        self.capitalised = set()  # lemmas that are capitalised in every synset
        self.exceptions = {}
        lower = set()
        for letter, name in FILES.items():
            self._read_data(letter, DIRECTORY / f"data.{name}", lower)
            self._read_index(letter, DIRECTORY / f"index.{name}")
            exceptions = collections.defaultdict(list)
            for line in (DIRECTORY / f"{name}.exc").read_text().split("\n"):
                form, *lemmas = line.split() or [""]
                exceptions[form] += lemmas
            self.exceptions[letter] = exceptions
        self.capitalised -= lower
        self.parts = {letter: {lemma for lemma, keys in self.senses.items()
                               if any(key[0] == letter for key in keys)} for letter in FILES}

    def _read_data(self, letter, path, lower):
        for line in path.read_text(encoding="latin-1").split("\n"):
            if not line or line.startswith("  "):
                continue
            fields = line.split("|")[0].split()
            count = int(fields[3], 16)
            words = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]) for i in range(count)]
            for word in words:
                (lower if word == word.lower() else self.capitalised).add(word.lower())
            at = 4 + 2 * count
            pointers = []
            for i in range(int(fields[at])):
                symbol, offset, part, ends = fields[at + 1 + 4 * i:at + 5 + 4 * i]
                pointers.append((symbol, ("a" if part == "s" else part) + offset,
                                 int(ends[:2], 16), int(ends[2:], 16)))
            self.synsets[letter + fields[0]] = Synset([w.lower() for w in words], pointers)

    def _read_index(self, letter, path):
        for line in path.read_text(encoding="latin-1").split("\n"):
            if not line or line.startswith("  "):
                continue
            fields = line.split()
            count = int(fields[2])
            self.senses[fields[0]] += [letter + offset for offset in fields[-count:]]

    def base_forms(self, word):
        """Lemmas that the word may be an inflected form of, for any part of speech."""
        result = set()
        for letter in FILES:
            if word in self.exceptions[letter]:
                result.update(self.exceptions[letter][word])
                continue
            lemmas = self.parts[letter]
            for ending, replacement in DETACHMENT[letter]:
                if not word.endswith(ending) or len(word) <= len(ending) + 1:
                    continue
                if ending == "s" and word.endswith("ss"):
                    continue
                stem = word[:-len(ending)]
                if stem + replacement in lemmas:
                    result.add(stem + replacement)
                doubled = len(stem) > 3 and stem[-1] == stem[-2]
                if letter == "v" and ending in ("ed", "ing") and doubled and stem[:-1] in lemmas:
                    result.add(stem[:-1])
        return result - {word}
