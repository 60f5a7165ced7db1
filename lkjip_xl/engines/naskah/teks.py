"""Plain text and Markdown as they are read: paragraphs, lists and tables by their form, since nothing else is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah import bentuk
from lkjip_xl.domain.telaah.dokumen import Asal, Mentah, Paragraf, SelMentah, TabelMentah
from lkjip_xl.engines.disk.bounds import MB, read_bytes

TEKS_TERBESAR = 16 * MB
"""The most that a text may hold; 500 pages hold about 2 MB."""
_JUDUL = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_PEMISAH = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_GARIS = re.compile(r"\s*(?:[-=_*]\s?){3,}\s*")
_TEBAL = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|__(?=\S)(.+?)(?<=\S)__", re.DOTALL)
_MIRING = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|(?<!\w)_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)")
_TAUTAN = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_RUMUS = re.compile(r"\$\$(.+?)\$\$", re.DOTALL)
_TEX = ((re.compile(r"\\text\{([^{}]*)\}"), r"\1"),
        (re.compile(r"\\(?:d|t)?frac\{([^{}]*)\}\{([^{}]*)\}"), r"(\1) / (\2)"),
        (re.compile(r"\\times"), "×"), (re.compile(r"\\div"), "÷"), (re.compile(r"\\left|\\right|\\[,;! ]"), " "),
        (re.compile(r"\\([%_&$#])"), r"\1"))
_POLOS = re.compile(r"\(([^()+\-−–×*/=]*)\)( / )|( / )\(([^()+\-−–×*/=]*)\)")
_BULET = re.compile(r"[-*+]\s+(?=\S)")
_TAK_TERLIHAT = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Characters that take no room."""
_ENTRI_TERPANJANG = 200
"""A longer paragraph is no entry of a front list."""
_PANJANG_BARIS = 60
"""A shorter line is not broken by the width of the page."""


def read_teks(path: Path) -> Mentah:
    """What stands in a text or Markdown file; raises `CannotRun` where it is none, `TooLarge` where it is too long."""
    text = _isi(path.name, read_bytes(path, TEKS_TERBESAR, "Pecah naskahnya per bab, lalu telaah satu per satu."))
    kind: Literal["txt", "md"] = "md" if path.suffix.casefold() in (".md", ".markdown") else "txt"
    pages = text.count("\f")
    return Mentah(path.name, kind, tuple(_Pembaca(text).baca()), pages + (not text.endswith("\f")) if pages else 0)


