#!/usr/bin/env python3
"""Opens the reader through a real ssh on a slow line, and measures how it starts and what happens after held
keys are released.

usage: slow_ssh.py [--rate BYTES] [--delay MS] [--times N] READBACK [KEY...]

Starts an sshd of its own on a free port of 127.0.0.1, with its own keys, and logs in as the user who runs
this. ssh reaches it through a ProxyCommand that carries a limited number of bytes per second in each
direction and delivers them after a delay. The terminal is one of 80x24 that answers status requests (DSR
5). With --program, only the start of another program is measured; everything after the options is its
command.
"""

import argparse
import contextlib
import fcntl
import getpass
import os
import pty
import select
import shlex
import shutil
import signal
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

import slow_line

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"
BEGUN = b"the-program-begins-here"
# The screen counts as settled after this time without a byte: several times what a byte takes there
# and back.
REST = 1.5
SCREENFUL = 1000


def carry(source, sink, rate, delay):
    """Accepts bytes as soon as they come, and delivers them in order, at the line's rate, after the delay."""
    free = 0.0
    waiting = []
    ready = threading.Condition()

    def give():
        while True:
            with ready:
                while not waiting:
                    ready.wait()
                when, data = waiting.pop(0)
            time.sleep(max(0, when - time.monotonic()))
            if not data:
                return
            with contextlib.suppress(OSError):
                os.write(sink, data)

    giver = threading.Thread(target=give)
    giver.start()
    while True:
        try:
            data = os.read(source, 1024)
        except OSError:
            data = b""
        free = max(free, time.monotonic()) + len(data) / rate
        with ready:
            waiting.append((free + delay / 1000, data))
            ready.notify()
        if not data:
            break
    giver.join()


