import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from chipcontrols import loaders
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Iri, Label, Period, Quantity, make_claim
from chipcontrols.loaders.documents.spans import Candidate, Mention
from chipcontrols.loaders.evaluation.facts import Named, documents, is_annotations, read_facts
from chipcontrols.loaders.evaluation.listing import failures, name_failures
from chipcontrols.loaders.evaluation.match import compare, same_figure, same_period
from chipcontrols.loaders.evaluation.measure import measure
from chipcontrols.loaders.evaluation.mentions import measure_mentions
from chipcontrols.loaders.evaluation.names import Who, same, who
from chipcontrols.loaders.evaluation.scores import Score
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.loaders.reading import Inputs, Text
from chipcontrols.loaders.source import Source

WORDS = "Northwind bought 500 Z9 chips from Eastwind in 2031."
TEXT = Text(Source("note", "document", "A note", language="en"), WORDS, "700_note.txt")
BUYER, SELLER, CHIP, MINISTRY = (
    Iri(f"https://example.org/{name}") for name in ("northwind", "eastwind", "z9", "ministry")
)
JAPAN = Iri("https://w3id.org/chipcontrols/id/country/jp")
KNOWN = [
    Entity(BUYER, "Company", (Label("Northwind Inc.", "en", "pref"), Label("北风", "zh"))),
    Entity(SELLER, "Company", (Label("Eastwind", "en", "pref"),)),
    Entity(CHIP, "Chip", (Label("Z9", "en", "pref"),)),
    Entity(MINISTRY, "Agency", (Label("Ministry of Trade", "en", "pref"),), (("chip:basedIn", JAPAN),)),
]
YEAR = Period(date(2031, 1, 1), date(2031, 12, 31), "2031")


@pytest.fixture()
def names() -> Who:
    return who(KNOWN, {})


def fact(**parts: Any) -> dict[str, Any]:
    made = {"id": "700-001", "doc": "700", "predicate": "purchased", "subject": "Northwind", "object": "Eastwind Z9",
            "value": {"value": 500, "unit": "chips"}, "time": "2031",
            "evidence": WORDS[:29], "start": 0, "end": 29}  # fmt: skip
    return {**made, **parts}


def facts(folder: Path, *rows: dict[str, Any]) -> list[Any]:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return read_facts([path])


def claim(kind: str = "Purchase", amount: int | None = 500, **roles: Iri) -> Claim:
    value = Quantity(Decimal(amount)) if amount is not None else None
    given = roles or {"buyer": BUYER, "item": CHIP}
    return make_claim(kind, "note", given, "x/1", value=value, period=YEAR, evidence=[Evidence("note", 0, 29)])


@pytest.mark.parametrize(
    ("made", "change", "right", "differences"),
    [
        (claim(), {}, True, ""),
        (claim(), {"subject": "北风"}, True, ""),
        (claim(), {"subject": "Southwind", "canonical_note": "also 'Northwind'"}, True, ""),
        (claim(), {"subject": "Southwind"}, False, "subject"),
        (claim(), {"object": "Z90"}, False, "object"),
        (claim(amount=501), {}, False, "value wrong"),
        (claim(), {"value": None}, False, "value wrong"),
        (claim(), {"value": {"min": None, "max": 500, "unit": "units"}}, True, ""),
        (claim("SupplyRelation", None, supplier=SELLER, customer=BUYER),
         {"predicate": "customer_of", "object": "Eastwind"}, True, "value missing, period missing"),
        (claim(), {"time": "2031-05"}, True, ""),
        (claim(), {"time": "2032"}, True, "period wrong"),
        (claim("PlannedPurchase"), {}, True, ""),
        # A predicate of the annotator's own: who takes part, in whatever roles, and a figure for the object.
        (claim(), {"predicate": "snaps_up"}, True, ""),
        (claim(), {"predicate": "snaps_up", "subject": "Z9", "object": "Northwind"}, True, ""),
        (claim(), {"predicate": "snaps_up", "object": "the best"}, True, ""),
        (claim(amount=None), {"predicate": "snaps_up", "object": "the best"}, False, "object, value missing"),
        (claim(), {"predicate": "snaps_up", "subject": "Eastwind"}, False, "subject"),
        (claim(), {"predicate": "snaps_up", "value": {"value": 5, "unit": "chips"}}, False, "value wrong"),
        # An agency acts for its country.
        (claim(buyer=MINISTRY, item=CHIP), {"subject": "Japan"}, True, ""),
        (claim(buyer=MINISTRY, item=CHIP), {"subject": "China"}, False, "subject"),
    ],
)  # fmt: skip
def test_claim_and_fact_agree_on_predicate_subject_object_and_figure(
    tmp_path: Path, names: Who, made: Claim, change: dict[str, Any], right: bool, differences: str
):
    if made.kind == "SupplyRelation":
        made = make_claim(made.kind, "note", dict(made.roles), "x/1", evidence=made.evidence)
    match = compare(facts(tmp_path, fact(**change))[0], made, names)
    assert match is not None
    assert (match.right, match.differences()) == (right, differences)


