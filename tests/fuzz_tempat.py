"""Surroundings of the fuzz target: odd arguments, folders that refuse, names that hurt, and a process of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

from fuzz_anak import NOBODY, Setting

from lkjip_xl.engines.disk.lock import lock_path

Words = list[str]
ROOT = Path(__file__).parents[1]

ODD = ("", " ", "-", "--", "-1", "0", "99999999999999999999", "1e400", "NaN", "²", "../..", "/", "/dev/null",
       "/dev/zero",
       "/proc/self/mem", "x" * 300, "x" * 5_000, "a/" * 2_000, "tidak ada.xlsx", "*.xlsx", "\udcff\udcfe.xlsx",
       "a\nb.xlsx",
       "lkjip.xlsx", "LKJIP.XLSX", "./lkjip.xlsx", "lkjip.xlsx/", "lkjip.xlsx/x.xlsx", "cadangan", "{x}", "{lembar",
       "{0}",
       "%s", "x=y", "=", "Pagu=Pagu Murni", "=Target", "--json", "--help", "--versi", "--ya", "--tidak-ada",
       "program", "🙂",
       "Profil", "lampiran 4", "Lampiran 99", "titik", "koma", "A4", "kertas", "CON", "a:b", "con.xlsx", "x.docx",
       "x.csv",
       "x.json", "x.pdf", "~", "$HOME", "http://127.0.0.1:9/x.xlsx", "file:///etc/passwd", "\\\\server\\x",
       "C:\\x.xlsx")
OPTIONS = ("--json", "--ringkas", "--tulis", "--libreoffice", "--nomor", "--daftar", "--ganti", "--ya", "--skpd",
           "--kolom",
           "--lembar", "--ribuan", "--ke", "--isi", "--bentuk", "--kertas", "--pola", "--tetap", "--buku-saja",
           "--help")


def arguments(rng: Random, place: Path, words: Words) -> tuple[Words, Setting]:
    """The words with some left out, doubled, changed, or others put in."""
    words = list(words)
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(words) + 1)
        what = rng.randrange(5)
        if what == 0 and len(words) > 1:
            del words[min(max(at, 1), len(words) - 1)]
        elif what == 1 and at and at < len(words):
            words[at] = rng.choice(ODD)
        elif what == 2:
            words.insert(max(at, 1), rng.choice(ODD))
        elif what == 3:
            words[max(at, 1):max(at, 1)] = [rng.choice(OPTIONS), rng.choice(ODD)]
        else:
            words.append(rng.choice(OPTIONS))
    return [word for word in words if word != "--lengkap"], Setting()


# --- what the system refuses ------------------------------------------------------------------------------------------

def _own(place: Path) -> None:
    for path in (place, *place.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)


def _read_only(rng: Random, place: Path, words: Words) -> Setting:
    """Another user's process, to whom something in the folder is forbidden."""
    if os.getuid() == 0:
        _own(place)
    targets = [path for path in (place, *place.rglob("*")) if not path.is_symlink()]
    for path in rng.sample(targets, min(len(targets), rng.choice((1, 1, 2)))):
        path.chmod(rng.choice((0o555, 0o444, 0o000, 0o300 if path.is_dir() else 0o200)))
    return Setting(nobody=True)


def _foreign_lock(rng: Random, place: Path, words: Words) -> Setting:
    _own(place)
    for word in words[1:]:
        if len(word) < 200 and "\0" not in word:
            lock = Path(lock_path(place / word))
            if lock.parent.is_dir():
                lock.touch()
                lock.chmod(0o600)
    return Setting(nobody=True)


def _full(rng: Random, place: Path, words: Words) -> Setting:
    return Setting(file_size=rng.choice((0, 1, 100, 4_096, 65_536, rng.randrange(400_000), rng.randrange(60_000))))


def _output(rng: Random, place: Path, words: Words) -> Setting:
    return Setting(output=rng.choice(("penuh", "ditutup")))


def refusing(rng: Random, place: Path, words: Words) -> tuple[Words, Setting]:
    """A folder, a file, a disk or an output that refuses."""
    what = rng.choice((_read_only, _read_only, _full, _full, _full, _output, _foreign_lock))
    return words, what(rng, place, words)


# --- what stands in the way -------------------------------------------------------------------------------------------

