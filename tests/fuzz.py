"""Fuzz target: mutants of workbooks, data files, arguments and surroundings over all commands, and real kills.

Not a test. ``make fuzz`` runs it; the result stands in docs/uji-acak.md. Every mutant follows from the seed and its
number alone: ``python tests/fuzz.py --benih 1 --ulang 4711`` shows one again and leaves its folder.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from random import Random

os.environ["PATH"] = "/tidak/ada"  # LibreOffice is not part of this: it would be started for every report

import fuzz_tempat as surroundings
from conftest import SMALL, Workbook
from fuzz_anak import Ran, Setting, faults, look, run
from fuzz_halaman import Result, page
from fuzz_mati import kill, told
from fuzz_mutan import Parts, data_file, typed, unpacked, workbook
from fuzz_mutan import packed as packed_parts
from test_every_writer import WRITERS, furnish

from lkjip_xl.cli import main
from lkjip_xl.engines.workbook.shipped import shipped

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "uji-acak.md"
VERSION = "lkjip 2025-01-15 10.20.00.xlsx"


@dataclass(frozen=True)
class Command:
    """A command: its words, the workbook among them that is spoilt, its data file, options now and then, its share."""

    words: tuple[str, ...]
    book: str = ""
    data: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, ...], ...] = ()
    share: int = 10


JSON = ("--json",)
EXCEL = ("--bentuk", "Excel saja")
COMMANDS: tuple[Command, ...] = (
    Command(("hitung", "lkjip.xlsx"), "lkjip.xlsx", (), (JSON,), 16),
    Command(("periksa", "lkjip.xlsx"), "lkjip.xlsx", (), (JSON, ("--ringkas",)), 12),
    Command(("periksa", "lkjip.xlsx", "--tulis"), "lkjip.xlsx", (), (JSON,), 6),
    Command(("status", "lkjip.xlsx"), "lkjip.xlsx", (), (JSON,), 18),
    Command(
        ("impor-angka", "lkjip.xlsx", "DATA"),
        "lkjip.xlsx",
        (("angka", ".csv"), ("angka", ".json")),
        (JSON, ("--ganti",)),
        12,
    ),
    Command(
        ("impor-sipd", "lkjip.xlsx", "DATA"),
        "lkjip.xlsx",
        (("sipd", ".xlsx"), ("sipd", ".xlsx"), ("sipd", ".csv")),
        (JSON, ("--ya",), ("--ya",)),
        10,
    ),
    Command(
        ("impor-tabel", "lkjip.xlsx", "program", "DATA"),
        "lkjip.xlsx",
        (("program", ".csv"), ("program", ".xlsx")),
        (JSON, ("--ya",), ("--ya",), ("--ribuan", "titik"), ("--kolom", "Pagu=Pagu Murni")),
        8,
    ),
    Command(
        ("impor-tabel", "lkjip.xlsx", "indikator", "DATA"),
        "lkjip.xlsx",
        (("indikator", ".csv"), ("indikator", ".xlsx")),
        (JSON, ("--ya",), ("--ya",)),
        6,
    ),
    Command(("tahun-baru", "lkjip.xlsx", "lkjip 2025.xlsx"), "lkjip.xlsx", (), (JSON,), 8),
    Command(("tahun-baru", "lkjip.xlsx", "lkjip 2025.xlsm"), "lkjip.xlsx", (), (JSON,), 2),
    Command(("perbarui", "lama.xlsx", "lama baru.xlsx"), "lama.xlsx", (), (JSON,), 8),
    Command(("pulihkan", "lkjip.xlsx"), f"cadangan/{VERSION}", (), (JSON, ("--daftar",), ("--nomor", "2")), 12),
    Command(("ekspor", "lkjip.xlsx", "--tetap", *EXCEL), "lkjip.xlsx", (), (JSON, ("--isi", "Lampiran saja")), 4),
    Command(("laporan", "lkjip.xlsx", "--tetap"), "lkjip.xlsx", (), (JSON,), 2),
    Command(("laporan", "lkjip.xlsx"), "lkjip.xlsx", (), (JSON,), 2),
    Command(("ekspor", "lkjip.xlsx", *EXCEL), "lkjip.xlsx", (), (JSON,), 2),
    Command(("baru", "baru.xlsx"), options=(JSON, ("--libreoffice",)), share=3),
    Command(("skema",), options=(JSON,), share=1),
    Command(("bantuan",), options=(JSON,), share=1),
)
RARE = Command(("contoh", "contoh", "--buku-saja"), options=(JSON,))
RARELY = 1_000
"""One mutant in so many is of the command contoh, which computes two whole reports."""
KINDS = {"buku": 40, "isian": 26, "data": 40, "argumen": 8, "menolak": 8, "letak": 4, "proses sendiri": 1}
"""The kinds of mutants with their shares: a spoilt workbook, odd contents of its cells, a spoilt data file, odd words,
folders and disks that refuse, odd files where files are expected, and the program as a process of its own."""


@dataclass(frozen=True)
class Bases:
    """What mutants are made from: contents of files, and of workbooks their parts."""

    files: dict[str, bytes]
    parts: dict[str, Parts]


def bases(scratch: Path) -> Bases:
    """The contents of an office's folder, with workbooks of earlier versions."""
    place = scratch / "dasar"
    place.mkdir()
    template = scratch / "kosong.xlsx"
    template.write_bytes(shipped("lkjip.xlsx"))
    furnish(template, place)
    book = Workbook(place / "lkjip.xlsx")
    book.fill(SMALL)
    book.hitung()
    tests = ROOT / "tests"
    files = {
        "lkjip.xlsx": book.path.read_bytes(),
        "kosong.xlsx": template.read_bytes(),
        **{path.name: path.read_bytes() for path in place.iterdir() if path.suffix in (".csv", ".xlsx")},
        "lama.xlsx": (tests / "versi3" / "lkjip.xlsx").read_bytes(),
        "lebih lama.xlsx": (tests / "versi2" / "lkjip.xlsx").read_bytes(),
        "contoh.xlsx": (tests / "versi3" / "blora-2024.xlsm").read_bytes(),
    }
    return Bases(
        files, {name: unpacked(files[name]) for name in files if name.endswith(".xlsx") and name != "sipd.xlsx"}
    )


