"""The readers of reports: what a Word document, a text and other files hold, and what is refused of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import Office
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.telaah.dokumen import Blok, Mentah, Paragraf, TabelMentah
from lkjip_xl.domain.telaah.susunan import susun
from lkjip_xl.engines.disk.bounds import TooLarge
from lkjip_xl.engines.naskah import kantor
from lkjip_xl.engines.naskah.baca import read_naskah
from lkjip_xl.engines.naskah.docx import read_docx
from lkjip_xl.engines.naskah.urutan_word import paragraf_berurut
from lkjip_xl.jobs.ekspor import NoPdf

_NS = nsdecls("w") + (' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
                      ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
                      ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
                      ' xmlns:v="urn:schemas-microsoft-com:vml"')


def _docx(tmp_path: Path, *xml: str, numbering: str = "") -> Path:
    """A Word document of these paragraphs and tables, each as Word writes it."""
    document = Document()
    body = document.element.body
    for one in xml:
        body.insert(len(body) - 1, parse_xml(one.replace(">", f" {_NS}>", 1)))
    if numbering:
        part = document.part.numbering_part.element
        for child in parse_xml(f"<w:numbering {_NS}>{numbering}</w:numbering>"):
            part.insert(0, child) if child.tag.endswith("abstractNum") else part.append(child)
    path = tmp_path / "naskah.docx"
    document.save(str(path))
    return path


def _p(*runs: str, sifat: str = "") -> str:
    inner = "".join(run if run.startswith("<") else f'<w:r><w:t xml:space="preserve">{run}</w:t></w:r>' for run in runs)
    return f"<w:p>{f'<w:pPr>{sifat}</w:pPr>' if sifat else ''}{inner}</w:p>"


def _paragraf(read: Mentah) -> list[Paragraf]:
    return [one for one in read.isi if isinstance(one, Paragraf)]


def _teks(read: Mentah) -> list[str]:
    return [one.teks for one in _paragraf(read)]


def _sel(table: Paragraf | TabelMentah) -> list[tuple[int, int, int, int, str]]:
    assert isinstance(table, TabelMentah)
    return [(one.baris, one.kolom, one.tinggi, one.lebar,
             " ".join(part.teks for part in one.isi if isinstance(part, Paragraf))) for one in table.sel]


# Word documents

def test_text_is_put_together_from_runs_insertions_links_and_fields(tmp_path: Path) -> None:
    read = read_docx(_docx(tmp_path, _p(
        "Cap", "ai\u00adan\u200b ", "<w:ins><w:r><w:t>98,5</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>90</w:delText></w:r></w:del>",
        '<w:hyperlink><w:r><w:t xml:space="preserve"> % </w:t></w:r></w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>12</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:br/></w:r>",
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>tersembunyi</w:t></w:r>", "85")))
    assert _teks(read) == ["Capaian 98,5 % 12-\t\n≥85"]


def test_an_alternative_is_read_once_and_a_text_box_after_its_paragraph(tmp_path: Path) -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Kotak</w:t></w:r></w:p></w:txbxContent>"
    read = read_docx(_docx(tmp_path, _p(
        "Uraian", f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"),
        _p(f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")))
    assert [(one.teks, one.gaya) for one in _paragraf(read)] == [("Uraian", ""), ("Kotak", "kotak"), ("Kotak", "kotak")]


def test_a_formula_is_one_line_with_its_fractions(tmp_path: Path) -> None:
    fraction = ("<m:f><m:num><m:r><m:t>T - (R - T)</m:t></m:r></m:num><m:den><m:r><m:t>T</m:t></m:r></m:den></m:f>")
    read = read_docx(_docx(tmp_path, _p(
        f"<m:oMathPara><m:oMath><m:r><m:t>Capaian = </m:t></m:r>{fraction}<m:r><m:t> x 100%</m:t></m:r></m:oMath>"
        "</m:oMathPara>")))
    assert [(one.teks, one.gaya) for one in _paragraf(read)] == [("Capaian = (T - (R - T)) / T x 100%", "rumus")]


def test_numbers_that_word_adds_are_counted_as_it_counts(tmp_path: Path) -> None:
    def level(at: int, form: str, text: str, more: str = "") -> str:
        return (f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
                f'<w:lvlText w:val="{text}"/></w:lvl>')
    numbering = (f'<w:abstractNum w:abstractNumId="90">{level(0, "upperRoman", "BAB %1")}'
                 f'{level(1, "decimal", "%1.%2", "<w:isLgl/>")}{level(2, "lowerLetter", "%3)")}</w:abstractNum>'
                 '<w:num w:numId="91"><w:abstractNumId w:val="90"/></w:num>')

    def item(at: int, text: str) -> str:
        return _p(text, sifat=f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="91"/></w:numPr>')
    read = read_docx(_docx(tmp_path, item(0, "A"), item(1, "B"), item(2, "C"), item(2, "D"), item(1, "E"), item(2, "F"),
                           item(0, "G"), item(1, "H"), numbering=numbering))
    assert [one.nomor for one in _paragraf(read)] == ["BAB I", "1.1", "a)", "b)", "1.2", "a)", "BAB II", "2.1"]


def test_styles_say_what_a_paragraph_is(tmp_path: Path) -> None:
    document = Document()
    document.add_heading("Latar Belakang", 2)
    document.add_paragraph("Tabel 1.1 Pegawai", "Caption")
    document.add_paragraph("Satu", "List Bullet")
    document.add_paragraph("Laporan Kinerja", "Title")
    document.save(str(tmp_path / "gaya.docx"))
    read = read_docx(tmp_path / "gaya.docx")
    assert [(one.gaya, one.tingkat) for one in _paragraf(read)] == [
        ("judul", 2), ("keterangan", 0), ("butir", 0), ("", 0)]
    assert _paragraf(read)[2].nomor == "•"


def test_merged_cells_nested_tables_and_rows_that_begin_later_keep_their_places(tmp_path: Path) -> None:
    def cell(text: str, sifat: str = "", more: str = "") -> str:
        return f"<w:tc><w:tcPr>{sifat}</w:tcPr>{more}{_p(text)}</w:tc>"
    inner = f"<w:tbl><w:tr>{cell('dalam')}</w:tr></w:tbl>"
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = cell("Realisasi", '<w:gridSpan w:val="2"/>')
    rows = (f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('No', down)}{wide}</w:tr>",
            f"<w:tr>{cell('', on)}{cell('2023')}{cell('2024')}</w:tr>",
            f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell("80")}{cell("81", "", inner)}</w:tr>')
    read = read_docx(_docx(tmp_path, f"<w:tbl>{''.join(rows)}</w:tbl>"))
    table = read.isi[0]
    assert isinstance(table, TabelMentah)
    assert (table.baris, table.kolom, table.kepala) == (3, 3, 1)
    assert [one[:4] for one in _sel(table)] == [
        (0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1)]
    assert isinstance(table.sel[-1].isi[0], TabelMentah)
    assert table.tanpa_garis


def test_pages_are_counted_where_word_laid_the_document_out(tmp_path: Path) -> None:
    read = read_docx(_docx(tmp_path, _p("satu"), _p("<w:r><w:lastRenderedPageBreak/><w:t>dua</w:t></w:r>"), _p(
        "tetap dua", "<w:r><w:lastRenderedPageBreak/><w:t>tiga</w:t></w:r>"), _p("tiga")))
    assert [one.halaman for one in _paragraf(read)] == [1, 2, 2, 3]
    assert read.halaman == 3
    assert [one.halaman for one in _paragraf(read_docx(_docx(tmp_path, _p("satu"))))] == [0]


def test_notes_stand_after_the_paragraph_that_refers_to_them_and_headers_at_the_end(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Isi.")
    document.sections[0].header.paragraphs[0].text = "LKjIP Tahun 2023"
    document.sections[0].footer.paragraphs[0].text = "Halaman 3"
    document.save(str(tmp_path / "tepi.docx"))
    assert [(one.teks, one.gaya) for one in _paragraf(read_docx(tmp_path / "tepi.docx"))] == [
        ("Isi.", ""), ("LKjIP Tahun 2023", "catatan")]


def test_paragraphs_are_numbered_as_those_who_put_notes_into_the_file_count_them(tmp_path: Path) -> None:
    cell = f"<w:tc>{_p('sel')}</w:tc>"
    path = _docx(tmp_path, _p("satu"), _p(), f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>",
                 f"<w:sdt><w:sdtContent>{_p('dua')}</w:sdtContent></w:sdt>", _p("tiga"))
    counted = paragraf_berurut(Document(str(path)).element.body)
    for one in _paragraf(read_docx(path)):
        assert "".join(node.text for node in counted[one.asal.urut].iter(qn("w:t"))) == one.teks


def test_what_is_not_read_is_told(tmp_path: Path) -> None:
    read = read_docx(_docx(tmp_path, _p("Isi", '<w:ins w:id="1" w:author="x"><w:r><w:t>baru</w:t></w:r></w:ins>')))
    assert read.keterangan == ("Perubahan terlacak dibaca seperti sudah diterima semuanya.",)


# text and Markdown

def _baca(tmp_path: Path, text: str, name: str = "naskah.txt", encoding: str = "utf-8") -> Mentah:
    (tmp_path / name).write_bytes(text.encode(encoding))
    return read_naskah(tmp_path / name)


def test_a_text_is_read_by_its_forms(tmp_path: Path) -> None:
    made = susun(_baca(tmp_path, "DAFTAR TABEL\n\nTabel 1.1\tPegawai\t3\n\nBAB I\n\nPENDAHULUAN\n\n1.1 Umum\n\n"
                                 "- a. Satu\n- b. Dua\n\nTabel 1.1\nPegawai\n\n"
                                 "No\tNama\tRealisasi\t\n\t\t2023\t2024\n1\tAni\t5\t6\n"))
    assert [(one.jenis, one.nomor, one.teks) for one in made.blok] == [
        ("judul", "", "DAFTAR TABEL"), ("entri", "Tabel 1.1", "Pegawai"), ("judul", "BAB I", "PENDAHULUAN"),
        ("judul", "1.1", "Umum"), ("butir", "a.", "Satu"), ("butir", "b.", "Dua"),
        ("keterangan", "Tabel 1.1", "Pegawai"),
        ("tabel", "", "")]
    table = made.blok[-1].tabel
    assert table is not None
    assert (table.judul(3), [one.rata for one in table.sel[2]]) == (("Realisasi", "2024"), ["1", "Ani", "5", "6"])


def test_markdown_gives_headings_lists_tables_and_formulas(tmp_path: Path) -> None:
    made = susun(_baca(tmp_path, "# BAB III AKUNTABILITAS\n\n## 3.1 Capaian\n\nNilai **naik** dari [tabel](http://x.y/z).\n\n"
                                 "* satu\n\n| No | Nilai |\n|----|------:|\n| 1 | 81,5 |\n\n"
                                 "$$\\text{Capaian} = \\frac{R}{T} \\times 100\\%$$\n", "naskah.md"))
    assert [(one.jenis, one.nomor, one.teks) for one in made.blok] == [
        ("judul", "BAB III", "AKUNTABILITAS"), ("judul", "3.1", "Capaian"), ("paragraf", "", "Nilai naik dari tabel."),
        ("butir", "*", "satu"), ("tabel", "", ""), ("rumus", "", "Capaian = R / T × 100%")]
    assert made.jenis == "md"


def test_lines_broken_by_the_width_of_the_page_are_one_paragraph(tmp_path: Path) -> None:
    line = "Kecamatan melaksanakan urusan pemerintahan umum yang dilimpahkan oleh"
    assert _teks(_baca(tmp_path, f"{line}\nBupati kepada Camat.\n")) == [f"{line} Bupati kepada Camat."]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read_in_whichever_encoding_it_was_saved(tmp_path: Path, encoding: str) -> None:
    assert _teks(_baca(tmp_path, "“Capaian” – baik", encoding=encoding)) == ["“Capaian” – baik"]


# what is refused, and what is only named wrongly

def test_the_reader_is_chosen_by_what_a_file_holds(tmp_path: Path) -> None:
    path = _docx(tmp_path, _p("Isi."))
    wrong = path.rename(tmp_path / "naskah.pdf")
    assert (read_naskah(wrong).jenis, _teks(read_naskah(wrong))) == ("docx", ["Isi."])
    assert _baca(tmp_path, "Isi.", "naskah.docx").jenis == "txt"


def _ubah(tmp_path: Path, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A Word document with some of its parts changed, or left out."""
    source = zipfile.ZipFile(_docx(tmp_path, _p("Isi.")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for info in source.infolist():
            content = change(info.filename, source.read(info))
            if content is not None:
                made.writestr(info.filename, content)
    return out.getvalue()


def _isi_word(change: Callable[[bytes], bytes | None]) -> Callable[[str, bytes], bytes | None]:
    return lambda name, content: change(content) if name == "word/document.xml" else content


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_DTD = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'


def _berkas_buruk(tmp_path: Path) -> Iterator[tuple[str, bytes, str]]:
    """Files that are refused: a name, what they hold, a word of the refusal."""
    whole = _ubah(tmp_path, lambda _, content: content)
    yield "kosong.docx", b"", "kosong"
    yield "spasi.txt", b" \n\n", "kosong"
    yield "tanpa-teks.docx", _ubah(tmp_path, _isi_word(lambda content: content.replace(b"Isi.", b""))), "OCR"
    yield "terpotong.docx", whole[:3000], "rusak"
    yield "biner.txt", bytes(range(256)) * 20, "bukan naskah"
    yield "tanpa-isi.docx", _ubah(tmp_path, _isi_word(lambda _: None)), "rusak"
    yield "xml-rusak.docx", _ubah(tmp_path, _isi_word(lambda content: content[:-200])), "rusak"
    yield "entitas.docx", _ubah(tmp_path, _isi_word(
        lambda content: content.replace(b"?>", b"?>" + _DTD, 1).replace(b"Isi.", b"&b;&x;"))), "rusak"
    yield "sandi.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"
    yield "buku.xlsx", _zip("[Content_Types].xml", "xl/workbook.xml"), "bukan naskah"
    yield "lain.zip", _zip("a.txt"), "bukan naskah"
    yield "bertumpuk.docx", _ubah(tmp_path, _isi_word(lambda content: content.replace(
        b"<w:body>", b"<w:body>" + b"<w:tbl><w:tr><w:tc>" * 3000 + b"</w:tc></w:tr></w:tbl>" * 3000))), "rusak"


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return out.getvalue()


def test_what_cannot_be_read_is_refused_in_a_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    for name, content, word in _berkas_buruk(tmp_path):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CannotRun, match=word) as refusal:
            read_naskah(tmp_path / name)
        assert name in str(refusal.value)
        assert str(refusal.value).endswith(".")
    with pytest.raises(CannotRun, match="tidak dapat dibaca"):
        read_naskah(tmp_path / "tidak-ada.docx")
    with pytest.raises(CannotRun, match="folder"):
        read_naskah(tmp_path)


def test_what_holds_too_much_is_refused_before_it_is_taken_apart(tmp_path: Path) -> None:
    bomb = _ubah(tmp_path, _isi_word(lambda content: content.replace(
        b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000)))
    (tmp_path / "bom.docx").write_bytes(bomb)
    with pytest.raises(TooLarge, match="terlalu besar"):
        read_naskah(tmp_path / "bom.docx")
    with (tmp_path / "besar.docx").open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(500 * 1024 * 1024)
    with pytest.raises(TooLarge, match="di disk"):
        read_naskah(tmp_path / "besar.docx")


def test_absurd_numbers_in_a_file_change_nothing(tmp_path: Path) -> None:
    wild = ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr><w:p/></w:tc>'
            '<w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>')
    path = _docx(tmp_path, _p("Isi.", sifat='<w:outlineLvl w:val="²"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="7"/>'
                                           "</w:numPr>"), wild)
    read = read_naskah(path)
    assert _teks(read) == ["Isi."]
    assert isinstance(read.isi[1], TabelMentah)
    assert read.isi[1].kolom < 1000


