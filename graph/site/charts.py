"""Charts where a chart says more: listings, rules, shipments and revenue by year, and which chips are controlled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from chipcontrols.graph.site.listings import since
from chipcontrols.graph.site.pages import Cell, Part, Writer
from chipcontrols.graph.site.statements import Gathered
from chipcontrols.graph.site.words import Wording, figure, period
from chipcontrols.graph.views.measure import cut
from chipcontrols.graph.views.visual import kind_of, visual
from chipcontrols.loaders.claim import Claim, Quantity
from chipcontrols.queries.catalogue import run
from chipcontrols.queries.tables import plain

LISTS = 6  # drawn apart; the rest are one
ROWS = 30
STATUSES = ("licence required", "undetermined", "not by figures")  # of queries/status-matrix.rq
Years = Counter[tuple[str, str]]


def write_charts(known: Gathered, wording: Wording, answered: Mapping[str, Part], writer: Writer) -> None:
    """Write the page of charts and the timeline of instruments, with a picture for each chart that has data."""
    title, untold = "Rules and letters by year and kind", "when they take effect"
    rules = _by_year("rules", title, _rules(known), "rules and letters", untold, writer)
    listings = _by_year(
        "listings", "Parties listed by year and list", _listings(known, wording), "parties", "since when", writer
    )
    charts = [
        *listings,
        *_status(known, writer),
        *_figures("shipments", "Chips shipped", "Shipment", known, wording, writer),
        *_figures("revenue", "Revenue", "Revenue", known, wording, writer),
    ]
    lead = "Every figure stands in a claim with its source; the tables below the pictures lead to them."
    note = "Solid: asserted or reported. Dashed and hollow: estimated, planned or forecast. An arrow: no bound stated."
    none = [Part("none", (), (), none="No source of this graph gives figures to draw.")]
    writer.tables("charts.html", "Charts", lead, charts or none, notes=(note,))
    timeline = [*rules, replace(answered["instrument-timeline"], page="", title="One by one", text="", given=())]
    lead = "Which instrument came when, from whom, and what it changed."
    writer.tables("timeline.html", "Timeline of rules", lead, timeline)


def _listings(known: Gathered, wording: Wording) -> Years:
    """Count the parties, each once in a year however many sources say so; a listing without a day has its rule's.

    Those of which neither is known have the year "".
    """
    firms = {link.end: link.start for link in known.land.links["samePartyAs"]}
    found: set[tuple[str, str, str]] = set()
    for claim in _claims(known, "EntityListing"):
        on = next((wording.name(iri).label for role, iri in claim.roles if role == "list"), "other")
        parties = (firms.get(iri, iri) for role, iri in claim.roles if role == "party")
        found |= {(since(claim, known)[:4], on, iri) for iri in parties if known.land.entity(iri).cls != "AgentGroup"}
    dated = {(on, iri) for year, on, iri in found if year}
    return Counter((year, on) for year, on, iri in found if year or (on, iri) not in dated)


def _rules(known: Gathered) -> Years:
    kinds = {iri: dict(facts).get("chip:instrumentKind", "other") for iri, facts in known.facts.items()}
    entities = (e for e in known.land.entities.values() if kind_of(e.cls) == "instrument")
    return Counter((entity.since[:4], str(kinds.get(entity.iri, "other"))) for entity in entities)


def _by_year(slug: str, title: str, found: Years, label: str, untold: str, writer: Writer) -> Iterator[Part]:
    from chipcontrols.graph.site.plots import WIDTH, stacked  # imported here: a second that only a build spends

    undated = sum(number for (year, _), number in found.items() if not year)
    found = Counter({key: number for key, number in found.items() if key[0]})
    if not found:
        return
    totals = Counter[str]()
    for (_, series), number in found.items():
        totals[series] += number
    names = [name for name, _ in sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))]
    drawn, rest = (names, []) if len(names) <= LISTS + 1 else (names[:LISTS], names[LISTS:])
    span = [int(year) for year, _ in found]
    years = [str(year) for year in range(min(span), max(span) + 1)]
    table = {name: [found[(year, name)] for year in years] for name in drawn}
    if rest:
        table["all others"] = [sum(found[(year, name)] for name in rest) for year in years]
    svg, height = stacked(years, table, label)
    writer.file(f"charts/{slug}.svg", svg)
    numbers = [[Cell(f"{number:,}", number=True) for number in line] for line in zip(*table.values(), strict=True)]
    rows = [(Cell(year), *cells) for year, cells in zip(years, numbers, strict=True)]
    alt = f"Bars: {label} by year, {years[0]} to {years[-1]}; the table below has the figures."
    yield Part(
        f"{slug}-table", ("year", *table), rows, title=title, picture=f"charts/{slug}.svg", alt=alt, width=WIDTH,
        height=height, lead=f"{undated:,} more {label} are not drawn: no source tells {untold}." if undated else "",
    )  # fmt: skip


def _figures(slug: str, title: str, kind: str, known: Gathered, wording: Wording, writer: Writer) -> Iterator[Part]:
    from chipcontrols.graph.site.plots import WIDTH, Range, ranges

    units: dict[str, list[Claim]] = {}
    for claim in _claims(known, kind):
        if claim.value is not None and max(_bounds(claim.value), default=0) > 0:
            units.setdefault(claim.value.unit, []).append(claim)
    for unit, claims in sorted(units.items()):
        ordered = sorted(claims, key=lambda claim: (_who(claim, wording), period(claim), claim.iri))
        lines = {
            (_who(claim, wording), period(claim), figure(claim.value)): claim for claim in reversed(ordered)
        }  # one line for what several sources say alike
        chosen = sorted(lines.items(), key=lambda entry: entry[0])[:ROWS]
        drawn = [
            Range(cut(f"{who}, {when}".rstrip(", "), 60), *_low_high(claim), claim.modality not in visual().dashed)
            for (who, when, _), claim in chosen
        ]
        name = f"{slug}-{''.join(c for c in unit.lower() if c.isalnum())}"
        svg, height = ranges(drawn, unit)
        writer.file(f"charts/{name}.svg", svg)
        rows = [_claim_row(claim, known, wording) for claim in ordered]
        heads = ("who and what", "period", "figure", "modality", "evidence")
        yield Part(
            f"{name}-table", heads, rows, title=f"{title}, {unit}", picture=f"charts/{name}.svg",
            alt=f"Lines: {title.lower()} in {unit} by firm and period; the table below has the figures.",
            width=WIDTH, height=height,
        )  # fmt: skip


def _claim_row(claim: Claim, known: Gathered, wording: Wording) -> tuple[Cell, ...]:
    return (
        Cell(_who(claim, wording)),
        Cell(period(claim)),
        Cell(figure(claim.value)),
        Cell(claim.modality),
        Cell("words", known.place[claim.iri]),
    )


def _status(known: Gathered, writer: Writer) -> Iterator[Part]:
    """Yield the matrix of which chips need a licence for China by their figures, at the end of each year."""
    from chipcontrols.graph.site.plots import WIDTH, matrix

    found: dict[tuple[str, str], str] = {}
    for year in map(str, _years(known)):
        table = run(known.land.store, "status-matrix", {"day": f"{year}-12-31", "destination": "China"})
        places = [table.columns.index(name) for name in ("item", "status")]
        for row in table.rows:
            item, status = (plain(row[place]) for place in places)
            found[(item, year)] = min(found.get((item, year), status), status, key=STATUSES.index)
    items, years = (sorted({key[place] for key in found}) for place in (0, 1))
    if not found:
        return
    cells = {
        (row, column): found[(item, year)]
        for row, item in enumerate(items)
        for column, year in enumerate(years)
        if (item, year) in found
    }
    svg, height = matrix([cut(item, 44) for item in items], years, cells, STATUSES)
    writer.file("charts/status.svg", svg)
    rows = [(Cell(item), *(Cell(found.get((item, year), "")) for year in years)) for item in items]
    yield Part(
        "status-table", ("item", *years), rows, title="Licence for China by figures, at the end of each year",
        picture="charts/status.svg", width=WIDTH, height=height,
        alt="Matrix of chips and years: which need a licence by their figures; the table below says the same.",
    )  # fmt: skip


def _years(known: Gathered) -> Iterable[int]:
    """Return the years in which the chips' thresholds and restrictions hold, up to the newest date of the data."""
    starts = [
        claim.period.start.year
        for kind in ("ControlThreshold", "ExportRestriction")
        for claim in _claims(known, kind)
        if claim.period is not None and claim.period.start is not None
    ]
    days = [day for s in known.sources for day in (s.graph.source.issued, s.graph.source.as_of) if day is not None]
    last = max((day.year for day in days), default=0)
    return range(max(min(starts), last - 11), last + 1) if starts else ()


def _claims(known: Gathered, kind: str) -> Iterator[Claim]:
    for pages in known.sources:
        yield from (claim for claim in pages.graph.claims.values() if claim.kind == kind)


def _who(claim: Claim, wording: Wording) -> str:
    order = {"earner": 0, "shipper": 0, "segment": 1, "item": 1}
    roles = sorted(claim.roles, key=lambda pair: (order.get(pair[0], 2), pair))
    shown = [wording.name(iri).label for role, iri in roles if role in order]
    return " · ".join(dict.fromkeys(shown)) or "all"


def _bounds(value: Quantity) -> Sequence[float]:
    return [float(n) for n in (value.value, value.minimum, value.maximum) if n is not None]


def _low_high(claim: Claim) -> tuple[float | None, float | None]:
    assert claim.value is not None
    low, high = claim.value.value or claim.value.minimum, claim.value.value or claim.value.maximum
    return float(low) if low else None, float(high) if high else None
