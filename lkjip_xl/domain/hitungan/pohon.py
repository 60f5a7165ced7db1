"""Building the budget tree: parents by code, sums in whole rupiah, and findings on codes, parents and money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.hitungan.anggaran import Pohon, Serapan, Simpul, pagu, serapan, terserap
from lkjip_xl.domain.hitungan.baris import beda_nama, satukan, uang_ganda
from lkjip_xl.domain.hitungan.cabang import jumlah
from lkjip_xl.domain.hitungan.capaian import di_bawah_nol
from lkjip_xl.domain.hitungan.cara import Pemakaian, cara_findings
from lkjip_xl.domain.hitungan.isian import Setahun, setahun_findings
from lkjip_xl.domain.hitungan.keluaran import Keluaran, keluaran, terisi
from lkjip_xl.domain.hitungan.lengkap import induk_kode, saran_nomenklatur
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import BarisProgram, Induk, Pengaturan
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.kode import Jenjang, jenjang, prefix
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.triwulan import ada
from lkjip_xl.domain.temuan import Finding, Place, finding


def build_tree(rows: tuple[BarisProgram, ...], induk: tuple[Induk, ...],
               pengaturan: Pengaturan) -> tuple[Pohon, tuple[Finding, ...]]:
    """The tree of the rows, rolled up, and the findings on their codes, parents and money.

    Several rows of one code are several indicators of one node, whose money is that of its rows. A row without its
    parent row is kept under an unnamed parent, so that the total is the sum of all sub kegiatan whatever is wrong with
    the rest.
    """
    usable = tuple(replace(row, kode=prefix(row.kode, 9)) for row in rows if jenjang(row.kode))
    named = satukan(usable)
    outputs = _outputs(usable, pengaturan)
    findings = [*_code_findings(rows, usable), *_money_findings(named, usable, pengaturan),
                *_output_findings(named, outputs, pengaturan), *_cara_findings(outputs, pengaturan),
                *_capaian_findings(outputs), *_setahun_findings(named, usable, outputs, pengaturan)]
    nodes = _Nodes(named, outputs, pengaturan)
    programs = nodes.programs()
    findings += (*nodes.findings, *saran_nomenklatur(nodes.named, "kode"))
    findings += [finding("H-208", Place("program", node.baris.baris, "induk"), "", jenjang=node.jenjang)
                 for program in programs for node in _unlinked(program)]
    return nodes.pohon(programs, induk), tuple(findings)


Outputs = dict[str, tuple[Keluaran, ...]]
"""The outputs of every code."""


def _outputs(rows: tuple[BarisProgram, ...], pengaturan: Pengaturan) -> Outputs:
    """Of every code the outputs of its rows that hold one; of a code without any its first, blank one."""
    groups: dict[str, list[BarisProgram]] = {}
    for row in rows:
        groups.setdefault(row.kode, []).append(row)
    return {kode: tuple(keluaran(row, pengaturan) for row in [r for r in group if terisi(r)] or group[:1])
            for kode, group in groups.items()}


def _cara_findings(outputs: Outputs, pengaturan: Pengaturan) -> list[Finding]:
    return cara_findings((
        Pemakaian(Place("program", one.baris.baris, "cara_triwulan"), _nama(one.baris), one.baris.satuan, one.cara,
                  one.baris.realisasi_tw if ada(one.baris.realisasi_tw) else one.baris.target_tw)
        for group in outputs.values() for one in group
    ), pengaturan.notation)


def _nama(row: BarisProgram) -> str:
    return row.indikator or row.uraian or row.kode


def _capaian_findings(outputs: Outputs) -> list[Finding]:
    """The outputs whose capaian is negative, at the realisasi of their rows."""
    return [finding("H-108", Place("program", one.baris.baris, "realisasi"), "", nama=_nama(one.baris),
                    rumus=negative.trace)
            for group in outputs.values() for one in group
            if (negative := di_bawah_nol(one.capaian, one.capaian_kini))]


def _setahun_findings(named: tuple[BarisProgram, ...], rows: tuple[BarisProgram, ...], outputs: Outputs,
                      pengaturan: Pengaturan) -> list[Finding]:
    """What was typed for the year, of outputs and of money, while the quarters count."""
    typed = [Setahun(Place("program", one.baris.baris, "realisasi"), "Realisasi Kinerja", _nama(one.baris),
                     one.baris.realisasi, one.realisasi, one.baris.realisasi_tw)
             for group in outputs.values() for one in group]
    places = {row.kode: row.baris for row in reversed(rows) if row.realisasi_anggaran is not None}
    typed += [Setahun(Place("program", places.get(row.kode, row.baris), "realisasi_anggaran"), "Realisasi Anggaran",
                      row.uraian or row.kode, row.realisasi_anggaran, terserap(row, pengaturan), row.serapan_tw, True)
              for row in named if jenjang(row.kode) == "sub kegiatan"
              and row.realisasi_anggaran != jumlah(row.serapan_tw)]  # a blank year was filled with that sum
    return [found for one in typed for found in setahun_findings(one, pengaturan)]


def _unlinked(program: Simpul) -> tuple[Simpul, ...]:
    """The program itself when nothing of it is linked to a sasaran, else its sub kegiatan that are not."""
    if not program.baris.baris:
        return ()
    if not any(node.induk for node in program.semua()):
        return (program,)
    return tuple(node for node in program.semua() if node.jenjang == "sub kegiatan" and not node.induk)


@record(frozen=True)
class _Daun:
    """A sub kegiatan with what its money is summed by; ``uang`` is budget, realisasi and next year's budget."""

    kode: str
    kegiatan: str
    program: str
    induk: str
    jenis: str
    uang: tuple[Decimal | None, Decimal | None, Decimal | None]


