"""What one workbook gives to a rekap: right figures, the same from every version, and nothing about persons."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from conftest import ROOT, SMALL, Workbook
from kantor_dinas import AKI, IKM, PAGU, PARIPURNA, PILIHAN, REALISASI, SAKIP, SISA, TUNGGU, dinas

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.book.lampiran import daftar_lampiran
from lkjip_xl.book.schema import BERANDA, BERANDA_CELLS, LAMPIRAN, VERSI_TEMPLATE
from lkjip_xl.book.versi.potret import potret
from lkjip_xl.domain.rekap.arti import arti
from lkjip_xl.domain.rekap.cuplikan import Cuplikan, from_data
from lkjip_xl.domain.rekap.kelengkapan import daftar_kelengkapan, lampu
from lkjip_xl.domain.rekap.lampiran import lampiran
from lkjip_xl.domain.rekap.tabel import DALAM, TABEL, Instansi
from lkjip_xl.domain.temuan import messages
from lkjip_xl.engines.workbook.file import FileBook, create_book, open_book
from lkjip_xl.engines.workbook.package import Package
from lkjip_xl.jobs.hitung import compute
from lkjip_xl.jobs.perbarui import perbarui
from lkjip_xl.jobs.rekap.buku import baca_buku
from lkjip_xl.template.document import describe_rekap

pytestmark = pytest.mark.filterwarnings("ignore:Print area cannot be set")
GAYA = "Tabel per sasaran"
BAGIAN = tuple(daftar_kelengkapan())

Baca = Callable[..., Cuplikan]
Kantor = Callable[[Mapping[str, Any]], Cuplikan]


def buka(content: bytes, berkas: str) -> FileBook:
    return FileBook(Package(Path(berkas), content))


@pytest.fixture(scope="session")
def baca(template: Path) -> Baca:
    """Reads a workbook file for a rekap; its key is always the same."""
    def run(path: Path, *, teks: bool = False) -> Cuplikan:
        return baca_buku(path.read_bytes(), path.name, "kunci", buka,
                         lambda: buka(template.read_bytes(), "kosong.xlsx"), teks=teks)
    return run


@pytest.fixture(scope="session")
def kantor(template: Path, baca: Baca, tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """What an office with that input gives."""
    def run(isian: Mapping[str, Any]) -> Cuplikan:
        return baca(_filled(template, tmp_path_factory.mktemp("kantor"), isian).path)
    return run


def _filled(template: Path, folder: Path, isian: Mapping[str, Any]) -> Workbook:
    book = Workbook(Path(shutil.copy(template, folder / "kantor.xlsx")))
    book.fill(isian)
    return book


def bagian(row: Instansi) -> dict[str, float | None]:
    """The parts of the completeness that are not whole, by name."""
    return {key: getattr(row, key) for key in BAGIAN if getattr(row, key) != 100}


# The figures of the offices

def test_the_row_of_an_office_holds_its_printed_figures_and_whole_rupiah(computed: dict[str, Path], baca: Baca) -> None:
    """Banyudono: (102,82 + 100,70) / 2; 2.521.401.624 of 2.561.949.000 rupiah; no targets of 2023."""
    row = baca(computed["banyudono-2024"]).instansi
    assert (row.instansi, row.kabupaten, row.tahun, row.triwulan, row.versi) == (
        "Kecamatan Banyudono", "Kabupaten Boyolali", 2024, 4, VERSI_TEMPLATE)
    assert (row.sasaran, row.indikator, row.terukur, row.capaian, row.kategori, row.warna) == (
        2, 2, 2, 101.76, "Sangat tinggi", 1)
    assert (row.pagu, row.realisasi, row.sisa, row.serapan) == (2561949000, 2521401624, 40547376, 98.42)
    assert (row.capaian_lalu, row.efisiensi, row.efisiensi_tingkat) == (None, 3.34, "Sangat efisien")
    assert row.dipakai


def test_the_capaian_of_last_year_is_the_mean_of_its_indicators_by_the_same_rule(
        computed: dict[str, Path], baca: Baca) -> None:
    """Blora 2023: 86,34 / 95 = 90,88 and 65,61 / 66,85 = 98,15; of the full values (90,8842 + 98,1451) / 2 = 94,51."""
    found = baca(computed["blora-2024"])
    assert [one.capaian_lalu for one in found.indikator] == [90.88, 98.15]
    assert [one.capaian_lalu for one in found.sasaran] == [90.88, 98.15]
    assert (found.instansi.capaian, found.instansi.capaian_lalu) == (97.61, 94.51)


def test_the_third_office_has_its_figures_in_the_rekap(kantor: Kantor) -> None:
    """Last year (2T - R) / T: AKI 100,95, AKB 103,08, stunting 103,75; IKM 100,02; paripurna 6 of 6.

    By sasaran 102,01; 103,75; 100,02; 100; their mean 101,45.
    """
    found = kantor(dinas(GAYA))
    row = found.instansi
    assert (row.capaian, row.capaian_lalu, row.indikator, row.terukur, row.sasaran) == (95.98, 101.45, 7, 7, 4)
    assert (row.pagu, row.realisasi, row.sisa, row.serapan) == (PAGU, REALISASI, SISA, 97.44)
    assert [one.capaian_lalu for one in found.sasaran] == [102.01, 103.75, 100.02, 100]
    by_name = {one.indikator: one for one in found.indikator}
    assert (by_name[SAKIP].target, by_name[SAKIP].target_teks, by_name[SAKIP].realisasi_teks) == (None, "BB", "B")
    assert (by_name[TUNGGU].target, by_name[TUNGGU].target_teks, by_name[TUNGGU].realisasi) == (None, "30-60", 52)
    assert (by_name[AKI].rumus, by_name[IKM].rumus) == ("(2T - R) / T", "R / T")
    assert (by_name[AKI].arah, by_name[AKI].capaian, by_name[AKI].realisasi_lalu) == ("rendah", 90, 104)
    assert (by_name[PARIPURNA].realisasi, by_name[PARIPURNA].capaian, by_name[PARIPURNA].jenis_induk) == (
        8, 80, "Sasaran")
    assert [one.nomor for one in found.indikator] == [1, 2, 3, 4, 5, 6, 7]


def test_money_is_summed_from_the_sub_kegiatan_at_every_level(kantor: Kantor) -> None:
    """Program 1.02.05: 125 + 100 + 275 million of pagu, 122,5 + 90 + 269,5 million spent, 96,40 %."""
    rows = kantor(dinas(GAYA)).anggaran
    by_level = {level: sum(row.pagu or 0 for row in rows if row.jenjang == level)
                for level in ("program", "kegiatan", "sub kegiatan")}
    assert set(by_level.values()) == {PAGU}
    one = next(row for row in rows if row.kode == "1.02.05")
    assert (one.pagu, one.realisasi, one.sisa, one.serapan, one.urusan) == (
        500_000_000, 482_000_000, 18_000_000, 96.4, "1.02")
    assert [row.nomor for row in rows] == list(range(1, len(rows) + 1))


def test_a_short_code_and_one_with_spaces_are_found_under_the_standard_one(kantor: Kantor) -> None:
    program, kegiatan, sub = SMALL["program"]
    rows = kantor({**SMALL, "program": [program, kegiatan, {**sub, "kode": "7.01.01.2.01.01"}]}).anggaran
    assert [(row.kode, row.kode_baku) for row in rows[2:]] == [("7.01.01.2.01.01", "7.01.01.2.01.0001")]


def test_comparators_fingerprints_and_recommendations_have_their_rows(kantor: Kantor) -> None:
    """Four analyses with four parts each, of which one is blank; two recommendations, one of them followed up."""
    found = kantor(dinas(GAYA))
    assert {(one.indikator, one.jenis, one.nama, one.nilai) for one in found.pembanding} == {
        (IKM, "OPD terbaik", "Dinas Kependudukan", 91.2), ("Prevalensi Stunting", "Provinsi", "Provinsi Uji", 18.5),
        (AKI, "Standar nasional", "RPJMN", 183)}
    assert len(found.jejak) == 15
    assert [(one.selesai, one.berbukti, one.tanggal_surat) for one in found.rekomendasi] == [
        (True, True, "2024-05-06"), (False, False, "2024-05-06")]


def test_a_text_copied_with_other_spacing_case_and_marks_has_the_same_fingerprint(kantor: Kantor) -> None:
    def jejak(text: str) -> tuple[str, int]:
        one, = kantor({**SMALL, "analisis": [{"indikator": "Indeks", "penyebab": text}]}).jejak
        assert one.teks == ""
        return one.sidik, one.panjang

    assert jejak("Layanan cepat, ramah.") == jejak("layanan  CEPAT ramah") != jejak("Layanan cepat, murah.")
    assert jejak("Layanan cepat, ramah.")[1] == len("layanan cepat ramah")


def test_an_indicator_that_was_not_measured_says_so_without_the_words_of_the_office(kantor: Kantor) -> None:
    isian = {**SMALL, "indikator": [{**SMALL["indikator"][0], "tidak_diukur": "Budi Santoso cuti"}],
             "realisasi": []}
    one, = (found := kantor(isian)).indikator
    assert (one.tidak_diukur, one.sebab, one.capaian, found.instansi.terukur) == (True, "tidak diukur", None, 0)
    assert "Budi" not in json.dumps(found.as_data())


# How complete the input is

def test_the_completeness_of_banyudono_by_hand(computed: dict[str, Path], baca: Baca) -> None:
    """Targets of 2024 and 2026 of five years; no rencana aksi; no PK Murni.

    (40 + 100 + 0 + 100 + 100 + 100 + 100 + 87,5) / 8 = 78,4375, with TW I to III not asked.
    """
    row = baca(computed["banyudono-2024"]).instansi
    assert bagian(row) == {"renstra": 40, "rencana_aksi": 0, "tw1": None, "tw2": None, "tw3": None, "lampiran": 87.5}
    assert row.kelengkapan == 78.44


def test_the_completeness_of_blora_by_hand(computed: dict[str, Path], baca: Baca) -> None:
    """Eight of nine recommendations followed up; (100 x 6 + 0 + 88,89) / 8 = 86,11125."""
    row = baca(computed["blora-2024"]).instansi
    assert bagian(row) == {"rencana_aksi": 0, "tw1": None, "tw2": None, "tw3": None, "tindak_lanjut": 88.89}
    assert row.kelengkapan == 86.11


def test_the_completeness_of_the_third_office_by_hand(kantor: Kantor) -> None:
    """Two of five years planned, four of seven analyses, one of two follow-ups; 947,14 / 11 = 86,10."""
    row = kantor(dinas(GAYA)).instansi
    assert bagian(row) == {"renstra": 40, "analisis": 57.14, "tindak_lanjut": 50}
    assert row.kelengkapan == 86.1


@pytest.mark.parametrize(("target", "share"), [
    ({"rencana_3": 80, "rencana_5": 90}, 40),  # two of the five years 2022 to 2026
    ({"rencana_0": 70, "rencana_3": 80, "rencana_5": 90}, 50),  # three of six: 2021 is in the plan of this office
    ({f"rencana_{place}": 80 for place in range(1, 6)}, 100),
    ({}, 0),
])
def test_the_first_of_six_years_is_asked_where_the_plan_has_targets_for_it(
        kantor: Kantor, target: Mapping[str, int], share: float) -> None:
    found = kantor({**SMALL, "target": [{"indikator": "Indeks", "pk_murni": 80, **target}]})
    assert found.instansi.renstra == share


def test_of_a_plan_of_three_years_only_these_are_asked(kantor: Kantor) -> None:
    found = kantor({**SMALL, "profil": {**SMALL["profil"], "tahun_awal": 2024}})
    assert found.instansi.renstra == 66.67  # 2024 and 2026 of 2024 to 2026


def test_a_book_without_years_is_read_all_the_same(kantor: Kantor) -> None:
    profil = {"instansi": "Kecamatan Uji", "kabupaten": "Kabupaten Uji"}
    row = kantor({**SMALL, "profil": profil}).instansi
    assert (row.tahun, row.renstra, row.indikator) == (0, 40, 1)


def test_without_recommendations_their_follow_up_is_not_asked(kantor: Kantor) -> None:
    assert kantor(SMALL).instansi.tindak_lanjut is None
    rows = [{"rekomendasi": "Satu"}, {"rekomendasi": "Dua", "tindak_lanjut": "-"}]
    assert kantor({**SMALL, "rekomendasi": rows}).instansi.tindak_lanjut == 0


def test_quarters_after_the_reported_one_are_not_asked_and_a_blank_one_before_it_is(kantor: Kantor) -> None:
    """Reported up to TW III: TW I and III of one indicator are there, its TW II is not."""
    one = {**SMALL["indikator"][0], **{f"target_tw_{q}": 20 * q for q in (1, 2, 3, 4)}, "realisasi_tw_1": 21,
           "realisasi_tw_3": 61}
    row = kantor({**SMALL, "indikator": [one], "realisasi": [], "pengaturan": {"triwulan": "III"}}).instansi
    assert (row.triwulan, row.tw1, row.tw2, row.tw3, row.tw4, row.analisis) == (3, 100, 0, 100, None, None)


def test_while_the_year_runs_money_not_yet_spent_lacks_nothing(kantor: Kantor) -> None:
    program, kegiatan, sub = SMALL["program"]
    unspent = {**SMALL, "program": [program, kegiatan, {**sub, "realisasi_anggaran": None}]}
    assert kantor(unspent).instansi.anggaran == 0
    assert kantor({**unspent, "pengaturan": {"triwulan": "II"}}).instansi.anggaran == 100


def test_an_empty_workbook_is_empty_in_every_part_that_is_asked(template: Path, baca: Baca) -> None:
    row = baca(template).instansi
    assert {getattr(row, key) for key in BAGIAN if key != "tindak_lanjut"} == {0}
    assert (row.kelengkapan, row.tindak_lanjut, row.tahun, row.capaian, row.pagu) == (0, None, 0, None, None)


def test_a_light_says_whether_a_part_is_ready() -> None:
    assert [lampu(part) for part in (100, 99.99, 0.01, 0, None)] == [
        "siap", "belum lengkap", "belum lengkap", "kosong", "tidak diminta"]


KASUS: dict[str, dict[str, Any]] = {
    "lengkap": dict(dinas(GAYA)),
    "wajib": dict(dinas(GAYA, "wajib")),
    "kecil": SMALL,
    "tanpa anggaran": {key: part for key, part in SMALL.items() if key != "program"},
    "tanpa target": {**SMALL, "target": []},
    "tanpa target dan anggaran": {**SMALL, "target": [], "program": []},
    "tanpa realisasi": {**SMALL, "realisasi": [], "program": []},
    "tanpa apa pun": {**SMALL, "target": [], "realisasi": [], "program": []},
    "tujuan saja": {"profil": SMALL["profil"], "induk": SMALL["induk"]},
    "anggaran saja": {"profil": SMALL["profil"], "program": SMALL["program"]},
    "nama program saja": {"profil": SMALL["profil"], "program": [{"kode": "7.01.01", "uraian": "Program satu"}]},
    "langkah saja": {**SMALL, "target": [], "realisasi": [], "program": [],
                     "renaksi": [{"indikator": "Indeks", "langkah": "Survei"}]},
    "perubahan": {**SMALL, "target": [{"indikator": "Indeks", "pk_perubahan": 81}],
                  "pengaturan": {"pk": "Perubahan"}},
    "berjalan": {**SMALL, "pengaturan": {"triwulan": "I"}},
    "langkah per bulan saja": {**SMALL, "target": [], "realisasi": [], "program": [],
                               "renaksi": [{"indikator": "Indeks", "langkah": "Survei"}],
                               "pengaturan": {"renaksi": "Bulan"}},
    "per bulan": {**SMALL, "pengaturan": {"renaksi": "Bulan"}},
    "profil saja": {"profil": SMALL["profil"]},
}


@pytest.mark.parametrize("kasus", KASUS)
def test_the_attachments_that_can_be_made_are_those_that_the_report_makes(
        template: Path, tmp_path: Path, kasus: str) -> None:
    with open_book(_filled(template, tmp_path, KASUS[kasus]).path) as book:
        hasil = compute(book)[0]
    names = dict(LAMPIRAN)
    assert [names[number] for number, there in lampiran(hasil).items() if there] == [
        one.nama for one in daftar_lampiran(hasil)]


# Every version, and files that are none

@pytest.mark.parametrize(("versi", "name"), [(2, "banyudono-2024"), (3, "banyudono-2024"), (4, "banyudono-2024"),
                                             (2, "blora-2024"), (4, "blora-2024")])
def test_a_book_of_an_earlier_version_gives_the_same_rows_as_after_perbarui(
        template: Path, baca: Baca, tmp_path: Path, versi: int, name: str) -> None:
    old = Path(shutil.copy(ROOT / "tests" / f"versi{versi}" / f"{name}.xlsm", tmp_path / "buku.xlsm"))
    new = tmp_path / "baru" / "buku.xlsm"
    new.parent.mkdir()
    with open_book(old) as book:
        perbarui(book, lambda _: new, lambda path, fill: create_book(path, template.read_bytes(), fill))
    before, after = baca(old), baca(new)
    assert before.instansi == after.instansi._replace(versi=versi)
    for table in (*TABEL, *DALAM):
        assert table == "instansi" or before.rows(table) == after.rows(table)


def test_reasons_that_staff_gave_in_an_earlier_version_still_count(baca: Baca, tmp_path: Path) -> None:
    old = Path(shutil.copy(ROOT / "tests" / "versi4" / "banyudono-2024.xlsm", tmp_path))
    sheet = potret(4).periksa
    with open_book(old) as book:
        row = next(number for number, line in enumerate(book.read(sheet.lembar).rows, 1)
                   if len(line) >= sheet.kolom["kode"] and line[sheet.kolom["kode"] - 1] == "K-705")
        book.write(sheet.lembar, row, sheet.kolom["diterima"], [["Suratnya hilang"]])
        book.save_without_keeping()
    found = baca(old)
    assert [one.kode for one in found.temuan if one.diterima] == ["K-705"]
    assert found.instansi.diterima == 1
    assert "hilang" not in json.dumps(found.as_data())


def test_output_sheets_that_are_stale_change_nothing(example: Callable[[str], Workbook], baca: Baca) -> None:
    book = example("banyudono-2024")
    fresh = baca(book.path)
    book.put("indikator", 1, realisasi_0=83.55)
    stale = baca(book.path)
    assert (fresh.indikator[0].capaian, stale.indikator[0].capaian) == (102.82, 100)
    book.hitung()
    assert baca(book.path).as_data() == stale.as_data()


@pytest.mark.parametrize("content", [b"bukan berkas Excel", b"", b"PK\x03\x04 rusak"])
def test_a_file_that_is_no_workbook_is_refused_in_one_sentence(baca: Baca, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(content)
    with pytest.raises(CannotRun, match=r"rusak\.xlsx"):
        baca(path)


def test_a_workbook_of_a_later_program_is_refused(workbook: Workbook, baca: Baca) -> None:
    with open_book(workbook.path) as book:
        book.write(BERANDA, BERANDA_CELLS.version_row, BERANDA_CELLS.fact_column, [[VERSI_TEMPLATE + 1]])
        book.save_without_keeping()
    with pytest.raises(CannotRun, match="lebih baru"):
        baca(workbook.path)


# Through JSON, and what columns mean

def test_what_a_book_gives_goes_through_json_unchanged(kantor: Kantor) -> None:
    found = kantor(dinas(GAYA))
    assert from_data(json.loads(json.dumps(found.as_data(), allow_nan=False))) == found


def test_every_cell_is_of_the_type_of_its_column(kantor: Kantor) -> None:
    found = kantor(dinas(GAYA))
    for name, kind in {**TABEL, **DALAM}.items():
        hints = get_type_hints(kind)
        for row in found.rows(name):
            for value, (key, hint) in zip(row, hints.items(), strict=True):
                assert isinstance(value, hint), (name, key, value)


def test_every_column_of_every_table_has_its_meaning_in_its_order() -> None:
    assert {name: tuple(columns) for name, columns in arti().items()} == {
        name: tuple(get_type_hints(kind)) for name, kind in {**TABEL, **DALAM}.items()}


def test_the_page_about_the_tables_of_a_rekap_is_up_to_date() -> None:
    assert (ROOT / "docs" / "rekap-tabel.md").read_text("utf-8") == describe_rekap()


# Nothing about persons, and no long text

TANDA = "Sembunyi"
"""Stands in every field about persons and in every long text."""
TULISAN = (f"{TANDA} {TANDA} menurut Kabupaten {TANDA} 2029-2021 pada tahun 1987 .... oleh {TANDA}",
           f"[tahun lalu] Bupati Klaten dan {TANDA}", f"[tahun lalu] Bupati Klaten dan {TANDA}",
           f"Target {TANDA} tidak tercapai dan nilai {TANDA} turun.")


def _marked() -> dict[str, Any]:
    """The third office with the mark in every such field, in texts that the checks find fault with."""
    one, two, same, three = TULISAN
    isian = {key: [dict(row) for row in part] if isinstance(part, list) else dict(part)
             for key, part in dinas(GAYA).items()}
    isian["profil"] |= {"nama_kepala": f"{TANDA}  {TANDA}", "nip": f"{TANDA} 1", "nama_atasan": f"Bupati {TANDA}",
                        "pangkat": TANDA, "tanggal": f"besok {TANDA}"}
    for row in isian["indikator"]:
        row |= {"langkah": one, "koordinator": f"{TANDA}; Bidang {TANDA}", "alasan": two}
    isian["indikator"][1]["tidak_diukur"] = f"menurut {TANDA}"
    isian["analisis"] = [{"indikator": row["nama"], "penyebab": text, "faktor": text, "hambatan": text, "solusi": text}
                         for row in isian["indikator"] for text in (one, two, same, three)]
    isian["analisis"].append({"indikator": IKM, "penyebab": f"{IKM} turun karena {TANDA}"})
    isian["analisis"].append({"indikator": f"Indikator {TANDA}", "penyebab": one})
    isian["monev"] = [{"triwulan": quarter, "indikator": AKI, "hambatan": text, "solusi": text, "tindak_lanjut": text,
                       "tautan": f"{TANDA} tanpa alamat"} for quarter, text in (("I", one), ("II", two))]
    isian["monev"].append({"triwulan": "I", "indikator": TANDA})
    isian["surat"] = {"pengirim": f"Camat {TANDA}", "nomor": f"{TANDA}/2019", "perihal": one, "tanggal": f"{TANDA}"}
    isian["rekomendasi"] = [{"kelompok": TANDA, "rekomendasi": text, "tindak_lanjut": done, "tautan": f"{TANDA} x",
                             "peserta": TANDA, "tanggal": TANDA}
                            for text, done in ((one, two), (two, two), (three, ""), (one, one))]
    isian["organisasi"] = [{"unit": f"{TANDA},", "tugas": one, "fungsi": two}, {"unit": f"{TANDA}", "tugas": two},
                           {"unit": f"Bidang {TANDA} Sehat", "atasan": f"Kepala {TANDA}", "fungsi": three},
                           {"unit": f"Bidang {TANDA} Sehatt", "tugas": three}]
    isian["naskah"] = [{"bagian": row["bagian"], "isi": text} for row in PILIHAN["naskah"] for text in TULISAN]
    isian["pegawai_pendidikan"] = [{"jenjang": TANDA, "pns": TANDA, "pppk": 1}, {"jenjang": TANDA, "pns": 2}]
    isian["pegawai_golongan"] = [{"pangkat": TANDA, "golongan": TANDA, "laki_laki": 1, "perempuan": TANDA}]
    isian["pegawai_jabatan"] = [{"jabatan": TANDA, "laki_laki": 9, "perempuan": TANDA}]
    isian["sarpras"] = [{"jenis": "Mobil", "jumlah": 2, "satuan": "unit", "keterangan": f"3 dipakai {TANDA}"}]
    return isian


@pytest.fixture(scope="session")
def bertanda(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _filled(template, tmp_path_factory.mktemp("tanda"), _marked()).path


def test_no_name_no_nip_and_no_text_of_an_analysis_is_in_any_row(bertanda: Path, baca: Baca) -> None:
    """The checks find fault with these fields, and what they found is told without what stands there."""
    found = baca(bertanda)
    assert [(name, row) for name in (*TABEL, *DALAM) for row in found.rows(name) if TANDA in json.dumps(row)] == []
    assert {"B-212", "B-213", "H-102", "K-703", "K-708", "K-709", "K-710", "K-712", "K-713", "K-714", "K-715", "K-716",
            "K-717", "K-301", "K-304"} <= {one.kode for one in found.temuan}


def test_asked_for_the_texts_of_the_analyses_come_along_and_nothing_else(bertanda: Path, baca: Baca) -> None:
    plain, asked = baca(bertanda), baca(bertanda, teks=True)
    assert {name for name in (*TABEL, *DALAM) if TANDA in json.dumps(asked.rows(name))} == {"jejak"}
    assert [one._replace(teks="") for one in asked.jejak] == list(plain.jejak)


def test_a_finding_without_its_quotation_keeps_its_place_its_rule_and_the_remedy(
        bertanda: Path, baca: Baca) -> None:
    one = next(row for row in baca(bertanda).temuan if row.kode == "K-703")
    assert one.temuan == f"Tidak sesuai dengan aturan: {messages()['K-703'].aturan}"
    assert (one.lembar, one.tindakan) == ("Rekomendasi", messages()["K-703"].tindakan)
    assert one.sel


def test_findings_about_figures_keep_their_words(kantor: Kantor) -> None:
    found = kantor({**SMALL, "realisasi": []})
    one = next(row for row in found.temuan if row.kode == "H-106")
    assert one.temuan == "Capaian “Indeks” tidak dapat dihitung: realisasi belum diisi."
    assert (one.lembar, one.tingkat, one.banyak, one.diterima) == ("Indikator", messages()["H-106"].tingkat, 1, False)


def test_the_counts_of_an_office_are_those_of_its_rows(computed: dict[str, Path], baca: Baca) -> None:
    found = baca(computed["blora-2024"])
    counted = {level: sum(row.banyak for row in found.temuan if row.tingkat == level and not row.diterima)
               for level in ("galat", "peringatan", "saran")}
    row = found.instansi
    assert counted == {"galat": row.galat, "peringatan": row.peringatan, "saran": row.saran}
