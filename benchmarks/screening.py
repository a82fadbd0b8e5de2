"""Measure screening on the names of a list, changed in ten ways, and on names that nobody bears; peers in one run.

    python benchmarks/screening.py LIST.csv [--each 200] [--sample 300] [--json FILE]

Threshold: the highest whose F1 is within 0.002 of the best that has at most 0.5 % false alarms on one half of the
queries; published: the other half. A query counts as found when the first party bears the name that it was made from.
Recall at rank 1 heeds no threshold.
Peers: rapidfuzz over all names; plain TF-IDF of letter runs; the matchers of nomenklatura over the 50 nearest names of
that index, if it is installed (pip install nomenklatura). Slow peers answer a random sample of the same queries.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz, process, utils
from rich.console import Console
from rich.table import Table

from chipcontrols import loaders
from chipcontrols.graph.matching.grams import GramIndex
from chipcontrols.graph.matching.names import key
from chipcontrols.graph.matching.search import NameIndex
from chipcontrols.loaders.reading import Inputs, ListFile

sys.path.insert(0, str(Path(__file__).parent))
from perturb import invented, queries, suffix_dropped

ALLOWED = 0.005  # half of what may be published, for on the other half they fall otherwise
# A searcher gives the party that it puts first and its score, from 0 to 1, or None.
Searcher = Callable[[str], tuple[int, float] | None]


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its kind, and the parties that are right answers; none when nobody bears the name."""

    kind: str
    text: str
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a searcher made of a query."""

    query: Query
    is_right: bool
    score: float


@dataclass(frozen=True, slots=True)
class Names:
    """The names of a list: of each party, and all texts with the party of each."""

    parties: list[list[str]]
    texts: list[str]
    owners: list[int]


def read_names(path: Path) -> Names:
    """Return the names of the parties of the US list."""
    readings = list(loaders.read(Inputs(lists={"csl": ListFile(path)})))
    entities = next(r for r in readings if r.source.kind == "list").entities
    parties = [[label.text for label in entity.labels] for entity in entities if "/id/party/" in entity.iri]
    pairs = [(text, n) for n, names in enumerate(parties) for text in dict.fromkeys(names)]
    return Names(parties, [text for text, _ in pairs], [n for _, n in pairs])


def make_queries(names: Names, each: int, seed: int) -> list[Query]:
    """Return the queries of all kinds, and as many names that nobody bears."""
    chance = random.Random(seed)
    bearers: dict[str, set[int]] = {}
    for text, owner in zip(names.texts, names.owners, strict=True):
        bearers.setdefault(key(text), set()).add(owner)
    made = []
    for kind, text, name in queries([given[0] for given in names.parties], each, chance):
        right = set(bearers[key(name)])
        if kind.startswith("suffix"):
            right |= bearers.get(key(suffix_dropped(name, chance) or name), set())
        made.append(Query(kind, text, frozenset(right)))
    taken = {text.lower() for text in names.texts}
    return made + [Query("invented", text, frozenset()) for text in invented(10 * each, taken, chance)]


def ask(searcher: Searcher, asked: Sequence[Query]) -> tuple[list[Answer], float]:
    """Return the answers, and how many queries were answered in a second."""
    start = time.perf_counter()
    found = [searcher(query.text) for query in asked]
    seconds = time.perf_counter() - start
    pairs = zip(asked, found, strict=True)
    answers = [Answer(q, hit is not None and hit[0] in q.right, hit[1] if hit is not None else 0) for q, hit in pairs]
    return answers, len(asked) / seconds


def rates(answers: Sequence[Answer], least: float) -> dict[str, float]:
    """Return precision, recall, F1 and the share of false alarms at a threshold."""
    borne = [answer for answer in answers if answer.query.right]
    free = [answer for answer in answers if not answer.query.right]
    right = sum(answer.is_right and answer.score >= least for answer in borne)
    said = sum(answer.score >= least for answer in answers)
    precision, recall = right / max(1, said), right / max(1, len(borne))
    both = precision + recall
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / both if both else 0.0,
        "false alarms": sum(answer.score >= least for answer in free) / max(1, len(free)),
    }


def measure(answers: list[Answer], speed: float) -> dict[str, float]:
    """Tune the threshold on one half of the answers and return the rates of the other."""
    order = random.Random(1).sample(range(len(answers)), len(answers))
    tuning, held = ([answers[n] for n in order[part::2]] for part in (0, 1))
    steps = [n / 200 for n in range(40, 201)]
    allowed = [step for step in steps if rates(tuning, step)["false alarms"] <= ALLOWED] or steps[-1:]
    best = max(rates(tuning, step)["F1"] for step in allowed)
    least = max(step for step in allowed if rates(tuning, step)["F1"] >= best - 0.002)
    borne = [answer for answer in answers if answer.query.right]
    found = sum(answer.is_right for answer in borne) / max(1, len(borne))
    return {"queries/s": speed, "recall@1": found, "threshold": least, **rates(held, least)}


def peers(names: Names) -> Iterator[tuple[str, bool, Searcher]]:
    """Yield (name, whether it is slow, searcher) of each method."""
    index = NameIndex(names.parties)
    yield "chipcontrols", False, lambda text: next(((h.owner, h.score) for h in index.find(text, 1)), None)
    folded = [utils.default_process(text) for text in names.texts]
    grams = GramIndex(folded)

    def nearest(text: str) -> tuple[int, float] | None:
        places, likeness = grams.nearest(utils.default_process(text), 1, 10**9)
        return (names.owners[places[0]], likeness[0]) if places else None

    yield "letter runs, TF-IDF", False, nearest
    for name, scorer in (("rapidfuzz token_sort_ratio", fuzz.token_sort_ratio), ("rapidfuzz WRatio", fuzz.WRatio)):

        def best(text: str, scorer: Callable[..., float] = scorer) -> tuple[int, float] | None:
            hit = process.extractOne(utils.default_process(text), folded, scorer=scorer, score_cutoff=50)
            return None if hit is None else (names.owners[hit[2]], hit[1] / 100)

        yield name, True, best
    yield from _nomenklatura(names, folded, grams)


def _nomenklatura(names: Names, folded: list[str], grams: GramIndex) -> Iterator[tuple[str, bool, Searcher]]:
    try:
        from followthemoney import model
        from nomenklatura.matching import LogicV1, LogicV2, ScoringConfig
    except ImportError:
        Console(stderr=True).print("nomenklatura is not installed: left out")
        return
    made: dict[int, object] = {}

    def entity(name: str, text: str) -> object:
        return model.get_proxy({"id": name, "schema": "LegalEntity", "properties": {"name": [text]}})

    for name, matcher in (("nomenklatura logic-v1", LogicV1), ("nomenklatura logic-v2", LogicV2)):
        config = ScoringConfig.defaults()

        def best(text: str, matcher: type = matcher, config: object = config) -> tuple[int, float] | None:
            asked = entity(f"query {text}", text)  # it remembers the names of an id
            scores = []
            for place in grams.nearest(utils.default_process(text), 50)[0]:
                if place not in made:
                    made[place] = entity(f"name {place}", names.texts[place])
                scores.append((matcher.compare(asked, made[place], config).score, -place))  # type: ignore[attr-defined]
            score, place = max(scores, default=(0.0, 1))
            return (names.owners[-place], score) if place <= 0 else None

        yield name, True, best


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("--each", type=int, default=200, help="queries of each kind; names on no list: ten times that")
    parser.add_argument("--sample", type=int, default=300, help="queries that slow peers answer")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--json", type=Path, help="also write the figures here")
    given = parser.parse_args()
    names = read_names(given.list)
    asked = make_queries(names, given.each, given.seed)
    sample = random.Random(given.seed).sample(asked, min(given.sample, len(asked)))
    console, result = Console(), {}
    for name, is_slow, searcher in peers(names):
        answers, speed = ask(searcher, sample if is_slow else asked)
        result[name] = measure(answers, speed) | {"queries": len(answers)}
        console.print(f"{name}: {speed:,.0f} queries a second")
        if name == "chipcontrols":
            kinds = {q.kind: [a for a in answers if a.query.kind == q.kind] for q in asked if q.right}
            result["recall@1 by kind"] = {k: sum(a.is_right for a in v) / len(v) for k, v in kinds.items()}
    _print(result, len(names.parties), console)
    if given.json is not None:
        given.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


def _print(result: dict[str, dict[str, float]], parties: int, console: Console) -> None:
    kinds = result["recall@1 by kind"]
    methods = {name: figures for name, figures in result.items() if figures is not kinds}
    columns = list(next(iter(methods.values())))
    table = Table("method", *columns, title=f"{parties:,} parties")
    for name, figures in methods.items():
        table.add_row(name, *(f"{figures[c]:,.0f}" if figures[c] > 1.5 else f"{figures[c]:.3f}" for c in columns))
    console.print(table)
    console.print("recall at rank 1 by kind: " + ", ".join(f"{kind} {rate:.2f}" for kind, rate in kinds.items()))


if __name__ == "__main__":
    main()
