"""The tools for assistants, asked through the official client."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

try:
    from mcp import Client, StdioServerParameters, stdio_client

    from chipcontrols.graph.mcp.server import server
    from chipcontrols.graph.serve.engine import program

    program()
except Exception as error:
    if os.environ.get("CI"):
        raise
    pytest.skip(f"no MCP server here ({error}); install chipcontrols[mcp]", allow_module_level=True)


def call(build: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, Any]]:
    """Return for each call whether it failed, and its answer, as words when it failed."""

    async def run() -> list[tuple[bool, Any]]:
        async with Client(server(build)) as client:
            found = [await client.call_tool(name, given) for name, given in calls]
            return [(r.is_error, r.content[0].text if r.is_error else json.loads(r.content[0].text)) for r in found]

    return asyncio.run(run())


def test_answers_carry_dates_and_evidence(sample_build: Path):
    asked = (
        ("about", {}),
        ("find", {"name": "华为"}),
        ("entity", {"name": "Cambricon"}),
        ("classify", {"chip": "NVIDIA H100", "destination": "CN", "day": "2024-01-01"}),
        ("exposure", {"name": "TSMC"}),
        ("explain", {"first": "ByteDance", "second": "NVIDIA"}),
        ("questions", {}),
        ("ask", {"question": "purchases-in-year", "parameters": {"year": "2024"}}),
        ("sparql", {"query": "SELECT (COUNT(*) AS ?n) WHERE { ?c a chip:Purchase }"}),
    )
    answers = dict(zip((name for name, _ in asked), call(sample_build, *asked), strict=True))
    assert [name for name, (failed, _) in answers.items() if failed] == []
    found = {name: answer for name, (_, answer) in answers.items()}
    assert all(answer["data_dates"] and "not legal advice" in answer["notice"] for answer in found.values())
    assert found["find"]["entities"][0]["iri"].endswith("/id/company/huawei")
    assert found["entity"]["label"] == "Cambricon"
    assert all(claim["source"] and claim["evidence"] for claim in found["entity"]["claims"])
    assert "licence required" in found["classify"]["answers"][0] and "premises:" in found["classify"]["answers"][0]
    assert all("NVIDIA" in json.dumps(claim["roles"]) for claim in found["explain"]["claims"])
    assert found["ask"]["total"] == len(found["ask"]["rows"]) > 0
    (row,) = found["sparql"]["answer"]["results"]["bindings"]
    assert int(row["n"]["value"]) > 0


@pytest.mark.parametrize(
    ("tool", "given", "words"),
    [
        ("screen", {"name": "x"}, "holds no official list"),
        ("screen", {"name": " "}, "holds no name"),
        ("entity", {"name": "NVIDIA", "kind": "Nothing"}, "no claim of kind 'Nothing' names NVIDIA. There are: "),
        ("entity", {"name": "Nobody at all"}, "no entity named"),
        ("ask", {"question": "everything"}, "no question 'everything'"),
        ("classify", {"chip": "NVIDIA H100", "day": "yesterday"}, "yesterday"),
        ("classify", {"chip": "NVIDIA H100", "on": "2024-01-01"}, "on\n"),
        ("sparql", {"query": "DROP ALL"}, "would change the graph"),
        ("sparql", {"query": "ASK { ?s a nope:Purchase }"}, "a prefix is not declared"),
        ("sparql", {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "SERVICE"),
        ("sparql", {"query": "SELECT * { ?s ?p ?o }"}, "larger than 200 kB"),
    ],
)
def test_what_it_cannot_know_or_may_not_do_is_refused(sample_build: Path, tool: str, given: dict[str, str], words: str):
    ((failed, said),) = call(sample_build, (tool, given))
    assert failed and words in said and "Traceback" not in said


def test_of_an_entity_with_many_claims_some_are_given_and_the_others_counted(sample_build: Path):
    (_, few), (_, designs) = call(
        sample_build, ("entity", {"name": "NVIDIA"}), ("entity", {"name": "NVIDIA", "kind": "Design"})
    )
    assert len(few["claims"]) + few["left_out"] == few["total"] == sum(few["claims_by_kind"].values())
    assert few["left_out"] > 0 and len(json.dumps(few)) < 60_000
    assert {claim["kind"] for claim in designs["claims"]} == {"Design"}
    assert designs["total"] == few["claims_by_kind"]["Design"]


def test_a_name_finds_the_entity_under_its_own(sample_build: Path):
    ((_, answer),) = call(sample_build, ("find", {"name": "Zhongke Flying Test"}))
    first = answer["entities"][0]
    assert (first["name"], first["matched"]) == ("Skyverse", "Zhongke Flying Test")


def test_figures_are_parameters_as_they_are_or_as_texts(sample_build: Path):
    (number, text, share) = call(
        sample_build,
        ("ask", {"question": "purchases-in-year", "parameters": {"year": 2024}}),
        ("ask", {"question": "purchases-in-year", "parameters": {"year": "2024"}}),
        ("ask", {"question": "affiliates-on-day", "parameters": {"day": "2025-10-15", "share": 50.5}}),
    )
    assert number == text and len(number[1]["rows"]) > 0 and not share[0]


def test_a_name_that_nobody_bears_finds_nobody(sample_build: Path):
    ((failed, answer),) = call(sample_build, ("find", {"name": "Zzyzx Energy Holdings"}))
    assert not failed and answer["entities"] == [] and "knows nobody" in answer["note"]


def test_every_tool_says_that_it_only_reads(sample_build: Path):
    async def listed() -> list[Any]:
        async with Client(server(sample_build)) as client:
            return list((await client.list_tools()).tools)

    said = [tool.annotations for tool in asyncio.run(listed())]
    assert len(said) > 0 and all(one.read_only_hint and one.destructive_hint is False for one in said)


def test_the_command_speaks_over_stdin_and_stdout(sample_build: Path):
    code = "from chipcontrols.graph.cli import main; main()"
    started = StdioServerParameters(command=sys.executable, args=["-c", code, "mcp", "--build", str(sample_build)])

    async def names() -> list[str]:
        async with Client(stdio_client(started)) as client:
            return [tool.name for tool in (await client.list_tools()).tools]

    assert asyncio.run(names()) == [
        "about", "find", "entity", "screen", "classify", "exposure", "explain", "questions", "ask", "sparql",
    ]  # fmt: skip
