"""What an office enters for a report: frozen records, already typed, each with the sheet row it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.capaian import Arah, AturanCapaian
from lkjip_xl.domain.figure import Notation
from lkjip_xl.domain.skala import Skala, daftar_skala
from lkjip_xl.domain.tercetak import Tercetak
from lkjip_xl.domain.ukuran import Ukuran

Dokumen = Literal["Murni", "Perubahan"]
"""Which version of the Perjanjian Kinerja or of the budget counts."""


@dataclass(frozen=True)
class Profil:
    """The office and the years of its report; ``tahun`` 0 means not filled in."""

    instansi: str = ""
    kabupaten: str = ""
    tahun: int = 0
    tahun_awal: int = 0
    tahun_akhir: int = 0
    sumber_pk: str = ""
    jabatan: str = ""
    nama_kepala: str = ""
    pangkat: str = ""
    nip: str = ""
    tempat: str = ""
    tanggal: date | None = None


@dataclass(frozen=True)
class Pengaturan:
    """The choices that local rules leave to the office."""

    skala: Skala = field(default_factory=lambda: daftar_skala()[0])
    gaya: str = ""
    capaian: AturanCapaian = field(default_factory=AturanCapaian)
    rata_dari_tercetak: bool = False
    efisiensi: str = "selisih"
    pk: Dokumen = "Murni"
    pagu: Dokumen = "Murni"
    kertas: str = "F4"

    @property
    def notation(self) -> Notation:
        """How figures are rounded and written."""
        return self.capaian.notation


@dataclass(frozen=True)
class Induk:
    """A tujuan or a sasaran; a sasaran names the tujuan above it."""

    baris: int
    jenis: Literal["Tujuan", "Sasaran"]
    uraian: str
    tujuan: str = ""


@dataclass(frozen=True)
class Pembanding:
    """Somebody else's realisasi of the same indicator in the report year."""

    baris: int
    jenis: str
    nama: str
    nilai: Ukuran | None


@dataclass(frozen=True)
class Analisis:
    """What the office writes about one indicator: a list of points under each heading."""

    penyebab: tuple[str, ...] = ()
    faktor: tuple[str, ...] = ()
    hambatan: tuple[str, ...] = ()
    solusi: tuple[str, ...] = ()


@dataclass(frozen=True)
class Indikator:
    """An indicator with its targets and realisasi by year; ``induk`` is the text of its tujuan or sasaran."""

    baris: int
    nama: str
    induk: str
    satuan: str = ""
    arah: Arah = "tinggi"
    dinilai: bool = True
    sumber_data: str = ""
    koordinator: tuple[str, ...] = ()
    cara_triwulan: str = ""
    grafik: bool = True
    rencana: Mapping[int, Ukuran] = field(default_factory=dict)
    renja: Ukuran | None = None
    pk_murni: Ukuran | None = None
    pk_perubahan: Ukuran | None = None
    realisasi: Mapping[int, Ukuran] = field(default_factory=dict)
    target_lalu: Mapping[int, Ukuran] = field(default_factory=dict)
    triwulan: tuple[Ukuran | None, ...] = (None, None, None, None)
    pembanding: tuple[Pembanding, ...] = ()
    analisis: Analisis = Analisis()
    baris_target: int = 0
    baris_realisasi: int = 0


@dataclass(frozen=True)
class BarisProgram:
    """One row of program, kegiatan or sub kegiatan, as typed; money in whole rupiah."""

    baris: int
    kode: str
    uraian: str
    induk: str = ""
    sasaran_program: str = ""
    indikator: str = ""
    satuan: str = ""
    target: Decimal | None = None
    realisasi: Decimal | None = None
    jenis_belanja: str = ""
    pagu_murni: Decimal | None = None
    pagu_perubahan: Decimal | None = None
    realisasi_anggaran: Decimal | None = None
    anggaran_depan: Decimal | None = None
    menunjang: str = ""


@dataclass(frozen=True)
class BarisBelanja:
    """Budget and realisasi of one kind of spending, typed as a total of the office."""

    baris: int
    jenis: str
    anggaran: Decimal | None
    realisasi: Decimal | None


@dataclass(frozen=True)
class BarisJumlah:
    """A row of a staff table: its labels and its counts, None where the cell is blank, under the printed headings."""

    baris: int
    label: tuple[str, ...]
    jumlah: tuple[int | None, ...]
    kolom: tuple[str, ...]


@dataclass(frozen=True)
class Barang:
    """A row of the list of assets."""

    baris: int
    jenis: str
    jumlah: Decimal | None
    satuan: str
    keterangan: str


@dataclass(frozen=True)
class Rekomendasi:
    """One recommendation of the evaluator with its follow-up."""

    baris: int
    kelompok: str
    rekomendasi: str
    tindak_lanjut: str
    tautan: str


@dataclass(frozen=True)
class Surat:
    """The letter that brought the recommendations."""

    pengirim: str = ""
    nomor: str = ""
    tanggal: date | None = None
    perihal: str = ""


@dataclass(frozen=True)
class Laporan:
    """Everything an office enters for one report."""

    profil: Profil = Profil()
    pengaturan: Pengaturan = field(default_factory=Pengaturan)
    induk: tuple[Induk, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    program: tuple[BarisProgram, ...] = ()
    belanja: tuple[BarisBelanja, ...] = ()
    pegawai: Mapping[str, tuple[BarisJumlah, ...]] = field(default_factory=dict)
    sarpras: tuple[Barang, ...] = ()
    surat: Surat = Surat()
    rekomendasi: tuple[Rekomendasi, ...] = ()
    tercetak: tuple[Tercetak, ...] = ()
