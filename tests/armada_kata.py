"""The words of test fleets: a made-up kabupaten, its offices, their indicators, codes and sentences."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from kantor_dinas import PROGRAM as PROGRAM_DINAS

TINGGI, RENDAH = "Semakin tinggi semakin baik", "Semakin rendah semakin baik"
JUMLAH, TERAKHIR = "Per triwulan: dijumlahkan", "Posisi: terakhir"

KABUPATEN = tuple(f"{depan}{belakang}" for belakang in (
    "rejasa", "wedana", "laksana", "kencana", "nirmala", "pratama", "santika", "ayuda", "mandala", "utama", "baskara",
    "permata", "sasmita", "wibawa") for depan in (
    "Nusa", "Bumi", "Loka", "Cipta", "Arga", "Candra", "Surya", "Dharma", "Purwa", "Wira", "Jati", "Pura", "Maha",
    "Adi"))
KECAMATAN = tuple(f"{depan}{belakang}" for belakang in (
    "luhur", "asri", "harja", "wangi", "tani", "sakti", "makna") for depan in (
    "Tirta", "Wana", "Giri", "Karta", "Mekar", "Rawa", "Kali", "Tegal", "Sumber", "Suka"))

URUSAN = {
    "1.01": "Pendidikan", "1.02": "Kesehatan", "1.03": "Pekerjaan Umum", "1.04": "Perumahan", "1.06": "Sosial",
    "2.07": "Tenaga Kerja", "2.09": "Pangan", "2.11": "Lingkungan Hidup", "2.12": "Kependudukan",
    "2.13": "Pemberdayaan Masyarakat", "2.15": "Perhubungan", "2.16": "Komunikasi", "2.17": "Koperasi",
    "2.18": "Penanaman Modal", "2.19": "Kepemudaan", "2.23": "Perpustakaan", "3.25": "Perikanan", "3.27": "Pertanian",
    "3.30": "Perdagangan", "3.31": "Perindustrian", "5.01": "Perencanaan", "5.02": "Keuangan", "5.03": "Kepegawaian",
    "5.04": "Pelatihan", "5.05": "Penelitian",
}
"""Bidang urusan of dinas (1 to 3) and badan (5); a kecamatan has 7.01."""


class Jenis(NamedTuple):
    """A kind of indicator; ``bawah`` and ``atas`` bound its targets."""

    nama: str
    satuan: str
    arah: str
    bawah: float
    atas: float
    desimal: int
    cara: str = TERAKHIR


IKM, SAKIP, PREDIKAT = "Indeks Kepuasan Masyarakat", "Nilai SAKIP", "Predikat SAKIP"
TEMUAN, ADUAN, BERKAS = ("Persentase temuan pemeriksaan yang ditindaklanjuti", "Jumlah pengaduan yang belum selesai",
                         "Persentase arsip yang tertata")
BERSAMA = (
    Jenis(IKM, "Indeks", TINGGI, 78, 92, 2), Jenis(SAKIP, "Nilai", TINGGI, 62, 84, 2),
    Jenis(TEMUAN, "%", TINGGI, 70, 95, 2), Jenis(ADUAN, "Kasus", RENDAH, 12, 60, 0, JUMLAH),
    Jenis(BERKAS, "%", TINGGI, 55, 90, 1),
)
"""What offices of every kind measure."""
KHUSUS = {
    "kecamatan": (
        Jenis("Persentase desa yang tertib administrasi", "%", TINGGI, 50, 90, 2),
        Jenis("Jumlah gangguan ketenteraman dan ketertiban", "Kejadian", RENDAH, 14, 48, 0, JUMLAH),
        Jenis("Persentase usulan musyawarah yang tertampung", "%", TINGGI, 40, 85, 1),
        Jenis("Jumlah lembaga kemasyarakatan yang dibina", "Lembaga", TINGGI, 10, 60, 0, JUMLAH),
        Jenis("Jumlah layanan administrasi penduduk", "Dokumen", TINGGI, 4_000, 26_000, 0, JUMLAH),
        Jenis("Rasio pos keamanan per seratus rumah", "Rasio", TINGGI, 1, 6, 3),
        Jenis("Persentase pelunasan pajak bumi dan bangunan", "%", TINGGI, 70, 92, 2),
    ),
    "dinas": (
        Jenis("Persentase layanan {bidang} sesuai standar", "%", TINGGI, 55, 90, 2),
        Jenis("Indeks mutu {bidang}", "Indeks", TINGGI, 50, 90, 2),
        Jenis("Jumlah kasus keterlambatan {bidang}", "Kasus", RENDAH, 20, 240, 0, JUMLAH),
        Jenis("Jumlah penerima manfaat {bidang}", "Orang", TINGGI, 2_000, 180_000, 0),
        Jenis("Rasio petugas {bidang} per seribu penduduk", "Rasio", TINGGI, 0.4, 3, 3),
        Jenis("Persentase sarana {bidang} yang rusak", "%", RENDAH, 8, 30, 2),
        Jenis("Jumlah dokumen kajian {bidang}", "Dokumen", TINGGI, 4, 20, 0, JUMLAH),
    ),
}
RUMUS = "Banyaknya {nama} menurut catatan perangkat daerah selama setahun"
SASARAN = {
    "kecamatan": ("Meningkatnya kualitas pelayanan kecamatan", "Meningkatnya pemberdayaan desa dan kelurahan",
                  "Meningkatnya ketenteraman dan ketertiban wilayah", "Meningkatnya akuntabilitas kinerja kecamatan"),
    "dinas": ("Meningkatnya mutu layanan {bidang}", "Meningkatnya jangkauan {bidang}",
              "Menurunnya kesenjangan {bidang}", "Meningkatnya akuntabilitas kinerja bidang {bidang}"),
}
PROGRAM = {"02": "Program Pengelolaan", "03": "Program Peningkatan Mutu", "04": "Program Pembinaan",
           "05": "Program Pengembangan"}
KEGIATAN = {"2.01": "Perencanaan dan Penataan", "2.02": "Pelaksanaan dan Pelayanan", "2.03": "Pengawasan dan Penilaian"}
SUB = {"0001": ("Penyusunan Rencana", "Dokumen"), "0002": ("Penyelenggaraan", "Kegiatan"),
       "0003": ("Pendampingan", "Laporan"), "0004": ("Pembangunan Sarana", "Unit"), "0005": ("Penilaian", "Laporan")}

SERAPAN_TW = (20, 45, 75)
"""How much of a year's money is usually spent by the first three quarters, in percent."""
REKOMENDASI = ("Menyelaraskan sasaran dengan rencana daerah", "Menyempurnakan rumusan indikator",
               "Memantau rencana aksi setiap triwulan", "Melengkapi bukti dukung pengukuran",
               "Menyajikan analisis pada setiap sasaran", "Memanfaatkan hasil evaluasi untuk perbaikan")
