"""The order of a document as reports are really written: with styles and without, lists and tables of every form."""

from __future__ import annotations

import pytest
from naskah_uji import ATAS, KIRI, butir, dokumen, judul, keterangan, paragraf, tabel

from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.domain.telaah.susunan import susun


def _blok(document: Dokumen, jenis: str) -> list[Blok]:
    return [one for one in document.blok if one.jenis == jenis]


def _judul(document: Dokumen) -> list[tuple[int, str, str]]:
    return [(one.tingkat, one.nomor, one.teks) for one in _blok(document, "judul")]


def _entri(document: Dokumen) -> list[tuple[str, str, str]]:
    return [(one.nomor, one.teks, one.halaman_tertulis) for one in _blok(document, "entri")]


def _teks(document: Dokumen, at: int = 0) -> list[list[str]]:
    made = [one.tabel for one in document.blok if one.tabel is not None][at]
    return [[cell.rata for cell in row] for row in made.sel]


_ISI = "Kecamatan melaksanakan urusan pemerintahan umum di wilayahnya dan melayani masyarakat setiap hari kerja."
"""A paragraph that is plainly text."""


# headings

@pytest.mark.parametrize("lines", [
    [paragraf("BAB I", tebal=True, tengah=True), paragraf("PENDAHULUAN", tebal=True, tengah=True)],
    [paragraf("BAB I\nPENDAHULUAN", tengah=True)],
    [paragraf("BAB I PENDAHULUAN")],
    [paragraf("BAB. I : PENDAHULUAN")],
    [judul("BAB I"), judul("PENDAHULUAN")],
    [paragraf("PENDAHULUAN", nomor="BAB I", gaya="judul")],
    [paragraf("BAB 1"), paragraf("PENDAHULUAN")],
])
def test_a_chapter_is_found_in_one_paragraph_or_two_with_styles_or_without(lines: list[Paragraf]) -> None:
    [(level, number, title)] = _judul(dokumen(*lines, paragraf(_ISI)))
    assert (level, title) == (1, "PENDAHULUAN")
    assert number in ("BAB I", "BAB 1")


def test_parts_are_headings_by_the_number_of_their_chapter() -> None:
    made = dokumen(paragraf("BAB III"), paragraf("AKUNTABILITAS KINERJA"), paragraf("3.1. Capaian Kinerja Organisasi"),
                   paragraf(_ISI), paragraf("3.1.1 Sasaran Pertama"), paragraf(_ISI),
                   paragraf("3.2 REALISASI ANGGARAN"))
    assert _judul(made)[1:] == [(2, "3.1", "Capaian Kinerja Organisasi"), (3, "3.1.1", "Sasaran Pertama"),
                                (2, "3.2", "REALISASI ANGGARAN")]
    last = made.blok[-1]
    assert made.bagian(Letak(last.indeks)) == "BAB III, 3.2"


def test_a_part_numbered_with_the_roman_number_of_its_chapter_is_a_heading() -> None:
    made = dokumen(paragraf("BAB II"), paragraf("PERENCANAAN KINERJA"),
                   paragraf("II.1 Rencana Strategis", tebal=True), paragraf(_ISI),
                   paragraf("II.2. Perjanjian Kinerja"), paragraf(_ISI))
    assert _judul(made)[1:] == [(2, "II.1", "Rencana Strategis"), (2, "II.2", "Perjanjian Kinerja")]


def test_figures_and_versions_are_no_parts() -> None:
    made = dokumen(paragraf("BAB III"), paragraf("AKUNTABILITAS"), paragraf("3.867.143.000 rupiah tersedia."),
                   paragraf("3.5 % di antaranya tidak terserap."), paragraf("2.1 Renstra tidak dibahas di sini."))
    assert len(_judul(made)) == 1


