"""Read the names of a list with those of the tables: a party under the name of a known firm is that firm."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from chipcontrols.loaders.claim import Entity, Iri, entity_iri
from chipcontrols.loaders.documents.folding import folded
from chipcontrols.loaders.documents.lexicon import load

PARTY = entity_iri("party", "")
FIRMS = frozenset({"Company", "ResearchOrganisation"})
# What a list that says no more of a party may mean by it.
MAY_BE_FIRM = frozenset({"Agent", "Organisation"})


def told_apart(known: Sequence[Entity]) -> Iterator[Entity]:
    """Yield entities; a listed party whose own name is one of exactly one known firm, as that firm.

    So the other names that a list has for it are names of the firm. Of further parties, whose kind a list leaves open,
    those with a legal form at the end of their name are firms in a text.
    """
    firms: dict[str, dict[Iri, Entity]] = defaultdict(dict)
    for entity in (e for e in known if e.cls in FIRMS and not e.iri.startswith(PARTY)):
        for label in entity.labels:
            firms[folded(label.text.strip())][entity.iri] = entity
    for entity in known:
        if entity.cls in MAY_BE_FIRM and entity.iri.startswith(PARTY):
            own = [label.text.strip() for label in entity.labels if label.kind == "pref"]
            meant = {iri: firm for name in own for iri, firm in firms.get(folded(name), {}).items()}
            if len(meant) == 1:
                firm = next(iter(meant.values()))
                yield replace(entity, iri=firm.iri, cls=firm.cls)
                continue
            if any(_legal().search(name) for name in own):
                yield replace(entity, cls="Company")
                continue
        yield entity


@cache
def _legal() -> re.Pattern[str]:
    return re.compile(rf"[ ,](?:{load('shapes.yml')['legal']})\.?(?: \([^()]*\))?$")
