"""Builds what an office without internet needs: one folder and its ZIP with scripts, wheels, workbooks and guide."""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import base64
import csv
import hashlib
import html
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path, PurePosixPath

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[1]
SOURCES = Path(__file__).resolve().parent

PYTHON_VERSIONS = ("3.12", "3.13")
"""The Python versions whose wheels are bundled; pasang.cmd looks for the same ones."""

ONLY_ON_WINDOWS = ("pywin32==312", "tzdata")
"""What xlwings and pandas require on Windows only: pip judges such conditions by the machine that it runs on."""

SCRIPTS = ("pasang.cmd", "copot.cmd", "lkjip.cmd", "seret.py", "BACA-SAYA.txt")
WORKBOOKS = ("lkjip.xlsm", "lkjip.xlsx", "lkjip.xlam")
EXAMPLES = ("banyudono-2024.xlsm", "blora-2024.xlsm")

LICENCES: Mapping[str, str] = {
    "cffi": "MIT-0",
    "charset-normalizer": "MIT",
    "contourpy": "BSD-3-Clause",
    "cryptography": "Apache-2.0 atau BSD-3-Clause; di dalamnya OpenSSL (Apache-2.0)",
    "cycler": "BSD-3-Clause",
    "et-xmlfile": "MIT",
    "filelock": "MIT",
    "fonttools": "MIT",
    "kiwisolver": "BSD-3-Clause",
    "lkjip-xl": "MIT",
    "lxml": "BSD-3-Clause; di dalamnya libxml2 dan libxslt (MIT), zlib (Zlib), iconv (LGPL-2.1)",
    "markdown-it-py": "MIT",
    "matplotlib": "Python Software Foundation License; di dalamnya FreeType (FTL), HarfBuzz (MIT), Qhull, dan huruf "
                  "DejaVu dan STIX (OFL-1.1)",
    "mdurl": "MIT",
    "numpy": "BSD-3-Clause; di dalamnya OpenBLAS (BSD-3-Clause), pustaka GCC (GPL-3.0 dengan GCC-exception-3.1), "
             "dan pustaka C++ Microsoft yang boleh disebarkan",
    "openpyxl": "MIT",
    "packaging": "Apache-2.0 atau BSD-2-Clause",
    "pandas": "BSD-3-Clause; di dalamnya pustaka C++ Microsoft yang boleh disebarkan",
    "pdfminer-six": "MIT",
    "pdfplumber": "MIT",
    "pillow": "MIT-CMU; di dalamnya antara lain FreeType (FTL), libjpeg-turbo, libpng, dan libtiff dengan lisensi "
              "bebasnya masing-masing",
    "platformdirs": "MIT",
    "pycparser": "BSD-3-Clause",
    "pygments": "BSD-2-Clause",
    "pyparsing": "MIT",
    "pypdf": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause dan Apache-2.0; di dalamnya PDFium (BSD-3-Clause) dan pustaka bawaannya",
    "python-calamine": "MIT",
    "python-dateutil": "BSD-3-Clause",
    "python-docx": "MIT",
    "pywin32": "PSF; di dalamnya adodbapi (LGPL-2.1), Scintilla (HPND), dan pustaka MFC Microsoft yang boleh "
               "disebarkan",
    "rich": "MIT",
    "typing-extensions": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "xlsxwriter": "BSD-2-Clause",
    "xlwings": "BSD-3-Clause; bagian PRO, yang lisensinya lain, tidak disertakan",
}
"""The licences that were read, by distribution; a distribution that is not here does not go into the bundle."""

ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The time written into every archive, so that the same content gives the same file."""

CSS = """
body { font: 16px/1.55 "Segoe UI", Arial, sans-serif; color: #1d2733; background: #fff;
       max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; color: #12395b; }
h2 { margin-top: 2.2rem; padding-bottom: .2rem; border-bottom: 1px solid #c9d3dd; }
a { color: #0b5cad; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #c9d3dd; padding: .3rem .6rem; text-align: left; vertical-align: top; }
th { background: #eef3f8; }
code, pre { font-family: Consolas, monospace; background: #f3f5f7; }
pre { padding: .6rem .8rem; overflow-x: auto; }
img { max-width: 100%; height: auto; border: 1px solid #c9d3dd; }
blockquote { margin: 1rem 0; padding: .1rem 1rem; border-left: 4px solid #d9a400; background: #fff9e5; }
@media print { body { margin: 0; max-width: none; } }
"""


class CannotBundleError(Exception):
    """The bundle cannot be built; the text says what to do."""


@dataclass(frozen=True)
class Wheel:
    """One bundled wheel: its file, and the distribution's name and version as its metadata state them."""

    path: Path
    name: str
    version: str


def version() -> str:
    """The version of lkjip-xl, as its package states it."""
    text = (ROOT / "lkjip_xl" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    assert found
    return found[1]


def build(target: Path) -> Path:
    """Write the folder and its ZIP below target; returns the folder."""
    folder = target / f"lkjip-xl-{version()}-windows"
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    wheels = collect_wheels(folder / "wheels")
    write_scripts(folder)
    copy_workbooks(folder)
    write_guide(folder)
    write_licences(folder / "LISENSI", wheels)
    write_zip(folder, target / f"{folder.name}.zip")
    return folder


def missing(folder: Path) -> list[str]:
    """The workbooks and the guide that the bundle should hold and does not, because they were not built yet."""
    wanted = (*WORKBOOKS, *(f"contoh/{name}" for name in EXAMPLES), "panduan.html")
    return [name for name in wanted if not (folder / name).exists()]


def collect_wheels(folder: Path) -> list[Wheel]:
    """The wheel of lkjip-xl itself, and of everything that it needs on Windows for each Python version."""
    _pip("wheel", "--no-deps", "--wheel-dir", str(folder), str(ROOT))
    own = next(folder.glob("lkjip_xl-*.whl"))
    for python in PYTHON_VERSIONS:
        _pip("download", "--dest", str(folder), "--only-binary=:all:", "--platform", "win_amd64",
             "--python-version", python, "--implementation", "cp", "--constraint", str(ROOT / "constraints.txt"),
             str(own), *ONLY_ON_WINDOWS)
    for path in sorted(folder.glob("xlwings-*.whl")):
        without_pro(path)
    return [read_wheel(path) for path in sorted(folder.glob("*.whl"))]


def _pip(command: str, *arguments: str) -> None:
    ran = subprocess.run([sys.executable, "-m", "pip", command, "--quiet", "--disable-pip-version-check",  # noqa: S603
                          *arguments], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise CannotBundleError(f"pip {command} gagal; mungkin indeks paket tidak terjangkau.\n{ran.stderr.strip()}")


def read_wheel(path: Path) -> Wheel:
    """A wheel with its name in the normalised form (PEP 503) and its version."""
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name))
        metadata = HeaderParser().parsestr(archive.read(name).decode("utf-8"))
    return Wheel(path, re.sub(r"[-_.]+", "-", metadata["Name"]).lower(), metadata["Version"])


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


def write_scripts(folder: Path) -> None:
    """The scripts and the first text to read, with the version filled in and the line ends of Windows."""
    for name in SCRIPTS:
        text = (SOURCES / name).read_text(encoding="ascii").replace("@VERSI@", version())
        (folder / name).write_bytes(text.replace("\n", "\r\n").encode("ascii"))


def copy_workbooks(folder: Path) -> None:
    """The workbooks, the add-in and the two examples, as far as they were built."""
    source = ROOT / "workbook"
    (folder / "contoh").mkdir()
    for path in (source / name for name in WORKBOOKS):
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


def page(markdown: str) -> str:
    """The guide as one HTML page; headings can be linked to, links to pages that are not bundled become plain text."""
    parser = MarkdownIt("commonmark", {"typographer": False}).enable("table")
    tokens = parser.parse(markdown)
    title = "Panduan"
    for heading, inline in zip(tokens, tokens[1:], strict=False):
        if heading.type == "heading_open":
            heading.attrSet("id", anchor(inline.content))
            title = inline.content if heading.tag == "h1" else title
    for token in tokens:
        token.children = list(_reachable(token.children)) if token.children else token.children
    body = parser.renderer.render(tokens, parser.options, {})
    return (f'<!DOCTYPE html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n<title>{html.escape(title)}</title>\n'
            f"<style>{CSS}</style>\n</head>\n<body>\n{body}</body>\n</html>\n")


def anchor(heading: str) -> str:
    """The name that a heading is linked by, made as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def _reachable(tokens: Iterable[Token]) -> Iterator[Token]:
    """Tokens without the links that lead out of the bundle into the repository."""
    leading_out = False
    for token in tokens:
        if token.type == "link_open":
            leading_out = not re.match(r"#|https?:|gambar/", str(token.attrGet("href")))
        if not (leading_out and token.type in ("link_open", "link_close")):
            yield token
        if token.type == "link_close":
            leading_out = False


def write_licences(folder: Path, wheels: Sequence[Wheel]) -> None:
    """The licence files of every bundled distribution and of the VBA module of xlwings, with a list of them."""
    folder.mkdir()
    found = {wheel.name: wheel for wheel in wheels}
    unread = sorted(found.keys() - LICENCES.keys())
    if unread:
        raise CannotBundleError(f"Lisensinya belum dibaca, jadi belum ada di LICENCES: {', '.join(unread)}.")
    lines = ["Pustaka di folder wheels, lisensinya, dan letak naskah lisensinya di folder ini", ""]
    for name, wheel in sorted(found.items()):
        _copy_licences(wheel, folder / name)
        lines.append(f"{name} {wheel.version}: {LICENCES[name]}")
    (folder / "xlwings.bas.txt").write_bytes(_vba_licence(found["xlwings"]))
    lines += ["", "xlwings.bas, modul VBA di dalam lkjip.xlsm dan lkjip.xlam: BSD-3-Clause (xlwings.bas.txt)"]
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


def write_zip(folder: Path, path: Path) -> None:
    """The folder as a ZIP, the same bytes for the same content; wheels are stored, being ZIP files themselves."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(file for file in folder.rglob("*") if file.is_file()):
            entry = zipfile.ZipInfo(file.relative_to(folder.parent).as_posix(), ZIP_TIME)
            packed = zipfile.ZIP_STORED if file.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes(), packed)


def main(arguments: Sequence[str]) -> int:
    """Build below the folder named, dist by default; returns 0 when complete, 1 with parts missing, 2 on failure."""
    try:
        folder = build(Path(arguments[0] if arguments else "dist"))
    except CannotBundleError as error:
        print(error, file=sys.stderr)
        return 2
    size = folder.with_name(f"{folder.name}.zip").stat().st_size / 1_000_000
    print(f"{folder}.zip ({size:.0f} MB)")
    absent = missing(folder)
    if absent:
        print(f"Belum dibuat, jadi tidak ikut: {', '.join(absent)}", file=sys.stderr)
    return 1 if absent else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
