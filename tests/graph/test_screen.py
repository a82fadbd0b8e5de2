import csv
import json
from dataclasses import asdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from derived import store_of

from chipcontrols.graph.matching.reviewed import Decision
from chipcontrols.graph.matching.search import NameIndex
from chipcontrols.graph.screen import Screener
from chipcontrols.graph.screening_text import COLUMNS, as_csv, as_table
from chipcontrols.loaders.ledger import WrongInput

DATA = """
source:list {
  source:list a chip:Source ; chip:sourceKind "list" ; dcterms:title "A list" ; chip:asOf "2026-07-31"^^xsd:date ;
    chip:textHash "00ff" .
  lists:a skos:prefLabel "List A"@en . policy:denial skos:prefLabel "presumption of denial"@en .
  instrument:i skos:prefLabel "Rule (1 FR 2)"@en . instrument:j skos:prefLabel "Rule (3 FR 4)"@en .
  claim:1 a chip:EntityListing ; chip:party party:1 ; chip:list lists:a ; chip:instrument instrument:i ;
    chip:modifiedBy instrument:j ; chip:licenceRequirement "For all items." ; chip:reviewPolicy policy:denial ;
    chip:reviewPolicyText "Presumption of denial." ; dcterms:bibliographicCitation "1 FR 2; 3 FR 4" .
  claim:2 a chip:EntityListing ; chip:party party:2 ; chip:list lists:a .
  claim:3 a chip:EntityListing ; chip:party party:3 ; chip:list lists:a .
  claim:4 a chip:EntityListing ; chip:party party:4 ; chip:list lists:a .
  party:1 skos:prefLabel "Chenguang Optics Co., Ltd."@en ; skos:altLabel "Morning Light"@en ; chip:basedIn country:cn .
  party:2 skos:prefLabel "Chenguang Optics (Wuhan) Co., Ltd."@en ; chip:basedIn country:cn .
  party:3 skos:prefLabel "Brukon Machinery LLC"@en ; skos:altLabel "PTE OOO"@en ; chip:basedIn country:ru .
  party:4 skos:prefLabel "Teslin"@en ; chip:basedIn <https://w3id.org/chipcontrols/id/place/kosovo> .
}
source:article {
  source:article a chip:Source ; chip:sourceKind "document" .
  claim:5 a chip:EntityListing ; chip:party company:tesla ; chip:list lists:a .
}
source:table {
  company:chenguang skos:prefLabel "Chenguang"@en, "晨光光学"@zh ; skos:hiddenLabel "Chengung"@de .
  company:tesla skos:prefLabel "Tesln"@en .
}
source:identity {
  claim:6 a chip:SameParty ; chip:entity company:chenguang ; chip:party party:1 .
}
"""
PARTY = "https://w3id.org/chipcontrols/id/party/"


def decision(entity: str, party: str, verdict: str = "different") -> Decision:
    return Decision("r.csv:2", entity, party, "a", verdict, "A namesake", "1 FR 2")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return store_of(DATA)


@pytest.fixture(scope="module")
def screener(store: ox.Store) -> Screener:
    return Screener(store, ())


def ids(screener: Screener, name: str, **more: object) -> list[str]:
    return [match.party.removeprefix(PARTY) for match in screener.screen(name, **more)]  # type: ignore[arg-type]


def test_a_match_carries_the_terms_of_its_listing(screener: Screener):
    (match, _) = screener.screen("Chenguang Optics Co Ltd")
    (listing,) = match.listings
    assert (match.score, match.name, match.reasons) == (1.0, "Chenguang Optics Co., Ltd.", ("same words",))
    assert (match.countries, match.entity) == (("CN",), "https://w3id.org/chipcontrols/id/company/chenguang")
    assert asdict(listing) == {
        "list": "List A",
        "instruments": ("Rule (1 FR 2)", "Rule (3 FR 4)"),
        "citation": "1 FR 2; 3 FR 4",
        "licence_requirement": "For all items.",
        "review_policy": "presumption of denial",
        "review_policy_text": "Presumption of denial.",
        "footnotes": (),
        "scope": None,
        "programme": None,
        "start": None,
        "end": None,
        "source": "list",
        "as_of": "2026-07-31",
        "claim": "https://w3id.org/chipcontrols/claim/1",
    }


@pytest.mark.parametrize(
    "name",
    ["Chenguang", "晨光光学", "晨光光学有限公司", "Chengung", "Morning Light", "OPTICS CHENGUANG", "Chen guang Optics"],
)
def test_a_party_is_found_by_all_its_names_and_those_of_its_entity(name: str, screener: Screener):
    assert ids(screener, name)[0] == "1"


