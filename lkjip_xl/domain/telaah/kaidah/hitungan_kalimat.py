"""Arithmetic within one sentence or one list: what it computes from figures that it prints itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.nilai.angka import TERBESAR, tulis_angka, tulis_rupiah
from lkjip_xl.domain.nilai.terbilang import senilai, terbilang
from lkjip_xl.domain.telaah.bagian import bagian_kalimat
from lkjip_xl.domain.telaah.bahan import Bahan
from lkjip_xl.domain.telaah.catatan import Berat, Remark, Tempat, remark
from lkjip_xl.domain.telaah.daftar import Kaidah
from lkjip_xl.domain.telaah.dokumen import Letak
from lkjip_xl.domain.telaah.kaidah import hitungan_paragraf
from lkjip_xl.domain.telaah.kalimat import Kalimat
from lkjip_xl.domain.telaah.kutip import kutip, tempat_angka
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat, sesuai, sesuai_kasar
from lkjip_xl.domain.telaah.sebutan import Sebutan, sebutan_kalimat

_UANG = ("anggaran", "realisasi anggaran", "serapan", "sisa", "persen sisa")
_SERATUS = Decimal(100)
_BATAS_CAPAIAN = (Decimal(100), Decimal(110), Decimal(120), Decimal(150))
"""Where local rules cut off a capaian."""


# Words beside a figure

def terbilang_berbeda(bahan: Bahan) -> Iterator[Remark]:
    """Figures whose words in brackets name another number, in sentences and in cells."""
    for letak, text in _teks(bahan):
        for figure in angka_kalimat(text):
            if figure.kata and abs(figure.nilai) < TERBESAR and senilai(figure.kata, figure.nilai) is False:
                right = terbilang(figure.nilai.normalize())
                place = Tempat(letak, kutip(text, figure.mulai, figure.akhir))
                yield remark("T-151", place, pokok=figure.teks, angka=figure.teks, kata=figure.kata,
                             benar=f"{right} rupiah" if figure.jenis == "rupiah" else right,
                             tempat=bahan.dokumen.bagian(letak))


def _teks(bahan: Bahan) -> Iterator[tuple[Letak, str]]:
    """Every sentence and every cell that may hold words in brackets."""
    for one in bahan.kalimat:
        if "(" in one.teks:
            yield one.letak, one.teks
    for block, table in bahan.tabel:
        for r, row in enumerate(table.sel):
            for c, cell in enumerate(row):
                if cell.asli == (r, c) and "(" in cell.teks:
                    yield Letak(block.indeks, r, c), cell.teks


# Money

def _uang(bahan: Bahan) -> Iterator[tuple[Kalimat, dict[str, Sebutan], Decimal | None]]:
    """The money of each sentence: what it calls anggaran, realisasi, serapan and sisa of one thing, by name.

    Besides them stands the anggaran that the sentence before it in the same paragraph ended with, if it has none.
    """
    last: tuple[Letak, Decimal] | None = None
    for one in bahan.kalimat:
        said = sebutan_kalimat(one.teks)
        alone = all(each.besaran in _UANG for each in said if each.angka.jenis == "rupiah")
        for group in _kelompok([each for each in said if each.besaran in _UANG]):
            yield one, group, last[1] if last and last[0] == one.letak and alone else None
            if "anggaran" in group:
                last = one.letak, group["anggaran"].angka.nilai


def _kelompok(said: Sequence[Sebutan]) -> Iterator[dict[str, Sebutan]]:
    group: dict[str, Sebutan] = {}
    for one in said:
        if one.besaran in group:
            yield group
            group = {}
        group[one.besaran] = one
    if group:
        yield group


def _pagu(bahan: Bahan, group: dict[str, Sebutan], before: Decimal | None) -> tuple[Decimal, ...]:
    """What a part of the anggaran may be counted from: that of the sentence, and the total of the tables.

    Where the total of the tables agrees and that of the sentence does not, the slip is in the anggaran, and another
    rule tells it.
    """
    own = group["anggaran"].angka.nilai if "anggaran" in group else before
    return () if own is None else tuple(dict.fromkeys((own, *_total(bahan, "anggaran"))))


def _total(bahan: Bahan, besaran: str) -> tuple[Decimal, ...]:
    """What the tables print most often as the total of the office."""
    values = [one.bacaan.nilai for one in bahan.kutipan if one.besaran == besaran and one.tentang == "Total"
              and one.mulai < 0 and one.bacaan.nilai is not None and one.tahun in (0, bahan.ciri.tahun)]
    return tuple(value for value, _ in Counter(values).most_common(1))


def serapan_salah(bahan: Bahan) -> Iterator[Remark]:
    """A serapan that is not the realisasi of its sentence as a part of the anggaran."""
    for one, group, before in _uang(bahan):
        if not {"serapan", "realisasi anggaran"} <= group.keys():
            continue
        spent, printed = group["realisasi anggaran"].angka, group["serapan"].angka
        goals = tuple(goal for goal in _pagu(bahan, group, before) if goal)
        fits = [goal for goal in goals if sesuai(printed, spent.nilai / goal * _SERATUS)]
        rough = "anggaran" in group and sesuai_kasar(printed, spent, group["anggaran"].angka)
        if goals and goals[0] not in fits and not rough:
            note = f" (cocok bila anggarannya Rp{tulis_rupiah(fits[0])})" if fits else ""
            yield _salah("T-152", bahan, one, printed, _rinci(group, "realisasi anggaran", "anggaran"), catatan=note,
                         tingkat="peringatan" if fits else None, hitungan=f"{tulis_rupiah(spent.nilai)} / "
                         f"{tulis_rupiah(goals[0])} x 100",
                         benar=_persen(spent.nilai / goals[0] * _SERATUS))


def sisa_salah(bahan: Bahan) -> Iterator[Remark]:
    """A sisa that is not the anggaran of its sentence less the realisasi."""
    for one, group, before in _uang(bahan):
        if not {"sisa", "realisasi anggaran"} <= group.keys() or group["sisa"].angka.bacaan.batas:
            continue
        spent, printed = group["realisasi anggaran"].angka, group["sisa"].angka
        goals = _pagu(bahan, group, before)
        if goals and not any(sesuai(printed, goal - spent.nilai) for goal in goals):
            goal = _dekat(printed.nilai, goals, spent.nilai)
            yield _salah("T-153", bahan, one, printed, _rinci(group, "anggaran", "realisasi anggaran"),
                         hitungan=f"{tulis_rupiah(goal)} - {tulis_rupiah(spent.nilai)}",
                         benar=f"Rp{tulis_rupiah(goal - spent.nilai)}")


def _dekat(printed: Decimal, goals: tuple[Decimal, ...], spent: Decimal) -> Decimal:
    """The anggaran that the printed sisa was most likely counted from."""
    return min(goals, key=lambda goal: abs(goal - spent - printed))


def persen_sisa_salah(bahan: Bahan) -> Iterator[Remark]:
    """A percentage of sisa that is neither that of the sisa nor what the serapan leaves of 100."""
    for one, group, before in _uang(bahan):
        if "persen sisa" not in group:
            continue
        printed = group["persen sisa"].angka
        goals = [goal for goal in _pagu(bahan, group, before) if goal]
        ways = [(_SERATUS - group["serapan"].angka.nilai, "100 - serapan")] if "serapan" in group else []
        if "sisa" in group:
            ways += [(group["sisa"].angka.nilai / goal * _SERATUS, "sisa / anggaran x 100") for goal in goals]
        if ways and not any(sesuai(printed, value) for value, _ in ways):
            yield _salah("T-154", bahan, one, printed, _rinci(group, "sisa", "serapan"),
                         hitungan=ways[0][1], benar=_persen(ways[0][0]))


# Performance

def capaian_salah(bahan: Bahan) -> Iterator[Remark]:
    """A capaian or progress that its own sentence's target and realisasi do not give by any usual formula."""
    for one in bahan.kalimat:
        for names in (("target", "realisasi", "capaian"), ("target akhir", "realisasi", "progres")):
            said = [[each.angka for each in sebutan_kalimat(one.teks) if each.besaran == name] for name in names]
            if all(len(found) == 1 for found in said):
                goal, got, printed = (found[0] for found in said)
                wrong = goal.nilai > 0 and printed.jenis == "persen" and got.jenis != "rupiah"
                if wrong and not _capaian_cocok(printed, goal.nilai, got.nilai):
                    yield _salah("T-155", bahan, one, printed, (got, goal),
                                 hitungan=f"{got.teks} / {goal.teks} x 100",
                                 benar=_persen(got.nilai / goal.nilai * _SERATUS))