def _instead(make: Callable[[Path], object]) -> Callable[[Random, Path, Words], Words]:
    """One of the files that are named is something else."""
    def change(rng: Random, place: Path, words: Words) -> Words:
        named = [place / word for word in words[1:] if (place / word).is_file()]
        if named:
            path = rng.choice(named)
            path.unlink()
            make(path)
        return words

    return change


def _renamed(rng: Random, place: Path, words: Words) -> Words:
    """One of the files bears an odd name."""
    named = [word for word in words[1:] if (place / word).is_file()]
    if not named:
        return words
    old = rng.choice(named)
    suffix = rng.choice((Path(old).suffix, Path(old).suffix, Path(old).suffix.upper(), ".xlsm", "", ".txt"))
    stem = rng.choice(("x" * 240, "é" * 120, "\udcff\udcfe", "a\nb", "-x", "--json", "'", '"', "%", "a b", " a", "a ",
                       ".a",
                       "😀", "\u202ea", "[x]", "{a}", "$(x)", "~$a", "a;b", "#", "con", "a\tb", "\\", "*"))
    (place / old).rename(place / f"{stem}{suffix}")
    return [f"{stem}{suffix}" if word == old else word for word in words]


def _in_the_way(rng: Random, place: Path, words: Words) -> Words:
    """Something bears a name that the command will want."""
    name = rng.choice(("cadangan", "ekspor", "lkjip ekspor", "lkjip.docx", "~$lkjip.xlsx", ".~lock.lkjip.xlsx#",
                       "baru.xlsx",
                       "lama baru.xlsx", "contoh", "contoh/banyudono-2024.xlsm"))
    path = place / name
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        return words
    path.unlink(missing_ok=True)
    rng.choice((path.mkdir, lambda: path.write_bytes(b"x"), lambda: path.symlink_to(path.name),
                lambda: path.symlink_to("tidak/ada"), lambda: os.mkfifo(path)))()
    return words


IN_PLACE: tuple[Callable[[Random, Path, Words], Words], ...] = (
    _renamed, _renamed, _in_the_way, _in_the_way,
    _instead(lambda path: path.mkdir()), _instead(lambda path: path.symlink_to(path.name)), _instead(os.mkfifo),
    _instead(lambda path: path.symlink_to("/dev/zero")), _instead(lambda path: path.symlink_to("/proc/self/mem")),
    _instead(lambda path: path.symlink_to("tidak ada")), _instead(lambda path: path.write_bytes(b"")),
    _instead(lambda path: path.symlink_to("/dev/null")), _instead(lambda path: None),
)


def standing(rng: Random, place: Path, words: Words) -> tuple[Words, Setting]:
    """Folders, pipes, links and odd names where files are expected."""
    return rng.choice(IN_PLACE)(rng, place, words), Setting()


# --- a process of its own ---------------------------------------------------------------------------------------------

def cold(rng: Random, place: Path, words: Words) -> tuple[dict[str, str], Setting]:
    """The environment of a process of its own: plain locale, no home, no temporary folder, all warnings."""
    home = rng.choice(("/tidak/ada", f"{place.parent}/sementara", "/proc", ""))
    environment = {"PATH": "/tidak/ada", "PYTHONPATH": str(ROOT), "HOME": home}
    odd = ({"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
           {"LC_ALL": "xx_YY.ISO8859-1"},
           {"PYTHONWARNINGS": "default"}, {"TMPDIR": "/tidak/ada"}, {"PYTHONIOENCODING": "ascii"}, {"COLUMNS": "3"},
           {"MPLCONFIGDIR": "/tidak/ada"}, {"MPLBACKEND": "TkAgg"}, {"MATPLOTLIBRC": "/etc/passwd"}, {"TERM": "dumb"},
           {"XDG_DATA_HOME": "/proc/x"}, {"XDG_CACHE_HOME": "/proc/x"}, {"TZ": "Salah/Zona"}, {"FORCE_COLOR": "1"},
           {"XDG_CONFIG_HOME": "/proc/x"}, {"OPENPYXL_LXML": "False"})
    for one in rng.sample(odd, rng.randint(0, 3)):
        environment |= one
    return environment, Setting(output=rng.choice(("", "", "", "", "tidak ada", "penuh", "ditutup")))


def replaced(environment: dict[str, str], words: Words) -> int:
    """Become the program as staff start it."""
    command = [sys.executable, "-B", "-m", "lkjip_xl", *words]
    os.execve(sys.executable, command, environment)
    return 99
