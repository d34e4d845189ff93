"""Texts that count something are right for one, too."""

import io
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from overlap import locale
from overlap.locale import DOMAIN, every_message
from overlap.problems import CATALOGUE, Notice

SOURCE = Path(locale.__file__).parent / "nl" / "LC_MESSAGES" / f"{DOMAIN}.po"

# a number, at most two words that say which, and the plural of a noun or a verb that goes with many; a whole of which
# a part is told ("3 of the {total} goals") is no count of its own
COUNTED = re.compile(
    r"(?<![oO]f )(?<![oO]f the )\{(\w+)(?::[^}]*)?\} (?!of\b)(?:[\w-]+ ){0,2}?"
    r"(?!this|was|has|its|does|as|is)(?:\w*[^\Wsu]s|are|have|were|people|look|stand|remain)\b"
)
# the verb of a part: "{n} of the {total} goals are …"
PART = re.compile(r"\{(\w+)\} of (?:the )?\{\w+\} (?:[\w-]+ ){1,3}?(?:are|have|were|stand|remain|say)\b")

# what stands for a text, a code or a letter and not for a number
TEXTS = {"band", "column", "option", "side", "value", "what"}
# numbers that are never one: limits and sizes that are chosen, and what was measured
MANY = {"limit", "most", "minutes", "off", "years"}
# texts that are shown only for several, or that tell a number that was measured, or words
SEVERAL = (
    "Below this header", "Each vmbo goal is compared", "Of the {n} pairs that readers", "Profiel {name}",
    "On the sheet {sheet}: of a description", "in {n} rows", "of {n} such pairs", "the other {n} modules",
    "weighed as fitted", "{count} of the {total} goals", "{n} couples overlap",
    "{mbo} and {vmbo} are", "{pairs} pair does not fit",
)  # fmt: skip


def sources():
    """The forms of each text in the source language: one, or that for one and that for many."""
    for message in read_po(io.BytesIO(SOURCE.read_bytes())):
        if message.id:
            yield message.id if message.pluralizable else (message.id,)


def plurals(text):
    """Each number of a text with the plural behind it, and how those words stand there."""
    return {(match[1], match[0]) for pattern in (COUNTED, PART) for match in pattern.finditer(text)}


def counts(*forms):
    """The names of numbers that have a plural behind them, the same in all forms of a text."""
    return {name for name, _words in set.intersection(*map(plurals, forms))} - TEXTS - MANY


@pytest.mark.parametrize(
    "text", ["{n} rows are gone", "In {count} cells", "{file}: {n} new goals", "{n} of the {all} goals are here"]
)
def test_a_count_with_a_plural_is_recognised(text):
    assert counts(text)


@pytest.mark.parametrize(
    "text", ["Rows: {n}", "{n} of the {all} goals", "{n} row is gone", "In column {column} texts look alike"]
)
def test_what_is_right_for_one_is_no_count(text):
    assert not counts(text)


def test_of_two_forms_only_what_both_say_of_many_is_wrong():
    assert not counts("{n} row looks alike", "{n} rows look alike")
    assert counts("{n} decisions of {groups} group", "{n} decisions of {groups} groups") == {"n"}


def test_every_text_with_a_count_has_a_form_for_one():
    assert [forms for forms in sources() if counts(*forms) and not forms[0].startswith(SEVERAL)] == []


def test_every_exception_is_still_needed():
    texts = list(sources())
    named = {name for forms in texts for text in forms for name, _words in plurals(text)}
    assert sorted((TEXTS | MANY) - named) == []
    assert [begin for begin in SEVERAL if not any(forms[0].startswith(begin) and counts(*forms) for forms in texts)] == []


def test_a_problem_is_told_in_the_form_that_goes_with_its_number():
    one, many = (Notice("plan-only-codes", values={"count": n, "first": 4}).message for n in (1, 2))
    assert one.startswith("1 rij noemt codes")
    assert many.startswith("2 rijen noemen codes")


def test_a_problem_with_a_form_for_one_says_what_it_counts():
    counted = [problem.message for problem in CATALOGUE.values() if isinstance(problem.message, locale.Counted)]
    assert counted
    assert [text for text in counted if "{count}" not in text or "{count}" not in text.one] == []


def test_all_forms_of_a_text_are_known_as_ours():
    """A workbook in English holds the form for many, which gettext itself does not keep."""
    assert {"{n} pair", "{n} pairs", "{n} paar", "{n} paren"} <= every_message()