def test_parties_that_share_a_word_are_named_as_related(screener: Screener):
    match = screener.screen("Chenguang Optics Co., Ltd.")[0]
    assert (match.related, match.related_count) == (("Chenguang Optics (Wuhan) Co., Ltd.",), 1)


def test_a_name_that_is_on_no_list_is_not_found(screener: Screener):
    record = screener.search("Zzyzx Energy Holdings")
    assert (record.matches, record.known_as, record.set_aside) == ((), None, ())


def test_what_a_document_says_of_a_list_is_no_entry(screener: Screener):
    assert [data.parties for data in screener.lists] == [4]
    assert ids(screener, "Tesln") == []


def test_the_name_of_a_known_firm_sets_weaker_likeness_aside(screener: Screener):
    record = screener.search("Tesln")
    (aside,) = record.set_aside
    assert (record.known_as, aside.name) == ("Tesln", "Teslin")
    assert aside.reason == "the name is that of Tesln, which is on none of the lists"


def test_the_country_sets_aside_parties_that_are_elsewhere(screener: Screener):
    assert ids(screener, "Brukon Machinery", country="ru") == ["3"]
    record = screener.search("Brukon Machinery", country="CN")
    assert record.matches == ()
    assert [aside.reason for aside in record.set_aside] == ["known to be in RU and not in CN"]
    assert [match.countries for match in screener.screen("Teslin")] == [("KOSOVO",)]


def test_what_is_no_name_is_not_said_to_be_on_no_list(screener: Screener):
    assert [as_table([screener.search(name)])[1][2] for name in ("", "!?", "Ltd.")] == ["no name to search for"] * 3


def test_the_minimum_is_the_least_score_reported(screener: Screener):
    (score,) = (match.score for match in screener.screen("Brukn Machinery"))
    assert ids(screener, "Brukn Machinery", minimum=score - 0.001) == ["3"]
    assert ids(screener, "Brukn Machinery", minimum=score + 0.001) == []


def test_a_reviewed_name_is_not_reported_but_set_aside(store: ox.Store):
    screener = Screener(store, [decision("Brukon; Брукон", "Brukon Machinery LLC")])
    record = screener.search("Brukon", minimum=0.1)
    assert [match.name for match in record.matches] == []
    assert [(aside.name, aside.reason) for aside in record.set_aside] == [
        ("Brukon Machinery LLC", "reviewed: A namesake")
    ]


def test_a_reviewed_entity_ranks_other_bearers_of_its_name_lower(store: ox.Store):
    screener = Screener(store, [decision("company/chenguang", "Chenguang Optics (Wuhan) Co., Ltd.")])
    assert ids(screener, "Chenguang", minimum=0.5)[0] == "1"


def test_a_record_says_what_was_searched(screener: Screener):
    record = asdict(screener.search("Chenguang", country="CN", minimum=0.8))
    del record["matches"], record["set_aside"]
    assert record.pop("program").startswith("chipcontrols ")
    assert len(record.pop("rules")) == 64
    assert record == {
        "query": "Chenguang",
        "country": "CN",
        "minimum": 0.8,
        "more": 0,
        "known_as": None,
        "lists": ({"source": "list", "title": "A list", "as_of": "2026-07-31", "sha256": "00ff", "parties": 4},),
        "names": 10,
        "screened": True,
        "true_on": None,
        "known_by": None,
        "notice": "Research, not legal advice. Check every answer against the sources named.",
    }
    assert json.dumps(record)


def test_a_record_names_other_rules_by_another_hash(store: ox.Store):
    plain, again = Screener(store, []).search("x").rules, Screener(store, []).search("y").rules
    reviewed = Screener(store, [decision("company/chenguang", "Teslin")]).search("x").rules
    assert plain == again != reviewed


@pytest.mark.parametrize("name", ["", "   ", "!?", "Ltd.", "有限公司", "a" * 5000, "\x00\x1b[31m", "𠀀𠀁", "'; DROP"])
def test_odd_names_are_answered(name: str, screener: Screener):
    assert screener.screen(name) == []


def test_without_a_list_there_is_nothing_to_screen_against():
    with pytest.raises(WrongInput, match="holds no official list"):
        Screener(ox.Store())


def test_csv_has_one_line_for_each_entry_and_one_for_a_name_not_found(screener: Screener):
    records = [screener.search(name, most=1) for name in ("Chenguang Optics", "=1+1", "Zzyzx")]
    rows = list(csv.DictReader("".join(as_csv(records)).splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["query"], row["result"], row["list"]) for row in rows] == [
        ("Chenguang Optics", "match", "List A"),
        ("'=1+1", "no match", ""),
        ("Zzyzx", "no match", ""),
    ]
    assert {row["as of"] for row in rows} == {"2026-07-31"}


