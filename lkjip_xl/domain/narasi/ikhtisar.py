"""Ikhtisar Eksekutif: the year in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.hitung import HasilInduk
from lkjip_xl.domain.narasi.anggaran import jumlah, serapan_singkat
from lkjip_xl.domain.narasi.frasa import Frasa, kurung, rata, sebutan, tercakup_induk
from lkjip_xl.domain.narasi.kalimat import Kalimat, awal, kalimat
from lkjip_xl.domain.narasi.ketentuan import belum
from lkjip_xl.domain.narasi.visi import arah
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah_terbilang

IKHTISAR = "Ikhtisar Eksekutif"
PASANGAN = 2


def ikhtisar(frasa: Frasa) -> Iterator[Kalimat]:
    """Programs and budget, mean capaian, capaian of each tujuan or sasaran, and the whole (items 8 to 11).

    Where only one is judged, the mean names it, and it has no sentence of its own.
    """
    yield kalimat("ikhtisar_program", IKHTISAR, _program(frasa))
    yield kalimat("ikhtisar_rata", IKHTISAR, *_rata(frasa))
    for induk in () if frasa.tunggal else frasa.hasil.induk:
        yield kalimat("ikhtisar_sasaran", IKHTISAR, capaian_induk(frasa, induk), tentang=induk.induk.uraian)
    yield kalimat("ikhtisar_keseluruhan", IKHTISAR, _keseluruhan(frasa), serapan_singkat(frasa))


def _program(frasa: Frasa) -> str:
    programs, money = jumlah(frasa, "program", "kegiatan"), frasa.hasil.pohon.total.anggaran
    if not frasa.hasil.pohon.program:
        return f"Program dan kegiatan {frasa.kantor} {frasa.tahun()} belum diisi"
    budget = "anggaran yang belum diisi" if money is None else f"anggaran sebesar {rupiah_terbilang(money)}"
    return awal(f"{arah(frasa)}pada {frasa.tahun()} {frasa.instansi} melaksanakan {programs} dengan {budget}")


def _rata(frasa: Frasa) -> tuple[str, ...]:
    hasil = frasa.hasil
    if hasil.capaian.printed is None:
        return (f"Capaian kinerja {frasa.kantor} {frasa.tahun()} belum dapat dihitung karena {hasil.capaian.reason}",)
    judged = sebutan(hasil.induk[0]) if frasa.tunggal else f"dari {frasa.dihitung()}"
    mean = (f"Menurut penilaian sendiri atas pelaksanaan {frasa.perjanjian}, {frasa.rata()} kinerja {judged}"
            f"{frasa.sd} adalah {frasa.persen(hasil.capaian.printed)}{kurung(frasa.tercakup())}")
    return mean, _teratas(frasa)


def _teratas(frasa: Frasa) -> str:
    """How many tujuan or sasaran reached the highest level of the scale."""
    if frasa.sd:
        return ""
    top, total = frasa.pengaturan.skala.tingkat[0], len(frasa.hasil.induk)
    reached = sum(induk.kategori == top for induk in frasa.hasil.induk)
    level = f"kategori tertinggi, yaitu {frasa.tingkat(top)}"
    if frasa.tunggal:
        return f"{awal(frasa.induk)} itu {'mencapai' if reached else 'belum mencapai'} {level}"
    if reached == 0:
        return f"Belum ada {frasa.induk} yang mencapai {level}"
    if reached == sum(induk.kategori is not None for induk in frasa.hasil.induk) == 1:
        return f"{awal(frasa.induk)} itu mencapai {level}"
    if reached < total:
        return f"Dari jumlah itu, {cacah(reached)} {frasa.induk} mencapai {level}"
    return f"{'Keduanya' if total == PASANGAN else 'Seluruhnya'} mencapai {level}"


def capaian_induk(frasa: Frasa, induk: HasilInduk) -> str:
    """The capaian and kategori of one tujuan or sasaran."""
    subject = sebutan(induk)
    if induk.capaian.printed is None:
        return f"Capaian {subject} {belum(induk.capaian)} karena {induk.capaian.reason}"
    blank = sum(i.capaian.printed is None and not i.capaian.kecuali for i in induk.indikator)
    rest = f"; {cacah(blank)} indikatornya belum dapat dihitung" if blank else ""
    figure = frasa.capaian(induk.capaian, induk.kategori, tercakup_induk(induk))
    return f"{awal(rata(induk))} {subject}{frasa.sd} adalah {figure}{rest}"


def _keseluruhan(frasa: Frasa) -> str:
    hasil = frasa.hasil
    if hasil.kategori is None:
        return f"Kinerja {frasa.kantor} secara keseluruhan belum dapat dinilai karena {hasil.capaian.reason}"
    return (f"Secara keseluruhan, kinerja {frasa.kantor}{frasa.sd} yang diukur dengan {frasa.banyak_indikator()} utama "
            f"termasuk kategori {hasil.kategori.sebutan}")
