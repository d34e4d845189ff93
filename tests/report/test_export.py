"""Files for other systems, held against the structure of the specifications: fields, enumerations, what is required."""

import csv
import io
import json
import re
import uuid
from dataclasses import replace

import pytest

from overlap.report import export, report_of
from overlap.report.exchange.case import ASSOCIATION_TYPES
from overlap.report.exchange.relations import date_of
from overlap.review.outcome.result import result

from ..support.reports import decision, judged, review

# CASE 1.0, information model: what each class must have
REQUIRED = {
    "CFDocument": {"identifier", "uri", "creator", "title", "lastChangeDateTime", "CFPackageURI"},
    "CFItem": {"identifier", "uri", "fullStatement", "lastChangeDateTime", "CFDocumentURI"},
    "CFAssociation": {"identifier", "uri", "associationType", "originNodeURI", "destinationNodeURI", "lastChangeDateTime"},
    "CFAssociationGrouping": {"identifier", "uri", "title", "lastChangeDateTime"},
}
ALLOWED = {
    "CFDocument": REQUIRED["CFDocument"]
    | {"officialSourceURL", "publisher", "description", "subject", "subjectURI", "language", "version", "adoptionStatus", "notes"}
    | {"statusStartDate", "statusEndDate", "licenseURI"},
    "CFItem": REQUIRED["CFItem"]
    | {"alternativeLabel", "CFItemType", "humanCodingScheme", "listEnumeration", "abbreviatedStatement", "conceptKeywords"}
    | {
        "conceptKeywordsURI",
        "notes",
        "language",
        "educationLevel",
        "CFItemTypeURI",
        "licenseURI",
        "statusStartDate",
        "statusEndDate",
    },
    "CFAssociation": REQUIRED["CFAssociation"] | {"sequenceNumber", "CFAssociationGroupingURI", "CFDocumentURI"},
    "CFAssociationGrouping": REQUIRED["CFAssociationGrouping"] | {"description"},
}
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
# SSSOM 1.0: slots of a mapping set and of a mapping, and the SKOS mapping properties
SSSOM_SET = {
    "curie_map",
    "mapping_set_id",
    "mapping_set_title",
    "license",
    "mapping_tool",
    "mapping_tool_version",
    "mapping_date",
}
SSSOM_SET |= {"comment", "subject_source", "object_source"}
SSSOM_ROW = {"subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label"}
SSSOM_ROW |= {"mapping_justification", "reviewer_label", "confidence", "similarity_score", "similarity_measure", "comment"}
SKOS = {f"skos:{name}" for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "mappingRelation")}


@pytest.fixture
def decided(known):
    return result(
        [
            review(
                known,
                judged(1, 1, "repetition", "exemption"),
                judged(1, 2, "deepening"),
                judged(2, 2, "repetition", remark='=HYPERLINK("x")'),
                judged(3, 3, "related"),
                judged(4, 4, "no overlap"),
                judged(4, 3, "discuss later"),
                decision("own", "v5", "m5", verdict="repetition"),
                decision("gaps", "", "m4", verdict="gap"),
                mbo_names="Els Smit",
            )
        ]
    )


def package(decided):
    return json.loads(export(decided, "case")[1])


def relations(decided):
    """The associations between goals: (origin, type, destination, group)."""
    return {
        (
            a["originNodeURI"]["title"],
            a["associationType"],
            a["destinationNodeURI"]["title"],
            a["CFAssociationGroupingURI"]["title"],
        )
        for a in package(decided)["CFAssociations"]
        if a["associationType"] != "isChildOf"
    }


def test_case_names_what_was_judged_and_keeps_the_proposed_direction_as_proposed(decided):
    proposed, judged_ = "voorgesteld, niet beoordeeld", "beoordeeld"
    assert relations(decided) == {
        ("V-1", "exactMatchOf", "M-1", proposed),
        ("V-1", "precedes", "M-2", judged_),
        ("V-1", "isPartOf", "M-2", proposed),
        ("M-2", "isPartOf", "V-2", proposed),
        ("V-3", "isRelatedTo", "M-3", judged_),
        ("V-5", "isPeerOf", "M-5", judged_),
    }


