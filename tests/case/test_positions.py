"""Every key and value is found at its exact place, however the YAML is written."""

from collections.abc import Iterator
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from parole_packet.case.nodes import Tree
from parole_packet.case.source import Source, read_text
from parole_packet.diagnostics import CasePath, Span, Where

WORD = st.text(st.sampled_from("abzXÉßğмλمریحیदेन中文字🙂👩🏽‍⚕️'\"\\#%@&:,-{}[]!|>*?`"), min_size=1, max_size=6)
PLAIN_WORD = st.text(st.sampled_from("abzXÉßğмλمریحیदन中文字🙂1"), min_size=1, max_size=6)
KEY = st.from_regex(r"[a-z][a-z_]{0,7}", fullmatch=True).filter(lambda key: key != "null")


@dataclass(frozen=True)
class Written:
    """A value and the YAML it is written as; `inline` YAML may stand inside brackets."""

    value: Tree
    lines: tuple[str, ...]
    inline: bool


def _plain(words: list[str]) -> Written:
    return Written(" ".join(words), (" ".join(words),), inline=True)


def _single(words: list[str]) -> Written:
    text = " ".join(words)
    return Written(text, ("'" + text.replace("'", "''") + "'",), inline=True)


def _double(words: list[str]) -> Written:
    text = " ".join(words)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return Written(text, (f'"{escaped}"',), inline=True)


def _literal(words: list[str]) -> Written:
    return Written("\n".join(words) + "\n", ("|", *(f"  {word}" for word in words)), inline=False)


def _folded(words: list[str]) -> Written:
    return Written(" ".join(words), (">-  # a note", *(f"  {word}" for word in words)), inline=False)


def _wrapped(words: list[str]) -> Written:
    """A plain value over several lines."""
    return Written(" ".join(words), (words[0], *(f"  {word}" for word in words[1:])), inline=False)


WORDS, PLAIN_WORDS = st.lists(WORD, min_size=1, max_size=4), st.lists(PLAIN_WORD, min_size=1, max_size=4)
SCALAR = st.one_of(
    st.builds(_plain, PLAIN_WORDS),
    st.builds(_single, WORDS),
    st.builds(_double, WORDS),
    st.builds(_literal, WORDS),
    st.builds(_folded, PLAIN_WORDS),
    st.builds(_wrapped, PLAIN_WORDS),
    st.just(Written(None, ("",), inline=True)),
    st.just(Written(None, ("~",), inline=True)),
)


def _block(pairs: dict[str, Written], flow: bool) -> Written:
    value: Tree = {key: inner.value for key, inner in pairs.items()}
    if not pairs or (flow and all(inner.inline for inner in pairs.values())):
        inside = ", ".join(f"{key}: {inner.lines[0]}" for key, inner in pairs.items())
        return Written(value, ("{" + inside + "}",), inline=True)
    lines = ["", "# a note: not: a value"]
    for key, inner in pairs.items():
        lines += [f"  {key}: {inner.lines[0]}", *(f"  {line}" for line in inner.lines[1:])]
    return Written(value, tuple(lines), inline=False)


def _listing(items: list[Written], flow: bool) -> Written:
    value: Tree = [inner.value for inner in items]
    if not items or (flow and all(inner.inline and inner.lines[0] for inner in items)):
        return Written(value, ("[" + ", ".join(inner.lines[0] for inner in items) + "]",), inline=True)
    lines = [""]
    for inner in items:
        lines += [f"  - {inner.lines[0]}", *(f"    {line}" for line in inner.lines[1:])]
    return Written(value, tuple(lines), inline=False)


