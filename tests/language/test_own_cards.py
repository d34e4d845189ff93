"""A group's own card is found by what a goal says, in whatever document; it fits no other kwalificatie than its own."""

from overlap.language import OwnCardIndex
from overlap.model import OwnCard, OwnCards, Source

LANDING = "De kandidaat kan een ruimteschip laten landen"


def card(text, phrasing, side="mbo", **more):
    return OwnCard(side=side, text=text, source=Source("kaarten.xlsx", "Kaarten", 5), phrasings=(phrasing,), **more)


def index(*files):
    return OwnCardIndex([OwnCards("kaarten.xlsx", "0", cards) for cards in files])


def test_an_eindterm_is_found_whatever_case_and_punctuation():
    own = index((card(LANDING, "landt", "vmbo"),))
    assert own.eindterm(" een RUIMTESCHIP laten landen.").phrasings == ("landt",)
    assert own.eindterm("De kandidaat kan een ruimteschip bouwen") is None
    assert own.item(LANDING) is None, "a card of the vmbo side is none of the mbo"


def test_of_the_same_text_under_two_headings_the_likest_counts():
    text = "De kandidaat kan een planning maken"
    own = index((card(text, "keuken", "vmbo", heading="Koken"), card(text, "tuin", "vmbo", heading="De tuin aanleggen")))
    assert own.eindterm(text, "Een tuin aanleggen").phrasings == ("tuin",)
    assert own.eindterm(text, "Koken").phrasings == ("keuken",)


def test_an_item_is_found_by_title_whatever_the_inflection():
    own = index((card("Laadt het ruimteschip", "laden", kwalificatie="Piloot | Lader"),))
    for names in ([], ["Lader"], ["LADER"], ["Gids", "Piloot"]):
        assert own.item("laadt de Ruimteschepen.", names).phrasings == ("laden",)


def test_an_item_of_another_kwalificatie_has_no_card_unless_it_is_to_be_known():
    work = card("Evalueert de vlucht", "terugkijken", kwalificatie="Piloot")
    known = card("heeft kennis van zwaartekracht", "zwaartekracht", kwalificatie="Piloot", any_dossier=True)
    own = index((work, known))
    assert own.item("Evalueert de vlucht", ["Banketbakker"]) is None
    assert own.item("heeft kennis van zwaartekracht", ["Banketbakker"])


def test_the_card_of_the_own_kwalificatie_goes_before_one_of_all_and_the_first_file_before_the_next():
    general, own = card("Evalueert de vlucht", "alle"), card("Evalueert de vlucht", "eigen", kwalificatie="Piloot")
    later = card("Evalueert de vlucht", "later", kwalificatie="Piloot")
    assert index((general, own), (later,)).item("Evalueert de vlucht", ["Piloot"]).phrasings == ("eigen",)
    assert index((general, own)).item("Evalueert de vlucht", ["Gids"]).phrasings == ("alle",)