def test_lines_in_bold_that_count_on_are_headings_and_plain_ones_are_items() -> None:
    made = dokumen(paragraf("BAB IV"), paragraf("PENUTUP"), paragraf("A. Kesimpulan", tebal=True), paragraf(_ISI),
                   paragraf("1. Kinerja tercapai."), paragraf("2. Anggaran terserap."),
                   paragraf("B. Saran", tebal=True), paragraf("a. Perencanaan", tebal=True), paragraf(_ISI),
                   paragraf("b. Pengukuran", tebal=True))
    assert _judul(made)[1:] == [(2, "A.", "Kesimpulan"), (2, "B.", "Saran"), (3, "a.", "Perencanaan"),
                                (3, "b.", "Pengukuran")]
    assert [one.nomor for one in _blok(made, "butir")] == ["1.", "2."]


def test_a_chapter_told_of_in_the_outline_of_the_report_is_no_heading() -> None:
    made = dokumen(paragraf("BAB I", tengah=True), paragraf("PENDAHULUAN", tengah=True),
                   paragraf("1.2 Sistematika Penyajian"), paragraf("BAB I PENDAHULUAN", tebal=True),
                   paragraf("1.1 Latar Belakang"), paragraf("BAB II PERENCANAAN KINERJA", tebal=True),
                   paragraf("BAB III AKUNTABILITAS KINERJA", tebal=True), paragraf("BAB II", tengah=True),
                   paragraf("PERENCANAAN KINERJA", tengah=True))
    assert [number for _, number, _ in _judul(made)] == ["BAB I", "1.2", "BAB II"]


def test_a_long_paragraph_in_the_style_of_a_heading_is_text() -> None:
    assert not _judul(dokumen(judul("Uraian ini panjang. " * 20)))


def test_parts_without_a_number_are_known_by_their_names() -> None:
    made = dokumen(paragraf("KATA PENGANTAR", tengah=True), paragraf(_ISI), paragraf("Ikhtisar Eksekutif", tebal=True),
                   paragraf(_ISI), paragraf("Kata pengantar ini ditulis oleh Camat."))
    assert [title for _, _, title in _judul(made)] == ["KATA PENGANTAR", "Ikhtisar Eksekutif"]


def test_the_office_that_signs_is_no_heading() -> None:
    made = dokumen(paragraf("BAB IV"), paragraf("PENUTUP"), paragraf(_ISI), paragraf("CAMAT SUKAMAJU", tebal=True),
                   paragraf("BUDI SANTOSO, S.Sos.", tebal=True), paragraf("NIP. 19700101 199003 1 001"))
    assert len(_judul(made)) == 1


# front lists

def test_entries_of_a_front_list_are_taken_apart() -> None:
    made = dokumen(paragraf("DAFTAR ISI", tengah=True), paragraf("KATA PENGANTAR\tii"),
                   paragraf("DAFTAR TABEL .... iv"),
                   paragraf("BAB I PENDAHULUAN\t1"), paragraf("1.1\tLatar Belakang.....\t1"),
                   paragraf("BAB II PERENCANAAN KINERJA"), paragraf("2.1 Rencana Strategis ........ 11"),
                   paragraf("BAB I", tengah=True), paragraf("PENDAHULUAN", tengah=True), paragraf(_ISI))
    assert _entri(made) == [("", "KATA PENGANTAR", "ii"), ("", "DAFTAR TABEL", "iv"), ("BAB I", "PENDAHULUAN", "1"),
                            ("1.1", "Latar Belakang", "1"), ("BAB II", "PERENCANAAN KINERJA", ""),
                            ("2.1", "Rencana Strategis", "11")]
    assert [number for _, number, _ in _judul(made)] == ["", "BAB I"]


