"""The documentation says what the program does: generated pages, commands, options, links."""

import csv
import importlib.util
import json
import re
import shlex
import sys
import textwrap
import tomllib
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from chipcontrols import ontology
from chipcontrols.graph.api import Graph
from chipcontrols.loaders.reference import read_further

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "docs"))
import generate  # noqa: E402

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.mark.parametrize(("path", "text"), list(generate.pages()), ids=lambda value: getattr(value, "name", ""))
def test_generated_pages_are_current(path: Path, text: str):
    assert path.read_text(encoding="utf-8") == text, "run: make docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path):
    broken = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not (page.parent / link).exists()]
    assert broken == []


def test_every_pattern_of_the_ontology_pages_is_sparql():
    pages = sorted((ROOT / "docs" / "ontology").glob("*.md"))
    patterns = [p for page in pages for p in re.findall(r"```sparql\n(.*?)```", page.read_text("utf-8"), re.S)]
    assert len(patterns) > 70
    for pattern in patterns:
        ox.Store().query(f"PREFIX chip: <{ontology.NAMESPACE}> SELECT * WHERE {{ {pattern} }}")


def test_the_ten_queries_have_answers(sample_build: Path):
    page = (ROOT / "docs" / "tutorial" / "ten-queries.md").read_text("utf-8")
    texts = re.findall(r"```sparql\n(.*?)```", page, re.S)
    graph = Graph.open(sample_build)
    local = [text for text in texts if "SERVICE" not in text]
    assert (len(texts), len(local)) == (10, 9)
    assert [text for text in local if len(graph.query(text)) == 0] == []


