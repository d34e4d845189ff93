"""Facts of a small comparison, and reviews of it without a workbook in between."""

from overlap.model import Band, Decision, Facts, Goal, Heading, Pair, Progression, Review, Source, Sure, Who, told_by

SOURCE = Source("a.xlsx", "Overlap", 5)


def goal(side, n, hours="", **extra):
    """Goal number n of a side: module 1 holds the first three."""
    section = (Heading(f"{'P' if side == 'vmbo' else 'B'}{1 + (n > 3)}", "Module"),)
    columns = {**({"uren": hours} if hours else {}), **extra}
    text = f"{side} doel {n}"
    return Goal(
        text=text,
        kind="eindterm",
        source=Source(f"{side}.xlsx", "Blad1", n),
        code=f"{side[0].upper()}-{n}",
        section=section,
        id=f"{side[0]}{n}",
        **told_by(columns),
    )


def facts(goals, pairs, fingerprint="f"):
    """Facts of these goals; pairs as (vmbo number, mbo number, relation, progression)."""
    by_id = {goal.id: goal for goal in goals}
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
    keys = {("vmbo" if goal.id.startswith("v") else "mbo", goal.id): goal for goal in goals}
    return Facts(
        format="1",
        program="0.1.0",
        language="nl",
        fingerprint=fingerprint,
        titles={"vmbo": "Zorg", "mbo": "Begeleider"},
        files={"vmbo": "vmbo.xlsx", "mbo": "mbo.xlsx"},
        hashes={"vmbo": "aa", "mbo": "bb"},
        goals=keys,
        labels={key: goal.text for key, goal in keys.items()},
        pairs={pair.id: pair for pair in proposed},
    )


def decision(table, vmbo, mbo, **values):
    """A decision on a pair (or, with "" for one of the two, on a goal); a gap with both is the vmbo goal, with the item."""
    identifier = f"{vmbo}+{mbo}" if vmbo and mbo else vmbo or mbo
    if table == "gaps" and vmbo and mbo:
        identifier, values = vmbo, {"with": mbo, **values}
    return Decision(table=table, id=identifier, vmbo=vmbo, mbo=mbo, values=values, comments=(), source=SOURCE)


def judged(v, m, verdict, action="", **more):
    """A verdict on the pair of vmbo goal v and mbo item m."""
    return decision("review", f"v{v}", f"m{m}", verdict=verdict, action=action, **more)


def review(known, *decisions, file="a.xlsx", **who):
    """A review of one group, which is called after its file."""
    return Review(
        file=file,
        sha256="00" + file,
        facts=known,
        who=Who(**{"group": f"Groep {file}", "behalf": "both", "date": "12-11-2026", **who}),
        decisions=decisions,
    )