@dataclass
class Mutant:
    """One run: its number, what is run, which kind of mutation and what exactly, and what came of it."""

    number: int
    command: str
    kind: str
    what: str
    words: list[str]
    setting: Setting
    environment: dict[str, str] | None = None
    code: int = 0
    seconds: float = 0.0
    peak: float = 0.0
    faults: list[str] = field(default_factory=list)


def _chosen(rng: Random) -> Command:
    if not rng.randrange(RARELY):
        return RARE
    return rng.choices(COMMANDS, [command.share for command in COMMANDS])[0]


def _kind(rng: Random, command: Command) -> str:
    fits = {
        name: share
        for name, share in KINDS.items()
        if (name != "data" or command.data)
        and (command.book or name not in ("buku", "isian"))
        and not (name == "isian" and command.book != "lkjip.xlsx")
    }
    return rng.choices(list(fits), list(fits.values()))[0]


def prepared(base: Bases, place: Path, seed: int, number: int) -> Mutant:
    """The folder of a mutant, and how it is to be run."""
    rng = Random(f"{seed}:{number}")
    command = _chosen(rng)
    kind = _kind(rng, command)
    words = [*command.words, *(word for one in command.options if rng.random() < 0.25 for word in one)]
    mutant = Mutant(number, command.words[0], kind, kind, words, Setting())
    _furnish(rng, base, place, command, mutant)
    match kind:
        case "argumen":
            mutant.words, mutant.setting = surroundings.arguments(rng, place, words)
        case "menolak":
            mutant.words, mutant.setting = surroundings.refusing(rng, place, words)
        case "letak":
            mutant.words, mutant.setting = surroundings.standing(rng, place, words)
        case "proses sendiri":
            mutant.environment, mutant.setting = surroundings.cold(rng, place, words)
    return mutant


