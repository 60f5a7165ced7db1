"""A rekap of forty made-up offices: every total, rank and count against what was worked out beside the program.

The fleet holds one contradiction of each kind between offices, and is otherwise sound; both published examples and the
dinas of `kantor_dinas` lie among its books and are worked out in the same way.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import armada_benar as benar
import pytest
from armada import Armada, armada
from armada_bentuk import Ind, Kantor, Tanam
from armada_lain import GAYA, lain
from armada_tulis import Cetakan
from conftest import Workbook
from kantor_dinas import PAGU, RATA_RATA, REALISASI, SERAPAN, dinas

from lkjip_xl.engines.rekap.susun import Cara, mengumpulkan, susun
from lkjip_xl.jobs.rekap.hasil import ISI, Pilihan, Rekap, baris

pytestmark = pytest.mark.xdist_group("rekap_armada")

BANYAK, SEKABUPATEN, BENIH, TAHUN, PER, TENGGAT = 40, 30, 3, 2024, date(2024, 9, 1), 60
SEMUA = BANYAK + 5
"""With the book of the kabupaten itself, one whose kabupaten is misspelled, and the three others."""
LAIN = {
    "Kecamatan Banyudono": ("101.76", "Sangat tinggi"),
    "Kecamatan Blora": ("97.61", "Baik"),
    "Dinas Kesehatan": (RATA_RATA[""].replace(",", "."), "Sangat tinggi"),
}
"""What the reports of the three other offices print: capaian and kategori."""


@dataclass(frozen=True)
class Bahan:
    """The fleet and the rekap of it, with the offices that count."""

    armada: Armada
    rekap: Rekap

    @cached_property
    def kantor(self) -> dict[str, Kantor]:
        """The offices that count, by name and kabupaten."""
        offices = (*(one for one in self.armada.kantor if one.dihitung), *lain())
        return {f"{one.nama}|{one.kabupaten}": one for one in offices}

    @property
    def uang(self) -> benar.Total:
        """The money of those that have both a pagu and a realisasi."""
        return benar.serapan_total(self.kantor.values())

    def rows(self, frame: str) -> Iterator[Any]:
        """The rows of a frame."""
        return baris(getattr(self.rekap, frame), ISI[frame])

    def milik(self, frame: str) -> Iterator[tuple[Kantor, Any]]:
        """The rows of a frame, each with its office."""
        return ((self.kantor[f"{row.instansi}|{row.kabupaten}"], row) for row in self.rows(frame))


@pytest.fixture(scope="session")
def bahan(template: Path, computed: Mapping[str, Path], pembuat: Sequence[Cetakan],
          tmp_path_factory: pytest.TempPathFactory) -> Bahan:
    """The fleet with the three other offices, as `lkjip rekap` reads it; all spent one rupiah more than the APBD."""
    folder = tmp_path_factory.mktemp("armada")
    fleet = armada(BANYAK, BENIH, folder, sekabupaten=SEKABUPATEN, bertentangan=True, pembuat=pembuat)
    for path in computed.values():
        shutil.copy(path, folder)
    Workbook(Path(shutil.copy(template, folder / "dinas.xlsx"))).fill(dinas(GAYA))
    spent = sum(benar.uang(one).realisasi or 0 for one in (*fleet.kantor, *lain()) if one.dihitung)
    return Bahan(fleet, susun([str(folder)], Pilihan(PER, TAHUN, spent - 1, TENGGAT)))


def _persen(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _cetak(figure: benar.Angka | None) -> float | None:
    return None if figure is None else float(figure.tercetak)


def test_every_office_is_there_once_and_so_are_the_three_others(bahan: Bahan) -> None:
    listed = [f"{row.instansi}|{row.kabupaten}" for row in bahan.rows("serapan_instansi")]
    assert sorted(listed) == sorted(bahan.kantor)
    assert len(listed) == SEMUA


def test_the_capaian_of_each_office_and_sasaran_is_the_mean_of_its_own(bahan: Bahan) -> None:
    found: dict[str, list[tuple[str, float | None, str]]] = {}
    for kantor, row in bahan.milik("capaian"):
        if row.jenis == "instansi" or row.indikator:  # Blora measures its tujuan, the others their sasaran
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
    assert len(offices) == SEMUA


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
    assert counted == per_office
    names = {row.nama: _hitungan(row) for row in bahan.rows("kategori_indikator")}
    assert names == {name: [per_name[name, level] for level in (1, 2, 3, 4, 5, 0)] for name, _ in per_name}


def _hitungan(row: Any) -> list[int]:
    return [row.warna_1, row.warna_2, row.warna_3, row.warna_4, row.warna_5, row.tanpa]


def test_the_money_of_each_office_is_the_sum_of_its_sub_kegiatan(bahan: Bahan) -> None:
    rows = list(bahan.milik("serapan_instansi"))
    assert len(rows) == SEMUA
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
        assert found == {kode: (one.uang.pagu, one.uang.realisasi, one.uang.sisa, _persen(one.uang.serapan), one.tanpa)
                         for kode, one in wanted.items()}


def test_the_totals_are_those_of_the_offices_that_have_both_pagu_and_realisasi(bahan: Bahan) -> None:
    facts, known = bahan.rekap.ringkasan, bahan.uang
    assert (facts.pagu, facts.realisasi, facts.sisa, facts.serapan, facts.beranggaran) == (
        known.uang.pagu, known.uang.realisasi, known.uang.sisa, _persen(known.uang.serapan), SEMUA - known.tanpa)
    own = [benar.uang(kantor) for kantor in bahan.kantor.values()]
    assert facts.pagu_tanpa_realisasi == sum(one.pagu or 0 for one in own if one.realisasi is None)


def test_the_mean_of_all_is_that_of_the_printed_capaian(bahan: Bahan) -> None:
    facts = bahan.rekap.ringkasan
    assert facts.capaian == _persen(benar.rata_kabupaten(bahan.kantor.values()))
    assert (facts.tercapai, facts.instansi) == (
        sum(benar.capaian_kantor(kantor) is not None for kantor in bahan.kantor.values()), SEMUA)


def test_the_three_other_offices_have_the_figures_of_their_reports(bahan: Bahan) -> None:
    found = {row.instansi: (str(row.capaian), row.kategori) for kantor, row in bahan.milik("capaian")
             if row.jenis == "instansi" and kantor.jenis == "lain"}
    assert found == LAIN
    money = {row.instansi: (row.pagu, row.realisasi, row.serapan) for row in bahan.rows("serapan_instansi")}
    assert money["Dinas Kesehatan"] == (PAGU, REALISASI, float(SERAPAN[""].replace(",", ".")))
    assert money["Kecamatan Blora"][0] == 19_422_400_000


def test_recommendations_are_done_open_or_overdue(bahan: Bahan) -> None:
    rows = list(bahan.milik("tindak_lanjut"))
    assert len(rows) == SEMUA
    for kantor, row in rows:
        done = [one for one in kantor.rekomendasi if one.tindak_lanjut]
        waiting = len(kantor.rekomendasi) - len(done)
        late = kantor.surat is not None and kantor.surat + timedelta(TENGGAT) < PER
        assert (row.banyak, row.selesai, row.berbukti, row.terbuka, row.lewat, row.tanpa_tanggal) == (
            len(kantor.rekomendasi), len(done), sum(bool(one.tautan) for one in done), waiting,
            waiting if late else 0, waiting if kantor.surat is None else 0), kantor.nama


def test_completeness_is_the_share_of_what_was_typed(bahan: Bahan) -> None:
    """Of the fleet; that of the three others is worked out by hand beside the rekap of one book."""
    rows = [(kantor, row) for kantor, row in bahan.milik("kelengkapan") if kantor.jenis != "lain"]
    assert len(rows) == BANYAK + 2
    for kantor, row in rows:
        wanted = {part: _bagian(items) for part, items in _terisi(kantor).items()}
        wanted |= {} if kantor.anggaran else {"anggaran": 0.0}
        assert {part: getattr(row, part) for part in wanted} == wanted, kantor.nama
        known = [Fraction(str(value)) for value in wanted.values() if value is not None]
        assert row.kelengkapan == float(benar.bulat(sum(known, Fraction(0)) / len(known))), kantor.nama


def _bagian(items: list[bool]) -> float | None:
    return float(benar.bulat(Fraction(sum(items), len(items)) * 100)) if items else None


def _terisi(kantor: Kantor) -> dict[str, list[bool]]:
    """For each part whether each thing that it asks for was typed."""
    measured = [one for one in kantor.indikator if not one.tidak_diukur]
    analysed = {row["indikator"] for row in kantor.analisis}
    over = kantor.triwulan == 4
    return {
        "renstra": [year < len(one.rencana) for one in kantor.indikator for year in range(5)],
        "pk": [True for _ in kantor.indikator],
        "rencana_aksi": [bool(one.target_tw or one.langkah) for one in kantor.indikator],
        **{f"tw{quarter}": [_dilaporkan(one, quarter, kantor.triwulan) for one in measured
                            if quarter == 4 or one.target_tw or _dilaporkan(one, quarter, 0)]
           if quarter <= kantor.triwulan else [] for quarter in range(1, 5)},
        "anggaran": [row.realisasi is not None or not over for row in kantor.anggaran if row.murni is not None],
        "analisis": [one.nama in analysed for one in measured] if over else [],
        "tindak_lanjut": [bool(one.tindak_lanjut) for one in kantor.rekomendasi],
        "lampiran": _lampiran(kantor),
    }


def _dilaporkan(one: Ind, quarter: int, reported: int) -> bool:
    """Whether the realisasi of a quarter was typed; one figure for the year is that of the reported quarter."""
    if one.realisasi_tw:
        return one.realisasi_tw[quarter - 1] is not None
    return quarter == reported and one.realisasi is not None


def _lampiran(kantor: Kantor) -> list[bool]:
    """Indicators with targets fill all but Renja, which needs a plan or money, and PK Perubahan, which needs a change.

    The latter is asked where it was chosen or entered.
    """
    changed = any(row.berubah is not None for row in kantor.anggaran)
    asked = changed or kantor.aturan.perubahan or kantor.pk == "Perubahan"
    planned = bool(kantor.anggaran) or any(len(one.rencana) > 3 for one in kantor.indikator)
    return [True] * 6 + [planned] + [changed] * asked


NOMENKLATUR = (
    Tanam("R-121", "7.01.04.2.02.0001", ("Kecamatan Blora", "dan/atau Kepolisian Republik Indonesia”")),
    Tanam("R-121", "7.01.01.2.06.0009", ("Kecamatan Banyudono", "“Penyelenggaraan Rapat Koordinasi dan Konsultasi”")),
    Tanam("R-121", "7.01.03.2.03", ("Kecamatan Banyudono", "Kemasyarakatan Tingkat Desa”")),
)
"""Names of the published reports that lack a word of the nomenclature, or have another one."""


def test_all_planted_contradictions_are_found_and_none_is_invented(bahan: Bahan) -> None:
    planted = [*bahan.armada.tanam, *NOMENKLATUR, Tanam("R-151", "APBD"), Tanam("R-152", "APBD")]
    sama(bahan.rows("temuan_silang"), [one for one in planted if one.kode not in SEDAERAH])


SEDAERAH = ("R-143",)
"""What is told only where nearly all books are of one kabupaten."""


def sama(found: Iterable[Any], planted: Sequence[Tanam]) -> None:
    """Each that was planted is found, and nothing else."""
    rows = list(found)
    assert [one for one in planted if not _cocok(one, rows)] == []
    assert [row for row in rows if not any(_cocok(one, [row]) for one in planted)] == []
    assert len(rows) == len(planted)


def _cocok(one: Tanam, rows: Iterable[Any]) -> bool:
    """Offices write a name in capitals or not; the subject is as the first of them has it."""
    return any(row.kode == one.kode and row.pokok.casefold() == one.pokok.casefold()
               and all(name in row.temuan for name in one.sebut) for row in rows)


def test_a_second_book_of_an_office_and_a_copy_are_listed_and_not_counted(bahan: Bahan) -> None:
    listed = {Path(row.berkas).name: row.alasan for row in bahan.rows("tidak_terbaca")}
    extra = [one for one in bahan.armada.kantor if not one.dihitung and one.tahun == TAHUN]
    assert sorted(listed) == sorted(Path(one.berkas).name for one in extra)
    assert sum("sama persis" in reason for reason in listed.values()) == 1


@pytest.fixture(scope="session")
def sedaerah(bahan: Bahan) -> Bahan:
    """A second rekap, of the folders of the first kabupaten alone, of an APBD of more than twice their pagu."""
    folder = Path(bahan.armada.folder)
    first = bahan.armada.kantor[0].kabupaten
    fleet = replace(bahan.armada, kantor=tuple(one for one in bahan.armada.kantor if first in one.kabupaten))
    pagu = sum(benar.uang(one).pagu or 0 for one in fleet.kantor if one.dihitung)
    paths = {folder / Path(one.berkas).parent for one in fleet.kantor}
    return Bahan(fleet, susun([str(path) for path in paths], Pilihan(PER, TAHUN, 2 * pagu + 1, TENGGAT)))


def test_the_folder_of_one_kabupaten_tells_of_a_book_that_is_not_its_own(sedaerah: Bahan) -> None:
    sama(sedaerah.rows("temuan_silang"), [*sedaerah.armada.tanam, Tanam("R-153", "APBD", ("50,00 %",))])


def test_a_second_run_computes_nothing(sedaerah: Bahan) -> None:
    with mengumpulkan([str(sedaerah.armada.folder)], Cara(), lambda _: None) as (found, _):
        assert (found.dihitung, found.dari_toko) == (0, len({buku for _, buku in found.daftar}))
    own = benar.serapan_total(one for one in sedaerah.armada.kantor if one.dihitung)
    assert sedaerah.rekap.ringkasan.pagu == own.uang.pagu
