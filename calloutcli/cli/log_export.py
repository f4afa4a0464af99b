"""`callout log export`: the log, or records of it, as a bundle for others, each reader seeing what his view allows."""

import re
from pathlib import Path

from calloutcli.audit.bundle_words import put_off_lines
from calloutcli.audit.extract import VIEWS, View
from calloutcli.audit.selection import Wanted
from calloutcli.canonical import Json
from calloutcli.cli.case import reference_here
from calloutcli.cli.desk import Desk, open_desk
from calloutcli.cli.envelope import envelope
from calloutcli.cli.exporting import Asked, Source
from calloutcli.cli.progress import progress
from calloutcli.cli.render import wrap
from calloutcli.cli.world import World
from calloutcli.errors import UsageError
from calloutcli.finding import printable
from calloutcli.store.bundle_writing import write_bundle
from calloutcli.store.evidence import open_log

CONSENTS = ("child", "placing_authority")
_CODE = re.compile(r"[a-z][a-z0-9_]{1,39}\Z")
_RANGE = re.compile(r"(\d{1,15})-(\d{1,15})?\Z|(\d{1,15})\Z", re.ASCII)


def export(world: World, folder: Path | None, out: Path, asked: Asked, *, as_json: bool) -> int:
    """Write the bundle and print what is in it; the exit status.

    Raises:
        UsageError: what is asked for is not for this view, or there is no such record.
        EvidenceError: the log does not hold: nothing is written.
        StoreError: there is no log, or the disk would not.
    """
    desk = open_desk(world, folder)
    wanted = _wanted(desk, asked)
    with open_log(desk.home) as log:
        source = Source(desk, log, wanted, asked)
        with progress(world, "Choosing records", source.head.size) as told:
            source.choose(told)
        with progress(world, "Writing records", 2 * source.head.size) as told:
            write_bundle(out, source.files(told))
    world.say(_as_json(out, source) if as_json else _as_text(out, source))
    if source.handed.missing:
        warning = f"warning: {source.handed.missing} personal fields are missing, and no erasure explains it:"
        for line in wrap(f"{warning} whoever gets this bundle will see that. Run callout log verify"):
            world.comment(line)
    return 0


def _wanted(desk: Desk, asked: Asked) -> Wanted:
    """What the command line asks for.

    Raises:
        UsageError: it asks for something that the view does not give, or lacks what the view needs.
    """
    view = next((one for one in VIEWS if one == asked.view), None)
    if view is None:
        raise UsageError(f"there is no view `{asked.view}`", f"the views are: {', '.join(VIEWS)}")
    cases = frozenset(reference_here(desk, text) for text in asked.cases)
    _require_permission(view, asked, cases)
    if asked.seq is None:
        return Wanted(view, cases, consented=bool(asked.consents))
    match = _RANGE.match(asked.seq)
    if match is None or view not in ("reviewer", "meeting"):
        raise UsageError(
            f"`--seq {asked.seq}` is no range of records, or not for the view `{view}`",
            "write --seq 10-19, --seq 10- or --seq 10, in the views reviewer and meeting",
        )
    first = int(match[1] or match[3])
    last = int(match[3]) if match[3] else int(match[2]) if match[2] else None
    if last is not None and last < first:
        raise UsageError(f"`--seq {asked.seq}` ends before it begins", "write the smaller number first")
    return Wanted(view, cases, first, last)


