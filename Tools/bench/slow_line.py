#!/usr/bin/env python3
"""Holds keys down on a slow line, and measures how long the screen keeps changing after their release.

usage: slow_line.py [--rate BYTES] [--delay MS] [--packet BYTES] [--times N] [--silent] READBACK [KEY...]

The line carries a limited number of bytes per second in each direction, every byte arrives after a delay,
and each write costs additional bytes, like the headers of ssh and TCP. The terminal answers status
requests (DSR 5), unless it is silent. The keys repeat 30 times a second for three seconds, a little longer
each time, at 80x24, on a sample pair that is repeated three times in each text.
"""

import argparse
import collections
import fcntl
import heapq
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "Samples")
TEXTS = ["official.txt", "forum-translation.txt"]
READY_QUESTION = b"\x1b[5n"
READY = b"\x1b[0n"
INTERVAL = 1 / 30
HELD = 3
NAMES = {"Space": b" ", "Down": b"\x1b[B", "PageDown": b"\x1b[6~"}

Release = collections.namedtuple("Release", "seconds byte_count frame_count behind")


class Way:
    """One direction of the line: data leaves in order, at the line's rate, and arrives after the delay."""

    def __init__(self, line):
        self.line = line
        self.free = 0.0

    def arrival(self, byte_count, now):
        size = byte_count + self.line.packet
        self.free = max(self.free, now) + size / self.line.rate
        return self.free + self.line.delay / 1000


def held(line, command, home, key, seconds):
    """Simulates the line and the terminal until no byte has come for a second after the release."""
    process, program = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=home, XDG_STATE_HOME=home)
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execvp(command[0], command)
    down, up = Way(line), Way(line)
    # (when, order, what happens then)
    events = []
    order = 0

    def plan(when, act):
        nonlocal order
        order += 1
        heapq.heappush(events, (when, order, act))

    begin = None
    arrivals = []
    last_arrival = time.perf_counter()

    def send(keys, now):
        plan(up.arrival(len(keys), now), lambda _: os.write(program, keys))

    def arrive(data, now):
        nonlocal last_arrival
        last_arrival = now
        arrivals.append((now, len(data)))
        if not line.silent:
            for _ in range(data.count(READY_QUESTION)):
                send(READY, now)

    release = None
    while True:
        now = time.perf_counter()
        while events and events[0][0] <= now:
            when, _, act = heapq.heappop(events)
            act(when)
        # The key is pressed long after the first screen is complete.
        if begin is None and now - last_arrival > 2 and arrivals:
            begin = now + 0.1
            release = begin + seconds
            for number in range(int(seconds / INTERVAL)):
                plan(begin + number * INTERVAL, lambda when: send(key, when))
        if release and now > release + 1 and now - last_arrival > 1:
            break
        patience = events[0][0] - now if events else 0.05
        ready, _, _ = select.select([program], [], [], min(max(patience, 0), 0.05))
        if ready:
            data = os.read(program, 65536)
            now = time.perf_counter()
            plan(down.arrival(len(data), now), lambda when, data=data: arrive(data, when))
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    os.close(program)
    since_begin = [count for when, count in arrivals if when > begin]
    behind = [count for when, count in arrivals if when > release]
    last = max((when for when, _ in arrivals), default=0)
    return Release(max(0, last - release), sum(since_begin), len(since_begin), behind)


def texts(folder):
    """Paths of texts long enough for a key held that long."""
    paths = []
    for name in TEXTS:
        with open(os.path.join(SAMPLES, name), encoding="utf-8") as file:
            text = file.read()
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write("\n\n".join([text] * 3))
    return paths


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rate", type=int, default=5000, help="bytes a second (5000)")
    parser.add_argument("--delay", type=int, default=50, help="milliseconds each way (50)")
    parser.add_argument("--packet", type=int, default=40, help="bytes around each write (40)")
    parser.add_argument("--times", type=int, default=7, help="how often each key is held (7)")
    parser.add_argument("--silent", action="store_true", help="the terminal answers nothing")
    parser.add_argument("readback")
    parser.add_argument("keys", nargs="*", default=["j", "]", "Space"])
    line = parser.parse_args()
    print(f"{'key':<6} {'median':>8} {'most':>8}  {'frames':>6} {'bytes':>6}  after the release")
    for key in line.keys:
        keys = NAMES.get(key, key.encode())
        runs = []
        for number in range(line.times):
            with tempfile.TemporaryDirectory() as home:
                command = [line.readback, "--no-card", *texts(home)]
                runs.append(held(line, command, home, keys, HELD + number * 0.07))
        times = [run.seconds for run in runs]
        last = runs[-1]
        print(f"{key:<6} {statistics.median(times):>6.2f} s {max(times):>6.2f} s "
              f" {last.frame_count:>6} {last.byte_count:>6}  {last.behind}", flush=True)


if __name__ == "__main__":
    main()
