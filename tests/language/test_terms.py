"""Terms of several words, beside the same looked for sentence by sentence."""

import re

from hypothesis import given
from hypothesis import strategies as st

from overlap.language import open_lexicon, stem
from overlap.language.thesaurus import FUNCTION_WORDS
from overlap.language.words import TOKEN

NEAR = 4
LEXICON = open_lexicon()
SENTENCE = re.compile(r"[.;:!?]\s|\n")
words = st.sampled_from(("uitleg", "geven", "zelfstandig", "werken", "eerste", "hulp", "voorraad", "bijhouden", "mes", "de",
                         "van", "Boor-3", "o.a.", "zo:", "en;", "klaar.", "klaar?!", "\n", ".\n"))  # fmt: skip


def terms_by_sentence(text):
    """The terms whose words stand near one another in a sentence, by their keys."""
    found = set()
    for sentence in SENTENCE.split(text):
        lower = [token.casefold() for token in TOKEN.findall(sentence)]
        stems = [stem(word) for word in lower if word not in FUNCTION_WORDS]
        for terms in LEXICON.thesaurus.several.values():
            for (first, *rest), concept in terms:
                places = [n for n, key in enumerate(stems) if key == first]
                near = ([key in stems[max(0, n - NEAR) : n + NEAR + 1] for key in rest] for n in places)
                found |= {f"{LEXICON.thesaurus.names[concept]}§"} if any(map(all, near)) else set()
    return found


@given(st.lists(words, max_size=12).map(" ".join))
def test_terms_are_found_within_a_sentence_and_near_one_another(text):
    assert {unit.key for unit in LEXICON.units(text) if unit.term} == terms_by_sentence(text)
