"""What a printed figure should say: every figure of the report by what it is of, whose it is, and its year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.capaian import BELUM_DINILAI, capaian
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.masukan import BarisJumlah, Dokumen, Indikator, Laporan
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.figure import Figure
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Jangkauan, Tingkat
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.domain.temuan import Place

TOTAL = "Total"
"""The office as a whole."""
Kunci = tuple[str, str, int]
"""What a figure is of, whose it is (compared by `serupa`), and its year."""


@record(frozen=True)
class Kebenaran:
    """A figure of the workbook, a word or the span of a level, and the cell that it comes from.

    ``jumlahan`` marks a sum of rows and what is computed from one: where a print disagrees, either may be wrong.
    """

    nilai: Decimal | str | Jangkauan
    place: Place
    jumlahan: bool = False


@record(frozen=True)
class Diketahui:
    """What the workbook knows, by key: figures, and for what it names without a figure, why there is none."""

    nilai: Mapping[Kunci, tuple[Kebenaran, ...]]
    kosong: Mapping[Kunci, str]


def kunci(besaran: str, tentang: str, tahun: int) -> Kunci:
    """The key of a figure; names are compared without case, spacing and punctuation."""
    return besaran, serupa(tentang), tahun


def kebenaran(hasil: Hasil) -> Mapping[Kunci, tuple[Kebenaran, ...]]:
    """Every figure of the report by its key; a name that two rows share has the figures of both."""
    return diketahui(hasil).nilai


def diketahui(hasil: Hasil) -> Diketahui:
    """Every figure of the report by its key, and every name of it that has no figure yet."""
    found: dict[Kunci, list[Kebenaran]] = {}
    blank: dict[Kunci, str] = {}
    for jumlahan, butir in ((False, _rinci(hasil)), (True, _jumlahan(hasil))):
        for besaran, tentang, tahun, isi, place in butir:
            key = kunci(besaran, tentang, tahun)
            nilai = isi.value if isinstance(isi, Figure) else isi
            if nilai is None:
                blank.setdefault(key, isi.reason if isinstance(isi, Figure) else "")
            else:
                found.setdefault(key, []).append(Kebenaran(nilai, place, jumlahan))
    return Diketahui({key: tuple(values) for key, values in found.items()},
                     {key: reason for key, reason in blank.items() if key not in found})


Butir = tuple[str, str, int, Decimal | str | Jangkauan | Figure | None, Place]


def _rinci(hasil: Hasil) -> Iterator[Butir]:
    """What is typed, and the quotients and means of what is typed."""
    profil = hasil.laporan.profil
    for entered in hasil.laporan.indikator:
        yield from _rencana(entered, hasil.laporan)
    for indikator in hasil.indikator:
        yield from _indikator(indikator, profil.tahun, profil.tahun_akhir)
    for induk in hasil.induk:
        yield from _rata(induk, profil.tahun)
    yield "rata-rata capaian", TOTAL, profil.tahun, hasil.capaian, Place("indikator")
    yield "kategori rata-rata", TOTAL, profil.tahun, _kategori(hasil.kategori), Place("indikator")
    for node in hasil.pohon.sub_kegiatan():
        yield from _uang(node.serapan, node.baris.uraian, profil.tahun, Place("program", node.baris.baris))
    for program in hasil.pohon.program:
        for node in program.semua():
            yield from _simpul(node, profil.tahun, hasil.laporan.pengaturan.pagu)
    if hasil.laporan.belanja:
        yield from _belanja(hasil)
    yield from _pegawai(hasil)
    for barang in hasil.laporan.sarpras:
        yield "jumlah barang", barang.jenis, profil.tahun, barang.jumlah, Place("sarpras", barang.baris)
    yield from _aturan(hasil)


def _jumlahan(hasil: Hasil) -> Iterator[Butir]:
    """Sums and counts of rows, and the percentages that are computed from them."""
    tahun = hasil.laporan.profil.tahun
    for induk in hasil.induk:
        yield from _jumlah_induk(induk, tahun)
    yield from _keseluruhan(hasil)
    for program in hasil.pohon.program:
        for node in program.semua():
            if node.jenjang != "sub kegiatan":
                yield from _uang(node.serapan, node.baris.uraian, tahun, Place("program", node.baris.baris))
    if not hasil.laporan.belanja:
        yield from _belanja(hasil)
    yield from _jumlah_pegawai(hasil)
    for level, count in hasil.jumlah_kategori():
        yield "jumlah kategori", level.kategori, tahun, Decimal(count), Place("indikator")


def _belanja(hasil: Hasil) -> Iterator[Butir]:
    for belanja in hasil.belanja:
        yield from _uang(belanja.serapan, belanja.jenis, hasil.laporan.profil.tahun, Place("belanja"))


def _aturan(hasil: Hasil) -> Iterator[Butir]:
    """The scale and the period of the plan, as they are set."""
    profil, skala = hasil.laporan.profil, hasil.laporan.pengaturan.skala
    place = Place("pengaturan", column="skala")
    for nama in dict.fromkeys((TOTAL, skala.nama)):
        yield "jumlah tingkat skala", nama, profil.tahun, Decimal(len(skala.tingkat)), place
    metode = hasil.efisiensi[0].metode.skala
    for nama, scale in (("", skala), ("Skala | ", skala), ("Skala efisiensi | ", metode)):
        for level, span in zip(scale.tingkat, scale.jangkauan(), strict=True):
            yield "batas skala", f"{nama}{level.kategori}", profil.tahun, span, place
    if profil.tahun_awal and profil.tahun_akhir:
        yield ("periode Renstra", TOTAL, profil.tahun, f"{profil.tahun_awal}-{profil.tahun_akhir}",
               Place("profil", column="tahun_awal"))


def _rencana(indikator: Indikator, laporan: Laporan) -> Iterator[Butir]:
    nama, place, tahun = indikator.nama, Place("indikator", indikator.baris), laporan.profil.tahun
    changed = indikator.target_pk("Perubahan") if laporan.pengaturan.pk == "Perubahan" else indikator.pk_perubahan
    for year, value in indikator.rencana.items():
        yield "target Renstra", nama, year, _nilai(value), place
    yield "target Renja", nama, tahun, _nilai(indikator.renja), place
    yield "target PK", nama, tahun, _nilai(indikator.pk_murni), place
    yield "target PK perubahan", nama, tahun, _nilai(changed), place


def _indikator(hasil: HasilIndikator, tahun: int, akhir: int) -> Iterator[Butir]:
    nama, indikator = hasil.indikator.nama, hasil.indikator
    target = Place("indikator", indikator.baris)
    realisasi = Place("indikator", indikator.baris)
    yield "target akhir", nama, akhir, _nilai(hasil.target_akhir), target
    yield "progres", nama, tahun, hasil.progres, realisasi
    yield "kategori", nama, tahun, _kategori(hasil.kategori), realisasi
    yield "selisih", nama, tahun, hasil.perubahan.angka, realisasi
    for year, reached in hasil.deret(tahun).items():
        yield "realisasi", nama, year, _nilai(reached), realisasi
    for year, found in hasil.tahun.items():
        yield "target", nama, year, _nilai(found.target), target
        yield "capaian", nama, year, found.capaian, realisasi
    for other in hasil.pembanding:
        whose = f"{nama} | {other.pembanding.nama}"
        place = Place("pembanding", other.pembanding.baris)
        yield "pembanding", whose, tahun, _nilai(other.pembanding.nilai), place
        yield "selisih", whose, tahun, other.selisih.angka, place


def _rata(hasil: HasilInduk, tahun: int) -> Iterator[Butir]:
    nama, place = hasil.induk.uraian, Place("induk", hasil.induk.baris)
    for besaran in ("rata-rata capaian", "capaian"):
        yield besaran, nama, tahun, hasil.capaian, place
    for besaran in ("kategori rata-rata", "kategori"):
        yield besaran, nama, tahun, _kategori(hasil.kategori), place


def _jumlah_induk(hasil: HasilInduk, tahun: int) -> Iterator[Butir]:
    nama, place = hasil.induk.uraian, Place("induk", hasil.induk.baris)
    yield "jumlah indikator", nama, tahun, Decimal(len(hasil.indikator)), place
    yield from _uang(hasil.serapan, nama, tahun, place)
    yield from _efisiensi(hasil.efisiensi, nama, tahun, place)


def _keseluruhan(hasil: Hasil) -> Iterator[Butir]:
    tahun, laporan = hasil.laporan.profil.tahun, hasil.laporan
    program, indikator = Place("program"), Place("indikator")
    yield from _uang(hasil.pohon.total, TOTAL, tahun, program)
    yield from _efisiensi(hasil.efisiensi[0], TOTAL, tahun, program)
    nodes = [node for top in hasil.pohon.program for node in top.semua()]
    for jenjang in ("program", "kegiatan", "sub kegiatan"):
        yield f"jumlah {jenjang}", TOTAL, tahun, Decimal(sum(node.jenjang == jenjang for node in nodes)), program
    yield "jumlah indikator", TOTAL, tahun, Decimal(len(hasil.indikator)), indikator
    for jenis in {i.jenis for i in laporan.induk}:
        count = sum(i.induk.jenis == jenis for i in hasil.induk)
        yield "jumlah sasaran", TOTAL, tahun, Decimal(count) if count else None, Place("induk")


def _simpul(node: Simpul, tahun: int, pagu: Dokumen) -> Iterator[Butir]:
    row, nama = node.baris, node.baris.uraian
    place = Place("program", row.baris)
    yield "anggaran murni", nama, tahun, row.pagu_murni, place
    changed = row.pagu_murni if pagu == "Perubahan" and row.pagu_perubahan is None else row.pagu_perubahan
    yield "anggaran perubahan", nama, tahun, changed, place
    for one in node.keluaran:
        yield from _keluaran(one, nama, tahun)


def _keluaran(one: Keluaran, nama: str, tahun: int) -> Iterator[Butir]:
    place = Place("program", one.baris.baris)
    yield "target keluaran", nama, tahun, _nilai(one.target), place
    yield "realisasi keluaran", nama, tahun, _nilai(one.realisasi), place
    free = capaian(one.target, one.realisasi, one.baris.arah, AturanCapaian())
    yield "capaian keluaran", nama, tahun, one.capaian if one.capaian.kecuali == BELUM_DINILAI else free, place


def _uang(uang: Serapan, nama: str, tahun: int, place: Place) -> Iterator[Butir]:
    yield "anggaran", nama, tahun, uang.anggaran, place
    yield "realisasi anggaran", nama, tahun, uang.realisasi, place
    yield "serapan", nama, tahun, uang.persen, place
    yield "sisa", nama, tahun, uang.sisa, place
    yield "persen sisa", nama, tahun, uang.persen_sisa, place
    yield "anggaran tahun depan", nama, tahun + 1, uang.depan, place


def _efisiensi(efisiensi: Efisiensi, nama: str, tahun: int, place: Place) -> Iterator[Butir]:
    yield "efisiensi", nama, tahun, efisiensi.nilai, place
    yield "tingkat efisiensi", nama, tahun, _kategori(efisiensi.tingkat), place


def _pegawai(hasil: Hasil) -> Iterator[Butir]:
    tahun = hasil.laporan.profil.tahun
    for table, rows in hasil.laporan.pegawai.items():
        for row in rows:
            for column, count in zip(row.kolom, row.jumlah, strict=True):
                for label in row.label:
                    yield "jumlah pegawai", f"{label} | {column}", tahun, _cacah(count), Place(table, row.baris)


def _jumlah_pegawai(hasil: Hasil) -> Iterator[Butir]:
    tahun = hasil.laporan.profil.tahun
    for table, rows in hasil.laporan.pegawai.items():
        for row in rows:
            for label in row.label:
                yield "jumlah pegawai", f"{label} | Jumlah", tahun, _cacah(_jumlah(row.jumlah)), Place(table, row.baris)
        for index, column in enumerate(rows[0].kolom if rows else ()):
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


def _kategori(level: Tingkat | None) -> str | None:
    return level.kategori if level else None


def _nilai(value: Ukuran | None) -> Decimal | str | None:
    if isinstance(value, Predikat):
        return value.teks
    if isinstance(value, Rentang):
        return f"{tulis_angka(value.bawah)}-{tulis_angka(value.atas)}"
    return value if isinstance(value, Decimal) else None
