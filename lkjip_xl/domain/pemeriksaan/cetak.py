"""Checks of figures as printed: against the workbook, and against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.hitungan.kebenaran import TOTAL, kunci
from lkjip_xl.domain.nilai.angka import TERBESAR, round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.desimal import desimal
from lkjip_xl.domain.nilai.pilihan import BESARAN_KATEGORI, BESARAN_RENTANG, BESARAN_SELISIH
from lkjip_xl.domain.nilai.skala import Jangkauan, tulis_jangkauan
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.terbilang import terbilang
from lkjip_xl.domain.nilai.triwulan import is_percentage
from lkjip_xl.domain.pemeriksaan.bahan import Bahan, Kutipan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.rentang import pertemuan
from lkjip_xl.domain.temuan import Finding, Place, finding
from lkjip_xl.domain.tercetak import Bacaan, Tercetak

_UANG = frozenset({"anggaran", "anggaran murni", "anggaran perubahan", "realisasi anggaran", "sisa",
                   "anggaran tahun depan"})
_TURUNAN = frozenset({"serapan", "sisa", "persen sisa", "efisiensi", "tingkat efisiensi"})
"""What is computed from sums and is no sum itself."""
_TERKETIK = ("target", "realisasi", "pembanding", "selisih")
"""What figures are of that were entered, or are the difference of two that were."""
_POKOK_TOTAL = {
    **dict.fromkeys((*_UANG, "serapan", "persen sisa"), "Anggaran dan realisasi keseluruhan"),
    **dict.fromkeys(("efisiensi", "tingkat efisiensi"), "Efisiensi"),
    **dict.fromkeys(("rata-rata capaian", "kategori rata-rata"), "Rata-rata capaian keseluruhan"),
    **dict.fromkeys(("jumlah tingkat skala", "batas skala"), "Skala kategori"),
    "jumlah pegawai": "Pegawai",
    "periode Renstra": "Periode Renstra",
}


# How a print compares

def _berkata(quote: Kutipan) -> bool:
    """Whether a word stands where the workbook has a figure: a statement, and not a figure that cannot be read."""
    bacaan = quote.bacaan
    return bool(bacaan.nilai is None and bacaan.teks and not bacaan.tanpa_angka
                and not _BILANGAN.search(bacaan.teks) and _HURUF.search(bacaan.teks))


def _bukan_angka(quote: Kutipan) -> bool:
    """Whether a print of a figure says none that can be read; what K-801 calls wrong is left to it."""
    is_word = quote.tercetak.besaran in BESARAN_KATEGORI | BESARAN_RENTANG or any(
        not isinstance(one.nilai, Decimal) for one in quote.benar)
    return quote.bacaan.tanpa_angka or (
        quote.bacaan.nilai is None and not is_word and not (quote.benar and _berkata(quote)))


def _tanpa_pagu(quote: Kutipan) -> bool:
    """Whether a percentage of a budget of 0 is printed as none or as 0: neither contradicts the money."""
    return quote.pagu_nol and (quote.bacaan.tanpa_angka or quote.bacaan.nilai == 0)


# What a finding says

def _temuan(kode: str, tercetak: Tercetak, column: str = "tertulis", **args: object) -> Finding:
    return finding(kode, Place("tercetak", tercetak.baris, column), tercetak.tertulis, pokok=_pokok(tercetak),
                   besaran=tercetak.besaran, tentang=tercetak.tentang, tahun=tercetak.tahun, tempat=tercetak.tempat,
                   **args)


def _pokok(tercetak: Tercetak) -> str:
    if tercetak.besaran in ("jumlah pegawai", "batas skala"):
        return _POKOK_TOTAL[tercetak.besaran]
    if serupa(tercetak.tentang) == serupa(TOTAL):
        return _POKOK_TOTAL.get(tercetak.besaran, "Jumlah sasaran, indikator, program, dan kegiatan")
    return tercetak.tentang.split("|")[0].strip()


def _tulis(hasil: Hasil, quote: Kutipan, nilai: Decimal | str | Jangkauan) -> str:
    """The right figure in the writing of the office, with the decimals of the print or more.

    An entered figure has at least its own, a computed one at least those of the office.
    """
    notation, bacaan = hasil.laporan.pengaturan.notation, quote.bacaan
    if isinstance(nilai, str):
        return nilai
    if isinstance(nilai, Jangkauan):
        return tulis_jangkauan(nilai, notation)
    if quote.tercetak.besaran in _UANG:
        return tulis_rupiah(nilai)
    whole = nilai == nilai.to_integral_value() and bacaan.desimal == 0
    least = desimal([nilai]) if quote.tercetak.besaran.startswith(_TERKETIK) else notation.digits
    return tulis_angka(nilai, notation.tanda, 0 if whole else max(bacaan.desimal, least))


def _benar(hasil: Hasil, quote: Kutipan) -> str:
    return " atau ".join(dict.fromkeys(_tulis(hasil, quote, one.nilai) for one in quote.benar))


# The checks

def berbeda(bahan: Bahan) -> Iterator[Finding]:
    """Printed figures that the workbook contradicts, at the printed precision, rounded half up."""
    for quote in _beda(bahan):
        if not any(one.jumlahan for one in quote.benar):
            yield _temuan("K-801", quote.tercetak, benar=_benar(bahan.hasil, quote))


def jumlah_berbeda(bahan: Bahan) -> Iterator[Finding]:
    """Printed totals, counts, and what is computed from them that disagree with the rows: either may be wrong."""
    for quote in _beda(bahan):
        if any(one.jumlahan for one in quote.benar):
            source = "menurut jumlah rinciannya" if quote.tercetak.besaran in _TURUNAN else "jumlah rinciannya"
            yield _temuan("K-808", quote.tercetak, asal=source, jumlah=_benar(bahan.hasil, quote))


def _beda(bahan: Bahan) -> Iterator[Kutipan]:
    for quote in bahan.terbandingkan:
        if quote.benar and not quote.bacaan.rusak and not _bukan_angka(quote) and quote.banding == "beda":
            yield quote


def dipotong(bahan: Bahan) -> Iterator[Finding]:
    """Printed figures whose decimals were cut off instead of rounded."""
    for quote in bahan.terbandingkan:
        if quote.benar and not quote.bacaan.rusak and quote.banding == "dipotong":
            yield _temuan("K-802", quote.tercetak, benar=_tulis(bahan.hasil, quote, quote.benar[0].nilai))


def bertentangan(bahan: Bahan) -> Iterator[Finding]:
    """Figures printed differently for the same thing, where the workbook does not know the right one."""
    for first, *others in _tak_diketahui(bahan).values():
        for quote in others:
            if not _sepadan(quote.tercetak, first.bacaan, quote.bacaan):
                yield _temuan("K-803", quote.tercetak, lain=first.tercetak.tertulis,
                              tempat_lain=first.tercetak.tempat)


def _tak_diketahui(bahan: Bahan) -> Mapping[object, list[Kutipan]]:
    """The prints that cannot be compared with the workbook, by what they are of."""
    groups: dict[object, list[Kutipan]] = {}
    for quote in bahan.terbandingkan:
        if not quote.benar and not _tanpa_pagu(quote):
            print_of = quote.tercetak
            groups.setdefault(kunci(print_of.besaran, print_of.tentang, print_of.tahun), []).append(quote)
    return groups


def _sepadan(tercetak: Tercetak, a: Bacaan, b: Bacaan) -> bool:
    if tercetak.besaran in BESARAN_KATEGORI | BESARAN_RENTANG or a.nilai is None or b.nilai is None:
        return serupa(a.teks) == serupa(b.teks) and a.nilai == b.nilai
    digits = min(a.desimal, b.desimal)
    return round_half_up(a.nilai, digits) == round_half_up(b.nilai, digits)


def terbilang_berbeda(bahan: Bahan) -> Iterator[Finding]:
    """Figures whose words beside them say another number."""
    for quote in bahan.kutipan:
        bacaan = quote.bacaan
        if bacaan.nilai is not None and abs(bacaan.nilai) < TERBESAR and _BILANGAN.search(bacaan.kata):
            kata = terbilang(bacaan.nilai.normalize())
            if _kata(bacaan.kata) != _kata(kata):
                yield _temuan("K-804", quote.tercetak, kata=bacaan.kata, benar=kata)


_HURUF = re.compile(r"[^\W\d_]{2}")
_BILANGAN = re.compile(r"\b(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu))\b",
                       re.IGNORECASE)
"""Words that name a number; others in brackets beside a figure, such as a category, are no number in words."""


def _kata(text: str) -> str:
    return " ".join(word for word in serupa(text).replace("milyar", "miliar").split() if word != "rupiah")


def salah_tulis(bahan: Bahan) -> Iterator[Finding]:
    """Printed figures with wrong or contradicting separators, or that cannot be read as a figure at all."""
    for quote in bahan.terbandingkan:
        unclear = quote.bacaan.rusak or quote.bacaan.ribuan_koma or _bukan_angka(quote)
        if unclear and not _tanpa_pagu(quote):
            yield _temuan("K-805", quote.tercetak)


def tanda_campur(bahan: Bahan) -> Iterator[Finding]:
    """One finding when a report writes decimals with a comma in some places and with a point in others."""
    signs = [(quote.bacaan.tanda, quote.tercetak) for quote in bahan.terbandingkan
             if quote.bacaan.tanda and quote.bacaan.ribuan is None]
    counts = Counter(sign for sign, _ in signs)
    if len(counts) > 1:
        rare = min(counts, key=lambda sign: (counts[sign], sign))
        first = next(tercetak for sign, tercetak in signs if sign == rare)
        yield finding("K-806", Place("tercetak", first.baris, "tertulis"), first.tertulis, pokok="Penulisan angka",
                      koma=counts[","], titik=counts["."])


def tak_dikenal(bahan: Bahan) -> Iterator[Finding]:
    """Printed figures that the workbook has nothing to compare with, and that no other print names either."""
    for quotes in _tak_diketahui(bahan).values():
        if len(quotes) == 1 and not quotes[0].bacaan.tanpa_angka:
            yield _temuan("K-807", quotes[0].tercetak, "tentang", keadaan=_keadaan(quotes[0]))


def _keadaan(quote: Kutipan) -> str:
    if quote.alasan is None:
        return "tidak ada di isian"
    return "ada di isian, tetapi hitungannya belum ada" + (f" ({quote.alasan})" if quote.alasan else "")


def bukan_poin(bahan: Bahan) -> Iterator[Finding]:
    """Differences printed with a percent sign of indicators that are no percentage: they are points."""
    units = {serupa(i.nama): i.satuan for i in bahan.hasil.laporan.indikator}
    for quote in bahan.terbandingkan:
        print_of = quote.tercetak
        unit = units.get(serupa(print_of.tentang.split("|")[0]))
        as_percent = print_of.besaran in BESARAN_SELISIH and "%" in print_of.tertulis and quote.benar
        # a wrong figure is told as such; its unit then says nothing
        if as_percent and unit is not None and not is_percentage(unit) and quote.banding != "beda":
            yield _temuan("K-809", print_of, satuan=unit or "poin")


def skala_tercetak(bahan: Bahan) -> Iterator[Finding]:
    """Printed scales with figures that belong to no level or to two: one finding for each place and its first such."""
    tables: dict[tuple[str, str, int], list[Tercetak]] = {}
    for quote in bahan.terbandingkan:
        level = quote.tercetak
        if level.besaran == "batas skala":
            scale = level.tentang.rpartition("|")[0].strip()
            tables.setdefault((level.tempat, scale, level.tahun), []).append(level)
    for levels in tables.values():
        seam = pertemuan([level.tertulis for level in levels], bahan.hasil.laporan.pengaturan.notation.digits)
        if seam:
            index, words = seam
            yield _temuan("K-810", levels[index], masalah=words)


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-801", berbeda),
    Pemeriksaan("K-802", dipotong),
    Pemeriksaan("K-803", bertentangan),
    Pemeriksaan("K-804", terbilang_berbeda),
    Pemeriksaan("K-805", salah_tulis),
    Pemeriksaan("K-806", tanda_campur),
    Pemeriksaan("K-807", tak_dikenal),
    Pemeriksaan("K-808", jumlah_berbeda),
    Pemeriksaan("K-809", bukan_poin),
    Pemeriksaan("K-810", skala_tercetak),
)
"""What a check is."""
