"""Collecting: every workbook below some folders computed once, however many there are and whatever they hold."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import TYPE_CHECKING

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.domain.nilai.record import record
from lkjip_xl.engines.disk.workplace import workplace
from lkjip_xl.engines.rekap.berkas import Berkas, TakTerbaca, daftar_berkas, isi_berkas, kunci
from lkjip_xl.engines.rekap.pesan import Batas
from lkjip_xl.engines.rekap.toko import Tersimpan, Toko, Urutan

if TYPE_CHECKING:
    from distributed import Client

    from lkjip_xl.engines.rekap.asuh import Jawaban

__all__ = ("Batas", "Maju", "TakTerbaca", "Terkumpul", "kumpulkan")

TANPA_PAKET = ("Rekap memerlukan pustaka tambahan yang belum terpasang di komputer ini. Pasang bundel untuk kabupaten, "
               'atau jalankan: pip install "lkjip-xl[rekap]"')
_SIMPAN = 1.0
"""Seconds between two commits to the store: no more is lost when this process is killed."""
_KABAR = 0.2
"""Seconds between two reports of the progress."""
_JENDELA = 30.0
"""Seconds over which books per second are counted."""


@record(frozen=True)
class Maju:
    """How far it is: files done and in all; books per second of late, and the seconds that are left at that pace.

    ``sisa`` is None until the pace is known.
    """

    selesai: int
    total: int
    per_detik: float
    sisa: float | None


@record(frozen=True)
class Terkumpul:
    """What was collected: ``daftar`` holds file and key of each readable book, sorted by kabupaten, office, year, file.

    ``salinan`` are files with the very content of one of these, with its key. ``dihitung`` books were computed now,
    ``dari_toko`` were known before; both count refused ones too.
    """

    daftar: tuple[tuple[str, str], ...]
    tak_terbaca: tuple[TakTerbaca, ...]
    dihitung: int
    dari_toko: int
    detik: float
    salinan: tuple[tuple[str, str], ...] = ()


def kumpulkan(folder: Sequence[str], toko: Toko, *, klaster: str = "", batas: Batas = Batas(),  # noqa: B008 - frozen
              maju: Callable[[Maju], None] = lambda _: None) -> Terkumpul:
    """Compute the workbooks below folders that the store does not know, here or on a cluster, and tell what there is.

    Rows hold texts of analyses where the store is one with texts.
    The result depends on the files alone, not on their order or on who computed what. What was computed is kept even
    when this is interrupted. Raises `CannotRun` where a folder or the cluster is not there.
    """
    begun = time.monotonic()
    files, closed = daftar_berkas(folder)
    run = _Pengumpulan(files, toko, _Laju(len(files), maju))
    asked = run.perlu()
    with run.tersimpan():
        if first := next(asked, None):
            with _dask(klaster) as (client, hitung):
                for answer in hitung(client, chain((first,), asked), toko.teks, batas):
                    run.terima(answer)
    return run.hasil(closed, time.monotonic() - begun)


Hitung = Callable[["Client", Iterator[tuple[str, str]], bool, Batas], Iterator["tuple[str, Jawaban] | None"]]


@contextmanager
def _dask(alamat: str) -> Iterator[tuple[Client, Hitung]]:
    """Dask, loaded only where something is to be computed."""
    try:
        from lkjip_xl.engines.rekap import mesin  # noqa: PLC0415
    except ImportError as error:
        raise CannotRun(TANPA_PAKET) from error
    with ExitStack() as stack:
        place = mesin.klaster(alamat) if alamat else mesin.setempat(stack.enter_context(workplace()))
        yield stack.enter_context(place), mesin.hitung


class _Laju:
    """The pace of the work, told now and then."""

    def __init__(self, total: int, maju: Callable[[Maju], None]) -> None:
        self._total, self._maju = total, maju
        self._done, self._told = 0, 0.0
        self._marks: deque[tuple[float, int]] = deque([(time.monotonic(), 0)])

    def tambah(self, count: int = 1) -> None:
        """So many files more are done."""
        self._done += count
        now = time.monotonic()
        if now - self._told >= _KABAR or self._done == self._total:
            self._told = now
            self._maju(self._state(now))

    def _state(self, now: float) -> Maju:
        while len(self._marks) > 1 and now - self._marks[0][0] > _JENDELA:
            self._marks.popleft()
        since, before = self._marks[0]
        self._marks.append((now, self._done))
        pace = (self._done - before) / max(now - since, 0.001)
        return Maju(self._done, self._total, pace, (self._total - self._done) / pace if pace else None)


class _Pengumpulan:
    """One run: what is known of each file by now."""

    def __init__(self, files: Sequence[Berkas], toko: Toko, laju: _Laju) -> None:
        self._files, self._toko, self._laju = files, toko, laju
        self._first: dict[str, str] = {}
        self._order: dict[str, Urutan] = {}
        self._why: dict[str, str] = {}
        self._bad: list[TakTerbaca] = []
        self._twins: list[tuple[str, str]] = []
        self._kept = self._computed = 0
        self._fresh: list[Tersimpan] = []
        self._saved = time.monotonic()

    def perlu(self) -> Iterator[tuple[str, str]]:
        """Key and address of each book that must be computed; what is known of the others is noted on the way."""
        for one in self._files:
            buku = self._key(one)
            if not buku or self._twin(one, buku) or self._known(buku):
                self._laju.tambah()
            else:
                yield buku, one.alamat

    def _key(self, one: Berkas) -> str:
        try:
            return kunci(isi_berkas(one.alamat))
        except CannotRun as error:
            self._bad.append(TakTerbaca(one.nama, str(error)))
            return ""

    def _twin(self, one: Berkas, buku: str) -> bool:
        if new := buku not in self._first:
            self._first[buku] = one.nama
        else:
            self._twins.append((one.nama, buku))
        return not new

    def _known(self, buku: str) -> bool:
        known = self._toko.kenal(buku)
        if known is None:
            return False
        self._kept += 1
        self._note(buku, known.alasan, known.urutan)
        return True

    def _note(self, buku: str, alasan: str, urutan: Urutan) -> None:
        if alasan:
            self._why[buku] = alasan
        else:
            self._order[buku] = urutan

    def terima(self, answer: tuple[str, Jawaban] | None) -> None:
        """Note an answer, and keep it for later runs unless it may be another one next time."""
        if answer:
            buku, jawaban = answer
            self._computed += 1
            self._note(buku, jawaban.alasan, jawaban.urutan)
            if jawaban.tetap:
                self._fresh.append(Tersimpan(buku, jawaban.alasan, jawaban.urutan, jawaban.isi))
        self._laju.tambah(1 if answer else 0)
        if time.monotonic() - self._saved > _SIMPAN:
            self._save()

    def _save(self) -> None:
        fresh, self._fresh = self._fresh, []
        if fresh:
            self._toko.simpan(fresh)
        self._saved = time.monotonic()

    @contextmanager
    def tersimpan(self) -> Iterator[None]:
        """Whatever happens meanwhile, what was computed is kept."""
        try:
            yield
        finally:
            self._save()
        self._toko.rapikan(self._first)

    def hasil(self, closed: Sequence[TakTerbaca], seconds: float) -> Terkumpul:
        """The books in their order, and the files that are not among them."""
        books = sorted((*self._order[buku], self._first[buku], buku) for buku in self._order)
        refused = [TakTerbaca(nama, self._why[buku])
                   for nama, buku in (*((nama, buku) for buku, nama in self._first.items()), *self._twins)
                   if buku in self._why]
        bad = sorted((*closed, *self._bad, *refused), key=lambda one: (one.berkas, one.alasan))
        twins = tuple(one for one in self._twins if one[1] in self._order)
        return Terkumpul(tuple((nama, buku) for *_, nama, buku in books), tuple(bad), self._computed, self._kept,
                         seconds, twins)
