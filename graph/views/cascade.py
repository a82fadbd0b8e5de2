"""Entity List cascade: authority → rule → segment → listed firms → their products, customers and suppliers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
NOT_STATED = "segment not stated"


def cascade(land: Landscape) -> View:
    """Return the view with one scene a rule, the rule with most listings first."""
    rules: dict[str, list[Link]] = defaultdict(list)
    for link in land.links["listedBy"]:
        rules[link.end].append(link)
    order = sorted(rules, key=lambda rule: (-len({link.start for link in rules[rule]}), rule))
    return View(
        "entity-list-cascade",
        "Entity List cascade",
        "rule → segment → listed party → what hangs on it",
        tuple(_scene(land, rule, rules[rule]) for rule in order),
        "Rule",
    )


def _scene(land: Landscape, rule: str, listings: list[Link]) -> Scene:
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
    )


def _segments(land: Landscape, listings: Iterable[Link]) -> Mapping[str, list[str]]:
    """Return the parties by the word of their first segment, or of their country when none is known."""
    groups: dict[str, set[str]] = defaultdict(set)
    for party in {link.start for link in listings}:
        entity = land.entity(party)
        words = [land.words.get(iri) or land.entity(iri).label for iri in entity.segments]
        groups[min(words, default=NOT_STATED)].add(party)
    order = sorted(groups, key=lambda word: (word == NOT_STATED, word))
    return {word: sorted(groups[word]) for word in order}


def _headings(groups: Mapping[str, list[str]], closed: frozenset[str]) -> Iterable[Node]:
    for word, members in groups.items():
        yield heading(word, f"{word}  {len(members)}", SEGMENT, folded=word in closed, rank=(word == NOT_STATED, word))


def _firms(land: Landscape, groups: Mapping[str, list[str]]) -> Iterable[Node]:
    for word, members in groups.items():
        for party in members:
            yield land.node(party, FIRM, 170, group=f"group:{word}", rank=(word == NOT_STATED, word))


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
