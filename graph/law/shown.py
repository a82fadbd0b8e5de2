"""Show a classification: as lines for a person, each with its premises and citations, or as data for JSON."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from chipcontrols.graph.law.classify import NOTICE, Classification, Finding
from chipcontrols.graph.law.history import Change
from chipcontrols.graph.law.premises import Step
from chipcontrols.graph.premises import Notes

# The findings of an answer, in the order in which data gives them.
PARTS = ("requirements", "missed", "reviews", "exceptions", "letters", "unenforced")


def lines(answer: Classification, place: str) -> Iterator[str]:
    """Yield the lines of an answer, then its premises by number; `place` is the name of the destination.

    Of a criterion the parts that decide are shown.
    """
    notes = Notes()
    yield f"{answer.name} to {place} on {answer.day}: {answer.status}{_paragraph(answer)}{_by_letter(answer)}"
    if unknown := answer.unknown():
        yield f"  not known: {'; '.join(unknown)}"
    if read := answer.read():
        yield f"  country groups are those of {read}; that they were the same on {answer.day} is taken, not known"
    yield from _requirements(answer, notes)
    yield f"  licence review: {_review(answer)}"
    for finding in answer.reviews:
        yield from _finding("review policy", finding, notes)
    yield f"  exceptions to look at: {len(answer.exceptions) or 'none'}"
    for finding in answer.exceptions:
        yield from _finding("exception", finding, notes)
    for finding in answer.letters:
        word = "letter" if finding.control.kind == "ExportRestriction" else "permission"
        yield f"  {word}: {_heading(finding)}: {finding.control.terms}{notes.refer(finding.scope())}"
    for finding in answer.unenforced:
        yield f"  {finding.control.enforcement}: {_heading(finding)}: {finding.control.terms}"
    for finding in answer.beside:
        yield from _beside(finding, notes)
    if not answer.requirements:
        yield "  held against:" if answer.missed else "  no requirement for items of its kind is in force that day"
        for finding in answer.missed:
            yield from _finding("requirement", finding, notes, tree=finding.control.scope != "not met")
    yield "  premises:"
    yield from (f"    {line}" for line in notes.lines())


def footer(answer: Classification) -> Iterator[str]:
    """Yield the dates of the data and the notice that stand under every answer."""
    yield "Data: " + ", ".join(f"{name} {day}" for name, day in answer.data_dates)
    yield NOTICE


def history_rows(changes: Iterable[Change], known: str) -> list[list[str]]:
    """Return a table of changes with its header; days after that of the data are marked as scheduled."""
    rows = [["from", "status", "paragraph", "rule", "review", "exceptions", "letters", "not enforced"]]
    for change in changes:
        holds = change.holds
        first = holds.requirements[0].control.rule if holds.requirements else ""
        scheduled = " (scheduled)" if change.day.isoformat() > known else ""
        rows.append([
            f"{change.day}{scheduled}", holds.status + _by_letter(holds) * (holds.status != "licence required"),
            holds.paragraph, first,
            _review(holds), "; ".join(f.control.terms.partition(":")[0] for f in holds.exceptions),
            "; ".join(f"{f.control.rule} ({f.control.since})" for f in holds.letters),
            "; ".join(f"{f.control.rule}: {f.control.enforcement}" for f in holds.unenforced),
        ])  # fmt: skip
    return rows


def record(answer: Classification, place: str) -> dict[str, Any]:
    """Return an answer as data: stable names, IRIs beside labels, every premise with its citation."""
    return {
        "item": answer.item, "name": answer.name, "destination": answer.destination, "place": place,
        "day": answer.day.isoformat(), "status": answer.status, "paragraph": answer.paragraph,
        "review": _review(answer),
        **{name: [_data(finding) for finding in getattr(answer, name)] for name in PARTS},
        "beside": [_data(f) | {"condition": f.control.condition} for f in answer.beside],
        "unknown": list(answer.unknown()), "country_groups_of": answer.read() or None,
        "data": dict(answer.data_dates), "notice": NOTICE,
    }  # fmt: skip


def _paragraph(answer: Classification) -> str:
    return f" ({answer.paragraph})" if answer.paragraph else ""


def _review(answer: Classification) -> str:
    named = [f.control.policy + (" (undetermined)" if f.verdict != "met" else "") for f in answer.reviews]
    return ", else ".join(named) or (
        "not stated in the tables" if answer.requirements or answer.letters else "none by these rules"
    )


def _heading(finding: Finding) -> str:
    control = finding.control
    until = f" to {control.until}" if control.until is not None else ""
    name = " ".join(part for part in (finding.paragraph, control.rule) if part)
    return f"{name}, {control.since}{until}"


def _requirements(answer: Classification, notes: Notes) -> Iterator[str]:
    """Yield what is required; of what changes nothing only that it is open, or would be met elsewhere."""
    for finding in answer.requirements:
        yield from _finding("requirement", finding, notes, tree=finding.verdict == answer.requirements[0].verdict)
    for finding in answer.missed if answer.requirements else ():
        if finding.held != "not met":
            yield from _finding("requirement", finding, notes, tree=False)


def _by_letter(answer: Classification) -> str:
    """Return by whose letter a licence is required, and since when; or that guidance names the item."""
    letters = [f for f in answer.letters if f.control.kind == "ExportRestriction"]
    said = (
        f"licence required by letter to {firm} since {f.control.since}" if (firm := f.addressee())
        else f"guidance of {f.control.since} names it" for f in letters
    )  # fmt: skip
    return "".join(f"; {text}" for text in dict.fromkeys(said))


def _finding(word: str, finding: Finding, notes: Notes, *, tree: bool = True) -> Iterator[str]:
    control = finding.control
    told: str = finding.verdict
    if control.scope == "not met":
        told = "the destination is not in scope"
        told += f"; by the figures {finding.held}" if finding.held != "not met" else ""
    yield f"  {word}: {_heading(finding)}: {told}. {control.terms}{notes.refer(finding.scope())}"
    if control.scope == "undetermined":
        yield "    destination in scope: undetermined"
    if tree and (step := finding.step()) is not None:
        yield from _step(step, 2, notes)


def _beside(finding: Finding, notes: Notes) -> Iterator[str]:
    """Yield a rule that binds certain makers or uses alone: how the item stands to it, or that this is not weighed."""
    control, step = finding.control, finding.step()
    says = f"{control.condition}: {control.terms}{notes.refer(finding.scope())}"
    if step is None:
        yield f"  not weighed, {_heading(finding)}: {says}"
        return
    yield f"  binds some alone, {_heading(finding)}: {finding.verdict}. {says}"
    if unknown := tuple(dict.fromkeys(finding.unknown())):
        yield f"    not known: {'; '.join(unknown)}"
    yield from _step(step, 2, notes)


def _step(step: Step, depth: int, notes: Notes) -> Iterator[str]:
    parts = step.deciding()
    joined = f", {step.joined}:" if parts else ""
    said = f"{'  ' * depth}{'unless ' if step.negated else ''}{step.says}: {step.verdict}{joined}"
    yield said + notes.refer(step.premises)
    for part in parts:
        yield from _step(part, depth + 1, notes)


def _data(finding: Finding) -> dict[str, Any]:
    control, step = finding.control, finding.step()
    return {
        "claim": control.claim, "kind": control.kind, "paragraph": finding.paragraph, "verdict": finding.verdict,
        "scope": control.scope, "rule": control.rule, "instrument": control.instrument,
        "enforcement": control.enforcement, "since": control.since.isoformat(),
        "until": None if control.until is None else control.until.isoformat(), "terms": control.terms,
        "policy": control.policy or None, "criterion": None if step is None else _tree(step),
        "premises": [asdict(premise) for premise in finding.scope()],
    }  # fmt: skip


def _tree(step: Step) -> dict[str, Any]:
    return {
        "criterion": step.criterion, "says": step.says, "verdict": step.verdict, "joined": step.joined or None,
        "negated": step.negated, "premises": [asdict(premise) for premise in step.premises],
        "parts": [_tree(part) for part in step.parts],
    }  # fmt: skip
