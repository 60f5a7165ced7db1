"""Drawing on PDF pages with the fonts that every PDF program has, and the bytes of what was joined."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from pypdf import PageObject, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, TextStringObject

from lkjip_xl.book.textfit import text_width

MARGIN = 57.0
"""The margin of cover and contents in points: 20 mm."""
NAVY = "0.122 0.220 0.392"
_FONTS = {"/LkjipF": "/Helvetica", "/LkjipB": "/Helvetica-Bold"}
_PRODUCER = "lkjip-xl"


@dataclass
class Drawing:
    """The content of a page, drawn from the lower left corner in points."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float, bold: bool = False, color: str = "0 0 0") -> None:
        font = "/LkjipB" if bold else "/LkjipF"
        self.parts.append(f"BT {color} rg {font} {size:g} Tf {x:.2f} {y:.2f} Td ({_escaped(text)}) Tj ET")

    def centred(self, y: float, text: str, size: float, bold: bool = False, color: str = "0 0 0") -> None:
        self.text((self.width - text_width(text, size, bold)) / 2, y, text, size, bold, color)

    def right(self, x: float, y: float, text: str, size: float) -> None:
        self.text(x - text_width(text, size), y, text, size)

    def line(self, x: float, y: float, end: float, color: str = NAVY) -> None:
        self.parts.append(f"{color} RG 1.5 w {x:.2f} {y:.2f} m {end:.2f} {y:.2f} l S")

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        self.parts.append(f"0.7 0.1 0.1 RG 1 w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S")

    def stream(self) -> DecodedStreamObject:
        made = DecodedStreamObject()
        made.set_data("\n".join(self.parts).encode("cp1252"))
        return made


def insert(writer: PdfWriter, place: int, drawing: Drawing) -> None:
    """Put a drawing into the document as a page of its own, at a place counted from 0."""
    writer.insert_blank_page(drawing.width, drawing.height, place)
    draw(writer, writer.pages[place], drawing)


def draw(writer: PdfWriter, page: PageObject, drawing: Drawing) -> None:
    """Draw over a page, whatever state its own content leaves the pen in."""
    resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
    fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
    for name, base in _FONTS.items():
        fonts.setdefault(NameObject(name), _font(base))
    own = page.get("/Contents")
    before = own.get_object() if own is not None else ArrayObject()
    old = list(before) if isinstance(before, ArrayObject) else [own]
    begin, end = (_stream(writer, text) for text in ("q", "Q"))
    page[NameObject("/Contents")] = ArrayObject([begin, *old, end, writer._add_object(drawing.stream())])  # noqa: SLF001


def _stream(writer: PdfWriter, text: str) -> object:
    made = DecodedStreamObject()
    made.set_data(text.encode())
    return writer._add_object(made)  # noqa: SLF001 - pypdf has no public way to add an object


def _font(base: str) -> DictionaryObject:
    return DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject(base), NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
    })


def wrapped(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text that fit into a width; a word that is too long keeps a line for itself."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def _escaped(text: str) -> str:
    """A text as it stands between parentheses in a PDF; letters outside Windows' western set become question marks."""
    known = text.encode("cp1252", "replace").decode("cp1252")
    return known.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def written(writer: PdfWriter, title: str) -> bytes:
    """The bytes of the PDF; of its origin it says the title and the program, nothing of a person or a computer."""
    writer.metadata = {"/Title": title, "/Producer": _PRODUCER}
    writer.root_object[NameObject("/Lang")] = TextStringObject("id-ID")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
