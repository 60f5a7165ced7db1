"""The facts of a rekap's first sheet, and those of each kabupaten."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lkjip_xl.book.schema import WARNA
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.rekap.kelengkapan import lampu
from lkjip_xl.jobs.rekap.bacaan import berjenis, bingkai
from lkjip_xl.jobs.rekap.eksak import desimal, rata
from lkjip_xl.jobs.rekap.hasil import Kelengkapan, Ringkasan, Wilayah
from lkjip_xl.jobs.rekap.kantor import Kantor
from lkjip_xl.jobs.rekap.uang import jumlah

if TYPE_CHECKING:
    from pandas import DataFrame


def kelengkapan(kantor: Kantor) -> DataFrame:
    """The frame of `Kelengkapan`."""
    lights = [lampu(one) for one in kantor.frame["kelengkapan"]]
    return berjenis(kantor.frame.assign(lampu=lights), Kelengkapan)


def wilayah(kantor: Kantor) -> DataFrame:
    """The frame of `Wilayah`."""
    funded = kantor.beranggaran
    return bingkai(Wilayah, [_wilayah(str(name), group, funded) for name, group in kantor.frame.groupby("kabupaten")])


def _wilayah(name: str, offices: DataFrame, funded: DataFrame) -> Wilayah:
    mean, sums = rata(offices["capaian"]), jumlah(funded[funded["kabupaten"] == name])
    return Wilayah(name, len(offices), int(offices["capaian"].notna().sum()), mean, *_tingkat(mean, offices),
                   rata(offices["kelengkapan"]), sums.banyak, sums.pagu, sums.realisasi, sums.sisa, sums.serapan)


def _tingkat(mean: float | None, offices: DataFrame) -> tuple[str, int]:
    """The kategori of a mean and its colour, if all offices behind it share one scale that the program knows."""
    scales = set(offices["skala"][offices["capaian"].notna()])
    known = next((one for one in daftar_skala() if scales == {one.nama} and one.untuk == "capaian"), None)
    if mean is None or known is None:
        return "", 0
    level = known.kategori(desimal(mean))
    return level.kategori, WARNA.index(level.warna) + 1


def ringkasan(kantor: Kantor, tabel: Mapping[str, DataFrame]) -> Ringkasan:
    """The facts, from the offices and the frames of `Rekap` by name."""
    offices, sums, lanjut = kantor.frame, jumlah(kantor.beranggaran), tabel["tindak_lanjut"]
    mean, counts = rata(offices["capaian"]), tabel["kelengkapan"]["lampu"].value_counts()
    kategori, warna = _tingkat(mean, offices)
    return Ringkasan(
        instansi=len(offices), terbaca=kantor.terbaca, tak_terbaca=len(tabel["tidak_terbaca"]),
        tercapai=int(offices["capaian"].notna().sum()), capaian=mean, kategori=kategori, warna=warna,
        beranggaran=sums.banyak, pagu=sums.pagu, realisasi=sums.realisasi, sisa=sums.sisa, serapan=sums.serapan,
        pagu_tanpa_realisasi=sums.pagu_tanpa_realisasi, kelengkapan=rata(offices["kelengkapan"]),
        siap=int(counts.get("siap", 0)), belum_lengkap=int(counts.get("belum lengkap", 0)),
        kosong=int(counts.get("kosong", 0)), galat=int(offices["galat"].sum()),
        peringatan=int(offices["peringatan"].sum()), saran=int(offices["saran"].sum()),
        silang=len(tabel["temuan_silang"]), rekomendasi=int(lanjut["banyak"].sum()),
        selesai=int(lanjut["selesai"].sum()), terbuka=int(lanjut["terbuka"].sum()), lewat=int(lanjut["lewat"].sum()))
