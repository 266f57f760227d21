#!/usr/bin/env python3
"""Puts trained models into Sources/CLexicon/findings.bin.

usage: pack.py OUT.bin EDITS.pkl GAPS.pkl MEANINGS.pkl
"""
import pickle
import sys

import lightgbm

from model import write


def unpickled(path):
    with open(path, "rb") as source:
        return pickle.load(source)


def main():
    out, edits, gaps, meanings = sys.argv[1:]
    models = {}
    for letter, path in (("e", edits), ("g", gaps)):
        text, names, points = unpickled(path)
        models[letter] = (lightgbm.Booster(model_str=text), names, points)
    write(out, models, unpickled(meanings))


if __name__ == "__main__":
    main()
