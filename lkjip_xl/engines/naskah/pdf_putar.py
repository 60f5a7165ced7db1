"""Words that are turned on their page, read as if the page were turned with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from lkjip_xl.engines.naskah.pdf_kertas import Huruf, Kertas, Ruas

Kotak = tuple[float, float, float, float]
"""Left, top, right, bottom."""
_KEBANYAKAN = 0.8
"""From which part of its letters on a page is read turned."""


def arah_halaman(paper: Kertas) -> int:
    """By how many degrees nearly all words of a page are turned: 0, 90 or 270."""
    turns = Counter(one.arah for one in paper.huruf)
    turn, count = turns.most_common(1)[0] if turns else (0, 0)
    return turn if count > _KEBANYAKAN * len(paper.huruf) else 0


def diputar(paper: Kertas, turn: int) -> Kertas:
    """The page turned so that its words stand upright."""
    level, upright = paper.mendatar, paper.tegak
    paper.huruf = [tegak(one, paper.lebar, paper.tinggi) for one in paper.huruf if one.arah == turn]
    if turn == 90:
        paper.mendatar = [Ruas(one.di, paper.tinggi - one.ke, paper.tinggi - one.dari) for one in upright]
        paper.tegak = [Ruas(paper.tinggi - one.di, one.dari, one.ke) for one in level]
    else:
        paper.mendatar = [Ruas(paper.lebar - one.di, one.dari, one.ke) for one in upright]
        paper.tegak = [Ruas(one.di, paper.lebar - one.ke, paper.lebar - one.dari) for one in level]
    paper.lebar, paper.tinggi = paper.tinggi, paper.lebar
    return paper


def tegak(one: Huruf, width: float, height: float) -> Huruf:
    """A turned letter where it stands once the page, which was so wide and high, is turned with it."""
    along = (height - one.bawah, height - one.atas) if one.arah == 90 else (one.atas, one.bawah)
    across = (one.dasar, one.x0, one.x1) if one.arah == 90 else (width - one.dasar, width - one.x1, width - one.x0)
    return Huruf(one.teks, *along, *across, one.ukuran, one.tebal)


def kembali(box: Kotak, turn: int, width: float, height: float) -> Kotak:
    """A rectangle of the turned page where it stands on the page itself."""
    u0, v0, u1, v1 = box
    return (v0, height - u1, v1, height - u0) if turn == 90 else (width - v1, u0, width - v0, u1)


def menurut_arah(letters: Iterable[Huruf]) -> dict[int, list[Huruf]]:
    """Letters by how they are turned, upright ones first."""
    found: dict[int, list[Huruf]] = {0: []}
    for one in letters:
        found.setdefault(one.arah, []).append(one)
    return found
