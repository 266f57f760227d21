#!/usr/bin/env python3
"""Score a program on annotated pairs, by cause.

usage: score.py PROGRAM FOLDER [ID ...] [--list]

Runs `PROGRAM list --format json` on each pair of FOLDER (see corpus/README.md), or on those named, and
prints, over all pairs: the share of grave (critical and major) mistranslations found, by cause; the share
of shown mistranslations that are right; the same for major omissions and additions. A mistranslation
counts as found if a shown one shares a letter with its place in the retelling, an omission or addition if
half of its letters are shown as one. Findings that only touch borderline cases are not counted. --list
also prints every miss and every shown finding.
"""
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path


def letters(text, *spans):
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def quoted(text, quote):
    start = text.index(quote)
    return letters(text, (start, start + len(quote)))


def shown(report, kind, side):
    for finding in report["findings"]:
        if finding["kind"] == kind and finding["cause"] != "wording":
            place = finding[side]
            yield finding, letters(report[side]["text"], (place["start"], place["end"])) if place else set()


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    program, folder, ids = arguments[0], Path(arguments[1]), arguments[2:]
    counts, causes, causes_shown = defaultdict(int), defaultdict(lambda: [0, 0]), defaultdict(lambda: [0, 0])

    def note(pair, what):
        if "--list" in sys.argv:
            print(f"{pair}  {what}")

    for path in sorted(folder.glob("*/gold.json")):
        pair = path.parent.name
        if ids and pair not in ids:
            continue
        texts = [str(path.parent / f"{name}.txt") for name in ("official", "retelling")]
        run = subprocess.run([program, "list", "--format", "json", *texts], capture_output=True)
        report, gold = json.loads(run.stdout), json.loads(path.read_text(encoding="utf-8"))
        official, retelling = report["official"]["text"], report["retelling"]["text"]
        if report["verdict"]["relation"] == "unrelated":
            note(pair, "VERDICT unrelated")
            counts["unrelated"] += 1
        unsure = set().union(*(quoted(retelling, b["retelling"]) for b in gold["borderline"] if b.get("retelling")))
        unsure_official = set().union(*(quoted(official, b["official"]) for b in gold["borderline"] if b.get("official")))
        wrong = [(m, quoted(official, m["official"]), quoted(retelling, m["retelling"])) for m in gold["mistranslations"]]
        found = list(shown(report, "mistranslation", "retelling"))
        for mistake, mine, theirs in wrong:
            hit = any(letters_ & theirs for _, letters_ in found)
            if mistake["severity"] != "minor":
                counts["grave"] += 1
                counts["grave found"] += hit
                causes[mistake["cause"]][0] += hit
                causes[mistake["cause"]][1] += 1
                if not hit:
                    note(pair, f"missed {mistake['cause']}: {mistake['official']!r} -> {mistake['retelling']!r}")
        for finding, place in found:
            place_o = finding["official"]
            mine = letters(official, (place_o["start"], place_o["end"])) if place_o else set()
            right = any(place & theirs if place else mine & o for _, o, theirs in wrong)
            if not right and (place & unsure or (not place and mine & unsure_official)):
                continue
            counts["shown"] += 1
            counts["right"] += right
            causes_shown[finding["cause"]][0] += right
            causes_shown[finding["cause"]][1] += 1
            verdict = "right" if right else "false"
            note(pair, f"{verdict} {finding['confidence']:.2f} {finding['severity']} {finding['reason']}")
        for kind, key, side, text, doubt in (
            ("omission", "omissions", "official", official, unsure_official),
            ("addition", "additions", "retelling", retelling, unsure),
        ):
            items = [(i, quoted(text, i["quote"])) for i in gold[key]]
            spans = list(shown(report, kind, side))
            covered = set().union(*(s for _, s in spans)) if spans else set()
            known = set().union(*(s for _, s in items)) if items else set()
            for item, place in items:
                if item["weight"] == "major":
                    hit = 2 * len(place & covered) >= len(place)
                    counts[f"{kind} major"] += 1
                    counts[f"{kind} found"] += hit
                    if not hit:
                        note(pair, f"missed {kind}: {item['quote']!r}")
            for finding, place in spans:
                right = 2 * len(place & known) >= len(place)
                if not right and 2 * len(place & (known | doubt)) >= len(place):
                    continue
                counts[f"{kind} shown"] += 1
                counts[f"{kind} right"] += right
                if not right:
                    note(pair, f"false {kind} {finding['confidence']:.2f} {finding['cause']}: {finding['reason']}")
    share = lambda part, whole: f"{counts[part]}/{counts[whole]} = {counts[part] / max(1, counts[whole]):.2f}"
    print(f"grave found {share('grave found', 'grave')}; precision {share('right', 'shown')}; unrelated {counts['unrelated']}")
    for kind in ("omission", "addition"):
        print(f"major {kind}s found {share(f'{kind} found', f'{kind} major')}; precision {share(f'{kind} right', f'{kind} shown')}")
    print("found by cause: " + ", ".join(f"{c} {a}/{b}" for c, (a, b) in sorted(causes.items())))
    print("right by cause: " + ", ".join(f"{c} {a}/{b}" for c, (a, b) in sorted(causes_shown.items())))


if __name__ == "__main__":
    main()
