"""Refusals: what the tool will not do, said in one sentence with a hint. A refusal means nothing was written.

The exit status stands on the class, so that a command never chooses a number:
2 wrong command line, 3 unusable protocol, 4 evidence does not hold, 5 agreement missing, 6 could not (disk, lock).
"""

from collections.abc import Sequence

from calloutcli.finding import Finding, format_finding


class CalloutError(Exception):
    """A refusal. `message` is one lower-case sentence; `hint` says what to do."""

    status = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """The message alone: hints are for a person, `cli` prints them."""
        return self.message


class UsageError(CalloutError):
    """The command line, or an answers file, asks for something that is not there."""

    status = 2


class ProtocolError(CalloutError):
    """A protocol cannot be used. `findings` holds every reason found, in file order."""

    status = 3

    def __init__(self, message: str, hint: str = "", findings: Sequence[Finding] = ()) -> None:
        super().__init__(message, hint)
        self.findings = tuple(findings)

    def __str__(self) -> str:
        """The message, then every finding."""
        return "\n".join([self.message, *(format_finding(finding) for finding in self.findings)])


class EvidenceError(CalloutError):
    """Bytes are not what they claim to be: a record, a checkpoint, a disclosure, a log."""

    status = 4


class AgreementError(CalloutError):
    """The agreement that a step needs is missing."""

    status = 5


class StoreError(CalloutError):
    """The disk would not: full, read-only, locked, missing."""

    status = 6
