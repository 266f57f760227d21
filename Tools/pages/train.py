#!/usr/bin/env python3
"""Train the model that tells a web page's article from the rest of the page.

usage: train.py --program READBACK-MEASURE --benchmark DIR --readability DIR --work DIR [--write FILE]

DIR of the benchmark: a checkout of scrapinghub/article-extraction-benchmark; of readability: one of
mozilla/readability. Half of each (by a hash of the page's name) is trained on, the other half is
only reported. Each page of the training half is read in several forms: as it is, without the names that its
site gives to things, as the bare article without a page around it, and with a short article, so that
the model depends on none of them.

Two models: the second knows what the first says of the neighbours; for its training the first one's
scores come from folds that did not see the page. Needs lightgbm, lxml and numpy; deterministic.
"""
import argparse
import base64
import collections
import gzip
import hashlib
import json
import pathlib
import re
import statistics
import subprocess
import sys

import lightgbm
import lxml.etree
import lxml.html
import numpy as np

FOLDS = 3
TREES, LEAVES = 120, 12
WORD = re.compile(r"\w+")
BLOCKS = set(
    "p div section article main li td th tr h1 h2 h3 h4 h5 h6 blockquote pre ul ol table br hr "
    "figure figcaption dt dd dl header footer aside center address".split()
)


def words(text):
    return WORD.findall(text or "")