def _capaian_cocok(printed: AngkaKalimat, goal: Decimal, got: Decimal) -> bool:
    ways = [got / goal * _SERATUS, (2 * goal - got) / goal * _SERATUS, *([goal / got * _SERATUS] if got else [])]
    if any(sesuai(printed, way) for way in ways):
        return True
    return printed.nilai in _BATAS_CAPAIAN and any(way > printed.nilai for way in ways)


def rata_rata_salah(bahan: Bahan) -> Iterator[Remark]:
    """A mean capaian that is not the mean of the capaian listed right below it."""
    for index, one in enumerate(bahan.kalimat):
        means = [said for said in sebutan_kalimat(one.teks) if said.besaran == "rata-rata capaian"]
        counts = [said for said in sebutan_kalimat(one.teks) if said.besaran in ("jumlah sasaran", "jumlah indikator")]
        if len(means) == 1 and len(counts) == 1:
            items = _capaian_di_bawah(bahan.kalimat[index + 1:index + 12])
            if len(items) >= 2 and len(items) == counts[0].angka.nilai:
                mean = sum((figure.nilai for _, figure in items), Decimal(0)) / len(items)
                if not sesuai(means[0].angka, mean):
                    yield _salah("T-156", bahan, one, means[0].angka, (),
                                 lain=[tempat_angka(bahan, place, figure) for place, figure in items],
                                 hitungan=f"rata-rata {' dan '.join(figure.teks for _, figure in items)}",
                                 benar=_persen(mean))


