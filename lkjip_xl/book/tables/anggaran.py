"""Output tables of money: outputs of programs, realisasi, composition of spending, efficiency."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.book.gaya import words
from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import KOSONG, MENUNJANG, OutputSheet
from lkjip_xl.book.tables.isi import LAIN, supported
from lkjip_xl.book.tables.line import (
    LAINNYA,
    Line,
    Lines,
    banner,
    figure,
    join,
    label,
    money,
    note,
    number,
    per_induk,
    quantity,
    row_notation,
    trace,
    ukuran,
    warna,
)
from lkjip_xl.book.tables.nomor import as_printed, nomor
from lkjip_xl.book.tables.perencanaan import LEVEL
from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.cabang import cabang
from lkjip_xl.domain.hitungan.efisiensi import Efisiensi
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.hitungan.keluaran import Keluaran
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.hitungan.urusan import menurut_urusan
from lkjip_xl.domain.masukan import BarisProgram
from lkjip_xl.domain.nilai.angka import tulis_rupiah
from lkjip_xl.domain.nilai.figure import Notation


def keluaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Target and realisasi of the outputs of all sub kegiatan, by the sasaran they support (item 36)."""
    notation = hasil.laporan.pengaturan.notation
    lines = per_induk(hasil, sheet, lambda induk: _keluaran(hasil, supported(hasil, induk), notation))
    claimed = {name for induk in hasil.induk for name in supported(hasil, induk)}
    rest = {node.induk for node in hasil.pohon.sub_kegiatan()} - claimed
    if rest:
        numbered = as_printed(nomor(hasil).get((sheet.key, LAIN), ""))
        lines += banner(f"{numbered}  {LAINNYA}".strip(), sheet)
        lines += _keluaran(hasil, rest, notation)
    return lines


def _keluaran(hasil: Hasil, names: set[str], notation: Notation) -> Iterator[Line]:
    count = 0
    for program in hasil.pohon.program:
        first_of_program = True
        for kegiatan in program.anak:
            first_of_kegiatan = True
            for sub in kegiatan.anak:
                if sub.induk not in names:
                    continue
                count += first_of_program
                for index, one in enumerate(sub.keluaran):
                    head: tuple[Value, ...] = (count, program.baris.uraian) if first_of_program else (None, None)
                    name = f"• {one.baris.indikator}" if index else sub.baris.uraian
                    own = row_notation(one.baris, notation, one.target, one.realisasi)
                    yield Line("isi" if first_of_program else "lanjut", (
                        *head, kegiatan.baris.uraian if first_of_kegiatan else None, name,
                        quantity(one.target, one.baris.satuan, own), quantity(one.realisasi, one.baris.satuan, own)))
                    first_of_program = first_of_kegiatan = False