def is_trained_on(name):
    """As `readback-measure pages` divides them."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return (value >> 32) % 2 == 0


def lines_of_html(path):
    """The text of an expected page, a block a line; and the texts of its captions."""
    tree = lxml.html.fromstring(path.read_text(encoding="utf-8") or "<p></p>")
    parts, captions = [], set()

    def walk(node):
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            return
        if node.tag in BLOCKS:
            parts.append("\n")
        if node.tag == "figcaption":
            captions.add(" ".join(words(node.text_content())))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag in BLOCKS:
            parts.append("\n")

    walk(tree)
    return re.sub(r"[ \t]+", " ", "".join(parts)), captions


class Page:
    def __init__(self, name, corpus, html, gold, captions=()):
        self.name, self.corpus, self.html, self.gold = name, corpus, html, gold
        self.captions = set(captions)
        self.known = {}
        self.tokens = words(gold)
        self.lines = {" ".join(words(line)) for line in gold.split("\n")}
        self.grams = {
            n: {tuple(self.tokens[i : i + n]) for i in range(len(self.tokens) - n + 1)}
            for n in (2, 3, 4)
        }

    def labels(self, texts):
        """1 for blocks of the article, 0 for others, None for those that nothing is learnt from."""
        blocks = [words(text) for text in texts]
        labels = []
        for block in blocks:
            if len(block) >= 4:
                grams = [tuple(block[i : i + 4]) for i in range(len(block) - 3)]
                labels.append(float(sum(g in self.grams[4] for g in grams) / len(grams) > 0.5))
            else:
                labels.append(2.0 if " ".join(block) in self.lines else 0.0)
        # Short lines count when there is text of the article near them.
        for index, label in enumerate(labels):
            if label == 2.0:
                near = labels[max(0, index - 4) : index + 5]
                labels[index] = float(1.0 in near)
            elif label == 0.0 and 1 < len(blocks[index]) < 4:
                near = labels[index - 1 : index] + labels[index + 1 : index + 2]
                if near == [1.0, 1.0] and tuple(blocks[index]) in self.grams[len(blocks[index])]:
                    labels[index] = 1.0
        for index, block in enumerate(blocks):
            if " ".join(block) in self.captions:
                labels[index] = None
        return labels

    def weights(self, texts):
        """A page counts as much as any other, a block as much as it has words."""
        counts = np.array([len(words(text)) + 1.0 for text in texts])
        return counts / max(len(self.tokens), counts.sum() / 4, 30)


def read_pages(benchmark, readability):
    pages = []
    truth = json.loads((benchmark / "ground-truth.json").read_text(encoding="utf-8"))
    for name, item in sorted(truth.items()):
        html = gzip.decompress((benchmark / "html" / f"{name}.html.gz").read_bytes())
        pages.append(Page(name, "benchmark", html, item.get("articleBody", "")))
    for folder in sorted((readability / "test" / "test-pages").iterdir()):
        gold, captions = lines_of_html(folder / "expected.html")
        html = (folder / "source.html").read_bytes()
        pages.append(Page(folder.name, "readability", html, gold, captions))
    return pages


# MARK: Forms of a page


def without_names(html):
    tree = lxml.html.document_fromstring(html)
    for node in tree.iter():
        if isinstance(node.tag, str):
            for attribute in ("class", "id", "itemprop", "role", "itemtype"):
                node.attrib.pop(attribute, None)
    return lxml.html.tostring(tree, encoding="utf-8")


def bare_article(page):
    """The smallest element that holds nearly all of the article."""
    tree = lxml.html.document_fromstring(page.html)
    best = None
    gold = set(page.grams[4])
    for node in tree.iter("div", "article", "section", "td", "main", "body"):
        tokens = words(node.text_content())
        grams = {tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)}
        if len(grams & gold) >= 0.9 * len(gold) and (best is None or len(grams) < best[0]):
            best = (len(grams), node)
    if not best or len(gold) < 50 or best[0] > 1.6 * len(gold):
        return None
    inner = lxml.html.tostring(best[1], encoding="utf-8")
    return b"<html><head><meta charset=utf-8></head><body>" + inner + b"</body></html>"


def short_article(page):
    """The page with the first paragraphs of its article only."""
    tree = lxml.html.document_fromstring(page.html)
    kept = 0
    for node in list(tree.iter("p")):
        tokens = words(node.text_content())
        if len(tokens) >= 8 and tuple(tokens[:4]) in page.grams[4]:
            kept += 1
            if kept > 3 and node.getparent() is not None:
                tail = node.tail
                parent, index = node.getparent(), node.getparent().index(node)
                parent.remove(node)
                if tail and tail.strip() and index:
                    parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    return lxml.html.tostring(tree, encoding="utf-8") if kept > 5 else None


# MARK: Rows


class Rows:
    """The blocks of pages as the program gives them."""

    def __init__(self, program, files, scores=None):
        command = [program, "page-rows", *map(str, files)]
        if scores is not None:
            path = files[0].parent / "scores.json"
            path.write_text(json.dumps(scores))
            command += ["--scores", str(path)]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        self.by_file = {}
        for line in output.decode().splitlines():
            item = json.loads(line)
            values = np.frombuffer(base64.b64decode(item["rows"]), dtype="<f4")
            texts = item["texts"]
            self.by_file[item["file"]] = (texts, values.reshape(max(1, len(texts)), -1))


def train(rows, labels, weights, trees=TREES):
    data = lightgbm.Dataset(rows, label=labels, weight=weights, free_raw_data=False)
    settings = dict(
        objective="binary", num_leaves=LEAVES, learning_rate=0.08, min_data_in_leaf=20,
        min_sum_hessian_in_leaf=0.02, feature_fraction=0.4, bagging_fraction=0.7, bagging_freq=1, lambda_l2=2.0,
        seed=1, deterministic=True, num_threads=1, verbose=-1, force_row_wise=True,
    )
    return lightgbm.train(settings, data, num_boost_round=trees)


def gathered(items):
    rows, labels, weights = [], [], []
    for page, texts, matrix in items:
        key = len(texts), hash(tuple(texts))
        if key not in page.known:
            found = page.labels(texts)
            keep = np.array([label is not None for label in found], dtype=bool)
            page.known[key] = (
                keep,
                np.array([label or 0.0 for label in found])[keep],
                page.weights(texts)[keep],
            )
        keep, label, weight = page.known[key]
        rows.append(matrix[keep])
        labels.append(label)
        weights.append(weight)
    return np.concatenate(rows), np.concatenate(labels), np.concatenate(weights)


# MARK: Figures


def shingles(text):
    tokens = words(text)
    return collections.Counter(
        tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)) if tokens
    )


def scores_of(pairs):
    """F1, precision and recall as article-extraction-benchmark counts them."""
    precisions, recalls = [], []
    for true, predicted in pairs:
        true, predicted = shingles(true), shingles(predicted)
        right = sum((true & predicted).values())
        if predicted:
            precisions.append(right / sum(predicted.values()))
        if true:
            recalls.append(right / sum(true.values()))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall), precision, recall


def report(name, items, score):
    for corpus in ("benchmark", "readability"):
        pairs = []
        for page, texts, matrix in items:
            if page.corpus == corpus and page.tokens:
                chosen = score(page, matrix) if len(texts) else []
                pairs.append((page.gold, "\n".join(t for t, s in zip(texts, chosen) if s >= 0.5)))
        print(f"{name:28} {corpus:12} %.3f (precision %.3f, recall %.3f)" % scores_of(pairs))


def preorder(tree):
    parts = []

    def walk(node):
        if "leaf_value" in node:
            parts.append("%.4g" % node["leaf_value"])
        else:
            assert node["decision_type"] == "<="
            parts.append("%d:%.7g" % (node["split_feature"], node["threshold"]))
            walk(node["left_child"])
            walk(node["right_child"])

    walk(tree["tree_structure"])
    return " ".join(parts)


def swift(name, model):
    lines = [f'  static let {name} = """']
    for tree in model.dump_model()["tree_info"]:
        text, line = preorder(tree), ""
        for part in text.split():
            if len(line) + len(part) > 90:
                lines.append("    " + line + "\\")
                line = ""
            line += part + " "
        lines.append("    " + line.rstrip())
    lines.append('    """')
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "benchmark", "readability", "work"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--write")
    parser.add_argument("--all", action="store_true", help="train on the other half, too")
    options = parser.parse_args()
    work = pathlib.Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    pages = read_pages(pathlib.Path(options.benchmark), pathlib.Path(options.readability))
    forms = []
    for page in pages:
        page.is_trained_on = options.all or is_trained_on(page.name)
        page.fold = hashlib.sha256(page.name.encode()).digest()[1] % FOLDS
        variants = {"whole": page.html}
        if page.is_trained_on and len(page.tokens) > 30:
            variants["nameless"] = without_names(page.html)
            variants["bare"] = bare_article(page)
            if page.fold % 2 == 0:
                variants["short"] = short_article(page)
        for form, html in variants.items():
            if html is not None:
                path = work / f"{page.corpus}-{page.name}-{form}.html"
                path.write_bytes(html)
                forms.append((page, form, path))
    rows = Rows(options.program, [path for _, _, path in forms])

    def items(rows, keep):
        return [(page, *rows.by_file[str(path)]) for page, form, path in forms if keep(page, form)]

    def teaches(page, form):
        return page.is_trained_on and page.tokens

    trained = [item for item in items(rows, teaches) if item[1]]
    print(len(trained), "forms to train on,", sum(len(texts) for _, texts, _ in trained), "blocks")
    alone = train(*gathered(trained))
    by_fold = [
        train(*gathered([item for item in trained if item[0].fold != fold]))
        for fold in range(FOLDS)
    ]

    def first(page, matrix):
        model = by_fold[page.fold] if page.is_trained_on else alone
        return model.predict(matrix)

    whole = items(rows, lambda page, form: form == "whole")
    report(
        "first, over folds" if options.all else "first, held out",
        [i for i in whole if options.all or not i[0].is_trained_on],
        first,
    )
    scores = {
        str(path): [float(s) for s in first(page, rows.by_file[str(path)][1])]
        for page, _, path in forms
        if len(rows.by_file[str(path)][0])
    }
    second = Rows(options.program, [path for _, _, path in forms], scores)
    trained = [item for item in items(second, teaches) if item[1]]
    together = train(*gathered(trained))
    whole = items(second, lambda page, form: form == "whole")
    if options.all:
        folds = [
            train(*gathered([item for item in trained if item[0].fold != fold]))
            for fold in range(FOLDS)
        ]
        report("second, over folds", whole, lambda page, matrix: folds[page.fold].predict(matrix))
    else:
        held_out = [item for item in whole if not item[0].is_trained_on]
        report("second, held out", held_out, lambda page, matrix: together.predict(matrix))
    if options.write:
        text = (
            "// Written by Tools/pages/train.py.\nextension ArticleModel {\n"
            + swift("trainedAlone", alone)
            + "\n\n"
            + swift("trainedTogether", together)
            + "\n}\n"
        )
        pathlib.Path(options.write).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
