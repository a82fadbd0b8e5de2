"""A claim in the making."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from chipcontrols.loaders.claim import Iri, Period
from chipcontrols.loaders.documents.claims.templates import Template
from chipcontrols.loaders.documents.spans import Figure, Mention
from chipcontrols.ontology.frames import superclasses


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making, with the stretch that it is read from, of `back` months before what was told last."""

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
    back: int = 0


def meaning(mention: Mention, template: Template, role: str) -> Iri | None:
    """Return the entity that a mention means in a role: the best one whose class fits, None if two are as good.

    The classes of a role are ordered: what is in Beijing is in the city, not in the country that acts from there.
    """
    for wanted in template.classes[role]:
        fitting = [candidate for candidate in mention.candidates if wanted in superclasses(candidate.cls)]
        # A country is a place too.
        fitting = [candidate for candidate in fitting if candidate.cls == wanted] or fitting
        if len(fitting) > 0:
            return fitting[0].iri if len(fitting) == 1 or fitting[0].rank != fitting[1].rank else None
    return None


def instead(draft: Draft, role: str, iri: Iri) -> tuple[tuple[str, Iri], ...]:
    """Return the participants of a claim with another in one role."""
    return tuple(sorted([*(pair for pair in draft.roles if pair[0] != role), (role, iri)]))


def parts(draft: Draft) -> Mapping[str, tuple[Iri, ...]]:
    """Return the participants of a draft by role."""
    return {role: tuple(iri for name, iri in draft.roles if name == role) for role, _ in draft.roles}


def once(found: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those that say less of what another says: the same without its period, or of a figure
    the same with fewer participants."""
    dated = {_content(draft) for draft in found if draft.period is not None}
    told = [draft for draft in found if draft.period is not None or _content(draft) not in dated]
    counted = [draft for draft in told if draft.figure is not None]
    return [draft for draft in told if not any(_says_less(draft, other) for other in counted)]


def _says_less(draft: Draft, other: Draft) -> bool:
    """Return whether a draft tells of a figure what another tells with more participants."""
    same = draft.figure == other.figure and (draft.kind, draft.period) == (other.kind, other.period)
    return same and set(draft.roles) < set(other.roles) and set(draft.details) <= set(other.details)


def _content(draft: Draft) -> tuple[object, ...]:
    quantity = draft.figure.quantity() if draft.figure is not None else None
    return draft.kind, draft.roles, quantity, draft.details
