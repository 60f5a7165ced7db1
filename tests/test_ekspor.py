"""Ekspor: what leaves the office as PDF and .xlsx, and that a failed export leaves nothing behind."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from bacaan_pdf import halaman, teks_halaman, terlalu_kecil
from conftest import SMALL, Office, Ran, Workbook
from emulated_excel import EmulatedExcel, _pdf, emulated_excel
from openxml_audit import FileFormat, OpenXmlValidator
from pypdf import PdfReader

from lkjip_xl import addin
from lkjip_xl.book.gaya import gaya
from lkjip_xl.book.grid import Block, CannotRun
from lkjip_xl.book.halaman import kosong_di, tinggi_baris
from lkjip_xl.book.lanjutan import goes_on, nama_lanjutan, page_breaks, with_heads
from lkjip_xl.book.schema import (
    LAMPIRAN,
    OUT_FIRST_COLUMN,
    OUTPUT_SHEETS,
    PERIKSA,
    RINGKASAN,
    TANPA_ISIAN,
    TTD,
    output_sheet,
)
from lkjip_xl.engines.disk import delivery as delivering
from lkjip_xl.engines.disk.delivery import delivery
from lkjip_xl.engines.disk.fresh import making
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.print.pdf import LibreOffice
from lkjip_xl.engines.print.sampul import Jilid
from lkjip_xl.engines.workbook import esc
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.nilai import values_only
from lkjip_xl.engines.workbook.package import parse_xml
from lkjip_xl.engines.workbook.print_copy import Printed, printed_sheet, without_stamps
from lkjip_xl.jobs.contoh import NAMA_CONTOH
from lkjip_xl.jobs.ekspor import Document, Pilihan, Plan, Tools, compact, ekspor, plan_export
from lkjip_xl.jobs.ekspor.nama import clean_name
from lkjip_xl.jobs.ekspor.tanda_tangan import better_breaks, torn_at

Lkjip = Callable[..., Ran]
Example = Callable[[str], Workbook]
F4, A4 = (215.9, 330.2), (210.0, 297.0)
"""What LibreOffice makes of Excel's paper codes, in millimetres: F4 as folio, 8.5 by 13 inches."""


def planned(path: Path, **chosen: object) -> Plan:
    with open_book(path) as book:
        return plan_export(book, Pilihan(**chosen))


class Paper:
    """Prints each sheet as one page with its texts."""

    names = False

    def __init__(self, plan: Plan) -> None:
        self.pages = {page.name: page for page in plan.combined.pages}

    def print(self, sheets: Mapping[str, Sequence[int]], kertas: str, progress: Callable[[str], None]
              ) -> dict[str, tuple[bytes, ...]]:
        found = {}
        for name in sheets:
            progress(name)
            texts = [value for row in self.pages[name].block.rows for value in row[2:] if isinstance(value, str)]
            found[name] = (_pdf([texts]),)
        return found


def on_paper(plan: Plan) -> Tools:
    return Tools(Paper(plan), Jilid(), values_only)


def text_of(page: object) -> str:
    return compact(page.extract_text())  # type: ignore[attr-defined]


@cache
def texts(path: Path) -> tuple[str, ...]:
    """The text of each page of an exported PDF, which several tests look at."""
    return teks_halaman(path)


# What LibreOffice prints, looked at once for each example

_exported: dict[str, tuple[Path, Plan]] = {}


@pytest.fixture(params=[pytest.param(name, marks=pytest.mark.xdist_group(f"ekspor {name}")) for name in NAMA_CONTOH])
def exported(request: pytest.FixtureRequest, office: Office, computed: dict[str, Path],
             tmp_path_factory: pytest.TempPathFactory, lkjip: Lkjip) -> tuple[Path, Plan]:
    """The folder of a whole export of an example, and its plan."""
    name = request.param
    if name not in _exported:
        folder = tmp_path_factory.mktemp("ekspor") / name
        assert lkjip("ekspor", computed[name], "--ke", folder, "--tetap").code == 0
        _exported[name] = folder, planned(computed[name])
    return _exported[name]


