"""Names of indicators in running text: those of lists with targets, and those that paragraphs begin with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lkjip_xl.domain.nilai.teks import serupa
from lkjip_xl.domain.telaah.dokumen import Blok, Dokumen, Letak

_BUTIR_TARGET = re.compile(
    r"^\W*(?:(?:indikator(?:\s+kinerja)?|iku)\s*(?:ke-?)?\d*\s*[:.]?\s*)?(?P<nama>[^\W\d][^.:;=\d]{8,150}?)\s*"
    r"(?:[,:(–-]\s*)?(?:(?:dengan|yang|memiliki|mempunyai)\s+)?(?:di)?target(?:nya|kan)?\s+"
    r"(?:(?:kinerja|tahun|sebesar|adalah|yaitu|paling|tinggi|rendah|sedikit|banyak|minimal|maksimal|20\d\d)\s*)*[:=]?\s*\d",
    re.IGNORECASE)
_AWAL = re.compile(r"^\W*(?:(?:indikator(?:\s+kinerja)?|iku)\s*(?:ke-?)?\d*\s*[:.]?\s*)?"
                   r"(?P<nama>[A-Z][^.:;\d]{8,120})[.:]\s+(?=[A-Z])")
_ISI = re.compile(r"\b(?:target|realisasi|terealisasi|capaian)\w*\b", re.IGNORECASE)
_ANGKA = re.compile(r"\d")
_KATA_KERJA = re.compile(
    r"\b(?:adalah|telah|akan|merupakan|dapat|sudah|dilakukan|dilaksanakan|menunjukkan|terdapat|disajikan|dijelaskan|"
    r"sebagai|berikut|tabel|gambar|anggaran|program|kegiatan|realisasi|capaian|target|hambatan|kendala|solusi|upaya|"
    r"analisis|faktor|perbandingan|sasaran|tujuan|penyebab)\b", re.IGNORECASE)
_SEDIKITNYA = 2

_Nama = tuple[str, Letak]


def nama_kalimat(dokumen: Dokumen) -> Iterator[_Nama]:
    """The names of indicators that only the text gives; none where lists and paragraphs show no pattern."""
    texts = [block for block in dokumen.blok if block.tabel is None and block.jenis not in ("entri", "keterangan")]
    yield from _daftar(texts)
    yield from _pembuka(texts)


def _daftar(blocks: Sequence[Blok]) -> Iterator[_Nama]:
    """Items of one list that each give a name and its target: "- cakupan imunisasi dengan target 92 persen"."""
    found = [(block, match["nama"].strip()) for block in blocks
             if len(block.teks) < 240 and (match := _BUTIR_TARGET.match(block.teks))]
    rows = {block.indeks for block, _ in found}
    for block, name in found:
        beside = block.jenis == "butir" and {block.indeks - 1, block.indeks + 1} & rows
        if beside or (block.jenis == "butir" and len(found) > _SEDIKITNYA):
            yield name, Letak(block.indeks)


def _pembuka(blocks: Sequence[Blok]) -> Iterator[_Nama]:
    """What paragraphs begin with that go on with target and capaian: "Angka kematian ibu. Targetnya 90 …"."""
    found = []
    for block in blocks:
        match = _AWAL.match(block.teks) if block.jenis in ("paragraf", "butir") and len(block.teks) > 80 else None
        rest = block.teks[match.end():] if match else ""
        if match and _ANGKA.search(rest) and len(set(map(serupa, _ISI.findall(rest)))) > 1 \
                and not _KATA_KERJA.search(match["nama"]):
            found.append((match["nama"].strip(), Letak(block.indeks)))
    if len(found) >= _SEDIKITNYA:
        yield from found
