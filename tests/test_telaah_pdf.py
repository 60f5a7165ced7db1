"""PDFs are read as they are meant: paragraphs, tables, front lists; what cannot be read is said in a sentence."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from pdf_uji import LEBAR, alinea, aliran, berkas, garis, kisi, lebar, pdf, tabel, teks, tengah
from pypdf import PdfReader, PdfWriter

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.telaah.dokumen import Mentah, Paragraf, TabelMentah
from lkjip_xl.engines.naskah.pdf import pdf_mentah, read_pdf

PANJANG = ("Kecamatan Sukamaju melaksanakan pengukuran kinerja setiap triwulan dengan membandingkan realisasi dan "
           "target yang tercantum dalam Perjanjian Kinerja, lalu hasilnya dibahas dalam rapat bersama "
           "seluruh kepala seksi.")


def baca(*pages: str) -> Mentah:
    return pdf_mentah("naskah.pdf", pdf(*pages))


def paragraf(found: Mentah) -> list[str]:
    return [one.teks for one in found.isi if isinstance(one, Paragraf)]


def sel(table: TabelMentah) -> dict[tuple[int, int, int, int], list[str]]:
    return {(one.baris, one.kolom, one.tinggi, one.lebar): [part.teks for part in one.isi if isinstance(part, Paragraf)]
            for one in table.sel}


def satu_tabel(found: Mentah) -> TabelMentah:
    (table,) = [one for one in found.isi if isinstance(one, TabelMentah)]
    return table


# paragraphs


def test_lines_that_fill_the_width_are_one_paragraph_and_an_indent_begins_another() -> None:
    found = baca(alinea(85, 90, PANJANG, masuk=30) + alinea(85, 162, PANJANG, masuk=30))
    assert paragraf(found) == [PANJANG, PANJANG]


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    found = baca(teks(85, 90, "Camat Sukamaju") + teks(85, 108, "Kabupaten Contoh") + alinea(85, 126, PANJANG))
    assert paragraf(found) == ["Camat Sukamaju", "Kabupaten Contoh", PANJANG]


def test_a_gap_parts_paragraphs() -> None:
    assert paragraf(baca(alinea(85, 90, PANJANG) + alinea(85, 190, PANJANG))) == [PANJANG, PANJANG]


def test_a_paragraph_runs_on_over_the_page() -> None:
    words = PANJANG.split(" ")
    first = next(at for at in range(len(words)) if 85 + lebar(" ".join(words[:at + 1])) > LEBAR - 85)
    found = baca(alinea(85, 700, PANJANG) + teks(85, 760, " ".join(words[:first])),
                 alinea(85, 90, " ".join(words[first:])) + alinea(85, 200, PANJANG))
    assert paragraf(found) == [PANJANG, PANJANG, PANJANG]


def test_list_items_keep_their_mark_and_bullets_are_told_apart_from_the_text() -> None:
    found = baca(teks(85, 90, "1.") + alinea(105, 90, PANJANG) + teks(85, 162, "2.") + teks(105, 162, "Sekretariat")
                 + teks(85, 180, "\u2022") + teks(105, 180, "Seksi Pelayanan"))
    texts = [(one.teks, one.nomor) for one in found.isi if isinstance(one, Paragraf)]
    assert texts == [(f"1.\t{PANJANG}", ""), ("2.\tSekretariat", ""), ("Seksi Pelayanan", "•")]


def test_a_figure_at_the_head_of_a_line_is_no_list_mark() -> None:
    text = ("Angka konsumsi ikan pada tahun berjalan mencapai rata-rata sebesar kira-kira tepat pada nilai 25.46 kg "
            "per kapita")
    assert paragraf(baca(alinea(85, 90, PANJANG) + alinea(85, 190, text)))[1] == text


def test_hyphens_at_line_ends_stay_and_years_and_pairs_are_not_torn() -> None:
    found = baca(teks(85, 90, "Rencana Strategis Perangkat Daerah Kecamatan Sukamaju untuk tahun anggaran 2021-")
                 + teks(85, 108, "2026 memuat masing-masing sasaran."))
    assert paragraf(found) == [("Rencana Strategis Perangkat Daerah Kecamatan Sukamaju untuk tahun anggaran 2021-2026 "
                                "memuat masing-masing sasaran.")]


def test_the_dash_behind_a_sum_is_no_hyphen() -> None:
    found = baca(teks(85, 90, "Anggaran perubahan Kecamatan Sukamaju seluruhnya adalah sebesar Rp 2.500.000,-")
                 + teks(85, 108, "dan terserap seluruhnya."))
    assert paragraf(found) == [("Anggaran perubahan Kecamatan Sukamaju seluruhnya adalah sebesar Rp 2.500.000,- dan "
                                "terserap seluruhnya.")]


def test_entries_of_front_lists_have_a_tab_before_their_page() -> None:
    found = baca(tengah(90, "DAFTAR TABEL") + teks(85, 120, "Tabel 1.1 Jumlah Pegawai" + "." * 60 + "3")
                 + teks(85, 140, "Tabel 3.4 Perbandingan Realisasi dengan Akhir Periode")
                 + teks(130, 160, "Renstra" + "." * 60 + "9"))
    first, second = paragraf(found)[1:]
    assert first.startswith("Tabel 1.1 Jumlah Pegawai.")
    assert first.endswith(".\t3")
    assert second.startswith("Tabel 3.4 Perbandingan Realisasi dengan Akhir Periode Renstra.")
    assert second.endswith(".\t9")


def test_headings_are_bold_and_in_the_middle() -> None:
    head, body = baca(tengah(90, "AKUNTABILITAS KINERJA") + alinea(85, 140, PANJANG)).isi
    assert isinstance(head, Paragraf)
    assert isinstance(body, Paragraf)
    assert (head.tebal, head.tengah, head.halaman) == (True, True, 1)
    assert (body.tebal, body.tengah) == (False, False)


def test_the_title_below_the_number_of_a_caption_is_part_of_it() -> None:
    found = baca(alinea(85, 60, PANJANG) + tengah(160, "Tabel 3.1") + tengah(175, "Capaian Kinerja Tahun 2024"))
    assert paragraf(found)[1] == "Tabel 3.1\nCapaian Kinerja Tahun 2024"


def test_a_fraction_is_read_as_one_formula() -> None:
    found = baca(alinea(85, 60, PANJANG) + teks(180, 200, "Capaian =") + teks(240, 193, "Realisasi")
                 + teks(248, 208, "Target")
                 + garis(240, 197, 290, 197) + teks(300, 200, "x 100%"))
    formula = found.isi[1]
    assert isinstance(formula, Paragraf)
    assert (formula.teks, formula.gaya) == ("Capaian = Realisasi / Target x 100%", "rumus")


def test_page_numbers_and_running_heads_are_no_text() -> None:
    pages = [teks(85, 40, "LKjIP Kecamatan Sukamaju Tahun 2024") + alinea(85, 120, PANJANG, masuk=30)
             + teks(290, 810, str(number)) for number in range(1, 5)]
    assert paragraf(baca(*pages)) == [PANJANG] * 4


def test_footnotes_stand_apart_with_their_number() -> None:
    found = baca(alinea(85, 600, PANJANG) + teks(85, 760, "1 Angka sementara dari BPS.", 9), alinea(85, 90, PANJANG))
    notes = [(one.gaya, one.nomor, one.teks) for one in found.isi if isinstance(one, Paragraf) and one.gaya]
    assert notes == [("catatan", "1", "Angka sementara dari BPS.")]


def test_every_line_has_its_rectangle_on_paper() -> None:
    (one,) = baca(alinea(85, 90, PANJANG)).isi
    assert isinstance(one, Paragraf)
    assert len(one.asal.kotak) == 3
    page, left, top, right, bottom = one.asal.kotak[0]
    assert (page, left) == (1, 85)
    assert top < 90 <= bottom < 96
    assert 450 < right <= LEBAR - 85


# tables


def test_the_cells_of_a_table_are_read_once_and_not_as_paragraphs() -> None:
    rows = (("No", "Indikator", "Target"), ("1", "Nilai SAKIP", "70"))
    found = baca(alinea(85, 60, PANJANG) + tabel((85, 120, 300, 400), 150, rows))
    assert paragraf(found) == [PANJANG]
    assert sel(satu_tabel(found)) == {(0, 0, 1, 1): ["No"], (0, 1, 1, 1): ["Indikator"], (0, 2, 1, 1): ["Target"],
                                      (1, 0, 1, 1): ["1"], (1, 1, 1, 1): ["Nilai SAKIP"], (1, 2, 1, 1): ["70"]}


def test_merged_cells_are_known_by_the_lines_that_are_missing() -> None:
    lines = (kisi((85, 400), (150, 190, 210)) + garis(200, 150, 200, 210) + garis(200, 170, 400, 170)
             + garis(300, 170, 300, 210))
    words = (teks(90, 175, "Indikator", 10) + teks(250, 164, "Realisasi", 10) + teks(205, 184, "2023", 10)
             + teks(305, 184, "2024", 10) + teks(90, 204, "IKM", 10) + teks(205, 204, "81", 10)
             + teks(305, 204, "82", 10))
    assert sel(satu_tabel(baca(lines + words))) == {
        (0, 0, 2, 1): ["Indikator"], (0, 1, 1, 2): ["Realisasi"], (1, 1, 1, 1): ["2023"], (1, 2, 1, 1): ["2024"],
        (2, 0, 1, 1): ["IKM"], (2, 1, 1, 1): ["81"], (2, 2, 1, 1): ["82"]}


def test_values_stacked_in_a_cell_stay_apart_and_wrapped_words_are_joined() -> None:
    lines = kisi((85, 190, 300), (150, 200))
    words = (teks(89, 164, "Meningkatnya", 10) + teks(89, 176, "kepuasan masyarakat", 10)
             + teks(194, 164, "1.000.000", 10) + teks(194, 176, "250.000", 10) + teks(194, 188, "-", 10))
    cells = sel(satu_tabel(baca(lines + words)))
    assert cells[0, 0, 1, 1] == ["Meningkatnya kepuasan masyarakat"]
    assert cells[0, 1, 1, 1] == ["1.000.000", "250.000", "-"]


def test_a_figure_that_its_cell_cuts_is_one() -> None:
    words = teks(89, 164, "2.051.832.", 10) + teks(89, 176, "000,00", 10) + teks(150, 164, "Jumlah", 10)
    assert sel(satu_tabel(baca(kisi((85, 140, 240), (150, 200)) + words)))[0, 0, 1, 1] == ["2.051.832.000,00"]


def test_a_row_that_the_page_cuts_is_whole_again() -> None:
    xs = (85, 200, 300)
    first = (kisi(xs, (700, 780)) + teks(89, 715, "Terwujudnya birokrasi", 10) + teks(204, 715, "75,75", 10)
             + teks(89, 727, "yang bersih, terbuka", 10))
    second = (kisi(xs, (60, 80, 100)) + teks(89, 74, "dan akuntabel", 10) + teks(89, 94, "Indeks", 10)
              + teks(204, 94, "80,10", 10))
    tables = [one for one in baca(first, second).isi if isinstance(one, TabelMentah)]
    assert sel(tables[0])[0, 0, 1, 1] == ["Terwujudnya birokrasi yang bersih, terbuka dan akuntabel"]
    assert sel(tables[1]) == {(0, 0, 1, 1): ["Indeks"], (0, 1, 1, 1): ["80,10"]}


def test_a_frame_around_text_is_no_table_and_neither_is_a_chart_of_boxes() -> None:
    boxes = (kisi((100, 200), (300, 330)) + teks(110, 320, "Camat", 10) + kisi((250, 350), (380, 410))
             + teks(260, 400, "Sekretaris", 10))
    link = garis(150, 330, 150, 395) + garis(150, 395, 250, 395)
    found = baca(kisi((60, 540), (50, 800)) + alinea(85, 90, PANJANG) + boxes + link)
    assert not [one for one in found.isi if isinstance(one, TabelMentah)]
    assert paragraf(found) == [PANJANG, "Camat", "Sekretaris"]


def test_a_word_that_sticks_out_of_its_cell_stays_whole() -> None:
    words = teks(89, 164, "Ketenteraman", 10) + teks(184, 164, "81,25", 10) + teks(89, 184, "Nilai", 10)
    cells = sel(satu_tabel(baca(kisi((85, 140, 240), (150, 170, 190)) + words)))
    assert (cells[0, 0, 1, 1], cells[0, 1, 1, 1]) == (["Ketenteraman"], ["81,25"])


def test_a_table_without_lines_at_its_sides_is_read_too() -> None:
    lines = "".join(garis(85, y, 400, y) for y in (150, 170, 190)) + garis(200, 150, 200, 190)
    words = (teks(90, 164, "Uraian", 10) + teks(210, 164, "Nilai", 10) + teks(90, 184, "Skor", 10)
             + teks(210, 184, "70,1", 10))
    assert sel(satu_tabel(baca(lines + words))) == {
        (0, 0, 1, 1): ["Uraian"], (0, 1, 1, 1): ["Nilai"], (1, 0, 1, 1): ["Skor"], (1, 1, 1, 1): ["70,1"]}


def test_figures_in_columns_are_a_table_though_no_line_shows_it() -> None:
    rows = (("Indikator", "2023", "2024"), ("Nilai SAKIP", "77,10", "78,70"), ("Indeks Kepuasan", "85,20", "85,91"))
    words = "".join(teks(x, 200 + 18 * at, cell) for at, row in enumerate(rows)
                    for x, cell in zip((85, 300, 400), row, strict=True))
    found = baca(alinea(85, 90, PANJANG) + words + alinea(85, 290, PANJANG))
    assert paragraf(found) == [PANJANG, PANJANG]
    assert [tuple(one for cell in row for one in cell) for row in zip(*[iter(sel(satu_tabel(found)).values())] * 3,
                                                                      strict=True)] == list(rows)


def test_names_beside_each_other_are_no_table() -> None:
    words = "".join(teks(x, 200 + 18 * at, "Camat Sukamaju") for at in range(4) for x in (85, 240, 400))
    assert not [one for one in baca(alinea(85, 90, PANJANG) + words).isi if isinstance(one, TabelMentah)]


def test_turned_words_in_a_head_are_read_in_their_cells() -> None:
    lines = kisi((85, 120, 240), (150, 230, 250))
    words = teks(105, 220, "Realisasi", 10, miring=90) + teks(124, 190, "Indikator", 10) + teks(89, 244, "82", 10)
    cells = sel(satu_tabel(baca(lines + words)))
    assert (cells[0, 0, 1, 1], cells[0, 1, 1, 1], cells[1, 0, 1, 1]) == (["Realisasi"], ["Indikator"], ["82"])


def test_a_page_whose_words_are_all_turned_is_read_as_it_is_meant() -> None:
    lines = garis(100, 100, 100, 700) + garis(130, 100, 130, 700) + garis(160, 100, 160, 700)
    lines += garis(100, 100, 160, 100) + garis(100, 400, 160, 400) + garis(100, 700, 160, 700)
    words = (teks(120, 690, "Indikator", miring=90) + teks(120, 390, "Capaian", miring=90)
             + teks(150, 690, "Nilai SAKIP", miring=90) + teks(150, 390, "98,14", miring=90))
    table = satu_tabel(baca(lines + words))
    assert sel(table) == {(0, 0, 1, 1): ["Indikator"], (0, 1, 1, 1): ["Capaian"], (1, 0, 1, 1): ["Nilai SAKIP"],
                          (1, 1, 1, 1): ["98,14"]}
    part = table.sel[3].isi[0]
    assert isinstance(part, Paragraf)
    page, left, top, right, bottom = part.asal.kotak[0]
    assert (page, round(bottom)) == (1, 390)
    assert left < 150 < right
    assert top == pytest.approx(390 - lebar("98,14"), abs=1)


# what cannot be read


@pytest.mark.parametrize(("content", "words"), [
    (b"", "rusak atau bukan PDF"), (b"ini bukan PDF", "rusak atau bukan PDF"),
    (pdf(alinea(85, 90, PANJANG))[:300], "rusak atau bukan PDF"), (pdf(""), "tidak memuat teks"),
    (pdf("", gambar=(1,)), "hasil pindaian.*OCR"),
    (berkas({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]>>"}), "tidak memuat teks"),
])
def test_what_holds_no_text_is_refused_in_a_sentence_with_a_way_out(content: bytes, words: str) -> None:
    with pytest.raises(CannotRun, match=words) as refused:
        pdf_mentah("naskah.pdf", content)
    assert str(refused.value).startswith(("Berkas naskah.pdf", "Huruf di berkas naskah.pdf"))


def test_pages_that_are_pictures_are_named_and_the_others_read() -> None:
    found = pdf_mentah("naskah.pdf", pdf(alinea(85, 90, PANJANG), "", "", gambar=(2, 3)))
    assert paragraf(found) == [PANJANG]
    assert found.keterangan == ("Halaman 2-3 hasil pindaian, jadi tidak ditelaah. Jalankan OCR atau telaah Word-nya.",)


def locked(word: str) -> bytes:
    writer = PdfWriter()
    writer.append(PdfReader(_stream(pdf(alinea(85, 90, PANJANG)))))
    writer.encrypt(word, "pemilik", algorithm="AES-256")
    target = _stream(b"")
    writer.write(target)
    return target.getvalue()


def _stream(content: bytes) -> io.BytesIO:
    return io.BytesIO(content)


def test_a_locked_file_asks_for_one_without_a_password_and_an_empty_password_opens() -> None:
    with pytest.raises(CannotRun, match="dikunci dengan kata sandi"):
        pdf_mentah("naskah.pdf", locked("rahasia"))
    assert paragraf(pdf_mentah("naskah.pdf", locked(""))) == [PANJANG]


def hostile(content: bytes = aliran(b""), **objects: bytes) -> bytes:
    """A page whose content, font and other objects are given."""
    return berkas({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
                   3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
                      b"/XObject<</A 10 0 R>>>>>>", 4: content,
                   5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                   **{int(name[1:]): one for name, one in objects.items()}})


def packed(data: bytes) -> bytes:
    return aliran(zlib.compress(data, 9), b"/Filter/FlateDecode")


KATA = b"BT /F 12 Tf 72 700 Td (Laporan Kinerja Kecamatan Sukamaju Tahun 2024) Tj ET\n"
WIDE = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A %d 0 R>>>>"
NEST = {f"o{number}": aliran(b"/A Do " * 20, FORM % (number + 1)) for number in range(10, 20)}


@pytest.mark.parametrize("content", [
    hostile(packed(KATA + b" " * (60 << 20))), hostile(b"4 0 R"), hostile(b"6 0 R", o6=b"7 0 R", o7=b"6 0 R"),
    hostile(packed(b"BT /F 12 Tf (" + b"a" * (5 << 20) + b") Tj ET")),
    hostile(packed(b"0 0 m " + b"5 5 l " * 31_000 + b"S")),
    hostile(packed(b"(" * 600_000)),
    hostile(packed(KATA), o5=WIDE, o6=b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 2000000000 500]>>",
            o8=aliran(b"")),
    hostile(packed(KATA), o5=WIDE, o6=b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X>>",
            o8=aliran(b"begincmap 1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange endcmap")),
    b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 201_000,
], ids=["bomb", "itself", "circle", "letters", "strokes", "brackets", "widths", "codes", "objects"])
def test_hostile_files_are_refused(content: bytes) -> None:
    with pytest.raises(CannotRun, match=r"^Berkas naskah\.pdf "):
        pdf_mentah("naskah.pdf", content)


def test_forms_within_forms_end_and_what_was_read_before_them_stays() -> None:
    found = pdf_mentah("naskah.pdf", hostile(packed(KATA + b"/A Do"), **NEST, o20=aliran(b"q Q")))
    assert paragraf(found) == ["Laporan Kinerja Kecamatan Sukamaju Tahun 2024"]
    assert found.keterangan == ("Halaman 1 terlalu penuh gambar atau tulisan, jadi hanya dibaca sebagian.",)


def test_a_file_that_is_not_there_raises_as_opening_does(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_pdf(tmp_path / "tidak-ada.pdf")
