"""A full office as input: 4 sasaran, 7 indikator, 20 sub kegiatan, targets by month, both Perjanjian Kinerja."""

from __future__ import annotations

from typing import Any

SASARAN = (
    "Meningkatnya kualitas pelayanan publik kecamatan kepada masyarakat dan pelaku usaha",
    "Meningkatnya efektivitas pemberdayaan masyarakat desa dan kelurahan",
    "Meningkatnya ketenteraman dan ketertiban umum di wilayah kecamatan",
    "Meningkatnya akuntabilitas kinerja dan keuangan kecamatan",
)
_INDIKATOR = (
    ("Indeks Kepuasan Masyarakat (IKM) atas pelayanan kecamatan", 0, "Indeks", 84.5, 85.2),
    ("Persentase pengaduan masyarakat yang ditindaklanjuti tepat waktu", 0, "%", 95, 92.4),
    ("Persentase desa berstatus mandiri menurut Indeks Desa Membangun", 1, "%", 60, 66.67),
    ("Persentase lembaga kemasyarakatan desa yang aktif", 1, "%", 90, 90),
    ("Jumlah kejadian gangguan ketenteraman dan ketertiban umum yang diselesaikan", 2, "Kejadian", 24, 22),
    ("Nilai SAKIP kecamatan", 3, "Nilai", 78.5, 79.1),
    ("Persentase temuan pemeriksaan yang ditindaklanjuti", 3, "%", 100, 100),
)
_PROGRAM = (
    ("7.01.02", "Program Penyelenggaraan Pemerintahan dan Pelayanan Publik", 0),
    ("7.01.03", "Program Pemberdayaan Masyarakat Desa dan Kelurahan", 1),
    ("7.01.04", "Program Koordinasi Ketenteraman dan Ketertiban Umum", 2),
    ("7.01.01", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota", 3),
)
_SUB = (
    "Penyediaan Gaji dan Tunjangan ASN", "Koordinasi dan Penyusunan Laporan Capaian Kinerja serta Ikhtisar Realisasi",
    "Sinergitas dengan Kepolisian Negara Republik Indonesia, Tentara Nasional Indonesia, dan Instansi Vertikal",
    "Peningkatan Efektivitas Kegiatan Pemberdayaan Masyarakat di Wilayah Kecamatan", "Fasilitasi Kunjungan Tamu",
)


def _indikator() -> list[dict[str, Any]]:
    rows = []
    for index, (nama, induk, satuan, target, realisasi) in enumerate(_INDIKATOR):
        rows.append({
            "nama": nama, "induk": SASARAN[induk], "satuan": satuan, "arah": "Semakin tinggi semakin baik",
            "jenis_target": "Angka", "dinilai": "Ya", "rencana_3": target, "rencana_5": target, "pk_murni": target,
            "pk_perubahan": target + 0.5 if index == 0 else None,
            "alasan": "Penyesuaian hasil evaluasi triwulan II" if index == 0 else None,
            "realisasi_0": realisasi, "realisasi_1": realisasi - 1, "formula": "Hasil survei dibagi jumlah unsur",
            "sumber_data": "Seksi Pemerintahan", "koordinator": "Seksi Pelayanan\nSeksi Pemerintahan",
            "langkah": "Menyusun rencana kerja\nMelaksanakan survei kepuasan masyarakat setiap triwulan",
            **{f"bulan_{month}": target for month in range(1, 13)},
        })
    return rows


def _program() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for kode, uraian, induk in _PROGRAM:
        rows.append({"kode": kode, "uraian": uraian, "induk": SASARAN[induk],
                     "indikator": f"Persentase capaian {uraian}", "satuan": "%", "target": 100, "realisasi": 100})
        rows.append({"kode": f"{kode}.2.01", "uraian": f"Kegiatan {uraian.removeprefix('Program ')}"})
        for number, name in enumerate(_SUB, 1):
            murni = 125_750_000 * number
            rows.append({
                "kode": f"{kode}.2.01.{number:04}", "uraian": name, "indikator": f"Jumlah dokumen {name}",
                "satuan": "Dokumen", "target": 12, "realisasi": 12, "pagu_murni": murni,
                "pagu_perubahan": murni + 5_000_000, "realisasi_anggaran": murni - 250_000,
                **{f"serapan_tw_{quarter}": murni // 4 - 62_500 for quarter in range(1, 5)},
            })
    return rows


ISIAN: dict[str, Any] = {
    "profil": {
        "instansi": "Kecamatan Percontohan", "kabupaten": "Kabupaten Contoh", "tahun": 2024, "tahun_awal": 2021,
        "tahun_akhir": 2026, "jabatan": "Camat Percontohan", "nama_kepala": "Drs. H. Bambang Sutrisno Wibowo, M.Si.",
        "pangkat": "Pembina Tingkat I", "nip": "19700101 199503 1 001", "tempat": "Percontohan",
        "jabatan_atasan": "Bupati Contoh", "nama_atasan": "Hj. Siti Rahmawati, S.E., M.M.",
    },
    "pengaturan": {"pk": "Perubahan", "pagu": "Perubahan"},
    "induk": [{"jenis": "Tujuan", "uraian": "Terwujudnya tata kelola pemerintahan kecamatan yang baik"},
              *({"jenis": "Sasaran", "uraian": one} for one in SASARAN)],
    "indikator": _indikator(),
    "program": _program(),
}
"""What staff would fill in, as `conftest.Workbook.fill` takes it."""
