"""Lists of all entities by what they are, cut into pages, so that everything can be reached without a search."""

from collections import defaultdict
from collections.abc import Sequence

from chipcontrols.graph.site.pages import Cell, Part, Writer
from chipcontrols.graph.site.statements import Gathered
from chipcontrols.graph.site.words import Wording, counted, folded
from chipcontrols.graph.views.entities import Entity
from chipcontrols.graph.views.measure import cut
from chipcontrols.graph.views.visual import kind_of, visual
from chipcontrols.loaders.claim import hyphened

ROWS = 500
TOLD = ("listed", "restricted", "touched")  # roles that a row names


def write_directory(known: Gathered, wording: Wording, writer: Writer) -> list[tuple[str, str, int]]:
    """Write the lists; return the address, the word and the number of entries of each."""
    found: dict[str, list[Entity]] = defaultdict(list)
    for iri, entity in known.land.entities.items():
        if wording.name(iri).page:
            found[entity.cls].append(entity)
    order = [*visual().kinds]
    kinds = []
    for cls in sorted(found, key=lambda cls: (order.index(kind_of(cls)), cls)):
        word = wording.word(cls)
        word = word[0].upper() + word[1:]
        _write_kind(hyphened(cls), word, sorted(found[cls], key=_by_name), known, wording, writer)
        kinds.append((_file(hyphened(cls)), word, len(found[cls])))
    cells = [(Cell(word, page), Cell(f"{number:,}", number=True)) for page, word, number in kinds]
    every = sum(number for _, _, number in kinds)
    terms = every - len(known.described() & known.land.entities.keys())
    lead = f"{counted(every - terms, 'entity', 'entities')} that sources describe, by what they are"
    lead += f", and {counted(terms, 'term')} of the vocabularies, such as control numbers and units." if terms else "."
    writer.tables("kinds.html", "Entities", lead, [Part("kinds", ("kind", "entries"), cells)])
    return kinds


def _write_kind(
    kind: str, word: str, entities: Sequence[Entity], known: Gathered, wording: Wording, writer: Writer
) -> None:
    starts = range(0, len(entities), ROWS)
    pages = [(_file(kind, n), n, cut(entities[start].label, 12)) for n, start in enumerate(starts, start=1)]
    for (address, number, _), start in zip(pages, starts, strict=True):
        rows = [_row(entity, known, wording) for entity in entities[start : start + ROWS]]
        data = {"rows": rows, "pages": pages, "current": number, "total": len(entities)}
        writer.page(address, "directory.html", word, **data)


def _row(entity: Entity, known: Gathered, wording: Wording) -> tuple[Cell, ...]:
    name = wording.name(entity.iri)
    said = len(known.about.get(entity.iri, ()))
    role = visual().roles[known.land.role(entity.iri)]
    return (
        Cell(name.label, name.page, second=name.second),
        Cell(", ".join(wording.name(iri).label for iri in entity.countries)),
        Cell(role.word if role.name in TOLD else ""),
        Cell(f"{said:,}", number=True),
    )


def _file(kind: str, number: int = 1) -> str:
    return f"kind/{kind}.html" if number == 1 else f"kind/{kind}.{number}.html"


def _by_name(entity: Entity) -> tuple[str, str]:
    return folded(entity.label), entity.iri
