"""The facts that travel in a workbook -> the comparison it was made of, so that the documents are not needed again."""

from dataclasses import replace

from overlap.matching import match
from overlap.model import Comparison, Curriculum, Facts, Pair, Side, Sure


def comparison_of(facts: Facts) -> Comparison:
    """Rebuild the comparison: both programmes, the proposed pairs exactly as they were, and all other pairs scored again.

    What the facts say of a proposed pair holds; the words that agree, and how plain relation and progression are, come from
    scoring again. Own words, own cards and a language model are not at hand then: the settings only name them.
    """
    vmbo, mbo = (_curriculum(facts, side) for side in ("vmbo", "mbo"))
    scored = match(vmbo.goals, mbo.goals, replace(facts.settings, begrippen=None, semantic=None, own_cards=()))
    pairs = sorted((_as_kept(pair, facts.pairs.get(pair.id)) for pair in scored), key=lambda pair: -pair.score)
    by_id = {pair.id: pair for pair in pairs}
    # in the order of the pairs, which have their numbers by it
    judged_besides = (facts.added[pair] for pair in facts.pairs if pair in facts.added and pair in by_id)
    added = tuple(replace(one, pair=by_id[one.pair.id]) for one in judged_besides)
    judged_with = {pair: leader for pair, leader in facts.judged_with.items() if pair in by_id and leader in by_id}
    return Comparison(vmbo, mbo, tuple(pairs), facts.settings, added, facts.elsewhere, judged_with)


def _curriculum(facts: Facts, side: Side) -> Curriculum:
    return Curriculum(
        kind=side,
        title=facts.titles.get(side, ""),
        goals=facts.of_side(side),
        file=facts.files.get(side, ""),
        sha256=facts.hashes.get(side, ""),
    )


def _as_kept(pair: Pair, kept: Pair | None) -> Pair:
    """The pair with what the facts say of it; one that they do not have was not proposed."""
    if kept is None:
        return pair._replace(band=None, relation=None, because=(), relation_sure=None, progression=None)
    same = bool(pair.progression and kept.progression and pair.progression.kind == kept.progression.kind)
    return pair._replace(
        score=kept.score,
        overlap=kept.overlap,
        band=kept.band,
        relation=kept.relation,
        because=kept.because,
        relation_sure=pair.relation_sure if pair.relation == kept.relation else Sure.WEAK,
        progression=pair.progression if same else kept.progression,
    )
