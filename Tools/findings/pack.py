#!/usr/bin/env python3
"""Put trained models into Sources/CLexicon/findings.bin. usage: pack.py OUT.bin LETTER=MODEL.pkl ..."""
import pickle
import sys

import lightgbm

from model import write


def main():
    models = {}
    for argument in sys.argv[2:]:
        letter, path = argument.split("=", 1)
        with open(path, "rb") as source:
            text, names, points = pickle.load(source)
        models[letter] = (lightgbm.Booster(model_str=text), names, points)
    write(sys.argv[1], models)


if __name__ == "__main__":
    main()
