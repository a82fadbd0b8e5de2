"""Ownership of FollowTheMoney as claims, with the share in percent and the period."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from chipcontrols.loaders.claim import Evidence, Period, Quantity, make_claim
from chipcontrols.loaders.ftm_entities import EXTRACTOR, Facts, Given, bounds, party_iri
from chipcontrols.loaders.ledger import RejectedRecord

if TYPE_CHECKING:
    from followthemoney import EntityProxy

PERCENT = re.compile(r"(?P<low>\d+(?:\.\d+)?)(?:\s*[-–]\s*(?P<high>\d+(?:\.\d+)?))?\s*%?")


def ownership(given: Given, proxy: "EntityProxy", place: str) -> Facts:
    """Yield who owns what, with the share in percent and the period where they are stated."""
    owners, owned = sorted(proxy.get("owner")), sorted(proxy.get("asset"))
    if len(owners) == 0 or len(owned) == 0:
        raise RejectedRecord("MISSING", place, "an ownership without an owner or an asset")
    shares, (start, end) = proxy.get("percentage"), bounds(proxy, place)
    value = _share(shares[0]) if shares else None
    remarks = [("wording", text) for text in shares if value is None]
    remarks += [("qualification", f"role={text}") for text in proxy.get("role")]
    for owner in owners:
        for asset in owned:
            yield make_claim(
                "Ownership", given.source, {"owner": party_iri(owner), "owned": party_iri(asset)}, EXTRACTOR,
                value=value, period=Period.between(start, end), remarks=remarks,
                details={"status": "; ".join(proxy.get("status"))},
                evidence=(Evidence(given.source, record=str(proxy.id)),),
            )  # fmt: skip


def _share(text: str) -> Quantity | None:
    found = PERCENT.fullmatch(text.strip())
    if found is None or not all(Decimal(n) <= 100 for n in found.groups() if n is not None):
        return None
    low, high = Decimal(found["low"]), found["high"]
    if high is None:
        return Quantity(low, unit="percent")
    return Quantity(minimum=low, maximum=Decimal(high), unit="percent")