def test_a_contents_list_without_pages_ends_where_the_first_chapter_begins_again() -> None:
    made = dokumen(paragraf("DAFTAR ISI", tengah=True), paragraf("KATA PENGANTAR"), paragraf("BAB I PENDAHULUAN"),
                   paragraf("1.1 Latar Belakang"), paragraf("BAB II PENUTUP"), paragraf("BAB I", tengah=True),
                   paragraf("PENDAHULUAN", tengah=True), paragraf("1.1 Latar Belakang"), paragraf(_ISI))
    assert [number for number, _, _ in _entri(made)] == ["", "BAB I", "1.1", "BAB II"]
    assert [number for _, number, _ in _judul(made)] == ["", "BAB I", "1.1"]


def test_years_and_numbers_of_a_title_are_no_pages() -> None:
    made = dokumen(paragraf("DAFTAR TABEL", tengah=True), paragraf("Tabel 3.1 Capaian Tahun 2024"),
                   paragraf("Tabel 3.2 Pencapaian Kinerja Sasaran 1"), paragraf("Tabel 3.3 Anggaran Tahun 2024.\t36"),
                   paragraf("Tabel 3.4 Realisasi 12"))
    assert _entri(made) == [("Tabel 3.1", "Capaian Tahun 2024", ""), ("Tabel 3.2", "Pencapaian Kinerja Sasaran 1", ""),
                            ("Tabel 3.3", "Anggaran Tahun 2024", "36"), ("Tabel 3.4", "Realisasi", "12")]


def test_an_entry_broken_over_two_lines_is_one() -> None:
    made = dokumen(paragraf("DAFTAR GRAFIK", tengah=True), paragraf("Grafik 3.1 Perkembangan Indeks"),
                   paragraf("Kepuasan Masyarakat ........ 10"), paragraf("Grafik 3.2 Nilai SAKIP .... 14"))
    assert _entri(made) == [("Grafik 3.1", "Perkembangan Indeks Kepuasan Masyarakat", "10"),
                            ("Grafik 3.2", "Nilai SAKIP", "14")]


def test_a_front_list_laid_out_as_a_table_or_in_one_paragraph_is_one_too() -> None:
    as_table = dokumen(paragraf("DAFTAR TABEL", tengah=True),
                       tabel([["Tabel 1.1", "Jumlah Pegawai", "3"], ["Tabel 2.1", "Perjanjian Kinerja", "6"]]))
    as_lines = dokumen(paragraf("DAFTAR TABEL", tengah=True),
                       paragraf("Tabel 1.1 Jumlah Pegawai\t3\nTabel 2.1 Perjanjian Kinerja\t6"))
    assert _entri(as_table) == _entri(as_lines) == [("Tabel 1.1", "Jumlah Pegawai", "3"),
                                                    ("Tabel 2.1", "Perjanjian Kinerja", "6")]


def test_a_table_of_contents_that_word_made_needs_no_heading() -> None:
    made = dokumen(Paragraf("BAB I PENDAHULUAN\t1", gaya="entri"), Paragraf("Tabel 1.1 Pegawai\t3", gaya="entri"))
    assert [(one.daftar, one.nomor) for one in _blok(made, "entri")] == [("isi", "BAB I"), ("tabel", "Tabel 1.1")]


def test_attachments_in_front_are_entries_and_at_the_end_items() -> None:
    made = dokumen(paragraf("DAFTAR LAMPIRAN", tengah=True), paragraf("1. Perjanjian Kinerja;"),
                   Paragraf("Rencana Aksi;", nomor="2.", gaya="butir"), paragraf("BAB I", tengah=True),
                   paragraf("PENDAHULUAN", tengah=True), paragraf("LAMPIRAN", tengah=True),
                   paragraf("1. Perjanjian Kinerja"))
    assert _entri(made) == [("1.", "Perjanjian Kinerja;", ""), ("2.", "Rencana Aksi;", "")]
    assert [one.teks for one in _blok(made, "butir")] == ["Perjanjian Kinerja"]


# captions

