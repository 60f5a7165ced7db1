"""The report in Word: each figure is the workbook's, numbers and contents agree, both house styles are complete."""

from __future__ import annotations

import io
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from angka_laporan import CAPTION, cells, computed_hasil, figures, in_workbook, listed, paragraphs
from bacaan_pdf import teks_halaman
from conftest import SMALL, Office, Ran, Workbook
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from kantor_uji import satu_indikator, terhitung
from openxml_audit import OpenXmlValidator
from PIL import Image
from pypdf import PdfReader

from lkjip_xl.book.gaya import Bagian, daftar_gaya
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.lampiran import daftar_lampiran
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import (
    Bagan,
    Grafik,
    Keterangan,
    Kotak,
    Naskah,
    Paragraf,
    Sampul,
    Tabel,
)
from lkjip_xl.book.naskah.gambar import DAUN_TERBANYAK, halaman, halves, susunan
from lkjip_xl.book.schema import LAMPIRAN, output_sheet
from lkjip_xl.book.tables import MAKERS, made_lines
from lkjip_xl.domain.masukan import Pembanding, Unit
from lkjip_xl.domain.narasi import narasi
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.engines.document.docx import docx, to_roman, tulis_docx
from lkjip_xl.engines.document.docx.elements import tied
from lkjip_xl.engines.document.gambar import grafik, organisasi, pohon
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.laporan import laporan

BANYUDONO, BLORA = "banyudono-2024", "blora-2024"
CONTOH = (BANYUDONO, BLORA)
pytestmark = pytest.mark.xdist_group("laporan")


def _written(path: Path) -> bytes:
    with open_book(path) as book:
        return laporan(book, docx, tetap=True).isi


@pytest.fixture(scope="module")
def written(computed: dict[str, Path]) -> dict[str, bytes]:
    return {name: _written(computed[name]) for name in CONTOH}


@pytest.fixture(scope="module")
def documents(written: dict[str, bytes]) -> dict[str, WordDocument]:
    return {name: Document(io.BytesIO(content)) for name, content in written.items()}


def _text(document: WordDocument) -> str:
    return "\n".join([*(text for _, text in paragraphs(document)), *cells(document)])


@pytest.fixture(scope="module")
def whole(documents: dict[str, WordDocument]) -> dict[str, str]:
    """All words of each document, put together once for the many tests that look for some of them."""
    return {name: _text(document) for name, document in documents.items()}


@pytest.mark.parametrize("name", CONTOH)
def test_no_version_of_word_would_repair_the_document(written: dict[str, bytes], tmp_path: Path, name: str) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(written[name])
    found = OpenXmlValidator().validate(path)
    assert found.is_valid, [str(error) for error in found.errors][:5]


@pytest.mark.parametrize("name", CONTOH)
def test_every_figure_of_the_document_stands_in_the_workbook(
        documents: dict[str, WordDocument], computed: dict[str, Path], name: str) -> None:
    found = figures(documents[name])
    assert len(found) > 100
    assert sorted(found - in_workbook(computed[name])) == []


def test_after_a_change_of_input_no_figure_of_before_survives(
        example: Callable[[str], Workbook], documents: dict[str, WordDocument]) -> None:
    changed = example(BLORA)
    before = in_workbook(changed.path)
    changed.put("indikator", 1, realisasi_0=90.37, realisasi_1=86.41, realisasi_2=84.22)
    changed.put("indikator", 1, pk_murni=94.5, rencana_5=96.25)
    changed.put("program", 3, pagu_murni=5_111_000, realisasi_anggaran=4_222_950, anggaran_depan=6_333_000)
    changed.put("pegawai_pangkat", 4, jumlah=83)
    changed.hitung()
    gone = before - in_workbook(changed.path)
    after = Document(io.BytesIO(_written(changed.path)))
    assert {"86,34", "4.929.950", "10.068.558.000", "97,61"} <= gone & figures(documents[BLORA])
    assert sorted(gone & figures(after)) == []
    assert "5.111.000" in _text(after)


