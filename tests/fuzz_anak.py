"""Children of the fuzz target: a command in a process of its own, and what is wrong with what it did."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import re
import resource
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

MEMORY = 1_500_000_000
"""Bytes of addresses that a command may use; far more than it may need, so that a bomb ends in an error of Python."""
PEAK = 500
"""Megabytes of memory in use that no command may exceed."""
SECONDS, PATIENCE = 20, 90
"""Processor seconds that no command may exceed, and seconds after which it is killed."""
NOBODY = 65_534
CHATTER = re.compile(
    r"[Mm]atplotlib|Fontconfig|Warning|Traceback \(most|Exception ignored|MemoryError|  File \"|"
    r"Segmentation|Errno|\b\w+Error\b|\.py:\d+|object at 0x|Decimal\(|coroutine|libpng|lxml|calamine"
)
"""What belongs to a library or to Python, never to a message for staff."""
REASONS = tuple(text for code in errno.errorcode if " " in (text := os.strerror(code)))
"""What the system says in English."""
PACKAGES = (".xlsx", ".xlsm", ".docx")
OWN_HIDDEN = ".lkjip-"
"""How the names begin of what the program hides."""
INTERNAL = "Ada kesalahan di dalam program"


@dataclass(frozen=True)
class Setting:
    """How the surroundings of a child differ: limits on the size of its files, another user, a broken output."""

    file_size: int | None = None
    nobody: bool = False
    output: str = ""
    kill_at: int = 0
    """At which file event the child kills itself; 0 for never, -1 to count them."""


@dataclass(frozen=True)
class Ran:
    """What a child gave: its exit code (negative for a signal), outputs, processor seconds and peak in megabytes."""

    code: int
    out: str
    err: str
    seconds: float
    peak: float


def snapshot(place: Path) -> dict[str, str]:
    """Every file of a folder by name, with what tells its content from every other."""
    return {
        os.fsdecode(os.path.relpath(path, place)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(place.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }


def hidden(name: str) -> bool:
    return any(part.startswith(".") for part in Path(name).parts)


def run(place: Path, work: Callable[[], int], setting: Setting = Setting(), kill_after: float = 0.0) -> Ran:
    """Let a child do something in a folder; it is killed after a time, or when it takes far too long."""
    out, err = os.pipe(), os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _child(place, work, setting, out, err)
    os.close(out[1])
    os.close(err[1])
    texts, late = _collected(child, (out[0], err[0]), kill_after or PATIENCE)
    _, status, usage = os.wait4(child, 0)
    code = -999 if late and not kill_after else os.waitstatus_to_exitcode(status)
    return Ran(code, *texts, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def _collected(child: int, pipes: tuple[int, int], patience: float) -> tuple[tuple[str, str], bool]:
    """What the child says on both outputs, and whether it had to be killed."""
    found: dict[int, list[bytes]] = {pipe: [] for pipe in pipes}
    end, late, still = time.monotonic() + patience, False, set(pipes)
    while still:
        left = end - time.monotonic()
        ready = select.select(still, (), (), max(0.0, left))[0] if not late else list(still)
        if not ready and not late:
            late = True
            os.kill(child, signal.SIGKILL)
        for pipe in ready:
            data = os.read(pipe, 1 << 16)
            found[pipe].append(data)
            if not data:
                still.discard(pipe)
    for pipe in pipes:
        os.close(pipe)
    texts = [b"".join(found[pipe]).decode("utf-8", "backslashreplace") for pipe in pipes]
    return (texts[0], texts[1]), late


def _child(place: Path, work: Callable[[], int], setting: Setting, out: tuple[int, int], err: tuple[int, int]) -> None:
    code = 99
    try:
        _outputs(setting, out, err)
        os.chdir(place)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if setting.file_size is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (setting.file_size, setting.file_size))
        if setting.nobody and os.getuid() == 0:
            os.environ["XDG_DATA_HOME"] += "-lain"
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
        if setting.kill_at:
            _kill_at(setting.kill_at)
        code = work()
        sys.stdout.flush()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 98
    except BaseException as error:  # noqa: BLE001 - whatever comes out of the command line is what is looked for
        os.write(err[1], f"KELUAR DARI main: {type(error).__name__}: {error}".encode("utf-8", "replace"))
    finally:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
            if setting.kill_at:
                os.write(err[1], b"\n#%d" % SEEN[0])
        except (OSError, ValueError):
            pass
        os._exit(code)


def _outputs(setting: Setting, out: tuple[int, int], err: tuple[int, int]) -> None:
    if setting.output == "penuh":
        os.dup2(os.open("/dev/full", os.O_WRONLY), 1)
    elif setting.output == "ditutup":
        reading, writing = os.pipe()
        os.close(reading)
        os.dup2(writing, 1)
    else:
        os.dup2(out[1], 1)
    os.dup2(err[1], 2)
    os.close(out[0])
    os.close(err[0])
    if setting.output == "tidak ada":
        os.close(0)
        os.close(1)
        return
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdout = io.TextIOWrapper(os.fdopen(1, "wb", closefd=False), encoding="utf-8", errors="surrogateescape")
    sys.stderr = io.TextIOWrapper(
        os.fdopen(2, "wb", closefd=False), encoding="utf-8", errors="backslashreplace", line_buffering=True
    )


SEEN = [0]
"""How many file events this child has seen."""


def _kill_at(number: int) -> None:
    """Die, as by a cut of the current, at the file event of that number."""

    def event(name: str, arguments: object) -> None:
        writes = (
            name == "open"
            and isinstance(arguments, tuple)
            and isinstance(arguments[2], int)
            and (arguments[2] & (os.O_WRONLY | os.O_RDWR))
        )
        if writes or name.startswith(("os.", "shutil.", "fcntl.")):
            SEEN[0] += 1
            if SEEN[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(event)


# --- judging ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Before:
    """What stood in a folder before a run."""

    files: Mapping[str, str]
    parts: frozenset[tuple[int, int]]


def look(place: Path) -> Before:
    return Before(snapshot(place), parts_of(place))


def faults(ran: Ran, words: Sequence[str], was: Before, place: Path, setting: Setting) -> list[str]:
    """What is wrong with a run, a short word for each kind with its detail behind a colon."""
    before = was.files
    found = [*_spoken(ran, words, setting), *_lasted(ran)]
    after = snapshot(place)
    seen = {name: after.get(name) for name in {*before, *after} if not hidden(name)}
    if (
        ran.code == 2
        and setting.output != "penuh"
        and seen != {name: digest for name, digest in before.items() if not hidden(name)}
    ):
        found.append("berubah sesudah ditolak: " + ", ".join(sorted(n for n in seen if seen[n] != before.get(n)))[:200])
    if left := sorted(name for name in after if OWN_HIDDEN in name and name not in before):
        found.append(f"sisa tersembunyi: {left[0]}")
    stood = frozenset(before.values())  # a damaged workbook that was replaced is kept as it stood
    changed = [name for name in after if after[name] not in stood and not hidden(name)]
    found += [f"hasil rusak: {name}: {why}" for name in changed if (why := unsound(place / name, was.parts))]
    return found


def _spoken(ran: Ran, words: Sequence[str], setting: Setting) -> list[str]:
    said = f"{ran.out}\n{ran.err}"
    found = []
    if INTERNAL in said:
        found.append(f"kesalahan di dalam program: {_noted(said)}")
    if ran.code not in (0, 1, 2):
        found.append("macet" if ran.code == -999 else f"kode keluar {ran.code}: {ran.err[-200:]}")
    if chatter := CHATTER.search(ran.err) or CHATTER.search(_own(ran.out)):
        found.append(f"ucapan pustaka: {said[max(0, chatter.start() - 40) : chatter.end() + 60]!r}")
    if english := [text for text in REASONS if text in said]:
        found.append(f"alasan sistem: {english[0]}")
    if ran.code in (0, 1) and ran.err.strip():
        found.append(f"keluaran galat padahal berhasil: {ran.err.strip()[:100]!r}")
    if ran.code == 2 and not said.strip() and not setting.output:
        found.append("ditolak tanpa kalimat")
    if (
        "--json" in words
        and ran.code in (0, 1)
        and not setting.output
        and "--help" not in words
        and not _is_json(ran.out)
    ):
        found.append("keluaran JSON rusak")
    return found


def _noted(said: str) -> str:
    """Where the program went wrong and how, from the note that it names."""
    note = re.search(r"/[^\s\"]*/catatan/[^\"\n]*?\.txt", said)
    if not note or not Path(note[0]).is_file():
        return "tanpa catatan"
    text = Path(note[0]).read_text(encoding="utf-8", errors="replace")
    places = re.findall(r'File "\S*/(lkjip_xl/\S+|\w+\.py)", line (\d+), in (\w+)', text)
    return f"{' < '.join(':'.join(place) for place in places[:-4:-1])}: {text.strip().splitlines()[-1][:150]}"


def _own(out: str) -> str:
    """The output without what may be the user's own text: long lines and values in JSON."""
    return "\n".join(line for line in out.splitlines() if len(line) < 200 and "#" not in line)


