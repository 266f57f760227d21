"""Makes Sources/CLexicon/lexicon.bin. See README.md for how to run it."""

import argparse
import collections
import pathlib

import numpy as np

import wordlists
import wordvectors
from block import Block, front_coded
from wordnet import WordNet

OUTPUT = pathlib.Path(__file__).parents[2] / "Sources" / "CLexicon" / "lexicon.bin"
FREQUENT_WORDS = 60_000   # of wordfreq's list that enter the table even when no dictionary has them
VECTOR_WORDS = 30_000
SURFACE_VECTORS = 16_000  # the most frequent words have vectors of their own, inflected or not

LISTED, NAME, FUNCTION, AMERICAN = 1, 2, 4, 8

# Kinds of entries in a lemma's record and in a synset's record (upper byte of a UInt32).
EARLY_SENSE, SENSE, DERIVATION, ANTONYM, HYPERNYM, SIMILAR = 0, 1, 2, 3, 4, 5


class Table:
    """All words with their data."""

    def __init__(self):
        self.wordnet = WordNet()
        self.zipf = wordlists.zipf_values()
        american, american_names = wordlists.dictionary("american-english-large")
        british, british_names = wordlists.dictionary("british-english-large")
        single = {lemma for lemma in self.wordnet.senses if wordlists.WORD.fullmatch(lemma)}
        common = single - self.wordnet.capitalised
        self.american = american | american_names
        self.american_words, self.british_words = american, british
        self.listed = american | british | common
        self.names = (american_names | british_names | single) - self.listed
        self.functions = wordlists.CLOSED | wordlists.OPEN_FUNCTION_WORDS
        frequent = [word for word in self.zipf if wordlists.WORD.fullmatch(word)
                    and not word.endswith("'s")][:FREQUENT_WORDS]
        everything = self.listed | self.names | self.functions | set(frequent)
        self.words = sorted((word for word in everything if len(word.encode()) < 48),
                            key=lambda word: word.encode())
        self.index = {word: i for i, word in enumerate(self.words)}

    def frequency(self, word):
        return self.zipf.get(word, 0)

    def base_forms(self, word):
        """Lemmas besides the word itself, likeliest first.

        A word that is itself a lemma counts as inflected only if the other is not much rarer: "talks" is of
        "talk", but "gas" is not of "ga" (Georgia).
        """
        if word in wordlists.FUNCTION_LEMMAS:
            return wordlists.FUNCTION_LEMMAS[word]
        if word in wordlists.CLOSED:
            return wordlists.contracted(word)
        candidates = self.wordnet.base_forms(word)
        if word in self.wordnet.senses:
            limit = self.frequency(word) - 0.7
            candidates = {c for c in candidates if self.frequency(c) >= limit and len(c) > 2}
        if not candidates and word not in self.wordnet.senses and word.endswith("s"):
            stem = word[:-1]
            if len(word) > 4 and not word.endswith("ss") and stem in self.listed:
                candidates = {stem}
        known = [c for c in candidates if c in self.index and c not in wordlists.CLOSED]
        return sorted(known, key=lambda c: (-self.frequency(c), c))

    def flags(self, word):
        return (LISTED * (word in self.listed or word in self.names) | NAME * (word in self.names)
                | FUNCTION * (word in self.functions) | AMERICAN * (word in self.american))


def relation_records(table):
    """(word index -> entries, synset entries); an entry is kind << 24 | number."""
    wordnet = table.wordnet
    numbers = {}

    def number(key):
        return numbers.setdefault(key, len(numbers))

    lemmas = {}
    for index, word in enumerate(table.words):
        if word in wordlists.CLOSED or word not in wordnet.senses:
            continue
        if not table.frequency(word) and word not in table.listed:
            continue
        rank = collections.Counter()
        senses, derivations, antonyms = [], set(), set()
        for key in wordnet.senses[word]:
            rank[key[0]] += 1
            kind = EARLY_SENSE if rank[key[0]] <= 3 else SENSE
            senses.append(kind << 24 | number(key))
            synset = wordnet.synsets[key]
            for symbol, target, source, goal in synset.pointers:
                if source and synset.words[source - 1] != word:
                    continue
                if symbol in ("+", "\\"):
                    derivations.add(DERIVATION << 24 | number(target))
                elif symbol == "!" and goal:
                    other = wordnet.synsets[target].words[goal - 1]
                    if other in table.index:
                        antonyms.add(ANTONYM << 24 | table.index[other])
        lemmas[index] = sorted(senses) + sorted(derivations) + sorted(antonyms)

    synsets = []
    for key in list(numbers):  # targets numbered on the way are not followed further
        entries = set()
        for symbol, target, source, _ in wordnet.synsets[key].pointers:
            if symbol in ("@", "@i"):
                entries.add(HYPERNYM << 24 | number(target))
            elif symbol in ("&", "=", "*", ">") and not source:
                entries.add(SIMILAR << 24 | number(target))
        synsets.append(sorted(entries))
    return lemmas, synsets


