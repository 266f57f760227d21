#!/usr/bin/env python3
"""Make the labelled pairs that the model of findings is trained on.

usage: pairs.py DATA BENCH SCALES.tsv RENDERINGS.tsv.gz OUT.jsonl

DATA holds public annotated sets (word alignments, error spans, planted changes), BENCH annotated
pairs of official texts and retellings; the project's own are in corpus/ beside this script. Writes
one object a line:

  {id, set, document, official, retelling, linked, wrong, omitted, added, unsure, gaps}

`wrong` is a list of [official start, end, retelling start, end, weight]: places where the retelling
says something else, the weight being the share of annotators who say so; `omitted` and `added` are
[start, end] in the official text and the retelling; `unsure` is a list of [start, end] in the
retelling to leave out. `gaps` marks sets whose omissions and additions are known in full, for the
model of gaps; the others serve the model of edits only. Offsets count Unicode scalars. Deterministic.
"""
import gzip
import json
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*|\d[\d.,]*\d|\d")
CLOSING = {",", ".", ";", ":", "?", "!", ")", "'s", "n't", "'", "%"}
NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty".split()
)
CYCLES = [
    "january february march april june july august september october november december".split(),
    "monday tuesday wednesday thursday friday saturday sunday".split(),
    NUMBER_WORDS,
    "first second third fourth fifth".split(),
    "million billion trillion".split(),
    "hours days weeks months years decades".split(),
    "hour day week month year decade".split(),
    "dollars euros pounds yuan yen".split(),
    "kilometers miles meters".split(),
    "yesterday today tomorrow".split(),
    "morning afternoon evening night".split(),
    "northern southern eastern western".split(),
    "half third quarter".split(),
]
HARMLESS = [
    (r"\bdid not\b", "didn't"), (r"\bdoes not\b", "doesn't"), (r"\bdo not\b", "don't"),
    (r"\bis not\b", "isn't"), (r"\bwas not\b", "wasn't"), (r"\bcannot\b", "can't"),
    (r"\bwill not\b", "won't"), (r"\bpercent\b", "%"), (r"(?<=\d)%", " percent"),
    (r"\bin order to\b", "to"), (r"\bdue to\b", "because of"), (r"\bbecause of\b", "owing to"),
    (r"\balthough\b", "though"), (r"\bsaid\b", "stated"), (r"\bat least\b", "no less than"),
    (r"\bmore than(?= \d)", "over"), (r"\babout(?= \d)", "around"), (r"\bmust\b", "has to"),
    (r"\bplans to\b", "intends to"), (r"\bseveral\b", "a number of"), (r"\balso\b", "as well"),
    (r"\bas well as\b", "and"), (r"\bbut\b", "yet"), (r"\bhowever\b", "but"),
    (r"\bup to(?= \d)", "as many as"), (r"\bonly\b", "just"), (r"\bin addition\b", "furthermore"),
    (r"\bprior to\b", "before"), (r"\bfollowing\b", "after"), (r"\bwithin\b", "inside"),
]
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
    name, document, official, retelling, linked, wrong=(), omitted=(), added=(), unsure=(), gaps=False
):
    return {
        "gaps": gaps,
        "set": name, "document": document, "official": official, "retelling": retelling,
        "linked": linked, "wrong": list(wrong), "omitted": list(omitted), "added": list(added),
        "unsure": list(unsure),
    }