@pytest.mark.parametrize("lines", [
    [paragraf("Tabel 3.1\nCapaian Kinerja")], [paragraf("Tabel 3.1. Capaian Kinerja")],
    [paragraf("TABEL 3.1 : Capaian Kinerja")], [paragraf("Tabel 3.1"), paragraf("Capaian Kinerja")],
    [keterangan("Tabel 3.1 Capaian Kinerja")], [keterangan("Tabel 3.1"), keterangan("Capaian"), keterangan("Kinerja")],
])
def test_a_caption_has_its_number_its_title_and_its_table(lines: list[Paragraf]) -> None:
    made = dokumen(*lines, tabel([["No", "Indikator"], ["1", "Indeks"]]))
    [caption], [table] = _blok(made, "keterangan"), _blok(made, "tabel")
    assert (caption.nomor, caption.teks) == ("Tabel 3.1", "Capaian Kinerja")
    assert (caption.keterangan, table.keterangan) == (table.indeks, caption.indeks)


@pytest.mark.parametrize(("text", "number"), [("Tabel 2.3-1 Program", "Tabel 2.3-1"), ("Tabel 2.3.1 Program",
                                                                                       "Tabel 2.3.1"),
                                              ("Tabel III.2 Program", "Tabel III.2"), ("Tabel 4 Program", "Tabel 4")])
def test_numbers_of_captions_are_read_as_offices_count(text: str, number: str) -> None:
    [caption] = _blok(dokumen(paragraf(text), tabel([["a", "b"], ["c", "d"]])), "keterangan")
    assert (caption.nomor, caption.teks) == (number, "Program")


@pytest.mark.parametrize("text", ["Tabel 3.1 menunjukkan bahwa target tercapai.",
                                  "Tabel di atas memuat capaian kinerja.",
                                  "Gambar 1.1 di bawah ini memuat susunan organisasi kecamatan."])
def test_a_sentence_about_a_table_is_no_caption(text: str) -> None:
    assert not _blok(dokumen(paragraf(text), paragraf(_ISI)), "keterangan")


def test_a_caption_below_belongs_to_the_table_above_where_that_has_none() -> None:
    made = dokumen(paragraf(_ISI), tabel([["No", "Nama"], ["1", "x"]]), paragraf("Tabel 1.1 Pegawai", tengah=True),
                   paragraf(_ISI))
    assert _blok(made, "tabel")[0].keterangan == _blok(made, "keterangan")[0].indeks


def test_where_captions_stand_below_their_tables_none_belongs_to_the_table_after_it() -> None:
    made = dokumen(paragraf(_ISI), tabel([["No", "Nama"], ["1", "x"]]), paragraf("Tabel 1.1 Pegawai", tengah=True),
                   paragraf("Uraian singkat."), tabel([["No", "Barang"], ["1", "y"]]), paragraf("Tabel 1.2 Barang"),
                   tabel([["No", "Uang"], ["1", "z"]]), paragraf("Tabel 1.3 Uang"), paragraf(_ISI))
    assert [made.blok[one.keterangan].nomor for one in _blok(made, "tabel")] == ["Tabel 1.1", "Tabel 1.2", "Tabel 1.3"]


def test_a_line_in_bold_above_its_text_is_a_heading_and_so_is_an_attachment() -> None:
    made = dokumen(paragraf("BAB III"), paragraf("AKUNTABILITAS"), paragraf("Sasaran 1: Meningkatnya Layanan",
                                                                            tebal=True),
                   paragraf(_ISI), paragraf("LAMPIRAN", tengah=True), paragraf("Lampiran 1. Rencana Aksi", tebal=True),
                   tabel([["No", "Aksi"], ["1", "Survei"]]))
    assert _judul(made)[1:] == [(2, "", "Sasaran 1: Meningkatnya Layanan"), (1, "", "LAMPIRAN"),
                                (2, "Lampiran 1", "Rencana Aksi")]


