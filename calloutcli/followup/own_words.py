"""A protocol's own words as a message: said in the language in force, as the interface says its own.

A protocol gives its words in each language itself, so no catalogue has them. The fields of the message are those words, by language. Its
template is `{en}`; the catalogue of every other language has for that its own field, such as `{cy}`.
"""

from functools import lru_cache

from calloutcli.interview.card import NOT_DECIDED
from calloutcli.protocol.model import UNDECIDED, Protocol
from calloutcli.protocol.question import Text
from calloutcli.wording import LANGUAGES, Message, msg


@lru_cache(maxsize=1024)  # a list of what waits says the same few roles thousands of times
def own(text: Text) -> Message:
    """A protocol's text as a message; in a language that the protocol has not, its first language."""
    return msg("{en}", **{code: text.to(code) for code in LANGUAGES})


def outcome_words(protocol: Protocol, outcome: str) -> str:
    """An outcome in words, an undecided one included; as it stands where the protocol has none of that name."""
    try:
        return NOT_DECIDED if outcome == UNDECIDED else own(protocol.outcome(outcome).title)
    except KeyError:
        return outcome.replace("_", " ")
