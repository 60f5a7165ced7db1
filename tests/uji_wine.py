"""Runs the package for offices on a Windows-like machine, as staff would; what came of it goes to docs/uji-wine.md.

Wine stands for Windows: pasang.cmd in hostile folders, every command, files dragged onto lkjip.cmd, the command line of
a button, update, interruption and removal. What the commands write is compared with what they write on this machine.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from test_every_writer import WRITERS, furnish
from wine_mesin import Ran, Wine, debian

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "windows"))
import bundel  # noqa: E402 - a script of the repository, found by the line above

from lkjip_xl.engines.workbook.shipped import shipped  # noqa: E402

PAGE = ROOT / "docs" / "uji-wine.md"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "lkjip-xl"
HOME = r"C:\users\root\AppData\Local\lkjip-xl"
PYTHON = HOME + r"\venv\Scripts\python.exe"
OFFICE = r"C:\kerja P&K (2025)"
LONG = "C:\\" + "\\".join(["Bagian Perencanaan dan Evaluasi Kinerja Kecamatan"] * 4)[:197]
FOLDERS = {"spasi, & dan kurung": OFFICE, "petik": r"C:\Bu Ni'mah", "bukan ASCII": "C:\\Kantor Café Ñandú",
           "200 huruf": LONG}
WRITTEN_AT_WORK = {"catatan", "ekspor"}
"""What the program itself writes there while it works; copot.cmd names the folder and leaves them."""
BUTTON = "-B -I -m lkjip_xl.addin"
KABUPATEN = {"rekap"}
"""The commands that only the package for a kabupaten can run."""
READERS: Mapping[str, tuple[str, ...]] = {
    "periksa (melihat)": ("periksa", "lkjip.xlsx"), "status": ("status", "lkjip.xlsx"), "bantuan": ("bantuan",),
    "skema": ("skema",), "telaah-banding": ("telaah-banding", "lkjip.docx", "lkjip.docx"),
    "blora: hitung": ("hitung", "blora-2024.xlsm"), "blora: periksa": ("periksa", "blora-2024.xlsm"),
    "blora: laporan": ("laporan", "blora-2024.xlsm", "--tetap"),
    "blora: ekspor": ("ekspor", "blora-2024.xlsm", "--tetap", "--bentuk", "Excel saja"),
    "banyudono: hitung": ("hitung", "banyudono-2024.xlsm"),
}
NAMES = ("^&calc^&.xlsx", "%TEMP%.xlsx", "100%.xlsx", "Awas!.xlsx", "!PATH!.xlsx", "Jum'at (1).xlsx", "a=b;c,d.xlsx",
         "P&K.xlsx", "Naïve Ñ.xlsx", "& calc &.xlsx")
"""Names that a command line could take for commands, variables or separators; calc is a trap that leaves a mark."""


INTRODUCTION = """# Uji di Wine

Halaman ini ditulis oleh `make uji-wine`. Paket dari `make bundel` dibuka dan dipasang di Wine 10 (Debian 13) yang tidak
berisi Python, lalu setiap perintah, `lkjip.cmd`, dan baris perintah tombol dijalankan di sana. Yang ditulisnya
dibandingkan dengan yang ditulis perintah yang sama di Linux: setiap bagian buku kerja dan dokumen harus sama byte demi
byte, kecuali saat (tanggal dan jam) penulisannya dan folder tempat bekerja.

Tidak dibandingkan: gambar di dalam laporan Word dan ukurannya, karena digambar dengan huruf yang ada di komputer
(Arial di Windows, Liberation Sans di Linux, huruf bawaan matplotlib di Wine ini); dan garis tabel di layar, yang oleh
rich digambar lebih tipis di Windows. Tidak dijalankan: `rekap`, yang hanya ada dalam paket untuk kabupaten.

`make uji-wine` memerlukan hak root, debootstrap, dan jaringan ke server Debian pada kali pertama; karena lamanya, uji
ini tidak ikut `make test`.
"""
LACKING = """## Yang tidak ada di Wine

- Excel. Tombol, add-in, dan fungsi di dalam sel diuji pada Excel tiruan dan menurut daftar di `uji-windows.md`.
- Fungsi bilangan kompleks di pustaka C-nya (`crealf` dan kawan-kawan), yang diminta numpy saat dimuat. Uji ini
  meminjamkannya (`tests/wine_angka.py`); paketnya tidak memuat apa pun untuk Wine.
