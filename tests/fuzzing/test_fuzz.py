"""A hundred spoiled files: each is filed right or refused by a code, none breaks the program."""

import pytest
from tools.fuzz import spoiled_files

from tests.fuzzing.judging import judge

COUNT, SEED = 100, 2
FILES = dict(spoiled_files(COUNT, SEED))


def test_the_same_seed_spoils_the_same_way() -> None:
    assert dict(spoiled_files(10, SEED)).items() <= FILES.items()
    assert len(set(FILES.values())) == COUNT


@pytest.mark.parametrize("name", FILES)
def test_a_spoiled_file_is_filed_right_or_refused(name: str, tmp_path) -> None:
    (tmp_path / "odd").write_bytes(FILES[name])
    outcome = judge(tmp_path, "odd")
    assert outcome.verdict != "wrong", outcome.why
