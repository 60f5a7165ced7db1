"""The styles, lists, page numbers and language of the report as a Word document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from lkjip_xl.book.naskah.lebar import HURUF as HURUF_TABEL
from lkjip_xl.engines.document.docx.elements import Xml, el, indent

HURUF = "Arial"
TABEL_PT = HURUF_TABEL[0]


@dataclass(frozen=True)
class _Rupa:
    """What tells a paragraph style from the base: size in points, weight, place, room before and after in points."""

    ukuran: float
    tebal: bool = False
    miring: bool = False
    rata: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.LEFT
    sebelum: float = 0
    sesudah: float = 6
    spasi: float = 1.15
    bersama: bool = False
    """Whether it stays on one page with the next paragraph."""
    warna: str = ""


_TENGAH, _PENUH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_STYLES: Mapping[str, _Rupa] = {
    "Normal": _Rupa(11),
    "Title": _Rupa(20, tebal=True, rata=_TENGAH, sesudah=8),
    "Sampul": _Rupa(16, tebal=True, rata=_TENGAH, sesudah=8),
    "Peringatan": _Rupa(9, miring=True, rata=_TENGAH, warna="#9C2B1B"),
    "Heading 1": _Rupa(14, tebal=True, rata=_TENGAH, sebelum=12, sesudah=14, bersama=True),
    "Heading 2": _Rupa(12, tebal=True, sebelum=14, sesudah=6, bersama=True),
    "Heading 3": _Rupa(11, tebal=True, sebelum=10, sesudah=4, bersama=True),
    "Body Text": _Rupa(11, rata=_PENUH, sebelum=3, sesudah=5),
    "Rincian": _Rupa(11, sesudah=2),
    "List Paragraph": _Rupa(11, rata=_PENUH, sesudah=3),
    "Sub Judul": _Rupa(11, tebal=True, sebelum=4, sesudah=3, bersama=True),
    "Kutipan": _Rupa(11, tebal=True, miring=True, rata=_TENGAH, sebelum=2, sesudah=8),
    "Judul Tabel": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=4, bersama=True),
    "Judul Grafik": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=2, bersama=True),
    "Judul Gambar": _Rupa(10, tebal=True, rata=_TENGAH, sebelum=8, sesudah=4, bersama=True),
    "Isi Tabel": _Rupa(TABEL_PT, sebelum=1, sesudah=1, spasi=1),
    "Catatan": _Rupa(TABEL_PT, miring=True, sebelum=2, sesudah=0, spasi=1),
    "Antara": _Rupa(5, sesudah=0, spasi=1),
    "Gambar": _Rupa(11, rata=_TENGAH, sesudah=8, spasi=1),
    "Rumus": _Rupa(11, rata=_TENGAH, sebelum=4, sesudah=8),
    "Tanda Tangan": _Rupa(11, rata=_TENGAH, sesudah=0),
    "toc 1": _Rupa(11, sesudah=3, spasi=1),
    "toc 2": _Rupa(11, sesudah=2, spasi=1),
    "Footer": _Rupa(10, rata=_TENGAH, sesudah=0, spasi=1),
}
"""The paragraph styles of the report; staff can change them in Word."""


def prepare(word: WordDocument, width: float) -> None:
    """Make an empty document of the styles of the report, without what the template brings along."""
    for relation in [r for r in word.part.rels.values() if r.reltype.endswith("/stylesWithEffects")]:
        del word.part.rels[relation.rId]
    package = word.part.package
    for relation in [r for r in package.rels.values() if r.reltype.endswith("/thumbnail")]:
        del package.rels[relation.rId]
    for name, look in _STYLES.items():
        _style(word, name, look)
    _language(word)
    for name, level in (("toc 1", 0), ("toc 2", 1)):
        layout = _style_of(word, name).paragraph_format
        layout.left_indent, layout.right_indent = Mm(level * 6), Mm(8)
        layout.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    _style_of(word, "Rincian").paragraph_format.left_indent = Mm(8)
    _style_of(word, "Tanda Tangan").paragraph_format.left_indent = Mm(width / 2)


def _style_of(word: WordDocument, name: str) -> ParagraphStyle:
    style = word.styles[name] if name in word.styles else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(style, ParagraphStyle)
    return style


def _style(word: WordDocument, name: str, look: _Rupa) -> None:
    style = _style_of(word, name)
    if name != "Normal" and not name.startswith("Heading"):
        style.base_style = word.styles["Normal"]
    for old in style.element.findall(qn("w:pPr")) + style.element.findall(qn("w:rPr")):
        if not name.startswith("Heading"):
            style.element.remove(old)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), HURUF)
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(look.ukuran), look.tebal, look.miring
    font.color.rgb = RGBColor.from_string((look.warna or "#000000")[1:])
    layout.alignment, layout.keep_with_next, layout.widow_control = look.rata, look.bersama, True
    layout.space_before, layout.space_after = Pt(look.sebelum), Pt(look.sesudah)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.MULTIPLE, look.spasi
    style.quick_style, style.hidden = True, False


def ask_to_update(word: WordDocument) -> None:
    settings = word.settings.element
    after = next(child for child in settings if child.tag in {qn(f"w:{name}") for name in (
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat")})
    after.addprevious(el("updateFields", val="true"))


def _language(word: WordDocument) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.attrib.clear()
        language.set(qn("w:val"), "id-ID")


def numbering(word: WordDocument) -> Xml:
    """The one kind of list: numbers, letters below them, numbers below those."""
    root = word.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    abstract = el("abstractNum", root, abstractNumId=0)
    el("multiLevelType", abstract, val="multilevel")
    for level, (shown, text) in enumerate((("decimal", "%1."), ("lowerLetter", "%2."), ("decimal", "%3)"))):
        made = el("lvl", abstract, ilvl=level)
        el("start", made, val=1)
        el("numFmt", made, val=shown)
        el("lvlText", made, val=text)
        el("lvlJc", made, val="left")
        el("ind", el("pPr", made), left=indent(level), hanging=420)
    return root


def page_numbers(section: Section, shown: str, begins: bool) -> None:
    element: Xml = section._sectPr  # noqa: SLF001 - python-docx has no page numbers
    for old in element.findall(qn("w:pgNumType")):
        element.remove(old)
    attributes: dict[str, Any] = {**({"fmt": shown} if shown else {}), **({"start": 1} if begins else {})}
    if attributes:
        element.find(qn("w:pgMar")).addnext(el("pgNumType", **attributes))
