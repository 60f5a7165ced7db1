"""Checks of the family uang: budget, realisasi and outputs do not contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from lkjip_xl.domain.hitungan.anggaran import Simpul
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.triwulan import ROMAWI, cara_lain, cocok, gabung
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.sebutan import sebut, tulis
from lkjip_xl.domain.temuan import Finding, Place, finding

NOL = (10, 100, 1000)
"""The factors by which figures differ that have lost or gained zeros."""
SERAPAN_RENDAH, SERAPAN_TINGGI, KELUARAN_RENDAH = Decimal("0.5"), Decimal("0.9"), Decimal("0.5")
"""Shares of the budget below and above which spending is low and high, and of the target below which output is low."""
BANYAK = 3
"""From how many sub kegiatan on a coincidence is suspicious."""
ANGGARAN = "Anggaran dan realisasi keseluruhan"


def _tempat(node: Simpul, column: str) -> Place:
    return Place("program", node.baris.baris, column)


def _berpagu(hasil: Hasil) -> list[tuple[Simpul, Decimal, Decimal]]:
    """The sub kegiatan with a budget above 0 and a realisasi, with both."""
    return [(node, node.serapan.anggaran, node.serapan.realisasi) for node in hasil.pohon.sub_kegiatan()
            if node.serapan.anggaran and node.serapan.realisasi is not None]


def keluaran(bahan: Bahan) -> Iterator[Finding]:
    """K-501: money and output go together: none is at hand without the other, nor all money for half the output."""
    for node, money, spent in _berpagu(bahan.hasil):
        found = next(((one, text) for one in node.keluaran if (text := _alasan(one, money, spent))), None)
        if found:
            one, alasan = found
            yield finding("K-501", Place("program", one.baris.baris, "realisasi"), _angka(one.realisasi),
                          pokok=node.baris.uraian, nama=node.baris.uraian, alasan=alasan)


def _alasan(one: Keluaran, money: Decimal, spent: Decimal) -> str:
    """What is odd about an output beside the money; nothing of predicates and where less is better."""
    target, done = one.target, one.realisasi
    if not isinstance(target, Decimal) or not isinstance(done, Decimal) or target <= 0 or one.baris.arah == "rendah":
        return ""
    if spent == 0 and done > 0:
        return f"keluarannya tercapai {_angka(done)} dari {_angka(target)}, tetapi realisasi anggarannya 0"
    if spent > 0 and done == 0:
        return f"anggarannya terserap Rp{tulis_rupiah(spent)}, tetapi realisasi keluarannya 0"
    if spent >= SERAPAN_TINGGI * money and done < KELUARAN_RENDAH * target:
        return (f"anggarannya terserap Rp{tulis_rupiah(spent)} dari Rp{tulis_rupiah(money)}, tetapi keluarannya baru "
                f"{_angka(done)} dari {_angka(target)}")
    return ""


def _angka(value: Ukuran | None) -> str:
    return tulis(value, Notation()) if value is not None else ""


def serapan_rendah(bahan: Bahan) -> Iterator[Finding]:
    """K-502: sub kegiatan that spent less than half are named once, with what K-501 and K-506 say of them left out."""
    low = [node for node, money, spent in _berpagu(bahan.hasil)
           if spent < SERAPAN_RENDAH * money and not _geser(money, spent)
           and not any(_alasan(one, money, spent) for one in node.keluaran)]
    if low:
        pokok = low[0].baris.uraian if len(low) == 1 else ANGGARAN
        yield finding("K-502", _tempat(low[0], "realisasi_anggaran"),
                      tulis_rupiah(low[0].serapan.realisasi or Decimal(0)), pokok=pokok, banyak=len(low),
                      nama=sebut([node.baris.uraian for node in low]))


def serapan_penuh(bahan: Bahan) -> Iterator[Finding]:
    """K-503: not every sub kegiatan spends exactly its budget; where all do, realisasi may have been copied."""
    rows = _berpagu(bahan.hasil)
    if len(rows) >= BANYAK and all(money == spent for _, money, spent in rows):
        yield finding("K-503", _tempat(rows[0][0], "realisasi_anggaran"), tulis_rupiah(rows[0][2]), pokok=ANGGARAN,
                      banyak=len(rows))


def pagu_berlaku(bahan: Bahan) -> Iterator[Finding]:
    """K-504: with pagu murni in force no pagu perubahan is filled in that differs from it."""
    hasil = bahan.hasil
    if hasil.laporan.pengaturan.pagu != "Murni":
        return
    leaves = hasil.pohon.sub_kegiatan()
    other = [node for node in leaves if node.baris.pagu_perubahan not in (None, node.baris.pagu_murni)]
    if other:
        yield finding("K-504", _tempat(other[0], "pagu_perubahan"),
                      tulis_rupiah(other[0].baris.pagu_perubahan or Decimal(0)), pokok=ANGGARAN, banyak=len(other),
                      semua=len(leaves), nama=sebut([node.baris.uraian for node in other]))


def anggaran_depan(bahan: Bahan) -> Iterator[Finding]:
    """K-505: next year's budget is filled for all sub kegiatan or for none."""
    leaves = [node for node in bahan.hasil.pohon.sub_kegiatan() if node.serapan.anggaran]
    blank = [node for node in leaves if node.serapan.depan is None]
    if blank and len(blank) < len(leaves):
        yield finding("K-505", _tempat(blank[0], "anggaran_depan"), "", pokok="Anggaran tahun depan",
                      banyak=len(blank), semua=len(leaves), nama=sebut([node.baris.uraian for node in blank]))


