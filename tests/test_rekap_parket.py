"""The Parquet tables of a rekap: the same bytes for the same books, typed, and with the meaning of every column."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest
from rekap_acak import Acak, Buku

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.rekap import tabel
from lkjip_xl.engines.rekap import parket
from lkjip_xl.engines.rekap.saji import serahkan

BUKU = tuple(Acak(7).banyak(12))


def tulis(folder: Path, books: Sequence[Buku] = BUKU) -> Path:
    folder.mkdir(exist_ok=True)
    rows = {key: isi for _, key, isi in books}
    parket.tulis_tabel([(path, key) for path, key, _ in books], rows.__getitem__, folder)
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tulis(tmp_path_factory.mktemp("rekap"))


def isi_folder(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_order_in_which_books_arrive_changes_no_byte(folder: Path, tmp_path: Path) -> None:
    shuffled = list(BUKU)
    random.Random(3).shuffle(shuffled)
    assert isi_folder(tulis(tmp_path / "lain", shuffled)) == isi_folder(folder)


def test_small_row_groups_hold_the_same_rows(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parket, "SEKALIGUS", 10)
    small = tulis(tmp_path / "kecil")
    file = pq.ParquetFile(parket.letak(small, "anggaran")).metadata
    assert {file.row_group(group).num_rows for group in range(file.num_row_groups - 1)} == {10}
    for name in (*tabel.TABEL, *tabel.DALAM):
        assert list(parket.rows(small, name)) == list(parket.rows(folder, name))


def test_rows_stand_by_kabupaten_office_year_and_path_and_come_back_as_they_were(folder: Path) -> None:
    wanted = sorted((tabel.Instansi(*isi["instansi"][0]) for _, _, isi in BUKU),
                    key=lambda one: (one.kabupaten, one.instansi, one.tahun, one.berkas))
    assert list(parket.rows(folder, "instansi")) == wanted
    below = {key: isi for _, key, isi in BUKU}
    assert list(parket.rows(folder, "anggaran")) == [
        tabel.Anggaran(*row) for one in wanted for row in below[one.buku]["anggaran"]]


def test_duckdb_and_pandas_read_whole_rupiah_figures_and_truth_values(folder: Path) -> None:
    place = parket.letak(folder, "instansi").as_posix()
    kinds = dict(duckdb.sql(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{place}')").fetchall())
    assert (kinds["pagu"], kinds["capaian"], kinds["dipakai"], kinds["instansi"]) == (
        "BIGINT", "DOUBLE", "BOOLEAN", "VARCHAR")
    assert duckdb.sql(f"SELECT sum(pagu) FROM '{place}'").fetchall() == [
        (sum(one.pagu or 0 for one in parket.rows(folder, "instansi")),)]
    frame = pd.read_parquet(place)
    assert frame["kelengkapan"].dtype == "float64"
    assert frame["berkas"].tolist() == [one.berkas for one in parket.rows(folder, "instansi")]


@pytest.mark.parametrize("name", tabel.TABEL)
def test_a_file_says_what_each_column_means_and_in_which_unit_it_is(folder: Path, name: str) -> None:
    schema = pq.read_schema(parket.letak(folder, name))
    assert schema.names == list(tabel.TABEL[name]._fields)
    assert all(field.metadata[b"arti"] for field in schema)
    assert schema.metadata[b"tabel"] == name.encode()
    assert {schema.field(money).metadata[b"satuan"] for money in ("pagu", "sisa") if money in schema.names} <= {b"Rp"}


def test_only_what_may_be_missing_is_nullable() -> None:
    schema = parket.skema("instansi")
    assert {field.name for field in schema if field.nullable} >= {"capaian", "pagu", "tw3", "serapan"}
    assert not any(schema.field(name).nullable for name in ("buku", "tahun", "kelengkapan", "dipakai"))


def test_of_an_office_and_year_the_most_complete_book_counts_and_of_equal_ones_the_first(tmp_path: Path) -> None:
    same = {"instansi": "Kecamatan Selo", "kabupaten": "Kabupaten 0", "tahun": 2024}
    books = [Acak(7).buku(number, **{**same, "instansi": name}, kelengkapan=share) for number, (name, share) in
             enumerate((("Kecamatan Selo", 80.0), ("KECAMATAN  SELO", 90.0), ("Kecamatan Selo", 90.0)))]
    used = {one.berkas: one.dipakai for one in parket.rows(tulis(tmp_path / "x", books), "instansi")}
    first = min(books[1][0], books[2][0])
    assert {path for path, counts in used.items() if counts} == {first}


def test_the_same_content_under_two_paths_gives_its_rows_once(tmp_path: Path) -> None:
    path, key, isi = BUKU[0]
    made = tulis(tmp_path / "x", [("z/salinan.xlsm", key, isi), (path, key, isi)])
    assert [(one.berkas, one.dipakai) for one in parket.rows(made, "instansi")] == [
        (path, True), ("z/salinan.xlsm", False)]
    assert len(list(parket.rows(made, "indikator"))) == len(isi["indikator"])


def test_columns_are_read_with_their_types_and_rows_by_their_values(folder: Path) -> None:
    frame = parket.baca(folder, "anggaran", ("kode", "pagu", "serapan"), {"jenjang": "program"})
    wanted = [row for row in parket.rows(folder, "anggaran") if row.jenjang == "program"]
    assert frame.columns.tolist() == ["kode", "pagu", "serapan"]
    assert (str(frame["kode"].dtype), str(frame["pagu"].dtype), str(frame["serapan"].dtype)) == (
        "category", "Int64", "float64")
    assert frame["pagu"].astype(object).where(frame["pagu"].notna(), None).tolist() == [row.pagu for row in wanted]
    keys = [BUKU[0][1], BUKU[3][1]]
    assert set(parket.baca(folder, "anggaran", ("buku",), {"buku": keys})["buku"]) == set(keys)
    once = parket.baca(folder, "anggaran", ("jenjang", "nomor"), satu="jenjang")
    assert once["jenjang"].tolist() == ["program", "kegiatan", "sub kegiatan"]


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    made = tulis(tmp_path / "kosong", [])
    assert parket.baca(made, "temuan", ("kode", "banyak")).columns.tolist() == ["kode", "banyak"]
    assert list(parket.rows(made, "instansi")) == []


def test_findings_of_several_books_are_put_behind_those_of_each(tmp_path: Path) -> None:
    made = tulis(tmp_path / "r")
    before = list(parket.rows(made, "temuan"))
    more = tabel.Temuan(BUKU[0][1], "Dinas", "Kabupaten 0", 2024, "peringatan", "R-101", "", "", "x", "t", "u", 2,
                        False)
    parket.tambah_temuan(made, [more])
    assert list(parket.rows(made, "temuan")) == [*before, more]
    assert {path.name for path in made.iterdir()} == {f"{name}.parquet" for name in (*tabel.TABEL, *tabel.DALAM)}


def test_half_a_character_of_a_workbook_stops_nobody(tmp_path: Path) -> None:
    made = tulis(tmp_path / "x", [Acak(7).buku(1, instansi="Dinas \ud800", tahun=2024)])
    assert [one.instansi for one in parket.rows(made, "instansi")] == ["Dinas ?"]


def test_only_the_published_tables_are_handed_over_and_all_of_them_or_none(folder: Path, tmp_path: Path) -> None:
    target, tables = tmp_path / "data", [folder / f"{name}.parquet" for name in tabel.TABEL]
    assert [path.name for path in serahkan(tables, target)] == [path.name for path in tables]
    assert isi_folder(target) == {name: content for name, content in isi_folder(folder).items()
                                  if name.removesuffix(".parquet") in tabel.TABEL}
    (target / "temuan.parquet").unlink()
    (target / "temuan.parquet").mkdir()
    (target / "anggaran.parquet").write_bytes(b"lama")
    with pytest.raises(CannotRun, match=r"temuan\.parquet"):
        serahkan(tables, target)
    assert (target / "anggaran.parquet").read_bytes() == b"lama"
