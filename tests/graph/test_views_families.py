"""Views of ownership, of chips through time, of documents and of the ontology; large groups in parts; chokepoints."""

from collections.abc import Callable, Iterable

import pyoxigraph as ox
import pytest
from derived import views_sample

from chipcontrols import ontology
from chipcontrols.graph.terms import ONTOLOGY
from chipcontrols.graph.views.cascade import cascade
from chipcontrols.graph.views.chips import chips
from chipcontrols.graph.views.documents import DOCUMENTS, documents
from chipcontrols.graph.views.focus import best_joined
from chipcontrols.graph.views.folding import open_nodes
from chipcontrols.graph.views.landscape import read_landscape
from chipcontrols.graph.views.network import DRAWN_LIMIT, Scene
from chipcontrols.graph.views.ownership import ownership
from chipcontrols.graph.views.schema import schema
from chipcontrols.graph.views.supply import supply

ID = "https://w3id.org/chipcontrols/id/"
CHIP = "https://w3id.org/chipcontrols/ontology#"
PREFIXES = f"""
PREFIX chip: <{CHIP}> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX c: <{ID}company/> PREFIX p: <{ID}product/> PREFIX i: <{ID}instrument/> PREFIX x: <https://w3id.org/chipcontrols/claim/>
PREFIX unit: <http://qudt.org/vocab/unit/> PREFIX oa: <http://www.w3.org/ns/oa#>
"""
Grown = Callable[[str], ox.Store]


@pytest.fixture()
def grown() -> Grown:
    """The sample with more claims in its note, written in Turtle with short names."""

    def make(turtle: str) -> ox.Store:
        store = views_sample()
        note = "<https://w3id.org/chipcontrols/source/note>"
        store.load(input=f"{PREFIXES} {note} {{ {turtle} }}".encode(), format=ox.RdfFormat.TRIG)
        return store

    return make


def short(key: str) -> str:
    return key.rsplit("/", 1)[-1]


def drawn(scene: Scene) -> set[tuple[str, str, str, str]]:
    return {(short(edge.source), edge.verb, short(edge.target), edge.label) for edge in scene.edges}


def firms(*names: str) -> str:
    return " ".join(f"c:{name} a chip:Company ." for name in names)


def stake(name: str, owner: str, owned: str, percent: int, kind: str = "Ownership", ends: str = "owner owned") -> str:
    first, second = ends.split()
    return (
        f"x:{name} a chip:{kind} ; chip:{first} c:{owner} ; chip:{second} c:{owned} ; chip:value {percent}.0 ; "
        f"chip:unit unit:PERCENT ; chip:modality chip:asserted ."
    )


def test_owners_stand_left_of_what_they_own_and_shares_are_on_the_lines(grown: Grown):
    chain = ("huawei", "hisi"), ("hisi", "shop"), ("shop", "stall"), ("stall", "cart"), ("cart", "bell")
    claims = [stake(f"own-{n}", owner, owned, 60 - n) for n, (owner, owned) in enumerate(chain)]
    names = sorted({name for pair in chain for name in pair})
    [scene] = ownership(read_landscape(grown("\n".join((firms(*names), *claims))))).scenes
    assert scene.title == "cart · 6 parties"
    assert [short(node.key) for node in scene.nodes] == ["huawei", "hisi", "shop", "stall", "cart", "bell"]
    assert sorted({node.column for node in scene.nodes}) == [0, 1, 2, 3, 4, 5]
    assert ("huawei", "owns", "hisi", "60 percent") in drawn(scene)


