"""What is left in a report from a form, from another place or from writing; every rule with what it must not take."""

from __future__ import annotations

import pytest
from naskah_uji import bahan_uji, butir, judul, kutipan_temuan, paragraf, periksa_tercetak, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.kaidah.sisa import DAFTAR

PANJANG = "Peralatan kantor dipakai bersama oleh semua bidang agar biaya pemeliharaannya tetap rendah sepanjang tahun."


def bab(*unsur: object) -> Bahan:
    """A chapter with these paragraphs; a text alone is one."""
    return bahan_uji(judul("BAB I\nPENDAHULUAN"),
                     *(paragraf(one) if isinstance(one, str) else one for one in unsur))  # type: ignore[arg-type]


def kode(bahan: Bahan) -> list[str]:
    found = [one for rule in DAFTAR for one in rule.cari(bahan)]
    periksa_tercetak(bahan, found)
    return [one.kode for one in found]


@pytest.mark.parametrize(("code", "faulty", "good"), [
    ("T-901", "Laporan ini bermanfaat bagi Badan ..... di masa depan.", "Laporan ini bermanfaat bagi Badan Keuangan."),
    ("T-902", "Disusun menurut peraturan tentang tentang perikanan.", "Rata rata nilainya naik, hati hati dijaga."),
    ("T-902", "Menurut Peraturan Nomor 5 Tahun 2019 tentang Tata Tata Tertib Tertib Kerja.",
     "Undang-Undang Nomor 13 Tahun 1950 tentang Pembentukan Daerah Daerah Kabupaten."),
    ("T-903", "Dijelaskan penyebab kenaikan/ kenaikan nilai.", "Dijelaskan penyebab kenaikan/ penurunan nilai."),
    ("T-904", "Perbandingan itu dimuat dalam BAN III.", "Perbandingan itu dimuat dalam BAB III."),
    ("T-910", "K", "Kegiatan berjalan."),
    ("T-911", "III-9", "Nilai akhirnya 9."),
    ("T-912", "Peraturan Daerah tentang Retribusi Jasa Umum; 7.", "Peraturan Daerah tentang Retribusi Jasa Umum;"),
    ("T-916", "Dasarnya adalah Peraturan Daerah Nomor 5 Tahun 2022 tentang", "Dasarnya adalah Peraturan Daerah itu"),
])
def test_each_leftover_is_found_and_sound_writing_is_not(code: str, faulty: str, good: str) -> None:
    after = "Dinas melaksanakan semuanya."
    assert code in kode(bab("Dinas bekerja sepanjang tahun.", faulty, after))
    assert code not in kode(bab("Dinas bekerja sepanjang tahun.", good, after))


def test_the_line_for_a_signature_is_only_advice() -> None:
    found = temuan(bab("Rimba, .......... 2024", "........................", "NIP. ......................"), "T-901")
    assert [one.tingkat for one in found][1:] == ["saran", "saran"]


def test_leaders_of_a_front_list_are_no_blank_to_fill() -> None:
    assert not temuan(bab("Latar Belakang ................. 5"), "T-901")


def test_leaders_from_a_program_to_its_budget_are_no_blank_to_fill() -> None:
    lines = ("Program Pengawasan ............... Rp3.480.050.000", "Jumlah.........1.361.140.000,00")
    assert not temuan(bab(*lines), "T-901")
    assert kutipan_temuan(bab("Program Pengawasan sebesar Rp........... pada tahun itu."), "T-901")


def test_a_list_names_a_thing_once() -> None:
    same = bab(butir("Data pelanggan belum lengkap."), butir("Data pelanggan belum lengkap;"))
    assert kode(same) == ["T-905"]
    assert kode(bab(butir("Data pelanggan belum lengkap."), butir("Tenaga pencatat masih kurang."))) == []
    assert kode(bab(butir("Camat"), butir("Camat"))) == []  # too short to tell


def test_a_paragraph_does_not_repeat_the_item_before_it() -> None:
    bahan = bab(paragraf("3. Menjaga kebersihan seluruh ruangan"), "Menjaga kebersihan seluruh ruangan.")
    (found,) = temuan(bahan, "T-905")
    assert "butir 3 dan alinea" in pesan(found)


def test_an_item_is_not_its_neighbour_with_words_added() -> None:
    short = "Hasil ukur menjadi dasar penyusunan anggaran tahun depan"
    assert kode(bab(butir(short), butir(f"{short} dan penilaian pegawai"))) == ["T-906"]
    assert kode(bab(butir("Hasil ukur dipakai"), butir("Hasil ukur dipakai lagi"))) == []


def test_a_long_paragraph_stands_in_one_place() -> None:
    twice = bab(PANJANG, "Nilai naik.", PANJANG)
    assert kode(twice) == ["T-907"]
    assert {place.letak.blok for place in temuan(twice, "T-907")[0].tempat} == {1, 3}


def test_tasks_of_different_units_are_alike_by_nature() -> None:
    task = "Melaksanakan penilaian prestasi kerja bawahan berdasarkan sasaran kerja dan perilaku kerja sesuai ketentuan"
    assert kode(bab(butir(task), "Seksi kedua bertugas lain.", butir(task))) == []


def test_one_thing_is_not_said_twice_with_two_figures() -> None:
    one, other = (f"Nilai itu naik dari tahun lalu sebesar {figure} poin." for figure in ("0,40", "1,15"))
    assert kode(bab(one, other)) == ["T-908"]
    assert kode(bab(f"{one} {other}")) == ["T-908"]
    assert kode(bab(one, one.replace("Nilai itu", "Indeks itu").replace("0,40", "1,15"))) == []
    apart = bahan_uji(judul("BAB I\nKINERJA"), paragraf(one), judul("1.1 Indeks", 2), paragraf(other))
    assert not temuan(apart, "T-908")


def test_reports_go_through_their_indikator_in_the_same_words() -> None:
    lines = [f"{name} mencapai {figure} persen. Angka itu lebih tinggi {figure} persen daripada tahun sebelumnya."
             for name, figure in (("Panen rajungan", "91,20"), ("Produksi garam rakyat", "88,75"))]
    assert not temuan(bab(*lines), "T-908")
    numbered = [f"Sasaran {number} sudah efisien karena nilai efisiensinya {figure} persen."
                for number, figure in ((1, "4,10"), (2, "7,35"))]
    assert not temuan(bab(*numbered), "T-908")


def test_the_head_of_a_list_reads_halaman() -> None:
    bahan = bahan_uji(judul("DAFTAR GAMBAR"), paragraf("Halama"), paragraf("Gambar 1.1 Peta\t3"))
    assert kutipan_temuan(bahan, "T-909") == ["Halama"]


def test_a_label_that_recurs_is_spelled_alike() -> None:
    lines = ["Upaya Perbaikan"] * 3
    assert kutipan_temuan(bab(*lines, "Upaya Perbalkan"), "T-913") == ["Upaya Perbalkan"]
    assert not temuan(bab(*lines, "Upaya Pencegahan"), "T-913")


def test_a_program_stands_once_in_a_table() -> None:
    rows = [["Sasaran", "Program"], ["Satu", "Program Perikanan Tangkap Laut"],
            ["Dua", "Program Perikanan Tangkap Laut, dengan kegiatan :"]]
    assert kode(bahan_uji(*tabel(rows))) == ["T-917"]
    rows[2][1] = "Program Perikanan Tangkap Laut (lanjutan)"
    assert not temuan(bahan_uji(*tabel(rows)), "T-917")
