"""Runs programs and measures their time and memory."""

import os
import shutil
import statistics
import subprocess
import time
from typing import NamedTuple


class Run(NamedTuple):
    seconds: float
    # Of all threads, in the program and in the system.
    cpu: float
    # The most that was resident at a time.
    kilobytes: int
    # As the shell gives it; negative for a signal.
    status: int


def once(command):
    with open(os.devnull, "r+b") as nothing:
        begin = time.perf_counter()
        # The texts are UTF-8, and some programs read only the encoding of their locale.
        process = subprocess.Popen(
            command, stdin=nothing, stdout=nothing, stderr=nothing,
            env={**os.environ, "LC_ALL": "C.UTF-8"})
        _, status, usage = os.wait4(process.pid, 0)
        end = time.perf_counter()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        end - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, process.returncode)


def median(command, turns):
    """The median of each figure, after a test run that is not counted."""
    first = once(command)
    if has_failed(first):
        return first
    runs = [once(command) for _ in range(max(turns, 1))]
    return Run(*(statistics.median(figures) for figures in zip(*runs)))


def has_failed(run):
    """As with diff, 1 means that the texts differ."""
    return run.status not in (0, 1)


def is_installed(program):
    return shutil.which(program) is not None


def is_usable(name, command):
    if not is_installed(command[0]):
        return False
    if name == "CollateX":
        return subprocess.run(
            [command[0], "-c", "import collatex"], capture_output=True).returncode == 0
    if name == "GNU parallel":
        # Another program has the same name.
        version = subprocess.run([command[0], "--version"], capture_output=True, text=True)
        return "GNU parallel" in version.stdout
    return True


def machine():
    model = "unknown processor"
    try:
        with open("/proc/cpuinfo") as file:
            for line in file:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
                    break
    except OSError:
        pass
    load = os.getloadavg()[0]
    return (f"{model}, {os.cpu_count()} processors, {os.uname().sysname} {os.uname().release}, "
            f"load {load:.1f} before the run")