- Jawaban WMI atas pertanyaan Python tentang versi Windows: jawaban Wine menggantung, jadi WMI dimatikan di uji ini.
- `%CMDCMDLINE%` di cmd: diisi oleh uji ini dengan baris yang sama seperti yang ditulis Explorer.
- Peluncur `venv` (Python kecil yang menyalakan Python lain), yang tidak termasuk Python sendiri: karena itu lamanya
  tombol menyala pada pemasangan dengan wheels tidak dapat diukur di sini. Jalan itu menyalakan dua proses, jalan ini
  satu.
- SmartScreen, antivirus, AppLocker, tanda dari internet (Mark of the Web), OneDrive, dan berkas yang terkunci karena
  sedang dijalankan. Semuanya ada di `uji-windows.md`.
"""


@dataclass
class Report:
    """What was tried: each line with its outcome; wrong ones are counted."""

    lines: list[str] = field(default_factory=list)
    wrong: int = 0

    def say(self, what: str, good: bool, detail: str = "") -> None:
        self.wrong += not good
        self.lines.append(f"| {what} | {'ya' if good else '**tidak**'} | {detail.replace('|', '/')} |")
        print(("    " if good else "XXX ") + what, detail, flush=True)

    def head(self, title: str, columns: str) -> None:
        self.lines += ["", f"## {title}", "", f"| {columns} |", "|---" * (columns.count("|") + 1) + "|"]

    def text(self, line: str) -> None:
        self.lines += ["", line]


# --- Installing ---


def unpack(wine: Wine, package: Path, folder: str) -> str:
    """Unpack the ZIP there, as Explorer would; returns the folder with pasang.cmd."""
    place = wine.path(folder)
    place.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(package) as archive:
        archive.extractall(place)
    inside = place / "p"
    (place / package.stem).rename(inside)
    return f"{folder}\\p"


def click(wine: Wine, script: str, *more: str) -> Ran:
    """Start a batch file with the line that Explorer writes; Wine's cmd does not know that line, so it is told."""
    words = " ".join((f'"{script}"', *more))
    line = f'C:\\windows\\system32\\cmd.exe /c "{words}"'
    return wine.run(line, r"C:\windows\system32", {"CMDCMDLINE": line})


def installed(wine: Wine) -> bool:
    """Whether everything stands where the workbooks look for it, and nothing of a former one is left."""
    home, roaming = wine.path(HOME), wine.path(r"C:\users\root\AppData\Roaming\Microsoft\Excel\XLSTART\lkjip.xlam")
    return ((home / "venv" / "terpasang.txt").exists() and not (home / "venv-lama").exists() and roaming.exists()
            and (home / "seret.py").exists() and len(list((home / "venv").glob("xlwings*.dll"))) == 2
            and wine.run(f'"{PYTHON}" -B -I -c "import lkjip_xl.addin"').code == 0)


def install(wine: Wine, package: Path, report: Report) -> None:
    """Every kind of folder with a small archive, then once the whole one over what an interruption left."""
    report.head("Memasang", "yang dicoba | berhasil | keterangan")
    before = wine.run("cmd /c python -V").code
    report.say("tidak ada Python di komputer itu", before not in (0, -1))
    for name, folder in FOLDERS.items():
        place = unpack(wine, package, folder)
        libraries = wine.path(f"{place}\\pustaka.zip")
        whole = libraries.read_bytes()
        tiny(libraries)
        mark(wine)
        ran = click(wine, f"{place}\\pasang.cmd", "/diam")
        report.say(f"folder dengan {name} ({len(place)} huruf), pustaka kecil", ran.code == 0 and installed(wine)
                   and not marked(wine), seconds(ran))
        libraries.write_bytes(whole)
    interrupt(wine)
    ran = click(wine, f"{OFFICE}\\p\\pasang.cmd", "/diam")
    report.say("pustaka utuh, sesudah pemasangan yang terputus di tengah", ran.code == 0 and installed(wine),
               seconds(ran))
    roll_back(wine, report)


def tiny(libraries: Path) -> None:
    """An archive that pasang.cmd takes for whole, without the minutes that Wine needs for the whole one."""
    empty = ("lkjip_xl/__init__", "lkjip_xl/addin", "lkjip_xl/cli", "pandas", "win32com/__init__", "win32com/client")
    with zipfile.ZipFile(libraries, "w", zipfile.ZIP_LZMA) as archive:
        for name in (*(f"Lib/site-packages/{module}.py" for module in empty), "xlwings32-0.dll", "xlwings64-0.dll"):
            archive.writestr(name, "")