TAK_TERBACA = ("belum dihitung", "lihat lampiran", "??")
KALIMAT = (
    ("Petugas lapangan", "Tim teknis", "Pengelola data", "Seksi pelayanan", "Perangkat desa", "Kader setempat",
     "Penanggung jawab kegiatan", "Sekretariat", "Pendamping wilayah", "Bidang perencanaan", "Penyedia jasa",
     "Pimpinan unit"),
    ("mendahulukan", "menunda", "memperbaiki", "menata ulang", "membagi", "mempercepat", "memeriksa", "menggabungkan",
     "menambah", "mengurangi", "mencatat", "menyederhanakan"),
    ("jadwal kunjungan", "antrean berkas", "pembagian tugas", "pencatatan harian", "pengadaan peralatan",
     "pelatihan singkat", "rapat bulanan", "penyaluran bantuan", "pemutakhiran data", "pemeliharaan sarana",
     "surat pemberitahuan", "kunjungan balasan"),
    ("pada awal tahun", "sejak triwulan kedua", "menjelang akhir tahun", "setiap pekan", "sesudah perubahan anggaran",
     "selama musim hujan", "bersama warga", "atas saran pemeriksa", "tanpa biaya tambahan", "dengan tenaga yang ada",
     "di wilayah terjauh", "di kantor pelayanan"),
    ("sehingga layanan lebih cepat", "agar data lebih tertib", "karena tenaga terbatas", "meskipun anggaran berkurang",
     "supaya warga terlayani", "dan hasilnya dicatat", "sambil menunggu aturan baru", "dengan hasil yang bertahap",
     "sebagaimana direncanakan", "walaupun cuaca buruk", "sebelum batas waktu", "hingga sasaran tercapai"),
)


def kalimat(nomor: int) -> str:
    """One of 248.832 sentences, each number its own."""
    words, rest = [], nomor * 104_729 % 12 ** len(KALIMAT)
    for choice in KALIMAT:
        rest, index = divmod(rest, len(choice))
        words.append(choice[index])
    return f"{' '.join(words)}."


class Kode(NamedTuple):
    """A code below a program with its name and, of a sub kegiatan, its indicator and unit."""

    kode: str
    nama: str
    indikator: str = ""
    satuan: str = ""


@cache
def program(urusan: str) -> tuple[tuple[Kode, tuple[tuple[Kode, tuple[Kode, ...]], ...]], ...]:
    """The programs of a bidang urusan, each with its kegiatan, each with its sub kegiatan; penunjang comes first."""
    own = _pohon("7.01") if urusan == "7.01" else _karangan(urusan)
    return (*_pohon("X.XX.01", urusan), *own)


def _pohon(nama: str, urusan: str = "") -> tuple[tuple[Kode, tuple[tuple[Kode, tuple[Kode, ...]], ...]], ...]:
    text = files("lkjip_xl.domain.aturan").joinpath(f"nomenklatur/{nama}.csv").read_text("utf-8")
    rows = [Kode(row[0].replace("X.XX", urusan) if urusan else row[0], *row[1:])
            for row in csv.reader(text.splitlines()[1:], delimiter=";")]
    return tuple((top, tuple((middle, tuple(leaf for leaf in rows if leaf.kode.startswith(f"{middle.kode}.")))
                             for middle in rows if middle.kode.count(".") == 4
                             and middle.kode.startswith(f"{top.kode}.")))
                 for top in rows if top.kode.count(".") == 2)


def _karangan(urusan: str) -> tuple[tuple[Kode, tuple[tuple[Kode, tuple[Kode, ...]], ...]], ...]:
    """Made-up names, but those of `kantor_dinas` where it has the code: one code has one name."""
    bidang = URUSAN[urusan]
    return tuple(
        (_kode(f"{urusan}.{p}", f"{program} {bidang}"), tuple(
            (_kode(f"{urusan}.{p}.{k}", f"{kegiatan} {bidang} pada {program}"), tuple(
                _kode(f"{urusan}.{p}.{k}.{s}", f"{sub} {kegiatan} {bidang} {p}{k[-1]}",
                      f"Jumlah {satuan.lower()} {bidang}", satuan)
                for s, (sub, satuan) in SUB.items()))
            for k, kegiatan in KEGIATAN.items()))
        for p, program in PROGRAM.items())


ASLI = {str(row["kode"]): str(row["uraian"]) for row in PROGRAM_DINAS}


def _kode(kode: str, nama: str, indikator: str = "", satuan: str = "") -> Kode:
    return Kode(kode, ASLI.get(kode, nama), indikator, satuan)
