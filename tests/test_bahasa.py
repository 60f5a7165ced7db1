"""The sentences of any office read well: links, capitals, direction and names fit; nothing is said twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kantor_uji import AKIP, lines, satu_indikator, terhitung

from lkjip_xl.book.gaya import daftar_gaya
from lkjip_xl.book.naskah import naskah
from lkjip_xl.book.naskah.blok import Daftar, Paragraf
from lkjip_xl.book.naskah.tabel import BELUM_TERISI
from lkjip_xl.book.tables.narasi import sentences
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator, hitung
from lkjip_xl.domain.masukan import (
    BarisProgram,
    Indikator,
    Induk,
    Laporan,
    Pembanding,
    Pengaturan,
    Profil,
    Rekomendasi,
    Surat,
)
from lkjip_xl.domain.narasi import Kalimat
from lkjip_xl.domain.narasi.kalimat import kalimat, kutip
from lkjip_xl.domain.nilai.arah import AturanCapaian
from lkjip_xl.domain.nilai.skala import daftar_skala
from lkjip_xl.domain.nilai.teks import di_tengah
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

PROFIL = Profil("Dinas Uji", "Kabupaten Uji", 2024, 2021, 2026)
T = Induk(1, "Tujuan", "Meningkatnya derajat kesehatan")
S = tuple(Induk(n, "Sasaran", text, T.uraian) for n, text in
          enumerate(("Menurunnya kematian ibu", "Meningkatnya mutu layanan"), 2))
OPINI = tuple(Predikat(text, "Opini", order) for order, text in enumerate(("TMP", "TW", "WDP", "WTP"), 1))
NAMES = {"Angka Kematian Ibu": "rendah", "Prevalensi Stunting": "rendah", "Indeks Kepuasan Masyarakat": "tinggi",
         "Persentase puskesmas yang melayani ibu hamil pada hari libur": "tinggi", "Nilai SAKIP": "tinggi"}
KINDS = ("OPD terbaik", "OPD lain", "Kabupaten/Kota", "Provinsi", "Nasional", "Standar nasional")

# What may begin with a capital within a sentence: documents, regulations, bodies, months, and figures in Roman.
ALLOWED = re.compile(
    r"\b(Perjanjian Kinerja( Perubahan)?|Renstra|RPJMD|Rencana Strategis|LKjIP|SAKIP|OPD|PMK|IKM|Rp\d|Bab I+V?|Juli|"
    r"Inspektorat|Laporan Kinerja Instansi Pemerintah|Permendagri|PermenPAN-RB|IV|I{1,3}\b|"
    r"Peraturan (Presiden|Menteri) [^.]*|Sistem Akuntabilitas Kinerja Instansi Pemerintah)")

_NUMBERS = st.sampled_from([Decimal(text) for text in ("0", "9.5", "12", "64", "80", "80.004", "90", "100", "250")])
_RANGES = st.sampled_from([Rentang(Decimal(80), Decimal(90)), Rentang(Decimal(10), Decimal(12))])


@st.composite
def _indikators(draw: st.DrawFn, nama: str, parents: tuple[str, ...]) -> Indikator:
    ladder = draw(st.sampled_from([AKIP, OPINI]))
    values: st.SearchStrategy[Ukuran] = draw(st.sampled_from([_NUMBERS, _NUMBERS, st.sampled_from(ladder)]))
    numeric = values is _NUMBERS
    targets: st.SearchStrategy[Ukuran | None] = st.none() | values
    if numeric and draw(st.booleans()):
        targets = targets | _RANGES
    years = {year: value for year in (2021, 2022, 2023, 2024) if (value := draw(st.none() | values)) is not None}
    plan = {year: value for year in (2023, 2026) if (value := draw(targets)) is not None}
    rivals = draw(st.lists(st.builds(Pembanding, st.just(1), st.sampled_from(KINDS), st.sampled_from(["", "Badan Uji"]),
                                     st.none() | values), max_size=5))
    return Indikator(
        1, nama, draw(st.sampled_from(parents)), draw(st.sampled_from(["Indeks", "%", "kasus", "Predikat"])),
        "rendah" if NAMES[nama] == "rendah" else "tinggi", pk_murni=draw(targets), realisasi=years, rencana=plan,
        pembanding=tuple(rivals), tidak_diukur=draw(st.sampled_from(["", "", "", "survei ditunda"])))


def _program(kode: str, induk: str, anggaran: int | None, realisasi: int | None) -> tuple[BarisProgram, ...]:
    money = [None if value is None else Decimal(value) for value in (anggaran, realisasi)]
    return (
        BarisProgram(1, kode, f"Program {kode}", induk), BarisProgram(2, f"{kode}.2.01", "Kegiatan"),
        BarisProgram(3, f"{kode}.2.01.0001", "Sub", target=Decimal(1), realisasi=Decimal(1),
                     jenis_belanja="Belanja Modal", pagu_murni=money[0], realisasi_anggaran=money[1]))


@st.composite
def _laporans(draw: st.DrawFn) -> Laporan:
    parents = draw(st.sampled_from([(S[0].uraian,), (S[0].uraian, S[1].uraian), (T.uraian, S[1].uraian)]))
    names = draw(st.lists(st.sampled_from(sorted(NAMES)), max_size=4, unique=True))
    rule = AturanCapaian(batas_atas=draw(st.sampled_from([None, Decimal(100)])),
                         target_nol=draw(st.sampled_from(["", "angka", "kata"])))
    chosen = Pengaturan(
        draw(st.sampled_from([s for s in daftar_skala() if s.untuk == "capaian"])),
        draw(st.sampled_from([style.nama for style in daftar_gaya()])), rule,
        efisiensi=draw(st.sampled_from(["selisih", "pita", "pmk", "rupiah"])),
        triwulan=draw(st.sampled_from([3, 4, 4])),
        periode=draw(st.sampled_from(["", "RPJMD", "Renstra"])))
    money = st.sampled_from([(1_000, 900), (1_000, 1_000), (1_000, 1_100), (0, 0), (1_000, None), (None, None)])
    program = tuple(row for n, parent in enumerate(parents) for row in _program(f"1.02.0{n + 1}", parent, *draw(money)))
    groups, done = st.sampled_from(["", "A", "B"]), st.sampled_from(["", "sudah"])
    advice = tuple(Rekomendasi(n, draw(groups), "saran", draw(done), "") for n in range(draw(st.integers(0, 3))))
    letter = draw(st.sampled_from([Surat(), Surat("Inspektorat", "700/1")]))
    indikator = tuple(draw(_indikators(name, parents)) for name in names)
    written = {"Misi": ("Satu", "Dua"), "Misi yang Didukung": ("Dua",)} if draw(st.booleans()) else {}
    return Laporan(PROFIL, chosen, (T, *S), indikator, program if draw(st.booleans()) else (), surat=letter,
                   rekomendasi=advice, naskah=written)


def _cases(text: str) -> Iterable[str]:
    """The sentences of a paragraph, without what stands in quotes."""
    return re.sub(r"“[^”]*”", "N", text).split(". ")


def _capitals(text: str) -> list[str]:
    """The words that begin with a capital within its sentences, but for names."""
    for name in (*NAMES, "Dinas Uji Kabupaten Uji", "Dinas Uji", "Badan Uji"):
        text = text.replace(name, "n")
    ladders = {p.teks for p in (*AKIP, *OPINI)}
    return [word for sentence in _cases(text) for word in re.findall(r"[A-Z][\w-]*", ALLOWED.sub("n", sentence)[1:])
            if word not in ladders | {"N"}]


def _percents(text: str) -> set[str]:
    return set(re.findall(r"[\d.,]+ %", text))


def _own(hasil: Hasil, item: HasilIndikator) -> set[str]:
    """The percentages that are entered and no result: a target, a realisasi, a comparator."""
    values = [item.target, item.realisasi, item.target_akhir, *item.indikator.realisasi.values(),
              *(one.nilai for one in item.indikator.pembanding)]
    write = hasil.laporan.pengaturan.notation.with_digits(item.desimal).rounded
    return {f"{write(value)} %" for value in values if isinstance(value, Decimal)}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_laporans())
def test_the_sentences_of_any_office_read_well(laporan: Laporan) -> None:
    hasil = hitung(laporan)[0]
    said = sentences(hasil)
    for one in said:
        _check(one, laporan)
    for item in hasil.indikator:
        _check_direction(item, [one.teks for one in said if one.tentang == item.indikator.nama])
    for before, after in pairwise(said):
        _check_neighbours(before, after, hasil)
    assert len({one.teks for one in said}) == len(said)


def _check(one: Kalimat, laporan: Laporan) -> None:
    assert not re.search(r"sehingga[^.;]*\b(belum|tidak)\b(?! efisien)", one.teks), one
    assert _capitals(one.teks) == [], one
    assert not re.search(r'"|\) \(|\b(\w+) \1\b', one.teks), one
    assert one.teks.count("“") == one.teks.count("”"), one
    if laporan.pengaturan.periode == "RPJMD" and one.kunci not in ("kata_pengantar", "latar_belakang", "renstra"):
        assert "Renstra" not in one.teks, one
    if "dari tahun ke tahun" in one.teks:
        years = [int(year) for year in re.findall(r"tahun (\d{4})", one.teks)]
        assert max(years) - min(years) >= 2


def _check_direction(item: HasilIndikator, texts: list[str]) -> None:
    falling = item.indikator.arah == "rendah" and not isinstance(item.realisasi, Predikat)
    wrong = "tingkatkan|melebihi|terlampaui" if falling else "tekan|semakin rendah|membaik"
    assert [text for text in texts if re.search(wrong, text)] == []


def _check_neighbours(before: Kalimat, after: Kalimat, hasil: Hasil) -> None:
    item = next((i for i in hasil.indikator if i.indikator.nama == before.tentang == after.tentang), None)
    if item is not None and after.kunci.startswith("indikator_"):  # else it stands under another heading
        assert not (_percents(before.teks) & _percents(after.teks)) - _own(hasil, item), (before, after)


@pytest.mark.parametrize(("label", "said"), [
    ("Sangat tinggi", "sangat tinggi"), ("Sangat Baik", "sangat baik"), ("SANGAT BAIK", "sangat baik"), ("BB", "BB"),
    ("A", "A"), ("Belanja Barang dan Jasa BLUD", "belanja barang dan jasa BLUD"),
    ("Lebih dari 100 %", "lebih dari 100 %"),
])
def test_a_label_is_written_small_within_a_sentence_but_for_acronyms(label: str, said: str) -> None:
    assert di_tengah(label) == said


def test_quotation_marks_are_alike_and_do_not_nest() -> None:
    assert kalimat("", "", 'Indikator "IKM" naik').teks == "Indikator “IKM” naik."
    assert kutip('Persentase desa "maju"') == "“Persentase desa ‘maju’”"


# From year to year, in the tables as in the sentences (rules section 4)

@pytest.mark.parametrize(("series", "arah", "note"), [
    ({2022: 80, 2023: 82}, "tinggi", "IKM: naik dari tahun ke tahun, 2022 sampai 2024."),
    ({2022: 90, 2023: 86}, "rendah", "IKM: turun dari tahun ke tahun, 2022 sampai 2024."),
    ({2023: 82}, "tinggi", ""),
    ({2022: 80}, "tinggi", ""),
])
def test_a_table_says_from_year_to_year_only_of_three_known_years(series: dict[int, int], arah: str, note: str) -> None:
    one = satu_indikator("80", "84", "rendah" if arah == "rendah" else "tinggi")
    done = {**{year: Decimal(value) for year, value in series.items()}, **one.realisasi}
    for until, expected in ((4, note), (3, "")):
        hasil, _ = terhitung(replace(one, realisasi=done), pengaturan=Pengaturan(triwulan=until))
        found = [str(line.cells[0]) for line in lines(hasil, "banding_lalu") if "tahun ke tahun" in str(line.cells[0])]
        assert found == ([expected] if expected else [])


# Word and the sheet say the same

TERTULIS_LAIN = {"rumus_tinggi", "rumus_rendah", "rumus_khusus", "rekomendasi"}
"""Sentences whose place in Word an equation takes, or that only say what is not there."""


@pytest.mark.parametrize("style", daftar_gaya(), ids=lambda style: style.nama)
@pytest.mark.parametrize("periode", ["", "RPJMD", "Renstra"])
def test_the_document_holds_just_the_sentences_of_the_sheet(style: object, periode: str) -> None:
    nama = getattr(style, "nama", "")
    one = replace(satu_indikator("80", "84"), rencana={2024: Decimal(80)}, induk="S1")
    hasil, _ = terhitung(one, replace(satu_indikator("10", "9", "rendah", "Kasus", "S2"), baris=8),
                         pengaturan=Pengaturan(gaya=nama, periode=periode))
    document = naskah(hasil).blok
    printed = {block.teks for block in document if isinstance(block, Paragraf)} | {
        point.teks for block in document if isinstance(block, Daftar) for point in block.poin}
    sheet = sentences(hasil)
    for_staff = [one for one in sheet if BELUM_TERISI.search(one.teks) or one.kunci in TERTULIS_LAIN]
    assert [one for one in sheet if one.teks not in printed and one not in for_staff] == []
    assert [one.teks for one in sheet] == [str(line.cells[-1]) for line in lines(hasil, "narasi")]
