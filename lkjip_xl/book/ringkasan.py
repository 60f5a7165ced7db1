"""The one-page summary: key figures, what needs attention first, every indicator and program, and the charts' data."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.book.gaya import words
from lkjip_xl.book.grid import Value
from lkjip_xl.book.schema import (
    DATA_GRAFIK,
    GRAFIK,
    JUDUL_RINGKASAN,
    KEMBALI,
    KOSONG,
    PERIKSA,
    RINGKASAN,
    RINGKASAN_FACTS,
    TAHUN_GRAFIK,
    TINGKAT_TERBANYAK,
    output_sheet,
)
from lkjip_xl.book.tables.line import entered, figure, label, number, quantity, warna
from lkjip_xl.book.textfit import INDENT_WIDTH, text_lines
from lkjip_xl.domain.hitungan.anggaran import Serapan, Simpul
from lkjip_xl.domain.hitungan.banding import lebih_baik
from lkjip_xl.domain.hitungan.hitung import Hasil, HasilIndikator
from lkjip_xl.domain.hitungan.triwulan import SETAHUN
from lkjip_xl.domain.masukan import Laporan
from lkjip_xl.domain.narasi.mutu import mutu
from lkjip_xl.domain.nilai.angka import round_half_up, tulis_rupiah
from lkjip_xl.domain.nilai.figure import Figure
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.ukuran import Ukuran

PERHATIAN = 5
"""How many things that need attention are named."""
INDIKATOR_TERBANYAK = 12
"""How many indicators have a line of their own; the others are counted."""
LEMBAR_SEMUA = {"indikator": "lampiran_pengukuran", "program": "realisasi_anggaran"}
"""The output sheet that shows all of them."""
JUDUL_GRAFIK, BARIS_JUDUL = 9, 3
"""The font size of the titles of charts, and how many lines they have room for."""
PANAH = {"naik": "▲", "turun": "▼", "tetap": "="}


@record(frozen=True)
class Baris:
    """A line of the summary: what it is (see `schema.RINGKASAN_LINES`), its cells, the number of its colour or 0."""

    level: str
    cells: tuple[Value, ...] = ()
    warna: int = 0


def ringkasan(hasil: Hasil, galat: int = 0) -> list[list[Value]]:
    """The whole sheet from A1 on; ``galat`` is how many open findings make a figure wrong."""
    place = RINGKASAN
    rows: list[list[Value]] = [[None] * (place.data_column + TAHUN_GRAFIK - 1)
                               for _ in range(max(place.last_row, place.levels_row + TINGKAT_TERBANYAK))]
    first = place.label_column - 1
    rows[0][first], rows[0][place.data_column - 2] = JUDUL_RINGKASAN, KEMBALI
    rows[1][first], rows[place.sentence_row - 1][first] = subtitle(hasil.laporan), _sentence(hasil)
    facts = _facts(hasil)
    for offset, (key, name, _) in enumerate(RINGKASAN_FACTS):
        rows[place.facts_row - 1 + offset][first:first + 2] = [name, facts[key]]
    for offset, line in enumerate(baris(hasil, galat)):
        cells = rows[place.lines_row - 1 + offset]
        cells[:first + len(line.cells)] = [line.level or None, line.warna or None, *line.cells]
    rows[place.data_row - 2][place.data_column - 2] = DATA_GRAFIK
    _levels(rows, hasil)
    for index, item in enumerate([i for i in hasil.indikator if i.indikator.grafik][:GRAFIK]):
        _draw(rows, index, item, hasil)
    return rows


def subtitle(laporan: Laporan) -> str:
    """The line under a title: office, kabupaten and year."""
    profil = laporan.profil
    names = ", ".join(name for name in (profil.instansi, profil.kabupaten) if name)
    return f"{names} Tahun {profil.tahun}" if profil.tahun else names


# Key figures


def _facts(hasil: Hasil) -> dict[str, Value]:
    laporan, total, chosen = hasil.laporan, hasil.pohon.total, hasil.efisiensi[0]
    names = ", ".join(name for name in (laporan.profil.instansi, laporan.profil.kabupaten) if name)
    printed = chosen.nilai.printed
    value = "" if printed is None else laporan.pengaturan.notation.printed(printed)
    return {
        "instansi": names or KOSONG,
        "tahun": f"{laporan.profil.tahun or KOSONG}{words(laporan)['sd']}",
        "sasaran": len(hasil.induk),
        "indikator": len(hasil.indikator),
        "capaian": figure(hasil.capaian),
        "kategori": label(hasil.kategori),
        "tren": _moves(hasil),
        "anggaran": number(total.anggaran),
        "realisasi": number(total.realisasi),
        "persen": figure(total.persen),
        "sisa": number(total.sisa.printed),
        "efisiensi": f"{value} ({label(chosen.tingkat)})" if value else chosen.nilai.reason,
    }


def _moves(hasil: Hasil) -> str:
    """How many indicators are better, the same and worse than last year."""
    found = [tren(item, hasil) for item in hasil.indikator]
    counts = ((found.count("membaik"), "membaik"), (found.count("tetap"), "tetap"),
              (found.count("memburuk"), "memburuk"))
    return ", ".join(f"{count} {word}" for count, word in counts if count) or "belum ada data"


def _sentence(hasil: Hasil) -> str:
    """The summary in one breath: mean, targets met, money spent."""
    notation, sd = hasil.laporan.pengaturan.notation, words(hasil.laporan)["sd"]
    known = [item for item in hasil.indikator if _dinilai(item, hasil)]
    met = sum(not meleset(item, hasil) for item in known)
    mean, spent = hasil.capaian.printed, hasil.pohon.total.persen.printed
    parts = (
        f"Rata-rata capaian{sd} {notation.printed(mean)} % ({label(hasil.kategori)})" if mean is not None else "",
        f"{met} dari {len(known)} indikator mencapai target{sd}" if known else "",
        f"anggaran terserap {notation.printed(spent)} %" if spent is not None else "",
    )
    text = "; ".join(part for part in parts if part)
    return f"{text}." if text else ""


def _kini(item: HasilIndikator, hasil: Hasil) -> tuple[Ukuran | None, Figure]:
    """What an indicator is judged by now: target and capaian of the year, or to date while the year runs."""
    if hasil.laporan.pengaturan.triwulan < SETAHUN:
        return item.target_kini.nilai, item.capaian_kini
    return item.target, item.capaian


def _dinilai(item: HasilIndikator, hasil: Hasil) -> bool:
    target, reached = _kini(item, hasil)
    return None not in (target, item.realisasi, reached.printed)


def meleset(item: HasilIndikator, hasil: Hasil) -> bool:
    """Whether an indicator missed its target, that to date while the year runs."""
    target, _ = _kini(item, hasil)
    if not _dinilai(item, hasil) or target is None or item.realisasi is None:
        return False
    return mutu(target, item.realisasi, item.indikator.arah) < 0


def tren(item: HasilIndikator, hasil: Hasil) -> str:
    """Whether a realisasi is better than that of last year: membaik, tetap, memburuk; empty where nothing tells."""
    lalu = item.indikator.realisasi.get(hasil.laporan.profil.tahun - 1)
    if not item.perubahan.kata or item.perubahan.kata == "tetap":
        return item.perubahan.kata
    return "membaik" if lebih_baik(item.realisasi, lalu, item.indikator.arah) else "memburuk"


# Lines


def baris(hasil: Hasil, galat: int) -> list[Baris]:
    """What needs attention first, the indicators, and as many programs as there is room for."""
    found = [*_perhatian(hasil, galat), Baris(""), *_indikator(hasil)]
    room = RINGKASAN.lines - len(found) - 1
    return [*found, Baris(""), *_program(hasil, room)] if room > 2 else found


def _perhatian(hasil: Hasil, galat: int) -> Iterator[Baris]:
    if not hasil.indikator:
        return
    yield Baris("judul", ("Yang perlu perhatian lebih dahulu",))
    if galat:
        wrong = f"{galat} galat membuat angka salah atau tidak ada; lihat lembar {PERIKSA.name}"
        yield Baris("perhatian", ("Isian", wrong))
    missed = sorted((item for item in hasil.indikator if meleset(item, hasil)), key=lambda i: _order(i, hasil))
    spent = list(_serapan_terendah(hasil))
    named = missed[:PERHATIAN - bool(galat) - len(spent)]
    yield from (Baris("perhatian", (item.indikator.nama, _shortfall(item, hasil))) for item in named)
    yield from spent
    rest = PERHATIAN - bool(galat) - len(spent) - len(named)
    others = [*_tanpa_capaian(hasil), *(item for item in _memburuk(hasil) if item not in missed)]
    yield from (Baris("perhatian", (item.indikator.nama, _other(item, hasil))) for item in others[:rest])
    if not (galat or missed or spent or others):
        yield Baris("perhatian", ("Tidak ada", "Semua indikator mencapai target."))
    if more := len(missed) - len(named) + len(others[rest:]):
        yield _more(more, "indikator")


def _order(item: HasilIndikator, hasil: Hasil) -> Decimal:
    return _kini(item, hasil)[1].value or Decimal(0)


def _tanpa_capaian(hasil: Hasil) -> list[HasilIndikator]:
    """Indicators whose capaian is missing for want of data, not by a rule of the office."""
    found = ((item, _kini(item, hasil)[1]) for item in hasil.indikator)
    return [item for item, reached in found if reached.printed is None and not reached.kecuali]


def _memburuk(hasil: Hasil) -> list[HasilIndikator]:
    return [item for item in hasil.indikator if tren(item, hasil) == "memburuk"]


def _shortfall(item: HasilIndikator, hasil: Hasil) -> str:
    target, reached = _kini(item, hasil)
    notation, own = hasil.laporan.pengaturan.notation, entered(hasil, item.indikator)
    assert reached.printed is not None
    return (f"capaian {notation.printed(reached.printed)} %: realisasi {quantity(item.realisasi, '', own)} dari target "
            f"{quantity(target, item.indikator.satuan, own)}")


def _other(item: HasilIndikator, hasil: Hasil) -> str:
    reached, own = _kini(item, hasil)[1], entered(hasil, item.indikator)
    if reached.printed is None:
        return f"capaian belum ada: {reached.reason}"
    lalu = item.indikator.realisasi.get(hasil.laporan.profil.tahun - 1)
    return (f"{item.perubahan.kata} dari tahun lalu: {quantity(lalu, '', own)} menjadi "
            f"{quantity(item.realisasi, item.indikator.satuan, own)}")


def _serapan_terendah(hasil: Hasil) -> Iterator[Baris]:
    """The program that spent the smallest part of its money, where it is behind the whole."""
    known = [node for node in hasil.pohon.program if node.serapan.persen.value is not None]
    least = min(known, key=lambda node: node.serapan.persen.value or Decimal(0), default=None)
    total = hasil.pohon.total.persen.value
    if least is None or total is None or (least.serapan.persen.value or Decimal(0)) >= total:
        return
    notation, printed, left = hasil.laporan.pengaturan.notation, least.serapan.persen.printed, least.serapan.sisa
    assert printed is not None
    assert left.printed is not None
    why = f"serapan terendah, {notation.printed(printed)} %: sisa Rp{tulis_rupiah(left.printed)}"
    yield Baris("perhatian", (_nama(least), why))


def _indikator(hasil: Hasil) -> Iterator[Baris]:
    if not hasil.indikator:
        return
    yield Baris("judul", ("Capaian tiap indikator",))
    yield Baris("kepala", ("Indikator", "Kategori", "Target", "Realisasi", "Capaian (%)", "Tahun lalu"))
    for item in hasil.indikator[:INDIKATOR_TERBANYAK]:
        own, moved = entered(hasil, item.indikator), tren(item, hasil)
        cells = (item.indikator.nama, label(item.kategori), quantity(item.target, item.indikator.satuan, own),
                 quantity(item.realisasi, item.indikator.satuan, own), figure(item.capaian), _gerak(item, hasil))
        yield Baris(moved if moved in ("membaik", "memburuk") else "indikator", cells, warna(item.kategori))
    yield from _rest(len(hasil.indikator), INDIKATOR_TERBANYAK, "indikator")


def _gerak(item: HasilIndikator, hasil: Hasil) -> str:
    kata, printed = item.perubahan.kata, item.perubahan.angka.printed
    if not kata:
        return KOSONG
    size = "" if printed is None or kata == "tetap" else entered(hasil, item.indikator).printed(abs(printed))
    return f"{PANAH[kata]} {kata} {size}".strip()


def _program(hasil: Hasil, room: int) -> Iterator[Baris]:
    programs = hasil.pohon.program
    if not programs:
        return
    yield Baris("judul", ("Serapan anggaran tiap program",))
    yield Baris("kepala", ("Program", "Kode", "Anggaran (Rp)", "Realisasi (Rp)", "Serapan (%)"))
    shown = len(programs) if len(programs) <= room - 2 else room - 3
    yield from (Baris("program", (_nama(node), node.kode, *_money(node.serapan))) for node in programs[:shown])
    yield from _rest(len(programs), shown, "program")


def _money(spent: Serapan) -> tuple[Value, ...]:
    return number(spent.anggaran), number(spent.realisasi), figure(spent.persen)


def _nama(node: Simpul) -> str:
    return node.baris.uraian or node.kode


def _rest(count: int, shown: int, what: str) -> Iterator[Baris]:
    if count > shown:
        yield _more(count - shown, what)


def _more(count: int, what: str) -> Baris:
    return Baris("catatan", (f"dan {count} {what} lain", f"lihat lembar {output_sheet(LEMBAR_SEMUA[what]).name}"))


# Charts


def _levels(rows: list[list[Value]], hasil: Hasil) -> None:
    """The data of the chart per kategori: its name there, count, range, kategori, and number of its colour."""
    first = RINGKASAN.data_column - 2
    for offset, (level, count) in enumerate(hasil.jumlah_kategori()[:TINGKAT_TERBANYAK]):
        rows[RINGKASAN.levels_row - 1 + offset][first:first + 5] = [
            _level_name(level), count, level.rentang, level.kategori, warna(level) or None]


def _level_name(level: Tingkat) -> str:
    return f"{level.kategori} ({level.rentang})" if level.rentang else level.kategori


def _draw(rows: list[list[Value]], index: int, item: HasilIndikator, hasil: Hasil) -> None:
    known = series(item, hasil.laporan.profil.tahun)
    if not known:
        return
    row, column = RINGKASAN.chart_title(index)
    years = f"{known[0][0]}-{known[-1][0]}" if len(known) > 1 else str(known[0][0])
    rows[row - 1][column - 1] = chart_title(item.indikator.nama, years, RINGKASAN.chart_width(index))
    data, first = RINGKASAN.chart_data(index), RINGKASAN.data_column - 1
    values = data + 1 + (hasil.laporan.pengaturan.notation.tanda == ".")
    rows[data - 1][first - 1] = item.indikator.nama
    for offset, (year, value) in enumerate(known):
        rows[data][first + offset] = str(year)
        rows[values][first + offset] = number(round_half_up(value, item.desimal))


def chart_title(name: str, years: str, width: float) -> str:
    """The name of an indicator and its years; without the years, or the last words, where that is too long to print."""
    parts = name.split()
    shorter = (" ".join([*parts[:count], "..."]) for count in range(len(parts) - 1, 0, -1))
    return next((text for text in (f"{name} Tahun {years}", name, *shorter)
                 if text_lines(text, width - INDENT_WIDTH, JUDUL_GRAFIK, bold=True) <= BARIS_JUDUL), name)


def series(item: HasilIndikator, year: int) -> list[tuple[int, Decimal]]:
    """The realisasi of an indicator that a chart can show: year and figure, the earliest first."""
    values = item.deret(year)
    known = ((y, values.get(y)) for y in range(year - TAHUN_GRAFIK + 1, year + 1))
    return [(y, value) for y, value in known if isinstance(value, Decimal)]
