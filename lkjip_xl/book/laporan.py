"""From the rows of the input sheets to the records that the domain computes with."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import cast

from lkjip_xl.book.grid import Grid
from lkjip_xl.book.reader import UNREADABLE_CODES, Isian, Row, normal, read_isian
from lkjip_xl.book.schema import (
    ARAH,
    GRAFIK,
    LISTS,
    MAKS_INDIKATOR,
    MAKS_SUB_KEGIATAN,
    SATUAN,
    SKALA_SENDIRI,
    Column,
    Table,
    block,
    table_sheet,
)
from lkjip_xl.domain.hitungan.banding import best_only
from lkjip_xl.domain.hitungan.efisiensi import daftar_metode
from lkjip_xl.domain.masukan import (
    Analisis,
    Barang,
    BarisBelanja,
    BarisJumlah,
    BarisMonev,
    BarisProgram,
    Dokumen,
    Indikator,
    Induk,
    Laporan,
    Pembanding,
    Pengaturan,
    Profil,
    Rekomendasi,
    Surat,
    Unit,
)
from lkjip_xl.domain.nilai.angka import Tanda, Unreadable, tulis_angka
from lkjip_xl.domain.nilai.arah import Arah, AturanCapaian
from lkjip_xl.domain.nilai.figure import Notation
from lkjip_xl.domain.nilai.kode import jenjang
from lkjip_xl.domain.nilai.skala import Skala, Tingkat, daftar_skala, scale_defects
from lkjip_xl.domain.nilai.triwulan import ROMAWI
from lkjip_xl.domain.nilai.ukuran import Predikat, Ukuran, parse_ukuran
from lkjip_xl.domain.temuan import Finding, Place, finding
from lkjip_xl.domain.tercetak import Tercetak

DESIMAL_TERBANYAK = 2
"""The conditional formats of the template show at most so many decimals."""
SARAN_TERBANYAK = 50
"""For how many different unknown names the nearest known one is looked up."""
_SCALE_DEFECTS = {
    "batas_kosong": "batas bawahnya kosong",
    "tidak_turun": "batas bawahnya tidak lebih rendah daripada tingkat di atasnya",
    "terendah_berbatas": "tingkat terendah tidak boleh berbatas bawah",
    "nama_ganda": "namanya sama dengan tingkat lain",
}


def read_laporan(grid: Grid) -> tuple[Laporan, Isian, tuple[Finding, ...]]:
    """The report that a workbook holds, the input it was read from, and every finding made on the way."""
    isian = read_isian(grid)
    builder = _Builder(isian)
    laporan = builder.laporan()
    return laporan, isian, (*isian.findings, *builder.findings)


class _Builder:
    """Builds the records of one report and collects the findings."""

    def __init__(self, isian: Isian) -> None:
        self.isian = isian
        self.findings: list[Finding] = []
        self._places = {f.place for f in isian.findings}
        self._hints: dict[str, str] = {}

    def laporan(self) -> Laporan:
        profil = self._profil()
        ladder = self._ladder()
        induk = self._induk()
        indikator = self._indikator(profil, induk, ladder)
        return Laporan(
            profil,
            self._pengaturan(),
            induk,
            indikator,
            self._program(induk),
            self._belanja(),
            {key: self._pegawai(key) for key in
             ("pegawai_pendidikan", "pegawai_golongan", "pegawai_jabatan", "pegawai_pangkat")},
            tuple(Barang(row.baris, row.text("jenis"), row.number("jumlah"), row.text("satuan"),
                         row.text("keterangan")) for row in self._rows("sarpras")),
            self._surat(),
            tuple(Rekomendasi(row.baris, row.text("kelompok"), row.text("rekomendasi"), row.text("tindak_lanjut"),
                              row.text("tautan")) for row in self._rows("rekomendasi")),
            tuple(Tercetak(row.baris, row.text("tempat"), row.text("besaran"), row.text("tentang"),
                           int(row.number("tahun") or 0), row.text("tertulis"), row.text("nama_tercetak"),
                           row.text("catatan")) for row in self._rows("tercetak")),
            self._monev({normal(i.nama): i.nama for i in indikator}),
            self._organisasi(),
            self._naskah(),
        )

    def _rows(self, key: str) -> tuple[Row, ...]:
        data = self.isian.tables.get(key)
        return data.rows if data else ()

    def _answer(self, form: str, key: str) -> str:
        data = self.isian.forms.get(form)
        return data.text(key) if data else ""

    def _note(self, code: str, place: Place, value: object = "", **args: object) -> None:
        self.findings.append(finding(code, place, value, **args))

    def _require(self, key: str, rows: Iterable[Row]) -> None:
        table = _table(key)
        for row in rows:
            for column in table.required:
                if row.values.get(column.key) is None and not self._reported(key, row.baris, column.key):
                    place = Place(key, row.baris, column.key)
                    self._note("B-214", place, "", kolom=column.label, bantuan=column.help)

    def _reported(self, table: str, row: int, column: str) -> bool:
        return Place(table, row, column) in self._places

    def _profil(self) -> Profil:
        form = self.isian.forms.get("profil")
        if form is None:
            return Profil()
        return Profil(form.text("instansi"), form.text("kabupaten"), form.year("tahun"), form.year("tahun_awal"),
                      form.year("tahun_akhir"), form.text("sumber_pk"), form.text("jabatan"), form.text("nama_kepala"),
                      form.text("pangkat"), form.text("nip"), form.text("tempat"), form.date("tanggal"),
                      form.text("provinsi"), form.text("jabatan_atasan"), form.text("nama_atasan"),
                      form.date("tanggal_pk"), form.date("tanggal_pk_perubahan"))

    def _surat(self) -> Surat:
        form = self.isian.forms.get("surat")
        if form is None:
            return Surat()
        day = form.values.get("tanggal")
        return Surat(form.text("pengirim"), form.text("nomor"), day if isinstance(day, date) else None,
                     form.text("perihal"))

    def _pengaturan(self) -> Pengaturan:
        def chosen(key: str) -> str:
            return self._answer("pengaturan", key)

        digits = self._answer("pengaturan", "angka_desimal")
        tanda: Tanda = "." if chosen("desimal") == LISTS["desimal"][1] else ","
        if digits.isdigit() and int(digits) > DESIMAL_TERBANYAK:
            self._note("H-116", Place("pengaturan", column="angka_desimal"), digits, maks=DESIMAL_TERBANYAK)
        notation = Notation(min(int(digits), DESIMAL_TERBANYAK) if digits.isdigit() else 2, tanda)
        cap, floor = chosen("batas_atas"), chosen("batas_bawah")
        rules = AturanCapaian(
            notation,
            chosen("rumus_rendah") == LISTS["rumus_rendah"][1],
            Decimal(cap) if cap.isdigit() else None,
            None if floor == LISTS["batas_bawah"][1] else Decimal(0),
        )
        metode = next((m.kunci for m in daftar_metode() if m.nama == chosen("efisiensi")), daftar_metode()[0].kunci)
        return Pengaturan(
            self._skala(chosen("skala")),
            chosen("gaya") or LISTS["gaya"][0],
            rules,
            chosen("dasar_rata") == LISTS["dasar_rata"][1],
            metode,
            cast(Dokumen, chosen("pk") or "Murni"),
            cast(Dokumen, chosen("pagu") or "Murni"),
            chosen("kertas") or "F4",
            ROMAWI.index(chosen("triwulan")) + 1 if chosen("triwulan") in ROMAWI else len(ROMAWI),
            chosen("renaksi") == LISTS["renaksi"][1],
            chosen("isi_ekspor") or LISTS["isi_ekspor"][0],
            chosen("bentuk_ekspor") or LISTS["bentuk_ekspor"][0],
            chosen("pola_nama"),
        )

    def _skala(self, name: str) -> Skala:
        if name != SKALA_SENDIRI:
            return next((s for s in daftar_skala() if s.nama == name), daftar_skala()[0])
        rows = self._rows("skala_sendiri")
        levels = tuple(
            Tingkat(row.text("kategori"), row.number("batas"), row.text("termasuk") != "Tidak",
                    row.text("rentang") or _rentang(row.number("batas")),
                    row.text("warna") or LISTS["warna"][min(i, 4)])
            for i, row in enumerate(rows)
        )
        defects = scale_defects(levels)
        for index, code in defects:
            self._note("H-301", Place("skala_sendiri", rows[index].baris, "batas"), "", nama=levels[index].kategori,
                       alasan=_SCALE_DEFECTS[code])
        stated = self._answer("pengaturan", "jumlah_tingkat")
        if stated and stated != str(len(levels)):
            self._note("H-302", Place("skala_sendiri", rows[0].baris if rows else 0, "kategori"), "",
                       baris=len(levels), dinyatakan=stated)
        if not levels:
            self._note("H-301", Place("skala_sendiri"), "", nama="-", alasan="tabelnya kosong")
        if defects or not levels:
            return daftar_skala()[0]
        return Skala("sendiri", SKALA_SENDIRI, "capaian", "ketetapan daerah", 0, levels)

    def _ladder(self) -> tuple[Predikat, ...]:
        rows = self._rows("predikat")
        self._require("predikat", rows)
        ladder: list[Predikat] = []
        for row in rows:
            order = row.number("urutan")
            rung = Predikat(row.text("predikat"), row.text("kelompok"), int(order or 0))
            why = _rung_defect(rung, ladder) if rung.teks and order is not None else ""
            if why:
                self._note("H-114", Place("predikat", row.baris, "urutan"), rung.teks, nama=rung.teks, alasan=why)
            elif rung.teks and order is not None:
                ladder.append(rung)
        return tuple(ladder)

    def _induk(self) -> tuple[Induk, ...]:
        rows = self._unique("induk", self._rows("induk"), "uraian")
        self._require("induk", rows)
        found: list[Induk] = []
        tujuan = ""
        for row in rows:
            uraian = row.text("uraian")
            if row.text("jenis") == "Tujuan":
                tujuan = uraian
                found.append(Induk(row.baris, "Tujuan", uraian))
            elif uraian:
                if not tujuan:
                    self._note("H-103", Place("induk", row.baris, "jenis"), row.text("jenis"))
                found.append(Induk(row.baris, "Sasaran", uraian, tujuan))
        return tuple(found)

    def _unique(self, table: str, rows: Iterable[Row], column: str) -> tuple[Row, ...]:
        first: dict[str, Row] = {}
        for row in rows:
            name = normal(row.text(column))
            if name and name in first:
                self._note("H-101", Place(table, row.baris, column), row.text(column), nama=row.text(column),
                           pertama=first[name].baris, baris=row.baris)
            elif name:
                first[name] = row
        return tuple(first.values())

    def _named(self, table: str, row: Row, column: str, known: Mapping[str, str]) -> str:
        """The name that a reference means, as written at its source; empty with a finding when nobody has it."""
        text = row.text(column)
        if not text or normal(text) in known:
            return known.get(normal(text), "")
        hint = self._hint(normal(text), known)
        spec = _table(table).by_key[column]
        self._note("H-102", Place(table, row.baris, column), text, kolom=spec.label, saran=hint,
                   lembar=table_sheet(spec.options.split(".")[0]).name)
        return ""

    def _hint(self, text: str, known: Mapping[str, str]) -> str:
        """What an unknown name probably means; only so many are looked up, for that is slow."""
        if text not in self._hints and len(self._hints) < SARAN_TERBANYAK:
            close = difflib.get_close_matches(text, known, 1, 0.75)
            self._hints[text] = f"; mungkin maksudnya “{known[close[0]]}”" if close else ""
        return self._hints.get(text, "")

    def _indikator(self, profil: Profil, induk: tuple[Induk, ...], ladder: tuple[Predikat, ...]
                   ) -> tuple[Indikator, ...]:
        rows = self._unique("indikator", self._rows("indikator"), "nama")
        self._require("indikator", rows)
        parents = {normal(i.uraian): i.uraian for i in induk}
        names = {normal(row.text("nama")): row.text("nama") for row in rows}
        targets = self._by_indicator("target", names)
        realisasi = self._by_indicator("realisasi", names)
        others = self._group("pembanding", names)
        texts = self._analisis(names)
        actions = self._by_indicator("renaksi", names)
        built = tuple(
            self._one_indikator(row, profil, self._named("indikator", row, "induk", parents), targets.get(name),
                                realisasi.get(name), others.get(name, []), texts.get(name, Analisis()), ladder,
                                actions.get(name))
            for row in rows for name in [row.text("nama")]
        )
        self._limits(built)
        return built

    def _limits(self, built: tuple[Indikator, ...]) -> None:
        if len(built) > MAKS_INDIKATOR:
            self._note("H-303", Place("indikator"), len(built), banyak=len(built), apa="indikator", maks=MAKS_INDIKATOR)
        drawn = [i for i in built if i.dinilai and i.grafik]
        for extra in drawn[GRAFIK:]:
            self._note("H-110", Place("indikator", extra.baris, "grafik"), "", nama=extra.nama, maks=GRAFIK)

    def _by_indicator(self, table: str, names: Mapping[str, str]) -> dict[str, Row]:
        rows = self._unique(table, self._rows(table), "indikator")
        return {name: row for row in rows if (name := self._named(table, row, "indikator", names))}

    def _group(self, table: str, names: Mapping[str, str]) -> dict[str, list[Row]]:
        groups: dict[str, list[Row]] = {}
        rows = self._rows(table)
        self._require(table, rows)
        for row in rows:
            name = self._named(table, row, "indikator", names)
            if name:
                groups.setdefault(name, []).append(row)
        return groups

    def _analisis(self, names: Mapping[str, str]) -> dict[str, Analisis]:
        points: dict[str, dict[str, list[str]]] = {}
        name = ""
        for row in self._rows("analisis"):
            if row.text("indikator"):
                name = self._named("analisis", row, "indikator", names)
            elif not name:
                self._note("B-106", Place("analisis", row.baris, "indikator"), "", kolom="Indikator Kinerja")
            for key in ("penyebab", "faktor", "hambatan", "solusi"):
                if name and row.text(key):
                    points.setdefault(name, {}).setdefault(key, []).append(row.text(key))
        return {
            name: Analisis(**{key: tuple(texts) for key, texts in found.items()}) for name, found in points.items()
        }

    def _monev(self, names: Mapping[str, str]) -> tuple[BarisMonev, ...]:
        rows = self._rows("monev")
        self._require("monev", rows)
        return tuple(
            BarisMonev(row.baris, ROMAWI.index(row.text("triwulan")) + 1, name, row.text("hambatan"),
                       row.text("solusi"), row.text("tindak_lanjut"), row.text("tautan"))
            for row in rows
            if (name := self._named("monev", row, "indikator", names)) and row.text("triwulan") in ROMAWI
        )

    def _organisasi(self) -> tuple[Unit, ...]:
        rows = self._rows("organisasi")
        known = {normal(row.text("unit")): row.text("unit") for row in rows if row.text("unit")}
        found: list[Unit] = []
        for row in rows:
            points = (row.text("fungsi"),) if row.text("fungsi") else ()
            if row.text("unit"):
                found.append(Unit(row.baris, row.text("unit"), self._named("organisasi", row, "atasan", known),
                                  row.text("tugas"), points))
            elif found:
                found[-1] = replace(found[-1], fungsi=(*found[-1].fungsi, *points))
            else:
                self._note("B-106", Place("organisasi", row.baris, "unit"), "", kolom="Jabatan / Unit")
        return tuple(found)

    def _naskah(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        bagian = ""
        for row in self._rows("naskah"):
            bagian = row.text("bagian") or bagian
            if not bagian:
                self._note("B-106", Place("naskah", row.baris, "bagian"), "", kolom="Bagian")
            elif row.text("isi"):
                found[bagian] = (*found.get(bagian, ()), row.text("isi"))
        return found

    def _one_indikator(self, row: Row, profil: Profil, induk: str, target: Row | None, realisasi: Row | None,
                       others: list[Row], analisis: Analisis, ladder: tuple[Predikat, ...],
                       action: Row | None) -> Indikator:
        jenis = row.text("jenis_target") or "Angka"
        arah: Arah = "rendah" if row.text("arah") == ARAH[1] else "tinggi"
        self._check_satuan(row)
        measures = _Measures(jenis, _own_group((target, realisasi, action), ladder), self._note)
        kept, left = best_only(
            tuple(Pembanding(r.baris, r.text("jenis"), r.text("nama"), measures.of("pembanding", r, "nilai"))
                  for r in others), arah)
        for loser in left:
            used = next(p.nama for p in kept if p.jenis == loser.jenis)
            self._note("H-111", Place("pembanding", loser.baris, "nama"), loser.nama, nama=row.text("nama"),
                       jenis=loser.jenis, dipakai=used)
        year, last = profil.tahun, profil.tahun_akhir
        return Indikator(
            row.baris, row.text("nama"), induk, row.text("satuan"), arah,
            row.text("dinilai") != "Tidak", row.text("sumber_data"),
            tuple(part.strip() for part in row.text("koordinator").replace("\n", ";").split(";") if part.strip()),
            row.text("cara_triwulan"), row.text("grafik") != "Tidak",
            measures.years("target", target, "rencana_{}", {i: last - 5 + i for i in range(1, 6)}, target=True),
            measures.of("target", target, "renja", target=True),
            measures.of("target", target, "pk_murni", target=True),
            measures.of("target", target, "pk_perubahan", target=True),
            measures.years("realisasi", realisasi, "realisasi_{}", {i: year - i for i in range(6)}),
            measures.years("realisasi", realisasi, "target_{}", {i: year - i for i in (1, 2)}, target=True),
            tuple(measures.of("realisasi", realisasi, f"tw_{i}") for i in range(1, 5)),
            kept, analisis,
            target.baris if target else 0, realisasi.baris if realisasi else 0,
            row.text("formula"), target.text("alasan") if target else "", action.text("langkah") if action else "",
            tuple(measures.of("renaksi", action, f"tw_{i}", target=True) for i in range(1, 5)),
            tuple(measures.of("renaksi", action, f"bulan_{i}", target=True) for i in range(1, 13)),
            action.baris if action else 0,
        )

    def _check_satuan(self, row: Row) -> None:
        satuan = row.text("satuan")
        if not satuan or normal(satuan) in {normal(s) for s in SATUAN}:
            return
        close = difflib.get_close_matches(satuan.casefold(), [s.casefold() for s in SATUAN], 1, 0.7)
        hint = f"; mungkin maksudnya “{close[0]}”" if close else ""
        self._note("B-218", Place("indikator", row.baris, "satuan"), satuan, nilai=satuan, saran=hint,
                   pilihan=", ".join(SATUAN))

    def _program(self, induk: tuple[Induk, ...]) -> tuple[BarisProgram, ...]:
        known = {normal(i.uraian): i.uraian for i in induk}
        rows = self._rows("program")
        self._require("program", _first_of_code(rows))
        built = tuple(
            BarisProgram(
                row.baris, row.text("kode"), row.text("uraian"), self._named("program", row, "induk", known),
                row.text("sasaran_program"), row.text("indikator"), row.text("satuan"), row.number("target"),
                row.number("realisasi"), row.text("jenis_belanja"), row.number("pagu_murni"),
                row.number("pagu_perubahan"), _spent(row), row.number("anggaran_depan"),
                row.text("menunjang"), _quarters(row, "target_tw"), _quarters(row, "realisasi_tw"),
                _quarters(row, "serapan_tw"),
            )
            for row in rows if row.text("kode")
        )
        leaves = len({row.kode for row in built if jenjang(row.kode) == "sub kegiatan"})
        if leaves > MAKS_SUB_KEGIATAN:
            self._note("H-303", Place("program"), leaves, banyak=leaves, apa="sub kegiatan", maks=MAKS_SUB_KEGIATAN)
        return built

    def _belanja(self) -> tuple[BarisBelanja, ...]:
        rows = self._unique("belanja", self._rows("belanja"), "jenis")
        self._require("belanja", rows)
        return tuple(BarisBelanja(row.baris, row.text("jenis"), row.number("anggaran"), row.number("realisasi"))
                     for row in rows if row.text("jenis"))

    def _pegawai(self, key: str) -> tuple[BarisJumlah, ...]:
        table = _table(key)
        labels = [c.key for c in table.columns if c.kind == "teks"]
        counts = [c for c in table.columns if c.kind == "bulat"]
        rows = (BarisJumlah(row.baris, tuple(row.text(k) for k in labels),
                            tuple(None if (n := row.number(c.key)) is None else int(n) for c in counts),
                            tuple(c.label for c in counts))
                for row in self._rows(key))
        return tuple(row for row in rows if any(count is not None for count in row.jumlah))


def _first_of_code(rows: Iterable[Row]) -> list[Row]:
    """The first row of every code; the others are further indicators of what it names."""
    first: dict[str, Row] = {}
    for row in rows:
        if row.text("kode"):
            first.setdefault(row.text("kode"), row)
    return list(first.values())


def _quarters(row: Row, key: str) -> tuple[Decimal | None, ...]:
    return tuple(row.number(f"{key}_{index}") for index in range(1, 5))


def _spent(row: Row) -> Decimal | None:
    """The realisasi of the year as typed, or else the sum of the quarters that are reported."""
    typed, known = row.number("realisasi_anggaran"), [q for q in _quarters(row, "serapan_tw") if q is not None]
    return sum(known, Decimal(0)) if typed is None and known else typed


def _rung_defect(rung: Predikat, ladder: Iterable[Predikat]) -> str:
    group = [other for other in ladder if normal(other.kelompok) == normal(rung.kelompok)]
    if rung.urutan < 1:
        return "urutannya 0"
    if any(normal(other.teks) == normal(rung.teks) for other in group):
        return "tertulis dua kali dalam kelompoknya"
    return "urutannya sama dengan predikat lain" if any(other.urutan == rung.urutan for other in group) else ""


def _own_group(rows: Iterable[Row | None], ladder: tuple[Predikat, ...]) -> tuple[Predikat, ...]:
    """Of a ladder, the group that knows every predicate of these rows; the whole ladder when none does."""
    texts = {normal(v) for row in rows if row for v in row.values.values() if isinstance(v, str)}
    used = texts & {normal(p.teks) for p in ladder}
    for group in dict.fromkeys(p.kelompok for p in ladder):
        rungs = tuple(p for p in ladder if p.kelompok == group)
        if used and used <= {normal(p.teks) for p in rungs}:
            return rungs
    return ladder


class _Measures:
    """Turns raw cells into targets and realisasi of one indicator's jenis."""

    def __init__(self, jenis: str, ladder: tuple[Predikat, ...], note: Callable[..., None]) -> None:
        self.jenis, self.ladder, self.note = jenis, ladder, note

    def of(self, table: str, row: Row | None, key: str, target: bool = False) -> Ukuran | None:
        raw = row.values.get(key) if row else None
        if row is None or raw is None:
            return None
        measure = parse_ukuran(raw, self.jenis, self.ladder, target)
        column = _table(table).by_key[key]
        place = Place(table, row.baris, key)
        if not isinstance(measure, Unreadable):
            if isinstance(raw, str) and isinstance(measure, Decimal):
                self.note("B-208", place, raw, kolom=column.label, dibaca=tulis_angka(measure), contoh="83,55")
            return measure
        self._explain(measure, place, column, target)
        return None

    def years(self, table: str, row: Row | None, key: str, years: Mapping[int, int], target: bool = False
              ) -> dict[int, Ukuran]:
        found = {year: self.of(table, row, key.format(index), target) for index, year in years.items()}
        return {year: measure for year, measure in found.items() if measure is not None}

    def _explain(self, problem: Unreadable, place: Place, column: Column, target: bool) -> None:
        if self.jenis == "Predikat":
            self.note("B-215", place, problem.raw, kolom=column.label,
                      pilihan=", ".join(p.teks for p in self.ladder))
        elif self.jenis == "Rentang" and target:
            self.note("B-216", place, problem.raw, kolom=column.label)
        else:
            self.note(UNREADABLE_CODES[problem.code], place, problem.raw, kolom=column.label, contoh="83,55",
                      isi="angka")


def _table(key: str) -> Table:
    found = block(key)
    assert isinstance(found, Table)
    return found


def _rentang(batas: Decimal | None) -> str:
    return "di bawahnya" if batas is None else f">= {batas:f}".replace(".", ",")
