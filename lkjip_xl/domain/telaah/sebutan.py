"""What the words around a figure of a sentence say that it is: target, realisasi, serapan, a count of program."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.pola import AngkaKalimat, angka_kalimat


@record(frozen=True)
class Sebutan:
    """A figure of a sentence with what it is of, in the words of `nilai.pilihan.BESARAN`; "" where it is not said.

    Besides those, ``asal`` and ``menjadi`` are where a change begins and ends. ``ruas`` is the text that says it,
    ``tahun`` the year that is written beside it, 0 for none.
    """

    angka: AngkaKalimat
    besaran: str
    ruas: str
    tahun: int = 0

    @property
    def cacah(self) -> bool:
        """Whether it counts things: programs, indicators, staff."""
        return self.besaran.startswith("jumlah ")


_BELUM_TERPAKAI = r"(?:tidak|belum)\s+(?:ter|di)(?:serap|pakai|gunakan|manfaatkan|realisasi\w*)"
_KATA: tuple[tuple[str, str], ...] = (
    ("pembanding", (r"(?:realisasi|rata-rata|standar|angka|capaian)\s+(?:nasional|(?:(?:di|pada)\s+)?tingkat\s+"
                    r"(?:provinsi|nasional))")),
    ("rata-rata capaian", r"rata\s*[-–]?\s*rata\s+(?:nilai\s+|tingkat\s+|persentase\s+)?(?:pen)?capaian"),
    ("sisa", r"(?:ter)?sisa\w*|silpa|" + _BELUM_TERPAKAI + r"|efisiensi\s+anggaran|penghematan|menghemat"),
    ("efisiensi", r"efisiensi(?:nya)?"),
    ("target akhir", r"target\w*\s+(?:kinerja\s+)?(?:(?:pada|dalam|di)\s+)?(?:akhir|jangka\s+menengah|rpjmd|renstra)"),
    ("target akhir", r"akhir\s+(?:periode|tahun)?\s*(?:rpjmd|renstra)"),
    ("progres", r"kemajuan(?:nya)?|progress?(?:nya)?"),
    ("serap", r"(?:pen[ys])?erapan\w*|serapan\w*|menyerap|terserap|terpakai|dibelanjakan"),
    ("target", r"(?:di)?target(?:nya|kan)?"),
    ("realisasi", r"(?:te|me|di)?r?realisas\w*|terealisir|realisir"),
    ("capaian", r"(?:pen|ke)?(?:ter)?capaian(?:nya)?"),
    ("anggaran", r"pagu|(?:ber)?anggaran(?:nya)?|dana|pembiayaan|biaya|belanja|dianggarkan|alokasi"),
    ("banding", r"lebih\s+(?:rendah|tinggi|besar|kecil|baik)|selisih(?:nya)?|terpaut"),
    ("naik", r"naik|meningkat|kenaikan|peningkatan|bertambah"),
    ("turun", r"turun|menurun|penurunan|berkurang"),
    ("menjadi", r"menjadi|ke\s+angka|hingga(?=\s*$)"),
    ("asal", r"dari(?:\s+semula)?|semula|mulai(?:\s+dari)?(?=\s*$)"),
    ("dapat", r"mencapai|memperoleh|mendapat(?:kan)?|meraih|tercapai|di\s?angka|sebesar|senilai|adalah|sejumlah"),
    ("pembanding", r"(?:opd|perangkat\s+daerah|kecamatan|dinas|skpd)\s+(?:\w+\s+)?(?:tertinggi|terbaik)"),
)
_SEMUA_KATA = re.compile("|".join(rf"(?P<k{index}>\b(?:{words})\b)" for index, (_, words) in enumerate(_KATA)),
                         re.IGNORECASE)
_NAMA_KATA = {f"k{index}": name for index, (name, _) in enumerate(_KATA)}
_SETARA = re.compile(r"^\W*(?:atau|yaitu|yakni|setara(?:\s+dengan)?|sama\s+dengan|=|ekuivalen)?\W*"
                     r"(?:(?:sekitar|sebesar|mencapai|hanya|kurang\s+lebih)\W*)*$", re.IGNORECASE)
_DARI_PAGU = re.compile(r"\b(?:dari|terhadap)\s+(?:\w+\s+){0,3}?(?:anggaran|pagu|dana|belanja)\b[^.;]*$", re.IGNORECASE)
_TAHUN = re.compile(r"(?<![\d/.])((?:19|20)\d\d)(?![\d/]|\s*[-–]\s*\d{4}|[.,]\d)")
_RENTANG_TAHUN = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_HUKUM = re.compile(r"(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+\d{4}", re.IGNORECASE)
_TAHUN_KANAN = re.compile(r"^[\s)]*(?:\([A-Z]{1,2}\)\s*)?(?:[a-z/]{1,20}\s+)?,?\s*(?:di|pada|untuk|dalam|"
                          r"\()?\s*(?:tahun\s+)?\(?((?:19|20)\d\d)\b", re.IGNORECASE)
_NOMINA: tuple[tuple[str, str], ...] = (
    ("jumlah sub kegiatan", r"sub\s*-?\s*kegiatan"),
    ("jumlah kegiatan", r"kegiatan"),
    ("jumlah program", r"program"),
    ("jumlah indikator", r"indi[ck]ator"),
    ("jumlah sasaran", r"(?:tujuan\s*/\s*sasaran|sasaran)"),
    ("jumlah tujuan", r"tujuan"),
    ("jumlah misi", r"misi"),
    ("jumlah tingkat skala", r"(?:skala|tingkatan?|kategori|kriteria|predikat|peringkat|sebutan|jenjang)"),
    ("jumlah rekomendasi", r"rekomendasi"),
    ("jumlah pegawai", r"(?:orang\s+)?(?:pegawai|asn|pns|aparatur|personil|karyawan)|orang"),
)
_KANAN = tuple((name, re.compile(rf"^\)?\s*(?:buah\s+)?{words}\b", re.IGNORECASE)) for name, words in _NOMINA)
_KIRI = tuple((name, re.compile(rf"\b{words}(?:\s+\w+){{0,2}}\s+(?:sejumlah|sebanyak|berjumlah|ada)\s*$",
                                re.IGNORECASE))
              for name, words in _NOMINA)
_BATAS = re.compile(r"(?:lebih\s+(?:besar\s+|tinggi\s+)?dari|kurang\s+dari|di\s*atas|di\s*bawah|minimal|maksimal|"
                    r"melebihi|melampaui|[<>≥≤])\W*$",
                    re.IGNORECASE)
_BATAS_KANAN = re.compile(r"^\s*(?:ke\s*atas|ke\s*bawah|[-–]\s*\d|s\.?d\.?\s|sampai)", re.IGNORECASE)
"""A bound is no figure of anything: "di atas 90 %", "91 % ke atas", "76 - 90 %"."""


@lru_cache(maxsize=4096)
def sebutan_kalimat(text: str) -> tuple[Sebutan, ...]:
    """What each figure of a sentence is of, in order."""
    found: list[Sebutan] = []
    figures = angka_kalimat(text)
    for index, figure in enumerate(figures):
        start = next((one.angka.akhir for one in reversed(found) if not one.cacah), 0)
        stop = figures[index + 1].mulai if index + 1 < len(figures) else len(text)
        found.append(_sebutan(text, figure, start, stop, tuple(found)))
    return tuple(found)


def tahun_disebut(text: str, last: int) -> set[int]:
    """The years, up to a last one, that a sentence writes beside its figures."""
    return {one.tahun for one in sebutan_kalimat(text) if not one.cacah and 0 < one.tahun <= last}


def kata_ruas(ruas: str) -> tuple[str, ...]:
    """The kinds of words that a piece of text has, in order: ("sisa", "anggaran")."""
    return tuple(_NAMA_KATA[match.lastgroup] for match in _SEMUA_KATA.finditer(ruas) if match.lastgroup)


def _sebutan(text: str, figure: AngkaKalimat, start: int, stop: int, before: tuple[Sebutan, ...]) -> Sebutan:
    ruas, after = text[start:figure.mulai], text[figure.akhir:stop]
    if before and before[-1].tahun and (told := _TAHUN_KANAN.match(ruas)):
        ruas = ruas[told.end():]
    measured = tuple(one for one in before if not one.cacah)
    moved = any(one.besaran == "selisih" for one in measured)
    counted = _cacah(ruas, after) if figure.jenis == "bulat" else ""
    name = counted or _menurut_jenis(figure, ruas, after, measured)
    if not counted and name in ("nilai", "persen", "") and _RANGKAI.fullmatch(ruas) and measured:
        name = _rangkai(figure, after, measured[-1])
    elif not counted and _asal_tahun(ruas, moved=moved):
        name = "asal"
    elif not counted and figure.jenis == "persen" and name == "capaian" and _dari_target_persen(text[figure.akhir:]):
        name = "realisasi"
    elif name in ("selisih", "nilai") and "efisien" in text.casefold() and _berefisiensi(ruas):
        name = "efisiensi"
    elif name == "nilai" and re.match(r"\s*(?:\w+\s+)?dari\s+target\b", after):
        name = "realisasi"
    if not counted and (figure.bacaan.batas or _BATAS.search(ruas) or _BATAS_KANAN.match(text[figure.akhir:])):
        name = "batas"
    elif not counted and ((figure.jenis == "bulat" and figure.kata) or _berumus(ruas, after)):
        name = ""
    return replace(Sebutan(figure, name, ruas), tahun=_tahun(ruas, after))


_RUMUS_KIRI = re.compile(r"(?:\bdi\s?kali(?:kan)?(?:\s+dengan)?|\bdi\s?bagi|[x×*+])\s*\(?\s*$", re.IGNORECASE)
_RUMUS_KANAN = re.compile(r"^\s*(?:[x×*+](?=\s*[\w(])|di\s?kali(?:kan)?\b|"
                          r"di\s?kurangi\s+(?:realisasi|target)\b)", re.IGNORECASE)


def _berumus(ruas: str, after: str) -> bool:
    """Whether a figure is the constant of a formula: "dikali 100 %", "2 x target"."""
    return bool(_RUMUS_KIRI.search(ruas[-20:]) or _RUMUS_KANAN.match(after[:30]))


_ASAL_TAHUN = re.compile(r"\bbanding\w*\s+(?:\w+\s+){0,4}?tahun\s+(?:20\d\d|sebelumnya|lalu)\W*(?:yang\s+)?(?:sebesar|"
                         r"mencapai|adalah|yaitu|hanya|tercatat)?\W*$|"
                         r"\bdibandingkan\s+(?:dengan\s+)?tahun\s+(?:20\d\d|sebelumnya|"
                         r"lalu)\W*(?:yang\s+)?(?:sebesar|mencapai|adalah|yaitu|hanya|tercatat)?\W*$", re.IGNORECASE)
_DARI_TAHUN = re.compile(r"^\W*(?:(?:di)?banding\w*|dari|terhadap)\s+(?:dengan\s+)?(?:\w+\s+){0,3}?tahun\s+(?:20\d\d|"
                         r"sebelumnya|lalu)"
                         r"\W*(?:yang\s+)?(?:sebesar|mencapai|adalah|yaitu|hanya)?\W*$|^\W*(?:\S+\s+){0,2}dari\W*$",
                         re.IGNORECASE)


_RANGKAI = re.compile(r"[\s,;:)]*(?:dan|serta|kemudian|lalu)?\s*(?:sasaran\s+\d+\s+)?(?:sebesar|mencapai|adalah)?\s*",
                      re.IGNORECASE)


def _rangkai(figure: AngkaKalimat, after: str, last: Sebutan) -> str:
    """What a figure of an enumeration is of: the same as the one before, or, with a year, the realisasi of it."""
    if last.besaran in ("capaian", "rata-rata capaian", "serapan", "target") and last.angka.jenis == figure.jenis:
        return last.besaran
    dated = bool(last.tahun and _TAHUN_KANAN.match(after)) and figure.jenis in ("desimal", "bulat")
    return "realisasi" if dated and last.besaran in ("asal", "realisasi", "nilai", "menjadi", "selisih") else ""


def _asal_tahun(ruas: str, *, moved: bool) -> bool:
    """Whether a figure is that of the year compared with: after "dibandingkan tahun 2022", or after the amount."""
    if moved and _DARI_TAHUN.search(ruas):
        return True
    words = kata_ruas(ruas)
    return bool(_ASAL_TAHUN.search(ruas)) and not {"naik", "turun", "banding"} & set(words)


def _dari_target_persen(after: str) -> bool:
    """Whether a percentage is measured against a target that is one too: "66,67 % dari target 70,00 %"."""
    return bool(_TARGET_PERSEN.match(after))


_TARGET_PERSEN = re.compile(
    r"\s*(?:dari|terhadap|atas)\s+target\b"
    r"(?:(?!\b(?:dengan|dan|serta|menunjuk\w*|menghasil\w*|\w*(?:capaian|realisasi|serap)\w*|anggaran|pagu|kemajuan)\b)"
    r"[^\d.,;:%]|\b20\d\d\b){0,80}?\d+(?:[.,]\d+)?\s*(?:%|persen)", re.IGNORECASE)


def _berefisiensi(ruas: str) -> bool:
    return bool({"capaian", "efisiensi"} & set(kata_ruas(ruas)))


def _menurut_jenis(figure: AngkaKalimat, ruas: str, after: str, before: tuple[Sebutan, ...]) -> str:
    if figure.jenis == "rupiah":
        return _rupiah(ruas, before)
    return _persen(ruas, after, before) if figure.jenis == "persen" else _nilai(ruas, after)


def _cacah(ruas: str, after: str) -> str:
    right = next((name for name, pattern in _KANAN if pattern.match(after)), "")
    return right or next((name for name, pattern in _KIRI if pattern.search(ruas)), "")


def _tahun(ruas: str, after: str) -> int:
    """The year beside a figure: right after it, or the last one before it."""
    right = _TAHUN_KANAN.match(after)
    if right:
        return int(right[1])
    years = _TAHUN.findall(_HUKUM.sub(" ", _RENTANG_TAHUN.sub(" ", ruas)))
    return int(years[-1]) if years else 0


_KOMPONEN = re.compile(
    r"\bbelanja\s+(?:pegawai|barang|modal|operasi|tidak|langsung|hibah|bantuan|jasa|bahan|perjalanan|pemeliharaan|tak)|"
    r"\b(?:gaji|pendapatan|pad|pajak|retribusi)\b", re.IGNORECASE)
_TERMASUK = re.compile(r"\b(?:termasuk|di\s?luar|selain|tanpa)\s+(?:belanja\s+)?\w+", re.IGNORECASE)


def _rupiah(ruas: str, before: tuple[Sebutan, ...]) -> str:
    if _KOMPONEN.search(_TERMASUK.sub(" ", ruas)):
        return "komponen"
    words = kata_ruas(ruas)
    if "sisa" in words:
        return "sisa"
    budget = _DARI_PAGU.search(ruas)
    if budget and not re.search(r"realisas|serap", budget[0], re.IGNORECASE):
        return "anggaran"
    if "serap" in words or "realisasi" in words:
        return "realisasi anggaran"
    if "anggaran" in words:
        return "anggaran"
    last = before[-1] if before else None
    if last and last.besaran == "serapan" and _SETARA.match(ruas):
        return "realisasi anggaran"
    if last and last.besaran == "anggaran" and words[-1:] == ("menjadi",):
        return "anggaran"
    return ""


def _persen(ruas: str, after: str, before: tuple[Sebutan, ...]) -> str:
    last = before[-1].besaran if before else ""
    words = kata_ruas(ruas)
    if last in ("realisasi anggaran", "sisa", "anggaran") and (_SETARA.match(ruas) or words[-1:] == ("capaian",)):
        return "persen sisa" if last == "sisa" else "serapan"
    for name, kind in (("sisa", "persen sisa"), ("rata-rata capaian", "rata-rata capaian"), ("efisiensi", "efisiensi"),
                       ("progres", "progres"), ("serap", "serapan")):
        if name in words:
            return kind
    if "pembanding" in words:
        return "persen"
    if ("anggaran" in words or "keuangan" in ruas.casefold()) and ("capaian" in words or "realisasi" in words):
        return "serapan"
    if re.search(r"\bfisik\b", ruas, re.IGNORECASE):
        return ""
    if "naik" in words or "turun" in words or "banding" in words:
        return _gerak(words, ruas, after)
    if words and _realisasi_persen(words, ruas, before):
        return "realisasi"
    return _capaian_persen(words, after)


_REALISASI_UKURAN = re.compile(
    r"realisasi\w*\s+(?:(?:indikator|kinerja|dari|untuk)\s+)*[“\"]?(?:persentase|presentase|prosentase|cakupan|prevalensi|"
    r"rasio|proporsi|laju)\b", re.IGNORECASE)


def _realisasi_persen(words: tuple[str, ...], ruas: str, before: tuple[Sebutan, ...]) -> bool:
    """Whether a percentage is the realisasi of an indikator in percent: of such a name, or after such a target."""
    named = [word for word in words if word not in ("dapat", "asal")]
    goal = before[-1] if before else None
    measured = goal is not None and goal.besaran == "target" and goal.angka.jenis == "persen"
    return named[-1:] == ["realisasi"] and (measured or bool(_REALISASI_UKURAN.search(ruas)))


_KANAN_CAPAIAN = re.compile(r"^\s*(?:untuk\s+capaian|(?:dari|terhadap)\s+target)\b", re.IGNORECASE)


def _capaian_persen(words: tuple[str, ...], after: str) -> str:
    named = [word for word in words if word not in ("dapat", "asal")]
    if words[-1:] == ("menjadi",):
        return "menjadi"
    if named[-1:] == ["capaian"] or _KANAN_CAPAIAN.match(after):
        return "capaian"
    if "capaian" in named and named[-1:] != ["realisasi"] and "target" not in named:
        return "capaian"
    if named[-1:] in (["target"], ["target akhir"]) and "dapat" not in words:
        return named[-1]
    return "persen" if words else ""


def _nilai(ruas: str, after: str) -> str:
    """What a figure without Rp and % is of."""
    words = kata_ruas(ruas[-200:])
    if "naik" in words or "turun" in words or "banding" in words:
        return _gerak(words, ruas, after)
    if words[-1:] in (("menjadi",), ("asal",)) or words[-2:] in (("menjadi", "dapat"), ("asal", "dapat")):
        return words[-1] if words[-1] != "dapat" else words[-2]
    if "pembanding" in words:
        return "pembanding"
    for name in reversed(words):
        if name in ("target akhir", "target", "realisasi", "efisiensi", "progres", "rata-rata capaian", "capaian"):
            return name
    return "nilai" if words else ""


_LALU_MENJADI = re.compile(r"^[\s,)]*(?:poin\s+)?(?:\(?(?:di|pada|untuk)?\s*(?:tahun\s+)?\d{4}\)?\s*,?\s*)?(?:naik|"
                           r"turun|meningkat|"
                           r"menurun)?\s*(?:menjadi|ke\s+angka)\b", re.IGNORECASE)
_DIBANDING = re.compile(r"\b(?:di)?banding(?:kan|k)?\b.*\b(?:yang|hanya|yakni|yaitu)\b", re.IGNORECASE)


def _gerak(words: tuple[str, ...], ruas: str, after: str) -> str:
    """What a figure is of that stands after a word of change: where it began, where it ended, or how much it is."""
    moved = max(index for index, word in enumerate(words) if word in ("naik", "turun", "banding"))
    rest = [word for word in words[moved + 1:] if word != "dapat"]
    if "target" in rest and rest[-1] == "capaian":
        return "capaian"
    if "menjadi" in rest:
        return "menjadi"
    if "realisasi" in rest or "target" in rest:
        return rest[-1] if rest[-1] in ("realisasi", "target") else "realisasi"
    if _LALU_MENJADI.match(after) or (words[moved] != "banding" and _DIBANDING.search(_sesudah_gerak(ruas))):
        return "asal"
    return "asal" if rest[-1:] == ["asal"] and words[-1:] == ("asal",) else "selisih"


def _sesudah_gerak(ruas: str) -> str:
    """What follows the last word of change: a comparison that opens the sentence ends before it."""
    moved = [match.end() for match in _SEMUA_KATA.finditer(ruas)
             if _NAMA_KATA[match.lastgroup or ""] in ("naik", "turun")]
    return ruas[moved[-1]:] if moved else ruas
