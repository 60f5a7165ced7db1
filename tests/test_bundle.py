"""The package for office computers: complete, installable without internet, and scripts that cmd.exe can follow.

What Linux can prove. The rest, with Excel and Windows themselves, is the checklist docs/uji-windows.md.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import NOW
from filelock import FileLock
from packaging.utils import canonicalize_name, parse_wheel_filename

from lkjip_xl.book.schema import TOMBOL
from lkjip_xl.book.status import BELUM, BERUBAH, SESUAI
from lkjip_xl.engines.workbook.file import open_book
from lkjip_xl.jobs.hitung import hitung_buku
from lkjip_xl.udf import FUNGSI

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "windows"))
import bundel  # noqa: E402 - scripts of the repository, found by the line above
import bundel_lisensi  # noqa: E402
import bundel_panduan  # noqa: E402
import bundel_python  # noqa: E402
import bundel_roda  # noqa: E402
import bundel_tanda  # noqa: E402
import seret  # noqa: E402

pytestmark = pytest.mark.xdist_group("bundel")
ORDER = bundel.Order(small=False)
"""The package of a kecamatan; packing its libraries small takes a minute and changes nothing else."""
CMD = ("pasang.cmd", "copot.cmd", "lkjip.cmd")
OF_WINDOWS = {"LOCALAPPDATA", "APPDATA", "USERPROFILE", "ProgramFiles", "SystemRoot", "PATH", "ERRORLEVEL",
              "CMDCMDLINE", "TEMP", "RANDOM"}
LONGEST_PATH = 259
LONG_USER = "C:\\Users\\" + "n" * 40


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as it is handed out, built once even when several workers run the tests; its wheels lie beside it."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    shared = base / "bundel"
    folder = shared / ORDER.name
    with FileLock(f"{shared}.lock"):
        if not folder.with_name(f"{folder.name}.zip").exists():
            bundel.build(shared, ORDER, shared / "wheels")
    return folder


@pytest.fixture(scope="session")
def wheels(bundle: Path) -> list[Path]:
    return sorted((bundle.parent / "wheels").glob("*.whl"))


@pytest.fixture(scope="session")
def laid_out(bundle: Path) -> dict[str, int]:
    """What pasang.cmd unpacks below venv, with the sizes."""
    with zipfile.ZipFile(bundle / "pustaka.zip") as archive:
        return {entry.filename: entry.file_size for entry in archive.infolist()}


@pytest.fixture(scope="session")
def python(bundle: Path) -> dict[str, bytes]:
    """The files of the package's own Python."""
    return {path.name: path.read_bytes() for path in (bundle / "python").iterdir()}


# --- What lies in the package ---


def test_everything_that_the_first_text_names_lies_in_the_package(bundle: Path) -> None:
    text = (bundle / "BACA-SAYA.txt").read_text(encoding="ascii")
    named = set(re.findall(r"[\w\\-]+\.(?:cmd|html|py|txt|xlam|xlsm|xlsx|zip)\b|\w+\\(?=\s)", text))
    named -= set(bundel.OF_KABUPATEN)
    assert {"pasang.cmd", "lkjip.xlsm", r"contoh\blora-2024.xlsm", "panduan.html", "python\\", "pustaka.zip"} <= named
    assert [name for name in sorted(named) if not (bundle / name.replace("\\", "/")).exists()] == []


def test_the_first_text_names_every_file_that_staff_see(bundle: Path) -> None:
    text = (bundle / "BACA-SAYA.txt").read_text(encoding="ascii")
    seen = [path.name for path in bundle.iterdir() if path.name not in ("BACA-SAYA.txt", "gambar")]
    assert [name for name in seen if name not in text] == []


def test_texts_are_ascii_with_windows_line_ends_and_the_version_filled_in(bundle: Path) -> None:
    for name in bundel.SCRIPTS:
        data = (bundle / name).read_bytes()
        assert data.isascii(), name
        assert data.count(b"\n") == data.count(b"\r\n"), name
        assert b"@VERSI@" not in data, name
    assert f'set "VERSI={bundel.version()}"\r\n' in (bundle / "pasang.cmd").read_bytes().decode("ascii")


