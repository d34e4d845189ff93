"""Cards: found by text whatever the case, by title within a kwalificatie; none for what nobody wrote one for."""

import json
import re
from importlib.resources import files

import pytest

from overlap.language import card_of_codes, eindterm_card, is_wide_code, item_card, word_list
from overlap.language.cards import EINDTERMEN, INDEX, WERKPROCESSEN, known_items, names_of, text_key
from overlap.language.compile_thesaurus import index_of_cards

DIENSTVERLENING = ["Helpende zorg en welzijn"]
LINEN = "De kandidaat kan de was verzorgen"  # invented


def rows(name):
    lines = files("overlap.language").joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "de kandidaat kan  DE WAS verzorgen",
        "De kandidaat kan de was\nverzorgen.",
        "de was verzorgen;",
    ],
)
def test_a_text_has_the_same_key_whatever_case_space_and_punctuation(text):
    assert text_key(text) == text_key(LINEN)


def test_another_text_has_another_key():
    assert text_key("De kandidaat kan de was strijken") != text_key(LINEN)


def test_a_national_eindterm_has_a_card_whatever_case_and_space():
    text = "De kandidaat kan afscheid nemen"
    card = eindterm_card(text)
    assert card
    assert card.phrasings
    assert card.terms
    assert not card.description
    assert eindterm_card(f"  {text.upper()}. ") == card


def test_an_invented_goal_has_no_card():
    assert eindterm_card("De kandidaat kan een ruimteschip laten landen") is None
    assert item_card("Laat ruimteschepen landen", DIENSTVERLENING) is None
    assert item_card("", DIENSTVERLENING) is None


def test_an_item_finds_its_card_by_title_whatever_the_inflection():
    card = item_card("Voert cateringwerkzaamheden uit", [*DIENSTVERLENING, "Medewerker facilitaire dienstverlening"])
    assert card
    assert card.description
    assert item_card("voert CATERINGWERKZAAMHEDEN uit.", ["medewerker facilitaire dienstverlening"]) == card


def test_a_werkproces_has_the_card_of_its_own_kwalificatie_only():
    title = "Evalueert de werkzaamheden"
    care, children = item_card(title, DIENSTVERLENING), item_card(title, ["Pedagogisch medewerker kinderopvang"])
    assert care
    assert children
    assert care != children
    assert item_card(title, ["Choreograaf van ruimteschepen"]) is None
    assert item_card(title) is None


def test_what_is_to_be_known_has_a_card_in_any_dossier():
    assert item_card("heeft basiskennis van voedingsleer en diëten", ["Choreograaf van ruimteschepen"])


def test_every_row_of_the_eindtermen_is_whole_and_stands_there_once():
    header, *cards = rows(EINDTERMEN)
    assert header == ["text", "codes", "zelfde", "breder", "termen"]
    assert len(cards) > 2_900
    assert all(len(row) == len(header) and all(row) for row in cards)
    assert all(re.fullmatch(r"[0-9a-f]{16}", row[0]) for row in cards)
    assert len({row[0] for row in cards}) == len(cards)


def test_every_row_of_the_werkprocessen_is_whole():
    header, *cards = rows(WERKPROCESSEN)
    assert header == ["domein", "dossier", "kwalificatie", "kerntaak", "soort", "titels", "omschrijving", "vmbo", "termen"]
    assert len(cards) > 1_300
    assert all(len(row) == len(header) for row in cards)
    assert {row[header.index("soort")] for row in cards} == {"werkproces", "kennis"}
    assert all(row[header.index(name)] for row in cards for name in ("titels", "kwalificatie", "omschrijving", "vmbo", "termen"))


def test_words_that_tell_nothing_find_no_card():
    assert item_card(" ".join(word_list("stop words")), DIENSTVERLENING) is None


def test_a_card_is_found_by_any_of_its_codes_however_written():
    national = eindterm_card("De kandidaat kan afscheid nemen")
    codes = next(row[1] for row in rows(EINDTERMEN) if row[2] == " | ".join(national.phrasings)).split()
    assert card_of_codes(codes[:1]) == national
    assert card_of_codes([codes[0].lower().replace("/0", "/").replace("-0", "-")]) == national
    assert card_of_codes(["1.2", "X/YZ/01/01-01"]) is None


def eindtermen_of(code):
    """The rows of the eindtermen below a code, in the order of the file."""
    return [row for row in rows(EINDTERMEN) if any(each.startswith(code) for each in row[1].split())]


def test_a_row_with_a_few_codes_has_the_cards_of_all():
    few = eindtermen_of("P/ZW/01/01-")[:2]
    card = card_of_codes([row[1].split()[0] for row in few])
    assert set(card.phrasings) == {phrasing for row in few for phrasing in row[2].split(" | ")}


@pytest.mark.parametrize(
    ("code", "beginning"), [("P/ZW/01/01", "P/ZW/01/01-"), ("p/zw/1/1", "P/ZW/01/01-"), ("P/ZW/01", "P/ZW/01/")]
)
def test_a_code_of_a_deeltaak_or_module_stands_for_its_eindtermen_which_it_is_not_called_by(code, beginning):
    below = eindtermen_of(beginning)
    card = card_of_codes([code])
    assert is_wide_code(code)
    assert not card.phrasings
    assert {row[2].split(" | ")[0] for row in below} <= set(card.terms)
    assert not is_wide_code(below[0][1].split()[0])
    assert not is_wide_code("P/ZW")


def test_the_index_of_the_cards_is_made_from_the_cards_that_are_there():
    assert json.loads(files("overlap.language").joinpath(INDEX).read_text(encoding="utf-8")) == index_of_cards(), (
        "run `make thesaurus`"
    )


def test_a_kwalificatie_goes_by_its_whole_name_and_by_what_stands_outside_and_in_its_brackets():
    assert names_of("Verkoopspecialist (basisdeel Retail)") == (
        "verkoopspecialist basisdeel retail",
        "verkoopspecialist",
        "basisdeel retail",
    )
    assert names_of("Kok") == ("kok",)
    assert names_of(" – ") == ()


def test_brackets_behind_a_kwalificatie_do_not_hide_its_cards():
    plain, told = known_items(["Eerste autotechnicus"]), known_items(["Eerste autotechnicus (keuze van onze school)"])
    assert plain
    assert told == plain