@pytest.mark.parametrize("told", [{"predicate": "designs"}, {"predicate": "snaps_up", "start": 40, "end": 51}])
def test_another_kind_or_a_word_of_ones_own_elsewhere_is_not_compared(tmp_path: Path, names: Who, told: dict[str, Any]):
    assert compare(facts(tmp_path, fact(**told))[0], claim(), names) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("NVIDIA Corp.", "Nvidia", True),
        ("H20", "H200", False),
        ("RTX 4090", "NVIDIA GeForce RTX 4090", True),
        ("Huawei", "Huawei Cloud", False),
        ("Société Générale", "Societe Generale", True),
        ("Northwind Technology", "Nortwind Technology", True),
        ("AMD", "ASML", False),
        ("!", "?", False),
    ],
)
def test_spellings_of_one_name(one: str, other: str, expected: bool):
    assert same(one, other) is same(other, one) is expected


def test_figures_and_periods_have_verdicts():
    five, six = Quantity(Decimal(5)), Quantity(Decimal(6))
    figures = [same_figure(*pair) for pair in ((five, five), (five, six), (five, None), (None, five), (None, None))]
    assert figures == ["right", "wrong", "missing", "wrong", "unscored"]
    many, hundreds = Quantity(None, Decimal(100), None), Quantity(None, Decimal(100), Decimal(1000))
    vague = ((many, hundreds), (hundreds, many), (many, five))
    assert [same_figure(*pair) for pair in vague] == ["right", "right", "wrong"]
    month, other = Period(date(2031, 2, 1), date(2031, 2, 28)), Period(date(2032, 1, 1), None)
    periods = [same_period(*pair) for pair in ((YEAR, month), (month, YEAR), (YEAR, other), (YEAR, None), (None, YEAR))]
    assert periods == ["right", "right", "wrong", "missing", "unscored"]
    days = [date(2031, 6, 1), date(2032, 6, 1)]
    assert [same_period(YEAR, None, day) for day in days] == ["by the source's day", "missing"]
    assert [same_period(YEAR, period, days[0]) for period in (month, other)] == ["right", "wrong"]


@pytest.mark.parametrize(
    ("predicate", "direction", "expected"),
    [("profit", "loss", -7), ("net_income", "loss", -7), ("profit", "down", 7), ("growth_rate", "down", -7)],
)
def test_losses_and_falls_are_below_nought(tmp_path: Path, predicate: str, direction: str, expected: int):
    value, told = {"value": 7, "unit": "USD"}, {"direction": direction}
    (read,) = facts(tmp_path, fact(predicate=predicate, object=None, value=value, qualifiers=told))
    assert read.value.value == expected


def test_a_fall_that_is_told_by_its_direction_has_no_sign(tmp_path: Path):
    row = fact(predicate="stock_price_change", object=None, qualifiers={"direction": "down"})
    (read,) = facts(tmp_path, row | {"value": {"value": -1.5, "unit": "percent"}})
    assert read.value.value == Decimal("1.5")


def test_misses_and_false_claims_are_counted_and_listed(tmp_path: Path, names: Who):
    rows = [fact(), fact(id="700-002", subject="Eastwind"), fact(id="700-003", predicate="states", object="so")]
    claims = [claim(), claim(buyer=SELLER, item=BUYER)]
    measured = measure(claims, facts(tmp_path, *rows), {"700": TEXT}, names)
    assert dict((score.kind, score) for by, score in measured.scores() if by == "total")["structured"] == Score(
        "structured", 2, 1, 2, 1
    )
    listed = [tuple(row.values()) for row in failures(measured, {"700": TEXT}, names)]
    assert [(row[0], row[4], row[6], row[7]) for row in listed] == [
        ("miss", "purchased", "object", WORDS[:29]),
        ("miss", "states", "", WORDS[:29]),
        ("false", "purchased", "700-002: object", WORDS[:29]),
    ]
    assert measured.verdicts()["value"] == {"right": 1, "wrong": 0, "missing": 0}


def mention(start: int, end: int, iri: Iri, cls: str) -> Mention:
    return Mention(start, end, WORDS[start:end], (Candidate(iri, cls, "pref"),))


