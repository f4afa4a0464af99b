"""From files to one file: `pack(files, packed)` gives the bytes of a .pyz. The same files give the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

from calloutcli.emergency import EMERGENCY_LINES

AT_EACH_START: Final = ("calloutcli", "platformdirs", "typer")
"""What is imported at each start, or read as files, and so is unpacked beside whatever has compiled parts."""

COMPILED: Final = (".so", ".pyd", ".dll", ".dylib")
_INSIDE: Final = Path(__file__).resolve().parent / "inside"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)


def pack(version: str, kind: str, pythons: Sequence[str], files: Mapping[str, bytes]) -> bytes:
    """The bytes of the .pyz for a `kind` of computer and its `pythons`, such as `3.11`, oldest first.

    `files`: what would be in `site-packages`, by its path with `/`.
    """
    tops = {name.split("/")[0] for name in files if name.endswith(COMPILED)} | set(AT_EACH_START)
    by_name = {name: body for name, body in files.items() if name.split("/")[0] not in tops}
    spread = _zip({name: body for name, body in files.items() if name not in by_name}, zipfile.ZIP_DEFLATED)
    others = _zip(by_name, zipfile.ZIP_DEFLATED)
    name = f"{version}-{kind}-{sha256(spread + others).hexdigest()[:16]}"
    facts = {
        "NAME": name,
        "KIND": kind,
        "PYTHONS": [tuple(map(int, python.split("."))) for python in pythons],
        "LINES": list(EMERGENCY_LINES.values()),
        "OTHERS": sorted({name.split("/")[0].removesuffix(".py") for name in by_name}),
    }
    outer = {
        "__main__.py": (_INSIDE / "start.py").read_bytes(),
        "computer.py": (_INSIDE / "computer.py").read_bytes(),
        "unpacking.py": (_INSIDE / "unpacking.py").read_bytes(),
        "packed.py": "".join(f"{key} = {fact!a}\n" for key, fact in facts.items()).encode(),
        "spread.zip": spread,
        "others.zip": others,
    }
    # On Windows the launcher would follow the line to a `python3` that only opens a shop.
    first = b"" if kind.startswith("windows") else b"#!/usr/bin/env python3\n"
    return first + _zip(outer, zipfile.ZIP_STORED)


def _zip(files: Mapping[str, bytes], compression: int) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            archive.writestr(entry, files[name], compression)
    return whole.getvalue()