PER_ITEM = [
    (1, BANYUDONO, "LAPORAN KINERJA INSTANSI PEMERINTAH"), (1, BANYUDONO, "TAHUN 2025"),
    (2, BANYUDONO, "KATA PENGANTAR"), (2, BANYUDONO, "Camat Banyudono"), (3, BANYUDONO, "DAFTAR ISI"),
    (4, BANYUDONO, "DAFTAR LAMPIRAN"), (5, BANYUDONO, "DAFTAR TABEL"), (6, BANYUDONO, "DAFTAR GRAFIK"),
    (7, BANYUDONO, "DAFTAR GAMBAR"), (8, BANYUDONO, "4 (empat) program dan 9 (sembilan) kegiatan"),
    (9, BANYUDONO, "rata-rata capaian kinerja dari 2 (dua) sasaran adalah 101.76 %"),
    (10, BANYUDONO, "adalah 102.82 % (kategori sangat tinggi)"), (11, BANYUDONO, "2 (dua) indikator kinerja utama"),
    (12, BANYUDONO, "Tantangan dan hambatan yang dihadapi:"), (12, BANYUDONO, "Peluang dan faktor pendukung"),
    (13, BANYUDONO, "Peraturan Pemerintah Nomor 8 Tahun 2006"), (14, BANYUDONO, "Seksi Ketentraman dan Ketertiban"),
    (15, BANYUDONO, "Gambar 1.1 Struktur Organisasi"), (16, BANYUDONO, "Tabel 1.1 Jumlah Pegawai"),
    (17, BANYUDONO, "Tabel 1.2 Jumlah Pegawai"), (18, BANYUDONO, "Tabel 1.3 Jumlah Pegawai"),
    (19, BANYUDONO, "Evaluasi kinerja aparatur"), (20, BANYUDONO, "Boyolali Maju, meneruskan Pro Investasi"),
    (21, BANYUDONO, "Terwujudnya penyelenggaraan pemerintahan yang baik"),
    (21, BANYUDONO, "9 (sembilan) kegiatan, dan 21 (dua puluh satu) sub kegiatan"),
    (22, BANYUDONO, "Tabel 2.1 Perjanjian Kinerja Perubahan"), (22, BANYUDONO, "Sumber: Perjanjian Kinerja Perubahan"),
    (23, BANYUDONO, "anggaran (pagu perubahan) sebesar Rp2.561.949.000"),
    (25, BANYUDONO, "91 % ke atas"), (25, BANYUDONO, "5 (lima) kategori"),
    (26, BANYUDONO, "Tabel 3.2 Pencapaian Kinerja per Sasaran"), (26, BANYUDONO, "Dinas Lingkungan Hidup"),
    (27, BANYUDONO, "2 (dua) sasaran dengan 2 (dua) indikator kinerja"),
    (28, BANYUDONO, "Tabel 3.3 Pencapaian Kinerja Sasaran 1"), (28, BANYUDONO, "Tabel 3.8 Pencapaian Kinerja"),
    (29, BANYUDONO, "Tabel 3.4 Perbandingan Realisasi Kinerja Sasaran 1"), (29, BANYUDONO, "Tabel 3.9 Perbandingan"),
    (30, BANYUDONO, "Tabel 3.5 Perbandingan Realisasi Kinerja Sasaran 1 dengan Akhir Periode RPJMD"),
    (30, BANYUDONO, "Tabel 3.10 Perbandingan"), (31, BANYUDONO, "Tabel 3.6 Perbandingan"),
    (31, BANYUDONO, "Lebih rendah 7.49 poin dari Dinas Lingkungan Hidup"),
    (31, BANYUDONO, "Tabel 3.11 Perbandingan"),
    (32, BANYUDONO, "realisasi Indeks Kepuasan Masyarakat (IKM) naik 0.05 poin"),
    (32, BANYUDONO, "lebih rendah 7.49 poin"), (33, BANYUDONO, "Grafik 3.1 Indeks Kepuasan Masyarakat"),
    (33, BANYUDONO, "Grafik 3.2 Nilai SAKIP"), (34, BANYUDONO, "Kendala atau hambatan yang ditemui:"),
    (34, BANYUDONO, "Upaya yang dilakukan untuk mengatasinya:"), (34, BANYUDONO, "Penyebab tercapainya target Indeks"),
    (35, BANYUDONO, "Rp161.081.000 (seratus enam puluh satu juta delapan puluh satu ribu rupiah)"),
    (36, BANYUDONO, "Tabel 3.7 Capaian Program, Kegiatan dan Sub Kegiatan Sasaran 1"),
    (36, BANYUDONO, "Tabel 3.12 Capaian Program"), (37, BANYUDONO, "Efisiensi Penggunaan Sumber Daya"),
    (37, BANYUDONO, "efisiensi 4.16 poin"), (38, BANYUDONO, "sisanya Rp40.547.376, atau 1.58 %"),
    (39, BANYUDONO, "Realisasi Belanja Kecamatan Banyudono Tahun 2024"), (39, BANYUDONO, "TOTAL"),
    (40, BANYUDONO, "Pengukurannya memakai 1 (satu) indikator kinerja"), (41, BANYUDONO, "Tindak lanjut: "),
    (41, BANYUDONO, "4.2 Saran"), (42, BANYUDONO, "Laporan Pengukuran Kinerja Tahun 2024"),
    (43, BLORA, "KECAMATAN BLORA"), (44, BLORA, "Blora, 15 Januari 2025"), (44, BLORA, "Camat Blora"),
    (44, BLORA, "NIP. "), (45, BLORA, "DAFTAR GAMBAR"), (46, BLORA, "Pembina Tingkat I (IV/b)"),
    (47, BLORA, "- Kendaraan roda 4"), (48, BLORA, "Gambar 1.1 Struktur Organisasi"),
    (48, BLORA, "Subbagian Program dan Keuangan mempunyai fungsi:"), (49, BLORA, "1.3 Aspek Strategis"),
    (49, BLORA, "1.5 Sistematika"), (49, BLORA, "3.2 Realisasi Anggaran"), (50, BLORA, "Penjelasan visi tersebut:"),
    (50, BLORA, "Misi Kecamatan Blora:"), (51, BLORA, "Meningkatnya layanan Kecamatan sesuai SOP"),
    (52, BLORA, "Tabel 2.1 Target Renstra"), (53, BLORA, "Tabel 2.2 Target Renja"),
    (54, BLORA, "Tabel 2.3 Perjanjian Kinerja"), (55, BLORA, "Tabel 2.3.1 Program/Kegiatan/Sub Kegiatan"),
    (57, BLORA, "Tabel 3.1 Skala Nilai Capaian Kinerja"), (57, BLORA, "Kode Warna"),
    (58, BLORA, "Tabel 3.2 Hasil Pengukuran"), (58, BLORA, "e-SKM"), (59, BLORA, "2 (dua) tujuan adalah 97,61 %"),
    (60, BLORA, "Tabel 3.3 Perbandingan Realisasi Kinerja dan Capaian Kinerja Tahun 2022, 2023 dan 2024"),
    (61, BLORA, "dari tahun 2023 ke tahun 2024 naik 3,16 poin, dari 86,34 menjadi 89,50"),
    (62, BLORA, "Tabel 3.4 Perbandingan"), (63, BLORA, "Tahun 2024 merupakan tahun ketiga"),
    (64, BLORA, "Standar Nasional"), (65, BLORA, "Tabel 3.5 Analisis Penyebab"),
    (66, BLORA, "Penyebab tidak tercapainya target:"), (66, BLORA, "Faktor pendukung:"), (66, BLORA, "Hambatan:"),
    (67, BLORA, "Tabel 3.6 Kategori Capaian Efisiensi"), (67, BLORA, "Lebih dari 0"),
    (68, BLORA, "Tabel 3.7 Perbandingan Pencapaian Kinerja dan Anggaran"),
    (69, BLORA, "menghasilkan efisiensi -0,70 poin"), (70, BLORA, "Tabel 3.8 Analisis Program/Kegiatan"),
    (71, BLORA, "Rp19.092.845.159 (sembilan belas miliar"), (72, BLORA, "belanja modal adalah Rp7.227.198.000"),
    (73, BLORA, "Tabel 3.10 Realisasi Anggaran"), (73, BLORA, "Anggaran 2025 (Rp)"),
    (74, BLORA, "penyerapannya 98,30 %"), (75, BLORA, "Kategori baik (85 - 100 %): 1 (satu) indikator"),
    (76, BLORA, "sisanya Rp329.554.841"), (77, BLORA, "Tabel 4.1 Hasil Pengukuran"),
    (78, BLORA, "secara keseluruhan termasuk kategori baik"), (78, BLORA, "tergolong kurang efisien, dengan nilai"),
    (79, BLORA, "surat nomor 700.1.2.1/1123/2024"), (79, BLORA, "A. Perencanaan Kinerja"),
    (80, BLORA, "Tindak lanjut: Perjanjian Kinerja sudah diperbaiki"), (81, BLORA, "Laporan ini menjadi"),
    (82, BLORA, "LAMPIRAN"),
]
"""What must be read for each part of the two published reports; the formulas (24, 56) have their own test."""


