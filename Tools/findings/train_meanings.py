#!/usr/bin/env python3
"""Trains the net that judges from sentence vectors whether an edit changes the meaning.

usage: train_meanings.py PAIRS.jsonl EDITS.jsonl EDITS.pkl CHECKS.jsonl PROGRAM OUT.pkl [DOCUMENT ...]

PAIRS is the output of pairs.py, EDITS and CHECKS that of `readback-measure edits PAIRS` without and with
`--checks`, EDITS.pkl that of train_edits.py for the first two, and PROGRAM readback-measure, which encodes
the words. The net is weighed against the trees and against the checks, and calibrated, on documents kept
out of training (the folds of train_edits.py). DOCUMENTs are not used at all, as for EDITS.pkl.
"""
import json
import pickle
import subprocess
import sys
import tempfile
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression

import train_edits
from labels import label, load

DIMENSIONS = 512
# The sizes of a projected vector and of the hidden layer.
PROJECTED, HIDDEN = 128, 96
# This makes projected numbers about 1.
SPREAD = 5
# As in train_edits.py, but closer to each other: the net has to learn what words mean.
WEIGHTS = {
    "bench": 1.3, "written": 1.0, "contrasts": 0.7, "planted": 0.7, "harmless": 1.0, "fair": 0.3,
    "edinburgh": 0.3, "summaries": 0.3,
}
# Edits that the trees doubt less are left out. The program asks the net from a higher doubt on
# (EditFindings.leastMeaningDoubt), but trains better on more edits.
LEAST_DOUBT = 0.08
EPOCHS, BATCH, DROPPED, SHRINKAGE, STAYING = 6, 256, 0.4, 1e-4, 1e-5
# The rate of the first epoch; it decreases linearly to 0.
RATE = 1e-3
SEED = 0
# The sets on which the checks are weighed.
CHECKED = ("bench", "written", "contrasts", "planted", "harmless", "fair")


def spelt(text):
    return " ".join(text.split())


def vectors(places, pairs, ids, program):
    """Unit vectors of the places of edits, and for each edit the rows of its six places."""
    rows = {"": 0}
    numbers = []
    for identifier, edit in zip(ids, places):
        pair = pairs[identifier]
        texts = [
            spelt(pair[side][slice(*place)]) if place else ""
            for side, place in zip(("official", "retelling") * 3, edit)]
        numbers.append([rows.setdefault(text, len(rows)) for text in texts])
    with tempfile.TemporaryDirectory() as folder:
        lines, out = Path(folder, "lines.txt"), Path(folder, "vectors.bin")
        lines.write_text("\n".join(list(rows)[1:]), encoding="utf-8")
        subprocess.run([program, "vectors", lines, out], check=True)
        known = np.fromfile(out, np.int8).reshape(-1, DIMENSIONS).astype(np.float32)
    known /= np.maximum(1, np.linalg.norm(known, axis=1, keepdims=True))
    # A side without words has no direction.
    return np.concatenate([np.zeros((1, DIMENSIONS), np.float32), known]), np.array(numbers)


def beginning(seed, axes, mean):
    """Initial weights: a projection onto the directions in which vectors differ most."""
    random = np.random.RandomState(seed)
    inputs = 12 * PROJECTED
    projection = (axes.T * SPREAD).astype(np.float32)
    return {
        "projection": jnp.array(projection), "shift": jnp.array(-(mean @ projection)),
        "hidden": jnp.array(random.randn(inputs, HIDDEN) * np.sqrt(2 / inputs), jnp.float32),
        "bias": jnp.zeros(HIDDEN),
        "output": jnp.array(random.randn(HIDDEN) * np.sqrt(1 / HIDDEN), jnp.float32),
        "constant": jnp.zeros(()),
    }


