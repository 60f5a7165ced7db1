"""The text of a Word paragraph, piece by piece, each with the element that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lkjip_xl.engines.naskah.gaya_word import menyala
from lkjip_xl.engines.naskah.paket import lain, m, w

_DILEWATI = frozenset((w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("txbxContent"), w("instrText"), w("delText"),
                       w("sdtPr"), m("rPr"), m("fPr"), m("ctrlPr"), m("oMathParaPr"), w("footnoteReference"),
                       w("annotationRef"), w("object")))
"""What holds no text of the paragraph itself, or text that is deleted."""
_PILIHAN, _CADANGAN, _ALTERNATIF = lain("mc", "Choice"), lain("mc", "Fallback"), lain("mc", "AlternateContent")
_SIMBOL = {0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B8: "÷", 0xF0B9: "≠", 0xF0AE: "→", 0xF0B7: "•",
           0xF02D: "−", 0xF03D: "=", 0xF03C: "<", 0xF03E: ">", 0xF025: "%"}
"""Signs of the font Symbol by their private numbers, which are those of the characters plus F000."""
_TAK_TERLIHAT = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that take no room: where a line may or may not break, and which way it runs."""
_HURUF = str.maketrans({**{chr(one): sign for one, sign in _SIMBOL.items()}, **dict.fromkeys(_TAK_TERLIHAT)})
_RUN, _PECAHAN = w("r"), m("f")
_OPERATOR = set("+-−–×*/=")


def potongan(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The pieces of text of a paragraph in reading order, each with the element that it stands in.

    Joined they are the paragraph's text as the reader gives it. Insertions are in it, deletions, hidden words, text
    boxes and the second form of an alternative are not; soft hyphens and other signs without width are let go.
    """
    for child in paragraph:
        yield from _dari(child)


def _dari(element: Any) -> Iterator[tuple[Any, str]]:
    tag = element.tag
    if (read := _TERBACA.get(tag)) is not None:
        if text := read(element):
            yield element, text
    elif tag == _ALTERNATIF:
        chosen = element.find(_PILIHAN)
        yield from potongan(chosen if chosen is not None else element)
    elif tag not in _DILEWATI and not (tag == _RUN and _tersembunyi(element)):
        for child in element:
            yield from _dari(child)


def teks_paragraf(paragraph: Any) -> str:
    """The text of a paragraph as the reader gives it."""
    return "".join([text for _, text in potongan(paragraph)])


def _tersembunyi(run: Any) -> bool:
    words = run.find(w("rPr"))
    return words is not None and bool(menyala(words, "vanish"))


def _simbol(element: Any) -> str:
    try:
        number = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    return _SIMBOL.get(number if number >= 0xF000 else number + 0xF000, "•")


def _teks(element: Any) -> str:
    return (element.text or "").translate(_HURUF)


def _ganti_baris(element: Any) -> str:
    return "\n" if element.get(w("type")) in (None, "textWrapping") else ""


def rumus(element: Any) -> str:
    """A formula as one line: a fraction as "above / below", its parts in brackets where they are sums."""
    return "".join(_rumus(child) for child in element)


def _rumus(element: Any) -> str:
    if element.tag == m("t"):
        return element.text or ""
    if element.tag == _PECAHAN:
        above, below = (rumus(part).strip() if part is not None else "" for part in (
            element.find(m("num")), element.find(m("den"))))
        return f"{_berkurung(above)} / {_berkurung(below)}"
    if element.tag == m("d"):
        return f"({''.join(rumus(part) for part in element.findall(m('e')))})"
    if element.tag in _DILEWATI:
        return ""
    return "".join(_rumus(child) for child in element)


def _berkurung(text: str) -> str:
    whole = text.startswith("(") and text.endswith(")") and text.count("(") == 1
    return f"({text})" if not whole and _OPERATOR & set(text[1:]) else text


_TERBACA: dict[str, Callable[[Any], str]] = {
    w("t"): _teks, w("br"): _ganti_baris, w("sym"): _simbol, m("oMath"): rumus, w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t", w("cr"): lambda _: "\n", w("noBreakHyphen"): lambda _: "-"}
"""How each element that is text itself is read."""
