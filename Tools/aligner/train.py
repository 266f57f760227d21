"""Trains the word aligner's nets and writes Sources/CLexicon/aligner.bin. See README.md.

The features come from the Swift program, so there is one implementation of them. Every sentence pair is
used in both directions, so that the sides are treated alike. The second pass is trained on probabilities
that the first pass gave to sentences it had not seen.
"""

import argparse
import json
import pathlib
import subprocess
import tempfile

import numpy as np

ROOT = pathlib.Path(__file__).parents[2]
HIDDEN = 48


class Dump:
    """The features of a file of sentence pairs, in one matrix; `starts` has each pair's rows."""

    def __init__(self, path):
        data = path.read_bytes()
        offset, matrices, self.cells, self.sizes, starts = 0, [], [], [], [0]
        while offset < len(data):
            rows, columns, count, width = np.frombuffer(data, "<i4", 4, offset)
            offset += 16
            self.cells.append(np.frombuffer(data, "<i4", count, offset))
            offset += 4 * count
            matrices.append(np.frombuffer(data, "<f4", count * width, offset).reshape(count, width))
            offset += 4 * count * width
            self.sizes.append((int(rows), int(columns)))
            starts.append(starts[-1] + int(count))
        self.starts = np.array(starts)
        self.features = np.concatenate(matrices)

    def rows_of(self, pairs):
        return np.concatenate([np.arange(self.starts[k], self.starts[k + 1]) for k in pairs])


def mixture(parts, random):
    """Two pairs combined, in either order on the retelling side; one or both of the retelling's sentences
    may be missing or belong to another pair. Real texts have moved, omitted and added sentences,
    which single pairs do not."""
    one, two, other = parts
    official = one["official_tokens"] + two["official_tokens"]
    retold = [(one, 0), (two, len(one["official_tokens"]))]
    chance = random.random()
    if chance < 0.2:
        retold = [(other, None)]
    elif chance < 0.4:
        retold = retold[:1]
    elif chance < 0.6:
        retold[1] = (other, None)
    if random.random() < 0.5:
        retold.reverse()
    result = {"id": "", "official_tokens": official, "retelling_tokens": [], "sure": [],
              "possible": []}
    for pair, shift in retold:
        start = len(result["retelling_tokens"])
        result["retelling_tokens"] = result["retelling_tokens"] + pair["retelling_tokens"]
        for kind in ("sure", "possible"):
            if shift is not None:
                result[kind] += [[i + shift, j + start] for i, j in pair[kind]]
    return result


def mixtures(pairs, folds, share):
    """`share` mixtures per pair, each of pairs of one fold, with the folds and their indices."""
    random = np.random.default_rng(2)
    result, grown = [], []
    for fold in folds:
        count = round(share * len(fold))
        grown.append(np.concatenate([fold, len(pairs) + len(result) + np.arange(count)]))
        for _ in range(count):
            chosen = random.choice(fold, 3, replace=False)
            result.append(mixture([pairs[k] for k in chosen], random))
    return result, grown


class Data:
    """Sentence pairs with gold links, forwards and swapped."""

    def __init__(self, pairs, program):
        self.program, self.pairs = program, pairs
        self.first = [self.dump(swapped) for swapped in (False, True)]
        self.labels = [self.gold(dump, swapped)
                       for dump, swapped in zip(self.first, (False, True))]

    def dump(self, swapped, probabilities=None):
        with tempfile.TemporaryDirectory() as folder:
            output, file = pathlib.Path(folder) / "features", pathlib.Path(folder) / "pairs"
            with open(file, "w", encoding="utf-8") as stream:
                stream.writelines(json.dumps(pair) + "\n" for pair in self.pairs)
            command = [self.program, "features", file, output]
            if swapped:
                command.append("--swapped")
            if probabilities is not None:
                before = pathlib.Path(folder) / "probabilities"
                before.write_bytes(probabilities.astype("<f4").tobytes())
                command += ["--probabilities", before]
            subprocess.run([str(part) for part in command], check=True)
            return Dump(output)

    def gold(self, dump, swapped):
        """(label, weight) of each cell: a link that annotators found possible has less weight."""
        labels = np.zeros(len(dump.features), np.float32)
        weights = np.ones(len(dump.features), np.float32)
        for k, pair in enumerate(self.pairs):
            columns = dump.sizes[k][1]
            place = {int(cell): i for i, cell in enumerate(dump.cells[k], dump.starts[k])}
            for kind, weight in (("possible", POSSIBLE_WEIGHT), ("sure", 1)):
                for i, j in pair[kind]:
                    row = place.get(j * columns + i if swapped else i * columns + j)
                    if row is not None:
                        labels[row], weights[row] = 1, weight
        return labels, weights

    def second(self, probabilities):
        """The second pass's features, computed from the first pass's probabilities in both directions."""
        return [self.dump(swapped, p) for swapped, p in zip((False, True), probabilities)]


# Half of the possible links are ones that a reader would not draw.
POSSIBLE_WEIGHT = 0.5