def test_what_was_judged_to_overlap_never_leaves_as_only_related(known):
    for verdict in ("repetition", "deepening"):
        for pairs in ((1, 1), (1, 2), (2, 2), (3, 3), (4, 4), (4, 3)):  # every relation that is proposed, related too
            found = result([review(known, judged(*pairs, verdict))])
            assert all(kind != "isRelatedTo" for _from, kind, _to, _status in relations(found))
            assert [row["predicate_id"] for row in sssom(found)[1]] != ["skos:relatedMatch"]
            assert [row["relatie"] for row in rows_of(found)] != ["verwant"]
    only_related = result([review(known, judged(3, 3, "repetition"))])
    assert [row["predicate_id"] for row in sssom(only_related)[1]] == ["skos:closeMatch"]


def test_a_gap_on_which_groups_differ_is_no_relation(known):
    here = review(known, decision("gaps", "v5", "m5", verdict="overlap after all"))
    there = review(known, decision("gaps", "v5", "", verdict="gap"), file="b.xlsx")
    assert [export(result([here, there]), kind)[0] for kind in ("case", "sssom", "csv")] == [0, 0, 0]
    assert [row["oordeel"] for row in rows_of(result([here]))] == ["overlap"]
    assert result([here, there]).sides["vmbo"].goals[-1].outcome == "open"


def test_an_action_without_a_verdict_is_no_decision(known):
    found = result([review(known, decision("gaps", "v5", "", action="take up in mbo"))])
    assert [point.kind for point in found.open] == ["no verdict"]
    assert "opnemen in mbo" not in str([section for section in report_of(found).sections if section.key != "open"])


def test_what_was_reviewed_without_a_match_stands_in_the_notes_and_claims_nothing(decided):
    found = {item.get("humanCodingScheme"): item.get("notes", "") for item in package(decided)["CFItems"]}
    ids = {item.get("humanCodingScheme"): item["uri"] for item in package(decided)["CFItems"]}
    assert found["V-4"] == f"Beoordeeld, geen overlap met {ids['M-4']}"
    assert found["M-4"] == f"Beoordeeld, geen overlap met {ids['V-4']}; Beoordeeld, geen tegenhanger"


def test_case_has_what_the_specification_asks_and_nothing_it_does_not_know(decided):
    made = package(decided)
    things = [("CFDocument", made["CFDocument"])]
    things += [("CFItem", one) for one in made["CFItems"]]
    things += [("CFAssociation", one) for one in made["CFAssociations"]]
    things += [("CFAssociationGrouping", one) for one in made["CFDefinitions"]["CFAssociationGroupings"]]
    for kind, one in things:
        assert REQUIRED[kind] <= set(one) <= ALLOWED[kind]
        assert str(uuid.UUID(one["identifier"])) == one["identifier"]
        assert one["uri"] == f"urn:uuid:{one['identifier']}"
        assert DATE_TIME.fullmatch(one["lastChangeDateTime"])
        for key, value in one.items():
            if key.endswith("URI"):
                assert set(value) == {"title", "identifier", "uri"}, key
    ids = [one["identifier"] for _kind, one in things]
    assert len(ids) == len(set(ids))
    known = set(ids)
    for one in made["CFAssociations"]:
        assert one["associationType"] in ASSOCIATION_TYPES
        assert {one["originNodeURI"]["identifier"], one["destinationNodeURI"]["identifier"]} <= known


def test_identifiers_are_those_of_the_goals_whatever_the_file(decided, known):
    other = result([review(known, judged(1, 1, "related"), file="elders.xlsx")])

    def ids(made):
        return {item["identifier"] for item in package(made)["CFItems"]}

    assert ids(decided) == ids(other)


def sssom(decided):
    lines = export(decided, "sssom")[1].decode("utf-8").splitlines()
    head = [line[1:] for line in lines if line.startswith("#")]
    body = [line for line in lines if not line.startswith("#")]
    return head, list(csv.DictReader(body, delimiter="\t"))


