"""Simulates a terminal of 100 columns and 30 rows for a program."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import NamedTuple

# Output later than this does not belong to the previous screen.
QUIET = 0.25

# A screen of text is longer than this; what is sent before it only sets up the terminal.
SCREENFUL = 1000


class Screen(NamedTuple):
    # From exec until the text is on the screen.
    seconds: float
    # From exec to the last byte before the program becomes idle, with the results of its background
    # work.
    complete_seconds: float
    byte_count: int


class Program:
    """A program on the terminal, without settings and in a directory of its own."""

    def __init__(self, command, home):
        self.begin = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(
                TERM="xterm-256color", LC_ALL="C.UTF-8", HOME=home, XDG_STATE_HOME=home)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
            os.execvp(command[0], command)

    def read_until_quiet(self, patience=5):
        """The bytes sent, and when a screenful and the last of them came."""
        count = 0
        last = screenful = time.perf_counter()
        while True:
            ready, _, _ = select.select([self.terminal], [], [], QUIET if count else patience)
            if not ready:
                return count, screenful, last
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return count, screenful, last
            last = time.perf_counter()
            if count < SCREENFUL:
                screenful = last
            count += len(data)

    def send(self, keys):
        os.write(self.terminal, keys)

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def first_screen(command, home):
    program = Program(command, home)
    count, screenful, last = program.read_until_quiet()
    program.end()
    return Screen(screenful - program.begin, last - program.begin, count)


def bytes_a_key(command, home, key=b"j", times=20):
    program = Program(command, home)
    program.read_until_quiet()
    total = 0
    for _ in range(times):
        program.send(key)
        count, _, _ = program.read_until_quiet(patience=QUIET)
        total += count
    program.end()
    return total / times
