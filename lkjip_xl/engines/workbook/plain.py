"""The cells of a sheet that is written as Excel, LibreOffice and this program write it, read without a tree of it.

Every byte between the cells is looked at: whatever is not written so plainly is left to the reader of all XML.
"""

from __future__ import annotations

import re

TERBESAR = 2_500_000
"""XML of fewer bytes weighs less than a part may weigh, whatever is in it; a larger sheet is left to the tree."""
_START, _END, _EMPTY = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_DECLARED = re.compile(rb"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?"""
                       rb"""(?: standalone=["'](?:yes|no)["'])?\?>\s*)?<[^?!]""")
_CODE = bytes(range(ord("0"), ord("9") + 1)) + bytes(range(ord("A"), ord("Z") + 1))
"""Without figures and capitals, all cells that have a format alone are the same bytes."""
_BLANKS = (b'<c r="" s=""/>', b'<c r=""/>')
_HERE = b"\n"
"""Stands where a cell that holds something was; what XML skips there too, and no tag may hold here."""
_SAID = rb'(?: (?:xac:)?[a-z]++="[ -!#-%%\'-;=?-~]*+")*+'
_ROWS = re.compile(rb'(?:</row>(?:<row r=""%b/>)*+<row r=""%b>\n*+)*+' % (_SAID, _SAID))
_TEXT = r"[^<&\x00-\x08\x0b-\x1f]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\x00-\x08\x0b-\x1f]*+)*+"
_KEPT = '(?: xml:space="preserve")?'
_FILLED = re.compile(
    r'<c r="([A-Z]{1,3}[0-9]{1,7})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]++)")?>'
    rf"""(?:<f(?: [a-z]++="[^"<>&\x00-\x1f]*+")*+(?:/>|>{_TEXT}</f>))?"""
    rf"(?:<v/>|<v{_KEPT}>({_TEXT})</v>|<is><t{_KEPT}>({_TEXT})</t></is>)?</c>")
_UNKNOWN = ("]]>", "\ufffe", "\uffff")
"""What may not stand in a text of XML, beside the control characters."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
PlainCell = tuple[str, str, str, str, str]
"""A cell that holds something, as it is written: its place such as K9, the index of its style, its type, its stored
value, and its text where that stands in it; each may be empty but the place."""


def plain_cells(data: bytes) -> tuple[bytes, list[PlainCell]] | None:
    """The XML of a sheet with nothing in ``sheetData``, and the cells of that; None where it is not written plainly."""
    start, end = data.find(_START), data.rfind(_END)
    if len(data) > TERBESAR or not 0 < start < end or not _DECLARED.match(data):
        return None
    rest, body = data[:start] + _EMPTY + data[end + len(_END):], data[start + len(_START):end]
    if rest.count(b"sheetData") != 1 or b"<!" in rest or b"<?" in rest[2:]:
        return None
    if b"x14ac:" in body and b' xmlns:x14ac="' not in rest:
        return None
    cells = _cells(body)
    return None if cells is None else (rest, cells)


def _cells(body: bytes) -> list[PlainCell] | None:
    *pieces, last = (b"</row>" + body + b'<row r="">').split(b"</c>")
    parts = [piece.rpartition(b"<c ") for piece in pieces]
    if not _only_rows(_HERE.join([*(before for before, _, _ in parts), last])):
        return None
    text = _decoded(b"".join([b"<c %b</c>" % cell for _, _, cell in parts]))
    found: list[PlainCell] = _FILLED.findall(text)
    return found if len(found) == len(pieces) and not any(wrong in text for wrong in _UNKNOWN) else None


def _only_rows(between: bytes) -> bool:
    """Whether between the cells that hold something are only rows, and cells that have a format alone."""
    plain = between.translate(None, _CODE)
    for blank in _BLANKS:
        plain = plain.replace(blank, b"")
    return _ROWS.fullmatch(plain) is not None


def _decoded(cells: bytes) -> str:
    """The text of the cells; none, in which no cell is found, where it is not UTF-8."""
    try:
        return cells.decode()
    except UnicodeDecodeError:
        return ""


def characters(text: str) -> str:
    """A text of XML with the characters that its entities stand for."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
