"""What tests of reports start from: a small comparison, and a review of it without a workbook in between."""

from dataclasses import replace

import pytest

from overlap.model import ProgressionKind, Relation
from overlap.report import report_of
from overlap.review.outcome.result import result

from ..support.reports import decision, facts, goal, judged, review


@pytest.fixture
def known():
    """Five goals on each side with hours for some, and six proposed pairs."""
    vmbo = [goal("vmbo", 1, "10", periode="2"), goal("vmbo", 2, "20"), *(goal("vmbo", n) for n in (3, 4, 5))]
    mbo = [goal("mbo", 1, "40"), goal("mbo", 2, "2,5 uur"), *(goal("mbo", n) for n in (3, 4, 5))]
    pairs = [
        (1, 1, Relation.EQUAL, ProgressionKind.REPETITION),
        (1, 2, Relation.PART_OF, ProgressionKind.DEEPENING),
        (2, 2, Relation.COVERS, None),
        (3, 3, Relation.RELATED, None),
        (4, 4, Relation.EQUAL, None),
        (4, 3, Relation.COVERS, None),
    ]
    return facts([*vmbo, *mbo], pairs)


@pytest.fixture
def reviewed(known):
    """A group that decided on everything but two."""
    return review(
        known,
        judged(1, 1, "repetition", "exemption", remark="Els Smit regelt dit"),
        judged(1, 2, "deepening", "align"),
        judged(2, 2, "repetition", "drop in mbo", who="Els Smit"),
        judged(3, 3, "related", "together"),
        judged(4, 4, "no overlap"),
        decision("gaps", "v5", "", verdict="gap", action="take up in mbo"),
        decision(
            "agreements", "", "", agreement="Els maakt een rooster", who="Els Smit", when="1-9-2027", hours="40", layer="board"
        ),
        decision("agreements", "", "", agreement="In de OER", hours="2,5", layer="management"),
        vmbo_names="Jan de Vries",
        mbo_names="Els Smit",
    )


@pytest.fixture
def made(reviewed):
    return report_of(result([reviewed]))


@pytest.fixture
def hostile(known):
    """Texts that would do harm if they were taken for markup or for a formula."""
    wild = '=1+1<script>alert("x")</script>{{ 7*7 }}'
    one = replace(goal("vmbo", 1), text=wild, code="<b>")
    facts = replace(known, goals={**known.goals, ("vmbo", "v1"): one}, titles={"vmbo": wild, "mbo": "</title>"})
    return report_of(result([review(facts, judged(1, 1, "repetition", "exemption", remark=wild), group=wild, school=wild)]))
