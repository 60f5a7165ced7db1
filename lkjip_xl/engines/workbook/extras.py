"""What a workbook file holds besides values: formulas, comments, names, pictures and charts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from lkjip_xl.book.grid import cell_name
from lkjip_xl.engines.workbook.package import CELL, FORMULA, Package, area_start, filled_cells, tag

_DRAWN = {"pic": "gambar", "graphicFrame": "grafik"}
"""What a drawing can hold that staff would miss, by the element that stands for it."""
_RUN = tag("t")
_MODULE = re.compile(rb"(?:\bModule|\bClass|BaseClass)=([^\r\n/&]{1,60})")
"""A line of the list of modules, which a VBA project keeps as plain text."""


def formulas(data: etree._Element) -> dict[str, str]:
    """The formulas of a worksheet by cell, without the equals sign; of formulas that share one, the first holds it."""
    return {cell_name(row, column): text for row, column, cell in filled_cells(data)
            for formula in [cell.find(FORMULA)] if formula is not None and (text := formula.text)}


def comments(package: Package, part: str) -> dict[str, str]:
    """The comments of a worksheet by cell."""
    found = {}
    for target in related(package, part, "comments").values():
        for comment in package.root(target).iter(tag("comment")):
            place = cell_name(*area_start(str(comment.get("ref"))))
            found[place] = "".join(run.text or "" for run in comment.iter(_RUN))
    return found


def pictures(package: Package, part: str) -> tuple[str, ...]:
    """What is drawn over the cells of a worksheet: a word for each picture and chart."""
    found: list[str] = []
    for target in related(package, part, "drawing").values():
        names = (etree.QName(element).localname for element in package.root(target).iter(etree.Element))
        found += [_DRAWN[name] for name in names if name in _DRAWN]
    return tuple(found)


def related(package: Package, part: str, kind: str) -> dict[str, str]:
    """The parts that a part refers to by relationships of that kind, by the id of the reference."""
    return {one.id: one.target for one in package.relations(part) if one.kind == kind and not one.outside}


def outside_links(package: Package, part: str) -> dict[str, str]:
    """The addresses outside the workbook that a part refers to, by the id of the reference."""
    return {one.id: one.target for one in package.relations(part) if one.outside}


def names(workbook: etree._Element) -> Mapping[str, str]:
    """The defined names that a person can see, each with what it stands for."""
    return {str(name.get("name")): name.text or "" for name in workbook.iter(tag("definedName"))
            if not str(name.get("name")).startswith("_xlnm.") and name.get("hidden") != "1"}


def modules(package: Package) -> tuple[str, ...]:
    """The macro modules of a workbook by name, without those of its sheets; none where it has no macros."""
    parts = package.parts_of_kind("vbaProject")
    return tuple(dict.fromkeys(name.decode("cp1252") for part in parts for name in _MODULE.findall(package.part(part))))


def chart_sheets(package: Package) -> tuple[str, ...]:
    """The sheets that have no cells."""
    every = (str(sheet.get("name")) for sheet in package.workbook.iter(tag("sheet")))
    return tuple(name for name in every if name not in package.sheet_parts)


def shared_groups(root: etree._Element) -> Mapping[str, list[etree._Element]]:
    """The cells of a worksheet whose formulas share one, by the number that they share."""
    groups: dict[str, list[etree._Element]] = {}
    for cell in root.iter(CELL):
        formula = cell.find(FORMULA)
        if formula is not None and formula.get("t") == "shared":
            groups.setdefault(str(formula.get("si")), []).append(cell)
    return groups


_STRING = re.compile(r'"(?:[^"]|"")*"')
_SHEET = re.compile(r"('(?:[^']|'')+'|[^\s!'(),;:=<>+\-*/&^{}\[\]]+)!")
_WORD = re.compile(r"(?<![\w.!$'])([^\W\d][\w.\\]*)(?![\w.(!'])")


def stands_alone(formula: str, sheets: frozenset[str], known_names: frozenset[str]) -> bool:
    """Whether a formula needs nothing but those sheets: no other sheet, file or table, and no defined name."""
    plain = _STRING.sub('""', formula)
    if "[" in plain:
        return False
    needed = {found.strip("'").replace("''", "'") for found in _SHEET.findall(plain)}
    return needed <= sheets and not known_names & {word.casefold() for word in _WORD.findall(plain)}
