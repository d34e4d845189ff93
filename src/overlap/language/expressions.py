"""Fixed expressions: a preposition, a noun and a verb that say together what is done, such as "in gebruik nemen"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from overlap.model.text import Span

from .verbs import infinitive
from .wordlists import word_list

_WORD = re.compile(r"[^\W\d_]+")
_STOPS = re.compile(r"[.;:!?()\n]")


class Expression(NamedTuple):
    """What an expression is called, where it stands in a text ("neemt", "in gebruik"), and where its verb does."""

    name: str
    spans: tuple[Span, ...]
    verb: Span


def expression_of(verb: str, place: Span, text: str, *, is_any: bool = False) -> Expression | None:
    """Give the expression that a verb is of, where it stands at a ``place`` in a text; None where it is of none.

    ``is_any`` is whether it may be an empty one, that says nothing of what is done: "rekening houden".
    """
    for words in _by_verb(is_any=is_any).get(verb, ()):
        name = f"{words} {verb}"
        start = place[0] - len(words) - 1
        if start >= 0 and text[start : place[0]].casefold() == f"{words} " and not text[start - 1 : start].isalnum():
            return Expression(name, ((start, place[1]),), place)
        if text[slice(*place)].casefold() != verb and (behind := _behind(words, place[1], text)):
            return Expression(name, (place, behind), place)
    return None


def is_expression(name: str) -> bool:
    """Whether a verb is called by a fixed expression."""
    words, _space, verb = name.rpartition(" ")
    return bool(words) and words in _by_verb().get(verb, ())


def is_empty_expression(name: str) -> bool:
    """Whether an expression says no more than that something is minded or done: "rekening houden"."""
    return name.replace(" ", "-") in word_list("empty expressions")


@lru_cache(3_000)
def expressions_in(text: str) -> tuple[Expression, ...]:
    """Give the fixed expressions of a text and the empty ones, in its order."""
    if not _any_words().search(text):
        return ()
    forms = ((match, infinitive(match[0].casefold()) or match[0].casefold()) for match in _WORD.finditer(text))
    each = (expression_of(verb, match.span(), text, is_any=True) for match, verb in forms if verb in _by_verb(is_any=True))
    return tuple(expression for expression in each if expression)


def is_within_expression(spans: Sequence[Span], text: str) -> bool:
    """Whether words that stand in a text are those of a fixed expression there without its verb, which say another thing alone.

    Of an empty expression they say nothing with its verb either.
    """
    expressions = expressions_in(text)
    return bool(expressions) and any(
        all(any(a <= span[0] and span[1] <= b for a, b in each.spans) for span in spans)
        and (is_empty_expression(each.name) or not any(span[0] <= each.verb[0] and each.verb[1] <= span[1] for span in spans))
        for each in expressions
    )


def _behind(words: str, start: int, text: str) -> Span | None:
    """Where the words of an expression stand behind a verb in the third person, in the same part of the sentence."""
    at = text.casefold().find(f" {words}", start)
    end = at + 1 + len(words)
    if at < 0 or text[end : end + 1].isalnum() or _STOPS.search(text, start, at):
        return None
    others = (word for word in _WORD.findall(text[start:at]) if word.endswith("t") and infinitive(word.casefold()))
    return None if any(others) else (at + 1, end)


@cache
def _any_words() -> re.Pattern[str]:
    by_first: dict[str, set[str]] = {}
    for first, _space, rest in (words.partition(" ") for each in _by_verb(is_any=True).values() for words in each):
        by_first.setdefault(first, set()).add(rest)
    each = (first if "" in rests else f"{first} (?:{'|'.join(sorted(rests))})" for first, rests in by_first.items())
    return re.compile(rf"\b(?:{'|'.join(each)})\b", re.I)


@cache
def _by_verb(*, is_any: bool = False) -> Mapping[str, tuple[str, ...]]:
    """The words of the expressions by their verbs, also of the empty ones where it ``is_any``."""
    expressions: dict[str, tuple[str, ...]] = {}
    for entry in (*word_list("fixed expressions"), *(word_list("empty expressions") if is_any else ())):
        words, _hyphen, verb = entry.rpartition("-")
        expressions[verb] = (*expressions.get(verb, ()), words.replace("-", " "))
    return expressions
