"""A made-up rekap of so many offices, with long names as they occur, without any workbook behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from lkjip_xl.jobs.rekap.hasil import ISI, Peta, Rekap, Ringkasan

NAMA = (
    "Kecamatan Banyudono", ("Dinas Pemberdayaan Masyarakat dan Desa, Pemberdayaan Perempuan, Perlindungan Anak, "
    "Pengendalian Penduduk dan Keluarga Berencana"), "Badan Kesatuan Bangsa dan Politik",
    "Dinas Perindustrian, Perdagangan, Koperasi, Usaha Kecil dan Menengah, dan Tenaga Kerja", "Sekretariat Daerah",
    "Rumah Sakit Umum Daerah dr. R. Soetijono", "Inspektorat Daerah", "Kecamatan Sambongsari Selatan",
    "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah", "Satuan Polisi Pamong Praja",
)
IKU = ("Indeks Kepuasan Masyarakat (IKM) atas pelayanan kecamatan", "Nilai SAKIP", "Nilai Reformasi Birokrasi",
       "Persentase desa yang menyusun RKPDes dan APBDes tepat waktu",
       "Persentase permasalahan ketenteraman dan ketertiban umum yang ditindaklanjuti bersama Forkopimcam",
       "Persentase usulan Musrenbang yang terakomodasi", "Jumlah inovasi", "Indeks Profesionalitas ASN")
TINGKAT = ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")
SASARAN = ("Meningkatnya kualitas pelayanan publik dan akuntabilitas kinerja perangkat daerah",
           "Meningkatnya pemberdayaan masyarakat, ketenteraman dan ketertiban umum di wilayah kecamatan")
ALASAN = ("Isian baru 41,5 % lengkap; realisasi triwulan IV dan anggaran belum diisi.",
          "Rata-rata capaian 58,10 %, terendah dari semua instansi.", "7 galat belum diperbaiki.",
          "3 rekomendasi evaluasi lewat waktu lebih dari 60 hari.")


def frame(name: str, rows: Iterable[tuple[Any, ...]]) -> pd.DataFrame:
    """The frame of that name with these rows."""
    return pd.DataFrame(list(rows), columns=list(ISI[name]._fields), dtype=object)  # type: ignore[attr-defined]


def rekap_buatan(banyak: int = 40, kabupaten: int = 1, indikator: int = 5) -> Rekap:
    """A rekap of so many offices in so many kabupaten, each with so many indicators; figures follow from the place."""
    offices = sorted((f"Kabupaten Uji {n % kabupaten + 1}",
                      f"{NAMA[n % len(NAMA)]}{f' {n // len(NAMA) + 1}' if n >= len(NAMA) else ''}")
                     for n in range(banyak))
    place = {office: n for n, office in enumerate(offices)}
    cap = {office: None if n % 13 == 12 else round(60 + (n * 7.37) % 55, 2) for office, n in place.items()}
    full = [0.0 if n % 17 == 16 else 100.0 if n % 4 == 0 else round(35 + (n * 3.7) % 60, 2) for n in range(banyak)]
    light = ["kosong" if one == 0 else "siap" if one == 100 else "belum lengkap" for one in full]
    pagu = [1_850_000_000 + n * 137_456_789 for n in range(banyak)]
    spent = [int(one * (0.7 + (n * 0.037) % 0.3)) for n, one in enumerate(pagu)]
    ranks = {office: 1 + sum((other or 0) > (mine or 0) for other in cap.values()) for office, mine in cap.items()}

    def level(value: float | None) -> int:
        return 0 if value is None else 1 if value >= 91 else 2 if value >= 76 else 3 if value >= 66 else 4

    def word(value: float | None) -> str:
        return TINGKAT[level(value) - 1] if level(value) else ""

    known = [value for value in cap.values() if value is not None]
    total, used = sum(pagu), sum(spent)
    reached = {(office, i): round(50 + (n * 11.3 + i * 17.9) % 65, 2) for office, n in place.items()
               for i in range(indikator)}
    names = [IKU[i % len(IKU)] + (f" ({i})" if i >= len(IKU) else "") for i in range(indikator)]
    every = list(offices)
    capaian = []
    for kab, inst in every:
        mine = cap[kab, inst]
        capaian.append((inst, kab, "instansi", inst, indikator, indikator - 1, mine, word(mine), level(mine),
                        None if mine is None else ranks[kab, inst], 88.5, None if mine is None else mine - 88.5))
        capaian += [(inst, kab, "Sasaran", text, 2, None, mine, word(mine), level(mine), None, None, None)
                    for text in SASARAN]
    fakta = Ringkasan(
        banyak, banyak + 2, 3 if banyak else 2, len(known), round(sum(known) / len(known), 2) if known else None,
        word(sum(known) / len(known)) if known else "", level(sum(known) / len(known)) if known else 0, banyak,
        total if banyak else None, used if banyak else None, total - used if banyak else None,
        round(used / total * 100, 2) if banyak else None, 0, round(sum(full) / banyak, 2) if banyak else None,
        light.count("siap"), light.count("belum lengkap"), light.count("kosong"), 3 * banyak, 5 * banyak, banyak,
        4 if banyak else 0, 4 * banyak, 2 * banyak, 2 * banyak, banyak)
    urusan = ("1.01", "7.01", "9.99")
    frames: dict[str, list[tuple[Any, ...]]] = {
        "wilayah": [(f"Kabupaten Uji {k + 1}", banyak // kabupaten, banyak // kabupaten, 88.1, "Tinggi", 2, 77.5,
                     banyak // kabupaten, total // kabupaten, used // kabupaten, (total - used) // kabupaten, 84.21)
                    for k in range(kabupaten if banyak else 0)],
        "kategori": [*((name, n, sum(word(value) == name for value in cap.values()), banyak * indikator // 5)
                       for n, name in enumerate(TINGKAT, 1)), ("", 0, banyak - len(known), 0)],
        "kelengkapan": [(inst, kab, *(full[n] if part % 3 else min(100.0, full[n] * 2) for part in range(11)), full[n],
                         light[n]) for n, (kab, inst) in enumerate(every)],
        "capaian": capaian,
        "indikator": [(inst, kab, i + 1, SASARAN[i % 2], names[i], "%" if i % 2 else "Indeks", 88.0 if i else None,
                       "" if i else "90-100", reached[(kab, inst), i], "", reached[(kab, inst), i],
                       word(reached[(kab, inst), i]), level(reached[(kab, inst), i]), None, None, "")
                      for kab, inst in every for i in range(indikator)],
        "kategori_indikator": [(name, "", banyak, *(banyak // 5 for _ in range(5)), 0, 91.25)
                               for name in names] if banyak else [],
        "kategori_instansi": [(inst, kab, indikator, indikator, 0, 0, 0, 0, 0, 91.25) for kab, inst in every],
        "serapan_instansi": [(inst, kab, pagu[n], spent[n], pagu[n] - spent[n], round(spent[n] / pagu[n] * 100, 2),
                              n + 1) for n, (kab, inst) in enumerate(every)],
        "serapan_urusan": [(kode, "", banyak, total // 3, used // 3, (total - used) // 3, 84.2, 0)
                           for kode in urusan] if banyak else [],
        "serapan_program": [(f"X.XX.{n:02}", f"Program Penunjang Urusan Pemerintahan Daerah {n}", banyak, total // 6,
                             used // 6, total // 6 - used // 6, 84.2, 0) for n in range(1, 7)] if banyak else [],
        "efisiensi": [(inst, kab, cap[kab, inst], 88.25, "PMK 22/2021: nilai efisiensi", 71.5, "Efisien")
                      for kab, inst in every],
        "efisiensi_tingkat": [("PMK 22/2021: nilai efisiensi", "Efisien", banyak)] if banyak else [],
        "temuan_kode": [("galat", "A-101", banyak, 3 * banyak, 0,
                         "Target 2024 pada indikator Nilai SAKIP belum diisi sehingga capaian tidak dapat dihitung."),
                        ("galat", "R-101", 2, 2, 0, "Angka pembanding berbeda dari realisasi instansi itu sendiri."),
                        ("saran", "B-204", banyak, banyak, 2, "Analisis terlalu pendek.")] if banyak else [],
        "temuan_instansi": [(inst, kab, 3, 5, 1, n % 3) for n, (kab, inst) in enumerate(every)],
        "temuan_silang": [("galat", "R-101", inst, kab, IKU[0],
                           (f"{inst} mengutip Nilai SAKIP Kecamatan Banyudono sebesar 82,10, sedangkan di buku kerja "
                           "instansi itu sendiri realisasinya 79,45."),
                           "=Samakan angkanya dengan buku kerja instansi yang dikutip.", 1)
                          for kab, inst in every[:4]],
        "tindak_lanjut": [(inst, kab, 4, 2, 1, 2, 1, 0) for kab, inst in every],
        "perhatian": [(n + 1, inst, kab, 30 - n, 9 - i, reason) for n, (kab, inst) in enumerate(every[:5])
                      for i, reason in enumerate(ALASAN)],
        "tidak_terbaca": [("/data/kabupaten/2024/kecamatan sukamaju/LKjIP Sukamaju (revisi terakhir) - Copy.xlsm",
                           "Buku kerja dikunci dengan kata sandi. Buka kuncinya dahulu, lalu ulangi."),
                          ("/data/kabupaten/2024/rusak.xlsm", "Bukan buku kerja LKjIP: lembar Beranda tidak ada.")],
    }
    width = min(indikator, 30) if banyak else 0
    columns = ["instansi", "kabupaten", *range(width)]
    peta = Peta(tuple(names[:width]),
                pd.DataFrame([(inst, kab, *(None if (i + place[kab, inst]) % 9 == 8 else reached[(kab, inst), i]
                                            for i in range(width))) for kab, inst in every], columns=columns),
                pd.DataFrame([(inst, kab, *(0 if (i + place[kab, inst]) % 9 == 8 else level(reached[(kab, inst), i])
                                            for i in range(width))) for kab, inst in every], columns=columns))
    wilayah = "Kabupaten Uji 1" if kabupaten == 1 else f"{kabupaten} kabupaten/kota"
    return Rekap(2024, date(2025, 3, 10), 60, None, wilayah, TINGKAT, fakta, peta=peta,
                 catatan={"ringkasan": ("Rata-rata capaian adalah rata-rata capaian tercetak instansi.",),
                          "tindak_lanjut": ("Lewat waktu: belum ditindaklanjuti 60 hari sesudah tanggal surat.",)},
                 **{name: frame(name, rows) for name, rows in frames.items()})  # type: ignore[arg-type]


