"""Telaah, family identitas: NIP, letters, links and regulations, each rule with what it finds and what it leaves."""

from __future__ import annotations

import pytest
from naskah_uji import bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_kutipan, pesan, temuan

from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.peraturan import dikenal, peraturan_dalam


def _bahan(*teks: str):
    return bahan_uji(judul("BAB I PENDAHULUAN"), *(paragraf(text) for text in teks))


@pytest.mark.parametrize(("kode", "cacat", "sebut"), [
    ("T-1301", ["NIP. 19700101 199503 1 00"], "17 angka"),
    ("T-1301", ["NIP 19701301 199503 1 002"], "tidak ada di kalender"),
    ("T-1302", ["NIP. 19700101 199503 1 002", "NIP. 19700101 199503 1 003"], "19700101 199503 1 003"),
    ("T-1303", ["surat nomor 700/12/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi Kinerja Dinas",
                "surat Inspektur nomor 700/21/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi Kinerja Dinas"],
                "700/21/2024"),
    ("T-1304", ["surat nomor 700/12/2024 tanggal 5 Mei 2023 perihal Hasil Evaluasi"], "5 Mei 2023"),
    ("T-1307", ["Perda Nomor 4 Tahun 2017 tentang Retribusi Pasar Rakyat Daerah;",
                "Perda Nomor 4 Tahun 2017 tentang Pengelolaan Sampah Rumah Tangga;"], "Retribusi Pasar"),
    ("T-1308", ["Peraturan Pemerintah Nomor 92 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"],
     "Perpres 29/2014"),
    ("T-1309",
     ["Peraturan Menteri PAN-RB Nomor 53 Tahun 2014 tentang Pedoman Umum Evaluasi Rencana Kerja Perangkat Daerah"],
     "Petunjuk Teknis Perjanjian Kinerja"),
    ("T-1310", ["Perda Nomor 3 Tahun 2024 tentang Perubahan Anggaran Pendapatan Belanja Tahun Anggaran 2024;",
                "Perda Nomor 5 Tahun 2024 tentang Perubahan Anggaran Pendapatan Belanja Tahun Anggaran 2024;"],
                "Nomor 3"),
    ("T-1311",
     [("Peraturan Daerah Nomor 4 Tahun 2017 tentang Pasar sebagaimana telah diubah dengan Peraturan Bupati Magelang "
                "Nomor 9 Tahun 2022 tentang Perubahan")], "lebih rendah"),
    ("T-1312",
     [("Peraturan Daerah Nomor 9 Tahun 2021 tentang Perangkat Daerah (Lembaran Daerah Tahun 2021 Nomor 9, Tambahan "
                "Lembaran Negara Nomor 9)")], "Lembaran Negara"),
    ("T-1313",
     [("Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional (Lembaran Negara Tahun "
                "2014 Nomor 104)")], "tahun 2014"),
    ("T-1315", ["Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"], "PP 12/2019"),
    ("T-1316", ["Peraturan Daerah Nomor 4 tentang Retribusi Pasar Daerah"], "tidak disertai tahun"),
    ("T-1317", ["Laporan disusun menurut Peraturan Presiden Nomor 92 Tahun 2014."], "Perpres 29/2014"),
    ("T-1318", ["surat nomor 700 1.2/12/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi Kinerja Dinas",
                "surat nomor 700.1.2/12/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi Kinerja Dinas"],
                "700.1.2/12/2024"),
])
def test_what_contradicts_is_found_once_with_both_sides(kode, cacat, sebut):
    bahan = _bahan(*cacat)
    found = temuan(bahan, kode)
    assert len(found) == 1
    periksa_kutipan(bahan, found[0])
    assert sebut in pesan(found[0])