def _isi(name: str, content: bytes) -> str:
    """The text of a file in whichever encoding it was saved."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _terurai(name, content, "utf-16")
    if b"\0" in content:
        raise CannotRun(f"Berkas {name[:60]} bukan teks. Simpan naskahnya sebagai .docx, .pdf, atau .txt, lalu ulangi.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _terurai(name, content, "cp1252")


def _terurai(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "strict" if encoding == "utf-16" else "replace")
    except UnicodeDecodeError as error:
        raise CannotRun(f"Berkas {name[:60]} rusak: hurufnya tidak terbaca. Simpan ulang sebagai teks UTF-8, lalu "
                        "ulangi.") from error


@record(frozen=True)
class _Baris:
    urut: int
    teks: str
    halaman: int


class _Pembaca:
    """Goes through the lines once, block by block."""

    def __init__(self, text: str) -> None:
        page = 1 if "\f" in text else 0
        self._lines: list[_Baris] = []
        for at, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            page += line.count("\f")
            self._lines.append(_Baris(at, line.replace("\f", "").translate(_TAK_TERLIHAT), page))
        self._daftar = False

    def baca(self) -> Iterator[Paragraf | TabelMentah]:
        """The paragraphs and tables of the text."""
        block: list[_Baris] = []
        for line in (*self._lines, _Baris(-1, "", 0)):
            if line.teks.strip():
                block.append(line)
            elif block:
                yield from self._blok(block)
                block = []

    def _blok(self, lines: list[_Baris]) -> Iterator[Paragraf | TabelMentah]:
        piped = [at for at, line in enumerate(lines) if line.teks.count("|") >= 2 or _PEMISAH.fullmatch(line.teks)]
        tabbed = [at for at, line in enumerate(lines) if "\t" in line.teks.strip("\n ")]
        rule = next((at for at in piped if at and "|" in lines[at].teks and _PEMISAH.fullmatch(lines[at].teks)), -1)
        if rule > 0:
            yield from self._dengan_tabel(lines, rule - 1, piped[-1], _sel_pipa)
        elif self._bertab(lines, tabbed):
            yield from self._dengan_tabel(lines, tabbed[0], tabbed[-1], _sel_tab)
        else:
            yield from self._paragraf(lines)

    def _bertab(self, lines: list[_Baris], tabbed: list[int]) -> bool:
        """Whether the lines with tabs are a table: no front list, and no list whose numbers are set off by a tab."""
        if self._daftar or not tabbed or 2 * len(tabbed) < len(lines) - tabbed[0]:
            return False
        rows = [lines[at].teks for at in tabbed]
        listed = all(len(row.strip().split("\t")) == 2 and bentuk.bernomor(row.replace("\t", " ")) for row in rows)
        return not listed and (len(rows) > 1 or rows[0].count("\t") > 1 or rows[0].startswith("\t"))

    def _dengan_tabel(self, lines: list[_Baris], first: int, last: int, cells: _Pemisah
                      ) -> Iterator[Paragraf | TabelMentah]:
        if first:
            yield from self._paragraf(lines[:first])
        yield _tabel([(line, cells(line.teks)) for line in lines[first:last + 1] if not _PEMISAH.fullmatch(line.teks)])
        if lines[last + 1:]:
            yield from self._paragraf(lines[last + 1:])

    def _paragraf(self, lines: list[_Baris]) -> Iterator[Paragraf]:
        for group in _kelompok(lines):
            made = _satu(group)
            if made is not None:
                self._catat(made)
                yield made

    def _catat(self, one: Paragraf) -> None:
        """Remember whether a front list has begun or ended, where tabs lead to page numbers."""
        if bentuk.nama_bagian(one.teks):
            self._daftar = bool(bentuk.daftar_bagian(one.teks))
        elif one.gaya == "judul" or len(one.teks) > _ENTRI_TERPANJANG or _bab_tanpa_judul(one.teks):
            self._daftar = False


def _bab_tanpa_judul(text: str) -> bool:
    """Whether a chapter begins: in the table of contents its title stands beside its number."""
    number = bentuk.bab(text)
    return number is not None and not number.teks


def _kelompok(lines: list[_Baris]) -> Iterator[list[_Baris]]:
    """The lines of each paragraph: a caption with its title, a line with those that the page's width broke off it."""
    whole = "\n".join(_polos(line.teks) for line in lines)
    if len(lines) <= 4 and max(len(line.teks) for line in lines) <= 150 and bentuk.keterangan(whole) \
            and not any(_berdiri_sendiri(line.teks) for line in lines[1:]):
        yield lines
        return
    width = max(len(line.teks) for line in lines)
    group: list[_Baris] = []
    for line in lines:
        if group and not _terpotong(group[-1].teks, line.teks, width):
            yield group
            group = []
        group.append(line)
    yield group


def _terpotong(above: str, below: str, width: int) -> bool:
    """Whether a line goes on with the one above, which the page's width broke."""
    word = below.split(maxsplit=1)[0]
    return _PANJANG_BARIS <= len(above) <= 160 and width <= 160 and len(above) + len(word) >= width \
        and not _berdiri_sendiri(below) and not _JUDUL.fullmatch(above)


def _berdiri_sendiri(text: str) -> bool:
    """Whether a line begins something of its own: an item, a heading, a caption."""
    line = text.strip()
    return bool(bentuk.bernomor(line) or bentuk.bab(line) or _JUDUL.fullmatch(line) or _GARIS.fullmatch(line)
                or (bentuk.keterangan(line) or _KOSONG).nomor.count(" ") or line.startswith(("|", ">", "**")))


_KOSONG = bentuk.Nomor("", "", "")


