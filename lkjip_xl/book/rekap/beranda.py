"""The home sheet of the workbook for a rekap: where its cells lie, what staff fill there, and its buttons."""

from __future__ import annotations

from lkjip_xl.book.rekap.lembar import LEMBAR_REKAP
from lkjip_xl.book.schema import BERANDA, Field, Form, InputSheet, Tombol
from lkjip_xl.domain.nilai.record import record

FOLDER_TERBANYAK = 3
NAMA_FOLDER = "folder_rekap"
"""The name of the cells of the folders, by which the macro of Pilih Folder knows them."""

LANGKAH = (
    ("Kumpulkan buku kerja semua instansi di satu folder; subfolder ikut dibaca. Simpan buku kerja ini di folder itu, "
     "atau klik Pilih Folder."),
    ("Klik Rekap. Setiap buku kerja dihitung dari isiannya; berkas milik instansi tidak diubah. Bila tombol tidak "
     "bekerja: simpan, tutup, lalu jalankan lkjip rekap --buku NAMA-BERKAS."),
    "Baca lembar Perlu Perhatian dan Temuan Antarinstansi. Klik Ekspor untuk rekap yang siap dicetak dan dibagikan.",
)
"""What staff do, in order."""


PENGATURAN_REKAP = Form("rekap", "Pengaturan rekap", (
    Field("kabupaten", "Kabupaten/Kota", "teks", "Tercetak pada judul. Kosong: menurut buku kerja instansi."),
    Field("tahun", "Tahun", "tahun", "Kosong: tahun yang paling banyak di antara buku kerja."),
    Field("per", "Keadaan per", "tanggal", "Untuk menghitung tindak lanjut yang lewat waktu. Kosong: hari ini."),
    Field("apbd", "APBD total (Rp)", "rupiah", "Bila diisi, jumlah pagu semua instansi dibandingkan dengannya."),
    Field("folder_1", "Folder buku kerja", "teks",
          "Kosong: folder tempat buku kerja ini. Isinya dari Pilih Folder atau diketik."),
    *(Field(f"folder_{nomor}", f"Folder ke-{nomor}", "teks", "Bila buku kerja instansi ada di beberapa folder.")
      for nomor in range(2, FOLDER_TERBANYAK + 1)),
), header_row=7)
"""What staff may say; all of it may stay empty."""
ISIAN_REKAP = InputSheet(BERANDA, "Rekap LKjIP", "Buku kerja LKjIP semua instansi menjadi satu: kumpulkan, rekap, "
                         "cetak.", (PENGATURAN_REKAP,))


@record(frozen=True)
class Beranda:
    """Where the cells of the home sheet lie; rows and columns counted from 1."""

    value_column: int = 3
    written_column: int = 6
    """Hidden, beside the list of sheets: the names of those that are written; above them that of the home sheet."""
    steps_row: int = 4
    version_row: int = 15
    """The cell in which an LKjIP workbook says its version."""
    facts_row: int = 16
    sheets_row: int = 25

    @property
    def folder_row(self) -> int:
        """The first of the cells of the folders."""
        return PENGATURAN_REKAP.header_row + 1 + len(PENGATURAN_REKAP.fields) - FOLDER_TERBANYAK


BERANDA_REKAP = Beranda()

FAKTA = ("Terakhir direkap", "Yang direkap", "Buku kerja terbaca", "Tidak terbaca", "Temuan antarinstansi",
         "Perlu perhatian dahulu", "Hasil")
"""The facts below the version, in order."""

REKAP = Tombol("Rekap", "RekapBuku")
TOMBOL_REKAP = (REKAP, Tombol("Periksa", "RekapPeriksa"), Tombol("Ekspor", "RekapEkspor"))
"""The buttons that run Python, by their macros."""
PILIH_FOLDER = Tombol("Pilih Folder", "PilihFolder")


def isi_lembar() -> tuple[str, ...]:
    """What each sheet of a rekap is about, in their order."""
    return "Angka pokok, grafik, dan instansi yang perlu perhatian", *(sheet.title for sheet in LEMBAR_REKAP)
