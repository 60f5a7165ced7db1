"""The first sheet of a rekap: key figures, the list of sheets, the offices that need help first, the charts' data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from lkjip_xl.book.grid import Value
from lkjip_xl.book.rekap.isi import TANPA_KATEGORI, Isi, anak_judul, angka, nama_pos
from lkjip_xl.book.rekap.lembar import (
    DATA_GRAFIK_REKAP,
    DATA_GRAFIK_TERBANYAK,
    JUDUL_REKAP,
    LEMBAR_REKAP,
    PERHATIAN,
    REKAP_FACTS,
    RINGKASAN_REKAP,
    TIDAK_TERBACA,
    WARNA_LAMPU,
)
from lkjip_xl.book.rekap.pembinaan import TANPA_PERHATIAN
from lkjip_xl.book.schema import DATA_GRAFIK, KOSONG, WARNA, OutputSheet
from lkjip_xl.domain.nilai.angka import tulis_angka
from lkjip_xl.domain.nilai.desimal import banyak
from lkjip_xl.domain.nilai.record import record

JUDUL_ISI = "Isi rekap ini (klik untuk membuka)"
JUDUL_PERHATIAN = "Yang perlu dibantu lebih dahulu"
KOSONG_SEMUA = f"Tidak ada buku kerja yang dapat direkap. Sebabnya ada di lembar {TIDAK_TERBACA.name}."
NAMA_TERPANJANG = 56
"""A name in a chart has at most so many letters."""
ALASAN_TERPANJANG = 260
"""The reasons of an office on the first sheet have at most so many letters; all of them stand on their own sheet."""
Batang = tuple[str, float, int]
"""A bar of a chart: its name, its figure, and the number of its colour (0 for none)."""


def ringkasan(isi: Isi, sheets: Sequence[OutputSheet] = LEMBAR_REKAP) -> list[list[Value]]:
    """The whole sheet from A1 on; ``sheets`` are those that it lists."""
    place = RINGKASAN_REKAP
    first, width = place.label_column - 1, place.data_column + len(WARNA) + 1
    last = max(row + rows for row, rows in place.blocks.values())
    rows: list[list[Value]] = [[None] * width for _ in range(last)]
    rows[0][first], rows[1][first], rows[place.sentence_row - 1][first] = JUDUL_REKAP, anak_judul(isi), kalimat(isi)
    facts = _facts(isi)
    for offset, (key, label, _) in enumerate(REKAP_FACTS):
        rows[place.facts_row - 1 + offset][first:first + 2] = [label, facts[key]]
    for offset, (name, title) in enumerate([(JUDUL_ISI, None), *((s.name, s.title) for s in sheets)]):
        rows[place.facts_row - 1 + offset][place.list_column - 1:place.list_column + 1] = [name, title]
    for offset, texts in enumerate([(JUDUL_PERHATIAN,), *perhatian(isi)]):
        rows[place.attention_row - 1 + offset][first:first + len(texts)] = texts
    for offset, note in enumerate(catatan(isi)):
        rows[place.notes_row - 1 + offset][first] = note
    _data(rows, isi)
    return rows


def _data(rows: list[list[Value]], isi: Isi) -> None:
    """The data of the charts with a heading above each."""
    column = RINGKASAN_REKAP.data_column - 1
    rows[RINGKASAN_REKAP.data_row - 2][column] = DATA_GRAFIK
    charts = grafik(isi)
    for key, (row, _) in RINGKASAN_REKAP.blocks.items():
        names = ["Serapan (%)"] if key in TANPA_WARNA else [*isi.sebutan_warna, TANPA_KATEGORI]
        rows[row - 2][column:column + 1 + len(names)] = [charts[key].judul, *names]
        for offset, (name, value, colour) in enumerate(charts[key].batang):
            cells = rows[row - 1 + offset]
            cells[column] = name
            cells[column + (1 if key in TANPA_WARNA else colour or len(WARNA) + 1)] = angka(value)


# Words and key figures


def kalimat(isi: Isi) -> str:
    """The rekap in one breath: offices, mean, money, lights."""
    fakta = isi.ringkasan
    if not fakta.instansi:
        return KOSONG_SEMUA
    kategori = f" ({fakta.kategori})" if fakta.kategori else ""
    parts = (
        f"{tulis(fakta.instansi)} instansi direkap",
        f"rata-rata capaian {tulis_persen(fakta.capaian)} %{kategori}" if fakta.capaian is not None else "",
        f"anggaran terserap {tulis_persen(fakta.serapan)} %" if fakta.serapan is not None else "",
        f"isian siap {tulis(fakta.siap)}, belum lengkap {tulis(fakta.belum_lengkap)}, kosong {tulis(fakta.kosong)}",
    )
    return f"{'; '.join(part for part in parts if part)}."


def tulis(value: int) -> str:
    """A whole number in Indonesian writing."""
    return f"{value:,}".replace(",", ".")


def tulis_persen(value: float) -> str:
    """A percentage as printed, with two decimals or those that it has."""
    number = Decimal(str(value))
    return tulis_angka(number, ",", max(2, banyak(number)))


def _facts(isi: Isi) -> Mapping[str, Value]:
    fakta = isi.ringkasan
    return {
        **{key: getattr(fakta, key) for key in ("instansi", "tak_terbaca", "siap", "belum_lengkap", "kosong", "galat",
                                                "silang", "lewat")},
        **{key: angka(getattr(fakta, key)) for key in ("kelengkapan", "capaian", "pagu", "realisasi", "sisa",
                                                       "serapan")},
        "kategori": fakta.kategori or KOSONG,
        "saran": fakta.peringatan + fakta.saran,
        "tindak_lanjut": f"{tulis(fakta.selesai)} dari {tulis(fakta.rekomendasi)}" if fakta.rekomendasi
        else "tidak ada rekomendasi",
    }


def perhatian(isi: Isi) -> list[tuple[str, ...]]:
    """The offices that need help first: name, and the reasons in one text."""
    found: list[tuple[str, ...]] = []
    for place, group in groupby(isi.baris("perhatian"), lambda row: row.urutan):
        reasons = list(group)
        name = isi.nama(reasons[0].instansi, reasons[0].kabupaten)
        found.append((f"{place}. {name}", _alasan([row.alasan for row in reasons])))
    return found or [(TANPA_PERHATIAN,)]


def _alasan(reasons: Sequence[str]) -> str:
    """As many reasons as there is room for, and how many more there are."""
    first, *others = (reason.rstrip(".") for reason in reasons)
    shown = [first]
    for reason in map(_kecil, others):
        if len("; ".join((*shown, reason))) > ALASAN_TERPANJANG:
            return f"{'; '.join(shown)}; dan {len(reasons) - len(shown)} lagi di lembar {PERHATIAN.name}."
        shown.append(reason)
    return f"{'; '.join(shown)}."


def catatan(isi: Isi) -> list[str]:
    """The sentences of the sheet, a line each or as many as their length asks for; the last place holds all others."""
    width, room = int(sum(RINGKASAN_REKAP.widths) * 1.1), RINGKASAN_REKAP.notes
    lines = [line for sentence in isi.catatan.get("ringkasan", ()) for line in textwrap.wrap(sentence, width)]
    return lines if len(lines) <= room else [*lines[:room - 1], " ".join(lines[room - 1:])]


def _kecil(sentence: str) -> str:
    """A sentence as it goes on after another one: without its capital, unless that is of an acronym."""
    return sentence[:1].lower() + sentence[1:] if sentence[1:2].islower() else sentence


# Charts

TANPA_WARNA = ("serapan", "urusan")
"""The charts whose bars have no colour of a kategori."""
JUDUL_GRAFIK = {
    "lampu": "Kelengkapan isian: banyak instansi", "kategori": "Kategori capaian: banyak instansi",
    "capaian": "Capaian kinerja menurut instansi (%)", "serapan": "Serapan anggaran menurut instansi (%)",
    "urusan": "Serapan anggaran menurut urusan (%)",
}


@record(frozen=True)
class Grafik:
    """A chart: its title and its bars from top to bottom."""

    judul: str
    batang: tuple[Batang, ...]


def grafik(isi: Isi) -> dict[str, Grafik]:
    """Every chart by its key; of many offices the highest and the lowest, as its title says."""
    return {key: _grafik(JUDUL_GRAFIK[key], _batang(key, isi), most) for key, most in DATA_GRAFIK_REKAP.items()}


def _grafik(title: str, bars: list[Batang], most: int) -> Grafik:
    half = most // 2
    if len(bars) <= most:
        return Grafik(title, tuple(bars))
    if most == DATA_GRAFIK_TERBANYAK:
        return Grafik(f"{title}: {half} tertinggi dan {half} terendah", (*bars[:half], *bars[-half:]))
    rest = sum(value for _, value, _ in bars[most - 1:])
    return Grafik(title, (*bars[:most - 1], ("Lainnya", rest, 0)))


def _batang(key: str, isi: Isi) -> list[Batang]:
    """All bars of a chart; those of offices and of urusan from the highest to the lowest."""
    fakta = isi.ringkasan
    if key == "lampu":
        counts = {"siap": fakta.siap, "belum lengkap": fakta.belum_lengkap, "kosong": fakta.kosong}
        return [(name.capitalize(), counts[name], colour) for name, colour in WARNA_LAMPU.items()]
    if key == "kategori":
        return [(row.kategori or TANPA_KATEGORI, row.instansi, row.warna) for row in isi.baris("kategori")
                if row.instansi]
    if key == "capaian":
        return _turun((isi.nama(row.uraian, row.kabupaten), row.capaian, row.warna) for row in isi.baris("capaian")
                      if row.jenis == "instansi")
    if key == "serapan":
        return _turun((isi.nama(row.instansi, row.kabupaten), row.serapan, 0) for row in isi.baris("serapan_instansi"))
    return _turun((nama_pos(row.kode, row.uraian), row.serapan, 0) for row in isi.baris("serapan_urusan"))


def _turun(bars: Iterable[tuple[str, float | None, int]]) -> list[Batang]:
    known = [(pendek(name), value, colour) for name, value, colour in bars if value is not None]
    return sorted(known, key=lambda bar: -bar[1])


def pendek(name: str) -> str:
    """A name that fits beside a bar, cut after a word."""
    if len(name) <= NAMA_TERPANJANG:
        return name
    return f"{name[:NAMA_TERPANJANG - 1].rsplit(' ', 1)[0]} …"
