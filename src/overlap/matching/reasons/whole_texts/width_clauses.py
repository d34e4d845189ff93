"""Which word of either text is wider than one of the other, and what is done with both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from overlap.locale import gettext as _

from ..clauses import Clause, Rank, kept, of_phrases
from ..pair_texts import PairTexts
from ..phrase_pairs import best_pair
from ..quoted import Quoted, is_verb
from ..ties import Kind
from .both_deeds import deeds, do_same
from .deed_clauses import telling_deeds


def by_width(texts: PairTexts, telling: Sequence[Quoted]) -> Iterator[Clause]:
    """Say which word is wider than another, of those that tell most the first."""
    for each in [each for each in telling if each.kind in (Kind.MBO_WIDER, Kind.VMBO_WIDER)][:1]:
        clause = _named(each)
        if not is_verb(each) and (told := deeds(texts, each.here, each.there)):
            yield telling_deeds(clause, clause.text, told)
        elif not is_verb(each) and do_same(texts, each.here, each.there):
            yield _with_phrases(texts, each)
        else:
            yield clause


def _named(one: Quoted) -> Clause:
    wider = _("wider word in the mbo: {mbo} (vmbo: {vmbo})")
    narrower = _("narrower word in the mbo: {mbo} (vmbo: {vmbo})")
    words = (wider if one.kind == Kind.MBO_WIDER else narrower).format(mbo=one.mbo.label, vmbo=one.vmbo.label)
    named, quotes = (one.mbo.label,), ((one.vmbo,), (one.mbo,))
    return Clause(text=words, vmbo=quotes[0], mbo=quotes[1], rank=Rank.RELATED, weight=one.weight, is_near=True, words=named)


def _with_phrases(texts: PairTexts, one: Quoted) -> Clause:
    """Quote the phrases that both words stand in, where what is done with them comes to the same."""
    wider = _("wider word in the mbo ({vmbo} – {mbo}): {words}")
    narrower = _("narrower word in the mbo ({vmbo} – {mbo}): {words}")
    text = wider if one.kind == Kind.MBO_WIDER else narrower
    named = text.format(vmbo=kept(one.vmbo.label), mbo=kept(one.mbo.label), words="{words}")
    pair = best_pair([one], [each for each in texts.quoted if each != one], texts.mbo)
    return replace(of_phrases(named, pair, Rank.RELATED, one.weight), is_near=True)
