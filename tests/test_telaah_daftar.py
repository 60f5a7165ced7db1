"""The front lists against the body: what each entry names is there, under its number, its title and its page."""

from __future__ import annotations

import pytest
from naskah_uji import Unsur, bahan_uji, judul, keterangan, paragraf, periksa_tercetak, pesan, tabel, temuan

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.isi_daftar import baca_nomor, beda_judul
from lkjip_xl.domain.telaah.kaidah.daftar import DAFTAR

PENGANTAR = "KATA PENGANTAR\tii"
ISI = ("DAFTAR TABEL\tiii", "BAB I PENDAHULUAN\t1", "1.1 Latar Belakang\t1", "1.2 Organisasi\t2",
       "BAB II PERENCANAAN KINERJA\t4", "2.1 Rencana Strategis\t4", "2.2 Perjanjian Kinerja\t6")
TABEL = ("Tabel 1.1 Jumlah Pegawai menurut Golongan\t3", "Tabel 2.1 Target Tahun 2023\t5")
ANGKA = [["Uraian", "Nilai"], ["satu", "1"], ["dua", "2"], ["tiga", "3"]]


def naskah(isi: tuple[str, ...] = ISI, daftar: tuple[str, ...] = TABEL, *akhir: Unsur,
           tabel_1: str = "Tabel 1.1 Jumlah Pegawai menurut Golongan", tabel_2: str = "Tabel 2.1 Target Tahun 2023",
           judul_12: str = "1.2 Organisasi") -> Bahan:
    """A report of two chapters with its table of contents and its list of tables."""
    return bahan_uji(
        judul("KATA PENGANTAR"), paragraf("Laporan ini disusun oleh Dinas Kelautan."),
        judul("DAFTAR ISI"), *map(paragraf, (PENGANTAR, *isi)), judul("DAFTAR TABEL"), *map(paragraf, daftar),
        judul("BAB I\nPENDAHULUAN"), judul("1.1 Latar Belakang", 2), paragraf("Laporan disusun setiap tahun."),
        judul(judul_12, 2), paragraf("Pegawai dinas disajikan dalam tabel."), *tabel(ANGKA, tabel_1),
        judul("BAB II\nPERENCANAAN KINERJA"), judul("2.1 Rencana Strategis", 2), paragraf("Target disajikan di bawah."),
        *tabel(ANGKA, tabel_2), judul("2.2 Perjanjian Kinerja", 2), paragraf("Perjanjian disusun awal tahun."), *akhir)


def kode(bahan: Bahan) -> list[str]:
    """The codes of this family that a document gets, every quotation proved."""
    found = [one for rule in DAFTAR for one in rule.cari(bahan)]
    periksa_tercetak(bahan, found)
    return [one.kode for one in found]


def test_a_report_whose_lists_name_what_is_there_gets_no_remark() -> None:
    assert kode(naskah()) == []


@pytest.mark.parametrize(("satu", "lain", "berat"), [
    ("Target Tahun 2023", "TARGET TAHUN 2023.", None),
    ("Sarana & Prasarana", "Sarana dan Prasarana", None),
    ("Struktur Organisasi", "Struktur Organisasi Kecamatan Melati Kabupaten Rimba", None),
    ("Realisasi Anggaran Tahun 2023", "Realisasi Anggaran Dinas Kelautan Tahun 2023", None),
    ("Hasil Pengukuran", "Hasil Pengukuran Tahun 2023", None),
    ("KATA PENGANTAR", "KATAPENGANTAR", "saran"),
    ("Analisa Kinerja", "Analisis Kinerja", "peringatan"),
    ("Isu Strategis Utama", "Isu Strategis", "peringatan"),
    ("Target Tahun 2022", "Target Tahun 2023", "galat"),
    ("Realisasi Tahun 2020, 2021 dan 2022", "Realisasi Tahun 2021, 2022 dan 2023", "galat"),
    ("Banding dengan Provinsi", "Banding dengan Dinas Lain", "galat"),
])
def test_titles_differ_by_words_and_years_but_not_by_the_office(satu: str, lain: str, berat: str | None) -> None:
    assert beda_judul(satu, lain) == beda_judul(lain, satu) == berat


@pytest.mark.parametrize(("cetak", "macam", "nilai"), [
    ("BAB III", "bab", (3,)), ("3.2.", "titik", (3, 2)), ("Tabel 2.3-1", "tabel", (2, 3, 1)), ("C.", "huruf", (3,)),
    ("IV.2", "titik", (4, 2)), ("5)", "angka", (5,)), ("-", "", ()),
])
def test_a_printed_number_is_read_with_what_it_counts(cetak: str, macam: str, nilai: tuple[int, ...]) -> None:
    number = baca_nomor(cetak)
    assert (number.macam, number.nilai) == (macam, nilai)


