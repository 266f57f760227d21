#!/usr/bin/env python3
"""Trains the model that distinguishes a web page's article from the rest of the page.

usage: train.py --program READBACK-MEASURE --collections DIR --work DIR [--without NAME] [--write FILE]

DIR has checkouts of the collections that corpora.py reads. Pages are divided into folds by their site, and
each page is judged by models that saw no page of its site; with --without, a whole collection is kept out
and judged. Half of trafilatura's sites are never trained on.

Each page is read in several forms, so that the model does not depend on one of them: unchanged, without
class and id names, as the bare article without a page around it, and with a short article.

There are two models. The second one's features include the first one's scores of the neighbouring blocks;
for training, these scores come from folds that did not see the page. If only passages of a page's article
are known, its other blocks get the labels of which the first model is sure. Needs lightgbm, lxml and
numpy. Deterministic.
"""
import argparse
import base64
import collections
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

import corpora
import swift_trees
from corpora import words

FOLDS = 3
TREES, LEAVES = 150, 16
# Of the blocks outside the article, one in this many is used for training, with its weight
# multiplied accordingly.
THINNING = 3
# The weight of a page; waddle has many, from few years.
WEIGHTS = {"waddle": 0.5, "newspaper": 0.0, "trafilatura": 1.5}
# The column of a block's features that has the level of its heading.
HEADING_LEVEL = 21


# MARK: Labels


class Known:
    """The labels of the blocks of a page: 1 in the article, 0 outside it, NaN if unknown."""

    def __init__(self, page):
        self.page = page
        self.tokens = words(page.gold)
        self.lines = {" ".join(words(line)) for line in (page.gold or "").split("\n")}
        self.grams = {
            n: {tuple(self.tokens[i : i + n]) for i in range(len(self.tokens) - n + 1)}
            for n in (2, 3, 4)
        }

    def labels(self, texts, places, scores):
        if self.page.gold is None:
            return self.labels_of_passages(texts, places, scores)
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
            if " ".join(block) in self.page.captions:
                labels[index] = np.nan
        return np.array(labels)

    def labels_of_passages(self, texts, places, scores):
        labels = np.full(len(texts), np.nan)
        if scores is not None:
            labels[scores > 0.9] = 1
            labels[scores < 0.1] = 0
        sure = np.full(len(texts), np.nan)
        texts = [evened(text) for text in texts]
        for passage in map(evened, self.page.outside):
            for index, text in enumerate(texts):
                if passage and passage in text:
                    sure[index] = 0
        for passage in map(evened, self.page.inside):
            found = [index for index, text in enumerate(texts) if passage and passage in text]
            longest = max((len(texts[index]) for index in found), default=0)
            for index in found:
                sure[index] = 1 if len(texts[index]) == longest else np.nan
        # Blocks between two passages in the same element are of their kind.
        for label in (0, 1):
            spans = {}
            for index in np.flatnonzero(sure == label):
                first, _ = spans.get(places[index], (index, index))
                spans[places[index]] = (first, index)
            for place, (first, last) in spans.items():
                for index in range(first, last + 1):
                    if places[index] == place:
                        labels[index] = label
        labels[~np.isnan(sure)] = sure[~np.isnan(sure)]
        return labels

    def weights(self, texts):
        """Every page has the same weight, and within it a block has the weight of its words."""
        counts = np.array([len(words(text)) + 1.0 for text in texts])
        return (
            WEIGHTS.get(self.page.corpus, 1.0)
            * counts
            / max(len(self.tokens), counts.sum() / 4, 30)
        )


def evened(text):
    return " ".join(text.replace("\u00ad", "").split())


# MARK: Forms of a page

# The page's own label may name the encoding that it had.
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def without_names(page):
    tree = lxml.html.document_fromstring(page.html)
    for node in tree.iter():
        if isinstance(node.tag, str):
            for attribute in ("class", "id", "itemprop", "role", "itemtype"):
                node.attrib.pop(attribute, None)
    return BYTE_ORDER_MARK + lxml.html.tostring(tree, encoding="utf-8")


