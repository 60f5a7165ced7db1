"""What the columns of a table hold, by the headings above them, in whatever words an office chose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from lkjip_xl.domain.nilai.record import record
from lkjip_xl.domain.telaah.ciri import Ciri

Peran = Literal["nomor", "nama", "angka", "kata", "satuan"]
"""What a column is for: numbering, names, figures, words, units."""
UANG: frozenset[str] = frozenset({
    "anggaran", "anggaran murni", "anggaran perubahan", "realisasi anggaran", "sisa", "anggaran tahun depan",
})
"""What is printed in rupiah."""
RENCANA = 3
"""Targets of so many years beside each other, without any realisasi, are those of a plan."""
PERSEN: frozenset[str] = frozenset({"capaian", "serapan", "persen sisa", "progres", "rata-rata capaian"})
"""What is printed in percent."""
_BAGIAN = re.compile(r"(?:%|persen|persentase|pros?entase|presentase|porsi)(?: ?%)?")


@record(frozen=True)
class Kolom:
    """A column: what it is for, what its figures are of, for which year, and the headings that say so."""

    indeks: int
    peran: Peran
    besaran: str = ""
    tahun: int = 0
    jenis: str = ""
    """For names: tujuan, sasaran, indikator, program, kegiatan, sub kegiatan; several with a slash; else "uraian"."""
    kelompok: tuple[str, ...] = ()
    """The headings above its own: columns that share them belong together."""
    judul: str = ""
    persen: bool = False
    jumlah: bool = False
    """It is headed as the sum of the columns before it."""
    kumulatif: bool = False
    """It counts up to its year and not in it."""
    triwulan: bool = False
    titik_ribuan: bool = False
    """A point in its figures parts thousands: decimals have a comma, or there are none."""


_NOMOR = re.compile(r"(?:no|nomor|nr|kode)(?: (?:urut|rek(?:ening)?|program|kegiatan))*\.?|#|")
_SATUAN = re.compile(r"\(?(?:satuan|unit)(?: (?:ukur(?:an)?|kinerja|target))?\)?")
_KATA = re.compile(r"\b(?:keterangan|ket|catatan|penyebab|solusi|analis[ai]s?|faktor|hambatan|kendala|upaya|"
                   r"rekomendasi|tindak lanjut|sumber|penanggung|koordinator|pengampu|bukti|formulasi|rumus|definisi|"
                   r"alasan|penjelasan|dasar|warna|menunjang|pendukung|dokumen|alternatif|permasalahan|tugas|fungsi|"
                   r"strategi|kebijakan|lokasi|alamat|tipe perhitungan|bidang|unit kerja|perangkat daerah)\b")
_KATEGORI = re.compile(r"\b(?:kategori|predikat|peringkat|sebutan|kriteria|interpretasi|klasifikasi|notifikasi|"
                       r"status)\b|"
                       r"^ket(?:erangan)? capaian$|tercapai ?/ ?tidak")
_TAHUN = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RENTANG = re.compile(r"20\d\d ?(?:[-–—]|s\.?/?d\.?|sampai(?: dengan)?) ?20\d\d")
_RUPIAH = re.compile(r"\brp\b|\brupiah\b")
_UANG = re.compile(r"\b(?:anggaran|pagu|belanja|keuangan|dana|biaya|dpa|dppa|apbd|rp|rupiah|alokasi|kredit)\b")
_PAGU = re.compile(r"\b(?:anggaran|pagu|belanja|dana|biaya|dpa|dppa|apbd|alokasi|kredit)\b")
_JENIS_BELANJA = re.compile(r"\b(?:pegawai|barang|modal|operasi|hibah|bantuan|tidak terduga|transfer|bunga|subsidi)\b")
_PERSEN = re.compile(r"%|\bpersen(?:tase)?\b|\bpros?entase\b|\bpresentase\b|\btingkat capaian\b")
_AKHIR = re.compile(r"target.*\bakhir\b|\bakhir\b.*(?:rpjm|renstra|periode)|kondisi akhir|"
                    r"target (?:kinerja )?(?:rpjmd|rpjmn|jangka menengah|(?:5|lima) tahun)")
_RENSTRA = re.compile(r"renstra|rpjm|rencana strategis|jangka menengah")
_PROGRES = re.compile(r"progres|kemajuan|capaian.*(?:terhadap|thd|atas|dari|dgn|dengan).*(?:akhir|renstra|rpjm)|"
                      r"capaian (?:akhir )?(?:renstra|rpjm)")
_SELISIH = re.compile(r"selisih|naik ?/ ?turun|kenaikan|penurunan|deviasi|\bgap\b|kesenjangan|lebih ?/ ?kurang|"
                      r"\+ ?/ ?-|peningkatan|bertambah|pertumbuhan")
_PEMBANDING = re.compile(r"\bopd\b|tertinggi|terbaik|terendah|nasional|provinsi|pembanding|standar|"
                         r"(?:realisasi|capaian|rata-rata|tingkat|se-?) ?(?:kabupaten|kota)\b|"
                         r"(?:kecamatan|kabupaten|kota|dinas|skpd|perangkat daerah) lain")
_JENIS_WILAYAH = re.compile(r"^(?:kabupaten|kab|kota)\b ?|(?: tahun)? ?\b20\d\d$")
_WILAYAH_LAIN = re.compile(r"\b(?:prov|provinsi|nasional|indonesia)\b")
_NILAI_PEMBANDING = re.compile(r"realisasi|capaian|nilai|target|rata|standar|tertinggi|terbaik")
_SISA = re.compile(r"\bsisa\b|silpa|\bsaldo\b|selisih (?:anggaran|pagu)|tidak terserap|\befisiensi anggaran")
_OLAHAN = re.compile(r"\w x \w{3}|\w ?× ?\w{3}|^n?e(?: ?%)?$|\bnilai efisiensi\b")
"""What is worked out by a formula of its own: a product of columns, the level and the value of efficiency."""
_AWAL = re.compile(r"(?:kondisi|data|capaian|kinerja|tahun|nilai|target) (?:kinerja )?(?:awal|dasar)\b|\bbase ?line\b")
"""What was reached before a plan began."""
_DEPAN = re.compile(r"tahun depan|tahun berikut|tahun n ?\+ ?1")
_MURNI = re.compile(r"\bmurni\b|sebelum perubahan|\binduk\b|semula")
_PERUBAHAN = re.compile(r"\bperubahan\b|setelah perubahan|\bdppa\b|menjadi")
_SEBELUM = re.compile(r"\b(?:awal|sebelum)\b")
_SESUDAH = re.compile(r"\b(?:setelah|sesudah)\b")
"""Of a budget these are enough to tell the first from the changed one."""
_KUMULATIF = re.compile(r"\bs ?[./]? ?d\b|sampai|kumulatif|komulatif")
_TRIWULAN = re.compile(r"\b(?:tw|triwulan|semester|bulan|tribulan)\b|^(?:i|ii|iii|iv)$|^tw")
_JUMLAH = re.compile(r"^(?:jumlah|total|jml|jlh)\b|\bjumlah (?:total|seluruh\w*)|^seluruhnya$|\bkeseluruhan\b")
_TARGET = re.compile(r"\btarget\b|^t$|"
                     r"\brencana\b(?! (?:aksi|strategis|tindak|kerja|kegiatan|perbaikan|pembangunan))")
_REALISASI = re.compile(r"\brealisasi\b|^r$")
_TERPAKAI = re.compile(r"\b(?:terpakai|dipakai|pemakaian|penggunaan|digunakan|dibelanjakan|terealisasi|pengeluaran)\b|"
                       r"\bterserap (?:rp|rupiah)\b")
_CAPAIAN = re.compile(r"capaian|pencapaian|^(?:c|kinerja|persen(?:tase)?|presentase|prosentase|hasil)$")
_SERAPAN = re.compile(r"serapan|penyerapan|terserap|daya serap")
_TERPENGGAL = re.compile(r"\b(?:{})\b".format("|".join(" ?".join(word) for word in (
    "target", "realisasi", "capaian", "anggaran", "indikator", "kategori", "sasaran", "program", "kegiatan", "satuan",
    "persentase", "keterangan"))))
"""Words that a narrow column has broken: "tar get"."""
_PORSI = re.compile(r"porsi|proporsi|kontribusi|\bbobot\b|komposisi|\bdari total")
_NAMA: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sub kegiatan", re.compile(r"\bsub ?kegiatan\b")), ("tujuan", re.compile(r"\btujuan\b")),
    ("sasaran", re.compile(r"\b(?:sasaran|kinerja utama)\b")), ("program", re.compile(r"\bprogram\b")),
    ("kegiatan", re.compile(r"(?<!sub )(?<!sub)\bkegiatan\b")),
)
_INDIKATOR = re.compile(r"\bindikator\b|\biku\b|\bikk\b|tolok ukur|kinerja utama")
_URAIAN = re.compile(r"\b(?:uraian|nama|jenis|jabatan|pangkat|golongan|pendidikan|eselon|unsur|komponen|urusan|"
                     r"rekening|rencana aksi|desa|kelurahan|kelompok|umur|usia|aspek|pelayanan|barang|bagian|seksi|"
                     r"kinerja|sumber dana)\b")


def rapikan(text: str) -> str:
    """A heading in one case, without brackets and with single spaces: "Realisasi (Rp.)" is "realisasi rp"."""
    return _TERPENGGAL.sub(lambda found: found[0].replace(" ", ""),
                           " ".join(re.sub(r"[()\[\].:*]", " ", text.casefold()).split()))


def baca_kolom(judul: Sequence[tuple[str, ...]], keterangan: str, ciri: Ciri) -> tuple[Kolom, ...]:
    """The columns of a table, of the headings above each and of its caption or the heading it stands under.

    What a heading alone leaves open is decided by its neighbours: a bare "%" after anggaran and realisasi is serapan.
    """
    caption = rapikan(keterangan)
    columns: list[Kolom] = []
    for index, path in enumerate(judul):
        columns.append(_kolom(index, path, caption, columns, ciri))
    return tuple(_wilayah_sendiri(_capaian_ganda(columns), caption, ciri))


def _wilayah_sendiri(columns: list[Kolom], caption: str, ciri: Ciri) -> list[Kolom]:
    """The columns; that of the own region, beside those of its province or the nation, is the realisasi."""
    own = _JENIS_WILAYAH.sub("", rapikan(ciri.kabupaten))
    if not own or "capaian" in caption or not any(_WILAYAH_LAIN.search(rapikan(one.judul)) for one in columns):
        return columns
    return [replace(one, besaran="realisasi") if one.besaran == "lain"
            and _JENIS_WILAYAH.sub("", rapikan(one.judul)) == own else one for one in columns]


def _kolom(index: int, path: tuple[str, ...], caption: str, before: list[Kolom], ciri: Ciri) -> Kolom:
    clean = tuple(rapikan(one) for one in path)
    leaf, whole = (clean[-1] if clean else ""), " ".join(clean)
    base = Kolom(index, "kata", kelompok=path[:-1], judul=" ".join(path), tahun=_tahun(clean, caption, ciri))
    if _NOMOR.fullmatch(leaf) and len(clean) < 2:
        return replace(base, peran="nomor")
    if _SATUAN.fullmatch(leaf):
        return replace(base, peran="satuan")
    kind = jenis_nama(leaf)
    if kind:
        return replace(base, peran="nama", jenis=kind)
    base = replace(base, persen=bool(_PERSEN.search(leaf)), kumulatif=bool(_KUMULATIF.search(whole)),
                   triwulan=bool(_TRIWULAN.search(leaf)), jumlah=bool(_JUMLAH.search(leaf)))
    return _berangka(base, clean, leaf, whole, caption, before, ciri)


def jenis_nama(leaf: str) -> str:
    """The kind of names that a heading announces, "" where it announces figures or words."""
    if _TARGET.search(leaf) or _REALISASI.search(leaf) or _RUPIAH.search(leaf) or _UANG.match(leaf):
        return "" if not leaf.startswith("indikator") else "indikator"
    if leaf.startswith("indikator") or re.match(r"(?:iku|ikk|ikp)\b", leaf):
        return "indikator"
    if _CAPAIAN.search(leaf) or _PERSEN.search(leaf) or _KATEGORI.search(leaf) or _JUMLAH.search(leaf):
        return ""
    kinds = [kind for kind, pattern in _NAMA if pattern.search(leaf)]
    if _INDIKATOR.search(leaf):
        kinds.append("indikator")
    if kinds and not _KATA.match(leaf):
        return "/".join(dict.fromkeys(kinds))
    return "uraian" if _URAIAN.search(leaf) and not _KATA.search(leaf) else ""


def _tahun(clean: tuple[str, ...], caption: str, ciri: Ciri) -> int:
    """The year a column is of: that of its lowest heading with one, of the caption, or of the report."""
    for text in reversed(clean):
        years = _TAHUN.findall(_RENTANG.sub(" ", text))
        if years:
            return int(years[-1])
    named = set(_TAHUN.findall(_RENTANG.sub(" ", caption)))
    return int(next(iter(named))) if len(named) == 1 else ciri.tahun


def _bertahun(clean: tuple[str, ...]) -> bool:
    return any(_TAHUN.search(text) for text in clean)


def _berangka(base: Kolom, clean: tuple[str, ...], leaf: str, whole: str, caption: str, before: list[Kolom],
              ciri: Ciri) -> Kolom:
    """The column with what its figures are of, by its lowest heading and then by those above."""
    money = bool(_UANG.search(whole)) or _mewarisi(leaf, before)
    for text in reversed(clean):
        found = _besaran(text, whole, money, ciri)
        if found == "kata":
            return base
        if found:
            return _lengkapi(replace(base, peran="angka", besaran=found), whole, caption, clean, ciri)
    return replace(base, peran="angka", besaran="lain")


def _mewarisi(leaf: str, before: list[Kolom]) -> bool:
    """Whether a heading that names no matter carries on with money, as "%" does after "Realisasi (Rp)"."""
    figures = [one for one in before if one.peran == "angka"]
    bare = bool(_PERSEN.search(leaf) or _CAPAIAN.search(leaf) or _REALISASI.search(leaf)
                or _TERPAKAI.search(leaf))
    other = re.search(r"kinerja|fisik|indikator|target|keluaran|output", leaf)
    return bare and not other and bool(figures) and figures[-1].besaran in UANG | {"serapan", "persen sisa"}


def _besaran(text: str, whole: str, money: bool, ciri: Ciri) -> str:
    """What a heading says its figures are of; "kata" for words, "" where it says nothing."""
    if _PEMBANDING.search(whole) and not money and not _sendiri(whole, ciri):
        return "pembanding" if _NILAI_PEMBANDING.search(text) else "kata"
    if _OLAHAN.search(text) or ("efisiensi" in text and _RUPIAH.search(text) and not _SISA.search(text)):
        return "lain"
    if "efisiensi" in text and not _SISA.search(text):
        return "tingkat efisiensi" if re.search(r"tingkat|kategori", text) else "efisiensi"
    if _KATEGORI.search(text) and not _PERSEN.search(text):
        return "kategori"
    if _SISA.search(text):
        return "persen sisa" if _PERSEN.search(text) and not _RUPIAH.search(text) else "sisa"
    if _KATA.search(text):
        return "kata"
    return _uang(text) if money else _kinerja(text, whole)


def _sendiri(whole: str, ciri: Ciri) -> bool:
    """Whether a heading names the own office or region and not one to compare with."""
    name = ciri.instansi.casefold()
    return bool(name) and name in whole


def _uang(text: str) -> str:
    if _PORSI.search(text) or _JENIS_BELANJA.search(text) or (_SELISIH.search(text) and _PERSEN.search(text)):
        return "lain"
    spent = _REALISASI.search(text) or _TERPAKAI.search(text)
    if (_SERAPAN.search(text) and not _TERPAKAI.search(text)) or _PERSEN.search(text):
        return "serapan"
    if spent:
        return "realisasi anggaran"
    if _SELISIH.search(text):
        return "selisih"
    if _CAPAIAN.search(text):
        return "serapan"
    budget = (_PAGU, _TARGET, _MURNI, _PERUBAHAN, _SEBELUM, _SESUDAH)
    return "anggaran" if any(pattern.search(text) for pattern in budget) else ""


def _kinerja(text: str, whole: str) -> str:
    if _PORSI.search(text):
        return "lain"
    return _awal(text, whole) or _hasil(text, whole)


def _awal(text: str, whole: str) -> str:
    """What was reached before a plan began is the realisasi of the year that its heading names."""
    return "" if not _AWAL.search(text) else "realisasi" if _TAHUN.search(whole) else "lain"


def _hasil(text: str, whole: str) -> str:
    if _PROGRES.search(text):
        return "progres"
    if _AKHIR.search(text):
        return "target akhir"
    if _SELISIH.search(text):
        return "selisih"
    if _TARGET.search(text):
        return "target"
    if _PERSEN.search(text) and not re.search(r"realisasi \(?(?:%|persen)", text):
        return "capaian"
    if _REALISASI.search(text):
        return "realisasi"
    if _CAPAIAN.search(text):
        return "capaian"
    if text == "nilai" and "efisiensi" in whole:
        return "efisiensi"
    return "lain" if _JUMLAH.search(text) else ""


def _lengkapi(column: Kolom, whole: str, caption: str, clean: tuple[str, ...], ciri: Ciri) -> Kolom:
    """The column with the document its target or budget is of, as far as headings and caption tell."""
    besaran = column.besaran
    if besaran == "anggaran":
        return _anggaran(column, whole, ciri)
    if besaran == "target akhir":
        year = column.tahun if _bertahun(clean) else ciri.tahun_akhir
        return replace(column, tahun=year or column.tahun)
    if besaran == "target":
        return replace(column, besaran=_dokumen_target(whole, caption))
    return column


def _anggaran(column: Kolom, whole: str, ciri: Ciri) -> Kolom:
    if _DEPAN.search(whole) or (ciri.tahun and column.tahun == ciri.tahun + 1):
        return replace(column, besaran="anggaran tahun depan", tahun=max(column.tahun, ciri.tahun + 1))
    if _MURNI.search(whole) or _SEBELUM.search(whole):
        return replace(column, besaran="anggaran murni")
    changed = _PERUBAHAN.search(whole) or _SESUDAH.search(whole)
    return replace(column, besaran="anggaran perubahan") if changed else column


def _murni(columns: list[Kolom]) -> list[Kolom]:
    """The columns; a budget right before the changed one of its year is that from before the change."""
    changed = {(one.indeks, one.tahun) for one in columns if one.besaran == "anggaran perubahan"}
    return [replace(one, besaran="anggaran murni") if one.besaran == "anggaran"
            and (one.indeks + 1, one.tahun) in changed else one for one in columns]


def _dokumen_target(whole: str, caption: str) -> str:
    text = f"{caption} {whole}"
    if _RENSTRA.search(whole) or (_RENSTRA.search(caption) and not re.search("perjanjian|realisasi|capaian", caption)):
        return "target Renstra"
    if re.search(r"\brenja\b|rencana kerja|rencana kinerja|\brkt\b|\brkpd\b", text):
        return "target Renja"
    if _MURNI.search(whole) or _PERUBAHAN.search(whole):
        return "target PK" if _MURNI.search(whole) else "target PK perubahan"
    if "perjanjian kinerja" in text or re.search(r"\bpk\b|penetapan kinerja", text):
        return "target PK perubahan" if "perubahan" in text else "target PK"
    return "target"


def _porsi(columns: list[Kolom]) -> list[Kolom]:
    """The columns; without what was spent a percentage beside the money is the share of the whole."""
    if any(one.besaran in ("realisasi anggaran", "sisa", "persen sisa") for one in columns):
        return columns
    return [replace(one, besaran="lain") if one.besaran == "serapan" and not one.kelompok
            and _BAGIAN.fullmatch(rapikan(one.judul)) else one for one in columns]


def _capaian_ganda(columns: list[Kolom]) -> list[Kolom]:
    """The columns, where a "Capaian 2024" beside a "% Capaian" of its group is what was reached, the realisasi."""
    percent = {(one.kelompok, one.tahun) for one in columns if one.besaran in ("capaian", "progres") and one.persen}
    real = {one.kelompok for one in columns if one.besaran == "realisasi"}
    columns = _murni(_porsi(columns))
    columns = [replace(one, besaran="realisasi") if one.besaran == "capaian" and not one.persen
               and (one.kelompok, one.tahun) in percent and one.kelompok not in real else one for one in columns]
    targets = {one.besaran for one in columns if one.besaran.startswith("target")}
    if len({one.tahun for one in columns if one.besaran.startswith("target")}) >= RENCANA and not any(
            one.besaran in ("realisasi", "capaian") and not _AWAL.search(rapikan(one.judul)) for one in columns):
        return [replace(one, besaran="target Renstra") if one.besaran.startswith("target") else one for one in columns]
    # measured against the end of the plan alone, what is headed capaian is the progress towards it
    return [replace(one, besaran="progres") if one.besaran == "capaian" and targets == {"target akhir"} else one
            for one in columns]