def test_the_pictures_of_the_guide_lie_beside_it(bundle: Path) -> None:
    pictures = re.findall(r'<img src="([^"]+)"', (bundle / "panduan.html").read_text(encoding="utf-8"))
    assert [name for name in pictures if not (bundle / name).is_file()] == []


def test_the_zip_holds_the_folder_and_nothing_else(bundle: Path) -> None:
    with zipfile.ZipFile(bundle.with_name(f"{bundle.name}.zip")) as archive:
        held = {entry.filename: entry.file_size for entry in archive.infolist()}
    files = [path for path in bundle.rglob("*") if path.is_file()]
    assert held == {path.relative_to(bundle.parent).as_posix(): path.stat().st_size for path in files}


def test_the_same_folder_gives_the_same_zip(bundle: Path, tmp_path: Path) -> None:
    bundel.write_zip(bundle / "LISENSI", tmp_path / "satu.zip")
    bundel.write_zip(bundle / "LISENSI", tmp_path / "dua.zip")
    assert (tmp_path / "satu.zip").read_bytes() == (tmp_path / "dua.zip").read_bytes()


def test_no_path_grows_too_long_for_windows(bundle: Path, laid_out: dict[str, int]) -> None:
    venv = LONG_USER + r"\AppData\Local\lkjip-xl\venv-lama"
    compiled = [re.sub(r"([^/]+)\.py$", r"__pycache__/\1.cpython-313.pyc", name) for name in laid_out]
    assert max(len(f"{venv}\\{name}") for name in compiled) <= LONGEST_PATH
    unpacked = LONG_USER + r"\OneDrive - Pemerintah Kabupaten\Documents\LKjIP" + f"\\{bundle.name}" * 2
    assert max(len(f"{unpacked}\\{path.relative_to(bundle)}") for path in bundle.rglob("*")) <= LONGEST_PATH


def test_the_two_other_packages_are_told_apart_by_their_names() -> None:
    assert [bundel.read_order(words)[1].name.removeprefix(f"lkjip-xl-{bundel.version()}-windows") for words in
            ([], ["--wheels"], ["--kabupaten"])] == ["", "-wheels", "-kabupaten"]


# --- The package's own Python ---


def test_the_own_python_finds_what_pasang_unpacks_and_nothing_else(python: dict[str, bytes]) -> None:
    """It lies in venv\\Scripts; what its path file does not name, as the folder of a workbook, it never searches."""
    assert python["python313._pth"] == b"python313.zip\r\n.\r\n..\\Lib\\site-packages\r\nimport site\r\n"
    assert {"python.exe", "python313.dll", "python313.zip", "_lzma.pyd", "LICENSE.txt"} <= python.keys()


def test_the_libraries_lie_where_the_macros_and_python_look(laid_out: dict[str, int]) -> None:
    above = {name for name in laid_out if not name.startswith("Lib/site-packages/")}
    assert {name[:9] for name in above} == {"xlwings32", "xlwings64"}
    for name in ("lkjip_xl/addin/__main__.py", "lkjip_xl/workbook/lkjip.xlsm", "sitecustomize.py", "pywin32.pth",
                 "numpy.libs", "xlwings/_xlwindows.py", "pywin32_system32/pywintypes313.dll"):
        assert any(found.startswith(f"Lib/site-packages/{name}") for found in laid_out), name


def test_what_no_run_needs_is_left_out(laid_out: dict[str, int]) -> None:
    needless = re.compile(r"/tests?/|\.(lib|pyi|chm)$|^Lib/site-packages/(pythonwin|adodbapi)/")
    assert [name for name in laid_out if needless.search(name)] == []
    assert not any(name.startswith("Lib/site-packages/xlwings/pro/") for name in laid_out)


def test_nothing_that_stays_imports_what_is_left_out(bundle: Path) -> None:
    gone = re.compile(rb"^(?:from|import) (?:\.|[\w.]+\.)?(?:tests?|pythonwin|adodbapi|isapi)\b", re.MULTILINE)
    with zipfile.ZipFile(bundle / "pustaka.zip") as archive:
        assert [name for name in archive.namelist() if name.endswith(".py") and gone.search(archive.read(name))] == []


def test_every_program_of_the_own_python_is_signed_by_the_foundation(python: dict[str, bytes]) -> None:
    signers = {name: bundel_tanda.signer_of_program(data) for name, data in python.items()
               if name.endswith(bundel_python.PROGRAMS)}
    others = {name for name, signer in signers.items() if signer != "Python Software Foundation"}
    assert others == {"vcruntime140.dll", "vcruntime140_1.dll"}
    assert len(signers) == 30