def test_a_source_added_as_the_page_says_is_read(tmp_path: Path):
    page = (ROOT / "docs" / "how-to" / "add-a-source.md").read_text("utf-8")
    for form, end in (("yaml", "yml"), ("python", "py")):
        (text,) = re.findall(rf"```{form}\n(.*?)```", page, re.S)
        (tmp_path / f"makers.{end}").write_text(textwrap.dedent(text).rstrip(" "), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("makers", tmp_path / "makers.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rows = ["maker,item,since", "Works,Chip,2024-01-02", "Shop,Part,", "Same,Same,", "Works,Chip,soon"]
    ends = ["citation,confidence", *4 * ["a page,high"]]
    table = "".join(f"{row},{end}\n" for row, end in zip(rows, ends, strict=True))
    (tmp_path / "table.csv").write_text(table, encoding="utf-8")
    reading = module.read(tmp_path / "table.csv", date(2026, 7, 31))
    assert [claim.kind for claim in reading.claims] == ["Manufacture", "Manufacture"]
    assert sorted(rejected.code for rejected in reading.ledger.rejections) == ["DATE", "SELF"]


OWN_ROWS = {
    "instruments": {
        "id": "MY-1", "country": "us", "title": "House rule", "kind": "rule", "summary": "Ours.",
    },
    "thresholds": {
        "id": "t", "provision": "1", "item_kind": "circuit", "items": "eccn-3a090-a", "bound_sets": "mine",
        "scope": "China", "effect": "licence", "metric": "total-processing-performance", "comparator": ">=",
        "consequence": "Licence", "instrument": "my-1", "citation": "House rule, 1", "value": "100", "unit": "TPP",
    },
    "licensing": {
        "id": "r", "kind": "review", "items": "eccn-3a090-a", "criterion": "mine", "instrument": "my-1",
        "terms": "Each case", "citation": "House rule, 2", "rank": "5", "policy": "case-by-case",
        "destinations": "cn",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", OWN_ROWS)
def test_a_rule_is_read_with_what_its_page_says_must_be_filled(name: str, tmp_path: Path):
    page = " ".join((ROOT / "docs" / "how-to" / "add-a-rule-vintage.md").read_text("utf-8").split())
    (asked,) = re.findall(rf"`(?:loaders/reference/)?{name}\.csv` \((`id`.*?)\)", page)
    given = OWN_ROWS[name] | {"confidence": "high"}
    assert sorted(set(re.findall(r"`(\w+)`", asked)) - given.keys()) == []
    shipped = ROOT / "loaders" / "reference" / f"{name}.csv"
    header = shipped.read_text("utf-8").splitlines()[0]
    cells = ",".join(f'"{given.get(column, "")}"' for column in header.split(","))
    (tmp_path / "own.csv").write_text(f"{header}\n{cells}\n", encoding="utf-8")
    reading = read_further(name, tmp_path / "own.csv")
    assert reading.ledger.rejections == []
    assert len(reading.entities) + len(reading.claims) > 0


def test_a_licensing_row_that_reaches_no_place_is_refused_not_lost(tmp_path: Path):
    header = (ROOT / "loaders" / "reference" / "licensing.csv").read_text("utf-8").splitlines()[0]
    given = OWN_ROWS["licensing"] | {"confidence": "high", "destinations": ""}
    cells = ",".join(given.get(column, "") for column in header.split(","))
    (tmp_path / "own.csv").write_text(f"{header}\n{cells.replace('House rule, 2', 'House rule')}\n", encoding="utf-8")
    assert [found.code for found in read_further("licensing", tmp_path / "own.csv").ledger.rejections] == ["MISSING"]


def test_json_with_plain_names_is_rdf_by_the_context():
    context = json.loads((ROOT / "docs" / "ontology" / "context.jsonld").read_text("utf-8"))["@context"]
    said = {
        "id": "http://ex.org/1",
        "type": "Purchase",
        "buyer": "http://ex.org/b",
        "value": "7",
        "start": "2024-01-01",
    }
    text = json.dumps({"@context": context, **said})
    found = {str(quad.triple) for quad in ox.parse(input=text, format=ox.RdfFormat.JSON_LD)}
    one, chip, xsd = "<http://ex.org/1>", f"<{ontology.NAMESPACE}", "<http://www.w3.org/2001/XMLSchema#"
    assert found == {
        f"{one} <{ontology.PREFIXES['rdf']}type> {chip}Purchase>",
        f"{one} {chip}buyer> <http://ex.org/b>",
        f'{one} {chip}value> "7"^^{xsd}decimal>',
        f'{one} {chip}start> "2024-01-01"^^{xsd}date>',
    }


def test_a_wheel_is_not_made_in_the_folder_of_the_graph():
    made = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["distutils"]["build"][
        "build_base"
    ]
    assert made != "build" and f"/{made}/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()


def test_the_page_of_the_sources_counts_the_rows_of_each_table():
    page = (ROOT / "docs" / "reference" / "sources.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `reference-[\w-]+` \| `([\w-]+\.csv)` \|.*\| ([\d,]+) \|$", page, re.M))
    rows = {}
    for path in (ROOT / "loaders" / "reference").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows[path.name] = f"{sum(1 for _ in csv.DictReader(file)):,}"
    assert told == {name: rows[name] for name in told}, "correct docs/reference/sources.md"
    assert all(f"`{name}`" in page for name in rows)


def test_the_citation_names_the_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    cited = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()
    assert {f"version: {project['version']}", f"license: {project['license']}"} <= set(cited)


def test_every_target_of_make_has_a_line_of_help():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.M)
    assert set(phony.split()) == set(re.findall(r"^([a-z]+):.*## ", text, re.M))


def commands(page: Path) -> list[list[str]]:
    """Return the `chipcontrols …` lines of the shell blocks of a page."""
    blocks = re.findall(r"```(?:sh|console)\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("chipcontrols ")]


def answered(page: Path) -> list[tuple[list[str], list[str]]]:
    """Return the commands of a page whose output is shown below them, with the lines shown; "…" stands for others."""
    pairs = re.findall(r"```sh\nchipcontrols (.*?)\n```\n\n```text\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    return [(shlex.split(command), [x for x in shown.splitlines() if x != "…"]) for command, shown in pairs]


def test_the_readme_shows_what_the_program_prints(sample_build: Path, capsys: pytest.CaptureFixture[str]):
    from chipcontrols.graph.cli import app

    pairs = answered(ROOT / "README.md")
    assert len(pairs) == 3
    for command, shown in pairs:
        app([*command, "--build", str(sample_build)], standalone_mode=False)
        printed = capsys.readouterr().out.splitlines()
        assert [line for line in shown if line not in printed] == []


def test_the_notebook_runs(sample_build: Path):
    nbformat = pytest.importorskip("nbformat", reason="no nbformat; install chipcontrols[test]")
    from nbclient import NotebookClient

    notebook = nbformat.read(ROOT / "docs" / "tutorial" / "python.ipynb", as_version=4)
    shown = [cell for cell in notebook.cells if cell.cell_type == "code" and cell.outputs]
    for cell in notebook.cells:
        cell.pop("outputs", None) if cell.cell_type == "markdown" else cell.update(outputs=[])
    assert sample_build.name == "build"
    NotebookClient(notebook, resources={"metadata": {"path": str(sample_build.parent)}}, timeout=120).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert len(shown) == len(code)
    assert [cell.source for cell in code if not cell.outputs] == []


READING = {"query", "claims", "explain", "validate", "view", "export", "affiliates", "exposure", "classify"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_of_the_pages_run(
    page: Path, sample_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    from chipcontrols.graph.cli import app

    monkeypatch.chdir(tmp_path)
    (tmp_path / "buyers.rq").write_text(
        "SELECT ?claim WHERE { ?claim a <https://w3id.org/chipcontrols/ontology#Purchase> }"
    )
    for command in commands(page):
        if command[0] not in READING or "CLAIM" in command:
            continue  # a build of the reader's own documents, or a placeholder
        if command[0] == "view":
            command = [*command, "--out", "view.html"]
        try:
            app([*command, "--build", str(sample_build)], standalone_mode=False)
        except SystemExit as end:
            assert end.code in (0, None), (command, capsys.readouterr().err)
