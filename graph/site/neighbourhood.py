"""A small drawing of what an entity is joined to: what points to it stands left, what it points to stands right."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from chipcontrols.graph.site.words import Name, Wording
from chipcontrols.graph.views.edges import Link
from chipcontrols.graph.views.landscape import Landscape
from chipcontrols.graph.views.measure import text_width, wrap
from chipcontrols.graph.views.visual import visual

SIDE = 8  # rows a side; more would be no small drawing
ROW, HEIGHT, WIDTH, BOX = 38, 28, 860, 210


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another entity and the verb that joins it, with whether only plans, forecasts or estimates say so."""

    iri: str
    verb: str
    dashed: bool


Joined = tuple[list[Neighbour], list[Neighbour]]


def neighbours(land: Landscape) -> Mapping[str, Joined]:
    """Return what points to each entity and what each points to, by verb and name, in one pass over the links."""
    found: dict[str, Joined] = defaultdict(lambda: ([], []))
    for key, links in _pairs(land).items():
        start, end, verb = key
        dashed = all(link.dashed for link in links)
        found[end][0].append(Neighbour(start, verb, dashed))
        found[start][1].append(Neighbour(end, verb, dashed))
    return found


def picture(iri: str, joined: Joined, land: Landscape, wording: Wording) -> Markup:
    """Return the drawing as SVG, or "" for an entity with fewer than two neighbours."""
    sides = [_chosen(side) for side in joined]
    if len({one.iri for side in joined for one in side}) < 2:
        return Markup("")
    rows = max(len(side) for side in sides)
    middle = rows * ROW / 2
    centre = WIDTH / 2
    parts: list[Markup] = []
    for side, left in zip(sides, (True, False), strict=True):
        top = middle - len(side) * ROW / 2 + ROW / 2
        for number, one in enumerate(side):
            parts.append(_edge(one, top + number * ROW, middle, left))
    for side, x in zip(sides, (0, WIDTH - BOX), strict=True):
        top = middle - len(side) * ROW / 2 + ROW / 2
        parts += [_node(one.iri, x, top + number * ROW, land, wording) for number, one in enumerate(side)]
    parts.append(_node(iri, centre - BOX / 2, middle, land, wording, here=True))
    return Markup('<svg viewBox="-4 0 {} {}" role="group" aria-label="Neighbours">{}</svg>').format(
        WIDTH + 8, rows * ROW, Markup("\n").join(parts)
    )


def summary(joined: Joined) -> str:
    """Return in words what the drawing shows and what it leaves out."""
    words = []
    for side, word in zip(joined, ("point to it", "it points to"), strict=True):
        if side:
            left = len(side) - len(_chosen(side))
            words.append(f"{len(side):,} {word}" + (f" ({len(side) - left} drawn)" if left else ""))
    return ", ".join(words) + "."


def _pairs(land: Landscape) -> Mapping[tuple[str, str, str], list[Link]]:
    found: dict[tuple[str, str, str], list[Link]] = defaultdict(list)
    for link in land.all_links():
        # A listing stands as the line to its instrument where it has one; the line to the list says the same again.
        if link.relation not in ("onList", "samePartyAs"):
            found[(link.start, link.end, link.verb)].append(link)
    return dict(sorted(found.items()))


def _chosen(side: list[Neighbour]) -> list[Neighbour]:
    """Return the neighbours to draw: of every verb some, those of a verb together."""
    verbs: dict[str, list[Neighbour]] = {}
    for one in side:
        verbs.setdefault(one.verb, []).append(one)
    kept: dict[Neighbour, None] = {}
    for turn in range(SIDE):
        for group in verbs.values():
            if turn < len(group) and len(kept) < SIDE:
                kept[group[turn]] = None
    return sorted(kept, key=lambda one: (one.verb, one.iri))


def _edge(one: Neighbour, y: float, middle: float, left: bool) -> Markup:
    outer, inner = (BOX, (WIDTH - BOX) / 2) if left else (WIDTH - BOX, (WIDTH + BOX) / 2)
    bend = (outer + inner) / 2
    dash = Markup(' stroke-dasharray="5 4"') if one.dashed else ""
    curve = f"M{outer:g} {y:g}C{bend:g} {y:g} {bend:g} {middle:g} {inner:g} {middle:g}"
    return Markup('<path d="{}"{}/><text class="{}" x="{}" y="{}">{}</text>').format(
        curve, dash, "verb" if left else "verb end", f"{outer + (6 if left else -6):g}", f"{y - 4:g}",
        wrap(one.verb, 100, 1, 11)[0],
    )  # fmt: skip


def _node(iri: str, x: float, y: float, land: Landscape, wording: Wording, here: bool = False) -> Markup:
    name: Name = wording.name(iri)
    role = visual().roles[land.role(iri)]
    text = next(iter(wrap(name.label, BOX - 20, 1)), "")
    ring = Markup('<rect x="{}" y="{}" width="{}" height="{}" rx="8" fill="none" stroke="{}"/>').format(
        f"{x - 3:g}", f"{y - HEIGHT / 2 - 3:g}", BOX + 6, HEIGHT + 6, role.line
    ) if role.ring else Markup("")  # fmt: skip
    box = Markup(
        '{}<rect x="{}" y="{}" width="{}" height="{}" rx="6" fill="{}" stroke="{}" stroke-width="{}"/>'
        '<text class="name" x="{}" y="{}" fill="{}"{}>{}</text>'
    ).format(
        ring, f"{x:g}", f"{y - HEIGHT / 2:g}", BOX, HEIGHT, role.fill, role.line, 2 if here else role.width,
        f"{x + BOX / 2:g}", f"{y + 4.5:g}", role.text, _squeezed(text), text,
    )  # fmt: skip
    full = Markup("<title>{}</title>").format(name.label)
    if here or not name.page:
        return Markup("<g>{}{}</g>").format(full, box)
    return Markup('<a href="../{}">{}{}</a>').format(name.page, full, box)


def _squeezed(text: str) -> Markup:
    width = text_width(text)
    fits = width <= BOX - 12
    return Markup("") if fits else Markup(' textLength="{}" lengthAdjust="spacingAndGlyphs"').format(BOX - 16)
