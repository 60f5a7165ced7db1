"""A copy of a workbook for printing that reaches nothing outside itself: no address, no other file, no other program.

Into the copy come the parts that are reached from the first one by relationships of the kinds that printing needs;
whatever points out of the package is taken away where it stands, and formulas give way to what they showed last.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import cast
from urllib.parse import unquote

from lxml import etree

from lkjip_xl.engines.workbook.package import FORMULA, VALUE, parse_xml, tag, write_xml

Read = Callable[[str], bytes]

_TYPES = "[Content_Types].xml"
_KINDS = frozenset({
    "officeDocument", "extended-properties", "worksheet", "styles", "theme", "sharedStrings", "table", "comments",
    "drawing", "vmlDrawing", "image", "chart", "chartEx", "chartUserShapes", "chartStyle", "chartColorStyle",
    "themeOverride", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing",
})
"""The relationships that are followed, by the last word of their type."""
_WITHOUT_REFERENCES = ("sharedStrings", "styles")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\x01\0\0\0", b"\xd7\xcd\xc6\x9a",
             b"\x01\0\x09\0")
"""How the pictures begin that cannot name another file: PNG, JPEG, GIF, BMP, TIFF, EMF, WMF; not SVG."""

_OUTSIDE = re.compile(
    r"://|\\\\|\bfile:|\[[^\]]*\][^!\[\]]*!|[\w.']\|"
    r"|(?<![A-Z0-9_])(?:WEBSERVICE|IMAGE|RTD|DDE|CALL|REGISTER|REGISTER\.ID|EXEC|EVALUATE|INDIRECT|HYPERLINK|CUBE[A-Z]+"
    r"|SQL\.REQUEST|STOCKHISTORY|COPILOT|PY)\s*\(", re.IGNORECASE)
"""What a formula has in it that looks at another file, another program or the net."""
_NAMESPACES = {
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "s": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "o": "urn:schemas-microsoft-com:office:office",
}
_REFERENCES = etree.XPath("descendant-or-self::*[@r:* or @s:* or @o:relid]", namespaces=_NAMESPACES)
_LINKED = ("src", "href", "althref")
_ADDRESSES = etree.XPath("descendant-or-self::*[@*[{}]]".format(
    " or ".join(f"local-name()='{name}'" for name in _LINKED)))
_REACHING = etree.XPath("descendant-or-self::*[{}]".format(" or ".join(f"local-name()='{name}'" for name in (
    "externalReferences", "externalData", "oleObjects", "controls", "pivotCaches", "webPublishItems", "webPublishing",
    "webPublishObjects", "hyperlinks", "hlinkClick", "hlinkHover", "slicerList", "timelineRefs"))))
_FORMULAS = etree.XPath("descendant-or-self::*[{}]".format(" or ".join(f"local-name()='{name}'" for name in (
    "f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula", "FmlaMacro",
    "FmlaLink", "FmlaRange", "FmlaGroup", "FmlaPict", "FmlaTxbx"))))
_FORMULA_ATTRIBUTES = etree.XPath("descendant-or-self::*[@textlink or @macro or (local-name()='cfvo' and @val)]")
_NEVER = "FALSE"
"""What stands in for a condition that looks outside."""


def sealed(read: Read, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """The parts of the copy by name, of a package with parts of those names.

    Raises what `readable` turns into a sentence where a part that is needed cannot be read.
    """
    known = {name.casefold(): name for name in names}
    yield _TYPES, read(_TYPES)
    waiting, taken = [("", "")], set()
    while waiting:
        part, kind = waiting.pop()
        if part in taken:
            continue
        taken.add(part)
        ids: frozenset[str] = frozenset()
        relations = known.get(_relations_of(part).casefold())
        if relations is not None:
            root = parse_xml(read(relations))
            found = _keep_inner(root, part, known, read)
            ids = frozenset(found)
            waiting += found.values()
            yield relations, write_xml(root)
        if part:
            yield part, _scrubbed(kind, read(part), ids)


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _keep_inner(root: etree._Element, part: str, known: Mapping[str, str], read: Read) -> dict[str, tuple[str, str]]:
    """Remove every relationship but those to parts of the package that are needed; returns part and kind by id."""
    found = {}
    for relation in list(root):
        kind = str(relation.get("Type")).rpartition("/")[2]
        target = known.get(_resolved(part, str(relation.get("Target"))).casefold())
        inner = str(relation.get("TargetMode", "Internal")).casefold() == "internal"
        if not inner or kind not in _KINDS or target is None or (kind == "image" and not _is_picture(read(target))):
            root.remove(relation)
        else:
            found[str(relation.get("Id"))] = (target, kind)
    return found


def _resolved(part: str, target: str) -> str:
    path = posixpath.join("/", posixpath.dirname(part), unquote(target).replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")


def _is_picture(content: bytes) -> bool:
    return content.startswith(_PICTURES)


def _scrubbed(kind: str, content: bytes, ids: frozenset[str]) -> bytes:
    """A part without what points out of the package; ``ids`` are the relationships that it still has."""
    if kind == "image" or kind in _WITHOUT_REFERENCES:
        return content
    root = _lenient(content) if kind == "vmlDrawing" else parse_xml(content)
    for place in _places(root):
        for element in _elements(_REACHING, place):
            _remove(element)
        for element in _elements(_REFERENCES, place):
            _drop_references(element, ids)
        for element in _elements(_ADDRESSES, place) if kind == "vmlDrawing" else ():
            _drop_addresses(element)
        for element in _elements(_FORMULAS, place):
            _drop_formula(element)
        for element in _elements(_FORMULA_ATTRIBUTES, place):
            _drop_formula_attributes(element)
    for formula in list(root.iter(FORMULA)):
        _drop_formula(formula)
    return write_xml(root)


def _places(root: etree._Element) -> list[etree._Element]:
    """Where a part can point out of the package: of a sheet everything but its cells, which have formulas alone."""
    data = root.find(tag("sheetData"))
    return [root] if data is None else [child for child in root.iterchildren(etree.Element) if child is not data]


def _lenient(content: bytes) -> etree._Element:
    """The root of a part that programs write less carefully, such as VML with its unclosed <br>."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                                                     recover=True))


def _elements(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    return cast("list[etree._Element]", path(root))  # noqa: SLF001 - the stubs name the element so


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _drop_references(element: etree._Element, ids: frozenset[str]) -> None:
    for name, value in element.attrib.items():
        space = etree.QName(name).namespace
        if space in _NAMESPACES.values() and value not in ids and (
                space != _NAMESPACES["o"] or etree.QName(name).localname == "relid"):
            del element.attrib[name]


def _drop_addresses(element: etree._Element) -> None:
    for name in element.attrib:
        if etree.QName(name).localname in _LINKED:
            del element.attrib[name]


def _drop_formula(element: etree._Element) -> None:
    """Of a cell what it showed last stays; a condition that looks outside is never met."""
    parent, outside = element.getparent(), looks_outside(element.text or "")
    if etree.QName(element).localname != "f":
        element.text = _NEVER if outside else element.text
    elif outside or (element.tag == FORMULA and parent is not None and parent.find(VALUE) is not None):
        _remove(element)


def _drop_formula_attributes(element: etree._Element) -> None:
    for name in ("textlink", "macro", "val"):
        if looks_outside(element.get(name, "")):
            element.set(name, "0" if name == "val" else "")


def looks_outside(formula: str) -> bool:
    """Whether a formula looks at another file, another program or the net."""
    return _OUTSIDE.search(formula) is not None
