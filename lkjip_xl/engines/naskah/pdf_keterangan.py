"""What could not be read of a PDF, in sentences for staff: pages that are pictures, damaged, too full, or too many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.naskah.pdf_kertas import ASING, Kertas

_GAMBAR = 0.3
"""How much of a page its pictures cover when it is taken for a scan."""
_SEDIKIT = 20
"""Fewer letters than this are no page of text."""


@record(frozen=True)
class Terlihat:
    """How much of a page could be read: letters, letters without a name, the part that pictures cover."""

    huruf: int = 0
    asing: int = 0
    gambar: float = 0.0
    penuh: bool = False
    rusak: bool = False

    @property
    def pindaian(self) -> bool:
        """Whether it is a picture of a page."""
        return self.huruf < _SEDIKIT and self.gambar > _GAMBAR

    @property
    def tanpa_nama(self) -> bool:
        """Whether most of its letters have no name."""
        return self.huruf >= _SEDIKIT and 2 * self.asing > self.huruf


_SEBAGIAN: tuple[tuple[Callable[[Terlihat], bool], str], ...] = (
    (lambda one: one.pindaian, "hasil pindaian, jadi tidak ditelaah. Jalankan OCR atau telaah Word-nya."),
    (lambda one: one.tanpa_nama, "memakai huruf yang tidak dikenali, jadi tidak ditelaah. Telaah berkas Word-nya."),
    (lambda one: one.rusak, "rusak dan tidak terbaca. Simpan ulang PDF-nya dari Word."),
    (lambda one: one.penuh, "terlalu penuh gambar atau tulisan, jadi hanya dibaca sebagian."))


def lihat(paper: Kertas | None) -> Terlihat:
    """How much of a page could be read."""
    if paper is None:
        return Terlihat(rusak=True)
    area = max(paper.lebar * paper.tinggi, 1.0)
    letters = [one.teks for one in paper.huruf if not one.teks.isspace()]
    return Terlihat(len(letters), letters.count(ASING), paper.gambar / area, paper.penuh)


def keterangan(name: str, pages: Sequence[Terlihat], more: bool) -> tuple[str, ...]:
    """The sentences for a document; raises `CannotRun` where nothing of it can be read."""
    if not any(one.huruf and not one.pindaian and not one.tanpa_nama for one in pages):
        raise CannotRun(_nothing(name[:60], pages))
    found = [(numbers, text) for test, text in _SEBAGIAN
             if (numbers := [at for at, one in enumerate(pages, 1) if test(one)])]
    made = [f"Halaman {_ranges(numbers)} {text}" for numbers, text in found]
    if more:
        most = f"{len(pages):,}".replace(",", ".")
        made.append(f"Hanya {most} halaman pertama yang ditelaah. Pecah berkasnya untuk menelaah sisanya.")
    return tuple(made)


def _nothing(name: str, pages: Sequence[Terlihat]) -> str:
    if any(one.pindaian for one in pages):
        return (f"Berkas {name} adalah hasil pindaian: halamannya gambar, tanpa teks yang dapat dibaca. Jalankan OCR "
                "(pengenalan teks) pada berkas itu, atau minta berkas Word-nya, lalu ulangi.")
    if any(one.tanpa_nama for one in pages):
        return (f"Huruf di berkas {name} tidak dapat dikenali. Simpan ulang sebagai PDF dari Word, atau telaah berkas "
                "Word-nya.")
    return (f"Berkas {name} tidak memuat teks yang dapat dibaca. Simpan ulang sebagai PDF dari Word, atau telaah "
            "berkas Word-nya.")


def _ranges(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: 3-5, 9."""
    groups: list[list[int]] = []
    for number in numbers:
        if groups and number == groups[-1][-1] + 1:
            groups[-1].append(number)
        else:
            groups.append([number])
    shown = [str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in groups]
    return ", ".join(shown[:8]) + (f", dan {len(shown) - 8} bagian lain" if len(shown) > 8 else "")
