"""Paragraphs of lines of print: where one ends, and what their text is.

A line that would have had room for the next word ends its paragraph; so do a gap, an indent, a list mark, another size.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Asal, Gaya, Paragraf
from lkjip_xl.engines.naskah.pdf_huruf import POIN, Baris

ENTRI = re.compile(r"(?:[.…_]{4,}|(?:[.…] ?){5,})\s*(\d{1,3}|[ivxlc]{1,7})$")
"""The end of an entry of a front list: leader and page."""
_JUDUL = re.compile(r"(?:tabel|grafik|gambar|lampiran|diagram|bagan|bab)\b[\s.]*[\divxlc]", re.IGNORECASE)
_LABEL = re.compile(r"\w+\b[\s.]*[\divxlc.-]+", re.IGNORECASE)
_NOTE = re.compile("[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?|\\d{1,2}(?=\\s)")
"""The number that a footnote begins with."""
_FIGURE = re.compile(r"[\d\s.,%()/:+-]*\d[\d\s.,%()/:+-]*|-+|Rp\.?[\s\d.,-]*")
_THOUSANDS = re.compile(
    r"(?:Rp\.?\s*)?\(?-?(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)%?\)?")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGGAR = 1.2
"""How far from the margin a line that fills it may end, in points."""
_MENJOROK = 72.0
"""The most that the first line of a paragraph is indented, in points."""
_SELISIH = 6.0
"""From how many points on a line begins further right or left than another."""


@record(frozen=True)
class Ruang:
    """Where lines may stand: the left and right margin of each page, or of a cell."""

    margins: Mapping[int, tuple[float, float]]
    lazim: Mapping[float, float]
    """For each size of letter the usual distance of two lines."""
    tengah: Mapping[int, float]
    """The middle of each page; none for a cell."""
    sel: bool = False
    ekor: bool = False
    """Whether the space at which a line of a cell is broken is printed where it has room, as LibreOffice does."""

    rata: bool = False
    """Whether lines end at the margin on the right as well."""

    def width(self, line: Baris) -> float:
        left, right = self.margins[line.halaman]
        return right - left

    def left(self, line: Baris) -> float:
        return line.x0 - self.margins[line.halaman][0]

    def free(self, line: Baris) -> float:
        """How much room is left in a line: on its right, or on both sides where it is centred."""
        right = self.margins[line.halaman][1] - line.x1
        return right + self.left(line) if self.centred(line) else right

    def centred(self, line: Baris) -> bool:
        left, right = self.left(line), self.margins[line.halaman][1] - line.x1
        if self.sel:
            return abs(left - right) <= 2 and min(left, right) > 1
        short = line.x1 - line.x0 < 0.5 * self.width(line)
        middle = short and abs((line.x0 + line.x1) / 2 - self.tengah.get(line.halaman, -9.0)) <= 2
        return min(left, right) > 8 and (middle or abs(left - right) <= 4)


_LINK = re.compile(r"https?://\S+$")
_HYPHEN = re.compile(r"[^\W_]-$|[^\W\d_]/$")
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
    if last.arah or line.arah:
        return room.sel and last.arah == line.arah
    if ENTRI.search(last.teks) or last.rumus or line.rumus or abs(last.ukuran - line.ukuran) > 1:
        return False
    if _gap(group, line, after, room):
        return False
    if ENTRI.search(line.teks) and _begins_entry(group[0]) and not _begins_entry(line):
        return line.x0 >= group[0].x0 - 2
    if _titled(group, line, room):
        return True
    return _full(last, line, room) and not _begins(group, line, room) and not _other_face(last, line)


def _full(last: Baris, line: Baris, room: Ruang) -> bool:
    """Whether a line has no room for the first word of the next, or breaks off in the middle of a sentence."""
    free = room.free(last)
    if _cut_figure(last, line):
        return True
    if room.ekor and not last.ekor and free > 0.3 * last.ukuran + 1 and last.teks[-1] not in "-/" and (
            room.sel and not room.centred(last)):
        return False
    if free > _LONGGAR and _may_end(last, line, room):
        return False
    if free <= 0.25 * last.ukuran + line.kata + 1:
        return True
    if room.sel and room.ekor and last.ekor:
        return line.teks[0].islower() and not line.tanda
    return (not room.sel and line.teks[0].islower() and not line.tanda and last.teks[-1] not in ".:;?!"
            and free < 0.3 * room.width(last))


def _may_end(last: Baris, line: Baris, room: Ruang) -> bool:
    """Whether a line that leaves some room looks like the end of a paragraph: it ends a sentence, or a link follows."""
    ended = last.teks[-1] in ".:;?!"
    if line.teks.startswith("http"):
        return ended or room.rata
    return ended and room.rata and not line.teks[0].islower()


def _titled(group: list[Baris], line: Baris, room: Ruang) -> bool:
    """Whether a line is the title below the number of a caption or chapter, all of them centred."""
    first, last = group[0], group[-1]
    return (not room.sel and bool(_JUDUL.match(first.teks)) and not line.tanda and not _JUDUL.match(line.teks)
            and all(room.centred(one) for one in (first, last, line)) and last.tebal == line.tebal)


def _begins_entry(line: Baris) -> bool:
    return bool(line.tanda or _JUDUL.match(line.teks))


def _gap(group: list[Baris], line: Baris, after: Baris | None, room: Ruang) -> bool:
    """Whether there is more between two lines than between the lines of their paragraphs."""
    last = group[-1]
    if last.halaman != line.halaman:
        return False
    step = line.dasar - last.dasar
    common = room.lazim.get(round(line.ukuran, 1), 1.3 * line.ukuran)
    if len(group) > 1 and group[-2].halaman == last.halaman:
        return _wider(step, last.dasar - group[-2].dasar, line, 1.15)
    if last.teks[-1] in ".:;" and line.teks[0].isupper() and _wider(step, common, line, 1.15):
        return True
    if after is not None and after.halaman == line.halaman and after.dasar - line.dasar > 0.8 * line.ukuran:
        return _wider(step, max(after.dasar - line.dasar, 1.1 * line.ukuran), line, 1.25)
    return _wider(step, common, line, 1.25)


def _wider(step: float, usual: float, line: Baris, times: float) -> bool:
    return step > times * usual + 0.5 or step > 3 * line.ukuran or step < 0


def _begins(group: list[Baris], line: Baris, room: Ruang) -> bool:
    """Whether a line looks like the first of a paragraph: by a list mark, an indent, or as a figure below a figure."""
    last = group[-1]
    marked, tab = bool(line.tanda), line.teks[len(line.tanda):len(line.tanda) + 1] == "\t"
    if room.sel and _stacked(last, line):
        return True
    if marked and not tab and line.tanda in "-–—*":
        return False
    hang = room.left(group[0]) + group[0].isi - group[0].x0
    listed = bool(group[0].tanda) and room.left(line) < hang - 3
    if marked and (tab or listed or last.teks[-1] in ":;" or (last.teks[-1] == "." and not line.tanda[0].isdigit())):
        return True
    if room.sel or (room.centred(line) and room.centred(last)):
        return False
    if room.left(last) > 0.4 * room.width(last) or room.left(last) - room.left(line) > _MENJOROK:
        return True
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
    """Whether bold print begins or ends with a line that could be the first of a paragraph."""
    if last.tebal == line.tebal or line.teks[0].islower():
        return False
    return last.tebal or bool(line.tanda) or not last.ujung


def _paragraph(group: list[Baris], room: Ruang, words: Kosakata) -> Paragraf:
    text = group[0].teks
    title = bool(_JUDUL.match(text)) and all(room.centred(one) for one in group)
    for last, line in pairwise(group):
        broken = title and (_LABEL.fullmatch(text) or not _full(last, line, room))
        text = f"{text}\n{line.teks}" if broken else _joined(text, last, line, room, words)
    if entry := ENTRI.search(text):
        text = text[:entry.start(1)].rstrip() + "\t" + entry[1]
    bullet = text[0] if text[0] in POIN or text[:2] in ("-\t", "–\t") else ""
    style: Gaya = "rumus" if group[0].rumus else "butir" if bullet else ""
    return Paragraf(text[len(bullet):].lstrip() if bullet else text, Asal(kotak=tuple(one.kotak for one in group)),
                    style, 0, bullet, all(one.tebal for one in group),
                    not room.sel and all(room.centred(one) for one in group), group[0].halaman)


def notes_apart(lines: Sequence[Baris]) -> tuple[list[Baris], list[Baris]]:
    """The lines of a page without its footnotes, and its footnotes, which stand below all else in smaller print."""
    sizes = Counter(line.ukuran for line in lines)
    usual = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    small = next((at for at in range(len(lines), 0, -1) if lines[at - 1].ukuran > usual - 0.8), 0)
    first = next((at for at in range(small, len(lines)) if _NOTE.match(lines[at].teks)), len(lines))
    return list(lines[:first]), list(lines[first:])


def footnotes(lines: Sequence[Baris], room: Ruang, words: Kosakata) -> Iterator[Paragraf]:
    """The footnotes of a page, each a paragraph with its number apart."""
    begins = [at for at, line in enumerate(lines) if _NOTE.match(line.teks)]
    for begin, end in pairwise((*begins, len(lines))):
        for one in paragraphs(lines[begin:end], room, words):
            number = _NOTE.match(one.teks)
            plain = number[0].translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")) if number else ""
            yield replace(one, teks=one.teks[len(plain):].lstrip(), gaya="catatan", nomor=plain)


def _joined(text: str, last: Baris, line: Baris, room: Ruang, words: Kosakata) -> str:
    """Two lines as one text: with a space, or without one where a hyphen or the edge of a cell parts a word."""
    if _LINK.search(text) and not last.ekor:
        return text + line.teks
    if _HYPHEN.search(text) and not last.ekor:
        return (text[:-1] if _syllable(text, line, words) else text) + line.teks
    return text + ("" if _cut_word(text, last, line, room, words) or _cut_figure(last, line) else " ") + line.teks


def _syllable(text: str, line: Baris, words: Kosakata) -> bool:
    """Whether the hyphen at a line end only divides a word."""
    before, after = _tail(text), _head(line.teks)
    return bool(after and words[(before[:-1] + after).casefold()] and not words[(before + after).casefold()])


def _cut_word(text: str, last: Baris, line: Baris, room: Ruang, words: Kosakata) -> bool:
    """Whether a word was cut by the edge of its cell."""
    before, after = _tail(text), _head(line.teks)
    if not room.sel or last.ekor or " " in last.teks or room.free(last) > 0.8 * last.ukuran or not (before and after):
        return False
    return len(before) == len(after) == 1 or bool(words[(before + after).casefold()] and not words[before.casefold()])


def _tail(text: str) -> str:
    found = re.search(r"[^\W\d_]*-?$", text)
    return found[0] if found else ""


def _head(text: str) -> str:
    found = re.match(r"[^\W\d_]*", text)
    return found[0] if found else ""