def test_an_outline_told_in_one_paragraph_hides_no_chapter() -> None:
    made = dokumen(paragraf("BAB I"), paragraf("PENDAHULUAN"), paragraf("F. Sistematika Penyajian", tebal=True),
                   paragraf(_ISI), paragraf("BAB II", tengah=True), paragraf("PERENCANAAN", tengah=True))
    assert [number for _, number, _ in _judul(made)] == ["BAB I", "F.", "BAB II"]


def test_a_caption_in_the_first_row_of_its_table_is_taken_out() -> None:
    made = dokumen(tabel([["Tabel 1.1 Pegawai", KIRI], ["No", "Nama"], ["1", "Ani"]]))
    assert _blok(made, "keterangan")[0].nomor == "Tabel 1.1"
    assert _teks(made) == [["No", "Nama"], ["1", "Ani"]]


def test_what_stands_below_a_picture_is_no_part_of_its_title() -> None:
    made = dokumen(paragraf("Gambar 1.1 Susunan Organisasi", tebal=True), paragraf("Camat", tebal=True), paragraf(_ISI))
    assert _blok(made, "keterangan")[0].teks == "Susunan Organisasi"


# items, notes, sentences

@pytest.mark.parametrize(("text", "number"), [("1. Satu", "1."), ("a. Satu", "a."), ("1) Satu", "1)"), ("a) Satu",
                                                                                                        "a)"),
                                              ("- Satu", "-"), ("(2) Satu", "(2)"), ("4). Satu", "4)."), ("ii. Satu",
                                                                                                          "ii.")])
def test_items_are_split_from_their_numbers(text: str, number: str) -> None:
    [item] = dokumen(paragraf(text)).blok
    assert (item.jenis, item.nomor, item.teks) == ("butir", number, "Satu")


def test_items_broken_by_hand_in_one_paragraph_are_items_of_their_own() -> None:
    made = dokumen(paragraf("Terdiri dari:\n1. Camat\n2. Sekretaris"))
    assert [(one.jenis, one.nomor, one.teks) for one in made.blok] == [
        ("paragraf", "", "Terdiri dari:"), ("butir", "1.", "Camat"), ("butir", "2.", "Sekretaris")]


def test_a_number_that_the_file_adds_is_the_number_of_the_item() -> None:
    [item] = dokumen(butir("Satu", "1)")).blok
    assert (item.jenis, item.nomor, item.teks) == ("butir", "1)", "Satu")


def test_a_sentence_that_a_page_breaks_is_one() -> None:
    first = "Capaian kinerja dibandingkan dengan tahun lalu dan beberapa tahun"
    rest = "terakhir serta target jangka menengah."
    [block] = dokumen(paragraf(first), paragraf(rest)).blok
    assert block.teks == f"{first} {rest}"
    assert [one.teks for one in block.paragraf] == [first, rest]


def test_a_sentence_that_stops_before_a_figure_goes_on_with_it_but_not_into_an_item() -> None:
    first = "Angka tersebut naik 0,85 poin dibandingkan dengan realisasi tahun lalu sebesar"
    assert len(dokumen(paragraf(first), paragraf("25.46 poin pada tahun 2022.")).blok) == 1
    assert len(dokumen(paragraf("a. " + _ISI[:-1] + "; dan"), paragraf("b. Sekretaris")).blok) == 2


def test_items_without_numbers_in_small_letters_stay_apart() -> None:
    items = [f"{word} urusan pemerintahan umum di wilayah kecamatan menurut aturan" for word in ("membina", "melayani")]
    assert [one.teks for one in dokumen(*map(paragraf, items)).blok] == items


@pytest.mark.parametrize(("text", "kind"), [
    ("Capaian Kinerja = Realisasi / Target × 100 %", "rumus"), ("Efisiensi = Capaian Kinerja x 100", "rumus"),
    ("Jumlah pegawai = 12 orang", "paragraf"), ("Anggaran tersisa Rp5.000.000 atau 2 % dari pagu.", "paragraf")])
