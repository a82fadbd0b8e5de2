"""Read where a plant stands from the words by which it is named: "TSMC's second fab in Arizona"."""

from collections.abc import Iterator

from chipcontrols.loaders.documents.claims.draft import Draft
from chipcontrols.loaders.documents.claims.templates import templates
from chipcontrols.loaders.documents.names.sites import is_single, names_plant
from chipcontrols.loaders.documents.passage import Passage


def sited(passage: Passage) -> Iterator[Draft]:
    """Yield a claim for each single plant of a known owner that stands with its city or state."""
    template, text = templates()["Location"], passage.text
    language = passage.language
    for plant in (m for m in passage.mentions if is_single(m, language)):
        within = (m for m in passage.mentions if plant.start <= m.start and m.end <= plant.end)
        # "The Taylor plant" goes on about one whose place was told.
        at = (
            m for m in within if m.candidates[0].cls == "Place" and not names_plant(text[m.end : plant.end], language)
        )
        place = next(at, None)
        if place is not None:
            roles = (("located", plant.candidates[0].iri), ("place", place.candidates[0].iri))
            start, end = plant.start, plant.end
            yield Draft(template, template.kind, roles, None, None, "asserted", (), (), start, end, template.score)
