"""Golden tests: every computable figure of the two published reports comes out right."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from conftest import SMALL, Workbook

from lkjip_xl.book.laporan import read_laporan
from lkjip_xl.book.schema import INPUT_SHEETS
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.nilai.pilihan import BAGIAN_NASKAH
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.contoh import NAMA_CONTOH, contoh

Example = Callable[[str], Workbook]


def test_the_smallest_report_computes_without_a_finding(workbook: Workbook) -> None:
    workbook.fill(SMALL)
    done = workbook.hitung()
    assert done.temuan == ()
    assert str(done.hasil.capaian.printed) == "105.00"


@pytest.mark.parametrize(("name", "key", "row", "expected"), [
    # Kecamatan Banyudono 2024; F1-F10 of the arithmetic rules
    ("banyudono-2024", "capaian_sasaran", "Indeks Kepuasan Masyarakat (IKM)",
     {"target": 83.55, "realisasi": 85.91, "capaian": 102.82, "kategori": "Sangat tinggi"}),
    ("banyudono-2024", "capaian_sasaran", "Nilai SAKIP Kecamatan",
     {"target": 78.7, "realisasi": 79.25, "capaian": 100.7, "kategori": "Sangat tinggi"}),
    ("banyudono-2024", "capaian_sasaran", "Rata-rata seluruhnya", {"capaian": 101.76, "kategori": "Sangat tinggi"}),
    ("banyudono-2024", "banding_lalu", "Indeks Kepuasan Masyarakat (IKM)",
     {"lalu": 85.86, "realisasi": 85.91, "perubahan": 0.05, "keterangan": "naik (poin)"}),
    ("banyudono-2024", "banding_lalu", "Nilai SAKIP Kecamatan", {"perubahan": 1.15, "keterangan": "naik (poin)"}),
    ("banyudono-2024", "banding_akhir", "Indeks Kepuasan Masyarakat (IKM)", {"akhir": 85, "progres": 101.07}),
    ("banyudono-2024", "banding_akhir", "Nilai SAKIP Kecamatan", {"akhir": 80, "progres": 99.06}),
    ("banyudono-2024", "banding_opd", "Indeks Kepuasan Masyarakat (IKM)",
     {"nilai": 93.4, "selisih": -7.49, "keterangan": "Lebih rendah 7.49 poin dari Dinas Lingkungan Hidup"}),
    ("banyudono-2024", "banding_opd", "Nilai SAKIP Kecamatan", {"selisih": -7.1}),
    ("banyudono-2024", "realisasi_belanja", "TOTAL",
     {"anggaran": 2_561_949_000, "realisasi": 2_521_401_624, "sisa": 40_547_376, "persen": 98.42}),
    ("banyudono-2024", "realisasi_belanja", "Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya",
     {"persen": 98.5}),
    ("banyudono-2024", "pegawai_pendidikan", "S2", {"pns": 3, "jumlah": 3}),
    ("banyudono-2024", "pegawai_pendidikan", "Jumlah", {"pns": 15, "thl": 5, "jumlah": 20}),
    ("banyudono-2024", "pegawai_golongan", "Jumlah", {"laki_laki": 12, "perempuan": 3, "jumlah": 15}),
    ("banyudono-2024", "pegawai_jabatan", "Jumlah", {"laki_laki": 11, "perempuan": 4, "jumlah": 15}),
    ("banyudono-2024", "jumlah_kategori", "Sangat tinggi", {"jumlah": 2}),
    # Kecamatan Blora 2024
    ("blora-2024", "pengukuran", "Indeks Kepuasan Masyarakat",
     {"target": 95, "realisasi": 89.5, "capaian": 94.21, "kategori": "Baik", "sumber": "e-SKM"}),
    ("blora-2024", "pengukuran", "Nilai SAKIP",
     {"target": 75, "realisasi": 75.75, "capaian": 101, "kategori": "Sangat baik"}),
    ("blora-2024", "pengukuran_bab4", "Nilai SAKIP", {"capaian": 101, "kategori": "Sangat baik"}),
    ("blora-2024", "pengukuran", "Rata-rata capaian", {"capaian": 97.61, "kategori": "Baik"}),
    ("blora-2024", "banding_tiga", "Indeks Kepuasan Masyarakat",
     {"capaian_2": 90.45, "capaian_1": 90.88, "capaian_0": 94.21}),
    ("blora-2024", "banding_tiga", "Nilai SAKIP", {"capaian_2": 100.01, "capaian_1": 98.15, "capaian_0": 101}),
    ("blora-2024", "kemajuan", "Indeks Kepuasan Masyarakat", {"capaian": 94.21, "kemajuan": 94.21}),
    ("blora-2024", "kemajuan", "Nilai SAKIP", {"capaian": 101, "kemajuan": 101}),
    ("blora-2024", "efisiensi", "Keseluruhan",
     {"anggaran": 19_422_400_000, "realisasi_rp": 19_092_845_159, "persen": 98.3, "nilai": -0.7,
      "tingkat": "Kurang efisien"}),
    ("blora-2024", "realisasi_anggaran", "JUMLAH",
     {"anggaran": 19_422_400_000, "realisasi": 19_092_845_159, "depan": 23_789_696_000}),
    ("blora-2024", "program_pagu", "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
     {"anggaran": 10_068_558_000}),
    ("blora-2024", "program_pagu", "JUMLAH", {"anggaran": 19_422_400_000}),
    ("blora-2024", "komposisi_belanja", "Jumlah", {"anggaran": 19_422_400_000}),
    ("blora-2024", "pegawai_pangkat", "Jumlah", {"jumlah": 74}),
    ("blora-2024", "renstra", "Nilai SAKIP", {"rencana_1": 66.85, "rencana_2": 66.86, "rencana_3": 75}),
    ("blora-2024", "jumlah_kategori", "Sangat baik", {"jumlah": 1}),
    ("blora-2024", "jumlah_kategori", "Baik", {"jumlah": 1}),
])
def test_a_published_figure_is_computed_right(
        example: Example, name: str, key: str, row: str, expected: dict[str, object]) -> None:
    line = next(line for line in example(name).lines(key) if row in line.values())
    assert {column: line[column] for column in expected} == expected


@pytest.mark.parametrize("name", ["banyudono-2024", "blora-2024"])
def test_computing_twice_is_computing_once(example: Example, name: str) -> None:
    book = example(name)
    before = book.path.read_bytes()
    assert book.hitung().perubahan == ()
    assert book.path.read_bytes() == before


def test_program_totals_of_blora_add_up_to_the_grand_total(example: Example) -> None:
    lines = example("blora-2024").lines("program_pagu")
    assert sum(line["anggaran"] for line in lines if line["level"] == "program") == 19_422_400_000


def _laporan(book: Workbook) -> Laporan:
    with open_book(book.path) as grid:
        return read_laporan(grid)[0]


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in _texts(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_an_example_fits_the_tables_and_every_input_of_it_has_its_column(name: str) -> None:
    isian = contoh(name).isian
    tables = {table.key: table for sheet in INPUT_SHEETS for table in sheet.tables}
    forms = {form.key: {field.key for field in form.fields} for sheet in INPUT_SHEETS for form in sheet.forms}
    assert isian.keys() <= tables.keys() | forms.keys()
    for key, rows in isian.items():
        if key in forms:
            assert rows.keys() <= forms[key]
        else:
            assert len(rows) <= tables[key].capacity, key
            assert all(row.keys() <= tables[key].by_key.keys() for row in rows), key


@pytest.mark.parametrize(("name", "units", "functions", "laws"), [
    ("banyudono-2024", 9, 2, 9), ("blora-2024", 8, 36, 18),
])
def test_units_and_texts_of_an_example_are_read_as_they_were_filled_in(
        example: Example, name: str, units: int, functions: int, laws: int) -> None:
    laporan = _laporan(example(name))
    assert [unit.nama for unit in laporan.organisasi if not unit.atasan] == ["Camat"]
    assert (len(laporan.organisasi), sum(len(unit.fungsi) for unit in laporan.organisasi)) == (units, functions)
    assert all(unit.tugas.endswith(".") for unit in laporan.organisasi)
    assert set(laporan.naskah) <= set(BAGIAN_NASKAH)
    assert len(laporan.naskah["Dasar Hukum"]) == laws
    assert sum(len(texts) for texts in laporan.naskah.values()) == len(contoh(name).isian["naskah"])


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_the_supported_misi_is_one_of_the_five(example: Example, name: str) -> None:
    naskah = _laporan(example(name)).naskah
    assert len(naskah["Misi"]) == 5
    assert set(naskah["Misi yang Didukung"]) < set(naskah["Misi"])


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_an_example_holds_no_nip_and_no_link_but_those_of_its_evidence(name: str) -> None:
    isian = dict(contoh(name).isian)
    texts = _texts({**isian, "rekomendasi": [{**row, "tautan": ""} for row in isian.get("rekomendasi", ())]})
    assert [text for text in texts if re.search(r"https?:|\d{8} ?\d{6} ?\d", text)] == []


@pytest.mark.parametrize("name", NAMA_CONTOH)
def test_an_example_has_no_quarters_for_the_reports_publish_none(example: Example, name: str) -> None:
    laporan = _laporan(example(name))
    quarters = [q for i in laporan.indikator for q in (*i.triwulan, *i.target_tw, *i.target_bulan)]
    quarters += [q for row in laporan.program for q in (*row.target_tw, *row.realisasi_tw, *row.serapan_tw)]
    assert set(quarters) == {None}
    assert laporan.monev == ()
