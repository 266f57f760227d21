"""The layout of findings.bin: models as sections of a block (see Tools/lexicon/block.py).

A model's sections are named by one letter and: `nam` the names of its features, one per line; `bia`
Float32 the constant; `roo` UInt32 the root node of each tree; by node `col` UInt8 its feature (255: a
leaf), `val` Float32 its threshold or value, `lef` and `rig` UInt16 the offsets of its children; `cax` and
`cay` Float32 the points of the calibration.

The net of meanings has the letter m: `mpr?` and `mhi?` the layers of its projection and its hidden numbers
(Block.add_layer); `mout` Float32 the weight of each hidden number, and the constant; `mmix` Float32 the
factors for the log odds of the trees and of the net, and a constant; `mchk` the same for a check and the
net; `mcax` and `mcay`.
"""
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "lexicon"))
from block import Block  # noqa: E402


def nodes_of(tree):
    """A LightGBM tree in preorder: (column, value, left offset, right offset)."""
    nodes = []

    def visit(node):
        at = len(nodes)
        nodes.append(None)
        if "leaf_value" in node and "split_feature" not in node:
            nodes[at] = (255, node["leaf_value"], 0, 0)
            return
        assert node["decision_type"] == "<="
        left = len(nodes)
        visit(node["left_child"])
        right = len(nodes)
        visit(node["right_child"])
        nodes[at] = (node["split_feature"], node["threshold"], left - at, right - at)

    visit(tree)
    return nodes


def add(block, letter, booster, names, calibration):
    """Adds a LightGBM booster whose columns are `names`, calibrated by points (from, to)."""
    roots, nodes = [], []
    for tree in booster.dump_model()["tree_info"]:
        roots.append(len(nodes))
        nodes += nodes_of(tree["tree_structure"])
    columns, values, lefts, rights = zip(*nodes)
    # A threshold must divide 32-bit numbers as it divided the trainer's 64-bit ones.
    block.add(f"{letter}nam", "\n".join(names).encode())
    block.add(f"{letter}bia", np.array([0], "<f4"))
    block.add(f"{letter}roo", np.array(roots, "<u4"))
    block.add(f"{letter}col", np.array(columns, np.uint8))
    block.add(f"{letter}val", np.array(values, "<f4"))
    block.add(f"{letter}lef", np.array(lefts, "<u2"))
    block.add(f"{letter}rig", np.array(rights, "<u2"))
    add_calibration(block, letter, calibration)


def add_calibration(block, letter, calibration):
    block.add(f"{letter}cax", np.array([p for p, _ in calibration], "<f4"))
    block.add(f"{letter}cay", np.array([p for _, p in calibration], "<f4"))


def add_meanings(block, net, mixture, check_mixture, calibration):
    """Adds the output of train_meanings.py."""
    block.add_layer("mpr", net["projection"], net["shift"])
    block.add_layer("mhi", net["hidden"], net["bias"])
    block.add("mout", np.append(net["output"], net["constant"]).astype("<f4"))
    block.add("mmix", np.array(mixture, "<f4"))
    block.add("mchk", np.array(check_mixture, "<f4"))
    add_calibration(block, "m", calibration)


def write(path, models, meanings):
    """models: letter -> (booster, names, calibration); meanings: the output of train_meanings.py"""
    block = Block()
    for letter, (booster, names, calibration) in sorted(models.items()):
        add(block, letter, booster, names, calibration)
    add_meanings(block, *meanings)
    Path(path).write_bytes(block.bytes())
