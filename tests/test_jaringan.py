"""Printing contacts nobody: the copy that is printed names nothing outside itself, and LibreOffice lets nothing out."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from zipfile import ZipFile

import pytest
import xlsxwriter
from conftest import Office, Workbook
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree
from PIL import Image

from lkjip_xl.engines.print import pdf
from lkjip_xl.engines.print.pdf import LibreOffice, document_pdf
from lkjip_xl.engines.print.profil import quiet_profile
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.engines.workbook.package import MAIN, Package
from lkjip_xl.engines.workbook.sealed import looks_outside

Example = Callable[[str], Workbook]

SHEET = "Capaian Sasaran"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="ALAMAT/svg.png" width="9" height="9"/></svg>'


@contextmanager
def listener() -> Iterator[tuple[str, list[str]]]:
    """An address of this computer, and what is asked of it."""
    heard: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_POST = do_PROPFIND = do_GET  # noqa: N815 - the names that the server looks for

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        server.server_close()


def relations(*found: tuple[str, str, str]) -> bytes:
    """A part of relationships: id, kind, target; targets with a colon or a backslash lie outside."""
    lines = (f'<Relationship Id="{name}" Type="{KINDS}/{kind}" Target="{target}"'
             f'{" TargetMode=" + chr(34) + "External" + chr(34) if ":" in target or target[0] == chr(92) else ""}/>'
             for name, kind, target in found)
    return f'<Relationships xmlns="{RELATIONS}">{"".join(lines)}</Relationships>'.encode()


PICTURE = ("<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>1</xdr:row><xdr:rowOff>"
           "0</xdr:rowOff></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>4</xdr:row>"
           "<xdr:rowOff>0</xdr:rowOff></xdr:to>{}<xdr:clientData/></xdr:twoCellAnchor>")
DRAWING = (
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="' + KINDS + '">'
    + "".join(PICTURE.format(
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{number}" name="g"><a:hlinkClick r:id="tautan"/></xdr:cNvPr>'
        f"<xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill><a:blip {blip}/><a:stretch/></xdr:blipFill><xdr:spPr>"
        '<a:prstGeom prst="rect"/></xdr:spPr></xdr:pic>')
        for number, blip in enumerate(('r:link="gambar"', 'r:embed="svg"', 'r:embed="asli"', 'r:link="unc"'), 2))
    + PICTURE.format('<xdr:graphicFrame macro="[9]!Buka"><xdr:nvGraphicFramePr><xdr:cNvPr id="9" name="c"/>'
                     '<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"'
                     '/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/'
                     'chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="grafik"/>'
                     "</a:graphicData></a:graphic></xdr:graphicFrame>")
    + "</xdr:wsDr>")
SERIES = ('<c:ser><c:idx val="{0}"/><c:order val="{0}"/><c:spPr><a:blipFill><a:blip r:link="isi"/><a:stretch/>'
          "</a:blipFill></c:spPr><c:val><c:numRef><c:f>{1}</c:f><c:numCache>"
          '<c:ptCount val="1"/><c:pt idx="0"><c:v>5</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>')
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="' + KINDS + '" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea><c:layout/><c:barChart>'
    '<c:barDir val="col"/>' + SERIES.format(0, f"'{SHEET}'!$C$9") + SERIES.format(1, "'ALAMAT/[b.xlsx]S'!$A$1")
    + '<c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:crossAx val="2"/></c:catAx><c:valAx>'
    '<c:axId val="2"/><c:crossAx val="1"/></c:valAx></c:plotArea></c:chart><c:externalData r:id="data"/>'
    "</c:chartSpace>")
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape id="CH" '
    'style="position:absolute;width:15pt;height:15pt"><v:imagedata src="ALAMAT/vml.png" o:href="ALAMAT/vml2.png" '
    'o:relid="gambar"/><br></v:shape></xml>')
CELLS = (
    ("=WEBSERVICE", '_xlfn.WEBSERVICE("ALAMAT/ws")', "lama"),
    ("=HYPERLINK", 'HYPERLINK("ALAMAT/klik","klik")', "klik"),
    ("='[1]S'", "[1]S!A1", "7"),
    ("='file:'", "'file:///tmp/x.ods'#$S.A1", "8"),
    ("=DDE", "cmd|'/c calc'!A1", "9"),
    ("=unc", r"'\\127.0.0.1\bagi\[b.xlsx]S'!A1", "10"),
)


def hostile(source: Path, target: Path, address: str) -> Path:
    """A copy of a computed book whose sheet `SHEET` points to an address in every way that a workbook knows."""
    package = Package(source)
    part = package.sheet_parts[SHEET]
    folder, _, name = part.rpartition("/")
    own = relations(("gbr", "drawing", "/xl/drawings/jahat.xml"), ("vml", "vmlDrawing", "/xl/drawings/jahat.vml"),
                    ("latar", "image", f"{address}/latar.png"), ("ole", "oleObject", f"{address}/ole.docx"),
                    ("tautan", "hyperlink", f"{address}/tautan"), ("kueri", "queryTable", "/xl/kueri.xml"))
    rows = "".join(f'<row r="{number}"><c r="A{number}" t="str"><f>{formula.replace("&", "&amp;")}</f><v>{shown}</v>'
                   f"</c></row>" for number, (_, formula, shown) in enumerate(CELLS, 900))
    after = ('<conditionalFormatting sqref="A1:C9"><cfRule type="expression" priority="1"><formula>'
             '_xlfn.WEBSERVICE("ALAMAT/format")="x"</formula></cfRule></conditionalFormatting><hyperlinks><hyperlink '
             f'ref="A1" xmlns:r="{KINDS}" r:id="tautan"/></hyperlinks>')
    last = (f'<drawing xmlns:r="{KINDS}" r:id="gbr"/><legacyDrawing xmlns:r="{KINDS}" r:id="vml"/><legacyDrawingHF '
            f'xmlns:r="{KINDS}" r:id="vml"/><picture xmlns:r="{KINDS}" r:id="latar"/><oleObjects xmlns:r="{KINDS}">'
            '<oleObject progId="Word.Document.12" link="[1]!x" oleUpdate="OLEUPDATE_ALWAYS" shapeId="1" r:id="ole"/>'
            "</oleObjects></worksheet>")
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    new = {
        f"{folder}/_rels/{name}.rels": own,
        "xl/drawings/jahat.xml": DRAWING, "xl/drawings/jahat.vml": VML, "xl/charts/jahat.xml": CHART,
        "xl/media/jahat.png": SVG, "xl/media/asli.png": picture.getvalue(),
        "xl/drawings/_rels/jahat.xml.rels": relations(
            ("gambar", "image", f"{address}/gambar.png"), ("unc", "image", r"\\127.0.0.1\bagi\g.png"),
            ("svg", "image", "/xl/media/jahat.png"), ("asli", "image", "/xl/media/asli.png"),
            ("grafik", "chart", "/xl/charts/jahat.xml"), ("tautan", "hyperlink", f"{address}/klik")),
        "xl/drawings/_rels/jahat.vml.rels": relations(("gambar", "image", f"{address}/kepala.png")),
        "xl/charts/_rels/jahat.xml.rels": relations(
            ("isi", "image", f"{address}/grafik.png"), ("data", "package", f"{address}/data.xlsx")),
        "xl/externalLinks/jahat.xml": f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{KINDS}" r:id="buku">'
                                      '<sheetNames><sheetName val="S"/></sheetNames></externalBook></externalLink>',
        "xl/externalLinks/_rels/jahat.xml.rels": relations(("buku", "externalLinkPath", f"{address}/b.xlsx")),
        "xl/connections.xml": f'<connections xmlns="{MAIN}"><connection id="1" name="k" type="4" refreshedVersion="6" '
                              'refreshOnLoad="1"><webPr url="ALAMAT/kueri"/></connection></connections>',
        "xl/kueri.xml": f'<queryTable xmlns="{MAIN}" name="k" connectionId="1" refreshOnLoad="1"/>',
    }
    changed = {
        part: ((b"</sheetData>", rows + "</sheetData>" + after), (b"</worksheet>", last)),
        "xl/workbook.xml": ((b"</sheets>", ("</sheets><externalReferences><externalReference "
                             f'xmlns:r="{KINDS}" r:id="luar"/></externalReferences>')),),
        "xl/_rels/workbook.xml.rels": ((b"</Relationships>", relations(
            ("luar", "externalLink", "externalLinks/jahat.xml"), ("sambungan", "connections", "connections.xml"),
        ).partition(b">")[2].decode()),),
        "[Content_Types].xml": ((b"</Types>", "".join(
            f'<Override PartName="/{place}" ContentType="application/vnd.openxmlformats-officedocument.{kind}+xml"/>'
            for place, kind in (("xl/drawings/jahat.xml", "drawing"), ("xl/charts/jahat.xml", "drawingml.chart"),
                                ("xl/externalLinks/jahat.xml", "spreadsheetml.externalLink"),
                                ("xl/connections.xml", "spreadsheetml.connections")))
            + '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
              "</Types>"),),
    }
    with ZipFile(target, "w") as archive:
        for info in package.infos:
            content = package.part(info)
            for old, added in changed.get(info.filename, ()):
                content = content.replace(old, added.encode())
            if info.filename not in new:
                archive.writestr(info.filename, content.replace(b"ALAMAT", address.encode()))
        for place, text in new.items():
            content = text if isinstance(text, bytes) else text.encode()
            archive.writestr(place, content.replace(b"ALAMAT", address.encode()))
    return target


def hostile_document(address: str) -> bytes:
    """A Word document with a picture that lies at an address."""
    document, out = Document(), io.BytesIO()
    picture = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(picture, "PNG")
    document.add_picture(picture)
    link = document.part.relate_to(f"{address}/word.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    blip = next(element for element in document.element.iter() if element.tag.endswith("}blip"))
    del blip.attrib[f"{{{KINDS}}}embed"]
    blip.set(f"{{{KINDS}}}link", link)
    document.save(out)
    return out.getvalue()


def small_book(path: Path) -> Path:
    """A book of one sheet, which LibreOffice prints at once without any preparation."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet(SHEET).write("C9", 5)
    book.close()
    return path