@pytest.mark.parametrize("name", ["python.exe", "_ctypes.pyd", "libffi-8.dll", "vcruntime140.dll"])
def test_a_program_changed_after_signing_is_refused(python: dict[str, bytes], name: str) -> None:
    changed = bytearray(python[name])
    changed[0x1200] ^= 1
    with pytest.raises(bundel_tanda.NotSignedError, match="berubah"):
        bundel_tanda.signer_of_program(bytes(changed))


def test_a_signature_changed_anywhere_is_refused(python: dict[str, bytes]) -> None:
    """The last byte belongs to the time stamp, which is not asked; all that is asked is covered."""
    catalogue = python["python.cat"]
    assert bundel_tanda.checked(catalogue).signer == "Python Software Foundation"
    with pytest.raises(bundel_tanda.NotSignedError):
        bundel_tanda.checked(catalogue[:5000] + bytes((catalogue[5000] ^ 1,)) + catalogue[5001:])


def test_a_signature_whose_chain_ends_elsewhere_is_refused(
    python: dict[str, bytes], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bundel_tanda, "TRUSTED", {})
    with pytest.raises(bundel_tanda.NotSignedError, match="Microsoft Identity Verification Root"):
        bundel_tanda.signer_of_program(python["python.exe"])


def test_a_program_without_signature_is_refused(python: dict[str, bytes], wheels: list[Path]) -> None:
    lxml = next(wheel for wheel in wheels if wheel.name.startswith("lxml-"))
    with zipfile.ZipFile(lxml) as archive:
        unsigned = archive.read(next(name for name in archive.namelist() if name.endswith("etree.cp313-win_amd64.pyd")))
    with pytest.raises(bundel_roda.CannotBundleError, match="ditandatangani"):
        bundel_python.read_python(_packed({**python, "etree.pyd": unsigned}))


