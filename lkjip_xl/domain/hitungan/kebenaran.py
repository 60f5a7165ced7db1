"""What a printed figure should say: every figure of the report by what it is of, whose it is, and its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.capaian import capaian
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.masukan import BarisJumlah, Indikator
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.domain.temuan import Place

TOTAL = "Total"
"""The office as a whole."""
Kunci = tuple[str, str, int]
"""What a figure is of, whose it is (compared by `serupa`), and its year."""


@dataclass(frozen=True)
class Kebenaran:
    """A figure of the workbook, or a word, and the cell that it comes from."""

    nilai: Decimal | str
    place: Place


def kunci(besaran: str, tentang: str, tahun: int) -> Kunci:
    """The key of a figure; names are compared without case, spacing and punctuation."""
    return besaran, serupa(tentang), tahun


def kebenaran(hasil: Hasil) -> Mapping[Kunci, tuple[Kebenaran, ...]]:
    """Every figure of the report by its key; a name that two rows share has the figures of both."""
    found: dict[Kunci, list[Kebenaran]] = {}
    for besaran, tentang, tahun, nilai, place in _semua(hasil):
        if nilai is not None:
            found.setdefault(kunci(besaran, tentang, tahun), []).append(Kebenaran(nilai, place))
    return {key: tuple(values) for key, values in found.items()}


Butir = tuple[str, str, int, Decimal | str | None, Place]


def _semua(hasil: Hasil) -> Iterator[Butir]:
    for entered in hasil.laporan.indikator:
        yield from _rencana(entered, hasil.laporan.profil.tahun)
    for indikator in hasil.indikator:
        yield from _indikator(indikator, hasil.laporan.profil.tahun, hasil.laporan.profil.tahun_akhir)
    for induk in hasil.induk:
        yield from _induk(induk, hasil.laporan.profil.tahun)
    yield from _keseluruhan(hasil)
    for program in hasil.pohon.program:
        for node in program.semua():
            yield from _simpul(node, hasil.laporan.profil.tahun)
    for belanja in hasil.belanja:
        yield from _uang(belanja.serapan, belanja.jenis, hasil.laporan.profil.tahun, Place("belanja"))
    yield from _pegawai(hasil)
    for barang in hasil.laporan.sarpras:
        yield "jumlah barang", barang.jenis, hasil.laporan.profil.tahun, barang.jumlah, Place("sarpras", barang.baris)


def _rencana(indikator: Indikator, tahun: int) -> Iterator[Butir]:
    nama, place = indikator.nama, Place("target", indikator.baris_target)
    for year, value in indikator.rencana.items():
        yield "target Renstra", nama, year, _nilai(value), place
    yield "target Renja", nama, tahun, _nilai(indikator.renja), place
    yield "target PK", nama, tahun, _nilai(indikator.pk_murni), place
    yield "target PK perubahan", nama, tahun, _nilai(indikator.pk_perubahan), place


def _indikator(hasil: HasilIndikator, tahun: int, akhir: int) -> Iterator[Butir]:
    nama, indikator = hasil.indikator.nama, hasil.indikator
    target = Place("target", indikator.baris_target)
    realisasi = Place("realisasi", indikator.baris_realisasi)
    yield "target akhir", nama, akhir, _nilai(hasil.target_akhir), target
    yield "progres", nama, tahun, _angka(hasil.progres), realisasi
    yield "kategori", nama, tahun, hasil.kategori.kategori if hasil.kategori else None, realisasi
    yield "selisih", nama, tahun, _angka(hasil.perubahan.angka), realisasi
    for year, reached in hasil.deret(tahun).items():
        yield "realisasi", nama, year, _nilai(reached), realisasi
    for year, found in hasil.tahun.items():
        yield "target", nama, year, _nilai(found.target), target
        yield "capaian", nama, year, _angka(found.capaian), realisasi
    for other in hasil.pembanding:
        whose = f"{nama} | {other.pembanding.nama}"
        place = Place("pembanding", other.pembanding.baris)
        yield "pembanding", whose, tahun, _nilai(other.pembanding.nilai), place
        yield "selisih", whose, tahun, _angka(other.selisih.angka), place


def _induk(hasil: HasilInduk, tahun: int) -> Iterator[Butir]:
    nama, place = hasil.induk.uraian, Place("induk", hasil.induk.baris)
    for besaran in ("rata-rata capaian", "capaian"):
        yield besaran, nama, tahun, _angka(hasil.capaian), place
    for besaran in ("kategori rata-rata", "kategori"):
        yield besaran, nama, tahun, hasil.kategori.kategori if hasil.kategori else None, place
    yield "jumlah indikator", nama, tahun, Decimal(len(hasil.indikator)), place
    yield from _uang(hasil.serapan, nama, tahun, place)
    yield from _efisiensi(hasil.efisiensi, nama, tahun, place)


def _keseluruhan(hasil: Hasil) -> Iterator[Butir]:
    tahun, laporan = hasil.laporan.profil.tahun, hasil.laporan
    program, indikator = Place("program"), Place("indikator")
    yield "rata-rata capaian", TOTAL, tahun, _angka(hasil.capaian), indikator
    yield "kategori rata-rata", TOTAL, tahun, hasil.kategori.kategori if hasil.kategori else None, indikator
    yield from _uang(hasil.pohon.total, TOTAL, tahun, program)
    yield from _efisiensi(hasil.efisiensi[0], TOTAL, tahun, program)
    nodes = [node for top in hasil.pohon.program for node in top.semua()]
    for jenjang in ("program", "kegiatan", "sub kegiatan"):
        yield f"jumlah {jenjang}", TOTAL, tahun, Decimal(sum(node.jenjang == jenjang for node in nodes)), program
    yield "jumlah indikator", TOTAL, tahun, Decimal(len(hasil.indikator)), indikator
    for jenis in {i.jenis for i in laporan.induk}:
        count = sum(i.induk.jenis == jenis for i in hasil.induk)
        yield "jumlah sasaran", TOTAL, tahun, Decimal(count) if count else None, Place("induk")


def _simpul(node: Simpul, tahun: int) -> Iterator[Butir]:
    row, nama = node.baris, node.baris.uraian
    place = Place("program", row.baris)
    yield from _uang(node.serapan, nama, tahun, place)
    yield "anggaran murni", nama, tahun, row.pagu_murni, place
    yield "anggaran perubahan", nama, tahun, row.pagu_perubahan, place
    for one in node.keluaran:
        yield from _keluaran(one, nama, tahun)


def _keluaran(one: Keluaran, nama: str, tahun: int) -> Iterator[Butir]:
    place = Place("program", one.baris.baris)
    yield "target keluaran", nama, tahun, _nilai(one.target), place
    yield "realisasi keluaran", nama, tahun, _nilai(one.realisasi), place
    figure = capaian(one.target, one.realisasi, one.baris.arah, AturanCapaian())
    yield "capaian keluaran", nama, tahun, _angka(figure), place


def _uang(uang: Serapan, nama: str, tahun: int, place: Place) -> Iterator[Butir]:
    yield "anggaran", nama, tahun, uang.anggaran, place
    yield "realisasi anggaran", nama, tahun, uang.realisasi, place
    yield "serapan", nama, tahun, _angka(uang.persen), place
    yield "sisa", nama, tahun, _angka(uang.sisa), place
    yield "persen sisa", nama, tahun, _angka(uang.persen_sisa), place
    yield "anggaran tahun depan", nama, tahun + 1, uang.depan, place


def _efisiensi(efisiensi: Efisiensi, nama: str, tahun: int, place: Place) -> Iterator[Butir]:
    yield "efisiensi", nama, tahun, _angka(efisiensi.nilai), place
    yield "tingkat efisiensi", nama, tahun, efisiensi.tingkat.kategori if efisiensi.tingkat else None, place


def _pegawai(hasil: Hasil) -> Iterator[Butir]:
    tahun = hasil.laporan.profil.tahun
    for table, rows in hasil.laporan.pegawai.items():
        columns = rows[0].kolom if rows else ()
        for row in rows:
            for column, count in zip(row.kolom, row.jumlah, strict=True):
                for label in row.label:
                    yield "jumlah pegawai", f"{label} | {column}", tahun, _cacah(count), Place(table, row.baris)
            for label in row.label:
                yield "jumlah pegawai", f"{label} | Jumlah", tahun, _cacah(_jumlah(row.jumlah)), Place(table, row.baris)
        for index, column in enumerate(columns):
            counts = tuple(row.jumlah[index] for row in rows)
            yield "jumlah pegawai", f"{TOTAL} | {column}", tahun, _cacah(_jumlah(counts)), Place(table)
        if rows:
            yield "jumlah pegawai", f"{TOTAL} | Jumlah", tahun, _cacah(_banyak(rows)), Place(table)
    # Some tables list civil servants only: the office has as many people as the table with the most.
    if full := {table: rows for table, rows in hasil.laporan.pegawai.items() if rows}:
        most = max(full, key=lambda table: _cacah(_banyak(full[table])))
        yield "jumlah pegawai", TOTAL, tahun, _cacah(_banyak(full[most])), Place(most)


def _banyak(rows: tuple[BarisJumlah, ...]) -> int | None:
    return _jumlah(tuple(count for row in rows for count in row.jumlah))


def _jumlah(counts: tuple[int | None, ...]) -> int | None:
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def _cacah(count: int | None) -> Decimal:
    return Decimal(count or 0)


def _angka(figure: Figure) -> Decimal | None:
    return figure.value


def _nilai(value: Ukuran | None) -> Decimal | str | None:
    if isinstance(value, Predikat):
        return value.teks
    if isinstance(value, Rentang):
        return f"{tulis_angka(value.bawah)}-{tulis_angka(value.atas)}"
    return value if isinstance(value, Decimal) else None
