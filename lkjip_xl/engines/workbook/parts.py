"""How the parts of a package are called and refer to each other, as the standard has it and as programs write it.

ECMA-376 part 2 compares names without regard to case; the names in the zip file may be percent-encoded, begin with a
slash, or have backslashes, and what a part is tells the type of the relationship to it, never its name.
"""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from lkjip_xl.domain.nilai.record import record

TYPES, PACKAGE_RELATIONS = "[Content_Types].xml", "_rels/.rels"


@record(frozen=True)
class Relation:
    """A reference of a part: its id, the last word of its type, and its target (a `key`; outside, an address)."""

    id: str
    kind: str
    target: str
    outside: bool


def key(name: str) -> str:
    """What all ways to write the name of a part have in common."""
    return posixpath.normpath("/" + unquote(name.replace("\\", "/")).lstrip("/")).casefold()


def relations_name(part: str) -> str:
    """The name of the part that holds the references of a part."""
    folder, name = posixpath.split(part.replace("\\", "/"))
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations(root: etree._Element, part: str) -> tuple[Relation, ...]:
    """The references of a part, from the root of the part that holds them."""
    return tuple(_relation(one, part) for one in root.iterchildren("{*}Relationship"))


def _relation(one: etree._Element, part: str) -> Relation:
    outside = one.get("TargetMode", "").casefold() == "external"
    target = one.get("Target", "")
    if not outside:
        target = target.replace("\\", "/")
        target = key(target if target.startswith("/") else posixpath.join(posixpath.dirname(key(part)), target))
    return Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target, outside)