def test_sssom_has_its_metadata_first_and_the_required_fields_in_each_row(decided):
    head, rows = sssom(decided)
    keys = {line.split(":")[0] for line in head if not line.startswith(" ")}
    assert {"mapping_set_id", "license", "curie_map"} <= keys <= SSSOM_SET
    prefixes = {line.strip().split(":")[0] for line in head if line.startswith(" ")}
    for row in rows:
        assert set(row) <= SSSOM_ROW
        assert row["predicate_id"] in SKOS
        assert row["predicate_modifier"] in ("", "Not")
        assert row["mapping_justification"] == "semapv:ManualMappingCuration"
        assert row["confidence"] in ("", "1")
        for slot in ("subject_id", "predicate_id", "object_id", "mapping_justification"):
            assert row[slot].split(":")[0] in prefixes


def test_sssom_says_each_relation_in_skos_and_denies_what_was_reviewed_without_match(decided):
    _head, rows = sssom(decided)
    said = [
        (row["subject_label"][:3], row["predicate_id"][5:], row["predicate_modifier"], row["object_label"][:3], row["confidence"])
        for row in rows
    ]
    assert said == [
        ("V-1", "exactMatch", "", "M-1", ""),
        ("V-1", "broadMatch", "", "M-2", ""),
        ("V-2", "narrowMatch", "", "M-2", ""),
        ("V-3", "relatedMatch", "", "M-3", "1"),
        ("V-4", "mappingRelation", "Not", "M-4", "1"),
        ("V-5", "closeMatch", "", "M-5", "1"),
        ("", "mappingRelation", "", "M-4", "1"),
    ]
    assert rows[-1]["subject_id"] == "sssom:NoTermFound"
    assert "voorgesteld, niet beoordeeld" in rows[0]["comment"]


def test_one_side_gives_no_confidence(known):
    _head, rows = sssom(result([review(known, judged(3, 3, "related"), behalf="mbo")]))
    assert [row["confidence"] for row in rows] == [""]


def test_the_metadata_is_yaml_with_quoted_texts(known):
    wild = replace(known, titles={"vmbo": 'Zorg: "beter" #1\nregel', "mbo": "Begeleider"})
    head, _rows = sssom(result([review(wild)]))
    title = next(line for line in head if line.startswith("mapping_set_title"))
    assert json.loads(title.partition(": ")[2]) == 'Zorg: "beter" #1 regel / Begeleider'


def rows_of(decided):
    return list(csv.DictReader(io.StringIO(export(decided, "csv")[1].decode("utf-8"))))


def test_csv_holds_each_decided_pair_and_is_safe_to_open_in_a_spreadsheet(decided):
    rows = rows_of(decided)
    assert [(row["vmbo_code"], row["oordeel"], row["relatie"], row["relatie_status"], row["mbo_code"]) for row in rows] == [
        ("V-1", "herhaling", "gelijk", "voorgesteld, niet beoordeeld", "M-1"),
        ("V-1", "verdieping", "deel van", "voorgesteld, niet beoordeeld", "M-2"),
        ("V-2", "herhaling", "omvat", "voorgesteld, niet beoordeeld", "M-2"),
        ("V-3", "verwant", "verwant", "beoordeeld", "M-3"),
        ("V-4", "geen overlap", "", "", "M-4"),
        ("V-5", "herhaling", "", "beoordeeld", "M-5"),
        ("", "hiaat", "", "", "M-4"),
    ]
    assert rows[2]["opmerking"] == '\'=HYPERLINK("x")'
    assert "wie" not in rows[0]


@pytest.mark.parametrize("kind", ["case", "sssom", "csv"])
def test_the_same_input_gives_the_same_bytes_and_no_names(kind, decided, reviewed):
    assert export(decided, kind) == export(decided, kind)
    assert b"Els" not in export(result([reviewed]), kind)[1]


def test_names_are_exported_when_asked(reviewed):
    named = result([reviewed], names=True)
    assert b"reviewer_label" in export(named, "sssom")[1]
    assert {row["wie"] for row in rows_of(named)} == {"", "Els Smit"}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("12-11-2026", "2026-11-12"),
        ("2026-11-12", "2026-11-12"),
        ("12 november", ""),
        ("31-2-2026", ""),
        ("2026-11-12 00:00:00", "2026-11-12"),
    ],
)
def test_dates_as_people_type_them(said, date, known):
    assert date_of(result([review(known, judged(1, 1, "related"), date=said)])) == date
