"""Plays a terminal of 100 columns and 30 rows to a program."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from typing import NamedTuple

# What a program has not sent after this long belongs to no screen of before.
QUIET = 0.25


class Screen(NamedTuple):
    # From exec to the last byte before the program fell quiet.
    seconds: float
    byte_count: int


class Program:
    def __init__(self, command):
        self.begin = time.perf_counter()
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
            os.execvp(command[0], command)

    def read_until_quiet(self, patience=5):
        """The bytes sent, and when the last of them came."""
        count = 0
        last = time.perf_counter()
        while True:
            ready, _, _ = select.select([self.terminal], [], [], QUIET if count else patience)
            if not ready:
                return count, last
            try:
                data = os.read(self.terminal, 65536)
            except OSError:
                return count, last
            count += len(data)
            last = time.perf_counter()

    def send(self, keys):
        os.write(self.terminal, keys)

    def end(self):
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def first_screen(command):
    program = Program(command)
    count, last = program.read_until_quiet()
    program.end()
    return Screen(last - program.begin, count)


def bytes_a_key(command, key=b"j", times=20):
    program = Program(command)
    program.read_until_quiet()
    total = 0
    for _ in range(times):
        program.send(key)
        count, _ = program.read_until_quiet(patience=QUIET)
        total += count
    program.end()
    return total / times