class Net:
    """One hidden layer of rectifiers, a logistic output, trained with Adam."""

    def __init__(self, seed, epochs=24, batch=512, rate=3e-3, decay=1e-4):
        self.seed, self.epochs, self.batch, self.rate, self.decay = seed, epochs, batch, rate, decay

    def fit(self, x, y, weights):
        random = np.random.default_rng(self.seed)
        self.mean, self.scale = x.mean(0), np.maximum(x.std(0), 1e-3)
        x = (x - self.mean) / self.scale
        width = x.shape[1]
        parameters = [random.normal(0, np.sqrt(2 / width), (width, HIDDEN)), np.zeros(HIDDEN),
                      random.normal(0, np.sqrt(1 / HIDDEN), HIDDEN), np.zeros(1)]
        parameters = [p.astype(np.float32) for p in parameters]
        first = [np.zeros_like(p) for p in parameters]
        second = [np.zeros_like(p) for p in parameters]
        steps, total = 0, self.epochs * (len(x) // self.batch)
        for _ in range(self.epochs):
            order = random.permutation(len(x))
            for start in range(0, len(x) - self.batch + 1, self.batch):
                chosen = order[start:start + self.batch]
                w1, b1, w2, b2 = parameters
                inputs = x[chosen]
                hidden = np.maximum(inputs @ w1 + b1, 0)
                output = 1 / (1 + np.exp(-(hidden @ w2 + b2)))
                error = (output - y[chosen]) * weights[chosen] / self.batch
                back = np.outer(error, w2) * (hidden > 0)
                gradients = [inputs.T @ back, back.sum(0), hidden.T @ error,
                             error.sum(keepdims=True)]
                steps += 1
                rate = self.rate * 0.5 * (1 + np.cos(np.pi * steps / total))
                for p, g, m, v in zip(parameters, gradients, first, second):
                    m += 0.1 * (g - m)
                    v += 0.001 * (g * g - v)
                    p -= rate * ((m / (1 - 0.9 ** steps))
                                 / (np.sqrt(v / (1 - 0.999 ** steps)) + 1e-8) + self.decay * p)
        self.parameters = parameters
        return self

    def predict(self, x):
        w1, b1, w2, b2 = self.parameters
        hidden = np.maximum((x - self.mean) / self.scale @ w1 + b1, 0)
        return 1 / (1 + np.exp(-(hidden @ w2 + b2)))

    def bytes(self):
        """The weights as SmallNet.swift reads them, including the scaling."""
        w1, b1, w2, b2 = [p.astype(np.float64) for p in self.parameters]
        scaled = w1 / self.scale[:, None]
        parts = [scaled.ravel(), b1 - self.mean @ scaled, w2, b2, np.zeros(15)]
        return np.concatenate(parts).astype("<f4").tobytes()


class Ensemble:
    """Several nets from different seeds, whose outputs are averaged."""

    def __init__(self, members, **options):
        self.nets = [Net(seed, **options) for seed in range(members)]

    def fit(self, dumps, labels, pairs):
        rows = [dump.rows_of(pairs) for dump in dumps]
        x = np.concatenate([dump.features[r] for dump, r in zip(dumps, rows)])
        y = np.concatenate([label[r] for (label, _), r in zip(labels, rows)])
        weights = np.concatenate([weight[r] for (_, weight), r in zip(labels, rows)])
        for net in self.nets:
            net.fit(x, y, weights)
        return self

    def predict(self, x):
        return np.mean([net.predict(x) for net in self.nets], 0)

    def bytes(self):
        return b"".join(net.bytes() for net in self.nets)


def folds_of(indices, count, seed):
    return np.array_split(np.random.default_rng(seed).permutation(indices), count)


def train(pairs, chosen, options):
    """Both passes, trained on the chosen pairs, and the second pass's features of all pairs. For training
    pairs, the first pass's probabilities come from nets that had not seen them."""
    extra, folds = mixtures(pairs, folds_of(chosen, options.inner_folds, 1), options.mixtures)
    data = Data(pairs + extra, options.program)

    def fitted(dumps, rows):
        return Ensemble(options.members, epochs=options.epochs).fit(dumps, data.labels, rows)

    everything = np.sort(np.concatenate(folds))
    first = fitted(data.first, everything)
    probabilities = [first.predict(dump.features) for dump in data.first]
    for fold in folds:
        net = fitted(data.first, np.setdiff1d(everything, fold))
        for dump, p in zip(data.first, probabilities):
            rows = dump.rows_of(fold)
            p[rows] = net.predict(dump.features[rows])
    dumps = data.second(probabilities)
    return first, fitted(dumps, everything), dumps


def links(dump, k, probabilities):
    columns = dump.sizes[k][1]
    chosen = dump.cells[k][probabilities > 0.5]
    return [[int(cell) // columns, int(cell) % columns] for cell in chosen]


def cross_validate(pairs, options):
    everything = np.arange(len(pairs))
    result = {}
    for fold in folds_of(everything, options.folds, 0):
        _, second, dumps = train(pairs, np.setdiff1d(everything, fold), options)
        for k in fold:
            rows = slice(dumps[0].starts[k], dumps[0].starts[k + 1])
            result[k] = links(dumps[0], k, second.predict(dumps[0].features[rows]))
    for k, pair in enumerate(pairs):
        print(json.dumps({"id": pair["id"], "links": result[k]}))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", help="Edinburgh++ training pairs as JSON lines")
    parser.add_argument("--program", default=ROOT / ".build/release/readback-measure")
    parser.add_argument("--output", default=ROOT / "Sources/CLexicon/aligner.bin",
                        type=pathlib.Path)
    parser.add_argument("--cross-validate", action="store_true",
                        help="print {id, links} lines of held-out pairs and write nothing")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--inner-folds", type=int, default=2)
    parser.add_argument("--members", type=int, default=2, help="nets a pass")
    parser.add_argument("--mixtures", type=float, default=0.4, help="added mixtures a pair")
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    with open(options.file, encoding="utf-8") as stream:
        pairs = [json.loads(line) for line in stream]
    if options.cross_validate:
        cross_validate(pairs, options)
    else:
        first, second, _ = train(pairs, np.arange(len(pairs)), options)
        options.output.write_bytes(first.bytes() + second.bytes())


if __name__ == "__main__":
    main()
