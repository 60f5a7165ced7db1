"""What one workbook gives to a rekap: its rows of every table, as they go through a store and into Parquet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.nilai.figure import Figure, mean
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.rekap.baris import (
    Warna,
    anggaran,
    capaian_lalu,
    indikator,
    jejak,
    kategori,
    pembanding,
    rekomendasi,
    rupiah,
    sasaran,
    tercetak,
)
from lkjip_xl.domain.rekap.kelengkapan import kelengkapan, rata_kelengkapan
from lkjip_xl.domain.rekap.tabel import (
    DALAM,
    TABEL,
    Anggaran,
    Indikator,
    Instansi,
    Jejak,
    Nilai,
    Pembanding,
    Rekomendasi,
    Sasaran,
    Temuan,
)

Data = dict[str, list[list[Nilai]]]
"""A `Cuplikan` as JSON holds it: the rows by the name of their table."""


@record(frozen=True)
class Cuplikan:
    """Everything one workbook gives: one row for itself, and its rows of the other tables in their order."""

    instansi: Instansi
    indikator: tuple[Indikator, ...] = ()
    anggaran: tuple[Anggaran, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    pembanding: tuple[Pembanding, ...] = ()
    jejak: tuple[Jejak, ...] = ()
    rekomendasi: tuple[Rekomendasi, ...] = ()

    def rows(self, tabel: str) -> tuple[tuple[Nilai, ...], ...]:
        """The rows of the table of that name."""
        return (self.instansi,) if tabel == "instansi" else getattr(self, tabel)

    def as_data(self) -> Data:
        """The same as lists that JSON can hold."""
        return {name: [list(row) for row in self.rows(name)] for name in (*TABEL, *DALAM)}


def from_data(data: Mapping[str, Sequence[Sequence[Nilai]]]) -> Cuplikan:
    """The `Cuplikan` that `Cuplikan.as_data` wrote; raises KeyError or TypeError for data of another shape."""
    kinds: dict[str, Any] = {**TABEL, **DALAM}
    rows = {name: tuple(kind(*row) for row in data[name]) for name, kind in kinds.items()}
    instansi, = rows.pop("instansi")
    return Cuplikan(instansi, **rows)


@record(frozen=True)
class Buku:
    """What is known of a workbook besides its figures.

    ``buku`` is the key of its content, ``berkas`` its path, ``versi`` the version of its template as found; then how
    many open findings there are of each severity, and how many were accepted.
    """

    buku: str
    berkas: str
    versi: int
    galat: int = 0
    peringatan: int = 0
    saran: int = 0
    diterima: int = 0


def cuplik(hasil: Hasil, buku: Buku, temuan: tuple[Temuan, ...], warna: Warna, *, teks: bool = False) -> Cuplikan:
    """What a computed workbook gives; ``warna`` tells the place of the colour of a level.

    With ``teks`` the texts of the analyses come along, else only their fingerprints.
    """
    return Cuplikan(_instansi(hasil, buku, warna), indikator(hasil, buku.buku, warna), anggaran(hasil, buku.buku),
                    temuan, sasaran(hasil, buku.buku, warna), pembanding(hasil, buku.buku),
                    jejak(hasil, buku.buku, teks=teks), rekomendasi(hasil, buku.buku))


def _instansi(hasil: Hasil, buku: Buku, warna: Warna) -> Instansi:
    laporan, total, chosen = hasil.laporan, hasil.pohon.total, hasil.efisiensi[0]
    profil, parts = laporan.profil, kelengkapan(hasil)
    shares: dict[str, Any] = {key: None if part is None else float(part) for key, part in parts.items()}
    return Instansi(
        buku=buku.buku, berkas=buku.berkas, versi=buku.versi, instansi=profil.instansi, kabupaten=profil.kabupaten,
        provinsi=profil.provinsi, tahun=profil.tahun, triwulan=laporan.pengaturan.triwulan, sasaran=len(hasil.induk),
        indikator=len(hasil.indikator), terukur=sum(item.capaian.printed is not None for item in hasil.indikator),
        capaian=tercetak(hasil.capaian), kategori=kategori(hasil.kategori), warna=warna(hasil.kategori),
        capaian_lalu=tercetak(_capaian_lalu(hasil)), pagu=rupiah(total.anggaran), realisasi=rupiah(total.realisasi),
        sisa=rupiah(total.sisa.value), serapan=tercetak(total.persen), efisiensi=tercetak(chosen.nilai),
        efisiensi_metode=chosen.metode.nama, efisiensi_tingkat=kategori(chosen.tingkat), **shares,
        kelengkapan=float(rata_kelengkapan(parts)), galat=buku.galat, peringatan=buku.peringatan, saran=buku.saran,
        diterima=buku.diterima, skala=laporan.pengaturan.skala.nama, dipakai=True)


def _capaian_lalu(hasil: Hasil) -> Figure:
    """The mean over tujuan and sasaran of the last year's capaian, by the rule of the mean of this year."""
    settings = hasil.laporan.pengaturan
    return mean(tuple(capaian_lalu(one, hasil) for one in hasil.induk), settings.notation, "capaian sasaran",
                settings.rata_dari_tercetak)