def lists(records):
    """(starts, pool) of a list of lists."""
    starts = np.cumsum([0] + [len(record) for record in records]).astype("<u4")
    return starts, np.array([x for record in records for x in record], "<u4")


def vector_rows(table, base_forms):
    """(words that have a row, word index -> row): inflected words share their lemma's row."""
    def wanted(word):
        return all("a" <= c <= "z" or c in "'-" for c in word)

    ranked = sorted((w for w in table.words if wanted(w) and table.frequency(w)),
                    key=lambda w: (-table.frequency(w), w))
    rows = {word: row for row, word in enumerate(ranked[:SURFACE_VECTORS])}
    for word in ranked[SURFACE_VECTORS:]:
        if len(rows) == VECTOR_WORDS:
            break
        if word in table.listed and not any(b in table.index for b in base_forms[word]):
            rows[word] = len(rows)
    shared = {}
    for index, word in enumerate(table.words):
        for candidate in (word, word.replace("-", ""), *base_forms[word]):
            if candidate in rows:
                shared[index] = rows[candidate]
                break
    return list(rows), shared


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=pathlib.Path, default=OUTPUT)
    arguments = parser.parse_args()

    table = Table()
    count = len(table.words)
    print(f"{count} words: {len(table.listed)} listed, {len(table.names)} names")
    base_forms = {word: table.base_forms(word) for word in table.words}

    block = Block()
    spellings, offsets = front_coded([word.encode() for word in table.words])
    block.add("size", np.array([count, wordvectors.DIMENSIONS, VECTOR_WORDS, 0], "<u4"))
    block.add("spel", spellings)
    block.add("sblk", offsets)
    block.add("zipf", np.array([min(255, round(table.frequency(w) * 32)) for w in table.words],
                               np.uint8))
    block.add("flag", np.array([table.flags(w) for w in table.words], np.uint8))

    # One lemma is stored in place; several as 0x80000000 | count << 20 | place in the pool.
    values, pool = {}, []
    for index, word in enumerate(table.words):
        ids = [table.index[lemma] for lemma in base_forms[word]]
        if len(ids) == 1:
            values[index] = ids[0]
        elif ids:
            values[index] = 0x80000000 | len(ids) << 20 | len(pool)
            pool += ids
    assert len(pool) < 1 << 20
    block.add_sparse("lem", count, values, "<u4")
    block.add("lemp", np.array(pool, "<u4"))

    pairs = {}
    for index, word in enumerate(table.words):
        replacement = wordlists.american(word, table.british_words, table.american_words)
        if replacement:
            pairs[index] = table.index[replacement]
    block.add_sparse("ame", count, pairs, "<u4")
    print(f"{len(pairs)} British spellings, {len(values)} inflected words")

    records, synsets = relation_records(table)
    starts, entries = lists([records[i] for i in sorted(records)])
    block.add_sparse("rel", count, dict(zip(sorted(records), starts[:-1].tolist())), "<u4")
    block.add("relp", entries)
    starts, entries = lists(synsets)
    block.add("syns", starts)
    block.add("synp", entries)
    print(f"{len(records)} lemmas with senses, {len(synsets)} synsets")

    row_words, shared = vector_rows(table, base_forms)
    block.add_sparse("vec", count, shared, "<u2")
    block.add("vecs", wordvectors.compressed(wordvectors.encoded(row_words)))
    print(f"{len(row_words)} vectors for {len(shared)} words")

    data = block.bytes()
    for name, content in block.sections:
        print(f"  {name.decode()} {len(content):>9}")
    arguments.output.write_bytes(data)
    print(f"{arguments.output.name}: {len(data)} bytes")


if __name__ == "__main__":
    main()
