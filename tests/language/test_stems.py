"""Stems: the same whether the compiled stemmer is there or not."""

import pytest
from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer

from overlap.language import word_list
from overlap.language.thesaurus import packaged


def test_the_compiled_stemmer_gives_the_stems_of_the_plain_one():
    compiled, plain = pytest.importorskip("Stemmer").Stemmer("dutch_porter"), DutchPorterStemmer()
    known = [*packaged().names, *word_list("stop words"), *word_list("common words"), "geëscaleerd", "cliënten", "foto’s"]
    assert [compiled.stemWord(word) for word in known] == [plain.stemWord(word) for word in known]
