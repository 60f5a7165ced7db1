"""Checks of figures as printed: against the workbook, and against each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.hitungan.kebenaran import TOTAL, Kebenaran, kebenaran, kunci
from lkjip_xl.domain.nilai.angka import TERBESAR, round_half_up, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.desimal import desimal
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.terbilang import terbilang
from lkjip_xl.domain.nilai.ukuran import Rentang, parse_rentang
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.temuan import Finding, Place, finding
from lkjip_xl.domain.tercetak import BESARAN_KATEGORI, BESARAN_SELISIH, Bacaan, Banding, Tercetak, baca, bandingkan

LAIN = "lain"
"""A printed figure that the workbook does not compute; it is compared with nothing."""
_UANG = frozenset({"anggaran", "anggaran murni", "anggaran perubahan", "realisasi anggaran", "sisa",
                   "anggaran tahun depan"})
_TERKETIK = ("target", "realisasi", "pembanding", "selisih")
"""What figures are of that were entered, or are the difference of two that were."""
_POKOK_TOTAL = {
    **dict.fromkeys((*_UANG, "serapan", "persen sisa"), "Anggaran dan realisasi keseluruhan"),
    **dict.fromkeys(("efisiensi", "tingkat efisiensi"), "Efisiensi"),
    **dict.fromkeys(("rata-rata capaian", "kategori rata-rata"), "Rata-rata capaian keseluruhan"),
    "jumlah pegawai": "Pegawai",
}


def _terbandingkan(hasil: Hasil) -> Iterator[tuple[Tercetak, Bacaan, tuple[Kebenaran, ...]]]:
    """Every printed figure with what it says and what it should say; nothing for the latter where it is not known."""
    benar = kebenaran(hasil)
    for tercetak in hasil.laporan.tercetak:
        if tercetak.besaran and tercetak.besaran != LAIN:
            yield tercetak, baca(tercetak), benar.get(kunci(tercetak.besaran, tercetak.tentang, tercetak.tahun), ())


def banding(tercetak: Tercetak, bacaan: Bacaan, benar: tuple[Kebenaran, ...]) -> Banding:
    """How a printed figure compares with the figures it may stand for; one that agrees is enough."""
    found = {_satu(tercetak, bacaan, one.nilai) for one in benar}
    outcomes: tuple[Banding, ...] = ("sama", "dipotong")
    return next((outcome for outcome in outcomes if outcome in found), "beda")


def _satu(tercetak: Tercetak, bacaan: Bacaan, nilai: Decimal | str) -> Banding:
    if isinstance(nilai, str):
        same = serupa(bacaan.teks or tercetak.tertulis) == serupa(nilai)
        return "sama" if same or _rentang_sama(tercetak.tertulis, nilai) else "beda"
    if bacaan.nilai is None:
        return "beda"
    return bandingkan(bacaan, nilai, tanpa_tanda=tercetak.besaran in BESARAN_SELISIH)


def _rentang_sama(tertulis: str, nilai: str) -> bool:
    read = parse_rentang(tertulis)
    return isinstance(read, Rentang) and read == parse_rentang(nilai)


def _temuan(kode: str, tercetak: Tercetak, column: str = "tertulis", **args: object) -> Finding:
    return finding(kode, Place("tercetak", tercetak.baris, column), tercetak.tertulis, pokok=_pokok(tercetak),
                   besaran=tercetak.besaran, tentang=tercetak.tentang, tahun=tercetak.tahun, tempat=tercetak.tempat,
                   **args)


def _pokok(tercetak: Tercetak) -> str:
    if tercetak.besaran == "jumlah pegawai":
        return "Pegawai"
    if serupa(tercetak.tentang) == serupa(TOTAL):
        return _POKOK_TOTAL.get(tercetak.besaran, "Jumlah sasaran, indikator, program, dan kegiatan")
    return tercetak.tentang.split("|")[0].strip()


def _tulis(hasil: Hasil, tercetak: Tercetak, bacaan: Bacaan, nilai: Decimal | str) -> str:
    """The right figure in the writing of the office, with the decimals of the print or more.

    An entered figure has at least its own, a computed one at least those of the office.
    """
    if isinstance(nilai, str):
        return nilai
    if tercetak.besaran in _UANG:
        return tulis_rupiah(nilai)
    notation = hasil.laporan.pengaturan.notation
    whole = nilai == nilai.to_integral_value() and bacaan.desimal == 0
    least = desimal([nilai]) if tercetak.besaran.startswith(_TERKETIK) else notation.digits
    return tulis_angka(nilai, notation.tanda, 0 if whole else max(bacaan.desimal, least))


def berbeda(hasil: Hasil) -> Iterator[Finding]:
    """Printed figures that the workbook contradicts, at the printed precision, rounded half up."""
    for tercetak, bacaan, benar in _terbandingkan(hasil):
        if benar and not bacaan.rusak and banding(tercetak, bacaan, benar) == "beda":
            yield _temuan("K-801", tercetak, benar=" atau ".join(
                dict.fromkeys(_tulis(hasil, tercetak, bacaan, one.nilai) for one in benar)))


def dipotong(hasil: Hasil) -> Iterator[Finding]:
    """Printed figures whose decimals were cut off instead of rounded."""
    for tercetak, bacaan, benar in _terbandingkan(hasil):
        if benar and banding(tercetak, bacaan, benar) == "dipotong":
            yield _temuan("K-802", tercetak, benar=_tulis(hasil, tercetak, bacaan, benar[0].nilai))


def bertentangan(hasil: Hasil) -> Iterator[Finding]:
    """Figures printed differently for the same thing, where the workbook does not know the right one."""
    groups: dict[tuple[str, str, int], list[tuple[Tercetak, Bacaan]]] = {}
    for tercetak, bacaan, benar in _terbandingkan(hasil):
        if not benar:
            groups.setdefault(kunci(tercetak.besaran, tercetak.tentang, tercetak.tahun), []).append((tercetak, bacaan))
    for prints in groups.values():
        first, reading = prints[0]
        for tercetak, bacaan in prints[1:]:
            if not _sepadan(tercetak, reading, bacaan):
                yield _temuan("K-803", tercetak, lain=first.tertulis, tempat_lain=first.tempat)


def _sepadan(tercetak: Tercetak, a: Bacaan, b: Bacaan) -> bool:
    if tercetak.besaran in BESARAN_KATEGORI or a.nilai is None or b.nilai is None:
        return serupa(a.teks) == serupa(b.teks) and a.nilai == b.nilai
    digits = min(a.desimal, b.desimal)
    return round_half_up(a.nilai, digits) == round_half_up(b.nilai, digits)


def terbilang_berbeda(hasil: Hasil) -> Iterator[Finding]:
    """Figures whose words beside them say another number."""
    for tercetak in hasil.laporan.tercetak:
        bacaan = baca(tercetak)
        if bacaan.nilai is not None and abs(bacaan.nilai) < TERBESAR and _BILANGAN.search(bacaan.kata):
            kata = terbilang(bacaan.nilai.normalize())
            if _kata(bacaan.kata) != _kata(kata):
                yield _temuan("K-804", tercetak, kata=bacaan.kata, benar=kata)


_BILANGAN = re.compile(r"\b(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu))\b",
                       re.IGNORECASE)
"""Words that name a number; others in brackets beside a figure, such as a category, are no number in words."""


def _kata(text: str) -> str:
    return " ".join(word for word in serupa(text).replace("milyar", "miliar").split() if word != "rupiah")


def salah_tulis(hasil: Hasil) -> Iterator[Finding]:
    """Printed figures with wrong or contradicting separators, or that cannot be read as a figure at all."""
    for tercetak, bacaan, benar in _terbandingkan(hasil):
        is_word = tercetak.besaran in BESARAN_KATEGORI or any(isinstance(one.nilai, str) for one in benar)
        if bacaan.rusak or bacaan.ribuan_koma or (bacaan.nilai is None and not is_word):
            yield _temuan("K-805", tercetak)


def tanda_campur(hasil: Hasil) -> Iterator[Finding]:
    """One finding when a report writes decimals with a comma in some places and with a point in others."""
    signs = [(bacaan.tanda, tercetak) for tercetak, bacaan, _ in _terbandingkan(hasil)
             if bacaan.tanda and bacaan.ribuan is None]
    counts = Counter(sign for sign, _ in signs)
    if len(counts) > 1:
        rare = min(counts, key=lambda sign: (counts[sign], sign))
        first = next(tercetak for sign, tercetak in signs if sign == rare)
        yield finding("K-806", Place("tercetak", first.baris, "tertulis"), first.tertulis, pokok="Penulisan angka",
                      koma=counts[","], titik=counts["."])


def tak_dikenal(hasil: Hasil) -> Iterator[Finding]:
    """Printed figures of something that the workbook does not hold and that no other print names either."""
    unknown = [t for t, _, benar in _terbandingkan(hasil) if not benar]
    counts = Counter(kunci(t.besaran, t.tentang, t.tahun) for t in unknown)
    for tercetak in unknown:
        if counts[kunci(tercetak.besaran, tercetak.tentang, tercetak.tahun)] == 1:
            yield _temuan("K-807", tercetak, "tentang")


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-801", berbeda),
    Pemeriksaan("K-802", dipotong),
    Pemeriksaan("K-803", bertentangan),
    Pemeriksaan("K-804", terbilang_berbeda),
    Pemeriksaan("K-805", salah_tulis),
    Pemeriksaan("K-806", tanda_campur),
    Pemeriksaan("K-807", tak_dikenal),
)
