import os
import signal

import pytest

from chipcontrols.graph.aside import aside


def test_the_result_comes_from_another_process_that_is_gone_afterwards():
    with aside(lambda: (os.getpid(), "x" * 1_000_000)) as answer:
        pid, text = answer()
    assert (pid != os.getpid(), len(text)) == (True, 1_000_000)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_an_error_is_that_of_the_work():
    def work() -> int:
        raise ValueError(f"no number in {os.getpid()}")

    with aside(work) as answer, pytest.raises(ValueError, match=f"no number in {os.getpid()}"):
        answer()


def test_a_branch_that_is_killed_changes_nothing():
    here = os.getpid()

    def work() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return 7

    with aside(work) as answer:
        assert answer() == 7


def test_what_is_not_asked_for_is_not_waited_for(tmp_path):
    with pytest.raises(KeyboardInterrupt), aside(signal.pause):
        raise KeyboardInterrupt
