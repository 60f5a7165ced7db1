"""A third office to be typed into the workbook: a dinas with four sasaran, seven indikator and twenty sub kegiatan.

It has what the two examples lack: figures that should fall, a range, a predicate, and quarters. Its figures were made
up and worked out by hand (`CAPAIAN`, `SERAPAN`); its programs and kegiatan are named as in the national nomenclature.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

RENDAH, JUMLAH = "Semakin rendah semakin baik", "Per triwulan: dijumlahkan"
IBU_BAYI = "Menurunnya kematian ibu dan bayi"
STUNTING = "Menurunnya prevalensi stunting"
MUTU = "Meningkatnya mutu pelayanan kesehatan"
AKUNTABEL = "Meningkatnya akuntabilitas kinerja Dinas Kesehatan"
AKI, AKB = "Angka Kematian Ibu", "Angka Kematian Bayi"
PREVALENSI, IKM, TUNGGU = "Prevalensi Stunting", "Indeks Kepuasan Masyarakat", "Waktu Tunggu Rawat Jalan"
SAKIP, PARIPURNA = "Predikat SAKIP", "Puskesmas Terakreditasi Paripurna"

CAPAIAN = {
    AKI: "90,00",  # (2 x 100 - 110) / 100
    AKB: "105,60",  # (2 x 12,5 - 11,8) / 12,5
    PREVALENSI: "105,71",  # (2 x 14 - 13,2) / 14
    IKM: "100,83",  # 86,21 / 85,5
    TUNGGU: "100,00",  # 52 is within 30-60
    SAKIP: "80,00",  # B is the 4th level, BB the 5th
    PARIPURNA: "80,00",  # 2 + 3 + 1 + 2 of 10
}
RATA_RATA = {IBU_BAYI: "97,80", STUNTING: "105,71", MUTU: "100,42", AKUNTABEL: "80,00", "": "95,98"}
"""The mean capaian of each sasaran, and of the four sasaran."""
SERAPAN = {IBU_BAYI: "96,09", STUNTING: "96,40", MUTU: "96,80", AKUNTABEL: "98,00", "": "97,44"}
PAGU, REALISASI, SISA = 8_928_000_000, 8_699_140_000, 228_860_000


def _tw(name: str, *figures: object) -> dict[str, object]:
    return {f"{name}_tw_{quarter}": figure for quarter, figure in enumerate(figures, 1)}


def _sub(kode: str, uraian: str, indikator: str, satuan: str, target: int, pagu: int, realisasi: int,
         jenis: str = "Belanja Barang dan Jasa") -> dict[str, object]:
    return {"kode": f"1.02.{kode}", "uraian": uraian, "indikator": indikator, "satuan": satuan, "target": target,
            "realisasi": target, "pagu_murni": pagu, "realisasi_anggaran": realisasi, "jenis_belanja": jenis}


def _node(kode: str, uraian: str, **cells: object) -> dict[str, object]:
    return {"kode": f"1.02.{kode}", "uraian": uraian, **cells}


PROGRAM = [
    _node("02", "Program Pemenuhan Upaya Kesehatan Perorangan dan Upaya Kesehatan Masyarakat", induk=IBU_BAYI,
          indikator="Cakupan layanan kesehatan ibu", satuan="%", target=95, realisasi=90),
    _node("02.2.01", "Penyediaan Fasilitas Pelayanan Kesehatan untuk UKM dan UKP Kewenangan Daerah Kabupaten/Kota"),
    _sub("02.2.01.0014", "Pengadaan Alat Kesehatan", "Jumlah alat kesehatan", "Unit", 24, 800_000_000, 760_000_000,
         "Belanja Modal"),
    _node("02.2.02", "Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota"),
    _sub("02.2.02.0001", "Pengelolaan Pelayanan Kesehatan Ibu Hamil", "Jumlah ibu hamil dilayani", "Orang", 9400,
         350_000_000, 343_000_000),
    _sub("02.2.02.0002", "Pengelolaan Pelayanan Kesehatan Ibu Bersalin", "Jumlah ibu bersalin dilayani", "Orang", 9100,
         420_000_000, 399_000_000),
    _sub("02.2.02.0003", "Pengelolaan Pelayanan Kesehatan Bayi Baru Lahir", "Jumlah bayi dilayani", "Orang", 9000,
         200_000_000, 196_000_000),
    _sub("02.2.02.0005", "Pengelolaan Pelayanan Kesehatan pada Usia Pendidikan Dasar", "Jumlah anak dilayani", "Orang",
         41_000, 150_000_000, 147_000_000),
    _node("05", "Program Pemberdayaan Masyarakat Bidang Kesehatan", induk=STUNTING,
          indikator="Cakupan posyandu aktif", satuan="%", target=80, realisasi=84),
    _node("05.2.01", "Advokasi, Pemberdayaan, Kemitraan, Peningkatan Peran Serta Masyarakat dan Lintas Sektor"),
    _sub("05.2.01.0001", "Peningkatan Upaya Promosi Kesehatan", "Jumlah dokumen promosi", "Dokumen", 12, 125_000_000,
         122_500_000),
    _sub("05.2.01.0002", "Penyelenggaraan Promosi Kesehatan", "Jumlah kegiatan", "Kegiatan", 24, 100_000_000,
         90_000_000),
    _node("05.2.03", "Pengembangan dan Pelaksanaan Upaya Kesehatan Bersumber Daya Masyarakat"),
    _sub("05.2.03.0001", "Bimbingan Teknis dan Supervisi Upaya Kesehatan", "Jumlah laporan", "Laporan", 12,
         275_000_000, 269_500_000),
    _node("03", "Program Peningkatan Kapasitas Sumber Daya Manusia Kesehatan", induk=MUTU,
          indikator="Tenaga kesehatan terlatih", satuan="Orang", target=120, realisasi=126),
    _node("03.2.02", "Perencanaan Kebutuhan dan Pendayagunaan Sumber Daya Manusia Kesehatan"),
    _sub("03.2.02.0002", "Pemenuhan Kebutuhan Sumber Daya Manusia Kesehatan", "Jumlah tenaga", "Orang", 60,
         300_000_000, 294_000_000),
    _node("03.2.03", "Pengembangan Mutu dan Peningkatan Kompetensi Teknis Sumber Daya Manusia Kesehatan"),
    _sub("03.2.03.0001", "Pengembangan Mutu Sumber Daya Manusia Kesehatan", "Jumlah peserta", "Orang", 126,
         200_000_000, 190_000_000),
    _node("01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", induk=AKUNTABEL,
          indikator="Nilai evaluasi internal", satuan="Nilai", target=76, realisasi=74.1),
    _node("01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah"),
    _sub("01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah", "Jumlah dokumen", "Dokumen", 6, 40_000_000,
         39_200_000),
    _sub("01.2.01.0006", "Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD",
         "Jumlah laporan", "Laporan", 4, 60_000_000, 58_500_000),
    _node("01.2.02", "Administrasi Keuangan Perangkat Daerah"),
    _sub("01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", "Jumlah orang", "Orang/bulan", 84, 5_200_000_000,
         5_096_000_000, "Belanja Pegawai"),
    _sub("01.2.02.0002", "Penyediaan Administrasi Pelaksanaan Tugas ASN", "Jumlah dokumen", "Dokumen", 12, 120_000_000,
         118_800_000),
    _node("01.2.06", "Administrasi Umum Perangkat Daerah"),
    _sub("01.2.06.0002", "Penyediaan Peralatan dan Perlengkapan Kantor", "Jumlah paket", "Paket", 1, 30_000_000,
         29_400_000),
    _sub("01.2.06.0004", "Penyediaan Bahan Logistik Kantor", "Jumlah paket", "Paket", 1, 45_000_000, 44_100_000),
    _sub("01.2.06.0009", "Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD", "Jumlah laporan", "Laporan", 12,
         90_000_000, 88_200_000),
    _node("01.2.08", "Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah"),
    _sub("01.2.08.0001", "Penyediaan Jasa Surat Menyurat", "Jumlah laporan", "Laporan", 12, 3_000_000, 2_940_000),
    _sub("01.2.08.0002", "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik", "Jumlah laporan", "Laporan", 12,
         180_000_000, 171_000_000),
    _sub("01.2.08.0004", "Penyediaan Jasa Pelayanan Umum Kantor", "Jumlah laporan", "Laporan", 12, 240_000_000,
         240_000_000),
]

INDIKATOR = [
    {"nama": AKI, "induk": IBU_BAYI, "satuan": "per 100.000 kelahiran hidup", "arah": RENDAH, "pk_murni": 100,
     "rencana_3": 100, "rencana_5": 90, "realisasi_0": 110, "realisasi_1": 104, "target_1": 105,
     "formula": "Kematian ibu dibagi kelahiran hidup kali 100.000", "sumber_data": "Pencatatan kematian ibu",
     "koordinator": "Bidang Kesehatan Masyarakat", "langkah": "Audit setiap kematian ibu",
     "cara_triwulan": "Posisi: terakhir",
     **_tw("target", 100, 100, 100, 100), **_tw("realisasi", 95, 102, 108, 110)},
    {"nama": AKB, "induk": IBU_BAYI, "satuan": "per 1.000 kelahiran hidup", "arah": RENDAH, "pk_murni": 12.5,
     "rencana_3": 12.5, "rencana_5": 11, "realisasi_0": 11.8, "realisasi_1": 12.6, "realisasi_2": 13.1, "target_1": 13,
     "formula": "Kematian bayi dibagi kelahiran hidup kali 1.000", "sumber_data": "Pencatatan kematian bayi",
     "koordinator": "Bidang Kesehatan Masyarakat", "langkah": "Rujukan bayi berisiko"},
    {"nama": PREVALENSI, "induk": STUNTING, "satuan": "%", "arah": RENDAH, "pk_murni": 14, "rencana_3": 14,
     "rencana_5": 12, "realisasi_0": 13.2, "realisasi_1": 15.4, "realisasi_2": 17.9, "target_1": 16,
     "formula": "Balita stunting dibagi balita diukur kali 100", "sumber_data": "Pengukuran serentak",
     "koordinator": "Bidang Kesehatan Masyarakat", "langkah": "Pengukuran serentak balita"},
    {"nama": IKM, "induk": MUTU, "satuan": "Indeks", "pk_murni": 85.5, "rencana_3": 85.5, "rencana_5": 88,
     "realisasi_0": 86.21, "realisasi_1": 85.02, "realisasi_2": 84.3, "target_1": 85, "formula": "Survei kepuasan",
     "sumber_data": "Survei Kepuasan Masyarakat", "koordinator": "Sekretariat", "langkah": "Survei dua kali setahun"},
    {"nama": TUNGGU, "induk": MUTU, "satuan": "menit", "jenis_target": "Rentang", "pk_murni": "30-60",
     "rencana_3": "30-60", "rencana_5": "30-60", "realisasi_0": 52, "realisasi_1": 58, "formula": "Rata-rata menit",
     "sumber_data": "Rekam medis", "koordinator": "Bidang Pelayanan Kesehatan", "langkah": "Antrean daring"},
    {"nama": SAKIP, "induk": AKUNTABEL, "satuan": "Predikat", "jenis_target": "Predikat", "pk_murni": "BB",
     "rencana_3": "BB", "rencana_5": "A", "realisasi_0": "B", "realisasi_1": "B", "formula": "Hasil evaluasi",
     "sumber_data": "Inspektorat Daerah", "koordinator": "Sekretariat", "langkah": "Tindak lanjut hasil evaluasi"},
    {"nama": PARIPURNA, "induk": AKUNTABEL, "satuan": "Unit", "pk_murni": 10, "rencana_3": 10, "rencana_5": 14,
     "realisasi_1": 6, "target_1": 6, "cara_triwulan": JUMLAH, "formula": "Jumlah puskesmas",
     "sumber_data": "Lembaga akreditasi", "koordinator": "Bidang Pelayanan Kesehatan",
     "langkah": "Pendampingan akreditasi", **_tw("target", 2, 3, 2, 3), **_tw("realisasi", 2, 3, 1, 2)},
]

WAJIB: dict[str, Any] = {
    "profil": {"instansi": "Dinas Kesehatan", "kabupaten": "Kabupaten Uji", "provinsi": "Provinsi Uji", "tahun": 2024,
               "tahun_awal": 2021, "tahun_akhir": 2026, "jabatan": "Kepala Dinas Kesehatan", "tempat": "Uji",
               "tanggal": date(2025, 2, 20), "tanggal_pk": date(2024, 1, 15), "jabatan_atasan": "Bupati Uji"},
    "induk": [{"jenis": "Tujuan", "uraian": "Meningkatnya derajat kesehatan masyarakat"},
              *({"jenis": "Sasaran", "uraian": text} for text in (IBU_BAYI, STUNTING, MUTU, AKUNTABEL))],
    "indikator": INDIKATOR,
    "program": PROGRAM,
}
"""What an office must fill, and nothing else."""

PILIHAN: dict[str, Any] = {
    "pembanding": [
        {"indikator": IKM, "jenis": "OPD terbaik", "nama": "Dinas Kependudukan", "nilai": 91.2},
        {"indikator": PREVALENSI, "jenis": "Provinsi", "nama": "Provinsi Uji", "nilai": 18.5},
        {"indikator": AKI, "jenis": "Standar nasional", "nama": "RPJMN", "nilai": 183},
    ],
    "belanja": [{"jenis": "Belanja Pegawai", "anggaran": 5_200_000_000, "realisasi": 5_096_000_000},
                {"jenis": "Belanja Barang dan Jasa", "anggaran": 2_928_000_000, "realisasi": 2_843_140_000},
                {"jenis": "Belanja Modal", "anggaran": 800_000_000, "realisasi": 760_000_000}],
    "analisis": [
        {"indikator": AKI, "penyebab": "Rujukan ibu berisiko terlambat", "faktor": "Puskesmas siaga 24 jam",
         "hambatan": "Ambulans di wilayah perbukitan terbatas", "solusi": "Rumah tunggu kelahiran dekat rumah sakit"},
        {"indikator": PREVALENSI, "penyebab": "Pengukuran balita menjangkau semua posyandu",
         "faktor": "Kader aktif di setiap desa", "hambatan": "Alat ukur di beberapa posyandu rusak",
         "solusi": "Penggantian alat ukur"},
        {"indikator": SAKIP, "penyebab": "Rencana aksi belum dipantau setiap triwulan", "faktor": "",
         "hambatan": "Pengelola data berganti", "solusi": "Pemantauan setiap triwulan"},
        {"indikator": PARIPURNA, "penyebab": "Dua puskesmas menunggu jadwal survei", "faktor": "Pendamping tersedia",
         "hambatan": "Jadwal lembaga akreditasi penuh", "solusi": "Pendaftaran survei lebih awal"},
    ],
    "monev": [{"triwulan": "I", "indikator": AKI, "hambatan": "Rujukan terlambat", "solusi": "Jalur rujukan baru",
               "tindak_lanjut": "Rapat rujukan"}],
    "surat": {"pengirim": "Inspektorat Daerah", "nomor": "700/12/2024", "tanggal": date(2024, 5, 6),
              "perihal": "Hasil evaluasi"},
    "rekomendasi": [
        {"kelompok": "Perencanaan Kinerja", "rekomendasi": "Menyelaraskan rencana aksi",
         "tindak_lanjut": "Rencana aksi diselaraskan", "tautan": "https://example.go.id/renaksi"},
        {"kelompok": "Pengukuran Kinerja", "rekomendasi": "Mengukur kinerja setiap triwulan"},
    ],
    "pegawai_pendidikan": [{"jenjang": "S2", "pns": 8}, {"jenjang": "S1/D4", "pns": 40, "pppk": 12}],
    "pegawai_golongan": [{"pangkat": "Pembina", "golongan": "IV/a", "laki_laki": 3, "perempuan": 5},
                         {"pangkat": "Penata", "golongan": "III/c", "laki_laki": 18, "perempuan": 22}],
    "pegawai_jabatan": [{"jabatan": "Jabatan Administrator (Eselon 3)", "laki_laki": 2, "perempuan": 2},
                        {"jabatan": "Jabatan Pelaksana (Staf)", "laki_laki": 19, "perempuan": 25}],
    "sarpras": [{"jenis": "Ambulans", "jumlah": 14, "satuan": "unit", "keterangan": "Baik"},
                {"jenis": "Komputer", "jumlah": 60, "satuan": "unit", "keterangan": "Baik"}],
    "organisasi": [{"unit": "Kepala Dinas", "tugas": "Memimpin urusan kesehatan daerah"},
                   {"unit": "Sekretariat", "atasan": "Kepala Dinas", "tugas": "Mengelola administrasi"},
                   {"unit": "Bidang Kesehatan Masyarakat", "atasan": "Kepala Dinas"},
                   {"unit": "Bidang Pelayanan Kesehatan", "atasan": "Kepala Dinas"}],
    "naskah": [{"bagian": bagian, "isi": f"{isi}"} for bagian, isi in (
        ("Latar Belakang", "Laporan ini memuat kinerja Dinas Kesehatan selama setahun."),
        ("Tugas Pokok", "Dinas Kesehatan membantu Bupati di bidang kesehatan."),
        ("Fungsi", "Menyusun kebijakan kesehatan"), ("Fungsi", "Melaksanakan kebijakan kesehatan"),
        ("Dasar Hukum", "Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP"),
        ("Aspek Strategis", "Jaringan puskesmas menjangkau semua kecamatan"),
        ("Permasalahan Utama", "Kematian ibu di wilayah perbukitan"),
        ("Visi", "Kabupaten Uji sehat dan maju"), ("Misi", "Meningkatkan derajat kesehatan"),
        ("Misi", "Meningkatkan tata kelola pemerintahan"), ("Misi yang Didukung", "Meningkatkan derajat kesehatan"),
        ("Efisiensi Sumber Daya", "Pembelian obat digabungkan dalam satu kontrak."),
        ("Saran", "Memperkuat rujukan ibu berisiko"), ("Langkah Strategis", "Menambah rumah tunggu kelahiran"),
        ("Tantangan/Hambatan", "Wilayah perbukitan"), ("Peluang/Faktor Pendukung", "Kader kesehatan aktif"),
    )],
}
"""What an office may fill besides."""

SEBAGIAN = ("belanja", "analisis", "organisasi")
"""What an office fills that fills a little more than it must."""


def dinas(gaya: str, isi: str = "semua", **pengaturan: object) -> Mapping[str, Any]:
    """The input of the dinas in a house style, with all optional parts, with few (``sebagian``) or without."""
    more = {"semua": tuple(PILIHAN), "sebagian": SEBAGIAN, "wajib": ()}[isi]
    return {**WAJIB, **{key: PILIHAN[key] for key in more}, "pengaturan": {"gaya": gaya, **pengaturan}}
