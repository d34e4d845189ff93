"""Terms of several words, beside the same looked for sentence by sentence."""

import re

from hypothesis import given
from hypothesis import strategies as st

from overlap.language import open_lexicon, pieces, stem
from overlap.language import words as telling_words
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


@given(*[st.lists(st.one_of(words, st.sampled_from(("neemt", "ruimt", "op", "bestelling")))).map(" ".join)] * 2)
def test_a_text_in_pieces_is_read_as_the_text_itself(text, heading):
    both = [*pieces(text), *pieces(heading)]
    assert LEXICON.units_of(both) == LEXICON.units(f"{text} {heading}")
    assert LEXICON.stems_of(both) == [word.stem for word in telling_words(f"{text} {heading}")]