@pytest.mark.parametrize(("kode", "baik"), [
    ("T-1301", ["NIP. 19700101 199503 1 002", "NIP. ............................"]),
    ("T-1302", ["NIP. 19700101 199503 1 002", "NIP. 19820512 201001 2 014"]),
    ("T-1303", ["surat nomor 700/12/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi Kinerja Dinas",
                "surat nomor 005/90/2024 tanggal 5 Mei 2024 perihal Undangan Rapat Koordinasi Tahunan"]),
    ("T-1304", ["surat nomor 700/12/2024 tanggal 5 Mei 2024 perihal Hasil Evaluasi"]),
    ("T-1307", ["Perda Nomor 4 Tahun 2017 tentang Retribusi Pasar Rakyat Daerah;",
                "Perda Kabupaten Magelang Nomor 4 Tahun 2017 tentang Retribusi Pasar Rakyat;"]),
    ("T-1308",
     ["Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP)"]),
    ("T-1308",
     [("Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang "
                "Pemerintahan Daerah")]),
    ("T-1308", ["Peraturan Daerah Nomor 5 Tahun 2016 tentang Perangkat Daerah"]),
    ("T-1309",
     [("Undang-Undang Nomor 28 Tahun 1999 tentang Penyelenggaraan Negara Yang Bersih, Bebas Korupsi, Kolusi dan "
                "Nepotisme")]),
    ("T-1310",
     [("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah, diganti dengan Undang-Undang Nomor 23 Tahun "
                "2014 tentang Pemerintahan Daerah")]),
    ("T-1311",
     [("Peraturan Daerah Nomor 4 Tahun 2017 tentang Pasar sebagaimana telah diubah dengan Peraturan Daerah Nomor 9 "
                "Tahun 2022 tentang Perubahan")]),
    ("T-1312", [("Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundang-undangan (Lembaran Negara "
                "Republik Indonesia Tahun 2011 Nomor 82)")]),
    ("T-1313", ["Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan (Lembaran Negara Tahun 2004 Nomor 104)"]),
    ("T-1315", ["Peraturan Pemerintah Nomor 12 Tahun 2019 tentang Pengelolaan Keuangan Daerah"]),
    ("T-1316", ["Peraturan Daerah Nomor 4 Tahun 2017 tentang Retribusi Pasar Daerah"]),
    ("T-1317", ["Laporan disusun menurut Peraturan Presiden Nomor 29 Tahun 2014."]),
])
def test_what_only_looks_like_it_is_left(kode, baik):
    assert not temuan(_bahan(*baik), kode)


def test_a_defective_nip_names_the_sound_one_of_the_same_official():
    bahan = _bahan("NIP. 19700101 199503 1 00", "NIP. 19700101 199503 1 002")
    assert "“19700101 199503 1 002”" in pesan(temuan(bahan, "T-1301")[0])
    assert len(temuan(bahan, "T-1301")[0].tempat) == 2


ID = "1abcdefghijklmnopqrstuvwxyz012345"
"""An id as Google Drive gives them, 33 letters."""


@pytest.mark.parametrize(("tautan", "berat"), [
    (f"https://drive.google.com/file/d/{ID}/view?usp=sharing", ""),
    (f"https://drive.google.com/drive/folders/{ID}?usp=drive_link", ""),
    ("https://bit.ly/lkjip-2024", ""),
    (f"https://drive.google.com/file/d/{ID}/view*usp=sharing", "peringatan"),
    (f"https://drive.google.com/file/d/{ID}/view?usp=drive link", "peringatan"),
    (f"https://drive.google.com/lite/d/{ID}/view?usp=sharing", "peringatan"),
    (f"https://drive.google.com/drive/folders/{ID}?usg=sharing", "peringatan"),
    (f"htps://drive.google.com/file/d/{ID}/view", "peringatan"),
    (f"https://drive.google.com/file/d/{ID[:-2]}/view?usp=sharing", "saran"),
])
def test_a_link_is_judged_by_the_way_it_is_written(tautan, berat):
    found = temuan(_bahan(f"Bukti: {tautan}"), "T-1305")
    assert [one.tingkat or "peringatan" for one in found] == ([berat] if berat else [])
    assert [one.tempat[0].kutipan for one in found] == ([tautan] if berat else [])


def test_one_link_for_two_follow_ups_is_advice():
    link = f"https://drive.google.com/file/d/{ID}/view"
    assert len(temuan(_bahan(link, link), "T-1306")[0].tempat) == 2


def test_a_regulation_that_is_two_items_of_one_list_is_found():
    law = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"
    other = "Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional"
    listed = bahan_uji(judul("Dasar Hukum"), butir(law, "1."), butir(other, "2."), butir(law, "3."))
    assert kutipan_temuan(listed, "T-1314") == ["Peraturan Pemerintah Nomor 8 Tahun 2006"]
    assert not temuan(bahan_uji(judul("Dasar Hukum"), butir(law, "1."), butir(other, "2.")), "T-1314")


def test_a_regulation_is_read_with_kind_number_year_and_title():
    text = ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014 "
            "tentang Petunjuk Teknis, sebagaimana telah diubah dengan PP 8/2006; PMK No. 22 Tahun 2021")
    assert [(one.ringkas, one.judul) for one in peraturan_dalam(text, Letak(0))] == [
        ("PermenPAN-RB 53/2014", "Petunjuk Teknis"), ("PP 8/2006", ""), ("PMK 22/2021", "")]


def test_well_known_regulations_are_listed_once_and_their_successors_are_named():
    keys = [(one.jenis, one.nomor, one.tahun) for one in dikenal()]
    assert len(keys) == len(set(keys)) >= 40
    assert next(one.dicabut for one in dikenal() if one.ringkas == "PP 58/2005") == "PP 12/2019"


def test_the_number_of_a_pppk_is_no_defective_nip():
    assert not temuan(_bahan("NIP. 19850512 202321 1 001"), "T-1301")