def _furnish(rng: Random, base: Bases, place: Path, command: Command, mutant: Mutant) -> None:
    """Put the files of a command into its folder, the one that is spoilt among them."""
    source = _source(rng, command, mutant.kind)
    if command.book:
        (place / "cadangan").mkdir()
        (place / "lkjip.xlsx").write_bytes(base.files["lkjip.xlsx"])
        target = place / command.book
        target.write_bytes(base.files[source])
        if mutant.kind == "buku":
            mutant.what, content = workbook(rng, base.parts[source])
            target.write_bytes(content)
        elif mutant.kind == "isian":
            target.write_bytes(packed_parts(typed(rng, base.parts[source])))
    if command.data:
        about, suffix = rng.choice(command.data)
        name = f"data{suffix}"
        mutant.words[:] = [name if word == "DATA" else word for word in mutant.words]
        usual = {"angka": "angka.csv", "program": "program.csv", "indikator": "program.csv", "sipd": "sipd.xlsx"}[about]
        spoilt = mutant.kind == "data" or not usual.endswith(suffix)
        (place / name).write_bytes(data_file(rng, about, suffix) if spoilt else base.files[usual])
        mutant.what = f"{mutant.what} {suffix}" if mutant.kind == "data" else mutant.what


def _source(rng: Random, command: Command, kind: str) -> str:
    """From which workbook the spoilt one is made; mostly from the small one."""
    if command.book == "lama.xlsx":
        return rng.choice(("lama.xlsx", "lama.xlsx", "lebih lama.xlsx", "lkjip.xlsx"))
    return "kosong.xlsx" if kind == "buku" and rng.random() < 0.05 else "lkjip.xlsx"


def tried(base: Bases, place: Path, seed: int, number: int) -> tuple[Mutant, Ran]:
    """One mutant, run and judged, in an empty folder."""
    mutant = prepared(base, place, seed, number)
    was = look(place)
    work = (
        partial(main, mutant.words)
        if mutant.environment is None
        else partial(surroundings.replaced, mutant.environment, mutant.words)
    )
    ran = run(place, work, mutant.setting)
    _permit(place)
    mutant.code, mutant.seconds, mutant.peak = ran.code, round(ran.seconds, 2), round(ran.peak)
    mutant.faults = faults(ran, mutant.words, was, place, mutant.setting)
    return mutant, ran


def _permit(place: Path) -> None:
    """Give back the right to look at what stands in a folder."""
    place.chmod(0o755)
    for path in place.rglob("*"):
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder in memory, where flushing to the disk costs nothing, with the user's own data in it too."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="lkjip-uji-", dir=memory if memory.is_dir() else None))
    folder.chmod(0o755)
    for name in ("sementara", "sementara-lain"):
        (folder / name).mkdir()
        (folder / name).chmod(0o1777)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "MPLCONFIGDIR", "TMPDIR"):
        os.environ[name] = str(folder / "sementara")
    tempfile.tempdir = None
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def silence() -> Iterator[None]:
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        yield


def warmed(scratch: Path) -> None:
    """Run every command once, so that the children find its modules loaded and its rules read."""
    place = scratch / "hangat"
    shutil.copytree(scratch / "dasar", place)
    here = Path.cwd()
    os.chdir(place)
    for words in (*WRITERS.values(), ("periksa", "lkjip.xlsx"), ("status", "lkjip.xlsx")):
        if words[0] != "contoh":
            main(words)
    os.chdir(here)
    gc.collect()
    gc.freeze()


# --- many -------------------------------------------------------------------------------------------------------------


