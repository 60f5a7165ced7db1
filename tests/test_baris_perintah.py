"""No name of a file or folder starts a program: the batch files, read by the rules by which cmd reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

WINDOWS = Path(__file__).parents[1] / "windows"
CMD = ("pasang.cmd", "copot.cmd", "lkjip.cmd")

BY_EXPLORER = (r"C:\x^&calc&.xlsm", r"C:\P&calc&K\lkjip.xlsm", r'"C:\x ^& calc & y.xlsm"', r"C:\a,calc;b=c.xlsm",
               r'"C:\%CMDCMDLINE%&calc& y.xlsm"', r"C:\(calc)!calc!^.xlsm", r"C:\x&calc&^")
"""What can stand behind the name of a batch file when Explorer starts it: a name has no quotes, unless around all."""
TYPED = (*BY_EXPLORER, r'C:\"P&calc&K"\x.xlsm', r'"C:\P&calc&K"\x.xlsm', r'"a" & calc & "b"', '"', r'a"&calc',
         r'"a^" &calc')
"""What can stand there when another program or a person starts it."""


def expanded(line: str, typed: str, script: str) -> str:
    """The line after cmd has put in arguments; in a batch file that happens before anything else is looked at."""
    words = re.findall(r'(?:"[^"]*"?|[^\s,;=])+', typed)

    def put_in(match: re.Match[str]) -> str:
        tilde, what = match[1], match[2]
        if what == "%":
            return "%"
        if what == "*":
            return typed
        word = script if what == "0" else words[int(what) - 1] if len(words) >= int(what) else ""
        return word.strip('"') if tilde is not None else word

    return re.sub(r"%(~[a-z]*)?([%*0-9])", put_in, line)


def commands(line: str) -> list[str]:
    """The commands of a line: parted by & and | outside quotes, a caret taking the meaning from what follows it.

    Behind ``rem`` and one word nothing is looked at any more (https://stackoverflow.com/a/4095133, phase 2).
    """
    found, current, quoted, position = [], "", False, 0
    while position < len(line):
        sign = line[position]
        if not quoted and re.match(r"(?i)\s*(.*\bdo\s+)?@?rem\s+\S+\s", current):
            break
        if sign == "^" and not quoted:
            position += 1
            current += line[position:position + 1]
        elif sign in "&|" and not quoted:
            found.append(current)
            current = ""
        else:
            quoted ^= sign == '"'
            current += sign
        position += 1
    return [command.strip() for command in (*found, current) if command.strip()]


def lines(name: str) -> list[str]:
    return (WINDOWS / name).read_text(encoding="ascii").splitlines()


def started(line: str, typed: str, script: str = r"C:\x\lkjip.cmd") -> int:
    return len(commands(expanded(line, typed, script)))


@pytest.mark.parametrize("typed", TYPED)
def test_lkjip_cmd_starts_the_same_commands_whatever_is_typed_behind_it(typed: str) -> None:
    assert [line for line in lines("lkjip.cmd") if started(line, typed) != started(line, "x")] == []


@pytest.mark.parametrize("name", CMD)
@pytest.mark.parametrize("typed", BY_EXPLORER)
def test_no_dropped_name_starts_a_command(name: str, typed: str) -> None:
    assert [line for line in lines(name) if started(line, typed) != started(line, "x")] == []


@pytest.mark.parametrize("name", CMD)
def test_no_folder_of_a_batch_file_starts_a_command(name: str) -> None:
    for folder in (r"C:\P&calc&K", r"C:\x^&calc^&", r"C:\a & calc"):
        assert [line for line in lines(name)
                if started(line, "x", rf"{folder}\{name}") != started(line, "x", rf"C:\x\{name}")] == []


@pytest.mark.parametrize("typed", [r"C:\x&calc", r"C:\P&calc&K\lkjip.xlsm", r'"a" & calc & "b"'])
def test_the_rules_find_the_hole_of_an_unquoted_line(typed: str) -> None:
    """Or else the tests above would prove nothing. A cmd /c before has eaten the caret of ``x^&calc&.xlsm``."""
    assert "calc" in commands(expanded("set LKJIP_ISI=%*", typed, ""))
    assert "calc" in commands(expanded('set "LKJIP_ISI=%*"', '"C:\\x&calc&.xlsm"', ""))
    assert "calc" in commands(expanded("rem %*", r"&calc", ""))


@pytest.mark.parametrize("name", CMD)
def test_the_rest_of_a_cut_name_is_never_reached(name: str) -> None:
    r"""Of ``cmd /c pasang.cmd C:\P&calc`` cmd itself would start calc after the batch file, which ends cmd instead."""
    ends = [line for line in lines(name) if re.search(r"\bexit( /b)? %KODE%", line) and not line.startswith("rem ")]
    assert re.fullmatch(r"if defined (JEDA|DIKLIK) exit %KODE%", ends[0])
    assert len(ends) == 2


def test_what_cmd_was_started_with_is_only_read_as_a_variable() -> None:
    """Between exclamation marks it is put in after the line has been taken apart."""
    text = "\n".join(line for line in lines("lkjip.cmd") if not line.startswith("rem "))
    for variable in ("LKJIP_ISI", "LKJIP_BARIS", "CMDCMDLINE"):
        assert f"%{variable}" not in text
    assert re.findall(r"^.*%\*.*$", text, re.MULTILINE) == ["    for %%B in (1) do rem * #%*#"]
    assert not re.search(r"%~?[1-9]", text)


@pytest.mark.parametrize("name", CMD)
def test_no_program_is_looked_for_in_the_current_folder(name: str) -> None:
    """cmd looks there first, and it may be that of a workbook: a chcp.bat beside it would be run."""
    text = [line for line in lines(name) if not line.startswith("rem ")]
    assert text[1:3] == ["setlocal EnableExtensions DisableDelayedExpansion",
                         'set "NoDefaultCurrentDirectoryInExePath=1"']
    assert not [line for line in text if re.search(r"(?<!\\)\b(chcp|findstr|taskkill|where|timeout)\b(?!\.\w+\")", line)
                and "System32" not in line]
