"""Malicious texts, one function per shape with the size in bytes: inputs that have made other programs slow,
execute commands, or crash. `shapes()` names them; the extension gives the format."""

import gzip
import random

PLAIN = b"The talks were held in Vienna. It rained.\n"
WORDS = ("the of talks minister treaty signed in Vienna on Monday not only must agreed resumed border "
         "weapons he said that president would never have said more than forty").split()


def repeated(piece, size):
    piece = piece.encode() if isinstance(piece, str) else piece
    return piece * max(size // len(piece), 1)


def prose(size, stop="", line_words=0, seed=1):
    """Common words in random order; `stop` and a line end after every `line_words`."""
    chance = random.Random(seed)
    words, length = [], 0
    while length < size:
        word = chance.choice(WORDS)
        words.append(word)
        length += len(word) + 1
        if line_words and len(words) % line_words == 0:
            words[-1] += stop + "\n"
    return " ".join(words).encode()


def distinct(size):
    """Words that occur only once."""
    chance = random.Random(2)
    pieces = []
    for _ in range(size // 9):
        pieces.append("".join(chance.choice("abcdefghijklmnoprstuvw") for _ in range(8)))
    return " ".join(pieces).encode()


def utf16(text, mark=b"\xff\xfe", code="utf-16-le"):
    return mark + text.encode(code, "surrogatepass")


def page(body):
    body = body.encode() if isinstance(body, str) else body
    return b"<html><body>" + body


def nested(tag, depth, size):
    one = f"<{tag}>" * depth + "text of it " + f"</{tag}>" * depth
    return page(repeated(one, size))


def attributes(count, size):
    return page(repeated("<p " + " ".join(f"a{i}=1" for i in range(count)) + ">text</p>", size))


def entity_bomb():
    declared = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
        f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return f"<!DOCTYPE html [{declared}]><html><body><p>The talks &a11; ended.".encode()


def shapes():
    plain = {
        "prose": lambda n: prose(n, ".", 17),
        "one-line": lambda n: prose(n, "", 0),
        "one-line-stops": lambda n: prose(n, ".", 17).replace(b"\n", b""),
        "one-word": lambda n: repeated("a", n),
        "letters": lambda n: repeated("a ", n),
        "letter-paragraphs": lambda n: repeated("a\n", n),
        "word-paragraphs": lambda n: distinct(n).replace(b" ", b"\n"),
        "blank-lines": lambda n: repeated("\n", n - 30) + PLAIN,
        "spaces": lambda n: repeated(" ", n - 30) + PLAIN,
        "distinct": distinct,
        "same-sentence": lambda n: repeated("The minister signed the treaty in Vienna. ", n),
        "same-paragraph": lambda n: repeated("The minister signed the treaty in Vienna.\n", n),
        "same-word": lambda n: repeated("treaty ", n),
        "two-words": lambda n: repeated("treaty minister ", n),
        "names": lambda n: repeated("Anna Boris Carla Dmitri ", n),
        "capitals": lambda n: repeated("TREATY MINISTER ", n),
        "stops": lambda n: repeated(".", n),
        "stops-spaced": lambda n: repeated(". ", n),
        "marks": lambda n: repeated("?!", n),
        "initials": lambda n: repeated("J. ", n),
        "initials-glued": lambda n: repeated("J.", n),
        "abbreviations": lambda n: repeated("Gen. Mr. U.S. ", n),
        "short-sentences": lambda n: repeated("He ran. ", n),
        "commas": lambda n: repeated("a, ", n),
        "semicolons": lambda n: repeated("he said so; ", n),
        "dashes": lambda n: repeated("\u2014 ", n),
        "hyphens": lambda n: repeated("a-", n),
        "hyphened": lambda n: repeated("well-known-to-all ", n),
        "apostrophes": lambda n: repeated("a'", n),
        "quotes-open": lambda n: repeated("\u201csaid he, ", n),
        "quotes-straight": lambda n: repeated('"said he, ', n),
        "quotes-single": lambda n: repeated("\u2018he ", n),
        "quotes-only": lambda n: repeated("\u201c", n),
        "quotes-close": lambda n: repeated("\u201d", n),
        "quotes-paired": lambda n: repeated("\u201cthe treaty\u201d ", n),
        "quotes-sentences": lambda n: repeated("\u201cthe treaty was signed.\u201d ", n),
        "quote-long": lambda n: b"\xe2\x80\x9c" + prose(n, ".", 17).replace(b"\n", b"") + b"\xe2\x80\x9d",
        "brackets": lambda n: repeated("(", n),
        "brackets-words": lambda n: repeated("(he [said ", n),
        "brackets-closed": lambda n: repeated("(he) ", n),
        "digits": lambda n: repeated("7", n),
        "numbers": lambda n: b" ".join(b"%d" % i for i in range(n // 7)),
        "numbers-glued": lambda n: repeated("1,000,", n),
        "numbers-words": lambda n: repeated("twenty one thousand hundred ", n),
        "dates": lambda n: repeated("7 December 2021 ", n),
        "amounts": lambda n: repeated("$3.5 million or 40% ", n),
        "negations": lambda n: repeated("not never no only ", n),
        "modals": lambda n: repeated("must should may agreed ", n),
        "speakers": lambda n: repeated("we said he said I ", n),
        "adresses": lambda n: repeated("http://a.b/c?d=e&f ", n),
        "address": lambda n: b"http://" + repeated("a.b/", n),
        "at-signs": lambda n: repeated("a@b.c ", n),
        "menus": lambda n: repeated("Share this\n", n),
        "chinese": lambda n: repeated("\u8c08\u5224\u5728\u7ef4\u4e5f\u7eb3", n),
        "thai": lambda n: repeated("\u0e01\u0e32\u0e23\u0e40\u0e08", n),
        "russian": lambda n: repeated("\u043f\u0440\u0435\u0437\u0438\u0434\u0435\u043d\u0442 ", n),
        "tower": lambda n: b"T" + repeated("\u0301\u0488\u20dd", n) + b"he talks ended.",
        "towers": lambda n: repeated("T\u0301\u0301\u0301\u0301\u0301\u0301 ", n),
        "jamo": lambda n: repeated("\u1100\u1161\u11a8", n),
        "emoji-joined": lambda n: repeated("\U0001F469\u200d", n),
        "flags": lambda n: repeated("\U0001F1EB", n),
        "selectors": lambda n: b"a" + repeated("\ufe0f", n),
        "tags": lambda n: b"Word" + repeated("\U000E0041", n) + b" ended.",
        "tags-words": lambda n: repeated("wo\U000E0041rd ", n),
        "bidi": lambda n: repeated("\u202ethe talks\u2066 ended\u2067 ", n),
        "bidi-only": lambda n: repeated("\u202e", n),
        "invisible": lambda n: repeated("ta\u200blks we\u2060re he\u00adld ", n),
        "homoglyphs": lambda n: repeated("t\u0430lks w\u0435re h\u0435ld ", n),
        "homoglyph-word": lambda n: repeated("a\u0430", n),
        "fullwidth": lambda n: repeated("\uff53\uff41\uff49\uff44 ", n),
        "ligatures": lambda n: repeated("\ufb03\ufdfa ", n),
        "noncharacters": lambda n: repeated("a\uffff\ufffe\ufdd0 ", n),
        "replacement": lambda n: repeated("\ufffd", n),
        "private": lambda n: repeated("\ue000\U0010FFFF ", n),
        "controls": lambda n: repeated(bytes(i for i in range(1, 32)) + b" word", n),
        "escapes": lambda n: repeated("the \x1b[31m\x1b]52;c;QUJD\x07\x1bP1$r\x1b\\ talks \x9b2J ", n),
        "c1": lambda n: repeated("word \u009b31m\u0090\u009c ", n),
        "overlong": lambda n: repeated(b"word \xc0\x9b[31m \xe0\x80\x9b \xf0\x80\x80\x9b \xed\xa0\x80 ", n),
        "eight-bit": lambda n: repeated(bytes(range(0x80, 0x100)) + b" word ", n),
        "bytes": lambda n: random.Random(3).randbytes(n).replace(b"\0", b" "),
        "nul": lambda n: b"The talks\0 ended. " + prose(n, ".", 17),
        "nul-late": lambda n: prose(n, ".", 17) + b"The talks\0 ended. ",
        "surrogates": lambda n: utf16("The talks \ud800were\udc00 held\udc00\ud800 now. " * (n // 70)),
        "surrogates-odd": lambda n: utf16("word \udfff" * (n // 12)) + b"\x41",
        "utf16": lambda n: utf16(prose(n // 2, ".", 17).decode()),
        "utf16-big": lambda n: utf16(prose(n // 2, ".", 17).decode(), b"\xfe\xff", "utf-16-be"),
        "utf16-unmarked": lambda n: utf16(prose(n // 2, ".", 17).decode(), b""),
        "carriage": lambda n: repeated("He ran.\r", n),
        "separators": lambda n: repeated("He ran.\u2028It rained.\u2029\u0085\x0b", n),
        "form-feeds": lambda n: repeated("\x0c", n - 30) + PLAIN,
        "tabs": lambda n: repeated("a\t", n),
        "formulas": lambda n: repeated("=1+1\n@SUM(A1)\n-2\n+3\n", n),
        "markup": lambda n: repeated("</td><script>a]]>--> &amp; {{x}} ${y} | ` \\u001b ", n),
    }
    markdown = {
        "emphasis": "*a", "emphasis-closed": "*a* ", "emphasis-mixed": "**a *b c** ",
        "emphasis-open": "*a _b **c __d ~~e ", "emphasis-three": "***a ", "underscores": "_a",
        "stars": "*", "star-runs": "* ** *** ", "tildes": "~~a",
        "links": "[a](b) ", "link-open": "[", "link-nested": "[" * 8 + "a" + "](b)" * 8,
        "link-half": "[a](", "link-round": "[a](((((", "pictures": "![a](b) ",
        "picture-nested": "![" * 8 + "a" + "](b)" * 8, "notes": "[^a]: ", "definitions": "[a]: b\n",
        "references": "[a][b]", "tags": "<b>x</b>", "tag-open": "<b ", "breaks": "a<br>",
        "autolinks": "<http://a>", "entities": "&amp;", "entity-open": "&", "escapes": "\\*",
        "backslashes": "\\", "code": "`a` ", "code-open": "`a", "fences": "```\na\n", "quotes": ">",
        "quotes-spaced": "> ", "quote-lines": "> > a\n", "items": "- a\n", "items-nested": "- - ",
        "cells": "|a", "cell-lines": "|a|b|\n", "headings": "# a\n", "hashes": "#", "lines": "a\n",
        "underlines": "a\n===\n", "front": "---\n", "front-fields": "a: b\n", "spaces": "a  \n",
        "towers": "*\u0301", "words": "the minister said *so* and ",
    }
    pages = {
        "b": "<b>x</b>", "b-open": "<b>x", "p": "<p>x", "p-b": "<p><b>x", "br": "a<br>", "li": "<li>x",
        "td": "<td>x", "table": "<table><tr><td>x", "a": "<a href=x>y", "font": "<font size=1>x",
        "option": "<option>x", "form": "<form><p>x", "closing": "</b>", "closing-p": "</p>",
        "closing-open": "</", "less": "<", "less-word": "a < b ", "entities": "&amp;",
        "entities-number": "&#x1b;[31m", "entities-zero": "&#0;&#1114112;&#xd800;", "entities-open": "&a",
        "entities-long": "&" + "a" * 3000 + ";", "comments": "<!-- x -->", "comment-open": "<!--",
        "cdata": "<![CDATA[x]]>", "instruction": "<?x?>", "instruction-open": "<?", "doctype": "<!DOCTYPE a>",
        "script": "<script>x</script>", "script-open": "<script>", "style": "<style>x</style>",
        "heads": "<head><title>x", "bodies": "<body><html>", "hidden": "<p hidden>x</p>y ",
        "frames": "<iframe src=x></iframe>", "pictures": "<img alt=x>", "spans": "<span>the </span>",
        "pre": "<pre>\nx\n", "words": "<p>the minister said <i>so</i> and ", "ruby": "<ruby>x<rt>y",
        "svg": "<svg><g>", "nav": "<nav>x</nav>", "attribute": "<p a='>'>x", "attribute-open": "<p a='",
        "controls": "<p>\x1b[31m\x9b", "select": "<select><option>x</select>", "h": "<h1>x<h2>y",
    }
    all_shapes = {f"{name}.txt": make for name, make in plain.items()}
    for name, piece in markdown.items():
        all_shapes[f"md-{name}.md"] = lambda n, piece=piece: repeated(piece, n)
    for name, piece in pages.items():
        all_shapes[f"page-{name}.html"] = lambda n, piece=piece: page(repeated(piece, n))
    all_shapes.update({
        "page-deep.html": lambda n: nested("div", 300000, n),
        "page-deep-allowed.html": lambda n: nested("div", 500, n),
        "page-deep-b.html": lambda n: nested("b", 250, n),
        "page-deep-tables.html": lambda n: nested("table><tr><td", 100, n),
        "page-attributes.html": lambda n: attributes(250, n),
        "page-attributes-many.html": lambda n: attributes(100000, n),
        "page-attribute-long.html": lambda n: page("<p class='" + "x " * (n // 2) + "'>The talks ended."),
        "page-attribute-title.html": lambda n: page(
            "<title>" + "x " * (n // 2) + "</title><p>The talks ended."),
        "page-tag-long.html": lambda n: page("<" + "x" * n + ">The talks ended."),
        "page-entity-bomb.html": lambda n: entity_bomb(),
        "page-charset.html": lambda n: b"<meta charset=utf-7>" + page(repeated("+ADw-b+AD4- ", n)),
        "page-one.html": lambda n: page(prose(n)),
        "gzip-bomb.txt.gz": lambda n: gzip.compress(bytes(n * 100).replace(b"\0", b"a"), 9),
        "gzip-members.txt.gz": lambda n: repeated(gzip.compress(b""), n),
        "gzip-cut.txt.gz": lambda n: gzip.compress(prose(n))[:n // 8],
        "gzip-twice.txt.gz": lambda n: gzip.compress(gzip.compress(prose(n))),
    })
    return all_shapes
