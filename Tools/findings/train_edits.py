#!/usr/bin/env python3
"""Trains the model that estimates the probability that an edit changes the meaning.

usage: train_edits.py PAIRS.jsonl EDITS.jsonl NAMES.txt OUT.pkl [DOCUMENT ...]

PAIRS is the output of pairs.py, EDITS that of `readback-measure edits PAIRS`, NAMES that of `--names`.
Calibrates on documents kept out of training (six folds) and prints the accuracy on them. DOCUMENTs are not
used at all, to measure the whole program on them.
"""
import hashlib
import pickle
import sys
from collections import defaultdict

import lightgbm
import numpy as np
from sklearn.isotonic import IsotonicRegression

from labels import load, wrong_places

FOLDS = 6
# Real retellings weigh most; the many planted changes and fair pairs must not drown them. Contrasts
# (corpus/README.md) are many and denser in errors than real texts. Error spans are marked by people
# who disagree (.34 F1 with each other).
WEIGHTS = {
    "bench": 4.0, "written": 3.0, "contrasts": 1.5, "planted": 2.0, "harmless": 3.0,
    "errors": 0.1, "fair": 0.6, "edinburgh": 0.4, "planted-paraphrase": 0.1, "planted-equal": 0.15, "harmless-equal": 0.5,
    "summaries": 0.7,
}
# Confidences are for real retellings; fair pairs, where every edit is harmless, only stabilise
# them.
CALIBRATION = {"bench": 6.0, "written": 3.0, "contrasts": 1.0, "planted": 1.5, "harmless": 1.5, "fair": 0.1,
    "edinburgh": 0.1, "summaries": 0.5}
PARAMETERS = dict(
    objective="binary", num_leaves=12, learning_rate=0.05, min_data_in_leaf=40,
    min_sum_hessian_in_leaf=2, feature_fraction=0.5, bagging_fraction=0.7, bagging_freq=1,
    lambda_l2=5, verbose=-1, seed=1, num_threads=1, deterministic=True,
)
ROUNDS = 250
# How errors are attributed: the number of rounds, and the weight of the other edits of a place
# relative to the likeliest.
BLAME_ROUNDS = 2
SHARPNESS = 1.5
LEAST_BLAME = 0.05


def fit(rows, labels, weights):
    return fit_with(PARAMETERS, ROUNDS, rows, labels, weights)


def fit_with(parameters, rounds, rows, labels, weights):
    """A soft label becomes one row per outcome, weighted by its probability."""
    both = np.concatenate([rows, rows])
    outcomes = np.concatenate([np.ones(len(rows)), np.zeros(len(rows))])
    shares = np.concatenate([weights * labels, weights * (1 - labels)])
    used = shares > 0
    data = lightgbm.Dataset(both[used], outcomes[used], weight=shares[used])
    return lightgbm.train(parameters, data, rounds)


def folds(sets, documents):
    """Annotated pairs are distributed evenly, others by their names."""
    annotated = sorted(set(documents[np.isin(sets, ["bench", "written", "contrasts"])]))
    return np.array([
        annotated.index(d) % FOLDS if d in annotated else int(hashlib.md5(d.encode()).hexdigest(), 16) % FOLDS
        for s, d in zip(sets, documents)
    ])


def cross_validated(rows, labels, weights, fold):
    """Predictions for each row by models that did not see its document."""
    predicted = np.zeros(len(labels))
    for held in range(FOLDS):
        booster = fit(rows[fold != held], labels[fold != held], weights[fold != held])
        predicted[fold == held] = booster.predict(rows[fold == held])
    return predicted


def blamed(labels, predicted, places):
    """Labels that attribute the error of a wrong place to its likeliest edits.

    People mark a phrase, but not which of the edits in it changes the meaning. As in multiple-instance
    learning, the likeliest edit of a place keeps its label, and the labels of the others are reduced
    according to their relative probabilities.
    """
    best = defaultdict(float)
    for chance, touched in zip(predicted, places):
        for place in touched:
            best[place] = max(best[place], chance)
    return np.array([
        label * max(LEAST_BLAME, max((chance / best[place]) ** SHARPNESS for place in touched))
        if label > 0 and touched else label
        for label, chance, touched in zip(labels, predicted, places)
    ])


def calibration(predicted, labels, weights):
    """Points of an isotonic curve through predictions for documents kept out of training."""
    curve = IsotonicRegression(y_min=0.01, y_max=0.97, out_of_bounds="clip")
    curve.fit(predicted, labels, sample_weight=weights)
    points = np.quantile(predicted, np.concatenate([np.linspace(0, 0.9, 10), np.linspace(0.92, 1, 20)]))
    points = np.unique(np.concatenate([points, np.linspace(0.05, 0.95, 19)]))
    # A tenth of a straight line is mixed into the isotonic steps, so that the order is never lost.
    return [(float(p), float(0.9 * curve.predict([p])[0] + 0.1 * p)) for p in points]


def reliability(predicted, labels, sets, name):
    chosen = sets == name
    rows = []
    for low in np.arange(0, 1, 0.1):
        inside = chosen & (predicted >= low) & (predicted < low + 0.1)
        if inside.sum():
            rows.append(f"{low:.1f}: {labels[inside].mean():.2f} of {inside.sum()}")
    print(f"  {name}: " + ", ".join(rows))


def main():
    pairs_path, edits_path, names_path, out = sys.argv[1:5]
    held_back = sys.argv[5:]
    names = [line.strip() for line in open(names_path, encoding="utf-8")]
    rows, labels, sets, documents, ids, edits, pairs = load(pairs_path, edits_path)
    known = np.array([name in WEIGHTS for name in sets]) & ~np.isin(documents, held_back)
    places = [
        [(identifier, number) for number in wrong_places(pairs[identifier], edit)]
        for identifier, edit, used in zip(ids, edits, known) if used
    ]
    rows, labels, sets, documents = rows[known], labels[known], sets[known], documents[known]
    weights = np.array([WEIGHTS[name] for name in sets])
    fold = folds(sets, documents)
    blame = labels
    predicted = cross_validated(rows, labels, weights, fold)
    for _ in range(BLAME_ROUNDS):
        blame = blamed(labels, predicted, places)
        predicted = cross_validated(rows, blame, weights, fold)
    # What users meet: real retellings and otherwise equal texts, not planted paraphrases.
    shares = np.array([CALIBRATION.get(name, 0) for name in sets])
    real = shares > 0
    points = calibration(predicted[real], labels[real], shares[real])
    calibrated = np.interp(predicted, *zip(*points))
    print("kept out: said, right")
    for name in ("bench", "written", "planted", "harmless", "fair"):
        reliability(calibrated, labels, sets, name)
    # For train_meanings.py: the ratings of models that did not see an edit's document.
    np.save(out + ".kept.npy", predicted)
    with open(out, "wb") as sink:
        pickle.dump((fit(rows, blame, weights).model_to_string(), names, points), sink)


if __name__ == "__main__":
    main()
