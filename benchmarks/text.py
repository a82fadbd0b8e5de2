"""Measure how fast names are found in texts, beside spaCy's PhraseMatcher, and how fast whole documents are read.

Run: python benchmarks/text.py [--list csl=consolidated.csv] FOLDER-OF-TEXTS…
Needs spaCy (`pip install spacy`) for the comparison; without it only our figures are shown.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from chipcontrols import loaders
from chipcontrols.loaders import documents, reference
from chipcontrols.loaders.claim import Entity
from chipcontrols.loaders.documents.names.known import mentions, prepare
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

ROUNDS = 5
OURS, PEER = "names with right boundaries", "spaCy PhraseMatcher, LOWER"
# Whole extraction is measured on the beginning of each text.
EXTRACTED = 30_000


def main() -> None:
    """Print the figures, all measured in one run, rounds interleaved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", help="csl=FILE: names of a list are loaded besides the tables")
    parser.add_argument("texts", nargs="+", type=Path)
    given = parser.parse_args()
    known = _known(given.list)
    texts = _texts(given.texts)
    size = sum(len(text.encode()) for text in texts) / 1e6
    names = prepare(known)
    print(f"{len(names.labels):,} names, {len(texts)} texts, {size:.2f} MB, {ROUNDS} rounds, median")
    jobs: dict[str, Callable[[], int]] = {
        "names with right boundaries": lambda: sum(len(mentions(t, names)) for t in texts)
    }
    spacy = _spacy(known, texts)
    if spacy is not None:
        jobs[PEER] = spacy
    prepared = documents.knowledge(known)
    cut = [text[:EXTRACTED] for text in texts]
    sources = [Text(Source(f"t{n}", "document", f"t{n}"), text, f"t{n}.txt") for n, text in enumerate(cut)]
    jobs["whole extraction"] = lambda: sum(len(documents.extract(text, prepared).claims) for text in sources)
    sizes = {name: size for name in jobs} | {"whole extraction": sum(len(text.encode()) for text in cut) / 1e6}
    speeds = _speeds(jobs, sizes)
    for name, found in speeds.items():
        print(f"{name:32} {statistics.median(found):8.2f} MB/s  [{min(found):.2f} to {max(found):.2f}]")
    if spacy is not None:
        ratio = [
            a / b
            for a, b in zip(speeds["names with right boundaries"], speeds["spaCy PhraseMatcher, LOWER"], strict=True)
        ]
        print(f"{'ratio to spaCy':32} {statistics.median(ratio):8.1f} x     [{min(ratio):.1f} to {max(ratio):.1f}]")


def _speeds(jobs: Mapping[str, Callable[[], int]], sizes: Mapping[str, float]) -> Mapping[str, list[float]]:
    """Return MB of text a second of processor time of each job in each round.

    The jobs take turns, so that a busy minute slows all of them. A first round, in which patterns are compiled and
    caches filled, does not count.
    """
    speeds: dict[str, list[float]] = {name: [] for name in jobs}
    for job in jobs.values():
        job()
    for _ in range(ROUNDS):
        for name, job in jobs.items():
            start = time.process_time()
            job()
            speeds[name].append(sizes[name] / (time.process_time() - start))
    return speeds


def _known(listed: str | None) -> list[Entity]:
    readings = list(reference.read())
    if listed is not None:
        name, _, path = listed.partition("=")
        readings.append(loaders.LISTS[name](Path(path), None))
    return [entity for reading in readings for entity in reading.entities]


def _texts(given: Sequence[Path]) -> list[str]:
    paths = [path for folder in given for path in (sorted(folder.rglob("*.txt")) if folder.is_dir() else [folder])]
    return [path.read_text(encoding="utf-8") for path in paths]


def _spacy(known: Sequence[Entity], texts: Sequence[str]) -> Callable[[], int] | None:
    try:
        import spacy
        from spacy.matcher import PhraseMatcher
    except ImportError:
        print("spaCy is not installed: pip install spacy", file=sys.stderr)
        return None
    language = spacy.blank("en")
    language.max_length = 100_000_000
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    labels = sorted({label.text for entity in known for label in entity.labels})
    matcher.add("names", list(language.tokenizer.pipe(labels)))
    return lambda: sum(len(matcher(language.make_doc(text))) for text in texts)


if __name__ == "__main__":
    main()
