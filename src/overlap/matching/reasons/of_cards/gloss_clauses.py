"""What a title without omschrijving comes down to, by the card of the package: what else is there to check it with.

It is called what it is, the card and not the dossier, and stands in “double quotes”: it cannot be seen beside the pair.
"""

import re

from overlap.language import item_card
from overlap.locale import gettext as _

from ..clauses import LINE, PLAIN, Clause, Rank, is_telling
from ..pair_texts import PairTexts
from ..phrase_pairs import best_pair
from ..quoted import Placing, is_verb, quoted
from ..ties import Kind, sought, ties

_BETWEEN = re.compile(r"(?:,| en) ")
_END = re.compile(r"(?:,| en|\.)?\s*$")
_TIED = (*PLAIN, Kind.MBO_WIDER, Kind.VMBO_WIDER, Kind.SUBJECT)
_PLAINEST = {Kind.OWN, Kind.SAME, Kind.SYNONYM}


def by_gloss(texts: PairTexts, room: int = LINE) -> list[Clause]:
    """Say what the card of an item without omschrijving has that meets the goal; nothing where nothing of it does.

    ``room`` is how many characters the reason may have; it may have none where that is too few.
    """
    told = _card_of_title(texts)
    if not told:
        return []
    lexicon, placing = texts.sides.lexicon, Placing(texts.vmbo, (told,))
    units = texts.eindterm, sought(lexicon, told)
    alike = [one for one in quoted(ties(texts.sides.terms, lexicon, units, placing.holds), placing) if one.kind in _TIED]
    telling = [one for one in alike if is_telling(one) and not one.is_role and not is_verb(one)]
    if not telling:
        return []
    pair = best_pair(telling, [one for one in alike if one not in telling], (told,))
    is_plain = bool({one.kind for one in pair.members} & _PLAINEST)
    text = _("card of this title (not the dossier): “{text}”; vmbo: ‘{words}’")
    part = around(told, pair.mbo.written, room - len(text.format(text="", words=pair.vmbo.label)))
    words = text.format(text=part, words=pair.vmbo.label)
    rank = Rank.CALLED if is_plain else Rank.RELATED
    return [Clause(text=words, vmbo=(pair.vmbo,), rank=rank, weight=pair.weight, is_gloss=True)] if part else []


def by_whole_gloss(texts: PairTexts) -> list[Clause]:
    """Say what the card of just this title has, for where nothing else can be said of the pair."""
    told = _card_of_title(texts)
    if not told:
        return []
    text = _("no shared word; card of this title (not the dossier): “{text}”")
    words = text.format(text=around(told, "", LINE - len(text)))
    return [Clause(text=words, rank=Rank.LEAST, is_gloss=True)]


def _card_of_title(texts: PairTexts) -> str:
    """What the card of just this title says; "" where the item has an omschrijving, or the card is that of a title like it."""
    item, card = texts.sides.mbo.goals[texts.j], texts.sides.mbo.cards[texts.j]
    if item.description or card is None or not card.description:
        return ""
    kerntaak = item.section[0].title if item.section else ""
    own = item_card(item.text, [each.title for each in item.kwalificaties], kerntaak)
    return " ".join(card.description.split()) if own == card else ""


def around(told: str, words: str, room: int) -> str:
    """What a card says, or as much of it around some words as there is room for, in whole parts of the sentence; "" without room.

    Dots stand for what is left out.
    """
    cuts = [0, *(match.end() for match in _BETWEEN.finditer(told)), len(told)]
    at = told.find(words)
    start, end = max(cut for cut in cuts if cut <= at), min(cut for cut in cuts if cut >= at + len(words))
    while (wider := [cut for cut in cuts if cut > end][:1]) and wider[0] - start <= room:
        end = wider[0]
    while (wider := [cut for cut in cuts if cut < start][-1:]) and end - wider[0] <= room:
        start = wider[0]
    if end - start > room:
        return ""
    part = _END.sub("", told[start:end])
    return f"{'… ' if start else ''}{part}{' …' if end < len(told) else ''}"
