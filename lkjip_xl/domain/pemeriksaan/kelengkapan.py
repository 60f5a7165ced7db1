"""Checks of completeness: the parts that a report must hold before its figures can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.renaksi import MonevIndikator, monev_indikator
from lkjip_xl.domain.masukan import Analisis
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.pemeriksaan.bagian import kekurangan, letak
from lkjip_xl.domain.pemeriksaan.bahan import Bahan
from lkjip_xl.domain.pemeriksaan.daftar import Pemeriksaan
from lkjip_xl.domain.pemeriksaan.kalimat import berisi
from lkjip_xl.domain.pemeriksaan.sebutan import rangkai, sebut_dari
from lkjip_xl.domain.temuan import Finding, Place, finding

SERATUS = Decimal(100)
_PENANDA_TANGAN = {"nama_kepala": "nama kepala", "nip": "NIP kepala", "tempat": "tempat tanda tangan",
                   "tanggal": "tanggal tanda tangan"}


def tanpa_penanda_tangan(bahan: Bahan) -> Iterator[Finding]:
    """One finding with everything that is missing for signing the report."""
    profil = bahan.hasil.laporan.profil
    blank = [key for key in _PENANDA_TANGAN if not getattr(profil, key)]
    if blank:
        yield finding("K-101", Place("profil", column=blank[0]), "", pokok="Profil",
                      isian=rangkai([_PENANDA_TANGAN[key] for key in blank]))


def tanpa_pembanding(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the judged indicators that are compared with nobody."""
    hasil = bahan.hasil
    lacking = [i for i in hasil.indikator if not i.indikator.pembanding]
    if lacking:
        yield finding("K-102", Place("pembanding"), "", pokok="Pembanding", nama=_nama(lacking, hasil))


def tanpa_target_renstra(bahan: Bahan) -> Iterator[Finding]:
    """For the report year and the last year of the plan, one finding with the indicators that have no target in it."""
    hasil = bahan.hasil
    profil = hasil.laporan.profil
    if not 0 < profil.tahun <= profil.tahun_akhir:
        return
    for year in dict.fromkeys((profil.tahun, profil.tahun_akhir)):
        column = year - profil.tahun_akhir + 5
        lacking = [i for i in hasil.indikator if year not in i.indikator.rencana]
        # a year before the last five is asked for only where the plan has targets for it
        if lacking and (column > 0 or (column == 0 and len(lacking) < len(hasil.indikator))):
            yield finding("K-103", Place("indikator", lacking[0].indikator.baris, f"rencana_{column}"), "",
                          pokok="Target Renstra", tahun=year, nama=_nama(lacking, hasil))


