"""Real kills of the fuzz target: SIGKILL at random moments and at random file events, over all writing commands."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from fuzz_anak import Setting, hidden, parts_of, run, snapshot, unsound
from test_every_writer import WRITERS

from lkjip_xl.cli import main
from lkjip_xl.engines.disk.versions import CADANGAN

SHARES = {"contoh": 1, "laporan": 4, "ekspor": 10}
"""How often the slow commands are killed; all others twenty times as often as contoh."""


@dataclass(frozen=True)
class Deaths:
    """How many commands were to be killed, how many were, how many were run again, and what was wrong then."""

    tried: int = 0
    killed: int = 0
    again: int = 0
    per: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Usual:
    """What a command does when nobody kills it: its code, its seconds, its file events, and the files it leaves."""

    code: int
    seconds: float
    events: int
    files: frozenset[str]


def usual(office: Path, scratch: Path, command: str) -> Usual:
    place = scratch / f"biasa-{command}"
    shutil.copytree(office, place)
    ran = run(place, partial(main, WRITERS[command]), Setting(kill_at=-1))
    found = re.search(r"\n#(\d+)$", ran.err)
    files = frozenset(name for name in snapshot(place) if not hidden(name) and CADANGAN not in Path(name).parts)
    shutil.rmtree(place)
    return Usual(ran.code, ran.seconds, int(found[1]) if found else 1, files)


def kill(scratch: Path, notes: Path, numbers: range, seed: int, workers: int) -> None:
    """Kill commands so many times, by several processes, and note what they leave."""
    if not numbers:
        return
    known = {command: usual(scratch / "dasar", scratch, command) for command in WRITERS}
    children = []
    for index in range(workers):
        child = os.fork()
        if not child:
            try:
                _worker(scratch, seed, numbers[index::workers], known, notes / f"mati-{numbers[0]}-{index}.jsonl")
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)


def told(notes: Path) -> Deaths:
    """What came of the kills of this run, and of earlier ones that left their notes in the same folder."""
    lines = [json.loads(line) for path in sorted(notes.glob("mati-*.jsonl"))
             for line in path.read_text("utf-8").splitlines()]
    killed = [one for one in lines if one["code"] == -9]
    return Deaths(len(lines), len(killed), sum(one["again"] for one in lines),
                  dict(Counter(one["command"] for one in killed).most_common()),
                  [f"{one['command']} nomor {one['number']}: {text}" for one in lines for text in one["faults"]])


def _worker(scratch: Path, seed: int, numbers: range, known: dict[str, Usual], written: Path) -> None:
    with written.open("w", encoding="utf-8") as notes:
        for number in numbers:
            rng = Random(f"mati {seed}:{number}")
            command = rng.choices(list(WRITERS), [SHARES.get(name, 20) for name in WRITERS])[0]
            place = scratch / f"mati{number}"
            shutil.copytree(scratch / "dasar", place)
            code, wrong, again = _killed(place, rng, command, known[command])
            notes.write(json.dumps({"number": number, "command": command, "code": code, "again": again,
                                    "faults": wrong}) + "\n")
            notes.flush()
            if wrong:
                print(f"mati {number} {command}: {wrong}", flush=True)
            shutil.rmtree(place, ignore_errors=True)


def _killed(place: Path, rng: Random, command: str, how: Usual) -> tuple[int, list[str], bool]:
    """Kill a command in a folder: its code, what is wrong with what it left, and whether it was run again."""
    before, parts, work = snapshot(place), parts_of(place), partial(main, WRITERS[command])
    if rng.random() < 0.6:
        ran = run(place, work, Setting(kill_at=rng.randint(1, max(1, how.events))))
    else:
        ran = run(place, work, kill_after=max(0.005, rng.random() * how.seconds * 1.5))
    wrong = _left(place, before, parts, command)
    again = rng.random() < (0.5 if how.seconds < 0.6 else 0.25)
    if again:
        wrong += _carried_on(place, before, parts, command, how)
    return ran.code, wrong, again


def _left(place: Path, before: dict[str, str], parts: frozenset[tuple[int, int]], command: str) -> list[str]:
    """Every visible file is as it was or whole, and whatever was replaced is kept."""
    after = {name: digest for name, digest in snapshot(place).items() if not hidden(name)}
    kept = set(before.values())
    lost = [name for name, digest in before.items() if digest not in after.values() and not hidden(name)]
    return [
        *(f"tidak utuh: {name} {why}" for name, digest in after.items()
          if digest not in kept and (why := unsound(place / name, parts))),
        *(f"hilang: {name}" for name in lost if not name.startswith("contoh/")),
    ]


def _carried_on(
    place: Path, before: dict[str, str], parts: frozenset[tuple[int, int]], command: str, how: Usual
) -> list[str]:
    """The next run does the work and leaves nothing hidden."""
    ran = run(place, partial(main, WRITERS[command]))
    after = snapshot(place)
    wrong = _left(place, before, parts, command)
    if ran.code != how.code and "sudah ada" not in ran.err:
        wrong.append(f"jalan berikutnya: kode {ran.code} {ran.err[-200:]!r}")
    wrong += [f"sisa tersembunyi: {name}" for name in after if hidden(name)]
    return wrong + [f"tidak ada sesudah diulang: {name}" for name in how.files - set(after)]
