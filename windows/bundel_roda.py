"""The wheels that the package needs: fetched by pip for Windows, and checked against their own requirements."""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import base64
import csv
import hashlib
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).resolve().parents[1]

ONLY_ON_WINDOWS = ("colorama==0.4.6", "pywin32==312", "tzdata")
"""What click, xlwings and pandas require on Windows only: pip judges such conditions by the machine it runs on."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time written into every archive, so that the same content gives the same file."""


class CannotBundleError(Exception):
    """The bundle cannot be built; the text says what to do."""


@dataclass(frozen=True)
class Wheel:
    """One bundled wheel: its file, and the distribution's name and version as its metadata state them."""

    path: Path
    name: str
    version: str


def collect_wheels(folder: Path, pythons: Sequence[str], extras: str = "") -> list[Wheel]:
    """The wheel of lkjip-xl itself, and of everything that it needs on Windows for each Python version.

    extras is empty or, for instance, "[rekap]". Raises CannotBundleError when one of the versions lacks something.
    """
    pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    own = next(folder.glob("lkjip_xl-*.whl"))
    for python in pythons:
        pip("download", "--dest", str(folder), "--only-binary=:all:", "--platform", "win_amd64",
            "--python-version", python, "--implementation", "cp", "--constraint", str(ROOT / "constraints.txt"),
            f"{own}{extras}", *_only_on_windows(extras))
    for path in sorted(folder.glob("xlwings-*.whl")):
        without_pro(path)
    paths = sorted(folder.glob("*.whl"))
    lacking = [f"{python}: {text}" for python in pythons for text in unmet(paths, python)]
    if lacking:
        raise CannotBundleError(f"Paket kurang untuk Python {'; '.join(lacking)}.")
    return [read_wheel(path) for path in paths]


def _only_on_windows(extras: str) -> Sequence[str]:
    """Without an extra nothing uses click, which is the one to require colorama."""
    return [name for name in ONLY_ON_WINDOWS if extras or not name.startswith("colorama")]


def pip(command: str, *arguments: str) -> None:
    """Run pip, quietly; raises CannotBundleError with its words when it fails."""
    ran = subprocess.run([sys.executable, "-m", "pip", command, "--quiet", "--disable-pip-version-check",  # noqa: S603
                          *arguments], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise CannotBundleError(f"pip {command} gagal; mungkin indeks paket tidak terjangkau.\n{ran.stderr.strip()}")


def unmet(wheels: Sequence[Path], python: str) -> list[str]:
    """The requirements, as "wheel: requirement", that no wheel among these meets on Windows with that Python.

    pip judges the conditions of requirements by the machine that it runs on; here they are judged as on Windows.
    """
    fitting = {canonicalize_name(name): version for name, version, _, tags in
               (parse_wheel_filename(wheel.name) for wheel in wheels)
               if any(tag.interpreter in ("py3", f"cp{python.replace('.', '')}") or tag.abi == "abi3" for tag in tags)}
    return [f"{wheel.name}: {requirement}" for wheel in wheels for requirement in _required(wheel, python)
            if canonicalize_name(requirement.name) not in fitting
            or fitting[canonicalize_name(requirement.name)] not in requirement.specifier]


def _required(wheel: Path, python: str) -> Iterator[Requirement]:
    windows = {**default_environment(), "sys_platform": "win32", "platform_system": "Windows", "os_name": "nt",
               "platform_machine": "AMD64", "python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    for text in metadata(wheel).get_all("Requires-Dist") or ():
        requirement = Requirement(text)
        if requirement.marker is None or requirement.marker.evaluate(windows):
            yield requirement


def metadata(wheel: Path) -> Message:
    """What a wheel states of itself: name, version, licence, requirements."""
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        return HeaderParser().parsestr(archive.read(name).decode("utf-8"))


def read_wheel(path: Path) -> Wheel:
    """A wheel with its name in the normalised form (PEP 503) and its version."""
    stated = metadata(path)
    return Wheel(path, canonicalize_name(stated["Name"]), stated["Version"])


def without_pro(path: Path) -> None:
    """Rewrite an xlwings wheel without xlwings PRO: its licence is another one, and nothing here uses it."""
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if not _is_pro(name)}
    record = next(name for name in kept if name.endswith(".dist-info/RECORD"))
    kept[record] = _record({name: data for name, data in kept.items() if name != record}, record)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in kept.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, zipfile.ZIP_DEFLATED)


def _is_pro(name: str) -> bool:
    """Whether a file of the xlwings wheel belongs to PRO; xlwingslib is the reader that only PRO calls."""
    return name.startswith(("xlwings/pro/", "xlwings/xlwingslib.")) or name.endswith(("/LICENSE_PRO.txt", "/"))


def _record(files: Mapping[str, bytes], record: str) -> bytes:
    """The list of files with their hashes that every wheel carries."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for name, data in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode("ascii")
        writer.writerow((name, f"sha256={digest}", len(data)))
    writer.writerow((record, "", ""))
    return text.getvalue().encode("utf-8")
