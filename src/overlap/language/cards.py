"""Knowledge cards: what the other side would call a goal, written down once by people who know both worlds.

The folder cards holds them as .tsv, for people to read and correct; several phrasings in one cell are parted by " | ".
eindtermen.tsv has a card for every national eindterm of the vmbo. It is found by a digest of the text, for the text itself
is SLO's, and by its codes where a school says it in its own words. werkprocessen.tsv has cards for what mbo dossiers ask, found
by title and kwalificatie. What they are found by stands in index.json, made from them by `make thesaurus`, so that only the
cards that somebody asks for are read. associations.tsv holds what is learned from them (associations/learning.py). Where the
cards come from and what they are worth: docs/matching.md.
"""

import hashlib
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

import msgspec
from rapidfuzz import fuzz, process

from .verbs import infinitive
from .wordlists import word_list

EINDTERMEN, WERKPROCESSEN, INDEX = "cards/eindtermen.tsv", "cards/werkprocessen.tsv", "cards/index.json"
_WORD = re.compile(r"[^\W_]+")
_OPENING = ["de", "kandidaat", "kan"]
_BRACKETS = re.compile(r"\(([^()]*)\)")
_DIGITS = 16
_ZEROS = re.compile(r"(?<!\d)0+(?=\d)")
_FEW = 3  # eindtermen of a row, each of which it may be called by
_MOST = 40  # eindtermen of a row in a school's own words of which the cards count: more than a module has
# columns of werkprocessen.tsv; behind the titles stand omschrijving, phrasings and terms
DOSSIER, KWALIFICATIE, _KERNTAAK, _SOORT, TITLES = 1, 2, 3, 4, 5
_KNOWLEDGE = "kennis"
_SAME_NAME = 88  # per cent of its letters from which the name of a kwalificatie is the same
_LETTERS = 6  # of a word that count in a title, so that inflection does not
_SHORT = 2  # letters of a word that does not count in a title
_KNOWING = ("kennen", "weten", "beheersen", "begrijpen")  # what a title begins with that says what is to be known
_NOT_TELLING = frozenset((*word_list("stop words"), "heeft", "kan", "kennis", "basiskennis", "brede", "specialistische"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the other side would call a goal.

    ``phrasings`` are short sentences in its words, ``wider`` work there of which this is a part, ``terms`` single terms.
    ``description`` says of an mbo item what it comes down to; "" on the card of an eindterm. ``is_own`` tells whether a group
    wrote it itself.
    """

    phrasings: tuple[str, ...] = ()
    wider: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    description: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class KnownItem:
    """An item that mbo dossiers have, by the titles that it may have there, with its card; or something to be known."""

    titles: tuple[str, ...]
    is_knowledge: bool
    card: Card


def text_key(text: str) -> str:
    """Give the 16 hexadecimal digits under which the card of an eindterm stands, from the SHA-256 of its words.

    Case, white space, punctuation and "De kandidaat kan" in front do not count.
    """
    plain = _WORD.findall(text.casefold())
    if plain[: len(_OPENING)] == _OPENING:
        plain = plain[len(_OPENING) :]
    return hashlib.sha256(" ".join(plain).encode()).hexdigest()[:_DIGITS]


def eindterm_card(text: str) -> Card | None:
    """Find the card of a national eindterm by its text; None for any other text."""
    row = _eindtermen().get(text_key(text))
    return _eindterm_card(row) if row else None


def card_of_codes(codes: Sequence[str]) -> Card | None:
    """Find the card of a row in a school's own words by the national codes that it names; None where none is known.

    Of several codes the cards are put together; a code of a deeltaak or module stands for the eindtermen in it.
    """
    named = list(dict.fromkeys(n for code in codes for n in _index()["codes"].get(code_key(code), ())))
    return _together([_eindterm_card(rows_of(EINDTERMEN)[n].partition("\t")[2]) for n in named[:_MOST]])


def is_wide_code(code: str) -> bool:
    """Whether a code is that of a national deeltaak or module, not of one eindterm."""
    return len(_index()["codes"].get(code_key(code), ())) > 1


def known_items(kwalificaties: Sequence[str]) -> tuple[KnownItem, ...]:
    """Give the items that dossiers of these kwalificaties have, as far as somebody wrote a card; by nearly the same names."""
    return _items().of(frozenset(kwalificaties))


def item_card(title: str, kwalificaties: Sequence[str] = (), kerntaak: str = "", *, is_knowledge: bool = False) -> Card | None:
    """Find the card of an mbo item by the telling words of its title; None where no card has the same.

    "Bereidt de werkzaamheden voor" is another thing for a painter than for a dancer: the card is one of its
    ``kwalificaties``, and of several that under the likest ``kerntaak``. What is to be known means the same in any dossier;
    a title that says what somebody does is no such thing, unless ``is_knowledge`` says so: "Bereidt de werkzaamheden voor"
    shares its only telling word with "Heeft kennis van bereidingstechnieken".
    """
    return _items().card(title, kwalificaties, name_key(kerntaak), is_deed=not is_knowledge and is_deed(title))


def is_deed(title: str) -> bool:
    """Whether a title says what somebody does, as those of werkprocessen do: "Bereidt …", "Voert … uit", no "Kent …"."""
    first = name_key(title).partition(" ")[0]
    return first.endswith("t") and infinitive(first) not in (None, *_KNOWING)


def title_key(title: str) -> Hashable:
    """Give what is the same of the titles of an mbo item however they are inflected: the beginnings of their telling words."""
    return telling(title) or text_key(title)


def telling(title: str) -> str:
    """Give the beginnings of the telling words of a title, each once, in the order of the alphabet; "" without any."""
    words = _WORD.findall(title.casefold())
    return " ".join(sorted({word[:_LETTERS] for word in words if len(word) > _SHORT and word not in _NOT_TELLING}))


def name_key(text: str) -> str:
    """Give the words of a name in lower case, without punctuation."""
    return " ".join(_WORD.findall(text.casefold()))


def names_of(kwalificatie: str) -> tuple[str, ...]:
    """Give the names that a kwalificatie goes by, `name_key`: the whole, and where it has brackets what stands outside and in them."""
    parts = (_BRACKETS.sub(" ", kwalificatie), *_BRACKETS.findall(kwalificatie))
    return tuple(dict.fromkeys(filter(None, map(name_key, (kwalificatie, *parts)))))


def code_key(code: str) -> str:
    """Give a code without case, spaces and zeros in front of its numbers: schools write P/ZW/1/1-1 too."""
    return _ZEROS.sub("", "".join(code.casefold().split()))


def several(cell: str) -> tuple[str, ...]:
    """Take apart a cell that holds several things."""
    return tuple(cell.split(" | ")) if cell else ()


@lru_cache
def rows_of(name: str) -> tuple[str, ...]:
    """Load the rows of a file of cards, their cells parted by tabs, without its header."""
    return tuple(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()[1:])


def is_same_name(first: str, second: str) -> bool:
    """Whether two names of a kwalificatie are nearly the same."""
    return fuzz.ratio(name_key(first), name_key(second)) >= _SAME_NAME


def heading_likeness(first: str, second: str) -> float:
    """Say how alike two headings are, from 0 to 100."""
    return fuzz.ratio(name_key(first), name_key(second))


class _Items:
    """The cards of mbo items, by the telling words of their titles, and the names of the kwalificaties that have any."""

    def __init__(self, titles: Mapping[str, Sequence[int]], names: Mapping[str, Sequence[int]]) -> None:
        self._titles, self._names = titles, names
        self._named: dict[str, set[int]] = {}
        self._known: dict[frozenset[str], tuple[KnownItem, ...]] = {}

    def card(self, title: str, kwalificaties: Sequence[str], kerntaak: str, *, is_deed: bool) -> Card | None:
        """Find the card of a title; that of a deed is no card of what is to be known."""
        titled = [n for n in self._titles.get(telling(title), ()) if not (is_deed and _cells(n)[_SOORT] == _KNOWLEDGE)]
        own = [n for n in titled if any(n in self._of_name(name) for name in kwalificaties)]
        candidates = own or [n for n in titled if _cells(n)[_SOORT] == _KNOWLEDGE]
        if not candidates:
            return None
        best = max(candidates, key=lambda n: (fuzz.ratio(name_key(_cells(n)[_KERNTAAK]), kerntaak), -n))
        return _item_card(_cells(best))

    def of(self, kwalificaties: frozenset[str]) -> tuple[KnownItem, ...]:
        """The items of these kwalificaties, in the order of the file."""
        if kwalificaties not in self._known:
            places = sorted({n for name in kwalificaties for n in self._of_name(name)})
            self._known[kwalificaties] = tuple(_item(_cells(n)) for n in places)
        return self._known[kwalificaties]

    def _of_name(self, name: str) -> set[int]:
        """The cards of a kwalificatie or dossier of nearly this name; else of what stands outside or in its brackets."""
        if name not in self._named:
            names = names_of(name)
            self._named[name] = self._alike(names[:1]) or self._alike(names[1:])
        return self._named[name]

    def _alike(self, names: Iterable[str]) -> set[int]:
        found: set[int] = set()
        for name in names:
            alike = process.extract(name, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_SAME_NAME, limit=None)
            found.update(n for other, _score, _place in alike for n in self._names[other])
        return found


@cache
def _items() -> _Items:
    return _Items(_index()["titles"], _index()["names"])


@cache
def _index() -> Mapping[str, Mapping[str, Sequence[int]]]:
    """By what cards are found: the places of rows of werkprocessen.tsv by titles and names, of eindtermen.tsv by codes."""
    index: Mapping[str, Mapping[str, Sequence[int]]] = msgspec.json.decode(files(__package__).joinpath(INDEX).read_bytes())
    return index


@cache
def _eindtermen() -> dict[str, str]:
    rows = (row.partition("\t") for row in rows_of(EINDTERMEN))
    return {key: card for key, _tab, card in rows}


def _cells(n: int) -> Sequence[str]:
    """The cells of a row of werkprocessen.tsv."""
    return rows_of(WERKPROCESSEN)[n].split("\t")


def _item(cells: Sequence[str]) -> KnownItem:
    return KnownItem(several(cells[TITLES]), cells[_SOORT] == _KNOWLEDGE, _item_card(cells))


def _item_card(cells: Sequence[str]) -> Card:
    description, phrasings, terms = cells[TITLES + 1 :]
    return Card(phrasings=several(phrasings), terms=several(terms), description=description)


def _together(cards: Sequence[Card]) -> Card | None:
    """One card that says what all of them say, each thing once.

    A row about many eindtermen is not called what one of them is called: what that one is called only belongs to it.
    """
    if len(cards) < 2:
        return cards[0] if cards else None
    terms, wider = _each_once(card.terms for card in cards), _each_once(card.wider for card in cards)
    if len(cards) > _FEW:
        return Card(wider=wider, terms=_each_once([[card.phrasings[0] for card in cards], terms]))
    return Card(phrasings=_each_once(card.phrasings for card in cards), wider=wider, terms=terms)


def _each_once(texts: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(texts)))


@lru_cache(5_000)
def _eindterm_card(row: str) -> Card:
    _codes, phrasings, wider, terms = row.split("\t")
    return Card(phrasings=several(phrasings), wider=several(wider), terms=several(terms))
