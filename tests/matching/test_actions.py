"""The same action on the same object is more than the same action, or the same object."""

import pytest

from overlap.language import open_lexicon
from overlap.matching import Sides
from overlap.matching.actions import describe_action, item_parts_covered, same_action_on_same_object
from overlap.model import Goal, Source, with_ids


def sides(vmbo, *mbo):
    def goals(texts, kind):
        return with_ids(Goal(text, kind, Source("a", "b", n)) for n, text in enumerate(texts))

    return Sides.read(goals([vmbo], "eindterm"), goals(mbo, "werkproces"), open_lexicon())


@pytest.mark.parametrize(
    ("vmbo", "same", "other"),
    [
        ("De kandidaat kan gasten ontvangen", "Ontvangt bezoekers", "Ontvangt zendingen"),
        ("De kandidaat kan gasten ontvangen", "Ontvangt gasten", "Schrijft gasten uit"),
        ("De kandidaat kan gegevens verwerken", "Verwerkt gegevens", "Verwerkt vlees"),
        ("De kandidaat kan een badkamer schoonmaken", "Reinigt de badkamer", "Betegelt de badkamer"),
        ("De kandidaat kan lading stuwen", "Stuwt de lading", "Controleert de lading van de accu"),
    ],
)
def test_both_have_to_agree(vmbo, same, other):
    found = same_action_on_same_object(sides(vmbo, same, other))
    assert found[0, 0] > 2 * found[0, 1]


def test_an_action_in_the_omschrijving_counts_too():
    vmbo = [Goal("De kandidaat kan een klacht afhandelen", "eindterm", Source("a", "b", 1))]
    mbo = [Goal("Werkt in de winkel", "werkproces", Source("a", "b", 1), description="Hij handelt klachten af.")]
    assert same_action_on_same_object(Sides.read(vmbo, mbo, open_lexicon()))[0, 0] > 0.8


def test_the_share_of_the_parts_of_the_item():
    here = sides("De kandidaat kan de keuken en de gang schoonmaken", "Reinigt gang en badkamer", "Verzendt pakketten")
    assert item_parts_covered(here).tolist() == [[0.5, 0]]


def test_texts_without_actions_have_none_in_common():
    assert same_action_on_same_object(sides("–", "–")).tolist() == [[0]]


@pytest.mark.parametrize(
    ("vmbo", "mbo", "said"),
    [
        ("De kandidaat kan gasten ontvangen", "Ontvangt gasten", ("zelfde handeling: gasten ontvangen",)),
        ("De kandidaat kan gasten ontvangen", "Ontvangt zendingen", ()),
        ("De kandidaat kan machines gebruiken", "Gebruikt machines", ()),
        ("kennis van machines", "heeft kennis van machines", ()),
    ],
)
def test_the_same_action_as_a_reason(vmbo, mbo, said):
    assert describe_action(sides(vmbo, mbo), 0, 0) == said
