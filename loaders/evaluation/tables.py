"""The tables of the evaluation: predicates near one another, types of names, words that tell no name apart."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from chipcontrols.loaders.curated.mapping import Rule, rules
from chipcontrols.loaders.yml import read_yml


@cache
def readings(predicate: str) -> tuple[Rule, ...]:
    """Return the ways in which claims state a predicate: its own rules, then those of near predicates."""
    found = list(rules().get(predicate, ()))
    for row in _table("near"):
        for rule in rules().get(row["near"], ()) if row["predicate"] == predicate else ():
            if row["swapped"] == "no":
                found.append(rule)
            elif rule.object_role:
                found.append(replace(rule, subject_role=rule.object_role, object_role=rule.subject_role))
    return tuple(found)


@cache
def predicate_of_kind() -> Mapping[str, str]:
    """Return the predicate that a claim without a fact is counted under: the first with a plain rule for it."""
    pairs = [(rule, predicate) for predicate, of_predicate in rules().items() for rule in of_predicate]
    plain_last = sorted(reversed(pairs), key=lambda pair: pair[0].fixed == "")
    return {rule.kind: predicate for rule, predicate in plain_last}


@cache
def classes_of_type() -> Mapping[str, frozenset[str]]:
    """Return the classes whose entities an annotator's type means, most telling types first."""
    return {row["type"]: frozenset(row["classes"].split()) for row in _table("types")}


@cache
def near_classes() -> Mapping[str, frozenset[str]]:
    """Return the classes under which others know what an annotator gives a type, as a newspaper is a firm to some."""
    return {row["type"]: frozenset(row["near"].split()) for row in _table("types")}


@cache
def wording() -> Mapping[str, frozenset[str]]:
    """Return the sets of words of wording.yml."""
    loaded: Mapping[str, Any] = read_yml(_here("wording.yml"))
    return {name: frozenset(words) for name, words in loaded.items()}


def _table(name: str) -> list[dict[str, str]]:
    with _here(f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _here(name: str) -> Path:
    return Path(__file__).with_name(name)
