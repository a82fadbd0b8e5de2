"""The views as files: what they draw, that they are whole pages, and that hostile names stay names."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import html5rdf
import pyoxigraph as ox
import pytest
from derived import views_sample

from chipcontrols.graph.views import focus_view, write_views
from chipcontrols.graph.views.cascade import cascade
from chipcontrols.graph.views.chips import chips
from chipcontrols.graph.views.compute import compute
from chipcontrols.graph.views.drawing import pyvis_network
from chipcontrols.graph.views.facts import facts
from chipcontrols.graph.views.focus import DRAWN_LIMIT, focus
from chipcontrols.graph.views.folding import folded, open_nodes
from chipcontrols.graph.views.landscape import Landscape, read_landscape
from chipcontrols.graph.views.layers import fit, lay_out
from chipcontrols.graph.views.network import Edge, Node
from chipcontrols.graph.views.page import embed, fill
from chipcontrols.graph.views.supply import supply
from chipcontrols.graph.views.visual import kind_of, visual
from chipcontrols.loaders.ledger import WrongInput
from chipcontrols.ontology import PREFIXES
from chipcontrols.ontology.frames import superclasses

ID = "https://w3id.org/chipcontrols/id/"
EVIL = "<script>alert(1)</script>"
SCENES = {
    "entity-list-cascade": 2, "chips": 1, "supply": 2, "compute": 2, "ownership": 0, "neighbourhoods": 10,
    "documents": 1, "ontology": 2,
}  # fmt: skip
FILES = sorted(f"{slug}.html" for slug in SCENES)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return views_sample()


@pytest.fixture(scope="module")
def land(store: ox.Store) -> Landscape:
    return read_landscape(store)


@pytest.fixture(scope="module")
def folder(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("views")
    write_views(store, target)
    return target


def page_data(page: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(re.findall(r'<script type="application/json" id="data">(.*?)</script>', page)[0])
    return found


def names(land: Landscape, nodes: tuple[Node, ...], column: int) -> list[str]:
    return sorted(node.label for node in nodes if node.column == column)


def test_all_views_are_written(folder: Path):
    assert sorted(path.name for path in folder.iterdir()) == FILES


def test_the_summary_says_what_was_written(store: ox.Store, tmp_path: Path):
    written = write_views(store, tmp_path)
    assert [(view.file, view.scenes, view.size) for view in written] == [
        (f"{slug}.html", scenes, (tmp_path / f"{slug}.html").stat().st_size) for slug, scenes in SCENES.items()
    ]


def test_the_cascade_opens_on_the_rule_with_most_listings(land: Landscape):
    scene = cascade(land).scenes[0]
    assert scene.title == "89 FR 96830 · 3 parties"
    assert [names(land, scene.nodes, column) for column in range(4)] == [
        ["Bureau of Industry and Security"],
        ["89 FR 96830"],
        ["EDA  1", "manufacturing equipment  2"],
        [],
    ]
    assert names(land, scene.nodes, 4) == [EVIL, "Empyrean Technology", "NAURA"]
    assert [(edge.source, edge.verb) for edge in scene.edges if edge.target == "group:EDA"] == [
        (f"{ID}instrument/89-fr-96830", "lists")
    ]


def test_the_cascade_says_what_the_page_of_a_rule_counts_beside(store: ox.Store):
    more = ox.Store()
    more.extend(store)
    modified, rule = ox.NamedNode(f"{PREFIXES['chip']}modifiedBy"), ox.NamedNode(f"{ID}instrument/89-fr-96830")
    for name in ("huawei", "naura"):
        claim = ox.NamedNode(f"https://w3id.org/chipcontrols/claim/modified-{name}")
        party = ox.Quad(claim, ox.NamedNode(f"{PREFIXES['chip']}party"), ox.NamedNode(f"{ID}company/{name}"))
        more.extend([ox.Quad(claim, modified, rule), party])
    assert cascade(read_landscape(more)).scenes[0].note == (
        "It also modifies 1 that stood on the list before: 4 in all. "
        "1 of those drawn stood on it before too: the list says modified, another source listed."
    )


def test_the_cascade_leads_to_products_and_their_users(land: Landscape):
    scene = next(scene for scene in cascade(land).scenes if scene.key.endswith("84-fr-22961"))
    assert (names(land, scene.nodes, 5), names(land, scene.nodes, 6)) == (["Ascend 910B"], ["iFlytek"])


def test_listed_parties_and_what_they_touch_have_their_roles(land: Landscape):
    roles = {slug: land.role(f"{ID}{slug}") for slug in ("company/naura", "product/h100", "product/ascend-910b")}
    assert roles == {"company/naura": "listed", "product/h100": "restricted", "product/ascend-910b": "touched"}
    # iFlytek is two links from Huawei, and the grocer none from anybody.
    assert [land.role(f"{ID}company/{slug}") for slug in ("iflytek", "unrelated")] == ["plain", "plain"]


def test_chips_show_variant_instrument_and_threshold(land: Landscape):
    scene = chips(land).scenes[0]
    drawn = {(edge.source.rsplit("/", 1)[-1], edge.verb, edge.target.rsplit("/", 1)[-1]) for edge in scene.edges}
    assert drawn == {
        ("nvidia", "designs", "h100"),
        ("h100", "has variant", "h20"),
        ("h100", "restricted by", "88-fr-73458"),
        ("h100", "meets", "3a090"),
        ("3a090", "tests", "threshold-1"),
        ("threshold-1", "set by", "88-fr-73458"),
    }
    assert [(node.label, node.second) for node in scene.nodes if node.kind == "threshold"] == [
        ("total processing performance", "≥ 4,800 TPP")
    ]


def test_a_chip_below_the_threshold_does_not_meet_it(land: Landscape):
    meets = [edge.source for scene in chips(land).scenes for edge in scene.edges if edge.verb == "meets"]
    assert meets == [f"{ID}product/h100"]


def test_compute_sets_forecasts_apart(land: Landscape):
    scene = compute(land).scenes[0]
    figures = [(node.label, node.column, node.planned) for node in scene.nodes if node.kind == "figure"]
    assert figures == [
        ("100,000 to 150,000 H100-equivalent", 1, False),
        ("400,000 H100-equivalent", 2, True),
    ]
    assert scene.headings == ("holder", "2024", "2025 (forecast)")
    widths = [edge.width for edge in scene.edges if edge.claims]
    assert widths[0] < widths[1] == 7.0


def test_purchases_say_how_many_and_are_dashed_when_estimated(land: Landscape):
    scene = compute(land).scenes[1]
    assert [(e.label, e.dashed, e.spans) for e in scene.edges if e.verb == "bought"] == [
        ("230,000, 2024", True, (("2024-01-01", "2024-12-31"),))
    ]


def test_supply_reads_from_parts_to_users(land: Landscape):
    scene = next(scene for scene in supply(land).scenes if scene.key.endswith("nvidia"))
    assert [names(land, scene.nodes, column) for column in (0, 1, 2, 3, 5)] == [
        ["SK hynix"],
        ["HBM3", "TSMC"],
        ["NVIDIA H100", "NVIDIA H20"],
        ["NVIDIA"],
        ["ByteDance"],
    ]


@pytest.mark.parametrize(
    ("claim", "verbs"),
    [
        ("chip:SupplyRelation ; chip:supplier co:nvidia ; chip:customer co:inspur", {"inspur": "supplied to"}),
        ("chip:Shipment ; chip:shipper co:nvidia ; chip:recipient co:inspur", {"inspur": "supplied to"}),
        ("chip:Sale ; chip:seller co:nvidia ; chip:buyer co:bytedance", {"bytedance": "bought by"}),  # said already
    ],
)
def test_who_is_supplied_with_a_chip_is_drawn(store: ox.Store, claim: str, verbs: dict[str, str]):
    more = ox.Store()
    more.extend(iter(store))
    more.update(f"""PREFIX chip: <https://w3id.org/chipcontrols/ontology#> PREFIX co: <{ID}company/>
        INSERT DATA {{ GRAPH <https://w3id.org/chipcontrols/source/note> {{
        <https://w3id.org/chipcontrols/claim/more> a {claim} ; chip:item <{ID}product/h20> ;
            chip:modality chip:reported }} }}""")
    land = read_landscape(more)
    scene = next(scene for scene in supply(land).scenes if scene.key.endswith("nvidia"))
    of_h20 = {edge.target.rsplit("/", 1)[1]: edge.verb for edge in scene.edges if edge.source.endswith("/h20")}
    assert {name: verb for name, verb in of_h20.items() if name in verbs} == verbs


def test_focus_grows_with_depth_and_leaves_out_what_is_not_joined(land: Landscape):
    first, second = (focus(land, f"{ID}company/iflytek", depth).drawn() for depth in (1, 2))
    assert [iri.rsplit("/", 1)[-1] for iri in first] == ["iflytek", "ascend-910b"]
    assert [iri.rsplit("/", 1)[-1] for iri in second] == ["huawei", "iflytek", "ascend-910b"]


def test_focus_draws_at_most_so_many_and_counts_the_rest(store: ox.Store):
    many = ox.Store()
    many.extend(iter(store))
    chip, graph = "https://w3id.org/chipcontrols/ontology#", ox.NamedNode("https://w3id.org/chipcontrols/source/note")
    for number in range(DRAWN_LIMIT + 50):
        claim = ox.NamedNode(f"https://w3id.org/chipcontrols/claim/use-many-{number}")
        facts_of_claim = (
            (ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), ox.NamedNode(chip + "Use")),
            (ox.NamedNode(chip + "user"), ox.NamedNode(f"{ID}company/user-{number:03}")),
            (ox.NamedNode(chip + "used"), ox.NamedNode(f"{ID}product/ascend-910b")),
        )
        many.extend(ox.Quad(claim, predicate, value, graph) for predicate, value in facts_of_claim)
    view = focus(read_landscape(many), f"{ID}product/ascend-910b", 1)
    # Of 450 new users, iFlytek and Huawei, 399 stand around the chip in the middle.
    assert (len(view.drawn()), view.scenes[0].left_out) == (DRAWN_LIMIT, 53)


def test_an_unknown_name_is_an_error_that_names_near_ones(store: ox.Store):
    with pytest.raises(WrongInput, match=r"Huawai.*Huawei"):
        focus_view(store, "Huawai", 1)


def test_every_name_finds_its_entity(store: ox.Store):
    pages = {focus_view(store, name) for name in ("华大九天", "Huada Jiutian", "Empyrean Technology")}
    assert len(pages) == 1


def test_facts_hold_names_listings_sources_and_words(land: Landscape):
    known = facts(land, cascade(land))
    empyrean = known["entities"][f"{ID}company/empyrean"]
    assert empyrean["names"] == [["华大九天", "zh", "pref"], ["Huada Jiutian", "fr", "hidden"]]
    assert (empyrean["class"], empyrean["countries"], empyrean["segment"]) == ("company", ["China"], "EDA")
    assert empyrean["listings"] == [["Entity List", "2024-12-02", "", "89 FR 96830"]]
    [listing] = [known["claims"][place] for place in empyrean["claims"]]
    assert (listing["kind"], listing["start"], listing["words"]) == (
        "entity listing",
        "2024-12-02",
        [{"at": "record row 7", "source": 1}],
    )
    [design] = [claim for claim in known["claims"] if claim["id"] == "design-3"]
    assert design["words"] == [
        {"at": "characters 10 to 42", "quote": "conçue par Huawei </script><b>gras</b>", "source": 0}
    ]
    assert [source["title"] for source in known["sources"]] == ["A note", "Table of rules"]


def test_pages_are_equal_byte_for_byte(store: ox.Store, folder: Path, tmp_path: Path):
    shuffled = ox.Store()
    shuffled.extend(reversed([*store]))
    write_views(shuffled, tmp_path)
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [
        path.read_bytes() for path in sorted(folder.iterdir())
    ]


@pytest.mark.parametrize("name", FILES)
def test_no_page_names_an_outside_address(folder: Path, name: str):
    page = (folder / name).read_text("utf-8")
    ours = page.split("<script>")[0] + page.rsplit("<script>", 1)[-1]  # the library names its home in comments
    assert (
        re.findall(r"""(?:src|href|action)\s*=\s*["']?\s*(?:https?:|//)|url\(|@import|<link|<iframe|<img""", page) == []
    )
    # Within the data, addresses are names of things; outside it there are but the names of two forms of files.
    outside = re.sub(r'<script type="application/json".*?</script>|xmlns="[^"]*"', "", ours, flags=re.DOTALL)
    assert re.findall(r"https?://", outside) == []
    assert "default-src 'none'" in page


