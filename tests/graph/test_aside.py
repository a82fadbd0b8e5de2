import os
import signal
from collections.abc import Callable

import pytest

from chipcontrols.graph.aside import aside


def test_the_answer_comes_from_another_process_that_is_gone_afterwards():
    with aside(lambda told: (os.getpid(), told() * 1_000_000)) as work:
        work.tell("x")
        pid, text = work.answer()
    assert (pid != os.getpid(), len(text)) == (True, 1_000_000)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_error_is_that_of_the_work():
    def work(told: Callable[[], str]) -> int:
        raise ValueError(f"no number in {told()} of {os.getpid()}")

    with aside(work) as branch, pytest.raises(ValueError, match=f"no number in words of {os.getpid()}"):
        branch.tell("words")
        branch.answer()


@pytest.mark.parametrize("size", [1, 10_000_000])
def test_a_branch_that_is_killed_changes_nothing(size: int):
    here = os.getpid()

    def work(told: Callable[[], str]) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return len(told())

    with aside(work) as branch:
        branch.tell("x" * size)  # as much as no buffer holds meets a branch that is gone
        assert branch.answer() == size


def test_what_is_not_asked_for_is_not_waited_for():
    with pytest.raises(KeyboardInterrupt), aside(lambda told: told()):
        raise KeyboardInterrupt