@pytest.mark.parametrize(("item", "name", "words"), PER_ITEM)
def test_each_part_of_the_published_reports_is_there(
        whole: dict[str, str], item: int, name: str, words: str) -> None:
    assert words in whole[name], item


@pytest.mark.parametrize(("name", "formulas"), [(BANYUDONO, 1), (BLORA, 1)])
def test_formulas_are_equations_of_word_with_a_line_for_other_programs(
        documents: dict[str, WordDocument], name: str, formulas: int) -> None:
    body = documents[name].element.body
    assert len(list(body.iter(qn("m:f")))) == formulas
    assert "Capaian Kinerja = Realisasi / Target × 100 %" in [t.text for t in body.iter(qn("w:t"))]


@pytest.mark.parametrize("name", CONTOH)
def test_captions_are_counted_without_gaps_so_that_updating_gives_the_same_numbers(
        documents: dict[str, WordDocument], name: str) -> None:
    counted: dict[str, list[int]] = defaultdict(list)
    for paragraph in documents[name].paragraphs:
        match = re.match(r"(Tabel|Grafik|Gambar) ([\d.]+)\.(\d+) ", paragraph.text)
        fields = [i.text.split() for i in paragraph._p.iter(qn("w:instrText"))]
        if match and fields and fields[0][0] == "SEQ":
            assert fields[0][1] == f"{match[1]}_{match[2].replace('.', '_')}"
            counted[fields[0][1]].append(int(match[3]))
    assert len(counted) >= 5
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in counted.values()), counted


