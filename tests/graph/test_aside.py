import os
import signal
from collections.abc import Callable, Iterator

import pytest

from chipcontrols.graph.aside import aside, flowing


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


def test_parts_flow_from_another_process():
    with flowing(lambda: (f"{os.getpid()} {n}".encode() for n in range(3))) as parts:
        found = [part.split() for part in parts]
    assert [number for _, number in found] == [b"0", b"1", b"2"]
    assert str(os.getpid()).encode() not in {process for process, _ in found}


@pytest.mark.parametrize("size", [1, 10_000_000])
def test_parts_are_all_there_if_the_branch_is_killed_between_them(size: int):
    here = os.getpid()

    def work() -> Iterator[bytes]:
        yield b"a" * size
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        yield b"b" * size

    with flowing(work) as parts:
        assert {part[:1]: len(part) for part in parts} == {b"a": size, b"b": size}


def test_an_error_of_work_that_flows_is_raised():
    def work() -> Iterator[bytes]:
        yield b"a"
        raise ValueError("no second part")

    with flowing(work) as parts, pytest.raises(ValueError, match="no second part"):
        list(parts)