class Planter:
    """Makes one change in a text that alters what it says."""

    def __init__(self, texts, scales, renderings):
        self.renderings = defaultdict(dict)
        with gzip.open(renderings, "rt", encoding="utf-8") as lines:
            for line in lines:
                one, other, count = line.rstrip("\n").split("\t")
                self.renderings[one][other] = self.renderings[other][one] = int(count)
        self.scales = defaultdict(lambda: defaultdict(list))
        for line in open(scales, encoding="utf-8"):
            if line.startswith("#") or "\t" not in line:
                continue
            scale, value, phrases = line.split("\t")[:3]
            self.scales[scale][value] += [p.strip() for p in phrases.split("/")]
        self.phrases = {
            phrase: (scale, value)
            for scale, values in self.scales.items()
            for value, phrases in values.items()
            for phrase in phrases
        }
        self.count = defaultdict(int)
        self.followers, self.leaders = defaultdict(lambda: defaultdict(int)), defaultdict(lambda: defaultdict(int))
        self.names = set()
        for text in texts:
            words = WORD.findall(text)
            for word in words:
                self.count[word] += 1
            for one, other in zip(words, words[1:]):
                self.followers[one.lower()][other] += 1
                self.leaders[other.lower()][one] += 1
                if one[0].islower() and other[0].isupper() and len(other) > 3:
                    self.names.add(other)
        self.names = sorted(self.names)

    def places(self, text):
        return [(m.group(), m.start(), m.end()) for m in WORD.finditer(text)]

    def scale(self, text):
        """Another value of a scale."""
        lower = text.lower()
        found = []
        for phrase in self.phrases:
            if phrase in lower:
                found += [
                    (phrase, m.start(), m.end())
                    for m in re.finditer(r"\b" + re.escape(phrase) + r"\b", lower)
                ]
        if not found:
            return None
        # Rare scales as often as common ones.
        by_scale = defaultdict(list)
        for place in found:
            by_scale[self.phrases[place[0]][0]].append(place)
        scale = random.choice(sorted(by_scale))
        phrase, start, end = random.choice(by_scale[scale])
        values = [v for v in self.scales[scale] if v != self.phrases[phrase][1]]
        if not values:
            return None
        alike = [
            p for v in values for p in self.scales[scale][v]
            if len(p.split()) == len(phrase.split()) and p[-2:] == phrase[-2:]
        ]
        pool = alike if alike and random.random() < 0.8 else self.scales[scale][random.choice(values)]
        return start, end, random.choice(pool)

    def negation(self, text):
        lost = [m for m in re.finditer(r"\b(not|never|no) |n't\b", text)]
        if lost and random.random() < 0.6:
            m = random.choice(lost)
            return m.start(), m.end(), "" if m.group() != "n't" else ""
        verbs = [m for m in re.finditer(r"\b(is|are|was|were|will|would|can|could|should|has|have|had|may|must)\b(?! not)", text)]
        if not verbs:
            return None
        m = random.choice(verbs)
        return m.end(), m.end(), random.choice([" not", " never", " no longer"])

    def number(self, text):
        found = []
        for word, start, end in self.places(text):
            for cycle in CYCLES:
                if word.lower() in cycle and not (word in ("march", "second", "may")):
                    other = random.choice([w for w in cycle if w != word.lower()])
                    found.append((start, end, other.capitalize() if word[0].isupper() else other))
            if word[0].isdigit():
                digits = list(word)
                spots = [i for i, d in enumerate(digits) if d.isdigit()]
                spot = random.choice(spots)
                digits[spot] = random.choice([d for d in "123456789" if d != digits[spot]])
                found.append((start, end, "".join(digits)))
        return random.choice(found) if found else None

    def exchange(self, text):
        """Two numbers or two names change places."""
        numbers = [p for p in self.places(text) if p[0][0].isdigit()]
        names = [p for p in self.places(text)[1:] if p[0][0].isupper() and len(p[0]) > 3]
        pool = numbers if len(numbers) > 1 and (len(names) < 2 or random.random() < 0.5) else names
        if len(pool) < 2:
            return None
        one, other = sorted(random.sample(pool, 2), key=lambda p: p[1])
        if one[0] == other[0]:
            return None
        return [(one[1], one[2], other[0]), (other[1], other[2], one[0])]

    def name(self, text):
        found = [p for p in self.places(text)[1:] if p[0][0].isupper() and len(p[0]) > 3 and p[0] in self.names]
        if not found or not self.names:
            return None
        word, start, end = random.choice(found)
        other = random.choice(self.names)
        return None if other == word else (start, end, other)

    def word(self, text):
        """A content word that fits the place and is no rendering of the old one."""
        places = self.places(text)
        found = [
            (i, p) for i, p in enumerate(places)
            if p[0][0].islower() and len(p[0]) > 4 and p[0] not in self.phrases
        ]
        random.shuffle(found)
        for index, (word, start, end) in found[:6]:
            before = places[index - 1][0].lower() if index else ""
            after = places[index + 1][0].lower() if index + 1 < len(places) else ""
            pool = list(self.followers[before]) if random.random() < 0.6 else list(self.leaders[after])
            known = self.renderings.get(word, {})
            stem = word[:4]
            pool = [
                w for w in pool
                if w.islower() and len(w) > 3 and w[-2:] == word[-2:] and w not in known
                and not w.startswith(stem) and w not in text and self.count[w] > 2
            ]
            if pool:
                return start, end, random.choice(sorted(pool))
        return None

    def lookalike(self, text):
        """A word that is written nearly the same."""
        found = [p for p in self.places(text) if p[0][0].islower() and len(p[0]) > 5]
        random.shuffle(found)
        for word, start, end in found[:6]:
            pool = [
                w for w in self.by_shape(word)
                if w not in self.renderings.get(word, {}) and w[:5] != word[:5]
            ]
            if pool:
                return start, end, random.choice(pool)
        return None

    def by_shape(self, word):
        if not hasattr(self, "shapes"):
            self.shapes = defaultdict(list)
            for w, n in sorted(self.count.items()):
                if n > 2 and w.islower() and len(w) > 4:
                    self.shapes[w[:3]].append(w)
                    self.shapes["-" + w[-4:]].append(w)
        pool = self.shapes[word[:3]] + self.shapes["-" + word[-4:]]
        return [w for w in pool if w != word and abs(len(w) - len(word)) <= 1]

    def dropped(self, text):
        """A limiting word or a condition is left out."""
        found = list(
            re.finditer(
                r"\b(?:only|nearly|almost|about|partly|mainly|mostly|likely|potential|possible|alleged|"
                r"former|deputy|acting|preliminary|provisional|temporary|further|some of|most of|"
                r"in part|in principle|up to|at least|more than|less than|reportedly|probably|possibly) ",
                text))
        clauses = list(re.finditer(r",? (?:unless|provided that|if|as long as) [^,.;]{8,60}(?=[,.;])", text))
        pool = clauses if clauses and random.random() < 0.5 else found
        if not pool:
            return None
        m = random.choice(pool)
        return m.start(), m.end(), ""

    def inserted(self, text):
        verbs = list(re.finditer(r"\b(?:is|are|was|were|has|have|had|will|can|could|would)\b ", text))
        if not verbs:
            return None
        m = random.choice(verbs)
        word = random.choice(
            "allegedly never always only hardly partly possibly reportedly illegally secretly finally "
            "immediately fully rarely temporarily formally falsely".split())
        return m.end(), m.end(), word + " "

    kinds = ["scale", "scale", "scale", "negation", "number", "exchange", "name", "word", "word", "word",
             "lookalike", "dropped", "inserted"]

    def plant(self, text):
        """(changed text, [(start, end) old], [(start, end) new]) or None"""
        for _ in range(4):
            change = getattr(self, random.choice(self.kinds))(text)
            if not change:
                continue
            changes = change if isinstance(change, list) else [change]
            new, shift, olds, news = text, 0, [], []
            for start, end, words in changes:
                new = new[: start + shift] + words + new[end + shift :]
                olds.append((start, end))
                news.append((start + shift, start + shift + len(words)))
                shift += len(words) - (end - start)
            return new, olds, news
        return None

    def harmless(self, text):
        options = [(m, new) for pattern, new in HARMLESS for m in re.finditer(pattern, text)]
        for word, start, end in self.places(text):
            for other, count in self.renderings.get(word, {}).items():
                if count >= 12 and word.islower() and len(word) > 4:
                    options.append(((start, end), other))
        if not options:
            return None
        place, new = random.choice(options)
        start, end = place if isinstance(place, tuple) else place.span()
        return text[:start] + new + text[end:]


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
        unsure = [
            quote_place(retelling, gold["retelling"], e["r"], e["r_quote"])
            for e in gold.get("borderline", []) if e.get("r_quote")
        ]
        yield item(
            "bench", name, official, retelling, False, wrong,
            [p for p in omitted if p], [p for p in added if p], [p for p in unsure if p], True)


