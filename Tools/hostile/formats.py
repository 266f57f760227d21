"""Writes a pair in every format and opens each with a program that reads it."""

import os
import re
import shutil
import subprocess

COMMANDS = [
    "print --format text", "print --format ansi", "print --format html", "print --format markdown",
    "print --format tmx", "list --all --format text", "list --all --format json",
    "list --all --format tsv", "list --all --format vim", "list --all --format marot",
    "matrix --format text", "matrix --format html", "matrix --format tsv", "matrix --format json",
]
# The programs that must read a format without any complaint.
READERS = {
    "html": ["xmllint", "--huge", "--nonet", "--noout"],
    "tmx": ["xmllint", "--huge", "--nonet", "--noout"],
    "json": ["jq", "-e", "type"],
    "tsv": ["mlr", "--icsv", "--ifs", "tab", "--ojson", "cat"],
}
HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\U000E0000-\U000E007F]")
COLOURS = re.compile("\x1b\\[[0-9;]*m")


def trouble(path, form):
    with open(path, "rb") as file:
        content = file.read()
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return f"{form}: no UTF-8"
    if form == "ansi":
        text = COLOURS.sub("", text)
    if found := HIDDEN.search(text):
        return f"{form}: U+{ord(found[0]):04X}"
    if form == "tsv" and re.search(r"(?:^|\t)[=+\-@]", text):
        return f"{form}: a formula"
    program = READERS.get(form)
    if program and shutil.which(program[0]):
        read = subprocess.run(program + [path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if read.returncode != 0 or read.stderr:
            return f"{form}: {program[0]}: {read.stderr[:80]!r}"
    return ""


def written(run, bounds, pair, folder):
    output = os.path.join(folder, "output")
    for command in COMMANDS:
        with open(output, "wb") as file:
            status, took, memory, errors = run(
                [bounds.readback, *command.split(), *pair], bounds.seconds, file)
        said = trouble(output, command.split()[-1]) if status == 0 else ""
        if status == 2 and os.path.getsize(output):
            said = "refused, and wrote"
        yield status, took, memory, errors, said
