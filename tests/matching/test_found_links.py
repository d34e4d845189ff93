"""What two texts share is found also where it is written in another way: in a compound, as a noun, or by what is near it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from overlap.language import open_lexicon, word_list
from overlap.language.verbs import is_infinitive
from overlap.matching.reasons.acts import acts_in_both, acts_of
from overlap.matching.reasons.of_meaning.associations import associated

from ..support.reasons import reasons, why


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan bloembollen naar de opslagloods rijden",
            "Slaat bloembollen op",
            "beide: bloembollen; ook opslagloods – slaat … op "
            "(‘bloembollen naar de opslagloods rijden’ – ‘slaat bloembollen op’)",
        ),
        (
            "De kandidaat kan pakketten wegen voor de uitgifte",
            "Geeft sleutels uit",
            "beide: uitgifte (geeft … uit) (‘pakketten wegen voor de uitgifte’ – ‘geeft sleutels uit’)",
        ),
        (
            "De kandidaat kan lijmverbindingen schuren",
            "Lijmt plinten",
            "deels hetzelfde woord (lijmverbindingen – lijmt): ‘lijmverbindingen schuren’ – ‘lijmt plinten’",
        ),
        (
            "De kandidaat kan raften",
            "Raft en kanoot op rivieren",
            "beide: raften (‘raften’ – ‘raft en kanoot op rivieren’)",
        ),
        (
            "De kandidaat kan schroeven bestellen",
            "Plaatst bestellingen",
            "beide: bestellen (bestellingen) (‘schroeven bestellen’ – ‘plaatst bestellingen’)",
        ),
        (
            "De kandidaat kan een tafel maatvoeren",
            "Kent maatvoering",
            "beide: maatvoeren; vmbo: tafel maatvoeren – mbo: kennis",
        ),
        (
            "De kandidaat kan ramen afhangen",
            "Hangt ramen en deuren af",
            "beide: ramen, afhangen (hangt … af) (‘ramen afhangen’ – ‘hangt ramen en deuren af’)",
        ),
    ],
)
def test_a_verb_is_found_in_its_noun_its_compound_and_apart_from_its_particle(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


@pytest.mark.parametrize(
    ("vmbo", "mbo", "words"),
    [
        ("De kandidaat kan een geluidskast schilderen", "Dempt geluid", "geluidskast – geluid"),
        ("De kandidaat kan orders lezen", "Telt de orderpakketten", "orders – orderpakketten"),
        ("De kandidaat kan coöperatieve spellen kiezen", "Richt een coöperatie op", "coöperatieve – coöperatie"),
        ("De kandidaat kan communicatieve spellen kiezen", "Schrijft een communicatieplan", "communicatieve – communicatieplan"),
        ("De kandidaat kan dierlijke vetten smelten", "Weegt dieren", "dierlijke – dieren"),
        (
            "De kandidaat kan gespreksnotities maken en een telefoongesprek voeren",
            "Rondt een gesprek af",
            "telefoongesprek – gesprek",  # which is one
        ),
    ],
)
def test_a_part_of_a_word_is_found_wherever_it_stands(vmbo, mbo, words):
    assert why(vmbo, mbo).startswith(f"deels hetzelfde woord ({words})")


@pytest.mark.parametrize(
    ("vmbo", "mbo"),
    [
        ("De kandidaat kan de omzet berekenen", "Zet plannen om in daden"),
        ("De kandidaat kan een opstel schrijven", "Stelt tafels op"),
        ("De kandidaat kan een voorstelling bijwonen", "Stelt zich voor aan gasten"),
        ("De kandidaat kan een afdeling bezoeken", "Deelt folders"),
        ("De kandidaat kan systemen noemen", "Traint zijn stem"),
        ("De kandidaat kan onder leiding zwemmen", "Groet de leidinggevende"),
        ("De kandidaat kan elektromotoren starten", "Kent elektronische muziek"),
        ("De kandidaat kan verantwoordelijkheid dragen", "Meldt veranderingen"),
        ("De kandidaat kan kleuren aangeven", "Geeft structuur aan het toernooi"),
        ("De kandidaat kan kanonnen vinden", "Meet welbevinden"),
        ("De kandidaat kan een openingsbegroting typen", "Staat open voor kritiek"),
        ("De kandidaat kan een aangename brief typen", "Poetst aangeklede poppen"),
        ("De kandidaat kan vissen in relatie tot hun water tekenen", "Poetst lampen in relatie tot haar rooster"),
    ],
)
def test_what_only_looks_like_the_noun_or_a_part_of_a_word_is_no_reason(vmbo, mbo):
    assert why(vmbo, mbo) == "geen gedeeld woord gevonden; zelf beoordelen"


def test_the_heading_says_the_other_part_of_a_compound():
    reason = why("De kandidaat kan een winkelformule kiezen", "Verzorgt de winkelpresentatie", above="Inrichten en presenteren")
    assert reason.endswith("; kop vmbo: presenteren – winkelpresentatie")


def test_a_heading_that_shares_more_than_its_verb_is_not_said_to_share_only_that():
    above = "Remsystemen beschrijven en reviseren"
    shared, other = (
        why("De kandidaat kan een lijst invullen", mbo, above=above) for mbo in ("Reviseert systemen", "Reviseert pompen")
    )
    assert "sluit aan bij ‘reviseert systemen’" in shared
    assert "heeft hetzelfde werkwoord als ‘reviseert pompen’" in other


def test_words_that_belong_to_the_same_work_are_called_related():
    assert why("De kandidaat kan een relais testen", "Repareert bedrading") == (
        "verwant (relais – bedrading); vmbo: testen – mbo: repareren"
    )
    assert reasons("De kandidaat kan een relais testen", "Repareert bedrading").is_checkable


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan uitleg geven over een oefening",
            "Instrueert medewerkers",
            "vaak bij hetzelfde werk: uitleg – instrueert (‘uitleg geven over een oefening’ – ‘instrueert medewerkers’)",
        ),
        (
            "De kandidaat kan mondeling rapporteren",
            "Past gesprekstechnieken toe",
            "beide horen bij communiceren (rapporteren – gesprekstechnieken): "
            "‘mondeling rapporteren’ – ‘past gesprekstechnieken toe’",
        ),
    ],
)
def test_words_of_one_field_of_work_are_said_before_it_is_said_that_nothing_is_shared(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason
    assert not reasons(vmbo, mbo).is_checkable


def test_words_that_may_belong_to_the_same_work_are_no_reason_that_can_be_checked():
    assert why("De kandidaat kan een compressor openen", "Vervangt een filter") == (
        "vaak bij hetzelfde werk (compressor – filter); vmbo: openen – mbo: vervangen"
    )
    assert not reasons("De kandidaat kan een compressor openen", "Vervangt een filter").is_checkable


def test_what_people_who_know_the_trade_wrote_down_can_be_checked():
    assert "stroomkring – zekering" in why("De kandidaat kan een stroomkring sluiten", "Vervangt een zekering")
    assert reasons("De kandidaat kan een stroomkring sluiten", "Vervangt een zekering").is_checkable


def test_what_surely_belongs_together_goes_before_a_part_of_any_word():
    shared, surer = (
        why(f"De kandidaat kan {goal}", "Kent het beheer van betalingen")
        for goal in ("een lijst in een beheersysteem openen", "de kassa in een beheersysteem openen")
    )
    assert "beheersysteem – beheer" in shared
    assert surer == "verwant (kassa – betalingen); vmbo: kassa in een beheersysteem openen – mbo: kennis van het beheer"


def test_a_word_between_hyphens_is_quoted_whole():
    reason = why("De kandidaat kan het fifo-principe uitleggen", "Kent de indeling van stellingen in een magazijn")
    assert "fifo-principe – " in reason


@given(st.text("abcdefgh lmnoprstu-,.", max_size=80), st.text("abcdefgh lmnoprstu-,.", max_size=80))
def test_what_is_found_stands_in_both_texts(vmbo, mbo):
    for one in (*acts_in_both(vmbo, (mbo,)), *associated(open_lexicon(), vmbo, (mbo,))):
        assert all(vmbo[a:b] for a, b in one.here.spans)
        assert all(mbo[a:b] for a, b in one.there.spans)


@pytest.mark.parametrize("pair", word_list("nouns of other verbs"))
def test_a_listed_noun_says_what_its_verb_does(pair):
    noun, verb = pair.split(":")
    assert is_infinitive(verb)
    assert verb in acts_of(noun)


def test_what_the_kerntaak_names_goes_before_a_word_of_a_card():
    goal, title = (
        "De kandidaat kan receptuur hanteren voor het vervaardigen van bakkerijproducten",
        "Maakt deeg, beslag en vullingen",
    )
    assert why(goal, title).startswith("alleen via een kaart")
    assert why(goal, title, kerntaak="Bereidt bakkerijproducten").startswith(
        "staat alleen in de kerntaak van het mbo-onderdeel: bakkerijproducten"
    )


def test_the_same_verb_goes_before_what_a_card_says_of_the_same_phrases():
    reason = why("De kandidaat kan rechte lijnen uitzetten voor een klein bouwwerk", "Zet maten uit en stelt")
    assert reason == "zelfde werkwoord (uitzetten); vmbo: rechte lijnen – mbo: maten"


def test_several_words_of_the_heading_go_before_a_part_of_a_word_in_the_goal():
    goal, title = "De kandidaat kan basisbewerkingen uitvoeren", "Bewerkt hout met machines"
    assert why(goal, title).startswith("deels hetzelfde woord (basisbewerkingen – bewerkt)")
    assert why(goal, title, above="Hout en plaatmateriaal bewerken").startswith(
        "de kop van het vmbo-doel (‘hout en plaatmateriaal bewerken’) sluit aan bij ‘bewerkt hout met machines’"
    )


def test_what_a_plan_or_a_machine_is_for_is_known_by_the_verb_before_it():
    assert why("De kandidaat kan een laadplan maken", "Laadt goederen").startswith("deels hetzelfde woord (laadplan – laadt)")


def test_the_same_word_in_the_heading_is_said_beside_a_part_of_one_in_the_goal():
    reason = why(
        "De kandidaat kan een bouwplaats beschrijven", "Kent het bouwproces", above="Een huis ontwerpen en het bouwproces tekenen"
    )
    assert "(bouwplaats – bouwproces)" in reason
    assert reason.endswith("; kop vmbo: bouwproces")


def test_words_that_each_say_little_are_a_reason_together_in_the_heading():
    above = "Ondersteunen bij eenvoudige verzorgende activiteiten"
    reason = why("De kandidaat kan een handdoek vouwen", "Ondersteunt bij persoonlijke verzorging", above=above)
    assert reason.startswith("de kop van het vmbo-doel (‘ondersteunen bij eenvoudige verzorgende activiteiten’) sluit aan bij")


def test_what_a_goal_and_a_title_both_do_goes_before_a_thing_of_the_heading():
    reason = why("De kandidaat kan de opslag regelen", "Slaat goederen op", above="Goederen verkopen")
    assert reason.startswith("beide: opslag (slaat … op)")
    assert reason.endswith("; kop vmbo: goederen")


def test_two_parts_of_words_are_both_named():
    reason = why("De kandidaat kan een brandplan en een waterkaart tekenen", "Kent brand en water")
    assert "(brandplan – brand, waterkaart – water)" in reason or "(waterkaart – water, brandplan – brand)" in reason


def test_people_do_not_lead_where_a_part_of_what_is_done_for_them_agrees():
    reason = why("De kandidaat kan de zelfredzaamheid van kinderen stimuleren", "Begeleidt kinderen om zelfredzaam te worden")
    assert reason.startswith("deels hetzelfde woord (zelfredzaamheid – zelfredzaam)")
