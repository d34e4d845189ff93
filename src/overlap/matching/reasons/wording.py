"""Why a pair is proposed, in words that a teacher can check: what is quoted stands in the text, and what it is called is true."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, partial

from overlap.locale import gettext as _

from ..sides import Sides
from .clauses import LINE, Clause, Rank
from .heading_clauses import by_both_headings, by_general_heading, by_heading, by_kerntaak, by_verb_above
from .of_cards.card_clauses import by_cards, by_loose_cards
from .of_cards.gloss_clauses import by_gloss, by_whole_gloss
from .of_meaning.associations import SURE
from .of_meaning.near_clauses import by_fields, by_near, by_near_beside, by_near_heading, by_sure_associations
from .of_words.compound_work import by_compound_work
from .of_words.general_clauses import by_general_words, by_light_verbs, by_words_of_others
from .of_words.word_clauses import by_words
from .pair_texts import PairTexts
from .quotes import GAP
from .whole_texts.deed_clauses import by_other_verbs
from .whole_texts.in_sight import alike_in_sight
from .whole_texts.sight_clauses import by_least_sight, by_sight

_ENOUGH = 2  # words named in a plain reason, beside which no card is needed
# up to which rank a second reason is worth adding to the first
_SECOND = {Rank.CALLED: Rank.RELATED, Rank.NEAR: Rank.RELATED}
_OF_CARDS = (Rank.BY_CARD, Rank.WORD_OF_CARD)
_MUCH_MORE = 0.8  # of the weight of a word of the goal from which one of the heading says more, as that weighs less already
_LONGEST = 210  # characters of the first line with what the card of a title has


class Reasons:
    """What vmbo goal i and mbo item j have in common, as far as it can be said in words that stand in both."""

    def __init__(self, sides: Sides, i: int, j: int) -> None:
        self._texts = PairTexts(sides, i, j)

    def because(self, *, proposed: bool = True, model_agrees: bool = False) -> tuple[str, ...]:
        """Say what the two have in common, best first: one line that tells most, then what else can be said.

        ``model_agrees`` is whether a language model finds the texts alike.
        """
        first = self._first
        rest = [clause for clause in self._clauses if all(clause.vmbo != each.vmbo or clause.mbo != each.mbo for each in first)]
        further = [_("the language model finds the texts alike")] if model_agrees else []
        if first:
            is_alone = len(first) == 1 and first[0].alone and not self._is_else_alike(first[0])
            text = first[0].alone if is_alone else "; ".join(clause.text for clause in first)
            return (text, *further, *(clause.text for clause in rest))
        nothing = _("no shared word found; judge it yourself") if proposed else _("no words in common")
        return tuple(further) or (nothing,)

    @property
    def is_checkable(self) -> bool:
        """Whether there is a reason that people can check in both texts, or beside a phrasing of a card."""
        return any(clause.rank < Rank.LEAST for clause in self._clauses)

    def shared(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give what the first line quotes, to make it stand out: as written in the vmbo goal, and in the mbo item.

        Words that stand apart have " … " between them.
        """
        vmbo = dict.fromkeys(quote.written for clause in self._first for quote in clause.vmbo)
        mbo = dict.fromkeys(quote.written for clause in self._first for quote in clause.mbo)
        return tuple(vmbo), tuple(mbo)

    @cached_property
    def _first(self) -> list[Clause]:
        """The clauses of the first line: the best, and a second that adds to it where it is not plain and both fit."""
        if not self._clauses:
            return []
        best, *others = self._clauses
        if (best.rank in _OF_CARDS or best.is_gloss) and (plain := self._before_card(best)):
            return plain
        seen = self._in_sight(best) if best.rank in _OF_CARDS else []
        if seen and (best.rank == Rank.WORD_OF_CARD or (len(seen) > 1 and seen[-1] is best)):
            return seen
        if best.rank == Rank.GENERAL and (sure := self._sure_beside(best)):
            return sure
        if best.is_gloss:
            second = [other for other in others if other.rank <= Rank.GENERAL and not other.is_gloss]
        elif not (_is_plain(best) or best.has_deeds) and (gloss := self._gloss(_LONGEST - len(best.text))):
            return [best, *gloss]
        else:
            second = [other for other in others if other.rank <= _SECOND.get(best.rank, Rank.CHECKED)]
        # what a heading tells of what is done stands alone, or it would be read as that of the goal
        second = [other for other in second if not (other.has_deeds and other in self._heading)]
        fits = (other for other in second if len(f"{best.text}; {other.text}") <= LINE and not other.says_again(best))
        if added := [*fits][:1]:
            return [best, *added]
        beside = [] if _is_plain(best) or best.is_gloss else self._beside(best)
        return seen if seen[:1] == [best] and not beside else [best, *beside]

    def _gloss(self, room: int) -> list[Clause]:
        """What the card of the title has that is worth saying behind another reason."""
        return [clause for clause in by_gloss(self._texts, room) if clause.rank < Rank.WORD_OF_CARD]

    def _beside(self, best: Clause) -> list[Clause]:
        """What else the goal, or else the heading above it, shares with the item beside the best reason, in a few words."""
        clauses = (*self._clauses, *self._heading, *(by_verb_above(self._texts) if best.has_deeds else ()))
        if best.rank == Rank.GENERAL and best not in self._heading:
            near = by_near_beside(self._texts, of_title=True)
            clauses = (*clauses, *(each for each in near if any(thing not in best.text for thing in each.things)))
        if best in self._heading or (best.rank in _OF_CARDS and not best.is_near):
            is_of_title = best in self._heading or best.rank == Rank.BY_CARD
            clauses = (*clauses, *by_near_beside(self._texts, of_title=is_of_title))
        if best.rank in _OF_CARDS and not best.is_near:
            clauses = (*clauses, *by_near_heading(self._texts), *by_both_headings(self._texts))
        # the same word in the heading says more than a part of it in the goal
        others = (other for other in clauses if best.is_near or other.is_of_title or not other.shares_word(best))
        if second := _short_behind(best, others):
            return second
        is_of_goal = best.rank < Rank.GENERAL and best not in self._heading
        sure = self._sure_beside(best) if is_of_goal else []
        of_kerntaak = [each for each in by_kerntaak(self._texts) if not best.names_any(each.things)]
        of_fields = by_fields(self._texts, of_title=True) if best.rank == Rank.LEAST and not best.is_near else []
        of_fields = [each for each in of_fields if not best.names_any(each.things)]
        above = [] if best.has_deeds or best in self._heading or of_kerntaak else by_both_headings(self._texts)
        above = [each for each in above if not best.names_any(each.things)]
        verbs = [] if best.has_deeds else [each for each in by_other_verbs(self._texts) if not best.names_any(each.things)]
        return _short_behind(best, (*verbs, *sure, *of_fields, *of_kerntaak, *above))

    def _sure_beside(self, best: Clause) -> list[Clause]:
        """Which things surely belong together, where the best reason names neither: not "veiligheid", "Arbo" beside the first."""
        return [each for each in by_sure_associations(self._texts) if each.things and not best.names_any(each.things)]

    def _before_card(self, card: Clause) -> list[Clause]:
        """What the texts themselves say before a card does: the same verb or phrase, or what the kerntaak names; [] without."""
        verb = next((clause for clause in self._of_words if clause.is_of_verb), None)
        general = [] if verb else by_general_words(self._texts)
        if phrase := [each for each in general if " " in each.words[0].replace(GAP, "")]:
            return phrase  # "vragen stellen"
        if verb or card.rank == Rank.BY_CARD or card.is_near:
            return [verb] if verb else []
        return by_kerntaak(self._texts, only_same=True)

    def _in_sight(self, best: Clause) -> list[Clause]:
        """What looks alike in goal and title before what only a card has, or else in the heading behind it; [] without."""
        alike = [clause for clause in by_sight(self._texts)[:1] if not best.names_any(clause.words)]
        is_of_goal = any(clause.short for clause in alike)
        short = [replace(clause, text=clause.short or clause.text) for clause in alike]
        if short and len(f"{best.text}; {short[0].text}") <= _LONGEST:
            return [*short, best] if is_of_goal else [best, *short]
        return alike if is_of_goal else []

    def _is_else_alike(self, clause: Clause) -> bool:
        """Whether anything else in the whole texts and the heading looks alike, so that a reason is not the only one."""
        texts = self._texts
        return next(alike_in_sight((*texts.vmbo, texts.above), texts.mbo, clause.words), None) is not None

    @cached_property
    def _heading(self) -> list[Clause]:
        return by_heading(self._texts)

    @cached_property
    def _of_words(self) -> list[Clause]:
        return by_words(self._texts)

    @cached_property
    def _clauses(self) -> list[Clause]:
        clauses = [*self._of_words, *by_compound_work(self._texts), *self._heading]
        if all(clause.rank > Rank.CHECKED for clause in clauses):
            clauses += by_gloss(self._texts)
            clauses += by_cards(self._texts, only_sure=any(clause.rank < Rank.WORD_OF_CARD for clause in clauses))
        of_goal = any(clause.rank < Rank.GENERAL or clause.is_of_verb for clause in clauses if clause not in self._heading)
        clauses.sort(key=lambda clause: (of_goal and clause in self._heading, clause.rank, clause.is_gloss, -clause.weight))
        plainest = {(clause.vmbo, clause.mbo): clause for clause in reversed(clauses)}  # of those that quote the same
        clauses = [clause for clause in clauses if plainest[clause.vmbo, clause.mbo] is clause]
        if not clauses or clauses[0].rank >= Rank.GENERAL:
            # what stands in both texts goes before what a card has, if only a little
            general = [*by_general_words(self._texts), *clauses]
            clauses = sorted(general, key=lambda clause: (of_goal and clause in self._heading, clause.rank))
        if clauses and (plain := [clause for clause in self._heading if _goes_before(clause, clauses[0])]):
            clauses = [*plain, *(clause for clause in clauses if clause not in plain)]
        if clauses and clauses[0].rank < Rank.WORD_OF_CARD:
            clauses = [clause for clause in clauses if clause.rank < Rank.WORD_OF_CARD]
        last_looks = (
            partial(by_near, least=SURE),
            by_loose_cards,
            by_near,
            by_kerntaak,
            by_light_verbs,
            by_general_heading,
            by_both_headings,
            by_near_heading,
            partial(by_kerntaak, whatever=True),
            by_whole_gloss,
            by_fields,
            by_words_of_others,
            by_least_sight,
        )
        return clauses or next(filter(None, (look(self._texts) for look in last_looks)), [])


