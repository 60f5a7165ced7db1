"""The workbook, declared once: sheets, tables, columns, labels, units, lists, widths and help texts.

The template, the reader, the checks, ``lkjip skema`` and ``docs/lembar.md`` all follow from this module.
Positions given here are where the template puts things; the reader looks for the headings instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from lkjip_xl.domain.hitungan.efisiensi import daftar_metode
from lkjip_xl.domain.masukan import BAGIAN_NASKAH
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.nilai.tanggal import BULAN
from lkjip_xl.domain.nilai.triwulan import CARA_TRIWULAN, ROMAWI
from lkjip_xl.domain.tercetak import BESARAN

VERSI_TEMPLATE = 2
BERANDA = "Beranda"
MAKS_INDIKATOR = 40
MAKS_SUB_KEGIATAN = 400

Kind = Literal["teks", "uraian", "kode", "angka", "nilai", "rupiah", "bulat", "tahun", "tanggal", "pilihan", "nip",
               "cetak"]
"""What a cell may hold: ``nilai`` is a figure, a range (90-100) or a predicate (BB); ``uraian`` is long text; ``cetak``
is a text that Excel must leave exactly as it was typed."""

Format = Literal["teks", "tengah", "nomor", "bulat", "ukuran", "angka", "persen", "serapan", "rupiah", "kotak", "garis"]
"""How the template shows an output column.

``ukuran`` is a target or realisasi with the decimals that its row was entered with, ``persen`` and ``angka`` a computed
figure with those of the settings, ``serapan`` a percentage of money; ``kotak`` is a box of a drawn tree, ``garis`` a
line between boxes.
"""


@dataclass(frozen=True)
class Column:
    """One column of an input table; ``options`` names a list of `LISTS` or a column ``tabel.kolom``."""

    key: str
    label: str
    kind: Kind
    width: float
    help: str
    required: bool = False
    options: str = ""
    unit: str = ""
    year: str = ""
    """A worksheet formula that shows above the heading which year the column is about."""


@dataclass(frozen=True)
class Table:
    """A table that staff fill row by row under a heading row."""

    key: str
    title: str
    columns: tuple[Column, ...]
    header_row: int
    capacity: int
    rows: tuple[tuple[object, ...], ...] = ()
    """Values the template fills in beforehand, from the first column on."""
    optional: bool = False

    @property
    def first_row(self) -> int:
        """The first row under the headings, counted from 1."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last row that the template formats; rows below it are read all the same."""
        return self.header_row + self.capacity

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns by their key."""
        return {column.key: column for column in self.columns}

    @property
    def required(self) -> tuple[Column, ...]:
        """The columns that every used row must fill; the first of them marks a row as used."""
        return tuple(column for column in self.columns if column.required)


@dataclass(frozen=True)
class Field:
    """One line of a form: a label on the left, the answer on the right."""

    key: str
    label: str
    kind: Kind
    help: str
    required: bool = False
    options: str = ""
    default: str | int | None = None


@dataclass(frozen=True)
class Form:
    """A list of questions with one answer each."""

    key: str
    title: str
    fields: tuple[Field, ...]
    header_row: int

    def row(self, field: Field) -> int:
        """The row of a field in the template, counted from 1."""
        return self.header_row + 1 + self.fields.index(field)


@dataclass(frozen=True)
class InputSheet:
    """A sheet that staff fill."""

    name: str
    title: str
    purpose: str
    blocks: tuple[Table | Form, ...]
    optional: bool = False
    """An optional sheet may stay empty: its light is never "belum lengkap" for being empty."""

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables of the sheet."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms of the sheet."""
        return tuple(block for block in self.blocks if isinstance(block, Form))


FIRST_COLUMN = 2
"""Input tables and forms begin in column B; column A is a margin."""

LABEL_COLUMN, VALUE_COLUMN = 2, 3
"""Forms: the label stands in B, the answer in C."""

YA_TIDAK = ("Ya", "Tidak")
ARAH = ("Semakin tinggi semakin baik", "Semakin rendah semakin baik")
JENIS_TARGET = ("Angka", "Rentang", "Predikat")
JENIS_INDUK = ("Tujuan", "Sasaran")
JENIS_PEMBANDING = ("OPD terbaik", "Kabupaten/Kota", "Nasional")
JENIS_BELANJA = ("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal", "Belanja Lainnya")
MENUNJANG = ("Menunjang", "Tidak menunjang")
SKALA_SENDIRI = "Skala buatan sendiri"
MURNI_PERUBAHAN = ("Murni", "Perubahan")
WARNA = ("Hijau tua", "Hijau muda", "Kuning", "Jingga", "Merah")

LISTS: dict[str, tuple[str, ...]] = {
    "ya_tidak": YA_TIDAK,
    "arah": ARAH,
    "jenis_target": JENIS_TARGET,
    "cara_triwulan": CARA_TRIWULAN,
    "jenis_induk": JENIS_INDUK,
    "jenis_pembanding": JENIS_PEMBANDING,
    "jenis_belanja": JENIS_BELANJA,
    "menunjang": MENUNJANG,
    "murni_perubahan": MURNI_PERUBAHAN,
    "warna": WARNA,
    "skala": (*(skala.nama for skala in daftar_skala() if skala.untuk == "capaian"), SKALA_SENDIRI),
    "gaya": ("Tabel per sasaran", "Satu tabel"),
    "desimal": ("Koma (83,55)", "Titik (83.55)"),
    "batas_atas": ("Tanpa batas", "100", "110", "120", "150"),
    "batas_bawah": ("0", "Tanpa batas"),
    "rumus_rendah": ("(2T - R) / T", "T / R"),
    "efisiensi": tuple(metode.nama for metode in daftar_metode()),
    "dasar_rata": ("Angka penuh", "Angka tercetak"),
    "kertas": ("F4", "A4"),
    "triwulan": ROMAWI,
    "renaksi": ("Triwulan", "Bulan"),
    "isi_ekspor": ("Lampiran dan tabel", "Lampiran saja", "Tabel saja"),
    "bentuk_ekspor": ("PDF dan Excel", "PDF saja", "Excel saja"),
    "naskah": BAGIAN_NASKAH,
    "besaran": BESARAN,
}

SATUAN = ("Indeks", "Nilai", "%", "Predikat", "Orang", "Dokumen", "Laporan", "Kegiatan", "Bulan", "Paket", "Unit")
"""Common units, offered in the drop-down; any other word is accepted."""

_TAHUN = "profil_tahun"
_AKHIR = "profil_tahun_akhir"


def _rencana(index: int) -> str:
    return f'=IF(N({_AKHIR})=0,"akhir rencana {f"- {4 - index}" if index < 4 else ""}",{_AKHIR}-{4 - index})'


def _lalu(years: int) -> str:
    return f'=IF(N({_TAHUN})=0,"tahun laporan - {years}",{_TAHUN}-{years})'


def _tahun(text: str = "", plus: int = 0) -> str:
    return f'=IF(N({_TAHUN})=0,"tahun laporan","{text}"&({_TAHUN}+{plus}))'


PROFIL = InputSheet(
    "Profil",
    "Profil Instansi",
    "Nama instansi, tahun laporan, periode Renstra, dan penanda tangan.",
    (
        Form(
            "profil",
            "Isian profil",
            (
                Field("instansi", "Nama instansi", "teks", "Nama lengkap, misalnya Kecamatan Banyudono.", True),
                Field("kabupaten", "Kabupaten/Kota", "teks", "Dengan sebutannya, misalnya Kabupaten Boyolali.", True),
                Field("provinsi", "Provinsi", "teks", "Misalnya Jawa Tengah."),
                Field("tahun", "Tahun laporan", "tahun", "Tahun kinerja yang dilaporkan, misalnya 2024.", True),
                Field("tahun_awal", "Tahun awal Renstra", "tahun", "Tahun pertama periode Renstra, misalnya 2021.",
                      True),
                Field("tahun_akhir", "Tahun akhir Renstra", "tahun",
                      "Tahun terakhir periode Renstra/RPJMD, misalnya 2026. Lembar Indikator memakai enam tahun terakhir.",
                      True),
                Field("jabatan", "Jabatan kepala", "teks", "Misalnya Camat Banyudono.", True),
                Field("nama_kepala", "Nama kepala", "teks", "Nama dan gelar penanda tangan laporan."),
                Field("pangkat", "Pangkat kepala", "teks", "Misalnya Pembina Tingkat I."),
                Field("nip", "NIP kepala", "nip", "18 angka, boleh dengan spasi: 19700101 199503 1 001."),
                Field("tempat", "Tempat tanda tangan", "teks", "Nama kota atau kecamatan."),
                Field("tanggal", "Tanggal tanda tangan", "tanggal", "Tanggal laporan ditandatangani."),
                Field("sumber_pk", "Sumber Perjanjian Kinerja", "teks",
                      "Nama dokumen untuk baris 'Sumber:' di bawah tabel Perjanjian Kinerja."),
                Field("jabatan_atasan", "Jabatan atasan (pihak kedua PK)", "teks", "Misalnya Bupati Boyolali."),
                Field("nama_atasan", "Nama atasan", "teks", "Nama penanda tangan kedua pada Perjanjian Kinerja."),
                Field("tanggal_pk", "Tanggal Perjanjian Kinerja", "tanggal", "Tanggal PK awal tahun ditandatangani."),
                Field("tanggal_pk_perubahan", "Tanggal PK Perubahan", "tanggal",
                      "Tanggal PK Perubahan ditandatangani; kosongkan bila tidak ada perubahan."),
            ),
            5,
        ),
    ),
)

