"""Parties of FollowTheMoney as entities of the graph, with the ids that let our own come back as themselves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from chipcontrols.loaders import listing
from chipcontrols.loaders.claim import BASE, Claim, Entity, Iri, Label, digest, entity_iri
from chipcontrols.loaders.days import interval
from chipcontrols.loaders.ledger import RejectedRecord

if TYPE_CHECKING:
    from followthemoney import EntityProxy

EXTRACTOR = "followthemoney/1"
Facts = Iterator[Entity | Claim]
# Ids that an export of ours gives: the kind and the slug of the address of an entity.
OURS = re.compile(r"chipcontrols-([a-z]+)-([a-z0-9][a-z0-9-]*)")
# Scripts that tell the language of a name; what they share with no one is told by no script.
SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
)
LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Given:
    """The slug of the source and its description, with the reviewed look-ups."""

    source: str
    about: Mapping[str, Any]


def party_iri(identifier: str) -> Iri:
    """Return the address of the entity with an id: its own when it comes from an export of ours.

    >>> party_iri("chipcontrols-company-ten-fabs")
    'https://w3id.org/chipcontrols/id/company/ten-fabs'
    """
    ours = OURS.fullmatch(identifier)
    return entity_iri("party", digest("ftm", identifier)) if ours is None else entity_iri(ours[1], ours[2])


def our_iri(text: str, kind: str) -> Iri | None:
    """Return the address of a kind of entity of ours that a text holds, or None.

    >>> our_iri("https://w3id.org/chipcontrols/id/list/entity-list", "list")
    'https://w3id.org/chipcontrols/id/list/entity-list'
    """
    return Iri(text) if re.fullmatch(rf"{re.escape(BASE)}id/{kind}/[a-z0-9-]+", text) else None


def party(given: Given, proxy: "EntityProxy", place: str) -> Facts:
    """Yield a party with its names by language and the countries where it is based."""
    about, names = given.about, tuple(_labels(given.about, proxy))
    if len(names) == 0:
        raise RejectedRecord("MISSING", place, "a party without a name")
    based = dict.fromkeys(code for name in about["based"] for code in proxy.get(name, quiet=True))
    places = (listing.place(code.upper()) for code in based)
    properties = tuple(("chip:basedIn", place.iri) for place in places if place is not None and place.cls == "Country")
    yield Entity(party_iri(str(proxy.id)), about["classes"][proxy.schema.name], names, properties)


def language(text: str) -> str | None:
    """Return the language that the script of a name tells, English for Latin letters, or None.

    >>> language("华为"), language("Huawei"), language("Роснефть")
    ('zh', 'en', None)
    """
    for name, script in SCRIPTS:
        if script.search(text):
            return name
    return "en" if LATIN.search(text) else None


def _labels(about: Mapping[str, Any], proxy: "EntityProxy") -> Iterator[Label]:
    named: dict[str, Literal["alt", "hidden"]] = {}
    for name, kind in about["names"].items():
        for text in proxy.get(name, quiet=True):
            named.setdefault(text, kind)
    preferred = {language(text): text for text in reversed([*named])}
    for text, kind in named.items():
        told = language(text)
        yield Label(text, told, "pref" if preferred[told] == text else kind)


def bounds(proxy: "EntityProxy", place: str) -> tuple[date | None, date | None]:
    """Return the first day of the earliest start and the last day of the latest end that are stated."""
    starts = sorted(proxy.get("startDate") or proxy.get("listingDate", quiet=True))
    ends = sorted(proxy.get("endDate"))
    try:
        start = interval(starts[0][:10]).start if starts else None
        end = interval(ends[-1][:10]).end if ends else None
    except ValueError as error:
        raise RejectedRecord("DATE", place, str(error)) from error
    return start, end