def _goes_before(heading: Clause, best: Clause) -> bool:
    """Whether a plain word of the heading above a goal says more than the best of the rest.

    It does than a word that only a card has, or hardly anything; the same word in the title also than one that is much less
    rare, and several words than one that is not the same.
    """
    if not heading.short or heading is best or heading.is_near:
        return False
    if heading.names >= _ENOUGH > best.names and best.rank > Rank.CHECKED and heading.rank <= max(best.rank, Rank.CALLED):
        return not best.has_deeds
    if best.rank >= Rank.WORD_OF_CARD or (best.is_gloss and best.rank > Rank.CALLED):
        return True
    is_in_heading = any(word.casefold() in quote.written.casefold() for word in best.words for quote in heading.vmbo)
    is_single = best.rank == Rank.CHECKED and best.names == 1 and not (best.has_deeds or is_in_heading)
    return heading.is_of_title and is_single and best.weight * _MUCH_MORE < heading.weight


def _short_behind(best: Clause, others: Iterable[Clause]) -> list[Clause]:
    """The first of the clauses that can be said in a few words and fits behind the best, so said; [] without."""
    short = (replace(other, text=other.short) for other in others if other.short and other is not best)
    return [other for other in short if len(f"{best.text}; {other.text}") <= _LONGEST][:1]


def _is_plain(clause: Clause) -> bool:
    """Whether a reason says enough by itself."""
    return clause.rank == Rank.CHECKED and clause.names >= _ENOUGH
