"""The index of a thesaurus: concepts and their terms as stems, ready to be found in texts."""

from typing import Any

from .thesaurus import FUNCTION_WORDS, Thesaurus
from .wordlists import word_list
from .words import TOKEN, stem

_EXACT = frozenset(word_list("words with the stem of another"))


class Index:
    """An index that grows: from nothing (compile_thesaurus), or from a thesaurus that is there (begrippen)."""

    def __init__(self, thesaurus: Thesaurus | None = None) -> None:
        """Start with what a thesaurus holds, or empty."""
        start = thesaurus or Thesaurus(names=(), general=(), wider=(), related=(), single={}, exact={}, several={})
        self._names = {name: n for n, name in enumerate(start.names)}
        self._general = list(start.general)
        self._wider = [list(numbers) for numbers in start.wider]
        self._related = [set(numbers) for numbers in start.related]
        self._single = {key: list(numbers) for key, numbers in start.single.items()}
        self._exact = {key: list(numbers) for key, numbers in start.exact.items()}
        self._several = {key: [(list(stems), number) for stems, number in terms] for key, terms in start.several.items()}

    def concept(self, name: str, *, general: bool = False) -> int:
        """Give the number of a concept; a new name makes a new concept."""
        if name not in self._names:
            self._names[name] = len(self._names)
            self._general.append(general)
            self._wider.append([])
            self._related.append(set())
        return self._names[name]

    def term(self, concept: int, term: str) -> bool:
        """Let a term stand for a concept; False where no text could be said to hold the term."""
        tokens = TOKEN.findall(term.casefold())
        stems = [stem(token) for token in tokens if token not in FUNCTION_WORDS]
        if len(tokens) == 1 and tokens[0].endswith("ende"):
            # a verzorgende is a person, verzorgen is what many do: the stem would take them together
            for form in (tokens[0], tokens[0] + "n"):
                self._exact.setdefault(form, []).append(concept)
        elif tokens and tokens[0] in _EXACT and len(tokens) == 1:
            self._exact.setdefault(tokens[0], []).append(concept)
        elif len(tokens) == 1:
            self._single.setdefault(stem(tokens[0]), []).append(concept)
        elif len(set(stems)) > 1:  # "eerst in, eerst uit" would be found wherever something is first
            self._several.setdefault(max(stems, key=len), []).append((sorted(set(stems)), concept))
        return len(tokens) == 1 or len(set(stems)) > 1

    def wider(self, concept: int, other: int) -> None:
        """Let a concept have a wider one."""
        if other != concept and other not in self._wider[concept]:
            self._wider[concept].append(other)

    def related(self, concept: int, other: int) -> None:
        """Let two concepts be related, both ways."""
        if other != concept:
            self._related[concept].add(other)
            self._related[other].add(concept)

    def written(self) -> dict[str, Any]:
        """Give the index as index.json holds it, in an order of its own."""
        return {
            "names": list(self._names),
            "general": [int(general) for general in self._general],
            "wider": self._wider,
            "related": [sorted(numbers) for numbers in self._related],
            "single": {key: sorted(set(self._single[key])) for key in sorted(self._single)},
            "exact": {key: sorted(set(self._exact[key])) for key in sorted(self._exact)},
            "several": {key: sorted(self._several[key]) for key in sorted(self._several)},
        }