def test_the_table_shows_no_control_characters(screener: Screener):
    assert as_table([screener.search("Zz\x1b[31myzx")])[1][0] == "Zz\\u001B[31myzx"


def test_an_index_of_nothing_finds_nothing():
    assert NameIndex([]).find("Acme") == []


@pytest.fixture(scope="module")
def real(shared: Path) -> Screener:
    """The US list with the tables and the decisions of identity."""
    from datetime import date

    from chipcontrols import loaders
    from chipcontrols.graph.build import assemble
    from chipcontrols.graph.identity import reconcile
    from chipcontrols.graph.matching.resolve import resolve
    from chipcontrols.loaders.reading import Inputs, ListFile

    lists = {"csl": ListFile(shared / "data" / "csl" / "consolidated.csv", date(2026, 7, 31))}
    graphs = reconcile(loaders.read(Inputs(lists=lists)))
    identity = resolve(graphs, None)
    assert identity is not None
    assert identity.ledger.rejections == []
    return Screener(assemble([*graphs, identity])[0])


@pytest.mark.shared
def test_the_firms_of_the_reference_table_find_their_entries(real: Screener, shared: Path):
    rows = list(csv.DictReader((shared / "reference" / "names.csv").read_text("utf-8").splitlines()))
    for row in rows:
        names = [name for name in (row["chinese_name"], *row["as_written"].split(" / ")) if name]
        # Two firms that one garbled form may mean, and an entry that the table names twice.
        if row["list"].startswith("Entity List") and row["as_written"] != "Shenzhen 2 FAB":
            official = row["official_list_name"].split("; ")[0]
            for name in names:
                found = [match.name for match in real.screen(name.split(" (")[0])]
                assert found[:1] == [official], (name, found)


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    ["ByteDance", "字节跳动", "Baidu", "百度", "Tencent", "腾讯", "Alibaba", "阿里巴巴", "Enflame", "燧原科技",
     "Kunlunxin", "昆仑芯", "天数智芯", "VeriSilicon", "芯原", "芯原微电子(上海)股份有限公司", "Xinyuan", "DeepSeek",
     "Zzyzx Energy Holdings", "紫光国微", "MiniMax", "拼多多", "宁德时代"],
)  # fmt: skip
def test_firms_that_are_on_no_list_are_not_reported(name: str, real: Screener):
    assert [match.name for match in real.screen(name)] == []


@pytest.mark.shared
def test_smic_is_not_its_unit_in_beijing(real: Screener):
    assert real.screen("SMIC Beijing")[0].name == "Semiconductor Manufacturing International (Beijing) Corporation"
    best = {match.name for match in real.screen("中芯国际") if match.score > 0.95}
    assert "Semiconductor Manufacturing International (Beijing) Corporation" not in best
    assert len(best) == 2  # an entry on each of two lists


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "official"),
    [
        ("长江存储", "Yangtze Memory Technologies Co., Ltd."),
        ("華為技術", "Huawei Technologies Co., Ltd. (Huawei)"),
        ("哈尔滨工业大学", "Harbin Institute of Technology"),
        ("Huada Jiutian", "Beijing Huada Jiutian Technology Co., Ltd."),
        ("Moore Thread", "Moore Thread Intelligent Technology (Beijing) Co., Ltd."),
        ("海思半导体有限公司", "HiSilicon Technologies Co., Ltd (HiSilicon)"),
        ("盛科通信", "Suzhou Centec Communications Co., Ltd"),
        ("睿励仪器", "Raintree Scientific Instruments (Shanghai) Corporation"),
        ("宁畅", "Nettrix Information Industry Co., Ltd."),
        ("中国移动", "China Mobile Communications Group Co., Ltd."),
        ("深圳市昇维旭技术有限公司", "SwaySure Technology Co., Ltd."),
        ("上海国盾量子信息技术有限公司", "Shanghai QuantumCTek Co., LTD."),
        ("国家超级计算无锡中心", "National Supercomputing Center Wuxi"),
        ("新华三半导体技术有限公司", "New H3C Semiconductor Technologies Co., Ltd."),
        (
            "中国电子科技集团公司第十四研究所",
            "China Electronics Technology Group Corporation 14th Research Institute (CETC 14)",
        ),
    ],
)
def test_other_spellings_find_their_party(name: str, official: str, real: Screener):
    assert official in [match.name for match in real.screen(name)][:2]


