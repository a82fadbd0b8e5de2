"""A page for each entity: names, dates, listings, what it is joined to, and all claims on it with their evidence."""

import shlex
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from markupsafe import Markup

from chipcontrols.graph.site.linked import json_ld
from chipcontrols.graph.site.listings import listed_parties, listing_cards
from chipcontrols.graph.site.neighbourhood import neighbours, picture, summary
from chipcontrols.graph.site.pages import Writer, macros
from chipcontrols.graph.site.statements import Gathered, Statement
from chipcontrols.graph.site.words import Name, Wording, by_kind, language
from chipcontrols.graph.views.entities import Entity
from chipcontrols.graph.views.links import entity_page
from chipcontrols.graph.views.visual import kind_of, visual
from chipcontrols.loaders.source import Source
from chipcontrols.ontology.frames import frames

SHOWN = 60  # statements of a kind; an agency issues thousands
IDENTITY = frozenset({"SameParty", "SamePartyProposal", "NameResolution"})
NAME_NOTES = {"pref": "", "alt": "also", "hidden": "garbled or misspelt"}
# What the dates of an instrument mean; their names in the ontology are those of ELI.
DAYS = {
    "eli:date_document": "dated",
    "eli:date_publication": "published",
    "eli:first_date_entry_in_force": "takes effect",
    "chip:furtherInForceOn": "a further part takes effect",
    "chip:suspendedOn": "suspended",
    "chip:suspendedUntil": "suspended until",
    "eli:date_no_longer_in_force": "no longer in force",
}
FACT_WORDS = {"eli:id_local": "citation", "dcterms:source": "address", "eli:is_part_of": "part of"}


@dataclass(slots=True)
class EntityPages:
    """Writes the pages of entities. Statements are turned into markup once, however many pages show them."""

    known: Gathered
    wording: Wording
    sources: Mapping[str, Source]
    drawn: Mapping[str, Sequence[Name]]
    _markup: dict[str, Markup] = field(default_factory=dict)

    def write(self, writer: Writer) -> int:
        """Write a page for every entity and every participant of a claim; return how many."""
        joined = neighbours(self.known.land)
        same = self._same()
        written = 0
        for iri in sorted({*self.known.land.entities, *self.known.about}):
            address = entity_page(iri)
            if address:
                data = self._data(self.known.land.entity(iri), same)
                pair = joined.get(iri, ([], []))
                drawing = picture(iri, pair, self.known.land, self.wording)
                writer.page(address, "entity.html", picture=drawing, joined=summary(pair), **data)
                written += 1
        return written

    def _data(self, entity: Entity, same: Mapping[str, Sequence[str]]) -> dict[str, Any]:
        said = self.known.about.get(entity.iri, ())
        cards = listing_cards(entity.iri, same.get(entity.iri, ()), self.known, self.wording)
        parties = listed_parties(entity.iri, said, same, self.known, self.wording)
        role = visual().roles[self.known.land.role(entity.iri)]
        return {
            "iri": entity.iri,
            "title": entity.label,
            "second": entity.second,
            "kind": self.wording.word(entity.cls),
            "role": None if role.name in ("plain", "instrument", "authority") else role,
            "facts": [*self._facts(entity)],
            "dated": self._dated(entity, said) if kind_of(entity.cls) == "instrument" else [],
            "names": _names(entity),
            "listings": cards,
            "parties": parties,
            "parties_query": f"chipcontrols query firms-listed-by-rule -p rule={shlex.quote(entity.label[:200])}",
            "identity": [one for one in said if one.kind in IDENTITY][:SHOWN],
            "groups": self._groups(said),
            "statement": self._statement,
            "sources": self.sources,
            "drawn": self.drawn.get(entity.iri, ()),
            "quoted": shlex.quote(entity.iri),
            "linked": json_ld(entity, self.known),
            "tables": bool(parties.rows),
        }

    def _statement(self, said: Statement) -> Markup:
        key = said.claims[0].proposition
        found = self._markup.get(key)
        if found is None:
            render: Callable[..., Markup] = macros("said.html")["statement"]
            found = self._markup[key] = render(said, self.wording, self.sources, self.known.place)
        return found

    def _groups(self, said: Sequence[Statement]) -> list[tuple[str, list[tuple[str, int, list[Statement]]]]]:
        groups: dict[str, list[tuple[str, int, list[Statement]]]] = {}
        rest = [one for one in said if one.kind != "EntityListing" and one.kind not in IDENTITY]
        for kind, statements in by_kind(rest).items():
            group = self.wording.word(frames()[kind].group).removesuffix(" claim").capitalize()
            groups.setdefault(group, []).append((self.wording.word(kind), len(statements), statements[:SHOWN]))
        return list(groups.items())

    def _facts(self, entity: Entity) -> Iterator[tuple[str, list[str | Name]]]:
        found: dict[str, list[str | Name]] = {}
        for word, iris in (("chip:basedIn", entity.countries), ("chip:inSegment", entity.segments)):
            for iri in iris:
                found.setdefault(word, []).append(self.wording.name(iri))
        for curie, value in self.known.facts.get(entity.iri, ()):
            shown = self.wording.value(value)
            if curie not in DAYS and shown not in found.setdefault(curie, []):
                found[curie].append(shown)
        for curie, values in sorted(found.items()):
            if values:
                yield FACT_WORDS.get(curie) or self.wording.word(curie), values

    def _dated(self, entity: Entity, said: Sequence[Statement]) -> list[tuple[str, str, Name | None]]:
        found: set[tuple[str, str, str]] = set()
        for curie, value in self.known.facts.get(entity.iri, ()):
            if curie in DAYS and isinstance(value, date):
                found.add((value.isoformat(), DAYS[curie], ""))
        for statement in said:
            if statement.kind == "InstrumentAmendment":
                roles = dict(statement.claims[0].roles)
                if roles.keys() >= {"instrument", "amended"}:  # a document may say who amended, and not by what
                    amends = roles["instrument"] == entity.iri
                    other = roles["amended"] if amends else roles["instrument"]
                    day = (entity if amends else self.known.land.entity(other)).since
                    found.add((day, "amends" if amends else "amended by", other))
        return [
            (day, word, self.wording.name(other) if other else None)
            for day, word, other in sorted(found, key=_dated_order)
            if day
        ]

    def _same(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.known.land.links["samePartyAs"]:
            for one, other in ((link.start, link.end), (link.end, link.start)):
                if other not in found[one]:
                    found[one].append(other)
        return found


def _dated_order(entry: tuple[str, str, str]) -> tuple[str, bool, int, str]:
    day, word, other = entry
    return day, other != "", [*DAYS.values(), word].index(word), other


def _names(entity: Entity) -> list[tuple[Any, str, str]]:
    if len(entity.names) < 2:
        return []
    return [(name, language(name.language), NAME_NOTES[name.kind]) for name in entity.names]
