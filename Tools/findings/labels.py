"""Labels the edits of pairs (printed by `readback-measure edits`) using the marks of pairs.py."""
import json

import numpy as np


def letters(text, span):
    return {i for i in range(max(0, span[0]), span[1]) if text[i].isalnum()} if span else set()


def wrong_places(pair, edit):
    """The marks of pair["wrong"] that an edit touches."""
    official, retelling = edit["official"], edit["retelling"]
    mine = letters(pair["official"], official)
    theirs = letters(pair["retelling"], retelling)
    for number, (one, one_end, other, other_end, _) in enumerate(pair["wrong"]):
        old = letters(pair["official"], [one, one_end]) if one >= 0 else set()
        new = letters(pair["retelling"], [other, other_end])
        # Omitted words have no place in the retelling that a finding could touch.
        if theirs & new if retelling and new else mine & old:
            yield number


def label(pair, edit):
    """0...1: how certain it is that the edit changes the meaning; None if unknown."""
    official, retelling = edit["official"], edit["retelling"]
    mine = letters(pair["official"], official)
    theirs = letters(pair["retelling"], retelling)
    best = max([pair["wrong"][number][4] for number in wrong_places(pair, edit)], default=0.0)
    if not retelling and any(
        2 * len(mine & letters(pair["official"], span)) >= len(mine) for span in pair["omitted"]
    ):
        best = max(best, 0.9)
    if not official and any(
        2 * len(theirs & letters(pair["retelling"], span)) >= len(theirs) for span in pair["added"]
    ):
        best = max(best, 0.9)
    if pair["gaps"] == "additions":
        # In an unsupported sentence it is not known which words are wrong.
        best = 0.0
    if best == 0 and any(theirs & letters(pair["retelling"], span) for span in pair["unsure"]):
        return None
    return best


def load(pairs_path, edits_path):
    """(features, labels, set names, documents, pair ids, edits)"""
    with open(pairs_path, encoding="utf-8") as lines:
        pairs = {pair["id"]: pair for pair in map(json.loads, lines)}
    rows, labels, sets, documents, ids, edits = [], [], [], [], [], []
    with open(edits_path, encoding="utf-8") as lines:
        for answer in map(json.loads, lines):
            pair = pairs[answer["id"]]
            for edit in answer["edits"]:
                value = label(pair, edit)
                if value is None:
                    continue
                rows.append(edit.pop("features"))
                labels.append(value)
                sets.append(pair["set"])
                documents.append(pair["document"])
                ids.append(pair["id"])
                edits.append(edit)
    return (
        np.array(rows, np.float32), np.array(labels), np.array(sets), np.array(documents),
        np.array(ids), edits, pairs,
    )
