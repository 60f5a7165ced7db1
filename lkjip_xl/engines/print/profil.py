"""The settings with which LibreOffice prints: nothing fetched, no link brought up to date, no macro run."""

from __future__ import annotations

from pathlib import Path

_SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_INET = "/org.openoffice.Inet/Settings"
_DISCARD = 9
"""The port that answers to nobody (RFC 863): what goes out all the same ends there."""
_SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    (_SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (_SCRIPTING, "DisableMacrosExecution", "true"),
    (_SCRIPTING, "DisableOLEAutomation", "true"),
    (_SCRIPTING, "MacroSecurityLevel", 3),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", 1),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", 0),
    (_INET, "ooInetProxyType", 2),
    *((_INET, f"ooInet{kind}ProxyName", "127.0.0.1") for kind in ("HTTP", "HTTPS", "FTP")),
    *((_INET, f"ooInet{kind}ProxyPort", _DISCARD) for kind in ("HTTP", "HTTPS", "FTP")),
    (_INET, "ooInetNoProxy", ""),
    ("/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool", "IsEnabled", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments", "AutoCheckEnabled",
     "false"),
)
"""Path, name and value as LibreOffice's own schema has them; for links 1 means never in Calc, 0 in Writer.

DisableActiveContent, which LibreOffice knows since 24.8, is left out: it would leave out charts too.
"""
PENGHUBUNG_MATI = {
    **dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), f"http://127.0.0.1:{_DISCARD}"),
    "no_proxy": "",
}
"""The same for libraries of LibreOffice that ask the environment instead."""


def quiet_profile(folder: Path) -> str:
    """Make a profile of those settings in a folder; returns the switch that names it to LibreOffice."""
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    return f"-env:UserInstallation={folder.as_uri()}"


def _registry() -> str:
    items = "".join(f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
                    "</item>\n" for path, name, value in _SETTINGS)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
            'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
            f"{items}</oor:items>\n")
