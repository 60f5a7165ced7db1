"""The workbook for a rekap: what it asks, what is written into it in all three ways, and its buttons."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from conftest import ROOT, Ran, Workbook
from emulated_excel import EmulatedExcel, emulated_excel
from rekap_uji import rekap_uji

from lkjip_xl import addin
from lkjip_xl.addin import buku_rekap as tombol
from lkjip_xl.book.grid import Book, CannotRun, Value, serial
from lkjip_xl.book.identity import BUKU_REKAP, HASIL_EKSPOR, HASIL_REKAP, check_identity, check_rekap
from lkjip_xl.book.rekap.beranda import BERANDA_REKAP, FAKTA, PENGATURAN_REKAP
from lkjip_xl.book.rekap.lembar import ANTARINSTANSI, NAMA_LEMBAR
from lkjip_xl.book.schema import BERANDA, KEMBALI, OUTPUT_SHEETS
from lkjip_xl.engines.rekap import susun as penyusun
from lkjip_xl.engines.rekap.cetak import tulis_rekap as cetak_rekap
from lkjip_xl.engines.rekap.ekspor import halaman_buku
from lkjip_xl.engines.rekap.lewat_buku import lewat_buku
from lkjip_xl.engines.workbook.esc import Stopped
from lkjip_xl.engines.workbook.excel import KUNCI_HASIL, live
from lkjip_xl.engines.workbook.exchange import ANGKA, ISIAN, REKAMAN, TANDA, ExchangeBook
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU
from lkjip_xl.jobs.rekap.buku_rekap import baca_permintaan, nama_ekspor, tulis_rekap, tulis_temuan
from lkjip_xl.jobs.rekap.hasil import Pilihan
from lkjip_xl.template.rekap import build_rekap

HARI_INI, SAAT = date(2025, 3, 1), datetime(2025, 3, 1, 10, 20)
JAWABAN = {"kabupaten": "Kabupaten Contoh", "tahun": 2024, "per": date(2025, 2, 1), "apbd": 5_000_000_000,
           "folder_1": "kumpulan", "folder_3": "/data/lain"}


@pytest.fixture(scope="module")
def kosong() -> bytes:
    return build_rekap("rekap")


@pytest.fixture
def path(tmp_path: Path, kosong: bytes) -> Path:
    """An empty workbook for a rekap in a folder of its own."""
    target = tmp_path / "rekap.xlsm"
    target.write_bytes(kosong)
    return target


@pytest.fixture
def excel() -> Iterator[EmulatedExcel]:
    with emulated_excel() as running:
        running.macros = {KUNCI_HASIL: _lock}
        yield running


def _lock(workbook: object) -> None:
    for sheet in workbook.Worksheets:  # type: ignore[attr-defined]
        sheet.Protect(UserInterfaceOnly=True)


def answered(book: Book, jawaban: Mapping[str, Value]) -> None:
    for field in PENGATURAN_REKAP.fields:
        if field.key in jawaban:
            book.write(BERANDA, PENGATURAN_REKAP.row(field), BERANDA_REKAP.value_column, [[jawaban[field.key]]])


def facts(book: Book) -> dict[str, Value]:
    page = book.read(BERANDA)
    return {label: page.cell(BERANDA_REKAP.facts_row + place, BERANDA_REKAP.value_column)
            for place, label in enumerate(FAKTA)}


# The three ways of working on it

@contextmanager
def closed(path: Path) -> Iterator[Book]:
    with open_book(path) as book:
        yield book
        book.save_without_keeping()


@contextmanager
def opened(path: Path) -> Iterator[Book]:
    with emulated_excel() as running:
        running.macros = {KUNCI_HASIL: _lock}
        book = running.open(path)
        with live(book) as grid:
            yield grid
        book.save()


@contextmanager
def handed(path: Path) -> Iterator[Book]:
    yield ExchangeBook(as_handed_over(path))


def as_handed_over(path: Path) -> Path:
    """The closed file as LibreOffice hands it over."""
    def cell(value: Value) -> str:
        value = serial(value)
        return f"{ANGKA}{value!r}" if isinstance(value, (int, float)) else value or ""

    with open_book(path) as book:
        records = [ISIAN.join((TANDA, "1899-12-30", *book.sheets)), ISIAN.join(("berkas", str(path)))]
        for name in (BERANDA, *NAMA_LEMBAR):
            rows = book.read(name).rows
            width = max((len(row) for row in rows), default=1)
            records.append(ISIAN.join(("lembar", name, str(len(rows)), str(width))))
            records += [ISIAN.join([*map(cell, row), *[""] * (width - len(row))]) for row in rows]
            records += [ISIAN.join(("bentuk", "2", *map(str, (r, c, r, c)))) for r, row in enumerate(rows)
                        for c, value in enumerate(row) if isinstance(value, date)]
    target = path.with_name("serah.xlsm")
    target.write_bytes(REKAMAN.join(records).encode())
    return target


WAYS = pytest.mark.parametrize("way", [closed, opened, handed])
Way = Callable[[Path], AbstractContextManager[Book]]


@WAYS
def test_what_is_typed_is_read_alike_in_every_way(path: Path, way: Way) -> None:
    with closed(path) as book:
        answered(book, JAWABAN)
    with way(path) as book:
        asked = baca_permintaan(book, "/data/buku", HARI_INI)
    assert asked.folder == ("/data/buku/kumpulan", "/data/lain")
    assert asked.kabupaten == "Kabupaten Contoh"
    assert asked.pilihan == Pilihan(date(2025, 2, 1), 2024, 5_000_000_000)


@WAYS
def test_every_sheet_and_every_fact_is_written_alike_in_every_way(path: Path, way: Way) -> None:
    rekap = rekap_uji()
    pages = halaman_buku(rekap)
    with way(path) as book:
        tulis_rekap(book, rekap, pages, SAAT)
        found = {name: book.read(name).rows for name in NAMA_LEMBAR}
        said = facts(book)
    for name, rows in pages.items():
        assert _trimmed(row[:len(rows[0])] for row in found[name]) == _trimmed(rows), name
        assert KEMBALI in found[name][0], name
    assert said == {
        "Terakhir direkap": "1 Maret 2025 pukul 10.20",
        "Yang direkap": "3 instansi, Kabupaten Uji, tahun 2024, keadaan per 1 Maret 2025",
        "Buku kerja terbaca": "3", "Tidak terbaca": "1; lihat lembar Tidak Terbaca",
        "Temuan antarinstansi": "1; lihat lembar Temuan Antarinstansi",
        "Perlu perhatian dahulu": "Kecamatan Timur; Kecamatan Barat (lihat lembar Perlu Perhatian)",
        "Hasil": "Rata-rata capaian 93,35 % (Sangat Tinggi); serapan 90,00 % dari pagu Rp3.000.000.000."}


def _trimmed(rows: Iterable[Sequence[Value]]) -> list[list[Value]]:
    lines = [list(row)[:max((place for place, value in enumerate(row, 1) if value is not None), default=0)]
             for row in rows]
    while not lines[-1]:
        lines.pop()
    return lines


def test_a_shorter_rekap_leaves_nothing_of_a_longer_one(path: Path) -> None:
    rekap = rekap_uji()
    pages = halaman_buku(rekap)
    longer = {**pages, ANTARINSTANSI.name: [*pages[ANTARINSTANSI.name], pages[ANTARINSTANSI.name][-1]]}
    with closed(path) as book:
        tulis_rekap(book, rekap, longer, SAAT)
    with closed(path) as book:
        tulis_rekap(book, rekap, pages, SAAT)
        assert len(book.read(ANTARINSTANSI.name).rows) == len(pages[ANTARINSTANSI.name])


def test_periksa_writes_the_findings_between_offices_and_nothing_else(path: Path) -> None:
    rekap = rekap_uji()
    with closed(path) as book:
        before = {name: book.read(name).rows for name in NAMA_LEMBAR}
        tulis_temuan(book, rekap, halaman_buku(rekap))
        changed = {name for name in NAMA_LEMBAR if book.read(name).rows != before[name]}
        assert changed == {ANTARINSTANSI.name}
        assert [label for label, fact in facts(book).items() if fact != "-"] == ["Temuan antarinstansi"]


# What it asks

def test_without_an_answer_the_folder_is_its_own_and_the_day_is_today(path: Path) -> None:
    with open_book(path) as book:
        asked = baca_permintaan(book, book.folder, HARI_INI)
    assert (asked.folder, asked.kabupaten, asked.pilihan) == ((str(path.parent),), "", Pilihan(HARI_INI))


def test_a_folder_typed_twice_is_read_once(path: Path) -> None:
    with closed(path) as book:
        answered(book, {"folder_1": "/data/a", "folder_2": "/data/a"})
        assert baca_permintaan(book, "", HARI_INI).folder == ("/data/a",)


@pytest.mark.parametrize(("jawaban", "sentence"), [
    ({"tahun": "dua ribu"}, r"Beranda!C9: .*harus tahun"), ({"per": "kemarin"}, r"Beranda!C10: .*bukan tanggal"),
    ({"apbd": "lima miliar"}, r"Beranda!C11: .*harus angka")])
def test_an_answer_that_cannot_be_read_is_named_with_its_cell(
        path: Path, jawaban: dict[str, Value], sentence: str) -> None:
    with closed(path) as book:
        answered(book, jawaban)
        with pytest.raises(CannotRun, match=sentence):
            baca_permintaan(book, "/data", HARI_INI)


def test_where_nobody_knows_its_folder_one_must_be_chosen(path: Path) -> None:
    with open_book(path) as book, pytest.raises(CannotRun, match="Pilih Folder"):
        baca_permintaan(book, "", HARI_INI)


@pytest.mark.parametrize("address", ["http://contoh.go.id/buku", "s3://ember/buku"])
def test_an_address_in_a_cell_is_not_gone_to(path: Path, address: str) -> None:
    """A workbook of others could name one."""
    with closed(path) as book:
        answered(book, {"folder_2": address})
        with pytest.raises(CannotRun, match="bukan folder"):
            baca_permintaan(book, "/data", HARI_INI)


@pytest.mark.parametrize(("seconds", "said"), [(0.2, "1 detik"), (119.4, "119 detik"), (150, "2 menit"),
                                               (3600, "60 menit")])
def test_the_time_left_is_told_in_seconds_or_minutes(seconds: float, said: str) -> None:
    assert tombol._progress(penyusun.Maju(1, 9, 1.0, seconds)) == f"buku kerja 1 dari 9, kira-kira {said} lagi"


def test_a_lost_sheet_is_named_before_anything_is_written(path: Path) -> None:
    rekap = rekap_uji()
    pages = halaman_buku(rekap)
    with opened(path) as book:
        book._sheets.pop("Serapan")
        with pytest.raises(CannotRun, match="Lembar Serapan tidak ada"):
            tulis_rekap(book, rekap, pages, SAAT)


# How it is told from an LKjIP workbook

def test_it_is_never_read_as_the_workbook_of_an_office(path: Path, lkjip: Callable[..., Ran]) -> None:
    with open_book(path) as book, pytest.raises(CannotRun) as refused:
        check_identity(book)
    assert str(refused.value) == BUKU_REKAP
    for command in ("hitung", "periksa", "status", "perbarui"):
        ran = lkjip(command, path)
        assert (ran.code, BUKU_REKAP in ran.err) == (2, True), command


def test_a_printed_rekap_is_none_either(tmp_path: Path) -> None:
    printed = tmp_path / "REKAP.xlsx"
    cetak_rekap(rekap_uji(), printed)
    with open_book(printed) as book, pytest.raises(CannotRun) as refused:
        check_identity(book)
    assert str(refused.value) == HASIL_REKAP


def test_an_exported_attachment_is_none_either(tmp_path: Path) -> None:
    exported = openpyxl.Workbook()
    exported.worksheets[0].title = OUTPUT_SHEETS[0].name
    exported.create_sheet("Lampiran 1 IKU")  # as exports named it until version 4
    exported.save(tmp_path / "Lampiran 1 IKU.xlsx")
    with open_book(tmp_path / "Lampiran 1 IKU.xlsx") as book, pytest.raises(CannotRun) as refused:
        check_identity(book)
    assert str(refused.value) == HASIL_EKSPOR


def test_the_workbook_of_an_office_is_none_for_a_rekap(workbook: Workbook) -> None:
    with open_book(workbook.path) as book, pytest.raises(CannotRun, match="Ini bukan buku kerja rekap"):
        check_rekap(book)


def test_a_workbook_of_another_version_is_refused(path: Path) -> None:
    with closed(path) as book:
        book.write(BERANDA, BERANDA_REKAP.version_row, BERANDA_REKAP.value_column, [["Rekap 9"]])
        with pytest.raises(CannotRun, match="versi program yang lain"):
            check_rekap(book)


# The buttons

@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The folders that were asked for; collecting gives the made-up rekap and tells the progress once."""
    asked: list[tuple[str, ...]] = []

    def susun(folder: tuple[str, ...], pilihan: Pilihan, cara: object = None,
              maju: Callable[[object], None] = print) -> object:
        asked.append(tuple(folder))
        maju(penyusun.Maju(20, 40, 2.0, 10.0))
        return rekap_uji()

    monkeypatch.setattr(penyusun, "susun", susun)
    monkeypatch.setattr("lkjip_xl.engines.rekap.lewat_buku.susun", susun)
    return asked


