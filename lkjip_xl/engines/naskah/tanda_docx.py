"""The copy of a Word document with a comment at every note; nothing else in it is changed."""

from __future__ import annotations

import io
import posixpath
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from lkjip_xl.engines.disk.bounds import MB, Unpacked, open_zip, too_large, weight
from lkjip_xl.engines.naskah.paket import Paket, terbaca, w
from lkjip_xl.engines.naskah.tanda import PENULIS, Tanda
from lkjip_xl.engines.naskah.teks_word import potongan
from lkjip_xl.engines.naskah.urutan_word import paragraf_berurut

NASKAH_TERBERAT = 200 * MB
"""The most that the body may weigh by `weight` when comments are put into it: it stands whole in memory."""
_XML = "http://www.w3.org/XML/1998/namespace"
_JENIS_KOMENTAR = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELASI_KOMENTAR = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELASI = "http://schemas.openxmlformats.org/package/2006/relationships"
_JENIS = "http://schemas.openxmlformats.org/package/2006/content-types"
_UNPRINTED = re.compile(r"[\x00-\x08\x0a-\x1f]")
_RUN, _TEKS, _KOTAK, _P = w("r"), w("t"), w("txbxContent"), w("p")


def annotate_docx(content: bytes, notes: Sequence[Tanda]) -> bytes:
    """The document with its notes as comments; raises `CannotRun` as reading it does.

    All other parts stay byte for byte as they were, comments that were there stay. What stands in a text box or
    nowhere is noted at the paragraph that holds it, or at the first one: Word takes no comment inside a box.
    """
    with terbaca("naskah"):
        return _Salinan(content).with_notes(notes)


class _Salinan:
    def __init__(self, content: bytes) -> None:
        self._package = Paket("naskah", content)
        self._zip = open_zip("naskah", content)
        self._unpacked = Unpacked("naskah", self._zip)
        self._names = {info.filename.lstrip("/").casefold(): info.filename for info in self._zip.infolist()}
        self._changed: dict[str, bytes] = {}

    def with_notes(self, notes: Sequence[Tanda]) -> bytes:
        body = self._tree(self._package.utama)
        paragraphs = paragraf_berurut(body.find(w("body")))
        comments, name = self._comments()
        number = _next_number(comments, body)
        for at, note in enumerate(notes):
            if paragraphs:
                _anchor(paragraphs, note, number + at)
                comments.append(_comment(note.teks, number + at))
        self._change(self._package.utama, body)
        self._change(name, comments)
        return self._written()

    def _bytes(self, name: str) -> bytes:
        return self._unpacked.read(self._zip.getinfo(self._names[name.casefold()]))

    def _tree(self, name: str) -> Any:
        """The tree of a part as it stands; the reader, which saw it before, refuses what is dangerous in it."""
        content = self._bytes(name)
        if weight(content) > NASKAH_TERBERAT:
            raise too_large("naskah", "isinya setelah dibuka", "300 halaman",
                            "Pecah naskahnya per bab, lalu telaah satu per satu.")
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def _change(self, name: str, tree: Any) -> None:
        self._changed[self._names.get(name.casefold(), name)] = etree.tostring(
            tree.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)

    def _comments(self) -> tuple[Any, str]:
        """The comments of the document and the name of their part, which is new where there are none."""
        name = self._package.relasi("comments")
        if name:
            return self._tree(name), name
        folder, body = posixpath.split(self._package.utama)
        name = next(one for one in _names(folder) if one.casefold() not in self._names)
        self._add_type(name)
        self._add_relation(f"{folder}/_rels/{body}.rels".lstrip("/"), posixpath.basename(name))
        return etree.Element(w("comments"), nsmap={"w": w("")[1:-1]}), name

    def _add_type(self, name: str) -> None:
        types = self._tree("[Content_Types].xml")
        etree.SubElement(types, f"{{{_JENIS}}}Override", PartName=f"/{name}", ContentType=_JENIS_KOMENTAR)
        self._change("[Content_Types].xml", types)

    def _add_relation(self, name: str, target: str) -> None:
        known = name.casefold() in self._names
        relations = self._tree(name) if known else etree.fromstring(f'<Relationships xmlns="{_RELASI}"/>')
        taken = {one.get("Id") for one in relations}
        key = next(one for one in (f"rId{number}" for number in range(1, len(taken) + 2)) if one not in taken)
        etree.SubElement(relations, f"{{{_RELASI}}}Relationship", Id=key, Type=_RELASI_KOMENTAR, Target=target)
        self._change(name, relations)

    def _written(self) -> bytes:
        target = io.BytesIO()
        with ZipFile(target, "w", ZIP_DEFLATED) as made:
            for info in self._zip.infolist():
                changed = self._changed.pop(info.filename, None)
                content = self._unpacked.read(info) if changed is None else changed
                made.writestr(_entry(info), content, info.compress_type)
            for name, content in self._changed.items():
                made.writestr(ZipInfo(name), content, ZIP_DEFLATED)
        return target.getvalue()


def _names(folder: str) -> Iterator[str]:
    yield posixpath.join(folder, "comments.xml")
    yield from (posixpath.join(folder, f"comments{number}.xml") for number in range(2, 100))


def _entry(info: ZipInfo) -> ZipInfo:
    made = ZipInfo(info.filename, info.date_time)
    made.external_attr, made.create_system = info.external_attr, info.create_system
    return made


