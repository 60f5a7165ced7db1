"""What Wine's C library lacks for numpy: functions of complex numbers, lent to the test and never handed out.

Wine 10 names them and stops the program that calls one; numpy calls crealf while it is imported. A library of the same
name, built here with mingw, answers those and passes everything else on to Wine's own under another name.
"""

from __future__ import annotations

import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

OVERRIDE = "ucrtbase=n,b"
"""Tells Wine to take the library that lies on disk C:."""
WINES_OWN = "usr/lib/x86_64-linux-gnu/wine/x86_64-windows/ucrtbase.dll"
RENAMED = "crtasli"
SIGN = b"Wine builtin DLL"
TO_REAL = ("cabs", "carg", "cimag", "creal")
TO_COMPLEX = ("ccos", "ccosh", "cexp", "csin", "csinh", "ctan", "ctanh")
HEAD = """
#include <complex.h>
typedef struct { double a, b; } D; typedef struct { float a, b; } F;
static double complex din(D z) { return z.a + z.b * I; }
static D dout(double complex z) { D r = { creal(z), cimag(z) }; return r; }
static double complex fin(F z) { return z.a + z.b * I; }
static F fout(double complex z) { F r = { (float)creal(z), (float)cimag(z) }; return r; }
"""


def lend(tree: Path, system: Path) -> None:
    """Put the library into the folder of Windows' own; needs the mingw of the tree."""
    wines = (tree / WINES_OWN).read_bytes()
    work = tree / "uji" / "angka"
    work.mkdir(parents=True)
    (work / "angka.c").write_text(source(), encoding="ascii")
    (work / "angka.def").write_text(definition(exports(wines)), encoding="ascii")
    subprocess.run(["chroot", str(tree), "x86_64-w64-mingw32-gcc", "-O1", "-fno-builtin", "-s", "-static-libgcc",
                    "-shared", "-o", "/uji/angka/ucrtbase.dll", "/uji/angka/angka.c", "/uji/angka/angka.def"],
                   check=True)
    (system / f"{RENAMED}.dll").write_bytes(wines.replace(SIGN, b"\0" * len(SIGN)))
    (system / "ucrtbase.dll").unlink()
    (system / "ucrtbase.dll").write_bytes((work / "ucrtbase.dll").read_bytes())


def source() -> str:
    """The functions in C; complex numbers are structures, as Microsoft's compiler passes them."""
    lines = [HEAD]
    for name in TO_REAL:
        lines += [f"double w_{name}(D z) {{ return {name}(din(z)); }}",
                  f"double w_{name}l(D z) {{ return {name}(din(z)); }}",
                  f"float w_{name}f(F z) {{ return (float){name}(fin(z)); }}"]
    for name in TO_COMPLEX:
        lines += [f"D w_{name}(D z) {{ return dout({name}(din(z))); }}",
                  f"D w_{name}l(D z) {{ return dout({name}(din(z))); }}",
                  f"F w_{name}f(F z) {{ return fout({name}(fin(z))); }}"]
    lines += ["D w_cpow(D x, D y) { return dout(cpow(din(x), din(y))); }",
              "D w_cpowl(D x, D y) { return dout(cpow(din(x), din(y))); }",
              "F w_cpowf(F x, F y) { return fout(cpow(fin(x), fin(y))); }"]
    return "\n".join(lines) + "\n"


def lent() -> set[str]:
    """The names of the functions in `source`."""
    return {name + kind for name in (*TO_REAL, *TO_COMPLEX, "cpow") for kind in ("", "f", "l")}


def definition(names: Iterator[str]) -> str:
    """What the library offers: the lent functions, and everything else from Wine's own."""
    others = [name for name in names if name not in lent() and name.isidentifier()]
    return "\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *(f"{name} = w_{name}" for name in sorted(lent())),
                      *(f"{name} = {RENAMED}.{name}" for name in others)]) + "\n"


def exports(library: bytes) -> Iterator[str]:
    """The names that a 64-bit library of Windows offers."""
    head = struct.unpack_from("<I", library, 60)[0]
    count, optional = struct.unpack_from("<H12xH", library, head + 6)
    table = struct.unpack_from("<I", library, head + 24 + 112)[0]
    sections = [struct.unpack_from("<4I", library, head + 24 + optional + 40 * number + 8) for number in range(count)]

    def place(address: int) -> int:
        return next(address - start + raw for size, start, _, raw in sections if start <= address < start + size)

    number, names = struct.unpack_from("<I4xI", library, place(table) + 24)
    for one in range(number):
        start = place(struct.unpack_from("<I", library, place(names) + 4 * one)[0])
        yield library[start:library.index(b"\0", start)].decode("ascii")