@pytest.fixture
def printed_copy(example: Example, tmp_path: Path) -> dict[str, bytes]:
    """The parts of the copy of a hostile book that would be printed."""
    source = hostile(example("blora-2024").path, tmp_path / "jahat.xlsx", "http://127.0.0.1:1")
    with open_book(source) as book:
        book.write_selection(tmp_path / "cetak.xlsx", {SHEET: ()}, 14)
    with ZipFile(tmp_path / "cetak.xlsx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_printed_copy_names_nothing_outside_itself(printed_copy: dict[str, bytes]) -> None:
    """No relationship leads out, no part has an address, a folder of the network or a file of this computer."""
    for name, content in printed_copy.items():
        for trace in (b"External", b"127.0.0.1", b"file:", b"\\\\", b"cmd|", b"[1]"):
            assert trace not in content, (name, trace)


def test_the_printed_copy_keeps_its_pictures_and_charts(printed_copy: dict[str, bytes]) -> None:
    assert {"xl/drawings/jahat.xml", "xl/charts/jahat.xml", "xl/media/asli.png"} <= printed_copy.keys()
    assert not {name for name in printed_copy if "externalLink" in name or "connections" in name or "kueri" in name}
    assert b'r:embed="asli"' in printed_copy["xl/drawings/jahat.xml"]
    assert b"<c:v>5</c:v>" in printed_copy["xl/charts/jahat.xml"]


def test_a_formula_gives_way_to_what_it_showed_last(printed_copy: dict[str, bytes]) -> None:
    sheet = next(content for content in printed_copy.values() if b'r="A900"' in content)
    cells = {cell.get("r"): cell for cell in etree.fromstring(sheet).iter(f"{{{MAIN}}}c")}
    assert [cells[f"A{number}"].findtext(f"{{{MAIN}}}v") for number in range(900, 906)] == [
        shown for _, _, shown in CELLS]
    assert not [cell for cell in cells.values() if cell.find(f"{{{MAIN}}}f") is not None]


@pytest.mark.parametrize("formula", [
    *(formula for _, formula, _ in CELLS), '_xlfn.IMAGE("x")', "INDIRECT(A1)", "webservice (A1)", 'RTD("a",,"b")',
    "'C:\\data\\[b.xlsx]S'!A1", "[2]!nama", 'HYPERLINK("#Beranda!A1")',
])
def test_a_formula_that_looks_outside_is_known(formula: str) -> None:
    assert looks_outside(formula)


@pytest.mark.parametrize("formula", [
    "$B9<90", "AND(tanda_titik,LEN(A1)>0)", "'Capaian Sasaran'!$C$9:$C$20", "Tabel1[[#This Row],[Nilai]]*2",
    'IF(A1="","",A1/B1)', "'Pengukuran (Bab IV)'!A1", 'COUNTIF(A:A,"x")',
])
def test_a_formula_of_the_book_itself_is_left_alone(formula: str) -> None:
    assert not looks_outside(formula)


# LibreOffice itself: each start takes it seconds

def test_nothing_is_heard_while_a_hostile_book_is_printed(office: Office, example: Example, tmp_path: Path) -> None:
    with listener() as (address, heard):
        source = hostile(example("blora-2024").path, tmp_path / "jahat.xlsx", address)
        with open_book(source) as book:
            printed = LibreOffice(book).print({SHEET: ()}, "F4", lambda what: None)
        assert printed[SHEET]
        assert heard == []


def test_without_the_protection_the_listener_hears_libreoffice(office: Office, tmp_path: Path) -> None:
    """Or else silence would prove nothing."""
    with listener() as (address, heard):
        source = hostile(small_book(tmp_path / "kecil.xlsx"), tmp_path / "jahat.xlsx", address)
        document = tmp_path / "jahat.docx"
        document.write_bytes(hostile_document(address))
        office.convert_all([source, document], "pdf")
        assert {"/gambar.png", "/grafik.png", "/word.png"} <= set(heard)


def test_the_profile_alone_lets_nothing_out_of_a_book_or_a_report(office: Office, tmp_path: Path) -> None:
    with listener() as (address, heard):
        source = hostile(small_book(tmp_path / "kecil.xlsx"), tmp_path / "jahat.xlsx", address)
        pdf.convert(office.program, "pdf", source)
        assert source.with_suffix(".pdf").is_file()
        assert document_pdf(hostile_document(address)).startswith(b"%PDF")
        assert heard == []


def test_a_profile_says_so_in_libreoffices_own_words(tmp_path: Path) -> None:
    switch = quiet_profile(tmp_path / "profil")
    items = etree.parse(str(tmp_path / "profil" / "user" / "registrymodifications.xcu")).getroot()
    said = {prop.get("{http://openoffice.org/2001/registry}name"): prop.findtext("value")
            for prop in items.iter("prop")}
    assert switch == f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    assert said["BlockUntrustedRefererLinks"] == said["DisableMacrosExecution"] == "true"
    assert said["ooInetProxyType"] == "2"
