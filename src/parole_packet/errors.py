"""What ends a run early, each with its exit code and the way out."""

from collections.abc import Sequence

from parole_packet.diagnostics import Diagnostic, SourceText


class ParolePacketError(Exception):
    """A problem that is told to the user in one message, never as a traceback."""

    exit_code = 70

    def __init__(self, message: str, help: str = "") -> None:  # noqa: A002 - the word the reports use
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(ParolePacketError):
    """The command was called in a way that cannot be carried out."""

    exit_code = 2


class InputOutputError(ParolePacketError):
    """The system refused to read or write something, or the output is not ours to replace."""

    exit_code = 3


class VerificationError(ParolePacketError):
    """The built packet failed its own verification; nothing was published."""

    exit_code = 4

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__(
            "the packet that was built failed its own verification; nothing was written",
            "this is a fault of the program, not of your case: please report the lines above",
        )
        self.failures = tuple(failures)


class CaseRejectedError(ParolePacketError):
    """The case has errors that a packet cannot be built over. `findings` are all, notes included."""

    exit_code = 1

    def __init__(self, findings: Sequence[Diagnostic], source: SourceText | None = None) -> None:
        super().__init__("the case has errors")
        self.findings = tuple(findings)
        self.source = source