def log_odds(net, known, places, key=None):
    """With a key, some of the numbers are dropped, as in training."""

    def dropped(values, number):
        if key is None:
            return values
        kept = jax.random.bernoulli(jax.random.fold_in(key, number), 1 - DROPPED, values.shape)
        return values * kept / (1 - DROPPED)

    inputs = []
    # The words, the clauses and the sentences.
    for at in (0, 2, 4):
        official, retelling = (
            known[places[:, column]] @ net["projection"] + net["shift"] for column in (at, at + 1))
        inputs += [official, retelling, retelling - official, official * retelling]
    inputs = jnp.concatenate(inputs, 1)
    hidden = jax.nn.relu(dropped(inputs, 0) @ net["hidden"] + net["bias"])
    return dropped(hidden, 1) @ net["output"] + net["constant"]


def loss(net, start, known, places, labels, weights, key):
    answers = log_odds(net, known, places, key)
    errors = jnp.mean(weights * (jnp.logaddexp(0, answers) - labels * answers))
    size = jnp.sum(net["hidden"] ** 2) + jnp.sum(net["output"] ** 2)
    return errors + SHRINKAGE * size + STAYING * jnp.sum((net["projection"] - start) ** 2)


@jax.jit
def step(net, means, squares, count, rate, start, known, places, labels, weights, key):
    """One step of Adam."""
    gradient = jax.grad(loss)(net, start, known, places, labels, weights, key)
    means = jax.tree.map(lambda old, new: 0.9 * old + 0.1 * new, means, gradient)
    squares = jax.tree.map(lambda old, new: 0.999 * old + 0.001 * new * new, squares, gradient)
    net = jax.tree.map(
        lambda value, mean, square: value - rate * (mean / (1 - 0.9 ** count)) / (
            jnp.sqrt(square / (1 - 0.999 ** count)) + 1e-8), net, means, squares)
    return net, means, squares


def trained(seed, axes, mean, known, places, labels, weights):
    net = beginning(seed, axes, mean)
    start = net["projection"]
    means = squares = jax.tree.map(jnp.zeros_like, net)
    random, key, count = np.random.RandomState(seed), jax.random.PRNGKey(seed), 0
    for epoch in range(EPOCHS):
        order = random.permutation(len(places))
        for at in range(0, len(order) - BATCH + 1, BATCH):
            count += 1
            batch = order[at:at + BATCH]
            net, means, squares = step(
                net, means, squares, count, RATE * (1 - epoch / EPOCHS), start, known,
                places[batch], labels[batch], weights[batch], jax.random.fold_in(key, count))
    return net


def six_places(answer):
    return answer["official"], answer["retelling"], *answer["clauses"], *answer["sentences"]


def weighed_checks(path, pairs, fold_of, nets, program):
    """The factors for the log odds of a check and of the net, and a constant."""
    found, labels, sets, folds, ids, said = [], [], [], [], [], []
    with open(path, encoding="utf-8") as lines:
        for answer in map(json.loads, lines):
            pair = pairs[answer["id"]]
            if pair["document"] not in fold_of or pair["set"] not in CHECKED:
                continue
            for check in answer["edits"]:
                value = label(pair, check)
                if value is not None:
                    found.append(six_places(check))
                    labels.append(value > 0)
                    sets.append(pair["set"])
                    folds.append(fold_of[pair["document"]])
                    ids.append(pair["id"])
                    said.append(check["confidence"])
    known, places = vectors(found, pairs, ids, program)
    known, places, folds, labels, said = (
        jnp.array(known), jnp.array(places), np.array(folds), np.array(labels), np.array(said))
    by_net = np.zeros(len(labels))
    for held, net in enumerate(nets):
        chosen = np.flatnonzero(folds == held)
        by_net[chosen] = np.asarray(log_odds(net, known, places[chosen]))
    answers = np.column_stack([np.log(said / (1 - said)), by_net])
    weights = np.array([train_edits.CALIBRATION[name] for name in sets])
    predicted = np.zeros(len(labels))
    for held in range(train_edits.FOLDS):
        mixture = LogisticRegression(C=10).fit(
            answers[folds != held], labels[folds != held], sample_weight=weights[folds != held])
        predicted[folds == held] = mixture.predict_proba(answers[folds == held])[:, 1]
    print("checks kept out, by themselves and weighed: said, right")
    for values in (said, predicted):
        for name in CHECKED:
            train_edits.reliability(values, labels, np.array(sets), name)
    mixture = LogisticRegression(C=10).fit(answers, labels, sample_weight=weights)
    return [*mixture.coef_[0], mixture.intercept_[0]]


