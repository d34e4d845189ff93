"""What helps the reader, as it is typed: for one side or both, and never two things at once."""

import pytest

from overlap.cli.typed.parsing import TypedHelp
from overlap.problems import Unusable

from ..support.checkout import EXAMPLES

ZORG = EXAMPLES / "zorg"


def test_what_is_typed_with_a_side_is_about_that_side_and_else_about_both():
    typed = TypedHelp(sheets=["vmbo:PTA"], header_rows=["mbo:5"], columns=["code=A", "vmbo:goal=C", "mbo:goal=D"])
    both = typed.of_both()
    assert (both.vmbo.sheets, both.vmbo.header_row, both.vmbo.columns) == (("PTA",), None, {"code": "A", "goal": "C"})
    assert (both.mbo.sheets, both.mbo.header_row, both.mbo.columns) == ((), 5, {"code": "A", "goal": "D"})


def test_of_a_single_document_all_of_it_holds():
    typed = TypedHelp(sheets=["mbo:PTA"], header_rows=["5"], columns=["mbo:goal = C"])
    options = typed.options(None)
    assert (options.sheets, options.header_row, options.columns) == (("PTA",), 5, {"goal": "C"})


def test_the_same_thing_may_be_typed_twice():
    typed = TypedHelp(header_rows=["5", "vmbo:5"], columns=["goal=C", "goal = C"])
    assert (typed.options("vmbo").header_row, typed.options("vmbo").columns) == (5, {"goal": "C"})


@pytest.mark.parametrize(
    "columns",
    [
        ["code=B", "code=C"],
        ["vmbo:code=B", "vmbo:code=C"],
        ["code=B", "vmbo:code=C"],
        ["module=B", "section=C"],
        ["section1=B", "module=C"],
    ],
)
def test_one_role_in_two_columns_of_a_side_is_refused(columns):
    with pytest.raises(Unusable) as problem:
        TypedHelp(columns=columns).of_both()
    assert problem.value.notice.code == "given-twice"


def test_goals_may_stand_in_several_columns():
    both = TypedHelp(columns=["goal=B", "vmbo:goal=C", "code=A"]).of_both()
    assert both.vmbo.columns == {"goal": ("B", "C"), "code": "A"}
    assert both.mbo.columns == {"goal": "B", "code": "A"}


def test_of_several_columns_of_goals_is_said_in_which_document_they_are():
    with pytest.raises(Unusable) as problem:
        TypedHelp(columns=["goal=B", "goal=C"]).of_both()
    assert problem.value.notice.code == "given-twice"
    assert TypedHelp(columns=["goal=B", "goal=C"]).options(None).columns == {"goal": ("B", "C")}
    assert TypedHelp(columns=["vmbo:goal=B", "vmbo:goal=C"]).of_both().vmbo.columns == {"goal": ("B", "C")}


def test_one_role_may_be_in_another_column_of_the_other_side():
    both = TypedHelp(columns=["vmbo:goal=B", "mbo:goal=C"], header_rows=["vmbo:1", "mbo:2"]).of_both()
    assert (both.vmbo.columns, both.mbo.columns) == ({"goal": "B"}, {"goal": "C"})
    assert (both.vmbo.header_row, both.mbo.header_row) == (1, 2)


@pytest.mark.parametrize(
    ("options", "first", "second"),
    [
        (["--column", "code=B", "--column", "code=C"], "code=B", "code=C"),
        (["--header-row", "1", "--header-row", "2"], "1", "2"),
        (["--header-row", "mbo:1", "--header-row", "mbo:2"], "1", "2"),
    ],
)
def test_two_things_at_once_stop_the_command_and_the_message_names_both(overlap, tmp_path, options, first, second):
    status, out, err = overlap("compare", ZORG / "vmbo.xlsx", ZORG / "mbo.xlsx", *options)
    assert (status, out, list(tmp_path.glob("*.xlsx"))) == (2, "", [])
    assert f"{options[0]} zegt twee verschillende dingen van hetzelfde document: {first} en {second}." in err
    assert f"vmbo:{first}" in err


def test_a_header_row_is_a_number(overlap):
    status, _out, err = overlap("inspect", ZORG / "vmbo.xlsx", "--header-row", "2", "--header-row", "twee")
    assert status == 2
    assert "--header-row twee is niet te begrijpen" in err
