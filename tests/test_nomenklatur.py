"""Names are typed once: what the national nomenclature knows may stay blank (Kepmendagri 050-5889/2021, 1317/2023)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.domain.hitungan.lengkap import lengkapi, lengkapi_semua
from lkjip_xl.domain.hitungan.pohon import build_tree
from lkjip_xl.domain.masukan import BarisProgram, Pengaturan
from lkjip_xl.domain.nilai.kode import baca_kode, kode_baku
from lkjip_xl.domain.nilai.nomenklatur import Nomen, nomenklatur

SUB = BarisProgram(7, "7.01.01.2.02.0001", "")
GAJI = Nomen("Penyediaan Gaji dan Tunjangan ASN", "Jumlah Orang yang Menerima Gaji dan Tunjangan ASN", "Orang/bulan")


@pytest.mark.parametrize("kode", ["7.01.01.2.02.0001", "X.XX.01.2.02.0001", "7.01.01.2.02.01", " 7.01.01. 2.02.0001.",
                                  "x.xx.01.2.02.0001", "1.02.01.2.02.0001"])
def test_a_sub_kegiatan_of_the_program_penunjang_is_known_under_every_bidang(kode: str) -> None:
    assert nomenklatur(kode) == GAJI


@pytest.mark.parametrize(("kode", "nama"), [
    ("7.01.03", "PROGRAM PEMBERDAYAAN MASYARAKAT DESA DAN KELURAHAN"),
    ("7.01.02.2.03", "Koordinasi Pemeliharaan Prasarana dan Sarana Pelayanan Umum"),
    ("7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"),
])
def test_program_and_kegiatan_have_a_name_alone(kode: str, nama: str) -> None:
    assert nomenklatur(kode) == Nomen(nama)


@pytest.mark.parametrize("kode", ["", "7.01", "7.01.09", "2.16.02.2.01.0014", "7.01.01.1.02.0001", "Jumlah",
                                  "../x.y.z"])
def test_what_is_not_in_the_nomenclature_is_unknown(kode: str) -> None:
    assert nomenklatur(kode) is None


def test_blank_names_are_filled_and_typed_ones_stay() -> None:
    filled = lengkapi(replace(SUB, target=Decimal(44)))
    assert (filled.uraian, filled.indikator, filled.satuan) == (GAJI.nama, GAJI.indikator, GAJI.satuan)
    typed = replace(SUB, uraian="Gaji", indikator="Jumlah pegawai", satuan="Orang", target=Decimal(44))
    assert lengkapi(typed) == typed


def test_an_indicator_is_filled_only_where_something_is_measured() -> None:
    filled = lengkapi(SUB)
    assert (filled.uraian, filled.indikator, filled.satuan) == (GAJI.nama, "", "")
    quarter = lengkapi(replace(SUB, realisasi_tw=(Decimal(11), None, None, None)))
    assert quarter.indikator == GAJI.indikator


def test_the_unit_of_the_nomenclature_belongs_to_its_own_indicator() -> None:
    assert lengkapi(replace(SUB, indikator="Jumlah pegawai", target=Decimal(4))).satuan == ""
    assert lengkapi(replace(SUB, indikator=GAJI.indikator.upper(), target=Decimal(4))).satuan == "Orang/bulan"


def test_what_was_filled_is_told_in_one_saran() -> None:
    rows = [replace(SUB, baris=row, kode=f"7.01.01.2.01.000{row}") for row in range(1, 8)]
    filled, [found] = lengkapi_semua([*rows, BarisProgram(9, "9.99.99", "Program lain")])
    assert found.code == "H-215"
    assert found.place.row == 1
    told = dict(found.args)["isi"]
    assert told.startswith("7.01.01.2.01.0001 Penyusunan Dokumen Perencanaan Perangkat Daerah; 7.01.01.2.01.0002 ")
    assert told.endswith("; dan 2 lagi")
    assert len(filled) == 8


def test_nothing_filled_is_nothing_told() -> None:
    assert lengkapi_semua([BarisProgram(9, "9.99.99", "Program lain")])[1] == ()


def test_of_several_indicators_of_one_code_none_is_guessed() -> None:
    rows = [replace(SUB, indikator="Jumlah pegawai", target=Decimal(4)), replace(SUB, baris=8, target=Decimal(5))]
    filled, _ = lengkapi_semua(rows)
    assert [(row.uraian, row.indikator) for row in filled] == [(GAJI.nama, "Jumlah pegawai"), (GAJI.nama, "")]


def test_missing_parents_are_named_and_their_money_summed() -> None:
    row = replace(SUB, uraian="Gaji", pagu_murni=Decimal(500), realisasi_anggaran=Decimal(400), induk="S1")
    pohon, found = build_tree((row,), (), Pengaturan())
    assert [node.baris.uraian for node in pohon.program[0].semua()] == [
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "Administrasi Keuangan Perangkat Daerah", "Gaji"]
    assert pohon.program[0].serapan.anggaran == 500
    assert [item.code for item in found if item.code in ("H-201", "H-215")] == ["H-215"]


@pytest.mark.parametrize(("text", "kode", "nama"), [
    ("7.01.01.2.01.0001 Penyusunan", "7.01.01.2.01.0001", "Penyusunan"),
    ("7.01.01.2.01.0001.", "7.01.01.2.01.0001", ""),
    ("7-01-01-2-01-0001", "7.01.01.2.01.0001", ""),
    ("7.01.01 - PROGRAM PENUNJANG", "7.01.01", "PROGRAM PENUNJANG"),
    (" 7.01. 01.2.01 ", "7.01.01.2.01", ""),
    ("2.16.01.1.01.01 Dokumen", "2.16.01.1.01.01", "Dokumen"),
    ("5. BELANJA", "", ""), ("7.01 KECAMATAN", "", ""), ("Jumlah", "", ""), ("", "", ""),
    ("5.1.02.01.01.0024", "", ""), ("7.01.01.2.01.001", "", ""), ("7,01,01", "", ""),
])
def test_a_code_is_read_with_points_dashes_or_a_name_behind_it(text: str, kode: str, nama: str) -> None:
    assert baca_kode(text) == (kode, nama)
    assert kode_baku(kode) == kode_baku(kode_baku(kode))