def measured_names(named: Sequence[Named], found: Sequence[Mention], names: Who) -> Any:
    return measure_mentions(named, {"700": found}, {"700": TEXT}, names)


def test_a_product_may_stand_with_a_general_word_and_a_type_near_its_class_fits(names: Who):
    named = [Named("700", 21, 29, "Technology", "Z9"), Named("700", 0, 9, "Publication")]
    found = [mention(21, 23, CHIP, "Chip"), mention(0, 9, BUYER, "Company"), mention(30, 43, SELLER, "Company")]
    scores = {score.kind: score for _, score in measured_names(named, found, names).scores()}
    assert (scores["all"].right, scores["all"].extracted, scores["all"].curated) == (2, 2, 2)


def test_names_match_by_type_and_half_of_the_longer_stretch(names: Who):
    named = [
        Named("700", 0, 9, "Company", "Northwind"),
        Named("700", 22, 29, "Product", "Z9"),
        Named("700", 35, 43, "Company"),
    ]
    found = [mention(0, 9, BUYER, "Company"), mention(21, 23, CHIP, "Chip"), mention(30, 43, SELLER, "Company")]
    measured = measured_names(named, found, names)
    assert [(by, score.kind, score.right, score.extracted, score.curated) for by, score in measured.scores()] == [
        ("mentions", "all", 2, 3, 3),
        ("mentions of language", "en", 2, 3, 3),
        ("mentions of type", "Company", 2, 2, 2),
        ("mentions of type", "Product", 0, 1, 1),
    ]
    assert measured.verdicts() == {
        "ends of mentions": {"right": 1, "wrong": 1, "missing": 0},
        "entity of mentions": {"right": 1, "wrong": 0, "missing": 0},
    }
    assert [(row["what"], row["words"]) for row in name_failures(measured, {"700": TEXT})] == [
        ("miss of name", "9 chips"),
        ("false name", "Z9"),
    ]


def test_types_that_nobody_marked_are_not_measured(names: Who):
    measured = measured_names([Named("700", 0, 9, "Company")], [mention(21, 23, CHIP, "Chip")], names)
    assert next(score for _, score in measured.scores()) == Score("all", 0, 0, 1, 0)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "gold.jsonl:1 is not JSON"),
        ("[]", "gold.jsonl:1 is not a JSON object"),
        ('{"doc": "1"}', "gold.jsonl:1 lacks 'start'"),
        (json.dumps(fact(time="May")), "gold.jsonl:1 is no annotation: 'May' is no ISO day"),
        (json.dumps(fact(value={"value": "many", "unit": "x"})), "gold.jsonl:1 is no annotation"),
        (json.dumps(fact(value=5)), "gold.jsonl:1 is no annotation"),
    ],
)
def test_a_line_that_is_no_annotation_is_wrong_use(tmp_path: Path, content: str, message: str):
    (tmp_path / "gold.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(WrongInput, match=message):
        read_facts([tmp_path / "gold.jsonl"])


def test_annotations_are_told_from_documents_by_their_first_line(tmp_path: Path):
    news, gold = tmp_path / "news.jsonl", tmp_path / "gold.jsonl"
    news.write_text('{"title": "t", "text": "x"}\n', encoding="utf-8")
    gold.write_text(json.dumps(fact()), encoding="utf-8")
    assert [is_annotations(path) for path in (news, gold, tmp_path / "none.jsonl")] == [False, True, False]


def test_a_document_is_found_by_the_start_of_its_file_name(tmp_path: Path):
    made = facts(tmp_path, fact(), fact(doc="70"))
    assert documents(made, [TEXT]) == {"700": TEXT}
    with pytest.raises(WrongInput, match="annotations of '700' fit"):
        documents(made, [TEXT, TEXT])


def test_annotations_of_other_documents_are_wrong_use(tmp_path: Path):
    (tmp_path / "gold.jsonl").write_text(json.dumps(fact()), encoding="utf-8")
    with pytest.raises(WrongInput, match="none of the annotations is of these documents"):
        loaders.measure(Inputs(), [tmp_path / "gold.jsonl"])


@pytest.mark.shared
def test_the_curated_claims_are_the_annotated_facts(shared: Path):
    gold = sorted((shared / "annotations").glob("gold_*.jsonl"))
    measured = loaders.measure(Inputs((shared / "corpus",)), gold)
    assert measured.displaced == ()
    scores = {(whose, score.kind): score for whose, by, score in measured.scores() if by == "total"}
    # The rest are records that corrections.csv puts right.
    assert scores["with curated", "all"].found >= 1000
    assert scores["with curated", "all"].curated == 1019
