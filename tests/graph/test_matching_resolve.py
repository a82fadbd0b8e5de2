from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from chipcontrols.graph.identity import SourceGraph, reconcile
from chipcontrols.graph.matching.parties import parties
from chipcontrols.graph.matching.resolve import resolve
from chipcontrols.graph.matching.reviewed import COLUMNS, reviewed
from chipcontrols.loaders.check import fault
from chipcontrols.loaders.claim import Claim, Entity, Iri, Label, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger, WrongInput
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source

CN = entity_iri("country", "cn")
JP = entity_iri("country", "jp")
HEADER = ",".join(COLUMNS)


def named(*texts: str) -> tuple[Label, ...]:
    """Return the first text as the preferred label and the others as alternatives."""
    return tuple(Label(text, "en", "alt" if place else "pref") for place, text in enumerate(texts))


def agent(iri: Iri, *labels: Label, cls: str = "Company", country: Iri | None = CN) -> Entity:
    return Entity(iri, cls, labels, () if country is None else (("chip:basedIn", country),))


def firm(slug: str, *labels: Label, **more: object) -> Entity:
    return agent(entity_iri("company", slug), *labels, **more)  # type: ignore[arg-type]


def party(slug: str, *texts: str, cls: str = "Organisation", country: Iri | None = CN) -> Entity:
    return agent(entity_iri("party", slug), *named(*texts), cls=cls, country=country)


def graphs(firms: list[Entity], *lists: list[Entity]) -> list[SourceGraph]:
    """Return the graphs of a table of firms and of lists list-0, list-1 … of parties."""
    readings = [Reading(Source("firms", "table", "Firms"), tuple(firms), (), Ledger())]
    for number, listed in enumerate(lists):
        slug, control = f"source-{number}", entity_iri("list", f"list-{number}")
        claims = tuple(make_claim("EntityListing", slug, {"party": p.iri, "list": control}, "table/1") for p in listed)
        source = Source(slug, "list", slug, as_of=date(2026, 1, 1))
        readings.append(Reading(source, tuple(listed), claims, Ledger()))
    return reconcile(readings)


@pytest.fixture()
def nothing_reviewed(tmp_path: Path) -> Path:
    path = tmp_path / "none.csv"
    path.write_text(HEADER + "\n", encoding="utf-8")
    return path


def said(graph: SourceGraph | None, kind: str) -> dict[tuple[str, str], tuple[Decimal | None, str]]:
    """Return (entity, party) → (score, reason) of the claims of a kind."""
    assert graph is not None
    return {
        (_slug(claim, "entity"), _slug(claim, "party")): (claim.score, dict(claim.details)["reason"])
        for claim in graph.claims.values()
        if claim.kind == kind
    }


def _slug(claim: Claim, role: str) -> str:
    return dict(claim.roles)[role].rsplit("/", 1)[-1]


def test_without_a_list_there_is_nothing_to_resolve():
    assert resolve(graphs([firm("acme", *named("Acme"))]), None) is None


@pytest.mark.parametrize(
    ("labels", "names", "score", "reason"),
    [
        (named("Acme Co., Ltd."), ("ACME CO LTD",), "0.99", "same full name with legal form"),
        (named("Acme", "Acme Chips Ltd."), ("Zenith", "Acme Chips Ltd"), "0.98", "same full alias"),
        (named("Acme"), ("Acme Co., Ltd.",), "0.97", "same name"),
        (named("Acme Tools"), ("Zenith Co., Ltd.", "AcmeTools"), "0.95", "same alias"),
        ((Label("华晨光", "zh", "pref"),), ("Hua Chenguang",), "0.95", "pinyin of the Chinese name"),
    ],
)
def test_a_decisive_ground_decides(
    labels: tuple[Label, ...], names: tuple[str, ...], score: str, reason: str, nothing_reviewed: Path
):
    graph = resolve(graphs([firm("acme", *labels)], [party("1", *names)]), nothing_reviewed)
    assert said(graph, "SameParty") == {("acme", "1"): (Decimal(score), reason)}
    assert said(graph, "SamePartyProposal") == {}


