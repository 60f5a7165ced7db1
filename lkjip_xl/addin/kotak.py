"""What the buttons share: message boxes, the files that staff choose, and copies of the open workbook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.book.grid import CannotRun
from lkjip_xl.engines.workbook import esc
from lkjip_xl.engines.workbook.clicked import refuse_fleeting
from lkjip_xl.engines.workbook.lean import xw

# ruff: noqa: PLC0415 - each button loads only what it needs: a click waits for nothing else

JUDUL = "LKjIP"
TEMUAN_DISEBUT = 5
"""How many findings a message box names; the rest are on the sheet Periksa."""
_LIBRARIES = {"Shared Documents": "Documents"}
"""What OneDrive calls the main library of a SharePoint site on this computer."""
BARIS_DISEBUT, PANJANG_DISEBUT = 18, 200
"""How many other lines a message box shows, and how much of each."""


def agreed(book: xw.Book, question: str, buttons: str = "yes_no") -> bool:
    """Whether staff answer a question with yes or OK."""
    return book.app.alert(question, JUDUL, buttons=buttons, mode="info") in ("yes", "ok")


def chosen(book: xw.Book, kinds: str, title: str, *, several: bool = False) -> list[Path]:
    """The files that staff pick in Excel's own dialog; none when they cancel."""
    picked = book.app.api.GetOpenFilename(kinds, 1, title, "", several)
    names = picked if several else [picked]
    return [Path(name) for name in names] if picked else []


def listed(first: str, lines: Sequence[str]) -> str:
    """A sentence and the lines that fit below it in a message box."""
    more = [f"... dan {len(lines) - BARIS_DISEBUT} baris lagi"] if len(lines) > BARIS_DISEBUT else []
    return "\n".join([first, "", *(f"{line[:PANJANG_DISEBUT]}" for line in lines[:BARIS_DISEBUT]), *more]).rstrip()


def some(lines: Sequence[str]) -> list[str]:
    rest = len(lines) - TEMUAN_DISEBUT
    return [*lines[:TEMUAN_DISEBUT], *([f"... dan {rest} lagi"] if rest > 0 else [])]


def mentioned(what: str, lines: Sequence[str]) -> str:
    """How many there are, the first of them by name; empty for none."""
    named = "\n".join(lines[:TEMUAN_DISEBUT])
    return f"{what} ({len(lines)}):\n{named}\n\n" if lines else ""


def folder_of(book: xw.Book) -> Path:
    """The folder of the open workbook on this computer, where files are written for it.

    Raises `CannotRun` where it has none: never saved, in the cloud without being synchronised, or in a fleeting folder.
    """
    # Not book.fullname: of a workbook in the cloud that asks the hidden sheet, which may name anybody's folder.
    full = str(book.api.FullName)
    folder = _synchronised(full) if "://" in full else Path(full).parent
    if not folder.is_absolute():
        raise CannotRun("Buku kerja ini belum pernah disimpan. Simpan dahulu di folder komputer ini, misalnya "
                        "C:\\LKjIP, agar jelas di mana berkasnya ditulis.")
    refuse_fleeting(full)
    return folder


def _synchronised(url: str) -> Path:
    """The folder that OneDrive keeps for an address; of a shortcut to a folder of others it may not be known.

    For SharePoint xlwings may end with any file of the same name; its folder then bears another name than the address.
    """
    try:
        folder = Path(xw.utils.fullname_url_to_local_path(url)).parent
        if "/sites/" in url and folder.name.rpartition(" - ")[2] != _LIBRARIES.get(last := url.split("/")[-2], last):
            raise LookupError(folder)  # noqa: TRY301 - told below like what xlwings raises
    except Exception as error:
        raise CannotRun("Buku kerja ini dibuka dari OneDrive atau SharePoint, dan foldernya di komputer ini tidak "
                        "ditemukan. Hitung Ulang, Periksa, dan Status tetap dapat dipakai; untuk yang menulis berkas, "
                        "simpan salinannya di komputer ini, misalnya di C:\\LKjIP, lalu ulangi dari sana.") from error
    return folder


@contextmanager
def copied(book: xw.Book) -> Iterator[Path]:
    """A copy of the workbook as it stands in Excel, which is gone afterwards."""
    from lkjip_xl.engines.disk.workplace import workplace

    with workplace() as place:
        copy = place / book.name
        book.api.SaveCopyAs(str(copy))
        yield copy


def kept_copy(book: xw.Book) -> str:
    """Keep the workbook as it stands in Excel before its input is written; returns how that is undone.

    Where Excel saves by itself (AutoSave), closing without saving undoes nothing, and the file lags behind.
    """
    from lkjip_xl.engines.disk.lock import exclusive
    from lkjip_xl.engines.disk.versions import keep_version

    target = folder_of(book) / book.name
    try:
        with copied(book) as copy, exclusive(target):
            kept = keep_version(target, copy)
    except CannotRun:
        raise
    except Exception as error:
        raise CannotRun("Salinan buku kerja ini tidak dapat disimpan di folder cadangan di sebelahnya, jadi tidak ada "
                        "yang ditulis. Periksa apakah folder itu dapat ditulisi, lalu ulangi.") from error
    return (f"Bila keliru, tutup buku kerja tanpa menyimpan; bila AutoSave menyala, kembalikan keadaan sebelumnya "
            f"dari salinannya: {kept.parent.name}/{kept.name}.")


def put(target: Path, content: bytes) -> str:
    """Write a file; returns its name, and where the earlier one is kept."""
    from lkjip_xl.engines.disk.save import replace_content

    kept = replace_content(target, content)
    return f"{target}\nVersi sebelumnya tersimpan di {kept.parent.name}/{kept.name}" if kept else str(target)


def watched(app: xw.App, total: int) -> Callable[[str, int], None]:
    """The same with how many pieces there are."""
    tell = told(app)
    return lambda what, done: tell(f"{what} ({done + 1} dari {total})")


def told(app: xw.App) -> Callable[[str], None]:
    """Shows each piece of work in the status bar; Esc stops before the next one."""
    def tell(what: str) -> None:
        if esc.escape_pressed():
            raise esc.Stopped
        app.status_bar = f"LKjIP: {what} ... tekan Esc untuk berhenti"

    return tell