def _next_number(comments: Any, body: Any) -> int:
    """A number above those of all comments there are."""
    known = [one.get(w("id")) for one in (*comments, *body.iter(w("commentReference"), w("commentRangeStart")))]
    return max((int(one) for one in known if one and one.isdecimal()), default=-1) + 1


# anchors


def _anchor(paragraphs: Sequence[Any], note: Tanda, number: int) -> None:
    """Put the marks of a comment around the quoted words."""
    index = note.paragraf.asal.urut if note.paragraf else -1
    if not 0 <= index < len(paragraphs):
        _mark(paragraphs[0], *_whole(paragraphs[0]), number)
        return
    paragraph = paragraphs[index]
    host = _outside_boxes(paragraph)
    ends = _quoted(paragraph, *note.rentang) if host is paragraph else _whole(host)
    _mark(host, *ends, number)


def _outside_boxes(paragraph: Any) -> Any:
    """The paragraph of the text itself that a paragraph of a text box hangs on."""
    box = next(paragraph.iterancestors(_KOTAK), None)
    while box is not None:
        paragraph = next(box.iterancestors(_P))
        box = next(paragraph.iterancestors(_KOTAK), None)
    return paragraph


def _whole(paragraph: Any) -> tuple[Any, Any]:
    """The first and last element of a paragraph after its properties; nothing where it is empty."""
    inside = [one for one in paragraph if one.tag != w("pPr")]
    return (inside[0], inside[-1]) if inside else (None, None)


def _quoted(paragraph: Any, begin: int, end: int) -> tuple[Any, Any]:
    """The first and last element that hold exactly the text from begin to end; runs are cut where they hold more."""
    _cut(paragraph, end)
    _cut(paragraph, begin)
    inside = []
    at = 0
    for element, text in potongan(paragraph):
        if text and begin <= at < end:
            inside.append(element)
        at += len(text)
    return (_holder(inside[0]), _holder(inside[-1])) if inside else _whole(paragraph)


def _holder(element: Any) -> Any:
    """The run around a piece of text; a formula stands by itself."""
    return next((one for one in element.iterancestors(_RUN)), element)


def _cut(paragraph: Any, offset: int) -> None:
    """Part the run at an offset of the paragraph's text, so that one ends and another begins there."""
    at = 0
    for element, text in potongan(paragraph):
        if at <= offset < at + len(text):
            if element.tag == _TEKS and offset > at:
                _cut_run(element, offset - at)
            elif offset == at:
                _cut_before(element)
            return
        at += len(text)


def _cut_run(text: Any, offset: int) -> None:
    rest = deepcopy(text)
    text.text, rest.text = text.text[:offset], text.text[offset:]
    for one in (text, rest):
        one.set(f"{{{_XML}}}space", "preserve")
    text.addnext(rest)
    _cut_before(rest)


def _cut_before(element: Any) -> None:
    """Move an element and what follows it in its run to a run of their own, with the same formatting."""
    run = element.getparent()
    if run is None or run.tag != _RUN or all(one.tag == w("rPr") for one in element.itersiblings(preceding=True)):
        return
    made = etree.Element(_RUN, dict(run.attrib), run.nsmap)
    properties = run.find(w("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
    made.extend([element, *element.itersiblings()])
    run.addnext(made)


def _mark(paragraph: Any, first: Any, last: Any, number: int) -> None:
    key = {w("id"): str(number)}
    start, end = etree.Element(w("commentRangeStart"), key), etree.Element(w("commentRangeEnd"), key)
    reference = etree.Element(_RUN)
    etree.SubElement(reference, w("commentReference"), key)
    if first is None:
        paragraph.extend([start, end, reference])
        return
    first.addprevious(start)
    last.addnext(reference)
    last.addnext(end)


# comments


def _comment(text: str, number: int) -> Any:
    made = etree.Element(w("comment"), {w("id"): str(number), w("author"): PENULIS, w("initials"): "lx"})
    for at, line in enumerate(text.split("\n")):
        made.append(_comment_paragraph(line, first=not at))
    return made


def _comment_paragraph(line: str, *, first: bool) -> Any:
    made = deepcopy(_empty_paragraph(first))
    made[-1][-1].text = _UNPRINTED.sub("", line)
    return made


@cache
def _empty_paragraph(first: bool) -> Any:
    """A paragraph of a comment, set small and close whatever the document's own style is."""
    made = etree.Element(_P)
    shape = etree.SubElement(made, w("pPr"))
    etree.SubElement(shape, w("spacing"), {w("before"): "0", w("after"): "0", w("line"): "240", w("lineRule"): "auto"})
    etree.SubElement(shape, w("ind"), {w("left"): "0", w("right"): "0", w("firstLine"): "0"})
    etree.SubElement(shape, w("jc"), {w("val"): "left"})
    if first:
        etree.SubElement(etree.SubElement(made, _RUN), w("annotationRef"))
    run = etree.SubElement(made, _RUN)
    words = etree.SubElement(run, w("rPr"))
    if first:
        etree.SubElement(words, w("b"))
    etree.SubElement(words, w("sz"), {w("val"): "18"})
    etree.SubElement(run, _TEKS, {f"{{{_XML}}}space": "preserve"})
    return made