@pytest.fixture
def book(excel: EmulatedExcel, path: Path) -> xw.Book:
    """The workbook, open in Excel; its buttons were clicked."""
    found = excel.open(path)
    found.set_mock_caller()
    return found


def test_rekap_collects_the_folder_of_the_workbook_and_says_how_it_ended(
        excel: EmulatedExcel, book: xw.Book, path: Path, collected: list[tuple[str, ...]]) -> None:
    addin.rekap()
    assert collected == [(str(path.parent),)]
    told = excel.alerts[-1].prompt
    assert told.startswith("Selesai. 3 buku kerja terbaca, 1 tidak ikut dihitung.")
    assert "• uji/rusak.xlsx: Berkas rusak.xlsx tidak dapat dibaca." in told
    assert "• Kecamatan Timur: Buku kerjanya masih kosong." in told
    with excel.quietly():
        assert book.sheets["Capaian"].range("F7").value == "Dinas Pendidikan"
        assert book.app.status_bar in (False, "False")


def test_periksa_says_the_first_findings(excel: EmulatedExcel, book: xw.Book, collected: object) -> None:
    addin.rekap_periksa()
    assert "• R-101 Kecamatan Barat: Nilai yang dikutip 75" in excel.alerts[-1].prompt
    with excel.quietly():
        assert book.sheets["Capaian"].range("F7").value is None


