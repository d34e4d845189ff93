"""The facts that travel in a workbook -> the comparison it was made of, so that the documents are not needed again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from overlap.matching import match
from overlap.model import (
    Added,
    Begrippen,
    Comparison,
    Curriculum,
    FactGoal,
    FactPair,
    Facts,
    Goal,
    LocalModel,
    Pair,
    Progression,
    Settings,
    Side,
    Source,
    told_by,
)


def comparison_of(facts: Facts) -> Comparison:
    """The comparison: both programmes, the proposed pairs exactly as they were, and all other pairs scored again.

    What the facts say of a proposed pair holds; the words that agree, and how plain relation and progression are, come from
    scoring again. Own words and a language model are not at hand then: the settings name them, without what is in them.
    """
    settings = settings_of(facts.settings)
    vmbo, mbo = (_curriculum(facts, side) for side in ("vmbo", "mbo"))
    scored = match(vmbo.goals, mbo.goals, replace(settings, begrippen=None, semantic=None))
    pairs = [_as_proposed(pair, facts.pairs.get(pair.id)) for pair in scored]
    pairs.sort(key=lambda pair: -pair.score)
    by_id = {pair.id: pair for pair in pairs}
    added = tuple(
        Added(by_id[fact.id], fact.origin, fact.drawn, fact.of)
        for fact in facts.pairs.values()
        if fact.origin != "proposed" and fact.id in by_id
    )
    return Comparison(vmbo, mbo, tuple(pairs), settings, added)


def settings_of(values: Mapping[str, Any]) -> Settings:
    """The settings as the facts hold them; names of later versions are left out."""
    known = {one.name for one in fields(Settings)} - {"begrippen", "semantic"}
    found = {name: _tuples(value) for name, value in values.items() if name in known}
    if own := values.get("begrippen"):
        found["begrippen"] = Begrippen(own["file"], own["sha256"], ())
    if local := values.get("semantic"):
        found["semantic"] = LocalModel("", local["name"], local["sha256"])
    return Settings(**found)


def _tuples(value: Any) -> Any:
    return tuple(_tuples(one) for one in value) if isinstance(value, Sequence) and not isinstance(value, str) else value


def _curriculum(facts: Facts, side: Side) -> Curriculum:
    file = facts.files.get(side, "")
    goals = tuple(_goal(goal, file) for (of, _id), goal in facts.goals.items() if of == side)
    return Curriculum(kind=side, title=facts.titles.get(side, ""), goals=goals, file=file, sha256=facts.hashes.get(side, ""))


def _goal(goal: FactGoal, file: str) -> Goal:
    return Goal(
        text=goal.text,
        kind=goal.kind,  # type: ignore[arg-type]
        source=Source(file, goal.sheet, goal.row),
        code=goal.code,
        codes=goal.codes,
        description=goal.description,
        section=goal.section,
        levels=goal.levels,
        id=goal.id,
        **told_by(goal.extra),
    )


def _as_proposed(pair: Pair, fact: FactPair | None) -> Pair:
    """The pair as the facts have it; one that they do not have was not proposed."""
    if fact is None:
        nothing: Mapping[str, Any] = {"band": None, "relation": None, "because": (), "relation_sure": None, "progression": None}
        return replace(pair, **nothing)
    progression = pair.progression if pair.progression and pair.progression.kind == fact.progression else None
    if fact.progression and not progression:
        progression = Progression(fact.progression, "zwak", ())  # type: ignore[arg-type]
    return replace(
        pair,
        score=fact.score,
        overlap=fact.overlap,
        band=fact.band or None,  # type: ignore[arg-type]
        relation=fact.relation or None,  # type: ignore[arg-type]
        because=fact.because,
        relation_sure=pair.relation_sure if pair.relation == fact.relation else "zwak",
        progression=progression,
    )
