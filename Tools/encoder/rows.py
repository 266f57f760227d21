"""Pieces of a language with their rows, few bits each: what `EncoderPieces.swift` reads.

Sections: "piec" the pieces' bytes in byte order, concatenated; "poff" where each starts, and the end;
"pscr" their scores; "prow" their row numbers; "row4" the rows of four-bit numbers, two per byte, the low
half first; "row2" the following rows of two-bit numbers, four per byte, the lowest first; "rscl" the
factor of each row's numbers.
"""

import numpy as np

DIMENSIONS = 512
CHUNKS = 17  # the reference stores the table in as many parts, each with its own scale
FOUR_BITS = np.arange(16) * 2 - 15
# Best for a normal distribution: the outer levels are 3.3 times the inner ones.
TWO_BITS = np.array([-10, -3, 3, 10])


def reference_rows(weights, numbers):
    """Rows of the embedding table as floats."""
    numbers = np.asarray(numbers)
    rows = np.empty((len(numbers), DIMENSIONS), np.float32)
    for chunk in range(CHUNKS):
        here = np.flatnonzero(numbers % CHUNKS == chunk)
        table = weights[f"q{chunk + 1}"]
        rows[here] = table[numbers[here] // CHUNKS]
        rows[here] = rows[here] * weights["scale"][chunk] + weights["lo"][chunk]
    return rows


def quantized(rows, levels):
    """(codes, scales): the codes of the nearest levels, with the scale of least squares."""
    levels = levels.astype(np.float32)
    scales = np.maximum(rows.std(1), 1e-6) / np.sqrt(np.mean(levels**2))
    for _ in range(4):
        distances = np.abs(rows[:, :, None] / scales[:, None, None] - levels)
        codes = distances.argmin(2).astype(np.uint8)
        chosen = levels[codes]
        scales = (rows * chosen).sum(1) / (chosen * chosen).sum(1)
    return codes, scales.astype("<f4")


def quantized_in_parts(rows, levels):
    parts = [quantized(rows[at:at + 500], levels) for at in range(0, len(rows), 500)]
    if not parts:
        return np.empty((0, DIMENSIONS), np.uint8), np.empty(0, "<f4")
    return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])


def add_pieces(block, tokenizer, weights, numbers, four_bit_count):
    """Adds the sections for some pieces; the likeliest get four bits, the others two."""
    inOrder = sorted(numbers, key=lambda n: (-tokenizer._scores[n], n))
    row = {number: at for at, number in enumerate(inOrder)}
    rows = reference_rows(weights, inOrder)
    codes4, scales4 = quantized_in_parts(rows[:four_bit_count], FOUR_BITS)
    codes2, scales2 = quantized_in_parts(rows[four_bit_count:], TWO_BITS)
    spelt = sorted((tokenizer._pieces[n].encode(), n) for n in numbers)
    offsets = np.cumsum([0] + [len(piece) for piece, _ in spelt])
    block.add("piec", b"".join(piece for piece, _ in spelt))
    block.add("poff", offsets.astype("<u4"))
    block.add("pscr", np.array([tokenizer._scores[n] for _, n in spelt], "<f4"))
    block.add("prow", np.array([row[n] for _, n in spelt], "<u2"))
    block.add("row4", codes4[:, 0::2] | codes4[:, 1::2] << 4)
    block.add("row2", codes2[:, 0::4] | codes2[:, 1::4] << 2 | codes2[:, 2::4] << 4
              | codes2[:, 3::4] << 6)
    block.add("rscl", np.concatenate([scales4, scales2]))


def pieces_of_words(tokenizer, words):
    """The pieces of words in lower case, capitalised and in capitals, each with and without a space before."""
    numbers = set()
    for word in words:
        for form in {word, word.capitalize(), word.upper()}:
            numbers |= set(tokenizer.encode(form, add_bos=False, add_eos=False))
            numbers |= set(tokenizer.encode("(" + form, add_bos=False, add_eos=False))
    return numbers
