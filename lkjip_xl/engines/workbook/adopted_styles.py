"""Styles of one workbook taken over into another: only what is used is added, nothing that stands there changes."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from lkjip_xl.engines.workbook.package import tag

_FIRST_OWN_FORMAT = 164
"""Number formats from here on are written out in the workbook; those below are Excel's own."""
_PARTS = (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"))
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles",
          "colors", "extLst")

_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name",
               "family", "charset", "scheme")
"""What makes up a font, in the order of the standard, which not every program keeps."""


def sort_fonts(root: etree._Element) -> etree._Element:
    """The same element, with what makes up each font in it in the order of the standard."""
    for font in root.iter(tag("font")):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(etree.QName(part).localname))
    return root


class AdoptedStyles:
    """Adds styles of a source to the styles of a target, each once; both are roots of styles.xml."""

    def __init__(self, target: etree._Element) -> None:
        self.root = target
        self._source: etree._Element | None = None
        self._known: dict[tuple[str, int], int] = {}

    def begin(self, source: etree._Element) -> None:
        """Take styles from that source from now on."""
        self._source = source
        self._known = {}

    def cell_style(self, index: int) -> int:
        """The index in the target of the cell style that the source has under that index."""
        return self._once("cellXfs", index, self._cell_style)

    def conditional(self, index: int) -> int:
        """The same for the style of a conditional format."""
        return self._once("dxfs", index, self._copied("dxfs"))

    def added(self, bold: bool = False, colour: str = "") -> int:
        """The index of a new cell style for wrapped text, bold or on a colour such as ``FFD9E1F2``."""
        font, fill = etree.Element(tag("font")), etree.Element(tag("fill"))
        if bold:
            etree.SubElement(font, tag("b"))
        etree.SubElement(font, tag("sz"), {"val": "10"})
        etree.SubElement(font, tag("name"), {"val": "Arial"})
        pattern = etree.SubElement(fill, tag("patternFill"), {"patternType": "solid" if colour else "none"})
        if colour:
            etree.SubElement(pattern, tag("fgColor"), {"rgb": colour})
        style = etree.Element(tag("xf"), {
            "numFmtId": "0", "fontId": str(self._append("fonts", font)), "fillId": str(self._append("fills", fill)),
            "borderId": "0", "xfId": "0", "applyFont": "1", "applyFill": "1", "applyAlignment": "1"})
        etree.SubElement(style, tag("alignment"), {"vertical": "top", "wrapText": "1"})
        return self._append("cellXfs", style)

    def _once(self, group: str, index: int, take: Callable[[etree._Element], int]) -> int:
        key = (group, index)
        if key not in self._known:
            found = self._item(group, index)
            self._known[key] = 0 if found is None else take(found)
        return self._known[key]

    def _copied(self, group: str) -> Callable[[etree._Element], int]:
        return lambda found: self._append(group, sort_fonts(deepcopy(found)))

    def _cell_style(self, found: etree._Element) -> int:
        style = deepcopy(found)
        style.set("xfId", "0")
        for attribute, group in _PARTS:
            style.set(attribute, str(self._once(group, int(style.get(attribute, "0")), self._copied(group))))
        style.set("numFmtId", str(self._number_format(int(style.get("numFmtId", "0")))))
        for name in ("Font", "Fill", "Border", "NumberFormat"):
            style.set(f"apply{name}", "1")
        return self._append("cellXfs", style)

    def _number_format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT or self._source is None:
            return number
        code = {number: code for code, number in _formats(self._source).items()}.get(number)
        if code is None:
            return 0
        present = _formats(self.root)
        if code not in present:
            present[code] = max([_FIRST_OWN_FORMAT - 1, *present.values()]) + 1
            self._append("numFmts", etree.Element(tag("numFmt"), {"numFmtId": str(present[code]), "formatCode": code}))
        return present[code]

    def _item(self, group: str, index: int) -> etree._Element | None:
        parent = None if self._source is None else self._source.find(tag(group))
        return parent[index] if parent is not None and 0 <= index < len(parent) else None

    def _append(self, group: str, item: etree._Element) -> int:
        parent = self.root.find(tag(group))
        if parent is None:
            parent = etree.Element(tag(group))
            later = [part for part in self.root if etree.QName(part).localname in _ORDER[_ORDER.index(group) + 1:]]
            later[0].addprevious(parent) if later else self.root.append(parent)
        parent.append(item)
        parent.set("count", str(len(parent)))
        return len(parent) - 1


def _formats(styles: etree._Element) -> dict[str, int]:
    return {str(f.get("formatCode")): int(f.get("numFmtId", "0"))
            for f in styles.iterfind(f"{tag('numFmts')}/{tag('numFmt')}")}