def test_a_formula_is_known_by_its_form(text: str, kind: str) -> None:
    assert [one.jenis for one in dokumen(paragraf(text)).blok] == [kind]


# tables

def test_a_head_of_two_levels_is_found_by_its_merged_cells() -> None:
    made = dokumen(tabel([["No", "Indikator", "Realisasi", KIRI], [ATAS, ATAS, "2023", "2024"], ["1", "Indeks", "80,1",
                                                                                                 "81"]]))
    table = _blok(made, "tabel")[0].tabel
    assert table is not None
    assert (table.kepala, table.judul(3), list(table.isi)) == (2, ("Realisasi", "2024"), [2])


@pytest.mark.parametrize("row", [["1", "2", "3", "4"], ["(1)", "(2)", "(3)", "(4)"], ["1", "2", "3", "4=3/2*100"]])
def test_the_row_that_numbers_the_columns_is_no_data(row: list[str]) -> None:
    made = dokumen(tabel([["No", "Program", "Anggaran", "Realisasi"], row, ["1", "Satu", "10.000", "9.000"]]))
    table = _blok(made, "tabel")[0].tabel
    assert table is not None
    assert (table.kepala, table.nomor_kolom, list(table.isi)) == (1, 1, [2])


def test_a_row_of_small_figures_is_not_the_numbers_of_the_columns() -> None:
    made = dokumen(tabel([["Pendidikan", "L", "P", "Jumlah"], ["S1", "1", "2", "3"]]))
    table = _blok(made, "tabel")[0].tabel
    assert table is not None
    assert table.nomor_kolom == -1


_KEPALA = ["No", "Program", "Kegiatan", "Anggaran"]


def test_parts_after_a_page_break_are_joined_and_their_repeated_heads_dropped() -> None:
    made = dokumen(tabel([_KEPALA, ["1", "2", "3", "4"], ["1", "Umum", "Rapat", "1.000"]]),
                   tabel([_KEPALA, ["1", "2", "3", "4"], ["2", "Sosial", "Bansos", "2.000"]]))
    assert len(_blok(made, "tabel")) == 1
    assert _teks(made)[2:] == [["1", "Umum", "Rapat", "1.000"], ["2", "Sosial", "Bansos", "2.000"]]


def test_the_rest_of_a_sentence_goes_into_the_cell_above() -> None:
    made = dokumen(tabel([_KEPALA, ["1", "Umum", "Rapat koordinasi dalam rangka", "1.000"]]),
                   tabel([["", "", "pembinaan desa", ""], ["2", "Sosial", "Bansos", "2.000"]]))
    assert _teks(made)[1:] == [["1", "Umum", "Rapat koordinasi dalam rangka pembinaan desa", "1.000"],
                               ["2", "Sosial", "Bansos", "2.000"]]
    assert _blok(made, "tabel")[0].tabel.lanjutan == (1,)  # type: ignore[union-attr]


def test_empty_leading_cells_of_a_part_go_on_with_the_group_above_but_not_into_the_total() -> None:
    made = dokumen(tabel([_KEPALA, ["1", "Umum", "Rapat", "1.000"]]),
                   tabel([["", "", "Sosialisasi", "500"], ["", "", "JUMLAH", "1.500"]]))
    assert _teks(made)[2:] == [["1", "Umum", "Sosialisasi", "500"], ["", "", "JUMLAH", "1.500"]]


def test_tables_with_other_heads_or_captions_stay_two() -> None:
    other = ["No", "Nama", "Jabatan", "Golongan"]
    assert len(_blok(dokumen(tabel([_KEPALA, ["1", "a", "b", "1.000"]]), tabel([other, ["1", "a", "b", "III/a"]])),
                     "tabel")) == 2
    assert len(_blok(dokumen(tabel([_KEPALA, ["1", "a", "b", "1.000"]]), keterangan("Tabel 3.2 Lain"),
                             tabel([_KEPALA, ["1", "a", "b", "2.000"]])), "tabel")) == 2


