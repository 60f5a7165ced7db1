"""The blocks of the report: nothing unfinished, numbers without a gap, words that fit the outcome."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from docx.oxml.ns import qn
from kantor_uji import BB, INDUK, PROFIL, TAHUN, A, halaman, satu_indikator

from lkjip_xl.book.gaya import daftar_gaya
from lkjip_xl.book.grid import Value
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import (
    Bagan,
    Baris,
    Daftar,
    Grafik,
    Halaman,
    Isi,
    Judul,
    Keterangan,
    Kotak,
    Naskah,
    Paragraf,
    Tabel,
)
from lkjip_xl.book.naskah.gambar import cascading
from lkjip_xl.book.naskah.tabel import tercetak, tidy
from lkjip_xl.book.schema import Format, OutColumn, output_sheet
from lkjip_xl.book.tables import MAKERS
from lkjip_xl.book.tables.isi import ada_isi
from lkjip_xl.book.tables.nomor import nomor
from lkjip_xl.domain.hitungan.hitung import Hasil, hitung
from lkjip_xl.domain.masukan import (
    Analisis,
    Barang,
    BarisBelanja,
    BarisProgram,
    Indikator,
    Laporan,
    Pembanding,
    Pengaturan,
    Rekomendasi,
    Unit,
)
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.pilihan import BAGIAN_NASKAH
from lkjip_xl.domain.nilai.skala import skala
from lkjip_xl.domain.nilai.ukuran import Rentang
from lkjip_xl.domain.pemeriksaan.bagian import daftar_bagian
from lkjip_xl.engines.document.docx.potong import joined, pieces
from lkjip_xl.engines.document.docx.tabel import TabelWord

GAYA = tuple(style.nama for style in daftar_gaya())
PER_SASARAN, SATU_TABEL = GAYA
D = Decimal
EMPAT = Analisis(("sebab",), ("faktor",), ("hambatan",), ("upaya",))


def _indikator(nama: str, target: str, done: str, induk: str = "S1", **more: object) -> Indikator:
    return replace(satu_indikator(target, done, nama=nama, induk=induk), **more)


def _program(induk: str, nomor: int = 1) -> tuple[BarisProgram, ...]:
    kode = f"7.01.0{nomor}"
    return (BarisProgram(1, kode, f"Program {nomor}", induk, indikator="Persentase", target=D(100), realisasi=D(90)),
            BarisProgram(2, f"{kode}.2.01", "Kegiatan"),
            BarisProgram(3, f"{kode}.2.01.0001", "Sub", indikator="Jumlah", satuan="Dokumen", target=D(2),
                         realisasi=D(2), pagu_murni=D(1000), realisasi_anggaran=D(900)))


def _laporan(gaya: str, indikator: tuple[Indikator, ...] = (), **more: object) -> Laporan:
    return replace(Laporan(PROFIL, Pengaturan(gaya=gaya), INDUK, indikator), **more)


def _penuh(gaya: str) -> Laporan:
    """An office that has filled everything, with several indicators of a sasaran and every kind of target."""
    years = {TAHUN: D(84), TAHUN - 1: D(82), TAHUN - 2: D(80)}
    rich = {"realisasi": years, "rencana": {TAHUN: D(80), 2024: D(85)}, "target_lalu": {TAHUN - 1: D(81)},
            "pembanding": (Pembanding(1, "OPD terbaik", "Dinas", D(90)),), "analisis": EMPAT, "sumber_data": "Survei"}
    indikator = (
        _indikator("IKM", "80", "84", **rich), _indikator("Kasus", "10", "12", arah="rendah", analisis=EMPAT),
        replace(satu_indikator(BB, A, nama="Predikat", induk="S2"), analisis=EMPAT),
        replace(satu_indikator(Rentang(D(90), D(100)), "95", nama="Rentang", induk="S2"), rencana={2024: D(95)}))
    texts = dict.fromkeys(BAGIAN_NASKAH, ("Satu", "Dua"))
    units = (Unit(1, "Camat", "", "Memimpin.", ("Satu", "Dua")), Unit(2, "Sekretariat", "Camat", "", ("Tiga",)))
    done = (Rekomendasi(1, "A", "Perbaiki", "Sudah", "https://contoh.id", date(2024, 6, 16), "Seluruh pegawai"),
            Rekomendasi(2, "A", "Jaga", "", ""))
    return _laporan(gaya, indikator, program=(*_program("S1"), *_program("S2", 2)), naskah=texts, organisasi=units,
                    rekomendasi=done, sarpras=(Barang(1, "Meja", D(2), "", ""),))


def _hasil(laporan: Laporan) -> Hasil:
    return hitung(laporan)[0]


KANTOR = {
    "semua bagian": _penuh, "tanpa bagian pilihan": lambda gaya: replace(
        _penuh(gaya), naskah={}, organisasi=(), rekomendasi=(), sarpras=()),
    "angka saja": lambda gaya: _laporan(gaya, (_indikator("IKM", "80", "84"),)),
    "tanpa realisasi": lambda gaya: _laporan(gaya, (satu_indikator("80", None),), program=_program("S1")),
    "kosong": lambda gaya: Laporan(pengaturan=Pengaturan(gaya=gaya)),
}
SETIAP = [(gaya, kantor) for gaya in GAYA for kantor in KANTOR]


@pytest.fixture(scope="module")
def made() -> dict[tuple[str, str], tuple[Hasil, Naskah]]:
    """The report of every office in both styles."""
    found = {}
    for gaya, kantor in SETIAP:
        hasil = _hasil(KANTOR[kantor](gaya))
        found[gaya, kantor] = hasil, naskah(hasil)
    return found


Made = dict[tuple[str, str], tuple[Hasil, Naskah]]


def _texts(made: Naskah) -> list[str]:
    found: list[str] = []
    for block in made.blok:
        if isinstance(block, Paragraf):
            found.append(block.teks)
        elif isinstance(block, Daftar):
            found += [text for point in block.poin for text in (point.teks, *(p.teks for p in point.di_bawah))]
        elif isinstance(block, Tabel):
            found += [block.keterangan.lengkap, *block.catatan, *(text or "" for line in block.baris
                                                                  for text in line.sel)]
    return found


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_no_line_of_the_report_says_that_something_is_not_filled_in(made: Made, gaya: str, kantor: str) -> None:
    unfinished = re.compile(r"belum diisi|belum dirinci|belum ada isian|\[Bagian|tidak ada standar nasional",
                            re.IGNORECASE)
    assert [text for text in _texts(made[gaya, kantor][1]) if unfinished.search(text)] == []


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_no_table_is_empty_and_no_column_is_blank_from_top_to_bottom(made: Made, gaya: str, kantor: str) -> None:
    for table in (block for block in made[gaya, kantor][1].blok if isinstance(block, Tabel)):
        rows = [line for line in table.baris if line.level not in ("grup", "catatan")]
        assert rows, table.keterangan
        for index, column in enumerate(table.kolom):
            coloured = column.key in ("kategori", "tingkat") and any(line.warna for line in rows)
            assert coloured or any(line.sel[index] not in (None, "", "-") for line in rows), (table.keterangan, column)


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_every_heading_has_something_under_it_and_letters_have_no_gap(made: Made, gaya: str, kantor: str) -> None:
    blocks = [block for block in made[gaya, kantor][1].blok if not isinstance(block, Halaman)]
    for block, after in zip(blocks, [*blocks[1:], None], strict=True):
        assert not isinstance(block, Judul) or (after is not None and (
            not isinstance(after, Judul) or after.tingkat > block.tingkat)), block
    letters: list[str] = []
    for block in (b for b in blocks if isinstance(b, Judul)):
        letters = [*letters, block.nomor] if block.tingkat == 3 and block.nomor else letters
        if block.tingkat < 3:
            assert letters == [f"{chr(97 + index)}." for index in range(len(letters))]
            letters = []


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_headings_and_captions_are_counted_without_a_gap(made: Made, gaya: str, kantor: str) -> None:
    counted: dict[str, list[int]] = defaultdict(list)
    for block in made[gaya, kantor][1].blok:
        if isinstance(block, Judul) and block.tingkat == 2:
            number = block.nomor
        elif isinstance(block, (Tabel, Grafik, Bagan)) and block.keterangan.nomor:
            number = f"{block.keterangan.jenis} {block.keterangan.nomor}"
        else:
            continue
        head, _, last = number.rpartition(".")
        counted[head].append(int(last))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in counted.values()), counted


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_a_list_in_front_has_entries(made: Made, gaya: str, kantor: str) -> None:
    blocks = made[gaya, kantor][1].blok
    there = {"Judul"} | {block.keterangan.jenis for block in blocks if isinstance(block, (Tabel, Grafik, Bagan))}
    assert {block.jenis for block in blocks if isinstance(block, Isi)} <= there


@pytest.mark.parametrize(("gaya", "kantor"), SETIAP)
def test_a_table_has_a_number_just_where_the_report_holds_it_and_the_sheet_bears_the_same(
        made: Made, gaya: str, kantor: str) -> None:
    hasil, report = made[gaya, kantor]
    shown = [block.keterangan.nomor for block in report.blok if isinstance(block, Tabel)]
    assert sorted(shown) == sorted(nomor(hasil).values())
    pages = halaman(hasil)
    for (key, group), number in nomor(hasil).items():
        cells = [row[3] for row in pages[output_sheet(key).name] if len(row) > 3] if key in MAKERS else []
        if group is not None:
            assert any(str(cell).startswith(f"Tabel {number}  ") for cell in cells), key
        elif cells:
            assert cells[0] == f"Tabel {number}"


def test_numbers_close_up_where_a_table_falls_out() -> None:
    full = _penuh(PER_SASARAN)
    alone = replace(full, indikator=tuple(replace(i, pembanding=()) for i in full.indikator))
    assert nomor(_hasil(full))["keluaran", 0] == "3.7"
    assert nomor(_hasil(alone))["keluaran", 0] == "3.6"
    assert ("banding_opd", 0) not in nomor(_hasil(alone))


def test_a_table_under_another_one_takes_its_number_and_its_place_without_it() -> None:
    laporan = _laporan(SATU_TABEL, (_indikator("IKM", "80", "84"),), program=_program("S1"))
    assert nomor(_hasil(laporan))["program_pagu", None] == "2.1.1"
    without = _laporan(SATU_TABEL, (satu_indikator(None, "84"),), program=_program("S1"))
    assert nomor(_hasil(without))["program_pagu", None] == "2.1"


# Cause, supporting factors, obstacles and efforts

@pytest.mark.parametrize(("target", "realisasi", "arah", "lead"), [
    ("80", "84", "tinggi", "Penyebab tercapainya target IKM:"),
    ("80", "79", "tinggi", "Penyebab tidak tercapainya target IKM:"),
    ("10", "12", "rendah", "Penyebab tidak tercapainya target IKM:"),
    ("10", "8", "rendah", "Penyebab tercapainya target IKM:"),
    (BB, A, "tinggi", "Penyebab tercapainya target IKM:"),
    (Rentang(D(90), D(100)), "85", "tinggi", "Penyebab tidak tercapainya target IKM:"),
    ("80", None, "tinggi", "Penyebab capaian IKM:"),
])
def test_the_lead_to_the_causes_fits_the_outcome(target: object, realisasi: object, arah: str, lead: str) -> None:
    one = replace(satu_indikator(target, realisasi, arah), analisis=EMPAT)  # type: ignore[arg-type]
    texts = _texts(naskah(_hasil(_laporan(PER_SASARAN, (one,)))))
    assert [text for text in texts if text.startswith("Penyebab")] == [lead]


def test_while_the_year_runs_no_target_is_called_met_or_missed() -> None:
    laporan = _laporan(PER_SASARAN, (_indikator("IKM", "80", "84", analisis=EMPAT),))
    running = replace(laporan, pengaturan=replace(laporan.pengaturan, triwulan=2))
    assert "Penyebab capaian IKM:" in _texts(naskah(_hasil(running)))


def test_the_four_kinds_of_analysis_stand_apart_in_the_style_per_sasaran() -> None:
    texts = _texts(naskah(_hasil(_laporan(PER_SASARAN, (_indikator("IKM", "80", "79", analisis=EMPAT),)))))
    found = texts[texts.index("Penyebab tidak tercapainya target IKM:"):][:8]
    assert found[1::2] == ["sebab.", "faktor.", "hambatan.", "upaya."]


def test_the_four_kinds_of_analysis_stand_apart_in_one_table_and_are_not_said_again_below_it() -> None:
    texts = _texts(naskah(_hasil(_laporan(SATU_TABEL, (_indikator("IKM", "80", "79", analisis=EMPAT),)))))
    told = "Penyebab tidak tercapainya target:\nsebab\nFaktor pendukung:\nfaktor\nHambatan:\nhambatan"
    assert [text for text in texts if "hambatan" in text or "sebab" in text] == [told]
    assert texts.count("upaya") == 1


@pytest.mark.parametrize("gaya", GAYA)
def test_several_indicators_of_a_sasaran_stand_under_their_names_a_single_one_does_not(gaya: str) -> None:
    two = (_indikator("IKM", "80", "84"), _indikator("Kasus", "10", "12", arah="rendah"))
    for indikator, named in ((two, ["IKM", "Kasus"]), (two[:1], [])):
        blocks = naskah(_hasil(_laporan(gaya, indikator))).blok
        assert [b.teks for b in blocks if isinstance(b, Paragraf) and b.rupa == "tebal"
                if not b.teks.startswith("Bab ")] == named


# What published reports hold

@pytest.mark.parametrize("gaya", GAYA)
def test_the_uses_of_the_report_are_those_of_the_office_or_those_of_the_regulation(gaya: str) -> None:
    own = _texts(naskah(_hasil(_laporan(gaya, naskah={"Manfaat LKjIP": ("Bahan rapat",)}))))
    default = _texts(naskah(_hasil(_laporan(gaya))))
    assert "Bahan rapat." in own
    assert any(text.startswith("Informasi kinerja yang terukur bagi pemberi mandat") for text in default)
    assert not any(text.startswith("Informasi kinerja yang terukur") for text in own)


@pytest.mark.parametrize("gaya", GAYA)
def test_a_misi_is_named_by_its_place_among_all_and_by_its_text_alone_where_it_is_none_of_them(gaya: str) -> None:
    texts = {"Misi": ("Satu", "Dua", "Birokrasi bersih."), "Misi yang Didukung": ("birokrasi bersih", "Lain")}
    found = _texts(naskah(_hasil(_laporan(gaya, naskah=texts))))
    assert "Misi ke-3: birokrasi bersih" in found
    assert "Lain" in found


@pytest.mark.parametrize("gaya", GAYA)
def test_main_problems_and_the_national_standard_stand_in_both_styles_where_they_were_written(gaya: str) -> None:
    texts = {"Permasalahan Utama": ("Pegawai kurang",), "Standar Nasional": ("Belum ditetapkan menteri.",)}
    found = _texts(naskah(_hasil(_laporan(gaya, (_indikator("IKM", "80", "84"),), naskah=texts))))
    assert {"Pegawai kurang.", "Belum ditetapkan menteri."} <= set(found)


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize(("parts", "heading"), [
    (("Aspek Strategis", "Permasalahan Utama"), "Aspek Strategis dan Permasalahan Utama"),
    (("Aspek Strategis",), "Aspek Strategis"), (("Permasalahan Utama",), "Permasalahan Utama"),
])
def test_a_heading_names_only_what_stands_under_it(gaya: str, parts: tuple[str, ...], heading: str) -> None:
    report = naskah(_hasil(_laporan(gaya, naskah={"Tugas Pokok": ("Tugas",), **dict.fromkeys(parts, ("Isi",))})))
    titles = [block.teks for block in report.blok if isinstance(block, Judul)]
    assert [title for title in titles if title.startswith(("Aspek", "Permasalahan"))] == [heading]


@pytest.mark.parametrize("gaya", GAYA)
@pytest.mark.parametrize(("kunci", "words"), [
    ("seratus", "aturannya: cukup (65 - 85 %); kurang (50 - 65 %); di sini"),
    ("tinggi", "aturannya: tinggi (76 - 90 %); sedang (66 - 75 %); rendah (51 - 65 %); sangat rendah (50 % ke bawah);"),
])
def test_only_ranges_that_the_regulation_writes_otherwise_stand_below_the_scale(
        gaya: str, kunci: str, words: str) -> None:
    laporan = _laporan(gaya, (_indikator("IKM", "80", "84"),))
    own = replace(laporan.pengaturan, skala=skala(kunci))
    report = naskah(_hasil(replace(laporan, pengaturan=own)))
    notes = [note for block in report.blok if isinstance(block, Tabel) for note in block.catatan if "aturannya" in note]
    assert len(notes) == 1
    assert words in notes[0]


@pytest.mark.parametrize("gaya", GAYA)
def test_a_document_holds_no_note_of_the_program_on_its_own_arithmetic(gaya: str) -> None:
    money = (BarisBelanja(1, "Belanja Pegawai", D(1000), D(900)),)
    laporan = _laporan(gaya, (_indikator("IKM", "80", "84"),), program=_program("S1"), belanja=money)
    tables = [block for block in naskah(_hasil(laporan)).blok if isinstance(block, Tabel)]
    assert any("Komposisi Belanja" in table.keterangan.teks for table in tables)
    assert not any("jumlah anggaran program" in note for table in tables for note in table.catatan)


def test_what_is_to_be_done_is_one_list_and_a_single_point_is_a_sentence() -> None:
    both = naskah(_hasil(_laporan(PER_SASARAN, naskah={"Saran": ("Satu",), "Langkah Strategis": ("Dua",)})))
    assert [tuple(p.teks for p in b.poin) for b in both.blok if isinstance(b, Daftar)
            if b.poin[0].teks == "Satu"] == [("Satu", "Dua")]
    alone = _texts(naskah(_hasil(_laporan(PER_SASARAN, naskah={"Saran": ("Satu (dua)",)}))))
    assert alone[alone.index("Satu (dua).") - 1].endswith("beberapa hal yang perlu dilakukan adalah:")


def test_a_follow_up_names_its_day_and_who_took_part(made: Made) -> None:
    for gaya in GAYA:
        points = [point for block in made[gaya, "semua bagian"][1].blok if isinstance(block, Daftar)
                  for point in block.poin if point.di_bawah]
        assert [[below.teks for below in point.di_bawah] for point in points] == [
            ["Tindak lanjut: Sudah", "Tanggal pelaksanaan: 16 Juni 2024", "Peserta: Seluruh pegawai",
             "https://contoh.id"]]


@pytest.mark.parametrize(("gaya", "followed", "listed"), [
    (PER_SASARAN, "sudah", ["satu", "dua"]), (PER_SASARAN, "", ["satu", "dua"]),
    (SATU_TABEL, "sudah", ["satu", "dua", "satu", "dua"]), (SATU_TABEL, "", ["satu", "dua"]),
])
def test_a_recommendation_that_is_counted_as_not_followed_up_stands_in_the_report(
        gaya: str, followed: str, listed: list[str]) -> None:
    rows = (Rekomendasi(1, "A", "satu", followed, ""), Rekomendasi(2, "B", "dua", "", ""))
    found = naskah(_hasil(_laporan(gaya, (_indikator("IKM", "80", "84"),), rekomendasi=rows)))
    points = [point for block in found.blok if isinstance(block, Daftar) for point in block.poin]
    assert [point.teks for point in points if point.teks in ("satu", "dua")] == listed
    assert not any(point.di_bawah for point in points if point.teks == "dua")


@pytest.mark.parametrize("gaya", GAYA)
def test_the_programs_that_supported_each_sasaran_stand_in_a_numbered_table(made: Made, gaya: str) -> None:
    hasil, report = made[gaya, "semua bagian"]
    number = nomor(hasil)["penunjang", None]
    found = next(b for b in report.blok if isinstance(b, Tabel) and b.keterangan.nomor == number)
    assert [line.sel[-1] for line in found.baris] == ["Menunjang", "Menunjang"]


def test_the_capaian_of_last_year_stands_beside_that_of_this_year(made: Made) -> None:
    found = next(b for b in made[PER_SASARAN, "semua bagian"][1].blok if isinstance(b, Tabel)
                 if b.keterangan.teks.startswith("Perbandingan Realisasi Kinerja Sasaran 1"))
    cells = dict(zip([column.key for column in found.kolom], found.baris[0].sel, strict=True))
    # 82 / 81 x 100 = 101.234..., 84 / 80 x 100 = 105
    assert (cells["capaian_lalu"], cells["capaian"]) == ("101,23", "105,00")


@pytest.mark.parametrize(("lalu", "title"), [
    ({}, "Tahun 2023 dan 2024"), ({TAHUN - 2: D(80)}, "Tahun 2022, 2023 dan 2024")])
def test_a_title_names_no_year_whose_columns_are_left_out(lalu: dict[int, Decimal], title: str) -> None:
    one = _indikator("IKM", "80", "84")
    known = replace(one, realisasi={TAHUN: D(84), TAHUN - 1: D(82), **lalu})
    titles = [b.keterangan.teks for b in naskah(_hasil(_laporan(SATU_TABEL, (known,)))).blok if isinstance(b, Tabel)]
    assert [text for text in titles if text.endswith(title)]


@pytest.mark.parametrize("gaya", GAYA)
def test_the_charts_of_the_summary_stand_in_the_report_too(made: Made, gaya: str) -> None:
    charts = {block.keterangan.teks: block for block in made[gaya, "semua bagian"][1].blok if isinstance(block, Grafik)}
    spent = charts["Penyerapan Anggaran menurut Program Tahun 2024"]
    assert spent.deret == (("Program 1", D("90.00")), ("Program 2", D("90.00")))
    levels = charts["Jumlah Indikator Kinerja menurut Kategori Capaian Tahun 2024"]
    assert sum(value for _, value in levels.deret if value is not None) == 4
    assert "IKM Tahun 2022-2024" in charts


# Layout

def _lying(made: Naskah) -> list[int]:
    """How many columns each table on a page on its side has."""
    found, lying = [], False
    for block in made.blok:
        lying = block.mendatar if isinstance(block, Halaman) else lying
        if isinstance(block, Tabel) and lying:
            found.append(len(block.kolom))
    return found


def test_pages_lie_on_their_side_only_where_a_table_needs_it(made: Made) -> None:
    assert _lying(made[SATU_TABEL, "angka saja"][1]) == []
    assert _lying(made[PER_SASARAN, "semua bagian"][1]) == [8]
    assert _lying(made[SATU_TABEL, "semua bagian"][1])[0] == 10


GRUP = Tabel(
    Keterangan("Tabel", "1.1", "x"),
    (OutColumn("no", ("No",), 5, "nomor", True), OutColumn("program", ("Program",), 20, "teks", True),
     OutColumn("sub", ("Sub",), 20)), (("No",), ("Program",), ("Sub",)), False,
    tuple(Baris("lanjut" if index else "isi", ("1" if not index else None, "Program satu" if not index else None,
                                               f"Sub {index}")) for index in range(40)))


def test_where_a_page_begins_within_a_group_its_name_stands_again() -> None:
    found = pieces(GRUP, [30, 150, 150], 9, {12, 30})
    assert {number: part.baris.sel[:2] for number, part in enumerate(found) if part.baris.sel[1]} == {
        0: ("1", "Program satu"), 12: ("1", "Program satu (lanjutan)"), 30: ("1", "Program satu (lanjutan)")}


@pytest.mark.parametrize(("rows", "kept"), [
    ((("3", "0", "3"), ("2", "", "2")), ["jenjang", "pns", "jumlah"]),
    ((("0", "0", "0"), ("0", "", "0")), ["jenjang", "pns", "pppk", "jumlah"]),
])
def test_a_kind_of_staff_that_the_office_has_none_of_has_no_column(rows: tuple[tuple[str, ...], ...], kept: list[str]
                                                                   ) -> None:
    counts = tuple(OutColumn(key, (key,), 9, "bulat") for key in ("pns", "pppk", "jumlah"))
    table = replace(GRUP, kolom=(OutColumn("jenjang", ("Jenjang",), 9), *counts), judul_kolom=(("x",),) * 4,
                    baris=tuple(Baris("isi", ("S1", *row)) for row in rows))
    assert [column.key for column in tidy(table, tanpa_nol=True).kolom] == kept
    assert [column.key for column in tidy(table).kolom] == ["jenjang", "pns", "pppk", "jumlah"]


BERJENJANG = replace(
    GRUP, kolom=(GRUP.kolom[0], OutColumn("uraian", ("Uraian",), 20), GRUP.kolom[2]), baris=(
        Baris("program", ("1", "Program A", "1")), Baris("kegiatan", (None, "Kegiatan B", "2")),
        Baris("isi", ("", "Sub C", "3")), Baris("isi", ("", "Sub D", "4")), Baris("total", ("", "JUMLAH", "5"))))


@pytest.mark.parametrize(("row", "number", "name"), [
    (1, "1", "Kegiatan B\n(lanjutan Program A)"), (3, "1", "Sub D\n(lanjutan Program A: Kegiatan B)"),
    (4, "", "JUMLAH")])
def test_a_page_that_begins_with_a_kegiatan_or_a_sub_kegiatan_names_its_program(row: int, number: str, name: str
                                                                                ) -> None:
    assert pieces(BERJENJANG, [30, 150, 150], 9, {row})[row].baris.sel[:2] == (number, name)


def test_where_the_pages_are_not_known_each_piece_of_a_group_begins_with_its_name() -> None:
    found = pieces(GRUP, [30, 150, 150], 9)
    assert all((part.baris.sel[1] is not None) == part.awal for part in found)
    assert sum(part.awal for part in found) == 3


def test_a_high_row_is_cut_between_its_points_and_a_heading_stays_with_its_first_point() -> None:
    text = "\n".join(["Hambatan:", *(f"{number}. butir" for number in range(1, 20))])
    table = replace(GRUP, baris=(Baris("isi", ("1", "Program satu", text)),))
    found = pieces(table, [30, 150, 150], 9, {1})
    assert "\n".join(part.baris.sel[2] or "" for part in found) == text
    assert found[1].baris.sel[:2] == ("1", "Program satu (lanjutan)")
    assert found[0].baris.sel[2].startswith("Hambatan:\n1. butir")  # type: ignore[union-attr]


BUTIR = "\n".join(f"{number}. butir" for number in range(1, 31))
TINGGI = replace(GRUP, baris=(Baris("isi", ("1", "Program satu", BUTIR)), Baris("isi", ("2", "Program dua", "a"))))


def test_a_row_is_whole_again_where_no_page_begins_within_it_and_stays_cut_where_one_does() -> None:
    cut = pieces(TINGGI, [30, 150, 150], 9, ())
    assert [part.baris.sel[2] for part in joined(cut, ())] == [BUTIR, "a"]
    assert len(joined(cut, {len(cut) - 1})) == 2
    assert len(joined(cut, {1})) == len(cut) == 4


def _lines_off(table: Tabel, starts: set[int]) -> list[tuple[str, ...]]:
    rows = TabelWord(table, 150, starts).element().findall(qn("w:tr"))[1:]
    cells = [row.find(qn("w:tc")) for row in rows]
    return [tuple(line.tag.split("}")[1] for line in cell.iterfind(f".//{qn('w:tcBorders')}/*")) for cell in cells]


def test_high_rows_at_the_end_of_a_table_are_not_kept_on_one_page() -> None:
    rows = TabelWord(TINGGI, 150, {1, 2}).element().findall(qn("w:tr"))[1:]
    assert [row.find(f".//{qn('w:keepNext')}") is not None for row in rows] == [False, False, True, False]


def test_no_line_stands_between_the_pieces_of_a_row_but_where_a_page_ends() -> None:
    assert _lines_off(TINGGI, {2}) == [("bottom",), ("top",), (), ()]
@pytest.mark.parametrize(("value", "shown", "printed"), [
    (0, "ukuran", "0"), (0, "rupiah", "0"), ("-", "ukuran", ""), ("-", "teks", "-"), (None, "teks", ""),
    ("realisasi belum diisi", "persen", ""), ("90-100", "ukuran", "90-100"),
])
def test_nought_is_nought_and_a_dash_stands_in_cells_of_texts_alone(value: Value, shown: Format, printed: str) -> None:
    """As on the sheets (docs/aturan-hitung.md, Nol dan kosong pada lembar hasil)."""
    assert tercetak(value, shown, Notation()) == printed


def test_programs_of_a_tujuan_hang_under_its_only_sasaran_so_that_no_box_stands_alone() -> None:
    laporan = replace(_laporan(PER_SASARAN, (_indikator("IKM", "80", "84", induk="T"),), program=_program("T")),
                      induk=INDUK[:2])
    (tujuan,) = cascading(_hasil(laporan))
    (sasaran,) = tujuan.anak
    assert [box.teks for box in sasaran.anak] == ["Program 1"]
    assert _leaves(tujuan) == {"Kegiatan"}


def _leaves(box: Kotak) -> set[str]:
    return {leaf for child in box.anak for leaf in _leaves(child)} or {box.teks}


# What the report lacks

def test_every_part_of_the_outline_of_the_regulation_is_in_the_list_with_its_basis() -> None:
    parts = daftar_bagian()
    assert {part.bab for part in parts} == {"Bab I", "Bab II", "Bab III", "Bab IV"}
    assert all("PermenPAN-RB 53/2014" in part.dasar for part in parts)
    assert {name for part in parts for name in part.naskah} <= set(BAGIAN_NASKAH)


def test_tables_of_an_outline_are_all_known_to_say_something_or_nothing() -> None:
    empty = _hasil(Laporan())
    keys = {key for style in daftar_gaya() for key in style.tabel}
    assert {key for key in keys if ada_isi(key, empty)} == {"skala"}
