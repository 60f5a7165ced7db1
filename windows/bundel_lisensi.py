"""The licences of everything in the package: which were read, and their texts."""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath

from bundel_python import OwnPython
from bundel_roda import CannotBundleError, Wheel

LICENCES: Mapping[str, str] = {
    "cffi": "MIT-0",
    "charset-normalizer": "MIT",
    "click": "BSD-3-Clause",
    "cloudpickle": "BSD-3-Clause",
    "colorama": "BSD-3-Clause",
    "contourpy": "BSD-3-Clause",
    "cryptography": "Apache-2.0 atau BSD-3-Clause; di dalamnya OpenSSL (Apache-2.0)",
    "cycler": "BSD-3-Clause",
    "dask": "BSD-3-Clause",
    "distributed": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "filelock": "MIT",
    "fonttools": "MIT",
    "fsspec": "BSD-3-Clause",
    "importlib-metadata": "Apache-2.0",
    "jinja2": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "lazy-importer": "Apache-2.0",
    "lkjip-xl": "MIT",
    "locket": "BSD-2-Clause",
    "lxml": "BSD-3-Clause; di dalamnya libxml2 dan libxslt (MIT), zlib (Zlib), iconv (LGPL-2.1)",
    "markdown-it-py": "MIT",
    "markupsafe": "BSD-3-Clause",
    "matplotlib": "Python Software Foundation License; di dalamnya FreeType (FTL), HarfBuzz (MIT), Qhull, dan huruf "
                  "DejaVu dan STIX (OFL-1.1)",
    "mdurl": "MIT",
    "msgpack": "Apache-2.0",
    "numpy": "BSD-3-Clause; di dalamnya OpenBLAS (BSD-3-Clause), pustaka GCC (GPL-3.0 dengan GCC-exception-3.1), "
             "dan pustaka C++ Microsoft yang boleh disebarkan",
    "openpyxl": "MIT",
    "packaging": "Apache-2.0 atau BSD-2-Clause",
    "pandas": "BSD-3-Clause; di dalamnya pustaka C++ Microsoft yang boleh disebarkan",
    "partd": "BSD-3-Clause",
    "pdfminer-six": "MIT",
    "pdfplumber": "MIT",
    "pillow": "MIT-CMU; di dalamnya antara lain FreeType (FTL), libjpeg-turbo, libpng, dan libtiff dengan lisensi "
              "bebasnya masing-masing",
    "platformdirs": "MIT",
    "psutil": "BSD-3-Clause",
    "pyarrow": "Apache-2.0; di dalamnya antara lain Boost (BSL-1.0), LLVM, dan pustaka C++ Microsoft yang boleh "
               "disebarkan",
    "pycparser": "BSD-3-Clause",
    "pygments": "BSD-2-Clause",
    "pyparsing": "MIT",
    "pypdf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause dan Apache-2.0; di dalamnya PDFium (BSD-3-Clause) dan pustaka bawaannya",
    "python": "Python Software Foundation License; di dalamnya OpenSSL (Apache-2.0), SQLite (domain publik), bzip2, "
              "XZ, zlib, libffi, dan pustaka C++ Microsoft yang boleh disebarkan",
    "python-calamine": "MIT",
    "python-dateutil": "BSD-3-Clause",
    "python-docx": "MIT",
    "pywin32": "PSF; di dalamnya adodbapi (LGPL-2.1), Scintilla (HPND), dan pustaka MFC Microsoft yang boleh "
               "disebarkan",
    "pyyaml": "MIT",
    "rich": "MIT",
    "sortedcontainers": "Apache-2.0",
    "tblib": "BSD-2-Clause",
    "toolz": "BSD-3-Clause",
    "tornado": "Apache-2.0",
    "typing-extensions": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "xlsxwriter": "BSD-2-Clause",
    "xlwings": "BSD-3-Clause; bagian PRO, yang lisensinya lain, tidak disertakan",
    "zict": "BSD-3-Clause",
    "zipp": "MIT",
}
"""The licences that were read, by distribution; a distribution that is not here does not go into the bundle."""


def write_licences(folder: Path, wheels: Sequence[Wheel], python: OwnPython | None) -> None:
    """The licence files of every bundled distribution, of the own Python and of xlwings.bas, with a list of them."""
    folder.mkdir()
    found = {wheel.name: wheel for wheel in wheels}
    unread = sorted(found.keys() - LICENCES.keys())
    if unread:
        raise CannotBundleError(f"Lisensinya belum dibaca, jadi belum ada di LICENCES: {', '.join(unread)}.")
    for name, wheel in found.items():
        _copy_licences(wheel, folder / name)
    if python:
        (folder / "python").mkdir()
        (folder / "python" / "LICENSE.txt").write_bytes(python.files["LICENSE.txt"])
    (folder / "xlwings.bas.txt").write_bytes(_vba_licence(found["xlwings"]))
    versions = {name: wheel.version for name, wheel in found.items()} | ({"python": python.version} if python else {})
    lines = ["Pustaka di dalam paket ini, lisensinya, dan letak naskah lisensinya di folder ini", "",
             *(f"{name} {version}: {LICENCES[name]}" for name, version in sorted(versions.items())),
             "", "xlwings.bas, modul VBA di dalam lkjip.xlsm dan lkjip.xlam: BSD-3-Clause (xlwings.bas.txt)"]
    (folder / "DAFTAR.txt").write_bytes("".join(f"{line}\r\n" for line in lines).encode("utf-8"))


def _copy_licences(wheel: Wheel, folder: Path) -> None:
    """Write the licence texts inside a wheel into one folder, each under its path joined with dashes."""
    with zipfile.ZipFile(wheel.path) as archive:
        texts = {name: archive.read(name) for name in archive.namelist() if _is_licence(name)}
    if not texts:
        raise CannotBundleError(f"{wheel.path.name} tidak memuat naskah lisensi.")
    folder.mkdir()
    for name, text in texts.items():
        inside = PurePosixPath(name).parts[1:]
        (folder / "-".join(inside[1:] if inside[0] == "licenses" else inside)).write_bytes(text)


def _is_licence(name: str) -> bool:
    return bool(re.fullmatch(r"[^/]+\.dist-info/(licenses/.*[^/]|(?i:licen[cs]e|copying|notice|authors)[^/]*)", name))


def _vba_licence(xlwings: Wheel) -> bytes:
    """The licence at the head of xlwings.bas: its opening comment lines without the apostrophes."""
    with zipfile.ZipFile(xlwings.path) as archive:
        lines = archive.read("xlwings/xlwings.bas").decode("cp1252").splitlines()
    first = next(number for number, line in enumerate(lines) if "distributed under" in line)
    last = next(number for number, line in enumerate(lines[first:], first) if not line.startswith("'"))
    return "".join(f"{line[1:]}\r\n" for line in lines[first:last]).encode("cp1252")