def _daun(rows: tuple[BarisProgram, ...], pengaturan: Pengaturan) -> tuple[_Daun, ...]:
    above = {row.kode: row.induk for row in rows if row.induk and jenjang(row.kode) != "sub kegiatan"}
    return tuple(
        _Daun(row.kode, kegiatan := prefix(row.kode, 5), program := prefix(row.kode, 3),
              row.induk or above.get(kegiatan) or above.get(program) or "", row.jenis_belanja,
              (_whole(pagu(row, pengaturan)), _whole(terserap(row, pengaturan)), _whole(row.anggaran_depan)))
        for row in rows if jenjang(row.kode) == "sub kegiatan"
    )


def _whole(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(int(value))


def _sums(leaves: Iterable[_Daun], by: Callable[[_Daun], str], notation: Notation) -> dict[str, Serapan]:
    """The money of the leaves by a key, keys in the order of the sheet; leaves without a key are left out."""
    groups: dict[str, list[_Daun]] = {}
    for leaf in leaves:
        if key := by(leaf):
            groups.setdefault(key, []).append(leaf)
    return {key: _total(group, notation) for key, group in groups.items()}


def _total(leaves: Sequence[_Daun], notation: Notation) -> Serapan:
    anggaran, realisasi, depan = (jumlah(leaf.uang[part] for leaf in leaves) for part in range(3))
    return serapan(anggaran, realisasi, depan, notation)


class _Nodes:
    """Puts rows and sums together, from the leaves up."""

    def __init__(self, rows: tuple[BarisProgram, ...], outputs: Outputs, pengaturan: Pengaturan) -> None:
        self.outputs, self.pengaturan = outputs, pengaturan
        self.notation = notation = pengaturan.notation
        self.findings: list[Finding] = []
        self.named: list[tuple[int, str]] = []
        self.written: dict[str, BarisProgram] = {}
        self.leaves: dict[str, list[BarisProgram]] = {}
        self.codes: dict[str, dict[str, None]] = {}
        for row in rows:
            program, kegiatan = prefix(row.kode, 3), prefix(row.kode, 5)
            self.codes.setdefault("", {})[program] = None
            if jenjang(row.kode) != "program":
                self.codes.setdefault(program, {})[kegiatan] = None
            if jenjang(row.kode) == "sub kegiatan":
                self.leaves.setdefault(kegiatan, []).append(row)
            else:
                self.written.setdefault(row.kode, row)
        self.daun = _daun(rows, pengaturan)
        self.sums = {"kegiatan": _sums(self.daun, lambda leaf: leaf.kegiatan, notation),
                     "program": _sums(self.daun, lambda leaf: leaf.program, notation)}
        self.leaf = {leaf.kode: (leaf.induk, serapan(*leaf.uang, notation)) for leaf in self.daun}

    def programs(self) -> tuple[Simpul, ...]:
        return self._level("program", "", self._kegiatan)

    def _kegiatan(self, program: str) -> tuple[Simpul, ...]:
        return self._level("kegiatan", program, self._sub)

    def _sub(self, kegiatan: str) -> tuple[Simpul, ...]:
        return tuple(Simpul("sub kegiatan", row.kode, row, *self.leaf[row.kode], (), self.outputs[row.kode])
                     for row in self.leaves.get(kegiatan, ()))

    def _level(self, level: Jenjang, parent: str, children: Callable[[str], tuple[Simpul, ...]]
               ) -> tuple[Simpul, ...]:
        return tuple(self._node(level, code, self.written.get(code), children(code))
                     for code in self.codes.get(parent, ()))

    def _node(self, level: Jenjang, code: str, row: BarisProgram | None, children: tuple[Simpul, ...]) -> Simpul:
        if row is None:
            row = self._named(code, children) or self._unwritten(level, code, children)
        empty = serapan(None, None, None, self.notation)
        own = row.induk or next((child.induk for child in children if child.induk), "")
        outputs = self.outputs.get(code) or (keluaran(row, self.pengaturan),)
        return Simpul(level, code, row, own, self.sums[level].get(code, empty), children, outputs)

    def _named(self, code: str, children: tuple[Simpul, ...]) -> BarisProgram | None:
        row = induk_kode(code)
        if row:
            typed = (node.baris.baris for child in children for node in child.semua() if node.baris.baris)
            self.named.append((next(typed, 0), f"{code} {row.uraian}"))
        return row

    def _unwritten(self, level: Jenjang, code: str, children: tuple[Simpul, ...]) -> BarisProgram:
        self.findings += [
            finding("H-201", Place("program", child.baris.baris, "kode"), child.kode,
                    jenis=child.jenjang.capitalize(), atasan=level, kode=code)
            for child in children if child.baris.baris
        ]
        return BarisProgram(0, code, f"({level} {code} belum ditulis)")

    def pohon(self, programs: tuple[Simpul, ...], induk: tuple[Induk, ...]) -> Pohon:
        roof = {i.uraian: i.tujuan for i in induk if i.tujuan}
        linked = [leaf for leaf in self.daun if leaf.induk]
        direct = _sums(linked, lambda leaf: leaf.induk, self.notation)
        above = _sums(linked, lambda leaf: roof.get(leaf.induk, leaf.induk), self.notation)
        jenis = _sums(self.daun, lambda leaf: leaf.jenis, self.notation)
        return Pohon(programs, _total(self.daun, self.notation), {**direct, **above}, jenis)


def _code_findings(rows: tuple[BarisProgram, ...], usable: tuple[BarisProgram, ...]) -> list[Finding]:
    unknown = [finding("H-203", Place("program", row.baris, "kode"), row.kode) for row in rows
               if not jenjang(row.kode)]
    money = [finding("H-202", Place("program", row.baris, column), row.kode, nama=row.kode, pertama=first.baris,
                     baris=row.baris) for first, row, column in uang_ganda(usable)]
    names = [finding("H-214", Place("program", row.baris, "uraian"), row.uraian, kode=row.kode, nama=first.uraian,
                     baris=first.baris) for first, row in beda_nama(usable)]
    return [*unknown, *money, *names]


def _money_findings(named: tuple[BarisProgram, ...], rows: tuple[BarisProgram, ...],
                    pengaturan: Pengaturan) -> list[Finding]:
    branches = (row for row in rows if jenjang(row.kode) != "sub kegiatan")
    leaves = (row for row in named if jenjang(row.kode) == "sub kegiatan")
    return [*(f for row in branches for f in _branch_findings(row)),
            *(f for row in leaves for f in _leaf_findings(row, pengaturan))]


def _branch_findings(row: BarisProgram) -> list[Finding]:
    columns = ("pagu_murni", "pagu_perubahan", "realisasi_anggaran", "anggaran_depan")
    return [
        finding("H-204", Place("program", row.baris, column), tulis_rupiah(value), jenis=jenjang(row.kode))
        for column in columns
        if (value := getattr(row, column)) is not None
    ]


def _leaf_findings(row: BarisProgram, pengaturan: Pengaturan) -> list[Finding]:
    money, column = pagu(row, pengaturan), f"pagu_{pengaturan.pagu.casefold()}"
    spent = terserap(row, pengaturan)
    found = []
    if money is None and (row.anggaran_depan is None or spent is not None):
        found.append(finding("H-206", Place("program", row.baris, column), "", pagu=pengaturan.pagu.casefold()))
    if spent is None and money and pengaturan.triwulan == SETAHUN:
        found.append(finding("H-207", Place("program", row.baris, "realisasi_anggaran")))
    if money is not None and spent is not None and spent > money:
        found.append(finding("H-205", Place("program", row.baris, "realisasi_anggaran"), tulis_rupiah(spent),
                             pagu=tulis_rupiah(money)))
    return found


def _output_findings(named: tuple[BarisProgram, ...], outputs: Outputs, pengaturan: Pengaturan) -> list[Finding]:
    """The outputs of sub kegiatan with a budget that have no target, or at the end of the year no realisasi."""
    leaves = (row for row in named if jenjang(row.kode) == "sub kegiatan" and pagu(row, pengaturan))
    over = pengaturan.triwulan == SETAHUN
    return [
        finding("H-210", Place("program", one.baris.baris, column), "", alasan=f"{column} belum diisi")
        for row in leaves for one in outputs[row.kode]
        if (column := "target" if one.target is None else "realisasi" if one.realisasi is None and over else "")
    ]