def main():
    pairs_path, edits_path, trees_path, checks_path, program, out = sys.argv[1:7]
    held_back = sys.argv[7:]
    _, labels, sets, documents, ids, edits, pairs = load(pairs_path, edits_path)
    used = np.array([name in train_edits.WEIGHTS for name in sets]) & ~np.isin(documents, held_back)
    with open(trees_path, "rb") as source:
        _, _, points = pickle.load(source)
    by_trees = np.load(trees_path + ".kept.npy")
    assert len(by_trees) == used.sum(), "the trees were trained on other edits"
    doubted = np.interp(by_trees, *zip(*points)) >= LEAST_DOUBT
    known_set = np.isin(sets[used], list(WEIGHTS))
    kept = np.flatnonzero(used)[doubted & known_set]
    by_trees = by_trees[doubted & known_set]
    by_trees = np.log(by_trees / (1 - by_trees))
    labels, sets, documents, ids = labels[kept], sets[kept], documents[kept], ids[kept]
    places = [six_places(edits[at]) for at in kept]
    known, places = vectors(places, pairs, ids, program)
    real = np.isin(sets, ["bench", "written", "contrasts"])
    axes = PCA(PROJECTED, random_state=0).fit(known[np.unique(places[real])])
    axes, mean = axes.components_, axes.mean_
    known, places = jnp.array(known), jnp.array(places)
    weights = jnp.array([WEIGHTS[name] for name in sets])
    changed = jnp.array(labels > 0, jnp.float32)
    fold = train_edits.folds(sets, documents)
    by_net = np.zeros(len(labels))
    nets = []
    for held in range(train_edits.FOLDS):
        train, test = np.flatnonzero(fold != held), np.flatnonzero(fold == held)
        net = trained(SEED, axes, mean, known, places[train], changed[train], weights[train])
        by_net[test] = np.asarray(log_odds(net, known, places[test]))
        nets.append(net)
    answers = np.column_stack([by_trees, by_net])
    shares = np.array([train_edits.WEIGHTS[name] for name in sets])
    predicted = np.zeros(len(labels))
    for held in range(train_edits.FOLDS):
        mixture = LogisticRegression(C=10).fit(
            answers[fold != held], labels[fold != held] > 0, sample_weight=shares[fold != held])
        predicted[fold == held] = mixture.predict_proba(answers[fold == held])[:, 1]
    chosen = np.array([train_edits.CALIBRATION.get(name, 0) for name in sets])
    points = train_edits.calibration(predicted[chosen > 0], labels[chosen > 0], chosen[chosen > 0])
    calibrated = np.interp(predicted, *zip(*points))
    print("kept out: said, right")
    for name in ("bench", "written", "contrasts", "planted", "harmless", "fair"):
        train_edits.reliability(calibrated, labels, sets, name)
    mixture = LogisticRegression(C=10).fit(answers, labels > 0, sample_weight=shares)
    weighing = [*mixture.coef_[0], mixture.intercept_[0]]
    print("  trees, net, constant: " + ", ".join(f"{value:.3f}" for value in weighing))
    checking = weighed_checks(checks_path, pairs, dict(zip(documents, fold)), nets, program)
    print("  check, net, constant: " + ", ".join(f"{value:.3f}" for value in checking))
    net = trained(SEED, axes, mean, known, places, changed, weights)
    net = {name: np.asarray(value) for name, value in net.items()}
    with open(out, "wb") as sink:
        pickle.dump((net, weighing, checking, points), sink)


if __name__ == "__main__":
    main()
