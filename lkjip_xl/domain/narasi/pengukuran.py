"""Bab III: how capaian is computed and judged, and the outcome as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.domain.narasi.frasa import Frasa
from lkjip_xl.domain.narasi.kalimat import Kalimat, kalimat, rangkai
from lkjip_xl.domain.narasi.ketentuan import belum, khusus
from lkjip_xl.domain.narasi.mutu import SEMAKIN_RENDAH, tercapai
from lkjip_xl.domain.nilai.terbilang import cacah

CAPAIAN = "Bab III Capaian Kinerja Organisasi"


def pengukuran(frasa: Frasa) -> Iterator[Kalimat]:
    """Formulas, scale and number of indicators (items 24, 25 and 27)."""
    yield kalimat("rumus_tinggi", CAPAIAN, "Untuk indikator yang semakin tinggi semakin baik, capaian = realisasi / "
                  "target x 100 %")
    if any(item.indikator.arah == "rendah" for item in frasa.hasil.indikator):
        yield kalimat("rumus_rendah", CAPAIAN, f"Untuk indikator yang {SEMAKIN_RENDAH}, capaian = {_rendah(frasa)}")
    if special := tuple(said for said in (_batas(frasa), *khusus(frasa)) if said):
        yield kalimat("rumus_khusus", CAPAIAN, *special)
    yield kalimat("skala", CAPAIAN, _skala(frasa))
    yield kalimat("jumlah_indikator", CAPAIAN, _jumlah_indikator(frasa))


def _rendah(frasa: Frasa) -> str:
    divided = frasa.pengaturan.capaian.rendah_dibagi
    return "target / realisasi x 100 %" if divided else "(target - (realisasi - target)) / target x 100 %"


def _batas(frasa: Frasa) -> str:
    highest = frasa.pengaturan.capaian.batas_atas
    return "" if highest is None else f"Capaian dicatat paling banyak {frasa.persen(highest)}"


def _skala(frasa: Frasa) -> str:
    skala = frasa.pengaturan.skala
    levels = [level.sebutan for level in skala.tingkat]
    span = f", dari {levels[0]} sampai dengan {levels[-1]}," if len(levels) > 1 else ""
    basis = f" menurut {skala.dasar}" if skala.dasar else ""
    return f"Capaian dikelompokkan ke dalam {cacah(len(levels))} kategori{span}{basis}".rstrip(",")


def _jumlah_indikator(frasa: Frasa) -> str:
    if not frasa.hasil.indikator:
        return f"Belum ada indikator kinerja yang diukur pada {frasa.tahun()}"
    return (f"Pengukuran kinerja {frasa.kantor} {frasa.tahun()} mencakup {frasa.banyak_induk()} dengan "
            f"{frasa.banyak_indikator()}{_hasil(frasa)}")


def _hasil(frasa: Frasa) -> str:
    """How many indicators met their targets and how many did not, as it follows their number; empty before the end."""
    if frasa.sd:
        return ""
    found = [tercapai(item) for item in frasa.hasil.indikator]
    if len(found) == 1:
        return {True: ", yang targetnya tercapai", False: ", yang targetnya belum tercapai", None: ""}[found[0]]
    words = {True: "mencapai targetnya", False: "belum mencapai targetnya", None: "tidak dapat dinilai"}
    if len(set(found)) == 1:
        return f", yang semuanya {words[found[0]]}"
    return f": {rangkai(f'{cacah(found.count(met))} {said}' for met, said in words.items() if met in found)}"


def keseluruhan(frasa: Frasa) -> Iterator[Kalimat]:
    """The overall capaian with its kategori (item 59); none where one indicator is all there is and tells its own."""
    hasil = frasa.hasil
    if len(hasil.indikator) == 1:
        return
    if hasil.capaian.printed is None:
        text = f"Capaian kinerja secara keseluruhan {belum(hasil.capaian)} karena {hasil.capaian.reason}"
    else:
        judged = "" if frasa.tunggal else f" atas {frasa.dihitung()}"
        text = (f"Pada {frasa.periode}, {frasa.rata()} kinerja {frasa.kantor}{judged} adalah "
                f"{frasa.capaian(hasil.capaian, hasil.kategori, frasa.tercakup())}")
    yield kalimat("keseluruhan", CAPAIAN, text)