def test_half_held_by_listed_parties_together_is_flagged_and_less_is_not(grown: Grown):
    store = grown(
        "\n".join(
            (
                firms("joint", "small", "most", "whole"),
                stake("a", "huawei", "joint", 30),
                stake("b", "naura", "joint", 20),
                stake("c", "huawei", "small", 49),
                stake("d", "huawei", "most", 50).replace("chip:value", "chip:minValue"),
                stake("e", "huawei", "whole", 50).replace("chip:value", "chip:minValue"),
                stake("f", "huawei", "whole", 100),
            )
        )
    )
    [scene] = ownership(read_landscape(store)).scenes
    flags = {short(node.key): node.mark for node in scene.nodes if node.mark}
    whole = {"whole": "100 % held by listed"}  # one source gives the share, another the least that it may be
    assert flags == {"joint": "50 % held by listed", "most": "≥ 50 % held by listed"} | whole


def test_a_circle_of_owners_is_drawn_and_ends(grown: Grown):
    store = grown(
        "\n".join((firms("ring-a", "ring-b"), stake("a", "ring-a", "ring-b", 10), stake("b", "ring-b", "ring-a", 10)))
    )
    [scene] = ownership(read_landscape(store)).scenes
    assert {short(node.key) for node in scene.nodes} == {"ring-a", "ring-b"}


def test_an_investment_in_a_subject_and_the_parts_of_a_government_are_no_ownership(grown: Grown):
    store = grown(
        "<https://w3id.org/chipcontrols/id/topic/t> a chip:Topic . c:ministry a chip:Agency . c:office a chip:Agency . "
        "x:i a chip:Investment ; chip:investor c:huawei ; chip:investee <https://w3id.org/chipcontrols/id/topic/t> ; "
        "chip:modality chip:asserted . x:p a chip:Affiliation ; chip:subunit c:office ; chip:parent c:ministry ; "
        "chip:modality chip:asserted ."
    )
    assert ownership(read_landscape(store)).scenes == ()


def test_a_count_of_what_was_invested_in_is_no_figure_on_the_line(grown: Grown):
    store = grown(
        firms("fund", "two-makers")
        + " x:i a chip:Investment ; chip:investor c:fund ; chip:investee c:two-makers ; chip:value 2 ; "
        "chip:unit unit:NUM ; chip:periodLabel '2024' ; chip:modality chip:asserted ."
    )
    [scene] = ownership(read_landscape(store)).scenes
    assert drawn(scene) == {("fund", "invests in", "two-makers", "")}


def test_an_affiliate_stands_right_of_the_whole(grown: Grown):
    store = grown(
        firms("lab")
        + " x:a a chip:Affiliation ; chip:subunit c:lab ; chip:parent c:huawei ; chip:modality chip:asserted ."
    )
    [scene] = ownership(read_landscape(store)).scenes
    assert drawn(scene) == {("huawei", "includes", "lab", "")}


def test_chips_stand_in_the_year_of_their_release_below_the_rules_of_theirs(grown: Grown):
    days = {"h100": "2022-10-05", "h20": "2024-01-10", "h800": "2023-03-21", "a100": "2020-05-14"}
    kin = "\n".join(
        f"p:{slug} a chip:Chip . x:d-{slug} a chip:Design ; chip:designer c:nvidia ; chip:item p:{slug} ; "
        f"chip:modality chip:asserted . x:r-{slug} a chip:Release ; chip:releaser c:nvidia ; chip:item p:{slug} ; "
        f'chip:start "{day}"^^xsd:date ; chip:modality chip:asserted . x:v-{slug} a chip:VariantOf ; '
        f"chip:variant p:{slug} ; chip:original p:h100 ; chip:modality chip:asserted ."
        for slug, day in days.items()
    )
    scene = next(scene for scene in chips(read_landscape(grown(kin))).scenes if scene.key.endswith("time"))
    years = {short(node.key): scene.headings[node.column] for node in scene.nodes}
    assert {slug: years[slug] for slug in days} == {slug: day[:4] for slug, day in days.items()}
    heights = {node.kind: [n.y for n in scene.nodes if n.kind == node.kind] for node in scene.nodes}
    assert all(y > 0 for y in heights["product"])
    assert all(y < 0 for y in heights.get("instrument", []))
    assert ("h100", "has variant", "h800", "") in drawn(scene)