def test_a_line_that_says_that_the_table_runs_on_does_not_part_it() -> None:
    made = dokumen(tabel([_KEPALA, ["1", "a", "b", "1.000"]], judul="Tabel 3.1 Anggaran"),
                   paragraf("Lanjutan Tabel 3.1"), tabel([_KEPALA, ["2", "c", "d", "2.000"]]))
    assert len(_blok(made, "tabel")) == 1
    assert _teks(made)[1:] == [["1", "a", "b", "1.000"], ["2", "c", "d", "2.000"]]


def test_a_row_that_lacks_its_first_cell_is_read_in_its_columns() -> None:
    made = dokumen(tabel([["Sasaran", "Program", "Anggaran", "Realisasi"], ["Tertib", "a) Gaji", "8.000", "7.900"],
                          [ATAS, "b) Rapat", "5.000", "4.900"], ["c) Cetak", "600", "500", ""],
                          ["Aman", "a) Patroli", "700", "700"]]))
    assert _teks(made)[3] == ["Tertib", "c) Cetak", "600", "500"]


def test_tables_side_by_side_in_a_frame_are_two_with_their_captions() -> None:
    def side(number: str) -> tuple[Paragraf | TabelMentah, ...]:
        return Paragraf(f"Tabel {number}\nBanding"), *tabel([["Indikator", "2024"], ["Indeks", "81,5"]])
    frame = TabelMentah((SelMentah(0, 0, side("3.3")), SelMentah(0, 1, side("3.4"))), 1, 2, tanpa_garis=True)
    made = susun(Mentah("uji.docx", "docx", (frame,)))
    assert [one.nomor for one in _blok(made, "keterangan")] == ["Tabel 3.3", "Tabel 3.4"]
    assert [one.keterangan >= 0 for one in _blok(made, "tabel")] == [True, True]


def test_signatures_without_lines_are_read_one_after_the_other() -> None:
    cells = [["BUPATI SUKAMAJU", "CAMAT MAKMUR"], ["ANDI", "BUDI"], ["", "NIP. 19700101 199003 1 001"]]
    [raw] = tabel(cells)
    assert isinstance(raw, TabelMentah)
    made = dokumen(TabelMentah(raw.sel, raw.baris, raw.kolom, tanpa_garis=True))
    assert [one.teks for one in made.blok] == ["BUPATI SUKAMAJU", "ANDI", "CAMAT MAKMUR", "BUDI",
                                               "NIP. 19700101 199003 1 001"]


def test_several_values_of_a_cell_stay_apart_and_tables_inside_a_cell_are_its_text() -> None:
    inner = tabel([["dalam", "sel"]])
    raw = TabelMentah((SelMentah(0, 0, (Paragraf("Uraian"),)), SelMentah(0, 1, (Paragraf("Nilai"),)),
                       SelMentah(1, 0, (Paragraf("satu"), Paragraf(""), Paragraf("dua"))), SelMentah(1, 1, inner)), 2,
                       2)
    made = susun(Mentah("uji.docx", "docx", (raw,)))
    table = _blok(made, "tabel")[0].tabel
    assert table is not None
    assert [one.teks for one in table.sel[1][0].paragraf] == ["satu", "dua"]
    assert table.sel[1][1].rata == "dalam sel"


BAGIAN = ("Pendahuluan singkat", "Rencana kerja", "Hasil kerja", "Penutup")


@pytest.mark.parametrize("nomor", [("I.", "II.", "III.", "IV."), ("A.", "B.", "C.", "D."), ("1.", "2.", "3.", "4."),
                                   ("I.", "II.", "III.", "III.")])
