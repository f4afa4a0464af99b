"""The agencies: three keys, a list of whose keys count, and two versions of the protocol that each of them signs."""

from pathlib import Path
from typing import Any

import yaml

from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.model import Protocol
from tests.builders import REFERENCE_MODEL
from tests.soaking.incidents import CHANGED_RULE, CHANGED_TO, FIRST, SECOND
from tests.soaking.pc import PC
from tests.soaking.screen import Book, Choices, Key

NAME = "elm-valley"
AGENCIES = ("police", "elm-house", "youth-justice")
WELSH = "Cym: "
"""What stands before a text of the second version in its second language: no translation, but other words."""


class Yes:
    """Somebody who agrees to whatever is asked: they read it before, on the phone."""

    book = Book({("step", "yes"): ("Sign this as", "Did you compare it", "Adopt it today")})

    def reply(self, _key: Key, _choices: Choices, _said: str) -> str:
        """Yes."""
        return "y"

    def typed(self, key: Key, text: str) -> None:
        """Nothing is noted."""


class Agencies:
    """Their folder, outside the home: keys, the trust root, the protocols with their approvals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._protocols = folder / "protocols" / NAME
        self._read: dict[str, Protocol] = {}

    def agree(self, pc: PC, version: str) -> Path:
        """A version that all of them have signed; its file."""
        if not self._protocols.exists():
            self._begin(pc)
        file = self._protocols / f"{version}.yaml"
        file.write_bytes(edition(version))
        pc.run("protocol", "approve", str(file), expect=(0, 1))
        for name in AGENCIES:
            self._sign(pc, name, file)
        return file

    def protocol(self, version: str) -> Protocol:
        """A version, as it is read."""
        if version not in self._read:
            self._read[version] = load_protocol((self._protocols / f"{version}.yaml").read_bytes(), f"{version}.yaml")
        return self._read[version]

    def _begin(self, pc: PC) -> None:
        self._protocols.mkdir(parents=True)
        for name in AGENCIES:
            pc.run("key", "new", f"{name}/protocol", "--out", str(self.folder / f"{name}.key"))
        root = self._protocols.parent / "trust-root-1"
        keys = [word for name in AGENCIES for word in ("--agency", str(self.folder / f"{name}.vkey"))]
        pc.run(
            "protocol",
            "trust",
            *keys,
            "--threshold",
            "2",
            "--root-threshold",
            "2",
            "--expires",
            "2028-12-01",
            "--out",
            str(root),
        )
        for name in AGENCIES:
            self._sign(pc, name, root)

    def _sign(self, pc: PC, name: str, file: Path) -> None:
        pc.run("protocol", "sign", str(file), "--key", str(self.folder / f"{name}.key"), sitting=Yes())


def edition(version: str) -> bytes:
    """The bytes of a version: the reference model as an agreement of its own; the second has one rule changed, and two languages."""
    data: Any = yaml.load(REFERENCE_MODEL.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    effective = {FIRST: "2026-03-01", SECOND: "2026-09-01"}[version]
    data |= {
        "protocol": NAME,
        "version": version,
        "status": "agreed",
        "effective": effective,
        "review by": "2028-03-01",
    }
    data["agencies"] = {name.replace("-", "_"): {"name": name, "role": "police"} for name in AGENCIES}
    if version == SECOND:
        data["rules"][CHANGED_RULE]["then"] = CHANGED_TO
        data["languages"] = {"en": {"reviewed": "yes"}, "cy": {"reviewed": "no"}}
        for outcome in data["outcomes"].values():
            outcome["title"] = _both(outcome["title"])
        for question in [*data["questions"].values(), *data["record"].values(), *data["closing"].values()]:
            question["ask"] = _both(question["ask"])
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True, default_style='"', width=10_000).encode()


def _both(text: str) -> dict[str, str]:
    return {"en": text, "cy": f"{WELSH}{text}"}
