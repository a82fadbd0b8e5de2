from collections.abc import Iterator
from pathlib import Path

import pytest
import working

from chipcontrols import loaders
from chipcontrols.loaders.documents.spread import AHEAD, BATCH, each, machines
from chipcontrols.loaders.ledger import RejectedRecord, WrongInput
from chipcontrols.loaders.reading import Inputs, Reading


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, scheduler_port=0
    ) as running:
        yield running.scheduler_address


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int):
    assert list(each(working.add, int, "5", range(100), workers, None)) == list(range(5, 105))


def test_no_items_give_no_results():
    assert list(each(working.add, int, "5", [], 2, None)) == []


def test_items_are_taken_as_they_are_needed():
    taken: list[int] = []
    items = (taken.append(n) or n for n in range(10_000))
    results = each(working.add, int, "0", items, 2, None)
    assert next(results) == 0
    results.close()
    assert len(taken) <= BATCH * (2 * AHEAD + 1)


def test_a_worker_that_is_killed_changes_nothing(tmp_path: Path):
    found = list(each(working.add_after_one_death, Path, str(tmp_path / "dead"), range(100), 2, None))
    assert found == list(range(10, 110))
    assert (tmp_path / "dead").exists()


def test_workers_that_keep_dying_are_wrong_use():
    with pytest.raises(WrongInput, match="the workers keep dying"):
        list(each(working.die, int, "0", [1], 2, None))


def test_a_failure_of_the_work_is_raised_here():
    with pytest.raises(ValueError, match="item 1"):
        list(each(working.fail, int, "0", [1], 2, None))


def test_a_worker_of_a_cluster_that_is_killed_changes_nothing(cluster: str, tmp_path: Path):
    found = list(each(working.add_after_one_death, Path, str(tmp_path / "dead"), range(100), 1, cluster))
    assert found == list(range(10, 110))
    assert (tmp_path / "dead").exists()


def test_what_all_items_need_outlives_the_workers_that_hold_it(cluster: str):
    crew = machines(cluster, working.add, int, "10")
    assert crew.submit([1]).result() == [11]
    with pytest.importorskip("distributed").Client(cluster, set_as_default=False) as client:
        client.run(working.end, on_error="ignore")
    assert crew.submit([2]).result() == [12]
    crew.close()


def test_a_scheduler_that_does_not_answer_is_wrong_use(monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("chipcontrols.loaders.documents.cluster.PATIENCE", 1)
    with pytest.raises(WrongInput, match="no Dask scheduler answers at"):
        list(each(working.add, int, "0", [1], 1, "tcp://127.0.0.1:9"))


def test_readings_are_the_same_however_many_work(cluster: str):
    def described(inputs: Inputs) -> list[str]:
        return [_described(reading) for reading in loaders.read(inputs)]

    alone = described(Inputs())
    assert described(Inputs(workers=2)) == alone
    assert described(Inputs(scheduler=cluster)) == alone


def test_a_rejection_travels_between_processes():
    import pickle

    given = RejectedRecord("TYPE", "a:1", "is none")
    found = pickle.loads(pickle.dumps(given))
    assert (found.code, found.place, found.reason, str(found)) == ("TYPE", "a:1", "is none", "a:1: is none")


def _described(reading: Reading) -> str:
    rejections = [str(rejection) for rejection in reading.ledger.rejections]
    return repr((reading.source, reading.entities, reading.claims, reading.ledger.loaded, rejections))
