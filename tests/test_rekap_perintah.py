"""The command rekap: what it writes and says, what it refuses with a way out, and the examples of its page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pytest
from armada import armada
from conftest import ROOT, Ran

from lkjip_xl.book.rekap.beranda import BERANDA_REKAP, FAKTA
from lkjip_xl.book.schema import BERANDA
from lkjip_xl.cli import rekap as perintah
from lkjip_xl.engines.disk.log import data_folder
from lkjip_xl.engines.rekap.jalan import Maju
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.shipped import BUKU_REKAP, shipped
from lkjip_xl.template.rekap import build_rekap

pytestmark = pytest.mark.xdist_group("rekap_perintah")
Lkjip = Callable[..., Ran]
BANYAK = 3


@pytest.fixture(scope="session")
def kumpulan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the books of three offices, that of the kabupaten among them, and a file that is none."""
    folder = tmp_path_factory.mktemp("kumpulan")
    armada(BANYAK, 5, folder)
    (folder / "catatan.xlsx").write_bytes(b"bukan buku kerja")
    return folder


def test_the_rekap_is_written_and_the_main_figures_are_said(lkjip: Lkjip, kumpulan: Path, tmp_path: Path) -> None:
    target = tmp_path / "rekap.xlsx"
    ran = lkjip("rekap", kumpulan, "--ke", target, "--per", "31/12/2024")
    assert ran.code == 1, ran.err  # a file could not be read
    assert "1 tidak ikut dihitung" in ran.out
    assert re.search(r"• .*catatan\.xlsx: Berkas ini bukan buku kerja Excel", ran.out)
    assert f"Rekap: {target}" in ran.out
    assert {"Ringkasan", "Perlu Perhatian", "Tidak Terbaca"} <= set(openpyxl.load_workbook(target).sheetnames)


def test_a_second_run_computes_nothing_and_keeps_what_it_replaces(lkjip: Lkjip, kumpulan: Path, tmp_path: Path) -> None:
    target = tmp_path / "rekap.xlsx"
    lkjip("rekap", kumpulan, "--ke", target, "--per", "31/12/2024")
    first = target.read_bytes()
    ran = lkjip("rekap", kumpulan, "--ke", target, "--per", "31/12/2024", "--json")
    data = json.loads(ran.out)
    assert (data["dihitung"], target.read_bytes()) == (0, first)
    assert Path(data["cadangan"]).read_bytes() == first
    assert data["ringkasan"]["tak_terbaca"] == 1
    assert [Path(row["berkas"]).name for row in data["tidak_terbaca"]] == ["catatan.xlsx"]


def test_a_rekap_is_made_again_only_when_a_book_or_a_choice_has_changed(lkjip: Lkjip, kumpulan: Path, tmp_path: Path,
                                                                        monkeypatch: pytest.MonkeyPatch) -> None:
    """Three are kept; the fourth choice drops the first, and what is asked again is given as it was."""
    monkeypatch.setattr("lkjip_xl.engines.rekap.cetak.tulis_rekap", lambda rekap, path: path.write_bytes(b"baru"))
    target, kept = tmp_path / "rekap.xlsx", data_folder() / "rekap" / "hasil"
    shutil.rmtree(kept, ignore_errors=True)

    def made(hari: int) -> bool:
        target.write_bytes(b"lama")
        before = {path.stat().st_mtime_ns for path in kept.glob("*/rekap.xlsx")}
        lkjip("rekap", kumpulan, "--ke", target, "--per", "31/12/2024", "--tenggat", hari)
        assert target.read_bytes() == b"baru"
        return not {path.stat().st_mtime_ns for path in kept.glob("*/rekap.xlsx")} <= before

    assert [made(hari) for hari in (61, 62, 61, 63, 64, 61, 62)] == [True, True, False, True, True, False, True]
    assert len(list(kept.iterdir())) == 3
    shutil.rmtree(kept)


