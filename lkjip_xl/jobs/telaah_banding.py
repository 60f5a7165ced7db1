"""Telaah banding: what changed between two drafts, and what became of the remarks on the first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lkjip_xl.book.telaah import Tampak, Titik, show, tally, titik
from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah import remarks
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.banding import Jenis, Perubahan, bandingkan, nasib
from lkjip_xl.domain.telaah.dokumen import Dokumen

SEBUTAN: dict[Jenis, str] = {"angka": "angka", "kata": "kata atau nama", "ditambahkan": "bagian ditambahkan",
                             "dihapus": "bagian dihapus"}
"""What the kinds of change are called where they are counted."""


@dataclass(frozen=True)
class Ubah:
    """A change in words: what stood there, what stands there now, and where, in either document."""

    jenis: Jenis
    semula: str
    menjadi: str
    sekitar: str
    lama: Titik | None
    baru: Titik | None

    @property
    def tempat(self) -> str:
        """The place in the new document, or where it is gone in the old one."""
        place = self.baru or self.lama
        return place.kata if place else ""

    def as_dict(self) -> dict[str, Any]:
        """The change for machines."""
        return {"jenis": self.jenis, "semula": self.semula, "menjadi": self.menjadi, "sekitar": self.sekitar or None,
                "lama": self.lama.as_dict() if self.lama else None, "baru": self.baru.as_dict() if self.baru else None}


@dataclass(frozen=True)
class Perbandingan:
    """Two drafts beside each other: the changes, names that are gone or new, and what became of the remarks."""

    perubahan: tuple[Ubah, ...]
    nama_hilang: tuple[str, ...]
    nama_baru: tuple[str, ...]
    dibenahi: tuple[Tampak, ...]
    tersisa: tuple[Tampak, ...]
    baru: tuple[Tampak, ...]

    @property
    def galat(self) -> bool:
        """Whether the new draft surely contradicts itself somewhere."""
        return any(one.tingkat == "galat" for one in (*self.tersisa, *self.baru))

    @property
    def kalimat(self) -> str:
        """How much changed, and how many remarks were mended, left, and are new."""
        counts = Counter(one.jenis for one in self.perubahan)
        changed = ", ".join(f"{counts[kind]} {word}" for kind, word in SEBUTAN.items() if counts[kind])
        return (f"Yang berubah: {changed or 'tidak ada'}. Catatan dibenahi: {tally(self.dibenahi)}; tersisa: "
                f"{tally(self.tersisa)}; baru: {tally(self.baru)}.")

    def as_dict(self) -> dict[str, Any]:
        """Everything for machines."""
        return {"perubahan": [one.as_dict() for one in self.perubahan],
                "nama": {"hilang": list(self.nama_hilang), "baru": list(self.nama_baru)},
                "dibenahi": _dicts(self.dibenahi), "tersisa": _dicts(self.tersisa), "baru": _dicts(self.baru)}


def _dicts(shown: Iterable[Tampak]) -> list[dict[str, object]]:
    return [one.as_dict() for one in shown]


def telaah_banding(lama: Dokumen, baru: Dokumen) -> Perbandingan:
    """What changed from one draft to the next, and the remarks on the first that are mended, left, or new."""
    old, new = Bahan(lama), Bahan(baru)
    found = bandingkan(lama, baru)
    fate = nasib(remarks(old), remarks(new), found.padanan)
    gone, added = _nama(old, new), _nama(new, old)
    return Perbandingan(tuple(_ubah(one, lama, baru) for one in found.perubahan), gone, added,
                        show(fate.dibenahi, lama), show(fate.tersisa, baru), show(fate.baru, baru))


def _nama(these: Bahan, others: Bahan) -> tuple[str, ...]:
    """The names that one document speaks of and the other does not."""
    known = {serupa(spelling) for one in others.nama.gugus for spelling, _ in one.ejaan}
    return tuple(one.nama for one in these.nama.gugus if not {serupa(spelling) for spelling, _ in one.ejaan} & known)


def _ubah(one: Perubahan, lama: Dokumen, baru: Dokumen) -> Ubah:
    old = titik(one.lama, lama) if one.lama else None
    new = titik(one.baru, baru) if one.baru else None
    return Ubah(one.jenis, old.kutipan if old else "", new.kutipan if new else "", one.sekitar, old, new)
