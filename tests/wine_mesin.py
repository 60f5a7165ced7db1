"""A Windows-like machine without Python: Wine of Debian 13 in a folder of its own, a hand inside to start things.

Wine 8 of Debian 12 cannot run Python 3.13, so that Debian 13 is fetched once with debootstrap (as root) and kept.
Each start mounts /proc and /dev only for itself. The hand is a Python beside everything else, in the folder uji, that
starts programs with exactly the command line of Explorer or a macro, which no shell of this machine could.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import wine_angka

MIRROR = "http://deb.debian.org/debian"
DISK = "uji/prefix/drive_c"
PACKAGES = "wine,wine64,gcc-mingw-w64-x86-64-win32,mingw-w64-x86-64-dev"
LONGEST = 900
ABSENT = "mscoree,mshtml,wbemprox,winemenubuilder.exe"
"""What Wine is to do without; wbemprox because Python asks it for the version of Windows, and Wine's answer hangs."""
HAND = r"""
import base64, json, os, subprocess, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    env = {**os.environ, **asked["env"]}
    began = time.perf_counter()
    try:
        ran = subprocess.run(asked["line"], cwd=asked["cwd"], env=env, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=asked["longest"])
        code, out = ran.returncode, ran.stdout
    except subprocess.TimeoutExpired as error:
        code, out = -1, (error.stdout or b"") + b"(tidak selesai)"
    except OSError as error:
        code, out = -2, str(error).encode()
    told = {"code": code, "out": base64.b64encode(out).decode(), "seconds": time.perf_counter() - began}
    print(json.dumps(told), flush=True)
"""


@dataclass(frozen=True)
class Ran:
    """How a program ended: exit code, what it printed, seconds inside Wine. -1 it did not end, -2 it did not start."""

    code: int
    out: str
    seconds: float


@dataclass
class Wine:
    """Wine in a Debian tree, with an empty disk C: and the hand at C:\\\\uji."""

    tree: Path
    extra: Mapping[str, str] = field(default_factory=dict)
    hand: subprocess.Popen[bytes] | None = None

    @property
    def disk(self) -> Path:
        return self.tree / DISK

    def path(self, windows: str) -> Path:
        """Where a path of disk C: lies on this machine."""
        return self.disk.joinpath(*windows.removeprefix("C:\\").split("\\"))

    def start(self, python: Path) -> float:
        """Make an empty disk, put the hand there, and start it; returns the seconds that Wine needed for its disk."""
        shutil.rmtree(self.tree / "uji", ignore_errors=True)
        (self.tree / "uji").mkdir()
        began = time.perf_counter()
        self.inside("wine", "wineboot", "--init")
        spent = time.perf_counter() - began
        wine_angka.lend(self.tree, self.path("C:\\windows\\system32"))
        with zipfile.ZipFile(python) as archive:
            for name in archive.namelist():
                if not name.endswith("/"):
                    place = self.path("C:\\uji\\python\\" + name.rpartition("/")[2])
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(archive.read(name))
        self.path("C:\\uji\\tangan.py").write_text(HAND, encoding="ascii")
        self.hand = subprocess.Popen(self.command("wine", r"C:\uji\python\python.exe", "-I", r"C:\uji\tangan.py"),
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        return spent

    def inside(self, *words: str) -> None:
        subprocess.run(self.command(*words), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, timeout=LONGEST)

    def command(self, *words: str) -> list[str]:
        """A program inside the tree: with its own mounts, without display and without the variables of this machine."""
        mounts = 'mount -t proc proc "$0/proc" && mount --bind /dev "$0/dev" && exec chroot "$0" /usr/bin/env -i "$@"'
        given = {"HOME": "/uji", "WINEPREFIX": "/uji/prefix", "WINEDEBUG": "-all",
                 "WINEDLLOVERRIDES": f"{wine_angka.OVERRIDE};{ABSENT}=", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin",
                 "TZ": "UTC", **self.extra}
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", mounts, str(self.tree),
                *(f"{name}={value}" for name, value in given.items()), *words]

    def run(self, line: str, cwd: str = "C:\\", env: Mapping[str, str] | None = None, longest: int = LONGEST) -> Ran:
        """Start a program with exactly this command line, in that folder, and wait for it."""
        assert self.hand
        assert self.hand.stdin
        assert self.hand.stdout
        asked = {"line": line, "cwd": cwd, "env": dict(env or {}), "longest": longest}
        self.hand.stdin.write(json.dumps(asked).encode() + b"\n")
        self.hand.stdin.flush()
        told: dict[str, Any] = json.loads(self.hand.stdout.readline())
        return Ran(told["code"], base64.b64decode(told["out"]).decode("utf-8", "replace").replace("\r\n", "\n"),
                   told["seconds"])

    def stop(self) -> None:
        """End the hand, and with it Wine."""
        if self.hand and self.hand.stdin:
            self.hand.stdin.close()
            self.hand.wait(60)
        # It fails when Wine has ended already, which is as good.
        subprocess.run(self.command("wineserver", "-k"), check=False, stdin=subprocess.DEVNULL, timeout=LONGEST)


def debian(cache: Path) -> Path:
    """The tree with Wine 10 below cache, fetched there at the first time; needs root, debootstrap and a mirror."""
    tree = cache / "trixie"
    if not (tree / "siap").exists():
        if os.geteuid():
            raise SystemExit("Uji Wine memerlukan hak root, untuk debootstrap dan chroot.")
        shutil.rmtree(tree, ignore_errors=True)
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", f"--include={PACKAGES}", "trixie", str(tree), MIRROR],
                       check=True, stdout=subprocess.DEVNULL)
        (tree / "siap").touch()
    return tree
