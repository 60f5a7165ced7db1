"""Whole worksheets for a workbook file: those taken over from another workbook, and plain ones that are written."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import cast

from lxml import etree

from lkjip_xl.book.grid import Value, cell_name, storable
from lkjip_xl.engines.workbook.adopted_styles import AdoptedStyles
from lkjip_xl.engines.workbook.extras import comments, names, outside_links, pictures, shared_groups, stands_alone
from lkjip_xl.engines.workbook.package import (
    CELL,
    FORMULA,
    INLINE,
    MAIN,
    TEXT,
    VALUE,
    Package,
    tag,
    write_xml,
)
from lkjip_xl.engines.workbook.parts import TYPES, relations_name

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ID = f"{{{_OFFICE}}}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_KEPT = frozenset({
    "sheetPr", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter", "mergeCells",
    "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks",
})
"""The parts of a worksheet that need nothing else of its workbook, once styles and texts are taken over."""
_LEFT = {"tableParts": "bentuk Tabel Excel (isinya ikut)", "controls": "tombol atau kontrol",
         "oleObjects": "objek lain", "picture": "gambar latar"}
Line = tuple[str, str, str]
"""Something that could not come along: the cell (empty for the sheet as a whole), what it is, and why."""


class AddedSheets:
    """The worksheets that a workbook gains, and what its other parts must say of them."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = AdoptedStyles(package.styles_root())
        self._sheets: list[tuple[str, bool, etree._Element]] = []

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the added sheets."""
        return tuple(name for name, _, _ in self._sheets)

    def adopt(self, source: Package, sheet: str, name: str, beside: frozenset[str]) -> tuple[Line, ...]:
        """Take over a sheet under a name; formulas stay where they need only the sheets of ``beside``.

        Returns what could not come along.
        """
        guest = _Guest(source, sheet, beside, self._styles)
        hidden = any(s.get("name") == sheet and s.get("state") for s in source.workbook.iter(tag("sheet")))
        self._sheets.append((name, hidden, guest.root))
        return tuple(guest.left)

    def write(self, name: str, rows: Sequence[Sequence[Value]], widths: Sequence[float]) -> None:
        """Add a sheet of texts, the first row as its heading."""
        heading, plain = self._styles.added(bold=True, colour="FFD9E1F2"), self._styles.added()
        root = etree.Element(tag("worksheet"), nsmap=cast("dict[str, str]", {None: MAIN}))
        columns = etree.SubElement(root, tag("cols"))
        for number, width in enumerate(widths, 1):
            etree.SubElement(columns, tag("col"), {"min": str(number), "max": str(number), "width": str(width),
                                                   "customWidth": "1"})
        data = etree.SubElement(root, tag("sheetData"))
        for number, values in enumerate(rows, 1):
            row = etree.SubElement(data, tag("row"), {"r": str(number)})
            for column, value in enumerate(values, 1):
                _cell(row, cell_name(number, column), value, heading if number == 1 else plain)
        self._sheets.append((name, False, root))

    def parts(self) -> dict[str, bytes]:
        """The new parts, and the changed ones, by name; nothing where no sheet was added."""
        if not self._sheets:
            return {}
        parts = dict(self._worksheets())
        return {**parts, self._package.styles_part: write_xml(self._styles.root), **self._listed(tuple(parts))}

    def _worksheets(self) -> Iterator[tuple[str, bytes]]:
        folder = posixpath.join(posixpath.dirname(self._package.workbook_part), "worksheets")
        free = (part for number in range(1, 10_000)
                if self._package.name_of(part := f"{folder}/sheet{number}.xml") is None)
        for (_, _, root), part in zip(self._sheets, free, strict=False):
            yield part, write_xml(root)

    def _listed(self, parts: tuple[str, ...]) -> dict[str, bytes]:
        """Content types, references and the list of sheets, with the new ones at their end."""
        book = deepcopy(self._package.workbook)
        references = self._package.name_of(relations_name(self._package.workbook_part))
        listed = self._package.name_of(TYPES)
        assert references
        assert listed
        types, related = self._package.root(listed), self._package.root(references)
        sheets = book.find(tag("sheets"))
        assert sheets is not None
        number = max(int(sheet.get("sheetId", "0")) for sheet in sheets)
        for index, ((sheet, hidden, _), part) in enumerate(zip(self._sheets, parts, strict=True), 1):
            _sub(types, "Override", PartName=f"/{part}", ContentType=_SHEET_TYPE)
            _sub(related, "Relationship", Id=f"rIdTambahan{index}", Type=f"{_OFFICE}/worksheet", Target=f"/{part}")
            etree.SubElement(sheets, tag("sheet"), {"name": sheet, "sheetId": str(number + index),
                                                    **({"state": "hidden"} if hidden else {}),
                                                    _ID: f"rIdTambahan{index}"})
        return {listed: write_xml(types), references: write_xml(related),
                self._package.workbook_part: write_xml(book)}


class _Guest:
    """A worksheet on its way from one workbook to another."""

    def __init__(self, source: Package, sheet: str, beside: frozenset[str], styles: AdoptedStyles) -> None:
        self.source, self.sheet, self.part, self.styles = source, sheet, source.sheet_parts[sheet], styles
        self.root = source.root(self.part)
        self.left: list[Line] = []
        self.alone = (beside | {sheet}, frozenset(name.casefold() for name in names(source.workbook)))
        self._links()
        self._parts()
        self._rules()
        self._formulas()
        self._texts()
        styles.begin(source.styles_root())
        self._restyle()

    def _links(self) -> None:
        outside = outside_links(self.source, self.part)
        for link in list(self.root.iter(tag("hyperlink"))):
            address = outside.get(str(link.get(_ID)))
            if link.get(_ID) is not None:
                self.left.append((str(link.get("ref")), address or "", "tautan; teks selnya ikut"))
                _remove(link)
        for empty in [part for part in self.root.iter(tag("hyperlinks")) if not len(part)]:
            _remove(empty)

    def _parts(self) -> None:
        self.left += [(cell, text, "catatan sel (komentar)") for cell, text in comments(self.source, self.part).items()]
        self.left += [("", text, "area atau judul cetak; atur lagi di Page Layout") for text in self._printed()]
        self.left += [("", word, f"{word} tidak dapat dibawa") for word in pictures(self.source, self.part)]
        for part in list(self.root):
            name = etree.QName(part).localname if isinstance(part.tag, str) else ""
            if name in _LEFT:
                self.left.append(("", _LEFT[name], f"{_LEFT[name]} tidak dapat dibawa"))
            if name not in _KEPT:
                self.root.remove(part)
        for part in (*self.root.iter(tag("sheetPr")), *self.root.iter(tag("pageSetup")),
                     *self.root.iter(tag("sheetView"))):
            _drop(part, "codeName", _ID, "tabSelected")

    def _printed(self) -> Iterator[str]:
        """What the source prints of the sheet, where that was set."""
        position = str([str(s.get("name")) for s in self.source.workbook.iter(tag("sheet"))].index(self.sheet))
        for name in self.source.workbook.iter(tag("definedName")):
            if name.get("localSheetId") == position and str(name.get("name")).startswith("_xlnm.Print_"):
                yield name.text or ""

    def _rules(self) -> None:
        """Conditional formats and drop-downs that look at other sheets stay behind."""
        for kind, words in (("conditionalFormatting", "format bersyarat"), ("dataValidation", "daftar pilihan sel")):
            for rule in list(self.root.iter(tag(kind))):
                foreign = [text for part in rule.iter() if (text := part.text or "").strip()
                           and not stands_alone(text, *self.alone)]
                if foreign or rule.find(f".//{tag('extLst')}") is not None:
                    self.left.append((str(rule.get("sqref")), "; ".join(foreign), f"{words} yang memakai lembar lain"))
                    _remove(rule)
        for rules in list(self.root.iter(tag("dataValidations"))):
            rules.set("count", str(len(rules)))
            if not len(rules):
                _remove(rules)

    def _formulas(self) -> None:
        groups = shared_groups(self.root)
        for cell in list(self.root.iter(CELL)):
            formula = cell.find(FORMULA)
            if formula is None or not formula.text or stands_alone(formula.text, *self.alone):
                continue
            place = str(formula.get("ref") or cell.get("r"))
            self.left.append((place, f"={formula.text}", "rumus yang memakai lembar lain; nilainya ikut"))
            for one in groups.get(str(formula.get("si")), [cell]) if formula.get("t") == "shared" else [cell]:
                _without_formula(one)

    def _texts(self) -> None:
        """Texts that the source keeps in a table of its own come into the cells."""
        for cell in self.root.iter(CELL):
            _drop(cell, "cm", "vm")
            if cell.get("t") == "s":
                item = self.source.shared_item(int(cell.findtext(VALUE) or 0))
                cell[:] = [_inline(item)]
                cell.set("t", "inlineStr")

    def _restyle(self) -> None:
        for element, attribute in (("c", "s"), ("row", "s"), ("col", "style")):
            for part in self.root.iter(tag(element)):
                if part.get(attribute) is not None:
                    part.set(attribute, str(self.styles.cell_style(int(str(part.get(attribute))))))
        for rule in self.root.iter(tag("cfRule")):
            if rule.get("dxfId") is not None:
                rule.set("dxfId", str(self.styles.conditional(int(str(rule.get("dxfId"))))))


def _without_formula(cell: etree._Element) -> None:
    formula, text = cell.find(FORMULA), cell.findtext(VALUE)
    if formula is not None:
        cell.remove(formula)
    if cell.get("t") == "str":
        plain = etree.Element(tag("si"))
        _text(plain, text or "")
        cell[:] = [_inline(plain)]
        cell.set("t", "inlineStr")


def _inline(item: etree._Element) -> etree._Element:
    inline = etree.Element(INLINE)
    inline.extend(deepcopy(part) for part in item if etree.QName(part).localname in ("t", "r"))
    return inline


def _cell(row: etree._Element, name: str, value: Value, style: int) -> None:
    cell = etree.SubElement(row, CELL, {"r": name, "s": str(style)})
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        etree.SubElement(cell, VALUE).text = repr(value)
    elif value is not None:
        cell.set("t", "inlineStr")
        _text(etree.SubElement(cell, INLINE), str(storable(str(value)) or ""))


def _text(parent: etree._Element, text: str) -> None:
    etree.SubElement(parent, TEXT, {_SPACE: "preserve"}).text = text


def _drop(element: etree._Element, *attributes: str) -> None:
    for attribute in attributes:
        if attribute in element.attrib:
            del element.attrib[attribute]


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _sub(parent: etree._Element, name: str, **attributes: str) -> None:
    etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}{name}", attributes)


def adopted_names(wanted: Sequence[str], taken: Sequence[str]) -> Mapping[str, str]:
    """Under which name each sheet can come into a workbook that has those sheets already."""
    present = {name.casefold() for name in taken}
    found: dict[str, str] = {}
    for name in wanted:
        free = name
        for number in range(2, 1000):
            if free.casefold() not in present:
                break
            free = f"{name[:31 - len(str(number)) - 3]} ({number})"
        found[name] = free
        present.add(free.casefold())
    return found
