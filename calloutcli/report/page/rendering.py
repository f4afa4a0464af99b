"""The templates of the pages, with escaping on: nothing that a log says is read as a tag, a style or an order to a line.

Every value that a template writes goes through `printable` (a control character or one that reorders a line is spelt out) and is
then escaped. Only what this room made is taken as it is: the drawings of `charts/`, and strings of a style sheet from `css_text`.
A name that a template does not know is a bug, not an empty place (StrictUndefined).
"""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from calloutcli.finding import printable


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("calloutcli.report.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_safe,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _safe(value: Any) -> Any:
    return printable(value) if type(value) is str else value


def render(name: str, **values: Any) -> str:
    """The page that the template called `name` makes of these values."""
    return _templates().get_template(name).render(**values)


def css_text(text: str) -> Markup:
    """The text as a string of a style sheet: everything but letters, digits, spaces, dots and commas is written as its number."""
    safe = " .,:"
    letters = (
        letter if letter.isascii() and (letter.isalnum() or letter in safe) else f"\\{ord(letter):06x}"
        for letter in printable(text)
    )
    return Markup('"' + "".join(letters) + '"')  # noqa: S704 - no quote, backslash or angle bracket of the text is left in it


def drawing(svg: str) -> Markup:
    """A drawing of `charts/`, which has escaped all that it shows."""
    return Markup(svg)  # noqa: S704