def test_parts_of_a_report_without_chapters_are_headings_even_with_a_number_twice(nomor: tuple[str, ...]) -> None:
    lines = [one for number, title in zip(nomor, BAGIAN, strict=True)
             for one in (paragraf(f"{number} {title.upper()}", tebal=True), paragraf("Dermaga dikelola unit. " * 4))]
    assert _judul(dokumen(*lines)) == [(1, number, title.upper()) for number, title in zip(nomor, BAGIAN, strict=True)]


def test_parts_without_any_number_are_headings_above_their_text_and_the_cover_is_none() -> None:
    cover = [paragraf(line, tebal=True, tengah=True) for line in ("LAPORAN KINERJA", "KELURAHAN TANJUNG", "TAHUN 2024")]
    parts = [one for title in ("PENDAHULUAN", "Hasil Kerja", "PENUTUP")
             for one in (paragraf(title, tebal=True), paragraf("Kelurahan melayani nelayan. " * 4))]
    assert [title for _, _, title in _judul(dokumen(*cover, *parts))] == ["PENDAHULUAN", "Hasil Kerja", "PENUTUP"]


def test_numbered_lines_of_a_plain_list_are_no_parts() -> None:
    lines = [paragraf(f"{number}. {title}") for number, title in enumerate(BAGIAN, 1)]
    assert not _judul(dokumen(*lines))
    chapters = (paragraf("BAB I PENDAHULUAN", tebal=True), *(
        paragraf(f"{number}. {title.upper()}", tengah=True) for number, title in enumerate(BAGIAN, 1)))
    assert _judul(dokumen(*chapters))[0] == (1, "BAB I", "PENDAHULUAN")


def test_lines_with_tabs_under_headings_are_a_table() -> None:
    rows = ("Jenis kapal\tLaik\tRusak", "Motor tempel\t12\t3", "Perahu layar\t7\t0", "Jumlah\t19\t3")
    made = dokumen(paragraf("Tabel 2 Kapal Nelayan", tengah=True), *map(paragraf, rows), paragraf("Kapal bertambah."))
    table = _blok(made, "tabel")[0]
    assert [row[1] for row in _teks(made, 0)] == ["Laik", "12", "7", "19"]
    assert made.blok[table.keterangan].nomor == "Tabel 2"
    assert [one.teks for one in _blok(made, "paragraf")] == ["Kapal bertambah."]


def test_a_tab_that_a_pdf_lost_before_the_first_figure_is_set_again() -> None:
    rows = ("Jenis kapal\tLaik\tRusak", "Motor tempel 12\t3", "Perahu layar\t7\t0", "Jumlah19\t3")
    assert _teks(dokumen(*map(paragraf, rows), jenis="pdf")) == [
        ["Jenis kapal", "Laik", "Rusak"], ["Motor tempel", "12", "3"], ["Perahu layar", "7", "0"],
        ["Jumlah", "19", "3"]]


@pytest.mark.parametrize("rows", [
    ("Mengetahui,\tSerang, 5 Januari 2025", "Kepala Dinas\tSekretaris", "Andi\tBudi"),
    ("Nama\t: Dinas Perikanan", "Alamat\t: Jalan 1", "Telepon\t: 021"),
    ("Uraian\tHalaman", "Tabel 1 Kapal\t4", "Tabel 2 Dermaga\t5"),
    ("BAB I Pendahuluan\t1", "1.1 Latar\t2", "1.2 Tugas\t3"),
])
def test_signatures_labels_and_front_lists_with_tabs_are_no_tables(rows: tuple[str, ...]) -> None:
    assert not _blok(dokumen(*map(paragraf, rows)), "tabel")


def test_a_nip_that_wraps_is_one_number() -> None:
    made = dokumen(paragraf("NIP. 19790512 200501 1"), paragraf("006"), jenis="pdf")
    assert [one.teks for one in _blok(made, "paragraf")] == ["NIP. 19790512 200501 1 006"]
    assert len(_blok(dokumen(paragraf("NIP. 19790512 200501 1 006"), paragraf("006")), "paragraf")) == 2