@pytest.mark.parametrize("name", CONTOH)
def test_captions_bear_the_numbers_of_the_workbook(
        documents: dict[str, WordDocument], computed: dict[str, Path], name: str) -> None:
    shown = {match[0].strip() for _, text in paragraphs(documents[name]) if (match := CAPTION.match(text))}
    with open_book(computed[name]) as book:
        titles = {str(book.read(output_sheet(key).name).cell(1, 3) or "") for key in MAKERS}
    assert {title for title in titles if title.startswith("Tabel ")} <= shown


@pytest.mark.parametrize("name", CONTOH)
def test_the_contents_are_the_headings_and_the_captions(documents: dict[str, WordDocument], name: str) -> None:
    lines = [re.sub(r"\s+", " ", line).strip() for line in listed(documents[name])]
    headings = [text for style, text in paragraphs(documents[name]) if style in ("Heading 1", "Heading 2")]
    captions = [[text for style, text in paragraphs(documents[name]) if style == f"Judul {kind}"]
                for kind in ("Tabel", "Grafik", "Gambar")]
    assert lines == [*headings, *captions[0], *captions[1], *captions[2]]
    assert all(captions)


@pytest.mark.parametrize("name", CONTOH)
def test_each_line_of_the_contents_leads_to_a_bookmark(documents: dict[str, WordDocument], name: str) -> None:
    body = documents[name].element.body
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink")) if link.get(qn("w:anchor"))]
    assert sorted(marks) == sorted(set(marks)) == sorted(links)


@pytest.mark.parametrize("name", CONTOH)
def test_the_front_is_numbered_in_roman_the_rest_from_one_and_the_cover_not_at_all(
        documents: dict[str, WordDocument], name: str) -> None:
    sections = documents[name].sections
    kinds = [section._sectPr.find(qn("w:pgNumType")) for section in sections]
    assert kinds[0] is None
    assert sections[0].footer.is_linked_to_previous
    assert kinds[1].get(qn("w:fmt")) == "lowerRoman"
    assert [kind.get(qn("w:start")) for kind in kinds[2:] if kind is not None] == ["1"]


@pytest.mark.parametrize("name", CONTOH)
def test_tables_repeat_their_headings_and_keep_rows_whole(documents: dict[str, WordDocument], name: str) -> None:
    for table in documents[name].element.body.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None
        assert rows[-1].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None


@pytest.mark.parametrize("name", CONTOH)
def test_no_heading_stands_without_anything_under_it(documents: dict[str, WordDocument], name: str) -> None:
    body = [style for style, _ in paragraphs(documents[name]) if style != "Antara"]
    headed = [after for style, after in pairwise(body) if style in ("Heading 3", "Sub Judul")]
    assert not [style for style in headed if style.startswith(("Heading", "Sub"))]