def geser_nol(bahan: Bahan) -> Iterator[Finding]:
    """K-506: no two amounts of a sub kegiatan differ by exactly 10, 100 or 1000 times; one of them lost its zeros."""
    for node in bahan.hasil.pohon.sub_kegiatan():
        row, money = node.baris, node.serapan.anggaran
        pairs = (("realisasi_anggaran", "realisasi anggaran", row.realisasi_anggaran, money, "pagu"),
                 ("pagu_perubahan", "pagu perubahan", row.pagu_perubahan, row.pagu_murni, "pagu murni"),
                 ("anggaran_depan", "anggaran tahun depan", row.anggaran_depan, money, "pagu"))
        for column, apa, value, other, lain in pairs:
            factor = _geser(value, other)
            over = column == "realisasi_anggaran" and value is not None and other is not None and value > other
            if value is not None and other is not None and factor and not over:  # spent too much is H-205
                yield finding("K-506", _tempat(node, column), tulis_rupiah(value), pokok=row.uraian, nama=row.uraian,
                              apa=apa, lain=lain, angka=tulis_rupiah(value), acuan=tulis_rupiah(other), kali=factor)


def _geser(a: Decimal | None, b: Decimal | None) -> int:
    """By which of the factors two amounts differ exactly; 0 for none."""
    if not a or not b or a < 0 or b < 0:
        return 0
    return next((factor for factor in NOL if a == b * factor or b == a * factor), 0)


def jenis_belanja(bahan: Bahan) -> Iterator[Finding]:
    """K-507: per kind of spending the sub kegiatan add up to the table of spending.

    Where some sub kegiatan have no kind, their sum may only be less. A wrong grand total is H-209 and not repeated.
    """
    hasil = bahan.hasil
    for apa in ("anggaran", "realisasi"):
        typed = {row.jenis: (row.baris, value) for row in hasil.laporan.belanja
                 if (value := getattr(row, apa)) is not None}
        if typed and sum(value for _, value in typed.values()) == getattr(hasil.pohon.total, apa):
            yield from _per_jenis(hasil, apa, typed)


def _per_jenis(hasil: Hasil, apa: str, typed: dict[str, tuple[int, Decimal]]) -> Iterator[Finding]:
    leaves = [node for node in hasil.pohon.sub_kegiatan() if getattr(node.serapan, apa)]
    complete = all(node.baris.jenis_belanja for node in leaves)
    sums = dict.fromkeys(typed, Decimal(0))
    for node in leaves:
        kind = node.baris.jenis_belanja
        sums[kind] = sums.get(kind, Decimal(0)) + getattr(node.serapan, apa)
    wrong = [kind for kind, (_, value) in typed.items() if sums[kind] > value or (complete and sums[kind] != value)]
    if wrong:
        baris, value = typed[wrong[0]]
        rincian = "; ".join(f"{kind} Rp{tulis_rupiah(typed[kind][1])}, sub kegiatannya Rp{tulis_rupiah(sums[kind])}"
                            for kind in wrong)
        yield finding("K-507", Place("belanja", baris, apa), tulis_rupiah(value), pokok="Jenis belanja", apa=apa,
                      rincian=rincian, jumlah=tulis_rupiah(sums[wrong[0]]))


def belanja_terlampaui(bahan: Bahan) -> Iterator[Finding]:
    """K-508: of no kind of spending more is spent than budgeted."""
    for row in bahan.hasil.laporan.belanja:
        if row.anggaran is not None and row.realisasi is not None and row.realisasi > row.anggaran:
            yield finding("K-508", Place("belanja", row.baris, "realisasi"), tulis_rupiah(row.realisasi),
                          pokok=row.jenis, jenis=row.jenis, pagu=tulis_rupiah(row.anggaran))