def test_the_workbook_for_a_rekap_is_filled_where_it_lies(lkjip: Lkjip, kumpulan: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(kumpulan, tmp_path / "kumpulan"))
    book = folder / "rekap.xlsm"
    book.write_bytes(build_rekap("rekap"))
    ran = lkjip("rekap", "--buku", book)
    assert (ran.code, ran.out.startswith("Selesai. ")) == (0, True), ran.err
    with open_book(book) as filled:
        facts = filled.read(BERANDA)
        read = facts.cell(BERANDA_REKAP.facts_row + FAKTA.index("Temuan antarinstansi"), BERANDA_REKAP.value_column)
    assert read == "tidak ada"


@pytest.mark.parametrize(("words", "sentence"), [
    ((), "Sebutkan folder"),
    (("folder",), "Sebutkan berkas rekap"),
    (("folder", "--ke", "rekap.pdf"), "Rekap ditulis sebagai .xlsx. Ulangi dengan nama rekap.xlsx"),
    (("tidak-ada", "--ke", "rekap.xlsx"), "Folder tidak-ada tidak ditemukan"),
    (("folder", "--periksa"), "jadi sebutkan juga bukunya"),
    (("folder", "--buku", "rekap.xlsm"), "Hapus FOLDER"),
    (("folder", "--ke", "rekap.xlsx", "--apbd", "banyak"), "Perintah belum lengkap atau salah ketik"),
    (("folder", "--ke", "rekap.xlsx", "--per", "kapan-kapan"), "Perintah belum lengkap atau salah ketik"),
])
def test_what_cannot_be_done_is_said_with_a_way_out(lkjip: Lkjip, words: tuple[str, ...], sentence: str,
                                                    tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    ran = lkjip("rekap", *words)
    assert (ran.code, sentence in ran.err) == (2, True), ran.err


def test_an_empty_folder_is_said(lkjip: Lkjip, tmp_path: Path) -> None:
    ran = lkjip("rekap", tmp_path, "--ke", tmp_path / "rekap.xlsx")
    assert ran.code == 2
    assert ran.err.startswith("Tidak ada buku kerja (.xlsx atau .xlsm) di ")


def test_the_bar_tells_pace_and_time_left(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "120")
    with perintah.progress(quiet=False) as maju:
        maju(Maju(20, 40, 2.0, 130.0))
    assert "2 per detik, sisa 2 menit 10 detik" in capsys.readouterr().err


# The page about the rekap

def test_every_query_of_the_page_runs_and_adds_up(lkjip: Lkjip, kumpulan: Path, tmp_path: Path,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum over urusan is the pagu that the rekap prints, worked out by DuckDB."""
    monkeypatch.chdir(tmp_path)
    ran = lkjip("rekap", kumpulan, "--ke", "rekap.xlsx", "--data", "tabel", "--json")
    page = (ROOT / "docs" / "rekap.md").read_text(encoding="utf-8")
    queries = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    found = [duckdb.sql(query).fetchall() for query in queries]
    facts = json.loads(ran.out)["ringkasan"]
    assert [sum(row[column] for row in found[0]) for column in (2, 3)] == [facts["pagu"], facts["realisasi"]]
    assert all(row[4] < 75 for row in found[1])


def test_the_cluster_file_starts_what_the_page_says() -> None:
    yaml = pytest.importorskip("yaml")
    compose = yaml.safe_load((ROOT / "docs" / "klaster" / "compose.yaml").read_text(encoding="utf-8"))
    commands = {name: service["command"].split() for name, service in compose["services"].items()}
    assert commands["penjadwal"][:2] == ["dask", "scheduler"]
    assert commands["pekerja"][:3] == ["dask", "worker", "tcp://penjadwal:8786"]
    assert all(port.startswith("127.0.0.1:") for port in compose["services"]["penjadwal"]["ports"])


def test_an_empty_workbook_for_a_rekap_is_made_as_any_other(lkjip: Lkjip, tmp_path: Path) -> None:
    made = tmp_path / "rekap-2025.xlsm"
    assert lkjip("baru", "--rekap", made).code == 0
    assert made.read_bytes() == shipped(BUKU_REKAP)
    assert lkjip("baru", "--rekap", tmp_path / "rekap.xlsx").err.startswith("Buku kerja rekap berisi makro")
    assert "Ini buku kerja rekap" in lkjip("hitung", made).err
