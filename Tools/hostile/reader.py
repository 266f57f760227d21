"""Opens the reader on a terminal, goes through the text, and checks everything sent to the terminal."""

import fcntl
import os
import pty
import re
import resource
import select
import signal
import struct
import termios
import time

# What ncurses and the reader themselves send to an xterm: CSI sequences of known ends, character
# sets, keypad and cursor saving. Nothing else may begin with ESC.
OWN = re.compile(
    rb"\x1b(?:\[[?>]?[0-9;]*[ABCDGHJKLMPSTXZabcdhlmrt@]|[()][AB0]|[=>78M])")
KEYS = [b" ", b"G", b"g", b"]", b"i", b"\x1b", b"\t", b"/talks\r", b"m", b"\x1b", b"s", b"\x1b", b"v",
        b"\x1b", b"L", b"z", b":50%\r", b"P", b"\x1b", b"?", b"\x1b"]


def read(terminal, patience, quiet):
    """The output until nothing has come for `quiet`; waits `patience` for the first byte."""
    data = b""
    while select.select([terminal], [], [], quiet if data else patience)[0]:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        data += piece
    return data


def trouble(data):
    rest = OWN.sub(b"", data)
    if found := re.search(rb"[\x00-\x06\x0b\x0c\x10-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]", rest):
        return f"the terminal got {rest[found.start():found.start() + 12]!r}"
    return ""


def looked_through(command, seconds):
    begin = time.perf_counter()
    process, terminal = pty.fork()
    if process == 0:
        os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        os.execvp(command[0], command + ["--reviews", "/dev/null/none"])
    data = read(terminal, seconds * 4, 0.3)
    slowest = time.perf_counter() - begin - 0.3
    try:
        # Keys are sent only once the reader runs: before that the line would echo them.
        for key in KEYS if b"\x1b[?1049h" in data else []:
            sent = time.perf_counter()
            os.write(terminal, key)
            answer = read(terminal, 0.5, 0.05)
            if answer:
                slowest = max(slowest, time.perf_counter() - sent - 0.05)
            data += answer
        if b"\x1b[?1049h" in data:
            os.write(terminal, b"\x1bQ")
    except OSError:
        pass
    deadline = time.perf_counter() + seconds * 2
    said = ""
    while True:
        ended, status, usage = os.wait4(process, os.WNOHANG)
        if ended:
            break
        data += read(terminal, 0.05, 0.02)
        if time.perf_counter() > deadline:
            os.kill(process, signal.SIGKILL)
            said = "does not quit"
            deadline += 1000
    data += read(terminal, 0.05, 0.02)
    os.close(terminal)
    status = os.waitstatus_to_exitcode(status)
    errors = data if status == 2 else b""
    errors = OWN.sub(b"", errors).replace(b"\r", b"")
    if status == 2 and b"readback: " in errors:
        errors = errors[errors.index(b"readback: "):]
    return status, slowest, usage.ru_maxrss / 1024, errors, said or trouble(data)
