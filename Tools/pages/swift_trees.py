"""Writes decision trees as Swift source."""


def preorder(tree):
    """A tree's nodes in preorder: `feature:threshold` for a split, the value for a leaf."""
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


def source(name, model):
    """A Swift constant with the trees of a LightGBM model."""
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
