"""A claim in the making."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.documents.claims.templates import Template
from chipcontrols.loaders.documents.spans import Figure, Mention


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making, with the stretch that it is read from."""

    template: Template
    kind: str
    roles: tuple[tuple[str, Iri], ...]
    figure: Figure | None
    period: Period | None
    modality: str
    details: tuple[tuple[str, str], ...]
    wordings: tuple[str, ...]
    start: int
    end: int
    score: Decimal


def meaning(mention: Mention, template: Template, role: str) -> Iri | None:
    """Return the entity that a mention means in a role: the best one whose class fits, None if two are as good."""
    fitting = [candidate for candidate in mention.candidates if template.fits(role, candidate.cls)]
    if len(fitting) == 0 or (len(fitting) > 1 and fitting[0].rank == fitting[1].rank):
        return None
    return fitting[0].iri


def parts(draft: Draft) -> Mapping[str, tuple[Iri, ...]]:
    """Return the participants of a draft by role."""
    return {role: tuple(iri for name, iri in draft.roles if name == role) for role, _ in draft.roles}
