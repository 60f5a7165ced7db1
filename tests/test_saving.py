"""Saving loses nothing: foreign parts stay, files in use are refused, versions are kept, and a kill harms none."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from conftest import SMALL, Ran, Workbook
from filelock import FileLock
from lxml import etree
from xlsxwriter import Workbook as NewWorkbook

from lkjip_xl.book.grid import CannotRun, Value
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, OUTPUT_NAMES, VERSI_TEMPLATE
from lkjip_xl.cli.console import TIDAK_JALAN
from lkjip_xl.engines.disk import save
from lkjip_xl.engines.disk import versions as kept_versions
from lkjip_xl.engines.disk.lock import KUNCI, lock_path
from lkjip_xl.engines.disk.versions import CADANGAN, VERSI_DISIMPAN, versions
from lkjip_xl.engines.workbook.archive import FolderArchive
from lkjip_xl.engines.workbook.file import FileBook, create_book, open_book
from lkjip_xl.engines.workbook.package import ISI_TERBESAR, Package

Run = Callable[..., Ran]
START = datetime(2025, 1, 15, 10, 20)
OLE = bytes.fromhex("D0CF11E0A1B11AE1")


def small(path: Path, value: Value = "lama") -> Path:
    """The smallest workbook: one sheet ``Uji`` with a value in A1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NewWorkbook(path) as book:
        book.add_worksheet("Uji").write(0, 0, value)
    return path


def change(path: Path, value: Value) -> Path | None:
    """Write A1 of ``Uji`` and save; the kept version."""
    with open_book(path) as book:
        book.write("Uji", 1, 1, [[value]])
        return book.save()


def shown(path: Path) -> Value:
    with open_book(path) as book:
        return book.read("Uji").cell(1, 1)


def everything(folder: Path) -> dict[str, bytes]:
    """Every file under a folder with its content, hidden ones too, but for the lock of a command at work."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*"))
            if p.is_file() and p.suffix != KUNCI}


def leftovers(folder: Path) -> list[str]:
    return [name for name in everything(folder) if name.endswith(".baru")]


@dataclass
class Clock:
    """Stands in for the clock that names the kept versions; ``step`` is added after each look."""

    moment: datetime = START
    step: timedelta = field(default_factory=lambda: timedelta(minutes=1))

    def now(self) -> datetime:
        self.moment += self.step
        return self.moment


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(kept_versions, "_now", found.now)
    return found


# What hitung does not own stays byte for byte

NOISE = bytes(range(256)) * 20
SPARKLINES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet '
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetData><row r="1"><c r="A1">'
    b"<v>1</v></c></row></sheetData>"
    b'<drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" '
    b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:sparklineGroups '
    b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:sparklineGroup><x14:sparklines><x14:sparkline>'
    b"<xm:f>Uji!A1:C1</xm:f><xm:sqref>D1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>"
    b"</x14:sparklineGroups></ext></extLst></worksheet>"
)
FOREIGN: dict[str, bytes] = {
    "xl/worksheets/sheet99.xml": SPARKLINES,
    "xl/worksheets/_rels/sheet99.xml.rels": b"<Relationships/>",
    "xl/drawings/drawing99.xml": b"<wsDr><txBody>Kotak teks</txBody></wsDr>",
    "xl/drawings/vmlDrawing99.vml": b"<xml>komentar</xml>",
    "xl/comments99.xml": b"<comments><author>Kasubag</author></comments>",
    "xl/media/logo.png": b"\x89PNG\r\n\x1a\n" + NOISE,
    "xl/printerSettings/printerSettings1.bin": NOISE[::-1],
    "xl/calcChain.xml": b"<calcChain/>",
    "customUI/customUI.xml": b"<customUI><ribbon/></customUI>",
    "customUI/customUI14.xml": b"<customUI><ribbon startFromScratch='false'/></customUI>",
    "customXml/item1.xml": b"<tak-dikenal/>",
    "xl/vbaProject.bin": OLE + NOISE,
    "tak/dikenal.dat": b"",
}


def _enriched(source: Path, target: Path) -> Path:
    """A copy of a workbook with macros and what offices add: a sheet of their own, a logo, a ribbon, comments."""
    replaced = {
        "[Content_Types].xml": (b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"),
        "xl/workbook.xml": (b"</sheets>", b'<sheet name="Catatan Staf" sheetId="99" r:id="rId99"/></sheets>'),
        "xl/_rels/workbook.xml.rels": (b"</Relationships>", (
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
            b'worksheet" Target="worksheets/sheet99.xml"/></Relationships>')),
    }
    foreign = [(ZipInfo(name, (2023, 5, 17, 8, 30, 12)), data) for name, data in FOREIGN.items()]
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for info in foreign[:4]:
            _add(new, *info)
        for info in old.infolist():
            new.writestr(info, old.read(info).replace(*replaced.get(info.filename, (b"\0", b"\0"))))
        for info in foreign[4:]:
            _add(new, *info)
    return target


def _add(archive: ZipFile, info: ZipInfo, data: bytes) -> None:
    info.compress_type = ZIP_STORED if info.filename.endswith(".png") else ZIP_DEFLATED
    info.external_attr = 0o640 << 16
    archive.writestr(info, data)


@pytest.fixture(scope="module")
def filled(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest report, filled in and not yet computed; copy it before writing."""
    book = Workbook(Path(shutil.copy(template, tmp_path_factory.mktemp("terisi") / "lkjip.xlsx")))
    book.fill(SMALL)
    return book.path