def written(folder):
    """The project's own pairs (see corpus/README.md), but for those kept for its tests."""
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
        unsure = [place(retelling, m["retelling"]) for m in gold["borderline"] if m.get("retelling")]
        yield item(
            "written", path.parent.name, official, retelling, False, wrong, omitted, added, unsure,
            True)


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
    """Places of runs of tokens that people linked with nothing."""
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
    """Sentence pairs whose words people linked: what they left alone is omitted or added."""
    for number, row in enumerate(read(path)):
        links = row["sure"] + row.get("possible", [])
        yield item(
            name, f"pair{number % 40}", joined(row["official_tokens"]),
            joined(row["retelling_tokens"]), True, (),
            unlinked(row["official_tokens"], {i for i, _ in links}),
            unlinked(row["retelling_tokens"], {j for _, j in links}), (), True)


def perturbed(path, name):
    """Documents with units left out, put in and moved."""
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
        yield item(name, row["id"], *sides, False, (), omitted, added, (), True)


def dropped_clauses(texts):
    """Texts that lack a clause, or have one more than the official text."""
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
            yield item("planted-gap", document, text, short, True, (), [span], (), (), True)
        else:
            yield item("planted-gap", document, short, text, True, (), (), [span], (), True)


def summaries(path):
    """News stories and summaries, sentence by sentence supported or not.

    An unsupported sentence is an addition; which of its words are to blame is not known.
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
            unsupported, "additions")


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
