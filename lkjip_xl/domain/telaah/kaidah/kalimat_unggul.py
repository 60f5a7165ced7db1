"""Rules on superlatives: what a sentence calls the highest or the lowest, against the table that prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import tempat_angka, tempat_kalimat
from lkjip_xl.domain.telaah.petak import Garis, Petak, TabelBaca
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat, ribuan

_UNGGUL = re.compile(
    r"\b(?:(?P<atas>tertinggi|terbesar|terbanyak|terpanjang|terluas|terlama|paling\s+(?:tinggi|besar|banyak|panjang|"
    r"luas|lama))|(?P<bawah>terendah|terkecil|tersedikit|terpendek|tersempit|tercepat|paling\s+(?:rendah|kecil|sedikit|"
    r"pendek|cepat)))\b", re.IGNORECASE)
_MERUPAKAN = re.compile(r"^\s*(?:merupakan|adalah|menjadi|tercatat)\s+(?:yang\s+|\w+\s+)?$", re.IGNORECASE)
_TERBATAS = re.compile(r"\b(?:target|nasional|provinsi|selama|sepanjang\s+(?:periode|tahun)|dalam\s+(?:lima|tiga)|"
                       r"maksimal|kisaran|antara|skor)\b", re.IGNORECASE)
"""Words of sentences whose superlative is of something else than the rows of a table."""
_GABUNGAN = re.compile(r"(?:indeks|nilai|jumlah|total|rata|skor)\b", re.IGNORECASE)
"""How rows begin that combine the others."""
_DEKAT = 25
_SEUKURAN = 10
"""Figures of one kind are no further apart than so many times."""
_SEDIKITNYA = 3


def unggul_salah(bahan: Bahan) -> Iterator[Remark]:
    """A figure called the highest or the lowest that its table has a higher or a lower one beside."""
    for one in bahan.kalimat:
        words = list(_UNGGUL.finditer(one.teks))
        for index, word in enumerate(words):
            stop = words[index + 1].start() if index + 1 < len(words) else len(one.teks)
            start = words[index - 1].end() if index else 0
            figure = _angka(one.teks, word, start, stop)
            if figure is not None and not _TERBATAS.search(one.teks, start, stop):
                yield from _banding(bahan, one, word, figure)
                yield from _banding_nama(bahan, one, word, figure)


def _angka(text: str, word: re.Match[str], start: int, stop: int) -> AngkaKalimat | None:
    """The figure that a superlative is said of: the first after it, or the one right before "merupakan yang …"."""
    figures = [each for each in angka_kalimat(text) if each.jenis in ("persen", "desimal", "bulat", "rupiah")]
    before = [each for each in figures if start <= each.mulai and each.akhir <= word.start()]
    if before and _MERUPAKAN.match(text[before[-1].akhir:word.start()]):
        return before[-1]
    after = [each for each in figures if word.end() <= each.mulai and each.akhir <= stop]
    return after[0] if after else None


def _banding(bahan: Bahan, one: Kalimat, word: re.Match[str], figure: AngkaKalimat) -> Iterator[Remark]:
    found = [(table, line, cell) for table in bahan.petak
             if abs(table.blok.indeks - one.letak.blok) <= _DEKAT
             for line in table.garis if line.jenis == "rinci" for cell in line.petak if _nilai(cell) == figure.nilai]
    high = bool(word["atas"])
    better = [_lebih(table, line, cell, high=high) for table, line, cell in found]
    if not found or any(each is None for each in better) or _sebaris(found, high=high):
        return
    table, _, cell = min(found, key=lambda each: abs(each[0].blok.indeks - one.letak.blok))
    other = better[[each[0] for each in found].index(table)]
    assert other is not None
    name, best = other
    yield remark("T-310", tempat_angka(bahan, one, figure), tempat_kalimat(bahan, one, word.start(), word.end()),
                 Tempat(best.letak, best.teks), Tempat(cell.letak, cell.teks), pokok=name, kata=word[0],
                 tertulis=figure.teks, nilai=best.teks, nama=name, tempat=bahan.dokumen.bagian(one.letak),
                 tempat_lain=bahan.dokumen.bagian(best.letak))


def _banding_nama(bahan: Bahan, one: Kalimat, word: re.Match[str], figure: AngkaKalimat) -> Iterator[Remark]:
    """A figure that is the highest or lowest of its column, given to another row than its own."""
    text = one.teks[word.end():figure.mulai]
    found = [(table, line, cell) for table in bahan.petak if abs(table.blok.indeks - one.letak.blok) <= _DEKAT
             for line in table.garis if line.jenis == "rinci" for cell in line.petak
             if _nilai(cell) == figure.nilai and abs(figure.nilai) > _SEUKURAN]
    if len(found) != 1 or not text.strip():
        return
    table, line, cell = found[0]
    name, own = _disebut(table, text), _nama(table, line)
    if name and own and name not in own and _puncak(table, line, cell, name, high=bool(word["atas"])):
        at = one.teks.index(name, word.end())
        yield remark("T-310", tempat_kalimat(bahan, one, at, at + len(name)), tempat_angka(bahan, one, figure),
                     Tempat(cell.letak, cell.teks), pokok=own[-1], kata=word[0], tertulis=name, nilai=cell.teks,
                     nama=own[-1], tempat=bahan.dokumen.bagian(one.letak), tempat_lain=bahan.dokumen.bagian(cell.letak))


def _puncak(table: TabelBaca, line: Garis, cell: Petak, name: str, *, high: bool) -> bool:
    """Whether a cell alone is the extreme of its column, and a row of that name has another figure there."""
    column = [(each, value) for each in table.garis if each.jenis == "rinci" and each.tingkat == line.tingkat
              and (other := each.di(cell.kolom.indeks)) is not None and (value := _nilai(other)) is not None]
    values = [value for _, value in column]
    extreme = len(values) >= _SEDIKITNYA and (max if high else min)(values) == _nilai(cell)
    return extreme and values.count(_pasti(cell)) == 1 and any(name in _nama(table, each) for each, _ in column)


def _nama(table: TabelBaca, line: Garis) -> tuple[str, ...]:
    """What a row is called: by its names, else by its first cell of words."""
    if line.nama or table.blok.tabel is None:
        return tuple(name for _, name in line.nama)
    words = [cell.rata for cell in table.blok.tabel.sel[line.baris] if re.search(r"[^\W\d_]{3}", cell.rata)]
    return tuple(words[:1])


def _disebut(table: TabelBaca, text: str) -> str:
    """The one name of a row that a text has, as it is printed there; "" where it has none or several."""
    names = {name for line in table.garis if line.jenis == "rinci" for name in _nama(table, line)
             if len(name) > _SEDIKITNYA}
    told = {name for name in names if name in text and re.search(rf"\b{re.escape(name)}(?!\w)", text)}
    told = {name for name in told if not any(name != other and name in other for other in told)}
    return told.pop() if len(told) == 1 else ""


def _nilai(cell: Petak) -> Decimal | None:
    return ribuan(cell.bacaan).nilai


def _lebih(table: TabelBaca, line: Garis, cell: Petak, *, high: bool) -> tuple[str, Petak] | None:
    """The cell of the same column and level that goes beyond one, with the name of its row; None where none does."""
    peers = [(other, each) for other in table.garis if other.jenis == "rinci" and other.tingkat == line.tingkat
             and not any(_GABUNGAN.match(name) for _, name in other.nama)
             for each in other.petak if each.kolom.indeks == cell.kolom.indeks and _nilai(each) is not None]
    own = [pair for pair in peers if pair[0].bagian == line.bagian]
    if len(peers) < _SEDIKITNYA or _terunggul(own, cell, high=high):
        return None
    best = (max if high else min)(peers, key=lambda pair: _pasti(pair[1]))
    ratio = sorted((abs(_pasti(best[1])), abs(_pasti(cell))))
    beyond = _pasti(best[1]) > _pasti(cell) if high else _pasti(best[1]) < _pasti(cell)
    if not beyond or ratio[1] > ratio[0] * _SEUKURAN:
        return None
    return (best[0].nama[-1][1] if best[0].nama else "", best[1])


def _terunggul(peers: Sequence[tuple[Garis, Petak]], cell: Petak, *, high: bool) -> bool:
    values = [_pasti(each) for _, each in peers]
    return _pasti(cell) == (max(values) if high else min(values))


def _pasti(cell: Petak) -> Decimal:
    value = _nilai(cell)
    assert value is not None
    return value


def _sebaris(found: Sequence[tuple[TabelBaca, Garis, Petak]], *, high: bool) -> bool:
    """Whether the figure is the extreme of its own row, as over years."""
    for _, line, cell in found:
        years = {each.kolom.tahun: value for each in line.petak if (value := _nilai(each)) is not None}
        values = list(years.values())
        if len(values) >= _SEDIKITNYA and _pasti(cell) == (max(values) if high else min(values)):
            return True
    return False


DAFTAR: tuple[Kaidah, ...] = (Kaidah("T-310", unggul_salah),)
