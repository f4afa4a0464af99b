"""`callout close`: the decision that was put off is made, and recorded. Nothing of the first record changes."""

from pathlib import Path

from calloutcli.cli.author import author_signer
from calloutcli.cli.case import read_case
from calloutcli.cli.desk import open_desk
from calloutcli.cli.prompt import Closed, ask_line, choose
from calloutcli.cli.recording import record_entry
from calloutcli.cli.render import wrap
from calloutcli.cli.session import Stop, only_stop
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.interview.card import outcome_title
from calloutcli.interview.details import caution
from calloutcli.record.entry import case_of, closure_of
from calloutcli.record.reference import new_uid


def close(world: World, folder: Path | None, reference: str, key: Path | None = None) -> int:
    """Ask what was decided, by whom and why, and record it; the exit status: 0, or 130 when nothing was recorded.

    Raises:
        CalloutError: the case is not one that waits for a decision, or it cannot be recorded.
    """
    desk = open_desk(world, folder)
    kept = read_case(desk, reference)
    decisions = [one for one in kept if one.record.kind == "decision"]
    if any(one.record.kind == "closure" for one in kept):
        raise UsageError(
            f"the case {kept[0].record.reference} is closed already",
            "callout show tells how; to add to it, make a new record",
        )
    if not decisions or "defer" not in decisions[-1].record.body:
        raise UsageError(
            f"the case {kept[0].record.reference} does not wait for a decision", "callout show tells what was decided"
        )
    last = decisions[-1]
    protocol, case = last.protocol, case_of(last.record, last.protocol)
    outcomes = [outcome for outcome in protocol.outcomes if outcome.defer is None]
    roles = protocol.roles
    author = author_signer(world, key)
    try:
        for line in wrap(f"{case.reference} was put off: {outcome_title(protocol, case.taken, case.language)}"):
            world.say(line)
        world.say("What was decided? q to stop")
        taken = outcomes[choose(world, [outcome.title.to(case.language) for outcome in outcomes], only_stop) or 0]
        world.say("Who decided?")
        decider = roles[choose(world, [role.title.to(case.language) for role in roles], only_stop) or 0]
        reason = _ask_reason(world)
    except (Stop, Closed, KeyboardInterrupt):
        world.say("Stopped. Nothing was recorded.")
        return 130
    entry = closure_of(last.record, case, taken.id, decider.id, reason, new_uid(world.random), protocol)
    _, warning = record_entry(desk, entry, last.source, author)
    world.say(f"Recorded. {case.reference} is closed.")
    if warning:
        world.comment(f"warning: {warning}")
    return 0


def _ask_reason(world: World) -> str:
    world.say("Why, in one sentence? Press Enter to leave it out.")
    typed = ask_line(world)
    warning = caution(typed)
    if warning:
        world.say(f"{warning} Press Enter to keep it, or type it again.")
        typed = ask_line(world) or typed
    return typed
