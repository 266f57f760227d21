"""Collates two texts with CollateX, for the table."""

import sys

import collatex

collation = collatex.Collation()
for name, path in zip("AB", sys.argv[1:3]):
    with open(path, encoding="utf-8") as file:
        collation.add_plain_witness(name, file.read())
print(collatex.collate(collation, segmentation=False))
