"""A rekap as files: made once, and given again as long as no workbook, no choice and no rule has changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.rekap.tabel import TABEL
from lkjip_xl.engines.disk.delivery import delivery
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.rekap.jalan import Maju, Terkumpul
from lkjip_xl.engines.rekap.susun import Cara, mengumpulkan, tak_dihitung, tersusun
from lkjip_xl.engines.rekap.toko import Toko, program

if TYPE_CHECKING:
    from lkjip_xl.jobs.rekap.hasil import Pilihan, Rekap

# ruff: noqa: PLC0415 - a rekap that is there already waits for neither pandas nor the sheets

BUKU, CERITA = "rekap.xlsx", "cerita.json"
"""In the folder of a rekap: the workbook, and what is told of it; the latter is written last."""
_DISIMPAN = 3
"""How many rekap are kept, those used last."""
_TABEL_CERITA = ("perhatian", "temuan_silang", "tidak_terbaca")
"""The frames that are told in full; the others are in the workbook and in the tables."""


@record(frozen=True)
class Tersaji:
    """A rekap as files that may be copied, what is told of it, and what was collected for it.

    ``cerita`` has the keys kalimat, rincian, galat (whether a finding across offices is one), and isi (for machines).
    """

    buku: Path
    tabel: tuple[Path, ...]
    cerita: Mapping[str, Any]
    terkumpul: Terkumpul

    @property
    def beres(self) -> bool:
        """Whether every book could be read and no finding across offices is a galat."""
        return not (self.cerita["galat"] or tak_dihitung(self.terkumpul))


def saji(folder: Sequence[str], pilihan: Pilihan, cara: Cara, maju: Callable[[Maju], None]) -> Tersaji:
    """The rekap of the workbooks below folders as files in this user's own data; see `susun`."""
    with mengumpulkan(folder, cara, maju) as (found, toko):
        place = toko.folder / "hasil" / _sidik(found, pilihan, cara)
        if not (place / CERITA).is_file():
            _make(place, found, toko, pilihan)
    _tidy(place)
    tables = tuple(place / f"{name}.parquet" for name in TABEL)
    return Tersaji(place / BUKU, tables, json.loads((place / CERITA).read_text(encoding="utf-8")), found)


def serahkan(tabel: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Put tables into a folder for others, all or none; what stood there under these names is replaced.

    Raises `CannotRun` where the folder cannot be written. Returns where they are.
    """
    with delivery(folder) as target:
        target.put({path.name: path for path in tabel})
    return tuple(folder / path.name for path in tabel)


def _sidik(found: Terkumpul, pilihan: Pilihan, cara: Cara) -> str:
    """Equal for two rekap only where their files are."""
    said = [program(), cara.teks, asdict(pilihan), found.daftar, found.salinan,
            [(one.berkas, one.alasan) for one in found.tak_terbaca]]
    return hashlib.blake2b(json.dumps(said, default=str).encode(), digest_size=16).hexdigest()


def _make(place: Path, found: Terkumpul, toko: Toko, pilihan: Pilihan) -> None:
    """Write the files of a rekap where nobody looks yet, then give the folder its name."""
    from lkjip_xl.engines.rekap.cetak import tulis_rekap

    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with workplace(place.parent) as work:
        made = work / place.name
        made.mkdir()
        rekap = tersusun(found, toko, pilihan, work)
        for name in TABEL:
            shutil.move(work / f"{name}.parquet", made)
        tulis_rekap(rekap, made / BUKU)
        (made / CERITA).write_text(json.dumps(_cerita(rekap), default=str), encoding="utf-8")
        with contextlib.suppress(OSError):  # another run has made the very same meanwhile
            made.rename(place)


def _cerita(rekap: Rekap) -> dict[str, Any]:
    from lkjip_xl.jobs.rekap.buku_rekap import kalimat, rincian
    from lkjip_xl.jobs.rekap.hasil import ISI, TemuanSilang, baris

    tables: dict[str, Any] = {}
    for name in _TABEL_CERITA:
        kind: Any = ISI[name]
        tables[name] = [row._asdict() for row in baris(getattr(rekap, name), kind)]
    return {"kalimat": kalimat(rekap), "rincian": rincian(rekap),
            "galat": any(row.tingkat == "galat" for row in baris(rekap.temuan_silang, TemuanSilang)),
            "isi": {"tahun": rekap.tahun, "wilayah": rekap.nama_wilayah, "ringkasan": asdict(rekap.ringkasan),
                    **tables}}


def _tidy(used: Path) -> None:
    """Keep the rekap that were used last."""
    with contextlib.suppress(OSError):
        os.utime(used)
        known = sorted((one for one in used.parent.iterdir() if one.is_dir() and not one.name.startswith(".")),
                       key=lambda one: one.stat().st_mtime, reverse=True)
        for old in known[_DISIMPAN:]:
            shutil.rmtree(old, ignore_errors=True)
