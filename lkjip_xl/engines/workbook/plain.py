"""The cells of a sheet that is written as Excel, LibreOffice and this program write it, read without a tree of it.

Whatever is not written so plainly is left to the reader of all XML, damage too. Only a figure or capital that is out of
place in a tag between the cells that hold something is passed over, for it changes none of them.
"""

from __future__ import annotations

import re

TERBESAR = 2_500_000
"""XML of fewer bytes weighs less than a part may weigh, whatever is in it; a larger sheet is left to the tree."""
_DECLARED = re.compile(rb"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:UTF|utf)-8["'])?"""
                       rb"""(?: standalone=["'](?:yes|no)["'])?\?>\s*)?<[^?!]""")
_CODE = bytes(range(ord("0"), ord("9") + 1)) + bytes(range(ord("A"), ord("Z") + 1))
"""Without figures and capitals, all cells that have a format alone are the same bytes."""
_BLANKS = (b'<c r="" s=""/>', b'<c r=""/>')
_HERE = b"\n"
"""Stands where a cell that holds something was; what XML skips there too, and no tag may hold here."""
_SAID = rb'(?: (?:xac:)?[a-z]++="[ -!#-%%\'-;=?-~]*+")*+'
_ROWS = re.compile(rb'(?:</row>(?:<row r=""%b/>)*+<row r=""%b>\n*+)*+' % (_SAID, _SAID))
_KEPT = '(?: xml:space="preserve")?'
_FILLED = re.compile(
    r'<c r="([A-Z]{1,3}[0-9]{1,7})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]++)")?>'
    r"""(?:<f(?: [a-z]++="[^"<>&]*+")*+(?:/>|>[^<]*+</f>))?"""
    rf"(?:<v/>|<v{_KEPT}>([^<]*+)</v>|<is><t{_KEPT}>([^<]*+)</t></is>)?</c>")
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n")
_NO_CHARACTERS = ("\ufffe", "\uffff")
"""What XML does not know, beside the control characters."""
_OTHER_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
PlainCell = tuple[str, str, str, str, str]
"""A cell that holds something, as it is written: its place such as K9, the index of its style, its type, its stored
value, and its text where that stands in it; each may be empty but the place."""


def plain_cells(data: bytes) -> tuple[bytes, list[PlainCell]] | None:
    """The XML of a sheet with nothing in ``sheetData``, and the cells of that; None where it is not written plainly."""
    if len(data) > TERBESAR or not _DECLARED.match(data):
        return None
    pieces = data.split(b"</c>")
    head, begun, pieces[0] = pieces[0].partition(b"<sheetData>")
    pieces[-1], ended, tail = pieces[-1].partition(b"</sheetData>")
    rest = head + b"<sheetData/>" + tail
    if not (begun and ended) or rest.count(b"sheetData") != 1 or b"<!" in rest or b"<?" in rest[2:]:
        return None
    cells = _cells(pieces, b' xmlns:x14ac="' in head)
    return None if cells is None else (rest, cells)


def _cells(pieces: list[bytes], extended: bool) -> list[PlainCell] | None:
    """The cells that hold something, of which each piece but the last has one at its end."""
    parts = [piece.rpartition(b"<c ") for piece in pieces[:-1]]
    between = _HERE.join([*(before for before, _, _ in parts), pieces[-1]])
    if not _only_rows(between) or (b"x14ac:" in between and not extended):
        return None
    found: list[PlainCell] = _FILLED.findall(_text(b"".join([b"%b%b</c>" % (begun, cell) for _, begun, cell in parts])))
    return found if len(found) == len(parts) else None


def _only_rows(between: bytes) -> bool:
    """Whether between the cells that hold something are only rows, and cells that have a format alone."""
    plain = (b"</row>" + between + b'<row r="">').translate(None, _CODE)
    for blank in _BLANKS:
        plain = plain.replace(blank, b"")
    return _ROWS.fullmatch(plain) is not None


def _text(cells: bytes) -> str:
    """The cells as text; none, in which no cell is found, where they hold what XML does not know."""
    if len(cells.translate(None, _CONTROL)) < len(cells) or b"]]>" in cells or _OTHER_ENTITY.search(cells):
        return ""
    try:
        text = cells.decode()
    except UnicodeDecodeError:
        return ""
    return "" if any(wrong in text for wrong in _NO_CHARACTERS) else text


def characters(text: str) -> str:
    """A text of XML with the characters that its entities stand for."""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text
