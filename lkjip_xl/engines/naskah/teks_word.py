"""The text of a Word paragraph, piece by piece, each with the element that holds it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_xl.engines.naskah.gaya_word import menyala
from lkjip_xl.engines.naskah.paket import lain, m, w

_DILEWATI = frozenset((w("del"), w("moveFrom"), w("pPr"), w("rPr"), w("txbxContent"), w("instrText"), w("delText"),
                       w("sdtPr"), m("rPr"), m("fPr"), m("ctrlPr"), m("oMathParaPr"), w("footnoteReference"),
                       w("annotationRef"), w("object")))
"""What holds no text of the paragraph itself, or text that is deleted."""
_PILIHAN, _CADANGAN, _ALTERNATIF = lain("mc", "Choice"), lain("mc", "Fallback"), lain("mc", "AlternateContent")
_TETAP = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
_SIMBOL = {0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×", 0xF0B8: "÷", 0xF0B9: "≠", 0xF0AE: "→", 0xF0B7: "•",
           0xF02D: "−", 0xF03D: "=", 0xF03C: "<", 0xF03E: ">", 0xF025: "%"}
"""Signs of the font Symbol by their private numbers, which are those of the characters plus F000."""
_TEKS, _RUN, _BARIS, _SIM = w("t"), w("r"), w("br"), w("sym")
_RUMUS, _PECAHAN = m("oMath"), m("f")
_OPERATOR = set("+-−–×*/=")


def potongan(paragraph: Any) -> Iterator[tuple[Any, str]]:
    """The pieces of text of a paragraph in reading order, each with the element that it stands in.

    Joined they are the paragraph's text as the reader gives it. Insertions are in it, deletions, hidden words, text
    boxes and the second form of an alternative are not; soft hyphens are let go.
    """
    for child in paragraph:
        yield from _dari(child)


def _dari(element: Any) -> Iterator[tuple[Any, str]]:
    tag = element.tag
    if tag == _TEKS:
        if element.text:
            yield element, element.text.translate(_SIMBOL)
    elif tag == _RUN:
        if not _tersembunyi(element):
            for child in element:
                yield from _dari(child)
    elif tag in _DILEWATI:
        return
    elif tag in _TETAP:
        yield element, _TETAP[tag]
    elif tag == _BARIS:
        if element.get(w("type")) in (None, "textWrapping"):
            yield element, "\n"
    elif tag == _SIM:
        yield element, _simbol(element)
    elif tag == _RUMUS:
        yield element, rumus(element)
    elif tag == _ALTERNATIF:
        chosen = element.find(_PILIHAN)
        yield from potongan(chosen if chosen is not None else element)
    else:
        for child in element:
            yield from _dari(child)


def _tersembunyi(run: Any) -> bool:
    words = run.find(w("rPr"))
    return words is not None and bool(menyala(words, "vanish"))


def _simbol(element: Any) -> str:
    try:
        number = int(element.get(w("char")) or "", 16)
    except ValueError:
        return ""
    return _SIMBOL.get(number if number >= 0xF000 else number + 0xF000, "•")


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
