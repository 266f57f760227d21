#!/usr/bin/env python3
"""Make the labelled pairs that the model of findings is trained on.

usage: pairs.py DATA BENCH SCALES.tsv RENDERINGS.tsv.gz OUT.jsonl

DATA contains public annotated sets (word alignments, error spans, planted changes), BENCH annotated pairs
of official texts and retellings; the project's own are in corpus/ beside this script. Writes one object
per line:

  {id, set, document, official, retelling, linked, wrong, omitted, added, unsure, unsure_official, gaps}

`wrong` is a list of [official start, end, retelling start, end, weight]: places where the retelling says
something else, with the share of annotators who say so as the weight; `omitted` and `added` are [start,
end] in the official text and the retelling; `unsure` and `unsure_official` are lists of [start, end] in
the retelling and the official text that editors could disagree on. `gaps` marks sets whose omissions and
additions are known in full, for the model of gaps; the others serve the model of edits only. Offsets count
Unicode scalars. Deterministic.
"""
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from planter import Planter

CLOSING = {",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"}
random.seed(20261126)


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def joined(tokens):
    marks = {"``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")"}
    text = ""
    for token in tokens:
        word = marks.get(token.lower(), token)
        text += word if not text or word in CLOSING else " " + word
    return text


def item(
    name, document, official, retelling, linked, wrong=(), omitted=(), added=(), unsure=(),
    unsure_official=(), gaps=False
):
    return {
        "gaps": gaps,
        "set": name, "document": document, "official": official, "retelling": retelling,
        "linked": linked, "wrong": list(wrong), "omitted": list(omitted), "added": list(added),
        "unsure": list(unsure), "unsure_official": list(unsure_official),
    }


def quote_place(text, units, unit_id, quote):
    at = 0
    for unit in units:
        found = text.find(unit["text"], at)
        start = found if found >= 0 else text.find(unit["text"])
        if unit["id"] == unit_id:
            place = text.find(quote, max(0, start))
            if place < 0:
                place = text.find(quote)
            return [place, place + len(quote)] if place >= 0 else None
        at = start + 1
    return None


