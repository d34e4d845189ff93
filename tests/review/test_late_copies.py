"""A workbook that was merged, and a newer copy of one of its groups: the same as the copies and that newer copy."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from overlap.model import Comment, Unplaced
from overlap.review.copies.merge import merge
from overlap.review.outcome.progress import progress
from overlap.review.outcome.result import result

from ..support.copies import FACTS, LABELS, PAIRS, SOURCE, copy, decided, verdicts, workbook_of

SIDES = {"A": "vmbo", "B": "mbo", "C": "both", "D": ""}
FEWER = replace(FACTS, pairs={pair: of for pair, of in PAIRS.items() if pair not in ("v2+m2", "v2+m1")})
SHARED = replace(FEWER, judged_with={"v0+m1": "v0+m0"})
texts = st.sampled_from(["", "Zie les 3", "eerst bellen\nen dan mailen"])
actions = st.sampled_from(["", "align", "exemption"])
with_side = st.sampled_from(["", "", "", "both", "mbo"])


def only(**values):
    return {name: text for name, text in values.items() if text}


@st.composite
def rows(draw):
    """What a group fills in: pairs, pairs of its own, gaps, words, agreements, and a comment."""
    given_rows = []
    for pair in draw(st.lists(st.sampled_from(list(SHARED.pairs)[:5]), unique=True, max_size=4)):
        values = only(verdict=draw(verdicts), action=draw(actions), remark=draw(texts), on_behalf=draw(with_side))
        comments = (Comment("hier", "Jan", "verdict", SOURCE),) if draw(st.booleans()) else ()
        given_rows.append(decided("review", pair, comments, **values))
    for n, goals in enumerate(draw(st.lists(st.sampled_from(["v2+m2", "v2+m1", "v0+m0"]), unique=True, max_size=2)), 1):
        vmbo, mbo = goals.split("+")
        shown = {"vmbo goal": LABELS["vmbo", vmbo], "mbo item": LABELS["mbo", mbo]}
        row = decided("own", f"own-{n}", vmbo=vmbo, mbo=mbo, **only(verdict=draw(verdicts), remark=draw(texts)))
        given_rows.append(replace(row, values={**shown, **row.values}))
    for goal in draw(st.lists(st.sampled_from(["v0", "v1", "m0"]), unique=True, max_size=2)):
        verdict, other = draw(st.sampled_from(["gap", "overlap after all", "discuss later"])), draw(st.sampled_from(["1", "2"]))
        side, far = ("vmbo", f"m{other}") if goal[0] == "v" else ("mbo", f"v{other}")
        named = LABELS["mbo" if side == "vmbo" else "vmbo", far] if verdict == "overlap after all" else ""
        both = (goal, far if named else "") if side == "vmbo" else (far if named else "", goal)
        values = only(verdict=verdict, action=draw(st.sampled_from(["", "nothing", "elsewhere"])), remark=draw(texts))
        row = decided("gaps", goal, vmbo=both[0], mbo=both[1], **values)
        given_rows.append(replace(row, values={**row.values, **({"with": named} if named else {})}))
    for n in draw(st.lists(st.sampled_from([1, 2]), unique=True)):
        given_rows.append(
            decided("agreements", f"agr-{n}", **only(agreement=f"afspraak {n}", when=draw(st.sampled_from(["", "mei", "juni"]))))
        )
    for word in draw(st.lists(st.sampled_from(["klant", "gast"]), unique=True)):
        given_rows.append(decided("own words", "own-1", vmbo=word, agreed=draw(st.sampled_from(["cliënt", "bewoner"]))))
    return given_rows


def written(group, filled, n=0):
    unplaced = [Unplaced(why="outside", values={"text": f"{group}{n}"}, source=SOURCE)] if len(filled) % 3 == 1 else []
    return copy(
        *filled, group=group, behalf=SIDES[group], file=f"{group}{n}.xlsx", saved=f"2026-11-{n + 10}T10:00:00Z",
        facts=SHARED, unplaced=unplaced,
    )  # fmt: skip


def said_of(merged):
    """All that a merged workbook shows: of every row what each group says, and what they say together; and every count."""
    names = [group.name for group in merged.groups]
    rows = [
        replace(row, said={}, decisions=(), comments=tuple(sorted((name, comment.text) for name, comment in row.comments)))
        for row in merged.rows
    ]
    return {
        "rows": rows,
        "said": [{names[n]: of for n, of in row.said.items()} for row in merged.rows],
        "groups": [replace(group, unplaced=0) for group in merged.groups],
        "discuss": [[row.id for row in some] for some in (merged.discuss, merged.discuss_own, merged.discuss_gaps)],
        "agreement": merged.agreement,
        "shared": (merged.facts.judged_with, merged.facts.shared),
        "unplaced": {(name, text) for name, one in merged.unplaced if one.why != "replaced" for text in one.values.values()},
    }


def goal_id(goal):
    return goal.id if goal else ""


def counted(reviews):
    """The counts of a report and of status."""
    found, counts = result(reviews), progress(reviews)
    return (
        Counter(
            (*map(goal_id, (one.vmbo, one.mbo)), one.table, one.state, one.verdict, one.action, one.decided_by)
            for one in found.judged
        ),
        Counter(line for one in found.judged for line in one.remark.splitlines()),
        {side: of.total.outcomes for side, of in found.sides.items()},
        Counter((point.kind, point.about.state) for point in found.open),
        found.decisions,
        set(found.agreements),
        counts.decisions,
        (counts.remarks, counts.comments, counts.agreements, counts.words),
    )


@settings(max_examples=60, deadline=None)
@given(
    st.lists(rows().filter(bool), min_size=2, max_size=4),
    st.lists(st.tuples(st.sampled_from("ABCD"), rows().filter(bool), st.booleans()), max_size=3),
)
def test_a_newer_copy_beside_a_merged_workbook_is_that_copy_beside_the_others(filled, newer):
    copies = [written(group, of) for group, of in zip("ABCD", filled, strict=False)]
    merged = merge(copies)
    assert counted([workbook_of(merged)]) == counted(copies)
    for n, (group, of, same) in enumerate(newer, 1):
        before = next((one.decisions for one in copies if one.who.group == group), of)
        copies.append(written(group, before if same else of, n))
        merged = merge([workbook_of(merged, file=f"samen{n}.xlsx"), copies[-1]])
        assert said_of(merged) == said_of(merge(copies))
        assert counted([workbook_of(merged)]) == counted(copies)
