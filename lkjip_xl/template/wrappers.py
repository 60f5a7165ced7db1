"""The VBA module ``Fungsi``: what Excel calls for each worksheet function, generated from `lkjip_xl.udf`.

The call is the one that xlwings generates on a machine that trusts access to the VBA project; made beforehand, the
workbook needs no such trust. Errors of the connection end as one sentence, a missing value as Excel's #N/A.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, get_type_hints

from lkjip_xl import udf

MODUL = "Fungsi"
TIDAK_MENJAWAB = "Program LKjIP tidak menjawab"
"""What a cell shows when Python cannot be reached or fails."""

_PERSIAPAN = """Attribute VB_Name = "{modul}"
Option Explicit

' Dibuat dari lkjip_xl/udf.py; jangan disunting.

Private Const TIDAK_MENJAWAB As String = {tidak_menjawab}
Private Const TIDAK_TERSEDIA As String = {tidak_tersedia}
"""

_PENUTUP = """

Private Sub Daftar(ByVal nama As String, ByVal uraian As String, ByVal bantuan As Variant)
    ' Excel menolak bila buku kerjanya tersembunyi (add-in); fungsinya tetap dapat dipakai.
    On Error Resume Next
    Application.MacroOptions Macro:="'" & Replace(ThisWorkbook.Name, "'", "''") & "'!" & nama, _
        Description:=uraian, Category:={kategori}, ArgumentDescriptions:=bantuan
End Sub

Private Function Jawaban(ByVal isi As Variant) As Variant
    Dim baris As Long
    Dim kolom As Long
    If Not IsArray(isi) Then
        Jawaban = SatuSel(isi)
    ElseIf UBound(isi, 1) = LBound(isi, 1) And UBound(isi, 2) = LBound(isi, 2) Then
        Jawaban = SatuSel(isi(LBound(isi, 1), LBound(isi, 2)))
    Else
        For baris = LBound(isi, 1) To UBound(isi, 1)
            For kolom = LBound(isi, 2) To UBound(isi, 2)
                isi(baris, kolom) = SatuSel(isi(baris, kolom))
            Next kolom
        Next baris
        Jawaban = isi
    End If
End Function

Private Function SatuSel(ByVal isi As Variant) As Variant
    SatuSel = isi
    If VarType(isi) = vbString Then
        If isi = TIDAK_TERSEDIA Then SatuSel = CVErr(xlErrNA)
    End If
End Function
"""


@dataclass(frozen=True)
class Masukan:
    """An input of a worksheet function: its name, its help, and whether it may be left out."""

    nama: str
    bantuan: str
    opsional: bool


@dataclass(frozen=True)
class Fungsi:
    """A worksheet function as Excel shows it."""

    nama: str
    uraian: str
    masukan: tuple[Masukan, ...]


def read_fungsi(function: Callable[..., Any]) -> Fungsi:
    """The worksheet function that a function of `udf` declares by its signature, type hints and docstring."""
    hints = get_type_hints(function, include_extras=True)
    return Fungsi(
        function.__name__,
        " ".join(inspect.cleandoc(function.__doc__ or "").split()),
        tuple(Masukan(name, hints[name].__metadata__[0]["doc"], parameter.default is not parameter.empty)
              for name, parameter in inspect.signature(function).parameters.items()),
    )


def wrapper_module() -> str:
    """The source of the module ``Fungsi`` of the add-in, lines joined with a line feed.

    The functions work for the workbook that is open in front.
    """
    fungsi = [read_fungsi(function) for function in udf.FUNGSI]
    head = _PERSIAPAN.format(modul=MODUL, tidak_menjawab=_quoted(TIDAK_MENJAWAB),
                             tidak_tersedia=_quoted(udf.TIDAK_TERSEDIA))
    wrappers = [line for one in fungsi for line in _wrapper(one)]
    return "\n".join([head, *wrappers, *_registration(fungsi)]) + _PENUTUP.format(kategori=_quoted(udf.KATEGORI_FUNGSI))


def _wrapper(fungsi: Fungsi) -> Iterator[str]:
    """An omitted optional input reaches Python as missing, so that the default declared there applies."""
    inputs = ", ".join(f"{'Optional ' if m.opsional else ''}{m.nama} As Variant" for m in fungsi.masukan)
    names = ", ".join(m.nama for m in fungsi.masukan)
    yield f"Public Function {fungsi.nama}({inputs}) As Variant"
    yield "    On Error GoTo Gagal"
    yield f"    {fungsi.nama} = Jawaban(XLPy.CallUDF({_quoted(udf.__name__)}, {_quoted(fungsi.nama)}, _"
    yield f"        Array({names}), ActiveWorkbook, Application.Caller))"
    yield "    Exit Function"
    yield "Gagal:"
    yield f"    {fungsi.nama} = TIDAK_MENJAWAB"
    yield "End Function"
    yield ""


def _registration(fungsi: list[Fungsi]) -> Iterator[str]:
    """Describing the functions changes the workbook in Excel's eyes; staff are not asked to save it for that."""
    yield "Public Sub DaftarkanFungsi()"
    yield "    Dim tersimpan As Boolean"
    yield "    tersimpan = ThisWorkbook.Saved"
    for one in fungsi:
        helps = ", _\n        ".join(_quoted(m.bantuan) for m in one.masukan)
        yield f"    Daftar {_quoted(one.nama)}, _\n        {_quoted(one.uraian)}, _\n        Array({helps})"
    yield "    ThisWorkbook.Saved = tersimpan"
    yield "End Sub"


def _quoted(text: str) -> str:
    """A VBA string; what is not ASCII would depend on the code page of Windows and is refused."""
    text.encode("ascii")
    return '"' + text.replace('"', '""') + '"'
