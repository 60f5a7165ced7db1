"""The check of the ways in which quarters are put together: a figure of the year that fits another way than its own."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import Cara, Series, cara_lain
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.sebutan import tulis
from lkjip_xl.domain.temuan import Finding, Place, finding


@record(frozen=True)
class _Deret:
    """Four quarters with the figure typed for their year, whose they are, and the way in force."""

    place: Place
    nama: str
    apa: str
    setahun: Ukuran | None
    triwulan: Series
    cara: Cara


def cara_tidak_cocok(bahan: Bahan) -> Iterator[Finding]:
    """K-617: year and quarters that disagree in the way in force agree in no other way; targets go first."""
    hasil, told = bahan.hasil, set[Place]()
    notation = hasil.laporan.pengaturan.notation
    for one in (*_indikator(hasil), *_keluaran(hasil)):
        other = cara_lain(one.triwulan, one.setahun, one.cara.cara)
        if other and one.place not in told:
            told.add(one.place)
            yield finding("K-617", one.place, one.cara.cara, pokok=one.nama, nama=one.nama, apa=one.apa.capitalize(),
                          triwulan=" ".join(tulis(quarter, notation) for quarter in one.triwulan),
                          lawan=f"{one.apa} setahun", setahun=tulis(one.setahun, notation), benar=other)


def _indikator(hasil: Hasil) -> Iterator[_Deret]:
    for item in hasil.indikator:
        one, place = item.indikator, Place("indikator", item.indikator.baris, "cara_triwulan")
        yield _Deret(place, one.nama, "target", item.target, one.target_tw, item.cara)
        yield _Deret(place, one.nama, "realisasi", one.realisasi.get(hasil.laporan.profil.tahun), one.triwulan,
                     item.cara)


def _keluaran(hasil: Hasil) -> Iterator[_Deret]:
    for node, one in ((each, one) for each in hasil.pohon.simpul() for one in each.keluaran):
        row, place = one.baris, Place("program", one.baris.baris, "cara_triwulan")
        name = row.indikator or node.baris.uraian
        yield _Deret(place, name, "target", row.target, row.target_tw, one.cara)
        yield _Deret(place, name, "realisasi", row.realisasi, row.realisasi_tw, one.cara)
