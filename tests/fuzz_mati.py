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


@dataclass
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


def deaths(scratch: Path, seed: int, times: int, workers: int) -> Deaths:
    """Kill commands so many times, by several processes, and look at what they leave."""
    if not times:
        return Deaths()
    office = scratch / "dasar"
    known = {command: usual(office, scratch, command) for command in WRITERS}
    notes, children = [scratch / f"mati{index}.json" for index in range(workers)], []
    for index, written in enumerate(notes):
        child = os.fork()
        if not child:
            try:
                _worker(scratch, seed, range(index, times, workers), known, written)
            finally:
                os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return _together([json.loads(written.read_text("utf-8")) for written in notes])


def _together(parts: list[dict[str, object]]) -> Deaths:
    per: Counter[str] = Counter()
    for part in parts:
        per.update(part["per"])
    return Deaths(
        *(sum(part[name] for part in parts) for name in ("tried", "killed", "again")),
        dict(per.most_common()),
        [text for part in parts for text in part["faults"]],
    )


def _worker(scratch: Path, seed: int, numbers: range, known: dict[str, Usual], written: Path) -> None:
    done, per = Deaths(), Counter()
    for number in numbers:
        rng = Random(f"mati {seed}:{number}")
        command = rng.choices(list(WRITERS), [SHARES.get(name, 20) for name in WRITERS])[0]
        place = scratch / f"mati{number}"
        shutil.copytree(scratch / "dasar", place)
        code, wrong, again = _killed(place, rng, command, known[command])
        done.tried, done.killed, done.again = done.tried + 1, done.killed + (code == -9), done.again + again
        per[command] += code == -9
        done.faults += [f"{command} nomor {number}: {text}" for text in wrong]
        if wrong:
            print(f"mati {number} {command}: {wrong}", flush=True)
        shutil.rmtree(place, ignore_errors=True)
    written.write_text(
        json.dumps(
            {"tried": done.tried, "killed": done.killed, "again": done.again, "per": per, "faults": done.faults}
        ),
        encoding="utf-8",
    )


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