def test_ekspor_writes_excel_and_pdf_beside_the_workbook(
        excel: EmulatedExcel, book: xw.Book, path: Path, collected: object) -> None:
    addin.rekap_ekspor()
    made = {one.name for one in path.parent.iterdir() if one.is_file() and not one.name.startswith(".")} - {path.name}
    assert made == {"REKAP Kabupaten Uji 2024.xlsx", "REKAP Kabupaten Uji 2024.pdf"}
    assert "Rekap ditulis: Excel dan PDF." in excel.alerts[-1].prompt
    with excel.quietly():
        assert [one.name for one in book.app.books] == [path.name]


def test_ekspor_without_a_printer_writes_excel_and_says_why(
        excel: EmulatedExcel, book: xw.Book, path: Path, collected: object) -> None:
    excel.has_printer = False
    addin.rekap_ekspor()
    assert (path.parent / "REKAP Kabupaten Uji 2024.xlsx").is_file()
    assert "belum punya printer" in excel.alerts[-1].prompt


@pytest.mark.parametrize("job", [addin.rekap, addin.rekap_periksa, addin.rekap_ekspor])
def test_esc_stops_and_nothing_is_written(excel: EmulatedExcel, book: xw.Book, path: Path, collected: object,
                                          monkeypatch: pytest.MonkeyPatch, job: Callable[[], None]) -> None:
    def stop(what: str) -> None:
        assert what == "buku kerja 20 dari 40, kira-kira 10 detik lagi"
        raise Stopped

    monkeypatch.setattr(tombol, "told", lambda app: stop)
    job()
    assert excel.alerts[-1].prompt.startswith("Dihentikan; tidak ada yang ditulis.")
    with excel.quietly():
        assert book.sheets["Capaian"].range("F7").value is None
        assert book.app.status_bar in (False, "False")
    assert not list(path.parent.glob("REKAP*"))