def annotated(folder):
    """Bench pairs in folders of their own, and gold files that name their texts."""
    for path in sorted(Path(folder).glob("*/gold.json")):
        yield json.loads(path.read_text(encoding="utf-8")), path.parent.name, *(
            (path.parent / name).read_text(encoding="utf-8") for name in ("official.txt", "retelling.txt"))
    for path in sorted((Path(folder).parent / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield gold, path.stem, *(
            (Path(folder).parent / "samples" / gold[name]).read_text(encoding="utf-8")
            for name in ("official_file", "retelling_file"))


def bench(folder):
    for gold, name, official, retelling in annotated(folder):
        wrong = []
        for entry in gold["mistranslations"]:
            one = quote_place(official, gold["official"], entry["o"], entry["o_quote"])
            other = quote_place(retelling, gold["retelling"], entry["r"], entry["r_quote"])
            if one and other:
                wrong.append(one + other + [1.0 if entry["severity"] != "minor" else 0.8])
        omitted = [quote_place(official, gold["official"], e["o"], e["quote"]) for e in gold["omissions"]]
        added = [quote_place(retelling, gold["retelling"], e["r"], e["quote"]) for e in gold["additions"]]
        unsure, unsure_official = (
            [quote_place(text, gold[side], e[key], e[f"{key}_quote"])
             for e in gold.get("borderline", []) if e.get(f"{key}_quote")]
            for text, side, key in ((retelling, "retelling", "r"), (official, "official", "o")))
        yield item(
            "bench", name, official, retelling, False, wrong,
            *([p for p in places if p] for places in (omitted, added, unsure, unsure_official)),
            gaps=True)


def written(folder):
    """The project's own pairs (see corpus/README.md), except those kept for its tests."""
    kept = set((folder / "kept.txt").read_text(encoding="utf-8").split())
    for path in sorted(folder.glob("*/gold.json")):
        if path.parent.name in kept:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        official, retelling = (
            (path.parent / f"{name}.txt").read_text(encoding="utf-8")
            for name in ("official", "retelling"))

        def place(text, quote):
            start = text.index(quote)
            return [start, start + len(quote)]

        wrong = [
            place(official, m["official"]) + place(retelling, m["retelling"])
            + [0.8 if m["severity"] == "minor" else 1.0]
            for m in gold["mistranslations"]]
        omitted = [place(official, m["quote"]) for m in gold["omissions"]]
        added = [place(retelling, m["quote"]) for m in gold["additions"]]
        unsure, unsure_official = (
            [place(text, m[side]) for m in gold["borderline"] if m.get(side)]
            for text, side in ((retelling, "retelling"), (official, "official")))
        letters = re.match("[a-z]+", path.parent.name).group()
        yield item(
            "written" if len(letters) == 1 else "contrasts", path.parent.name, official, retelling,
            False, wrong, omitted, added, unsure, unsure_official, gaps=True)


def planted(folder):
    for path in sorted(Path(folder).glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        text = data["text"]
        for group in ("changes", "harmless"):
            for change in data[group]:
                start = text.index(change["from"])
                other = text.replace(change["from"], change["to"])
                place = [start, start + len(change["from"]), start, start + len(change["to"]), 1.0]
                yield item(
                    "planted" if group == "changes" else "harmless", data["id"], text, other, False,
                    [place] if group == "changes" else [])


def errors(path):
    """Segments by document and system, linked one to one."""
    documents = defaultdict(list)
    for row in read(path):
        documents[row["doc"], row["system"]].append(row)
    for (document, system), rows in sorted(documents.items()):
        rows.sort(key=lambda row: row["seg"])
        official, retelling, wrong = "", "", []
        for row in rows:
            texts = [re.sub(r"\s", " ", row[side]).strip() or "—" for side in ("official", "retelling")]
            lead = len(row["retelling"]) - len(row["retelling"].lstrip())
            raters = row["raters"] if isinstance(row.get("raters"), list) else sorted({s["rater"] for s in row["spans"]})
            marks = defaultdict(set)
            for span in row["spans"]:
                if span.get("accuracy", True):
                    marks[span["start"], span["end"]].add(span["rater"])
            size = max(1, len(raters))
            for (start, end), who in marks.items():
                wrong.append([-1, -1, len(retelling) + start - lead, len(retelling) + end - lead, len(who) / size])
            official += texts[0] + "\n"
            retelling += texts[1] + "\n"
        yield item("errors", document, official, retelling, True, wrong)


def sentences(path):
    for row in read(path):
        yield row["id"], joined(row["official_tokens"]), joined(row["retelling_tokens"])


def unlinked(tokens, linked):
    """The places of runs of tokens that people linked with nothing."""
    spans, text = [], ""
    marks = {"``": '"', "''": '"', "-lrb-": "(", "-rrb-": ")"}
    for index, token in enumerate(tokens):
        word = marks.get(token.lower(), token)
        if text and word not in CLOSING:
            text += " "
        if index not in linked:
            if spans and len(text) - spans[-1][1] <= 1:
                spans[-1][1] = len(text) + len(word)
            else:
                spans.append([len(text), len(text) + len(word)])
        text += word
    return spans


def linked_words(path, name):
    """Sentence pairs whose words people linked: unlinked words are omitted or added."""
    for number, row in enumerate(read(path)):
        links = row["sure"] + row.get("possible", [])
        yield item(
            name, f"pair{number % 40}", joined(row["official_tokens"]),
            joined(row["retelling_tokens"]), True, (),
            unlinked(row["official_tokens"], {i for i, _ in links}),
            unlinked(row["retelling_tokens"], {j for _, j in links}), gaps=True)


def perturbed(path, name):
    """Documents with units omitted, added and moved."""
    for row in read(path):
        sides, places = [], []
        for units in (row["official"], row["retelling"]):
            text, spans, last = "", [], None
            for unit in units:
                if text:
                    text += " " if unit.get("para") == last and last is not None else "\n\n"
                last = unit.get("para")
                spans.append([len(text), len(text) + len(unit["text"])])
                text += unit["text"]
            sides.append(text)
            places.append(spans)
        links = row["links"]
        omitted = [places[0][i] for i in range(len(places[0])) if i not in {a for a, _ in links}]
        added = [places[1][j] for j in range(len(places[1])) if j not in {b for _, b in links}]
        yield item(name, row["id"], *sides, False, (), omitted, added, gaps=True)


def dropped_clauses(texts):
    """Texts without a clause, or with an additional one."""
    pattern = re.compile(
        r",? (?:which|who|where|while|when|because|although|and|but|with|after|before|including|despite|"
        r"without|unless|if|according to|in order to|so that) [^,.;:\"]{12,90}(?=[,.;])")
    for number, text in enumerate(texts):
        found = list(pattern.finditer(text))
        if not found:
            continue
        clause = random.choice(found)
        short = text[: clause.start()] + text[clause.end() :]
        span = [clause.start(), clause.end()]
        document = f"news{number % 40}"
        if number % 2:
            yield item("planted-gap", document, text, short, True, (), [span], gaps=True)
        else:
            yield item("planted-gap", document, short, text, True, (), (), [span], gaps=True)


def summaries(path):
    """News stories and summaries whose sentences are marked as supported or not.

    An unsupported sentence is an addition; which of its words are wrong is not known.
    """
    for number, row in enumerate(read(path)):
        text, unsupported, last = "", [], None
        for sentence in row["retelling"]:
            if text:
                text += " " if sentence["para"] == last else "\n\n"
            last = sentence["para"]
            if not sentence["supported"]:
                unsupported.append([len(text), len(text) + len(sentence["text"])])
            text += sentence["text"]
        official = re.sub(r"(\d), (\d{3})\b", r"\1,\2", row["official"])
        official = re.sub(r"(\d)\. (\d)", r"\1.\2", official)
        yield item(
            "summaries", f"summary{number % 24}", official, text, False, (), (), unsupported,
            unsupported, gaps="additions")


def main():
    data, bench_folder, scales, renderings, out = sys.argv[1:6]
    data = Path(data)
    fair = list(sentences(data / "data/word_align_mtref_train.jsonl"))
    edinburgh = list(sentences(data / "data/word_align_edinburgh_dev.jsonl"))
    news = [
        "".join(u["text"] + " " for u in row["official"][i : i + 3]).strip()
        for row in read(data / "data/sent_align_wmt_perturbed_dev.jsonl")
        for i in range(0, len(row["official"]), 3)
    ]
    planter = Planter([t for _, o, r in fair + edinburgh for t in (o, r)] + news, scales, renderings)
    items = list(bench(bench_folder)) + list(written(Path(__file__).parent / "corpus")) + list(planted(data / "planted"))
    items += list(errors(data / "data/mistranslation_spans_wmt23_dev.jsonl"))
    for number, (identifier, official, retelling) in enumerate(fair + edinburgh):
        document = f"pair{number % 40}"
        name = "fair" if number < len(fair) else "edinburgh"
        items.append(item(name, document, official, retelling, True))
        for side in (retelling, official):
            change = planter.plant(side)
            if not change:
                continue
            new, olds, news_places = change
            base = official if side is retelling else side
            wrong = [
                ([-1, -1] if side is retelling else list(old)) + list(place) + [1.0]
                for old, place in zip(olds, news_places)
            ]
            items.append(
                item("planted-paraphrase" if side is retelling else "planted-equal", document, base, new, True, wrong))
        if number % 3 == 0:
            other = planter.harmless(official)
            if other:
                items.append(item("harmless-equal", document, official, other, True))
    for number, text in enumerate(news):
        for _ in range(2):
            change = planter.plant(text)
            if change:
                new, olds, places = change
                items.append(item(
                    "planted-equal", f"news{number % 40}", text, new, True,
                    [list(o) + list(p) + [1.0] for o, p in zip(olds, places)]))
        other = planter.harmless(text)
        if other:
            items.append(item("harmless-equal", f"news{number % 40}", text, other, True))
    items += dropped_clauses(news + [t for _, o, r in edinburgh for t in (o, r)])
    items += summaries(data / "data/news_factuality_qags_dev.jsonl")
    items += linked_words(data / "data/word_align_mtref_train.jsonl", "fair-words")
    items += linked_words(data / "data/word_align_edinburgh_dev.jsonl", "edinburgh-words")
    for name in ("wmt", "onestop", "candide_sent"):
        items += perturbed(data / f"data/sent_align_{name}_perturbed_dev.jsonl", f"perturbed-{name}")
    with open(out, "w", encoding="utf-8") as sink:
        for number, row in enumerate(items):
            sink.write(json.dumps({"id": str(number), **row}, ensure_ascii=False) + "\n")
    counts = defaultdict(int)
    for row in items:
        counts[row["set"]] += 1
    print(dict(counts))


if __name__ == "__main__":
    main()
