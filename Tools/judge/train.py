#!/usr/bin/env python3
"""Trains the judge's weights: a logistic regression over the features of `Substitution`.

usage: train.py GOLD.jsonl FEATURES.jsonl [FEATURES.jsonl ...]

GOLD      segments with error spans: {id, doc, raters, retelling, spans: [{start, end, accuracy, rater}]}
FEATURES  the output of `readback-measure spans --features [--alone] GOLD.jsonl`

A word's target is the share of raters who marked a letter of it as an accuracy error. Prints the
cross-validated figures (folds are whole documents) and the weights, intercept last, for
Sources/ReadbackCore/Findings/LinearJudge+Trained.swift. Needs numpy; deterministic.
"""
import json
import sys

import numpy as np

FOLDS = 5
RIDGE = 2.0


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def targets(gold, rows):
    """The share of raters who marked each word."""
    out = np.zeros(len(rows))
    for index, row in enumerate(rows):
        item = gold[row["id"]]
        marked = {
            span["rater"]
            for span in item["spans"]
            if span.get("accuracy", True) and span["start"] < row["end"] and row["start"] < span["end"]
        }
        out[index] = len(marked) / max(1, len(item["raters"]))
    return out


def fit(features, target):
    """Ridge-regularised logistic regression by Newton's method."""
    mean, scale = features.mean(0), features.std(0) + 1e-9
    design = np.hstack([(features - mean) / scale, np.ones((len(features), 1))])
    weights = np.zeros(design.shape[1])
    penalty = np.full(design.shape[1], RIDGE)
    penalty[-1] = 0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (chance - target) + penalty * weights
        curvature = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    raw = weights[:-1] / scale
    return np.append(raw, weights[-1] - (raw * mean).sum())


def predict(features, weights):
    return 1 / (1 + np.exp(-(features @ weights[:-1] + weights[-1])))


def character_f1(rows, target, chance, threshold):
    """F1 over the letters of words, each rater counted, as the scorer does."""
    size = np.array([row["end"] - row["start"] for row in rows])
    chosen = chance >= threshold
    hit = (size * target)[chosen].sum()
    precision = hit / max(1e-9, size[chosen].sum())
    recall = hit / max(1e-9, (size * target).sum())
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def main():
    gold = {item["id"]: item for item in read(sys.argv[1])}
    rows = [row for path in sys.argv[2:] for row in read(path)]
    features = np.array([row["features"] for row in rows], float)
    target = targets(gold, rows)
    documents = sorted({item["doc"] for item in gold.values()})
    fold = np.array([documents.index(gold[row["id"]]["doc"]) % FOLDS for row in rows])
    chance = np.zeros(len(rows))
    for number in range(FOLDS):
        train, test = fold != number, fold == number
        chance[test] = predict(features[test], fit(features[train], target[train]))
    best = max((character_f1(rows, target, chance, t), t) for t in np.arange(0.05, 0.6, 0.01))
    print(f"words {len(rows)}  marked {target.mean():.3f}")
    print(f"cross-validated letters F1 {best[0][0]:.3f} (P {best[0][1]:.3f} R {best[0][2]:.3f}) at {best[1]:.2f}")
    for low in np.arange(0, 0.8, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.sum() > 20:
            print(f"  doubt {low:.1f}-{low + 0.1:.1f}: {inside.sum():6d} words, {target[inside].mean():.3f} marked, {(target[inside]>0).mean():.3f} by any")
    weights = fit(features, target)
    print("[" + ", ".join(f"{w:.4f}" for w in weights) + "]")


if __name__ == "__main__":
    main()
