"""The rows of a rekap from the figures of one workbook, table by table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, HasilInduk
from lkjip_xl.domain.masukan import Analisis
from lkjip_xl.domain.nilai.figure import TIDAK_DIUKUR, Figure, Notation, mean
from lkjip_xl.domain.nilai.kode import kode_baku, prefix
from lkjip_xl.domain.nilai.pilihan import RUMUS_AWAL, RUMUS_BAGI, RUMUS_SELISIH
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran
from lkjip_xl.domain.pemeriksaan.kalimat import berisi
from lkjip_xl.domain.rekap.tabel import Anggaran, Indikator, Jejak, Pembanding, Rekomendasi, Sasaran

Warna = Callable[[Tingkat | None], int]
"""The place of the colour of a level, counted from 1; 0 for none."""
RUMUS_BIASA = "R / T"
"""The formula of capaian where higher is better and nothing else was chosen."""
PANJANG_SIDIK = 16
"""The bytes of a fingerprint."""


def indikator(hasil: Hasil, buku: str, warna: Warna) -> tuple[Indikator, ...]:
    """A row for each judged indicator, numbered from 1 in the order of their tujuan and sasaran."""
    items = ((parent, item) for parent in hasil.induk for item in parent.indikator)
    return tuple(_indikator(hasil, buku, number, parent, item, warna)
                 for number, (parent, item) in enumerate(items, 1))


def _indikator(hasil: Hasil, buku: str, number: int, parent: HasilInduk, item: HasilIndikator,
               warna: Warna) -> Indikator:
    profil, one, last = hasil.laporan.profil, item.indikator, item.tahun[hasil.laporan.profil.tahun - 1]
    notation = hasil.laporan.pengaturan.notation.with_digits(item.desimal)
    return Indikator(
        buku, profil.instansi, profil.kabupaten, profil.tahun, number, parent.induk.jenis, parent.induk.uraian,
        one.nama, serupa(one.nama), one.satuan, one.arah, rumus(item, hasil), angka(item.target),
        ukuran(item.target, notation), angka(item.realisasi), ukuran(item.realisasi, notation),
        tercetak(item.capaian), kategori(item.kategori), warna(item.kategori), tercetak(last.capaian),
        angka(last.realisasi), ukuran(last.realisasi, notation), bool(one.tidak_diukur), _sebab(item.capaian),
        one.formula)


def rumus(item: HasilIndikator, hasil: Hasil) -> str:
    """The formula of capaian in force for an indicator, as Pengaturan and the column Rumus Capaian word it."""
    one = item.indikator
    if one.rumus == RUMUS_AWAL:
        return RUMUS_AWAL
    if one.arah == "tinggi":
        return RUMUS_BIASA
    divided = {RUMUS_BAGI: True, RUMUS_SELISIH: False}.get(one.rumus, hasil.laporan.pengaturan.capaian.rendah_dibagi)
    return RUMUS_BAGI if divided else RUMUS_SELISIH


def _sebab(figure: Figure) -> str:
    """Why a capaian is none; of an indicator that was not measured without the words of the office."""
    return TIDAK_DIUKUR if figure.kecuali == TIDAK_DIUKUR else figure.reason


def anggaran(hasil: Hasil, buku: str) -> tuple[Anggaran, ...]:
    """A row for each program, kegiatan and sub kegiatan in the order of the sheet, each program before what is its."""
    profil = hasil.laporan.profil
    return tuple(
        Anggaran(buku, profil.instansi, profil.kabupaten, profil.tahun, number, node.jenjang, node.kode,
                 baku := kode_baku(node.kode), prefix(baku, 2), node.baris.uraian, rupiah(node.serapan.anggaran),
                 rupiah(node.serapan.realisasi), rupiah(node.serapan.sisa.value), tercetak(node.serapan.persen))
        for number, node in enumerate(hasil.pohon.simpul(), 1))


def sasaran(hasil: Hasil, buku: str, warna: Warna) -> tuple[Sasaran, ...]:
    """A row for each tujuan or sasaran with judged indicators."""
    return tuple(
        Sasaran(buku, number, one.induk.jenis, one.induk.uraian, len(one.indikator), tercetak(one.capaian),
                kategori(one.kategori), warna(one.kategori), tercetak(capaian_lalu(one, hasil)),
                rupiah(one.serapan.anggaran), rupiah(one.serapan.realisasi), tercetak(one.serapan.persen),
                tercetak(one.efisiensi.nilai), kategori(one.efisiensi.tingkat))
        for number, one in enumerate(hasil.induk, 1))


def capaian_lalu(parent: HasilInduk, hasil: Hasil) -> Figure:
    """The mean of last year's capaian of the indicators of a tujuan or sasaran, by the rule of this year's."""
    settings, last = hasil.laporan.pengaturan, hasil.laporan.profil.tahun - 1
    return mean(tuple(item.tahun[last].capaian for item in parent.indikator), settings.notation, "capaian indikator",
                settings.rata_dari_tercetak)


def pembanding(hasil: Hasil, buku: str) -> tuple[Pembanding, ...]:
    """A row for each comparator of a judged indicator, with the row of the sheet it stands on."""
    notation = hasil.laporan.pengaturan.notation
    return tuple(
        Pembanding(buku, one.baris, item.indikator.nama, serupa(item.indikator.nama), one.jenis, one.nama,
                   angka(one.nilai), ukuran(one.nilai, notation.with_digits(item.desimal)))
        for item in hasil.indikator for one in item.indikator.pembanding)


def jejak(hasil: Hasil, buku: str, *, teks: bool) -> tuple[Jejak, ...]:
    """A row for each part of an analysis that says something.

    The fingerprint and the length in characters are those of its points as one text, reduced by `serupa`: spacing,
    case and punctuation do not tell texts apart.
    """
    return tuple(
        Jejak(buku, item.indikator.nama, part.name, sidik(plain), len(plain), text if teks else "")
        for item in hasil.indikator for part in fields(Analisis)
        if berisi(text := "\n".join(getattr(item.indikator.analisis, part.name))) and (plain := serupa(text)))


def sidik(text: str) -> str:
    """The fingerprint of a normalised text: 32 hexadecimal digits, the same for the same text everywhere."""
    return blake2b(text.encode(), digest_size=PANJANG_SIDIK).hexdigest()


def rekomendasi(hasil: Hasil, buku: str) -> tuple[Rekomendasi, ...]:
    """A row for each recommendation; it is done when its follow-up says something."""
    letter = _hari(hasil.laporan.surat.tanggal)
    return tuple(Rekomendasi(buku, number, berisi(row.tindak_lanjut), berisi(row.tautan), _hari(row.tanggal), letter)
                 for number, row in enumerate(hasil.laporan.rekomendasi, 1))


def _hari(day: date | None) -> str:
    return day.isoformat() if day else ""


def tercetak(figure: Figure) -> float | None:
    """A figure as it is printed; None where there is none."""
    return None if figure.printed is None else float(figure.printed)


def rupiah(value: Decimal | None) -> int | None:
    """Whole rupiah; None where there is no money."""
    return None if value is None else int(value)


def kategori(level: Tingkat | None) -> str:
    """The name of a level; empty for none."""
    return level.kategori if level else ""


def angka(value: Ukuran | None) -> float | None:
    """A target or realisasi that is a number; None for a range, a predicate, and where there is none."""
    return float(value) if isinstance(value, Decimal) else None


def ukuran(value: Ukuran | None, notation: Notation) -> str:
    """A target or realisasi as its office prints it; empty where there is none."""
    if isinstance(value, Predikat):
        return value.teks
    if isinstance(value, Rentang):
        return f"{notation.rounded(value.bawah)}-{notation.rounded(value.atas)}"
    return "" if value is None else notation.rounded(value)
