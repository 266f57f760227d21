#!/usr/bin/env python3
"""Trains the model that estimates the probability that a gap is an omission or addition.

usage: train_gaps.py PAIRS.jsonl GAPS.jsonl NAMES.txt OUT.pkl [DOCUMENT ...]

PAIRS is the output of pairs.py, GAPS that of `readback-measure edits --gaps PAIRS`, NAMES that of `--gaps
--names`. A gap is right if half of its letters are in places known to be omitted or added; gaps on which
editors could disagree are not used. Calibrated on documents kept out of training.
"""
import json
import pickle
import sys

import lightgbm
import numpy as np

from labels import letters
from train_edits import FOLDS, calibration, fit_with, folds, reliability

WEIGHTS = {
    "bench": 10.0, "written": 5.0, "contrasts": 1.0, "summaries": 10.0, "fair-words": 0.3,
    "edinburgh-words": 0.5, "perturbed-wmt": 0.4,
    "planted-gap": 0.4, "perturbed-onestop": 0.6, "perturbed-candide_sent": 0.3,
}
# Features that can only count for a gap, and those that can only count against it.
FOR = {
    "novelBigrams", "novelAnywhere", "novelWordPairs", "novelWordPairsAnywhere", "untold",
    "untoldShare",
}
AGAINST = {
    "sameAnywhere", "sameInBestSentence", "nearInBestSentence", "nearInBestThree", "bestCosine",
    "bestCosineUnlinked", "linkScore", "namesElsewhere", "numbersElsewhere",
}
PARAMETERS = dict(
    objective="binary", num_leaves=14, learning_rate=0.04, min_data_in_leaf=25,
    min_sum_hessian_in_leaf=2, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
    lambda_l2=5, verbose=-1, seed=1, num_threads=1, deterministic=True,
)
ROUNDS = 250


def load(pairs_path, gaps_path):
    with open(pairs_path, encoding="utf-8") as lines:
        pairs = {pair["id"]: pair for pair in map(json.loads, lines)}
    rows, labels, sets, documents, kinds = [], [], [], [], []
    with open(gaps_path, encoding="utf-8") as lines:
        for answer in map(json.loads, lines):
            pair = pairs[answer["id"]]
            if not pair["gaps"]:
                continue
            for gap in answer["edits"]:
                side = "official" if gap["official"] else "retelling"
                if pair["gaps"] == "additions" and side == "official":
                    continue
                known, unsure = (
                    ("omitted", "unsure_official") if side == "official" else ("added", "unsure"))
                mine = letters(pair[side], gap[side])

                def lies_in(places):
                    there = set().union(*(letters(pair[side], span) for span in pair[places]))
                    return 2 * len(mine & there) >= len(mine)

                is_right = lies_in(known)
                if not is_right and lies_in(unsure):
                    continue
                rows.append(gap["features"])
                labels.append(float(is_right))
                sets.append(pair["set"])
                documents.append(pair["document"])
                kinds.append(gap["kind"])
    return np.array(rows, np.float32), np.array(labels), np.array(sets), np.array(documents), kinds


def main():
    pairs_path, gaps_path, names_path, out = sys.argv[1:5]
    held_back = sys.argv[5:]
    names = [line.strip() for line in open(names_path, encoding="utf-8")]
    rows, labels, sets, documents, kinds = load(pairs_path, gaps_path)
    parameters = PARAMETERS | {
        "monotone_constraints": [(name in FOR) - (name in AGAINST) for name in names]}
    used = ~np.isin(documents, held_back)
    rows, labels, sets, documents, kinds = (
        rows[used], labels[used], sets[used], documents[used], np.array(kinds)[used])
    weights = np.array([WEIGHTS[name] for name in sets])
    fold = folds(sets, documents)
    predicted = np.zeros(len(labels))
    for held in range(FOLDS):
        booster = fit_with(
            parameters, ROUNDS, rows[fold != held], labels[fold != held], weights[fold != held])
        predicted[fold == held] = booster.predict(rows[fold == held])
    points = calibration(predicted, labels, weights)
    calibrated = np.interp(predicted, *zip(*points))
    print("kept out: said, right")
    for name in WEIGHTS:
        reliability(calibrated, labels, sets, name)
    for name, kind in [(n, k) for n in ("bench", "written", "contrasts") for k in sorted(set(kinds))]:
        chosen = (sets == name) & (kinds == kind)
        shown = chosen & (calibrated >= 0.5)
        print(f"  {name} {kind}: {chosen.sum()} of them {labels[chosen].sum():.0f} right; shown {shown.sum()}, right {labels[shown].sum():.0f}")
    booster = fit_with(parameters, ROUNDS, rows, labels, weights)
    gains = sorted(zip(booster.feature_importance("gain"), names), reverse=True)
    print("  most used: " + ", ".join(name for _, name in gains[:16]))
    with open(out, "wb") as sink:
        pickle.dump((booster.model_to_string(), names, points), sink)


if __name__ == "__main__":
    main()
