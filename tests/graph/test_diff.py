import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from chipcontrols.graph.build import assemble
from chipcontrols.graph.diff import as_text, diff
from chipcontrols.graph.identity import reconcile
from chipcontrols.loaders.claim import Claim, Entity, Evidence, Label, entity_iri, make_claim
from chipcontrols.loaders.ledger import WrongInput
from conftest import BUYER, NVIDIA, a_purchase, a_reading


def store(*claims: Claim) -> ox.Store:
    return assemble(reconcile([a_reading(claims=claims)]))[0]


def partnership(**more: object) -> Claim:
    place = [Evidence("note-1", 9, 12, "Ten")]
    return make_claim(
        "Partnership", "note-1", {"partner": [BUYER, NVIDIA]}, "patterns/1", evidence=place, **more  # type: ignore[arg-type]
    )  # fmt: skip


def described(*labels: Label) -> ox.Store:
    reading = replace(a_reading(), entities=(Entity(BUYER, "Company", labels),))
    return assemble(reconcile([reading]))[0]


def test_a_new_name_of_an_entity_is_a_modification_of_it():
    name, alias = Label("Buyer AG", "de", "pref"), Label("Buyer", "en", "alt")
    (change,) = diff(described(name), described(name, alias))
    assert (change.what, change.kind, change.fields) == ("modified", "Company", {"altLabel": (None, ["Buyer (en)"])})
    assert list(as_text(change)) == [
        "modified: note-1: Company: Buyer AG (de)",
        "  altLabel: nothing → Buyer (en)",
    ]


def test_an_entity_that_comes_or_goes_is_told():
    empty = assemble(reconcile([replace(a_reading(), entities=())]))[0]
    (added,) = diff(empty, described(Label("Buyer AG", "de", "pref")))
    assert (added.what, added.kind, list(as_text(added))) == (
        "added",
        "Company",
        ["added: note-1: Company: Buyer AG (de)"],
    )
    (removed,) = diff(described(), empty)
    assert (removed.what, removed.kind, removed.after) == ("removed", "Company", None)


def test_changes_of_a_kind_come_by_name():
    labels = {entity_iri("company", f"maker-{9 - n}"): Label(f"Maker {n}", "en", "pref") for n in range(9)}
    entities = tuple(Entity(iri, "Company", (label,)) for iri, label in labels.items())
    empty, full = (assemble(reconcile([replace(a_reading(), entities=them)]))[0] for them in ((), entities))
    names = [next(as_text(change)) for change in diff(empty, full)]
    assert len(names) >= len(labels)
    assert names == sorted(names)


def snapshots(folder: Path, **names: str) -> Iterator[str]:
    for file, name in names.items():
        entity = {"id": "a-1", "schema": "Company", "properties": {"name": [name], "country": ["cn"]}}
        (folder / file).write_text(json.dumps(entity) + "\n", encoding="utf-8")
        yield str(folder / file)


def test_two_snapshots_of_a_list_are_compared(tmp_path: Path):
    import followthemoney_needed  # noqa: F401

    from chipcontrols.graph.cli import app

    old, new = snapshots(tmp_path, old="Made-up Fabs", new="Made-up Fabs Ltd.")
    shown = CliRunner().invoke(app, ["diff", old, new, "--list", "ftm", "--format", "jsonl"])
    (change,) = [json.loads(line) for line in shown.stdout.splitlines()]
    assert (change["what"], change["kind"]) == ("modified", "Company")
    assert change["fields"] == {"prefLabel": [["Made-up Fabs (en)"], ["Made-up Fabs Ltd. (en)"]]}


def test_a_build_is_not_compared_with_a_file(tmp_path: Path):
    from chipcontrols.graph.cli import app

    (tmp_path / "list.csv").write_text("x", encoding="utf-8")
    wrong = CliRunner().invoke(app, ["diff", str(tmp_path), str(tmp_path / "list.csv")])
    assert isinstance(wrong.exception, WrongInput)


def test_a_source_that_neither_holds_is_said_with_near_names(sample_build: Path):
    from chipcontrols.graph.cli import app

    asked = ["diff", str(sample_build), str(sample_build), "--source"]
    wrong = CliRunner().invoke(app, [*asked, "reference-chip"])
    assert "there is no source 'reference-chip'. Near names: reference-chips" in str(wrong.exception)
    assert CliRunner().invoke(app, [*asked, "reference-chips"]).exit_code == 0


def test_equal_builds_have_no_changes():
    assert diff(store(a_purchase()), store(a_purchase())) == []


def test_a_new_and_a_missing_claim_are_told_apart():
    (added,) = diff(store(a_purchase()), store(a_purchase(), partnership()))
    assert (added.what, added.kind, added.before) == ("added", "Partnership", None)
    (removed,) = diff(store(a_purchase(), partnership()), store(a_purchase()))
    assert (removed.what, removed.kind, removed.after) == ("removed", "Partnership", None)


def test_another_figure_at_the_same_place_is_a_modified_claim():
    (change,) = diff(store(a_purchase()), store(a_purchase(amount="2000")))
    assert change.what == "modified"
    assert set(change.fields) == {"value"}
    one, other = change.fields["value"]
    assert (one["value"], other["value"]) == (1000, 2000)


def test_a_claim_that_moved_within_its_source_is_known_by_its_participants():
    moved = replace(a_purchase(amount="2000"), evidence=(Evidence("note-1", 50, 54, "Ten."),))
    (change,) = diff(store(a_purchase()), store(moved))
    assert change.what == "modified"


def test_two_claims_of_the_same_participants_are_not_guessed_to_be_one():
    place = (Evidence("note-1", 50, 54, "Ten."),)
    before = [a_purchase(), a_purchase(amount="1500")]
    after = [replace(a_purchase(amount=amount), evidence=place) for amount in ("2000", "2500")]
    assert [change.what for change in diff(store(*before), store(*after))] == ["added", "added", "removed", "removed"]


def test_a_change_reads_in_words():
    (change,) = diff(store(partnership()), store(partnership(details={"purpose": "chips"})))
    lines = list(as_text(change))
    assert lines[0] == "modified: note-1: Partnership: partner Buyer AG, Made-up Chips"
    assert lines[1:] == ["  details, purpose: nothing → chips"]


def test_of_many_names_only_those_that_came_or_went_are_told():
    name, one, two = Label("Buyer AG", "de", "pref"), Label("One", "en", "alt"), Label("Two", "en", "alt")
    (change,) = diff(described(name, one), described(name, one, two))
    assert list(as_text(change))[1:] == ["  altLabel: nothing → Two (en)"]


@pytest.mark.shared
def test_the_extractor_is_measured_on_the_articles(corpus: Path, capsys: pytest.CaptureFixture[str]):
    import json

    from chipcontrols.graph.cli import app

    app(["evaluate", str(corpus), "--format", "json"], standalone_mode=False)
    scores = {score["kind"]: score for score in json.loads(capsys.readouterr().out)}
    assert float(scores["all"]["precision"]) > 0.8
    assert float(scores["all"]["recall"]) > 0.28
