"""The protocols that ship with callout, and protocols in files.

Layout: `<id>/<version>.yaml`, `<id>/scenarios.yaml`, `<id>/CHANGES.md`, in `protocols/` at the top of a checkout and in
`calloutcli/shipped/` of an installed wheel: the same files.
"""

from pathlib import Path

from calloutcli.errors import ProtocolError, StoreError
from calloutcli.protocol.shape import NAME, VERSION
from calloutcli.store.files import read_bytes

DEFAULT = "reference-model"


def library() -> Path:
    """The folder of the shipped protocols."""
    package = Path(__file__).resolve().parent.parent
    shipped = package / "shipped"
    return shipped if shipped.is_dir() else package.parent / "protocols"


def shipped_versions() -> dict[str, list[str]]:
    """The shipped protocols: id -> versions, oldest first."""
    found: dict[str, list[str]] = {}
    for path in sorted(library().glob("*/*.yaml")):
        if VERSION.match(path.stem):
            found.setdefault(path.parent.name, []).append(path.stem)
    return {id_: sorted(versions, key=_as_numbers) for id_, versions in found.items()}


def find_protocol(name: str) -> tuple[bytes, str]:
    """(bytes, the name to show) of a protocol named by a path, `id@version`, or `id` for its newest shipped version.

    Raises:
        ProtocolError: there is none of that name, or its file cannot be read.
    """
    id_, _, version = name.partition("@")
    if NAME.match(id_) and (not version or VERSION.match(version)) and not Path(name).is_file():
        return _shipped(id_, version)
    path = Path(name)
    if not path.is_file():
        raise ProtocolError(
            f"there is no protocol file `{name}`", f"give a path, or one of: {', '.join(shipped_versions())}"
        )
    try:
        return read_bytes(path), name
    except StoreError as error:
        raise ProtocolError(f"the protocol file `{name}` cannot be read", str(error)) from None


def _shipped(id_: str, version: str) -> tuple[bytes, str]:
    folder = library() / id_
    if not version:
        versions = sorted((path.stem for path in folder.glob("*.yaml") if VERSION.match(path.stem)), key=_as_numbers)
        version = versions[-1] if versions else "0.0.0"
    path = folder / f"{version}.yaml"
    if not path.is_file():
        named = f"{id_}@{version}" if folder.is_dir() else id_
        known = ", ".join(f"{name}@{versions[-1]}" for name, versions in shipped_versions().items())
        raise ProtocolError(f"there is no protocol `{named}` here", f"give a path, or one of: {known}")
    return read_bytes(path), f"{id_}/{version}.yaml"


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
