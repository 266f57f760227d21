#!/usr/bin/env python3
"""Write trained nets as Swift.  usage: weights.py FIRST.txt SECOND.txt > CellNetWeights.swift"""
import sys
import textwrap


def literal(path):
    with open(path) as lines:
        numbers = lines.read().split()
    return textwrap.indent("\n".join(textwrap.wrap(
        ", ".join(numbers) + ",", 94, break_long_words=False, break_on_hyphens=False)), " " * 6)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    print("""// Written by Tools/sentences/weights.py; do not edit.
extension CellNets {
  /// As `Tools/sentences` trained them.
  static let trained = CellNets(
    first: CellNet(
      inputCount: CellFeatures.count, weights: firstWeights),
    second: CellNet(
      inputCount: CellFeatures.count + CellContextFeatures.count, weights: secondWeights))
""")
    for name, path in zip(("first", "second"), sys.argv[1:]):
        print(f"  private static let {name}Weights: [Float] =\n    [\n{literal(path)}\n    ]")
        if name == "first":
            print()
    print("}")


if __name__ == "__main__":
    main()
