"""Runs programs and says how long they took and how much memory they had."""

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


def once(command):
    with open(os.devnull, "r+b") as nothing:
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdin=nothing, stdout=nothing, stderr=nothing)
        _, _, usage = os.wait4(process.pid, 0)
        end = time.perf_counter()
    process.returncode = 0
    return Run(end - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)


def median(command, turns):
    """The median of each figure, after a run that does not count."""
    once(command)
    runs = [once(command) for _ in range(max(turns, 1))]
    return Run(*(statistics.median(figures) for figures in zip(*runs)))


def is_installed(program):
    return shutil.which(program) is not None


def is_usable(name, command):
    if not is_installed(command[0]):
        return False
    if name != "CollateX":
        return True
    return subprocess.run([command[0], "-c", "import collatex"], capture_output=True).returncode == 0


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
