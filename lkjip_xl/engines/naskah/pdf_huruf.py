"""The lines of print that the letters of a page make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.naskah.pdf_kertas import Huruf
from lkjip_xl.engines.naskah.pdf_putar import kembali, menurut_arah, tegak


@record(frozen=True)
class Baris:
    """A line of print; ``isi`` is where its text begins after a list mark, ``kata`` how wide its first piece is."""

    teks: str
    halaman: int
    x0: float
    atas: float
    x1: float
    bawah: float
    dasar: float
    ukuran: float
    tebal: bool
    isi: float
    kata: float
    tanda: str = ""
    """The list mark that it begins with: "1.", "a)", "•"."""
    ujung: bool = False
    """Whether its last letter is bold."""
    ekor: bool = False
    """Whether a space is printed at its end."""
    celah: tuple[float, float] = (0.0, 0.0)
    """The widest gap in it, from where to where; nothing where there is none."""
    bagian: tuple[Baris, ...] = ()
    """Its pieces where wide gaps part it into three or more, as in a table without lines."""
    arah: int = 0
    """By how many degrees it is turned to the left."""
    rumus: bool = False
    """Whether it is a formula with a fraction."""

    @property
    def kotak(self) -> tuple[int, float, float, float, float]:
        """Its rectangle on paper, as `Asal` has it."""
        return (self.halaman, round(self.x0, 2), round(self.atas, 2), round(self.x1, 2), round(self.bawah, 2))


POIN = "•▪◦●○■□➢➤✓✔❖►▶‣⁃∙·✦♦◆⮚"
"""Bullets."""
TANDA = re.compile(rf"(?:[{POIN}–—*-]|\(?\d{{1,2}}[.)]{{1,2}}|\(?[A-Za-z][.)]|\(?[ivxIVX]{{1,5}}[.)]"
                   r"|\d{1,2}(?:\.\d{1,2})+\.?)(?=\s|$)")
"""The mark that a list item or numbered heading begins with."""
_PANGKAT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_PIECE = re.compile(r"[^\s-]*-?")
_RAPAT, _TAB, _LEBAR = 0.2, 1.2, 2.5
"""From which gap, in sizes of the letter, two letters are parted by a space, by a tab, and by a tab beside a space."""


def lines(found: Iterable[Huruf], page: int) -> list[Baris]:
    """The lines that letters make, from above; letters a little higher or lower belong to the line they stand in.

    Lines of turned words come last, each with its place on the page as it is.
    """
    made: list[Baris] = []
    for turn, letters in menurut_arah(found).items():
        if not turn:
            made += _rows(letters, page)
            continue
        for one in _rows([tegak(letter, 0, 0) for letter in letters], page):
            x0, top, x1, bottom = kembali((one.x0, one.atas, one.x1, one.bawah), turn, 0, 0)
            made.append(replace(one, x0=x0, atas=top, x1=x1, bawah=bottom, dasar=bottom, isi=x0, tanda="", arah=turn))
    return made


def _rows(found: Iterable[Huruf], page: int) -> list[Baris]:
    rows: list[list[Huruf]] = []
    for one in sorted(found, key=lambda letter: letter.dasar):
        if rows and one.dasar - rows[-1][0].dasar <= 0.4 * max(one.ukuran, rows[-1][0].ukuran):
            rows[-1].append(one)
        else:
            rows.append([one])
    made = (_with_pieces(sorted(row, key=lambda letter: letter.x0), page) for row in rows)
    return [one for one in made if one is not None]


def _with_pieces(row: list[Huruf], page: int) -> Baris | None:
    line = _line(row, page)
    if line is None or line.teks.count("\t") < 2:
        return line
    pieces: list[list[Huruf]] = []
    for one in row:
        if one.teks.isspace():
            continue
        if pieces and one.x0 - pieces[-1][-1].x1 <= _TAB * one.ukuran:
            pieces[-1].append(one)
        else:
            pieces.append([one])
    return replace(line, bagian=tuple(made for piece in pieces if (made := _line(piece, page))))


def _line(row: list[Huruf], page: int) -> Baris | None:
    shown = [one for one in row if not one.teks.isspace() and one.teks]
    if not shown:
        return None
    text, at = _text(row)
    mark = TANDA.match(text)
    begin = next((x for index, x in at if mark and index >= mark.end()), shown[0].x0)
    return Baris(text, page, shown[0].x0, min(one.atas for one in shown), max(one.x1 for one in shown),
                 max(one.bawah for one in shown), _base(shown), _size(shown),
                 all(one.tebal for one in shown), begin, _first_width(text, shown), mark[0] if mark else "",
                 shown[-1].tebal, row[-1].teks.isspace(), _widest(shown) if "=" in text else (0.0, 0.0))


def _widest(shown: list[Huruf]) -> tuple[float, float]:
    gaps = ((last.x1, one.x0) for last, one in pairwise(shown))
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))


def with_fractions(found: list[Baris]) -> list[Baris]:
    """The same lines with a fraction read as one: what stands above and below the gap of a line is set into it."""
    made: list[Baris] = []
    at = 0
    while at < len(found):
        three = found[at:at + 3]
        if len(three) == 3 and _fraction(*three):
            made.append(_set_in(*three))
            at += 3
        else:
            made.append(found[at])
            at += 1
    return made


def _fraction(above: Baris, line: Baris, below: Baris) -> bool:
    left, right = line.celah
    return (right > left and "=" in line.teks and line.halaman == above.halaman == below.halaman
            and all(left - 3 <= one.x0 and one.x1 <= right + 3 and abs(one.dasar - line.dasar) < 1.6 * line.ukuran
                    for one in (above, below)))


def _set_in(above: Baris, line: Baris, below: Baris) -> Baris:
    before, _, after = line.teks.partition("=")
    text = f"{before}= {_bracketed(above.teks)} / {_bracketed(below.teks)} {after.strip()}"
    return replace(line, teks=text.strip(), atas=above.atas, bawah=below.bawah, rumus=True)


def _bracketed(text: str) -> str:
    whole = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return f"({text})" if not whole and set("+-−–×*/=") & set(text[1:]) else text


def _size(shown: list[Huruf]) -> float:
    """The size of most letters."""
    return Counter(round(one.ukuran, 2) for one in shown).most_common(1)[0][0]


def _base(shown: list[Huruf]) -> float:
    """The base line of the first letter of the usual size."""
    usual = _size(shown)
    return next(one.dasar for one in shown if round(one.ukuran, 2) == usual)


def _first_width(text: str, shown: list[Huruf]) -> float:
    """How wide the first piece is that cannot be broken."""
    piece = _PIECE.match(text)
    length, last = len(piece[0]) if piece else 1, shown[0]
    for one in shown:
        length -= len(one.teks)
        last = one
        if length <= 0:
            break
    return last.x1 - shown[0].x0


def _text(row: list[Huruf]) -> tuple[str, list[tuple[int, float]]]:
    """The text of a line, and for every letter its place in the text and on paper."""
    pieces: list[str] = []
    at: list[tuple[int, float]] = []
    length, space, last = 0, False, None
    size, base = _size(row), _base(row)
    for one in row:
        if one.teks.isspace():
            space = last is not None
            continue
        sign = _raised(one, base, size)
        if last is not None and (gap := _gap(last, one, space, "".join(pieces) if length < 8 else "")):
            pieces.append(gap)
            length += 1
        at.append((length, one.x0))
        pieces.append(sign)
        length += len(sign)
        last, space = one, False
    return "".join(pieces), at


def _raised(one: Huruf, base: float, size: float) -> str:
    """A letter, as a raised figure where it is smaller and stands higher than its line."""
    small = one.ukuran < 0.8 * size and base - one.dasar > 0.2 * size
    return one.teks.translate(_PANGKAT) if small else one.teks


def _gap(last: Huruf, one: Huruf, space: bool, before: str) -> str:
    """What parts two letters: nothing, a space or a tab."""
    gap = (one.x0 - last.x1) / max(one.ukuran, 1)
    if gap > (_LEBAR if space else _TAB):
        return "\t"
    if before and gap > (_TAB if space and before in "-–—*" else 0.6) and TANDA.fullmatch(before):
        return "\t"
    return " " if space or gap > _RAPAT else ""