PENGATURAN = InputSheet(
    "Pengaturan",
    "Pengaturan Hitungan dan Tampilan",
    "Skala, pembulatan, batas, metode efisiensi, dan gaya penyajian sesuai aturan daerah.",
    (
        Form(
            "pengaturan",
            "Pilihan hitungan",
            (
                Field("skala", "Skala kategori capaian", "pilihan", "Pilih skala yang dipakai daerah Anda.", True,
                      "skala", LISTS["skala"][0]),
                Field("gaya", "Gaya penyajian", "pilihan",
                      "Menentukan nomor dan judul tabel: tabel kecil per sasaran, atau satu tabel lebar.", True,
                      "gaya", LISTS["gaya"][0]),
                Field("desimal", "Tanda desimal", "pilihan", "Dipakai di semua kalimat dan tabel.", True, "desimal",
                      LISTS["desimal"][0]),
                Field("angka_desimal", "Banyaknya angka di belakang tanda desimal", "bulat",
                      "0, 1, atau 2; lazimnya 2. Pembulatan setengah ke atas.", True, "", 2),
                Field("batas_atas", "Batas atas capaian (%)", "pilihan", "Capaian di atas batas ini dicetak sebesar "
                      "batas.", True, "batas_atas", "Tanpa batas"),
                Field("batas_bawah", "Batas bawah capaian (%)", "pilihan", "Capaian negatif dicetak 0 kecuali Anda "
                      "memilih Tanpa batas.", True, "batas_bawah", "0"),
                Field("rumus_rendah", "Rumus semakin rendah semakin baik", "pilihan",
                      "T = target, R = realisasi. Sebagian daerah memakai T / R.", True, "rumus_rendah",
                      LISTS["rumus_rendah"][0]),
                Field("dasar_rata", "Dasar rata-rata capaian", "pilihan",
                      "Angka penuh: rata-rata dihitung sebelum dibulatkan. Angka tercetak: dari angka yang sudah "
                      "dibulatkan.", True, "dasar_rata", LISTS["dasar_rata"][0]),
                Field("efisiensi", "Metode efisiensi", "pilihan", "Keempat metode tetap ditampilkan di lembar "
                      "Efisiensi; yang dipilih dipakai di tabel.", True, "efisiensi", LISTS["efisiensi"][0]),
                Field("pk", "Perjanjian Kinerja yang berlaku", "pilihan", "Target yang dipakai menghitung capaian.",
                      True, "murni_perubahan", "Murni"),
                Field("pagu", "Pagu yang berlaku", "pilihan", "Pagu yang dipakai menghitung serapan.", True,
                      "murni_perubahan", "Murni"),
                Field("kertas", "Ukuran kertas", "pilihan", "Untuk semua lembar hasil.", True, "kertas", "F4"),
                Field("triwulan", "Triwulan yang dilaporkan", "pilihan", "Monev Rencana Aksi dihitung sampai dengan "
                      "triwulan ini; triwulan sesudahnya belum dinilai.", True, "triwulan", "IV"),
                Field("renaksi", "Target rencana aksi", "pilihan", "Per triwulan atau per bulan.", True, "renaksi",
                      "Triwulan"),
                Field("isi_ekspor", "Isi ekspor", "pilihan", "Lembar yang ditulis oleh Ekspor Lampiran.", True,
                      "isi_ekspor", "Lampiran dan tabel"),
                Field("bentuk_ekspor", "Bentuk berkas ekspor", "pilihan", "PDF untuk ditandatangani, Excel berisi "
                      "nilai saja.", True, "bentuk_ekspor", "PDF dan Excel"),
                Field("pola_nama", "Pola nama berkas", "teks", "Nama setiap berkas ekspor; {lembar}, {instansi}, dan "
                      "{tahun} diganti isinya.", True, "", "{lembar} {instansi} {tahun}"),
                Field("jumlah_tingkat", "Jumlah tingkat skala buatan sendiri", "bulat",
                      "Hanya bila Anda memilih skala buatan sendiri: banyaknya tingkat menurut aturan daerah."),
            ),
            5,
        ),
        Table(
            "skala_sendiri",
            "Skala buatan sendiri (isi hanya bila dipilih di atas; dari tingkat tertinggi ke terendah)",
            (
                Column("kategori", "Kategori", "teks", 30, "Nama tingkat, misalnya Sangat Tinggi.", True),
                Column("batas", "Batas bawah (%)", "angka", 34,
                       "Capaian terendah untuk tingkat ini; kosongkan pada tingkat terendah."),
                Column("termasuk", "Batas termasuk", "pilihan", 18,
                       "Ya bila angka tepat di batas masuk tingkat ini.", False, "ya_tidak"),
                Column("rentang", "Rentang tercetak", "teks", 26, "Tulisan pada tabel skala, misalnya 76 - 90 %."),
                Column("warna", "Warna", "pilihan", 16, "Warna sel kategori.", False, "warna"),
            ),
            27,
            10,
            optional=True,
        ),
        Table(
            "predikat",
            "Tingkatan predikat (untuk target berupa predikat; urutan 1 adalah yang terendah)",
            (
                Column("kelompok", "Kelompok predikat", "teks", 30, "Predikat hanya dibandingkan dalam satu kelompok.",
                       True),
                Column("predikat", "Predikat", "teks", 34, "Tulisan predikat, misalnya BB.", True),
                Column("urutan", "Urutan", "bulat", 18, "1 untuk tingkat terendah, lalu naik satu-satu.", True),
            ),
            41,
            25,
            (
                ("Predikat SAKIP", "D", 1), ("Predikat SAKIP", "C", 2), ("Predikat SAKIP", "CC", 3),
                ("Predikat SAKIP", "B", 4), ("Predikat SAKIP", "BB", 5), ("Predikat SAKIP", "A", 6),
                ("Predikat SAKIP", "AA", 7),
                ("Opini BPK", "TMP", 1), ("Opini BPK", "TW", 2), ("Opini BPK", "WDP", 3), ("Opini BPK", "WTP", 4),
            ),
            optional=True,
        ),
    ),
)

_ORANG = "orang"


def _orang(key: str, label: str, width: float = 13) -> Column:
    return Column(key, label, "bulat", width, "Banyaknya orang; ketik 0 bila tidak ada.", unit=_ORANG)


PANGKAT = (
    ("Pembina Utama", "IV/e"), ("Pembina Utama Madya", "IV/d"), ("Pembina Utama Muda", "IV/c"),
    ("Pembina Tingkat I", "IV/b"), ("Pembina", "IV/a"), ("Penata Tingkat I", "III/d"), ("Penata", "III/c"),
    ("Penata Muda Tingkat I", "III/b"), ("Penata Muda", "III/a"), ("Pengatur Tingkat I", "II/d"),
    ("Pengatur", "II/c"), ("Pengatur Muda Tingkat I", "II/b"), ("Pengatur Muda", "II/a"),
    ("Juru Tingkat I", "I/d"), ("Juru", "I/c"), ("Juru Muda Tingkat I", "I/b"), ("Juru Muda", "I/a"),
)
_PANGKAT_COLUMNS = (
    Column("pangkat", "Pangkat", "teks", 30, "Nama pangkat.", True),
    Column("golongan", "Golongan Ruang", "teks", 16, "Misalnya III/b.", True),
)
_GENDER = (_orang("laki_laki", "Laki-laki"), _orang("perempuan", "Perempuan"))

PEGAWAI = InputSheet(
    "Pegawai",
    "Data Pegawai",
    "Jumlah pegawai menurut pendidikan, golongan, jabatan, dan pangkat. Isi tabel yang dipakai laporan Anda.",
    (
        Table(
            "pegawai_pendidikan",
            "Pegawai menurut jenjang pendidikan",
            (
                Column("jenjang", "Jenis Pendidikan", "teks", 30, "Jenjang pendidikan terakhir.", True),
                _orang("pns", "PNS (Non Fungsional)", 16),
                _orang("fungsional", "Fungsional"),
                _orang("pppk", "PPPK"),
                _orang("ptt", "PTT"),
                _orang("thl", "THL"),
                _orang("lainnya", "Lainnya"),
            ),
            6,
            10,
            (("S3",), ("S2",), ("S1/D4",), ("D1-D3",), ("SMA",), ("SMP",), ("SD",)),
            optional=True,
        ),
        Table("pegawai_golongan", "Pegawai menurut golongan dan jenis kelamin", (*_PANGKAT_COLUMNS, *_GENDER), 20, 20,
              PANGKAT, optional=True),
        Table(
            "pegawai_jabatan",
            "Pegawai menurut jabatan dan jenis kelamin",
            (Column("jabatan", "Nama Jabatan", "teks", 30, "Kelompok jabatan.", True), *_GENDER),
            44,
            10,
            (
                ("Jabatan Pimpinan Tinggi (Eselon 2)",), ("Jabatan Administrator (Eselon 3)",),
                ("Jabatan Pengawas (Eselon 4)",), ("Jabatan Pelaksana (Staf)",), ("Jabatan Fungsional",),
            ),
            optional=True,
        ),
        Table(
            "pegawai_pangkat",
            "Pegawai menurut pangkat (satu kolom jumlah)",
            (*_PANGKAT_COLUMNS, _orang("jumlah", "Jumlah")),
            58,
            20,
            PANGKAT,
            optional=True,
        ),
    ),
    optional=True,
)

