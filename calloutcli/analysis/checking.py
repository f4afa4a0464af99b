"""What the checks share: the protocol with its places, and the pen that notes findings with the severity of their kind."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from calloutcli.analysis.search import GaveUp
from calloutcli.catalogue import KINDS
from calloutcli.finding import Finding
from calloutcli.protocol.answers import Given
from calloutcli.protocol.model import Protocol
from calloutcli.protocol.source import Path, Source


class Checking:
    """One check of one protocol. `findings` grows; nothing else changes."""

    def __init__(self, protocol: Protocol, source: Source) -> None:
        self.protocol = protocol
        self.source = source
        self.findings: list[Finding] = []

    def note(
        self,
        id_: str,
        path: Path,
        message: str,
        cure: str,
        *,
        about: str = "",
        case: Mapping[str, Given] | None = None,
        key: bool = True,
    ) -> None:
        """Note a finding at the key at `path` (without `key`: at its value)."""
        self.findings.append(
            Finding(
                id_,
                message,
                cure,
                self.source.place(path, key=key),
                KINDS[id_].severity,
                tuple((case or {}).items()),
                about,
            )
        )

    @contextmanager
    def proving(self, what: str, path: Path, *, about: str = "") -> Iterator[None]:
        """A proof that gives up inside is a finding, never a silent "nothing found"."""
        try:
            yield
        except GaveUp:
            self.note(
                "not-proved",
                path,
                f"the search gave up: {what} could not be proved",
                "split the protocol, or say the rules with fewer alternatives",
                about=about,
            )


def ids(names: list[str]) -> str:
    """Names in a row, as people say them: `a`, `b` and `c`."""
    quoted = [f"`{name}`" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}" if quoted else ""
