"""The parties that the page of a rule lists: each once, groups left out, what the rule only modifies apart."""

from datetime import date
from pathlib import Path

from site_made_up import RULE, Page, write

from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.views.links import entity_page
from chipcontrols.loaders.claim import Entity, Evidence, Iri, Label, entity_iri, make_claim
from chipcontrols.loaders.ledger import Ledger
from chipcontrols.loaders.reading import Reading
from chipcontrols.loaders.source import Source

FIRM, ENTRY, OLDER = entity_iri("company", "acme"), entity_iri("party", "a1"), entity_iri("party", "b2")
OLDEST = entity_iri("party", "c3")
GROUP, LIST = entity_iri("group", "forty-firms"), entity_iri("list", "entity-list")


def test_a_party_stands_once_groups_do_not_and_what_is_modified_is_told_apart(tmp_path: Path):
    entities = [
        _named(FIRM, "Company", "Acme"),
        _named(ENTRY, "Agent", "Acme Co., Ltd."),
        _named(OLDER, "Agent", "Borealis Ltd."),
        _named(OLDEST, "Agent", "Cassini Ltd."),
        _named(GROUP, "AgentGroup", "forty firms"),
        _named(RULE, "Instrument", "99 FR 1"),
    ]
    note = [
        _listing("note", FIRM, "instrument"),
        _listing("note", GROUP, "instrument"),
        _listing("note", OLDER, "instrument"),
    ]
    rows = [_listing("list", ENTRY, "instrument")]
    rows += [_listing("list", party, "modifiedBy") for party in (OLDER, OLDEST)]
    same = make_claim(
        "SameParty",
        "identity",
        {"entity": FIRM, "party": ENTRY},
        "matching/1",
        evidence=[Evidence("identity", record="1")],
    )
    readings = [
        Reading(Source("note", "document", "A note"), tuple(entities), tuple(note), Ledger()),
        Reading(Source("list", "list", "A list"), (), tuple(rows), Ledger()),
        Reading(Source("identity", "table", "Identity"), (), (same,), Ledger()),
    ]
    text = Page(write(reconcile(readings), tmp_path) / entity_page(RULE)).text
    listed = text[text.index("Parties it lists") :]
    assert (
        "3 parties: 1 that it adds, and 2 that stood on the list before and that it modifies. "
        "Networks draw 2: those added, and 1 of the modified that another source says it listed."
    ) in listed
    table = listed[: listed.index("What it is joined to")]
    assert ("Acme Co., Ltd." in table, "Borealis Ltd." in table, "forty firms" in table) == (True, True, False)


def test_a_listing_without_a_day_begins_with_its_rule(tmp_path: Path):
    rule = Entity(RULE, "Instrument", properties=(("eli:first_date_entry_in_force", date(2025, 1, 2)),))
    entities = (_named(ENTRY, "Agent", "Acme Co., Ltd."), _named(OLDER, "Agent", "Borealis Ltd."), rule)
    rows = (_listing("list", ENTRY, "instrument"), _listing("list", OLDER, "modifiedBy"))
    site = write(reconcile([Reading(Source("list", "list", "A list"), entities, rows, Ledger())]), tmp_path)
    assert "2025-01-02, when the rule took effect" in Page(site / entity_page(ENTRY)).text
    assert "2025-01-02" not in Page(site / entity_page(OLDER)).text


def _named(iri: Iri, cls: str, name: str) -> Entity:
    return Entity(iri, cls, (Label(name, "en", "pref"),))


def _listing(source: str, party: Iri, role: str):
    roles = {"party": party, "list": LIST, role: RULE}
    return make_claim("EntityListing", source, roles, "patterns/1", evidence=[Evidence(source, record=party)])