SARPRAS = InputSheet(
    "Sarpras",
    "Sarana dan Prasarana",
    "Daftar barang yang mendukung tugas. Rincian ditulis di baris bawahnya dengan tanda hubung di depan.",
    (
        Table(
            "sarpras",
            "Sarana dan prasarana",
            (
                Column("jenis", "Jenis Barang", "teks", 44, "Nama barang; awali dengan '- ' untuk rincian.", True),
                Column("jumlah", "Jumlah", "angka", 12, "Banyaknya; kosongkan bila ditulis pada rincian."),
                Column("satuan", "Satuan", "teks", 14, "Misalnya unit atau gedung."),
                Column("keterangan", "Keterangan", "uraian", 50, "Keterangan tambahan."),
            ),
            6,
            120,
            optional=True,
        ),
    ),
    optional=True,
)

TUJUAN_SASARAN = InputSheet(
    "Tujuan Sasaran",
    "Tujuan dan Sasaran Strategis",
    "Urut seperti di Renstra: satu baris Tujuan, lalu baris-baris Sasaran di bawahnya.",
    (
        Table(
            "induk",
            "Tujuan dan sasaran",
            (
                Column("jenis", "Jenis", "pilihan", 14, "Tujuan atau Sasaran. Sasaran milik Tujuan di atasnya.", True,
                       "jenis_induk"),
                Column("uraian", "Tujuan / Sasaran", "uraian", 80, "Tulis persis seperti di Renstra dan PK.", True),
            ),
            6,
            60,
        ),
    ),
)

_NAMA_INDIKATOR = Column("indikator", "Indikator Kinerja", "pilihan", 46, "Pilih nama indikator dari lembar Indikator.",
                         True, "indikator.nama")

INDIKATOR = InputSheet(
    "Indikator",
    "Indikator Kinerja",
    "Satu baris untuk satu indikator tujuan atau sasaran.",
    (
        Table(
            "indikator",
            "Indikator kinerja",
            (
                Column("nama", "Indikator Kinerja", "uraian", 46, "Nama indikator; setiap nama hanya sekali.", True),
                Column("induk", "Tujuan / Sasaran", "pilihan", 46, "Pilih tujuan atau sasaran yang diukur.", True,
                       "induk.uraian"),
                Column("satuan", "Satuan", "teks", 12, "Misalnya Indeks, Nilai, %, Predikat.", True, "satuan"),
                Column("arah", "Arah", "pilihan", 30, "Semakin tinggi atau semakin rendah yang lebih baik.", True,
                       "arah"),
                Column("jenis_target", "Jenis Target", "pilihan", 13,
                       "Angka (83,55), Rentang (90-100), atau Predikat (BB).", True, "jenis_target"),
                Column("dinilai", "Dinilai (IKU/PK)", "pilihan", 12,
                       "Ya: dihitung capaiannya. Tidak: hanya tampil di tabel Renstra dan Renja.", True, "ya_tidak"),
                Column("formula", "Formula / Penjelasan", "uraian", 44, "Cara menghitung indikator."),
                Column("sumber_data", "Sumber Data", "teks", 26, "Asal angka realisasi, misalnya e-SKM."),
                Column("koordinator", "Koordinator", "uraian", 30, "Seksi/subbagian penanggung jawab; pisahkan dengan "
                       "titik koma."),
                Column("cara_triwulan", "Cara Triwulan", "pilihan", 22,
                       "Cara menggabungkan realisasi triwulan menjadi realisasi tahun.", False, "cara_triwulan"),
                Column("grafik", "Tampil di Grafik", "pilihan", 12,
                       "Ya atau kosong: tampil di Ringkasan (paling banyak enam).", False, "ya_tidak"),
            ),
            6,
            60,
        ),
    ),
)

TARGET = InputSheet(
    "Target",
    "Target Kinerja",
    "Target tiap tahun rencana, Renja, dan Perjanjian Kinerja murni serta perubahan.",
    (
        Table(
            "target",
            "Target kinerja per indikator",
            (
                _NAMA_INDIKATOR,
                *(
                    Column(f"rencana_{index + 1}", f"Rencana ke-{index + 1}", "nilai", 13,
                           "Target Renstra tahun yang tertulis di atas judul kolom.",
                           year=_rencana(index))
                    for index in range(5)
                ),
                Column("renja", "Renja", "nilai", 13, "Target Renja; kosong berarti sama dengan Renstra tahun laporan.",
                       year=_tahun()),
                Column("pk_murni", "PK Murni", "nilai", 13, "Target Perjanjian Kinerja awal tahun.", year=_tahun()),
                Column("pk_perubahan", "PK Perubahan", "nilai", 13, "Target Perjanjian Kinerja Perubahan.",
                       year=_tahun()),
                Column("alasan", "Alasan Perubahan", "uraian", 40, "Mengapa target PK diubah."),
            ),
            7,
            60,
        ),
    ),
)

REALISASI = InputSheet(
    "Realisasi",
    "Realisasi Kinerja",
    "Realisasi tahun laporan, tahun-tahun sebelumnya, dan tiap triwulan.",
    (
        Table(
            "realisasi",
            "Realisasi kinerja per indikator",
            (
                _NAMA_INDIKATOR,
                Column("realisasi_0", "Realisasi Tahun Laporan", "nilai", 14,
                       "Realisasi setahun; kosong berarti dihitung dari triwulan.", year=_tahun()),
                *(
                    Column(f"realisasi_{years}", f"Realisasi Tahun -{years}", "nilai", 13,
                           "Realisasi tahun yang tertulis di atas judul kolom; kosong bila tidak ada data.",
                           year=_lalu(years))
                    for years in range(1, 6)
                ),
                *(
                    Column(f"target_{years}", f"Target Tahun -{years}", "nilai", 13,
                           "Target Perjanjian Kinerja tahun itu; kosong berarti sama dengan Renstra.",
                           year=_lalu(years))
                    for years in (1, 2)
                ),
                *(
                    Column(f"tw_{index}", f"Triwulan {roman}", "nilai", 12,
                           "Realisasi triwulan ini; kosong berarti belum dilaporkan, 0 berarti nol.", year=_tahun())
                    for index, roman in enumerate(("I", "II", "III", "IV"), 1)
                ),
            ),
            7,
            60,
        ),
    ),
)

PEMBANDING = InputSheet(
    "Pembanding",
    "Pembanding",
    "Realisasi OPD terbaik, kabupaten/kota, atau nasional untuk tahun laporan.",
    (
        Table(
            "pembanding",
            "Pembanding per indikator",
            (
                _NAMA_INDIKATOR,
                Column("jenis", "Jenis Pembanding", "pilihan", 18, "Dengan siapa dibandingkan.", True,
                       "jenis_pembanding"),
                Column("nama", "Nama Pembanding", "teks", 40, "Nama OPD atau daerah, misalnya Dinas Lingkungan Hidup.",
                       True),
                Column("nilai", "Nilai", "nilai", 13, "Realisasi pembanding.", True),
                Column("sumber", "Sumber", "teks", 36, "Dokumen asal angka."),
            ),
            6,
            90,
            optional=True,
        ),
    ),
    optional=True,
)

def _per_triwulan(key: str, label: str, kind: Kind, width: float, text: str, unit: str = "") -> Iterator[Column]:
    for index, roman in enumerate(ROMAWI, 1):
        yield Column(f"{key}_{index}", f"{label} {roman}", kind, width, text, unit=unit)


