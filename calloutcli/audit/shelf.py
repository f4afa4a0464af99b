"""Protocols by the digest that records name: each is found, checked and loaded once.

A protocol is never looked for by its name: another file of the same name would answer, and prove nothing.
"""

import hashlib
import re
from collections.abc import Callable
from typing import Literal

from calloutcli.errors import ProtocolError
from calloutcli.frozen import frozen
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from calloutcli.record.kinds import ProtocolName

Unfit = Literal["protocol_missing", "protocol_altered", "protocol_unreadable"]

_DIGEST = re.compile(r"[0-9a-f]{64}\Z")
_REMEMBERED = 64


@frozen
class NotThere:
    """Why a protocol cannot be had: a stable id, and a sentence."""

    id: Unfit
    message: str


class Shelf:
    """The protocols that a source of bytes by SHA-256 (in hex) gives."""

    def __init__(self, source: Callable[[str], bytes | None]) -> None:
        self._source = source
        self._loaded: dict[str, Protocol | NotThere] = {}

    def find(self, name: ProtocolName) -> Protocol | NotThere:
        """The protocol whose bytes have this digest, whatever the rest of the name says; or why it cannot be had."""
        found = self._loaded.get(name.sha256)
        if found is None:
            if len(self._loaded) == _REMEMBERED:
                self._loaded.clear()
            found = self._loaded[name.sha256] = self._load(name)
        return found

    def _load(self, name: ProtocolName) -> Protocol | NotThere:
        words = f"the protocol {name.id} {name.version} with SHA-256 {name.sha256[:12]}..."
        if not _DIGEST.match(name.sha256):
            return NotThere("protocol_missing", f"{words} cannot be looked for: that is no SHA-256")
        raw = self._source(name.sha256)
        if raw is None:
            return NotThere("protocol_missing", f"{words} is not kept here")
        digest = hashlib.sha256(raw).hexdigest()
        if digest != name.sha256:
            return NotThere(
                "protocol_altered", f"what is kept as {words} is something else: its SHA-256 is {digest[:12]}..."
            )
        try:
            return load_protocol(raw, f"{name.id}/{name.version}.yaml")
        except ProtocolError as error:
            first = error.findings[0].message if error.findings else error.message
            return NotThere("protocol_unreadable", f"{words} cannot be loaded by this version of callout: {first}")
