#!/usr/bin/env python3
"""Prints what other programs consider the article of known pages, for `readback-measure pages --others`.

usage: readback-measure pages --files FOLDER | others.py > OTHERS.json

Runs trafilatura, readability-lxml and jusText as far as they are installed (pip); reports which are not.
"""
import gzip
import importlib
import json
import logging
import sys


def trafilatura(html):
    from trafilatura import extract

    return extract(html, include_comments=False, include_tables=True) or ""


def readability(html):
    import lxml.html
    from readability import Document

    return lxml.html.fromstring(Document(html).summary()).text_content()


def justext(html):
    from justext import get_stoplist, justext

    paragraphs = justext(html, get_stoplist("English"))
    return "\n".join(p.text for p in paragraphs if not p.is_boilerplate)


PROGRAMS = {
    "trafilatura": ("trafilatura", trafilatura),
    "readability-lxml": ("readability", readability),
    "jusText": ("justext", justext),
}


def main():
    logging.disable(logging.CRITICAL)
    texts = {}
    pages = [line.rstrip("\n").split("\t") for line in sys.stdin]
    for name, (module, extract) in PROGRAMS.items():
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"{name} is left out: pip install {name.lower()}", file=sys.stderr)
            continue
        texts[name] = {}
        for page, path in pages:
            opened = gzip.open if path.endswith(".gz") else open
            with opened(path, "rb") as file:
                html = file.read()
            try:
                texts[name][page] = extract(html)
            except Exception:  # A page that a program cannot read counts as one without text.
                texts[name][page] = ""
    json.dump(texts, sys.stdout)


if __name__ == "__main__":
    main()
