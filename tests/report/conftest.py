"""What tests of reports share: facts of a small comparison, and reviews of it without a workbook in between."""

import pytest

from overlap.model import (
    Band,
    Decision,
    Facts,
    Goal,
    Heading,
    Pair,
    Progression,
    ProgressionKind,
    Relation,
    Review,
    Source,
    Sure,
    Who,
    told_by,
)

SOURCE = Source("a.xlsx", "Overlap", 5)


def goal(side, n, hours="", **extra):
    """Goal number n of a side: module 1 holds the first three."""
    section = (Heading(f"{'P' if side == 'vmbo' else 'B'}{1 + (n > 3)}", "Module"),)
    found = {**({"uren": hours} if hours else {}), **extra}
    text = f"{side} doel {n}"
    return Goal(
        text=text,
        kind="eindterm",
        source=Source(f"{side}.xlsx", "Blad1", n),
        code=f"{side[0].upper()}-{n}",
        section=section,
        id=f"{side[0]}{n}",
        **told_by(found),
    )


def facts(goals, pairs, fingerprint="f"):
    """Facts of these goals; pairs as (vmbo number, mbo number, relation, progression)."""
    by_id = {one.id: one for one in goals}
    proposed = [
        Pair(
            by_id[f"v{v}"],
            by_id[f"m{m}"],
            0.5,
            0.25,
            Band.POSSIBLE,
            relation,
            ("samen",),
            progression=Progression(kind, Sure.WEAK, ()) if kind else None,
        )
        for v, m, relation, kind in pairs
    ]
    keys = {("vmbo" if one.id.startswith("v") else "mbo", one.id): one for one in goals}
    return Facts(
        format="1",
        program="0.1.0",
        language="nl",
        fingerprint=fingerprint,
        titles={"vmbo": "Zorg", "mbo": "Begeleider"},
        files={"vmbo": "vmbo.xlsx", "mbo": "mbo.xlsx"},
        hashes={"vmbo": "aa", "mbo": "bb"},
        goals=keys,
        labels={key: one.text for key, one in keys.items()},
        pairs={pair.id: pair for pair in proposed},
    )


def decision(table, vmbo, mbo, **values):
    """A decision on a pair (or, with "" for one of the two, on a goal)."""
    identifier = f"{vmbo}+{mbo}" if vmbo and mbo else vmbo or mbo
    return Decision(table=table, id=identifier, vmbo=vmbo, mbo=mbo, values=values, comments=(), source=SOURCE)


def judged(v, m, verdict, action="", **more):
    """A verdict on the pair of vmbo goal v and mbo item m."""
    return decision("review", f"v{v}", f"m{m}", verdict=verdict, action=action, **more)


def review(known, *decisions, file="a.xlsx", **who):
    """A review of one group."""
    return Review(
        file=file,
        sha256="00" + file,
        facts=known,
        who=Who(**{"group": "Groep 1", "behalf": "both", "date": "12-11-2026", **who}),
        decisions=decisions,
    )


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
