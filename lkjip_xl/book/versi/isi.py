"""What a workbook of any version holds, cell by cell as it was typed, and what finds no place in the next version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lkjip_xl.book.grid import Value


@dataclass(frozen=True)
class Sel:
    """A cell of the old workbook; one without a sheet was written by a step."""

    nilai: Value
    lembar: str = ""
    sel: str = ""


@dataclass(frozen=True)
class Sisa:
    """A cell that finds no place, and why; or, without ``isi``, what goes with a cell whose content has its place."""

    sel: Sel
    sebab: str
    isi: bool = True


@dataclass(frozen=True)
class Baris:
    """A row of a table: how far below the headings, its cells by column key, and those of columns that staff added."""

    nomor: int
    isi: Mapping[str, Sel]
    tambahan: Mapping[str, Sel] = field(default_factory=dict)

    def nilai(self, key: str) -> Value:
        """The value of a column; None where there is none."""
        return self.isi[key].nilai if key in self.isi else None

    def semua(self) -> tuple[Sel, ...]:
        """Every cell of the row."""
        return (*self.isi.values(), *self.tambahan.values())


@dataclass(frozen=True)
class Tabel:
    """The rows of a table, and the headings of the columns that staff added, by the place of the column."""

    baris: tuple[Baris, ...] = ()
    tambahan: Mapping[str, Sel] = field(default_factory=dict)


@dataclass(frozen=True)
class Alasan:
    """Why staff accept a finding: its code, sheet, sentence and value as they stood, and the cell of the reason."""

    kode: str
    lembar: str
    temuan: str
    nilai: str
    alasan: Sel


@dataclass(frozen=True)
class Jawaban:
    """What the reviewer typed beside a statement: answer and note, None where blank."""

    pernyataan: str
    jawaban: Sel | None
    catatan: Sel | None


@dataclass(frozen=True)
class Isi:
    """Everything that people have put into a workbook of a version, with what was said about carrying it on."""

    versi: int
    formulir: Mapping[str, Mapping[str, Sel]] = field(default_factory=dict)
    tabel: Mapping[str, Tabel] = field(default_factory=dict)
    alasan: tuple[Alasan, ...] = ()
    reviu: tuple[Jawaban, ...] = ()
    sisa: tuple[Sisa, ...] = ()
    catatan: tuple[str, ...] = ()

    def dengan(self, sisa: tuple[Sisa, ...] = (), catatan: tuple[str, ...] = ()) -> Isi:
        """The same with more that finds no place, and more that is to be said."""
        return replace(self, sisa=(*self.sisa, *sisa), catatan=(*self.catatan, *catatan))