@pytest.mark.parametrize("name", CONTOH)
def test_the_list_of_attachments_names_those_that_exist_in_front_and_at_the_end(
        documents: dict[str, WordDocument], computed: dict[str, Path], name: str) -> None:
    texts = [text for _, text in paragraphs(documents[name])]
    there = {one.nama for one in daftar_lampiran(computed_hasil(computed[name]))}
    for number, title in LAMPIRAN:
        shown = texts.count(f"{title} Tahun {'2021-2026' if number <= 2 else '2024'}")
        assert shown == (2 if title in there else 0), title


def test_the_same_workbook_gives_the_same_bytes(computed: dict[str, Path], written: dict[str, bytes]) -> None:
    assert _written(computed[BANYUDONO]) == written[BANYUDONO]


@pytest.mark.parametrize("name", [pytest.param(name, marks=pytest.mark.xdist_group(f"dicetak {name}"))
                                  for name in CONTOH])
def test_libreoffice_opens_it_on_f4_and_the_contents_name_the_page_of_each_part(
        office: Office, computed: dict[str, Path], tmp_path: Path, name: str) -> None:
    path = tmp_path / "laporan.docx"
    with open_book(computed[name]) as book:
        path.write_bytes(laporan(book, tulis_docx, tetap=True).isi)
    printed = office.convert(path, "pdf")
    pages = PdfReader(printed).pages
    sizes = {tuple(round(float(side) / 72 * 25.4) for side in sorted(page.mediabox[2:])) for page in pages}
    assert sizes == {(215, 330)}
    texts = [re.sub(r"\s+", "", text) for text in teks_halaman(printed)]
    assert len(texts) == len(pages)
    assert all(texts)
    for line in listed(Document(str(path))):
        title, number = line.split("\t")
        wanted = re.sub(r"\s+", "", title)
        assert [page for page in texts if wanted in page and page.endswith(number)], line


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer without LibreOffice, where a report is written in one go."""
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)


def test_without_libreoffice_word_is_asked_to_fill_the_contents(computed: dict[str, Path], alone: None) -> None:
    with open_book(computed[BLORA]) as book:
        content = laporan(book, tulis_docx, tetap=True).isi
    assert Document(io.BytesIO(content)).settings.element.find(qn("w:updateFields")) is not None


def test_a_figure_and_its_sign_never_stand_on_two_lines() -> None:
    space = "\N{NO-BREAK SPACE}"
    assert tied("100,42 % dari Rp 5; 5 orang") == f"100,42{space}% dari Rp{space}5; 5 orang"


@pytest.mark.parametrize(("text", "torn_nowhere"), [
    ("RPJMD 2021-2026", 1), ("target 30-60 atau 85,5-90,25", 2), ("sebesar -0,70 poin", 1),
    ("surat 700.1-2/3, tanggal 2024-01-02, Jalan A-1", 0)])
def test_no_line_of_the_document_ends_within_a_span_of_years_or_figures(text: str, torn_nowhere: int) -> None:
    made = docx(Naskah("J", "P", date(2024, 1, 1), "F4", (Paragraf(text),)))
    paragraph = Document(io.BytesIO(made)).paragraphs[-1]
    assert paragraph.text == text
    assert len(list(paragraph._p.iter(qn("w:noBreakHyphen")))) == torn_nowhere


def test_quotation_marks_of_staff_are_those_of_the_report_in_word_and_on_the_sheets(workbook: Workbook) -> None:
    typed = "Nilai \"Prima\" Jum'at, layar 24\", Renstra 2021-2026"
    set_alike = 'Nilai “Prima” Jum’at, layar 24", Renstra 2021-2026'
    made = _small(workbook, indikator=[{**SMALL["indikator"][0], "nama": typed}],
                  target=[{"indikator": typed, "rencana_3": 80, "pk_murni": 80}], realisasi=[
                      {"indikator": typed, "realisasi_0": 84}])
    whole = _text(Document(io.BytesIO(docx(made)))).replace("2021 2026", "2021-2026")
    assert set_alike in whole
    assert typed not in whole
    lines = made_lines(computed_hasil(workbook.path))
    texts = {cell for sheet in lines.values() for line in sheet for cell in line.cells if isinstance(cell, str)}
    assert set_alike.replace("1-2", "1\N{NON-BREAKING HYPHEN}2") in texts
    assert not any('"Prima"' in text for text in texts)


NASTY = ["=SUM(A1)", "<b>&amp;</b> \"'", "{instansi} {0} %s", "]]>", "kata" * 4000, "satu\ndua", "🙂 ﷽ \u202e abc"]


def test_nothing_that_staff_type_breaks_the_document(workbook: Workbook, tmp_path: Path) -> None:
    links = ['https://contoh.id/a b?<x>&y="z"', "javascript:alert(1)", "berkas di lemari"]
    workbook.fill({
        **SMALL,
        "profil": {**SMALL["profil"], "instansi": NASTY[1], "kabupaten": NASTY[2], "nama_kepala": NASTY[3]},
        "naskah": [{"bagian": "Saran", "isi": text} for text in NASTY],
        "organisasi": [{"unit": NASTY[4], "tugas": NASTY[5], "fungsi": NASTY[6]}, {"unit": "A", "atasan": "B"},
                       {"unit": "B", "atasan": "A"}],
        "rekomendasi": [{"rekomendasi": text, "tautan": link} for text, link in zip(NASTY, links, strict=False)],
    })
    workbook.hitung()
    path = tmp_path / "laporan.docx"
    path.write_bytes(_written(workbook.path))
    found = OpenXmlValidator().validate(path)
    assert found.is_valid, [str(error) for error in found.errors][:5]
    document = Document(str(path))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(nasty in text for nasty in NASTY if nasty != NASTY[0])
    outside = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert outside == ["https://contoh.id/a%20b?%3Cx%3E&y=%22z%22"]
    assert "javascript:alert(1)" in text


def test_what_no_document_can_hold_is_left_out() -> None:
    made = docx(Naskah("J\x00", "P\x0b", date(2024, 1, 1), "F4", (Sampul((("a\x01b",),)), Paragraf("c\ud800d\x1f"))))
    assert [p.text for p in Document(io.BytesIO(made)).paragraphs] == ["ab", "cd"]


def test_an_empty_workbook_gives_a_document_without_an_unfinished_line_and_a_list_of_what_it_lacks(
        workbook: Workbook, lkjip: Callable[..., Ran], alone: None, tmp_path: Path) -> None:
    refused = lkjip("laporan", workbook.path)
    assert refused.code == 2
    assert "--tetap" in refused.err
    assert not workbook.path.with_suffix(".docx").exists()
    target = tmp_path / "kosong.docx"
    ran = lkjip("laporan", workbook.path, target, "--tetap")
    assert ran.code == 0
    assert "[saran] Naskah!B7: Laporan Word tidak akan memuat permasalahan utama (Bab I)" in ran.out
    assert "[keterangan] Naskah!B7: Laporan Word tidak akan memuat dasar hukum (Bab I)" in ran.out
    assert ran.out.index("Yang tidak dimuat") < ran.out.index("Laporan ditulis")
    text = _text(Document(str(target)))
    assert not re.search(r"belum diisi|Belum ada isian|\[Bagian", text)
    assert "Buku kerja ini belum dihitung" in text
    assert OpenXmlValidator().validate(target).is_valid


def test_a_stale_workbook_is_refused_and_with_tetap_the_cover_says_so(workbook: Workbook) -> None:
    workbook.fill(SMALL)
    workbook.hitung()
    with open_book(workbook.path) as book:
        assert laporan(book, docx).peringatan == ""
    workbook.put("indikator", 1, realisasi_0=85)
    with open_book(workbook.path) as book:
        with pytest.raises(CannotRun, match="isian berubah sejak hitung terakhir"):
            laporan(book, docx)
        done = laporan(book, docx, tetap=True)
    assert done.peringatan == "Isian berubah sejak hitung terakhir."
    assert done.peringatan in [p.text for p in Document(io.BytesIO(done.isi)).paragraphs[:10]]


def test_a_document_that_staff_have_edited_is_kept(
        workbook: Workbook, lkjip: Callable[..., Ran], alone: None) -> None:
    workbook.fill(SMALL)
    workbook.hitung()
    target = workbook.path.with_suffix(".docx")
    target.write_bytes(b"suntingan staf")
    ran = lkjip("laporan", workbook.path)
    assert ran.code == 0
    assert f"Laporan ditulis: {target}" in ran.out
    kept = list((target.parent / "cadangan").iterdir())
    assert [copy.read_bytes() for copy in kept] == [b"suntingan staf"]


@pytest.mark.parametrize(("name", "says"), [("laporan.doc", "harus berakhiran .docx"), ("x/l.docx", "tidak ada")])
def test_a_name_that_cannot_be_written_is_refused(
        example: Callable[[str], Workbook], lkjip: Callable[..., Ran], name: str, says: str) -> None:
    book = example(BLORA)
    ran = lkjip("laporan", book.path, book.path.parent / name, "--tetap")
    assert ran.code == 2
    assert says in ran.err


def test_the_workbook_stays_as_it_is(
        example: Callable[[str], Workbook], lkjip: Callable[..., Ran], alone: None) -> None:
    book = example(BANYUDONO)
    before = book.path.read_bytes()
    ran = lkjip("laporan", book.path, "--tetap", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["peringatan"] is None  # the slips of the old report do not brand this one
    assert book.path.read_bytes() == before


def _small(workbook: Workbook, **more: object) -> Naskah:
    workbook.fill({**SMALL, **more})
    return naskah(computed_hasil(workbook.path))


def test_a_chart_leaves_a_gap_for_a_year_without_data(workbook: Workbook) -> None:
    made = _small(workbook, realisasi=[{"indikator": "Indeks", "realisasi_0": 84, "realisasi_2": 80}])
    charts = [block for block in made.blok if isinstance(block, Grafik) if block.keterangan.teks.startswith("Indeks")]
    assert [chart.deret for chart in charts] == [((2022, Decimal(80)), (2023, None), (2024, Decimal(84)))]
    assert charts[0].keterangan.lengkap == "Grafik 3.1 Indeks Tahun 2022-2024"


def test_predicates_have_no_chart_of_their_years(workbook: Workbook) -> None:
    made = _small(
        workbook, indikator=[{**SMALL["indikator"][0], "jenis_target": "Predikat"}],
        target=[{"indikator": "Indeks", "pk_murni": "BB"}], realisasi=[{"indikator": "Indeks", "realisasi_0": "A"}])
    assert [block.keterangan.teks for block in made.blok if isinstance(block, Grafik)] == [
        "Penyerapan Anggaran menurut Program Tahun 2024",
        "Jumlah Indikator Kinerja menurut Kategori Capaian Tahun 2024"]


def test_where_nothing_can_be_drawn_there_is_no_list_of_charts(workbook: Workbook) -> None:
    made = _small(workbook, program=[], realisasi=[])
    assert not [block for block in made.blok if isinstance(block, Grafik)]
    assert "DAFTAR GRAFIK" not in [getattr(block, "teks", "") for block in made.blok]


def test_a_year_to_the_left_of_nothing_is_drawn_below_the_line() -> None:
    chart = Grafik(Keterangan("Grafik", "3.1", "x"), ((2023, Decimal("-3.5")), (2024, Decimal(0))), Notation())
    assert grafik(chart).png == grafik(chart).png


def test_small_tables_per_sasaran_show_the_indicators_of_that_sasaran_only(computed: dict[str, Path]) -> None:
    made = naskah(computed_hasil(computed[BANYUDONO]))
    tables = {block.keterangan.nomor: block for block in made.blok if isinstance(block, Tabel)}
    assert [line.sel[1] for line in tables["3.3"].baris] == ["Indeks Kepuasan Masyarakat (IKM)"]
    assert [line.sel[1] for line in tables["3.8"].baris] == ["Nilai SAKIP Kecamatan"]


def test_posts_that_name_each_other_in_a_ring_all_come_once() -> None:
    units = [Unit(1, "A", "C", "", ()), Unit(2, "B", "A", "", ()), Unit(3, "C", "B", "", ()), Unit(4, "D", "", "", ())]
    names = [box.teks for root in susunan(units) for box in _all(root)]
    assert sorted(names) == ["A", "B", "C", "D"]


def _all(box: Kotak) -> Iterator[Kotak]:
    yield box
    for child in box.anak:
        yield from _all(child)


def test_a_cascading_too_tall_for_a_page_is_split_with_its_trunk_repeated() -> None:
    tree = Kotak("Tujuan", 0, tuple(Kotak(f"Sasaran {i}", 1, tuple(Kotak(f"{i}.{j}", 2) for j in range(10)))
                                    for i in range(5)))
    pages = halaman([tree])
    assert all(sum(box.daun() for box in page) <= DAUN_TERBANYAK for page in pages)
    assert {box.teks for page in pages for box in page} == {"Tujuan"}
    assert len([leaf for page in pages for box in page for leaf in _all(box) if leaf.tingkat == 2]) == 50


def test_boxes_stand_within_the_width_of_the_page_and_are_drawn_the_same_each_time() -> None:
    many = Kotak("Kepala", 0, tuple(Kotak(f"Bidang dengan nama yang panjang nomor {i}", 1, (Kotak("Seksi " * 6, 2),))
                                    for i in range(8)))
    for draw in (lambda: organisasi(many, 160), lambda: pohon((many,), 160)):
        first, second = draw(), draw()
        assert first == second
        assert first.lebar == 160


def test_a_long_text_is_wrapped_within_its_box_and_never_cut_off() -> None:
    rows = [pohon((Kotak("kinerja " * words, 0, (Kotak("Sasaran", 1),)),), 160).tinggi for words in (40, 80, 120)]
    assert rows[2] - rows[1] == pytest.approx(rows[1] - rows[0], abs=4)
    assert rows[1] > 1.5 * rows[0]


def test_a_tree_too_tall_for_the_page_is_halved_and_a_single_trunk_repeated() -> None:
    a, b, c = (Kotak(name, 1) for name in "abc")
    assert halves((a, b, c)) == ((a,), (b, c))
    assert halves((Kotak("Tujuan", 0, (a, b)),)) == ((Kotak("Tujuan", 0, (a,)),), (Kotak("Tujuan", 0, (b,)),))
    assert halves((a,)) == ()


def test_a_picture_has_an_empty_edge_around_its_boxes() -> None:
    made = Image.open(io.BytesIO(pohon((Kotak("Tujuan", 0, (Kotak("Sasaran", 1),)),), 160).png)).convert("L")
    edge = [made.crop(box).getextrema()[0] for box in (
        (0, 0, made.width, 4), (0, 0, 4, made.height), (made.width - 4, 0, made.width, made.height))]
    assert edge == [255, 255, 255]


def _lines(part: Bagian) -> Iterator[dict[str, object]]:
    todo = [*part.isi, *part.tutup]
    while todo:
        line = dict(todo.pop())
        todo += line.pop("isi", [])
        yield line
    for child in part.anak:
        yield from _lines(child)


@pytest.mark.parametrize("style", daftar_gaya(), ids=lambda style: style.nama)
def test_every_line_of_an_outline_names_something_that_exists(style: object, computed: dict[str, Path]) -> None:
    standar = Pembanding(1, "Standar nasional", "", Decimal(80))
    berbatas, _ = terhitung(replace(satu_indikator("80", "84"), batas_atas="100", pembanding=(standar,)))
    known = {kalimat.kunci for hasil in (*(computed_hasil(computed[name]) for name in CONTOH), berbatas)
             for kalimat in narasi(hasil)}
    outline = style.susunan
    lines = [line for part in (*outline.depan, *outline.bab, outline.lampiran) for line in _lines(part)]
    assert {line["kalimat"] for line in lines if "kalimat" in line} <= known
    assert {line["tabel"] for line in lines if "tabel" in line} <= {*MAKERS, "skala", "kategori_efisiensi"}
    assert {*style.di_bawah, *style.di_bawah.values()} <= {line["tabel"] for line in lines if "tabel" in line}


def test_prose_of_the_outlines_bears_no_figures() -> None:
    for style in daftar_gaya():
        outline = style.susunan
        for part in (*outline.depan, *outline.bab, outline.lampiran):
            for line in _lines(part):
                texts = (str(line.get(key, "")) for key in ("teks", "pengantar", "judul"))
                assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", " ".join(texts))), line


def test_the_wide_drawing_is_no_wider_for_a4(computed: dict[str, Path]) -> None:
    made = replace(naskah(computed_hasil(computed[BLORA])), kertas="A4")
    document = Document(io.BytesIO(docx(made)))
    room = 155 * 36000
    assert all(shape.width <= room + 1 for shape in document.inline_shapes)
    assert [block for block in made.blok if isinstance(block, Bagan)]


def test_roman_numerals_are_those_of_a_front_matter() -> None:
    assert [to_roman(number) for number in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]
