#!/usr/bin/env python3
"""Writes trained nets as Swift. usage: weights.py FIRST.txt SECOND.txt THIRD.txt > CellNetWeights.swift"""
import sys
import textwrap


def literal(path):
    with open(path) as lines:
        numbers = lines.read().split()
    return textwrap.indent("\n".join(textwrap.wrap(
        ", ".join(numbers) + ",", 94, break_long_words=False, break_on_hyphens=False)), " " * 6)


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print("""// Written by Tools/sentences/weights.py; do not edit.
extension CellNets {
  /// Trained by `Tools/sentences`.
  static let trained = CellNets(
    first: CellNet(
      inputCount: CellFeatures.count, weights: firstWeights),
    second: CellNet(inputCount: ScoredBlock.secondCount, weights: secondWeights),
    third: CellNet(inputCount: ScoredBlock.thirdCount, weights: thirdWeights))
""")
    for name, path in zip(("first", "second", "third"), sys.argv[1:]):
        print(f"  private static let {name}Weights: [Float] =\n    [\n{literal(path)}\n    ]")
        if name != "third":
            print()
    print("}")


if __name__ == "__main__":
    main()