def test_a_title_of_the_list_of_tables_is_that_of_its_caption() -> None:
    bahan = naskah(tabel_2="Tabel 2.1 Target Tahun 2024")
    assert kode(bahan) == ["T-601"]
    assert "“2023” dan “2024”" in pesan(temuan(bahan, "T-601")[0])


def test_a_title_of_the_contents_is_that_of_its_heading() -> None:
    bahan = naskah(judul_12="1.2 Susunan Organisasi")
    assert kode(bahan) == ["T-602"]
    assert [place.kutipan for place in temuan(bahan, "T-602")[0].tempat] == ["Organisasi", "Susunan Organisasi"]


def test_an_entry_of_the_list_of_tables_has_a_caption() -> None:
    assert kode(naskah(daftar=(*TABEL, "Tabel 2.2 Anggaran Program\t6"))) == ["T-603"]


def test_a_caption_has_the_number_that_its_list_gives() -> None:
    bahan = naskah(daftar=(TABEL[0], "Tabel 2.2 Target Tahun 2023\t5"))
    assert kode(bahan) == ["T-604"]


def test_a_caption_is_named_by_the_list_of_its_kind() -> None:
    bahan = naskah(ISI, TABEL, *tabel(ANGKA, "Tabel 2.2 Anggaran Program"))
    assert kode(bahan) == ["T-605"]
    assert "Tabel 2.2 Anggaran Program" in pesan(temuan(bahan, "T-605")[0])


def test_a_part_has_the_number_that_the_contents_give() -> None:
    assert "T-606" in kode(naskah(isi=(*ISI[:3], "1.3 Organisasi\t2", *ISI[4:])))


def test_a_part_of_the_contents_is_there() -> None:
    assert kode(naskah(isi=(*ISI, "2.3 Rencana Aksi\t7"))) == ["T-607"]


def test_a_part_of_the_body_is_named_by_the_contents() -> None:
    assert kode(naskah(isi=(*ISI[:3], *ISI[4:]))) == ["T-608"]


def test_parts_numbered_by_letters_are_matched_within_their_chapter() -> None:
    bahan = bahan_uji(judul("DAFTAR ISI"), *map(paragraf, ("BAB I PENDAHULUAN\t1", "A. Latar Belakang\t1",
                                                           "B. Permasalahan\t2", "BAB II PENUTUP\t3")),
                      judul("BAB I\nPENDAHULUAN"), judul("A. Latar Belakang", 2), paragraf("Laporan tahunan."),
                      judul("B. Isu Penting", 2), paragraf("Isu dinas."), judul("BAB II\nPENUTUP"),
                      paragraf("Selesai."))
    assert "T-602" in kode(bahan)


def test_one_number_is_one_table() -> None:
    assert "T-609" in kode(naskah(ISI, TABEL, *tabel(ANGKA, "Tabel 2.1 Anggaran Program")))


def test_two_tables_of_a_chapter_have_two_titles() -> None:
    daftar = (*TABEL, "Tabel 2.2 Target Tahun 2023\t6")
    found = temuan(naskah(ISI, daftar, *tabel(ANGKA, "Tabel 2.2 Target Tahun 2023")), "T-610")
    assert len(found) == 2  # in the list and in the body


def test_tables_stand_in_the_order_of_their_numbers() -> None:
    assert "T-611" in kode(naskah(daftar=TABEL[::-1]))


def test_pages_of_a_list_do_not_go_back() -> None:
    bahan = naskah(isi=(*ISI[:5], "2.1 Rencana Strategis\t9", "2.2 Perjanjian Kinerja\t6"))
    assert "T-612" in kode(bahan)


def test_a_table_is_on_a_page_of_its_part() -> None:
    bahan = naskah(daftar=(TABEL[0], "Tabel 2.1 Target Tahun 2023\t9"))
    assert kode(bahan) == ["T-613"]
    assert "9" in pesan(temuan(bahan, "T-613")[0])


def test_a_part_does_not_begin_before_the_tables_in_front_of_it() -> None:
    bahan = bahan_uji(judul("DAFTAR ISI"), *map(paragraf, ("BAB I KINERJA\t1", "1.1 Capaian\t1", "1.2 Anggaran\t3")),
                      judul("DAFTAR TABEL"), *map(paragraf, ("Tabel 1.1 Target\t4", "Tabel 1.2 Realisasi\t5")),
                      judul("BAB I\nKINERJA"), judul("1.1 Capaian", 2), *tabel(ANGKA, "Tabel 1.1 Target"),
                      *tabel(ANGKA, "Tabel 1.2 Realisasi"), judul("1.2 Anggaran", 2), paragraf("Anggaran dinas."))
    (found,) = temuan(bahan, "T-614")
    assert "Tabel 1.1 sampai Tabel 1.2" in pesan(found)
    assert not temuan(bahan, "T-613")  # told once