def proxy(port, rate, delay):
    connection = socket.create_connection(("127.0.0.1", port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    up = threading.Thread(target=carry, args=(0, connection.fileno(), rate, delay), daemon=True)
    up.start()
    carry(connection.fileno(), 1, rate, delay)
    os._exit(0)


class Server:
    """An sshd with its own keys, running as long as it is needed."""

    def __init__(self, folder):
        self.folder = folder
        for name in ["host", "user"]:
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.path(name)], check=True)
        shutil.copy(self.path("user.pub"), self.path("authorized_keys"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        with open(self.path("sshd.conf"), "w") as file:
            file.write(f"""
ListenAddress 127.0.0.1
Port {self.port}
HostKey {self.path('host')}
AuthorizedKeysFile {self.path('authorized_keys')}
PidFile none
StrictModes no
UsePAM no
PermitRootLogin prohibit-password
PasswordAuthentication no
PrintMotd no
PrintLastLog no
AcceptEnv LANG LC_*
""")
        # It changes to this directory before anybody has logged in.
        if os.geteuid() == 0:
            os.makedirs("/run/sshd", exist_ok=True)
        self.log = open(self.path("sshd.log"), "wb")
        self.process = subprocess.Popen(
            [SSHD, "-D", "-e", "-f", self.path("sshd.conf")], stdin=subprocess.DEVNULL,
            stderr=self.log)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.05)
        sys.exit("sshd did not start: " + open(self.path("sshd.log")).read())

    def path(self, name):
        return os.path.join(self.folder, name)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()

    def command(self, line, program):
        carrier = shlex.join(
            [sys.executable, os.path.abspath(__file__), "--carry", str(self.port),
             "--rate", str(line.rate), "--delay", str(line.delay)])
        return ["ssh", "-tt", "-F", "none", "-i", self.path("user"), "-o", "BatchMode=yes",
                "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
                "-o", "LogLevel=ERROR", "-o", "SendEnv=LC_ALL", "-o", f"ProxyCommand={carrier}",
                f"{getpass.getuser()}@127.0.0.1", program]


class Session:
    """A terminal with a program behind ssh; bytes are read and answered as they come."""

    def __init__(self, server, line, program, home):
        # The settings and state that a program finds must not depend on the machine.
        remote = (f"printf %s {BEGUN.decode()}; export HOME={home} XDG_STATE_HOME={home}; "
                  f"exec {shlex.join(program)}")
        command = server.command(line, remote)
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", LC_ALL="C.UTF-8")
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
            os.execvp(command[0], command)
        self.arrivals = []
        self.begun = None
        self.before = b""
        self.tail = b""

    def wait(self, seconds):
        """Reads until something comes, at most for the given time; returns whether something came."""
        if not select.select([self.terminal], [], [], max(0, seconds))[0]:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            return False
        now = time.perf_counter()
        if self.begun is None:
            self.before += data
            if BEGUN not in self.before:
                return True
            self.begun = now
            data = self.before.split(BEGUN, 1)[1]
        if data:
            self.arrivals.append((now, len(data)))
        # A query may arrive in two pieces.
        asked = (self.tail + data).count(slow_line.READY_QUESTION)
        self.tail = (self.tail + data)[-(len(slow_line.READY_QUESTION) - 1):]
        for _ in range(asked):
            os.write(self.terminal, slow_line.READY)
        return True

    def rest(self, patience=30):
        """Reads until the screen has settled."""
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            if self.begun is None:
                self.wait(1)
            elif not self.arrivals:
                self.wait(REST)
            elif not self.wait(REST):
                return
        if self.begun is None:
            sys.exit("ssh did not get through: " + self.before.decode(errors="replace"))

    def hold(self, key, seconds):
        """Holds a key; returns how long the screen changed after its release, and all arrivals."""
        self.rest()
        known = len(self.arrivals)
        begin = time.perf_counter()
        for number in range(int(seconds / slow_line.INTERVAL)):
            due = begin + number * slow_line.INTERVAL
            while (left := due - time.perf_counter()) > 0:
                self.wait(left)
            os.write(self.terminal, key)
        release = time.perf_counter()
        self.rest()
        arrivals = self.arrivals[known:]
        last = max((when for when, _ in arrivals), default=release)
        return max(0, last - release), arrivals

    def end(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def start(server, line, program, home):
    """Seconds until a screenful has arrived and until the screen has settled, with the bytes of both."""
    session = Session(server, line, program, home)
    session.rest()
    count = 0
    screenful = None
    for when, size in session.arrivals:
        count += size
        if screenful is None and count >= SCREENFUL:
            screenful = when - session.begun
    last = session.arrivals[-1][0] - session.begun if session.arrivals else 0
    session.end()
    return screenful or last, last, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rate", type=int, default=5000, help="bytes a second (5000)")
    parser.add_argument("--delay", type=int, default=50, help="milliseconds each way (50)")
    parser.add_argument("--times", type=int, default=5, help="how often each is measured (5)")
    parser.add_argument("--program", action="store_true", help="start another program instead")
    parser.add_argument("--carry", type=int, help=argparse.SUPPRESS)
    parser.add_argument("readback", nargs="?")
    parser.add_argument("keys", nargs=argparse.REMAINDER)
    line = parser.parse_args()
    if line.carry:
        proxy(line.carry, line.rate, line.delay)
    if not line.readback:
        parser.error("which readback?")
    if not line.keys and not line.program:
        line.keys = ["j", "]", "Space"]
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        try:
            measure(server, line)
        finally:
            server.stop()


def measure(server, line):
    starts = []
    for _ in range(line.times):
        with tempfile.TemporaryDirectory() as home:
            program = ([line.readback, *line.keys] if line.program
                       else [os.path.abspath(line.readback), "--no-card", *slow_line.texts(home)])
            starts.append(start(server, line, program, home))
    screenful, last, count = (statistics.median(figures) for figures in zip(*starts))
    print(f"start   {screenful:.2f} s until a screenful had come, {last:.2f} s until rest, "
          f"{count:.0f} bytes", flush=True)
    if line.program:
        return
    print(f"{'key':<6} {'median':>8} {'most':>8}  {'frames':>6} {'bytes':>6}  after the release")
    for key in line.keys:
        keys = slow_line.NAMES.get(key, key.encode())
        with tempfile.TemporaryDirectory() as home:
            program = [os.path.abspath(line.readback), "--no-card", *slow_line.texts(home)]
            session = Session(server, line, program, home)
            runs = []
            for number in range(line.times):
                runs.append(session.hold(keys, slow_line.HELD + number * 0.07))
                os.write(session.terminal, b"g")
            session.end()
        times = [seconds for seconds, _ in runs]
        arrivals = runs[-1][1]
        print(f"{key:<6} {statistics.median(times):>6.2f} s {max(times):>6.2f} s  "
              f"{len(arrivals):>6} {sum(size for _, size in arrivals):>6}", flush=True)


if __name__ == "__main__":
    main()
