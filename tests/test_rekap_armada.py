"""A rekap of forty made-up offices: every total, rank and count against what was worked out beside the program.

The fleet holds one contradiction of each kind between offices, and is otherwise sound; both published examples and the
dinas of `kantor_dinas` lie among its books.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import armada_benar as benar
import pytest
from armada import Armada, armada
from armada_bentuk import Kantor, Tanam
from conftest import Workbook
from kantor_dinas import PAGU, RATA_RATA, REALISASI, SERAPAN, dinas

from lkjip_xl.engines.rekap.susun import susun
from lkjip_xl.jobs.rekap.hasil import ISI, Pilihan, Rekap, baris

pytestmark = pytest.mark.xdist_group("rekap_armada")

BANYAK, SEKABUPATEN, BENIH, TAHUN, PER, TENGGAT = 40, 30, 3, 2024, date(2024, 9, 1), 60
LAIN = {
    "Kecamatan Banyudono": ("101.76", "Sangat tinggi"),
    "Kecamatan Blora": ("97.61", "Baik"),
    "Dinas Kesehatan|Kabupaten Uji": (RATA_RATA[""].replace(",", "."), "Sangat tinggi"),
}
"""What the reports of the three other offices print: capaian and kategori."""


@dataclass(frozen=True)
class Bahan:
    """The fleet and the rekap of it, with the offices that count."""

    armada: Armada
    rekap: Rekap

    @property
    def kantor(self) -> dict[str, Kantor]:
        """The offices by name and kabupaten."""
        return {f"{one.nama}|{one.kabupaten}": one for one in self.armada.kantor if one.dihitung}

    def rows(self, frame: str) -> Iterator[Any]:
        """The rows of a frame."""
        return baris(getattr(self.rekap, frame), ISI[frame])

    def milik(self, frame: str) -> Iterator[tuple[Kantor, Any]]:
        """The rows of a frame about offices of the fleet, each with its office."""
        known = self.kantor
        for row in self.rows(frame):
            key = f"{row.instansi}|{row.kabupaten}"
            if key in known:
                yield known[key], row


@pytest.fixture(scope="session")
def bahan(template: Path, computed: Mapping[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Bahan:
    """The fleet with the three other offices, as `lkjip rekap` reads it, with an APBD that its pagu exceed by one."""
    folder = tmp_path_factory.mktemp("armada")
    fleet = armada(BANYAK, BENIH, folder, sekabupaten=SEKABUPATEN, bertentangan=True)
    for path in computed.values():
        shutil.copy(path, folder)
    Workbook(Path(shutil.copy(template, folder / "dinas.xlsx"))).fill(dinas("Tabel per sasaran"))
    apbd = sum(benar.uang(one).pagu or 0 for one in fleet.kantor if one.dihitung)
    return Bahan(fleet, susun([str(folder)], Pilihan(PER, TAHUN, apbd, TENGGAT)))


def _persen(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _cetak(figure: benar.Angka | None) -> float | None:
    return None if figure is None else float(figure.tercetak)


def test_every_office_is_there_once_and_so_are_the_three_others(bahan: Bahan) -> None:
    listed = [f"{row.instansi}|{row.kabupaten}" for row in bahan.rows("serapan_instansi")]
    assert sorted(listed) == sorted([*bahan.kantor, "Kecamatan Banyudono|Kabupaten Boyolali",
                                     "Kecamatan Blora|Kabupaten Blora", "Dinas Kesehatan|Kabupaten Uji"])
    assert len(bahan.kantor) == BANYAK + 1  # with the book of the kabupaten itself


def test_the_capaian_of_each_office_and_sasaran_is_the_mean_of_its_own(bahan: Bahan) -> None:
    found: dict[str, list[tuple[str, float | None, str]]] = {}
    for kantor, row in bahan.milik("capaian"):
        if row.jenis != "Tujuan":
            found.setdefault(kantor.nama + kantor.kabupaten, []).append((row.uraian, row.capaian, row.kategori))
    for kantor in bahan.kantor.values():
        wanted = {kantor.nama: benar.capaian_kantor(kantor), **benar.capaian_sasaran(kantor)}
        assert found[kantor.nama + kantor.kabupaten] == [
            (name, _cetak(figure), benar.kategori(figure, kantor.aturan)) for name, figure in wanted.items()]


def test_the_change_from_last_year_is_between_the_printed_figures(bahan: Bahan) -> None:
    offices = [(kantor, row) for kantor, row in bahan.milik("capaian") if row.jenis == "instansi"]
    for kantor, row in offices:
        means = benar.capaian_sasaran(kantor, benar.capaian_lalu)
        before = benar.rata(means.values(), kantor.aturan)
        assert row.capaian_lalu == _cetak(before), kantor.nama
        if row.capaian is not None and before is not None:
            assert row.selisih == float(Decimal(str(row.capaian)) - before.tercetak)
    assert len(offices) == BANYAK + 1


def test_ranks_count_the_offices_that_are_better(bahan: Bahan) -> None:
    offices = [row for row in bahan.rows("capaian") if row.jenis == "instansi"]
    known = [row.capaian for row in offices if row.capaian is not None]
    assert [row.peringkat for row in offices] == [
        None if row.capaian is None else 1 + sum(other > row.capaian for other in known) for row in offices]
    spent = list(bahan.rows("serapan_instansi"))
    shares = [row.serapan for row in spent if row.serapan is not None]
    assert [row.peringkat for row in spent] == [
        None if row.serapan is None else 1 + sum(other > row.serapan for other in shares) for row in spent]


def test_each_indicator_has_its_capaian_and_kategori(bahan: Bahan) -> None:
    found = Counter((kantor.nama, kantor.kabupaten, row.indikator, row.satuan, row.capaian, row.kategori)
                    for kantor, row in bahan.milik("indikator"))
    assert found == Counter(
        (kantor.nama, kantor.kabupaten, one.nama, one.satuan, _cetak(figure), benar.kategori(figure, kantor.aturan))
        for kantor in bahan.kantor.values() for one in kantor.indikator
        for figure in [benar.capaian_indikator(one, kantor.aturan)])


def test_indicators_are_counted_by_kategori_for_each_office_and_for_each_name(bahan: Bahan) -> None:
    per_office, per_name = {}, Counter[tuple[str, int]]()
    for kantor in bahan.kantor.values():
        levels = [benar.tingkat(benar.capaian_indikator(one, kantor.aturan), kantor.aturan) for one in kantor.indikator]
        per_office[kantor.nama, kantor.kabupaten] = [levels.count(level) for level in (1, 2, 3, 4, 5, 0)]
        per_name.update((one.nama, level) for one, level in zip(kantor.indikator, levels, strict=True))
    counted = {(row.nama, row.kabupaten): _hitungan(row) for row in bahan.rows("kategori_instansi")}
    assert {key: counted[key] for key in per_office} == per_office
    names = {row.nama: _hitungan(row) for row in bahan.rows("kategori_indikator")}
    own = [name for name in {name for name, _ in per_name} if name not in MILIK_LAIN]
    assert {name: names[name] for name in own} == {
        name: [per_name[name, level] for level in (1, 2, 3, 4, 5, 0)] for name in own}


MILIK_LAIN = ("Indeks Kepuasan Masyarakat", "Predikat SAKIP", "Nilai SAKIP")
"""Indicators that the three other offices have too."""


def _hitungan(row: Any) -> list[int]:
    return [row.warna_1, row.warna_2, row.warna_3, row.warna_4, row.warna_5, row.tanpa]


def test_the_money_of_each_office_is_the_sum_of_its_sub_kegiatan(bahan: Bahan) -> None:
    rows = list(bahan.milik("serapan_instansi"))
    assert len(rows) == BANYAK + 1
    for kantor, row in rows:
        money = benar.uang(kantor)
        assert (row.pagu, row.realisasi, row.sisa, row.serapan) == (
            money.pagu, money.realisasi, money.sisa, _persen(money.serapan)), kantor.nama


def test_programs_and_urusan_are_summed_across_offices(bahan: Bahan) -> None:
    programs = benar.per_program(bahan.kantor.values(), lambda kode: kode)
    urusan = benar.per_program(bahan.kantor.values(), lambda kode: ".".join(kode.split(".")[:2]))
    for frame, wanted in (("serapan_program", programs), ("serapan_urusan", urusan)):
        found = {row.kode: (row.pagu, row.realisasi, row.sisa, _persen(row.serapan), row.tanpa)
                 for row in bahan.rows(frame)}
        own = {kode for kode in wanted if not kode.startswith(("7.01", "1.02"))}  # those of the others are in these
        assert {kode: found[kode] for kode in own} == {
            kode: (one.uang.pagu, one.uang.realisasi, one.uang.sisa, _persen(one.uang.serapan), one.tanpa)
            for kode, one in wanted.items() if kode in own}
        assert found.keys() >= wanted.keys()


def test_the_totals_are_those_of_the_offices_that_have_both_pagu_and_realisasi(bahan: Bahan) -> None:
    facts, others = bahan.rekap.ringkasan, _lain(bahan, "serapan_instansi")
    own = [benar.uang(kantor) for kantor in bahan.kantor.values()]
    known = benar.total(own)
    assert facts.pagu == (known.uang.pagu or 0) + sum(row.pagu for row in others)
    assert facts.realisasi == (known.uang.realisasi or 0) + sum(row.realisasi for row in others)
    assert facts.sisa == facts.pagu - facts.realisasi
    assert facts.serapan == float(benar.bulat(Fraction(facts.realisasi, facts.pagu) * 100))
    assert facts.beranggaran == known.banyak - known.tanpa + len(others)
    assert facts.pagu_tanpa_realisasi == sum(one.pagu or 0 for one in own if one.realisasi is None)


def test_the_mean_of_all_is_that_of_the_printed_capaian(bahan: Bahan) -> None:
    facts = bahan.rekap.ringkasan
    printed = [figure.tercetak for kantor in bahan.kantor.values() if (figure := benar.capaian_kantor(kantor))]
    printed += [Decimal(capaian) for capaian, _ in LAIN.values()]
    assert facts.capaian == float(benar.bulat(sum(map(Fraction, printed), Fraction(0)) / len(printed)))
    assert (facts.tercapai, facts.instansi) == (len(printed), BANYAK + 1 + len(LAIN))


def test_the_three_other_offices_have_the_figures_of_their_reports(bahan: Bahan) -> None:
    found = {row.instansi: (str(row.capaian), row.kategori) for row in _lain(bahan, "capaian")
             if row.jenis == "instansi"}
    assert found == {name.split("|")[0]: figures for name, figures in LAIN.items()}
    money = {row.instansi: (row.pagu, row.realisasi, row.serapan) for row in _lain(bahan, "serapan_instansi")}
    assert money["Dinas Kesehatan"] == (PAGU, REALISASI, float(SERAPAN[""].replace(",", ".")))
    assert money["Kecamatan Blora"][0] == 19_422_400_000


def _lain(bahan: Bahan, frame: str) -> list[Any]:
    """The rows of a frame about the three other offices."""
    return [row for row in bahan.rows(frame) if f"{row.instansi}|{row.kabupaten}" not in bahan.kantor]


def test_recommendations_are_done_open_or_overdue(bahan: Bahan) -> None:
    rows = list(bahan.milik("tindak_lanjut"))
    assert len(rows) == BANYAK + 1
    for kantor, row in rows:
        done = [one for one in kantor.rekomendasi if one.tindak_lanjut]
        waiting = len(kantor.rekomendasi) - len(done)
        late = kantor.surat is not None and kantor.surat + timedelta(TENGGAT) < PER
        assert (row.banyak, row.selesai, row.berbukti, row.terbuka, row.lewat, row.tanpa_tanggal) == (
            len(kantor.rekomendasi), len(done), sum(bool(one.tautan) for one in done), waiting,
            waiting if late else 0, waiting if kantor.surat is None else 0), kantor.nama


def test_completeness_is_the_share_of_what_was_typed(bahan: Bahan) -> None:
    rows = list(bahan.milik("kelengkapan"))
    assert len(rows) == BANYAK + 1
    for kantor, row in rows:
        if kantor.triwulan == 4:
            found = {part: getattr(row, part) for part in ("renstra", "pk", "tw1", "tw4", "anggaran", "analisis",
                                                           "tindak_lanjut")}
            assert found == {part: _bagian(items) for part, items in _terisi(kantor).items()} | (
                {} if kantor.anggaran else {"anggaran": 0.0}), kantor.nama


def _bagian(items: list[bool]) -> float | None:
    return float(benar.bulat(Fraction(sum(items), len(items)) * 100)) if items else None


def _terisi(kantor: Kantor) -> dict[str, list[bool]]:
    """For each part whether each thing that it asks for was typed."""
    measured = [one for one in kantor.indikator if not one.tidak_diukur]
    analysed = {row["indikator"] for row in kantor.analisis}
    return {
        "renstra": [year < len(one.rencana) for one in kantor.indikator for year in range(5)],
        "pk": [True for _ in kantor.indikator],
        "tw1": [bool(one.realisasi_tw) and one.realisasi_tw[0] is not None for one in measured
                if one.target_tw or (one.realisasi_tw and one.realisasi_tw[0] is not None)],
        "tw4": [one.realisasi_tw[3] is not None if one.realisasi_tw else one.realisasi is not None for one in measured],
        "anggaran": [row.realisasi is not None for row in kantor.anggaran if row.murni is not None],
        "analisis": [one.nama in analysed for one in measured],
        "tindak_lanjut": [bool(one.tindak_lanjut) for one in kantor.rekomendasi],
    }


def test_all_planted_contradictions_are_found_and_none_is_invented(bahan: Bahan) -> None:
    planted = [*bahan.armada.tanam, Tanam("R-151", "APBD")]
    found = [row for row in bahan.rows("temuan_silang") if row.kode == "R-151" or (
        row.kabupaten not in DAERAH_LAIN and not row.pokok.startswith("1.02."))]  # see DAERAH_LAIN
    assert [one for one in planted if not _cocok(one, found)] == []
    assert sorted(row.kode for row in found) == sorted(one.kode for one in planted)


DAERAH_LAIN = ("Kabupaten Boyolali", "Kabupaten Blora", "Kabupaten Uji")
"""Where the three other offices are; the published reports do name some codes otherwise than the nomenclature.

The dinas has the true names of urusan 1.02, for which the fleet has made-up ones.
"""


def _cocok(one: Tanam, rows: Iterable[Any]) -> bool:
    """Offices write a name in capitals or not; the subject is as the first of them has it."""
    return any(row.kode == one.kode and row.pokok.casefold() == one.pokok.casefold()
               and all(name in row.temuan for name in one.sebut) for row in rows)


def test_a_second_book_of_an_office_and_a_copy_are_listed_and_not_counted(bahan: Bahan) -> None:
    listed = {Path(row.berkas).name: row.alasan for row in bahan.rows("tidak_terbaca")}
    extra = [one for one in bahan.armada.kantor if not one.dihitung and one.tahun == TAHUN]
    assert sorted(listed) == sorted(Path(one.berkas).name for one in extra)
    assert sum("sama persis" in reason for reason in listed.values()) == 1
