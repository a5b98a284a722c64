"""A browser without a window, told what to do through a pipe: no port, no driver, no package."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

VARIABLE = "PAROLE_PACKET_TEST_BROWSER"
_NAMES = ("chromium", "chromium-headless-shell", "chromium-browser", "google-chrome", "chrome")
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
_START = """\
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_SILENCE = 120
"""Seconds after which a browser that says nothing is given up."""
_CODES = {
    "Enter": 13,
    "Escape": 27,
    "End": 35,
    "Home": 36,
    "ArrowLeft": 37,
    "ArrowRight": 39,
    "ArrowDown": 40,
}


def browser_path() -> str | None:
    """Return where a browser is: the one named by the environment, or one of those people have."""
    return os.environ.get(VARIABLE) or next((found for name in _NAMES if (found := shutil.which(name))), None)


class Browser:
    """One page of a browser with a profile of its own. `events` holds what the browser told by itself."""

    def __init__(self, path: str, profile: Path) -> None:
        ours, theirs = _pipes()
        arguments = [
            sys.executable,
            "-c",
            _START,
            *map(str, theirs),
            path,
            *_OPTIONS,
            f"--user-data-dir={profile}",
        ]
        self._process = subprocess.Popen(arguments, pass_fds=theirs, stderr=subprocess.DEVNULL)
        for handle in theirs:
            os.close(handle)
        self._out, self._in = ours
        self._read, self._number, self._session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        target = self("Target.createTarget", url="about:blank")["targetId"]
        self._session = self("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self(f"{domain}.enable")

    def __call__(self, method: str, **params: object) -> dict[str, Any]:
        """Ask for something of the DevTools protocol and wait for the answer."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            told = self._next()
            if told.get("id") == self._number:
                assert "error" not in told, told
                return told["result"]
            self.events.append(told)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            assert select.select([self._in], [], [], _SILENCE)[0], "the browser says nothing any more"
            more = os.read(self._in, 1 << 20)
            assert more, "the browser has ended"
            self._read += more
        message, _, self._read = self._read.partition(b"\0")
        return json.loads(message)

    def open(self, path: Path) -> None:
        """Open a file and wait until it has loaded."""
        self.events = []
        self("Page.navigate", url=path.as_uri())
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def run(self, script: str) -> Any:
        """Return what an expression of JavaScript gives."""
        answer = self("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, script: str) -> None:
        """Wait until an expression of JavaScript is true: some events come a moment after what causes them."""
        poll = (
            f"new Promise(done => {{ const look = () => {script} ? done() : setTimeout(look, 5); look(); }})"
        )
        self.run(poll)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            text = {"text": key} if len(key) == 1 else {"text": "\r"} if key == "Enter" else {}
            code = _CODES.get(key, ord(key[0].upper()))
            self("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
            self("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def printed(self) -> bytes:
        """Return the page as it would be printed, as a PDF."""
        return base64.b64decode(self("Page.printToPDF", preferCSSPageSize=True)["data"])

    def told(self, method: str) -> list[dict[str, Any]]:
        """Return the details of all events of a kind since the page was opened."""
        return [event["params"] for event in self.events if event["method"] == method]

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        self("Browser.close")
        self._process.wait()
        os.close(self._out)
        os.close(self._in)


def _pipes() -> tuple[tuple[int, int], tuple[int, int]]:
    """Return our ends and the browser's, to write and to read; the browser's stay clear of 3 and 4."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    theirs = fcntl.fcntl(theirs_in, fcntl.F_DUPFD, 10), fcntl.fcntl(theirs_out, fcntl.F_DUPFD, 10)
    os.close(theirs_in)
    os.close(theirs_out)
    return (ours_out, ours_in), theirs