@pytest.mark.parametrize("name", FILES)
def test_pages_are_valid_html(folder: Path, name: str):
    page = (folder / name).read_text("utf-8")
    parser = html5rdf.HTMLParser(strict=False)
    parser.parse(page)
    assert parser.errors == []
    assert page.startswith("<!DOCTYPE html>")


class Scripts(HTMLParser):
    """Collects what a browser would run, and texts outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[dict[str, str | None]] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "script":
            self.opened.append(dict(attrs))


def test_a_hostile_name_is_only_a_name(folder: Path):
    page = (folder / "entity-list-cascade.html").read_text("utf-8")
    scripts = Scripts()
    scripts.feed(page)
    assert scripts.opened == [{"type": "application/json", "id": "data"}, {}, {}]
    assert EVIL not in page
    assert "b" not in scripts.tags
    assert page_data(page)["entities"][f"{ID}company/evil"]["name"] == EVIL


def test_the_page_allows_its_own_scripts_by_hash_and_no_other(folder: Path):
    page = (folder / "supply.html").read_text("utf-8")
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/=]+' 'sha256-[\w+/=]+'; "
        r"style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'",
        policy,
    )


def test_a_page_is_at_most_a_fifth_larger_than_the_stock_page_of_pyvis(land: Landscape, folder: Path):
    for view in (cascade(land), chips(land), compute(land), supply(land)):
        stock = sum(len(pyvis_network(scene).generate_html("stock.html").encode()) for scene in view.scenes[:1])
        assert (folder / f"{view.slug}.html").stat().st_size <= 1.2 * stock


def test_views_of_an_empty_store_are_pages_that_say_so(tmp_path: Path):
    assert [view.nodes for view in write_views(ox.Store(), tmp_path)] == [0] * len(SCENES)
    assert "Nothing to draw" in (tmp_path / "compute.html").read_text("utf-8")


def test_boxes_never_overlap(land: Landscape):
    views = [cascade(land), chips(land), compute(land), supply(land), focus(land, f"{ID}company/nvidia", 3)]
    for scene in (scene for view in views for scene in view.scenes):
        for number, a in enumerate(scene.nodes):
            for b in scene.nodes[number + 1 :]:
                apart = abs(a.x - b.x) * 2 >= a.width + b.width or abs(a.y - b.y) * 2 >= a.height + b.height
                assert apart, (scene.title, a.label, b.label)


def test_columns_read_from_left_to_right(land: Landscape):
    for scene in cascade(land).scenes:
        xs = {node.column: node.x for node in scene.nodes}
        assert [xs[column] for column in sorted(xs)] == sorted(xs.values())


def test_crossings_are_undone():
    nodes = [Node(name, name, "company", "plain", column=column, width=40, height=20) for name, column in
             (("a", 0), ("b", 0), ("x", 1), ("y", 1))]  # fmt: skip
    placed = {node.key: node.y for node in lay_out(nodes, [Edge("a", "y", "to"), Edge("b", "x", "to")])}
    assert (placed["a"] < placed["b"]) == (placed["y"] < placed["x"])


@pytest.mark.parametrize(
    ("wanted", "fitted"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([0.0, 100.0], [0.0, 100.0]),
        ([10.0, 0.0], [0.0, 10.0]),
        ([3.0] * 3, [-7, 3, 13]),
    ],
)
def test_fit_keeps_order_and_distance(wanted: list[float], fitted: list[float]):
    assert fit(wanted, [10] * len(wanted)) == fitted


def test_the_largest_groups_fold_first_and_small_ones_never():
    groups = {"big": range(50), "middle": range(20), "small": range(3)}
    assert (folded(groups, 100), folded(groups, 30), folded(groups, 1)) == (
        frozenset(),
        frozenset({"big"}),
        frozenset({"big", "middle"}),
    )


def test_what_is_in_a_folded_group_is_not_drawn_at_opening():
    nodes = [
        Node("top", "top", "segment", "heading", folded=True),
        Node("within", "within", "company", "plain", group="top"),
        Node("deeper", "deeper", "product", "plain", group="within"),
        Node("beside", "beside", "company", "plain", group="nowhere"),
    ]
    assert [node.key for node in open_nodes(nodes)] == ["top", "beside"]


def test_embedded_data_cannot_end_its_element():
    hostile = {"</script>": "<!--&\u2028\u2029"}
    assert json.loads(embed(hostile)) == hostile
    assert re.findall(r"[<>&\u2028\u2029]", embed(hostile)) == []


def test_what_fills_a_slot_is_not_searched_for_slots():
    assert fill("{{a}}{{b}}", a="{{b}}", b="\\1") == "{{b}}\\1"


def test_every_class_of_an_entity_has_a_kind():
    drawn = [cls for kind in visual().kinds.values() for cls in kind.classes]
    assert len(drawn) == len(set(drawn))
    assert [cls for cls in drawn if "Entity" not in superclasses(cls)] == []
    assert kind_of("Chip") == "product"


def luminance(colour: str) -> float:
    """Return the relative luminance of "#rrggbb", as the accessibility guidelines define it."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_text_on_boxes_has_contrast_on_both_papers(paper: str):
    low = []
    for role in visual().roles.values():
        fill, _, text = getattr(role, paper)
        dark, light = sorted((luminance(fill), luminance(text)))
        if (light + 0.05) / (dark + 0.05) < 4.5:
            low.append(role.name)
    assert low == []


def test_roles_are_told_apart_without_colour():
    signs = [(role.ring, role.dot, role.width, round(luminance(role.fill), 1)) for role in visual().roles.values()]
    assert len(signs) == len(set(signs))