@pytest.mark.parametrize(
    ("spelt", "decided"),
    [("Chenguang Semiconductor Research Centre", False), ("Coastal Storms Rescue Commission", True), ("Z Works", True)],
)
def test_an_abbreviation_of_other_words_decides_nothing(spelt: str, decided: bool, nothing_reviewed: Path):
    filler = [party(f"f{n}", f"Filler{n} Works") for n in range(300)]
    firms = [firm("rescue", *named("Coastal Storms Rescue Commission", "CSRC"))]
    graph = resolve(graphs(firms, [party("1", f"Beijing {spelt}", "CSRC"), *filler]), nothing_reviewed)
    assert (("rescue", "1") in said(graph, "SameParty")) == decided
    assert (("rescue", "1") in said(graph, "SamePartyProposal")) != decided


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (named("Acme Industrial"), ("Acme Industria",)),
        (named("ABC"), ("ABC",)),
        ((Label("Acme", "en", "pref"), Label("Akme Industrial", "fr", "hidden")), ("Akme Industrial",)),
        (named("Acme Tools LLC"), ("Acme Tools JSC",)),
        (named("Acme Tools"), ("Beijing Acme Tools Co., Ltd.",)),
    ],
)
def test_a_weaker_ground_only_proposes(labels: tuple[Label, ...], names: tuple[str, ...], nothing_reviewed: Path):
    filler = [party(f"f{n}", f"Filler{n} Works") for n in range(300)]
    graph = resolve(graphs([firm("acme", *labels)], [party("1", *names), *filler]), nothing_reviewed)
    assert said(graph, "SameParty") == {}
    assert list(said(graph, "SamePartyProposal")) == [("acme", "1")]


def test_proposals_are_estimates_and_all_claims_fit_their_frames(nothing_reviewed: Path):
    firms = [firm("acme", *named("Acme Industrial")), firm("zenith", *named("Zenith Co., Ltd."))]
    parties = [party("1", "Acme Industria"), party("2", "Zenith Co., Ltd.")]
    graph = resolve(graphs(firms, parties), nothing_reviewed)
    assert graph is not None
    assert sorted((c.kind, c.modality) for c in graph.claims.values()) == [
        ("SameParty", "asserted"),
        ("SamePartyProposal", "estimated"),
    ]
    classes = {entity.iri: entity.cls for entity in (*firms, *parties)}
    assert [fault(claim, classes) for claim in graph.claims.values()] == [None, None]
    assert (graph.source.slug, graph.source.kind, graph.ledger.loaded) == ("identity", "table", 2)


def test_another_country_is_another_party(nothing_reviewed: Path):
    abroad = party("1", "Acme Co., Ltd.", country=JP)
    graph = resolve(graphs([firm("acme", *named("Acme Co., Ltd."))], [abroad]), nothing_reviewed)
    assert graph is not None
    assert graph.claims == {}


def test_what_documents_bring_later_is_resolved_as_if_it_had_been_known(nothing_reviewed: Path):
    known = graphs([firm("acme", *named("Acme Tools Ltd."))], [party("1", "Zenith Works Co., Ltd.")])
    brought = [
        firm("late", *named("Zenith Works Co., Ltd.")),
        firm("later", *named("ACME Tools Limited"), country=None),
        firm("acme", *named("Acme Tools Ltd.", "Zenit Works")),
    ]
    everything = reconcile([Reading(Source("note", "document", "Note"), tuple(brought), (), Ledger())], known)
    known = graphs([firm("acme", *named("Acme Tools Ltd."))], [party("1", "Zenith Works Co., Ltd.")])
    told = parties(everything, {entity.iri for entity in brought})
    in_steps, at_once = resolve(known, nothing_reviewed, lambda: told), resolve(everything, nothing_reviewed)
    assert said(in_steps, "SameParty") == {
        ("1", "late"): (Decimal("0.99"), "same full name with legal form"),
        ("acme", "later"): (Decimal("0.96"), "same full name with legal form; country unknown"),
    }
    assert said(in_steps, "SameParty") == said(at_once, "SameParty")


def test_an_unknown_country_makes_less_sure(nothing_reviewed: Path):
    unknown = party("1", "Acme Tools", country=None)
    graph = resolve(graphs([firm("acme", *named("Acme Tools"))], [unknown]), nothing_reviewed)
    assert said(graph, "SamePartyProposal") == {("acme", "1"): (Decimal("0.94"), "same name; country unknown")}


def test_a_name_that_several_parties_of_a_list_bear_decides_nothing(nothing_reviewed: Path):
    parties = [party("1", "Acme One", "Acme Tools"), party("2", "Acme Two", "Acme Tools")]
    graph = resolve(graphs([firm("acme", *named("Acme Tools"))], parties), nothing_reviewed)
    assert said(graph, "SameParty") == {}
    assert set(said(graph, "SamePartyProposal")) == {("acme", "1"), ("acme", "2")}


def test_a_parent_and_its_listed_subsidiary_stay_apart(nothing_reviewed: Path):
    parties = [party("1", "Acme Corporation"), party("2", "Acme (Beijing) Corporation", "Acme Beijing")]
    graph = resolve(graphs([firm("acme", *named("Acme", "Acme Corporation"))], parties), nothing_reviewed)
    assert list(said(graph, "SameParty")) == [("acme", "1")]


