"""A worker carries out calls, says what failed, and is ended when it takes too long or too much."""

import os
import sys
import time

import pytest

from parole_packet.pdf.reader import PdfProblem
from parole_packet.worker import OverrunError, Worker, alive


def test_results_and_problems_come_back() -> None:
    with Worker() as worker:
        assert worker.call(divmod, 7, 2) == (3, 1)
        assert worker.call(os.getpid) != os.getpid()
        with pytest.raises(PdfProblem) as caught:
            worker.call(complain)
        assert (caught.value.kind, caught.value.detail) == ("damaged", "a word or two")
        assert worker.call(divmod, 9, 2) == (4, 1)


def complain() -> None:
    raise PdfProblem("damaged", "a word or two")


def test_a_call_that_does_not_end_is_ended() -> None:
    with Worker(patience=0.5) as worker:
        with pytest.raises(OverrunError, match="long"):
            worker.call(wait)
        assert worker._process is None


def wait() -> None:
    while True:
        time.sleep(1)


def test_signs_of_life_count() -> None:
    with Worker(patience=4) as worker:
        assert worker.call(work_on, 10) == 10


def work_on(steps: int) -> int:
    for _ in range(steps):
        time.sleep(0.5)
        alive()
    return steps


def test_a_call_that_dies_is_told() -> None:
    with Worker() as worker, pytest.raises(OverrunError, match="memory"):
        worker.call(os._exit, 3)


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems do not hold a process to its address space"
)
def test_memory_is_bounded() -> None:
    with Worker() as worker, pytest.raises(OverrunError, match="memory"):
        worker.call(bytearray, 1 << 32)


def test_words_of_a_library_do_not_get_among_the_answers() -> None:
    with Worker() as worker:
        assert worker.call(os.write, 1, b"printed by a library\n") == 21


def test_nothing_is_imported_from_the_folder_of_the_call(tmp_path, monkeypatch) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    with Worker() as worker:
        assert worker.call(divmod, 7, 2) == (3, 1)
