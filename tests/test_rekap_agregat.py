"""Every total, rank and count of a rekap against plain arithmetic on the rows it was made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pandas import DataFrame
from rekap_acak import Acak, Buku

from lkjip_xl.domain.nilai.skala import skala
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.rekap import tabel
from lkjip_xl.engines.rekap import parket
from lkjip_xl.jobs.rekap import hasil
from lkjip_xl.jobs.rekap.agregat import Pilihan, Rekap, agregat
from lkjip_xl.jobs.rekap.kantor import kantor as pilih

PER = date(2025, 6, 1)
BIASA = {"triwulan": 4, "tahun": 2024, "kabupaten": "Kabupaten A"}


def rekap(books: Sequence[Buku], silang: Iterable[tabel.Temuan] = (), **pilihan: int) -> Rekap:
    with TemporaryDirectory() as name:
        folder, rows = Path(name), {key: isi for _, key, isi in books}
        parket.tulis_tabel([(path, key) for path, key, _ in books], rows.__getitem__, folder)
        parket.tambah_temuan(folder, silang)
        return agregat(partial(parket.baca, folder), Pilihan(PER, **pilihan), [("b/rusak.xlsm", "Isinya rusak.")])


def kantor(*offices: dict[str, tabel.Nilai]) -> list[Buku]:
    return [Acak(5).buku(number, **{**BIASA, "instansi": f"Kantor {number}", **known})
            for number, known in enumerate(offices)]


def baris(frame: object, kind: type) -> list:
    return list(hasil.baris(frame, kind))


@cache
def acak() -> tuple[tuple[Buku, ...], Rekap]:
    books = tuple(Acak(11, kabupaten=3).banyak(60))
    return books, rekap(books)


def buku_setahun() -> list[tuple[tabel.Instansi, dict[str, list]]]:
    """The offices of 2024 in the order of the sheets, with their rows."""
    found = [(tabel.Instansi(*isi["instansi"][0]), isi) for _, _, isi in acak()[0]]
    return sorted(((one, isi) for one, isi in found if one.tahun == 2024),
                  key=lambda pair: (pair[0].kabupaten, pair[0].instansi, pair[0].berkas))


def pecahan(value: float) -> Fraction:
    return Fraction(repr(value))


def bulat(value: Fraction) -> float:
    """Half up to two decimals, by whole numbers; only for figures that are not beside 0 or 100."""
    sign = -1 if value < 0 else 1
    return sign * int(abs(value) * 100 + Fraction(1, 2)) / 100


def rata(values: Iterable[float | None]) -> float | None:
    known = [pecahan(value) for value in values if value is not None]
    return bulat(sum(known, Fraction(0)) / len(known)) if known else None


def uang(rows: Iterable[tuple[int | None, int | None]]) -> tuple[int | None, int | None, int | None, float | None]:
    both = [(pagu, spent) for pagu, spent in rows if pagu is not None and spent is not None]
    if not both:
        return None, None, None, None
    pagu, spent = sum(one for one, _ in both), sum(one for _, one in both)
    return pagu, spent, pagu - spent, bulat(Fraction(spent * 100, pagu)) if pagu else None


def test_the_facts_are_the_sums_and_means_of_the_offices() -> None:
    offices = [one for one, _ in buku_setahun()]
    facts = acak()[1].ringkasan
    assert (facts.instansi, facts.terbaca, facts.tak_terbaca) == (len(offices), 60, 1)
    assert facts.capaian == rata(one.capaian for one in offices)
    assert facts.kelengkapan == rata(one.kelengkapan for one in offices)
    assert (facts.pagu, facts.realisasi, facts.sisa, facts.serapan) == uang(
        (one.pagu, one.realisasi) for one in offices)
    assert facts.beranggaran == sum(None not in (one.pagu, one.realisasi) for one in offices)
    assert facts.pagu_tanpa_realisasi == sum(one.pagu or 0 for one in offices if one.realisasi is None)
    assert (facts.galat, facts.peringatan, facts.saran) == tuple(
        sum(getattr(one, name) for one in offices) for name in ("galat", "peringatan", "saran"))
    lights = Counter("siap" if one.kelengkapan == 100 else "kosong" if one.kelengkapan == 0 else "belum"
                     for one in offices)
    assert (facts.siap, facts.belum_lengkap, facts.kosong) == (lights["siap"], lights["belum"], lights["kosong"])


def test_each_kabupaten_has_its_own_means_and_sums() -> None:
    by = defaultdict(list)
    for one, _ in buku_setahun():
        by[one.kabupaten].append(one)
    assert [(row.kabupaten, row.instansi, row.capaian, (row.pagu, row.realisasi, row.sisa, row.serapan))
            for row in baris(acak()[1].wilayah, hasil.Wilayah)] == [
        (name, len(rows), rata(one.capaian for one in rows), uang((one.pagu, one.realisasi) for one in rows))
        for name, rows in sorted(by.items())]


def test_an_office_ranks_behind_every_office_that_is_better_and_its_sasaran_follow_it() -> None:
    offices = [one for one, _ in buku_setahun()]
    known = [one.capaian for one in offices if one.capaian is not None]
    wanted: list[tuple[object, ...]] = []
    for one, isi in buku_setahun():
        rank = None if one.capaian is None else 1 + sum(other > one.capaian for other in known)
        wanted.append((one.instansi, one.instansi, one.capaian, rank, beda(one.capaian, one.capaian_lalu)))
        wanted += [(one.instansi, row.uraian, row.capaian, None, beda(row.capaian, row.capaian_lalu))
                   for row in (tabel.Sasaran(*cells) for cells in isi["sasaran"])]
    assert [(row.instansi, row.uraian, row.capaian, row.peringkat, row.selisih)
            for row in baris(acak()[1].capaian, hasil.Capaian)] == wanted


def beda(now: float | None, last: float | None) -> float | None:
    return None if now is None or last is None else float(pecahan(now) - pecahan(last))


def test_the_completeness_of_each_office_is_as_its_book_says_and_what_is_not_asked_stays_empty() -> None:
    names = hasil.Kelengkapan._fields[:-1]
    assert [row[:-1] for row in baris(acak()[1].kelengkapan, hasil.Kelengkapan)] == [
        tuple(getattr(one, name) for name in names) for one, _ in buku_setahun()]


def test_every_indicator_is_listed_with_its_change_from_last_year() -> None:
    wanted = [(one.instansi, item.nomor, item.indikator, item.capaian, beda(item.capaian, item.capaian_lalu))
              for one, isi in buku_setahun() for item in (tabel.Indikator(*row) for row in isi["indikator"])]
    assert [(row.instansi, row.nomor, row.indikator, row.capaian, row.selisih)
            for row in baris(acak()[1].indikator, hasil.Indikator)] == wanted


def test_colours_are_counted_by_indicator_and_by_office_with_the_mean_of_what_was_printed() -> None:
    by_name, by_office = defaultdict(list), []
    for one, isi in buku_setahun():
        items = [tabel.Indikator(*row) for row in isi["indikator"]]
        by_office.append((one.instansi, *hitung(items)))
        for item in items:
            by_name[item.kunci].append(item)
    found = {serupa(row.nama): row[2:] for row in baris(acak()[1].kategori_indikator, hasil.Hitungan)}
    assert found == {name: hitung(items) for name, items in by_name.items()}
    assert [(row.nama, *row[2:]) for row in baris(acak()[1].kategori_instansi, hasil.Hitungan)] == by_office


def hitung(items: list[tabel.Indikator]) -> tuple[float | None, ...]:
    colours = Counter(item.warna for item in items)
    return len(items), *(colours[place] for place in (1, 2, 3, 4, 5, 0)), rata(item.capaian for item in items)


def test_every_kategori_is_counted_once_and_those_without_stand_last() -> None:
    offices = Counter(one.kategori for one, _ in buku_setahun())
    items = Counter(row[17] for _, isi in buku_setahun() for row in isi["indikator"])
    rows = baris(acak()[1].kategori, hasil.Kategori)
    assert {row.kategori: (row.instansi, row.indikator) for row in rows} == {
        name: (offices[name], items[name]) for name in {*offices, *items, ""}}
    assert rows[-1].kategori == ""


def test_the_heat_map_has_the_thirty_indicators_of_most_offices_and_the_first_row_of_each() -> None:
    peta = acak()[1].peta
    offices = Counter(kunci for _, isi in buku_setahun() for kunci in {row[8] for row in isi["indikator"]})
    shown = [serupa(name) for name in peta.indikator]
    assert len(shown) == 30
    assert min(offices[name] for name in shown) >= max(offices[name] for name in set(offices) - set(shown))
    for (one, isi), line in zip(buku_setahun(), peta.baris(), strict=True):
        first: dict[str, tabel.Indikator] = {}
        for row in isi["indikator"]:
            first.setdefault(str(row[8]), tabel.Indikator(*row))
        assert line.instansi == one.instansi
        assert line.capaian == tuple(first[name].capaian if name in first else None for name in shown)
        assert line.warna == tuple(first[name].warna if name in first else 0 for name in shown)
    assert any("30 dari 40" in said for said in acak()[1].catatan["indikator"])


def test_serapan_by_urusan_and_program_is_the_sum_across_offices() -> None:
    urusan, program = defaultdict(list), defaultdict(list)
    for _, isi in buku_setahun():
        for row in (tabel.Anggaran(*cells) for cells in isi["anggaran"]):
            if row.jenjang == "program":
                urusan[row.urusan].append(row)
                program[row.kode_baku, "" if row.kode_baku else row.uraian].append(row)
    assert {row.kode: row[2:] for row in baris(acak()[1].serapan_urusan, hasil.SerapanJumlah)} == {
        key: terserap(rows) for key, rows in urusan.items()}
    rows = baris(acak()[1].serapan_program, hasil.SerapanJumlah)
    assert {(row.kode, "" if row.kode else row.uraian): row[2:] for row in rows} == {
        key: terserap(group) for key, group in program.items()}
    assert [row.kode == "" for row in rows] == sorted(row.kode == "" for row in rows)


def terserap(rows: list[tabel.Anggaran]) -> tuple[object, ...]:
    missing = sum(None in (row.pagu, row.realisasi) for row in rows)
    return len({row.buku for row in rows}), *uang((row.pagu, row.realisasi) for row in rows), missing


def test_serapan_of_offices_ranks_only_those_that_have_one() -> None:
    known = [one.serapan for one, _ in buku_setahun() if one.serapan is not None]
    assert [(row.instansi, row.pagu, row.realisasi, row.sisa, row.serapan, row.peringkat)
            for row in baris(acak()[1].serapan_instansi, hasil.Serapan)] == [
        (one.instansi, one.pagu, one.realisasi, one.sisa, one.serapan,
         None if one.serapan is None else 1 + sum(other > one.serapan for other in known)) for one, _ in buku_setahun()]


def test_efficiency_levels_are_counted_by_method_and_offices_without_a_figure_apart() -> None:
    counts = Counter(("", "") if one.efisiensi is None else (one.efisiensi_metode, one.efisiensi_tingkat)
                     for one, _ in buku_setahun())
    assert {row[:2]: row.banyak for row in baris(acak()[1].efisiensi_tingkat, hasil.EfisiensiTingkat)} == counts


def test_findings_are_counted_by_code_and_accepted_ones_apart() -> None:
    rows = [tabel.Temuan(*row) for _, isi in buku_setahun() for row in isi["temuan"]]
    wanted = {}
    for code in {row.kode for row in rows}:
        stands = [row for row in rows if row.kode == code and not row.diterima]
        wanted[code] = (len({row.buku for row in stands}), sum(row.banyak for row in stands),
                        sum(row.banyak for row in rows if row.kode == code and row.diterima), stands[0].temuan)
    found = baris(acak()[1].temuan_kode, hasil.TemuanKode)
    assert {row.kode: row[2:] for row in found} == wanted
    assert [row.tingkat for row in found] == ["galat", "peringatan", "saran"]


def test_recommendations_are_done_open_or_overdue() -> None:
    wanted = []
    for one, isi in buku_setahun():
        rows = [tabel.Rekomendasi(*row) for row in isi["rekomendasi"]]
        left = [row.tanggal_surat for row in rows if not row.selesai]
        late = sum(bool(day) and date.fromisoformat(day) + timedelta(60) < PER for day in left)
        wanted.append((one.instansi, len(rows), len(rows) - len(left), sum(row.berbukti for row in rows), len(left),
                       late, left.count("")))
    assert [(row[0], *row[2:]) for row in baris(acak()[1].tindak_lanjut, hasil.TindakLanjut)] == wanted
    assert sum(row[5] for row in wanted) == acak()[1].ringkasan.lewat > 0


def test_a_recommendation_is_overdue_on_the_day_after_the_last_one_and_not_on_it() -> None:
    book, = kantor({})
    for day, late in ((PER - timedelta(60), 0), (PER - timedelta(61), 1)):
        book[2]["rekomendasi"] = [[book[1], 1, False, False, "", day.isoformat()]]
        assert rekap([book]).ringkasan.lewat == late


def test_frames_have_the_columns_and_types_of_their_rows_even_without_any_office() -> None:
    for made in (acak()[1], rekap([])):
        for name, kind in hasil.ISI.items():
            frame = getattr(made, name)
            assert tuple(frame.columns) == kind._fields, name
            assert not [column for column in frame if frame[column].dtype == object], name


def test_a_rekap_of_nothing_says_so_and_has_no_figure() -> None:
    made = rekap([])
    facts = made.ringkasan
    assert (facts.instansi, facts.capaian, facts.pagu, made.nama_wilayah) == (0, None, None, "")
    assert made.catatan["ringkasan"] == ("Tidak ada buku kerja yang terbaca.",)
    assert list(made.peta.baris()) == []


def test_equal_capaian_share_a_rank_and_the_next_is_skipped() -> None:
    made = rekap(kantor({"capaian": 90.0}, {"capaian": 90.0}, {"capaian": 95.0}, {"capaian": 80.0}, {"capaian": None}))
    offices = [row for row in baris(made.capaian, hasil.Capaian) if row.jenis == "instansi"]
    assert [row.peringkat for row in offices] == [2, 2, 1, 4, None]
    assert any("1 dari 5 instansi belum mempunyai capaian" in said for said in made.catatan["capaian"])


def test_a_mean_is_rounded_half_up_on_the_decimals_that_are_printed() -> None:
    # (90,00 + 90,01) / 2 = 90,005, which as binary fractions would come out as 90,00
    assert rekap(kantor({"capaian": 90.0}, {"capaian": 90.01})).ringkasan.capaian == 90.01


def test_a_hundred_is_printed_only_of_what_is_exactly_that() -> None:
    made = rekap(kantor({"pagu": 100_000, "realisasi": 99_999}, {"pagu": 100_000, "realisasi": 100_000}))
    assert made.ringkasan.serapan == 99.9995  # 199.999 / 200.000
    assert rekap(kantor({"pagu": 5, "realisasi": 5})).ringkasan.serapan == 100


def test_a_pagu_of_zero_is_summed_up_but_gives_no_percentage() -> None:
    facts = rekap(kantor({"pagu": 0, "realisasi": 0})).ringkasan
    assert (facts.pagu, facts.realisasi, facts.sisa, facts.serapan) == (0, 0, 0, None)


def test_a_pagu_without_realisasi_is_in_no_sum_and_is_said() -> None:
    made = rekap(kantor({"pagu": 700, "realisasi": None}, {"pagu": 1000, "realisasi": 250}))
    assert (made.ringkasan.pagu, made.ringkasan.serapan, made.ringkasan.pagu_tanpa_realisasi) == (1000, 25, 700)
    assert any("Rp700" in said for said in made.catatan["serapan_instansi"])


def test_money_of_a_nation_stays_exact_to_the_rupiah() -> None:
    facts = rekap(kantor({"pagu": 9_007_199_254_740_993, "realisasi": 1}, {"pagu": 2, "realisasi": 0})).ringkasan
    assert facts.pagu == 9_007_199_254_740_995


def test_the_mean_has_a_kategori_only_where_all_offices_share_a_scale() -> None:
    own, other = skala("baik").nama, skala("seratus").nama
    same = rekap(kantor({"capaian": 90.0, "skala": own}, {"capaian": 92.0, "skala": own}))
    assert (same.ringkasan.kategori, same.ringkasan.warna) == ("Sangat Baik", 1)  # 91 belongs to it
    mixed = rekap(kantor({"capaian": 90.0, "skala": own}, {"capaian": 92.0, "skala": other}))
    assert (mixed.ringkasan.kategori, mixed.ringkasan.warna) == ("", 0)
    assert any("2 skala" in said for said in mixed.catatan["ringkasan"])


def test_of_doubles_one_counts_everywhere_and_the_others_are_listed_with_the_reason() -> None:
    alone = kantor({"kelengkapan": 90.0, "capaian": 80.0})
    double = Acak(5).buku(9, **BIASA, instansi="KANTOR 0", kelengkapan=40.0, capaian=10.0)
    copied = ("z/salinan.xlsm", *alone[0][1:])
    one, several = rekap(alone), rekap([*alone, double, copied])
    assert (several.ringkasan.terbaca, several.ringkasan.tak_terbaca) == (3, 3)
    for name in set(hasil.ISI) - {"tidak_terbaca"}:
        assert baris(getattr(several, name), hasil.ISI[name]) == baris(getattr(one, name), hasil.ISI[name]), name
    assert baris(several.tidak_terbaca, hasil.TidakTerbaca) == [
        (double[0], (f"KANTOR 0 tahun 2024 sudah dihitung dari {alone[0][0]} (kelengkapan 90,00 %; berkas ini "
                     "40,00 %).")),
        ("b/rusak.xlsm", "Isinya rusak."),
        ("z/salinan.xlsm", f"Isinya sama persis dengan {alone[0][0]}, yang sudah dihitung.")]


def test_workbooks_without_a_name_of_an_office_are_not_taken_for_one_office() -> None:
    made = rekap(kantor({"instansi": "", "capaian": 50.0}, {"instansi": "", "capaian": 60.0}))
    assert made.ringkasan.instansi == 2
    assert all(name.startswith("(tanpa nama) ") for name in made.kelengkapan["instansi"])


def test_a_rekap_is_about_the_year_of_most_books_the_latest_of_several_or_the_one_asked_for() -> None:
    books = kantor({"tahun": 2023}, {"tahun": 2024}, {"tahun": 2023}, {"tahun": 2024}, {"tahun": 2022})
    instansi = [isi["instansi"][0] for _, _, isi in books]
    frame = DataFrame(instansi, columns=tabel.Instansi._fields)
    assert pilih(lambda *_: frame).tahun == 2024
    assert pilih(lambda *_: frame[:3]).tahun == 2023
    asked = rekap(books, tahun=2022)
    assert (asked.ringkasan.instansi, asked.ringkasan.terbaca) == (1, 5)
    assert "4 buku kerja dari tahun lain tidak ikut dalam rekap ini." in asked.catatan["ringkasan"]
    assert rekap(books, tahun=2020).catatan["ringkasan"][0] == "Tidak ada buku kerja tahun 2020 yang terbaca."


def test_a_kabupaten_that_is_written_in_several_ways_is_one() -> None:
    made = rekap(kantor({"kabupaten": "KABUPATEN A"}, {}, {}))
    assert (made.nama_wilayah, made.ringkasan.instansi) == ("Kabupaten A", 3)


def test_what_several_books_tell_is_listed_in_full_and_counted_by_code_but_with_no_office() -> None:
    books = kantor({})
    said = [tabel.Temuan(books[0][1], "Kantor 0", "Kabupaten A", year, "peringatan", "R-101", "", "", "Indeks",
                         "Berbeda.", "Samakan.", 1, False) for year in (2024, 2023)]
    made, before = rekap(books, said), rekap(books)
    assert [row.kode for row in baris(made.temuan_silang, hasil.TemuanSilang)] == ["R-101"]
    assert made.ringkasan.silang == 1
    assert ("peringatan", "R-101", 1, 1, 0, "Berbeda.") in baris(made.temuan_kode, hasil.TemuanKode)
    assert made.temuan_instansi.equals(before.temuan_instansi)


SEHAT = {"kelengkapan": 95.0, "capaian": 96.0, "capaian_lalu": 95.0, "kategori": "Sangat tinggi", "warna": 1,
         "galat": 0, "serapan": 97.0}


def test_an_office_without_a_reason_needs_no_help() -> None:
    books = kantor(SEHAT)
    books[0][2]["rekomendasi"] = []
    made = rekap(books)
    assert made.perhatian.empty
    assert made.catatan["perhatian"] == (
        "Tidak ada instansi yang perlu dibantu lebih dahulu menurut ukuran yang dipakai.",)


def test_reasons_say_the_own_figures_of_the_office_and_the_heaviest_stands_first() -> None:
    books = kantor({**SEHAT, "kelengkapan": 59.99, "capaian": 60.5, "capaian_lalu": 70.5, "kategori": "Rendah",
                    "warna": 4, "serapan": 79.99, "galat": 2})
    books[0][2]["rekomendasi"] = [[books[0][1], 1, False, False, "", "2025-01-02"]]
    rows = baris(rekap(books).perhatian, hasil.Perhatian)
    assert [(row.bobot, row.alasan) for row in rows] == [
        (3, "Isian baru lengkap 59,99 %, kurang dari 60 %."),
        (3, "Capaian kinerja 60,50 % berkategori rendah."),
        (2, "Masih ada 2 temuan galat, yang membuat angka salah atau kosong."),
        (2, "Serapan anggaran 79,99 %, kurang dari 80 %."),
        (2, "Ada 1 rekomendasi evaluator yang belum ditindaklanjuti sampai lewat waktu."),
        (1, "Capaian kinerja turun 10,00 poin, dari 70,50 % tahun lalu menjadi 60,50 %.")]
    assert {row.jumlah for row in rows} == {13}


def test_bounds_of_reasons_belong_to_the_better_side_and_a_running_year_is_not_judged_by_its_end() -> None:
    just = {**SEHAT, "kelengkapan": 60.0, "serapan": 80.0, "capaian": 85.01, "capaian_lalu": 95.0}
    running = {**SEHAT, "serapan": 20.0, "capaian": None, "triwulan": 2}
    books = kantor(just, running)
    for book in books:
        book[2]["rekomendasi"] = []
    assert rekap(books).perhatian.empty


def test_five_offices_at_most_and_equal_weight_stands_by_completeness_then_name() -> None:
    books = kantor(*({**SEHAT, "kelengkapan": share} for share in (50.0, 40.0, 50.0, 30.0, 59.0, 20.0)))
    for book in books:
        book[2]["rekomendasi"] = []
    assert [row.instansi for row in baris(rekap(books).perhatian, hasil.Perhatian)] == [
        "Kantor 5", "Kantor 3", "Kantor 1", "Kantor 0", "Kantor 2"]


def test_the_share_of_the_apbd_is_said_where_its_total_is_given() -> None:
    made = rekap(kantor({"pagu": 250, "realisasi": 100}), apbd=1000)
    assert "Pagu yang dijumlahkan 25,00 % dari APBD sebesar Rp1.000." in made.catatan["ringkasan"]


@pytest.mark.parametrize("place", range(5))
def test_headings_of_colours_name_the_kategori_of_every_scale_in_use(place: int) -> None:
    wanted = ("Sangat tinggi / Sangat baik", "Tinggi / Baik", "Sedang / Cukup", "Rendah / Kurang",
              "Sangat rendah / Sangat Kurang")
    assert acak()[1].sebutan_warna[place] == wanted[place]