def _capaian_di_bawah(after: Sequence[Kalimat]) -> list[tuple[Kalimat, AngkaKalimat]]:
    """The capaian of the sentences that follow, one for each, up to the first that has none."""
    found: list[tuple[Kalimat, AngkaKalimat]] = []
    for one in after:
        said = [each.angka for each in sebutan_kalimat(one.teks)
                if each.besaran in ("capaian", "rata-rata capaian") and each.angka.jenis == "persen"]
        if not said and found:
            break
        found += [(one, said[0])] if len(said) == 1 else []
    return found


# Lists

def jumlah_rincian_salah(bahan: Bahan) -> Iterator[Remark]:
    """Amounts of money in a list that do not add up to what the sentence above it announces."""
    sentences = bahan.kalimat
    for index, one in enumerate(sentences):
        totals = [said for said in sebutan_kalimat(one.teks) if said.angka.jenis == "rupiah"]
        if not totals or not one.teks.rstrip().endswith((":", "berikut", "berikut.", "ini.")):
            continue
        items = _rincian(sentences[index + 1:index + 15])
        if len(items) >= 2:
            yield from _banding_rincian(bahan, one, totals, items)


def _rincian(after: Sequence[Kalimat]) -> list[tuple[Kalimat, AngkaKalimat]]:
    """The amounts of the list items that follow at once, one for each."""
    found: list[tuple[Kalimat, AngkaKalimat]] = []
    for one in after:
        money = [figure for figure in angka_kalimat(one.teks) if figure.jenis == "rupiah"]
        if len(money) != 1 or len(one.teks) > 200:
            break
        found.append((one, money[0]))
    return found