def test_parties_of_two_lists_with_one_full_name_are_one_and_people_are_not(nothing_reviewed: Path):
    lists = (
        [party("1", "Acme Co., Ltd."), party("2", "Wang Bo", cls="Person"), party("3", "Zenith")],
        [party("4", "ACME CO LTD"), party("5", "Wang Bo", cls="Person"), party("6", "Zenith")],
    )
    graph = resolve(graphs([], *lists), nothing_reviewed)
    assert said(graph, "SameParty") == {("1", "4"): (Decimal("0.99"), "same full name with legal form")}


def test_one_agent_stands_for_all_that_are_the_same(nothing_reviewed: Path):
    lists = ([party("1", "Acme Co., Ltd.")], [party("2", "Acme Co., Ltd.")])
    graph = resolve(graphs([firm("acme", *named("Acme Co., Ltd."))], *lists), nothing_reviewed)
    assert list(said(graph, "SameParty")) == [("acme", "1"), ("acme", "2")]


def test_two_entities_of_one_table_never_become_one(nothing_reviewed: Path):
    firms = [firm("acme", *named("Acme", "Acme Co., Ltd.")), firm("bcme", *named("Bcme", "Acme Co., Ltd."))]
    graph = resolve(graphs(firms, [party("1", "Acme Co., Ltd.")]), nothing_reviewed)
    assert list(said(graph, "SameParty")) == [("acme", "1")]
    ((pair, (_, reason)),) = said(graph, "SamePartyProposal").items()
    assert pair == ("bcme", "1")
    assert "Bcme and Acme are two entities of one source" in reason


def review(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
    return path


def test_a_reviewed_decision_overrides_names(tmp_path: Path):
    firms = [firm("acme", *named("Acme Co., Ltd."))]
    parties = [party("1", "Acme Co., Ltd."), party("2", "Zenith Co., Ltd.")]
    file = review(
        tmp_path / "r.csv",
        'company/acme,"Acme Co., Ltd.",list-0,different,A namesake,1 FR 2',
        'company/acme,"Zenith Co., Ltd.",list-0,same,Its Chinese name,1 FR 3',
    )
    graph = resolve(graphs(firms, parties), file)
    assert said(graph, "SameParty") == {("acme", "2"): (Decimal(1), "reviewed: Its Chinese name (1 FR 3)")}
    assert said(graph, "SamePartyProposal") == {}


def test_a_reviewed_party_that_the_list_does_not_hold_is_reported(tmp_path: Path):
    file = review(
        tmp_path / "r.csv",
        "company/acme,Vanished,list-0,same,Once listed,1 FR 2",
        "company/acme,Elsewhere,list-9,same,Of a list that is not loaded,1 FR 2",
    )
    graph = resolve(graphs([firm("acme", *named("Acme"))], [party("1", "Zenith")]), file)
    assert graph is not None
    found = [(r.code, r.place, r.reason) for r in graph.ledger.rejections]
    assert found == [("REVIEWED", "r.csv:2", "list-0 holds no party named 'Vanished'")]


def test_rows_without_a_verdict_are_undecided(tmp_path: Path):
    file = review(tmp_path / "r.csv", "company/acme,Acme,list-0,,words missing,score 0.8")
    assert reviewed(file) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "the columns are not"),
        (f"{HEADER}\nx,y,z,maybe,r,c\n", "r.csv:2: 'maybe' is no verdict"),
        (f"{HEADER}\nx,y,z,same,r\n", "r.csv:2: the row has not 6 cells"),
        (f"{HEADER}\nx,,z,same,r,c\n", "r.csv:2: a decision names entity, party and reason"),
        (f'{HEADER}\n"x,y\n', "unexpected end of data"),
    ],
)
def test_a_broken_reviewed_file_stops_with_a_word(text: str, message: str, tmp_path: Path):
    path = tmp_path / "r.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WrongInput, match=message):
        reviewed(path)


def test_a_missing_reviewed_file_stops_with_a_word(tmp_path: Path):
    with pytest.raises(WrongInput, match=r"none\.csv: No such file"):
        reviewed(tmp_path / "none.csv")


def test_the_shipped_decisions_are_read():
    decisions = reviewed()
    assert {decision.verdict for decision in decisions} == {"same", "different"}
    assert all(decision.citation for decision in decisions)
    pairs = [(d.entity, d.party, d.list) for d in decisions]
    assert len(pairs) == len(set(pairs))
