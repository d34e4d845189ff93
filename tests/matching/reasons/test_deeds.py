"""What a reason says that either text does with what agrees is a true difference, told with all of the thing it is done to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.language import open_lexicon, word_list
from overlap.language.expressions import is_expression
from overlap.language.verbs import is_infinitive
from overlap.matching.reasons.whole_texts.same_verbs import come_to_same

from ...support.reasons import why

GROUPS = [tuple(verb.replace("-", " ") for verb in group.split("/")) for group in word_list("verbs that come to the same")]


def test_each_verb_that_is_listed_with_others_is_one_that_is_read():
    assert [verb for group in GROUPS for verb in group if not (is_infinitive(verb) or is_expression(verb))] == []


@given(st.sampled_from(GROUPS).flatmap(lambda group: st.tuples(st.sampled_from(group), st.sampled_from(group))))
def test_verbs_that_come_to_the_same_are_never_a_difference(verbs):
    one, other = verbs
    lexicon = open_lexicon()
    assert come_to_same(lexicon, one, other)
    assert come_to_same(lexicon, other, one)
    assert "– mbo:" not in why(f"De kandidaat kan tulpen {one}", f"kan tulpen {other}")


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        # other words for the same deed, in general or of that thing
        ("De kandidaat kan een kookboek maken", "Stelt een kookboek op", "beide: kookboek (‘een kookboek maken’"),
        ("De kandidaat kan spelers motiveren tot fair play", "Bevordert fair play", "beide: fair play (‘spelers motiveren"),
        # a noun of the verb, with a verb that says no more
        ("De kandidaat kan heggen beplanten", "Brengt heggenbeplanting aan", "deels hetzelfde woord (heggen – heggenbeplanting)"),
        ("De kandidaat kan een schets maken van een pony", "Maakt een tekening van pony’s", "beide: pony (‘een schets maken"),
        # what else is done in a goal
        ("De kandidaat kan tulpen tellen; helpen bij het inladen van tulpen", "Laadt tulpen", "beide: tulpen (‘tulpen tellen’"),
        # a noun that begins with the verb of the other
        (
            "De kandidaat kan een wasbeurt geven aan pony’s",
            "Wast pony’s",
            "beide: pony’s; ook wasbeurt – wast (‘een wasbeurt geven aan pony’s’",
        ),
        # making may be designing
        ("De kandidaat kan zadels ontwerpen", "Maakt zadels", "beide: zadels (‘zadels ontwerpen’"),
        # both have to know it
        ("De kandidaat kan soorten zadels kennen", "heeft kennis van zadels", "beide: zadels (‘soorten zadels kennen’"),
        # a question that has to be explained, beside what has to be known
        ("De kandidaat kan uitleggen hoe een waterpomp werkt", "heeft kennis van waterpompen", "beide: waterpomp (‘uitleggen"),
    ],
)
def test_where_the_same_is_done_in_other_words_both_phrases_are_quoted(vmbo, mbo, reason):
    assert why(vmbo, mbo).startswith(reason)
    assert "– mbo:" not in why(vmbo, mbo)


@pytest.mark.parametrize(
    ("vmbo", "mbo", "told"),
    [
        ("De kandidaat kan pony’s tekenen", "Verkoopt pony’s", "tekenen – mbo: verkopen"),
        ("De kandidaat kan waterpompen benoemen", "heeft kennis van waterpompen", "benoemen – mbo: kennis"),
        # the same verb, of which each tells what else it is done to
        ("De kandidaat kan kransen maken van rozen", "Maakt tekeningen van rozen", "kransen maken – mbo: tekeningen maken"),
        # making is another thing than what is not listed with it
        ("De kandidaat kan zadels poetsen", "Maakt zadels", "poetsen – mbo: maken"),
    ],
)
def test_a_true_difference_is_told(vmbo, mbo, told):
    assert why(vmbo, mbo).partition("; vmbo: ")[2] == told


def test_of_the_same_act_on_parts_of_something_it_is_told_of_what():
    assert why("De kandidaat kan onderdelen van zadels keuren en vervangen", "Vervangt onderdelen van hoefijzers") == (
        "zelfde handeling (vervangen); vmbo: onderdelen van zadels – mbo: onderdelen van hoefijzers"
    )


def test_a_word_of_both_is_named_beside_one_that_is_only_partly_the_same():
    reason = why(
        "De kandidaat kan recreatieve groepsactiviteiten in de natuur uitvoeren", "Assisteert bij recreatieve activiteiten"
    )
    assert reason.startswith("beide: recreatieve, groepsactiviteiten – activiteiten (")


def test_what_the_kerntaak_does_as_the_goal_is_told_with_the_goal():
    ruiters = "De kandidaat kan ruiters begeleiden", "Onderwijst ruiters"

    assert why(*ruiters, kerntaak="Begeleidt ruiters") == "beide: ruiters; vmbo en kerntaak: begeleiden – mbo: onderwijzen"
    assert why(*ruiters, kerntaak="Begeleidt zwemmers") == "beide: ruiters; vmbo: begeleiden – mbo: onderwijzen"


def test_two_things_of_both_are_quoted_as_what_is_done_with_them_may_differ():
    reason = why("De kandidaat kan zadels en teugels verzorgen", "Poetst teugels en zadels")
    assert reason.startswith("beide: zadels, teugels (")
    assert "poets" in reason


def test_nothing_is_denied_that_anybody_sees_in_the_headings_above_both():
    texts = {"above": "Anderen informeren over zadels", "kerntaak": "Verkoopt zadels en teugels"}
    assert why("De kandidaat kan uitleg geven", "Rekent af", **texts) == (
        "alleen de koppen komen overeen: ‘anderen informeren over zadels’ (vmbo), ‘verkoopt zadels en teugels’ (kerntaak)"
    )
    assert why("De kandidaat kan voorbeelden geven", "Bedient beeld") == "geen gedeeld woord gevonden; zelf beoordelen"


def test_a_verb_is_no_part_of_a_compound_that_ends_in_another_noun():
    assert "deels hetzelfde woord" not in why("De kandidaat kan huisregels opstellen", "Regelt vergunningen")


def test_a_thing_is_told_with_where_it_is_as_that_says_which_it_is():
    assert why("De kandidaat kan ziektes in rozen herkennen", "Bestrijdt ziektes").endswith(
        "vmbo: ziektes in rozen herkennen – mbo: bestrijden"
    )


def test_what_may_be_said_of_something_before_it_is_not_told_of_a_thing():
    assert why("De kandidaat kan tulpen snoeien", "Verkoopt vazen en bossen van rozen en tulpen") == (
        "beide: tulpen (‘tulpen snoeien’ – ‘verkoopt vazen en bossen van rozen en tulpen’)"
    )


def test_an_adjective_is_named_with_its_noun():
    assert "interactief spel (interactief bordspel)" in why(
        "De kandidaat kan een interactief spel ontwerpen", "Verkoopt een interactief bordspel"
    )
    assert why("De kandidaat kan een financieel plan lezen", "Boekt financiële mutaties").startswith(
        "deels hetzelfde woord (financieel plan – financiële mutaties)"
    )


def test_words_that_stand_together_in_both_are_named_together_also_where_one_says_nothing():
    assert why("De kandidaat kan een stal management systeem vullen", "Werkt met een kudde management systeem").startswith(
        "beide: management systeem ("
    )


@pytest.mark.parametrize(
    ("vmbo", "mbo", "word"),
    [
        ("De kandidaat kan rekening houden met pony’s", "Houdt rekening met tulpen", "rekening"),
        ("De kandidaat kan tulpen snoeien ten behoeve van pony’s", "Maait ten behoeve van de rozen", "behoeve"),
        ("De kandidaat kan halffabricaten (deeg dat nog rijst) tellen", "Kneedt deeg", "deeg"),
    ],
)
def test_no_reason_rests_on_words_that_say_no_more_than_a_preposition_or_what_a_word_means(vmbo, mbo, word):
    assert f"beide: {word}" not in why(vmbo, mbo)


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan de klant ontvangen en begroeten",
            "Verzorgt voeding || Hij vraagt de wensen van de klant of ontvangt een opdracht.",
            "beide: klant, ontvangen; vmbo: klant – mbo: opdracht",
        ),
        (
            "De kandidaat kan de zelfredzaamheid van het kind of de jongere stimuleren",
            "kan de ontwikkeling van kinderen stimuleren door spel",
            "beide: kind (kinderen), stimuleren; "
            "vmbo: de zelfredzaamheid van het kind of de jongere – mbo: de ontwikkeling van kinderen",
        ),
    ],
)
def test_what_a_verb_of_both_is_done_to_is_said_where_it_is_another_thing(vmbo, mbo, reason):
    title, _bar, described = mbo.partition(" || ")
    assert why(vmbo, title, description=described) == reason


@pytest.mark.parametrize(
    ("vmbo", "mbo"),
    [
        ("De kandidaat kan een moodboard maken dat past bij de leefstijl", "Kent een gezonde leefstijl"),
        ("De kandidaat kan uitleggen welk werk hem blij maakt", "Onderzoekt wat hij belangrijk vindt in werk"),
        (
            "De kandidaat kan vragen stellen aan de klant over zijn of haar situatie en een gesprek aangaan over het weer",
            "kan gesprekstechnieken toepassen",
        ),
        ("De kandidaat kan huishoudelijk afval scheiden", "Voert afval gescheiden af"),
        ("De kandidaat kan liters omzetten in eenheden", "Werkt met gewicht en inhoud, ook waar eenheden verschillen"),
        ("De kandidaat kan de oorzaak benoemen", "Sluit mogelijke oorzaken één voor één uit"),
    ],
)
def test_no_contrast_is_told_where_either_deed_is_not_sure_or_the_other_says_it_too(vmbo, mbo):
    assert "mbo:" not in why(vmbo, mbo)


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan deuren afsluiten",
            "Voert afrondende werkzaamheden uit",
            "verwant: afsluiten – afrondende (‘deuren afsluiten’ – ‘voert afrondende werkzaamheden uit’)",
        ),
        (
            "De kandidaat kan een groep kinderen tellen",
            "Beweegt van het individuele kind naar de groep",
            "beide: groep, kinderen (kind) (‘een groep kinderen tellen’ – ‘beweegt van het individuele kind naar de groep’)",
        ),
        (
            "De kandidaat kan structuur bieden",
            "Biedt het kind opvang / een '(tweede) thuis'",
            "zelfde werkwoord (bieden): ‘structuur bieden’ – ‘biedt het kind opvang’",
        ),
        (
            "De kandidaat kan hulpmiddelen gebruiken",
            "Onderhoudt (hulp)middelen",
            "deels hetzelfde woord (hulpmiddelen – (hulp)middelen): ‘hulpmiddelen gebruiken’ – ‘onderhoudt (hulp)middelen’",
        ),
    ],
)
def test_words_are_called_and_quoted_as_they_stand_in_the_text(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_things_of_another_trade_are_not_called_the_same():
    toestellen = "De kandidaat kan medische toestellen aansluiten", "Sluit apparatuur aan"
    onderdelen = "De kandidaat kan onderdelen tellen", "Poetst componenten"

    assert why(*toestellen, above="Een medische installatie", kerntaak="Medische installaties").startswith("hetzelfde werk")
    assert why(*toestellen, above="Een medische installatie", kerntaak="Elektrische installaties").startswith("zelfde handeling")
    assert why(*onderdelen, above="Fietsen repareren", kerntaak="Verhuurt fietsen").startswith("ander woord voor hetzelfde")
    assert why(*onderdelen, above="Fietsen repareren", kerntaak="Legt vijvers aan").startswith("verwant")


def test_a_word_that_only_begins_with_another_is_no_kind_of_it():
    assert why("De kandidaat kan muurafdekkingen tellen", "Metselt muren").startswith("deels hetzelfde woord (muurafdekkingen")
    assert why("De kandidaat kan een spouwmuur tellen", "Metselt muren").startswith("ruimer woord in het mbo: muren")


def test_verbs_that_come_to_the_same_are_named_beside_what_agrees():
    reason = why("De kandidaat kan goederen transporteren naar de winkel", "Verplaatst goederen met een kar")
    assert reason.startswith("beide: goederen")
    assert reason.endswith("; verwant: transporteren – verplaatst")