@pytest.fixture(scope="module")
def folder(store: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build folder that holds the quads alone."""
    path = tmp_path_factory.mktemp("build")
    store.dump(str(path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return path


def run(capsys: pytest.CaptureFixture[str], folder: Path, *words: str) -> tuple[str, str]:
    """Run a command of the program; return what it writes to stdout and stderr."""
    from chipcontrols.graph.cli import app

    app([*words, "--build", str(folder)], standalone_mode=False)
    return capsys.readouterr()


def test_the_command_answers_a_name_that_is_not_found(folder: Path, capsys: pytest.CaptureFixture[str]):
    out, err = run(capsys, folder, "screen", "Zzyzx Energy Holdings", "--format", "json")
    (record,) = json.loads(out)
    assert (record["query"], record["matches"]) == ("Zzyzx Energy Holdings", [])
    assert "0 of 1 names found. Searched: A list, 4 parties, as of 2026-07-31. Research, not legal advice." in " ".join(
        err.split()
    )


def test_a_file_of_names_gives_a_line_for_each(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    table, plain = tmp_path / "names.csv", tmp_path / "names.txt"
    table.write_text("id,name\n1,Chenguang Optics\n2,Nobody\n3\n", encoding="utf-8-sig")
    plain.write_text("Brukon Machinery\n\nNobody\n", encoding="utf-8")
    out, err = run(capsys, folder, "screen", "--file", str(table), "--format", "csv", "--most", "1")
    assert "1 of 2 names found. 1 more held no name and was not screened." in " ".join(err.split())
    found = [(row["query"], row["result"]) for row in csv.DictReader(out.splitlines())]
    assert found == [("Chenguang Optics", "match"), ("Nobody", "no match"), ("", "no name")]
    out, _ = run(capsys, folder, "screen", "--file", str(plain), "--format", "jsonl")
    assert [json.loads(line)["query"] for line in out.splitlines()] == ["Brukon Machinery", "Nobody"]


def test_the_table_names_party_list_and_terms(folder: Path, capsys: pytest.CaptureFixture[str]):
    out, _ = run(capsys, folder, "screen", "晨光光学", "--most", "1")
    text = " ".join(out.replace("│", " ").split())
    for part in ("晨光光学", "1.00", "List A", "presumption"):
        assert part in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("screen",), "no name is given"),
        (("screen", "", " ", "Ltd."), "no name is given"),
        (("screen", "x", "--country", "China"), "'China' is not the code of two letters of a country"),
        (("screen", "x", "--country", "UK"), "such as CN, or GB for the UK"),
        (("screen", "x", "--format", "xml"), "is not known here"),
        (("screen", "--file", "absent.csv"), "absent.csv: No such file"),
        (("identity", "--format", "xml"), "is not known here"),
    ],
)
def test_wrong_use_says_what_to_do(
    words: tuple[str, ...], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(WrongInput, match=message):
        run(capsys, folder, *words)


def test_a_file_that_is_no_text_stops_with_a_word(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "names.bin"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(WrongInput, match="Save the names as text or CSV in UTF-8"):
        run(capsys, folder, "screen", "--file", str(path))


PROPOSALS = """
<https://w3id.org/chipcontrols/source/identity> {
  claim:1 a chip:SamePartyProposal ; chip:entity company:a ; chip:party party:1 ;
    chip:reason "spelling" ; chip:score 0.8 .
  claim:2 a chip:SameParty ; chip:entity company:a ; chip:party party:2 ; chip:reason "same name" ; chip:score 0.97 .
  party:1 skos:prefLabel "Akme, Ltd."@en ; chip:onList lists:x .
  party:2 skos:prefLabel "Acme"@en ; chip:onList lists:x .
}
"""


def test_proposals_are_printed_as_rows_that_can_be_reviewed(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    from chipcontrols.graph.matching.reviewed import reviewed

    store_of(PROPOSALS).dump(str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    out, _ = run(capsys, tmp_path, "identity", "--review")
    head = "entity,party,list,verdict,reason,citation\n"
    assert out == f'{head}company/a,"Akme, Ltd.",x,,spelling,score 0.80\n'
    edited = tmp_path / "r.csv"
    edited.write_text(out.replace(",x,,", ",x,different,"), encoding="utf-8")
    (row,) = reviewed(edited)
    assert (row.entity, row.party, row.list, row.verdict) == ("company/a", "Akme, Ltd.", "x", "different")
    assert run(capsys, tmp_path, "identity")[0] == f"{head}company/a,Acme,x,same,same name,score 0.97\n"
