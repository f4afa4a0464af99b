"""In which order a case is told: by when things happened, not by when somebody wrote them down.

Records stand in the log in the order in which they were made, and keep their numbers. Whoever reads a case wants to know what came
first. What was entered late stands where it belongs, and says that it was entered late.
"""

from collections.abc import Iterable
from datetime import datetime

from calloutcli.followup.form import happened_in
from calloutcli.record.told import Told, as_corrected


def moments(told: Iterable[Told]) -> dict[int, datetime]:
    """When each record of one case stands in its story, by seq, in that order; at the same moment, in the order of seq.

    The first decision stands at the incident, and what says when it `happened` stands there, as later corrections say that it
    should read. Everything else stands at the time when it was recorded: a later version of the decision, a correction, an
    erasure, a closure that does not say when it was decided.
    """
    records = list(told)
    found = {one.record.position.seq: one.record.time for one in records}
    decided = False
    for one in as_corrected(records):
        is_decision = one.record.kind == "decision"
        happened = None if is_decision and decided else happened_in(one.record.body)
        decided = decided or is_decision
        if happened is not None:
            found[one.record.position.seq] = happened
    return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0])))