def realisasi_belanja(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Budget, realisasi, sisa and percentage at every level, with the total (item 39)."""
    lines: Lines = []
    for count, program in enumerate(hasil.pohon.program, 1):
        for node in program.semua():
            lines.append(Line(LEVEL[node.jenjang], (count if node is program else None, node.baris.uraian,
                                                    *_spent(node.serapan)), _money_trace(node.serapan)))
    lines += [Line("total", (None, urusan.nama, *_spent(urusan.serapan)), _money_trace(urusan.serapan))
              for urusan in menurut_urusan(hasil.pohon, hasil.laporan.pengaturan.notation)]
    total = hasil.pohon.total
    lines.append(Line("total", (None, "TOTAL", *_spent(total)), _money_trace(total)))
    if total.sisa.printed is not None:
        left = total.persen_sisa
        share = left.reason if left.printed is None else f"{hasil.laporan.pengaturan.notation.printed(left.printed)} %"
        until = words(hasil.laporan)["sd"]
        lines += note(f"Sisa anggaran{until} Rp{tulis_rupiah(total.sisa.printed)} ({share}).", sheet)
    for index, induk in enumerate(hasil.induk, 1):
        money_ = induk.serapan
        if money_.anggaran is not None and money_.realisasi is not None:
            lines += note(f"{induk.induk.jenis} {index}: anggaran Rp{tulis_rupiah(money_.anggaran)}, realisasi "
                          f"Rp{tulis_rupiah(money_.realisasi)} ({figure_text(money_, hasil)} %).", sheet)
    return lines


def figure_text(serapan: Serapan, hasil: Hasil) -> str:
    """Capaian anggaran in words of a sentence, in the decimal sign of the office."""
    printed = serapan.persen.printed
    return serapan.persen.reason if printed is None else hasil.laporan.pengaturan.notation.printed(printed)


def _spent(serapan: Serapan) -> tuple[Value, ...]:
    return *money(serapan), number(serapan.sisa.printed), figure(serapan.persen)


def _money_trace(serapan: Serapan) -> str:
    return trace(Sisa=serapan.sisa, Capaian_anggaran=serapan.persen) if serapan.sisa.trace else serapan.persen.reason


def realisasi_anggaran(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Budget, realisasi and next year's budget by program, with the sums (item 73).

    A program that supports several sasaran stands once for each, with its own share of the money.
    """
    lines: Lines = []
    for number_, program in enumerate(hasil.pohon.program, 1):
        parts = _per_sasaran(hasil, program)
        for index, (induk, part) in enumerate(parts):
            sasaran = program.baris.sasaran_program if len(parts) == 1 or induk == program.induk else ""
            lines += _anggaran_program(part, None if index else number_, sasaran or induk or None)
    lines += [Line("total", (None, urusan.nama, None, *_three(urusan.serapan)), urusan.asal)
              for urusan in menurut_urusan(hasil.pohon, hasil.laporan.pengaturan.notation)]
    total = hasil.pohon.total
    lines.append(Line("total", (None, "JUMLAH", None, *_three(total)), trace(Capaian_anggaran=total.persen)))
    if total.sisa.printed is not None:
        lines += note(f"Penyerapan{words(hasil.laporan)['sd']} {figure_text(total, hasil)} %, sisa anggaran "
                      f"Rp{tulis_rupiah(total.sisa.printed)}.", sheet)
    return lines


def _per_sasaran(hasil: Hasil, program: Simpul) -> list[tuple[str, Simpul]]:
    """The tujuan or sasaran that a program supports, each with the part of the program that does and its money."""
    names = dict.fromkeys(node.induk for node in program.semua() if not node.anak)
    own, notation = replace(hasil.pohon, program=(program,)), hasil.laporan.pengaturan.notation
    return [(name, part) for name in names for part in cabang(own, {name}, notation)]


def _anggaran_program(program: Simpul, number_: int | None, sasaran: str | None) -> Iterator[Line]:
    yield Line("program", (number_, sasaran, program.baris.uraian, *_three(program.serapan)))
    for count, kegiatan in enumerate(program.anak, 1):
        yield Line("kegiatan", (None, None, f"{count}. {kegiatan.baris.uraian}", *_three(kegiatan.serapan)))
        for index, sub in enumerate(kegiatan.anak):
            yield Line("lanjut", (None, None, f"{_letter(index)}. {sub.baris.uraian}", *_three(sub.serapan)))


def anggaran_tahunan(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Budget and realisasi of every program in each year, with the sums; none without earlier years."""
    lines: Lines = []
    for count, program in enumerate(hasil.tahunan.program, 1):
        for index, (year, money_) in enumerate(program.tahun.items()):
            head: tuple[Value, ...] = (None, None) if index else (count, program.uraian)
            lines.append(Line("lanjut" if index else "isi", (*head, *_yearly(year, money_)), money_.persen.trace))
    return [*lines, *(Line("total", (None, f"JUMLAH {year}", *_yearly(year, money_)), money_.persen.trace)
                      for year, money_ in hasil.tahunan.total.items())]


def _yearly(year: int, serapan: Serapan) -> tuple[Value, ...]:
    known = serapan.anggaran is not None or serapan.realisasi is not None
    return str(year), *money(serapan), figure(serapan.persen) if known else KOSONG


def _three(serapan: Serapan) -> tuple[Value, ...]:
    return *money(serapan), number(serapan.depan)


def _letter(index: int) -> str:
    return chr(97 + index) if index < 26 else chr(96 + index // 26) + chr(97 + index % 26)


def komposisi_belanja(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Spending by kind; its sum must be the budget (item 72)."""
    if not hasil.belanja:
        return note("Isi lembar Belanja, atau kolom Jenis Belanja pada setiap sub kegiatan.", sheet)
    lines = [Line("isi", (count, row.jenis, *money(row.serapan), figure(row.porsi)), trace(Porsi=row.porsi))
             for count, row in enumerate(hasil.belanja, 1)]
    sums = [sum((v for row in hasil.belanja if (v := getattr(row.serapan, key)) is not None), Decimal(0))
            for key in ("anggaran", "realisasi")]
    typed = any(row.serapan.realisasi is not None for row in hasil.belanja)
    total = hasil.pohon.total.anggaran
    lines.append(Line("total", (None, "Jumlah", number(sums[0]), number(sums[1] if typed else None), None),
                      f"Jumlah {len(hasil.belanja)} jenis belanja"))
    if total is not None:
        verdict = "sama dengan" if sums[0] == total else "BERBEDA dari"
        lines += note(f"Jumlah ini {verdict} jumlah anggaran program: Rp{tulis_rupiah(total)}.", sheet)
    return lines


def efisiensi(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Capaian kinerja against capaian anggaran with the level of efficiency, by the chosen method (item 68).

    The other methods follow as an appendix where the settings ask for them.
    """
    notation = hasil.laporan.pengaturan.notation
    lines: Lines = []
    for count, induk in enumerate(hasil.induk, 1):
        for index, item in enumerate(induk.indikator):
            head: tuple[Value, ...] = (None, None) if index else (count, induk.induk.uraian)
            result = (None,) * 5 if index else (*money(induk.serapan), figure(induk.serapan.persen),
                                                *_efficiency(induk.efisiensi))
            origin = trace(Capaian=item.capaian) if index else join(
                trace(Capaian=item.capaian), trace(Capaian_anggaran=induk.serapan.persen),
                trace(Efisiensi=induk.efisiensi.nilai))
            own = notation.with_digits(item.desimal)
            cells = (*head, ukuran(item.target, own), ukuran(item.realisasi, own), figure(item.capaian), *result)
            lines.append(Line("lanjut" if index else "isi", cells, origin,
                              0 if index else warna(induk.efisiensi.tingkat), item.desimal))
    chosen = hasil.efisiensi[0]
    lines.append(Line("total", (None, "Keseluruhan", None, None, figure(hasil.capaian), *money(hasil.pohon.total),
                                figure(hasil.pohon.total.persen), *_efficiency(chosen)),
                      join(trace(Rata_rata=hasil.capaian), trace(Efisiensi=chosen.nilai)), warna(chosen.tingkat)))
    lines += note(f"Metode: {chosen.metode.nama}; {chosen.metode.rumus}; {_bands(chosen)}.", sheet)
    return [*lines, *_other_methods(hasil, sheet)] if hasil.laporan.pengaturan.efisiensi_lain else lines


def _other_methods(hasil: Hasil, sheet: OutputSheet) -> Lines:
    lines = banner("Tambahan: efisiensi keseluruhan menurut metode lain", sheet)
    blank: tuple[Value, ...] = (None,) * (len(sheet.columns) - 4)
    for count, other in enumerate(hasil.efisiensi[1:], 1):
        lines.append(Line("isi", (count, other.metode.nama, *blank, *_result(other)), trace(Efisiensi=other.nilai),
                          warna(other.tingkat)))
    for other in hasil.efisiensi[1:]:
        lines += note(f"{other.metode.nama}: {other.metode.rumus}; {_bands(other)}.", sheet)
    return lines


def _efficiency(efisiensi: Efisiensi) -> tuple[Value, Value]:
    return figure(efisiensi.nilai), label(efisiensi.tingkat)


def _bands(efisiensi: Efisiensi) -> str:
    return ", ".join(f"{level.rentang} {level.kategori}" for level in efisiensi.metode.skala.tingkat)


def _result(efisiensi: Efisiensi) -> tuple[Value, Value]:
    """Value and level by a method; an amount of money stands beside the level, for the column shows points."""
    printed = efisiensi.nilai.printed
    if efisiensi.metode.kunci == "rupiah" and printed is not None:
        return None, f"Rp{tulis_rupiah(printed)}: {label(efisiensi.tingkat)}"
    return _efficiency(efisiensi)


def penunjang(hasil: Hasil, sheet: OutputSheet) -> Lines:
    """Which programs supported each tujuan or sasaran, by the capaian of their own indicator (item 70)."""
    lines: Lines = []
    for count, induk in enumerate(hasil.induk, 1):
        names = supported(hasil, induk)
        outputs = [(p, one, not index) for p in hasil.pohon.program for index, one in enumerate(_supporting(p, names))]
        for index, (program, one, first) in enumerate(outputs):
            head: tuple[Value, ...] = (None,) * 4 if index else (
                count, induk.induk.uraian, "\n".join(i.indikator.nama for i in induk.indikator), figure(induk.capaian))
            lines.append(_penunjang(hasil, (program.baris, one), (*head, program.baris.uraian if first else None),
                                    index))
        if not outputs:
            lines.append(Line("isi", (count, induk.induk.uraian, None, figure(induk.capaian),
                                      TANPA_PROGRAM)))
    return lines


TANPA_PROGRAM = "belum ada program yang dikaitkan"
"""What stands for the programs of a tujuan or sasaran that none supports."""


def _supporting(program: Simpul, names: set[str]) -> tuple[Keluaran, ...]:
    """The outputs of a program with which it supports one of these, none where it does not.

    Those of its own indicators that name another are left out, unless only what is below it supports them.
    """
    own = tuple(one for one in program.keluaran if (one.baris.induk or program.induk) in names)
    below = names & {node.induk for node in program.semua()}
    return own or (program.keluaran if below else ())


def _penunjang(hasil: Hasil, program: tuple[BarisProgram, Keluaran], head: tuple[Value, ...], index: int) -> Line:
    row, one = program
    verdict, why = (row.menunjang, "isian kolom Menunjang") if row.menunjang else _verdict(one, hasil)
    return Line("lanjut" if index else "isi", (*head, one.baris.indikator or KOSONG, figure(one.capaian),
                                               verdict or KOSONG),
                join(trace(Capaian_program=one.capaian), f"Menunjang: {why}" if why else ""))


def _verdict(one: Keluaran, hasil: Hasil) -> tuple[str, str]:
    """Whether an output supported its sasaran, and why; nothing while it has no capaian or the year runs."""
    settings = hasil.laporan.pengaturan
    if one.capaian.printed is None:
        return "", ""
    if settings.triwulan < SETAHUN:
        return "", "dinilai pada akhir tahun"
    level = settings.skala.kategori(one.capaian.printed)
    verdict = MENUNJANG[0] if level in settings.skala.tingkat[:2] else MENUNJANG[1]
    return verdict, f"kategori program {level.kategori}; dua kategori teratas dianggap menunjang"
