"""Rencana aksi and its monev: targets and realisasi by quarter and by month, to date, and the money spent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul, serapan
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.hitungan.capaian import capaian, capaian_indikator
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, tidak_diukur
from lkjip_xl.domain.hitungan.triwulan import setahun
from lkjip_xl.domain.masukan import KOSONG_TRIWULAN, BarisMonev, BarisProgram, Indikator, Laporan
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure, Notation, missing
from lkjip_xl.domain.nilai.triwulan import JUMLAH, ROMAWI, TERAKHIR, TIDAK_TURUN, is_percentage
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

KOSONG_BULAN = (None,) * 12
DI_AKHIR = "target triwulan belum diisi, maka target tahun berada di triwulan IV (Desember)"
"""Why a target stands in the last quarter alone: results come at the end of the year."""

Series = tuple[Ukuran | None, ...]
"""Targets or realisasi of four quarters or twelve months."""


@dataclass(frozen=True)
class Jadwal:
    """When a target is to be reached: by quarter, by month, and from which input."""

    triwulan: Series
    bulan: Series
    asal: str


@dataclass(frozen=True)
class Kumulatif:
    """A target or realisasi from January to the end of the reported quarter, with its origin or why there is none."""

    nilai: Ukuran | None
    asal: str


@dataclass(frozen=True)
class MonevIndikator:
    """One indicator up to the reported quarter; quarters that are not yet over are blank."""

    hasil: HasilIndikator
    target: Kumulatif
    triwulan: Series
    realisasi: Kumulatif
    capaian: Figure
    catatan: tuple[BarisMonev, ...]


@dataclass(frozen=True)
class SerapanTriwulan:
    """Money spent in each quarter in whole rupiah, and to date against the budget of the year."""

    triwulan: tuple[Decimal | None, ...]
    kini: Serapan


@dataclass(frozen=True)
class MonevSimpul:
    """A program, kegiatan or sub kegiatan up to the reported quarter: its output and its money."""

    simpul: Simpul
    target: Kumulatif
    realisasi: Kumulatif
    capaian: Figure
    serapan: SerapanTriwulan
    anak: tuple[MonevSimpul, ...]

    def semua(self) -> Iterable[MonevSimpul]:
        """The node and all below it, in the order of the sheet."""
        yield self
        for child in self.anak:
            yield from child.semua()


def jadwal(hasil: HasilIndikator, per_bulan: bool) -> Jadwal:
    """The targets of an indicator over the year.

    By month when the office chose so and typed them, else by quarter as typed; with neither, the target of the year
    stands in the last quarter.
    """
    indikator = hasil.indikator
    return _jadwal(indikator.target_tw, indikator.target_bulan, hasil.target, indikator.cara_triwulan, per_bulan)


def jadwal_keluaran(baris: BarisProgram) -> Jadwal:
    """The targets of an output over the year; outputs are planned by quarter."""
    return _jadwal(baris.target_tw, KOSONG_BULAN, baris.target, _cara_keluaran(baris), per_bulan=False)


def _jadwal(quarters: Series, months: Series, year: Ukuran | None, cara: str, per_bulan: bool) -> Jadwal:
    by_quarter, by_month = _any(quarters), _any(months)
    if by_month and (per_bulan or not by_quarter):
        way = "jumlah bulan" if cara == JUMLAH else "bulan terakhir yang terisi"
        return Jadwal(triwulan_dari_bulan(months, cara), months, f"target triwulan adalah {way} dalam triwulan itu")
    if by_quarter:
        return Jadwal(quarters, _at_end_of_quarter(quarters), "target triwulan menurut isian")
    last = (None, None, None, year)
    return Jadwal(last, _at_end_of_quarter(last), DI_AKHIR if year is not None else "target belum diisi")


def triwulan_dari_bulan(months: Series, cara: str) -> Series:
    """The quarters of twelve months: the sum of their months when quarters are summed, else their last filled month.

    Ranges and predicates are never summed.
    """
    return tuple(_quarter(months[start:start + 3], cara) for start in range(0, 12, 3))


def _quarter(months: Series, cara: str) -> Ukuran | None:
    filled = [month for month in months if month is not None]
    numbers = [month for month in filled if isinstance(month, Decimal)]
    if cara == JUMLAH and numbers == filled:
        return jumlah(numbers)
    return filled[-1] if filled else None


def _at_end_of_quarter(quarters: Series) -> Series:
    return tuple(place for quarter in quarters for place in (None, None, quarter))


def _any(values: Series) -> bool:
    return any(value is not None for value in values)


def monev_indikator(hasil: HasilIndikator, laporan: Laporan) -> MonevIndikator:
    """Target, realisasi and capaian of an indicator up to the reported quarter (PermenPAN-RB 53/2014, by quarter)."""
    settings = laporan.pengaturan
    indikator, until = hasil.indikator, settings.triwulan
    planned = _target(jadwal(hasil, settings.per_bulan), indikator, until, settings.notation)
    reached = _realisasi(hasil, until, settings.notation)
    notes = tuple(row for row in laporan.monev if row.indikator == indikator.nama and row.triwulan <= until)
    return MonevIndikator(
        hasil, planned, _until(indikator.triwulan, until), reached,
        _capaian(indikator, planned, reached, settings.capaian),
        tuple(sorted(notes, key=lambda row: row.triwulan)),
    )


def _capaian(indikator: Indikator, planned: Kumulatif, reached: Kumulatif, aturan: AturanCapaian) -> Figure:
    if indikator.tidak_diukur:
        return tidak_diukur(indikator)
    if None in (planned.nilai, reached.nilai):
        return missing(_reason(planned, reached))
    return capaian_indikator(indikator, planned.nilai, reached.nilai, aturan)


def _target(plan: Jadwal, indikator: Indikator, until: int, notation: Notation) -> Kumulatif:
    quarters = plan.triwulan[:until]
    filled = [quarter for quarter in quarters if quarter is not None]
    if not filled:
        return Kumulatif(None, f"belum ada target sampai dengan triwulan {ROMAWI[until - 1]}")
    # One quarter gives the same in every way; a range can only be carried on.
    if len(filled) == 1 or any(isinstance(quarter, Rentang) for quarter in filled):
        return Kumulatif(filled[-1], plan.asal)
    # A target may go down where lower is better; only a realisasi that must never fall is refused.
    cara = TERAKHIR if indikator.cara_triwulan == TIDAK_TURUN else indikator.cara_triwulan
    return _combined(quarters, cara, indikator.satuan, notation)


def _realisasi(hasil: HasilIndikator, until: int, notation: Notation) -> Kumulatif:
    indikator = hasil.indikator
    if _any(indikator.triwulan[:until]):
        return _combined(indikator.triwulan[:until], indikator.cara_triwulan, indikator.satuan, notation)
    if until == len(ROMAWI) and hasil.realisasi is not None:
        return Kumulatif(hasil.realisasi, "realisasi tahun")
    return Kumulatif(None, f"belum ada realisasi sampai dengan triwulan {ROMAWI[until - 1]}")


def _combined(quarters: Series, cara: str, satuan: str, notation: Notation) -> Kumulatif:
    if not cara:
        return Kumulatif(None, "cara triwulan belum dipilih")
    found = setahun(quarters, cara, satuan, notation)
    if isinstance(found, Predikat):
        return Kumulatif(found, f"{cara.casefold()} dari triwulan")
    return Kumulatif(found.value, found.trace or found.reason)


def _reason(planned: Kumulatif, reached: Kumulatif) -> str:
    return planned.asal if planned.nilai is None else reached.asal


def _until(quarters: tuple[Ukuran | None, ...], until: int) -> Series:
    return tuple(quarter if number <= until else None for number, quarter in enumerate(quarters, 1))


def monev_anggaran(hasil: Hasil) -> tuple[tuple[MonevSimpul, ...], SerapanTriwulan]:
    """Outputs and money of every program, kegiatan and sub kegiatan up to the reported quarter, and the total.

    Money is reported by sub kegiatan alone; all else is their sum. Outputs are counted up, percentages carried on.
    """
    programs = tuple(_monev(program, hasil.laporan) for program in hasil.pohon.program)
    return programs, _sum(programs, hasil.pohon.total.anggaran, hasil.laporan.pengaturan.notation)


def _monev(node: Simpul, laporan: Laporan) -> MonevSimpul:
    settings, row = laporan.pengaturan, node.baris
    children = tuple(_monev(child, laporan) for child in node.anak)
    planned = _keluaran(row.target_tw, row.target, row, settings.triwulan)
    reached = _keluaran(row.realisasi_tw, row.realisasi, row, settings.triwulan)
    goal = row.target if planned.nilai is None and not _any(row.target_tw) else planned.nilai
    spent = _spent(row, node.serapan.anggaran, laporan) if node.jenjang == "sub kegiatan" else _sum(
        children, node.serapan.anggaran, settings.notation)
    return MonevSimpul(node, planned, reached, capaian(goal, reached.nilai, "tinggi", settings.capaian), spent,
                       children)


def _keluaran(quarters: tuple[Decimal | None, ...], year: Decimal | None, row: BarisProgram, until: int) -> Kumulatif:
    known = [quarter for quarter in quarters[:until] if quarter is not None]
    if known:
        summed = _cara_keluaran(row) == JUMLAH
        return Kumulatif(jumlah(known) if summed else known[-1], f"{_cara_keluaran(row).casefold()} dari triwulan")
    if until == len(ROMAWI) and not _any(quarters):
        return Kumulatif(year, "isian tahun")
    return Kumulatif(None, f"belum ada isian sampai dengan triwulan {ROMAWI[until - 1]}")


def _cara_keluaran(row: BarisProgram) -> str:
    return TERAKHIR if is_percentage(row.satuan) else JUMLAH


def _spent(row: BarisProgram, anggaran: Decimal | None, laporan: Laporan) -> SerapanTriwulan:
    settings = laporan.pengaturan
    quarters = row.serapan_tw[:settings.triwulan] + KOSONG_TRIWULAN[settings.triwulan:]
    whole_year = settings.triwulan == len(ROMAWI) and not _any(row.serapan_tw)
    spent = row.realisasi_anggaran if whole_year else jumlah(quarters)
    return SerapanTriwulan(quarters, serapan(anggaran, spent, None, settings.notation))


def _sum(children: tuple[MonevSimpul, ...], anggaran: Decimal | None, notation: Notation) -> SerapanTriwulan:
    quarters = tuple(jumlah(child.serapan.triwulan[index] for child in children) for index in range(len(ROMAWI)))
    spent = jumlah(child.serapan.kini.realisasi for child in children)
    return SerapanTriwulan(quarters, serapan(anggaran, spent, None, notation))
