"""Answers that are kept: what is served does not change, so that a question asked again is answered at once."""

from collections import OrderedDict
from dataclasses import dataclass

from chipcontrols.graph.serve.protocol import Question

ROOM = 64_000_000  # bytes of all answers
LARGEST = ROOM // 64  # bytes of one


@dataclass(frozen=True, slots=True)
class Answer:
    """What an Oxigraph server said."""

    status: int
    media_type: str
    body: bytes


class Kept:
    """The answers asked for last, by question and accepted forms, up to a number of bytes."""

    def __init__(self, room: int = ROOM, largest: int = LARGEST) -> None:
        """Keep nothing yet."""
        self._room, self._largest, self._size = room, largest, 0
        self._answers: OrderedDict[tuple[Question, str | None], Answer] = OrderedDict()

    def get(self, question: Question, accept: str | None) -> Answer | None:
        """Return the answer that was kept, if there is one."""
        key = question, accept
        if key not in self._answers:
            return None
        self._answers.move_to_end(key)
        return self._answers[key]

    def keep(self, question: Question, accept: str | None, answer: Answer) -> None:
        """Keep an answer in the place of those not asked for the longest; refusals and what varies are not kept."""
        key, size = (question, accept), _size(question, answer)
        if answer.status != 200 or size > self._largest or question.varies or key in self._answers:
            return
        self._answers[key] = answer
        self._size += size
        while self._size > self._room:
            (oldest, _), gone = self._answers.popitem(last=False)
            self._size -= _size(oldest, gone)


def _size(question: Question, answer: Answer) -> int:
    return len(question.text) + len(answer.body)