def roll_back(wine: Wine, report: Report) -> None:
    """A damaged archive: what was installed before must be there again, and work."""
    mark(wine)
    place = f"{FOLDERS['bukan ASCII']}\\p"
    libraries = wine.path(f"{place}\\pustaka.zip")
    libraries.write_bytes(libraries.read_bytes()[:1_000_000])
    ran = click(wine, f"{place}\\pasang.cmd", "/diam")
    report.say("pustaka.zip rusak: kode 4, yang terpasang dikembalikan dan bekerja", ran.code == 4 and installed(wine)
               and marked(wine) and "dikembalikan" in ran.out, seconds(ran))


def mark(wine: Wine) -> None:
    """Leave a file in the present installation, to know it again."""
    if (wine.path(HOME) / "venv").exists():
        (wine.path(HOME) / "venv" / "tanda.txt").touch()


def marked(wine: Wine) -> bool:
    return (wine.path(HOME) / "venv" / "tanda.txt").exists()


def interrupt(wine: Wine) -> None:
    """What a computer that lost its power in the middle of pasang.cmd leaves: the former one aside, half a new one."""
    home = wine.path(HOME)
    (home / "venv").rename(home / "venv-lama")
    (home / "venv" / "Scripts").mkdir(parents=True)
    shutil.copy(home / "venv-lama" / "Scripts" / "python.exe", home / "venv" / "Scripts")


def remove(wine: Wine, report: Report) -> None:
    report.head("Mencopot", "yang dicoba | berhasil | keterangan")
    ran = click(wine, f"{OFFICE}\\p\\copot.cmd", "/diam")
    home = wine.path(HOME)
    left = {path.name for path in home.glob("*")} - WRITTEN_AT_WORK
    addin = wine.path(r"C:\users\root\AppData\Roaming\Microsoft\Excel\XLSTART\lkjip.xlam")
    report.say("copot.cmd menghapus yang dibuat pasang.cmd, dan hanya itu", ran.code == 0 and not left
               and not addin.exists() and wine.path(f"{OFFICE}\\p\\lkjip.xlsm").exists(), ", ".join(left))


def seconds(ran: Ran) -> str:
    return f"{ran.seconds:.1f} detik".replace(".", ",") if ran.code == 0 else f"kode {ran.code}"


# --- The same commands here and there ---


def compare(wine: Wine, report: Report, scratch: Path) -> None:
    """Every command in two copies of the same folder, one of this machine and one of Wine."""
    report.head("Setiap perintah, dibandingkan dengan Linux", "perintah | sama | keterangan")
    origin = office(scratch)
    for name, words in {**WRITERS, **READERS}.items():
        if name in KABUPATEN:
            continue
        here, there = scratch / "sini", wine.path(OFFICE) / "kerja"
        for place in (here, there):
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(origin, place)
        took, local = on_linux(words, here)
        ran = wine.run(f'"{PYTHON}" -X utf8 -m lkjip_xl {subprocess.list2cmdline(words)}', f"{OFFICE}\\kerja")
        found = differences(here, there, (local.returncode, plain(local.stdout, str(here))),
                            (ran.code, plain(ran.out, f"{OFFICE}\\kerja").replace("\\", "/")))
        detail = f"{ran.seconds:.1f} detik (Linux {took:.1f})".replace(".", ",")
        report.say(f"`{name}`", not found, "; ".join([detail, *found]))


def office(scratch: Path) -> Path:
    """A folder with workbooks and data files that every command has something to do with."""
    place = scratch / "kantor"
    place.mkdir()
    template = scratch / "kosong.xlsx"
    template.write_bytes(shipped("lkjip.xlsx"))
    with redirect_stdout(io.StringIO()):
        furnish(template, place)
    for book in sorted((ROOT / "workbook" / "contoh").glob("*.xlsm")):
        shutil.copy(book, place)
    return place


def on_linux(words: Sequence[str], place: Path) -> tuple[float, subprocess.CompletedProcess[str]]:
    """The same command here, without LibreOffice, which that machine has not either."""
    began = time.perf_counter()
    ran = subprocess.run([sys.executable, "-m", "lkjip_xl", *words], cwd=place, text=True, check=False,
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         env={"PATH": "/nihil", "HOME": str(place.parent), "TZ": "UTC", "PYTHONPATH": str(ROOT),
                              "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"})
    return time.perf_counter() - began, ran


MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d[:.]\d\d[:.]\d\dZ?(?:\.\d+)?|\d\d?[ ]\w+[ ]\d{4}(?: pukul|,)? \d\d[.:]\d\d"
                    r"|D:\d{14}[^)]*|\d\d?/\d\d?/\d{4} \d\d[.:]\d\d")
"""A moment as files and sentences write it; the two machines work some seconds apart."""


CHART = re.compile(r"word/media/.*[.]png")
EXTENT = re.compile(r' c[xy]="[0-9]+"')
"""Charts in a Word document, and their sizes: each machine draws them with the fonts that it has."""
RULES = re.compile("[\u2500-\u257f]")
"""The lines of a printed table, which rich draws thinner on Windows."""


def plain(text: str, place: str) -> str:
    return RULES.sub("-", MOMENT.sub("SAAT", text.replace(place, "."))).strip()


def differences(here: Path, there: Path, mine: tuple[int, str], theirs: tuple[int, str]) -> list[str]:
    """What the two runs do not share, in words: exit code, output, and every file that staff see."""
    found = [f"kode keluar {theirs[0]}, di Linux {mine[0]}"] if mine[0] != theirs[0] else []
    if mine[1] != theirs[1]:
        found.append(f"keluaran lain: {_first_difference(mine[1], theirs[1])}")
    left, right = files(here), files(there)
    found += [f"{name} hanya ada di {'Linux' if name in left else 'Wine'}"
              for name in sorted(left.keys() ^ right.keys())]
    for name in sorted(left.keys() & right.keys()):
        if left[name].read_bytes() != right[name].read_bytes():
            found += list(inside(name, left[name], right[name], (f"{here}/", f"{OFFICE}\\kerja\\")))
    return found


def _first_difference(mine: str, theirs: str) -> str:
    pair = next(((one, other) for one, other in zip(f"{mine}\n".splitlines(), f"{theirs}\n".splitlines(), strict=False)
                 if one != other), (mine[-80:], theirs[-80:]))
    return f"“{pair[1][:90]}”, di Linux “{pair[0][:90]}”"


def files(place: Path) -> dict[str, Path]:
    """The files that staff see, by name; a moment in a name is no difference."""
    return {MOMENT.sub("SAAT", str(path.relative_to(place))): path for path in sorted(place.rglob("*"))
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(place).parts)}


def inside(name: str, here: Path, there: Path, places: tuple[str, str]) -> Iterator[str]:
    """How two files differ apart from moments and their own place; workbooks and documents are compared by parts."""
    if not zipfile.is_zipfile(here) or not zipfile.is_zipfile(there):
        if neutral(here.read_bytes(), places[0]) != neutral(there.read_bytes(), places[1]):
            yield f"{name} berbeda"
        return
    with zipfile.ZipFile(here) as one, zipfile.ZipFile(there) as other:
        if one.namelist() != other.namelist():
            yield f"{name}: bagiannya lain"
        for part in sorted(part for part in set(one.namelist()) & set(other.namelist()) if not CHART.match(part)):
            if neutral(one.read(part), places[0]) != neutral(other.read(part), places[1]):
                yield f"{name}: {part}"


def neutral(data: bytes, place: str) -> str:
    """The bytes as text, without moments and without the folder that the command worked in."""
    return EXTENT.sub("", MOMENT.sub("", data.decode("latin-1").replace(place, "").replace(escape(place), "")))


# --- Dragging, and a button ---


def drag(wine: Wine, report: Report, scratch: Path) -> None:
    """Files with hostile names dropped onto lkjip.cmd, one by one and together."""
    report.head("Menyeret ke lkjip.cmd", "nama | dihitung | keterangan")
    trap = "@echo terpanggil>C:\\calc-dijalankan.txt\r\n"
    for place in (wine.path(r"C:\windows\system32"), wine.path(OFFICE)):
        (place / "calc.cmd").write_text(trap, encoding="ascii")
        (place / "calc.bat").write_text(trap, encoding="ascii")
    for name in NAMES:
        path = fresh(wine, scratch, name)
        ran = click(wine, f"{OFFICE}\\p\\lkjip.cmd", dropped(path), "/diam")
        report.say(f"`{name}`", done(wine, ran, 1), f"{ran.seconds:.1f} detik".replace(".", ","))
    paths = [fresh(wine, scratch, name) for name in NAMES]
    ran = click(wine, f"{OFFICE}\\p\\lkjip.cmd", *map(dropped, paths), "/diam")
    report.say("kesepuluhnya sekaligus; Explorer hanya mengutip nama yang memuat spasi", done(wine, ran, len(NAMES)),
               f"{ran.seconds:.1f} detik".replace(".", ","))


