"""The drawn figures of a test fleet: what each office has typed, before it is a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

Ukuran = Decimal | str
"""A figure, or a predicate."""
Triwulan = tuple[Decimal | None, ...]


@dataclass
class Aturan:
    """The settings of an office that change its figures."""

    skala: str
    batas_atas: str = "Tanpa batas"
    rendah_dibagi: bool = False
    desimal: int = 2
    dari_tercetak: bool = False
    perubahan: bool = False


@dataclass
class Ind:
    """An indicator; ``tertulis`` is what stands in the cell of the realisasi where that cannot be read."""

    nama: str
    sasaran: str
    satuan: str
    arah: str
    target: Ukuran
    realisasi: Ukuran | None
    formula: str
    cara: str
    target_lalu: Ukuran | None = None
    realisasi_lalu: Ukuran | None = None
    target_tw: Triwulan = ()
    realisasi_tw: Triwulan = ()
    rencana: tuple[Ukuran | None, ...] = ()
    tertulis: str = ""
    tidak_diukur: str = ""
    langkah: str = ""
    rumus: str = ""
    """The formula of this indicator alone, where it has one."""


@dataclass
class Pos:
    """A row of the budget; only sub kegiatan have money, in whole rupiah."""

    kode: str
    nama: str
    sasaran: str = ""
    indikator: str = ""
    satuan: str = ""
    murni: int | None = None
    berubah: int | None = None
    realisasi: int | None = None
    tw: tuple[int | None, ...] = ()
    tertulis: str = ""

    def pagu(self, aturan: Aturan) -> int | None:
        """The budget in force."""
        return self.berubah if aturan.perubahan and self.berubah is not None else self.murni


@dataclass
class Banding:
    """A figure that an office quotes of another."""

    indikator: str
    jenis: str
    nama: str
    nilai: Decimal


@dataclass
class Butir:
    """A recommendation and what was done about it."""

    isi: str
    tindak_lanjut: str = ""
    tautan: str = ""
    tanggal: date | None = None


@dataclass
class Kantor:
    """An office with all that it typed."""

    nama: str
    jenis: str
    kabupaten: str
    urusan: str
    tahun: int
    berkas: str
    aturan: Aturan
    sasaran: tuple[str, ...]
    indikator: list[Ind]
    anggaran: list[Pos]
    surat: date | None = None
    rekomendasi: list[Butir] = field(default_factory=list)
    pembanding: list[Banding] = field(default_factory=list)
    analisis: list[dict[str, Any]] = field(default_factory=list)
    cetakan: int = 0
    """Which finished workbook it is made from."""
    triwulan: int = 4
    efisiensi: str = ""
    pk: str = "Murni"
    dihitung: bool = True
    """Whether a rekap counts it: not one of another year, nor a second book of an office."""

    def ind(self, nama: str) -> Ind:
        """Its indicator of that name."""
        return next(one for one in self.indikator if one.nama == nama)


@dataclass(frozen=True)
class Tanam:
    """A contradiction between offices that was put in on purpose: its code, what it is about, and whom it names."""

    kode: str
    pokok: str
    sebut: tuple[str, ...] = ()
