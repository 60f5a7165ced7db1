"""What XlsxWriter does not write into a workbook: the ribbon, and the kind of an add-in."""

from __future__ import annotations

from copy import copy
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.template.macros import MACROS

_RIBBON = "customUI/customUI.xml"
_KIND = "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
_RELATION = f'<Relationship Id="rIdPita" Type="{_KIND}" Target="{_RIBBON}"/></Relationships>'
_BOOK, _ADDIN = (f"application/vnd.ms-excel.{kind}.macroEnabled.main+xml" for kind in ("sheet", "addin"))
_MIDNIGHT = (1980, 1, 1, 0, 0, 0)


def add_ribbon(package: bytes) -> bytes:
    """The package with the ribbon of ``macros/pita.xml``, in the form that every Excel since 2007 reads."""
    ribbon = (MACROS / "pita.xml").read_bytes()
    return _changed(package, "_rels/.rels", "</Relationships>", _RELATION, {_RIBBON: ribbon})


def as_addin(package: bytes) -> bytes:
    """The package as an add-in, which Excel opens without a window."""
    return _changed(package, "[Content_Types].xml", _BOOK, _ADDIN, {})


def _changed(package: bytes, part: str, old: str, new: str, more: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(BytesIO(package)) as source, ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == part:
                assert content.count(old.encode()) == 1
                content = content.replace(old.encode(), new.encode())
            archive.writestr(copy(info), content)
        for name, content in more.items():
            info = ZipInfo(name, _MIDNIGHT)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()
