"""Write misses and false finds as flat rows: what it was, where it stands, and what the nearest counterpart lacks."""

from collections.abc import Iterator, Mapping

from chipcontrols.loaders.claim import Claim, Quantity, plain
from chipcontrols.loaders.evaluation.measure import Measured
from chipcontrols.loaders.evaluation.mentions import MeasuredNames
from chipcontrols.loaders.evaluation.names import Who
from chipcontrols.loaders.reading import Text

Row = dict[str, str | int | None]


def failures(measured: Measured, texts: Mapping[str, Text], who: Who) -> Iterator[Row]:
    """Yield a row for each fact that is missed, then for each claim that states no fact."""
    for sought in measured.misses():
        fact = sought.fact
        said = [fact.subject, fact.object or "", _figure(fact.value), fact.period.label or "" if fact.period else ""]
        why = sought.best.differences() if sought.best is not None else ""
        yield _row("miss", fact.doc, fact.start, fact.end, fact.predicate, " · ".join(filter(None, said)), why, texts)
    docs = {text.source.slug: doc for doc, text in texts.items()}
    for found in measured.false():
        place, claim = found.claim.evidence[0], found.claim
        why = f"{found.best.fact.id}: {found.best.differences()}" if found.best is not None else "no such fact"
        said = [claim.kind, *_participants(claim, who), _figure(claim.value)]
        said.append(f"{claim.period.start or ''}/{claim.period.end or ''}" if claim.period is not None else "")
        yield _row(
            "false", docs[claim.source], place.start or 0, place.end or 0, found.predicate,
            " · ".join(filter(None, said)), why, texts,
        )  # fmt: skip


def name_failures(measured: MeasuredNames, texts: Mapping[str, Text]) -> Iterator[Row]:
    """Yield a row for each marked name that is not found, and for each found one that is not marked."""
    for pair in measured.pairs:
        if pair.named is not None and pair.mention is None:
            named = pair.named
            yield _row("miss of name", pair.doc, named.start, named.end, pair.type, named.name or "", "", texts)
        elif pair.mention is not None and pair.named is None:
            found = pair.mention
            labels = [measured.who.labels.get(candidate.iri, (candidate.iri,))[0] for candidate in found.candidates[:1]]
            yield _row("false name", pair.doc, found.start, found.end, pair.type, " ".join(labels), "", texts)


def _row(
    what: str, doc: str, start: int, end: int, predicate: str, said: str, why: str, texts: Mapping[str, Text]
) -> Row:
    return {
        "what": what, "doc": doc, "start": start, "end": end, "predicate": predicate, "says": said, "nearest": why,
        "words": texts[doc].text[start:end],
    }  # fmt: skip


def _participants(claim: Claim, who: Who) -> list[str]:
    return [f"{role}={who.labels.get(iri, (iri.rpartition('/')[2],))[0]}" for role, iri in claim.roles]


def _figure(value: Quantity | None) -> str:
    if value is None:
        return ""
    if value.value is not None:
        return f"{plain(value.value)} {value.unit}"
    low, high = (plain(n) if n is not None else "" for n in (value.minimum, value.maximum))
    return f"{low}..{high} {value.unit}"
