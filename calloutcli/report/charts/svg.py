"""A sheet as SVG for the middle of an HTML page.

Format: one `<svg role="img">` (SVG 1.1; W3C SVG-AAM) with `<title>` and `<desc>`, as wide as what it stands in and as high
as its `viewBox` then asks. No XML prologue, document type, metadata, script, style sheet or address: what the drawing
library writes of these is taken out, and its `style` attributes become presentation attributes, so that a page may
forbid inline styles. Its own style sheet would have reached the whole page. Every id begins with the picture's own. Marks
are `<g class="chart-mark">` with a `<title>`, which browsers show at the pointer; ticks are `chart-xtick` and `chart-ytick`.
Text is set here, never by the drawing library, which would read `$x$` as a formula. The same sheet gives the same bytes.
"""

import re
from collections.abc import Callable
from io import StringIO
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG

from calloutcli.report.charts.sheet import Sheet, Words

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NUMBER = re.compile(r"-?\d+\.\d+")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_TICK = re.compile(r"([xy]tick)_\d+")
_NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def render_svg(sheet: Sheet, paint: Callable[[Sheet], None], id_: str, title: str, desc: str) -> str:
    """The SVG element of what `paint` draws on the sheet. Title and desc are without control characters.

    Raises:
        ValueError: `id_` cannot begin an id.
    """
    if not _ID.fullmatch(id_):
        raise ValueError(f"`{id_}` cannot begin an id: a letter, then letters, digits, - or _")
    plain = {name: value for name, value in mpl.rcParamsDefault.items() if "backend" not in name}
    with mpl.rc_context(plain | {"svg.hashsalt": id_, "svg.fonttype": "none", "hatch.linewidth": 1.0}):
        FigureCanvasSVG(sheet.figure)
        paint(sheet)
        sheet.settle()
        drawn = StringIO()
        sheet.figure.savefig(drawn, format="svg", metadata=_NO_METADATA)
    # What is read here was written a line above, with no text of anybody's in it.
    root = ET.fromstring(drawn.getvalue())  # noqa: S314
    _without_namespaces(root)
    _tidied(root, id_)
    _told(root, sheet.marks)
    body = [child for child in root if child.tag != "metadata"]
    picture = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {sheet.width:g} {sheet.bottom:g}",
            "width": "100%",
            "role": "img",
            "aria-labelledby": f"{id_}-title {id_}-desc",
            "direction": "ltr",
            "font-family": "sans-serif",
            "stroke-linejoin": "round",
        },
    )
    for tag, words in (("title", title), ("desc", desc)):
        ET.SubElement(picture, tag, {"id": f"{id_}-{tag}"}).text = words
    picture.extend(body)
    picture.extend(_text(words) for words in sheet.words)
    return ET.tostring(picture, encoding="unicode")


def _without_namespaces(root: ET.Element) -> None:
    """Plain names: an SVG in an HTML page needs no prefix, and the writer would give every name one."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        for name in [name for name in element.attrib if name.startswith("{")]:
            element.set(name.rpartition("}")[2], element.attrib.pop(name))


def _tidied(root: ET.Element, id_: str) -> None:
    """Styles as attributes, numbers to a hundredth, ids only where something refers to them, and with the prefix."""
    for parent in root.iter():
        for child in [child for child in parent if child.tag == "style"]:
            parent.remove(child)
    for element in root.iter():
        element.text = element.tail = None
        for part in element.attrib.pop("style", "").split(";"):
            name, _, value = part.partition(":")
            if value:
                element.set(name.strip(), value.strip())
        for name, value in element.attrib.items():
            if name == "href":
                element.set(name, f"#{id_}-{value.removeprefix('#')}")
            elif value.startswith("url("):
                element.set(name, _REFERENCE.sub(rf"url(#{id_}-\1)", value))
            elif name in ("d", "x", "y", "transform"):
                element.set(name, " ".join(_NUMBER.sub(lambda found: f"{float(found[0]):.2f}", value).split()))
        if element.tag == "g":
            _classed(element)
        elif "id" in element.attrib:
            element.set("id", f"{id_}-{element.get('id')}")


def _classed(group: ET.Element) -> None:
    """The group's name as a class where it is a tick; a mark keeps its number for `_told`."""
    name = group.attrib.pop("id", "")
    if tick := _TICK.fullmatch(name):
        group.set("class", f"chart-{tick[1]}")
    elif name.startswith("mark-"):
        group.set("class", name)


def _told(root: ET.Element, marks: list[str]) -> None:
    for group in root.iter("g"):
        name = group.get("class", "")
        if name.startswith("mark-"):
            group.set("class", "chart-mark")
            title = ET.Element("title")
            title.text = marks[int(name.removeprefix("mark-"))]
            group.insert(0, title)


def _text(words: Words) -> ET.Element:
    text = ET.Element(
        "text", {"x": f"{words.x:.2f}", "y": f"{words.y:.2f}", "font-size": f"{words.size:g}", "fill": words.ink}
    )
    if words.anchor != "start":
        text.set("text-anchor", words.anchor)
    if words.kind:
        text.set("class", f"chart-{words.kind}")
    if words.halo:
        text.attrib.update({"stroke": "#ffffff", "stroke-width": "3", "paint-order": "stroke"})
    text.text = words.text
    if words.told:
        ET.SubElement(text, "title").text = words.told
    return text
