#!/usr/bin/env python3
"""Trains one pass of the sentence aligner's net.

usage: train.py FEATURES HIDDEN SYMMETRIC:PAIRS[,SYMMETRIC:PAIRS]... OUT.txt [EPOCHS]

FEATURES: rows of little-endian float32, the label and then the features. The net has one hidden layer of
HIDDEN rectified units and is evaluated for both orders of the sides, whose results are averaged; the
features are SYMMETRIC single ones followed by PAIRS pairs. OUT has one line of hidden units' weights for
each input, then their biases, then their output weights, then the output bias. NumPy only, fixed seed.
"""
import sys

import numpy as np


def mirror(runs):
    order = []
    for symmetric, pairs in runs:
        order += [len(order) + k for k in range(symmetric)]
        for _ in range(pairs):
            order += [len(order) + 1, len(order)]
    return np.array(order)


def train(x, y, order, hidden, epochs=14, batch=256, decay=1e-4, seed=7):
    rng = np.random.default_rng(seed)
    both = np.concatenate([x, x[:, order]])
    mean, deviation = both.mean(0), both.std(0) + 1e-6
    n = x.shape[1]
    p = {"W": rng.normal(0, (2 / n) ** 0.5, (n, hidden)), "b": np.zeros(hidden),
         "v": rng.normal(0, hidden ** -0.5, hidden), "c": np.zeros(1)}
    first = {k: np.zeros_like(v) for k, v in p.items()}
    second = {k: np.zeros_like(v) for k, v in p.items()}
    total = {k: np.zeros_like(v) for k, v in p.items()}
    averaged = step = 0
    steps = epochs * (len(x) // batch)
    z, zm = (x - mean) / deviation, (x[:, order] - mean) / deviation
    for epoch in range(epochs):
        shuffled = rng.permutation(len(x))
        for start in range(0, len(x) - batch + 1, batch):
            step += 1
            rows = shuffled[start:start + batch]
            inputs = np.concatenate([z[rows], zm[rows]])
            a = inputs @ p["W"] + p["b"]
            h = np.maximum(a, 0)
            o = h @ p["v"] + p["c"]
            logit = (o[:batch] + o[batch:]) / 2
            error = (1 / (1 + np.exp(-logit)) - y[rows]) / batch / 2
            error = np.concatenate([error, error])
            back = np.outer(error, p["v"]) * (a > 0)
            gradient = {"W": inputs.T @ back + decay * p["W"], "b": back.sum(0),
                        "v": h.T @ error + decay * p["v"], "c": error.sum(keepdims=True)}
            rate = 3e-3 * (1 - step / steps) + 1e-5
            for k in p:
                first[k] = 0.9 * first[k] + 0.1 * gradient[k]
                second[k] = 0.999 * second[k] + 0.001 * gradient[k] ** 2
                p[k] = p[k] - rate * (first[k] / (1 - 0.9 ** step)) / (
                    (second[k] / (1 - 0.999 ** step)) ** 0.5 + 1e-8)
    w = p["W"] / deviation[:, None]
    return w, p["b"] - mean @ w, p["v"], p["c"]


def main():
    if len(sys.argv) not in (5, 6):
        sys.exit(__doc__)
    runs = [tuple(map(int, run.split(":"))) for run in sys.argv[3].split(",")]
    order = mirror(runs)
    rows = np.fromfile(sys.argv[1], dtype="<f4").reshape(-1, len(order) + 1).astype(np.float64)
    x, y = rows[:, 1:], rows[:, 0]
    epochs = int(sys.argv[5]) if len(sys.argv) > 5 else 14
    w, b, v, c = train(x, y, order, int(sys.argv[2]), epochs)
    logit = sum(np.maximum(z @ w + b, 0) @ v + c for z in (x, x[:, order])) / 2
    guess = logit > 0
    hits = (guess & (y > 0)).sum()
    print("rows %d, positive %d, precision %.4f, recall %.4f, loss %.4f" % (
        len(y), y.sum(), hits / guess.sum(), hits / y.sum(),
        np.mean(np.logaddexp(0, logit) - y * logit)), file=sys.stderr)
    with open(sys.argv[4], "w") as out:
        for row in [*w, b, v, c]:
            print(*("%.6g" % n for n in row), file=out)


if __name__ == "__main__":
    main()
