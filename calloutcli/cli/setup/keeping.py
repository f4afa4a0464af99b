"""Of `callout setup`: what makes the log worth something later. Its key, checkpoints on another drive, receipts in the day book."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from calloutcli.cli.render import sentence
from calloutcli.cli.setup.sitting import Sitting
from calloutcli.cli.setup.steps import Ask, Step
from calloutcli.errors import CalloutError
from calloutcli.frozen import replace
from calloutcli.store.home import Home
from calloutcli.store.second_folder import bring_heads, is_on_same_drive, require_second
from calloutcli.store.settings import RECEIPT_DAYS, read_days
from calloutcli.wording import msg


def _says_keys(sitting: Sitting) -> Iterator[str]:
    words, path = sitting.words, sitting.home.key_path
    if path.exists():
        yield words("The log signs its records with this key: {file}", file=path)
    else:
        yield words(
            "The log signs its records with a key of its own. It is made with the first record: {file}", file=path
        )
    yield words("Keep a copy of it in a safe place, away from any copy of the log.")
    yield words("Somebody who wants to sign as well has a key of their own: callout key new INITIALS/author --out FILE")


def _ask_key_copy(sitting: Sitting) -> None:
    words = sitting.words
    why = words(
        "If this computer is lost, the log can only go on with its key. But whoever has key and log could write another log."
    )
    label = words("Where the copy of the log's key is, such as: an envelope in the office safe")
    where = sitting.ask(label, sitting.settings.key_copy, why)
    if where is not None:
        sitting.keep(key_copy=where)


def _says_folder(sitting: Sitting) -> Iterator[str]:
    words = sitting.words
    yield words(
        "With each record a checkpoint is kept: a few lines that show later whether records were lost or changed."
    )
    yield words("They belong on another drive than the log. A memory stick will do.")


def _ask_folder(sitting: Sitting) -> None:
    words = sitting.words
    why = words(
        "Whoever can change the log on this drive cannot change what lies on another. They say nothing about anybody."
    )
    label = words("A second folder for checkpoints, on another drive")
    typed = sitting.ask(label, sitting.settings.heads_folder, why, lambda text: _folder_complaint(sitting, text))
    if typed is None:
        return
    named = str(_path(typed)) if typed else ""
    if named == sitting.settings.heads_folder:
        return
    try:
        bring_heads(sitting.home, Home(sitting.home.folder, replace(sitting.settings, heads_folder=named)))
    except CalloutError as error:
        sitting.say(words("Nothing was changed: {why}.", why=words(error.message)))
        return
    sitting.keep(heads_folder=named)
    if named and is_on_same_drive(sitting.home.folder, _path(named)):
        sitting.say(
            words("It is on the same drive as the log, and one lost drive takes both. Another drive is better.")
        )


def _folder_complaint(sitting: Sitting, text: str) -> str:
    words = sitting.words
    if not _path(text).is_absolute():
        return words("Type the whole path, such as E:\\callout or /media/stick/callout.")
    try:
        require_second(sitting.home, _path(text))
    except CalloutError as error:
        return " ".join(sentence(words(text)) for text in (error.message, error.hint))
    return ""


def _path(text: str) -> Path:
    """The folder that a person names. What Windows copies as a path stands in quotes."""
    return Path(os.path.expanduser(text.strip('"')))  # noqa: PTH111 - Path raises where no user has that name


def _says_receipt(sitting: Sitting) -> Iterator[str]:
    words = sitting.words
    yield words(
        "Write a receipt into the day book at each handover. It shows later that no record was changed or taken away."
    )
    yield words("callout handover prints it with all else that the next shift must know. Alone: callout log receipt")


def _ask_days(sitting: Sitting) -> None:
    words = sitting.words
    why = words("A habit is soon lost. callout doctor then says so.")

    def fits(text: str) -> str:
        return "" if read_days(text) else words("Type a number of days from 1 to 366.")

    label = words("After how many days without a receipt callout doctor says so")
    days = sitting.ask(label, str(sitting.settings.receipt_days), why, fits)
    if days is not None:
        sitting.keep(receipt_days=read_days(days) or RECEIPT_DAYS)


def _asks_keys(_: Sitting) -> Iterable[Ask]:
    return (_ask_key_copy,)


def _asks_folder(_: Sitting) -> Iterable[Ask]:
    return (_ask_folder,)


def _asks_receipt(_: Sitting) -> Iterable[Ask]:
    return (_ask_days,)


KEYS = Step("keys", msg("Keys"), _says_keys, _asks_keys)
FOLDER = Step("folder", msg("A second folder"), _says_folder, _asks_folder)
RECEIPT = Step("receipt", msg("The receipt at handover"), _says_receipt, _asks_receipt)
