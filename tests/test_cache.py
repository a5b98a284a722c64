"""The store: what was put comes back, anything else is nothing, and it never outgrows its limit."""

import os
from pathlib import Path

import pytest

from parole_packet import cache
from parole_packet.cache import Cache, _words, cache_folder


def entries(cache: Cache) -> list[Path]:
    return sorted(path for path in cache.folder.rglob("*") if path.is_file())


def test_what_was_put_comes_back_under_its_own_key_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("facts", "a", 1, data=b"one")
    cache.put("facts", "a", 2, data=b"two")
    assert cache.get("facts", "a", 1) == b"one"
    assert cache.get("facts", "a", 2) == b"two"
    assert cache.get("facts", "a1") is None
    assert cache.get("frames", "a", 1) is None


def test_a_spoiled_entry_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("facts", "a", data=b"one")
    (entry,) = entries(cache)
    entry.write_bytes(entry.read_bytes()[:-1] + b"x")
    assert cache.get("facts", "a") is None
    entry.write_bytes(b"")
    assert cache.get("facts", "a") is None


def test_an_entry_under_the_name_of_another_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("facts", "a", data=b"one")
    (one,) = entries(cache)
    cache.put("facts", "b", data=b"two")
    (other,) = set(entries(cache)) - {one}
    one.write_bytes(other.read_bytes())
    assert cache.get("facts", "a") is None
    assert cache.get("facts", "b") == b"two"


@pytest.mark.skipif(os.name == "nt", reason="folders have no permission bits there")
def test_entries_are_private_to_their_owner(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new")
    cache.put("facts", "a", data=b"one")
    (entry,) = entries(cache)
    assert [path.stat().st_mode & 0o077 for path in (entry, entry.parent, cache.folder)] == [0, 0, 0]


def test_a_store_that_cannot_be_written_is_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file")
    cache.put("facts", "a", data=b"one")
    assert cache.get("facts", "a") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=1200)
    for name in "abc":
        cache.put("facts", name, data=name.encode() * 500)
    for age, name in enumerate("bca"):
        os.utime(cache._path("facts", _words("facts", (name,))), (age, age))
    cache.trim()
    assert [cache.get("facts", name) is not None for name in "abc"] == [True, False, True]


def test_what_else_lies_in_the_folder_is_not_ours_to_delete(tmp_path: Path) -> None:
    cache = Cache(tmp_path, limit=10)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "diary.txt").write_bytes(b"x" * 100)
    cache.put("facts", "a", data=b"one" * 100)
    cache.trim()
    assert entries(cache) == [tmp_path / "letters" / "diary.txt"]


def test_the_folder_is_the_one_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAROLE_PACKET_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("PAROLE_PACKET_CACHE")
    assert cache_folder().name == "parole-packet"


@pytest.mark.parametrize("library", ["pypdf", "Jinja2"])
def test_another_version_of_a_library_finds_nothing(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Cache(tmp_path)
    store.put("facts", "a", data=b"one")
    known = cache._version
    monkeypatch.setattr(cache, "_version", lambda name: "another" if name == library else known(name))
    cache._program.cache_clear()
    try:
        assert store.get("facts", "a") is None
    finally:
        cache._program.cache_clear()
