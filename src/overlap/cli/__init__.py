"""The command `overlap`: one module per command; each parses, calls and prints, and thinks nothing itself."""

import errno
import os
import sys

# hardly anything is imported here: who stops the command while it is loading sees no traceback

DONE, FAILED, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_SHOWN = 60  # characters of a name that is too long


class Stopped(Exception):  # noqa: N818 - it is no error
    """Somebody stopped the command with Ctrl-C, and there is more to say than that."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command and exit: 0 done, 2 the input or the call is not usable, 130 stopped with Ctrl-C, 1 anything else."""
    status = run(arguments)
    if status == INTERRUPTED:
        from overlap.output.interrupts import ignore

        ignore()  # it ends already
    from overlap.jobs.garbage import end_without_looking

    end_without_looking()
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status. Never a traceback, unless ``OVERLAP_DEBUG`` is set."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:  # before there is a command that tells it
        return _interrupted()


def _run(arguments: list[str]) -> int:
    from overlap.jobs.garbage import look_seldom
    from overlap.output.interrupts import end_as_with_ctrl_c

    end_as_with_ctrl_c()
    look_seldom()
    _open_closed()
    _use_utf8()
    # the products are small: threads cost more than they bring, and one thread adds up in one order
    for library in ("OPENBLAS", "OMP", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    from overlap.locale import gettext as _
    from overlap.locale import translate_libraries
    from overlap.problems import Unusable

    translate_libraries()
    from .app import command
    from .terminal.without_command import with_command
    from .typed.usage import message_of

    try:
        program = command()
        typed = with_command(_asked(arguments), program.commands)
        status = int(program.main(typed, prog_name="overlap", standalone_mode=False) or DONE)
        return _interrupted() if status == INTERRUPTED else status
    except Unusable as problem:
        _complain(str(problem))
        return UNUSABLE
    except Stopped as stopped:
        _complain(str(stopped))
        return INTERRUPTED
    except EOFError:  # who was asked something closed the window or pressed Ctrl-Z
        return _interrupted()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if any(isinstance(cause, KeyboardInterrupt) for cause in _causes(error)) and type(error).__name__ != "Abort":
            return _interrupted()  # a library that was loading made another error of it
        if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
            from pathlib import Path

            _complain(str(Unusable("name-too-long", f"{Path(str(error.filename)).name[:_SHOWN]}…")))
            return UNUSABLE
        if message := message_of(error):
            _complain(message)
            return INTERRUPTED if type(error).__name__ == "Abort" else UNUSABLE
        if os.environ.get("OVERLAP_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        _complain(
            _("Something went wrong in overlap itself ({what}). Set OVERLAP_DEBUG=1 and report what it says.").format(what=what)
        )
        return FAILED


def _asked(arguments: list[str]) -> list[str]:
    """Give what was typed, with `overlap help compare` as `overlap compare --help`."""
    return [*arguments[1:], "--help"] if arguments[:1] in (["help"], ["hulp"]) else arguments


def _interrupted() -> int:
    from overlap.locale import gettext as _

    _complain(_("Stopped; nothing was written."))
    return INTERRUPTED


def _causes(error: BaseException) -> list[BaseException]:
    """What an error was raised from, and while what it was raised."""
    causes = []
    cause = error.__cause__ or error.__context__
    while cause is not None:
        causes.append(cause)
        cause = cause.__cause__ or cause.__context__
    return causes


def _complain(text: str) -> None:
    from overlap.locale import gettext as _

    word = _("Error")
    print(f"{word}: {text}", file=sys.stderr)  # noqa: T201 - plain text: a file name that is wrapped cannot be searched for


def _open_closed() -> None:
    """Give standard output and error to nobody where they are closed: results are written all the same."""
    from contextlib import suppress
    from pathlib import Path

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            with suppress(OSError):
                setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as long as the program runs


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
