"""Measure the reading of very many short documents: seconds, bytes and memory, with one worker and with more.

`python benchmarks/documents.py [DOCUMENTS] [WORKERS]` reads a hundredth of them, a tenth with one worker and with more,
then all. The documents are made up, each differs, none is kept in memory; equal digests are equal claims.
"""

import hashlib
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from chipcontrols.loaders import documents, reference
from chipcontrols.loaders.reading import Reading

PARTS = (
    "In {year}, {buyer} bought {n} {chip} chips from NVIDIA. ", "The agency added {m} firms to the Entity List. ",
    "Revenue of {buyer} came to {m}.{d} billion dollars in {year}. ", "{buyer} expects to hold {n} chips next year. ",
    "Nobody at {buyer} wanted to comment on the figures of note {number}. ",
)  # fmt: skip
SENTENCES = 5  # of a note
BUYERS, CHIPS = ("Microsoft", "Meta", "ByteDance", "Tencent"), ("H20", "A800", "Hopper", "Ascend 910B")


def notes(count: int) -> Iterator[str]:
    """Yield made-up notes as lines of JSON; each says something of its own."""
    for number in range(count):
        spun = hashlib.sha256(str(number).encode()).digest()
        values = {
            "year": 2020 + spun[0] % 6, "buyer": BUYERS[spun[1] % 4], "n": 1000 * (1 + spun[2]) + number,
            "chip": CHIPS[spun[3] % 4], "m": 2 + spun[4], "d": spun[5] % 10, "number": number,
        }  # fmt: skip
        order = sorted(range(SENTENCES), key=lambda n: (spun[n], n))
        text = "".join(PARTS[n % len(PARTS)].format(**values | {"m": values["m"] + n}) for n in order)
        yield json.dumps({"title": f"Note {number}", "date": "2025-01-20", "language": "en", "text": text}) + "\n"


def memory() -> int:
    """Return the most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run(count: int, workers: int) -> None:
    """Read so many documents in a process of its own and print a line; the digest is of all that was read."""
    known = [entity for reading in reference.read() for entity in reading.entities]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(notes(count))
        size, before, started = path.stat().st_size, memory(), time.perf_counter()
        texts, _ = documents.gather([path], {}, Path(folder) / "texts", workers)
        gathered, claims, digest = time.perf_counter(), 0, hashlib.sha256()
        for reading in documents.read(texts, known, workers):
            claims += len(reading.claims)
            digest.update(_bytes(reading))
        ended = time.perf_counter()
    print(
        f"{count:>9,} {workers:>7} {gathered - started:>9.1f} {ended - gathered:>9.1f} {size / 1e6:>6.1f} "
        f"{size / 1e6 / (ended - started):>7.3f} {claims:>8,} {before:>9} {memory():>8} {digest.hexdigest()[:12]}",
        flush=True,
    )


def _bytes(reading: Reading) -> bytes:
    return repr((reading.source, reading.entities, reading.claims)).encode()


if __name__ == "__main__":
    most, crew = (int(given) for given in (*sys.argv[1:], *("100000", "2")[len(sys.argv) - 1 :]))
    print("documents workers gather(s) reading(s)   MB     MB/s   claims  MB before MB after digest")
    for many, few in ((most // 100, 1), (most // 10, 1), (most // 10, crew), (most, crew)):
        process = multiprocessing.get_context("spawn").Process(target=run, args=(many, few))
        process.start()
        process.join()
