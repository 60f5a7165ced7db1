"""Ikhtisar Eksekutif: the year in a few sentences."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.hitung import HasilInduk
from lkjip_xl.domain.masukan import TAHUN_LALU
from lkjip_xl.domain.narasi.anggaran import jumlah, serapan_singkat
from lkjip_xl.domain.narasi.frasa import Frasa, kurung, rata, sebutan, tercakup_induk
from lkjip_xl.domain.narasi.kalimat import Kalimat, awal, kalimat, kutip, rangkai
from lkjip_xl.domain.narasi.ketentuan import belum
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.nilai.terbilang import cacah, rupiah_terbilang, urutan

IKHTISAR = "Ikhtisar Eksekutif"
DUA = 2


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
    return awal(f"{_arah(frasa)}pada {frasa.tahun()} {frasa.instansi} melaksanakan {programs} dengan {budget}")


def _arah(frasa: Frasa) -> str:
    """What the programs serve: the visi and misi, where the office wrote them."""
    visi, misi = _naskah(frasa, "Visi"), _naskah(frasa, "Misi yang Didukung")
    goals = [f"visi {rangkai(map(kutip, visi))}"] if visi else []
    goals += [f"misi {rangkai(_misi(frasa, text) for text in misi)}"] if misi else []
    return f"untuk mendukung {' melalui '.join(goals)}, " if goals else ""


def _misi(frasa: Frasa, text: str) -> str:
    """A misi with its place among all of them, where it is one of those listed."""
    listed = [serupa(one) for one in _naskah(frasa, "Misi")]
    place = f"{urutan(listed.index(serupa(text)) + 1)}, " if serupa(text) in listed else ""
    return f"{place}{kutip(text)}"


def _naskah(frasa: Frasa, part: str) -> tuple[str, ...]:
    """What the office wrote under a heading, as it stands within a sentence."""
    return tuple(text.removeprefix(TAHUN_LALU).rstrip(" .;") for text in frasa.hasil.laporan.naskah.get(part, ()))


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
    if reached < total:
        return f"Dari jumlah itu, {cacah(reached)} {frasa.induk} mencapai {level}"
    return f"{'Keduanya' if total == DUA else 'Seluruhnya'} mencapai {level}"


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