def test_a_zip_of_python_org_is_known_by_its_published_hash(python: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "python-3.13.99-embed-amd64.zip"
    path.write_bytes(_packed(python))
    with pytest.raises(bundel_roda.CannotBundleError, match="SHA-256"):
        bundel_python.own_python(path)
    found = bundel_python.own_python(path, hashlib.sha256(path.read_bytes()).hexdigest().upper())
    assert (found.version, found.name, found.signed) == ("3.13.2", "python313", 30)


def _packed(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for name, data in files.items():
            opened.writestr(name, data)
    return archive.getvalue()


def test_what_nothing_but_the_hash_vouches_for_is_counted(python: dict[str, bytes]) -> None:
    """The signed catalogue lists sources; what Python compiled from them into python313.zip it does not list."""
    found = bundel_python.read_python(_packed(python))
    assert found.listed == 7
    assert {name for name in found.loose if "/" not in name} == {"LICENSE.txt", "python313._pth"}
    assert {Path(name).suffix for name in found.loose if "/" in name} == {".pyc"}


# --- Installing without internet ---


def test_every_wheel_is_pure_or_for_64_bit_windows(wheels: list[Path]) -> None:
    platforms = {wheel.name: {tag.platform for tag in parse_wheel_filename(wheel.name)[3]} for wheel in wheels}
    assert {name: found for name, found in platforms.items() if found not in ({"any"}, {"win_amd64"})} == {}
    assert {"win_amd64"} in platforms.values()


def test_pip_finds_everything_in_the_package_alone(wheels: list[Path], tmp_path: Path) -> None:
    """As the package with wheels is installed; building it asks the same for each Python, see below."""
    ran = subprocess.run(
        [sys.executable, "-m", "pip", "--isolated", "install", "--dry-run", "--ignore-installed", "--no-index",
         "--find-links", str(wheels[0].parent), "--only-binary=:all:", "--platform", "win_amd64", "--implementation",
         "cp", "--python-version", bundel_python.VERSION, "--target", str(tmp_path), f"lkjip-xl=={bundel.version()}",
         "pywin32", "tzdata"],
        capture_output=True, text=True, check=False, env={**os.environ, "PIP_CONFIG_FILE": os.devnull})
    assert ran.returncode == 0, ran.stderr
    assert f"lkjip-xl-{bundel.version()}" in ran.stdout


def test_what_windows_alone_requires_is_in_the_package_too(wheels: list[Path]) -> None:
    assert bundel_roda.unmet(wheels, bundel_python.VERSION) == []
    without = [wheel for wheel in wheels if not wheel.name.startswith("pywin32-")]
    assert [text.partition(":")[0][:8] for text in bundel_roda.unmet(without, bundel_python.VERSION)] == ["xlwings-"]


def test_wheels_for_another_python_are_missed(wheels: list[Path]) -> None:
    assert any("numpy" in text for text in bundel_roda.unmet(wheels, "3.12"))


def test_xlwings_keeps_its_libraries_and_its_list_of_files_is_true(wheels: list[Path]) -> None:
    for wheel in (wheel for wheel in wheels if wheel.name.startswith("xlwings-")):
        with zipfile.ZipFile(wheel) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        assert {f"{bits}-bit" for bits in (32, 64) if any(f"/xlwings{bits}-" in name for name in files)} == {
            "32-bit", "64-bit"}
        record = next(name for name in files if name.endswith("/RECORD"))
        listed = {name: (digest, size) for name, digest, size in csv.reader(io.StringIO(files[record].decode()))}
        assert listed.pop(record) == ("", "")
        del files[record]
        assert listed == {name: (f"sha256={_digest(data)}", str(len(data))) for name, data in files.items()}


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


# --- Licences ---


def test_every_library_comes_with_its_licence_and_stands_in_the_list(bundle: Path, wheels: list[Path]) -> None:
    names = {canonicalize_name(parse_wheel_filename(wheel.name)[0]) for wheel in wheels}
    listed = (bundle / "LISENSI" / "DAFTAR.txt").read_text(encoding="utf-8")
    texts = {path.name for path in (bundle / "LISENSI").iterdir() if path.is_dir() and any(path.iterdir())}
    assert texts == names | {"python"}
    assert [name for name in (*names, "python") if not re.search(rf"^{name} [\d.]+: \S", listed, re.MULTILINE)] == []
    assert "Redistribution and use" in (bundle / "LISENSI" / "xlwings.bas.txt").read_text(encoding="cp1252")


def test_a_licence_that_was_read_is_the_one_that_the_library_states(wheels: list[Path]) -> None:
    for wheel in wheels:
        found = bundel_roda.metadata(wheel)
        stated = " ".join([*(found.get_all("License-Expression") or found.get_all("License") or ()),
                           *(found.get_all("Classifier") or ())])
        first = bundel_lisensi.LICENCES[canonicalize_name(found["Name"])].split(";")[0]
        assert first.split("-")[0] in stated, wheel.name
        # FreeType, inside matplotlib, leaves the choice between its own licence (FTL) and the GPL; the FTL is taken.
        own = re.sub(r"Name: FreeType.*?(?=Name: )", "", stated, flags=re.DOTALL)
        assert not re.search(r"(?<!L)GPL", own), wheel.name


def test_no_library_is_under_the_gpl() -> None:
    """The GPL only with its exception for compiler libraries; the LGPL only in a wheel that can be exchanged."""
    strict = {name: text for name, text in bundel_lisensi.LICENCES.items()
              if re.search(r"(?<!L)GPL", text.replace("GPL-3.0 dengan GCC-exception-3.1", ""))}
    assert strict == {}
    assert {name for name, text in bundel_lisensi.LICENCES.items() if "LGPL" in text} == {"lxml", "pywin32"}


def test_xlwings_pro_with_its_other_licence_is_left_out(wheels: list[Path]) -> None:
    names = [name for wheel in wheels for name in zipfile.ZipFile(wheel).namelist()]
    assert [name for name in names if re.search(r"^xlwings/pro/|xlwingslib|LICENSE_PRO", name)] == []


def test_a_library_whose_licence_nobody_read_stops_the_build(tmp_path: Path) -> None:
    stranger = bundel_roda.Wheel(tmp_path / "asing-1.0-py3-none-any.whl", "asing", "1.0")
    with pytest.raises(bundel_roda.CannotBundleError, match="asing"):
        bundel_lisensi.write_licences(tmp_path / "LISENSI", [stranger], None)


# --- The batch files ---


def _lines(name: str) -> list[str]:
    """The lines of a batch file without comments."""
    lines = (ROOT / "windows" / name).read_text(encoding="ascii").splitlines()
    return [line for line in lines if not re.match(r"\s*rem\b", line, re.IGNORECASE)]


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', '""', line)


def test_batch_files_leave_the_repository_with_windows_line_ends() -> None:
    assert "*.cmd text eol=crlf" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", CMD)
def test_every_label_that_is_jumped_to_exists_once(name: str) -> None:
    lines = _lines(name)
    labels = [line[1:].strip() for line in lines if line.startswith(":")]
    jumps = {label for line in lines for label in re.findall(r"\b(?:goto\s+:?|call\s+:)(\w+)", _outside_quotes(line))}
    assert len(labels) == len(set(labels))
    assert jumps == set(labels)


@pytest.mark.parametrize("name", CMD)
def test_every_variable_is_set_in_the_file_or_by_windows(name: str) -> None:
    lines = _lines(name)
    given = {variable for line in lines for variable in re.findall(r'\bset (?:/p )?"?(\w+)=', line)} | OF_WINDOWS
    used = {variable for line in lines for variable in _variables(line, "EnableDelayedExpansion" in "".join(lines))}
    assert used - given == set()


def _variables(line: str, delayed: bool) -> Iterator[str]:
    plain = line.replace("%%", "")
    yield from re.findall(r"%(\w+)(?::[^%]*)?%", re.sub(r"%~?\w*\d|%\*", "", plain))
    yield from re.findall(r"\bdefined (\w+)", plain)
    if delayed:
        yield from re.findall(r"!(\w+)(?::[^!]*)?!", plain)


@pytest.mark.parametrize("name", CMD)
def test_no_message_holds_a_sign_that_cmd_would_act_upon(name: str) -> None:
    for line in _lines(name):
        for message in re.findall(r"(?<![\w>\"])\becho ([^&]*.*)$", _outside_quotes(line)):
            assert not re.search(r"[&|<>^]", message), line


@pytest.mark.parametrize("name", CMD)
def test_every_path_stands_in_quotes(name: str) -> None:
    for line in _lines(name):
        outside = _outside_quotes(line)
        assert not re.search(r"%(VENV|RUMAH|LAMA|PANDUAN|SERET|XLSTART|SETELAN|PYTHON|PEMASANG|LOCALAPPDATA|APPDATA|"
                             r"USERPROFILE)%|%~(dp|f)0", outside), line


@pytest.mark.parametrize("name", CMD)
def test_a_batch_file_needs_neither_network_nor_powershell_nor_admin_rights(name: str) -> None:
    text = "\n".join(_lines(name)).lower()
    for word in ("powershell", "curl", "bitsadmin", "certutil", "http:", "https:", "ftp", "wget", "runas", "reg add",
                 "hklm", "setx", "cscript", "mshta"):
        assert word not in text


@pytest.mark.parametrize("name", CMD)
def test_a_batch_file_knows_no_particular_machine(name: str) -> None:
    text = "\n".join(_lines(name))
    assert not re.search(r"(?i)[a-z]:\\|\\users\\|/home/|/tmp/", text)


@pytest.mark.parametrize("name", CMD)
def test_a_batch_file_keeps_its_settings_to_itself_and_returns_a_code(name: str) -> None:
    lines = _lines(name)
    assert lines[0] == "@echo off"
    assert lines[1] == "setlocal EnableExtensions DisableDelayedExpansion"
    assert re.search(r"exit /b %KODE%$", lines[-1])
    assert sum("pause" in line for line in lines) == 1
    assert any(re.match(r"if defined (JEDA|DIKLIK)( if not defined DIAM)? pause", line) for line in lines)


def test_copot_removes_every_place_that_pasang_writes_to() -> None:
    places = [{found[1]: found[2] for line in _lines(name) if (found := re.fullmatch(r'set "(\w+)=(%.*\\.*)"', line))
               and found[1] not in ("CALON", "JALUR")} for name in ("pasang.cmd", "copot.cmd")]
    assert places[0] == places[1]
    removing = "\n".join(line for line in _lines("copot.cmd") if re.search(r"\b(rd|del)\b", line))
    assert {name for name in places[0] if f"%{name}%" not in removing} == set()


def test_copot_removes_nothing_else() -> None:
    targets = {target for line in _lines("copot.cmd") for command in re.findall(r"\b(?:rd|del)\b(.*)", line)
               for target in re.findall(r'"([^"]+)"', command)}
    assert targets == {"%VENV%", "%LAMA%", "%PANDUAN%", "%SERET%", r"%XLSTART%\lkjip.xlam", r"%SETELAN%\lkjip.conf",
                       r"%SETELAN%\lkjip.conf.baru", "%SETELAN%", "%RUMAH%"}
    whole_folders = {target for line in _lines("copot.cmd") for target in re.findall(r'rd /s /q "([^"]+)"', line)}
    assert whole_folders == {"%VENV%", "%LAMA%", "%PANDUAN%"}


def test_pasang_looks_for_the_python_versions_whose_wheels_are_there() -> None:
    text = "\n".join(_lines("pasang.cmd"))
    looked_for = re.search(r"for %%V in \(([\d. ]+)\)", text)
    assert looked_for
    assert sorted(looked_for[1].split()) == sorted(bundel.PYTHON_VERSIONS)
    assert {f"3.{minor}" for minor in re.findall(r"Python\\Python3(\d+)\\", text)} == set(bundel.PYTHON_VERSIONS)


def test_pasang_never_asks_the_network_or_the_settings_of_pip() -> None:
    install = next(line for line in _lines("pasang.cmd") if "-m pip" in line)
    for option in ("-I ", "--isolated", "--no-index", "--find-links wheels", "--only-binary :all:", "--no-cache-dir"):
        assert option in install
    assert 'set "PIP_CONFIG_FILE=nul"' in _lines("pasang.cmd")


def test_pasang_leaves_no_setting_that_names_a_program() -> None:
    """The macros know where Python stands; an earlier version wrote it down, and pasang.cmd takes that away."""
    text = "\n".join(_lines("pasang.cmd"))
    assert [line for line in _lines("pasang.cmd") if "INTERPRETER" in line and 'findstr.exe" /v' not in line] == []
    assert r'del /q "%SETELAN%\lkjip.conf" "%SETELAN%\lkjip.conf.baru"' in text


def _snippets(name: str) -> list[str]:
    text = "\n".join(_lines(name))
    return [*re.findall(r'-c "([^"%][^"]*)"', text), *re.findall(r'set "CEK=([^"]*)"', text)]


def test_the_python_inside_the_batch_files_is_python() -> None:
    snippets = _snippets("pasang.cmd")
    assert len(snippets) == 4
    for code in snippets:
        compile(code, "pasang.cmd", "exec")


@pytest.mark.parametrize(("version", "platform", "free_threaded", "prefix", "accepted"), [
    ((3, 12, 9), "win-amd64", 0, r"C:\Users\u\AppData\Local\Programs\Python\Python312", True),
    ((3, 13, 1), "win-amd64", None, r"C:\Program Files\Python313", True),
    ((3, 11, 9), "win-amd64", 0, r"C:\Python311", False),
    ((3, 14, 0), "win-amd64", 0, r"C:\Python314", True),
    ((3, 15, 0), "win-amd64", 0, r"C:\Python315", False),
    ((3, 13, 1), "win32", 0, r"C:\Python313-32", False),
    ((3, 13, 1), "win-arm64", 0, r"C:\Python313-arm64", False),
    ((3, 13, 1), "win-amd64", 1, r"C:\Python313t", False),
    ((3, 13, 1), "win-amd64", 0, r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.13", False),
])
def test_pasang_takes_only_a_python_that_fits(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, ...], platform: str, free_threaded: int | None, prefix: str,
    accepted: bool,
) -> None:
    exits: list[object] = []
    stand_in = SimpleNamespace(version_info=version, base_prefix=prefix, exit=exits.append)
    config = SimpleNamespace(get_platform=lambda: platform, get_config_var=lambda _: free_threaded)
    code = next(code for code in _snippets("pasang.cmd") if "get_platform" in code)
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "sysconfig", config)
        patch.setitem(sys.modules, "sys", stand_in)
        exec(compile(code, "pasang.cmd", "exec"), {})
    assert exits == [not accepted]


# --- Dragging workbooks onto lkjip.cmd ---


@pytest.mark.parametrize(("started", "files"), [
    (r'C:\Windows\system32\cmd.exe /c ""C:\x\lkjip.cmd" "C:\a b\satu.xlsm""', [r"C:\a b\satu.xlsm"]),
    (r'C:\Windows\system32\cmd.exe /c ""C:\x\lkjip.cmd" C:\P&K\satu.xlsm"', [r"C:\P&K\satu.xlsm"]),
    (r"""cmd.exe /c ""C:\x y (1)\lkjip.cmd" C:\P&K\1.xlsm "C:\a & b\100% (2).xlsm" D:\Jum'at.xlsx" """,
     [r"C:\P&K\1.xlsm", r"C:\a & b\100% (2).xlsm", r"D:\Jum'at.xlsx"]),
    (r'cmd.exe /C ""\\server\bersama\LKJIP.CMD" \\server\bersama\satu.xlsm"', [r"\\server\bersama\satu.xlsm"]),
    (r'cmd.exe /c ""C:\x\lkjip.cmd" "', []),
    (r'cmd.exe /c "C:\x\lkjip.cmd"', []),
    (r'cmd /d /c lkjip.cmd /diam "C:\a b.xlsm"', [r"C:\a b.xlsm"]),
])
def test_dragged_files_are_read_from_the_line_that_explorer_wrote(started: str, files: list[str]) -> None:
    assert seret.files_of({"LKJIP_BARIS": started, "LKJIP_ISI": r"C:\P", "LKJIP_SKRIP": "lkjip.cmd"}) == files


@pytest.mark.parametrize("started", [r"C:\Windows\system32\cmd.exe", r'cmd.exe /c "semua.cmd C:\lain.xlsm"', ""])
def test_files_typed_after_the_command_are_taken_as_typed(started: str) -> None:
    typed = {"LKJIP_BARIS": started, "LKJIP_ISI": r'"C:\a & b\satu.xlsm" dua.xlsx /DIAM', "LKJIP_SKRIP": "lkjip.cmd"}
    assert seret.files_of(typed) == [r"C:\a & b\satu.xlsm", "dua.xlsx"]


def test_without_a_file_it_asks_for_one_to_be_dragged(capsys: pytest.CaptureFixture[str]) -> None:
    ran: list[list[str]] = []
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return r'"C:\a b\satu.xlsm"'

    assert seret.main({}, lambda command: ran.append(list(command)) or 0, ask) == 0
    assert "Seret buku kerja" in asked[0]
    assert ran == [["hitung", r"C:\a b\satu.xlsm"]]
    assert "mohon tunggu" in capsys.readouterr().out


def test_no_answer_means_nothing_is_computed(capsys: pytest.CaptureFixture[str]) -> None:
    def never(_: object) -> int:
        raise AssertionError

    assert seret.main({}, never, lambda _: "") == 2
    assert "Tidak ada berkas" in capsys.readouterr().out


def test_several_files_are_done_in_turn_and_the_worst_result_is_returned(capsys: pytest.CaptureFixture[str]) -> None:
    codes: dict[str, int] = {"1.xlsm": 0, "2.xlsm": 2, "3.xlsm": 1}
    run: Callable[[list[str]], int] = lambda command: codes[command[1]]  # noqa: E731
    assert seret.main({"LKJIP_ISI": "1.xlsm 2.xlsm 3.xlsm"}, run) == 2
    assert re.findall(r"\[(\d/\d)\]", capsys.readouterr().out) == ["1/3", "2/3", "3/3"]


def test_a_dragged_report_is_read_beside_the_workbook_that_was_dragged_along() -> None:
    assert seret.commands_of(["C:\\a b\\LKjIP.DOCX"]) == [["telaah", "C:\\a b\\LKjIP.DOCX", "--ringkas"]]
    assert seret.commands_of(["satu.xlsm", "naskah.pdf"]) == [
        ["telaah", "naskah.pdf", "--ringkas", "--buku", "satu.xlsm"]]
    assert seret.commands_of(["satu.xlsm", "naskah.pdf", "dua.xlsx"]) == [
        ["telaah", "naskah.pdf", "--ringkas"], ["hitung", "satu.xlsm"], ["hitung", "dua.xlsx"]]


def test_a_dragged_workbook_is_computed_by_the_program_itself(tmp_path: Path) -> None:
    path = Path(shutil.copy(ROOT / "workbook" / "contoh" / "blora-2024.xlsm", tmp_path / "P&K (1) Jum'at.xlsm"))
    script = ROOT / "windows" / "seret.py"
    variables = {**os.environ, "LKJIP_SKRIP": "lkjip.cmd", "LKJIP_ISI": "", "PYTHONPATH": str(ROOT),
                 "LKJIP_BARIS": rf'cmd.exe /c ""C:\x\lkjip.cmd" "{path}""'}
    ran = subprocess.run([sys.executable, "-X", "utf8", str(script)], env=variables, capture_output=True, check=False,
                         encoding="utf-8")
    assert ran.returncode in (0, 1), ran.stderr
    assert f"{path.name}: Rata-rata capaian" in ran.stdout


# --- The guide as a page ---


def test_the_guide_becomes_a_page_that_opens_without_internet() -> None:
    html = bundel_panduan.page("# Panduan\n\nLihat [Memasang](#memasang-dan-mencopot), [lembar](lembar.md), dan "
                       "[lisensi](https://contoh.id).\n\n## Memasang dan mencopot\n\n![Beranda](gambar/beranda.png)\n\n"
                       "| Tombol | Guna |\n|---|---|\n| Hitung Ulang | menghitung |\n")
    assert "<title>Panduan</title>" in html
    assert '<h2 id="memasang-dan-mencopot">' in html
    assert '<a href="#memasang-dan-mencopot">' in html
    assert "lembar.md" not in html
    assert '<a href="https://contoh.id">' in html
    assert '<img src="gambar/beranda.png" alt="Beranda" />' in html
    assert "<td>Hitung Ulang</td>" in html
    assert not re.search(r"<(script|link)\b|@import|url\(", html)


def test_the_links_inside_the_guide_lead_to_its_headings(bundle: Path) -> None:
    html = (bundle / "panduan.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'<h\d id="([^"]+)"', html))


# --- The checklist for what only Windows can show ---


def _checklist() -> str:
    return (ROOT / "docs" / "uji-windows.md").read_text(encoding="utf-8")


def test_the_checklist_goes_through_every_button_function_and_batch_file() -> None:
    names = [button.label for button in TOMBOL] + [function.__name__ for function in FUNGSI] + list(CMD)
    assert [name for name in names if name not in _checklist()] == []


def test_the_outcomes_that_the_checklist_promises_are_those_of_the_program() -> None:
    for path in sorted((ROOT / "workbook" / "contoh").glob("*.xlsm")):
        with open_book(path) as book:
            assert hitung_buku(book, NOW).kalimat in _checklist()
    for sentence in (BELUM, SESUAI, BERUBAH):
        assert sentence in _checklist()


@pytest.mark.parametrize(("formula", "answer"), [
    (("LKJIP_CAPAIAN", 80, 90), 112.5), (("LKJIP_CAPAIAN", 10, 8, "rendah"), 120.0),
    (("LKJIP_KATEGORI", 83.55), "Tinggi"), (("LKJIP_KATEGORI", 83.55, "seratus"), "Cukup"),
    (("LKJIP_PROGRES", 90, 81), 90.0), (("LKJIP_EFISIENSI", 112.5, 2500000, 2250000), 22.5),
    (("LKJIP_EFISIENSI", 112.5, 2500000, 2250000, "selisih", "kategori"), "Sangat efisien"),
    (("LKJIP_SERAPAN", 2500000, 2250000), 90.0), (("LKJIP_SISA", 2500000, 2250000), 250000.0),
    (("LKJIP_TERBILANG", 2500000), "dua juta lima ratus ribu"), (("LKJIP_RUPIAH", 2521401624), "Rp2.521.401.624"),
    (("LKJIP_CAPAIAN", "abc", 1), "target bukan angka"), (("LKJIP_CAPAIAN", 0, 5), "target 0 tidak dapat dibandingkan"),
    (("LKJIP_SERAPAN", -5, 1), "anggaran negatif"),
])
def test_the_answers_that_the_checklist_promises_are_those_of_the_functions(
    formula: tuple[object, ...], answer: float | str,
) -> None:
    name, *inputs = formula
    function = next(function for function in FUNGSI if function.__name__ == name)
    assert function(*inputs) == answer
    written = answer if isinstance(answer, str) else f"{answer:g}".replace(".", ",")
    assert written in _checklist()
