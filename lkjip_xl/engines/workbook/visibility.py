"""Which sheets of a closed workbook are seen, as the part that lists its sheets says."""

from __future__ import annotations

from collections.abc import Collection

from lxml import etree

from lkjip_xl.engines.workbook.package import tag


def locked(workbook: etree._Element) -> bool:
    """Whether the structure of the workbook is protected, so that nobody may hide or show a sheet."""
    return any(one.get("lockStructure") in ("1", "true") for one in workbook.iter(tag("workbookProtection")))


def set_states(workbook: etree._Element, shown: Collection[str], hidden: Collection[str]) -> tuple[str, ...]:
    """Let sheets be seen and others be hidden; returns those that were the other way before."""
    turned = []
    for sheet in workbook.iter(tag("sheet")):
        name, seen = str(sheet.get("name")), sheet.get("state", "visible") == "visible"
        if name in (hidden if seen else shown):
            turned.append(name)
            if seen:
                sheet.set("state", "hidden")
            else:
                del sheet.attrib["state"]
    return tuple(turned)


def activate_instead(workbook: etree._Element, hidden: Collection[str], instead: str) -> str:
    """Let another sheet be active where a hidden one was; returns the name of the active sheet."""
    names = [str(sheet.get("name")) for sheet in workbook.iter(tag("sheet"))]
    place = names.index(instead)
    active = place
    for view in workbook.iter(tag("workbookView")):
        active = int(view.get("activeTab", "0"))
        if names[active] in hidden:
            active = place
            view.set("activeTab", str(active))
        if names[int(view.get("firstSheet", "0"))] in hidden:
            del view.attrib["firstSheet"]
    return names[active]


def select(sheet: etree._Element, selected: bool) -> bool:
    """Let a sheet be one of the selected ones, or none of them; returns whether that changed anything."""
    changed = False
    for view in sheet.iter(tag("sheetView")):
        if (view.get("tabSelected") in ("1", "true")) is not selected:
            changed = True
            if selected:
                view.set("tabSelected", "1")
            else:
                del view.attrib["tabSelected"]
    return changed
