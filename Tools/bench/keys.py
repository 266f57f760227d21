"""Presses every key of the reader on a pair of texts and measures the cost of each."""

import os
import select
from typing import NamedTuple

import terminal

ESCAPE = b"\x1b"
BACK = b"\x7f"

# The keys to measure, with the keys typed before and after each: no key may depend on an earlier
# one.
STEPS = [
    ("j", b"", b"j", b""), ("k", b"", b"k", b""), ("9999 j", b"9999", b"j", b""),
    ("Space", b"", b" ", b""), ("b", b"", b"b", b""), ("9999 Space", b"9999", b" ", b""),
    ("d", b"", b"d", b""), ("u", b"", b"u", b""), ("g", b"", b"g", b""), ("G", b"", b"G", b""),
    ("100 G", b"100", b"G", b""), (":", b"", b":", ESCAPE), (": Enter", b":100", b"\r", b""),
    ("50 %", b"50", b"%", b""), ("]", b"", b"]", b""), ("[", b"", b"[", b""),
    ("}", b"", b"}", b""), ("{", b"", b"{", b""), ("9999 }", b"9999", b"}", b""),
    ("/", b"", b"/", ESCAPE), ("/ e", b"/", b"e", ESCAPE), ("/ space", b"/", b" ", ESCAPE),
    ("/ th", b"/t", b"h", ESCAPE), ("/ the", b"/th", b"e", ESCAPE),
    ("/ Backspace", b"/thex", BACK, ESCAPE), ("/ Enter", b"/the", b"\r", ESCAPE),
    ("n", b"/the\r", b"n", ESCAPE), ("N", b"/the\r", b"N", ESCAPE),
    ("Esc", b"/the\r", ESCAPE, b""),
    (".", b"", b".", b""), (",", b"", b",", b""), ("s", b"", b"s", b"s"), ("m", b"", b"m", b"m"),
    ("m Space", b"m", b" ", b"m"), ("m Enter", b"m", b"\r", b""), ("Tab", b"", b"\t", b"\t"),
    ("Tab j", b"\t", b"j", b"\t"), ("Tab G", b"\t", b"G", b"\t"), ("t", b"", b"t", b"t"),
    ("f", b"", b"f", b"f"), ("f Space", b"f", b" ", b" f"), ("Enter", b"", b"\r", b""),
    ("i", b"", b"i", b"i"), ("v", b"", b"v", b"v"), ("r", b"]", b"r", b"r"),
    ("x", b"]", b"x", b"U"),
    ("c", b"]", b"c", ESCAPE), ("U", b"]x", b"U", b""), ("C-r", b"]xU", b"\x12", b"U"),
    ("l", b"", b"l", b"l"), ("l G", b"l", b"G", b"l"), ("a", b"", b"a", ESCAPE),
    ("a j", b"a", b"j", ESCAPE), ("a Tab", b"a", b"\t", ESCAPE), ("M", b"", b"M", b""),
    ("L", b"", b"L", b"L"), ("z", b"", b"z", b"z"), ("z Space", b"z", b" ", b"z"),
    ("-", b"", b"-", b"="), ("+", b"", b"+", b"="), ("=", b"+", b"=", b""),
    ("O", b"", b"O", b"OO"), ("|", b"", b"|", b"|"), ("P", b"", b"P", ESCAPE),
    ("S", b"", b"S", ESCAPE), ("T", b"", b"T", b"TT"), ("C-l", b"", b"\x0c", b""),
    ("?", b"", b"?", b"?"),
]


class Cost(NamedTuple):
    name: str
    # Of the thread that answers keys; the rest works for it in the background.
    cpu: float
    byte_count: int


class Reader(terminal.Program):
    def work_away(self):
        """Waits until nothing is running in the background either."""
        used = None
        while used != (now := self.cpu()):
            used = now
            self.answer(quiet=1)

    def cpu(self):
        with open(f"/proc/{self.process}/stat") as file:
            return sum(map(int, file.read().rsplit(")", 1)[1].split()[11:13]))

    def thread_cpu(self):
        with open(f"/proc/{self.process}/task/{self.process}/schedstat") as file:
            return int(file.read().split()[0]) / 1e9

    def is_asleep(self):
        with open(f"/proc/{self.process}/task/{self.process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] == "S"

    def answer(self, quiet):
        """The number of bytes sent before the reader is idle."""
        count = 0
        while True:
            ready, _, _ = select.select([self.terminal], [], [], quiet)
            if ready:
                count += len(os.read(self.terminal, 65536))
            elif self.is_asleep():
                return count

    def press(self, keys):
        # The reader waits after an escape, because the rest of a sequence may follow.
        before = self.thread_cpu()
        self.send(keys)
        count = self.answer(quiet=0.12 if keys.endswith(ESCAPE) else 0.03)
        return self.thread_cpu() - before, count


def costs(command, home, turns):
    """The greatest cost of each key at several places of the texts."""
    reader = Reader(command, home)
    reader.work_away()
    costs = []
    for name, before, key, after in STEPS:
        most = (0, 0)
        for turn in range(turns):
            reader.press(b":%d%%\r" % (10 + 80 * turn // turns))
            if before:
                reader.press(before)
            most = tuple(map(max, most, reader.press(key)))
            if after:
                reader.press(after)
        costs.append(Cost(name, *most))
    reader.end()
    return costs
