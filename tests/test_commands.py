"""The commands beside hitung: periksa, bantuan, baru and contoh, on closed files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT, SMALL, Ran, Workbook

from lkjip_xl.book.schema import BANTUAN, OUT_FIRST_COLUMN, PERIKSA
from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU, BUKU_TANPA_MAKRO
from lkjip_xl.jobs.contoh import NAMA_CONTOH

Lkjip = Callable[..., Ran]


def test_periksa_tells_the_findings_of_hitung_and_writes_nothing(workbook: Workbook, lkjip: Lkjip) -> None:
    before = workbook.path.read_bytes()
    ran = lkjip("periksa", workbook.path)
    assert ran.code == 1
    assert "H-112" in ran.out
    assert "Berkas tidak diubah" in ran.out
    assert workbook.path.read_bytes() == before
    found = [item["kode"] for item in json.loads(lkjip("periksa", workbook.path, "--json").out)["temuan"]]
    assert set(workbook.codes()) <= set(found)


def test_periksa_exits_with_1_only_for_a_galat(workbook: Workbook, lkjip: Lkjip) -> None:
    workbook.fill(SMALL)
    assert lkjip("periksa", workbook.path).code == 0
    workbook.put("indikator", 1, realisasi_0="delapan")
    assert lkjip("periksa", workbook.path).code == 1


@pytest.mark.parametrize("command", ["hitung", "periksa"])
def test_hitung_and_periksa_exit_alike(
        workbook: Workbook, example: Callable[[str], Workbook], lkjip: Lkjip, command: str) -> None:
    # findings of the old report and lesser ones of the new are none that makes a figure wrong
    assert lkjip(command, example("banyudono-2024").path).code == 0
    workbook.fill({**SMALL, "belanja": [{"jenis": "Belanja Modal", "anggaran": 1, "realisasi": 1}]})  # H-209
    assert lkjip(command, workbook.path).code == 1
    assert lkjip(command, workbook.path.with_name("tidak-ada.xlsx")).code == 2
    assert "Kode keluar: 0 bila tidak ada galat" in lkjip(command, "--help").out


def test_a_galat_accepted_with_a_reason_no_longer_counts_for_the_exit_code(workbook: Workbook, lkjip: Lkjip) -> None:
    workbook.fill({**SMALL, "belanja": [{"jenis": "Belanja Modal", "anggaran": 1000000, "realisasi": 1}]})
    assert lkjip("hitung", workbook.path).code == 1
    with open_book(workbook.path) as book:
        rows = book.read(PERIKSA.name).rows
        column = OUT_FIRST_COLUMN + [c.key for c in PERIKSA.columns].index("diterima")
        for number, row in enumerate(rows, 1):
            if row[:1] == ("isi",) or list(row[:1]) == ["isi"]:
                book.write(PERIKSA.name, number, column, [["Sesuai LRA."]])
        book.save_without_keeping()
    assert lkjip("hitung", workbook.path).code == 0
    assert lkjip("periksa", workbook.path).code == 0


def test_periksa_in_short_names_the_ten_things_to_mend_first(example: Callable[[str], Workbook], lkjip: Lkjip) -> None:
    lines = lkjip("periksa", example("banyudono-2024").path, "--ringkas").out.splitlines()
    assert lines[0] == "Temuan: 0 galat, 2 peringatan, 13 saran; naskah lama: 50 selisih."
    assert "  Nilai SAKIP Kecamatan: 2 saran" in lines
    assert len(lines) <= 12


def test_bantuan_tells_the_steps(lkjip: Lkjip) -> None:
    assert lkjip("bantuan").out == f"{BANTUAN}\n"
    assert json.loads(lkjip("bantuan", "--json").out)["langkah"] == BANTUAN.splitlines()


@pytest.mark.parametrize(("given", "made", "shipped"), [
    ("lkjip-2025.xlsm", "lkjip-2025.xlsm", BUKU), ("lkjip-2025", "lkjip-2025.xlsm", BUKU),
    ("lkjip-2025.xlsx", "lkjip-2025.xlsx", BUKU_TANPA_MAKRO), ("Laporan 2.1", "Laporan 2.1.xlsm", BUKU)])
def test_baru_copies_the_shipped_workbook(tmp_path: Path, lkjip: Lkjip, given: str, made: str, shipped: str) -> None:
    assert lkjip("baru", tmp_path / given).code == 0
    assert (tmp_path / made).read_bytes() == (ROOT / "workbook" / shipped).read_bytes()


def test_contoh_ends_with_attachments_and_the_report_even_without_libreoffice(
        tmp_path: Path, lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    ran = lkjip("contoh", tmp_path)
    assert ran.code == 0
    assert "diperlukan LibreOffice" in ran.out
    for name in NAMA_CONTOH:
        assert (tmp_path / f"{name}.docx").is_file()
        made = {path.name.split(" ")[1] for path in (tmp_path / f"{name} lampiran").glob("Lampiran *.xlsx")}
        assert made == {"1", "2", "3", "4", "5", "6", "7"}


def test_contoh_can_be_asked_for_the_workbooks_alone(tmp_path: Path, lkjip: Lkjip) -> None:
    assert set(json.loads(lkjip("contoh", tmp_path, "--buku-saja", "--json").out)) == {
        path.name for path in tmp_path.iterdir()} == {f"{name}.xlsm" for name in NAMA_CONTOH}


def test_an_unforeseen_error_is_one_sentence_and_a_log_in_the_users_data(
        example: Callable[[str], Workbook], lkjip: Lkjip, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr("lkjip_xl.jobs.periksa.compute", lambda grid: 1 / 0)
    ran = lkjip("periksa", example("blora-2024").path)
    log = next((tmp_path / "data" / "lkjip-xl" / "catatan").iterdir())
    assert ran.code == 2
    assert str(log) in ran.err
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
