"""What an office enters for a report: frozen records, already typed, each with the sheet row it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Literal

from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Skala, daftar_skala
from lkjip_xl.domain.nilai.ukuran import Ukuran
from lkjip_xl.domain.tercetak import Tercetak

Dokumen = Literal["Murni", "Perubahan"]
"""Which version of the Perjanjian Kinerja or of the budget counts."""


TAHUN_LALU = "[tahun lalu] "
"""What stands before a text that was carried over from the year before, until the office has rewritten it."""

KOSONG_TRIWULAN = (None, None, None, None)


@record(frozen=True)
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
    provinsi: str = ""
    jabatan_atasan: str = ""
    nama_atasan: str = ""
    tanggal_pk: date | None = None
    tanggal_pk_perubahan: date | None = None


@record(frozen=True)
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
    triwulan: int = 4
    """Up to which quarter the year is reported; later ones are not yet over and are not judged."""
    per_bulan: bool = False
    """Whether the rencana aksi has targets by month instead of by quarter."""
    isi_ekspor: str = ""
    bentuk_ekspor: str = ""
    pola_nama: str = ""
    periode: str = ""
    """What the plan period is called, RPJMD or Renstra; empty for the word of the house style."""
    efisiensi_lain: bool = False
    """Whether the methods of efficiency that were not chosen are printed too."""
    banyak_tahun: int = 3
    """How many years the comparison over the years shows, 3 to 6, the report year included."""

    @property
    def notation(self) -> Notation:
        """How figures are rounded and written."""
        return self.capaian.notation


@record(frozen=True)
class Induk:
    """A tujuan or a sasaran; a sasaran names the tujuan above it."""

    baris: int
    jenis: Literal["Tujuan", "Sasaran"]
    uraian: str
    tujuan: str = ""


@record(frozen=True)
class Pembanding:
    """Somebody else's realisasi of the same indicator in the report year."""

    baris: int
    jenis: str
    nama: str
    nilai: Ukuran | None


@record(frozen=True)
class Analisis:
    """What the office writes about one indicator: a list of points under each heading."""

    penyebab: tuple[str, ...] = ()
    faktor: tuple[str, ...] = ()
    hambatan: tuple[str, ...] = ()
    solusi: tuple[str, ...] = ()


@record(frozen=True)
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
    triwulan: tuple[Ukuran | None, ...] = KOSONG_TRIWULAN
    pembanding: tuple[Pembanding, ...] = ()
    analisis: Analisis = Analisis()
    formula: str = ""
    alasan: str = ""
    """Why the target of the PK was changed."""
    langkah: str = ""
    """What the rencana aksi does for this indicator, a step on each line."""
    target_tw: tuple[Ukuran | None, ...] = KOSONG_TRIWULAN
    target_bulan: tuple[Ukuran | None, ...] = (None,) * 12
    batas_atas: str = ""
    """The cap of this indicator alone in percent, or "Tanpa batas"; empty follows the setting of the office."""
    rumus: str = ""
    """The formula of capaian of this indicator alone, one of `RUMUS_CAPAIAN`; empty follows arah and the setting."""
    awal: Decimal | None = None
    """The baseline from which progress counts, where `rumus` asks for one."""
    tidak_diukur: str = ""
    """Why the indicator was not measured this year; it then has no capaian and is left out of means."""

    def target_pk(self, dokumen: Dokumen) -> Ukuran | None:
        """The target of that Perjanjian Kinerja; in the Perubahan a blank one is unchanged."""
        return self.pk_murni if self.kolom_pk(dokumen) == "pk_murni" else self.pk_perubahan

    def kolom_pk(self, dokumen: Dokumen) -> str:
        """The key of the column that `target_pk` comes from, or that is to be filled where there is none."""
        unchanged = self.pk_perubahan is None and self.pk_murni is not None
        return "pk_murni" if dokumen == "Murni" or unchanged else "pk_perubahan"


@record(frozen=True)
class BarisProgram:
    """One indicator of a program, kegiatan or sub kegiatan, as typed; money in whole rupiah.

    Several rows of one code are several indicators; only one of them carries the money.
    """

    baris: int
    kode: str
    uraian: str
    induk: str = ""
    sasaran_program: str = ""
    indikator: str = ""
    satuan: str = ""
    target: Ukuran | None = None
    realisasi: Ukuran | None = None
    jenis_belanja: str = ""
    pagu_murni: Decimal | None = None
    pagu_perubahan: Decimal | None = None
    realisasi_anggaran: Decimal | None = None
    anggaran_depan: Decimal | None = None
    menunjang: str = ""
    target_tw: tuple[Ukuran | None, ...] = KOSONG_TRIWULAN
    realisasi_tw: tuple[Ukuran | None, ...] = KOSONG_TRIWULAN
    serapan_tw: tuple[Decimal | None, ...] = KOSONG_TRIWULAN
    """Rupiah of each quarter by itself; ``realisasi_anggaran`` is their sum where it was left blank."""
    arah: Arah = "tinggi"
    cara_triwulan: str = ""


@record(frozen=True)
class AnggaranLalu:
    """Budget and realisasi of a program, kegiatan or sub kegiatan in an earlier year, in whole rupiah."""

    baris: int
    kode: str
    tahun: int
    pagu: Decimal | None = None
    realisasi: Decimal | None = None


@record(frozen=True)
class BarisBelanja:
    """Budget and realisasi of one kind of spending, typed as a total of the office."""

    baris: int
    jenis: str
    anggaran: Decimal | None
    realisasi: Decimal | None


@record(frozen=True)
class BarisJumlah:
    """A row of a staff table: its labels and its counts, None where the cell is blank, under the printed headings."""

    baris: int
    label: tuple[str, ...]
    jumlah: tuple[int | None, ...]
    kolom: tuple[str, ...]


@record(frozen=True)
class Barang:
    """A row of the list of assets."""

    baris: int
    jenis: str
    jumlah: Decimal | None
    satuan: str
    keterangan: str


@record(frozen=True)
class Rekomendasi:
    """One recommendation of the evaluator with its follow-up."""

    baris: int
    kelompok: str
    rekomendasi: str
    tindak_lanjut: str
    tautan: str
    tanggal: date | None = None
    peserta: str = ""
    """Who took part in the follow-up."""


@record(frozen=True)
class Surat:
    """The letter that brought the recommendations."""

    pengirim: str = ""
    nomor: str = ""
    tanggal: date | None = None
    perihal: str = ""


@record(frozen=True)
class BarisMonev:
    """What the office noted about one indicator in one quarter (1 to 4)."""

    baris: int
    triwulan: int
    indikator: str
    hambatan: str
    solusi: str
    tindak_lanjut: str
    tautan: str


@record(frozen=True)
class Unit:
    """A post or unit of the office, the one above it, its task and its functions."""

    baris: int
    nama: str
    atasan: str
    tugas: str
    fungsi: tuple[str, ...]


@record(frozen=True)
class Laporan:
    """Everything an office enters for one report; ``naskah`` holds the points of each of `BAGIAN_NASKAH`."""

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
    monev: tuple[BarisMonev, ...] = ()
    organisasi: tuple[Unit, ...] = ()
    naskah: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    anggaran_lalu: tuple[AnggaranLalu, ...] = ()
