"""Whatever the words are, nothing crashes, nothing hangs, and every offset is true."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from one_sentence import tables

from chipcontrols.loaders.documents import extract, gather, names_in
from chipcontrols.loaders.documents.evidence import verify
from chipcontrols.loaders.documents.formats.normal import normal, unwrapped
from chipcontrols.loaders.documents.lexicon import LANGUAGES
from chipcontrols.loaders.documents.texts.sentences import sentences
from chipcontrols.loaders.documents.texts.versions import anchors, sketch
from chipcontrols.loaders.documents.values.numbers import figures
from chipcontrols.loaders.documents.values.periods import Clock, periods
from chipcontrols.loaders.reading import Text
from chipcontrols.loaders.source import Source

PIECES = (
    "1", "0", "9" * 30, "2031", "13", ".", ",", " ", "\u00a0", "-", "–", "%", "$", "€", "万", "亿", "Mrd.", "Mio",
    "bn", "billion", "milliards", "Q1", "Q5", "年", "月", "日", "8月", "last year", "l'année prochaine",
    "vergangenen", "去年", "今年", "August", "31. Februar", "février", "half", "rund", "près de", "超过",
    "more than", "bis", "à", "to", "NVIDIA", "英伟达", "Huawei", "H20", "A800", "910B", "RTX", "GPUs", "hat",
    "acheté", "bought", "采购", "laut", "据", "(", ")", "“", "”", "\n", "。", "、", "und", "dont", "等", "\u0301",
    "İ", "ß", "𝟙", "①", "\u202e", "x" * 40, "Ⅷ", "½", "٣",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map(
    lambda parts: " ".join(parts)
) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
LANGUAGE = st.sampled_from(LANGUAGES)
FEW = settings(max_examples=150, deadline=5_000, derandomize=True, suppress_health_check=list(HealthCheck))
PREPARED = tables()


@FEW
@given(WORDS, LANGUAGE)
def test_figures_lie_in_the_text_in_order(words: str, language: str):
    found = figures(words, language)
    assert all(0 <= figure.start < figure.end <= len(words) for figure in found)
    assert [figure.start for figure in found] == sorted(figure.start for figure in found)
    assert all(figure.quantity() is not None for figure in found)


@FEW
@given(WORDS, LANGUAGE, st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_periods_lie_in_the_text_and_run_forward(words: str, language: str, day: date | None):
    for time in periods(words, Clock(language, day), (), 0):
        assert 0 <= time.start < time.end <= len(words)
        start, end = time.period.start, time.period.end
        assert start is None or end is None or start <= end


@FEW
@given(WORDS, LANGUAGE)
def test_sentences_part_the_text(words: str, language: str):
    ends = [0, *(end for s in sentences(words, language) for end in (s.start, s.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(words)


@FEW
@given(WORDS, LANGUAGE)
def test_names_and_claims_stand_where_they_say(words: str, language: str):
    text = Text(Source("note", "document", "A note", language=language), words, "note.txt")
    for mention in names_in(text, PREPARED):
        assert 0 <= mention.start < mention.end <= len(words)
        assert mention.text.casefold()[:1] == words[mention.start : mention.end].casefold()[:1]
    for claim in extract(text, PREPARED).claims:
        assert verify(claim.evidence, words) is None


@FEW
@given(WORDS, LANGUAGE)
def test_sketches_are_the_same_each_time(words: str, language: str):
    one, other = sketch(words, language), sketch(words, language)
    assert (one.runs.tolist(), one.anchors.tolist()) == (other.runs.tolist(), other.anchors.tolist())
    assert len(one.anchors) == len(anchors(words, language))


@FEW
@given(st.text() | WORDS)
def test_the_normal_form_is_settled(words: str):
    once = normal(words)
    assert normal(once) == once
    assert "\r" not in once
    assert sum(not c.isspace() for c in unwrapped(once)) >= sum(not c.isspace() for c in once) - once.count("-")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


HEADS = {
    ".txt": b"", ".md": b"---\ntitle: x\n", ".html": b"<html><body><p>", ".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04",
    ".json": b"[", ".jsonl": b'{"text": "',
}  # fmt: skip
TAGS = (
    b"<p>",
    b"</div>",
    b"<!--",
    b"]]>",
    b'{"text":',
    b'"body"',
    b"}",
    b"]",
    b"1 0 obj<<",
    b">>",
    b"stream\n",
    b"\n",
    b"\x00",
)


@settings(FEW, max_examples=40)
@given(st.sampled_from(sorted(HEADS)), st.lists(st.sampled_from(TAGS) | st.binary(max_size=30), max_size=30))
def test_every_file_is_loaded_or_rejected(folder: Path, ending: str, parts: list[bytes]):
    path = folder / f"note{ending}"
    path.write_bytes(HEADS[ending] + b"".join(parts))
    texts, intake = gather([path], {})
    assert len(texts) == intake.ledger.loaded
    assert intake.ledger.read >= 1 or ending in (".json", ".jsonl")
    assert all(text.text.strip() for text in texts)
