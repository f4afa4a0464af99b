"""The command `callout`. The 999 line is on the screen before anything else is loaded: keep this module's imports empty."""

import os
import sys

from calloutcli.emergency import EMERGENCY_LINES, LANGUAGE_VARIABLE, asked_language, is_scripted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from calloutcli.cli.world import World

SHORT_HELP = """
At an incident
  callout decide      a few questions: manage it here, or call the police
  callout resume      go on with an interview that was stopped
  callout show REF    one case in full; callout card REF for its card

After it
  callout pending     what waits, overdue first
  callout handover    what the next shift must know
  callout close REF   what was decided of a case that was put off or left open
  callout add REF KIND   whom you asked or told, what was put right, what the
                         police did, a note: callout add --help lists them

Running the home
  callout setup       the home's name and its phone numbers
  callout doctor      what is missing or wrong on this computer
  callout decide --practice   a story to practise on, which counts nowhere
  callout occupancy   the bed nights of a month
  callout nil-return  that a month had no incident
  callout resident    a child who lives here, for the yearly figures
  callout import FILE.csv   past incidents from a spreadsheet

Owning a protocol
  callout protocol check FILE     what is missing or contradictory in it
  callout protocol diff OLD NEW   what a change does; also test, new, show,
                                  graph, page
  callout protocol sign FILE      agreeing to it; also trust, approve, adopt,
                                  callout key new

Checking the record
  callout log verify  whether it still holds; also log receipt
  callout log review  what to look at first, and rules often departed from
  callout log replay  whether every decision follows from its answers;
                      also log backtest
  callout log export  a bundle for others; also log list, log show, log erase

callout --help shows every command. callout COMMAND --help explains one.
"""


def main(arguments: "Sequence[str] | None" = None, world: "World | None" = None) -> int:
    """The exit status of one command. `world` is given by tests; else it is this computer."""
    given = _language_last(list(sys.argv[1:] if arguments is None else arguments))
    stdout = world.stdout if world else sys.stdout
    stderr = world.stderr if world else sys.stderr
    try:
        environ = world.environ if world else os.environ
        # A shell that asks for words to complete gives none: what was typed stands in the environment.
        completing = not given and "_CALLOUT_COMPLETE" in environ
        language = asked_language(given, environ.get(LANGUAGE_VARIABLE, ""))
        is_bare = not given or (language != "" and given in (["--lang", language], [f"--lang={language}"]))
        if not completing and (is_bare or given[0] in ("decide", "resume")):
            screen = stderr if is_scripted(given) else stdout
            try:
                screen.write(EMERGENCY_LINES[language or "en"] + "\n")
                screen.flush()
            except BrokenPipeError:
                raise
            except OSError:
                pass  # a stream that fails must not keep anybody from deciding
        if is_bare and not completing:
            if world is None and language not in ("", "en"):
                from calloutcli.cli.world import real_world

                stdout = real_world().stdout  # Welsh has letters that a console's own encoding may not have
            stdout.write(_short_help(language))
            stdout.flush()
            return 0
        from calloutcli.cli.app import run

        return run(given, world)
    except BrokenPipeError:
        return _pipe_closed()
    except OSError as error:
        if os.name == "nt" and error.errno == 22 and error.filename is None:  # EINVAL: how Windows says the same
            return _pipe_closed()
        raise
    except KeyboardInterrupt:
        return 130


def _language_last(given: "list[str]") -> "list[str]":
    """The words, with a language that was typed before the command put behind it."""
    count = 2 if given[:1] == ["--lang"] else 1 if given and given[0].startswith("--lang=") else 0
    if not count or not asked_language(given[:count], ""):
        return given
    return given[count:] + given[:count]


def _short_help(language: str) -> str:
    if language in ("", "en"):
        return SHORT_HELP
    from calloutcli.wording import words_in

    return words_in(language)(SHORT_HELP)


def _pipe_closed() -> int:
    """Who reads our output has gone: stop without a complaint, and keep Python from writing one at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def entry() -> None:
    """The console script."""
    sys.exit(main())


if __name__ == "__main__":
    entry()
