"""The circle is closed: no report that the program writes contradicts itself, or the workbook it comes from."""

from __future__ import annotations

from pathlib import Path

import pytest
from laporan_uji import ISIAN_KANTOR, buku_kantor, laporan_kantor

from lkjip_xl.jobs.laporan import dibaca


@pytest.mark.parametrize("name", ISIAN_KANTOR)
def test_the_telaah_of_a_generated_report_gives_no_remark_above_saran(
        template: Path, tmp_path: Path, name: str) -> None:
    """Each office is filled, computed, written and read: two seconds, which nothing shorter would prove."""
    hasil, dokumen = laporan_kantor(buku_kantor(template, tmp_path, name))
    found = dibaca(dokumen, hasil)
    assert [f"{one.kode} {one.tempat}: {one.pesan}" for one in found] == []
