"""What the server keeps of its answers, and for how long."""

import httpx
import pytest
from serve.test_serve import ask

from chipcontrols.graph.serve.kept import Answer, Kept
from chipcontrols.graph.serve.protocol import Question

ASK, OTHER = Question("ASK { }"), Question("ASK { ?s ?p ?o }")


def answer(body: bytes = b"true", status: int = 200) -> Answer:
    return Answer(status, "text/plain", body)


def test_an_answer_is_found_by_question_dataset_and_form():
    kept = Kept()
    kept.keep(ASK, "text/csv", answer())
    assert kept.get(ASK, "text/csv") == answer()
    named = Question(ASK.text, (("default-graph-uri", "urn:g"),))
    assert [kept.get(ASK, None), kept.get(OTHER, "text/csv"), kept.get(named, "text/csv")] == [None, None, None]


def test_those_not_asked_for_the_longest_make_room():
    third = Question("ASK { ?a ?b ?c }")
    kept = Kept(room=60, largest=60)
    kept.keep(ASK, None, answer(b"x" * 15))
    kept.keep(OTHER, None, answer(b"x" * 10))
    kept.get(ASK, None)
    kept.keep(third, None, answer(b"x" * 3))
    assert [kept.get(question, None) is None for question in (ASK, OTHER, third)] == [False, True, False]


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (ASK, answer(status=400)),
        (ASK, answer(b"x" * 31)),
        (Question("SELECT (NOW() AS ?now) { }"), answer()),
        (Question("SELECT (rand() AS ?n) { }"), answer()),
        (Question(r"SELECT (\u0055UID() AS ?n) { }"), answer()),
    ],
)
def test_refusals_large_answers_and_what_varies_are_not_kept(question: Question, given: Answer):
    kept = Kept(largest=30 + len(question.text))
    kept.keep(question, None, given)
    assert kept.get(question, None) is None


def test_a_question_asked_again_is_answered_alike_and_chance_is_not(site: httpx.Client):
    labels = "SELECT ?s { ?s ?p ?o } LIMIT 3"
    assert ask(site, labels).text == ask(site, labels).text
    chance = "SELECT (STRUUID() AS ?id) { }"
    assert ask(site, chance).text != ask(site, chance).text
