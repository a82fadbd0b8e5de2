"""How the status of well-known chips changed for China, letters beside thresholds; and rules that a user adds."""

import csv
import json
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from chipcontrols.graph.build import assemble
from chipcontrols.graph.cli import app
from chipcontrols.graph.commands.law import figures
from chipcontrols.graph.identity import reconcile
from chipcontrols.graph.law.classify import NOTICE, classify
from chipcontrols.graph.law.history import history
from chipcontrols.loaders import reference
from chipcontrols.loaders.ledger import WrongInput

FOLDER = Path(reference.__file__).parent
FREE, REQUIRED, OPEN = "not controlled by its figures", "licence required", "undetermined"
DENIAL, APPROVAL, CASE = "presumption of denial", "presumption of approval", "case-by-case review"


def steps(law: ox.Store, chip: str) -> list[tuple[str, str, str, str, int]]:
    """Return day, status, paragraph, governing review policy and the number of letters, of the first configuration."""
    found = []
    for change in history(law, chip, "China")[0]:
        review = change.holds.reviews[-1].control.policy if change.holds.reviews else ""
        row = (change.holds.status, change.holds.paragraph, review, len(change.holds.letters))
        if not found or found[-1][1:] != row:
            found.append((change.day.isoformat(), *row))
    return found


