"""FollowTheMoney entities, as OpenSanctions publishes them: parties, their sanctions as listings, and ownership."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chipcontrols.loaders.claim import Claim, Entity, Iri
from chipcontrols.loaders.ftm_entities import Facts, Given, party
from chipcontrols.loaders.ftm_listings import sanction
from chipcontrols.loaders.ftm_ownership import ownership
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Collected, Reading
from chipcontrols.loaders.source import Source
from chipcontrols.loaders.yml import read_yml

if TYPE_CHECKING:
    from followthemoney import EntityProxy, Model

DESCRIPTION = Path(__file__).with_suffix(".yml")


def read(path: Path, as_of: date | None, description: Path = DESCRIPTION) -> Reading:
    """Return the reading of a file of entities, one JSON object a line.

    A line that is no entity, or is one that has no place in the graph, is rejected. Raises WrongInput when the
    followthemoney package is missing or the file holds no line.
    """
    about = read_yml(description)
    model = ftm_model()
    given = Given(about["slug"], about)
    collected, hashed = Collected(), hashlib.sha256()
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            hashed.update(line)
            if not line.strip():
                continue
            try:
                found = list(_facts(given, _parse(model, line, f"{path.name}:{number}"), f"{path.name}:{number}"))
            except RejectedRecord as rejection:
                collected.ledger.rejections.append(rejection)
            else:
                collected.add(thing for thing in found if not _is_of_another_class(thing, collected.entities))
    if collected.ledger.read == 0:
        raise WrongInput(f"{path.name} holds no entity. Give entities.ftm.json, one JSON object a line.")
    source = Source(
        about["slug"], about["kind"], about["title"], about["publisher"], as_of=as_of, licence=about["licence"],
        sha256=hashed.hexdigest(),
    )  # fmt: skip
    return collected.reading(source)


def ftm_model() -> "Model":
    """Return FollowTheMoney's model. Raises WrongInput, with the way to get it, where it is not installed."""
    try:
        from followthemoney import model
    except ImportError as error:
        raise WrongInput(
            "FollowTheMoney is not installed. Install it: pip install 'chipcontrols[ftm]'. It needs PyICU, which pip "
            "builds with a C++ compiler and the headers of ICU (on Debian: g++, pkg-config and libicu-dev)."
        ) from error
    return model


def _parse(model: "Model", line: bytes, place: str) -> "EntityProxy":
    from followthemoney.exc import FollowTheMoneyException

    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RejectedRecord("JSON", place, f"no JSON: {error}") from error
    if not isinstance(data, dict) or not data.get("id") or not isinstance(data.get("properties", {}), dict):
        raise RejectedRecord("ENTITY", place, "no entity: it lacks an id, a schema or properties")
    try:
        return model.get_proxy(data, cleaned=False)
    except FollowTheMoneyException as error:
        raise RejectedRecord(
            "SCHEMA", place, f"no schema of FollowTheMoney is called {data.get('schema')!r}"
        ) from error


def _facts(given: Given, proxy: "EntityProxy", place: str) -> Facts:
    if proxy.schema.name == "Sanction":
        return sanction(given, proxy, place)
    if proxy.schema.name == "Ownership":
        return ownership(given, proxy, place)
    if proxy.schema.name not in given.about["classes"]:
        raise RejectedRecord("UNMODELLED", place, f"the graph has no place for the schema {proxy.schema.name}")
    return party(given, proxy, place)


def _is_of_another_class(thing: Entity | Claim, known: Mapping[Iri, Entity]) -> bool:
    """Return whether a description contradicts an earlier one, which is trusted more."""
    return isinstance(thing, Entity) and known.get(thing.iri, thing).cls != thing.cls
