"""Entity List cascade: authority → rule → segment → listed firms → their products, customers and suppliers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from chipcontrols.graph.lookup import select
from chipcontrols.graph.views.edges import Link, bundle
from chipcontrols.graph.views.folding import folded, parts
from chipcontrols.graph.views.landscape import Landscape, heading
from chipcontrols.graph.views.layers import lay_out
from chipcontrols.graph.views.links import entity_page
from chipcontrols.graph.views.network import Edge, Node, Scene, View, unique

AUTHORITY, RULE, SEGMENT, PART, FIRM, NEAR, FAR = range(7)
HEADINGS = (
    "authority", "rule", "segment", "names, from – to", "listed parties", "what hangs on them", "who is behind that"
)  # fmt: skip
PRODUCTS = ("designs", "develops", "manufactures", "offers", "sells", "releases", "plansToRelease")
PARTNERS = ("supplies", "buysFrom")
USERS = ("uses", "buys", "deploys", "holds", "designs", "manufactures", "runsOn", "hasComponent", "plansToBuy")
ROWS = 20
PARTIES = 400  # drawn on one page, over all rules
NOT_STATED = "segment not stated"


def cascade(land: Landscape) -> View:
    """Return the view with one scene a rule: first the rule of whose parties most is known, then by listings.

    With a full official list there are a thousand rules; those beyond the first ones are counted, not drawn.
    """
    rules: dict[str, list[Link]] = defaultdict(list)
    # A firm and its entry on the list are one party, under the name that the firm is known by.
    firms = {link.end: link.start for link in land.links["samePartyAs"]}
    for link in land.links["listedBy"]:
        if land.entity(link.start).cls != "AgentGroup":  # "140 firms" are no party
            rules[link.end].append(replace(link, start=firms.get(link.start, link.start)))
    parties = {rule: {link.start for link in links} for rule, links in rules.items()}
    modified: dict[str, set[str]] = defaultdict(set)
    for party, rule in select(land.store, _MODIFIED):
        modified[rule].add(firms.get(party, party))
    known = _known(land)
    order = sorted(rules, key=lambda rule: (-len(parties[rule] & known), -len(parties[rule]), rule))
    shown = _first(order, parties)
    more = len(order) - len(shown)
    beyond = f"{more:,} more rules list parties. Draw one: chipcontrols view --focus CITATION" if more else ""
    return View(
        "entity-list-cascade",
        "Entity List cascade",
        "rule → segment → listed party → what hangs on it",
        tuple(
            _scene(land, rule, rules[rule], f"{_also(parties[rule], modified[rule])} {beyond}".strip())
            for rule in shown
        ),
        "Rule",
    )


_MODIFIED = "SELECT DISTINCT ?party ?rule WHERE { ?claim chip:modifiedBy ?rule ; chip:party ?party }"


def _also(drawn: set[str], modified: set[str]) -> str:
    """Say how many more parties the page of the rule counts: those whose entries it only modifies."""
    said, both = [], len(modified & drawn)
    if more := len(modified - drawn):
        said.append(f"It also modifies {more:,} that stood on the list before: {len(drawn | modified):,} in all.")
    if both:
        said.append(f"{both:,} of those drawn stood on it before too: the list says modified, another source listed.")
    return " ".join(said)


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
    parties = {link.start for link in listings}
    groups = {word: parts(land, members) for word, members in _segments(land, listings).items()}
    issued = [link for link in land.links["issuedBy"] if link.start == rule]
    near = _near(land, parties)
    far = _far(land, {link.end for link in near if link.relation in PRODUCTS}, parties)
    nodes = [
        *(land.node(link.end, AUTHORITY, 110, 3) for link in issued),
        land.node(rule, RULE, 150),
        *_headings(groups),
        *_firms(land, groups),
        *_others(land, near, parties, NEAR),
        *_others(land, far, parties | {end for link in near for end in (link.start, link.end)}, FAR),
    ]
    edges = [*bundle(issued, frozenset({"issuedBy"})), *_listing_edges(rule, groups, listings), *bundle([*near, *far])]
    return Scene(
        rule,
        f"{land.entity(rule).label} · {len(parties)} {'party' if len(parties) == 1 else 'parties'}",
        lay_out(_folded_away(unique(nodes), edges), edges),
        tuple(edges),
        HEADINGS,
        note,
        page=entity_page(rule),
    )


Groups = Mapping[str, Mapping[str, Sequence[str]]]


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


def _headings(groups: Groups) -> Iterable[Node]:
    sizes = {word: range(len(cut) if len(cut) > 1 else sum(map(len, cut.values()))) for word, cut in groups.items()}
    closed = folded(sizes, ROWS)
    for word, cut in groups.items():
        rank = (word.startswith(NOT_STATED), word)
        total = sum(map(len, cut.values()))
        yield heading(word, f"{word}  {total}", SEGMENT, folded=word in closed, rank=rank)
        if len(cut) > 1:
            for name, members in cut.items():
                label = f"{name}  {len(members)}"
                yield heading(f"{word} {name}", label, PART, folded=True, group=f"group:{word}", rank=(*rank, name))


def _home(word: str, name: str) -> str:
    return f"group:{word} {name}" if name else f"group:{word}"


def _firms(land: Landscape, groups: Groups) -> Iterable[Node]:
    for word, cut in groups.items():
        for name, members in cut.items():
            for party in members:
                rank = (word.startswith(NOT_STATED), word, name)
                yield land.node(party, FIRM, 250, 1, group=_home(word, name), rank=rank)


def _near(land: Landscape, parties: set[str]) -> list[Link]:
    products = [link for name in PRODUCTS for link in land.links[name] if link.start in parties]
    partners = [link for name in PARTNERS for link in land.links[name]]
    return products + [link for link in partners if (link.start in parties) != (link.end in parties)]


def _far(land: Landscape, products: set[str], parties: set[str]) -> list[Link]:
    users = [link for name in USERS for link in land.links[name]]
    return [link for link in users if link.end in products and link.start not in parties]


def _others(land: Landscape, links: Iterable[Link], known: set[str], column: int) -> Iterable[Node]:
    for iri in sorted({end for link in links for end in (link.start, link.end)} - known):
        yield land.node(iri, column, 180, 1)


def _folded_away(nodes: Mapping[str, Node], edges: Iterable[Edge]) -> Iterable[Node]:
    """Yield the nodes; where a column beyond the parties would be long, it folds into what it hangs on."""
    homes: dict[str, str] = {}
    for edge in edges:
        ends = [nodes[key] for key in (edge.source, edge.target) if key in nodes]
        if len(ends) == 2 and min(end.column for end in ends) >= FIRM:
            inner, outer = sorted(ends, key=lambda node: (node.column, node.key))
            if outer.column > inner.column:
                homes.setdefault(outer.key, inner.key)
    members: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key, home in sorted(homes.items()):
        members[nodes[key].column][home].append(key)
    closed = {home for groups in members.values() for home in folded(groups, ROWS)}
    for key, node in nodes.items():
        home = homes.get(key, "")
        yield replace(node, group=home if home in closed else node.group, folded=node.folded or key in closed)


def _listing_edges(rule: str, groups: Groups, listings: Iterable[Link]) -> Iterable[Edge]:
    by_party: dict[str, list[Link]] = defaultdict(list)
    for link in listings:
        by_party[link.start].append(link)

    def claims(members: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({link.claim for party in members for link in by_party[party]}))

    for word, cut in groups.items():
        every = [party for members in cut.values() for party in members]
        yield Edge(rule, f"group:{word}", "lists", claims(every), control=True)
        for name, members in cut.items():
            home = _home(word, name)
            if name:
                yield Edge(f"group:{word}", home, "lists", claims(members), control=True)
            for party in members:
                yield replace(bundle(by_party[party])[0], source=home, target=party, verb="lists")