@pytest.mark.parametrize(
    ("chip", "expected"),
    [
        (
            "NVIDIA A100",
            [
                ("2022-08-26", FREE, "", "", 1), ("2022-10-21", REQUIRED, "3A090", DENIAL, 0),
                ("2023-10-23", REQUIRED, "3A090", DENIAL, 1), ("2023-11-17", REQUIRED, "3A090.a.1", DENIAL, 1),
                ("2026-01-15", REQUIRED, "3A090.a.1", CASE, 1),
            ],
        ),
        (
            "NVIDIA A800",
            [
                ("2022-08-26", FREE, "", "", 0), ("2023-10-23", FREE, "", "", 1),
                ("2023-11-17", REQUIRED, "3A090.a.1", DENIAL, 1), ("2026-01-15", REQUIRED, "3A090.a.1", CASE, 1),
            ],
        ),
        (
            "NVIDIA H20",
            [("2022-08-26", FREE, "", "", 0), ("2025-04-09", FREE, "", "", 1), ("2025-08-08", FREE, "", "", 2)],
        ),
        (
            "NVIDIA H200",
            [
                ("2022-08-26", FREE, "", "", 0), ("2022-10-21", REQUIRED, "3A090", DENIAL, 0),
                ("2023-11-17", REQUIRED, "3A090.a.1", DENIAL, 0), ("2026-01-15", REQUIRED, "3A090.a.1", CASE, 0),
            ],
        ),
        ("NVIDIA L20", [("2022-08-26", FREE, "", "", 0)]),
        (
            "AMD Instinct MI308X",
            [
                ("2022-08-26", FREE, "", "", 0), ("2022-10-21", OPEN, "3A090", DENIAL, 0),
                ("2023-11-17", OPEN, "3A090.a.1", DENIAL, 0), ("2025-04-09", OPEN, "3A090.a.1", DENIAL, 1),
                ("2025-08-08", OPEN, "3A090.a.1", DENIAL, 2),
            ],
        ),
        (
            "Huawei Ascend 910C",
            [
                ("2022-08-26", FREE, "", "", 0), ("2022-10-21", REQUIRED, "3A090", DENIAL, 0),
                ("2023-11-17", REQUIRED, "3A090.a.1", DENIAL, 0), ("2025-05-13", REQUIRED, "3A090.a.1", DENIAL, 1),
                ("2026-01-15", REQUIRED, "3A090.a.1", CASE, 1),
            ],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_status_changed_on_these_days(law: ox.Store, chip, expected):
    assert steps(law, chip) == expected


def test_the_codified_worldwide_text_is_not_reported_as_practice(law: ox.Store):
    (before,) = classify(law, "NVIDIA B200", "DE", date(2025, 5, 14))
    (after,) = classify(law, "NVIDIA B200", "DE", date(2025, 5, 15))
    elsewhere = "not controlled for this destination"
    assert (before.status, before.unenforced) == (elsewhere, ())
    assert after.status == elsewhere
    assert [(f.control.rule, f.control.enforcement) for f in after.unenforced] == [("90 FR 4544", "not enforced")]


def test_rules_on_makers_and_uses_are_named_beside_the_status(law: ox.Store):
    def beside(country: str, day: date) -> list[tuple[str, str]]:
        (answer,) = classify(law, "NVIDIA H20", country, day)
        assert answer.status == "not controlled by its figures"
        return [(one.control.rule, one.verdict) for one in answer.beside if one.control.rule != "88 FR 73458"]

    supercomputer, makers = ("87 FR 62186", "undetermined"), ("90 FR 5298", "undetermined")
    assert beside("CN", date(2022, 10, 20)) == []
    assert beside("CN", date(2025, 1, 15)) == [supercomputer]
    assert beside("CN", date(2025, 1, 16)) == [makers, supercomputer]
    assert beside("VN", date(2025, 1, 16)) == [makers]
    assert beside("DE", date(2025, 1, 16)) == []


def test_exceptions_follow_market_and_destination(law: ox.Store):
    (card,) = classify(law, "NVIDIA GeForce RTX 4090", "CN", date(2024, 5, 1))
    (same,) = classify(law, "NVIDIA GeForce RTX 4090", "CN", date(2024, 5, 1), datacenter=True)
    (there,) = classify(law, "NVIDIA GeForce RTX 4090", "AE", date(2024, 5, 1))
    assert [f.control.rule for f in card.exceptions] == ["88 FR 73458"]
    assert same.exceptions == ()
    assert [(f.control.rule, f.verdict) for f in there.exceptions] == [("89 FR 23876", "met")]


def test_a_country_that_a_rule_leaves_out_by_name_is_out(law: ox.Store):
    (card,) = classify(law, "NVIDIA GeForce RTX 4090", "MO", date(2024, 5, 1))
    assert [f.control.rule for f in card.exceptions] == ["88 FR 73458"]


def test_a_rule_of_the_users_own_needs_no_code(tmp_path: Path):
    with (FOLDER / "thresholds.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    own = rows["3A090a1-2023-tpp"] | {
        "id": "MY-2027", "bound_sets": "my-2027", "unless": "", "value": "1000", "effective_from": "2027-01-01",
        "destinations": "de", "less": "", "instrument": "88-fr-73458", "citation": "made up", "condition": "",
    }  # fmt: skip
    path = tmp_path / "mine.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, own)
        writer.writeheader()
        writer.writerow(own)
    readings = [*reference.read(), reference.read_further("thresholds", path)]
    store = assemble(reconcile(readings))[0]
    (before,) = classify(store, "NVIDIA H20", "DE", date(2026, 12, 31))
    (after,) = classify(store, "NVIDIA H20", "DE", date(2027, 1, 1))
    assert (before.status, after.status, after.paragraph) == (FREE, REQUIRED, "3A090.a.1")
    assert after.requirements[0].scope()[0].citation == "made up"


def test_figures_are_pairs_or_lines_of_a_file(tmp_path: Path):
    path = tmp_path / "chip.txt"
    path.write_text("# our chip\nfp16 = 150\n\ndie-area=814\n", encoding="utf-8")
    assert figures([str(path), "int8=300"]) == {"fp16": "150", "die-area": "814", "int8": "300"}
    for wrong in ("no-such-file", "fp16="):
        with pytest.raises(WrongInput, match="--spec"):
            figures([wrong])


def test_the_command_prints_answer_premises_dates_and_notice(sample_build: Path):
    command = ["classify", "NVIDIA H20", "--to", "CN", "--on", "2025-05-01", "--build", str(sample_build)]
    printed = CliRunner().invoke(app, command).output.splitlines()
    status = "not controlled by its figures; licence required by letter to NVIDIA since 2025-04-09"
    assert printed[0] == f"NVIDIA H20 to CN on 2025-05-01: {status}"
    assert printed[1].startswith("  country groups are those of 2026-07-23")
    assert any("NVIDIA 8-K of 2025-04-15" in line for line in printed)
    assert printed[-2].startswith("Data: reference-chips 2026-11-21")
    assert printed[-1] == NOTICE
    assert any(line.startswith("  letter: Letters on NVIDIA H20") for line in printed)
    (record,) = json.loads(CliRunner().invoke(app, [*command, "--format", "json"]).output)
    assert (record["status"], record["paragraph"], len(record["letters"])) == (FREE, "", 1)
    assert {finding["verdict"] for finding in record["missed"]} == {"not met"}


def test_of_several_histories_each_is_named_where_it_is_printed(sample_build: Path):
    command = ["classify", "NVIDIA H100", "--history", "--build", str(sample_build)]
    lines = CliRunner().invoke(app, command).stdout.splitlines()
    named = [line for line in lines if line.startswith("NVIDIA H100")]
    assert named == ["NVIDIA H100 NVL to CN", "NVIDIA H100 SXM to CN"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["classify"], "Name a chip"),
        (["classify", "NVIDIA"], "is no chip"),
        (["classify", "NVIDIA H20", "--to", "Country Group D:5"], "is no country"),
        (["classify", "NVIDIA H20", "--to", "NVIDIA"], "is no country"),
        (["classify", "NVIDIA H20", "--on", "soon"], "--on 'soon' is not a date"),
        (["classify", "NVIDIA H20", "--datacenter", "maybe"], "neither yes nor no"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_use_says_what_to_do(sample_build: Path, arguments, message):
    found = CliRunner().invoke(app, [*arguments, "--build", str(sample_build)])
    assert isinstance(found.exception, WrongInput)
    assert message in str(found.exception)


def test_what_is_not_reached_is_said_of_the_rules_that_are_shown(sample_build: Path):
    command = ["classify", "NVIDIA A100", "--to", "RU", "--on", "2023-01-01", "--build", str(sample_build)]
    printed = CliRunner().invoke(app, command).output
    assert "licence review: none by these rules" in printed
    assert "Embargoes" in printed.splitlines()[-1]


def test_figures_beside_a_chip_of_the_graph_are_said_to_stand_alone(sample_build: Path):
    command = ["classify", "--spec", "tpp=5000", "--on", "2024-06-01", "--build", str(sample_build)]
    told = "NVIDIA H20 is in the graph. Its own figures are left aside: only those of --spec count."
    assert told in " ".join(CliRunner().invoke(app, [*command, "NVIDIA H20"]).stderr.split())
    assert "is in the graph" not in CliRunner().invoke(app, [*command, "our next chip"]).stderr


def test_an_empty_name_is_no_chip():
    with pytest.raises(WrongInput, match="Name a chip"):
        app(["classify", " "], standalone_mode=False)
