"""Entity List cascade: authority → rule → segment → listed firms → their products, customers and suppliers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chipcontrols.graph.views.edges import Link, bundle
from chipcontrols.graph.views.folding import folded
from chipcontrols.graph.views.landscape import Landscape, heading
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique

AUTHORITY, RULE, SEGMENT, FIRM, NEAR, FAR = range(6)
HEADINGS = ("authority", "rule", "segment", "listed parties", "what hangs on them", "who is behind that")
PRODUCTS = ("designs", "develops", "manufactures", "offers", "sells", "releases", "plansToRelease")
PARTNERS = ("supplies", "buysFrom")
USERS = ("uses", "buys", "deploys", "holds", "designs", "manufactures", "runsOn", "hasComponent", "plansToBuy")
ROWS = 40
PARTIES = 400  # drawn on one page, over all rules
NOT_STATED = "segment not stated"


def cascade(land: Landscape) -> View:
    """Return the view with one scene a rule: first the rule of whose parties most is known, then by listings.

    With a full official list there are a thousand rules; those beyond the first ones are counted, not drawn.
    """
    rules: dict[str, list[Link]] = defaultdict(list)
    for link in land.links["listedBy"]:
        rules[link.end].append(link)
    parties = {rule: {link.start for link in links} for rule, links in rules.items()}
    known = _known(land)
    order = sorted(rules, key=lambda rule: (-len(parties[rule] & known), -len(parties[rule]), rule))
    shown = _first(order, parties)
    more = len(order) - len(shown)
    note = f"{more:,} more rules list parties. Draw one: chipcontrols view --focus CITATION" if more else ""
    return View(
        "entity-list-cascade",
        "Entity List cascade",
        "rule → segment → listed party → what hangs on it",
        tuple(_scene(land, rule, rules[rule], note) for rule in shown),
        "Rule",
    )


def _first(order: Sequence[str], parties: Mapping[str, set[str]]) -> list[str]:
    """Return the rules, in order, that together list so many parties as a page holds, and the first in any case."""
    shown, total = [*order[:1]], sum(len(parties[rule]) for rule in order[:1])
    for rule in order[1:]:
        if total + len(parties[rule]) <= PARTIES:
            shown.append(rule)
            total += len(parties[rule])
    return shown


def _known(land: Landscape) -> set[str]:
    """Return what has a segment or a link of trade, supply or technology: more is known of it than its listing."""
    found = {iri for iri, entity in land.entities.items() if entity.segments}
    for name in (*PRODUCTS, *PARTNERS, *USERS):
        found |= {end for link in land.links[name] for end in (link.start, link.end)}
    return found


def _scene(land: Landscape, rule: str, listings: list[Link], note: str) -> Scene:
    parties = sorted({link.start for link in listings})
    groups = _segments(land, listings)
    closed = folded(groups, ROWS)
    issued = [link for link in land.links["issuedBy"] if link.start == rule]
    near = _near(land, set(parties))
    far = _far(land, {link.end for link in near if link.relation in PRODUCTS}, set(parties))
    nodes = [
        *(land.node(link.end, AUTHORITY, 110, 3) for link in issued),
        land.node(rule, RULE, 150),
        *_headings(groups, closed),
        *_firms(land, groups),
        *_others(land, near, set(parties), NEAR),
        *_others(land, far, set(parties) | {end for link in near for end in (link.start, link.end)}, FAR),
    ]
    edges = [*bundle(issued, frozenset({"issuedBy"})), *_listing_edges(rule, groups, listings), *bundle([*near, *far])]
    label = land.entity(rule).label
    return Scene(
        rule,
        f"{label} · {len(parties)} {'party' if len(parties) == 1 else 'parties'}",
        lay_out(unique(nodes).values(), edges),
        tuple(edges),
        HEADINGS,
        note,
    )


def _segments(land: Landscape, listings: Iterable[Link]) -> Mapping[str, list[str]]:
    """Return the parties by the word of their first segment; where none is stated, by country and at the end."""
    groups: dict[tuple[bool, str], set[str]] = defaultdict(set)
    for party in {link.start for link in listings}:
        entity = land.entity(party)
        words = [land.words.get(iri) or land.entity(iri).label for iri in entity.segments]
        countries = [land.entity(iri).label for iri in entity.countries]
        other = ", ".join([NOT_STATED, *countries[:1]])
        groups[(len(words) == 0, min(words, default=other))].add(party)
    return {word: sorted(members) for (_, word), members in sorted(groups.items())}


def _headings(groups: Mapping[str, list[str]], closed: frozenset[str]) -> Iterable[Node]:
    for word, members in groups.items():
        yield heading(
            word, f"{word}  {len(members)}", SEGMENT, folded=word in closed, rank=(word.startswith(NOT_STATED), word)
        )


def _firms(land: Landscape, groups: Mapping[str, list[str]]) -> Iterable[Node]:
    for word, members in groups.items():
        for party in members:
            yield land.node(party, FIRM, 170, group=f"group:{word}", rank=(word.startswith(NOT_STATED), word))


def _near(land: Landscape, parties: set[str]) -> list[Link]:
    products = [link for name in PRODUCTS for link in land.links[name] if link.start in parties]
    partners = [link for name in PARTNERS for link in land.links[name]]
    return products + [link for link in partners if (link.start in parties) != (link.end in parties)]


def _far(land: Landscape, products: set[str], parties: set[str]) -> list[Link]:
    users = [link for name in USERS for link in land.links[name]]
    return [link for link in users if link.end in products and link.start not in parties]


def _others(land: Landscape, links: Iterable[Link], known: set[str], column: int) -> Iterable[Node]:
    for iri in sorted({end for link in links for end in (link.start, link.end)} - known):
        yield land.node(iri, column, 150)


def _listing_edges(rule: str, groups: Mapping[str, list[str]], listings: Iterable[Link]) -> Iterable[Edge]:
    by_party: dict[str, list[Link]] = defaultdict(list)
    for link in listings:
        by_party[link.start].append(link)
    for word, members in groups.items():
        claims = tuple(sorted({link.claim for party in members for link in by_party[party]}))
        yield Edge(rule, f"group:{word}", "lists", claims, control=True)
        for party in members:
            edge = bundle(by_party[party])[0]
            yield replace(edge, source=f"group:{word}", target=party, verb="lists")