@pytest.mark.parametrize("job", [addin.rekap, addin.rekap_periksa, addin.rekap_ekspor])
def test_without_the_packages_a_button_says_which_bundle_has_them(
        excel: EmulatedExcel, book: xw.Book, monkeypatch: pytest.MonkeyPatch, job: Callable[[], None]) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    job()
    assert "Pasang bundel untuk kabupaten" in excel.alerts[-1].prompt


def test_in_the_workbook_of_an_office_the_buttons_of_a_rekap_do_nothing(excel: EmulatedExcel, tmp_path: Path) -> None:
    """A shape of any workbook can call a macro of the add-in by its name."""
    excel.open(Path(shutil.copy(ROOT / "workbook" / BUKU, tmp_path / BUKU))).set_mock_caller()
    addin.rekap()
    assert "Ini bukan buku kerja rekap" in excel.alerts[-1].prompt


# On a closed file, and as LibreOffice hands it over

def test_the_command_line_does_the_same_on_a_closed_file(path: Path, collected: list[tuple[str, ...]]) -> None:
    told = lewat_buku(path, "rekap", maju=lambda _: None)
    assert told[0].startswith("Selesai. 3 buku kerja terbaca")
    assert collected == [(str(path.parent),)]
    with open_book(path) as book:
        assert book.read("Capaian").cell(7, 6) == "Dinas Pendidikan"