def test_the_page_of_an_entry_is_printed_where_others_are() -> None:
    found = temuan(naskah(isi=(*ISI[:2], "1.1 Latar Belakang", *ISI[3:])), "T-615")
    assert [one.tempat[0].kutipan for one in found] == ["1.1 Latar Belakang"]


def test_a_sentence_points_to_a_table_that_is_there() -> None:
    faulty, good = ("Rincian target ada pada Tabel 2.7 di atas.", "Rincian target ada pada Tabel 2.1 di atas.")
    assert kode(naskah(ISI, TABEL, paragraf(faulty))) == ["T-616"]
    assert kode(naskah(ISI, TABEL, paragraf(good))) == []
    assert kode(naskah(ISI, TABEL, paragraf("Target diambil dari dokumen Renstra, Tabel 2.7."))) == []


def test_captions_of_a_kind_have_a_list() -> None:
    assert kode(naskah(ISI, TABEL, keterangan("Grafik 2.1 Perkembangan Nilai"))) == ["T-617"]


def test_a_table_has_a_caption_where_the_others_have_one() -> None:
    assert kode(naskah(ISI, TABEL, *tabel(ANGKA))) == ["T-618"]


def test_a_number_is_written_alike_in_list_and_body() -> None:
    bahan = naskah(daftar=(*TABEL, "Tabel 2.1.1 Rincian Program\t6"), tabel_2="Tabel 2.1 Target Tahun 2023",
                   isi=ISI)
    assert "T-603" in kode(bahan)
    spelled = bahan_uji(judul("DAFTAR TABEL"), paragraf("Tabel 2.1.1 Rincian Program\t6"), judul("BAB II\nKINERJA"),
                        *tabel(ANGKA, "Tabel 2.1-1 Rincian Program"))
    assert [one.kode for one in temuan(spelled, "T-619")] == ["T-619"]


def test_a_caption_counts_with_its_chapter() -> None:
    def dua(nomor: str) -> Bahan:
        return naskah(daftar=(TABEL[0], f"{nomor} Target Tahun 2023\t5"), tabel_2=f"{nomor} Target Tahun 2023")
    assert "T-620" in kode(dua("Tabel 1.2"))
    assert "T-620" not in kode(dua("Tabel 3.1"))  # the heading of a third chapter may not have been read


def lampiran(depan: tuple[str, ...], akhir: tuple[str, ...]) -> Bahan:
    return bahan_uji(judul("DAFTAR LAMPIRAN"), *map(paragraf, depan), judul("BAB I\nPENDAHULUAN"),
                     paragraf("Isi laporan."), judul("LAMPIRAN"), *map(paragraf, akhir))


def test_the_list_of_attachments_is_that_at_the_end() -> None:
    same = ("1. Perjanjian Kinerja Tahun 2023", "2. Rencana Aksi Tahun 2023", "3. Lain-lain")
    more = (same[0], "2. Indikator Kinerja Utama", "3. Rencana Aksi Tahun 2023")
    assert kode(lampiran(same, same)) == []
    assert kode(lampiran(same, more)) == ["T-621", "T-622"]
    assert kode(lampiran(same, (same[0], "2. Rencana Aksi Tahun 2024", same[2]))) == ["T-623"]


def test_an_attachment_that_is_pointed_to_is_there() -> None:
    said = paragraf("Rinciannya terdapat pada Lampiran.")
    assert temuan(bahan_uji(judul("BAB I\nPENDAHULUAN"), said), "T-624")
    assert not temuan(bahan_uji(judul("BAB I\nPENDAHULUAN"), said, judul("LAMPIRAN")), "T-624")
    law = paragraf("Diatur dalam Lampiran II Peraturan Menteri itu.")
    assert not temuan(bahan_uji(judul("BAB I\nPENDAHULUAN"), law), "T-624")


def sistematika(*baris: str) -> Bahan:
    return bahan_uji(judul("BAB I\nPENDAHULUAN"), judul("1.1 Latar Belakang", 2), paragraf("Laporan tahunan."),
                     judul("1.2 Sistematika", 2), *map(paragraf, baris), judul("BAB II\nPERENCANAAN KINERJA"),
                     judul("2.1 Rencana Strategis", 2), paragraf("Rencana."), judul("2.2 Perjanjian Kinerja", 2),
                     paragraf("Perjanjian."))


def test_sistematika_names_the_parts_as_they_are() -> None:
    right = ("Bab I Pendahuluan", "1. Latar Belakang", "2. Sistematika", "Bab II Perencanaan Kinerja",
             "1. Rencana Strategis", "2. Perjanjian Kinerja")
    assert kode(sistematika(*right)) == []
    assert kode(sistematika(*right[:3], "Bab II Pengukuran Kinerja", *right[4:])) == ["T-625"]
    assert kode(sistematika(*right[:5])) == ["T-626"]
    assert kode(sistematika("Bab II Perencanaan Kinerja, memuat rencana strategis dan perjanjian kinerja.")) == []
