"""Bab III: what is said of each indicator, by tujuan or sasaran and by kind of analysis."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from lkjip_xl.domain.hitungan.banding import Selisih
from lkjip_xl.domain.hitungan.capaian import BELUM_DINILAI, TERCAPAI
from lkjip_xl.domain.hitungan.hitung import HasilIndikator, HasilPembanding
from lkjip_xl.domain.narasi.anggaran import anggaran_induk, efisiensi_induk
from lkjip_xl.domain.narasi.frasa import Frasa, nama
from lkjip_xl.domain.narasi.kalimat import Kalimat, kalimat, rangkai
from lkjip_xl.domain.narasi.ketentuan import belum, belum_dibanding, simpulan_tanpa_angka, tanpa_angka
from lkjip_xl.domain.narasi.mutu import KEADAAN, SEMAKIN_RENDAH, Mutu, hubungan, langkah, mutu, sign, tercapai
from lkjip_xl.domain.narasi.pengukuran import CAPAIAN
from lkjip_xl.domain.nilai.figure import BERTARGET_NOL, DENGAN_KATA, Figure
from lkjip_xl.domain.nilai.satuan import satuan_selisih
from lkjip_xl.domain.nilai.skala import Tingkat
from lkjip_xl.domain.nilai.terbilang import cacah, urutan
from lkjip_xl.domain.nilai.triwulan import ada
from lkjip_xl.domain.nilai.ukuran import Predikat, Rentang, Ukuran

STANDAR_NASIONAL = "Standar nasional"
TAHUN_TARGET = 5
"""How many years of a plan have targets."""
_PIHAK = {"OPD terbaik": "realisasi OPD terbaik", "OPD lain": "realisasi OPD lain",
          "Kabupaten/Kota": "realisasi tingkat kabupaten/kota", "Provinsi": "realisasi tingkat provinsi",
          "Nasional": "realisasi nasional", STANDAR_NASIONAL: "standar nasional"}
SEJENIS = 3
"""Of more comparators of one kind than this, one sentence counts how many are better and worse."""
_GERAK: dict[Mutu, str] = {-1: "turun", 0: "tetap", 1: "naik"}

Ucapan = Callable[[Frasa, HasilIndikator], str]
"""What is said of one indicator; empty where there is nothing to say."""


def per_induk(frasa: Frasa) -> Iterator[Kalimat]:
    """All that is said of the indicators of each tujuan or sasaran, then of its budget (items 32, 35 and 37)."""
    for induk in frasa.hasil.induk:
        for item in induk.indikator:
            yield from _satu(frasa, item)
        yield anggaran_induk(frasa, induk)
        yield from efisiensi_induk(frasa, induk)


def _satu(frasa: Frasa, item: HasilIndikator) -> Iterator[Kalimat]:
    comparisons = (("indikator_pembanding", text) for text in _semua_pembanding(frasa, item))
    said = (("indikator_capaian", _capaian(frasa, item)), ("indikator_lalu", _lalu(frasa, item)),
            ("indikator_akhir", _akhir(frasa, item)), *comparisons, ("indikator_tren", _tren(frasa, item)))
    for kunci, text in said:
        if text:
            yield kalimat(kunci, CAPAIAN, text, tentang=item.indikator.nama)


def per_telaah(frasa: Frasa) -> Iterator[Kalimat]:
    """Change, progress, national standard and conclusion, indicator by indicator (items 61, 63, 64 and 66)."""
    yield from _setiap(frasa, "perubahan", _perubahan)
    if year := _tahun_rencana(frasa):
        yield kalimat("kemajuan", CAPAIAN, year)
    yield from _setiap(frasa, "kemajuan", _kemajuan)
    yield from _standar(frasa)
    yield from _setiap(frasa, "simpulan_indikator", _simpulan)


def _setiap(frasa: Frasa, kunci: str, said: Ucapan) -> Iterator[Kalimat]:
    for item in frasa.hasil.indikator:
        yield kalimat(kunci, CAPAIAN, said(frasa, item), tentang=item.indikator.nama)


# Target and realisasi

def _capaian(frasa: Frasa, item: HasilIndikator) -> str:
    if said := tanpa_angka(frasa, item):
        return said
    if frasa.sd:
        return _capaian_kini(frasa, item)
    name, year = nama(item), frasa.tahun()
    if item.capaian.printed is None or item.target is None or item.realisasi is None:
        target = None if item.capaian.kecuali == BERTARGET_NOL else item.target
        known = [f"{word} {frasa.nilai(value, item)}" for word, value in
                 (("targetnya", target), ("realisasinya", item.realisasi)) if value is not None]
        there = f"; {' dan '.join(known)}" if known else ""
        return f"Capaian {name} {year} {belum(item.capaian)} karena {item.capaian.reason}{there}"
    outcome, relation = mutu(item.target, item.realisasi, item.indikator.arah), hubungan(
        item.target, item.realisasi, item, frasa)
    # "Terlampaui" is ambiguous where less is better.
    how = KEADAAN[0] if item.indikator.arah == "rendah" and outcome == 1 else KEADAAN[outcome]
    link = "sehingga capaiannya" if outcome >= 0 else "dengan capaian"
    return (f"Target {name} {year} {how}: realisasinya {frasa.bersatuan(item.realisasi, item)}, {relation}, {link} "
            f"{frasa.capaian(item.capaian, item.kategori)}")


def _capaian_kini(frasa: Frasa, item: HasilIndikator) -> str:
    """While the year runs: what was reached to date, against the target to date and against that of the year."""
    if item.realisasi is None:
        return f"Realisasi {nama(item)} {frasa.periode} belum ada karena {item.capaian.reason}"
    parts = (_terhadap(frasa, item, item.target_kini.nilai, item.capaian_kini, f"target{frasa.sd}", ""),
             _terhadap(frasa, item, item.target, item.capaian, "target setahun", "sampai kini "))
    figures = {item.capaian_kini.printed is None, item.capaian.printed is None}
    link = " dan " if len(figures) == 1 else ", sedangkan "
    return f"Realisasi {nama(item)} {frasa.periode} adalah {frasa.bersatuan(item.realisasi, item)}; {link.join(parts)}"


def _terhadap(frasa: Frasa, item: HasilIndikator, target: Ukuran | None, figure: Figure, name: str, kini: str
              ) -> str:
    """A capaian against a target; ``kini`` says of a word for it that the year may yet change it."""
    if target is None and not ada(item.jadwal.triwulan[:frasa.pengaturan.triwulan]):
        return f"{name} belum ada"
    if target is not None and figure.kecuali == BELUM_DINILAI:
        return f"capaiannya terhadap {name} ({frasa.nilai(target, item)}) {figure.reason}"
    if target is not None and figure.kecuali == DENGAN_KATA:
        return f"{name} ({frasa.nilai(target, item)}) {kini}{figure.reason.casefold()}"
    if target is None or figure.printed is None:
        return f"capaiannya terhadap {name} belum dapat dihitung karena {figure.reason}"
    return f"capaiannya terhadap {name} ({frasa.nilai(target, item)}) adalah {frasa.persen(figure.printed)}"


def _simpulan(frasa: Frasa, item: HasilIndikator) -> str:
    if said := simpulan_tanpa_angka(frasa, item):
        return said
    if item.capaian.printed is None or item.target is None or item.realisasi is None:
        return f"Kinerja {nama(item)} belum dapat disimpulkan karena {item.capaian.reason}"
    if frasa.sd:
        return (f"Kinerja {nama(item)} disimpulkan pada akhir tahun; capaiannya{frasa.sd} terhadap target setahun "
                f"adalah {frasa.persen(item.capaian.printed)}")
    return (f"Dengan capaian {frasa.capaian(item.capaian, item.kategori)}, {nama(item)} "
            f"{'sudah' if tercapai(item) else 'belum'} memenuhi target; {langkah(item)}")


# Last year

def _lalu(frasa: Frasa, item: HasilIndikator) -> str:
    if item.realisasi is None:
        return ""
    if not item.perubahan.kata:
        return (f"Realisasi {nama(item)} {belum_dibanding(item.perubahan.angka)} dengan {frasa.tahun(-1)} karena "
                f"{item.perubahan.angka.reason}")
    return (f"Dibandingkan dengan {frasa.tahun(-1)}, realisasi {nama(item)}{frasa.sd} {_gerak(frasa, item)}"
            f"{_capaian_lalu(frasa, item, penuh=False)}")


def _perubahan(frasa: Frasa, item: HasilIndikator) -> str:
    span = f"dari {frasa.tahun(-1)} ke {frasa.periode}"
    if not item.perubahan.kata:
        reason = _sebab(item, item.perubahan.angka)
        return f"Perubahan realisasi {nama(item)} {span} {belum(item.perubahan.angka)} karena {reason}"
    source = f" (sumber data: {item.indikator.sumber_data})" if item.indikator.sumber_data else ""
    moved = _capaian_lalu(frasa, item, penuh=True)
    return f"Realisasi {nama(item)} {span} {_gerak(frasa, item)}{moved}{source}"


def _sebab(item: HasilIndikator, figure: Figure) -> str:
    """Why a figure is missing: the quarters that make no year, where that is the reason."""
    return item.asal_realisasi if item.realisasi is None and item.asal_realisasi else figure.reason


def _gerak(frasa: Frasa, item: HasilIndikator) -> str:
    """How the realisasi moved since last year, and what that means where less is better."""
    kini, lalu = item.realisasi, _realisasi_lalu(frasa, item)
    assert kini is not None
    assert lalu is not None
    before, now, kata = frasa.nilai(lalu, item), frasa.nilai(kini, item), item.perubahan.kata
    if kata == "tetap":
        return f"tetap {now}"
    if before == now:
        return f"hampir tidak berubah, tetap tercatat {now}"
    meaning = ""
    if item.indikator.arah == "rendah" and isinstance(kini, Decimal):
        change, sense = ("kenaikan", "kinerja menurun") if kata == "naik" else ("penurunan", "kinerja membaik")
        meaning = f"; karena {SEMAKIN_RENDAH}, {change} ini berarti {sense}"
    distance = _jauh(frasa, item.perubahan, item)
    return f"{kata}{distance}{',' if distance else ''} dari {before} menjadi {now}{meaning}"


def _jauh(frasa: Frasa, selisih: Selisih, item: HasilIndikator) -> str:
    """The distance in the unit of the indicator as it follows its word; predicates have none."""
    distance = selisih.angka.printed
    return "" if distance is None else f" {frasa.angka(abs(distance))} {satuan_selisih(item.indikator.satuan)}".rstrip()


def _realisasi_lalu(frasa: Frasa, item: HasilIndikator) -> Ukuran | None:
    return item.indikator.realisasi.get(frasa.profil.tahun - 1)


def _capaian_lalu(frasa: Frasa, item: HasilIndikator, *, penuh: bool) -> str:
    """How the capaian moved since last year; only ``penuh`` names that of this year, which elsewhere was just told."""
    before, now = item.tahun[frasa.profil.tahun - 1].capaian, item.capaian
    if frasa.sd or before.printed is None or now.printed is None or before.value is None or now.value is None:
        return ""
    moved, shown = sign(now.value - before.value), frasa.persen(now.printed)
    link = "dan" if moved == _membaik(item) else "sedangkan"
    if now.printed == before.printed:
        return f", {link} capaiannya {'' if moved == 0 else 'hampir '}tetap{f' {shown}' if penuh else ''}"
    end = f" menjadi {shown}" if penuh else ""
    return f", {link} capaiannya {_GERAK[moved]} dari {frasa.persen(before.printed)}{end}"


def _membaik(item: HasilIndikator) -> Mutu:
    """Whether the realisasi moved for the better, not at all, or for the worse."""
    rose = sign(Decimal(("turun", "tetap", "naik").index(item.perubahan.kata) - 1))
    return sign(Decimal(-rose)) if item.indikator.arah == "rendah" and isinstance(item.realisasi, Decimal) else rose


# The end of the plan

def _akhir(frasa: Frasa, item: HasilIndikator) -> str:
    if item.realisasi is None:
        return ""
    name = nama(item)
    if item.progres.kecuali == DENGAN_KATA:
        return _akhir_nol(frasa, item)
    if item.progres.kecuali == BELUM_DINILAI and item.target_akhir is not None:
        return (f"Kemajuan {name}{frasa.sd} terhadap target {frasa.akhir} {frasa.sebesar(item.target_akhir, item)} "
                f"{item.progres.reason}")
    if item.progres.printed is None and item.progres.reason == item.capaian.reason:
        return ""  # said of the target of this year already
    if item.progres.printed is None or item.target_akhir is None:
        return (f"Realisasi {name} {belum_dibanding(item.progres)} dengan target {frasa.akhir} karena "
                f"{item.progres.reason}")
    met = mutu(item.target_akhir, item.realisasi, item.indikator.arah) >= 0
    if item.target_akhir == item.target and item.progres.printed == item.capaian.printed:
        return (f"Target {frasa.akhir} sama dengan target {name} {frasa.tahun()}, "
                f"{'sehingga sudah tercapai pula' if met else 'dan belum tercapai pula'}")
    level = frasa.pengaturan.skala.kategori(item.progres.printed)
    return (f"Terhadap target {frasa.akhir} {frasa.sebesar(item.target_akhir, item)}, kemajuan {name}{frasa.sd} adalah "
            f"{frasa.capaian(item.progres, level)}{_hingga(frasa, level, met=met)}")


def _hingga(frasa: Frasa, level: Tingkat, *, met: bool) -> str:
    """Whether the target is reached, as it follows the progress to it; little progress is in no contrast to a miss."""
    if met:
        return ", sehingga target itu sudah tercapai"
    return f", {'dan' if level == frasa.pengaturan.skala.tingkat[-1] else 'tetapi'} target itu belum tercapai"


def _akhir_nol(frasa: Frasa, item: HasilIndikator) -> str:
    """A target of 0 at the end of the plan that the office judges in words."""
    until = frasa.sd.removeprefix(" s.d. ")
    met = "sudah" if item.progres.reason == TERCAPAI else "belum"
    return (f"Target {frasa.akhir} {nama(item)}, yaitu 0, sampai dengan {f'{until} ' if until else ''}{frasa.tahun()} "
            f"{met} tercapai")


def _kemajuan(frasa: Frasa, item: HasilIndikator) -> str:
    name = nama(item)
    if item.progres.kecuali == DENGAN_KATA:
        return _akhir_nol(frasa, item)
    if item.progres.kecuali == BELUM_DINILAI:
        return f"Tingkat kemajuan {name}{frasa.sd} terhadap target {frasa.akhir} {item.progres.reason}"
    if item.progres.printed is None or item.target_akhir is None or item.realisasi is None:
        reason = _sebab(item, item.progres)
        return f"Tingkat kemajuan {name} terhadap target {frasa.akhir} {belum(item.progres)} karena {reason}"
    return (f"Realisasi {name} {frasa.periode} {frasa.sebesar(item.realisasi, item)} terhadap target {frasa.akhir} "
            f"{frasa.sebesar(item.target_akhir, item)} menunjukkan tingkat kemajuan "
            f"{frasa.persen(item.progres.printed)}")


def _tahun_rencana(frasa: Frasa) -> str:
    """Which year of the plan this is, counted over its target years.

    A plan has five of them (Permendagri 86/2017), the last being its last year; that of 2021-2026 begins in the year it
    is made, has targets for 2022 to 2026, and 2024 is its third. A plan of fewer years begins with its first.
    """
    first, year, last = frasa.profil.tahun_awal, frasa.profil.tahun, frasa.profil.tahun_akhir
    number = year - max(first, last - TAHUN_TARGET + 1) + 1
    if not first <= year <= last or not first or number < 1:
        return ""
    end = " sekaligus tahun terakhir" if year == last else ""
    return f"{frasa.tahun().capitalize()} merupakan tahun {urutan(number)}{end} pelaksanaan {frasa.jangka_tahun}"


# Others

def _semua_pembanding(frasa: Frasa, item: HasilIndikator) -> Iterator[str]:
    """A sentence for each comparator; of many of one kind, one for all that can be compared."""
    kinds: dict[str, list[HasilPembanding]] = {}
    for other in item.pembanding:
        kinds.setdefault(other.pembanding.jenis, []).append(other)
    for kind, others in kinds.items():
        known = [other for other in others if other.selisih.kata]
        many = known if kind and len(known) > SEJENIS else []
        if many:
            yield _banyak(item, kind, many)
        yield from (_pembanding(frasa, item, other) for other in others if other not in many)


def _banyak(item: HasilIndikator, kind: str, others: list[HasilPembanding]) -> str:
    words = [other.selisih.kata for other in others]
    link = {"sama": "dengan"}
    counts = [f"{kata} {link.get(kata, 'daripada')} {cacah(words.count(kata))}"
              for kata in ("lebih tinggi", "sama", "lebih rendah") if kata in words]
    note = f" ({SEMAKIN_RENDAH})" if item.indikator.arah == "rendah" else ""
    what = _PIHAK.get(kind, kind).removeprefix("realisasi tingkat ").removeprefix("realisasi ")
    return (f"Dibandingkan dengan {cacah(len(others))} pembanding {what}, realisasi {nama(item)} "
            f"{rangkai(counts)} di antaranya{note}")


def _pembanding(frasa: Frasa, item: HasilIndikator, other: HasilPembanding) -> str:
    rival = other.pembanding
    who = _PIHAK.get(rival.jenis, rival.jenis or "pembanding")
    link = " dari" if rival.jenis == STANDAR_NASIONAL else ", yaitu"
    named = f"{who}{link} {rival.nama}" if rival.nama else who
    if item.realisasi is None:
        return ""
    if rival.nilai is None or not other.selisih.kata:
        return f"Realisasi {nama(item)} belum dapat dibandingkan dengan {named}, karena {other.selisih.angka.reason}"
    value = frasa.nilai(rival.nilai, item)
    if near := _sama(frasa, item, other):
        return f"Realisasi {nama(item)} {near} {named} ({value})"
    return f"Dibandingkan dengan {named} ({value}), realisasi {nama(item)} {_jarak(frasa, item, other)}"


def _sama(frasa: Frasa, item: HasilIndikator, other: HasilPembanding) -> str:
    """That a realisasi is that of the comparator, or so near to it that both are printed alike; empty elsewhere."""
    assert item.realisasi is not None
    assert other.pembanding.nilai is not None
    own, theirs = (frasa.nilai(value, item) for value in (item.realisasi, other.pembanding.nilai))
    if other.selisih.kata == "sama":
        return "sama dengan"
    return "hampir sama dengan" if own == theirs else ""


def _jarak(frasa: Frasa, item: HasilIndikator, other: HasilPembanding) -> str:
    kata = other.selisih.kata
    if near := _sama(frasa, item, other):
        return f"{near} standar itu"
    points = _jauh(frasa, other.selisih, item)
    reverse = item.indikator.arah == "rendah" and not isinstance(item.realisasi, Predikat)
    better = (kata == "lebih rendah") == reverse
    if other.pembanding.jenis == STANDAR_NASIONAL and not isinstance(item.target, Rentang):
        return f"{kata}{points}, {'sehingga sudah' if better else 'dan belum'} memenuhi standar itu"
    if reverse:
        return f"{kata}{points}, yang berarti {'lebih baik' if better else 'belum sebaik pembandingnya'}"
    return f"{kata}{points}"


def _standar(frasa: Frasa) -> Iterator[Kalimat]:
    found = [(item, other) for item in frasa.hasil.indikator for other in item.pembanding
             if other.pembanding.jenis == STANDAR_NASIONAL]
    for item, other in found:
        yield kalimat("standar_nasional", CAPAIAN, _nasional(frasa, item, other), tentang=item.indikator.nama)


def _nasional(frasa: Frasa, item: HasilIndikator, other: HasilPembanding) -> str:
    rival = other.pembanding
    whose = f" dari {rival.nama}" if rival.nama else ""
    if item.realisasi is None or rival.nilai is None or not other.selisih.kata:
        return (f"Realisasi {nama(item)} {belum_dibanding(other.selisih.angka)} dengan standar nasional{whose}, karena "
                f"{other.selisih.angka.reason}")
    return (f"Standar nasional {nama(item)}{whose} adalah {frasa.nilai(rival.nilai, item)}; realisasi {frasa.kantor} "
            f"{frasa.sebesar(item.realisasi, item)} {_jarak(frasa, item, other)}")


def _tren(frasa: Frasa, item: HasilIndikator) -> str:
    kata, first, last = item.tren(frasa.profil.tahun)
    if not kata or frasa.sd:
        return ""
    reverse, series = item.indikator.arah == "rendah", item.deret(frasa.profil.tahun)
    better = (kata == "naik") != reverse
    note = f"; karena {SEMAKIN_RENDAH}, kinerjanya {'membaik' if better else 'menurun'}" if reverse else ""
    start, end = (frasa.nilai(value, item) for value in (series[first], series[last]) if value is not None)
    return (f"Realisasi {nama(item)} {kata} dari tahun ke tahun, yaitu dari {start} pada tahun {first} menjadi {end} "
            f"pada tahun {last}{note}")
