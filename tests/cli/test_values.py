"""Values of options that are made without pydantic, as typer would make them with it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.cli.app import command
from overlap.cli.typed.values import plain_value, process_plainly

WORDS = ["", "vmbo", "VMBO", "BB", "zeker", "Zeker", "csv", "3", "0", "map/een bestand.xlsx", "~", "-"]


def _params(group):
    """Every parameter of every command, each with the context of its command."""
    for one in group.commands.values():
        if hasattr(one, "commands"):
            yield from _params(one)
        else:
            context = one.make_context("overlap", [], resilient_parsing=True)
            yield from ((context, param) for param in one.params)


PARAMS = list(_params(command()))


@given(st.sampled_from(PARAMS), st.sampled_from(WORDS) | st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_a_value_is_what_typer_makes_of_it_or_the_same_refusal(one, word):
    context, param = one
    typed = [word] if param.multiple or param.nargs == -1 else word
    for value in (typed, param.get_default(context)):
        assert _made(param.process_value, context, value) == _made(type(param).process_value.__get__(param), context, value)


def _made(process, context, value):
    """The value and its type, or the refusal."""
    try:
        made = process(context, value)
    except Exception as refusal:
        return type(refusal), str(refusal)
    return type(made), made


def test_a_parameter_is_told_once_and_one_of_a_typer_without_pydantic_is_left_alone():
    class Parameter:
        def process_value(self, _ctx, value):
            return value

    old = Parameter()
    process_plainly(old)
    assert "process_value" not in vars(old)
    _context, param = PARAMS[0]
    before = param.process_value
    process_plainly(param)
    assert param.process_value == before  # a typer without pydantic gives a new bound method each time


@pytest.mark.parametrize("kind", [int, dict[str, str], list[int]])
def test_what_is_not_plain_is_left_to_typer(kind):
    assert plain_value(kind, ["1"] if kind == list[int] else "1") is None


def test_a_comparison_does_not_load_pydantic(tmp_path):
    run = "import sys; from overlap.cli import run; run(); sys.exit('pydantic' in sys.modules)"
    files = [Path(__file__).parents[2] / "data" / "examples" / "zorg" / name for name in ("vmbo.xlsx", "mbo.xlsx")]
    command = [sys.executable, "-c", run, "compare", *map(str, files), "-o", str(tmp_path / "out.xlsx")]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0