def bare_article(known):
    """The smallest element that contains nearly all of the article."""
    tree = lxml.html.document_fromstring(known.page.html)
    best = None
    gold = set(known.grams[4])
    for node in tree.iter("div", "article", "section", "td", "main", "body"):
        tokens = words(node.text_content())
        grams = {tuple(tokens[i : i + 4]) for i in range(len(tokens) - 3)}
        if len(grams & gold) >= 0.9 * len(gold) and (best is None or len(grams) < best[0]):
            best = (len(grams), node)
    if not best or len(gold) < 50 or best[0] > 1.6 * len(gold):
        return None
    inner = lxml.html.tostring(best[1], encoding="utf-8")
    return b"<html><head><meta charset=utf-8></head><body>" + inner + b"</body></html>"


def short_article(known):
    """The page with only the first paragraphs of its article."""
    tree = lxml.html.document_fromstring(known.page.html)
    kept = 0
    for node in list(tree.iter("p")):
        tokens = words(node.text_content())
        if len(tokens) >= 8 and tuple(tokens[:4]) in known.grams[4]:
            kept += 1
            if kept > 3 and node.getparent() is not None:
                tail = node.tail
                parent, index = node.getparent(), node.getparent().index(node)
                parent.remove(node)
                if tail and tail.strip() and index:
                    parent[index - 1].tail = (parent[index - 1].tail or "") + tail
    return BYTE_ORDER_MARK + lxml.html.tostring(tree, encoding="utf-8") if kept > 5 else None


# MARK: Rows


class Rows:
    """The blocks of pages as printed by the program."""

    def __init__(self, program, files, scores=None):
        self.by_file = {}
        for start in range(0, len(files), 300):
            some = files[start : start + 300]
            command = [program, "page-rows", *map(str, some)]
            if scores is not None:
                path = files[0].parent / "scores.json"
                path.write_text(
                    json.dumps({str(f): scores[str(f)] for f in some if str(f) in scores})
                )
                command += ["--scores", str(path)]
            output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
            for line in output.split(b"\n")[:-1]:
                item = json.loads(line)
                values = np.frombuffer(base64.b64decode(item["rows"]), dtype="<f4")
                item["rows"] = values.reshape(len(item["texts"]), -1) if item["texts"] else None
                self.by_file[item["file"]] = item


class Form:
    """A page in one form, with its rows."""

    def __init__(self, known, name, path):
        self.known, self.page, self.name, self.path = known, known.page, name, path
        self.scores = None

    def read(self, item):
        self.texts, self.places = item["texts"], item["places"]
        self.ruled, self.rows = np.array(item["ruled"], dtype=bool), item["rows"]
        self.weight = self.known.weights(self.texts)
        self.label()

    def label(self):
        labels = self.known.labels(self.texts, self.places, self.scores)
        self.labels = labels

    def chosen(self):
        """The blocks used for training."""
        is_thinned = (self.labels == 0) & (np.arange(len(self.labels)) % THINNING != 0)
        return ~np.isnan(self.labels) & ~is_thinned


def train(forms):
    chosen = [form.chosen() for form in forms]
    rows = np.concatenate([form.rows[some] for form, some in zip(forms, chosen)])
    labels = np.concatenate([form.labels[some] for form, some in zip(forms, chosen)])
    weights = np.concatenate([form.weight[some] for form, some in zip(forms, chosen)])
    weights = np.where(labels < 0.5, weights * THINNING, weights)
    data = lightgbm.Dataset(rows, label=labels, weight=weights, free_raw_data=False)
    settings = dict(
        objective="binary", num_leaves=LEAVES, learning_rate=0.08, min_data_in_leaf=20,
        min_sum_hessian_in_leaf=0.05, feature_fraction=0.4, bagging_fraction=0.7, bagging_freq=1,
        lambda_l2=2.0, max_bin=63, seed=1, deterministic=True, num_threads=2, verbose=-1,
        force_row_wise=True,
    )  # fmt: skip
    return lightgbm.train(settings, data, num_boost_round=TREES)


def teaches(form):
    page = form.page
    return page.is_trained_on and WEIGHTS.get(page.corpus, 1) > 0 and form.chosen().any()


def judged(forms):
    """A model of all training pages, and the scores of each form by models that saw no page of its site."""
    trained = [form for form in forms if teaches(form)]
    whole = train(trained)
    by_fold = [train([f for f in trained if f.page.fold != fold]) for fold in range(FOLDS)]
    scores = {}
    for form in forms:
        model = by_fold[form.page.fold] if form.page.is_trained_on else whole
        scores[str(form.path)] = model.predict(form.rows)
    return whole, scores


