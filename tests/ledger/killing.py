"""Run as a program: do something and be killed (SIGKILL) just before its n-th file operation.

``python -m tests.ledger.killing N STATEMENTS…``; with N = 0 nothing is killed and the
number of operations is printed. Operations are what CPython's audit hooks report of
files (open for writing, rename, remove, mkdir) and every ``fsync``.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

_WATCHED = {"os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate", "os.link"}


class Killer:
    def __init__(self, deadline: int) -> None:
        self.deadline = deadline
        self.count = 0
        self.active = False

    def step(self) -> None:
        if self.active:
            self.count += 1
            if self.count == self.deadline:
                os.kill(os.getpid(), signal.SIGKILL)

    def hook(self, event: str, args: tuple[object, ...]) -> None:
        if event in _WATCHED or (event == "open" and _writes(args)):
            self.step()


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2] if len(args) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def killed(step: int, statements: str) -> int:
    """Run the statements in a process of their own that is killed at this step.

    Return how many steps there were, when ``step`` is 0. The statements set
    ``killer.active`` from where the steps count.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.ledger.killing", str(step), statements],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == (-signal.SIGKILL if step else 0), done.stderr
    return 0 if step else int(done.stdout)


def main() -> None:
    killer = Killer(int(sys.argv[1]))
    real_fsync = os.fsync

    def fsync(handle: int) -> None:
        killer.step()
        real_fsync(handle)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(killer.hook)
    code = compile("\n".join(sys.argv[2:]), "<statements>", "exec")
    exec(code, {"killer": killer})  # the statements are the test's own
    killer.active = False
    print(killer.count)


if __name__ == "__main__":
    main()
