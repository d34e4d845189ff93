"""Levels that the law sets are read where a text states them, and known of the vmbo subjects that aim at them."""

import pytest

from overlap.language import SchoolSubject, aimed_levels, stated_levels, subject_of, subject_spoken_of


def names(levels):
    return [level.name for level in levels]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Nederlands lezen op 2F", ["2F"]),
        ("Schrijven (3f)", ["3F"]),
        ("leest Engels op niveau B1", ["B1"]),
        ("ERK: A2 en taalniveau B1", ["A2", "B1"]),
        ("mbo-rekenniveau 3, rekenniveau 2", ["mbo-rekenniveau 2", "mbo-rekenniveau 3"]),
        ("B1-K1-W2 Ondersteunt bij wonen", []),
        ("werkt op niveau 3, zaal 2Fa", []),
    ],
)
def test_a_level_is_read_where_a_text_states_it(text, stated):
    assert names(stated_levels(text)) == stated


def test_in_a_field_of_its_own_a_bare_level_counts():
    assert names(stated_levels("B1", field=True)) == ["B1"]
    assert names(stated_levels("B1")) == []


@pytest.mark.parametrize(
    ("subjects", "leerwegen", "aimed"),
    [
        (["NE/K/6/6a"], (), ["2F"]),
        (["WI/K/5/7a"], ("BB",), ["2F"]),
        (["WI/K/6/8a"], ("BB",), []),
        (["EN/K/4/4a"], ("BB", "KB"), ["A2"]),
        (["EN/K/4/4a"], (), ["A2", "B1"]),
        (["1.1", "Nederlands"], (), ["2F"]),
        (["Leesvaardigheid", "Engels"], ("TL",), ["B1"]),
        (["Leesvaardigheid", "Duits"], ("TL",), []),
        (["P/ZW/01/01-01", "Mens en gezondheid"], (), []),
    ],
)
def test_vmbo_subjects_aim_at_a_level(subjects, leerwegen, aimed):
    assert names(aimed_levels(subjects, leerwegen)) == aimed


@pytest.mark.parametrize(
    ("labels", "subject"),
    [
        (["NE/K/6/6a", "Leesvaardigheid"], SchoolSubject.DUTCH),
        (["Nederlands: lezen"], SchoolSubject.DUTCH),
        (["2. Rekenen en wiskunde"], SchoolSubject.ARITHMETIC),
        (["Generiek onderdeel: loopbaan en burgerschap"], SchoolSubject.CAREERS),
        (["Loopbaanoriëntatie"], SchoolSubject.CAREERS),
        (["FR/K/4/1"], SchoolSubject.FRISIAN),
        (["Voert gesprekken in het Nederlands", "B1-K1-W1"], None),
        (["Franse keuken"], None),
        (["NE/", "Nederlandse kaas"], None),
    ],
)
def test_headings_and_codes_say_of_which_general_subject_a_goal_is(labels, subject):
    assert subject_of(labels) == subject


def test_a_text_that_names_one_subject_speaks_of_that():
    assert subject_spoken_of("Leest Engelse handleidingen op B1") == SchoolSubject.ENGLISH
    assert subject_spoken_of("Vertaalt uit het Engels in het Nederlands") is None
    assert subject_spoken_of("Ontvangt gasten") is None