# MARK: Figures


def shingles(text):
    tokens = words(text)
    return collections.Counter(
        tuple(tokens[i : i + 4]) for i in range(max(1, len(tokens) - 3)) if tokens
    )


def scores_of(pairs):
    """F1, precision and recall, counted as in article-extraction-benchmark."""
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


def scores_of_passages(pairs):
    """F1, precision and recall, counted as in trafilatura: passages to be found and passages to be avoided."""
    found = lost = wrong = 0
    for page, text in pairs:
        text = evened(text)
        inside = [evened(passage) in text for passage in page.inside]
        found, lost = found + sum(inside), lost + len(inside) - sum(inside)
        wrong += sum(evened(passage) in text for passage in page.outside)
    precision, recall = found / max(1, found + wrong), found / max(1, found + lost)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def report(name, forms, scores):
    by_corpus = collections.defaultdict(list)
    for form in forms:
        if form.name == "whole":
            kept = "" if form.page.is_trained_on or form.page.corpus != "trafilatura" else ", kept out"
            by_corpus[form.page.corpus + kept].append(form)
    for corpus, some in sorted(by_corpus.items()):
        texts = []
        for form in some:
            chosen = scores[str(form.path)] >= 0.5
            chosen = (chosen & ~form.ruled) | (form.rows[:, HEADING_LEVEL] == 1) & ~form.ruled
            texts.append("\n".join(t for t, is_chosen in zip(form.texts, chosen) if is_chosen))
        if corpus.startswith("trafilatura"):
            figures = scores_of_passages([(f.page, text) for f, text in zip(some, texts)])
        else:
            figures = scores_of(
                [(f.page.gold, text) for f, text in zip(some, texts) if f.known.tokens]
            )
        print(f"{name:10} {corpus:24} {len(some):5} %.3f (precision %.3f, recall %.3f)" % figures)
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser()
    for name in ("program", "collections", "work"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--without", help="a collection to keep out")
    parser.add_argument("--write")
    options = parser.parse_args()
    work = pathlib.Path(options.work)
    work.mkdir(parents=True, exist_ok=True)
    forms = []
    for page in corpora.read_pages(pathlib.Path(options.collections)):
        known = Known(page)
        site = int(corpora.digest(page.site), 16)
        page.fold = site % FOLDS
        page.is_trained_on = page.corpus != options.without and not (
            page.corpus == "trafilatura" and site // FOLDS % 2
        )
        variants = {"whole": page.html}
        if page.is_trained_on and page.corpus in ("benchmark", "readability", "fundus"):
            variants["nameless"] = without_names(page)
            if len(known.tokens) > 30:
                variants["bare"] = bare_article(known)
                if page.fold % 2 == 0:
                    variants["short"] = short_article(known)
        for form, html in variants.items():
            if html is not None:
                name = f"{page.corpus}-{corpora.digest(page.name)}-{form}.html"
                (work / name).write_bytes(html)
                forms.append(Form(known, form, work / name))
    rows = Rows(options.program, [form.path for form in forms])
    for form in forms:
        form.read(rows.by_file[str(form.path)])
    forms = [form for form in forms if form.texts]
    print(len(forms), "forms,", sum(len(form.texts) for form in forms), "blocks", flush=True)
    alone, scores = judged(forms)
    report("first", forms, scores)
    for form in forms:
        if form.page.gold is None:
            form.scores = scores[str(form.path)]
            form.label()
    lists = {path: [float(score) for score in some] for path, some in scores.items()}
    second = Rows(options.program, [form.path for form in forms], lists)
    for form in forms:
        form.rows = np.concatenate([form.rows, second.by_file[str(form.path)]["rows"]], axis=1)
    together, scores = judged(forms)
    report("second", forms, scores)
    if options.write:
        text = (
            "// Written by Tools/pages/train.py.\nextension ArticleModel {\n"
            + swift_trees.source("trainedAlone", alone)
            + "\n\n"
            + swift_trees.source("trainedTogether", together)
            + "\n}\n"
        )
        pathlib.Path(options.write).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