def angka_kembar(bahan: Bahan) -> Iterator[Finding]:
    """K-509: no two sub kegiatan of one kegiatan have the same budget and, to the rupiah, the same odd realisasi.

    Equal round amounts and budgets spent in full are common and say nothing.
    """
    seen: dict[tuple[str, Decimal, Decimal], list[Simpul]] = {}
    for node, money, spent in _berpagu(bahan.hasil):
        if spent != money and spent % 100_000:
            seen.setdefault((node.kode.rpartition(".")[0], money, spent), []).append(node)
    for (_, money, spent), twins in seen.items():
        if len(twins) > 1:
            yield finding("K-509", _tempat(twins[1], "realisasi_anggaran"), tulis_rupiah(spent),
                          pokok=twins[1].baris.uraian, nama=sebut([node.baris.uraian for node in twins]),
                          pagu=tulis_rupiah(money), realisasi=tulis_rupiah(spent))


# Quarters

def serapan_setahun(bahan: Bahan) -> Iterator[Finding]:
    """K-510: the money typed for the year is what its four quarters add up to."""
    for node in bahan.hasil.pohon.sub_kegiatan():
        total, typed = _setahun(node.baris.serapan_tw), node.baris.realisasi_anggaran
        if None not in (total, typed) and total != typed:
            yield finding("K-510", _tempat(node, "realisasi_anggaran"), tulis_rupiah(typed or Decimal(0)),
                          pokok=node.baris.uraian, nama=node.baris.uraian, jumlah=tulis_rupiah(total or Decimal(0)))


def _setahun(quarters: tuple[Decimal | None, ...]) -> Decimal | None:
    """The sum of four quarters; None unless all are reported."""
    return None if None in quarters else jumlah(quarters)


def keluaran_setahun(bahan: Bahan) -> Iterator[Finding]:
    """K-511: targets and outputs typed for the year are what their four quarters give by the way in force.

    Where another way fits, K-617 says so.
    """
    for node, one in ((leaf, one) for leaf in bahan.hasil.pohon.sub_kegiatan() for one in leaf.keluaran):
        row, cara = one.baris, one.cara
        for column, typed, quarters in (("target", row.target, row.target_tw),
                                        ("realisasi", row.realisasi, row.realisasi_tw)):
            if typed is None or None in quarters or cocok(quarters, typed, cara.cara):
                continue
            if not cara_lain(quarters, typed, cara.cara):
                yield finding("K-511", Place("program", row.baris, column), _angka(typed), pokok=node.baris.uraian,
                              nama=node.baris.uraian, apa=column, cara=cara.kata,
                              jumlah=_angka(gabung(quarters, cara.cara)))


def serapan_di_atas_pagu(bahan: Bahan) -> Iterator[Finding]:
    """K-512: by the end of no quarter more was spent than the budget, even where the year stays within it.

    More spent in the year is H-205, and a year at odds with its quarters K-510.
    """
    for node in bahan.hasil.pohon.sub_kegiatan():
        row, money = node.baris, node.serapan.anggaran
        to_date = list(accumulate(quarter or Decimal(0) for quarter in row.serapan_tw))
        over = next((i for i, spent in enumerate(to_date) if money is not None and spent > money), None)
        told = (row.realisasi_anggaran is None or row.realisasi_anggaran > (money or 0)
                or _setahun(row.serapan_tw) not in (None, row.realisasi_anggaran))
        if over is not None and money is not None and not told:
            yield finding("K-512", _tempat(node, f"serapan_tw_{over + 1}"), tulis_rupiah(to_date[over]),
                          pokok=row.uraian, nama=row.uraian, triwulan=ROMAWI[over], jumlah=tulis_rupiah(to_date[over]),
                          pagu=tulis_rupiah(money))


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-501", keluaran, setahun=True), Pemeriksaan("K-502", serapan_rendah, setahun=True),
    Pemeriksaan("K-503", serapan_penuh, setahun=True),
    Pemeriksaan("K-504", pagu_berlaku), Pemeriksaan("K-505", anggaran_depan), Pemeriksaan("K-506", geser_nol),
    Pemeriksaan("K-507", jenis_belanja), Pemeriksaan("K-508", belanja_terlampaui), Pemeriksaan("K-509", angka_kembar),
    Pemeriksaan("K-510", serapan_setahun, setahun=True), Pemeriksaan("K-511", keluaran_setahun, setahun=True),
    Pemeriksaan("K-512", serapan_di_atas_pagu),
)
"""What a check is, in the order of the codes."""