def _sheet_parts(path: Path) -> dict[str, str]:
    return Package(path).sheet_parts


def test_hitung_leaves_every_part_it_does_not_own_byte_for_byte(filled: Path, tmp_path: Path, lkjip: Run) -> None:
    path = _enriched(filled, tmp_path / "lkjip.xlsm")
    owned = {part for name, part in _sheet_parts(path).items() if name in (*OUTPUT_NAMES, BERANDA)}
    with ZipFile(path) as archive:
        infos, before = archive.infolist(), {name: archive.read(name) for name in archive.namelist()}
    assert lkjip("hitung", path).code == 0
    with ZipFile(path) as archive:
        after = {name: archive.read(name) for name in archive.namelist()}
        written = archive.infolist()
    assert list(after) == list(before), "the order of the parts"
    changed = {name for name in before if after[name] != before[name]}
    assert changed, "hitung wrote its results"
    assert changed <= {*owned, "xl/workbook.xml"}, "which sheets are hidden stands there"
    assert FOREIGN.items() <= after.items()
    assert [(i.filename, i.date_time, i.compress_type, i.external_attr) for i in written] == [
        (i.filename, i.date_time, i.compress_type, i.external_attr) for i in infos]
    assert [_around_cells(after[name]) for name in owned] == [_around_cells(before[name]) for name in owned]


def _around_cells(xml: bytes) -> list[bytes]:
    """Everything of a sheet but its cells, its used range and its paper size."""
    root = etree.fromstring(xml)
    for setup in root.iterfind("{*}pageSetup"):
        setup.attrib.pop("paperSize", None)
    return [etree.tostring(e) for e in root if etree.QName(e).localname not in ("sheetData", "dimension")]


def test_computing_again_keeps_no_version_and_touches_nothing(filled: Path, tmp_path: Path, lkjip: Run) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    lkjip("hitung", path)
    before, stamp = everything(tmp_path), path.stat().st_mtime_ns
    again = lkjip("hitung", path)
    assert (again.code, everything(tmp_path), path.stat().st_mtime_ns) == (0, before, stamp)
    assert "tidak ditulis ulang" in again.out


def test_hitung_keeps_the_version_before_and_pulihkan_brings_it_back(
        filled: Path, tmp_path: Path, lkjip: Run) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    before = path.read_bytes()
    ran = lkjip("hitung", path, "--json")
    after, kept = path.read_bytes(), Path(json.loads(ran.out)["cadangan"])
    assert (kept.parent, kept.read_bytes()) == (tmp_path / CADANGAN, before)
    assert lkjip("pulihkan", path).code == 0
    assert path.read_bytes() == before
    assert {p.read_bytes() for p in versions(path)} == {before, after}


# What cannot be computed is refused in one sentence, and stays as it is

