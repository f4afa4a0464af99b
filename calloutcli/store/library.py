"""The protocols that ship with callout, protocols in files, and what stands beside them.

Layout: `<id>/<version>.yaml`, `<id>/scenarios.yaml`, `<id>/CHANGES.md`, in `protocols/` at the top of a checkout and in
`calloutcli/shipped/` of an installed wheel: the same files.
"""

from pathlib import Path

from calloutcli.errors import ProtocolError, StoreError
from calloutcli.protocol.shape import NAME, VERSION
from calloutcli.store.files import read_bytes
from calloutcli.store.revisions import beside_revision, is_revision, read_revision, versions_at
from calloutcli.wording import msg

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
    """(bytes, the name to show) of a protocol.

    Named by a path, `id@version`, `id` for its newest shipped version, or `git:REVISION:PATH`.

    Raises:
        ProtocolError: there is none of that name, or its file cannot be read.
    """
    if is_revision(name):
        return read_revision(name), name
    path = _file_of(name)
    if not path.is_file():
        id_, _, version = name.partition("@")
        if _is_shipped_name(name):
            raise _not_shipped(id_, version)
        raise ProtocolError(
            msg("there is no protocol file `{name}`", name=name),
            msg("give a path, or one of: {known}", known=", ".join(shipped_versions())),
        )
    try:
        return read_bytes(path), f"{path.parent.name}/{path.name}" if _is_shipped_name(name) else name
    except StoreError as error:
        raise ProtocolError(msg("the protocol file `{name}` cannot be read", name=name), error.message) from None


def adopted_file(folder: Path, name: str) -> str | None:
    """The file of `id@version`, or of the newest version of `id`, among the protocols that a home adopted; None: it is not there."""
    if not _is_shipped_name(name) or not folder.is_dir():
        return None
    path = _in_library(folder, name)
    return str(path) if path.is_file() else None


def read_beside(name: str, file: str) -> tuple[bytes, str] | None:
    """(bytes, the name to show) of a file in the same folder as a protocol, however it is named; None: there is none.

    Raises:
        ProtocolError: it is there and cannot be read.
    """
    if is_revision(name):
        if file not in versions_at(name):
            return None
        beside = beside_revision(name, file)
        return read_revision(beside), beside
    path = _file_of(name).parent / file
    if not path.is_file():
        return None
    try:
        return read_bytes(path), f"{path.parent.name}/{file}" if _is_shipped_name(name) else str(path)
    except StoreError as error:
        raise ProtocolError(msg("`{file}` cannot be read", file=path), error.message) from None


def version_before(name: str, version: str) -> tuple[bytes, str] | None:
    """(bytes, the name to show) of the newest older version in the same folder; None: there is none.

    Raises:
        ProtocolError: it is there and cannot be read.
    """
    older = [one for one in _versions_beside(name) if _as_numbers(one) < _as_numbers(version)]
    return read_beside(name, f"{max(older, key=_as_numbers)}.yaml") if older else None


def has_newer(name: str, version: str) -> bool:
    """Whether a newer version stands in the same folder."""
    return any(_as_numbers(one) > _as_numbers(version) for one in _versions_beside(name))


def _versions_beside(name: str) -> list[str]:
    files = versions_at(name) if is_revision(name) else [path.name for path in _file_of(name).parent.glob("*.yaml")]
    return [file.removesuffix(".yaml") for file in files if VERSION.match(file.removesuffix(".yaml"))]


def named_by_place(name: str) -> tuple[str, str] | None:
    """(protocol, version) that the folder and the file name say; None for a file that is not called after a version."""
    path = Path(name.rpartition(":")[2]) if is_revision(name) else _file_of(name).absolute()
    return (path.parent.name, path.stem) if VERSION.match(path.stem) else None


def scaffold(file: str) -> str:
    """The text of a file that a new protocol begins with; what stands in braces is to be filled in."""
    return (Path(__file__).resolve().parent.parent / "protocol" / "scaffold" / file).read_text(encoding="utf-8")


def schema_path() -> str:
    """Where the schema for editors lies on this computer."""
    return (Path(__file__).resolve().parent.parent / "protocol" / "schema.json").as_uri()


def _file_of(name: str) -> Path:
    """The file that a name means, which may not be there."""
    return _in_library(library(), name) if _is_shipped_name(name) else Path(name)


def _in_library(library: Path, name: str) -> Path:
    """The file that `id` or `id@version` means in a folder of protocols, which may not be there."""
    id_, _, version = name.partition("@")
    folder = library / id_
    if not version:
        versions = sorted((path.stem for path in folder.glob("*.yaml") if VERSION.match(path.stem)), key=_as_numbers)
        version = versions[-1] if versions else "0.0.0"
    return folder / f"{version}.yaml"


def _is_shipped_name(name: str) -> bool:
    id_, _, version = name.partition("@")
    named = bool(NAME.match(id_)) and (not version or bool(VERSION.match(version)))
    return named and not Path(name).is_file()


def _not_shipped(id_: str, version: str) -> ProtocolError:
    named = f"{id_}@{version}" if (library() / id_).is_dir() else id_
    known = ", ".join(f"{name}@{versions[-1]}" for name, versions in shipped_versions().items())
    return ProtocolError(
        msg("there is no protocol `{name}` here", name=named), msg("give a path, or one of: {known}", known=known)
    )


def _as_numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))
