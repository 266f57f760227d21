#!/usr/bin/env python3
"""Opens findings in vim, from a file of each kind that an editor shows as text, and fails if vim is
not on the line of the word.

usage: Tools/formats/places.py READBACK FOLDER
"""
import os
import quopri
import subprocess
import sys

TEXT = [
    "The talks were short, the President said.",
    "The visit was long and the delegation stayed in the capital for three days before it went on.",
    "The harbour costs 2,000,000 euros in all, the governor said.",
]
WORD = "2,000,000"
OFFICIAL = [line.replace(WORD, "1,000,000") for line in TEXT]


def paragraphs(start, end, between="\n"):
    return between.join(start + line + end for line in TEXT)


def cues(separator, is_numbered):
    parts = []
    for number, line in enumerate(TEXT, 1):
        words = line.split()
        half = len(words) // 2
        for shift, part in enumerate((words[:half], words[half:])):
            second = 2 * number + shift
            label = f"{second - 1}\n" if is_numbered else ""
            time = f"00:00:{second:02}{separator}000 --> 00:00:{second + 1:02}{separator}000"
            parts.append(f"{label}{time}\n{' '.join(part)}\n")
    return "\n".join(parts)


def files():
    plain = paragraphs("", "", "\n\n") + "\n"
    page = "<html>\n<body>\n<!-- a\n -->\n" + paragraphs("<p>", "</p>") + "\n</body></html>\n"
    headers = "From: a@example.org\nSubject: Talks\nMIME-Version: 1.0\n"
    encoded = quopri.encodestring(plain.encode()).decode()
    pairs = list(zip(OFFICIAL, TEXT))
    yield "a.txt", plain
    yield "wrapped.txt", plain.replace("capital for", "capital\nfor").replace("costs 2", "costs\n2")
    yield "quoted.txt", paragraphs("> ", "\n>") + "\n"
    yield "a.md", "# Talks\n\n" + paragraphs("", "", "\n\n").replace(WORD, f"**{WORD}**") + "\n"
    yield "a.html", page
    yield "a.eml", headers + "\n" + plain
    yield "quoted-printable.eml", (
        headers + "Content-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\n" + encoded)
    yield "mailbox", "From a@example.org Fri Nov 27 15:00:00 2026\n" + headers + "\n" + plain
    yield "a.mhtml", (
        headers + 'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\n'
        "Content-Type: text/html\n\n" + page + "\n--b--\n")
    yield "a.srt", cues(",", True)
    yield "a.vtt", "WEBVTT\n\n" + cues(".", False)
    yield "a.fodt", (
        '<?xml version="1.0"?>\n<office:document xmlns:office="o" xmlns:text="t" '
        'office:mimetype="application/vnd.oasis.opendocument.text">\n<office:body><office:text>\n'
        + paragraphs("<text:p>", "</text:p>") + "\n</office:text></office:body></office:document>\n")
    yield "a.rtf", "{\\rtf1\\ansi\n" + paragraphs("", "\\par") + "\n}\n"
    yield "a.xml", "<?xml version='1.0'?>\n<article>\n" + paragraphs("<p>", "</p>") + "\n</article>\n"
    yield "a.xlf", (
        '<?xml version="1.0"?>\n<xliff version="1.2" '
        'xmlns="urn:oasis:names:tc:xliff:document:1.2">\n<file source-language="en" '
        'target-language="en-GB" original="a" datatype="plaintext"><body>\n' + "".join(
            f'<trans-unit id="{number}">\n<source>{source}</source>\n<target>{target}</target>\n'
            "</trans-unit>\n" for number, (source, target) in enumerate(pairs)
        ) + "</body></file></xliff>\n")
    yield "a.tmx", (
        '<?xml version="1.0"?>\n<tmx version="1.4">\n<header srclang="en"/>\n<body>\n' + "".join(
            f'<tu>\n<tuv xml:lang="en"><seg>{source}</seg></tuv>\n'
            f'<tuv xml:lang="en-GB"><seg>{target}</seg></tuv>\n</tu>\n' for source, target in pairs
        ) + "</body></tmx>\n")
    yield "a.po", 'msgid ""\nmsgstr "Language: en_GB\\n"\n\n' + "".join(
        f'#: a.c\nmsgid "{source}"\nmsgstr ""\n"{target}"\n\n' for source, target in pairs)
    yield "a.tsv", "".join(f"{source}\t{target}\n" for source, target in pairs)


def main():
    readback, folder = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    with open("official", "w") as file:
        file.write("\n\n".join(OFFICIAL) + "\n")
    failed = 0
    for name, contents in files():
        with open(name, "w") as file:
            file.write(contents)
        expected = 1 + max(
            number for number, line in enumerate(contents.split("\n")) if WORD in line)
        subprocess.run(
            [readback, "list", "--format", "vim", "--severity", "critical", "--output", "findings",
             "--force", "official", name], check=False)
        vim = subprocess.run(
            ["vim", "-Nu", "NONE", "-i", "NONE", "-n", "-es", "-q", "findings",
             "-c", "verbose echo line('.')", "-c", "qa!"],
            capture_output=True, stdin=subprocess.DEVNULL, text=True)
        line = (vim.stdout + vim.stderr).strip()
        if line != str(expected):
            failed += 1
            print(f"{name}: vim is on line {line or '(none)'}, the word on line {expected}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
