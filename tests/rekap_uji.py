"""A small made-up rekap: three offices of one kabupaten, every frame filled by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from pandas import DataFrame

from lkjip_xl.jobs.rekap.bacaan import bingkai
from lkjip_xl.jobs.rekap.hasil import ISI, Peta, Rekap, Ringkasan

KAB = "Kabupaten Uji"
A, B, C = "Dinas Pendidikan", "Kecamatan Barat", "Kecamatan Timur"
INDIKATOR = ("Indeks Kepuasan Masyarakat", "Nilai SAKIP", "Persentase Keluhan Selesai")

_FRAMES: dict[str, list[tuple[Any, ...]]] = {
    "wilayah": [(KAB, 3, 2, 93.35, "Sangat Tinggi", 1, 61.11, 2, 3_000_000_000, 2_700_000_000, 300_000_000, 90.0)],
    "kategori": [("Sangat Tinggi", 1, 1, 2), ("Tinggi", 2, 1, 1), ("", 0, 1, 1)],
    "kelengkapan": [
        (A, KAB, *[100.0] * 11, 100.0, "siap"),
        (B, KAB, 100.0, 100.0, 50.0, 100.0, 100.0, 0.0, 0.0, 100.0, 80.0, 0.0, 20.0, 83.33, "belum lengkap"),
        (C, KAB, *[0.0] * 11, 0.0, "kosong")],
    "capaian": [
        (A, KAB, "instansi", A, 2, 2, 97.5, "Sangat Tinggi", 1, 1, 95.0, 2.5),
        (A, KAB, "Sasaran", "Meningkatnya mutu pendidikan", 2, None, 97.5, "Sangat Tinggi", 1, None, 95.0, 2.5),
        (B, KAB, "instansi", B, 2, 1, 89.2, "Tinggi", 2, 2, 91.0, -1.8),
        (C, KAB, "instansi", C, 0, 0, None, "", 0, None, None, None)],
    "indikator": [
        (A, KAB, 1, "Meningkatnya mutu pendidikan", INDIKATOR[0], "Indeks", 88.0, "88", 86.24, "86,24", 98.0,
         "Sangat Tinggi", 1, 95.0, 3.0, ""),
        (A, KAB, 2, "Meningkatnya mutu pendidikan", INDIKATOR[1], "Nilai", 80.0, "80", 77.6, "77,6", 97.0,
         "Sangat Tinggi", 1, 95.0, 2.0, ""),
        (B, KAB, 1, "Meningkatnya pelayanan", INDIKATOR[0], "Indeks", 88.0, "88", 78.5, "78,5", 89.2, "Tinggi", 2, 91.0,
         -1.8, ""),
        (B, KAB, 2, "Meningkatnya pelayanan", INDIKATOR[2], "Persen", 100.0, "100", None, "", None, "", 0, None, None,
         "realisasi belum diisi")],
    "kategori_indikator": [(INDIKATOR[0], "", 2, 1, 1, 0, 0, 0, 0, 93.6),
                           (INDIKATOR[1], "", 1, 1, 0, 0, 0, 0, 0, 97.0)],
    "kategori_instansi": [(A, KAB, 2, 2, 0, 0, 0, 0, 0, 97.5), (B, KAB, 2, 0, 1, 0, 0, 0, 1, 89.2),
                          (C, KAB, 0, 0, 0, 0, 0, 0, 0, None)],
    "serapan_instansi": [
        (A, KAB, 2_000_000_000, 1_900_000_000, 100_000_000, 95.0, 1),
        (B, KAB, 1_000_000_000, 800_000_000, 200_000_000, 80.0, 2), (C, KAB, None, None, None, None, None)],
    "serapan_urusan": [("", "Pendidikan", 1, 2_000_000_000, 1_900_000_000, 100_000_000, 95.0, 0)],
    "serapan_program": [("X.XX.01", "Program Penunjang", 2, 3_000_000_000, 2_700_000_000, 300_000_000, 90.0, 0)],
    "efisiensi": [(A, KAB, 97.5, 95.0, "Selisih", 2.5, "Efisien"), (B, KAB, 89.2, 80.0, "Selisih", 9.2, "Efisien"),
                  (C, KAB, None, None, "", None, "")],
    "efisiensi_tingkat": [("Selisih", "Efisien", 2), ("", "", 1)],
    "temuan_kode": [("galat", "K-101", 1, 2, 0, "Pagu tidak sama."), ("saran", "B-208", 2, 3, 1, "Angka.")],
    "temuan_instansi": [(A, KAB, 0, 0, 1, 1), (B, KAB, 2, 0, 2, 0), (C, KAB, 0, 0, 0, 0)],
    "temuan_silang": [
        ("galat", "R-101", B, KAB, "Nilai SAKIP", "Nilai yang dikutip 75, di buku kerja Dinas Pendidikan 77,6.",
         "Samakan.", 1)],
    "tindak_lanjut": [(A, KAB, 4, 3, 2, 1, 1, 0), (B, KAB, 0, 0, 0, 0, 0, 0), (C, KAB, 0, 0, 0, 0, 0, 0)],
    "perhatian": [
        (1, C, KAB, 60, 40, "Buku kerjanya masih kosong."), (1, C, KAB, 60, 20, "Belum ada anggaran."),
        (2, B, KAB, 30, 30, "Dua galat belum dibenahi.")],
    "tidak_terbaca": [("uji/rusak.xlsx", "Berkas rusak.xlsx tidak dapat dibaca.")],
}
_RINGKASAN = Ringkasan(
    instansi=3, terbaca=3, tak_terbaca=1, tercapai=2, capaian=93.35, kategori="Sangat Tinggi", warna=1, beranggaran=2,
    pagu=3_000_000_000, realisasi=2_700_000_000, sisa=300_000_000, serapan=90.0, pagu_tanpa_realisasi=0,
    kelengkapan=61.11, siap=1, belum_lengkap=1, kosong=1, galat=2, peringatan=0, saran=3, silang=1, rekomendasi=4,
    selesai=3, terbuka=1, lewat=1)


def rekap_uji() -> Rekap:
    """The rekap of the three offices."""
    frames = {name: bingkai(ISI[name], rows) for name, rows in _FRAMES.items()}
    return Rekap(2024, date(2025, 3, 1), 60, None, KAB,
                 ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah"), _RINGKASAN,
                 peta=Peta(INDIKATOR, _peta([98.0, 97.0, None], [89.2, None, None]), _peta([1, 1, 0], [2, 0, 0])),
                 catatan={"ringkasan": ("Rata-rata adalah rata-rata capaian instansi.",)}, **frames)


def _peta(*rows: list[Any]) -> DataFrame:
    return DataFrame([(name, KAB, *row) for name, row in zip((A, B), rows, strict=True)],
                     columns=["instansi", "kabupaten", *range(len(INDIKATOR))])
