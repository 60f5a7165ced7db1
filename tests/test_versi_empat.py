"""Workbooks of version 4 are carried on to the present template with all they hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import NOW, ROOT
from test_perbarui import CONTOH, Update, update, updated

from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.hitung import hitung_buku

__all__ = ["update"]
KEPT = ROOT / "tests" / "versi4"
"""Opened only as copies: two tests at a time cannot hold one workbook."""


@pytest.mark.parametrize(("name", "capaian"), CONTOH.items())
def test_an_example_of_version_3_gives_the_same_figures_and_nothing_of_it_is_left_over(
        update: Update, tmp_path: Path, name: str, capaian: float) -> None:
    done = updated(update, KEPT / f"{name}.xlsm", tmp_path)
    assert (done.versi_lama, done.dibandingkan, done.angka, done.daftar) == (4, 8, (), 0)
    with open_book(done.berkas) as book:
        computed = hitung_buku(book, NOW)
    assert computed.summary()["capaian"] == capaian
    assert computed.hasil.laporan.pengaturan.periode == ""  # the word of the house style, as in version 4


def test_an_empty_book_of_version_3_becomes_an_empty_one(update: Update, tmp_path: Path) -> None:
    done = update(Path(shutil.copy(KEPT / "lkjip.xlsx", tmp_path)))
    assert (done.versi_lama, done.daftar) == (4, 0)
