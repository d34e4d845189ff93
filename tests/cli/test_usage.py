"""Calls that typer refuses, told in Dutch: also by a typer that puts it in other words, or has other names for it."""

import re
import shlex

import pytest
from typer.core import TyperArgument, TyperGroup

from overlap.cli import UNUSABLE
from overlap.cli.app import command
from overlap.cli.typed import synonyms, usage

REWORDED = "typer says this differently now: let src/overlap/cli/typed/usage.py recognise its new words, then lock this typer"
HELP = " `overlap compare --help` laat zien hoe het werkt."
QUOTES = "Zet een pad met spaties tussen dubbele aanhalingstekens."
LEAST = "--minutes moet een geheel getal zijn van ten minste 20."
BANDS = "--from-band moet een van deze zijn: zeker, waarschijnlijk, mogelijk."


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare"], "VMBO ontbreekt." + HELP),
        (["compare", "a"], "MBO ontbreekt." + HELP),
        (["compare", "a", "b", "c"], "Er staat meer dan verwacht: c. " + QUOTES + HELP),
        (["compare", "a", "b", "c", "d e"], "Er staat meer dan verwacht: c d e. " + QUOTES + HELP),
        (["compare", "a", "b", "--lerweg", "BB"], "De optie --lerweg bestaat niet. Bedoelde je --leerweg?" + HELP),
        (["compare", "a", "b", "-z"], "De optie -z bestaat niet." + HELP),
        (["compare", "a", "b", "--minutes", "x"], LEAST + HELP),
        (["compare", "a", "b", "--minutes", "-3"], LEAST + HELP),
        (["compare", "a", "b", "--from-band", "x"], BANDS + HELP),
        (["compare", "a", "b", "--open=3"], "--open is niet goed gebruikt: er hoort één waarde bij, of geen."),
        (["compare", "a", "b", "--sample"], "--sample is niet goed gebruikt: er hoort één waarde bij, of geen."),
        (["template", "havo"], "SOORT moet een van deze zijn: vmbo, mbo, begrippen, kaarten."),
        (["compaer"], "Het commando 'compaer' bestaat niet. Bedoelde je compare? `overlap --help` laat zien hoe het werkt."),
        (["vergelijk", "a", "b"], "Het commando 'vergelijk' bestaat niet. Bedoelde je compare?"),
        (["Verslag"], "Het commando 'Verslag' bestaat niet. Bedoelde je report?"),
        (["vergelijkk"], "Het commando 'vergelijkk' bestaat niet. Bedoelde je compare?"),
        (["compare", "a", "b", "--uitvoer", "x"], "De optie --uitvoer bestaat niet. Bedoelde je --output?"),
        (["compare", "a", "b", "--minuten=60"], "De optie --minuten bestaat niet. Bedoelde je --minutes?"),
        (["compare", "a", "b", "--groepen", "3"], "De optie --groepen bestaat niet. Bedoelde je --groups?"),
        (["report", "a", "--minuten=60"], "De optie --minuten bestaat niet. `overlap report --help`"),
        (["import", "sb"], "Het commando 'sb' bestaat niet. Bedoelde je sbb? `overlap import --help` laat zien hoe het werkt."),
        (["import"], "Er ontbreekt een commando. `overlap import --help` laat zien hoe het werkt."),
    ],
)
def test_every_error_of_typer_is_recognised(overlap, arguments, said):
    status, out, err = overlap(*arguments)
    assert (status, out) == (UNUSABLE, "")
    assert err.startswith("Fout: " + said), REWORDED


def test_the_texts_of_typer_in_the_help_are_known():
    helps = {param.help for name in (None, "compare") for param in _params(name) if param.help}
    known = {usage._(text) for text in usage._LITERALS}
    assert known <= helps, REWORDED


def _context(name):
    whole = command()
    found = whole if name is None else whole.commands[name]
    return found, found.make_context(name or "overlap", [], resilient_parsing=True)


def _params(name):
    found, context = _context(name)
    return [param for param in found.get_params(context) if not isinstance(param, TyperArgument)]


def commands(group=None, path=()):
    """Every command, with what is typed to reach it."""
    for name, one in (group or command()).commands.items():
        if hasattr(one, "commands"):
            yield from commands(one, (*path, name))
        else:
            yield (*path, name), one


@pytest.mark.parametrize("path", [(), ("import",), *(path for path, _one in commands())], ids=" ".join)
def test_the_help_is_dutch_and_fits_in_a_window_of_80_characters(overlap, monkeypatch, path):
    monkeypatch.setenv("COLUMNS", "80")
    status, said, err = overlap(*path, "--help")
    assert (status, err) == (0, "")
    assert [line for line in said.splitlines() if len(line) > 80] == []
    assert not re.search(
        r"(?<!-)\b(FILE|FOLDER|TEXT|NAME|KIND|COMMAND|OPTIONS|path|list|int|str|Path|Usage|required|default)\b", said
    )
    assert overlap("help", *path)[1] == said


def test_every_command_shows_an_example_that_it_understands():
    for path, one in commands():
        program, *words = shlex.split(one.epilog)
        assert (program, *words[: len(path)]) == ("overlap", *path)
        assert one.make_context(" ".join(path), words[len(path) :]).command is one


def test_every_word_for_an_option_or_command_leads_to_one_that_is_there_and_every_command_has_one():
    names = {name for path, one in commands() for name in (*path, *(opt for param in one.params for opt in param.opts))}
    assert set(synonyms._WORDS) <= names | {"--help", "--version"}
    assert {name for path, _one in commands() for name in path} <= set(synonyms._WORDS)


def later(*names, said="Surplus tokens: c", **has):
    """A usage error as a typer of later might have it: classes of these names, other words, less to go by."""
    cls = Exception
    for name in reversed(names):
        cls = type(name, (cls,), {"format_message": BaseException.__str__})
    error = cls(said)
    error.__dict__.update(has)
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (later("Refused"), "overlap (Surplus tokens: c) is niet te begrijpen. `overlap --help` laat zien hoe het werkt."),
        (later("Refused", message=" two\n lines "), "overlap (two lines) is niet te begrijpen."),
        (later("Refused", said=""), "overlap … is niet te begrijpen."),
        (later("UsageError", ctx=None), "overlap (Surplus tokens: c) is niet te begrijpen."),
        (later("UsageError", message="Het commando 'x' bestaat niet."), "Het commando 'x' bestaat niet."),
        (later("NoSuchOption", "UsageError"), "overlap (Surplus tokens: c) is niet te begrijpen."),
        (later("NoSuchOption", "UsageError", option_name="--x"), "De optie --x bestaat niet."),
        (later("BadParameter", "UsageError"), "overlap (Surplus tokens: c) is niet te begrijpen."),
    ],
)
def test_an_error_that_typer_tells_differently_is_still_told(overlap, monkeypatch, error, said):
    def refuse(*_arguments, **_options):
        raise error

    monkeypatch.setattr(TyperGroup, "main", refuse)
    status, out, err = overlap("compare")
    assert (status, out) == (UNUSABLE, "")
    assert err.startswith("Fout: " + said)
    assert err.count("\n") == 1


def test_an_error_of_our_own_is_no_usage_error():
    assert usage.message_of(ValueError("Surplus tokens: c")) == ""