def _banding_rincian(bahan: Bahan, one: Kalimat, totals: list[Sebutan],
                     items: list[tuple[Kalimat, AngkaKalimat]]) -> Iterator[Remark]:
    total, added = totals[-1].angka, sum((figure.nilai for _, figure in items), Decimal(0))
    if total.nilai == added or len({place.letak.blok for place, _ in items}) < 2:
        return
    known = {*_total(bahan, "anggaran"), *_total(bahan, "realisasi anggaran")}
    if added in {said.angka.nilai for said in totals} and totals[-1].besaran != "realisasi anggaran":
        return
    close = abs(total.nilai - added) <= total.nilai / 2
    if close:
        yield _salah("T-157", bahan, one, total, (), tingkat=None if added not in known else "peringatan",
                     lain=[tempat_angka(bahan, place, figure) for place, figure in items],
                     hitungan=f"jumlah {len(items)} rincian di bawahnya", benar=f"Rp{tulis_rupiah(added)}")


_TERDIRI = re.compile(r"\bterdiri\s+(?:dari|atas)\b|\bmeliputi\b|\bdengan\s+rincian\b|\byaitu\b|\byang\s+dirinci\b|:",
                      re.IGNORECASE)


def rincian_kalimat_salah(bahan: Bahan) -> Iterator[Remark]:
    """An amount of money that its sentence breaks up into kinds of belanja which do not add up to it."""
    for one in bahan.kalimat:
        said = [each for each in sebutan_kalimat(one.teks) if each.angka.jenis == "rupiah"]
        parts = [each.angka for each in said if each.besaran == "komponen"]
        wholes = [each.angka for each in said if each.besaran in ("anggaran", "realisasi anggaran") and parts
                  and each.angka.mulai < parts[0].mulai]
        if len(parts) < 2 or not wholes or not _TERDIRI.search(one.teks, wholes[-1].akhir, parts[0].mulai):
            continue
        added = sum((part.nilai for part in parts), Decimal(0))
        if added != wholes[-1].nilai and _utuh(said, parts):
            yield _salah("T-158", bahan, one, wholes[-1], parts, hitungan=f"jumlah {len(parts)} rinciannya",
                         benar=f"Rp{tulis_rupiah(added)}")


def _utuh(said: list[Sebutan], parts: list[AngkaKalimat]) -> bool:
    """Whether the kinds stand in a row, with no other money between them."""
    places = [index for index, each in enumerate(said) if each.angka in parts]
    return places == list(range(places[0], places[0] + len(places)))


_BAGIAN_DARI = re.compile(r"^\s*(?:(?P<satuan>\w+)\s+)?(?:atau|\()\s*(?:sebesar\s+|sebanyak\s+)?$", re.IGNORECASE)


def bagian_salah(bahan: Bahan) -> Iterator[Remark]:
    """A part "11 orang atau 55 %" that is no such part of the whole that its paragraph named before."""
    for index, one in enumerate(bahan.kalimat):
        figures = angka_kalimat(one.teks)
        told = {found.persen for found in bagian_kalimat(one.teks)}
        for part, percent in pairwise(figures):
            if percent in told:
                continue
            match = _BAGIAN_DARI.match(one.teks[part.akhir:percent.mulai])
            if percent.jenis != "persen" or part.jenis != "bulat" or match is None or not match["satuan"]:
                continue
            whole = _keseluruhan(bahan.kalimat[max(index - 2, 0):index + 1], one, part, match["satuan"])
            fits = whole is None or not whole.nilai > part.nilai > 0 or sesuai(
                percent, part.nilai / whole.nilai * _SERATUS)
            if whole is not None and not fits:
                yield _salah("T-159", bahan, one, percent, (part,), hitungan=f"{part.teks} / {whole.teks} x 100",
                             benar=_persen(part.nilai / whole.nilai * _SERATUS))