def _satu(lines: list[_Baris]) -> Paragraf | None:
    """The paragraph of some lines; None for a ruled line."""
    first = lines[0]
    separator = "\n" if bentuk.keterangan(_polos(first.teks)) else " "
    text = separator.join(line.teks.strip() for line in lines)
    if _GARIS.fullmatch(text):
        return None
    if (head := _JUDUL.fullmatch(text)) is not None:
        return Paragraf(_polos(head[2]), Asal(first.urut), "judul", len(head[1]), halaman=first.halaman)
    if (formula := _RUMUS.fullmatch(text.strip())) is not None:
        return Paragraf(_rumus(formula[1]), Asal(first.urut), "rumus", halaman=first.halaman)
    bullet = _BULET.match(text)
    plain = _polos(text[bullet.end():] if bullet else text)
    bold = text.startswith("**") and text.endswith("**") and text.count("**") == 2
    numbered = bentuk.bernomor(plain) is not None
    return Paragraf(plain, Asal(first.urut), "butir" if bullet and not numbered else "", 0,
                    bullet[0].strip() if bullet and not numbered else "", bold, halaman=first.halaman)


def _polos(text: str) -> str:
    """A text without the signs of Markdown."""
    line = _TAUTAN.sub(r"\1", text.strip())
    line = _TEBAL.sub(lambda match: match[1] or match[2], line)
    line = _MIRING.sub(lambda match: match[1] or match[2], line).replace("**", "")
    return re.sub(r"<br\s*/?>", "\n", re.sub(r"\\([\\`*_{}\[\]()#+.!|$-])", r"\1", line)).lstrip(">").strip()


def _rumus(text: str) -> str:
    line = text
    for pattern, plain in _TEX:
        line = pattern.sub(plain, line)
    line = _POLOS.sub(lambda match: f"{match[1]}{match[2]}" if match[2] else f"{match[3]}{match[4]}", line)
    line = _POLOS.sub(lambda match: f"{match[1]}{match[2]}" if match[2] else f"{match[3]}{match[4]}", line)
    return " ".join(line.split())


class _Pemisah:
    """How a line of a table is cut into cells."""

    def __init__(self, sign: str) -> None:
        self._sign = sign

    def __call__(self, text: str) -> list[str]:
        line = text.strip()
        if self._sign == "\t":
            return [_polos(cell) for cell in text.rstrip("\n ").split("\t")]
        line = line.removeprefix("|").removesuffix("|")
        return [_polos(cell) for cell in re.split(r"(?<!\\)\|", line)]


_sel_pipa, _sel_tab = _Pemisah("|"), _Pemisah("\t")


def _tabel(rows: list[tuple[_Baris, list[str]]]) -> TabelMentah:
    """A table of lines; a line that is not cut spans it, and a second line of headings makes the first one's spread."""
    width = max(len(cells) for _, cells in rows)
    spans = _bentang(rows, width)
    cells: list[SelMentah] = []
    for row, (line, texts) in enumerate(rows):
        if row and width > 2 and not any(texts[1:]) and " " in texts[0]:
            cells.append(SelMentah(row, 0, _isi_sel(line, texts[0]), 1, width))
            continue
        for column in range(width):
            text = texts[column] if column < len(texts) else ""
            tall, wide = spans.get((row, column), (1, 1))
            if tall and (text or wide):
                cells.append(SelMentah(row, column, _isi_sel(line, text), tall, wide))
    return TabelMentah(tuple(cells), len(rows), width, halaman=rows[0][0].halaman)


def _isi_sel(line: _Baris, text: str) -> tuple[Paragraf, ...]:
    return tuple(Paragraf(part.strip(), Asal(line.urut), halaman=line.halaman)
                 for part in text.split("\n") if part.strip())


def _bentang(rows: list[tuple[_Baris, list[str]]], width: int) -> dict[tuple[int, int], tuple[int, int]]:
    """How far the headings of a head of two lines spread, by row and column; (0, 0) where another covers the place."""
    if len(rows) < 3:
        return {}
    upper, lower = ([*cells, *[""] * (width - len(cells))] for _, cells in rows[:2])
    free = [column for column in range(1, width) if not upper[column]]
    if not free or not all(lower[column] and lower[column - 1] for column in free) \
            or any(lower[column] for column in range(width) if column not in free and column + 1 not in free):
        return {}
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for column in range(width):
        if column in free:
            spans[0, column] = 0, 0
        elif column + 1 in free:
            end = next((other for other in range(column + 1, width) if other not in free), width)
            spans[0, column] = 1, end - column
        else:
            spans[0, column], spans[1, column] = (2, 1), (0, 0)
    return spans