def test_a_model_falls_under_what_one_of_its_configurations_falls_under(grown: Grown):
    two = "p:m1-sxm a chip:Chip ; chip:configurationOf p:m1 . p:m2-sxm a chip:Chip ; chip:configurationOf p:m2 . "
    letter = "x:r a chip:ExportRestriction ; chip:instrument i:letter ; chip:item p:m1-sxm ."
    land = read_landscape(grown(f"{_made(3)} {two} {letter}"))
    names = ("m0", "m1", "m1-sxm", "m2", "m2-sxm")
    assert [name for name in names if f"{ID}product/{name}" in land.restricted] == ["m1", "m1-sxm"]


def test_a_maker_behind_half_of_the_chips_is_marked(grown: Grown):
    scene = next(s for s in supply(read_landscape(grown(_made(4)))).scenes if s.key.endswith("nvidia"))
    marks = {short(node.key): node.mark for node in scene.nodes if node.mark}
    assert marks == {"tsmc": "5 of 6 chips"}


def _made(count: int) -> str:
    return "\n".join(
        f"p:m{n} a chip:Chip . x:d{n} a chip:Design ; chip:designer c:nvidia ; chip:item p:m{n} ; chip:modality "
        f"chip:asserted . x:m{n} a chip:Manufacture ; chip:manufacturer c:tsmc ; chip:item p:m{n} ; chip:modality "
        f"chip:asserted ."
        for n in range(count)
    )


def _listed(count: int) -> str:
    return "\n".join(
        f'c:party-{n:03} a chip:Company ; skos:prefLabel "Party {n:03}"@en . x:l{n} a chip:EntityListing ; '
        f"chip:party c:party-{n:03} ; chip:instrument i:89-fr-96830 ; chip:modality chip:asserted ."
        for n in range(count)
    )


def test_a_hundred_and_forty_additions_open_in_parts_of_some_twenty(grown: Grown):
    scene = cascade(read_landscape(grown(_listed(140)))).scenes[0]
    parts = [node for node in scene.nodes if node.key.startswith("group:segment not stated Party")]
    assert [(node.label, node.folded) for node in parts][:2] == [
        ("Party 000 – Party 019  20", True),
        ("Party 020 – Party 039  20", True),
    ]
    assert len(parts) == 7
    assert {node.group for node in parts} == {"group:segment not stated"}
    columns: dict[int, int] = {}
    for node in open_nodes(scene.nodes):
        columns[node.column] = columns.get(node.column, 0) + 1
    assert max(columns.values()) <= 40
    firms = [node for node in scene.nodes if short(node.key).startswith("party-")]
    assert len(firms) == 140


def test_a_firm_and_its_entry_on_the_list_are_one_party(grown: Grown):
    same = "\n".join(
        f"c:{name} a chip:Company . x:{name} a chip:SameParty ; chip:entity c:{name} ; chip:party c:party-00{n} ; "
        "chip:modality chip:asserted ."
        for n, name in enumerate(("told", "known"))
    )
    told = (
        "x:k a chip:EntityListing ; chip:party c:told ; chip:instrument i:89-fr-96830 ; chip:modality chip:asserted ."
    )
    scene = cascade(read_landscape(grown(f"{_listed(3)} {same} {told}"))).scenes[0]
    roles = {short(node.key): node.role for node in scene.nodes if "/company/" in node.key}
    assert {name: roles.get(name) for name in ("told", "known", "party-000", "party-001", "party-002")} == {
        "told": "listed", "known": "listed", "party-000": None, "party-001": None, "party-002": "listed",
    }  # fmt: skip
    assert [len(edge.claims) for edge in scene.edges if short(edge.target) == "told"] == [2]


