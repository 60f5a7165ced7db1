"""What a document says of itself: its year, the period of its plan, its office and region, its decimal sign."""

from __future__ import annotations

from lkjip_xl.domain.nilai.angka import Tanda
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.dokumen import Dokumen


@record(frozen=True)
class Ciri:
    """What a document says of itself, by the majority of its places; 0 and "" where it does not say."""

    tahun: int = 0
    tahun_awal: int = 0
    tahun_akhir: int = 0
    instansi: str = ""
    """The office as it calls itself: "Kecamatan Banyudono", "Dinas Perikanan"."""
    kabupaten: str = ""
    """Its kabupaten, kota or provinsi, with that word."""
    tanda: Tanda | None = None


def baca_ciri(dokumen: Dokumen) -> Ciri:
    """What the document says of itself."""
    return Ciri()
