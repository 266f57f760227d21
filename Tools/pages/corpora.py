"""Reads public collections of web pages with their articles, for train.py.

Each is a checkout in one folder, named like its repository; missing ones are skipped.
"""
import collections
import gzip
import hashlib
import json
import re

import lxml.html

BLOCKS = set(
    "p div section article main li td th tr h1 h2 h3 h4 h5 h6 blockquote pre ul ol table br hr "
    "figure figcaption dt dd dl header footer aside center address".split()
)


def words(text):
    return re.findall(r"\w+", text or "")


class Page:
    """A page with the text of its article, or with passages that are or are not in it."""

    def __init__(self, corpus, name, html, site, gold=None, captions=(), inside=(), outside=()):
        self.corpus, self.name, self.html, self.site = corpus, name, html, site
        self.gold, self.captions = gold, set(captions)
        self.inside, self.outside = list(inside), list(outside)


def article_extraction_benchmark(folder):
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    for name, item in sorted(truth.items()):
        html = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        site = site_of(item.get("url") or "") or site_in(html, name)
        yield Page("benchmark", name, html, site, item.get("articleBody", ""))


def readability(folder):
    for page in sorted((folder / "test" / "test-pages").iterdir()):
        if (page / "expected.html").exists():
            gold, captions = lines_of_html(page / "expected.html")
            html = (page / "source.html").read_bytes()
            yield Page("readability", page.name, html, site_in(html, page.name), gold, captions)


def trafilatura(folder):
    truth = json.loads((folder / "tests" / "evaldata.json").read_text(encoding="utf-8"))
    for url, item in truth.items():
        for place in ("eval", "cache"):
            path = folder / "tests" / place / item["file"]
            if path.exists():
                yield Page(
                    "trafilatura", item["file"], path.read_bytes(), site_of(url),
                    inside=item["with"], outside=item["without"],
                )  # fmt: skip
                break


def fundus(folder):
    data = folder / "tests" / "resources" / "parser" / "test_data"
    for list_of_pages in sorted(data.glob("*/meta.info")):
        known = json.loads(list_of_pages.read_text(encoding="utf-8"))
        country = list_of_pages.parent
        for expected in sorted(country.glob("*.json")):
            versions = json.loads(expected.read_text(encoding="utf-8"))
            articles = [text_of_body(v["body"]) for v in versions.values() if v.get("body")]
            pattern = re.escape(expected.stem) + r"_\d{4}_\d\d_\d\d\.html\.gz"
            for name in sorted(known):
                if not re.fullmatch(pattern, name) or not (country / name).exists():
                    continue
                html = gzip.decompress((country / name).read_bytes())
                text = " ".join(words(lxml.html.document_fromstring(html).text_content()))
                # Which version belongs to which page is only known from the texts.
                share, gold = max((share_in(text, article), article) for article in articles)
                if share >= 0.8:
                    name, site = f"{country.name}-{name[:-8]}", site_of(known[name]["url"])
                    yield Page("fundus", name, html, site, gold)


def text_of_body(body):
    parts = list(body["summary"])
    for section in body["sections"]:
        parts += section["headline"] + section["paragraphs"]
    return "\n".join(parts)


def share_in(text, article):
    tokens = words(article)
    starts = range(0, len(tokens), 20)
    return sum(" ".join(tokens[i : i + 6]) in text for i in starts) / max(1, len(starts))


def waddle(folder):
    """News in Chinese, English, Greek, Polish and Russian; at most a few pages of a site."""
    data = folder / "corpora" / "Corpus_daniel_v2.1"
    count = collections.Counter()
    for path in sorted((data / "html").iterdir(), key=lambda path: digest(path.name)):
        reference = data / "reference" / path.name
        site = site_of("http://" + path.name.split("_")[1])
        if not reference.exists() or count[site] >= 4:
            continue
        gold = reference.read_bytes().decode("utf-8", "replace")
        gold = re.sub(r"<[^>]+>", "", re.sub(r"</p>\s*", "\n", gold))
        if "\ufffd" in gold[:-3]:
            continue
        count[site] += 1
        yield Page("waddle", digest(path.name), path.read_bytes(), site, gold)


def newspaper(folder):
    data = folder / "tests" / "data"
    for text in sorted((data / "text").glob("*.txt")):
        path = data / "html" / f"{text.stem}.html"
        if path.exists():
            html = path.read_bytes()
            site = site_in(html, text.stem.rstrip("0123456789"))
            yield Page("newspaper", text.stem, html, site, text.read_text(encoding="utf-8"))


COLLECTIONS = {
    "article-extraction-benchmark": article_extraction_benchmark,
    "readability": readability,
    "trafilatura": trafilatura,
    "fundus": fundus,
    "waddle": waddle,
    "newspaper": newspaper,
}


def read_pages(folder):
    for name, reader in COLLECTIONS.items():
        if (folder / name).is_dir():
            yield from reader(folder / name)


# MARK: Sites


def digest(name):
    return hashlib.sha256(name.encode()).hexdigest()[:16]


SECOND_LEVELS = "co com org net gov ac edu go or ne".split()


def site_of(url):
    """The part of a host's name that its owner registered; empty without a host."""
    found = re.match(r"\w+://([^/:]+)", url)
    if not found:
        return ""
    parts = found.group(1).lower().split(".")
    count = 3 if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVELS else 2
    return ".".join(parts[-count:])


ADDRESS = re.compile(
    rb"<link[^>]+rel=[\"']?canonical[\"']?[^>]*>|<meta[^>]+og:url[^>]*>|<base[^>]+>", re.I
)


def site_in(html, otherwise):
    """The site that a page says it is from."""
    tag = ADDRESS.search(html)
    url = tag and re.search(rb"(?:href|content)=[\"']?(https?://[^\"'\s>]+)", tag.group(), re.I)
    return site_of(url.group(1).decode("latin-1")) if url else otherwise


# MARK: Texts


def lines_of_html(path):
    """The text of an expected page, one line per block, and the texts of its captions."""
    tree = lxml.html.fromstring(path.read_text(encoding="utf-8") or "<p></p>")
    parts, captions = [], set()

    def walk(node):
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            return
        if node.tag in BLOCKS:
            parts.append("\n")
        if node.tag == "figcaption":
            captions.add(" ".join(words(node.text_content())))
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if node.tag in BLOCKS:
            parts.append("\n")

    walk(tree)
    return re.sub(r"[ \t]+", " ", "".join(parts)), captions
