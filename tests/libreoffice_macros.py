"""A plan of steps on a visible LibreOffice, for the Python that has LibreOffice's bridge (Debian: python3-uno).

Reads from standard input, as JSON, a folder for the profile and the steps ``[key, action, argument, ...]``; actions are
the methods of `Office`. Prints what each step saw, by its key, as JSON, and under ``seconds`` how long each click and
each command took. It needs a screen (``DISPLAY``) and xdotool,
and leaves LibreOffice running: whoever starts it ends the whole process group.
"""

import json
import os
import re
import subprocess
import sys
import threading
import time
import uuid
from pathlib import Path

import uno
from com.sun.star.accessibility.AccessibleRole import ALERT, DIALOG, PUSH_BUTTON
from com.sun.star.beans import PropertyValue
from com.sun.star.uno import Exception as UnoException

START, ANSWER, REACTION = 120, 180, 15
"""Seconds that LibreOffice may take to start, to do a job, and to react to a key or a mouse."""

MESSAGE = "LKjIP"
"""The title of every message box."""
HEADINGS = 5
"""The rows above every printed table; their heights are the template's."""

PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop>
<prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def wait(seconds, look):
    """What ``look`` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.05)
    raise TimeoutError(f"{look.__qualname__}: nothing within {seconds} seconds")


def xdotool(*words):
    subprocess.run(["xdotool", *map(str, words)], check=True, stdout=subprocess.DEVNULL, timeout=REACTION)


def setting(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Office:
    """LibreOffice with its open workbooks; steps work on the one that was opened last or brought to the front."""

    def __init__(self, folder):
        profile = folder / "profil" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(PROFILE)
        pipe = f"lkjip{uuid.uuid4().hex}"
        with (folder / "soffice.log").open("w") as log:
            subprocess.Popen(["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--norestore", "--nologo",
                              "--nodefault", "--nofirststartwizard", f"--accept=pipe,name={pipe};urp;"],
                             stdout=log, stderr=log)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
        context = wait(START, lambda: self._resolved(resolver, address))
        create = context.ServiceManager.createInstanceWithContext
        self.desktop = create("com.sun.star.frame.Desktop", context)
        self.toolkit = create("com.sun.star.awt.Toolkit", context)
        self.books = {}
        self.book = None
        self.seconds = 0.0

    @staticmethod
    def _resolved(resolver, address):
        try:
            return resolver.resolve(address)
        except Exception:  # noqa: BLE001 - it refuses in several ways until it has started
            return None

    def open(self, path):
        """Open a workbook with its macros allowed."""
        allowed = setting("MacroExecutionMode", 4)
        self.book = self.books[path] = self.desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (allowed,))

    def front(self, path):
        """Bring a workbook that is open already to the front."""
        self.book = self.books[path]
        self.book.CurrentController.Frame.activate()

    def press(self, sheet, label, *replies):
        """Click with the mouse on a button; gives title and text of the message box, which is closed with a key.

        With replies it gives those of every box, of which each but the last is answered by the next reply: words for
        xdotool.
        """
        self.book.CurrentController.setActiveSheet(self.book.Sheets.getByName(sheet))
        model = self._button(sheet, label)
        x, y = wait(REACTION, lambda: self._resting_place(model))
        start = time.monotonic()
        xdotool("mousemove", x, y, "click", 1)
        seen = [self._reply(reply) for reply in replies if wait(ANSWER, self._box)]
        wait(ANSWER, self._box)
        self.seconds = time.monotonic() - start
        last = self._close_box()
        return [*seen, last] if replies else last

    def command(self, *words):
        """Run the command line on a closed file; gives what it printed."""
        start = time.monotonic()
        done = subprocess.run([os.environ["LKJIP"], *words], capture_output=True, text=True, timeout=ANSWER,
                              check=False)
        self.seconds = time.monotonic() - start
        return done.stdout + done.stderr

    def run(self, macro, *arguments):
        """Run a macro; gives title and text of its message box, or None where it shows none."""
        script = self.book.getScriptProvider().getScript(
            f"vnd.sun.star.script:VBAProject.{macro}?language=Basic&location=document")
        outcome = []
        worker = threading.Thread(target=self._invoke, args=(script, arguments, outcome), daemon=True)
        worker.start()
        box = wait(ANSWER, lambda: self._box() or not worker.is_alive())
        seen = None if box is True else self._close_box()
        worker.join(REACTION)
        if outcome != [None]:
            raise RuntimeError(f"{macro}: {outcome or 'still running'}; {seen}")
        return seen

    @staticmethod
    def _invoke(script, arguments, outcome):
        try:
            script.invoke(arguments, (), ())
            outcome.append(None)
        except Exception as error:  # noqa: BLE001 - told to the caller
            outcome.append(str(error))

    def changed(self, sheet, row, column):
        """Run the handler of a change in that cell, as Excel does after every entry."""
        page = self.book.Sheets.getByName(sheet)
        return self.run("ThisWorkbook.Workbook_SheetChange", page, page.getCellByPosition(column - 1, row - 1))

    def put(self, sheet, row, column, value):
        """Put a number or a text into a cell."""
        cell = self.book.Sheets.getByName(sheet).getCellByPosition(column - 1, row - 1)
        if isinstance(value, str):
            cell.String = value
        else:
            cell.Value = value

    def active(self):
        """The name of the sheet in front."""
        return self.book.CurrentController.ActiveSheet.Name

    def clipped(self, *sheets):
        """The rows of those sheets that are lower than their texts need, by what LibreOffice itself finds."""
        return {name: rows for name in sheets if (rows := self._clipped(self.book.Sheets.getByName(name)))}

    def _clipped(self, sheet):
        rows = sheet.getCellRangeByPosition(0, HEADINGS, 0, max(len(self._cells(sheet)), HEADINGS + 1) - 1).Rows
        heights = [rows.getByIndex(row).Height for row in range(rows.Count)]
        sheet.unprotect("")
        rows.OptimalHeight = True
        sheet.protect("")
        return [HEADINGS + row + 1 for row, height in enumerate(heights) if rows.getByIndex(row).Height > height]

    def paper(self, sheet):
        """Width and height of the paper of a sheet, in hundredths of a millimetre."""
        style = self.book.StyleFamilies.getByName("PageStyles").getByName(self.book.Sheets.getByName(sheet).PageStyle)
        return [style.Width, style.Height]

    def text(self, sheet, row, column):
        """What a cell shows."""
        return self.book.Sheets.getByName(sheet).getCellByPosition(column - 1, row - 1).String

    def undo(self):
        """Undo one step."""
        self.book.getUndoManager().undo()

    def automatic(self, on):
        """Let LibreOffice compute formulas by itself, or only when told."""
        self.book.enableAutomaticCalculation(on)

    @staticmethod
    def remove(path):
        """Remove a file."""
        Path(path).unlink()

    def protected(self):
        """The names of the protected sheets, once the macro that locks them one by one has come to rest."""
        seen = None
        while seen != (now := self._protected()):
            seen = now
            time.sleep(0.5)
        return seen

    def _protected(self):
        return [name for name in self.book.Sheets.ElementNames if self.book.Sheets.getByName(name).isProtected()]

    def unprotect(self):
        """Take the protection off every sheet."""
        for name in self._protected():
            self.book.Sheets.getByName(name).unprotect("")

    def cells(self, *sheets):
        """All values of those sheets, from A1 on."""
        return {name: self._cells(self.book.Sheets.getByName(name)) for name in sheets}

    @staticmethod
    def _cells(sheet):
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.getRangeAddress()
        return sheet.getCellRangeByPosition(0, 0, end.EndColumn, end.EndRow).getDataArray()

    def _button(self, sheet, label):
        page = self.book.Sheets.getByName(sheet).DrawPage
        shapes = (page.getByIndex(index) for index in range(page.Count))
        controls = (shape.Control for shape in shapes if shape.supportsService("com.sun.star.drawing.ControlShape"))
        return next(control for control in controls if control.Label == label)

    def _resting_place(self, model):
        """The middle of a button on the screen, once it has stopped moving; its row may lie in a frozen pane."""
        top = min((self.book.CurrentController.getByIndex(i) for i in range(self.book.CurrentController.Count)),
                  key=lambda pane: pane.VisibleRange.StartRow)
        shown = top.getControl(model).getAccessibleContext()
        before, _, place = shown.getLocationOnScreen(), time.sleep(0.3), shown.getLocationOnScreen()
        size = shown.getSize()
        still = (before.X, before.Y) == (place.X, place.Y) and size.Width > 0
        return still and (place.X + size.Width // 2, place.Y + size.Height // 2)

    def _box(self):
        """The message box that is open, if any."""
        for index in range(self.toolkit.getTopWindowCount()):
            try:
                shown = self.toolkit.getTopWindow(index).getAccessibleContext()
                if shown.getAccessibleRole() in (ALERT, DIALOG):
                    return shown
            except (AttributeError, UnoException):
                continue  # a window that closes at this moment
        return None

    def _close_box(self):
        seen = self._reply(["key", "Return"])
        wait(REACTION, lambda: self._box() is None)
        return seen

    def _reply(self, reply):
        """Title and text of a box that is answered and closes; another one may follow."""
        seen = title, text = wait(REACTION, self._shown)  # a box that is still being drawn cannot be read yet
        for attempt in range(4):
            time.sleep(attempt + 0.3)  # a box that has just appeared does not always take the first key
            try:
                xdotool("search", "--onlyvisible", "--name", f"^{re.escape(title)}$", "windowfocus", "--sync")
                xdotool(*reply)  # by itself, as from a keyboard: the box may close before a key is up
                wait(REACTION, lambda: self._taken(seen))
            except (TimeoutError, subprocess.CalledProcessError):  # it took no key, or is not yet on the screen
                continue
            return title, text
        raise TimeoutError(f"{title} did not take {reply}: {text}")

    def _taken(self, seen):
        """Whether a box has closed: what a file dialog shows changes while it is typed into, so its title tells."""
        return self._shown() != seen if seen[0] == MESSAGE else self._named() != seen[0]

    def _named(self):
        try:
            box = self._box()
            return box and box.getAccessibleName()
        except (AttributeError, UnoException):
            return None  # it closes at this moment

    def _shown(self):
        """Title and text of the box that is open, None where there is none."""
        try:
            box = self._box()
            return box and (box.getAccessibleName(), "\n".join(self._texts(box)))
        except (AttributeError, UnoException):
            return None  # it closes at this moment

    def _texts(self, shown):
        count = shown.getAccessibleChildCount()
        if not count and shown.getAccessibleName() and shown.getAccessibleRole() != PUSH_BUTTON:
            yield shown.getAccessibleName()
        for child in (shown.getAccessibleChild(index) for index in range(count)):
            inner = getattr(child, "getAccessibleContext", None)
            if inner:  # the list of a file dialog has children that say nothing of themselves
                yield from self._texts(inner())


def main():
    plan = json.load(sys.stdin)
    office = Office(Path(plan["folder"]))
    seen = {"seconds": {}}
    for key, action, *arguments in plan["steps"]:
        start = time.monotonic()
        seen[key] = getattr(office, action)(*arguments)
        if action in ("press", "command"):
            seen["seconds"][key] = office.seconds
        print(f"{key}: {action} {time.monotonic() - start:.1f} s", file=sys.stderr)
    json.dump(seen, sys.stdout)
    sys.stdout.flush()
    os._exit(0)  # pyuno sometimes crashes when Python takes itself down, when all has been seen and said


if __name__ == "__main__":
    main()
