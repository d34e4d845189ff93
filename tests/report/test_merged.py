"""A report of a workbook that was merged: what groups said apart, and what they agreed to call things."""

from dataclasses import replace

import pytest

from overlap.model import Added, Decision, Review, Who
from overlap.model.learning import LearnedWord
from overlap.report import report_of
from overlap.report.document import Column, Row, Table, lean
from overlap.review.copies.merge import merge
from overlap.review.lessons.agreed_words import AgreedWord, agreed_words
from overlap.review.outcome.result import result

from ..support.reports import SOURCE, decision, judged, review


@pytest.fixture
def copies(known):
    """Two groups that differ on one pair and agree on another."""
    return [
        review(known, judged(1, 1, "repetition", "exemption"), judged(2, 2, "related"), group="Vmbo Anna", behalf="vmbo"),
        review(known, judged(1, 1, "no overlap"), judged(2, 2, "related"), file="b.xlsx", group="Mbo", behalf="mbo"),
    ]


def merged(copies):
    """What is read back of the workbook that they are merged to, when nobody filled in anything since."""
    found = merge(copies)
    rows = tuple(
        replace(row.decisions[0], id=row.id, values={**row.values, **({"on behalf": row.behalf} if row.behalf else {})})
        for row in found.rows
        if row.values
    )
    return Review(
        file="samen.xlsx", sha256="samen", facts=found.facts, who=Who(group="Vmbo Anna, Mbo"), decisions=rows, parts=found.parts
    )


def open_rows(found):
    (section,) = (one for one in report_of(found).sections if one.key == "open")
    return {table.key: table for table in section.tables}


def test_a_pair_without_a_joint_verdict_is_one_on_which_the_groups_differ(copies):
    found = result([merged(copies)])
    assert [(point.kind, point.about.vmbo.id) for point in found.open if point.kind == "differ"] == [("differ", "v1")]
    assert found.waiting == result(copies).waiting
    (row,) = (row for row in open_rows(found)["open"].rows if row.values[0] == "groepen verschillen")
    assert row.values[3] == "Vmbo Anna: herhaling, actie: vrijstelling\nMbo: geen overlap"


def test_names_of_people_stay_out_of_who_said_what(copies):
    named = replace(copies[0], who=replace(copies[0].who, vmbo_names="Anna de Boer"))
    found = result([merged([named, copies[1]])])
    assert "Anna" not in str(report_of(found))
    assert "Vmbo [naam]: herhaling" in str(report_of(found))


def test_a_report_of_the_merged_workbook_says_what_one_of_the_copies_says(copies):
    once, apart = (report_of(result(those)) for those in ([merged(copies)], copies))
    assert once.sentences == apart.sentences
    assert [one for one in once.sections if one.key != "herkomst"] == [one for one in apart.sections if one.key != "herkomst"]


def test_pairs_of_the_sample_do_not_keep_a_goal_open_nor_count(known):
    drawn = {name: Added(pair, "sample", 1, 9) for name, pair in known.pairs.items() if pair.vmbo.id == "v1"}
    before, after = (result([review(facts)]) for facts in (known, replace(known, added=drawn)))
    assert after.waiting == after.proposed == before.waiting - len(drawn)


def words(identifier, **values):
    return decision("words", *identifier.split(" ~ "), **values)


def test_the_words_that_were_agreed_on_are_in_the_report(known):
    one = review(known, words("klant ~ cliënt", verdict="right", agreed="gast"), words("koken ~ menu", verdict="right"))
    other = review(
        known,
        words("koken ~ menu", verdict="wrong"),
        words("klant ~ cliënt", verdict="right", agreed="cliënt"),
        Decision(
            table="own words",
            id="own-1",
            vmbo="",
            mbo="",
            values={"vmbo": "bejaarde", "mbo": "oudere"},
            comments=(),
            source=SOURCE,
        ),
        file="b.xlsx",
    )
    found = result([one, other])
    assert found.words == (AgreedWord("klant", "cliënt", "gast / cliënt", "right"), AgreedWord("bejaarde", "oudere", "", "own"))
    (section,) = (part for part in report_of(found).sections if part.key == "woorden")
    assert [row.values for row in section.tables[0].rows] == [
        ("klant", "cliënt", "gast / cliënt", "beoordeeld: klopt"),
        ("bejaarde", "oudere", "", "door de groep toegevoegd"),
    ]


def test_words_that_verdicts_suggest_are_said_to_be_so():
    learned = [
        LearnedWord(terms=("activiteit", "dagbesteding"), source="pairs"),
        LearnedWord(terms=("weg", "artikel"), source="pairs", sure=False),
    ]
    assert agreed_words([], learned, str) == (AgreedWord("activiteit", "dagbesteding", "", "learned"),)


def test_a_column_in_which_nothing_stands_is_left_out():
    made = Table("t", "T", (Column("a"), Column("b")), (Row(("1", "")), Row(("kop",), heading=True)))
    assert lean(made, "b").columns == (Column("a"),)
    assert lean(made, "b").rows == (Row(("1",)), Row(("kop",), heading=True))
    assert lean(made, "a") == made
