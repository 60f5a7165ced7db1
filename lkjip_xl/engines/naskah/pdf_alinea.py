"""Paragraphs of lines of print: where one ends, and what their text is.

A line that would have had room for the next word ends its paragraph; so do a gap, an indent, a list mark, another size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Asal, Paragraf
from lkjip_xl.engines.naskah.pdf_huruf import POIN, Baris

ENTRI = re.compile(r"(?:[.…_]{4,}|(?:[.…] ?){5,})\s*(\d{1,3}|[ivxlc]{1,7})$")
"""The end of an entry of a front list: leader and page."""
_JUDUL = re.compile(r"(?:tabel|grafik|gambar|lampiran|diagram|bagan|bab)\b[\s.]*[\divxlc]", re.IGNORECASE)
_FIGURE = re.compile(r"[\d\s.,%()/:+-]*\d[\d\s.,%()/:+-]*|-+|Rp\.?[\s\d.,-]*")
_THOUSANDS = re.compile(r"(?:Rp\.?\s*)?\(?-?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)%?\)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SELISIH = 6.0
"""From how many points on a line begins further right or left than another."""


@record(frozen=True)
class Ruang:
    """Where lines may stand: the left and right margin of each page, or of a cell."""

    margins: Mapping[int, tuple[float, float]]
    lazim: Mapping[float, float]
    """For each size of letter the usual distance of two lines."""
    sel: bool = False

    def left(self, line: Baris) -> float:
        return line.x0 - self.margins[line.halaman][0]

    def free(self, line: Baris) -> float:
        """How much room is left in a line: on its right, or on both sides where it is centred."""
        right = self.margins[line.halaman][1] - line.x1
        return right + self.left(line) if self.centred(line) else right

    def centred(self, line: Baris) -> bool:
        left, right = self.left(line), self.margins[line.halaman][1] - line.x1
        return abs(left - right) <= (2 if self.sel else 4) and min(left, right) > (1 if self.sel else 8)


Kosakata = Counter[str]
"""How often each word stands in the document, line ends left out."""


def vocabulary(lines: Iterable[Baris]) -> Kosakata:
    """The words of a document that no line end can have cut."""
    words: Kosakata = Counter()
    for line in lines:
        words.update(one.casefold() for one in _WORD.findall(line.teks)[1:-1])
    return words


def paragraphs(lines: Sequence[Baris], room: Ruang, words: Kosakata) -> Iterator[Paragraf]:
    """The paragraphs of lines that follow each other."""
    group: list[Baris] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if group and not _joins(group, line, after, room):
            yield _paragraph(group, room, words)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group, room, words)


def _joins(group: list[Baris], line: Baris, after: Baris | None, room: Ruang) -> bool:
    """Whether a line goes on with the paragraph before it."""
    last = group[-1]
    if ENTRI.search(last.teks) or abs(last.ukuran - line.ukuran) > 1 or _gap(group, line, after, room):
        return False
    if ENTRI.search(line.teks) and _begins_entry(group[0]) and not _begins_entry(line):
        return line.x0 >= group[0].x0 - 2
    if room.free(last) > 0.25 * last.ukuran + line.kata + 1 and not _cut_figure(last, line):
        return False
    return not _begins(group, line, room) and not _other_face(last, line)


def _begins_entry(line: Baris) -> bool:
    return bool(line.tanda or _JUDUL.match(line.teks))


def _gap(group: list[Baris], line: Baris, after: Baris | None, room: Ruang) -> bool:
    """Whether there is more between two lines than between the lines of their paragraphs."""
    last = group[-1]
    if last.halaman != line.halaman:
        return False
    step = line.dasar - last.dasar
    if len(group) > 1 and group[-2].halaman == last.halaman:
        usual = last.dasar - group[-2].dasar
    elif after is not None and after.halaman == line.halaman and after.dasar - line.dasar > 0.8 * line.ukuran:
        usual = max(after.dasar - line.dasar, 1.1 * line.ukuran)
    else:
        usual = room.lazim.get(round(line.ukuran, 1), 1.3 * line.ukuran)
    return step > 1.25 * usual + 0.5 or step > 3 * line.ukuran or step < 0


def _begins(group: list[Baris], line: Baris, room: Ruang) -> bool:
    """Whether a line looks like the first of a paragraph: by a list mark, an indent, or as a figure below a figure."""
    last = group[-1]
    marked, tab = bool(line.tanda), line.teks[len(line.tanda):len(line.tanda) + 1] == "\t"
    if marked and (tab or room.left(line) < room.left(group[0]) + group[0].isi - group[0].x0 - 3):
        return True
    if room.sel:
        return _stacked(last, line)
    if room.centred(line) and room.centred(last):
        return False
    if len(group) > 1:
        return abs(room.left(line) - room.left(last)) > _SELISIH
    return room.left(line) > room.left(last) + last.isi - last.x0 + _SELISIH


def _stacked(last: Baris, line: Baris) -> bool:
    """Whether two lines of a cell are values, one below the other."""
    return bool(_FIGURE.fullmatch(last.teks) and _FIGURE.fullmatch(line.teks)) and not _cut_figure(last, line)


def _cut_figure(last: Baris, line: Baris) -> bool:
    """Whether a figure was cut by the edge of its cell."""
    return bool(_FIGURE.fullmatch(line.teks) and not _THOUSANDS.fullmatch(last.teks) and line.teks[0] not in "-("
                and _THOUSANDS.fullmatch(last.teks + line.teks) and any(char.isdigit() for char in last.teks))


def _other_face(last: Baris, line: Baris) -> bool:
    return last.tebal != line.tebal and not line.teks[0].islower() and (last.tebal or bool(line.tanda))


def _paragraph(group: list[Baris], room: Ruang, words: Kosakata) -> Paragraf:
    text = group[0].teks
    for last, line in zip(group, group[1:]):
        text = _joined(text, last, line, room, words)
    text = ENTRI.sub(lambda found: found[0][:-len(found[1])].rstrip() + "\t" + found[1], text)
    bullet = text[0] if text[0] in POIN or text[:2] in ("-\t", "–\t") else ""
    return Paragraf(text[len(bullet):].lstrip() if bullet else text, Asal(kotak=tuple(one.kotak for one in group)),
                    "butir" if bullet else "", 0, bullet, all(one.tebal for one in group),
                    not room.sel and all(room.centred(one) for one in group), group[0].halaman)


def _joined(text: str, last: Baris, line: Baris, room: Ruang, words: Kosakata) -> str:
    """Two lines as one text: with a space, or without one where a hyphen or the edge of a cell parts a word."""
    before, after = _tail(text), _head(line.teks)
    whole = (before.rstrip("-") + after).casefold()
    if text.endswith("-") and not text.endswith(" -"):
        drop = before.endswith("-") and after and words[whole] and not words[(before + after).casefold()]
        return (text[:-1] if drop else text) + line.teks
    if text.endswith("/") and not text.endswith(" /"):
        return text + line.teks
    cut = room.sel and room.free(last) < 0.7 * last.ukuran and " " not in last.teks and words[whole] and (
        not words[before.casefold()] and after)
    return text + ("" if cut or _cut_figure(last, line) else " ") + line.teks


def _tail(text: str) -> str:
    found = re.search(r"[^\W\d_]*-?$", text)
    return found[0] if found else ""


def _head(text: str) -> str:
    found = re.match(r"[^\W\d_]*", text)
    return found[0] if found else ""