def _is_json(out: str) -> bool:
    def refuse(text: str) -> None:
        raise ValueError(text)

    try:
        json.loads(out, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


def _lasted(ran: Ran) -> list[str]:
    return [
        *([f"waktu: {ran.seconds:.0f} detik"] if ran.seconds > SECONDS else []),
        *([f"memori: {ran.peak:.0f} MB"] if ran.peak > PEAK else []),
    ]


def parts_of(place: Path) -> frozenset[tuple[int, int]]:
    """What tells the parts of all packages in a folder from others: what was spoilt before may stay so."""
    found: set[tuple[int, int]] = set()
    for path in place.rglob("*"):
        try:
            if path.is_file() and path.suffix.casefold() in PACKAGES:
                with ZipFile(path) as archive:
                    found |= {(info.CRC, info.file_size) for info in archive.infolist()}
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            continue
    return frozenset(found)


def unsound(path: Path, known: frozenset[tuple[int, int]] = frozenset()) -> str:
    """Why a file that was written cannot be opened, but for parts that were so before; empty where it can."""
    if path.suffix.casefold() not in PACKAGES:
        return ""
    try:
        with ZipFile(path) as archive:
            for info in archive.infolist():
                content = archive.read(info)
                if info.filename.endswith((".xml", ".rels")) and (info.CRC, info.file_size) not in known:
                    etree.fromstring(content, etree.XMLParser(huge_tree=True))
    except (BadZipFile, etree.LxmlError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        return f"{type(error).__name__} {error}"[:120]
    return ""
