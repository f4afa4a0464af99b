"""The catalogues of what staff are told: which messages there are, what is said of each in every language, how they are compiled.

    python -m tests.catalogues update            read the messages from the code again, write every .po and .mo anew
    python -m tests.catalogues merge FILE.po     take translations from a file, then update
    python -m tests.catalogues missing [PATH]    messages that a language does not have, in all of the code or below a path

A message is the first argument of `words(...)` or `msg(...)`, a text of a form (followup/form.py), or the short help. Babel writes
the .po and the .mo. Neither has a date or a version of Babel in it: the same words are the same bytes.
"""

import ast
import contextlib
import fcntl
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from calloutcli.__main__ import SHORT_HELP
from calloutcli.emergency import EMERGENCY_LINE, EMERGENCY_LINES
from calloutcli.followup import imported
from calloutcli.followup.form import Form
from calloutcli.followup.forms import FORMS
from calloutcli.wording import LANGUAGES

CODE = Path(__file__).parent.parent / "calloutcli"
LOCALE = CODE / "locale"
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")
_CALLED = ("words", "msg")
OWN_WORDS = "{en}"
"""The message that a protocol's own words are (followup/own_words.py): in another language it has that language's field."""
_HEADER = """# What callout says to staff. English is the id of a message: `python -m tests.catalogues update` writes this file anew.
# Fields in braces stay as they are. Write plainly: somebody reads it at two in the morning.
#"""


def messages() -> dict[str, set[str]]:
    """Every message, with the files in which it stands."""
    found: dict[str, set[str]] = {}
    for path in sorted(CODE.rglob("*.py")):
        for message in in_code(path.read_text("utf-8")):
            found.setdefault(message, set()).add(str(path.relative_to(CODE.parent).as_posix()))
    for form in (*FORMS, imported.FORM):
        for text in of_form(form):
            found.setdefault(text, set()).add(f"calloutcli/followup/{form.kind}")
    found[EMERGENCY_LINE] = {"calloutcli/emergency.py"}
    found[SHORT_HELP] = {"calloutcli/__main__.py"}
    return found


def in_code(source: str) -> Iterator[str]:
    """The messages of a module: texts that stand as the first argument of a call of `words` or `msg`, however it is reached."""
    for call in ast.walk(ast.parse(source)):
        match call:
            case ast.Call(
                func=ast.Name(id=name) | ast.Attribute(attr=name), args=[ast.Constant(value=str(message)), *_]
            ):
                if name in _CALLED and message:
                    yield message


def of_form(form: Form) -> Iterator[str]:
    """What a form says: its title and purpose, and of each field the question, the label, why, and the answers."""
    yield from (form.title, form.purpose)
    for field in form.fields:
        yield from (text for text in (field.ask, field.label, field.why) if text)
        yield from (text for _, text in field.choices)


def path_of(language: str, ending: str = "po") -> Path:
    """Where a language's catalogue stands."""
    return LOCALE / language / "LC_MESSAGES" / f"callout.{ending}"


def read(path: Path) -> dict[str, str]:
    """What a .po file says of each message, those without a translation left out."""
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return {str(one.id): str(one.string) for one in read_po(stream) if one.id and one.string and not one.fuzzy}


class Undated(Catalog):
    """A catalogue whose head names only what reading it needs: no date and no version of Babel, so that the same words are the same bytes."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The head."""
        return [
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Language", str(self.locale_identifier)),
        ]


def catalogue(language: str, said: dict[str, str]) -> Catalog:
    """A language's catalogue, complete: what is not said in it is empty."""
    made = Undated(language, header_comment=_HEADER, fuzzy=False)
    said = {**said, EMERGENCY_LINE: EMERGENCY_LINES[language], OWN_WORDS: f"{{{language}}}"}
    for message, files in sorted(messages().items()):
        made.add(message, said.get(message, ""), locations=[(file, None) for file in sorted(files)])
    return made


def write(language: str, more: dict[str, str]) -> None:
    """Write a language's .po and .mo anew, with more translations."""
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    made = catalogue(language, {**read(path), **more})
    with path.open("wb") as stream:
        write_po(stream, made, width=120, include_lineno=False)
    with path_of(language, "mo").open("wb") as stream:
        write_mo(stream, made)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Nobody else writes the catalogues meanwhile."""
    with (CODE.parent / ".catalogues.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def missing(language: str, below: tuple[str, ...]) -> list[tuple[str, str]]:
    """(file, message) of each message that the language does not have, in the files below these paths."""
    said = read(path_of(language))
    found = [(min(files), message) for message, files in messages().items() if message not in said]
    return sorted(pair for pair in found if pair[0].startswith(below))


def main(arguments: list[str]) -> int:
    """The exit status: 1 where a language lacks a message."""
    what, *rest = arguments or ["missing"]
    if what in ("merge", "update"):
        with alone():
            more = {message: text for file in rest for message, text in read(Path(file)).items()}
            for language in TRANSLATED:
                write(language, more)
    below = tuple(rest) if what == "missing" and rest else ("",)
    lacking = [(language, *pair) for language in TRANSLATED for pair in missing(language, below)]
    for language, file, message in lacking:
        print(f"{language}: {file}: {message!r}")
    return 1 if lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
