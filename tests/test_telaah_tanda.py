"""Notes put back into a document stand at exactly the words they quote, and nothing else in the document changes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from pdf_uji import LEBAR, TINGGI, alinea, lebar, pdf, tabel, teks
from pypdf import PdfReader, PdfWriter

from lkjip_xl.domain.telaah.dokumen import Asal, Blok, Dokumen, Letak, Mentah, Paragraf, Sel, Tabel, TabelMentah
from lkjip_xl.engines.naskah.docx import docx_mentah
from lkjip_xl.engines.naskah.pdf import pdf_mentah
from lkjip_xl.engines.naskah.tanda import Tanda, tanda
from lkjip_xl.engines.naskah.tanda_docx import annotate_docx
from lkjip_xl.engines.naskah.tanda_pdf import WARNA, annotate_pdf


def simpan(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def semua(found: Mentah) -> list[Paragraf]:
    """All paragraphs, those of cells too."""
    def dari(isi: Sequence[Paragraf | TabelMentah]) -> list[Paragraf]:
        return [part for one in isi for part in ([one] if isinstance(one, Paragraf) else
                                                 dari([inner for cell in one.sel for inner in cell.isi]))]
    return dari(found.isi)


def catat(content: bytes, *notes: tuple[int, str, str]) -> bytes:
    """The document with notes: number of the paragraph, quotation, text."""
    found = semua(docx_mentah("naskah.docx", content))
    return annotate_docx(content, [Tanda(found[at] if at >= 0 else None, quoted, text) for at, quoted, text in notes])


def tertandai(content: bytes) -> dict[str, tuple[str, str]]:
    """For each comment its author and text, and the words that it is anchored to."""
    document = Document(io.BytesIO(content))
    body = document.element.body
    found = {}
    for comment in document.comments:
        inside, words = False, []
        for node in body.iter():
            mark = node.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd"))
            if mark and node.get(qn("w:id")) == str(comment.comment_id):
                inside = node.tag == qn("w:commentRangeStart")
            elif inside and node.tag == qn("w:t"):
                words.append(node.text or "")
        found[comment.text] = (comment.author, "".join(words))
    return found


def kalimat(*runs: tuple[str, bool]) -> bytes:
    document = Document()
    paragraph = document.add_paragraph()
    for text, bold in runs:
        paragraph.add_run(text).bold = bold
    return simpan(document)


def test_a_comment_stands_at_exactly_the_quoted_letters_though_runs_cut_them() -> None:
    content = kalimat(("Capaian IKM sebesar 10", False), ("2,8", True), ("2% dari target.", False))
    made = catat(content, (0, "102,82%", "GALAT\nTidak cocok"))
    assert tertandai(made) == {"GALAT\nTidak cocok": ("lkjip-xl", "102,82%")}
    runs = [(run.text, run.bold) for run in Document(io.BytesIO(made)).paragraphs[0].runs if run.text]
    assert runs == [("Capaian IKM sebesar ", False), ("10", False), ("2,8", True), ("2%", False),
                    (" dari target.", False)]


def test_nothing_but_the_comments_changes() -> None:
    content = kalimat(("Anggaran Rp 1.000,- terserap", False))
    made = catat(content, (0, "1.000", "satu"), (0, "terserap", "dua"))
    with ZipFile(io.BytesIO(content)) as before, ZipFile(io.BytesIO(made)) as after:
        known = before.namelist()
        changed = {name for name in after.namelist() if name not in known or before.read(name) != after.read(name)}
        assert set(before.namelist()) <= set(after.namelist())
    assert changed == {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml"}
    assert docx_mentah("a.docx", content).isi == docx_mentah("a.docx", made).isi


def test_comments_that_are_there_stay() -> None:
    document = Document()
    paragraph = document.add_paragraph("Nilai SAKIP 78,70")
    document.add_comment(paragraph.runs, text="Cek lagi", author="Ani", initials="A")
    made = catat(simpan(document), (0, "78,70", "Berbeda"))
    assert tertandai(made) == {"Cek lagi": ("Ani", "Nilai SAKIP 78,70"), "Berbeda": ("lkjip-xl", "78,70")}


def test_notes_of_cells_and_of_tabs_and_breaks_are_found() -> None:
    document = Document()
    document.add_paragraph("Tabel 3.1\tCapaian\nKinerja")
    document.add_table(1, 2).cell(0, 1).text = "66,85"
    made = catat(simpan(document), (0, "Capaian\nKinerja", "judul"), (1, "66,85", "sel"))
    assert tertandai(made) == {"judul": ("lkjip-xl", "CapaianKinerja"), "sel": ("lkjip-xl", "66,85")}


def test_two_notes_may_overlap() -> None:
    content = kalimat(("naik dari 85 menjadi 83", False))
    made = catat(content, (0, "naik dari 85 menjadi 83", "satu"), (0, "85 menjadi", "dua"))
    assert tertandai(made) == {"satu": ("lkjip-xl", "naik dari 85 menjadi 83"), "dua": ("lkjip-xl", "85 menjadi")}


def test_a_quotation_that_is_not_found_marks_the_whole_paragraph_and_one_without_place_the_first() -> None:
    document = Document()
    document.add_paragraph("Satu")
    document.add_paragraph("Dua tiga")
    made = catat(simpan(document), (1, "empat", "di dua"), (-1, "", "di mana pun"))
    assert tertandai(made) == {"di dua": ("lkjip-xl", "Dua tiga"), "di mana pun": ("lkjip-xl", "Satu")}


def test_what_stands_in_a_text_box_is_noted_at_the_paragraph_that_holds_it() -> None:
    document = Document()
    document.add_paragraph("Sebelum")
    host = document.add_paragraph("Bagan: ")
    host.runs[0]._r.append(parse_xml(
        f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
        "<w:t>Camat Lama</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"))
    content = simpan(document)
    found = next(at for at, one in enumerate(semua(docx_mentah("a.docx", content))) if "Camat Lama" in one.teks)
    made = Document(io.BytesIO(catat(content, (found, "Camat Lama", "kotak"))))
    starts = list(made.element.body.iter(qn("w:commentRangeStart")))
    assert [start.getparent() for start in starts] == [made.paragraphs[1]._p]


def test_control_signs_cannot_break_a_comment() -> None:
    assert tertandai(catat(kalimat(("abc", False)), (0, "b", "x\x00y & <z>"))) == {"xy & <z>": ("lkjip-xl", "b")}


# the place of a note


def dokumen(*rows: tuple[str, ...]) -> Dokumen:
    cells = tuple(tuple(Sel((Paragraf(text, Asal(row * 10 + column)),) if text else ())
                        for column, text in enumerate(line)) for row, line in enumerate(rows))
    first = Blok(0, "paragraf", "Awal", (Paragraf("Awal", Asal(99)),))
    return Dokumen("a", "docx", (first, Blok(1, "tabel", "", tabel=Tabel(cells))))


@pytest.mark.parametrize(("letak", "kutipan", "expected"), [
    (Letak(0), "wal", "Awal"), (Letak(1, 1, 1), "70", "70"), (Letak(1, 2, 1), "", "IKM"), (Letak(1), "", "Indikator"),
])
def test_a_note_for_an_empty_cell_stands_at_the_nearest_words(letak: Letak, kutipan: str, expected: str) -> None:
    note = tanda(dokumen(("Indikator", "Target"), ("SAKIP", "70"), ("IKM", "")), letak, kutipan, "t", "galat")
    assert note.paragraf is not None
    assert note.paragraf.teks == expected


# PDF


def sorotan(content: bytes) -> list[tuple[int, str, str, tuple[float, ...]]]:
    """Every highlight: page, author, text and the corners of its first rectangle."""
    return [(number, one["/T"], one["/Contents"], tuple(float(value) for value in one["/QuadPoints"][:8]))
            for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, 1)
            for one in (reference.get_object() for reference in page.annotations or ())
            if one["/Subtype"] == "/Highlight"]


def catat_pdf(content: bytes, quoted: str, text: str = "Tidak cocok") -> bytes:
    found = next(one for one in semua(pdf_mentah("a.pdf", content)) if quoted in one.teks)
    return annotate_pdf(content, [Tanda(found, quoted, text, "peringatan")])


def test_a_highlight_covers_exactly_the_quoted_letters() -> None:
    before = "Nilai SAKIP tahun 2024 sebesar "
    made = catat_pdf(pdf("", teks(85, 100, before + "78,70 poin.")), "78,70")
    ((page, author, text, corners),) = sorotan(made)
    assert (page, author, text) == (2, "lkjip-xl", "Tidak cocok")
    left, top, right, _, _, bottom = corners[:6]
    assert left == pytest.approx(85 + lebar(before), abs=1)
    assert right == pytest.approx(85 + lebar(before + "78,70"), abs=1)
    assert TINGGI - 100 - 4 < bottom < TINGGI - 100 < top < TINGGI - 100 + 14


def test_the_bytes_of_a_pdf_stay_and_its_text_reads_the_same() -> None:
    text = "Capaian kinerja pelayanan tahun 2024 sebesar 102,82 persen dari target yang ditetapkan semula."
    content = pdf(alinea(85, 100, text))
    made = catat_pdf(content, "102,82")
    assert made.startswith(content)
    assert pdf_mentah("a.pdf", made).isi == pdf_mentah("a.pdf", content).isi


def test_a_quotation_over_two_lines_has_a_rectangle_for_each() -> None:
    text = "Capaian kinerja pelayanan Kecamatan Sukamaju pada tahun anggaran 2024 adalah sebesar 102,82 persen."
    made = PdfReader(io.BytesIO(catat_pdf(pdf(alinea(85, 100, text)), "tahun anggaran 2024 adalah sebesar 102,82")))
    (note,) = [one.get_object() for one in made.pages[0].annotations if one.get_object()["/Subtype"] == "/Highlight"]
    assert len(note["/QuadPoints"]) == 16
    assert note["/Popup"].get_object()["/Parent"].get_object() == note
    assert [round(float(value) * 255) for value in note["/C"]] == list(bytes.fromhex(WARNA["peringatan"]))


def test_the_second_of_two_equal_figures_in_a_row_of_cells_is_found() -> None:
    content = pdf(tabel((85, 200, 300, 400), 150, (("Target", "Realisasi", "Capaian"), ("100", "100", "100"))))
    cells = [one for one in semua(pdf_mentah("a.pdf", content)) if one.teks == "100"]
    ((_, _, _, corners),) = sorotan(annotate_pdf(content, [Tanda(cells[1], "100", "x")]))
    assert 200 < corners[0] < 210


@pytest.mark.parametrize("putar", [90, 270])
def test_highlights_of_a_turned_page_lie_on_its_words(putar: int) -> None:
    content = pdf(teks(85, 100, "Nilai SAKIP tahun 2024 sebesar 78,70 poin."), putar=putar)
    found = semua(pdf_mentah("a.pdf", content))
    ((_, _, _, corners),) = sorotan(annotate_pdf(content, [Tanda(found[0], "78,70", "x")]))
    assert 85 < min(corners[0::2]) < max(corners[0::2]) < LEBAR
    assert TINGGI - 104 < min(corners[1::2]) < TINGGI - 100 < max(corners[1::2]) < TINGGI - 85


def test_a_note_without_place_lies_on_the_first_page() -> None:
    made = PdfReader(io.BytesIO(annotate_pdf(pdf(teks(85, 100, "Nilai SAKIP")), [Tanda(None, "", "Bab V tidak ada")])))
    assert [(one.get_object()["/Subtype"], one.get_object()["/Contents"]) for one in made.pages[0].annotations] == [
        ("/Text", "Bab V tidak ada")]


def test_notes_that_are_there_stay_and_a_locked_file_with_an_empty_password_takes_notes() -> None:
    before = catat_pdf(pdf(teks(85, 100, "Nilai SAKIP 78,70")), "78,70", "lama")
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(before)))
    writer.encrypt("", "pemilik", algorithm="AES-256")
    target = io.BytesIO()
    writer.write(target)
    assert [one[2] for one in sorotan(catat_pdf(target.getvalue(), "SAKIP", "baru"))] == ["lama", "baru"]
