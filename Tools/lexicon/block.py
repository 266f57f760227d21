"""The layout of lexicon.bin. Little endian, every section on a multiple of 8 bytes.

Header: 8 bytes "RBLEXICN", UInt32 version, UInt32 section count; then 16 bytes per section: four letters,
UInt32 reserved (0), UInt32 byte offset, UInt32 byte count.

A *sparse column* gives some words a value. It is three sections, named by three letters and a fourth:
`?.bit` one bit per word in UInt64s, `?.rnk` the number of bits before each of those UInt64s as UInt32,
`?.val` the values in word order.
"""

import struct

import numpy as np

MAGIC = b"RBLEXICN"
VERSION = 1
BLOCK = 16  # words a front-coded block


class Block:
    def __init__(self, magic=MAGIC, version=VERSION):
        self.magic, self.version = magic, version
        self.sections = []

    def add(self, name, data):
        assert len(name) == 4
        self.sections.append((name.encode(), data.tobytes() if hasattr(data, "tobytes") else data))

    def add_sparse(self, name, word_count, values, dtype):
        """values: word index -> value"""
        bits = np.zeros((word_count + 63) // 64, np.uint64)
        for index in values:
            bits[index // 64] |= np.uint64(1 << (index % 64))
        counts = np.array([int(x).bit_count() for x in bits], np.uint32)
        ranks = np.concatenate([[0], np.cumsum(counts)[:-1]]).astype("<u4")
        self.add(name + "b", bits.astype("<u8"))
        self.add(name + "r", ranks)
        self.add(name + "v", np.array([values[i] for i in sorted(values)], dtype))

    def add_layer(self, name, weights, bias=None):
        """A layer of a net, inputs by outputs: eight bits per weight, with a scale for each output.

        Three sections, named by three letters and a fourth: `w` in the order of `readback_layer` (see
        Sources/CKernels), `s` the scales, `b` the biases. The number of inputs is even, that of outputs a
        multiple of 16.
        """
        scale = np.abs(weights).max(0) / 127
        scale[scale == 0] = 1
        inputs, outputs = weights.shape
        whole = np.round(weights / scale).astype(np.int8)
        whole = whole.reshape(inputs // 2, 2, outputs // 16, 16).transpose(2, 0, 3, 1)
        self.add(name + "w", np.ascontiguousarray(whole))
        self.add(name + "s", scale.astype("<f4"))
        self.add(name + "b", (np.zeros(len(scale)) if bias is None else bias).astype("<f4"))

    def bytes(self):
        offset = len(self.magic) + 8 + 16 * len(self.sections)
        head, body = [], []
        for name, data in self.sections:
            padding = -offset % 8
            offset += padding
            head.append(name + struct.pack("<III", 0, offset, len(data)))
            body.append(b"\0" * padding + data)
            offset += len(data)
        start = self.magic + struct.pack("<II", self.version, len(self.sections))
        return start + b"".join(head) + b"".join(body)


def front_coded(words):
    """(bytes, block offsets): each block is its first word with its length, then for every other
    word the length shared with the one before, the length of the rest, the rest."""
    data, offsets = bytearray(), []
    previous = b""
    for index, word in enumerate(words):
        if index % BLOCK == 0:
            offsets.append(len(data))
            data += bytes([len(word)]) + word
        else:
            shared = 0
            while shared < min(len(previous), len(word)) and previous[shared] == word[shared]:
                shared += 1
            data += bytes([shared, len(word) - shared]) + word[shared:]
        previous = word
    offsets.append(len(data))
    return bytes(data), np.array(offsets, "<u4")
