"""The files that a telaah gives back: the annotated copy and the list of remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.disk.save import refuse_if_in_use, replace_content
from lkjip_xl.engines.naskah.daftar_xlsx import daftar_xlsx
from lkjip_xl.engines.naskah.salinan import salinan
from lkjip_xl.jobs.telaah import Telaahan


@dataclass(frozen=True)
class Tertulis:
    """The files that a telaah has written, and the kept copies of earlier ones."""

    daftar: Path
    salinan: Path | None
    cadangan: tuple[Path, ...]


def write(naskah: Path, folder: Path, done: Telaahan, spared: Iterable[Path | None]) -> Tertulis:
    """Write the annotated copy and the list of a document into a folder; the ``spared`` files are never replaced.

    Raises `CannotRun` before anything is written where one of them cannot be.
    """
    copy = salinan(naskah, done.dokumen, done.temuan)
    made = {folder / f"{naskah.stem} - telaah{copy.akhiran}": copy.isi} if copy else {}
    name = next(iter(made), None)
    listed = folder / f"{naskah.stem} - telaah.xlsx"
    made[listed] = daftar_xlsx(naskah.name, done.temuan, name.name if name else "")
    for path in made:
        _refuse(path, [one for one in spared if one])
    kept = [replace_content(path, content) for path, content in made.items()]
    return Tertulis(listed, name, tuple(path for path in kept if path))


def _refuse(path: Path, spared: Iterable[Path]) -> None:
    if not path.exists():
        return
    if any(one.exists() and path.samefile(one) for one in spared):
        raise CannotRun(f"Hasil telaah akan bernama {path.name}, dan itu berkas yang sedang dibaca. Pilih folder lain "
                        "dengan --ke.")
    refuse_if_in_use(path)
