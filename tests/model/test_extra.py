"""What a row tells in its own words is read once: kwalificaties, hours, and when it is taught."""

import pytest

from overlap.model import Goal, Kwalificatie, Moment, Source, hours_in, periods_in, with_extra, years_in


def row(titles=(), **extra):
    return with_extra(Goal(text="x", kind="werkproces", source=Source("a", "b", 1)), extra, titles)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("40", 40), ("2,5 uur", 2.5), ("1.5", 1.5), ("120 SBU", 120), ("2 x 3 uur", None), ("veel", None), ("", None)],
)
def test_hours_are_read_where_a_cell_holds_a_plain_number(text, hours):
    assert hours_in(text) == hours
    assert row(uren=text).hours == hours


@pytest.mark.parametrize(
    ("text", "years"),
    [("3", (3,)), ("vmbo 4", (4,)), ("leerjaar 1 en 2", (1, 2)), ("3/4", (3, 4)), ("2025-2026", ()), ("1e jaar", (1,)), ("", ())],
)
def test_leerjaren_are_read_as_people_write_them(text, years):
    assert years_in(text) == years


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("2", (2,)),
        ("P1 t/m P3", (1, 2, 3)),
        ("1-2", (1, 2)),
        ("1; 3", (1, 3)),
        ("periode 4", (4,)),
        ("II", (2,)),
        ("1 en 4", (1, 4)),
        ("week 12", ()),
        ("hele jaar", ()),
        ("periode 9 t/m 12", (9, 10, 11, 12)),
        ("40", ()),
    ],
)
def test_perioden_are_read_as_people_write_them(text, periods):
    assert periods_in(text) == periods


def test_a_row_without_leerjaar_has_no_time_and_one_without_periode_has_the_year():
    assert row(periode="2").moments == ()
    assert row(leerjaar="2").moments == (Moment(2),)
    assert row(leerjaar="1", periode="1, 2").moments == (Moment(1, 1), Moment(1, 2))


def test_a_row_of_several_kwalificaties_has_each_with_its_crebo():
    assert row(kwalificatie="Kok / Gastheer", crebo="25180 / 25168").kwalificaties == (
        Kwalificatie("Kok", ("25180",)),
        Kwalificatie("Gastheer", ("25168",)),
    )
    assert row(kwalificatie="Kok / Gastheer").kwalificaties == (Kwalificatie("Kok"), Kwalificatie("Gastheer"))
    assert row(crebo="25180").kwalificaties == (Kwalificatie("", ("25180",)),)
    assert row(periode="1").kwalificaties == ()


def test_a_title_with_a_slash_in_it_is_one_kwalificatie_where_there_is_one_crebo_or_the_title_is_known():
    whole = "Technicus / monteur"
    assert row(kwalificatie=whole, crebo="25180").kwalificaties == (Kwalificatie(whole, ("25180",)),)
    shared = row(kwalificatie=f"{whole} / Lasser", crebo="25180 / 25168", titles=(whole,))
    assert shared.kwalificaties == (Kwalificatie(whole, ("25180",)), Kwalificatie("Lasser", ("25168",)))


def test_where_it_does_not_show_which_crebo_is_of_which_title_each_has_all():
    both = ("1", "2", "3")
    shared = row(kwalificatie="Kok / Gastheer", crebo="1 / 2 / 3")
    assert shared.kwalificaties == (Kwalificatie("Kok", both), Kwalificatie("Gastheer", both))


def test_the_words_of_the_row_stay_as_they_are():
    told = {"uren": "2,5 uur", "leerjaar": "vmbo 3", "kwalificatie": "Kok / Gastheer", "weging": "2x"}
    assert row(**told).extra == told