VALUE = st.recursive(
    SCALAR,
    lambda inner: st.one_of(
        st.builds(_block, st.dictionaries(KEY, inner, max_size=3), st.booleans()),
        st.builds(_listing, st.lists(inner, max_size=3), st.booleans()),
    ),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Tree, bytes]:
    """A case file's data and its bytes."""
    pairs = draw(st.dictionaries(KEY, VALUE, min_size=1, max_size=4))
    lines = ["# برای مریم 🙂"]
    for key, inner in pairs.items():
        lines += [f"{key}: {inner.lines[0]}", *inner.lines[1:]]
    ending = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    text = mark + ending.join(lines) + ending
    return {key: inner.value for key, inner in pairs.items()}, text.encode()


def _slice(text: str, span: Span) -> str:
    """Cut a span out of a text, knowing nothing of how spans are made."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    begin = starts[span.line - 1] + span.column - 1
    return text[begin : starts[span.end_line - 1] + span.end_column - 1]


def _scalars(data: Tree, path: CasePath = ()) -> Iterator[tuple[CasePath, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _scalars(value, (*path, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _scalars(value, (*path, position))
    elif data is not None:
        yield path, data


def _reread(piece: str) -> Tree:
    source, problems = read_text(f"x: {piece}\n".encode(), "piece.yaml")
    assert problems == []
    assert isinstance(source.data, dict)
    return source.data["x"]


@given(documents())
@settings(max_examples=100, deadline=None)
def test_the_text_at_a_span_is_the_key_or_value(document: tuple[Tree, bytes]) -> None:
    data, raw = document
    source, problems = read_text(raw, "case.yaml")
    assert problems == []
    assert source.data == data
    for path, value in _scalars(data):
        piece = _slice(source.text, source.locate(Where(path)))
        assert piece == piece.strip()
        assert _reread(piece) == value
        if isinstance(path[-1], str):
            assert _slice(source.text, source.locate(Where(path, "key"))) == path[-1]


@given(documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_words_inside_a_value_are_underlined(document: tuple[Tree, bytes], choose: st.DataObject) -> None:
    data, raw = document
    source, _ = read_text(raw, "case.yaml")
    for path, value in _scalars(data):
        words = value.split()
        first = choose.draw(st.integers(0, len(words) - 1))
        wanted = " ".join(words[first : first + 2])
        piece = _slice(source.text, source.locate(Where(path, text=wanted)))
        undone = {piece, piece.replace("''", "'"), piece.replace('\\"', '"').replace("\\\\", "\\")}
        assert wanted in {" ".join(one.split()) for one in undone}


def _located(source: Source, *path: str | int, **more: object) -> str:
    return _slice(source.text, source.locate(Where(path, **more)))  # type: ignore[arg-type]


def test_what_is_not_there_is_shown_at_the_nearest_block() -> None:
    text = "a:\n  b: {c: 1}\n  d:\n  - e: 2\n    f: 3\n  - [g]\nh: one\n"
    source, _ = read_text(text.encode(), "case.yaml")
    assert _located(source, "a") == "a"
    assert _located(source, "a", "x", "y") == "a"
    assert _located(source, "a", "b") == "{c: 1}"
    assert _located(source, "a", "b", "x") == "b"
    assert _located(source, "a", "d", 0) == "e: 2"
    assert _located(source, "a", "d", 0, "x") == "e: 2"
    assert _located(source, "a", "d", 7) == "d"
    assert _located(source, "a", "d", 1) == "[g]"
    assert _located(source, "h", 0) == "one"
    assert _located(source, "x") == ""
    assert source.locate(Where(("x",))) == Span("case.yaml", 1, 1, 1, 1)


def test_a_later_appearance_of_words_can_be_meant() -> None:
    source, _ = read_text(b"a: |  # x\n  x y\n  x z\n", "case.yaml")
    assert source.locate(Where(("a",), text="x")).line == 2
    assert source.locate(Where(("a",), text="x", occurrence=1)).line == 3
    assert source.locate(Where(("a",), text="y x")) == Span("case.yaml", 2, 5, 3, 4)
    assert _located(source, "a", text="nothing") == "|  # x\n  x y\n  x z"