def _keseluruhan(near: Sequence[Kalimat], one: Kalimat, part: AngkaKalimat, unit: str) -> AngkaKalimat | None:
    """The largest count of the same unit before a part, in the same paragraph."""
    found: AngkaKalimat | None = None
    for each in near:
        for figure in angka_kalimat(each.teks) if each.letak == one.letak else ():
            named = re.match(r"\s*(\w+)", each.teks[figure.akhir:])
            before = each.mulai + figure.mulai < one.mulai + part.mulai
            same = figure.jenis == "bulat" and named is not None and named[1].casefold() == unit.casefold()
            if before and same and (found is None or figure.nilai > found.nilai):
                found = figure
    return found


_ATAU = re.compile(r"[\s,]*(?:\(|atau|setara(?:\s+dengan)?|yaitu|yakni)?\s*(?:sebesar\s+)?", re.IGNORECASE)
_DARI_SELURUH = re.compile(r"[\s)]*dari\s+(?:seluruh|total|jumlah|keseluruhan)\s+(?:pagu\s+)?(?:anggaran|belanja)\b"
                           r"(?!\s+(?:pegawai|barang|modal|langsung|tidak|operasi|program|kegiatan|sub))",
                           re.IGNORECASE)


def bagian_anggaran_salah(bahan: Bahan) -> Iterator[Remark]:
    """Money "atau 58,24 % dari seluruh anggaran" that is no such part of the total of the tables."""
    wholes = (*_total(bahan, "anggaran"), *_total(bahan, "realisasi anggaran"))
    for one in bahan.kalimat if wholes else ():
        figures = angka_kalimat(one.teks) if "dari" in one.teks else ()
        for part, percent in pairwise(figures):
            if (part.jenis, percent.jenis) != ("rupiah", "persen") or not _DARI_SELURUH.match(one.teks, percent.akhir) \
                    or not _ATAU.fullmatch(one.teks[part.akhir:percent.mulai]):
                continue
            told = [each.nilai for each in angka_kalimat(bahan.dokumen.blok[one.letak.blok].teks)
                    if each.jenis == "rupiah" and each.nilai > part.nilai]
            if wholes[0] > part.nilai and not any(sesuai(percent, part.nilai / whole * _SERATUS)
                                                  for whole in (*wholes, *told) if whole):
                yield _salah("T-168", bahan, one, percent, (part,), benar=_persen(part.nilai / wholes[0] * _SERATUS),
                             hitungan=f"{part.teks} / Rp{tulis_rupiah(wholes[0])} x 100")


# Parts of these rules

def _persen(value: Decimal) -> str:
    return f"{tulis_angka(value, ',', 2)} %"


def _rinci(group: dict[str, Sebutan], *names: str) -> tuple[AngkaKalimat, ...]:
    return tuple(group[name].angka for name in names if name in group)


def _salah(kode: str, bahan: Bahan, one: Kalimat, printed: AngkaKalimat, parts: Iterable[AngkaKalimat], *,
           lain: Iterable[Tempat] = (), tingkat: Berat | None = None, **args: str) -> Remark:
    places = [tempat_angka(bahan, one, figure) for figure in (printed, *parts)]
    return remark(kode, *places, *lain, pokok=printed.teks, tingkat=tingkat, tercetak=printed.teks,
                  tempat=bahan.dokumen.bagian(one.letak), **args)


DAFTAR: tuple[Kaidah, ...] = (
    Kaidah("T-151", terbilang_berbeda),
    Kaidah("T-152", serapan_salah),
    Kaidah("T-153", sisa_salah),
    Kaidah("T-154", persen_sisa_salah),
    Kaidah("T-155", capaian_salah),
    Kaidah("T-156", rata_rata_salah),
    Kaidah("T-157", jumlah_rincian_salah),
    Kaidah("T-158", rincian_kalimat_salah),
    Kaidah("T-159", bagian_salah),
    Kaidah("T-168", bagian_anggaran_salah),
    *hitungan_paragraf.DAFTAR,
)
