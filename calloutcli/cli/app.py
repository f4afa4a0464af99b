"""From words on the command line to one command, and from what it raises to an exit status."""

import contextlib
import errno
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from calloutcli.cli.world import Voice, World, real_world
from calloutcli.emergency import EMERGENCY_LINE, LANGUAGE_VARIABLE, asked_language, is_scripted
from calloutcli.errors import CalloutError, StoreError, UsageError
from calloutcli.frozen import replace
from calloutcli.wording import msg

if TYPE_CHECKING:
    import typer

BUG = 70
_IN_ENGLISH = frozenset(("protocol", "log", "key", "report", "import", "demo"))
"""The commands of owners and auditors: they speak English, whatever the home does (docs/decisions/0015)."""


def run(arguments: Sequence[str], world: World | None = None) -> int:
    """The exit status of one command. `callout decide` alone is started without the option parser: it must be quick."""
    world = world or real_world()
    given = list(arguments)
    is_english = bool(given) and given[0] in _IN_ENGLISH
    language = "en" if is_english else asked_language(given, world.environ.get(LANGUAGE_VARIABLE, ""))
    world = replace(world, voice=Voice(language, stays=is_english))
    try:
        if given[:1] == ["decide"] and given[1:] in ([], ["--lang", language], [f"--lang={language}"]):
            from calloutcli.cli.decide import decide_at_terminal

            return decide_at_terminal(world)
        return _parse_and_run(arguments, world)
    except CalloutError as error:
        from calloutcli.cli.render import render_error

        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        world.comment(render_error(error, world.words))
        return error.status
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except OSError as error:
        if os.name == "nt" and error.errno == errno.EINVAL and error.filename is None:
            raise BrokenPipeError from error  # what Windows says when whoever reads our output has gone
        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        from calloutcli.cli.render import render_error

        world.comment(render_error(_of_the_system(error), world.words))
        return StoreError.status
    except Exception as error:  # noqa: BLE001 - the one place where a bug is caught
        _emergency_first(arguments, world)
        world.comment(_bug(error, world))
        return BUG


def _parse_and_run(arguments: Sequence[str], world: World) -> int:
    import typer

    app, name, rest = _app_for(arguments, world)
    try:
        with contextlib.redirect_stdout(world.stdout), contextlib.redirect_stderr(world.stderr):
            status = app(rest, prog_name=name, standalone_mode=False, obj=world)
    except typer.TyperException as error:
        if not _line_is_in_view(arguments, world):
            _emergency_first(arguments, world)
        message = error.format_message()
        if type(error).__name__ == "NoArgsIsHelpError":
            world.comment(message)
            return error.exit_code
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "callout"
        message = message.rstrip(".")
        from calloutcli.cli.render import render_error

        refused = UsageError(
            f"{message[:1].lower()}{message[1:]}", msg("{command} --help shows what it takes", command=command)
        )
        world.comment(render_error(refused, world.words))
        return error.exit_code
    return status if isinstance(status, int) else 0


def _app_for(arguments: Sequence[str], world: World) -> "tuple[typer.Typer, str, list[str]]":
    """(the commands to choose from, what they are called by, the words that are left). Only one group of them is loaded."""
    from calloutcli.cli.options import GROUPS

    if arguments and arguments[0] in GROUPS:
        return _group(arguments[0]), f"callout {arguments[0]}", list(arguments[1:])
    from calloutcli.cli.commands import app

    if "_CALLOUT_COMPLETE" in world.environ:  # a shell asks for words to complete: these may be of any group
        for one in app.registered_groups:
            one.typer_instance = _group(str(one.name))
    return app, "callout", list(arguments)


def _group(name: str) -> "typer.Typer":
    from importlib import import_module

    app: typer.Typer = getattr(import_module(f"calloutcli.cli.{name}_commands"), f"{name}_app")
    return app


def _line_is_in_view(arguments: Sequence[str], world: World) -> bool:
    """Whether the line that `main` wrote stands just above where an error would: same stream, or same screen."""
    return is_scripted(list(arguments)) or (world.stdout.isatty() and world.stderr.isatty())


def _emergency_first(arguments: Sequence[str], world: World) -> None:
    """At an incident the 999 line stands before every error, on the stream where the error stands."""
    if arguments and arguments[0] in ("decide", "resume"):
        world.comment(world.words(EMERGENCY_LINE))


def _of_the_system(error: OSError) -> StoreError:
    """What the system refused, as a refusal of ours. Its own words are in its own language."""
    why = (error.strerror or str(error)).lower()
    hint = msg("check the disk and the folder; what was recorded stays recorded")
    if error.filename:
        return StoreError(msg("`{file}` cannot be read or written: {why}", file=error.filename, why=why), hint)
    return StoreError(msg("what was to be said cannot be written: {why}", why=why), hint)


def _bug(error: Exception, world: World) -> str:
    """What went wrong and where, without any value that a variable held."""
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    where = [f"  {frame.filename.rsplit('calloutcli', 1)[-1]}:{frame.lineno} in {frame.name}" for frame in frames[-6:]]
    words = world.words
    fault = words("error: {message}", message=msg("this is a fault in callout: {name}", name=type(error).__name__))
    hint = msg("what you answered is saved; tell whoever looks after this computer these lines")
    return "\n".join([fault, *where, words("hint: {hint}", hint=hint)])
