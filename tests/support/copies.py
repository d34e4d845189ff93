"""Copies of a workbook that groups filled in, without the workbook: three goals on each side, and all pairs of them."""

from dataclasses import replace

from hypothesis import strategies as st

from overlap.model import Band, Comment, Decision, Facts, Goal, Pair, Relation, Review, Source, Who

SOURCE = Source("a.xlsx", "Overlap", 5)
GOALS = {
    (side, f"{side[0]}{n}"): Goal(text=f"doel {n}", kind="eindterm", source=Source("a.xlsx", "B", n), id=f"{side[0]}{n}")
    for side in ("vmbo", "mbo")
    for n in range(3)
}
PAIRS = {
    f"v{v}+m{m}": Pair(GOALS["vmbo", f"v{v}"], GOALS["mbo", f"m{m}"], 0.5, 0.1 * (v + m), Band.POSSIBLE, Relation.RELATED)
    for v in range(3)
    for m in range(3)
}
LABELS = {(side, goal): f"{side} {goal[1:]}" for side, goal in GOALS}
FACTS = Facts(fingerprint="f", titles={"vmbo": "V", "mbo": "M"}, goals=GOALS, labels=LABELS, pairs=PAIRS)
VMBO, MBO = {"group": "A", "behalf": "vmbo"}, {"group": "B", "behalf": "mbo"}
verdicts = st.sampled_from(["repetition", "deepening", "related", "no overlap", "discuss later", ""])


def decided(table="review", identifier="v0+m0", comments=(), vmbo="", mbo="", **values):
    """A decision on a row; a text per field, the words of its name joined by underscores (on_behalf="both")."""
    if table == "review":
        vmbo, _plus, mbo = identifier.partition("+")
    values = {name.replace("_", " "): text for name, text in values.items()}
    return Decision(table=table, id=identifier, vmbo=vmbo, mbo=mbo, values=values, comments=comments, source=SOURCE)


def copy(*decisions, group="", behalf="", file="", facts=FACTS, unplaced=(), date="", saved=""):
    """A copy with these decisions, of a group that may not say who it is; ``date`` as it filled it in."""
    file = file or f"{group or id(decisions)}.xlsx"
    return Review(
        file=file,
        sha256=file,
        facts=facts,
        who=Who(group=group, behalf=behalf, date=date),
        decisions=decisions,
        unplaced=tuple(unplaced),
        saved=saved,
    )


def only_row(merged, table="review"):
    """The row of a table that has one."""
    (row,) = merged.of(table)
    return row


def workbook_of(merged, file="samen.xlsx", **more):
    """What is read back of a merged workbook; ``more`` is filled in since, a verdict per pair (v0_m0="related")."""
    since = {pair.replace("_", "+"): verdict for pair, verdict in more.items()}
    rows = {}
    for row in merged.rows:
        values = {name: text for name, text in row.values.items() if name != "on behalf" or not row.to_discuss}
        values |= {"on behalf": row.behalf} if row.behalf and row.values.get("verdict") and not row.to_discuss else {}
        shown = "\n".join(f"{name}: {comment.text}" for name, comment in row.comments)
        comments = (Comment(shown, "overlap", "verdict", SOURCE),) if shown else ()
        rows[row.table, row.id] = Decision(
            table=row.table, id=row.id, vmbo=row.vmbo, mbo=row.mbo, values=values, comments=comments, source=SOURCE
        )
    for pair, verdict in since.items():
        old = rows.get(("review", pair)) or decided("review", pair)
        rows["review", pair] = replace(old, values={**old.values, "verdict": verdict})
    decisions = tuple(row for row in rows.values() if row.values or row.comments)
    group = ", ".join(group.name for group in merged.groups)
    who = Who(group=group)
    return Review(file=file, sha256=file, facts=merged.facts, who=who, decisions=decisions, parts=merged.parts, for_all=True)