def _zip(path: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _edit(path: Path, part: str, edit: Callable[[bytes], bytes]) -> None:
    """Rewrite one part of a package."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    _zip(path, parts | {part: edit(parts[part])})


def _version(path: Path, version: Value) -> None:
    with open_book(path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[version]])
        book.save_without_keeping()


def _bomb(path: Path) -> None:
    """Let the directory of the package tell of more bytes than any workbook has."""
    content = bytearray(path.read_bytes())
    place = content.rindex(b"PK\x01\x02")
    content[place + 24:place + 28] = (ISI_TERBESAR + 1).to_bytes(4, "little")
    path.write_bytes(content)


def _spoil(path: Path) -> None:
    """Flip the bytes in the middle of the first sheet, as a bad disk or a cut-off copy does."""
    with ZipFile(path) as archive:
        info = archive.getinfo(next(iter(_sheet_parts(path).values())))
    content = bytearray(path.read_bytes())
    middle = info.header_offset + 30 + len(info.filename) + info.compress_size // 2
    content[middle:middle + 40] = bytes(b ^ 0xFF for b in content[middle:middle + 40])
    path.write_bytes(content)


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.with_name("sudah pindah.xlsx"))


Spoil = Callable[[Path], object]


@pytest.mark.parametrize(("spoil", "sentence"), [
    pytest.param(lambda p: p.with_name(f"~${p.name}").write_text("Kasubag"), "sedang dibuka di Excel", id="Excel"),
    pytest.param(lambda p: p.with_name(f".~lock.{p.name}#").write_text(",kasubag"), "LibreOffice", id="LibreOffice"),
    pytest.param(lambda p: p.chmod(0o444), "hanya boleh dibaca", id="read-only"),
    pytest.param(lambda p: p.write_bytes(OLE + NOISE + "EncryptedPackage".encode("utf-16-le") + NOISE), "kata sandi",
                 id="password"),
    pytest.param(lambda p: p.write_bytes(OLE + NOISE + "Workbook".encode("utf-16-le")), "bentuk lama (.xls)", id="xls"),
    pytest.param(lambda p: p.write_text("bukan buku kerja"), "bukan buku kerja", id="text"),
    pytest.param(lambda p: p.write_bytes(random.Random(1).randbytes(5000)), "bukan buku kerja", id="random bytes"),
    pytest.param(lambda p: p.write_bytes(b""), "bukan buku kerja", id="empty"),
    pytest.param(lambda p: _zip(p, {"catatan.txt": b"x"}), "bukan buku kerja", id="a zip"),
    pytest.param(lambda p: _zip(p, {}), "bukan buku kerja", id="an empty zip"),
    pytest.param(lambda p: _zip(p, {"[Content_Types].xml": b"wordprocessingml.document.main+xml"}), "bukan buku kerja",
                 id="a Word document"),
    pytest.param(lambda p: p.write_bytes(p.read_bytes()[:40_000]), "bukan buku kerja", id="cut off"),
    pytest.param(lambda p: p.write_bytes(p.read_bytes()[:-10]), "bukan buku kerja", id="ten bytes missing"),
    pytest.param(_bomb, "terlalu besar", id="zip bomb"),
    pytest.param(lambda p: _edit(p, "xl/workbook.xml", lambda xml: xml.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )), "Strict Open XML", id="strict"),
    pytest.param(lambda p: _edit(p, "xl/workbook.xml", lambda xml: xml[:200]), "rusak", id="damaged workbook part"),
    pytest.param(lambda p: _edit(p, "_rels/.rels", lambda _: b"<Relationships/>"), "bukan buku kerja",
                 id="no relation to a workbook"),
    pytest.param(_spoil, "rusak", id="damaged sheet"),
    pytest.param(lambda p: _edit(p, "xl/_rels/workbook.xml.rels", lambda _: b"<Relationships/>"), "rusak",
                 id="sheets that lead nowhere"),
    pytest.param(small, "bukan buku kerja LKjIP", id="another workbook"),
    pytest.param(lambda p: _version(p, VERSI_TEMPLATE + 1), "lebih baru", id="newer"),
    pytest.param(lambda p: _version(p, VERSI_TEMPLATE - 1), "lebih lama", id="older"),
    pytest.param(lambda p: _version(p, "satu"), "tidak terbaca", id="no version"),
    pytest.param(Path.unlink, "tidak ditemukan", id="missing"),
    pytest.param(_directory, "adalah folder", id="directory"),
    pytest.param(_dangling, "tidak ditemukan", id="link that leads nowhere"),
])
def test_hitung_refuses_in_one_sentence_and_touches_nothing(
        filled: Path, tmp_path: Path, lkjip: Run, spoil: Spoil, sentence: str) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    spoil(path)
    before = everything(tmp_path)
    ran = lkjip("hitung", path)
    assert (ran.code, ran.out) == (TIDAK_JALAN, "")
    assert ran.err.count("\n") == 1
    assert sentence in ran.err
    assert "kesalahan di dalam program" not in ran.err
    assert json.loads(lkjip("hitung", path, "--json").out) == {"galat": ran.err.strip()}
    assert everything(tmp_path) == before


@pytest.mark.parametrize("command", ["hitung", "status"])
def test_a_workbook_that_another_lkjip_computes_is_refused(
        filled: Path, tmp_path: Path, lkjip: Run, command: str) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    before = everything(tmp_path)
    with FileLock(lock_path(path)):
        ran = lkjip(command, path)
    assert (ran.code, everything(tmp_path)) == (TIDAK_JALAN, before)
    assert "oleh lkjip yang lain" in ran.err


def test_status_reads_a_workbook_that_is_open_in_excel_or_read_only(filled: Path, tmp_path: Path, lkjip: Run) -> None:
    path = Path(shutil.copy(filled, tmp_path))
    path.with_name(f"~${path.name}").touch()
    path.chmod(0o444)
    assert lkjip("status", path).code == 0


def test_a_workbook_of_a_similar_name_may_be_open(tmp_path: Path) -> None:
    path = small(tmp_path / "01-lkjip.xlsx")
    path.with_name("~$-lkjip.xlsx").touch()
    assert change(path, "baru")


def test_excel_may_open_the_workbook_while_it_is_computed(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    with open_book(path) as book:
        book.write("Uji", 1, 1, [["baru"]])
        path.with_name(f"~${path.name}").touch()
        before = everything(tmp_path)
        with pytest.raises(CannotRun, match="sedang dibuka"):
            book.save()
    assert everything(tmp_path) == before


@pytest.mark.parametrize("step", [
    "lkjip_xl.engines.workbook.file.ZipFile.writestr", "os.fsync", "shutil.copymode", "shutil.copyfile",
    "pathlib.Path.mkdir", "os.replace",
])
@pytest.mark.parametrize(("code", "sentence"), [
    (errno.ENOSPC, "penyimpanan penuh"), (errno.EDQUOT, "penyimpanan penuh"), (errno.EFBIG, "penyimpanan penuh"),
    (errno.EACCES, "mungkin sedang dibuka di Excel"), (errno.EIO, "tidak dapat disimpan"),
])
def test_a_save_that_fails_changes_nothing_and_says_why(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, sentence: str) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    before = everything(tmp_path)

    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as broken, open_book(path) as book:
        book.write("Uji", 1, 1, [["baru"]])
        broken.setattr(step, fail)
        with pytest.raises(CannotRun, match=sentence):
            book.save()
    visible = {name: data for name, data in everything(tmp_path).items() if not name.endswith(".baru")}
    assert visible in (before, before | {f"{CADANGAN}/{kept.name}": before["lkjip.xlsx"] for kept in versions(path)})
    assert change(path, "baru")


@pytest.mark.parametrize("fails", [1, pytest.param(2)])
def test_a_save_that_fails_leaves_no_half_made_file(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails: int) -> None:
    """The first fsync is of the new workbook, the second of the copy to keep."""
    path = small(tmp_path / "lkjip.xlsx")
    calls = iter(range(1, 10))

    def fsync(_: int) -> None:
        if next(calls) == fails:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(CannotRun, match="penuh"):
        change(path, "baru")
    assert leftovers(tmp_path) == []


def test_a_folder_that_cannot_be_flushed_is_no_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network and FUSE folders answer EINVAL to fsync of a directory."""
    path = small(tmp_path / "lkjip.xlsx")
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112 - a descriptor, not a path of ours
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert change(path, "baru")


def test_a_temporary_folder_that_is_full_is_one_clear_sentence(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lkjip: Run) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("lkjip_xl.engines.disk.lock.FileLock", full)
    ran = lkjip("status", small(tmp_path / "lkjip.xlsx"))
    assert ran.code == TIDAK_JALAN
    assert "kesalahan di dalam program" not in ran.err


def test_a_name_that_no_disk_takes_is_one_clear_sentence(tmp_path: Path, lkjip: Run) -> None:
    ran = lkjip("status", tmp_path / f"{'panjang' * 50}.xlsx")
    assert ran.code == TIDAK_JALAN
    assert "kesalahan di dalam program" not in ran.err


@pytest.mark.parametrize("length", [234, pytest.param(245)])
def test_a_name_too_long_to_save_beside_is_refused(tmp_path: Path, length: int) -> None:
    path = small(tmp_path / f"{'x' * length}.xlsx")
    before = everything(tmp_path)
    with pytest.raises(CannotRun, match="tidak dapat disimpan"):
        change(path, "baru")
    assert everything(tmp_path) == before


@pytest.mark.parametrize("name", [
    "lkjip.xlsx", "LKJIP.XLSX", "lkjip.xlsm", "laporan kinerja 2024 (revisi).xlsx", "a[1].xlsx", "[abc].xlsx",
    "{a} 100%.xlsx", "it's \"kutip\" `x`.xlsx", "Laporan é ü ñ 東京 😀.xlsx", "e\u0301.xlsx", "-awal.xlsx", "a*b?.xlsx",
    ".tersembunyi.xlsx", "v1.2.final.xlsx", "tanpa akhiran", "baris\nbaru.xlsx", "$HOME ~ & ; rm.xlsx",
    "2024-12.xlsx", "a 2024-01-15 10.20.30.xlsx",
])
def test_any_name_can_be_saved_and_brought_back(tmp_path: Path, clock: Clock, lkjip: Run, name: str) -> None:
    path = small(tmp_path / "folder [1] é" / name)
    before = path.read_bytes()
    change(path, "satu")
    change(path, "dua")
    assert [shown(kept) for kept in versions(path)] == ["satu", "lama"]
    assert lkjip("pulihkan", path, "--nomor", 2).code == 0
    assert path.read_bytes() == before
    assert [shown(kept) for kept in versions(path)] == ["dua", "satu", "lama"]
    assert leftovers(tmp_path) == []


def test_a_link_stays_a_link_and_its_workbook_is_saved(tmp_path: Path, clock: Clock) -> None:
    path = small(tmp_path / "asli" / "lkjip.xlsx")
    link = tmp_path / "tautan.xlsx"
    link.symlink_to(path)
    kept = change(link, "baru")
    assert link.is_symlink()
    assert kept
    assert (shown(path), shown(kept), kept.parent) == ("baru", "lama", path.parent / CADANGAN)


def test_versions_are_found_through_a_link(tmp_path: Path, clock: Clock) -> None:
    path = small(tmp_path / "asli" / "lkjip.xlsx")
    (tmp_path / "tautan.xlsx").symlink_to(path)
    change(path, "baru")
    assert versions(tmp_path / "tautan.xlsx") == versions(path)


def test_the_new_file_has_the_permissions_of_the_old(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    path.chmod(0o640)
    change(path, "baru")
    assert path.stat().st_mode & 0o777 == 0o640


# Ten versions are kept

def test_ten_versions_are_kept_and_the_eleventh_drops_the_oldest(tmp_path: Path, clock: Clock) -> None:
    path = small(tmp_path / "lkjip.xlsx", 0)
    for number in range(1, VERSI_DISIMPAN + 1):
        change(path, number)
    assert [shown(kept) for kept in versions(path)] == list(range(VERSI_DISIMPAN - 1, -1, -1))
    change(path, 11)
    assert [shown(kept) for kept in versions(path)] == list(range(VERSI_DISIMPAN, 0, -1))
    assert len(everything(tmp_path / CADANGAN)) == VERSI_DISIMPAN


@pytest.mark.parametrize("saves", [2, 9, pytest.param(12)])
def test_saves_within_one_second_are_all_kept_in_order(tmp_path: Path, clock: Clock, saves: int) -> None:
    clock.step = timedelta(0)
    path = small(tmp_path / "lkjip.xlsx", 0)
    for number in range(1, saves + 1):
        change(path, number)
    assert [shown(kept) for kept in versions(path)] == list(range(saves - 1, -1, -1))[:VERSI_DISIMPAN]


def test_a_clock_that_was_set_back_loses_no_version(tmp_path: Path, clock: Clock) -> None:
    """An office computer with an empty battery starts in 2009."""
    path = small(tmp_path / "lkjip.xlsx", 0)
    for number in range(1, VERSI_DISIMPAN + 1):
        change(path, number)
    clock.moment = datetime(2009, 1, 1)
    kept = change(path, "baru")
    assert kept
    assert shown(kept) == VERSI_DISIMPAN


@pytest.mark.parametrize(("name", "other"), [
    ("a.xlsx", "a b.xlsx"), ("a.xlsx", "a[1].xlsx"), ("a[1].xlsx", "a1.xlsx"), ("a*.xlsx", "ab.xlsx"),
    ("a.xlsx", "aa.xlsx"), ("a.xlsx", "a.xlsm"), ("a.xlsx", "a 2024.xlsx"), ("a b.xlsx", "b.xlsx"),
    pytest.param("lkjip.xlsx", "lkjip 2024-revisi.xlsx"),
    pytest.param("lkjip.xlsx", "lkjip 2024-01-15 10.20.30.xlsx", id="a kept version that staff work on"),
])
def test_versions_of_two_workbooks_are_never_mixed(tmp_path: Path, clock: Clock, name: str, other: str) -> None:
    first, second = small(tmp_path / name, "satu"), small(tmp_path / other, "dua")
    change(second, "dua lagi")
    for number in range(VERSI_DISIMPAN + 2):
        change(first, number)
    assert [shown(kept) for kept in versions(second)] == ["dua"]
    assert "dua" not in {shown(kept) for kept in versions(first)}
    assert len(versions(first)) == VERSI_DISIMPAN


def test_a_version_is_the_very_file_that_stood_there(tmp_path: Path, clock: Clock) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    before, stamp = path.read_bytes(), path.stat().st_mtime_ns
    kept = change(path, "baru")
    assert kept
    assert (kept.read_bytes(), kept.stat().st_mtime_ns) == (before, stamp)


def test_staff_may_put_files_of_their_own_into_the_folder(tmp_path: Path, clock: Clock) -> None:
    path = small(tmp_path / "lkjip.xlsx", 0)
    own = ["catatan.txt", "lkjip.xlsx", "lkjip lama.xlsx", "lkjip 2024.xlsx"]
    (tmp_path / CADANGAN).mkdir()
    for name in own:
        (tmp_path / CADANGAN / name).write_text("milik staf")
    for number in range(1, VERSI_DISIMPAN + 3):
        change(path, number)
    assert [(tmp_path / CADANGAN / name).read_text() for name in own] == ["milik staf"] * 4
    assert len(versions(path)) == VERSI_DISIMPAN


def test_a_file_in_the_place_of_the_folder_stops_the_save(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    (tmp_path / CADANGAN).write_text("bukan folder")
    before = everything(tmp_path)
    with pytest.raises(CannotRun):
        change(path, "baru")
    assert everything(tmp_path) == before


# Pulihkan

def test_pulihkan_keeps_the_present_file_first_so_that_it_can_be_undone(
        tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "satu")
    change(path, "dua")
    assert lkjip("pulihkan", path).code == 0
    assert shown(path) == "satu"
    assert lkjip("pulihkan", path).code == 0
    assert shown(path) == "dua"


def test_the_oldest_of_ten_can_be_brought_back(tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    """Keeping the present file drops that very version from the folder."""
    path = small(tmp_path / "lkjip.xlsx", 0)
    for number in range(1, VERSI_DISIMPAN + 1):
        change(path, number)
    assert lkjip("pulihkan", path, "--nomor", VERSI_DISIMPAN).code == 0
    assert (shown(path), shown(versions(path)[0])) == (0, VERSI_DISIMPAN)


def test_a_damaged_workbook_is_replaced_and_kept(tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "satu")
    change(path, "dua")
    path.write_bytes(b"rusak")
    assert lkjip("pulihkan", path).code == 0
    assert (shown(path), versions(path)[0].read_bytes()) == ("satu", b"rusak")


def test_a_workbook_that_is_gone_is_brought_back(tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "satu")
    change(path, "dua")
    path.unlink()
    ran = lkjip("pulihkan", path, "--json")
    assert (ran.code, json.loads(ran.out)["tersimpan"], shown(path)) == (0, None, "satu")


def test_the_list_of_versions_has_the_newest_first(tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx", "satu")
    assert lkjip("pulihkan", path, "--daftar").out == "Belum ada cadangan.\n"
    change(path, "dua")
    change(path, "tiga")
    before = everything(tmp_path)
    assert lkjip("pulihkan", path, "--daftar").out == (
        "  1. lkjip 2025-01-15 10.22.00.xlsx\n  2. lkjip 2025-01-15 10.21.00.xlsx\n")
    assert [Path(p).name for p in json.loads(lkjip("pulihkan", path, "--daftar", "--json").out)] == [
        "lkjip 2025-01-15 10.22.00.xlsx", "lkjip 2025-01-15 10.21.00.xlsx"]
    assert everything(tmp_path) == before


@pytest.mark.parametrize(("spoil", "number", "sentence"), [
    pytest.param(lambda p: p.with_name(f"~${p.name}").touch(), 1, "sedang dibuka di Excel", id="Excel"),
    pytest.param(lambda p: p.with_name(f".~lock.{p.name}#").touch(), 1, "LibreOffice", id="LibreOffice"),
    pytest.param(lambda p: p.chmod(0o444), 1, "hanya boleh dibaca", id="read-only"),
    pytest.param(lambda p: shutil.rmtree(p.parent / CADANGAN), 1, "Belum ada cadangan", id="none"),
    pytest.param(lambda p: None, 0, "pilih 1 sampai 1", id="number 0"),
    pytest.param(lambda p: None, 2, "pilih 1 sampai 1", id="number too high"),
    pytest.param(lambda p: None, -1, "pilih 1 sampai 1", id="number below zero"),
])
def test_pulihkan_refuses_in_one_sentence_and_touches_nothing(
        tmp_path: Path, clock: Clock, lkjip: Run, spoil: Spoil, number: int, sentence: str) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    change(path, "baru")
    spoil(path)
    before = everything(tmp_path)
    ran = lkjip("pulihkan", path, f"--nomor={number}")
    assert (ran.code, ran.out, everything(tmp_path)) == (TIDAK_JALAN, "", before)
    assert sentence in ran.err
    assert ran.err.count("\n") == 1


def test_pulihkan_waits_for_no_other_lkjip(tmp_path: Path, clock: Clock, lkjip: Run) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    change(path, "baru")
    with FileLock(lock_path(path)):
        ran = lkjip("pulihkan", path)
    assert (ran.code, shown(path)) == (TIDAK_JALAN, "baru")


def test_pulihkan_of_a_missing_workbook_on_a_full_disk_is_one_sentence(
        tmp_path: Path, clock: Clock, lkjip: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small(tmp_path / "lkjip.xlsx")
    change(path, "baru")
    path.unlink()

    def full(target: Path, content: bytes) -> None:
        target.write_bytes(content[:100])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(save, "_write", full)
    ran = lkjip("pulihkan", path)
    assert ran.code == TIDAK_JALAN
    assert "kesalahan di dalam program" not in ran.err
    assert not path.exists(), "half a workbook under the name of the workbook"


# Kill

KILLED = 9
SERVER = r'''
import os, resource, shutil, sys, zipfile
from pathlib import Path
from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook import file
from lkjip_xl.engines.disk.versions import versions
from lkjip_xl.engines.workbook.archive import FolderArchive

def event(*_):
    global left
    if not armed: return
    left -= 1
    if left == 0: os._exit(9)

def wrapped(real):
    def call(*a, **k):
        event(); result = real(*a, **k); event()
        return result
    return call

class Slow(zipfile.ZipFile):
    """Every part reaches the disk on its own, and a kill can fall before and after it."""
    def writestr(self, *a, **k):
        event(); super().writestr(*a, **k); self.fp.flush(); event()

def sendfile(out, inn, offset, count, real=os.sendfile):
    event(); return real(out, inn, offset, min(count, 2000))

def simpan(path, value="baru"):
    with file.open_book(path) as book:
        book.write("Uji", 1, 1, [[value]])
        book.save()

def pulihkan(path):
    FolderArchive().restore(versions(path)[0], path)

def buat(path):
    fill = lambda book: book.write("Uji", 1, 1, [["baru"]])
    file.create_book(path.with_name("buku baru.xlsx"), path.read_bytes(), fill)

def ulang(path):
    number = 0
    while True:
        number += 1
        simpan(path, f"nilai {number}")

armed, left = False, 0
print("siap", flush=True)
for line in sys.stdin:
    work, number, name = line.rstrip("\n").split("\t")
    pid = os.fork()
    if pid == 0:
        try:
            if work == "sempit":
                resource.setrlimit(resource.RLIMIT_FSIZE, (int(number), resource.RLIM_INFINITY))
                work = "simpan"
            elif work != "ulang":
                left = int(number)
                os.fsync, os.sendfile, file.ZipFile = wrapped(os.fsync), sendfile, Slow
                sys.addaudithook(event)
                armed = True
            globals()[work](Path(name))
        except CannotRun as error:
            print(error, file=sys.stderr, flush=True)
            os._exit(2)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)
    if work == "ulang":
        print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
'''
"""Forks a child for every line ``work<TAB>number<TAB>file``, which dies at the event of that number (0: never)."""


@dataclass
class Server:
    """Runs work in a child that is killed; answers with the exit code."""

    process: subprocess.Popen[str]

    def ask(self, work: str, number: int, path: Path) -> int:
        assert self.process.stdin
        self.process.stdin.write(f"{work}\t{number}\t{path}\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self) -> int:
        assert self.process.stdout
        return int(self.process.stdout.readline())


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with subprocess.Popen([sys.executable, "-c", SERVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "siap\n"
        yield Server(process)
        assert process.stdin
        process.stdin.close()


def _saved_twice(folder: Path) -> Path:
    """A workbook with one kept version."""
    path = small(folder / "lkjip.xlsx", "pertama")
    change(path, "lama")
    return path


@dataclass(frozen=True)
class Outcome:
    """What a kill left: the workbook (None: gone), what lay beside it, and what the next save left of that."""

    workbook: bytes | None
    beside: dict[str, bytes]
    after_next: list[str]


def _kill_everywhere(
        server: Server, work: str, start: Path, folder: Path, step: int = 1) -> tuple[bytes, list[Outcome]]:
    """What the work gives when nobody kills it, and the outcome of a kill at every (``step``-th) event on the way."""
    whole = folder / "utuh"
    shutil.copytree(start, whole)
    assert server.ask(work, 0, whole / "lkjip.xlsx") == 0
    result, outcomes = (whole / "lkjip.xlsx").read_bytes(), []
    for number in range(1, 1000, step):
        place = folder / str(number)
        shutil.copytree(start, place)
        path = place / "lkjip.xlsx"
        code = server.ask(work, number, path)
        if code == 0:
            return result, outcomes
        assert code == KILLED
        found, beside = (path.read_bytes() if path.exists() else None), everything(place)
        if found:
            assert change(path, "berikutnya"), f"the run after the kill at event {number}"
        outcomes.append(Outcome(found, beside, leftovers(place)))
    pytest.fail("the work never came to an end")


@pytest.mark.parametrize("work", ["simpan", "pulihkan"])
def test_a_kill_at_any_moment_loses_nothing(tmp_path: Path, server: Server, work: str) -> None:
    """At every moment the workbook is complete under its name, old or new, and so is every kept version."""
    path = _saved_twice(tmp_path / "awal")
    first, old = versions(path)[0].read_bytes(), path.read_bytes()
    new, outcomes = _kill_everywhere(server, work, path.parent, tmp_path)
    assert len(outcomes) > 20
    for outcome in outcomes:
        kept = {name: data for name, data in outcome.beside.items()
                if name.startswith(CADANGAN) and not name.endswith(".baru")}
        assert outcome.workbook in (old, new)
        assert first in kept.values(), "the version kept before"
        assert set(kept.values()) <= {first, old}, "half a version"
        assert outcome.workbook == old or old in kept.values(), "the version before is kept before it is replaced"
    assert {outcome.workbook for outcome in outcomes} == {old, new}


def test_the_run_after_a_kill_cleans_up(tmp_path: Path, server: Server) -> None:
    path = _saved_twice(tmp_path / "awal")
    _, outcomes = _kill_everywhere(server, "simpan", path.parent, tmp_path, step=8)
    assert [outcome.after_next for outcome in outcomes if outcome.after_next] == []


def test_a_kill_while_a_missing_workbook_is_brought_back_leaves_no_half_of_it(tmp_path: Path, server: Server) -> None:
    path = _saved_twice(tmp_path / "awal")
    path.unlink()
    new = versions(path)[0].read_bytes()
    for number in range(1, 1000):
        place = tmp_path / str(number)
        shutil.copytree(path.parent, place)
        code = server.ask("pulihkan", number, place / "lkjip.xlsx")
        assert not (place / "lkjip.xlsx").exists() or (place / "lkjip.xlsx").read_bytes() == new
        if code == 0:
            break


def test_a_kill_while_a_new_workbook_is_made_leaves_no_half_of_it(tmp_path: Path, server: Server) -> None:
    """Neither an empty nor a half-filled one ever stands under its name, and the next run clears up."""
    path = _saved_twice(tmp_path / "awal")
    outcomes = set()
    for number in range(1, 1000):
        place = tmp_path / str(number)
        shutil.copytree(path.parent, place)
        code, made = server.ask("buat", number, place / "lkjip.xlsx"), place / "buku baru.xlsx"
        outcomes.add(shown(made) if made.exists() else None)
        if code == 0:
            break
        made.unlink(missing_ok=True)
        assert server.ask("buat", 0, place / "lkjip.xlsx") == 0
        assert [p.name for p in place.iterdir() if p.name.endswith(".baru")] == []
    assert outcomes == {None, "baru"}
    assert number > 10


def test_a_new_workbook_never_takes_a_name_that_was_given_meanwhile(tmp_path: Path) -> None:
    path = small(tmp_path / "lkjip.xlsx", "lama")

    def fill(book: FileBook) -> None:
        book.write("Uji", 1, 1, [["baru"]])
        (tmp_path / "nama.xlsx").write_bytes(b"milik orang")

    with pytest.raises(CannotRun, match="sudah ada dan tidak ditimpa"):
        create_book(tmp_path / "nama.xlsx", path.read_bytes(), fill)
    assert (tmp_path / "nama.xlsx").read_bytes() == b"milik orang"
    assert leftovers(tmp_path) == []


def test_a_kill_from_outside_at_any_time_loses_nothing(tmp_path: Path, server: Server) -> None:
    path = _saved_twice(tmp_path / "awal")
    chance = random.Random(20250115)
    for _ in range(8):
        pid = server.ask("ulang", 0, path)
        time.sleep(chance.uniform(0.01, 0.25))
        os.kill(pid, KILLED)
        assert server.answer() == -KILLED
        assert str(shown(path)).startswith(("nilai ", "lama"))
        for kept in versions(path):
            with ZipFile(kept) as archive:
                assert archive.testzip() is None
    assert change(path, "selesai")
    assert shown(path) == "selesai"


@pytest.mark.parametrize("room", [10, 100, 3000])
def test_a_disk_that_is_really_full_changes_nothing(tmp_path: Path, server: Server, room: int) -> None:
    path = _saved_twice(tmp_path / "awal")
    before = everything(tmp_path)
    assert server.ask("sempit", room, path) == TIDAK_JALAN
    assert everything(tmp_path) == before


def test_a_disk_without_a_free_byte_is_one_clear_sentence(tmp_path: Path) -> None:
    path = _saved_twice(tmp_path)
    full = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from lkjip_xl.cli import main; "
    ran = subprocess.run([sys.executable, "-c", f"{full}raise SystemExit(main(['hitung', {str(path)!r}]))"],
                         capture_output=True, text=True, check=False)
    assert "Traceback" not in ran.stderr
    assert (ran.returncode, ran.stderr.count("\n")) == (TIDAK_JALAN, 1)


def test_two_at_once_never_work_on_one_workbook(tmp_path: Path, server: Server) -> None:
    path = _saved_twice(tmp_path / "awal")
    before = everything(tmp_path)
    with open_book(path) as book:
        assert server.ask("simpan", 0, path) == TIDAK_JALAN
        assert everything(tmp_path) == before
        book.write("Uji", 1, 1, [["baru"]])
        assert book.save()
    assert shown(path) == "baru"
    assert FolderArchive().versions(path)[0].read_bytes() == before["awal/lkjip.xlsx"]
