"""Fields of work: words that belong to the same work point the same way."""

import csv
import hashlib
from importlib.resources import files

import numpy as np
import pytest

from overlap.language import open_lexicon

LANGUAGE = files("overlap.language")


def near(one, other):
    left, right = open_lexicon().directions([one, other])
    return float(left @ right)


@pytest.mark.parametrize(
    ("vmbo", "mbo", "other"),
    [
        ("een vluchtroute aanwijzen", "brandveiligheid", "deeg kneden"),
        ("remblokken vervangen", "onderhoud aan voertuigen", "wonden verzorgen"),
        ("een zieke wassen", "persoonlijke verzorging", "lassen van staalplaat"),
    ],
)
def test_work_of_the_same_field_is_nearer(vmbo, mbo, other):
    assert near(vmbo, mbo) > near(vmbo, other) + 0.05


def test_directions_have_length_one_and_unknown_words_none():
    known, unknown = open_lexicon().directions(["de badkamer schoonmaken", "qwertz"])
    assert np.linalg.norm(known) == pytest.approx(1)
    assert not unknown.any()


def test_the_vectors_are_made_from_the_files_as_they_are():
    found = hashlib.sha256()
    for folder in ("werkvelden", "thesaurus"):
        for path in sorted((p for p in LANGUAGE.joinpath(folder).iterdir() if p.name.endswith(".csv")), key=lambda p: p.name):
            found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    with LANGUAGE.joinpath("werkvelden/vectors.npz").open("rb") as file, np.load(file) as stored:
        assert str(stored["made_from"]) == found.hexdigest(), "run `make thesaurus`"


def test_every_field_has_words_and_stands_once():
    names = []
    for path in (p for p in LANGUAGE.joinpath("werkvelden").iterdir() if p.name.endswith(".csv")):
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            names.append(row["veld"])
            assert row["woorden"].count("|") >= 9, row["veld"]
    assert len(names) == len(set(names))