def tanpa_realisasi_lalu(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the judged indicators whose realisasi of last year is missing."""
    hasil = bahan.hasil
    year = hasil.laporan.profil.tahun - 1
    lacking = [i for i in hasil.indikator if year not in i.indikator.realisasi]
    if lacking and year > 0:
        yield finding("K-104", Place("indikator", lacking[0].indikator.baris, "realisasi_1"), "",
                      pokok="Realisasi tahun lalu", tahun=year, nama=_nama(lacking, hasil))


def tanpa_anggaran(bahan: Bahan) -> Iterator[Finding]:
    """A finding when no sub kegiatan was entered at all."""
    if not bahan.hasil.pohon.sub_kegiatan():
        yield finding("K-105", Place("program"), "", pokok="Anggaran")


def tanpa_analisis(bahan: Bahan) -> Iterator[Finding]:
    """A finding when no judged indicator has any analysis."""
    hasil = bahan.hasil
    if hasil.indikator and not ada_analisis(hasil):
        yield finding("K-106", Place("analisis"), "", pokok="Analisis", banyak=len(hasil.indikator))


def ada_analisis(hasil: Hasil) -> bool:
    """Whether anything was written about any judged indicator."""
    return any(i.indikator.analisis != Analisis() for i in hasil.indikator)


def tanpa_data_pendukung(bahan: Bahan) -> Iterator[Finding]:
    """A finding for each of pegawai, sarpras and belanja that is empty."""
    hasil = bahan.hasil
    laporan = hasil.laporan
    parts = (
        ("pegawai_pendidikan", "Data pegawai", any(laporan.pegawai.values())),
        ("sarpras", "Daftar sarana dan prasarana", bool(laporan.sarpras)),
        ("belanja", "Komposisi menurut jenis belanja", bool(hasil.belanja) or not hasil.pohon.sub_kegiatan()),
    )
    for table, bagian, filled in parts:
        if not filled:
            yield finding("K-107", Place(table), "", pokok=bagian, bagian=bagian)


def tanpa_rekomendasi(bahan: Bahan) -> Iterator[Finding]:
    """A finding when no recommendation was entered."""
    if not bahan.hasil.laporan.rekomendasi:
        yield finding("K-108", Place("rekomendasi"), "", pokok="Rekomendasi")


def monev_tanpa_catatan(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the indicators below 100 percent up to the reported quarter without hambatan or solusi for it.

    Only where realisasi by quarter is entered; for the whole year there is the analysis.
    """
    hasil = bahan.hasil
    reported = hasil.laporan.pengaturan.triwulan
    lacking = [i for i in hasil.indikator if any(q is not None for q in i.indikator.triwulan[:reported])
               and _tertinggal(monev_indikator(i, hasil.laporan), reported)]
    if lacking:
        yield finding("K-109", Place("monev"), "", pokok="Monev", triwulan=ROMAWI[reported - 1],
                      nama=_nama(lacking, hasil))


def _tertinggal(item: MonevIndikator, reported: int) -> bool:
    """Whether an indicator is below its target to date and nobody has said for that quarter why, and what to do."""
    notes = [note for note in item.catatan if note.triwulan == reported]
    explained = any(berisi(note.hambatan) for note in notes) and any(berisi(note.solusi) for note in notes)
    return not explained and item.capaian.value is not None and item.capaian.value < SERATUS


def monev_belum_waktunya(bahan: Bahan) -> Iterator[Finding]:
    """One finding with the monev notes on quarters after the last one that is reported; they are not shown."""
    hasil = bahan.hasil
    reported = hasil.laporan.pengaturan.triwulan
    later = [row for row in hasil.laporan.monev if row.triwulan > reported]
    if later:
        yield finding("K-110", Place("monev", later[0].baris, "triwulan"), ROMAWI[later[0].triwulan - 1], pokok="Monev",
                      banyak=len(later), triwulan=ROMAWI[reported - 1])


def tanpa_atasan(bahan: Bahan) -> Iterator[Finding]:
    """A finding when there is a Perjanjian Kinerja and nobody with whom it is made."""
    hasil = bahan.hasil
    agreed = any(i.pk_murni is not None or i.pk_perubahan is not None for i in hasil.laporan.indikator)
    if agreed and not hasil.laporan.profil.jabatan_atasan:
        yield finding("K-111", Place("profil", column="jabatan_atasan"), "", pokok="Profil")


def tanpa_bagian_wajib(bahan: Bahan) -> Iterator[Finding]:
    """A finding for each part that the regulation names and the report will lack, unless another check tells of it."""
    yield from _kurang(bahan, "K-112")


def tanpa_bagian_pilihan(bahan: Bahan) -> Iterator[Finding]:
    """The same for parts that an office may leave out."""
    yield from _kurang(bahan, "K-113")


def _kurang(bahan: Bahan, kode: str) -> Iterator[Finding]:
    for part in kekurangan(bahan.hasil, kode):
        yield finding(kode, letak(part, bahan.hasil), "", pokok="Kelengkapan laporan", bagian=part.nama, bab=part.bab,
                      dasar=part.dasar, cara=part.cara)


def _nama(lacking: list[HasilIndikator], hasil: Hasil) -> str:
    return sebut_dari([i.indikator.nama for i in lacking], len(hasil.indikator))


DAFTAR: tuple[Pemeriksaan, ...] = (
    Pemeriksaan("K-101", tanpa_penanda_tangan),
    Pemeriksaan("K-102", tanpa_pembanding, setahun=True),
    Pemeriksaan("K-103", tanpa_target_renstra),
    Pemeriksaan("K-104", tanpa_realisasi_lalu),
    Pemeriksaan("K-105", tanpa_anggaran),
    Pemeriksaan("K-106", tanpa_analisis, setahun=True),
    Pemeriksaan("K-107", tanpa_data_pendukung),
    Pemeriksaan("K-108", tanpa_rekomendasi),
    Pemeriksaan("K-109", monev_tanpa_catatan),
    Pemeriksaan("K-110", monev_belum_waktunya),
    Pemeriksaan("K-111", tanpa_atasan),
    Pemeriksaan("K-112", tanpa_bagian_wajib),
    Pemeriksaan("K-113", tanpa_bagian_pilihan),
)
"""The checks of this family."""
