"""The envelope of every `--json`: `{"format": 1, "command": ..., "result": ...}`."""

import json

from calloutcli.canonical import Json


def envelope(command: str, result: Json) -> str:
    """The result of a command as indented JSON; characters that could drive a terminal are escaped by JSON itself."""
    return json.dumps({"format": 1, "command": command, "result": result}, indent=2, ensure_ascii=False)