def test_no_scene_opens_with_more_boxes_than_the_limit(grown: Grown):
    land = read_landscape(grown(_listed(140)))
    views = (cascade(land), chips(land), supply(land), ownership(land), best_joined(land), documents(land))
    sizes = [len(open_nodes(scene.nodes)) for view in views for scene in view.scenes]
    assert 0 < max(sizes) <= DRAWN_LIMIT


def test_a_document_reads_in_the_order_of_its_text(grown: Grown):
    [scene] = documents(read_landscape(grown(""))).scenes
    assert drawn(scene) >= {
        ("group:passage 0", "holds", "sentence:10", ""),
        ("sentence:10", "says", "claim:design-3", ""),
    }
    sentence = next(node for node in scene.nodes if node.kind == "sentence")
    assert (sentence.about, sentence.language) == ("conçue par Huawei </script><b>gras</b>", "fr")


def test_documents_with_their_words_come_first_and_those_not_drawn_are_told(grown: Grown):
    source = "<https://w3id.org/chipcontrols/source/silent-{}>"
    silent = "\n".join(
        f"{source.format(n)} chip:sourceKind 'document' . x:use-{n} a chip:Use ; chip:user c:zhipu ; "
        f"chip:modality chip:asserted ; chip:evidence x:place-{n}, x:other-{n} . x:used-{n} a chip:Use ; "
        f"chip:modality chip:asserted ; chip:evidence x:place-{n} . x:place-{n} oa:hasSource {source.format(n)} ; "
        f"oa:hasSelector x:at-{n} . x:at-{n} oa:start 1 ; oa:end 9 ."
        for n in range(DOCUMENTS)
    )
    scenes = documents(read_landscape(grown(silent))).scenes
    assert [scene.key for scene in scenes[:2]] == ["note", "silent-0"]
    assert f"{DOCUMENTS} of {DOCUMENTS + 1} documents" in scenes[0].note
    assert documents(read_landscape(grown(""))).scenes[0].note == ""


def test_sentences_and_claims_stand_in_the_order_of_the_text(grown: Grown):
    # Side by side, the two sentences on one user would cross fewer lines: the order of the text comes first.
    users = ("zhipu", "iflytek", "zhipu")
    claims = "\n".join(
        f"x:use-{n} a chip:Use ; chip:user c:{user} ; chip:used p:ascend-910b ; chip:modality chip:asserted ; "
        f"chip:evidence x:place-{n} . x:place-{n} oa:hasSource <https://w3id.org/chipcontrols/source/note> ; "
        f"oa:hasSelector x:at-{n} . x:at-{n} oa:start {100 * n} ; oa:end {100 * n + 40} ."
        for n, user in enumerate(users, 1)
    )
    store = grown(claims)
    [scene] = documents(read_landscape(store)).scenes
    sentences = sorted((node.y, node.label) for node in scene.nodes if node.kind == "sentence")
    assert [label for _, label in sentences][-3:] == [f"characters {100 * n} to {100 * n + 40}" for n in (1, 2, 3)]


def test_the_ontology_shows_kinds_with_their_roles_and_things_in_their_tree(grown: Grown):
    store = grown("")
    store.extend(_in_graph(ontology.triples()))
    claims, things = schema(read_landscape(store)).scenes
    assert ("term:Purchase", "buyer, seller", "term:Agent", "") in drawn(claims)
    # A listing names its party always (a solid line), the instrument not always.
    dashed = {edge.target: edge.dashed for edge in claims.edges if edge.source == "term:EntityListing"}
    assert (dashed["term:Entity"], dashed["term:Instrument"]) == (False, True)
    assert ("term:Organisation", "of the kind", "term:Company", "") in drawn(things)
    purchase = next(node for node in claims.nodes if node.key == "term:Purchase")
    assert (purchase.label, purchase.about) == ("purchase  1", "claim that an agent bought items")


def _in_graph(triples: Iterable[ox.Triple]) -> Iterable[ox.Quad]:
    return (ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(ONTOLOGY)) for t in triples)
