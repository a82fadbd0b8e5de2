"""The command about the rule on owned parties: who counts as listed because listed parties own enough of it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from chipcontrols.graph.commands.options import BuildOption, KnownOption, day, one_of, opened
from chipcontrols.graph.commands.printing import print_json, print_table, words
from chipcontrols.loaders.ledger import WrongInput

if TYPE_CHECKING:
    import pyoxigraph as ox

    from chipcontrols.graph.affiliates import Affiliate, Rule


def affiliates(
    name: Annotated[str | None, typer.Argument(help="Name or IRI of a party; without it, all are shown.")] = None,
    on: Annotated[
        str | None, typer.Option("--on", "--as-of", metavar="DAY", help="Day asked about, such as 2025-10-01.")
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text, table or json.")] = "text",
    known: KnownOption = None,
    folder: BuildOption = Path("build"),
) -> None:
    """Say who counts as listed because listed parties own enough of it on a day, with the premises.

    Example: chipcontrols affiliates Nexperia --on 2025-10-01
    """
    from chipcontrols.graph import affiliates as reach
    from chipcontrols.graph.explain import find_entity
    from chipcontrols.graph.report import NOTICE

    asked = day(on, "--on")
    if asked is None:
        raise WrongInput("no day is given. Write: chipcontrols affiliates NAME --on 2025-10-01")
    store = opened(folder, None, known)
    party = None if name is None else find_entity(store, name).value
    found = [(rule, one) for rule in reach.rules(store, asked) for one in reach.affiliates(store, rule, asked)]
    found = [(rule, one) for rule, one in found if party is None or one.party == party]
    _print(store, found, one_of(form, ("text", "table", "json")))
    if len(found) == 0:
        whom = "no party" if name is None else f"no part of {name}"
        words.print(Text(f"The graph knows {whom} that listed parties own on {asked}, or no rule that reaches it."))
        if party is not None and reach.is_listed(store, party, asked):
            words.print(
                Text(f"{name} is itself on a list on {asked}: chipcontrols query listing-terms says on what terms.")
            )
    parties = "1 party" if len(found) == 1 else f"{len(found)} parties"
    words.print(Text(f"{parties} on {asked}. An ownership that no source states is not seen. {NOTICE}"))


def _print(store: "ox.Store", found: "list[tuple[Rule, Affiliate]]", form: str) -> None:
    from chipcontrols.graph.premises import stated

    if form == "json":
        premises = [[asdict(stated(store, iri)) for iri in _premises(rule, one)] for rule, one in found]
        parts = zip(found, premises, strict=True)
        print_json([{"rule": asdict(rule), **asdict(one), "premises": p} for (rule, one), p in parts])
    elif form == "table":
        head = ["party", "answer", "least %", "most %", "steps", "owners", "policy", "footnotes"]
        print_table([head, *(_row(one) for _, one in found)])
    else:
        for rule, one in found:
            sys.stdout.write("\n".join(_lines(store, rule, one)) + "\n\n")


def _row(one: "Affiliate") -> list[str]:
    owners = "; ".join(owner.label for owner in one.owners)
    shares = f"{one.low:f}", f"{one.high:f}"
    return [one.label, one.answer, *shares, str(one.tier or ""), owners, one.policy, "; ".join(one.footnotes)]


def _lines(store: "ox.Store", rule: "Rule", one: "Affiliate") -> Iterator[str]:
    from chipcontrols.graph.lookup import best_label
    from chipcontrols.graph.premises import Notes, data_days, stated

    notes = Notes()

    def refer(premises: Iterable[str]) -> str:
        return notes.refer(stated(store, iri) for iri in premises)

    yield f"{one.label}: {one.answer}: {one.reason}"
    yield f"  rule: {rule.label}, {rule.share:f} percent or more: {_state(rule)}{refer(rule.premises)}"
    yield f"  share of listed owners together: {_between(one.low, one.high)}"
    for owner in one.owners:
        yield f"  owner: {owner.label} ({owner.why}): {_between(owner.low, owner.high)}{refer(owner.claims)}"
    for share in one.chain:
        ends = best_label(store, share.owner), best_label(store, share.owned)
        yield f"  through: {ends[0]} owns {_between(share.low, share.high)} of {ends[1]}{refer(share.claims)}"
    for share in one.unlisted:
        least = f"{share.low:f} percent or more" if share.low != share.high else f"{share.low:f} percent"
        yield f"  not listed, so that less is left: {best_label(store, share.owner)}: {least}{refer(share.claims)}"
    policy = one.policy or ("none can be ranked" if one.other_policies else "not in the data")
    read = f"; to be read beside it: {', '.join(one.other_policies)}" if one.other_policies else ""
    yield f"  review policy of the strictest owner: {policy}{read}{refer(one.listings)}"
    if one.footnotes:
        yield f"  footnotes of the owners: {', '.join(one.footnotes)}"
    yield "  premises:"
    yield from (f"    {line}" for line in notes.lines())
    yield f"  {data_days(store, notes.premises())}"


def _premises(rule: "Rule", one: "Affiliate") -> list[str]:
    held = (owner.claims for owner in one.owners), (share.claims for share in (*one.chain, *one.unlisted))
    shares = (claim for part in held for claims in part for claim in claims)
    return [*dict.fromkeys((*rule.premises, *shares, *one.listings))]


def _state(rule: "Rule") -> str:
    then = {"in force": "suspended from", "suspended": "due back on", "unsettled": "announced until"}.get(
        rule.state, "until"
    )
    until = f", {then} {rule.until}" if rule.until else ""
    return f"{rule.state} from {rule.since}{until}" if rule.since else f"{rule.state}{until}"


def _between(low: object, high: object) -> str:
    return f"{low:f} percent" if low == high else f"{low:f} to {high:f} percent"