def test_every_document_is_written_as_pdf_and_as_xlsx_and_all_in_one_pdf(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    wanted = {f"{document.stem}.{kind}" for document in plan.documents for kind in ("pdf", "xlsx")}
    assert {path.name for path in folder.iterdir()} == wanted | {f"{plan.combined.stem}.pdf"}
    numbers = [document.lampiran for document in plan.documents if document.lampiran]
    assert numbers == sorted(numbers)
    own = {"Banyudono": "Capaian Sasaran", "Blora": "Pengukuran Kinerja"}[plan.laporan.profil.instansi.split()[-1]]
    assert {page.name for page in plan.combined.pages} >= {own, "Lampiran IKU"}
    assert not {page.name for page in plan.combined.pages} & {PERIKSA.name, RINGKASAN.name}


def test_body_text_on_paper_is_at_least_8_points_across_and_9_upright(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    assert terlalu_kecil(halaman(folder / f"{plan.combined.stem}.pdf")) == []


def test_all_pages_are_of_the_chosen_paper(exported: tuple[Path, Plan]) -> None:
    folder, _ = exported
    for path in folder.glob("*.pdf"):
        sizes = {tuple(sorted(round(float(side) * 25.4 / 72, 1) for side in page.mediabox[2:]))
                 for page in PdfReader(path).pages}
        assert sizes == {F4}, path.name


def test_a4_is_printed_on_a4_cover_and_contents_too(office: Office, example: Example, lkjip: Lkjip,
                                                     tmp_path: Path) -> None:
    ran = lkjip("ekspor", example("blora-2024").path, "--ke", tmp_path / "a4", "--lembar", "lampiran 1", "--kertas",
                "a4", "--tetap", "--bentuk", "pdf")
    assert ran.code == 0
    assert len(list((tmp_path / "a4").iterdir())) == 2
    for path in (tmp_path / "a4").iterdir():
        for page in PdfReader(path).pages:
            size = sorted(float(side) * 25.4 / 72 for side in page.mediabox[2:])
            assert size == pytest.approx(A4, abs=0.3)


def contents(pages: Sequence[str]) -> Iterator[tuple[str, int]]:
    """The lines of the contents: a title and the number behind its dots."""
    for text in pages[1:]:
        if "DAFTAR ISI" not in text:
            return
        title = ""
        for line in text.splitlines():
            match = re.fullmatch(r"(.*?)(?: \.)+\s*(\d+)", line)
            if match:
                yield f"{title} {match[1]}", int(match[2])
            title = "" if match or line.startswith("DAFTAR ISI") else f"{title} {line}"


def test_the_contents_name_the_page_on_which_each_title_stands(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    pages = texts(folder / f"{plan.combined.stem}.pdf")
    found = list(contents(pages))
    expected = sum(1 + (len(document.pages) if len(document.pages) > 1 else 0) for document in plan.documents)
    assert len(found) == expected
    by_title = {compact(document.title): document.pages[0] for document in plan.documents}
    by_title |= {compact(page.title): page for page in plan.combined.pages}
    for title, number in found:
        page = by_title[compact(title)]
        assert compact(page.title.split("  ")[-1]) in compact(pages[number - 1]), title


def test_every_page_but_the_cover_bears_its_number(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    for path in folder.glob("*.pdf"):
        pages = texts(path)
        first = int(path.stem == plan.combined.stem)
        for number, page in enumerate(pages, 1):
            found = re.findall(r"Halaman (\d+) dari (\d+)", page)
            assert found == ([(str(number), str(len(pages)))] if number > first else []), path.name


def test_bookmarks_lead_to_each_document_and_sheet(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    path = folder / f"{plan.combined.stem}.pdf"
    reader, pages = PdfReader(path), texts(path)
    flat: list[tuple[str, int]] = []

    def walk(marks: list[object]) -> None:
        for mark in marks:
            walk(mark) if isinstance(mark, list) else flat.append(
                (mark.title, reader.get_destination_page_number(mark)))

    walk(reader.outline)
    several = [page for document in plan.documents if len(document.pages) > 1 for page in document.pages]
    assert len(flat) == 2 + len(plan.documents) + len(several)
    titles = {document.title: document.pages[0] for document in plan.documents} | {
        page.title: page for page in several}
    for title, place in flat[2:]:
        assert compact(titles[title].title.split("  ")[-1]) in compact(pages[place])


def test_a_pdf_says_nothing_of_a_person_or_a_computer(exported: tuple[Path, Plan]) -> None:
    folder, _ = exported
    for path in folder.glob("*.pdf"):
        assert set(PdfReader(path).metadata) == {"/Title", "/Producer"}
        content = path.read_bytes()
        assert b"/tmp/" not in content
        assert b"LibreOffice" not in content


def _pages_of_sheets(path: Path, plan: Plan) -> dict[str, list[str]]:
    """The texts of the pages of each sheet of a combined PDF, found by where its title stands first."""
    pages = [compact(text) for text in texts(path)][1:]
    start = next(place for place, text in enumerate(pages) if "daftarisi" not in text)
    begins = []
    for page in plan.combined.pages:
        title = compact(page.title.split("  ")[-1])
        start = next(place for place in range(start, len(pages)) if title in pages[place])
        begins.append(start)
        start += 1
    ends = [*begins[1:], len(pages)]
    return {page.name: pages[first:last] for page, first, last in zip(plan.combined.pages, begins, ends, strict=True)}


def test_the_signature_stands_on_one_page_with_rows_of_its_table(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    pages = _pages_of_sheets(folder / f"{plan.combined.stem}.pdf", plan)
    signed = [page for page in plan.combined.pages if page.signed]
    for page in signed:
        assert torn_at(page.spec, page.block, pages[page.name]) == 0, page.name
    assert len(signed) > 3


def test_no_page_bears_the_name_of_its_sheet(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    for text in texts(folder / f"{plan.combined.stem}.pdf"):
        assert not {page.name for page in plan.combined.pages if page.name.startswith("Lampiran")} & set(
            text.splitlines())


def test_pdf_readers_find_no_fault(exported: tuple[Path, Plan]) -> None:
    folder, plan = exported
    told = subprocess.run(["pdftotext", str(folder / f"{plan.combined.stem}.pdf"), "-"], check=True,
                          capture_output=True, text=True)
    assert told.stderr == ""


def test_a_new_page_begins_with_the_row_that_is_asked_for(office: Office, example: Example) -> None:
    name, row = "Capaian Sasaran", 9
    with open_book(example("blora-2024").path) as book:
        printed = LibreOffice(book).print({name: (row,)}, "F4", lambda what: None)
        texts = [str(value) for value in book.read(name).rows[row - 1][2:] if isinstance(value, str) and len(value) > 4]
    pages = Jilid().texts(printed[name])
    assert len(pages) == 2
    assert texts
    assert all(compact(text) in pages[1] and compact(text) not in pages[0] for text in texts)


# The .xlsx with values only

@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(f"rencana {name}"))
                                        for name in NAMA_CONTOH])
def plan(request: pytest.FixtureRequest, computed: dict[str, Path]) -> Plan:
    return planned(computed[request.param])


Written = list[tuple[Document, bytes]]


@pytest.fixture(scope="module")
def written(plan: Plan) -> Written:
    """The documents of a plan as .xlsx."""
    return [(document, values_only(plan, document)) for document in plan.documents]


@pytest.fixture(scope="module")
def opened(written: Written) -> list[tuple[Document, openpyxl.Workbook]]:
    """The same as openpyxl reads them."""
    return [(document, openpyxl.load_workbook(io.BytesIO(content))) for document, content in written]


def test_exported_xlsx_hold_values_and_nothing_else(
        plan: Plan, written: Written, opened: list[tuple[Document, openpyxl.Workbook]]) -> None:
    for _, content in written:
        with ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            assert not [name for name in names if re.search("vba|external|comment|custom|calcChain", name)], names
            for name in names:
                part = archive.read(name)
                assert b"<f>" not in part
                assert b'TargetMode="External"' not in part
    for document, book in opened:
        assert [sheet.title for sheet in book] == [page.name for page in document.pages]
        assert not book.defined_names
        for sheet in book:
            assert sheet.sheet_state == "visible"
            assert not [row for row in sheet.row_dimensions.values() if row.hidden]
            assert not [column for column in sheet.column_dimensions.values() if column.hidden]
            assert set(sheet.defined_names) <= {"_xlnm.Print_Titles"}
        assert book.properties.creator == plan.laporan.profil.instansi
        assert book.properties.lastModifiedBy is None


def test_exported_xlsx_are_valid_for_every_office(written: Written, tmp_path: Path) -> None:
    for number, (document, content) in enumerate(written):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(content)
        for office in (FileFormat.OFFICE_2007, FileFormat.MICROSOFT_365):
            validator = OpenXmlValidator(file_format=office, semantic_validation=office is FileFormat.OFFICE_2007)
            found = validator.validate(path)
            assert found.is_valid, (document.stem, [str(error) for error in found.errors][:5])


def test_numbers_stay_numbers_and_texts_stay_texts(opened: list[tuple[Document, openpyxl.Workbook]]) -> None:
    for document, book in opened:
        for page in document.pages:
            if page.spec is None:
                continue
            empty = kosong_di(page.spec, page.block)
            kept = [index for index in range(len(page.spec.columns)) if index not in empty]
            for row in range(page.spec.first_row, len(page.block.rows) + 1):
                if page.block.cell(row, 1) in ("pohon", "kotak"):
                    continue
                for place, index in enumerate(kept, 1):
                    value = page.block.cell(row, OUT_FIRST_COLUMN + index)
                    assert book[page.name].cell(row, place).value == value


def test_a_text_like_a_formula_stays_a_text(example: Example) -> None:
    book = example("blora-2024")
    sheet = output_sheet("capaian_sasaran")
    with open_book(book.path) as opened:
        opened.write(sheet.name, sheet.first_row, OUT_FIRST_COLUMN + 1, [['=HYPERLINK("http://x","y")']])
        opened.save_without_keeping()
    plan = planned(book.path, lembar=(sheet.name,))
    cell = openpyxl.load_workbook(io.BytesIO(values_only(plan, plan.documents[0])))[sheet.name].cell(sheet.first_row, 2)
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", '=HYPERLINK("http://x","y")', True)


def test_the_same_workbook_gives_the_same_bytes(plan: Plan, written: Written) -> None:
    document, content = written[0]
    assert values_only(plan, document) == content


@pytest.mark.parametrize(("name", "sign"), [("banyudono-2024", "[$-409]"), ("blora-2024", "[$-421]")])
def test_figures_keep_the_decimal_sign_of_the_office(computed: dict[str, Path], name: str, sign: str) -> None:
    plan = planned(computed[name], lembar=("Capaian Sasaran",))
    sheet = openpyxl.load_workbook(io.BytesIO(values_only(plan, plan.documents[0]))).worksheets[0]
    expected = "[$-409]" if plan.laporan.pengaturan.notation.tanda == "." else "[$-421]"
    formats = {cell.number_format for row in sheet.iter_rows() for cell in row if "0.00" in cell.number_format}
    assert expected == sign or plan.laporan.pengaturan.notation.tanda == ","
    assert formats
    assert all(expected in form for form in formats)


# What is exported, and under which names

def test_sheets_without_content_are_left_out(plan: Plan) -> None:
    for page in plan.combined.pages:
        body = [row for row in page.block.rows[page.spec.first_row - 1:] if row] if page.spec else [("isi",)]
        assert [row for row in body if row[0] != "catatan"], page.name
    assert not {page.name for page in plan.combined.pages} & set(plan.lewat)


def test_a_sheet_of_notes_alone_is_empty(example: Example) -> None:
    book = example("blora-2024")
    sheet = output_sheet("pengukuran")
    with open_book(book.path) as opened:
        opened.clear(sheet.name, sheet.first_row, 1, 40, sheet.last_column)
        opened.write(sheet.name, sheet.first_row, 1, [["catatan", None, TANPA_ISIAN]])
        opened.save_without_keeping()
    assert planned(book.path).lewat[sheet.name] == "belum dihitung"


def test_only_tables_of_the_own_style_are_exported_each_once_and_the_others_named_with_the_reason(plan: Plan) -> None:
    style = plan.laporan.pengaturan.gaya
    other = {"Tabel per sasaran": "Satu tabel", "Satu tabel": "Tabel per sasaran"}[style]
    tables = [document.pages[0].spec for document in plan.documents if not document.lampiran]
    assert {sheet.key for sheet in tables} <= gaya(style).tabel
    assert not {"pengukuran_bab4", "narasi", "jumlah_kategori"} & {sheet.key for sheet in tables}
    assert f"gaya {other}" in plan.lewat.values()
    assert f"lembar (gaya {other})" in plan.dilewati
    names = [page.name for page in plan.combined.pages]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("name", "numbers"), [("banyudono-2024", 7), ("blora-2024", 7)])
def test_attachments_are_numbered_without_a_gap(computed: dict[str, Path], name: str, numbers: int) -> None:
    """Banyudono has no PK Murni and Blora no PK Perubahan, so that seven of the eight attachments exist."""
    plan = planned(computed[name], isi="Lampiran saja")
    assert [document.lampiran for document in plan.documents] == list(range(1, numbers + 1))
    assert all(document.title.startswith(f"Lampiran {document.lampiran} ") for document in plan.documents)


def test_all_sheets_are_those_of_both_styles_and_what_is_there_to_work_with(plan: Plan, computed: dict[str, Path]
                                                                           ) -> None:
    name = next(name for name in computed if name.split("-")[0] in plan.laporan.profil.instansi.casefold())
    whole = planned(computed[name], isi="Semua lembar")
    names = {page.name for page in whole.combined.pages}
    assert names > {page.name for page in plan.combined.pages} | {RINGKASAN.name, "Narasi", "Capaian Sasaran"}
    assert not [reason for reason in whole.lewat.values() if "gaya" in reason]


def test_a_table_of_mere_dashes_is_left_out(workbook: Workbook) -> None:
    """The smallest report compares with nobody and knows no end of the plan for its tujuan."""
    workbook.fill(SMALL)
    workbook.hitung()
    plan = planned(workbook.path)
    assert plan.lewat["Banding OPD"] == "belum ada isian Pembanding"
    assert "Capaian Sasaran" in {page.name for page in plan.combined.pages}


@pytest.mark.parametrize(("isi", "attachments", "tables"), [
    ("Lampiran saja", True, False), ("Tabel saja", False, True), ("Lampiran dan tabel", True, True),
    ("Semua lembar", True, True)])
def test_the_setting_chooses_attachments_or_tables(computed: dict[str, Path], isi: str, attachments: bool,
                                                  tables: bool) -> None:
    documents = planned(computed["blora-2024"], isi=isi).documents
    assert any(document.lampiran for document in documents) is attachments
    assert any(not document.lampiran for document in documents) is tables


def test_sheets_are_chosen_by_name_or_by_number_of_the_attachment(computed: dict[str, Path]) -> None:
    plan = planned(computed["blora-2024"], lembar=("lampiran 4", "capaian sasaran"))
    assert [document.lampiran for document in plan.documents] == [4, 0]
    assert {page.name for page in plan.documents[0].pages} == {
        sheet.name for sheet in OUTPUT_SHEETS if sheet.lampiran == 4}
    with pytest.raises(CannotRun, match="Mungkin maksudnya “Capaian Sasaran”"):
        planned(computed["blora-2024"], lembar=("Capaian Sasran",))


def test_names_follow_the_pattern_and_are_unique(computed: dict[str, Path]) -> None:
    plan = planned(computed["blora-2024"], pola="{nomor} {lembar} {tahun}")
    assert plan.documents[0].stem == f"01 Lampiran 1 {dict(LAMPIRAN)[1]} 2024"
    assert plan.combined.stem == "00 Lampiran LKjIP 2024"
    same = planned(computed["blora-2024"], pola="{instansi}")
    stems = [same.combined.stem, *(document.stem for document in same.documents)]
    assert stems[:3] == ["Kecamatan Blora", "Kecamatan Blora (2)", "Kecamatan Blora (3)"]
    assert len({stem.casefold() for stem in stems}) == len(stems)
    with pytest.raises(CannotRun, match=r"\{bulan\} yang tidak dikenal"):
        planned(computed["blora-2024"], pola="{lembar} {bulan}")


@pytest.mark.parametrize(("given", "made"), [
    ("Tabel 3.1/3.2: a*b?", "Tabel 3.1 3.2 a b"), ("con", "_con"), ("LPT1.lama", "_LPT1.lama"), ("akhir. ", "akhir"),
    ("..", "lkjip"), ("  a\n b ", "a b"), ("x" * 300, "x" * 100)])
def test_names_are_fit_for_windows(given: str, made: str) -> None:
    assert clean_name(given) == made


# The signature stays with its table

SIGNED = output_sheet("lampiran_pk_anggaran")


def signed_block(rows: int) -> Block:
    head = [()] * (SIGNED.first_row - 1)
    body = [("isi", None, n, f"Program nomor {n}", n) for n in range(1, rows + 1)]
    return Block((*head, *body, ("total", None, None, "JUMLAH", 9), ("ttd",), ("ttd", None, None, "Blora, 2 Januari"),
                  ("ttd", None, None, "Camat Blora"), ("ttd",), ("ttd", None, None, "NIP. 1234")))


SIGN = "blora,2januaricamatblora"


@pytest.mark.parametrize(("pages", "moved"), [
    (["programnomor1programnomor2jumlah" + SIGN + "nip.1234"], None),
    (["programnomor1", "programnomor2jumlah" + SIGN + "nip.1234"], None),
    (["programnomor1programnomor2jumlah", SIGN + "nip.1234"], "Program nomor 2"),
    (["programnomor1programnomor2jumlah" + SIGN, "nip.1234"], "Program nomor 2"),
])
def test_a_signature_alone_or_split_takes_the_last_row_along(pages: list[str], moved: str | None) -> None:
    block = signed_block(2)
    row = torn_at(SIGNED, block, pages)
    assert (block.cell(row, 4) if row else None) == moved


def test_a_signature_under_a_tree_takes_the_last_box_along_whole() -> None:
    tree = output_sheet("lampiran_pohon")
    block = Block((*[()] * (tree.first_row - 1), ("pohon", None, None, "Tujuan satu"),
                   ("kotak", None, None, "Indeks: 80"), ("pohon",), ("pohon", *[None] * 5, "Sasaran satu"),
                   ("kotak", *[None] * 5, "Nilai"), ("ttd", None, None, "Camat Blora")))
    row = torn_at(tree, block, ["tujuansatuindeks:80sasaransatunilai", "camatblora"])
    assert block.cell(row, 7) == "Sasaran satu"


def test_a_total_does_not_stand_alone_with_the_signature_three_rows_come_along() -> None:
    block = signed_block(6)
    page = "".join(f"programnomor{n}" for n in range(1, 7))
    for pages in ([page, "jumlah" + SIGN], [page[:-26], page[-26:] + "jumlah" + SIGN]):
        assert block.cell(torn_at(SIGNED, block, pages), 4) == "Program nomor 4"
    assert torn_at(SIGNED, block, [page[:-39], page[-39:] + "jumlah" + SIGN]) == 0


# A page that goes on with a group names it again

CASCADING = output_sheet("lampiran_cascading_program")


def cascading_block(rows: int) -> Block:
    """A group row, and one program with one kegiatan and so many sub kegiatan."""
    first = ("isi", None, None, 1, "Program A", "Indeks", "Kegiatan B", "Jumlah", "Sub nomor 1", "Laporan")
    others = [("lanjut", *[None] * 7, f"Sub nomor {n}", "Laporan") for n in range(2, rows + 1)]
    return Block((*[()] * (CASCADING.first_row - 1), ("grup", None, None, "Sasaran: satu"), first, *others))


def test_where_a_group_goes_on_its_names_are_written_again_with_lanjutan_and_numbers_without() -> None:
    block, first = cascading_block(4), CASCADING.first_row
    assert dict(nama_lanjutan(CASCADING, block, first + 2)) == {
        4: 1, 5: "Program A (lanjutan)", 6: "Indeks (lanjutan)", 7: "Kegiatan B (lanjutan)", 8: "Jumlah (lanjutan)"}
    assert not nama_lanjutan(CASCADING, block, first + 1)


RKT = output_sheet("lampiran_rkt_program")


def rkt_block() -> Block:
    """A sasaran with one program, two kegiatan, and an output of a sub kegiatan that takes a row of its own."""
    rows = (("grup", None, None, "Sasaran 1: satu"), ("program", None, None, 1, "Program A", "Indeks"),
            ("kegiatan", None, None, None, "Kegiatan B", "-"), ("isi", None, None, None, "Sub C", "Jumlah"),
            ("lanjut", None, None, None, None, "Jumlah lain"), ("kegiatan", None, None, None, "Kegiatan D", "-"),
            ("isi", None, None, None, "Sub E", "Jumlah"), ("total", None, None, None, "JUMLAH"))
    return Block((*[()] * (RKT.first_row - 1), *rows))


@pytest.mark.parametrize(("row", "head"), [
    (1, {}),
    (2, {4: 1, 5: "Kegiatan B\n(lanjutan Program A)"}),
    (3, {4: 1, 5: "Sub C\n(lanjutan Program A: Kegiatan B)"}),
    (4, {4: 1, 5: "Sub C (lanjutan)\n(lanjutan Program A: Kegiatan B)"}),
    (5, {4: 1, 5: "Kegiatan D\n(lanjutan Program A)"}),
    (6, {4: 1, 5: "Sub E\n(lanjutan Program A: Kegiatan D)"}),
    (7, {}),
])
def test_no_page_begins_with_a_kegiatan_or_a_sub_kegiatan_without_its_program(row: int, head: dict[int, object]
                                                                              ) -> None:
    assert dict(nama_lanjutan(RKT, rkt_block(), RKT.first_row + row)) == head


def test_a_page_that_goes_on_with_a_group_is_set_only_by_a_printer_that_names_it_again() -> None:
    block, first = cascading_block(40), CASCADING.first_row
    names = [f"subnomor{n}laporan" for n in range(1, 41)]
    pages = ["".join(["sasaran:satuprogramaindekskegiatanbjumlah", *names[:20]]), "".join(names[20:])]
    assert better_breaks(CASCADING, block, pages, names=False) == ()
    assert better_breaks(CASCADING, block, pages, names=True) == (first + 21,)


@pytest.mark.parametrize(("row", "first"), [(3, 0), (2, 0), (1, 0), (6, 5), (4, 4), (7, 7)])
def test_no_page_ends_with_a_row_that_only_heads_the_next_one(row: int, first: int) -> None:
    assert with_heads([line[0] for line in rkt_block().rows[RKT.first_row - 1:]], row) == first


def test_a_group_row_does_not_stand_alone_at_the_end_of_a_page() -> None:
    one, other = cascading_block(10).rows, cascading_block(10).rows[CASCADING.first_row - 1:]
    block = Block((*one, *other))
    second = len(one) + 1
    assert goes_on(CASCADING, block, second + 1)
    assert page_breaks(CASCADING, block, (second + 1,)) == (second,)


def test_rows_are_as_high_as_the_columns_that_are_printed_need() -> None:
    row = ("isi", None, None, 1, "Program", "Indeks", "Kegiatan", "Jumlah", "Sub", "Laporan", None, "asal " * 60)
    block = Block((*[()] * (CASCADING.first_row - 1), row, (*row[:9], "Laporan kegiatan " * 4)))
    low, high = tinggi_baris(CASCADING, block).values()
    assert (low, high) == (13.25, 36.75)


def test_names_stand_in_the_printed_copy_in_cells_that_were_not_there() -> None:
    sheet = parse_xml(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>'
                      b'<col min="4" max="5" style="7"/></cols><sheetData><row r="3" ht="27"><c r="A3"/><c r="I3"/>'
                      b'</row></sheetData></worksheet>')
    made = printed_sheet(sheet, Printed(3, (), (), {3: {4: 1, 5: "Program A (lanjutan)"}}, {3: 13.25}), 9).decode()
    assert '<row r="3" ht="13.25" customHeight="1"><c r="A3"/><c r="D3" s="7"><v>1</v></c>' in made
    assert '<c r="E3" s="7" t="inlineStr"><is><t>Program A (lanjutan)</t></is></c><c r="I3"/>' in made


@pytest.mark.parametrize(("footer", "left"), [
    ("&L&8&A&R&8Halaman &P dari &N", ""), ("&C&P", ""), ("&LRahasia&C&A", "&LRahasia"), ("&L&8Rahasia", "&L&8Rahasia"),
    ("", "")])
def test_page_numbers_and_sheet_names_go_from_footers_and_the_rest_stays(footer: str, left: str) -> None:
    assert without_stamps(footer) == left


# Asking first, stopping, failing

def test_a_workbook_with_galat_or_stale_is_refused_and_the_cover_says_so_with_tetap(
        workbook: Workbook, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    workbook.fill(SMALL)
    workbook.hitung()
    assert lkjip("ekspor", workbook.path, "--lembar", "Ringkasan").code == 0
    workbook.put("indikator", 1, realisasi_0="delapan")
    ran = lkjip("ekspor", workbook.path)
    assert ran.code == 2
    assert "isian berubah sejak hitung terakhir dan masih ada 1 galat" in ran.err
    assert "--tetap" in ran.err
    plan = planned(workbook.path)
    done = ekspor(plan, on_paper(plan), lambda what, done: None)
    cover = PdfReader(io.BytesIO(done.files[f"{plan.combined.stem}.pdf"])).pages[0].extract_text()
    assert "Dicetak dengan catatan: isian berubah sejak hitung terakhir; masih ada 1 galat." in " ".join(cover.split())
    assert "Sampulnya menyebutkan" in done.kalimat


def test_nothing_is_exported_before_the_first_hitung(workbook: Workbook, lkjip: Lkjip) -> None:
    ran = lkjip("ekspor", workbook.path, "--tetap")
    assert ran.code == 2
    assert "Belum ada lembar hasil yang berisi" in ran.err
    assert [path.name for path in workbook.path.parent.iterdir()] == [workbook.path.name]


def test_without_libreoffice_the_xlsx_are_written_and_a_sentence_says_how_to_get_pdf(
        example: Example, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    book = example("blora-2024")
    ran = lkjip("ekspor", book.path, "--tetap")
    folder = book.path.parent / "blora-2024 ekspor"
    assert ran.code == 0
    assert "Buka buku kerjanya di Excel, lalu klik Ekspor Lampiran" in ran.out
    assert {path.suffix for path in folder.iterdir()} == {".xlsx"}
    assert len(list(folder.iterdir())) == len(planned(book.path).documents)
    alone = lkjip("ekspor", book.path, "--tetap", "--bentuk", "PDF saja", "--ke", book.path.parent / "pdf")
    assert alone.code == 2
    assert not (book.path.parent / "pdf").exists()


def test_json_names_the_files(example: Example, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    book = example("banyudono-2024")
    told = json.loads(lkjip("ekspor", book.path, "--tetap", "--json", "--lembar", "lampiran 1").out)
    assert [Path(told["folder"], name).is_file() for name in told["berkas"]] == [True]
    assert told["catatan"] == []  # slips of the old report are no reason to warn
    assert "LibreOffice" in told["tanpa_pdf"]


@pytest.mark.parametrize("stop", [0, 5, 40])
def test_a_stopped_export_leaves_nothing(example: Example, tmp_path: Path, stop: int) -> None:
    plan = planned(example("blora-2024").path)

    def tell(what: str, done: int) -> None:
        if done == stop:
            raise KeyboardInterrupt

    folder = tmp_path / "a" / "b"
    with pytest.raises(KeyboardInterrupt), delivery(folder) as into:
        into.put(ekspor(plan, on_paper(plan), tell).files)
    assert not (tmp_path / "a").exists()


def test_ctrl_c_ends_libreoffice_and_its_children(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, example: Example
                                                  ) -> None:
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {tmp_path}/anak\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda name: str(script))
    monkeypatch.setattr(pdf, "WAKTU_TERLAMA", 1)
    with open_book(example("blora-2024").path) as book, pytest.raises(CannotRun, match="tidak dapat membuat PDF"):
        LibreOffice(book).print({"Capaian Sasaran": ()}, "F4", lambda what: None)
    child = int((tmp_path / "anak").read_text())
    assert eventually(lambda: not Path(f"/proc/{child}").exists() or state(child) in "XZ")


def state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text().split()[2]


def eventually(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 5
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


@pytest.mark.parametrize("program", ["/bin/false", "/bin/true", "/tidak/ada"])
def test_a_libreoffice_that_fails_leaves_earlier_files_alone(example: Example, lkjip: Lkjip, program: str,
                                                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: program)
    book = example("blora-2024")
    folder = book.path.parent / "blora-2024 ekspor"
    folder.mkdir()
    (folder / "Capaian Sasaran Kecamatan Blora 2024.pdf").write_bytes(b"lama")
    ran = lkjip("ekspor", book.path, "--tetap")
    assert ran.code == 2
    assert "LibreOffice tidak" in ran.err
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "Capaian Sasaran Kecamatan Blora 2024.pdf": b"lama"}


def test_all_files_are_replaced_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / name).write_bytes(b"lama")
    replace = Path.replace

    def locked(self: Path, target: Path) -> Path:
        if Path(target).name == "c" and self.name == "c":
            raise PermissionError(13, "in use")
        return replace(self, target)

    monkeypatch.setattr(delivering.Path, "replace", locked)
    with pytest.raises(CannotRun, match="c tidak dapat diganti"), delivery(tmp_path) as into:
        into.put(dict.fromkeys(("a", "b", "c", "d"), b"baru"))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == dict.fromkeys(
        "abc", b"lama")


def test_a_file_that_is_open_in_excel_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    (tmp_path / "~$a.xlsx").write_bytes(b"")
    with pytest.raises(CannotRun, match="sedang dibuka"), delivery(tmp_path) as into:
        into.put({"b.xlsx": b"baru", "a.xlsx": b"baru"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.xlsx", "~$a.xlsx"]


def test_a_version_that_was_half_kept_by_a_killed_export_is_swept(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    target.write_bytes(b"disunting")
    (tmp_path / "cadangan").mkdir()
    killed = making(tmp_path / "cadangan" / "a 2025-01-15 10.20.00.xlsx", owner=target)
    left = killed.__enter__()
    assert left.exists()
    with delivery(tmp_path) as into:
        into.put({"a.xlsx": b"baru"})
    assert not left.exists()
    assert [path.read_bytes() for path in (tmp_path / "cadangan").iterdir()] == [b"disunting"]


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(delivering.Path, "write_bytes", full)
    with pytest.raises(CannotRun, match="tempat penyimpanan penuh"), delivery(tmp_path / "x") as into:
        into.put({"a": b"baru"})
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_made_is_told_before_the_work(example: Example, lkjip: Lkjip, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_bytes(b"")
    ran = lkjip("ekspor", example("blora-2024").path, "--tetap", "--ke", tmp_path / "berkas" / "x")
    assert ran.code == 2
    assert "tidak dapat ditulisi" in ran.err


def test_ekspor_changes_nothing_in_the_workbook(example: Example, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch
                                                ) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    book = example("blora-2024")
    before = book.path.read_bytes()
    lkjip("ekspor", book.path, "--tetap")
    assert book.path.read_bytes() == before


# In live Excel

@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        yield running


@pytest.fixture(scope="module")
def small(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small computed workbook with one galat, of which the attachments are exported."""
    workbook = Workbook(Path(shutil.copy(template, tmp_path_factory.mktemp("kecil") / "lkjip.xlsx")))
    program = [{**row, "uraian": f"{row['uraian']} {number}" if number else row["uraian"],
                "kode": row["kode"].replace("7.01.01", f"7.01.{number + 1:02}")}
               for number in range(4) for row in SMALL["program"]]
    workbook.fill({**SMALL, "program": program, "pengaturan": {"isi_ekspor": "Lampiran saja"}})
    workbook.put("indikator", 1, realisasi_1="delapan")
    workbook.hitung()
    return workbook.path


@pytest.fixture
def path(small: Path, tmp_path: Path) -> Path:
    """A copy of that workbook."""
    return Path(shutil.copy(small, tmp_path / small.name))


def looks(excel: EmulatedExcel, book: object) -> dict[str, object]:
    workbook = excel.workbook(book)
    return {sheet.title: (sheet.page.sheet_state, sheet.page.oddFooter.right.text, sheet.page.oddFooter.left.text,
                          sheet.page.page_setup.paperSize, sheet.print_area) for sheet in workbook.sheets}


def test_the_button_asks_first_and_writes_into_a_folder_beside_the_workbook(excel: EmulatedExcel, path: Path) -> None:
    book = excel.open(path)
    book.set_mock_caller()
    before = looks(excel, book)
    excel.answers = ["yes"]
    addin.ekspor()
    folder = path.parent / "lkjip ekspor"
    question, told = (alert.prompt for alert in excel.alerts)
    assert "galat" in question
    assert "Ekspor apa adanya?" in question
    assert str(folder) in told
    plan = planned(path)
    assert len(list(folder.iterdir())) == 2 * len(plan.documents) + 1
    assert [name for export in excel.exports for name in export.sheets][:len(plan.combined.pages)] == [
        page.name for page in plan.combined.pages]
    assert looks(excel, book) == before
    with excel.quietly():
        assert book.api.Saved
        assert book.app.status_bar in (False, "False")


def test_no_means_nothing_is_written(excel: EmulatedExcel, path: Path) -> None:
    excel.open(path).set_mock_caller()
    excel.answers = ["no"]
    addin.ekspor()
    assert "dibatalkan" in excel.alerts[-1].prompt
    assert not (path.parent / "lkjip ekspor").exists()


def test_escape_stops_and_leaves_nothing(excel: EmulatedExcel, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    presses = iter([False] * 10 + [True] * 100)
    monkeypatch.setattr(esc, "escape_pressed", lambda: next(presses))
    book = excel.open(path)
    book.set_mock_caller()
    before = looks(excel, book)
    excel.answers = ["yes"]
    addin.ekspor()
    assert excel.alerts[-1].prompt == "Ekspor dihentikan. Tidak ada berkas yang ditulis."
    assert not (path.parent / "lkjip ekspor").exists()
    assert looks(excel, book) == before


def test_excel_without_printer_writes_the_xlsx_and_says_why(excel: EmulatedExcel, path: Path) -> None:
    excel.has_printer = False
    excel.open(path).set_mock_caller()
    excel.answers = ["yes"]
    addin.ekspor()
    assert "belum punya printer" in excel.alerts[-1].prompt
    assert {one.suffix for one in (path.parent / "lkjip ekspor").iterdir()} == {".xlsx"}


@pytest.mark.parametrize("place", [30, 60, 90, 200])
def test_a_failed_ekspor_puts_every_sheet_back(excel: EmulatedExcel, path: Path, place: int) -> None:
    book = excel.open(path)
    book.set_mock_caller()
    before = looks(excel, book)
    excel.answers = ["yes", "ok"]
    excel.fail_at(place, "app")
    addin.ekspor()
    assert looks(excel, book) == before


def test_in_excel_a_torn_signature_is_printed_again_with_the_last_row(excel: EmulatedExcel, path: Path) -> None:
    plan = planned(path)
    page = next(page for page in plan.combined.pages if page.signed)
    levels = [row[0] if row else None for row in page.block.rows]
    excel.rows_on_a_page = sum(level in TTD for level in levels) + 1  # room for the signature and a row above it
    book = excel.open(path)
    book.set_mock_caller()
    before = looks(excel, book)
    excel.answers = ["yes"]
    addin.ekspor()
    printed = [export.sheets for export in excel.exports]
    assert printed.count((page.name,)) == 3
    assert looks(excel, book) == before
    document = next(one for one in plan.documents if page in one.pages)
    texts = [text_of(one) for one in PdfReader(path.parent / "lkjip ekspor" / f"{document.stem}.pdf").pages]
    assert torn_at(page.spec, page.block, texts) == 0
