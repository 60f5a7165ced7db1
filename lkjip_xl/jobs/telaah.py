"""Telaah: read a report and say where it contradicts itself, or the workbook it was made from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.book.telaah import Akar, Tampak, roots, row_name, show, tally
from lkjip_xl.domain.hitungan.hitung import Hasil
from lkjip_xl.domain.telaah import remarks
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Remark
from lkjip_xl.domain.telaah.dokumen import Dokumen
from lkjip_xl.domain.telaah.kutipan import Kutipan


@dataclass(frozen=True)
class Telaahan:
    """What the telaah of a document gave: what was read, the remarks as the rules give them, and in words."""

    bahan: Bahan
    remarks: tuple[Remark, ...]
    temuan: tuple[Tampak, ...]

    @property
    def dokumen(self) -> Dokumen:
        """The document that was read."""
        return self.bahan.dokumen

    @property
    def galat(self) -> bool:
        """Whether anything surely contradicts something else."""
        return any(one.tingkat == "galat" for one in self.temuan)

    @property
    def kalimat(self) -> str:
        """How many remarks there are of each severity."""
        return tally(self.temuan)

    @property
    def akar(self) -> tuple[Akar, ...]:
        """The remarks by what they come from, what to mend first at the top."""
        return roots(self.temuan)

    def ciri(self) -> dict[str, Any]:
        """What the document says of itself, and how much of it was read."""
        said, read = self.bahan.ciri, self.dokumen
        years = [year for year in (said.tahun_awal, said.tahun_akhir) if year]
        return {"nama": read.nama, "jenis": read.jenis, "tahun": said.tahun or None,
                "periode": "-".join(map(str, years)) or None, "instansi": said.instansi or None,
                "kabupaten": said.kabupaten or None, "tanda_desimal": said.tanda, "halaman": read.halaman or None,
                "bagian": sum(one.jenis == "judul" for one in read.blok), "tabel": len(self.bahan.tabel),
                "kutipan": len(self.bahan.kutipan), "keterangan": list(read.keterangan)}

    def as_dict(self) -> dict[str, Any]:
        """Everything for machines: the document, every remark by itself, every mention."""
        return {"dokumen": self.ciri(), "temuan": [one.as_dict() for one in self.temuan],
                "kutipan": [self._kutipan(one) for one in self.bahan.kutipan]}

    def _kutipan(self, one: Kutipan) -> dict[str, Any]:
        table = self.dokumen.blok[one.letak.blok].tabel
        cell = table is not None and one.letak.baris >= 0
        return {"besaran": one.besaran, "tentang": one.tentang, "tahun": one.tahun or None, "teks": one.teks,
                "nilai": _number(one.bacaan.nilai), "satuan": one.satuan or None, "ruas": one.ruas,
                "nama_tercetak": one.nama_tercetak or None, "bagian": self.dokumen.bagian(one.letak),
                "halaman": self.dokumen.halaman_di(one.letak) or None,
                "baris": row_name(table, one.letak) if table and cell else None,
                "kolom": " / ".join(table.judul(one.letak.kolom)) if table and cell else None}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def telaah(dokumen: Dokumen, hasil: Hasil | None = None, acuan: Dokumen | None = None) -> Telaahan:
    """The telaah of a document, compared with a computed workbook where one is given.

    ``acuan`` is the report that this workbook writes, read in the same way.
    """
    bahan = Bahan(dokumen, hasil, acuan)
    found = remarks(bahan)
    return Telaahan(bahan, found, show(found, dokumen))
