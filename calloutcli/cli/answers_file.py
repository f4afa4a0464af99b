"""A file of answers, YAML or JSON, or standard input: what each question is answered, with the line where it stands."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calloutcli.canonical import Json
from calloutcli.cli.world import World
from calloutcli.errors import ProtocolError, UsageError
from calloutcli.finding import Place, format_finding
from calloutcli.protocol.source import Path as DataPath
from calloutcli.protocol.source import parse_source
from calloutcli.store.files import read_bytes
from calloutcli.wording import Words, msg


def read_answers_file(world: World, name: str) -> tuple[Mapping[str, Json], dict[DataPath, Place], str]:
    """(answers as written, the place of each, what the file is called) of a file, or of standard input for `-`.

    Raises:
        UsageError: it is not there, cannot be read, or holds no `question: answer` lines.
    """
    shown = world.words("standard input") if name == "-" else name
    if name != "-" and not Path(name).is_file():
        raise UsageError(
            msg("there is no answers file `{file}`", file=name),
            msg("give the path of a YAML or JSON file, or - for standard input"),
        )
    raw = world.stdin.read().encode() if name == "-" else read_bytes(Path(name))
    return *_parse(raw, shown, world.words), shown


def _parse(raw: bytes, shown: str, words: Words) -> tuple[Mapping[str, Json], dict[DataPath, Place]]:
    """(answers as written, the place of each): JSON when the text is JSON, else YAML."""
    data: Any
    try:
        data = json.loads(raw.decode(), object_pairs_hook=_unique)
        places = _places(raw, shown)
    except (ValueError, RecursionError):
        if not raw.strip():
            return {}, {}
        try:
            parsed = parse_source(raw, shown)
        except ProtocolError as error:
            raise UsageError(
                "\n".join([words("`{file}` cannot be read", file=shown), *map(format_finding, error.findings)]),
                msg("write `question: answer` lines"),
            ) from None
        data, places = parsed.data, {path: parsed.place(path, key=True) for path in parsed.keys}
    if not isinstance(data, dict):
        raise UsageError(
            msg("`{file}` must hold `question: answer` lines", file=shown), msg("for example `danger: no`")
        )
    return data, places


def _places(raw: bytes, shown: str) -> dict[DataPath, Place]:
    """The place of each key of a text that is JSON: nearly all of it is YAML too; none where it is not."""
    try:
        parsed = parse_source(raw, shown)
    except ProtocolError:
        return {}
    return {path: parsed.place(path, key=True) for path in parsed.keys}


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is repeated")
    return found
