"""A teacher can check a reason: what it quotes stands in the text, and what it calls the words is true."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from overlap.language import Card, open_lexicon, stem
from overlap.language.verbs import is_infinitive
from overlap.matching import Sides
from overlap.matching.cards import assigned
from overlap.matching.reasons import Reasons
from overlap.matching.reasons.compounds import is_inside
from overlap.matching.reasons.of_cards import gloss_clauses
from overlap.matching.reasons.of_cards.cores import far_ends
from overlap.matching.reasons.phrases import phrase_around
from overlap.matching.reasons.quotes import Standing, place_of, quote_of, with_noun
from overlap.matching.reasons.whole_texts.deeds import deed
from overlap.matching.reasons.whole_texts.in_sight import alike_in_sight
from overlap.model import with_ids

from ..support.reasons import OTHER_ITEMS, goal, reasons, why


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan bloembollen sorteren",
            "Verkoopt bloembollen",
            "beide: bloembollen; vmbo: sorteren – mbo: verkopen",
        ),
        (
            "De kandidaat kan kleding strijken",
            "Strijkt overhemden",
            "zelfde handeling (strijken); vmbo: kleding – mbo: overhemden",
        ),
        (
            "De kandidaat kan de tafel afruimen",
            "Ruimt de zaal af",
            "zelfde handeling (afruimen); vmbo: tafel – mbo: zaal",
        ),
        (
            "De kandidaat kan voorraad tellen",
            "Meldt het voorraadtekort",
            "deels hetzelfde woord (voorraad – voorraadtekort); vmbo: tellen – mbo: melden",
        ),
        (
            "De kandidaat kan de webwinkel vullen",
            "Beheert de webshop",
            "ander woord voor hetzelfde (webwinkel – webshop); vmbo: vullen – mbo: beheren",
        ),
        (
            "De kandidaat kan een pallet laden",
            "Telt de rolcontainers",
            "verwant (pallet – rolcontainers); vmbo: laden – mbo: tellen",
        ),
        (
            "De kandidaat kan gerechten versieren",
            "Kent voeding",
            "ruimer woord in het mbo: voeding (vmbo: gerechten); vmbo: versieren – mbo: kennis",
        ),
        (
            "De kandidaat kan iets bedienen",
            "Bedient gasten",
            "zelfde werkwoord (bedienen): ‘iets bedienen’ – ‘bedient gasten’",
        ),
        (
            "De kandidaat kan kwaliteit en rozen bespreken",
            "Levert kwaliteit",
            "beide: kwaliteit; vmbo: kwaliteit en rozen bespreken – mbo: kwaliteit leveren",
        ),
        (
            "De kandidaat kan een zaal onderhouden",
            "Onderhoudt de sfeer",
            "zelfde werkwoord (onderhouden); vmbo: zaal – mbo: sfeer",
        ),
        ("De kandidaat kan zingen", "Smeert lagers", "geen gedeeld woord gevonden; zelf beoordelen"),
    ],
)
def test_what_words_are_to_each_other_is_called_what_it_is(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


@pytest.mark.parametrize(
    ("vmbo", "mbo"),
    [
        ("De kandidaat kan een brief opstellen", "Zet stoelen in de juiste opstelling"),
        ("De kandidaat kan vormen van wonen noemen", "Vormt een mening"),
        ("De kandidaat kan gebruikte kwasten uitspoelen", "Maakt zalen gebruiksklaar"),
        ("De kandidaat kan soep bereiden", "Is goed voorbereid op een gesprek"),
        ("De kandidaat kan een tas dragen", "Rekent een bedrag af"),
        ("De kandidaat kan mensen leiden", "Zorgt voor afleiding"),
        ("De kandidaat kan de antwoorden noteren", "Neemt het woord"),
        ("De kandidaat kan de werkplek vegen", "Leest het werkplan"),
        ("De kandidaat kan huisregels uitleggen", "Neemt maatregelen"),
    ],
)
def test_words_that_only_look_alike_are_no_reason(vmbo, mbo):
    assert why(vmbo, mbo).startswith("geen gedeeld woord gevonden")
    assert reasons(vmbo, mbo).shared() == ((), ())


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan een gezonde leefstijl uitleggen",
            "Kweekt gezonde planten",
            "hetzelfde woord, maar bij iets anders: gezonde (‘een gezonde leefstijl uitleggen’ – ‘kweekt gezonde planten’)",
        ),
        (
            "De kandidaat kan zich voorstellen",
            "Schrijft bruikbare voorstellen",
            "let op: hetzelfde woord, bij iets anders of in een andere betekenis: "
            "‘zich voorstellen’ – ‘schrijft bruikbare voorstellen’",
        ),
        (
            "De kandidaat kan beddengoed vouwen",
            "Telt linnengoed",
            "deels hetzelfde woord (beddengoed – linnengoed); vmbo: vouwen – mbo: tellen",
        ),
        (
            "De kandidaat kan een aanrecht schoonmaken",
            "Kent reinigingsmethoden",
            "verwant (schoonmaken – reinigingsmethoden): ‘een aanrecht schoonmaken’ – ‘kent reinigingsmethoden’",
        ),
        (
            "De kandidaat kan naar tafels zoeken",
            "Heeft een zoekmethode",
            "alleen een deel van een woord komt in beide voor (zoeken – zoekmethode): "
            "‘naar tafels zoeken’ – ‘heeft een zoekmethode’",
        ),
        (
            "De kandidaat kan bedrijfsvormen noemen",
            "Verft bedrijfshallen",
            "alleen een deel van een woord komt in beide voor (bedrijfsvormen – bedrijfshallen): "
            "‘bedrijfsvormen noemen’ – ‘verft bedrijfshallen’",
        ),
        (
            "De kandidaat kan de inkoop plannen",
            "Plant en verdeelt taken",
            "zelfde werkwoord (plannen): ‘de inkoop plannen’ – ‘plant en verdeelt taken’",
        ),
    ],
)
def test_no_likeness_is_denied_that_anybody_sees(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_what_the_one_who_works_is_called_is_no_reason():
    omschrijving = "De begeleider sport en welzijn {} de zaal."
    ours = with_ids([goal("De kandidaat kan over welzijn vertellen", "eindterm")])
    items = [
        goal(f"Werkproces {n}", "werkproces", omschrijving.format(verb)) for n, verb in enumerate(("veegt", "opent", "sluit"))
    ]
    assert Reasons(Sides.read(ours, with_ids(items), open_lexicon()), 0, 0).because()[0].startswith("geen gedeeld woord")


def test_words_that_say_little_alone_are_quoted_together():
    assert why("De kandidaat kan vragen naar wensen", "Vraagt naar de wensen") == (
        "beide: vragen naar wensen (vraagt naar de wensen)"
    )
    assert why("De kandidaat kan de klant ontvangen en begroeten", "Begroet de klant en ontvangt hem") == (
        "beide: klant, ontvangen, begroeten (‘de klant ontvangen en begroeten’ – ‘begroet de klant en ontvangt hem’)"
    )


def test_a_noun_and_the_adjective_that_is_made_of_it_agree():
    reason = "deels hetzelfde woord (hygiëne – hygiënisch); vmbo: melden – mbo: kennis"
    assert why("De kandidaat kan hygiëne melden", "Kent het hygiënisch beleid") == reason


def test_where_only_the_heading_agrees_that_is_said():
    found = reasons("De kandidaat kan sorteren", "Kweekt bloembollen en rozen", above="Rozen en bloembollen verzorgen")
    reason = "de kop van het vmbo-doel (‘rozen en bloembollen verzorgen’) sluit aan bij ‘kweekt bloembollen en rozen’"
    assert found.because()[0] == reason
    assert found.shared() == (("Rozen en bloembollen verzorgen",), ("Kweekt bloembollen en rozen",))


def test_a_single_plain_word_of_the_heading_is_said_to_be_the_only_one():
    assert why("De kandidaat kan sorteren", "Kweekt bloembollen", above="Bloembollen verzorgen") == (
        "alleen uit de kop van het vmbo-doel komt terug: bloembollen (‘bloembollen verzorgen’ – ‘kweekt bloembollen’)"
    )


@pytest.mark.parametrize(
    ("vmbo", "mbo", "above", "reason"),
    [
        (
            "De kandidaat kan beëindigen",
            "Strijkt de kleding",
            "Overhemden strijken",
            "de kop van het vmbo-doel heeft hetzelfde werkwoord (strijken); kop: overhemden – mbo: kleding",
        ),
        (
            "De kandidaat kan beëindigen",
            "Laadt rozen",
            "Een wagen, echt of virtueel laden en lossen",
            "de kop van het vmbo-doel heeft hetzelfde werkwoord (laden); kop: wagen – mbo: rozen",
        ),
        (
            "De kandidaat kan rollers sorteren",
            "Kweekt bollen",
            "Bollen kweken",
            "de kop van het vmbo-doel (‘bollen kweken’) sluit aan bij ‘kweekt bollen’",
        ),
        (
            "De kandidaat kan drempels noemen",
            "Metselt gevels",
            "Het metselwerk uitvoeren",
            "de kop van het vmbo-doel (‘het metselwerk uitvoeren’) sluit aan bij ‘metselt gevels’",
        ),
        (
            "De kandidaat kan rozen snoeien",
            "Lost rozen",
            "Een wagen laden en lossen",
            "beide: rozen; vmbo: snoeien – mbo: lossen; kop vmbo: lossen",
        ),
        (
            "De kandidaat kan rozen snoeien",
            "Lost rozen",
            "Rozen laden en lossen",
            "beide: rozen; vmbo: snoeien – mbo: lossen; kop vmbo: lossen",
        ),
    ],
)
def test_what_is_done_in_the_heading_counts_beside_its_things(vmbo, mbo, above, reason):
    assert why(vmbo, mbo, above=above) == reason


def test_the_heading_goes_before_a_card(monkeypatch):
    card = Card(phrasings=("voert het sorteren van tulpen, rozen en andere bloembollen op tijd en volgens plan uit",))
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: card if "sorteren" in text else None)
    found = reasons("De kandidaat kan tulpen sorteren", "Kweekt bloembollen", above="Bloembollen verzorgen")
    assert found.because()[0].startswith("alleen uit de kop van het vmbo-doel komt terug: bloembollen")
    assert found.is_checkable


def test_a_card_is_not_called_the_only_reason_where_the_heading_meets_the_kerntaak(monkeypatch):
    card = Card(phrasings=("sorteert en kweekt knollen",))
    monkeypatch.setattr(assigned, "eindterm_card", lambda text: card if "sorteren" in text else None)
    ours = with_ids([goal("De kandidaat kan stekken sorteren", "eindterm", above="Tulpen verzorgen")])
    theirs = with_ids([goal("Meet knollen", "werkproces", above="Oogst tulpen"), goal(OTHER_ITEMS[0], "werkproces")])
    because = Reasons(Sides.read(ours, theirs, open_lexicon()), 0, 0).because()[0]
    assert because.startswith("via een kaart: ")
    assert because.endswith("; kop vmbo: tulpen (kerntaak)")


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan een reisplanning maken",
            "Plant reizen en bezoeken",
            "deels hetzelfde woord (reisplanning – reizen): ‘een reisplanning maken’ – ‘plant reizen en bezoeken’",
        ),
        (
            "De kandidaat kan ritten plannen",
            "Verzorgt de ritplanning",
            "deels hetzelfde woord (ritten – ritplanning): ‘ritten plannen’ – ‘verzorgt de ritplanning’",
        ),
    ],
)
def test_a_compound_meets_the_verb_and_the_object_that_it_is_made_of(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_a_word_that_is_only_related_has_the_same_word_of_the_heading_behind_it():
    reason = why("De kandidaat kan een pallet laden", "Telt de rolcontainers", above="Rolcontainers verzorgen")
    assert reason == "verwant (pallet – rolcontainers); vmbo: laden – mbo: tellen; kop vmbo: rolcontainers"


def test_a_verb_meets_the_compound_that_ends_in_its_noun():
    reason = why("De kandidaat kan een urenregistratie invullen", "Neemt meldingen aan en registreert die")
    assert reason.startswith("deels hetzelfde woord (urenregistratie – registreert)")


def test_the_verb_of_the_heading_is_seen_where_its_particle_stands_apart():
    assert why("De kandidaat kan sorteren", "Bereidt het feest voor", above="Een reis voorbereiden") == (
        "de kop van het vmbo-doel heeft hetzelfde werkwoord (voorbereiden); kop: reis – mbo: feest"
    )


@pytest.mark.parametrize(
    ("vmbo", "mbo", "told"),
    [
        ("De kandidaat kan drie schepen noemen", "Wast het schip", "noemen – mbo: wassen"),
        ("De kandidaat kan rozen snoeien", "heeft kennis van rozen", "snoeien – mbo: kennis"),
        ("De kandidaat kan een verband leggen tussen rozen en regen", "heeft kennis van rozen", "verband leggen – mbo: kennis"),
        ("De kandidaat kan rozen benoemen, snoeien en binden", "Verkoopt rozen", "benoemen, snoeien en binden – mbo: verkopen"),
        # a thing that one of them names in passing, whatever the verb
        (
            "De kandidaat kan een lied maken voor het sportfeest",
            "Maakt foto's op het sportfeest",
            "lied maken – mbo: foto's maken",
        ),
        ("De kandidaat kan de geur van rozen beschrijven", "Snoeit rozen", "geur beschrijven – mbo: snoeien"),
        ("De kandidaat kan na het snoeien het pad vegen", "Snoeit rozen", "pad vegen – mbo: rozen snoeien"),
        # a verb that says nothing without what belongs to it
        ("De kandidaat kan rozen onder de aandacht brengen", "Snoeit rozen", "onder de aandacht brengen – mbo: snoeien"),
        ("De kandidaat kan rozen verkoopklaar maken", "Snoeit rozen", "verkoopklaar maken – mbo: snoeien"),
        ("De kandidaat kan rozen tellen", "Assisteert bij de rozen", ""),
        # what says how it is done is no object of a second verb, and what is read of a place is none either
        (
            "De kandidaat kan een jas kiezen passend bij de rozen en inpakken",
            "Verkoopt rozen",
            "jas kiezen en inpakken – mbo: verkopen",
        ),
        ("De kandidaat kan in de rozen, bij regen, slakken zoeken", "Verkoopt rozen", "slakken zoeken – mbo: verkopen"),
        (
            "De kandidaat kan paden in de rozentuin vegen",
            "Stemt af met andere tuinders in de rozentuin",
            "paden vegen – mbo: met andere tuinders afstemmen",
        ),
        # a question is not what is done, and an object may be in the verb before
        ("De kandidaat kan aangeven welke mest rozen moeten krijgen", "Verkoopt rozen", "aangeven – mbo: verkopen"),
        ("De kandidaat kan rozen tellen", "Snoeit rozen en geeft ze door", "tellen – mbo: snoeien en doorgeven"),
        ("De kandidaat kan helpen bij het tellen van rozen", "Verkoopt rozen", "tellen – mbo: verkopen"),
        ("De kandidaat kan controleren of het hok past bij de rozen", "Snoeit rozen", "controleren – mbo: snoeien"),
        # half a word is written as it stands, and one of several things is done to each
        ("De kandidaat kan tulpen- en rozenplannen tekenen", "Snoeit rozen", "tekenen – mbo: snoeien"),
        ("De kandidaat kan rozen snoeien", "Voert rozen, tulpen en vazen in", "snoeien – mbo: invoeren"),
        # a noun and its verb say all by themselves, and of verbs of both what they are done to
        ("De kandidaat kan een gesprek voeren over rozen", "Snoeit rozen", "gesprek voeren over – mbo: snoeien"),
        ("De kandidaat kan kransen maken van rozen", "Maakt tekeningen van rozen", "kransen maken – mbo: tekeningen maken"),
        ("De kandidaat kan kennis toepassen bij het snoeien", "Snoeit rozen", ""),
        # a verb that nobody knows is not read as an object
        ("De kandidaat kan zworkelen met rozen", "Snoeit en zworkelt de rozen", ""),
        # a title begins with its verb, and one that says little says enough beside what is only known of the thing
        ("De kandidaat kan rozen snoeien", "Geeft voorlichting over rozen", "snoeien – mbo: voorlichting geven over"),
        ("De kandidaat kan rozen benoemen", "Draagt zorg voor rozen", "benoemen – mbo: zorg dragen voor"),
        ("De kandidaat kan rozen snoeien", "Draagt zorg voor rozen", ""),
        # a fixed expression is one act
        ("De kandidaat kan een pomp tekenen", "Stelt de pomp in bedrijf", "tekenen – mbo: in bedrijf stellen"),
    ],
)
def test_what_either_text_does_with_what_agrees_is_said_in_its_own_words(vmbo, mbo, told):
    assert why(vmbo, mbo).partition("; vmbo: ")[2] == told


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        ("De kandidaat kan een pomp in bedrijf stellen", "Stelt de pomp in bedrijf", "beide: pomp in bedrijf stellen"),
        ("De kandidaat kan rozen in kaart brengen", "Brengt wensen in kaart", "beide: in kaart brengen (‘"),
    ],
)
def test_a_fixed_expression_agrees_as_one_act(vmbo, mbo, reason):
    assert why(vmbo, mbo).startswith(reason)


def test_a_verb_beside_what_gives_it_another_sense_is_another_word():
    assert why("De kandidaat kan een onderhoudsplan opstellen", "Onderhoudt de tuin").startswith("deels hetzelfde woord (onder")
    assert not why("De kandidaat kan een onderhoudsplan opstellen", "Onderhoudt contact").startswith("deels hetzelfde woord (")


def test_a_thing_that_only_the_kerntaak_names_is_said_behind_the_rest():
    found = reasons("De kandidaat kan rozen snoeien in de bakkerij", "Snoeit rozen", kerntaak="Werkt in de bakkerij")
    assert "kerntaak" not in found.because()[0]
    found = reasons("De kandidaat kan de bakkerij zworkelen", "Snoeit rozen", kerntaak="Werkt in de bakkerij")
    assert found.because()[0] == (
        "staat alleen in de kerntaak van het mbo-onderdeel: bakkerij (‘de bakkerij zworkelen’ – ‘werkt in de bakkerij’)"
    )


def test_a_general_word_of_the_kerntaak_is_said_before_nothing_is():
    assert why("De kandidaat kan zworkelen bij ontwikkeling", "Snoeit rozen", kerntaak="Werkt aan ontwikkeling").startswith(
        "staat alleen in de kerntaak van het mbo-onderdeel: ontwikkeling"
    )


def test_a_word_of_a_fixed_expression_does_not_agree_alone():
    assert not why("De kandidaat kan een bedrijf verkopen", "Stelt de pomp in bedrijf").startswith("beide: bedrijf (‘")


def test_what_the_goal_shares_goes_before_what_its_heading_does():
    assert why("De kandidaat kan een pallet tekenen", "Verkoopt rolcontainers en rozen", above="Rozen en bollen verkopen") == (
        "verwant (pallet – rolcontainers); vmbo: tekenen – mbo: verkopen; kop vmbo: rozen, verkopen"
    )


def test_a_heading_matches_only_where_no_other_act_is_told():
    other, same = (
        why("De kandidaat kan zingen", mbo, above="Rode rozen snoeien") for mbo in ("Verkoopt rode rozen", "Snoeit rode rozen")
    )
    assert other == "uit de kop: rode rozen; kop: snoeien – mbo: verkopen"
    assert same.startswith("de kop van het vmbo-doel (‘rode rozen snoeien’) sluit aan bij")


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        # what a verb is done to decides, and the last part of a compound says what that is
        ("De kandidaat kan schepen verzorgen", "Verzorgt zeilschepen", "hetzelfde werk: ‘schepen verzorgen’ – "),
        ("De kandidaat kan de winkelkist verzorgen", "Verzorgt de winkel", "deels hetzelfde woord (winkelkist – winkel): "),
        ("De kandidaat kan zeilschepen verzorgen", "Verzorgt kisten en verkoopt schepen", "deels hetzelfde woord (zeil"),
        # a particle that stands apart from its infinitive
        ("De kandidaat kan een tafel klaar zetten", "Zet de kisten klaar", "zelfde werkwoord (klaar zetten): "),
        # how something is done and what something is like
        ("De kandidaat kan online verkopen", "Volgt online cursussen", "deels hetzelfde woord (online); vmbo: online verkopen"),
    ],
)
def test_the_same_work_is_the_same_act_on_the_same_thing(vmbo, mbo, reason):
    assert why(vmbo, mbo).startswith(reason)


def test_a_card_met_only_at_the_far_end_of_a_phrase_is_no_reason():
    lexicon = open_lexicon()
    far = "Kent winkels in bloemen en planten"
    assert [far[slice(*span)] for span in far_ends(lexicon, far)] == ["bloemen en planten"]
    assert far_ends(lexicon, "Zet een vaas op tafel en snoeit rozen") == ((16, 21),)
    assert not far_ends(lexicon, "Slaat goederen op en telt voorraad")


@pytest.mark.parametrize(
    ("vmbo", "mbo"),
    [
        ("De kandidaat kan rozen schoonmaken", "Verkoopt rozen en reinigt vazen"),  # another word for it
        ("De kandidaat kan rozen gebruiken", "Verkoopt rozen"),  # a verb that another may stand for
        ("De kandidaat kan foto's importeren, knippen en monteren", "Bewerkt foto's"),
        ("De kandidaat kan rozen sorteren", "Plant rozen"),  # of plannen, or of planten
        ("De kandidaat kan bijzondere soorten en rozen", "Snoeit rozen"),  # no verb
    ],
)
def test_what_is_done_is_quoted_and_not_told_where_it_may_be_the_same_or_is_not_sure(vmbo, mbo):
    assert why(vmbo, mbo).startswith("beide: rozen (‘" if "rozen" in mbo else "beide: foto's (‘")


@example(vmbo="", mbo="kent")
@given(vmbo=st.text(alphabet="abekntz ,./()", max_size=60), mbo=st.text(alphabet="abekntz ,./()", max_size=60))
def test_what_is_told_of_a_text_never_fails_and_stands_in_it(vmbo, mbo):
    for side, text in (("vmbo", f"{vmbo} rozen {mbo} snoeien"), ("mbo", f"Snoeit {vmbo} rozen {mbo}")):
        at = text.index("rozen")
        told = deed(open_lexicon(), Standing(text, ((at, at + len("rozen")),)), side)
        words = re.findall(r"\w+", told.told.casefold()) if told else []
        assert all(word in text.casefold() or is_infinitive(word) or word in ("en", "kennis", "van") for word in words)


def test_only_is_said_where_nothing_else_of_the_whole_texts_looks_alike():
    of_heading = {"above": "Bloembollen verzorgen"}
    assert why("De kandidaat kan fietsen", "Kweekt bloembollen", **of_heading).startswith("alleen uit de kop")
    others = ("De kandidaat kan zijn werkzaamheden staken", "Kweekt bloembollen"), "De werkzaamheden zijn klaar."
    assert why(*others[0], description=others[1], **of_heading).startswith("uit de kop van het vmbo-doel komt terug: bloembollen")


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan buren ontvangen",
            "Ontvangt grind en zand",
            "zelfde werkwoord (ontvangen); vmbo: buren – mbo: grind en zand",
        ),
        (
            "De kandidaat kan een kelder metselen",
            "Metselt schoorstenen",
            "zelfde handeling (metselen); vmbo: kelder – mbo: schoorstenen",
        ),
        (
            "De kandidaat kan werkzaamheden voorbereiden",
            "Bereidt werkzaamheden voor",
            "zelfde handeling: ‘werkzaamheden voorbereiden’ – ‘bereidt werkzaamheden voor’",
        ),
        (
            "De kandidaat kan cliënten wegen",
            "Schildert cliënten",
            "beide: cliënten; vmbo: wegen – mbo: schilderen",
        ),
        (
            "De kandidaat kan veilig werken",
            "Richt het atelier in en werkt veilig",
            "beide: veilig werken (werkt veilig) (‘veilig werken’ – ‘richt het atelier in en werkt veilig’)",
        ),
    ],
)
def test_a_verb_that_may_be_done_to_anything_and_people_are_called_no_more_than_that(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_another_verb_with_the_same_beginning_is_not_the_same():
    assert "bereid" not in why("De kandidaat kan een taart bereiden", "Bereidt het gesprek voor")


def test_what_the_heading_adds_stands_behind_what_agrees_in_the_goal():
    reason = why("De kandidaat kan rozen snoeien", "Plukt rozen en tulpen", above="Tulpen kweken")
    assert reason == "beide: rozen (‘rozen snoeien’ – ‘plukt rozen en tulpen’); kop vmbo: tulpen"


def test_two_words_of_one_subject_are_called_by_that_and_not_the_same():
    reason = "beide horen bij gasten bedienen: ‘debarrasseren’ – ‘serveert koffie’"
    assert why("De kandidaat kan debarrasseren", "Serveert koffie") == reason


@given(
    st.sampled_from(["{}", "{0}", "{words}", "{{", "}", "{a!r}", "%s"]),
    st.sampled_from(["pallet", "kleuter", "voorraadlijst", "rozen"]),
)
def test_braces_of_a_document_stay_what_they_are(braces, thing):
    for mbo in ("Telt de rolcontainers", "Begeleidt kinderen", "Meldt het voorraadtekort", "Verkoopt rozen"):
        assert why(f"De kandidaat kan een {thing}{braces} laden {braces}", f"{mbo} {braces}")


def test_a_word_in_the_middle_of_a_compound_is_seen():
    assert why("De kandidaat kan de spanning meten", "Kent de laagspanningsinstallatie").startswith("deels hetzelfde woord")


def test_a_phrase_says_what_it_is_done_about_where_there_is_room():
    assert why("De kandidaat kan een telefonische afspraak maken", "Maakt afspraken over de voortgang").endswith(
        "‘maakt afspraken over de voortgang’)"
    )


def bare_title(monkeypatch, vmbo, mbo, told, description=""):
    """The first reason where the card of just this title tells something."""
    card = Card(description=told)
    monkeypatch.setattr(assigned, "cards_of_items", lambda items: [card if item.text == mbo else None for item in items])
    monkeypatch.setattr(gloss_clauses, "item_card", lambda title, *_more: card if title == mbo else None)
    return reasons(vmbo, mbo, description)


def test_what_a_bare_title_comes_down_to_is_told_by_its_card_and_as_such(monkeypatch):
    told = "Haalt zakken uit de schuur, voert de kippen en kijkt of ze eten."
    found = bare_title(monkeypatch, "De kandidaat kan kippen wegen", "Doet de ronde", told)
    assert found.because()[0] == (
        "kaart bij deze titel (niet het dossier): “Haalt zakken uit de schuur, voert de kippen en kijkt of ze eten”; "
        "vmbo: ‘kippen wegen’"
    )
    assert found.shared() == (("kippen wegen",), ())


def test_a_card_of_which_nothing_is_met_is_told_only_where_it_speaks_of_the_title(monkeypatch):
    found = bare_title(monkeypatch, "De kandidaat kan zingen", "Doet de boerenronde", "Haalt op zijn boerenronde zakken.")
    reason = "geen gedeeld woord; kaart bij deze titel (niet het dossier): “Haalt op zijn boerenronde zakken”"
    assert found.because()[0] == reason
    assert not found.is_checkable
    found = bare_title(monkeypatch, "De kandidaat kan zingen", "Doet de boerenronde", "Haalt zakken uit de schuur.")
    assert found.because() == ("geen gedeeld woord gevonden; zelf beoordelen",)


def test_a_card_that_says_nothing_of_its_title_goes_behind_what_stands_in_both(monkeypatch):
    found = bare_title(monkeypatch, "De kandidaat kan kippen verzamelen", "Verzamelt eieren", "Voert de kippen.")
    assert found.because()[0] == "zelfde werkwoord (verzamelen); vmbo: kippen – mbo: eieren"


def test_an_omschrijving_goes_before_a_card(monkeypatch):
    found = bare_title(monkeypatch, "De kandidaat kan kippen wegen", "Doet de ronde", "Voert de kippen.", "Telt de kippen.")
    assert "kaart" not in found.because()[0]


@given(
    st.lists(st.sampled_from(["voert de kippen", "veegt", "haalt zakken", "meldt"]), min_size=1, max_size=9), st.integers(0, 200)
)
def test_a_card_is_quoted_in_whole_parts_within_the_room_there_is(parts, room):
    told = ", ".join(parts) + "."
    quoted = gloss_clauses.around(told, parts[-1], room)
    assert len(quoted.strip("… ")) <= room
    assert quoted.strip("… ").rstrip(".") in told
    assert not quoted or parts[-1] in quoted


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan onderzoek doen naar rozen",
            "Doet onderzoek",
            "beide: onderzoek doen (doet onderzoek) (‘onderzoek doen naar rozen’ – ‘doet onderzoek’)",
        ),
        (
            "De kandidaat kan hulp verlenen bij brand",
            "Verleent hulp",
            "beide: hulp verlenen (verleent hulp) (‘hulp verlenen bij brand’ – ‘verleent hulp’)",
        ),
        (
            "De kandidaat kan een feest evalueren",
            "kan evaluatievaardigheden toepassen",
            "deels hetzelfde woord (evalueren – evaluatievaardigheden): "
            "‘een feest evalueren’ – ‘evaluatievaardigheden toepassen’",
        ),
    ],
)
def test_a_verb_and_the_noun_that_is_made_of_it_agree(vmbo, mbo, reason):
    assert why(vmbo, mbo) == reason


def test_what_a_goal_is_only_about_is_not_what_is_done():
    assert not why("De kandidaat kan informatie geven over de verzorging van een konijn", "Verzorgt konijnen").startswith(
        "hetzelfde werk"
    )


def test_a_verb_with_another_particle_behind_it_is_another_verb():
    assert "samen" not in why("De kandidaat kan een menu samenstellen", "Stelt samen met de gast vast wanneer hij eet")


def test_capitals_stay_as_they_stand_in_the_text():
    assert why("De kandidaat kan een 3D-printer kiezen", "Stelt een 3D-printer af") == (
        "beide: 3D-printer; vmbo: kiezen – mbo: afstellen"
    )


def test_words_that_stand_together_in_both_are_quoted_as_the_phrase_that_they_are():
    found = reasons("De kandidaat kan doorvragen en samenvatten", "kan luisteren, doorvragen en samenvatten")
    assert found.because()[0] == "beide: doorvragen en samenvatten"
    assert found.shared() == (("doorvragen en samenvatten",), ("doorvragen en samenvatten",))


def test_half_a_word_is_written_out_and_stands_out_as_it_is_written():
    found = reasons("De kandidaat kan schoonmaakmiddelen, -apparatuur en -materialen kiezen", "Gebruikt schoonmaakapparatuur")
    assert found.because()[0].startswith("beide: schoonmaakapparatuur (‘schoonmaakmiddelen, -apparatuur en -materialen kiezen’")
    assert found.shared()[0] == ("schoonmaakmiddelen, -apparatuur en -materialen kiezen",)
    other = reasons("De kandidaat kan voeding kiezen", "Koopt in", description="Gaat over voedings- en genotmiddelen.")
    assert other.because()[0] == (
        "deels hetzelfde woord (voeding – voedingsmiddelen): ‘voeding kiezen’ – ‘gaat over voedings- en genotmiddelen’"
    )
    assert other.shared()[1] == ("Gaat over voedings- en genotmiddelen",)


def test_half_a_word_that_nobody_can_write_out_is_quoted_with_what_it_hangs_on():
    quote = quote_of(place_of(["voedings"], ["let op voedings- en slurfpatroon"]), ["voedings"])
    assert (quote.label, quote.written) == ("voedings- en slurfpatroon",) * 2


def test_words_of_different_sentences_are_not_quoted_together():
    assert place_of(["legt", "uit"], ["Hij legt het boek weg. Daarna is het uit"]) is None
    assert place_of(["legt", "uit"], ["Hij legt de regels uit"]).written == "legt … uit"


def test_an_adjective_is_quoted_with_its_noun():
    assert with_noun(place_of(["gezonde"], ["Kent gezonde voeding"])).written == "gezonde voeding"


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        ("De kandidaat kan een tent opzetten", "Zet de grote tent op", "beide: tent opzetten (zet … op)"),
        ("De kandidaat kan het kozijn schuren", "Verft ramen en schuurt kozijnen", "beide: kozijn schuren"),
        ("De kandidaat kan bloemstukken maken en verkopen", "Verkoopt rouwbloemstukken", "hetzelfde werk: "),
        ("De kandidaat kan gegevens verwerken", "Verwerkt informatie", "hetzelfde werk: "),
        ("De kandidaat kan een fiets vervangen", "Wast de fiets en vervangt de ketting", "beide: fiets, vervangen"),
        ("De kandidaat kan een klant helpen", "Helpt cliënten", "beide: klant – cliënten, helpen"),
    ],
)
def test_what_is_done_and_to_what_goes_before_words_alone(vmbo, mbo, reason):
    assert why(vmbo, mbo).startswith(reason)


@pytest.mark.parametrize(
    ("vmbo", "mbo", "reason"),
    [
        (
            "De kandidaat kan een reclameconcept bedenken",
            "Bewaakt het winkelconcept",
            "deels hetzelfde woord (reclameconcept – winkelconcept)",
        ),
        ("De kandidaat kan drie schepen schilderen", "Wast het schip", "beide: schepen (schip)"),
        ("De kandidaat kan metingen opschrijven", "Meet de ruimte", "beide: metingen (meet)"),
        ("De kandidaat kan een maaltijd kiezen", "Bewaart voeding", "ruimer woord in het mbo: voeding (vmbo: maaltijd)"),
        ("De kandidaat kan gezondheid uitleggen", "Kweekt gezonde rozen", "deels hetzelfde woord"),
    ],
)
def test_what_anybody_sees_is_found_and_not_called_more_than_it_is(vmbo, mbo, reason):
    assert why(vmbo, mbo).startswith(reason)


@pytest.mark.parametrize(
    ("text", "word", "side", "phrase"),
    [
        ("De kandidaat kan lampen ophangen en de muur verven", "muur", "vmbo", "lampen ophangen en de muur verven"),
        (
            "De kandidaat kan de muren van een oude schuur eerst goed schoonmaken en de deuren en ramen verven",
            "ramen",
            "vmbo",
            "de deuren en ramen verven",
        ),
        (
            "Hij bespreekt met de bewoner welke kleur hij wil, schildert de deur van de schuur en ruimt alle verf en kwasten op.",
            "deur",
            "mbo",
            "schildert de deur van de schuur",
        ),
        (
            "De schilder kiest per klus en per ondergrond passende grond-, dek- en sierverf van een bekend merk.",
            "sierverf",
            "mbo",
            "per ondergrond passende grond-, dek- en sierverf van een bekend merk",
        ),
        (
            "De medewerker maakt na afloop van het feest de zaal, de gang en de keuken schoon en sluit alles af.",
            "zaal",
            "mbo",
            "maakt na afloop van het feest de zaal, de gang en de keuken schoon",
        ),
        ("heeft basiskennis van verf", "verf", "mbo", "basiskennis van verf"),
        ("Controleert de (grond)verf en de kwasten", "kwasten", "mbo", "Controleert de (grond)verf en de kwasten"),
        ("Meldt gebreken, o.a. aan de kozijnen. Schuurt ze daarna.", "kozijnen", "mbo", "Meldt gebreken, o.a. aan de kozijnen"),
    ],
)
def test_a_phrase_is_what_is_done_and_to_what(text, word, side, phrase):
    assert phrase_around(place_of([word], [text]), side).written == phrase


@given(st.text(alphabet="abt ,.()-;\nen", max_size=150), st.data())
def test_a_phrase_is_a_piece_of_the_text_around_the_words(text, data):
    spans = [match.span() for match in re.finditer(r"\w+", text)]
    if spans:
        start, end = data.draw(st.sampled_from(spans))
        phrase = phrase_around(Standing(text, ((start, end),)), data.draw(st.sampled_from(["vmbo", "mbo"])))
        assert phrase.start <= start
        assert end <= phrase.end <= len(text)
        assert phrase.written == phrase.written.strip()


@pytest.mark.parametrize(
    ("short", "long", "inside"),
    [
        ("plan", "werkplan", True),
        ("dier", "productiedier", True),
        ("schoonmaken", "schoonmaakmiddel", True),
        ("dragen", "bedrag", False),
        ("lijn", "richtlijn", False),
        ("stel", "opstelling", False),
    ],
)
def test_a_word_inside_another(short, long, inside):
    assert is_inside(open_lexicon(), stem(short), stem(long)) == inside


@pytest.mark.parametrize(
    ("vmbo", "mbo", "alike"),
    [
        ("verzorgende taken", "Biedt verzorging", [("verzorgende", "verzorging")]),
        ("rijst stomen", "Serveert rijstgerechten", [("rijst", "rijstgerechten")]),
        ("werkzaamheden beschrijven", "Plant werkzaamheden", [("werkzaamheden", "werkzaamheden")]),
        ("de klok bij de kok", "De kom bij de bok", []),
    ],
)
def test_words_look_alike_that_begin_alike_or_stand_in_each_other(vmbo, mbo, alike):
    assert [*alike_in_sight((vmbo,), (mbo,), ())] == alike
    assert not [*alike_in_sight((vmbo,), (mbo,), [theirs for _ours, theirs in alike])]


def test_a_noun_that_looks_like_the_verb_of_the_heading_is_not_called_a_verb():
    assert "zelfde werkwoord" not in why("De kandidaat kan een wortel herkennen", "Verzorgt teelt", above="Bomen telen")
    assert "zelfde werkwoord" not in why("De kandidaat kan een wortel herkennen", "Verzorgt teelt", above="Teelt plannen")


def test_what_is_done_in_a_whole_module_is_no_reason_by_what_is_near_it():
    near = "De kandidaat kan een woonkamer stofvrij maken", "Past een reflectiemethode toe"
    assert why(*near, above="Een klus aanpakken") == "geen gedeeld woord gevonden; zelf beoordelen"


def test_of_phrases_that_are_too_long_for_a_line_the_words_that_are_alike_are_named():
    long = "met collega's en leveranciers die op afspraak langskomen over", "met vakmensen uit andere landen en hun tolken over"
    vmbo, mbo = f"De kandidaat kan {long[0]} rozenkwekerijen overleggen", f"Onderhandelt {long[1]} rozenteelt en de prijs daarvan"
    assert "rozenkwekerijen – rozenteelt" in why(vmbo, mbo)


def test_a_thing_that_looks_like_a_verb_is_nothing_that_both_do():
    assert why("De kandidaat kan naar buiten draaiende ramen maken", "Plaatst kozijnen, ramen en deuren").startswith(
        "beide: ramen"
    )


def test_the_same_is_done_only_where_it_is_about_the_same():
    reason = why("De kandidaat kan informatie verzamelen over het haar", "Verzamelt informatie over het kind")
    assert reason.startswith("beide: informatie verzamelen")


def test_a_verb_whose_stem_is_a_small_word_is_seen_in_both():
    reason = why("De kandidaat kan haren wassen", "Wast en verzorgt de hoofdhuid")
    assert reason == "zelfde werkwoord (wassen); vmbo: haren – mbo: hoofdhuid"
