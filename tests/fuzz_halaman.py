"""The page of docs on the last result of the fuzz target."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fuzz_mati import Deaths

Note = Mapping[str, Any]
"""What came of one mutant: its number, command, kind, exit code, seconds, peak and faults."""

INTRO = """# Uji acak: hasil terakhir

`make fuzz` menjalankan setiap perintah atas buku kerja, berkas data, perintah, dan lingkungan yang dirusak secara acak,
masing-masing sebagai proses tersendiri dengan batas memori dan waktu (`tests/fuzz.py`). Setiap mutan ditentukan oleh
benih dan nomornya: `python tests/fuzz.py --benih 1 --ulang NOMOR` mengulang satu. Halaman ini ditulisnya sendiri.

Yang disebut gagal: kesalahan di dalam program, kode keluar selain 0, 1, 2, alasan sistem berbahasa Inggris, ucapan
pustaka, lebih dari 20 detik atau 500 MB, keluaran JSON yang rusak, hasil yang tidak dapat dibuka, berkas yang berubah
sesudah ditolak, sisa tersembunyi; sesudah dimatikan: berkas yang tidak utuh, isi yang hilang, atau jalan berikutnya
yang tidak selesai.
"""


@dataclass(frozen=True)
class Result:
    """What came of a run: the mutants, the kills, the seed, and the tester's own memory in megabytes."""

    done: Sequence[Note]
    died: Deaths
    seed: int
    ground: float


def page(result: Result) -> str:
    """The whole page."""
    return "\n".join([INTRO, *_figures(result), "", *_counts(result.done), "", _per_command(result.died), "",
                      "## Kegagalan", "", *(_failures(result) or ["Tidak ada."]), ""])


def _figures(result: Result) -> list[str]:
    done, died = result.done, result.died
    codes = Counter(one["code"] for one in done)
    slow = max(done, key=lambda one: one["seconds"], default={"seconds": 0, "command": "-"})
    large = max(done, key=lambda one: one["peak"], default={"peak": 0, "command": "-"})
    numbers = [one["number"] for one in done] or [0]
    rows = {
        "Tanggal": time.strftime("%Y-%m-%d"),
        "Benih dan nomor": f"{result.seed}; nomor antara {min(numbers)} dan {max(numbers)}",
        "Mutan": str(len(done)),
        "Gagal": str(sum(bool(one["faults"]) for one in done)),
        "Kode keluar": ", ".join(f"{code}: {count}" for code, count in sorted(codes.items())),
        "Paling lama": f"{slow['seconds']:.1f} detik prosesor ({slow['command']})".replace(".", ","),
        "Memori puncak": f"{large['peak']:.0f} MB ({large['command']}), sekitar {result.ground:.0f} MB di antaranya "
                         "milik pengujinya",
        "Dimatikan (SIGKILL)": f"{died.killed} kali dari {died.tried} percobaan (sisanya keburu selesai), {died.again} "
                               f"kali dijalankan lagi; {len(died.faults)} gagal",
    }
    return ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in rows.items())]


def _counts(done: Sequence[Note]) -> list[str]:
    counts = Counter((one["command"], one["kind"]) for one in done)
    kinds = list(dict.fromkeys(kind for _, kind in sorted(counts)))
    totals = Counter(one["command"] for one in done).most_common()
    return ["| Perintah | " + " | ".join(kinds) + " | Semua |", "|---|" + "---:|" * (len(kinds) + 1),
            *(f"| {name} | " + " | ".join(str(counts[name, kind] or "") for kind in kinds) + f" | {total} |"
              for name, total in totals)]


def _per_command(died: Deaths) -> str:
    named = ", ".join(f"{name} {count}" for name, count in died.per.items())
    return f"Dimatikan, per perintah: {named or 'tidak dijalankan'}."


def _failures(result: Result) -> list[str]:
    """Each kind of failure with how often, the smallest number that shows it, and its words."""
    found: dict[str, tuple[int, int, str]] = {}
    for one in sorted(result.done, key=lambda one: one["number"]):
        for fault in one["faults"]:
            kind = f"{one['command']}: {fault.split(':')[0]}"
            count, number, detail = found.get(kind, (0, one["number"], ascii(f"{one['what']}: {fault}")[:200]))
            found[kind] = (count + 1, number, detail)
    return [*(f"- {count} kali {kind}; contoh nomor {number}: {detail}"
              for kind, (count, number, detail) in found.items()),
            *(f"- sesudah dimatikan: {text}" for text in result.died.faults[:20])]