def worker(base: Bases, scratch: Path, options: argparse.Namespace, index: int, written: Path) -> None:
    """Try every so-maniest mutant and note what came of each."""
    end = time.monotonic() + options.menit * 60
    with written.open("w", encoding="utf-8", errors="backslashreplace") as notes:
        for number in range(options.dari + index, options.dari + options.jumlah, options.pekerja):
            if time.monotonic() > end:
                break
            place = scratch / f"m{number}"
            place.mkdir()
            mutant, _ = tried(base, place, options.benih, number)
            notes.write(json.dumps(asdict(mutant), ensure_ascii=True) + "\n")
            notes.flush()
            shutil.rmtree(place, ignore_errors=True)
            if mutant.faults:
                sys.stdout.write(f"{number} {mutant.command} / {mutant.what}: {ascii(mutant.faults)[:300]}\n")
                sys.stdout.flush()


def many(base: Bases, scratch: Path, notes: Path, options: argparse.Namespace) -> None:
    """Try all mutants by several processes, which note what came of each."""
    children = []
    for index in range(options.pekerja):
        child = os.fork()
        if not child:
            try:
                worker(base, scratch, options, index, notes / f"mutan-{options.dari}-{index}.jsonl")
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def noted(notes: Path) -> list[dict[str, object]]:
    """What came of the mutants of this run, and of earlier ones that left their notes in the same folder."""
    lines = (line for path in sorted(notes.glob("mutan-*.jsonl")) for line in path.read_text("utf-8").splitlines())
    return list({one["number"]: one for one in map(json.loads, lines)}.values())


def again(base: Bases, options: argparse.Namespace) -> int:
    """Show one mutant: its words, its outputs, what is wrong; its folder stays."""
    place = Path(tempfile.mkdtemp(prefix=f"lkjip-mutan-{options.ulang}-", dir="/tmp"))
    place.chmod(0o755)
    for name in ("semula", "sesudah"):
        (place / name).mkdir()
    prepared(base, place / "semula", options.benih, options.ulang)
    mutant, ran = tried(base, place / "sesudah", options.benih, options.ulang)
    print(ascii(asdict(mutant)), f"keluaran:\n{ran.out[:3000]}\ngalat:\n{ran.err[:3000]}", f"folder: {place}", sep="\n")
    for note in sorted(Path(os.environ["XDG_DATA_HOME"]).parent.rglob("catatan/*.txt")):
        print(note.read_text(encoding="utf-8", errors="replace")[-2500:])
    return int(bool(mutant.faults))


def options_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jumlah", type=int, default=10_000, help="banyaknya mutan")
    parser.add_argument("--dari", type=int, default=0, help="nomor mutan pertama")
    parser.add_argument("--benih", type=int, default=1)
    parser.add_argument("--menit", type=float, default=600.0, help="berhenti sesudah sekian menit")
    parser.add_argument("--mati", type=int, default=1_000, help="berapa kali perintah dimatikan")
    parser.add_argument("--pekerja", type=int, default=2, help="banyaknya proses")
    parser.add_argument("--catatan", type=Path, help="folder catatan, untuk menjalankan dalam beberapa bagian")
    parser.add_argument("--ulang", type=int, help="tampilkan mutan nomor ini saja")
    parser.add_argument("--tanpa-halaman", action="store_true", help="jangan tulis docs/uji-acak.md")
    return parser.parse_args()


def run_all() -> int:
    """Try the mutants and the kills, print the page and write it; 1 where anything failed."""
    options = options_given()
    with scratch_folder() as scratch:
        with silence():
            base = bases(scratch)
            warmed(scratch)
        options.alas = run(scratch, lambda: 0).peak
        if options.ulang is not None:
            return again(base, options)
        notes = options.catatan or scratch
        notes.mkdir(parents=True, exist_ok=True)
        many(base, scratch, notes, options)
        kill(scratch, notes, range(options.dari, options.dari + options.mati), options.benih, options.pekerja)
        text = page(Result(noted(notes), told(notes), options.benih, options.alas))
    print(text)
    if not options.tanpa_halaman:
        PAGE.write_text(text, encoding="utf-8")
    return int("Tidak ada.\n" not in text)


if __name__ == "__main__":
    raise SystemExit(run_all())
