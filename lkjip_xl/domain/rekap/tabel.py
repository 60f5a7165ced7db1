"""The tables of a rekap: one row for each office, indicator, budget item and finding, and what each column means.

Cells hold text, numbers, truth values or None, and nothing else: a row goes through JSON and Parquet unchanged. Money
is whole rupiah, percentages are as printed (83.55 is 83,55 %), dates are ISO texts. No name or NIP of a person and no
text of an analysis is in any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Nilai = str | int | float | bool | None
"""What a cell may hold."""
Baris = tuple[Nilai, ...]
"""A row, its cells in the order of the fields of its table."""
SILANG = "R-"
"""The codes of what only several workbooks together tell begin so."""


class Instansi(NamedTuple):
    """One workbook: one office in one year.

    A part of its completeness is None where it is not asked of this office (`kelengkapan`).
    """

    buku: str
    berkas: str
    versi: int
    instansi: str
    kabupaten: str
    provinsi: str
    tahun: int
    triwulan: int
    sasaran: int
    indikator: int
    terukur: int
    capaian: float | None
    kategori: str
    warna: int
    capaian_lalu: float | None
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None
    efisiensi: float | None
    efisiensi_metode: str
    efisiensi_tingkat: str
    renstra: float
    pk: float
    rencana_aksi: float
    tw1: float | None
    tw2: float | None
    tw3: float | None
    tw4: float | None
    anggaran: float
    analisis: float | None
    tindak_lanjut: float | None
    lampiran: float
    kelengkapan: float
    galat: int
    peringatan: int
    saran: int
    diterima: int
    skala: str
    dipakai: bool
    dokumen_pk: str = ""
    dokumen_pagu: str = ""


class Indikator(NamedTuple):
    """One judged indicator of an office."""

    buku: str
    instansi: str
    kabupaten: str
    tahun: int
    nomor: int
    jenis_induk: str
    sasaran: str
    indikator: str
    kunci: str
    satuan: str
    arah: str
    rumus: str
    target: float | None
    target_teks: str
    realisasi: float | None
    realisasi_teks: str
    capaian: float | None
    kategori: str
    warna: int
    capaian_lalu: float | None
    realisasi_lalu: float | None
    realisasi_lalu_teks: str
    tidak_diukur: bool
    sebab: str
    formula: str


class Anggaran(NamedTuple):
    """One program, kegiatan or sub kegiatan of an office, its money summed from the sub kegiatan."""

    buku: str
    instansi: str
    kabupaten: str
    tahun: int
    nomor: int
    jenjang: str
    kode: str
    kode_baku: str
    urusan: str
    uraian: str
    pagu: int | None
    realisasi: int | None
    sisa: int | None
    serapan: float | None


class Temuan(NamedTuple):
    """One finding of a workbook, or of several together (codes R)."""

    buku: str
    instansi: str
    kabupaten: str
    tahun: int
    tingkat: str
    kode: str
    lembar: str
    sel: str
    pokok: str
    temuan: str
    tindakan: str
    banyak: int
    diterima: bool


class Sasaran(NamedTuple):
    """One tujuan or sasaran of an office with its mean; kept for the rekap alone."""

    buku: str
    nomor: int
    jenis: str
    uraian: str
    indikator: int
    capaian: float | None
    kategori: str
    warna: int
    capaian_lalu: float | None
    pagu: int | None
    realisasi: int | None
    serapan: float | None
    efisiensi: float | None
    efisiensi_tingkat: str


class Pembanding(NamedTuple):
    """A figure that an office quotes of somebody else; kept for the checks alone."""

    buku: str
    baris: int
    indikator: str
    kunci: str
    jenis: str
    nama: str
    nilai: float | None
    nilai_teks: str


class Jejak(NamedTuple):
    """The fingerprint of one text of an analysis; kept for the checks alone.

    ``teks`` is empty unless texts were asked for.
    """

    buku: str
    indikator: str
    bagian: str
    sidik: str
    panjang: int
    teks: str


class Rekomendasi(NamedTuple):
    """One recommendation of an evaluator without its text; kept for the rekap alone.

    ``tanggal`` is the day of the follow-up, ``tanggal_surat`` that of the evaluator's letter; empty where not typed.
    """

    buku: str
    nomor: int
    selesai: bool
    berbukti: bool
    tanggal: str
    tanggal_surat: str


TABEL: Mapping[str, type[tuple[Nilai, ...]]] = MappingProxyType({
    "instansi": Instansi, "indikator": Indikator, "anggaran": Anggaran, "temuan": Temuan})
"""The tables that are published as Parquet, by name."""
DALAM: Mapping[str, type[tuple[Nilai, ...]]] = MappingProxyType({
    "sasaran": Sasaran, "pembanding": Pembanding, "jejak": Jejak, "rekomendasi": Rekomendasi})
"""The tables that a rekap needs itself."""