def _require_permission(view: View, asked: Asked, cases: frozenset[str]) -> None:
    """Nothing, when the view has what it needs of permission, and nothing that belongs to another view.

    Raises:
        UsageError: it lacks something, or has too much.
    """
    if view == "police":
        if len(cases) != 1:
            raise UsageError("the police view is of one incident", "name it: --case REF, once")
        for option, code, hint in (
            ("--agreed-by", asked.agreed_by, "a manager agrees to it first: --agreed-by registered_manager"),
            ("--basis", asked.basis, "say on which basis it is shared, such as --basis safeguarding"),
        ):
            if code is None:
                raise UsageError(f"the police view needs {option}", hint)
            if not _CODE.match(code):
                raise UsageError(f"`{code}` after {option} is not a code", "use small letters and _, and no name")
    elif asked.agreed_by is not None or asked.basis is not None:
        raise UsageError("--agreed-by and --basis belong to the police view", "add --view police, or leave them out")
    if view == "child" and not cases:
        raise UsageError("the child view is of the child's own cases", "name them: --case REF, as often as needed")
    if view == "reg44" and asked.consents:
        wrong = [one for one in asked.consents if one not in CONSENTS]
        missing = [one for one in CONSENTS if one not in asked.consents]
        if wrong or missing:
            what = f"`{wrong[0]}` cannot consent for it" if wrong else f"the consent of `{missing[0]}` is missing"
            raise UsageError(
                f"a case record is for the Regulation 44 visitor by consent of the child and the placing authority: {what}",
                "--consent child --consent placing_authority, once both are given",
            )
        if not cases:
            raise UsageError(
                "one child's consent opens no other child's record", "name the cases consented to: --case REF"
            )
    elif asked.consents:
        raise UsageError("--consent belongs to the view reg44", "add --view reg44, or leave it out")
    elif view == "reg44" and cases:
        raise UsageError(
            "the Regulation 44 visitor sees no case record without consent of the child and the placing authority",
            "--consent child --consent placing_authority, once both are given; or leave out --case",
        )


def _as_text(out: Path, source: Source) -> str:
    handed = source.handed
    what = "the whole log" if handed.whole else f"{handed.records} of {handed.size} records, each with its proof"
    said = [
        f"Exported to {out}: {what}. View: {handed.view}",
        f"Personal fields shown: {handed.shown}. Digests withheld: {handed.withheld}. Erased: {handed.erased}",
    ]
    if handed.agreed_by:
        said.append(f"Agreed to by: {handed.agreed_by}. Basis for sharing: {handed.basis}")
    if handed.consents:
        said.append(f"Consent was given by: {', '.join(handed.consents)}")
    said += [line for one in put_off_lines(handed) for line in one.split("\n")]
    if handed.since is not None:
        said.append(f"It shows that the log went on from the checkpoint of {handed.since} records")
    form = ""
    if source.form is not None:
        from calloutcli.audit.child_information_form import render_form

        form = f"\n{render_form(source.form)}"
    care = [_CARE[handed.view]] if handed.view in _CARE else []
    if source.unnamed:
        care.append("NOT EVERY CASE CARRIES THE CHILD'S CODE: see for yourself that all are of one child")
    care.append("Hand over the log's key by another way: callout log head --policy")
    before, after = ([part for line in lines for part in wrap(line, hang="")] for lines in (said, care))
    return "\n".join([*before, *(printable(line) for line in form.split("\n") if form), *after])


_CARE = {
    "child": "Free text may speak of other people. Read README.txt before you hand it over.",
    "meeting": "Homes are small: a rare mix of clear answers can still tell who it was.",
}


def _as_json(out: Path, source: Source) -> str:
    handed = source.handed
    result: dict[str, Json] = {
        "bundle": str(out),
        "view": handed.view,
        "whole": handed.whole,
        "log": {"origin": handed.origin, "size": handed.size, "root": handed.root},
        "records": handed.records,
        "cases": list(handed.cases),
        "shown": handed.shown,
        "withheld": handed.withheld,
        "erased": handed.erased,
        "missing": handed.missing,
        "since": handed.since,
        "put_off": len(handed.put_off) or handed.put_off_held,
        "agreed_by": handed.agreed_by or None,
        "basis": handed.basis or None,
        "consents": list(handed.consents),
    }
    if source.form is not None:
        from calloutcli.audit.child_information_form import form_as_json

        result["form"] = form_as_json(source.form)
    return envelope("log export", result)
