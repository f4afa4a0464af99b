"""`callout protocol diff`: what a change does, for people, for scripts, and as a paper for a meeting.

Exit status: 0 nothing of what `--fail-on` names; 1 something, or the version says too little, goes backwards, or a part
of the comparison could not be made; 3 a file cannot be used, or nothing can be compared.
"""

from pathlib import Path

from calloutcli.cli.difference import Difference, make_difference
from calloutcli.cli.world import World
from calloutcli.protocol.load import load_protocol
from calloutcli.store.library import find_protocol


def diff(world: World, old_name: str, new_name: str, log: Path | None, fail_on: str, form: str) -> int:
    """Print what the change does; the exit status.

    Raises:
        ProtocolError: a file cannot be used, or they share no question.
        StoreError: there is no log in the folder, or it cannot be read.
    """
    raws = [find_protocol(name) for name in (old_name, new_name)]
    old, new = (load_protocol(raw, shown) for raw, shown in raws)
    difference = make_difference(world, old, new, (old_name, new_name), log)
    if form == "json":
        from calloutcli.cli.diff_json import render_diff_json

        world.say(render_diff_json(difference))
    elif form == "markdown":
        from calloutcli.cli.diff_markdown import render_diff_markdown

        world.say(render_diff_markdown(difference))
    else:
        from calloutcli.cli.diff_text import render_diff_text

        world.say(render_diff_text(difference))
    return int(_fails(difference, fail_on))


def _fails(difference: Difference, fail_on: str) -> bool:
    comparison = difference.comparison
    if difference.refused or difference.worked.problem or (difference.recorded and difference.recorded.unreadable):
        return True
    incidents = [*difference.worked.changed, *(difference.recorded.changed if difference.recorded else ())]
    if fail_on == "lowered":
        return comparison.lowered or any(one.direction == "down" for one in incidents)
    changed = bool(comparison.transitions or comparison.hidden or incidents)
    return changed or (fail_on == "any" and bool(difference.edits))