def test_what_libreoffice_hands_over_is_answered_beside_it_and_its_folder_is_that_of_the_saved_file(
        path: Path, tmp_path: Path, collected: list[tuple[str, ...]]) -> None:
    saved = tmp_path / "kumpulan" / "rekap.xlsm"
    saved.parent.mkdir()
    shutil.copy(path, saved)
    there = as_handed_over(saved).rename(tmp_path / "serah.xlsm")
    told = lewat_buku(there, "periksa", maju=lambda _: None)
    assert any("R-101" in line for line in told)
    assert collected == [(str(saved.parent),)]
    assert there.with_name("serah.xlsm.tulis").is_file()


def test_an_empty_folder_is_said_and_the_workbook_for_the_rekap_does_not_count(path: Path) -> None:
    """Collecting as it is, with Dask and a process of its own, which take their seconds to start."""
    with pytest.raises(CannotRun, match="Tidak ada buku kerja"):
        lewat_buku(path, "rekap", maju=lambda _: None)


# The template, and names

@pytest.mark.parametrize("edition", ["rekap", "rekap-libreoffice"])
def test_the_workbook_is_the_same_at_every_build(edition: str) -> None:
    assert build_rekap(edition) == build_rekap(edition)


def test_no_sign_that_windows_forbids_is_in_the_name_of_the_printed_rekap() -> None:
    assert nama_ekspor(replace(rekap_uji(), nama_wilayah="2 kabupaten/kota")) == "REKAP 2 kabupaten kota 2024"
