"""The words that a report uses, each said in short and plain words. Only those that occur on a page are explained on it."""

import re
from typing import Final

_CONTACT: Final = (
    "The home's decision brought the police in, by any way: 999, 101, online, or an officer known to the home."
)

TERMS: Final = (
    ("bed night", "One child in one bed for one night. Three children for ten nights are 30 bed nights."),
    ("caution", "A formal warning by the police. It goes on record. For a child it is a youth caution."),
    ("charge", "The police or prosecutors take a child to court."),
    (
        "chance",
        "Small numbers go up and down by themselves. A figure that cannot be told from chance may mean no change at all.",
    ),
    ("community resolution", "The police settle a matter without court and without a conviction."),
    ("contact with the police", _CONTACT),
    ("police contact", _CONTACT),
    (
        "departure",
        "Staff did something else than the protocol advised, more or less serious. It is normal, and no fault.",
    ),
    ("disposal", "What the police or a court did about an offence in the end."),
    ("first-time entrant", "A child who gets a first caution or conviction."),
    ("incident", "Something happened, and somebody used the protocol to decide what to do."),
    ("key worker", "The member of staff who looks after one child most."),
    ("log", "The list of records that a home keeps. Nothing in it can be changed without a trace."),
    ("looked after", "In the care of a council. The law's own words for a child in care."),
    ("nil return", "A home says for a month: there were no incidents."),
    ("Ofsted", "The inspectors of children's homes in England."),
    ("outcome 22", "The police take no formal action, because the child does something that helps instead."),
    ("placement", "The home or family where a child in care lives."),
    ("placing authority", "The council that has placed the child here."),
    ("protocol", "The agreement that says when to call the police and when to manage a matter in the home."),
    ("Reg 40", "The rule by which a home must tell Ofsted and others of serious events."),
    ("Reg 44", "The rule by which an independent person visits a home each month."),
    ("registered manager", "The person who runs the home and answers for it in law."),
    ("restorative", "Those who were hurt and those who did it talk, if they wish, and agree how to put it right."),
    ("return interview", "Somebody independent talks with a child who was missing, within 72 hours."),
    ("root", "A number worked out from every record of a log. If one letter of one record changes, the root changes."),
    ("safeguarding", "Keeping a child safe from harm by anybody."),
    ("SEND", "Special educational needs or a disability."),
    ("slow time", "Nobody calls the police at night. A manager decides in the daytime."),
    ("tier", "How serious what is done is: in the home, safeguarding report, police planned, police at once."),
    ("undecided", "The answers did not settle what to do."),
    ("youth justice service", "The council's team for children in trouble with the law."),
)
HIDDEN: Final = ("c", "A small number that is hidden, so that nobody can tell which child it is about.")


def terms_in(text: str, *, is_published: bool = False) -> tuple[tuple[str, str], ...]:
    """(term, what it means) of each term that occurs in the text, in the order of the alphabet; `c` where small numbers are hidden."""
    found = [pair for pair in TERMS if _occurs(pair[0], text)]
    found += [HIDDEN] if is_published else []
    return tuple(sorted(found, key=lambda pair: pair[0].lower()))


def _occurs(term: str, text: str) -> bool:
    """Whether the text has it as a word; of several words small letters or large, with an s or without."""
    flags = re.IGNORECASE if term.islower() and len(term) > 1 else 0
    return re.search(rf"(?<!\w){re.escape(term)}s?(?!\w)", text, flags) is not None
