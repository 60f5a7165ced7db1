"""Everything is typed once: how many cells a report takes, and that a row of the sheets may stand anywhere."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from conftest import Workbook

from lkjip_xl.book.schema import INPUT_SHEETS
from lkjip_xl.book.schema.kinds import Table
from lkjip_xl.domain.nilai.nomenklatur import nomenklatur

SEL_TERBANYAK = 400
SASARAN = tuple(f"Meningkatnya hal {letter}" for letter in "ABCD")
NAMA = tuple(f"Indeks hal {letter}" for letter in "ABCDEFG")
PROGRAM = ("7.01.01", "7.01.02", "7.01.03", "7.01.04")
KEGIATAN = {"7.01.01.2.01": 5, "7.01.01.2.02": 2, "7.01.01.2.06": 4, "7.01.01.2.08": 2, "7.01.01.2.09": 1,
            "7.01.02.2.01": 2, "7.01.02.2.03": 1, "7.01.03.2.01": 2, "7.01.04.2.01": 1}
"""How many sub kegiatan each kegiatan has."""
BEBERAPA_BARIS = {"pembanding", "analisis", "monev"}
"""The tables in which an indicator has several rows, and so is picked by its name."""


def isian_kecamatan() -> dict[str, Any]:
    """The least that a kecamatan of 4 sasaran, 7 indikator, 9 kegiatan and 20 sub kegiatan types for a whole report."""
    quarters = {f"{key}_{tw}": 80 + tw for key in ("target_tw", "realisasi_tw") for tw in range(1, 5)}
    figures = {f"rencana_{year}": 80 + year for year in range(1, 6)} | {"pk_murni": 84, "realisasi_1": 82} | quarters
    program: list[dict[str, Any]] = [
        {"kode": kode, "induk": induk, "indikator": f"Persentase {induk}", "satuan": "%", "target": 100,
         "realisasi": 100} for kode, induk in zip(PROGRAM, SASARAN, strict=True)]
    for kode, count in KEGIATAN.items():
        program.append({"kode": kode, "indikator": f"Persentase {kode}", "satuan": "%", "target": 100,
                        "realisasi": 100})
        program += [{"kode": f"{kode}.{number:04}", "target": 4, "realisasi": 4, "pagu_murni": 10_000_000,
                     "realisasi_anggaran": 9_000_000, "anggaran_depan": 11_000_000}
                    for number in range(1, count + 1)]
    return {
        "profil": {"instansi": "Kecamatan Uji", "kabupaten": "Kabupaten Uji", "tahun": 2024, "tahun_awal": 2021,
                   "tahun_akhir": 2026, "jabatan": "Camat Uji", "nama_kepala": "Kepala", "pangkat": "Pembina",
                   "tempat": "Uji", "tanggal": 45688},
        "induk": [{"jenis": "Tujuan", "uraian": "Tujuan satu"},
                  *({"jenis": "Sasaran", "uraian": name} for name in SASARAN)],
        "indikator": [{"nama": name, "induk": SASARAN[index % 4], "satuan": "Indeks", **figures}
                      for index, name in enumerate(NAMA)],
        "program": program,
        "pembanding": [{"indikator": name, "jenis": "Kabupaten/Kota", "nama": "Kabupaten Uji", "nilai": 80}
                       for name in NAMA],
        "analisis": [{"indikator": name, "penyebab": "Layanan lebih cepat.", "solusi": "Dipertahankan."}
                     for name in NAMA],
    }


def banyak_sel(isian: Mapping[str, Any]) -> int:
    """How many cells are typed: of a form its answers, of a table the cells of its rows."""
    rows = [row for block in isian.values() for row in ([block] if isinstance(block, Mapping) else block)]
    return sum(len(row) for row in rows)


def tabel() -> dict[str, Table]:
    return {block.key: block for sheet in INPUT_SHEETS for block in sheet.blocks if isinstance(block, Table)}


def test_a_report_of_seven_indicators_and_twenty_sub_kegiatan_takes_at_most_400_cells() -> None:
    isian = isian_kecamatan()
    assert (len(SASARAN), len(NAMA), len(KEGIATAN), sum(KEGIATAN.values())) == (4, 7, 9, 20)
    assert banyak_sel(isian) <= SEL_TERBANYAK


def test_what_is_counted_are_columns_of_the_sheets_with_every_required_one() -> None:
    isian, known = isian_kecamatan(), tabel()
    for key, rows in isian.items():
        if key != "profil":
            typed = {column for row in rows for column in row}
            assert typed <= set(known[key].by_key), key
            assert {column.key for column in known[key].required} <= typed, key


def test_so_much_typing_is_a_whole_report_without_a_finding_to_mend(workbook: Workbook) -> None:
    workbook.fill(isian_kecamatan())
    done = workbook.hitung()
    assert [(item.kode, item.temuan) for item in done.temuan if item.tingkat in ("galat", "peringatan")] == []
    assert done.hasil.pohon.total.anggaran == 200_000_000
    assert str(done.hasil.capaian.printed) == "100.00"
    uraian = {row["uraian"] for row in workbook.lines("program_pagu") if row["uraian"]}
    codes = [*PROGRAM, *KEGIATAN, *(f"{kode}.{n:04}" for kode, many in KEGIATAN.items() for n in range(1, many + 1))]
    names = [nomenklatur(kode) for kode in codes]
    assert {nomen.nama for nomen in names if nomen} <= uraian
    assert all(names)


def test_an_indicator_is_picked_again_only_where_it_may_have_several_rows() -> None:
    picks = {key for key, table in tabel().items() for column in table.columns if column.options == "indikator.nama"}
    assert picks == BEBERAPA_BARIS
    isian = isian_kecamatan()
    for key in set(isian) - BEBERAPA_BARIS - {"profil"}:
        assert not [row for row in isian[key] if set(row.values()) & set(NAMA) and key != "indikator"], key
    assert set(Counter(row["nama"] for row in isian["indikator"]).values()) == {1}


# Rows may stand anywhere

BERCAMPUR = [{"nama": name, "induk": SASARAN[index % 4], "satuan": "Indeks", "pk_murni": 70 + index,
              "realisasi_0": 71.5 + 2 * index, "realisasi_1": 60 + index, "rencana_3": 75 + index,
              **{f"target_tw_{tw}": index + tw for tw in range(1, 5)}} for index, name in enumerate(NAMA)]
TABEL = ("capaian_sasaran", "banding_lalu", "renstra", "lampiran_monev", "lampiran_pk_target")


def angka(workbook: Workbook, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[str, str], dict[str, Any]]:
    """The cells of each indicator in each table, apart from the names that stand once for a group."""
    isian = isian_kecamatan()
    workbook.fill({**isian, "indikator": list(rows)})
    workbook.hitung()
    group = ("no", "level", "induk", "tujuan", "sasaran")
    return {(key, line["indikator"]): {k: v for k, v in line.items() if k not in group}
            for key in TABEL for line in workbook.lines(key) if line.get("indikator") in NAMA}


@pytest.fixture(scope="module")
def urut(template: Any, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    path = tmp_path_factory.mktemp("urut") / "buku.xlsx"
    path.write_bytes(template.read_bytes())
    return angka(Workbook(path), BERCAMPUR)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_rows_moves_no_figure_to_another_indicator(
        workbook: Workbook, urut: dict[tuple[str, str], dict[str, Any]], seed: int) -> None:
    rows = random.Random(seed).sample(BERCAMPUR, len(BERCAMPUR))
    assert angka(workbook, rows) == urut


def test_a_deleted_row_takes_its_own_figures_along_and_no_others(
        workbook: Workbook, urut: dict[tuple[str, str], dict[str, Any]]) -> None:
    rest = angka(workbook, [row for row in BERCAMPUR if row["nama"] != NAMA[2]])
    assert rest == {key: cells for key, cells in urut.items() if key[1] != NAMA[2]}


def test_a_blank_row_between_two_indicators_changes_nothing(
        workbook: Workbook, urut: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert angka(workbook, [*BERCAMPUR[:3], {"nama": None}, *BERCAMPUR[3:]]) == urut
