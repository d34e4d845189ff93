"""Within a general subject a skill or domain is known by headings and national codes; a level holds within one."""

import pytest

from overlap.language import Domain, are_apart, domains_of

READING, WRITING, LISTENING = (frozenset({domain}) for domain in (Domain.READING, Domain.WRITING, Domain.LISTENING))
ORAL = frozenset({Domain.LISTENING, Domain.SPEAKING, Domain.CONVERSATION})


@pytest.mark.parametrize(
    ("labels", "domains"),
    [
        (("Nederlands: lezen",), READING),
        (("Leesvaardigheid", "Nederlands"), READING),
        (("Luister- en kijkvaardigheid", "Nederlands"), LISTENING),
        (("Mondelinge taalvaardigheid", "Engels"), ORAL),
        (("Schrijfvaardigheid", "Lezen en schrijven", "Nederlands"), WRITING),
        (("Rekenen, meten en schatten", "Wiskunde"), {Domain.NUMBERS, Domain.RATIOS, Domain.MEASURES}),
        (("Rekenen: procenten gebruiken",), {Domain.RATIOS}),
        (("NE/K/6/6c",), READING),
        (("NE/K/4/4a",), LISTENING),
        (("EN/K/4/4a",), READING),
        (("NE/K/2/2", "Basisvaardigheden"), set()),
    ],
)
def test_what_stands_nearest_above_a_goal_names_its_domains(labels, domains):
    assert domains_of(labels) == domains


@pytest.mark.parametrize(
    "labels", [("Lezen van een zorgplan", "Zorg"), ("Loopbaan: presentatie",), ("Voorschriften beschrijven",)]
)
def test_where_no_language_or_arithmetic_stands_above_nothing_is_a_domain(labels):
    assert domains_of(labels) == frozenset()


def test_leestekens_are_of_writing_and_not_of_reading():
    leestekens = domains_of(("Spelling en leestekens", "Nederlands"))
    assert are_apart(leestekens, READING)
    assert not are_apart(leestekens, WRITING)


def test_what_is_not_known_is_not_apart_nor_is_a_heading_that_names_both():
    assert not are_apart(frozenset(), READING)
    assert not are_apart(ORAL, LISTENING)