PROGRAM = InputSheet(
    "Program Anggaran",
    "Program, Kegiatan, Sub Kegiatan dan Anggaran",
    "Urut menurut kode. Anggaran hanya diisi pada sub kegiatan; kegiatan dan program dijumlahkan sendiri.",
    (
        Table(
            "program",
            "Program, kegiatan, sub kegiatan",
            (
                Column("kode", "Kode", "kode", 20, "Kode nomenklatur: 7.01.01 program, 7.01.01.2.06 kegiatan, "
                       "7.01.01.2.06.0001 sub kegiatan.", True),
                Column("uraian", "Program / Kegiatan / Sub Kegiatan", "uraian", 56, "Nama menurut DPA.", True),
                Column("induk", "Tujuan/Sasaran yang Didukung", "pilihan", 36,
                       "Cukup diisi pada program; kegiatan dan sub kegiatan mengikuti kecuali diisi sendiri.", False,
                       "induk.uraian"),
                Column("sasaran_program", "Sasaran Program", "uraian", 34, "Sasaran menurut dokumen program."),
                Column("indikator", "Indikator", "uraian", 44, "Indikator program, kegiatan, atau keluaran."),
                Column("satuan", "Satuan", "teks", 12, "Satuan keluaran, misalnya Dokumen.", False, "satuan"),
                Column("target", "Target", "angka", 12, "Target kinerja atau keluaran."),
                Column("realisasi", "Realisasi Kinerja", "angka", 12, "Realisasi kinerja atau keluaran."),
                Column("jenis_belanja", "Jenis Belanja", "pilihan", 24, "Pada sub kegiatan dengan satu jenis belanja.",
                       False, "jenis_belanja"),
                Column("pagu_murni", "Pagu Murni", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("pagu_perubahan", "Pagu Perubahan", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("realisasi_anggaran", "Realisasi Anggaran", "rupiah", 19,
                       "Hanya pada sub kegiatan; kosong berarti jumlah serapan triwulan.", unit="Rp"),
                Column("anggaran_depan", "Anggaran Tahun Depan", "rupiah", 19, "Hanya pada sub kegiatan.", unit="Rp"),
                Column("menunjang", "Menunjang / Tidak", "pilihan", 16,
                       "Pada program; kosong berarti dinilai dari capaian programnya.", False, "menunjang"),
                *_per_triwulan("target_tw", "Target TW", "angka", 11, "Target keluaran triwulan ini saja."),
                *_per_triwulan("realisasi_tw", "Realisasi TW", "angka", 11, "Keluaran yang tercapai dalam triwulan "
                               "ini; kosong berarti belum dilaporkan."),
                *_per_triwulan("serapan_tw", "Serapan TW", "rupiah", 19, "Realisasi anggaran dalam triwulan ini saja.",
                               "Rp"),
            ),
            6,
            600,
        ),
    ),
)

BELANJA = InputSheet(
    "Belanja",
    "Komposisi Belanja",
    "Jumlah menurut jenis belanja. Kosongkan bila jenis belanja sudah diisi di tiap sub kegiatan.",
    (
        Table(
            "belanja",
            "Komposisi belanja",
            (
                Column("jenis", "Jenis Belanja", "pilihan", 34, "Jenis belanja menurut APBD.", True, "jenis_belanja"),
                Column("anggaran", "Anggaran", "rupiah", 22, "Pagu yang berlaku.", True, unit="Rp"),
                Column("realisasi", "Realisasi", "rupiah", 22, "Realisasi belanja.", unit="Rp"),
            ),
            6,
            10,
            optional=True,
        ),
    ),
    optional=True,
)

ANALISIS = InputSheet(
    "Analisis",
    "Analisis per Indikator",
    "Penyebab, faktor pendukung, hambatan, dan solusi. Satu butir satu baris; nama indikator boleh dikosongkan pada "
    "baris lanjutan.",
    (
        Table(
            "analisis",
            "Analisis per indikator",
            (
                Column("indikator", "Indikator Kinerja", "pilihan", 40,
                       "Pilih indikator; baris lanjutan boleh kosong.", False, "indikator.nama"),
                Column("penyebab", "Penyebab Keberhasilan/Kegagalan", "uraian", 46, "Analisis penyebab."),
                Column("faktor", "Faktor Pendukung", "uraian", 46, "Satu butir per baris."),
                Column("hambatan", "Hambatan", "uraian", 46, "Satu butir per baris."),
                Column("solusi", "Solusi", "uraian", 46, "Upaya yang dilakukan; wajib bila capaian di bawah 100."),
            ),
            6,
            200,
            optional=True,
        ),
    ),
    optional=True,
)

RENCANA_AKSI = InputSheet(
    "Rencana Aksi",
    "Rencana Aksi",
    "Langkah dan target tiap triwulan atau tiap bulan. Kosong berarti target tahun dicapai di triwulan IV.",
    (
        Table(
            "renaksi",
            "Rencana aksi per indikator",
            (
                _NAMA_INDIKATOR,
                Column("langkah", "Langkah Rencana Aksi", "uraian", 50, "Apa yang dikerjakan; satu langkah satu baris "
                       "(Alt+Enter)."),
                *(
                    Column(f"tw_{index}", f"Target Triwulan {roman}", "nilai", 12, "Target pada akhir triwulan ini.")
                    for index, roman in enumerate(ROMAWI, 1)
                ),
                *(
                    Column(f"bulan_{index}", f"Target {month}", "nilai", 12,
                           "Hanya bila Pengaturan memilih target per bulan.")
                    for index, month in enumerate(BULAN, 1)
                ),
            ),
            6,
            60,
            optional=True,
        ),
    ),
    optional=True,
)

MONEV = InputSheet(
    "Monev",
    "Monitoring dan Evaluasi Rencana Aksi",
    "Hambatan, solusi, dan tautan bukti tiap triwulan.",
    (
        Table(
            "monev",
            "Catatan monev per triwulan",
            (
                Column("triwulan", "Triwulan", "pilihan", 12, "Triwulan yang dicatat.", True, "triwulan"),
                Column("indikator", "Indikator Kinerja", "pilihan", 44, "Pilih nama indikator dari lembar Indikator.",
                       True, "indikator.nama"),
                Column("hambatan", "Hambatan", "uraian", 46, "Kendala pada triwulan ini."),
                Column("solusi", "Solusi", "uraian", 46, "Yang dilakukan untuk mengatasinya."),
                Column("tindak_lanjut", "Rencana Tindak Lanjut", "uraian", 40, "Yang akan dilakukan berikutnya."),
                Column("tautan", "Tautan Bukti", "teks", 40, "Alamat berkas bukti."),
            ),
            6,
            160,
            optional=True,
        ),
    ),
    optional=True,
)

REKOMENDASI = InputSheet(
    "Rekomendasi",
    "Rekomendasi dan Tindak Lanjut",
    "Surat hasil evaluasi, butir rekomendasi, tindak lanjut, dan tautan buktinya.",
    (
        Form(
            "surat",
            "Surat hasil evaluasi",
            (
                Field("pengirim", "Pengirim surat", "teks", "Misalnya Inspektorat Daerah."),
                Field("nomor", "Nomor surat", "teks", "Nomor surat hasil evaluasi."),
                Field("tanggal", "Tanggal surat", "tanggal", "Tanggal surat."),
                Field("perihal", "Perihal", "teks", "Perihal surat."),
            ),
            5,
        ),
        Table(
            "rekomendasi",
            "Butir rekomendasi",
            (
                Column("kelompok", "Kelompok", "teks", 30, "Misalnya Perencanaan Kinerja."),
                Column("rekomendasi", "Rekomendasi", "uraian", 60, "Bunyi rekomendasi.", True),
                Column("tindak_lanjut", "Tindak Lanjut", "uraian", 60, "Apa yang sudah dilakukan."),
                Column("tautan", "Tautan Bukti", "teks", 40, "Alamat berkas bukti."),
            ),
            13,
            80,
            optional=True,
        ),
    ),
    optional=True,
)

ORGANISASI = InputSheet(
    "Organisasi",
    "Susunan Organisasi",
    "Jabatan dan unit, atasannya, tugas, dan fungsinya; dipakai untuk bagan dan Bab I.",
    (
        Table(
            "organisasi",
            "Susunan organisasi",
            (
                Column("unit", "Jabatan / Unit", "teks", 40, "Nama jabatan atau unit; kosong pada baris lanjutan "
                       "fungsi."),
                Column("atasan", "Di Bawah", "pilihan", 40, "Jabatan atau unit di atasnya; kosong untuk pimpinan.",
                       False, "organisasi.unit"),
                Column("tugas", "Tugas", "uraian", 60, "Tugas pokok dalam satu kalimat."),
                Column("fungsi", "Fungsi", "uraian", 60, "Satu fungsi satu baris."),
            ),
            6,
            160,
            optional=True,
        ),
    ),
    optional=True,
)

NASKAH = InputSheet(
    "Naskah",
    "Naskah Laporan",
    "Teks laporan yang tidak dapat dihitung: visi, misi, dasar hukum, saran, dan lain-lain.",
    (
        Table(
            "naskah",
            "Butir naskah",
            (
                Column("bagian", "Bagian", "pilihan", 30, "Bagian laporan; boleh kosong pada baris lanjutan.", False,
                       "naskah"),
                Column("isi", "Isi", "uraian", 110, "Satu butir atau satu paragraf per baris.", True),
            ),
            6,
            240,
            optional=True,
        ),
    ),
    optional=True,
)

ANGKA_TERCETAK = InputSheet(
    "Angka Tercetak",
    "Angka yang Tercetak di Laporan",
    "Angka dari naskah laporan, persis seperti tertulis, untuk dibandingkan dengan hitungan dan satu sama lain.",
    (
        Table(
            "tercetak",
            "Kutipan angka",
            (
                Column("tempat", "Letak", "teks", 30, "Nomor tabel, bab, atau halaman, misalnya Tabel 3.2.", True),
                Column("besaran", "Besaran", "pilihan", 24, "Angka apa, dipilih dari daftar.", True, "besaran"),
                Column("tentang", "Tentang", "teks", 58,
                       "Nama indikator, sasaran, program, kegiatan, atau sub kegiatan seperti pada isian; Total untuk "
                       "seluruhnya; Indikator | Pembanding; Baris | Kolom untuk pegawai.", True),
                Column("tahun", "Tahun", "tahun", 10, "Tahun angkanya.", True),
                Column("tertulis", "Tertulis", "cetak", 40, "Persis seperti di naskah, salah tulis pun apa adanya.",
                       True),
                Column("nama_tercetak", "Nama di naskah", "teks", 40, "Hanya bila namanya berbeda dari isian."),
                Column("catatan", "Catatan", "teks", 40, "Boleh kosong."),
            ),
            8,
            600,
            optional=True,
        ),
    ),
    optional=True,
)

INPUT_SHEETS: tuple[InputSheet, ...] = (
    PROFIL, PENGATURAN, TUJUAN_SASARAN, INDIKATOR, TARGET, REALISASI, PEMBANDING, PROGRAM, BELANJA, ANALISIS,
    RENCANA_AKSI, MONEV, REKOMENDASI, PEGAWAI, SARPRAS, ORGANISASI, NASKAH, ANGKA_TERCETAK,
)


@dataclass(frozen=True)
class OutColumn:
    """One column of an output sheet; a heading path of two texts makes a merged group heading."""

    key: str
    heading: tuple[str, ...]
    width: float
    format: Format = "teks"
    merged: bool = False
    """Whether a blank cell on a ``lanjut`` line looks merged with the cell above it."""
    isian: bool = False
    """Whether staff may type here; what they typed is carried over when the sheet is written anew."""


@dataclass(frozen=True)
class OutputSheet:
    """A sheet that Python fills and the office prints."""

    key: str
    name: str
    item: int
    """The number of the table in the list of what an LKjIP holds; 0 for sheets of the workbook itself."""
    title: str
    columns: tuple[OutColumn, ...]
    landscape: bool = True
    traced: bool = True
    """Whether a column "Asal angka" beside the printed table says how each figure came about."""
    numbered: bool = True
    """Whether a row of column numbers (1, 2, 3, ...) stands under the headings."""
    lampiran: int = 0
    """The number of the attachment that the sheet belongs to; 0 for the tables of the report itself."""
    headed: bool = True
    """Whether the columns have headings; a letter has none."""

    @cached_property
    def depth(self) -> int:
        """How many rows the headings take: 1 or 2; 0 for a letter."""
        return max(len(column.heading) for column in self.columns) if self.headed else 0

    @property
    def header_row(self) -> int:
        """The first heading row, counted from 1."""
        return 5

    @property
    def first_row(self) -> int:
        """The first row of the body, counted from 1."""
        return self.header_row + self.depth + int(self.numbered)

    @property
    def last_column(self) -> int:
        """The last printed column, counted from 1."""
        return OUT_FIRST_COLUMN + len(self.columns) - 1

    @property
    def trace_column(self) -> int:
        """The column of "Asal angka", counted from 1; it lies outside the print area."""
        return self.last_column + 2


LEVEL_COLUMN, COLOUR_COLUMN, DECIMALS_COLUMN, OUT_FIRST_COLUMN = 1, 2, 3, 4
"""Output sheets: A, B and C are hidden and hold the level of a row, the colour of its kategori, and the decimals of its
targets and realisasi; the table begins in D."""

MAKS_BARIS_HASIL = 2500
"""How many rows the conditional formats of an output sheet reach."""

LEVELS = {
    "isi": "baris data",
    "grup": "baris kelompok (tujuan/sasaran)",
    "program": "baris program",
    "kegiatan": "baris kegiatan",
    "lanjut": "baris data yang sel kirinya digabung dengan baris di atasnya",
    "total": "baris jumlah",
    "ttd": "baris tanda tangan",
    "teks": "baris kalimat pada surat",
    "pohon": "baris bagan pohon: nama pada kotak, dan garisnya",
    "kotak": "baris bagan pohon: indikator di bawah nama, dan garisnya",
    "catatan": "baris keterangan atau sumber di bawah tabel",
}
"""What the words in column A of an output sheet mean; the conditional formats draw the row by them."""

_NO = OutColumn("no", ("No",), 5, "nomor", True)


def _col(key: str, heading: str, width: float, shown: Format = "teks") -> OutColumn:
    return OutColumn(key, tuple(heading.split("|")), width, shown)


def _merged(key: str, heading: str, width: float, shown: Format = "teks") -> OutColumn:
    return OutColumn(key, tuple(heading.split("|")), width, shown, True)


def _tiga(years: int) -> tuple[OutColumn, ...]:
    year = f"{{n-{years}}}" if years else "{n}"
    return (
        _col(f"target_{years}", f"{year}|Target", 10, "ukuran"),
        _col(f"realisasi_{years}", f"{year}|Realisasi", 10, "ukuran"),
        _col(f"capaian_{years}", f"{year}|Capaian %", 10, "persen"),
    )


def _garis(level: int) -> tuple[OutColumn, OutColumn]:
    """The two narrow columns in which the lines from a box to those of the next level run."""
    return _col(f"dari_{level}", " ", 2, "garis"), _col(f"ke_{level}", " ", 2, "garis")


GARIS: dict[int, tuple[str, ...]] = {1: ("top",), 2: ("top", "left"), 3: ("left",)}
"""The sides of a cell along which a line of a drawn tree runs, by the number that stands in the cell."""

_SURAT = (_NO, _col("nama", "Nama", 14), _col("isi", "Isi", 36, "nomor"), _col("kanan", "Kanan", 48))
"""A letter: sentences run on from the first column and names from the third, signatures stand left and right."""

_AKSI = (
    _merged("induk", "Program/Kegiatan/Sub Kegiatan", 36), _col("indikator", "Indikator Kinerja", 30),
    _col("satuan", "Satuan", 11, "tengah"), _col("target", "Target {n}", 11, "ukuran"),
)
_AKSI_AKHIR = (
    _col("anggaran", "Anggaran (Rp)", 18, "rupiah"), _col("langkah", "Langkah Rencana Aksi", 34),
    _col("koordinator", "Penanggung Jawab", 28),
)

_UKUR = (
    _NO,
    _merged("induk", "{induk}", 34),
    _col("indikator", "Indikator Kinerja", 28),
    _col("target", "Target", 11, "ukuran"),
    _col("realisasi", "Realisasi", 11, "ukuran"),
    _col("capaian", "Capaian %", 12, "persen"),
    _col("kategori", "Kategori", 16, "tengah"),
    _col("sumber", "Sumber Data", 22),
)

OUTPUT_SHEETS: tuple[OutputSheet, ...] = (
    OutputSheet(
        "pegawai_pendidikan", "Pegawai Pendidikan", 16, "Jumlah Pegawai berdasarkan Jenjang Pendidikan",
        (
            _col("jenjang", "Jenis Pendidikan", 18),
            *(
                _col(key, f"Jumlah Pegawai menurut Kualifikasi Pendidikan|{label}", 12, "bulat")
                for key, label in (("pns", "PNS (Non Fungsional)"), ("fungsional", "Fungsional"), ("pppk", "PPPK"),
                                   ("ptt", "PTT"), ("thl", "THL"), ("lainnya", "Lainnya"))
            ),
            _col("jumlah", "Jumlah", 11, "bulat"),
        ),
        landscape=False, numbered=False,
    ),
    OutputSheet(
        "pegawai_golongan", "Pegawai Golongan", 17, "Jumlah Pegawai berdasarkan Pangkat dan Golongan Ruang",
        (_NO, _col("pangkat", "Pangkat", 34), _col("golongan", "Golongan Ruang", 14, "tengah"),
         _col("laki_laki", "Jumlah|Laki-laki", 13, "bulat"), _col("perempuan", "Jumlah|Perempuan", 13, "bulat"),
         _col("jumlah", "Jumlah|Seluruhnya", 13, "bulat")),
        landscape=False, numbered=False,
    ),
    OutputSheet(
        "pegawai_jabatan", "Pegawai Jabatan", 18, "Jumlah Pegawai berdasarkan Jabatan Struktural",
        (_NO, _col("jabatan", "Nama Jabatan", 44), _col("laki_laki", "Jumlah|Laki-laki", 13, "bulat"),
         _col("perempuan", "Jumlah|Perempuan", 13, "bulat"), _col("jumlah", "Jumlah|Seluruhnya", 13, "bulat")),
        landscape=False, numbered=False,
    ),
    OutputSheet(
        "pegawai_pangkat", "Pegawai Pangkat", 46, "Jumlah Pegawai menurut Pangkat/Golongan",
        (_NO, _col("pangkat", "Pangkat/Golongan", 46), _col("jumlah", "Jumlah (orang)", 18, "bulat")),
        landscape=False, numbered=False,
    ),
    OutputSheet(
        "sarpras", "Daftar Sarpras", 47, "Sarana dan Prasarana",
        (_NO, _col("jenis", "Jenis Barang", 40), _col("jumlah", "Jumlah", 12, "ukuran"),
         _col("satuan", "Satuan", 12, "tengah"), _col("keterangan", "Keterangan", 40)),
        landscape=False, traced=False, numbered=False,
    ),
    OutputSheet(
        "renstra", "Target Renstra", 52, "Target Renstra",
        (_NO, _merged("tujuan", "Tujuan", 30), _merged("sasaran", "Sasaran", 30),
         _col("indikator", "Indikator Kinerja", 30),
         *(_col(f"rencana_{i + 1}", f"Target Kinerja pada Tahun|{{rencana{i + 1}}}", 10, "ukuran") for i in range(5))),
        traced=False,
    ),
    OutputSheet(
        "renja", "Target Renja", 53, "Target Renja Tahun {n}",
        (OutColumn("no", ("No",), 6, "tengah", True), _merged("tujuan", "Tujuan", 34),
         _merged("sasaran", "Sasaran", 34), _col("indikator", "Indikator Kinerja", 34),
         _col("satuan", "Satuan", 14, "tengah"), _col("target", "Target {n}", 12, "ukuran")),
    ),
    OutputSheet(
        "perjanjian_kinerja", "Perjanjian Kinerja", 22, "Perjanjian Kinerja{perubahan} Tahun {n}",
        (_NO, _merged("induk", "Sasaran Strategis", 44), _col("indikator", "Indikator Kinerja", 34),
         _col("target", "Target", 12, "ukuran"), _col("koordinator", "Koordinator", 32)),
    ),
    OutputSheet(
        "program_pagu", "Program dan Pagu", 55, "Program/Kegiatan/Sub Kegiatan Tahun {n}",
        (_NO, _col("uraian", "Program/Kegiatan/Sub Kegiatan", 50),
         _col("indikator", "Indikator Program, Kegiatan dan Sub Kegiatan", 44),
         _col("target", "Target Capaian Kinerja", 14, "ukuran"), _col("satuan", "Satuan", 12, "tengah"),
         _col("anggaran", "Jumlah Anggaran (Rp)", 20, "rupiah")),
    ),
    OutputSheet(
        "pencapaian", "Pencapaian Kinerja", 26, "Pencapaian Kinerja per Sasaran",
        (_NO, _col("indikator", "{induk_pendek}/Indikator", 40),
         _col("akhir", "Target Akhir Periode {akhir}", 14, "ukuran"),
         _col("target", "Target {n}", 12, "ukuran"), _col("lalu", "Realisasi {n-1}", 12, "ukuran"),
         _col("realisasi", "Realisasi {n}", 12, "ukuran"),
         _col("pembanding", "Realisasi OPD Kabupaten|Nilai", 12, "ukuran"),
         _col("opd", "Realisasi OPD Kabupaten|OPD tertinggi", 26)),
    ),
    OutputSheet(
        "capaian_sasaran", "Capaian Sasaran", 28, "Pencapaian Kinerja",
        (_NO, _col("indikator", "Indikator Kinerja Utama", 46), _col("target", "Target {n}", 13, "ukuran"),
         _col("realisasi", "Realisasi {n}", 13, "ukuran"), _col("capaian", "Capaian %", 13, "persen"),
         _col("kategori", "Kategori", 18, "tengah")),
        landscape=False,
    ),
    OutputSheet(
        "banding_lalu", "Banding Tahun Lalu", 29, "Perbandingan Realisasi Kinerja",
        (_NO, _col("indikator", "Indikator Kinerja Utama", 40), _col("target", "Target {n}", 12, "ukuran"),
         _col("lalu", "Realisasi|{n-1}", 12, "ukuran"), _col("realisasi", "Realisasi|{n}", 12, "ukuran"),
         _col("perubahan", "Naik/Turun", 14, "ukuran"), _col("keterangan", "Keterangan", 16, "tengah")),
        landscape=False,
    ),
    OutputSheet(
        "banding_akhir", "Banding Akhir Renstra", 30, "Perbandingan Realisasi Kinerja dengan Akhir Periode {akhir}",
        (_NO, _col("indikator", "Indikator Kinerja Utama", 42),
         _col("akhir", "Target Akhir Periode {akhir} {tahun_akhir}", 18, "ukuran"),
         _col("realisasi", "Realisasi sampai dengan {n}", 18, "ukuran"), _col("progres", "Progres %", 14, "persen")),
        landscape=False,
    ),
    OutputSheet(
        "banding_opd", "Banding OPD", 31, "Perbandingan Realisasi Kinerja dengan Realisasi Pembanding",
        (_NO, _merged("indikator", "Indikator Kinerja Utama", 36),
         _merged("realisasi", "Realisasi Tahun {n}", 12, "ukuran"),
         _col("jenis", "Pembanding|Jenis", 15, "tengah"), _col("nama", "Pembanding|Nama", 28),
         _col("nilai", "Pembanding|Realisasi", 12, "ukuran"), _col("selisih", "Selisih", 11, "ukuran"),
         _col("keterangan", "Keterangan", 32)),
    ),
    OutputSheet(
        "keluaran", "Keluaran Program", 36, "Capaian Program, Kegiatan dan Sub Kegiatan",
        (_NO, _merged("program", "Program", 32), _merged("kegiatan", "Kegiatan", 36), _col("sub", "Sub Kegiatan", 46),
         _col("target", "Target {n}", 16, "tengah"), _col("realisasi", "Realisasi {n}", 16, "tengah")),
        traced=False,
    ),
    OutputSheet(
        "realisasi_belanja", "Realisasi Belanja", 39, "Realisasi Belanja Program, Kegiatan dan Sub Kegiatan Tahun {n}",
        (_NO, _col("uraian", "Sasaran/Program/Kegiatan", 62), _col("anggaran", "Anggaran (Rp)", 20, "rupiah"),
         _col("realisasi", "Realisasi (Rp)", 20, "rupiah"), _col("sisa", "Sisa (Rp)", 18, "rupiah"),
         _col("persen", "Capaian Anggaran (%)", 13, "serapan")),
    ),
    OutputSheet("pengukuran", "Pengukuran Kinerja", 58, "Hasil Pengukuran Indikator Kinerja", _UKUR),
    OutputSheet(
        "banding_tiga", "Banding Tiga Tahun", 60,
        "Perbandingan Realisasi Kinerja dan Capaian Kinerja Tahun {n-2}, {n-1} dan {n}",
        (_NO, _merged("induk", "{induk}", 30), _col("indikator", "Indikator Kinerja", 24),
         *(column for years in (2, 1, 0) for column in _tiga(years))),
    ),
    OutputSheet(
        "kemajuan", "Kemajuan Renstra", 62, "Perbandingan Realisasi Kinerja Tahun {n} dengan Target {akhir}",
        (_NO, _merged("induk", "{induk}", 38), _col("indikator", "Indikator Kinerja", 32),
         _col("realisasi", "Realisasi {n}", 13, "ukuran"), _col("akhir", "Target Akhir {tahun_akhir}", 13, "ukuran"),
         _col("capaian", "% Capaian", 13, "persen"), _col("kemajuan", "Tingkat Kemajuan", 14, "persen")),
    ),
    OutputSheet(
        "analisis", "Analisis Kinerja", 65,
        "Analisis Penyebab Keberhasilan/Kegagalan atau Peningkatan/Penurunan Kinerja serta Alternatif Solusi",
        (_NO, _merged("induk", "{induk}", 28), _col("indikator", "Indikator Kinerja", 22),
         _col("target", "Target", 9, "ukuran"), _col("realisasi", "Realisasi", 10, "ukuran"),
         _col("capaian", "% Capaian", 11, "persen"), _col("analisis", "Analisis Keberhasilan/Kegagalan", 44),
         _col("solusi", "Solusi yang Dilakukan", 36)),
    ),
    OutputSheet(
        "efisiensi", "Efisiensi", 68, "Perbandingan Pencapaian Kinerja dan Anggaran Tahun {n}",
        (_NO, _merged("induk", "{induk}", 40), _col("target", "Indikator Kinerja|Target", 10, "ukuran"),
         _col("realisasi", "Indikator Kinerja|Realisasi", 10, "ukuran"),
         _col("capaian", "Indikator Kinerja|% Capaian", 11, "persen"),
         _merged("anggaran", "Anggaran|Anggaran (Rp)", 18, "rupiah"),
         _merged("realisasi_rp", "Anggaran|Realisasi (Rp)", 18, "rupiah"),
         _merged("persen", "Anggaran|% Capaian", 11, "serapan"),
         _merged("nilai", "Efisiensi|Nilai", 14, "angka"),
         _merged("tingkat", "Efisiensi|Tingkat Efisiensi", 18, "tengah")),
    ),
    OutputSheet(
        "penunjang", "Program Penunjang", 70,
        "Analisis Program/Kegiatan yang Menunjang Keberhasilan ataupun Kegagalan Pencapaian Kinerja Tahun {n}",
        (_NO, _merged("induk", "{induk}", 30), _merged("indikator", "Indikator Kinerja", 22),
         _merged("capaian", "% Capaian", 11, "persen"), _col("program", "Program", 34),
         _col("indikator_program", "Indikator Program", 34), _col("capaian_program", "% Capaian Program", 11, "persen"),
         _col("menunjang", "Menunjang / Tidak menunjang", 16, "tengah")),
    ),
    OutputSheet(
        "komposisi_belanja", "Komposisi Belanja", 72, "Komposisi Belanja Tahun {n}",
        (_NO, _col("jenis", "Jenis Belanja", 32), _col("anggaran", "Anggaran (Rp)", 20, "rupiah"),
         _col("realisasi", "Realisasi (Rp)", 20, "rupiah"), _col("porsi", "Porsi Anggaran (%)", 14, "serapan")),
        landscape=False,
    ),
    OutputSheet(
        "realisasi_anggaran", "Realisasi Anggaran", 73, "Realisasi Anggaran Tahun {n}",
        (_NO, _merged("sasaran", "Sasaran", 34), _col("uraian", "Program / Kegiatan", 60),
         _col("anggaran", "Anggaran (Rp)", 20, "rupiah"), _col("realisasi", "Realisasi (Rp)", 20, "rupiah"),
         _col("depan", "Anggaran {n+1} (Rp)", 20, "rupiah")),
    ),
    OutputSheet(
        "jumlah_kategori", "Jumlah per Kategori", 75, "Jumlah Indikator Kinerja menurut Kategori Capaian Tahun {n}",
        (_NO, _col("rentang", "Skala Nilai Capaian Kinerja", 32, "tengah"), _col("kategori", "Kategori", 24, "tengah"),
         _col("jumlah", "Jumlah Indikator", 18, "tengah")),
        landscape=False,
    ),
    OutputSheet("pengukuran_bab4", "Pengukuran (Bab IV)", 77, "Hasil Pengukuran Indikator Kinerja", _UKUR),
    OutputSheet(
        "narasi", "Narasi", 8, "Narasi Laporan",
        (_NO, _merged("bagian", "Bagian Laporan", 30), _col("kalimat", "Kalimat", 130)),
        traced=False, numbered=False,
    ),
    OutputSheet(
        "lampiran_iku", "Lampiran 1 IKU", 42, "Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
        (_NO, _merged("induk", "Tujuan dan Sasaran Strategis", 34), _col("indikator", "Indikator Kinerja Utama", 30),
         _col("formula", "Penjelasan/Formulasi Penghitungan", 40), _col("satuan", "Satuan", 12, "tengah"),
         _col("sumber", "Sumber Data", 22), _col("koordinator", "Penanggung Jawab", 28)),
        traced=False, lampiran=1,
    ),
    OutputSheet(
        "lampiran_cascading", "Lampiran 2 Cascading", 42,
        "Cascading Indikator Kinerja Utama Tahun {tahun_awal}-{tahun_akhir}",
        (_NO, _merged("tujuan", "Tujuan", 21), _merged("indikator_tujuan", "Indikator Tujuan", 19),
         _merged("sasaran", "Sasaran", 21), _merged("indikator_sasaran", "Indikator Sasaran", 19),
         _merged("program", "Program", 21), _merged("indikator_program", "Indikator Program", 19),
         _merged("kegiatan", "Kegiatan", 21), _merged("indikator_kegiatan", "Indikator Kegiatan", 19),
         _merged("sub", "Sub Kegiatan", 28), _merged("indikator_sub", "Indikator Sub Kegiatan", 28)),
        traced=False, lampiran=2,
    ),
    OutputSheet(
        "lampiran_pohon", "Lampiran 2 Pohon Kinerja", 42,
        "Pohon Kinerja Tahun {n}",
        (_col("tujuan", "Tujuan", 30, "kotak"), *_garis(1), _col("sasaran", "Sasaran", 32, "kotak"), *_garis(2),
         _col("program", "Program", 34, "kotak"), *_garis(3), _col("kegiatan", "Kegiatan", 36, "kotak")),
        landscape=False, traced=False, numbered=False, lampiran=2,
    ),
    OutputSheet(
        "lampiran_rkt", "Lampiran 3 RKT", 42, "Rencana Kinerja Tahunan Tahun {n}",
        (_NO, _merged("sasaran", "Sasaran", 28), _merged("indikator", "Indikator Sasaran", 25),
         _merged("target_indikator", "Target", 10, "ukuran"), _merged("program", "Program", 26),
         _merged("kegiatan", "Kegiatan", 26), _merged("sub", "Sub Kegiatan", 32),
         _merged("indikator_sub", "Indikator Sub Kegiatan", 30),
         _merged("target", "Target Sub Kegiatan", 14, "tengah"),
         _merged("anggaran", "Target Anggaran (Rp)", 18, "rupiah")),
        lampiran=3,
    ),
    OutputSheet("lampiran_pk_surat", "Lampiran 4 Pernyataan PK", 42, "Perjanjian Kinerja Tahun {n}", _SURAT,
                landscape=False, traced=False, numbered=False, lampiran=4, headed=False),
    OutputSheet(
        "lampiran_pk_target", "Lampiran 4 Target PK", 42, "Lampiran Perjanjian Kinerja Tahun {n}",
        (_NO, _merged("induk", "Sasaran Strategis", 46), _col("indikator", "Indikator Kinerja", 42),
         _col("target", "Target", 13, "ukuran"), _col("satuan", "Satuan", 14, "tengah")),
        landscape=False, lampiran=4,
    ),
    OutputSheet(
        "lampiran_pk_anggaran", "Lampiran 4 Anggaran PK", 42, "Program dan Anggaran Perjanjian Kinerja Tahun {n}",
        (_NO, _col("program", "Program", 62), _col("anggaran", "Anggaran (Rp)", 22, "rupiah"),
         _col("keterangan", "Keterangan", 28, "tengah")),
        landscape=False, lampiran=4,
    ),
    OutputSheet("lampiran_pkp_surat", "Lampiran 5 Pernyataan PKP", 42, "Perjanjian Kinerja Perubahan Tahun {n}", _SURAT,
                landscape=False, traced=False, numbered=False, lampiran=5, headed=False),
    OutputSheet(
        "lampiran_pkp_target", "Lampiran 5 Target PKP", 42, "Lampiran Perjanjian Kinerja Perubahan Tahun {n}",
        (_NO, _merged("induk", "Sasaran Strategis", 40), _col("indikator", "Indikator Kinerja", 36),
         _col("satuan", "Satuan", 12, "tengah"), _col("sebelum", "Target|Sebelum Perubahan", 13, "ukuran"),
         _col("sesudah", "Target|Setelah Perubahan", 13, "ukuran"), _col("alasan", "Alasan Perubahan", 44)),
        lampiran=5,
    ),
    OutputSheet(
        "lampiran_pkp_anggaran", "Lampiran 5 Anggaran PKP", 42,
        "Program dan Anggaran Perjanjian Kinerja Perubahan Tahun {n}",
        (_NO, _col("program", "Program", 60), _col("sebelum", "Sebelum Perubahan (Rp)", 22, "rupiah"),
         _col("sesudah", "Setelah Perubahan (Rp)", 22, "rupiah"),
         _col("beda", "Bertambah/ Berkurang (Rp)", 22, "rupiah"), _col("keterangan", "Keterangan", 28, "tengah")),
        lampiran=5,
    ),
    OutputSheet(
        "lampiran_renaksi", "Lampiran 6 Rencana Aksi", 42, "Rencana Aksi Tahun {n}",
        (_NO, *_AKSI, *(_col(f"tw_{i}", f"Target Triwulan|{roman}", 11, "ukuran") for i, roman in enumerate(ROMAWI, 1)),
         *_AKSI_AKHIR),
        lampiran=6,
    ),
    OutputSheet(
        "lampiran_renaksi_bulan", "Lampiran 6 Bulanan", 42, "Rencana Aksi per Bulan Tahun {n}",
        (_NO, *_AKSI, *(_col(f"bulan_{i}", f"Target Bulan|{month[:3]}", 9, "ukuran") for i, month in
                        enumerate(BULAN, 1)), *_AKSI_AKHIR),
        lampiran=6,
    ),
    OutputSheet(
        "lampiran_monev", "Lampiran 7 Monev Kinerja", 42,
        "Monitoring dan Evaluasi Capaian Kinerja atas Rencana Aksi sampai dengan Triwulan {triwulan} Tahun {n}",
        (_NO, _merged("induk", "{induk}", 28), _col("indikator", "Indikator Kinerja", 26),
         _col("satuan", "Satuan", 10, "tengah"), _col("target", "Target {n}", 10, "ukuran"),
         _col("target_kini", "Target s.d. TW {triwulan}", 10, "ukuran"),
         *(_col(f"realisasi_{i}", f"Realisasi Triwulan|{roman}", 9, "ukuran") for i, roman in enumerate(ROMAWI, 1)),
         _col("realisasi", "s.d. Triwulan {triwulan}|Realisasi", 10, "ukuran"),
         _col("capaian", "s.d. Triwulan {triwulan}|Capaian %", 10, "persen"),
         _col("hambatan", "Hambatan", 28), _col("solusi", "Solusi dan Tindak Lanjut", 28),
         _col("bukti", "Tautan Bukti", 20)),
        lampiran=7,
    ),
    OutputSheet(
        "lampiran_monev_anggaran", "Lampiran 7 Monev Anggaran", 42,
        "Monitoring dan Evaluasi Program dan Anggaran sampai dengan Triwulan {triwulan} Tahun {n}",
        (_NO, _col("uraian", "Program/Kegiatan/Sub Kegiatan", 46), _col("target", "Kinerja|Target {n}", 13, "tengah"),
         _col("target_kini", "Kinerja|Target s.d. TW {triwulan}", 13, "tengah"),
         _col("realisasi", "Kinerja|Realisasi s.d. TW {triwulan}", 13, "tengah"),
         _col("capaian", "Kinerja|%", 9, "persen"),
         _col("pagu", "Pagu (Rp)", 18, "rupiah"),
         *(_col(f"serapan_{i}", f"Serapan Triwulan (Rp)|{roman}", 17, "rupiah") for i, roman in
           enumerate(ROMAWI, 1)),
         _col("serapan", "Serapan s.d. Triwulan {triwulan}|Rp", 18, "rupiah"),
         _col("persen", "Serapan s.d. Triwulan {triwulan}|%", 9, "serapan"),
         _col("keterangan", "Mendukung", 28, "tengah")),
        lampiran=7,
    ),
    OutputSheet(
        "lampiran_pengukuran", "Lampiran 8 Pengukuran", 42, "Pengukuran Kinerja Tahun {n}",
        (_NO, _merged("induk", "{induk}", 28), _col("indikator", "Indikator Kinerja", 26),
         _col("satuan", "Satuan", 10, "tengah"), _col("target_1", "Tahun {n-1}|Target", 10, "ukuran"),
         _col("realisasi_1", "Tahun {n-1}|Realisasi", 10, "ukuran"), _col("target", "Tahun {n}|Target", 10, "ukuran"),
         _col("realisasi", "Tahun {n}|Realisasi", 10, "ukuran"), _col("capaian", "Tahun {n}|Capaian %", 10, "persen"),
         _col("kategori", "Kategori", 14, "tengah"), _merged("anggaran", "Anggaran|Pagu (Rp)", 18, "rupiah"),
         _merged("realisasi_rp", "Anggaran|Realisasi (Rp)", 18, "rupiah"),
         _merged("persen", "Anggaran|Serapan %", 10, "serapan"), _merged("nilai", "Efisiensi|Nilai", 11, "angka"),
         _merged("tingkat_efisiensi", "Efisiensi|Tingkat", 28, "tengah")),
        lampiran=8,
    ),
)

TANPA_ISIAN = "Belum ada isian untuk tabel ini."
KEMBALI = "← Kembali ke Beranda"
BUKA = "buka sel"
ASAL_ANGKA = "Asal angka (tidak ikut tercetak)"
DATA_GRAFIK = "Data grafik (tidak ikut tercetak)"
JUDUL_RINGKASAN = "Ringkasan Capaian Kinerja"
RINGKASAN_LEVELS = ("Skala", "Kategori", "Indikator")
"""Fixed texts that the template and the writer both put on the sheets."""

GRAFIK = 6
"""How many indicators the charts of Ringkasan show at most."""
TAHUN_GRAFIK = 6
"""How many years a chart can show: the report year and the five before it."""
TINGKAT_TERBANYAK = 7
"""The most levels a scale has on Ringkasan."""


@dataclass(frozen=True)
class Ringkasan:
    """Where the cells of the one-page summary lie; rows and columns counted from 1."""

    name: str = "Ringkasan"
    label_column: int = 3
    value_column: int = 4
    last_column: int = 7
    facts_row: int = 5
    """First of the lines "label | isi" in C and D."""
    levels_row: int = 18
    """First line of the count per kategori in C:E, under its heading row."""
    charts_row: int = 27
    """The first chart title; each pair of charts takes `chart_rows` rows."""
    chart_rows: int = 11
    chart_columns: tuple[int, int] = (3, 5)
    data_row: int = 5
    data_column: int = 10
    """Chart data beside the printed page: for each chart its name, a line of years, and two lines of values, of which
    the one of the chosen decimal sign is filled (comma first, then point)."""

    def chart_title(self, index: int) -> tuple[int, int]:
        """Row and column of the title of a chart, the charts counted from 0."""
        return self.charts_row + index // 2 * self.chart_rows, self.chart_columns[index % 2]

    def chart_data(self, index: int) -> int:
        """The row of the name of a chart's data; years and values stand in the rows below."""
        return self.data_row + index * 4


RINGKASAN = Ringkasan()

RINGKASAN_FACTS: tuple[tuple[str, str, Format], ...] = (
    ("instansi", "Instansi", "teks"),
    ("tahun", "Tahun laporan", "teks"),
    ("sasaran", "Tujuan/sasaran yang dinilai", "teks"),
    ("indikator", "Indikator yang dinilai", "teks"),
    ("capaian", "Rata-rata capaian kinerja (%)", "persen"),
    ("kategori", "Kategori", "teks"),
    ("anggaran", "Anggaran (Rp)", "rupiah"),
    ("realisasi", "Realisasi (Rp)", "rupiah"),
    ("persen", "Capaian anggaran (%)", "serapan"),
    ("sisa", "Sisa anggaran (Rp)", "rupiah"),
    ("efisiensi", "Efisiensi", "teks"),
)

PERIKSA = OutputSheet(
    "periksa", "Periksa", 0, "Temuan",
    (_NO, _col("tingkat", "Tingkat", 13, "tengah"), _col("kode", "Kode", 9, "tengah"),
     _col("lembar", "Lembar", 18), _col("sel", "Sel", 10, "tengah"), _col("temuan", "Temuan", 50),
     _col("nilai", "Isi sel", 20), _col("seharusnya", "Seharusnya", 30), _col("tindakan", "Yang perlu dilakukan", 40),
     OutColumn("diterima", ("Diterima karena",), 30, isian=True)),
    traced=False, numbered=False,
)
REVIU = OutputSheet(
    "reviu", "Reviu", 0, "Checklist Reviu Laporan Kinerja",
    (_NO, _col("pernyataan", "Pernyataan", 56), _col("jawaban", "Menurut data", 16, "tengah"),
     _col("bukti", "Bukti", 46), OutColumn("pereviu", ("Jawaban pereviu",), 28, isian=True),
     OutColumn("catatan", ("Catatan pereviu",), 30, isian=True)),
    traced=False, numbered=False,
)
WORK_SHEETS = (PERIKSA, REVIU)
"""Sheets that Python fills about the report, besides those of the report itself."""

PERIKSA_LEMBAR, PERIKSA_SEL = (OUT_FIRST_COLUMN - 1 + next(
    index for index, column in enumerate(PERIKSA.columns) if column.key == key) for key in ("lembar", "sel"))
"""Where the sheet and the cell of a finding stand in a row of Periksa, counted from 0."""
PERIKSA_TAUTAN = 400
"""How many findings have a link to their cell, in the column right of the table."""


@dataclass(frozen=True)
class Beranda:
    """Where the cells of the home sheet lie; rows and columns counted from 1."""

    status_row: int = 19
    """First line of the list of input sheets: B name, C purpose, D light, F stored and G present fingerprint.

    Under the stored fingerprints stands the paper that the output sheets were set to.
    """
    name_column: int = 2
    purpose_column: int = 3
    light_column: int = 4
    stored_column: int = 6
    present_column: int = 7
    steps_row: int = 4
    freshness_row: int = 12
    time_row: int = 13
    findings_row: int = 14
    version_row: int = 15
    fact_column: int = 3

    @property
    def paper_row(self) -> int:
        """The line of the paper that the output sheets were set to, in the stored column."""
        return self.status_row + len(INPUT_SHEETS)

    @property
    def output_row(self) -> int:
        """First line of the list of output sheets."""
        return self.status_row + len(INPUT_SHEETS) + 3


BERANDA_CELLS = Beranda()

@dataclass(frozen=True)
class Tombol:
    """A button: what it says and the macro it runs."""

    label: str
    makro: str


HITUNG_ULANG = Tombol("Hitung Ulang", "HitungUlang")
TOMBOL = (HITUNG_ULANG, Tombol("Periksa", "PeriksaIsian"), Tombol("Status", "LihatStatus"),
          Tombol("Bantuan", "BukaBantuan"), Tombol("Ekspor Lampiran", "EksporLampiran"),
          Tombol("Laporan Word", "LaporanWord"), Tombol("Impor SIPD", "ImporSipd"), Tombol("Tahun Baru", "TahunBaru"))
"""The buttons of Beranda, row by row; the output sheets have the first."""
TOMBOL_SEBARIS = 4

LANGKAH = (
    "Isi lembar bertab kuning, dari atas ke bawah. Hanya sel kuning muda yang diisi; pilihan diambil dari daftar.",
    "Perhatikan lampu tiap lembar di bawah sampai setiap lembar yang Anda pakai menyala “siap”.",
    "Klik Hitung Ulang. Bila tombol tidak bekerja: simpan, tutup, lalu seret berkas ini ke lkjip.cmd.",
    "Baca lembar Periksa, perbaiki yang perlu, lalu hitung lagi.",
    "Lembar bertab biru siap dicetak. Jangan mengetik di sana: isinya ditulis ulang setiap kali dihitung.",
    "Klik Ekspor Lampiran untuk lampiran dan tabel, dan Laporan Word untuk naskah LKjIP yang siap disunting.",
)
"""What staff do, in order."""

BANTUAN = "\n".join(f"{number}. {step}" for number, step in enumerate(LANGKAH, 1))

DAFTAR = "Daftar"
"""The hidden sheet with the lists of the drop-downs."""

SETELAN = "xlwings.conf"
"""The hidden sheet with the settings of xlwings; only the workbook for Excel has it."""



OUTPUT_NAMES: tuple[str, ...] = (RINGKASAN.name, *(sheet.name for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS)))
"""The sheets that Python writes, besides the facts on Beranda."""

TERCETAK: tuple[str, ...] = tuple(name for name in OUTPUT_NAMES if name not in {sheet.name for sheet in WORK_SHEETS})
"""The sheets that belong to the printed report."""

LAMPIRAN: tuple[tuple[int, str], ...] = (
    (1, "Indikator Kinerja Utama"),
    (2, "Cascading Indikator Kinerja Utama"),
    (3, "Rencana Kinerja Tahunan"),
    (4, "Perjanjian Kinerja"),
    (5, "Perjanjian Kinerja Perubahan"),
    (6, "Rencana Aksi"),
    (7, "Laporan Monitoring dan Evaluasi atas Rencana Aksi"),
    (8, "Laporan Pengukuran Kinerja"),
)
"""The attachments of the report in their order, with their names (LKjIP Kecamatan Banyudono 2024, daftar lampiran)."""

SHEET_NAMES: tuple[str, ...] = (BERANDA, *(sheet.name for sheet in INPUT_SHEETS), *OUTPUT_NAMES, DAFTAR)


def output_sheet(key: str) -> OutputSheet:
    """The output sheet of that key."""
    return next(sheet for sheet in (*OUTPUT_SHEETS, *WORK_SHEETS) if sheet.key == key)


def table_sheet(key: str) -> InputSheet:
    """The input sheet that holds the table or form of that key."""
    return next(sheet for sheet in INPUT_SHEETS if any(block.key == key for block in sheet.blocks))


def block(key: str) -> Table | Form:
    """The table or form of that key."""
    return next(b for sheet in INPUT_SHEETS for b in sheet.blocks if b.key == key)