def test_without_libreoffice_an_old_word_document_is_told_how_to_be_saved(tmp_path: Path,
                                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> str:
        raise NoPdf("tidak ada")
    monkeypatch.setattr(kantor, "office", none)
    (tmp_path / "lama.doc").write_bytes(_OLE)
    with pytest.raises(CannotRun, match=r"simpan sebagai \.docx"):
        read_naskah(tmp_path / "lama.doc")


# two readers of one document

def _laporan(path: Path) -> Path:
    """A short report with styles, a front list, a merged head, a list and a signature, as an office would write it."""
    document = Document()
    for text in ("DAFTAR TABEL", "BAB I\nPENDAHULUAN", "BAB II\nAKUNTABILITAS KINERJA"):
        document.add_heading(text, 1)
        if text == "DAFTAR TABEL":
            document.add_paragraph("Tabel 2.1 Capaian Kinerja\t2")
        else:
            document.add_heading("1.1 Latar Belakang" if "BAB I\n" in text else "2.1 Capaian Kinerja", 2)
            document.add_paragraph("Kecamatan Sukamaju melaksanakan urusan pemerintahan umum di wilayahnya. " * 4)
    document.add_paragraph("1.\tMelayani masyarakat dengan ramah;")
    document.add_paragraph("2.\tMembina desa di wilayah kecamatan.")
    document.add_paragraph("Tabel 2.1 Capaian Kinerja", "Caption")
    table = document.add_table(4, 4, "Table Grid")
    rows = (("No", "Indikator Kinerja", "Realisasi", ""), ("", "", "2023", "2024"),
            ("1", "Indeks Kepuasan Masyarakat", "81,20", "82,45"), ("2", "Nilai SAKIP", "70,10", "71,05"))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(0, 2).merge(table.cell(0, 3))
    for column in (0, 1):
        table.cell(0, column).merge(table.cell(1, column))
    document.add_paragraph("Capaian rata-rata 99,50% termasuk kategori baik.")
    document.save(str(path))
    return path


def sepakat(first: Mentah, second: Mentah) -> float:
    """The share of blocks that two readers of one document have in common."""
    one, other = ([_isi_blok(block) for block in susun(read).blok] for read in (first, second))
    common = sum(min(one.count(block), other.count(block)) for block in set(one))
    return 2 * common / (len(one) + len(other))


def _isi_blok(block: Blok) -> tuple[str, str, str]:
    rows = block.tabel.sel if block.tabel else ()
    text = " ".join((block.teks, *(cell.rata for row in rows for cell in row)))
    return block.jenis, block.nomor, "".join(text.split()).casefold()


@pytest.mark.parametrize("kind", ["pdf", "odt"])
def test_a_word_document_is_read_like_its_pdf_and_its_odt(kind: str, office: Office, tmp_path: Path) -> None:
    source = _laporan(tmp_path / "laporan.docx")
    assert sepakat(read_naskah(source), read_naskah(office.convert(source, kind))) >= 0.95
