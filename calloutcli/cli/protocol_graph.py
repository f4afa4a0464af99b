"""`callout protocol graph`: the flow of the protocol as a numbered list, a picture, or Mermaid text."""

from pathlib import Path

from calloutcli.analysis.flow import flow_of
from calloutcli.cli.flow_text import render_flow
from calloutcli.cli.handing import hand_over
from calloutcli.cli.mermaid import render_mermaid
from calloutcli.cli.picture import render_picture
from calloutcli.cli.protocol_words import language_for
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.protocol.load import load_protocol
from calloutcli.protocol.standing import standing
from calloutcli.store.library import find_protocol


def graph(world: World, name: str, form: str, out: Path | None, language: str) -> int:
    """Print the flow, or write it to a file; `form` is text, svg or mermaid; the exit status.

    Raises:
        CalloutError: there is no such protocol, it cannot be used or shown in the language, or the file cannot be written.
    """
    raw, shown = find_protocol(name)
    protocol = load_protocol(raw, shown)
    language = language_for(protocol, language)
    flow = flow_of(protocol, language)
    if form == "svg":
        text = render_picture(flow, protocol, language, render_flow(flow))
    elif form == "mermaid":
        text = render_mermaid(flow)
    else:
        about = [protocol.title.to(language), " ".join(standing(protocol, world.now().date(), language))]
        head = [line for sentence in about for line in wrap(sentence, hang="")]
        text = "\n".join([*head, "", render_flow(flow), ""])
    return hand_over(world, text, out, f"The flow is in {out}.")
