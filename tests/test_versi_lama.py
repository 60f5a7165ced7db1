"""Workbooks of versions 3 and 4 are carried on to the present template with all they hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import NOW, ROOT
from test_perbarui import CONTOH, Update, update, updated

from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.hitung import hitung_buku

__all__ = ["update"]
VERSIONS = (3, 4)


def kept(version: int, name: str) -> Path:
    """A book of that version; opened only as a copy: two tests at a time cannot hold one workbook."""
    return ROOT / "tests" / f"versi{version}" / name


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("name", "capaian"), CONTOH.items())
def test_an_example_gives_the_same_figures_and_nothing_of_it_is_left_over(
        update: Update, tmp_path: Path, name: str, capaian: float, version: int) -> None:
    done = updated(update, kept(version, f"{name}.xlsm"), tmp_path)
    assert (done.versi_lama, done.dibandingkan, done.angka, done.daftar) == (version, 8, (), 0)
    with open_book(done.berkas) as book:
        computed = hitung_buku(book, NOW)
    assert computed.summary()["capaian"] == capaian
    assert computed.hasil.laporan.pengaturan.periode == ""  # the word of the house style, as before


@pytest.mark.parametrize("version", VERSIONS)
def test_an_empty_book_becomes_an_empty_one(update: Update, tmp_path: Path, version: int) -> None:
    done = update(Path(shutil.copy(kept(version, "lkjip.xlsx"), tmp_path)))
    assert (done.versi_lama, done.daftar) == (version, 0)