def fresh(wine: Wine, scratch: Path, name: str) -> str:
    """A workbook of that name in a folder without blanks, so that Explorer would put no quotes."""
    place = wine.path(r"C:\P&K") / name
    place.parent.mkdir(exist_ok=True)
    shutil.copy(scratch / "kantor" / "lkjip.xlsx", place)
    return f"C:\\P&K\\{name}"


def dropped(path: str) -> str:
    return f'"{path}"' if " " in path else path


def done(wine: Wine, ran: Ran, count: int) -> bool:
    """Whether so many workbooks were computed and the trap was not sprung."""
    sprung = wine.path(r"C:\calc-dijalankan.txt").exists()
    wine.path(r"C:\calc-dijalankan.txt").unlink(missing_ok=True)
    return ran.code in (0, 1) and ran.out.count("Rata-rata capaian") == count and not sprung


def button(wine: Wine, report: Report) -> None:
    """The command line of the bridge; without Excel it must end by itself, with a sentence and no traceback."""
    report.head("Baris perintah tombol", "yang dicoba | berhasil | keterangan")
    start = min(wine.run(f'"{PYTHON}" -B -I -c "pass"').seconds for _ in range(3))
    load = min(wine.run(f'"{PYTHON}" -B -I -c "import lkjip_xl.addin"').seconds for _ in range(3))
    report.say("Python menyala", start < 10, f"{start:.2f} detik".replace(".", ","))
    report.say("Python menyala dan membaca pustaka tombol", load < 20, f"{load:.2f} detik".replace(".", ","))
    named = {"LKJIP_TUGAS": "status", "LKJIP_BUKU": "lkjip & calc & %TEMP%.xlsm", "LKJIP_JENDELA": "66666"}
    ran = wine.run(f'"{PYTHON}" {BUTTON}', OFFICE, named, longest=60)
    report.say("tombol tanpa Excel berakhir sendiri", ran.code in (0, 2) and "Traceback" not in ran.out,
               f"kode {ran.code}, {ran.seconds:.1f} detik".replace(".", ","))


# --- All of it ---


def main() -> int:
    """Build or take the package, run everything, write the page; returns how many things went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--simpanan", type=Path, default=CACHE, help="folder untuk Debian dengan Wine")
    parser.add_argument("--paket", type=Path, help="ZIP dari make bundel; bila tidak disebut, dist/")
    given = parser.parse_args()
    package = given.paket or Path("dist") / f"{bundel.Order().name}.zip"
    wine, report = Wine(debian(given.simpanan)), Report()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile(suffix=".zip") as python:
        hand_python(package, Path(python.name))
        wine.start(Path(python.name))
        try:
            install(wine, package, report)
            compare(wine, report, Path(folder))
            drag(wine, report, Path(folder))
            button(wine, report)
            remove(wine, report)
        finally:
            wine.stop()
    PAGE.write_text(page(report, package, time.perf_counter() - began), encoding="utf-8")
    print(f"{report.wrong} yang tidak beres; {PAGE}")
    return min(report.wrong, 1)


def hand_python(package: Path, target: Path) -> None:
    """The Python of the package, without its path file, as a ZIP for the hand."""
    with zipfile.ZipFile(package) as archive, zipfile.ZipFile(target, "w") as own:
        for name in archive.namelist():
            if f"{package.stem}/python/" in name and not name.endswith("._pth"):
                own.writestr("python/" + name.rpartition("/")[2], archive.read(name))


def page(report: Report, package: Path, spent: float) -> str:
    """The page with all outcomes and the figures of this run."""
    size = f"{package.stat().st_size / 1_000_000:.1f}".replace(".", ",")
    outcome = "semuanya berhasil" if not report.wrong else f"{report.wrong} tidak berhasil"
    return (f"{INTRODUCTION}\nHasil terakhir: {outcome}; paket {size} MB; seluruh uji {spent / 60:.0f} menit.\n\n"
            + "\n".join(report.lines).strip() + f"\n\n{LACKING}")


if __name__ == "__main__":
    sys.exit(main())
