"""Whatever stands in a case file: plain answers at exact places, all at once, and never a crash."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parole_packet.case.load import Loaded, fit, load_case
from parole_packet.case.source import MAX_BYTES, read_text
from parole_packet.catalog import CATALOG
from parole_packet.diagnostics import Diagnostic, Span, Where
from parole_packet.errors import InputOutputError

FULL = Path(__file__).parent / "full.yaml"
BAD = Path(__file__).parent / "bad.yaml"
SMALL = "version: 1\nbeneficiary:\n  name: {family: 'A'}\nexhibits:\n- id: a\n  title: \"b\"\n  file: c.pdf\n"
DAMAGE = st.one_of(
    st.sampled_from(
        ["", "\t", "\n", ": ", "- ", "'", '"', "{", "}", "[", "]", "&a ", "*a", "!t ", "|", ">", "#", "? "]
    ),
    st.sampled_from(
        ["---\n", "...\n", "%YAML 1.2\n", "<<: ", "\\", "\\U99999999", "null", "FILL IN", "self", "no", "yes"]
    ),
    st.text(max_size=3),
)
JARGON = (
    "pydantic",
    "ruamel",
    "scann",
    "pars",
    "token",
    "mapping",
    "sequence",
    "scalar",
    "input should",
    "str_type",
)


def _load(tmp_path: Path, raw: bytes) -> Loaded:
    path = tmp_path / "case.yaml"
    path.write_bytes(raw)
    return load_case(path, "case.yaml")


def _span(loaded: Loaded, where: Span | Where) -> Span:
    assert loaded.source is not None
    return where if isinstance(where, Span) else loaded.source.locate(where)


def _short(loaded: Loaded, finding: Diagnostic) -> str:
    span = _span(loaded, finding.where)
    return f"{span.line}:{span.column} {finding.code}"


YAML_CASES = {
    "list at the top": ("- a\n", ["1:1 wrong-top-level"]),
    "text at the top": ("hello\n", ["1:1 wrong-top-level"]),
    "nothing": ("", ["1:1 empty-case"]),
    "only a comment": ("# x\n", ["1:1 empty-case"]),
    "key twice": ("a: 1\nb: 2\na: 3\n", ["3:1 duplicate-key"]),
    "key twice in braces": ("a: {b: 1, b: 2}\n", ["1:11 duplicate-key"]),
    "key that is a list": ("? [a]\n: b\n", ["1:3 bad-key"]),
    "no key": (": b\n", ["1:1 bad-key"]),
    "null as key": ("a: 1\n~: b\n", ["2:1 bad-key"]),
    "two documents": ("a: 1\n---\nb: 2\n", ["2:1 several-documents"]),
    "a document after an end": ("a: 1\n...\nb: 2\n", ["3:1 several-documents"]),
    "tabs": ("a:\n\tb: 1\n  \tc: 2\n", ["2:1 tab-indent", "3:3 tab-indent"]),
    "tab after a colon": ("a:\tb\n", ["1:3 tab-indent"]),
    "alias": ("a: *b\n", ["1:4 yaml-alias"]),
    "bold text": ("a: **b** c\n", ["1:4 yaml-alias"]),
    "anchor and alias": ("a: [&x b, *x]\n", ["1:5 yaml-alias", "1:11 yaml-alias"]),
    "merge": ("a: {<<: b}\n", ["1:5 yaml-alias"]),
    "tag": ("a: !!python/object:os.system b\n", ["1:4 yaml-tag"]),
    "control characters": ("a: b\x07\nc: \x00\n", ["1:5 control-character", "2:4 control-character"]),
    "control character as an escape": ('a: "b\\0"\n', ["1:4 control-character"]),
    "surrogate as an escape": ('a: "\\ud800"\n', ["1:4 control-character"]),
    "line separator": ("a: b\u2028c\n", ["1:5 control-character"]),
    "direction override": ("a: ab\u202ecd\u2066\n", ["1:6 bidi-control", "1:9 bidi-control"]),
    "too deep": ("a: " + "[" * 60 + "]" * 60 + "\n", ["1:54 too-deep"]),
    "directive": ("# x\n%YAML 1.1\n---\na: 1\n", ["2:1 yaml-syntax"]),
    "unknown directive": ("%x\na: 1\n", ["1:1 yaml-syntax"]),
    "colon in a value": ("a: b\nc: see: d\n", ["2:7 yaml-syntax"]),
    "no colon": ("a: 1\nb\nc: 2\n", ["2:1 yaml-syntax"]),
    "no blank after the colon": ("a: 1\nb:2\nc: 3\n", ["2:1 yaml-syntax"]),
    "no-break space": ("a:\u00a01\nb: 2\n", ["1:3 yaml-syntax"]),
    "sign that begins no value": ("a: @b\n", ["1:4 yaml-syntax"]),
    "wrong indentation": ("a:\n    b: 1\n  c: 2\n", ["3:3 yaml-syntax"]),
    "unexpected indentation": ("a: 1\n  b: 2\n", ["2:3 yaml-syntax"]),
    "quote left open": ('a: "b\nc: d\n', ["1:4 yaml-syntax"]),
    "apostrophe in quotes": ("a: 'it's'\n", ["1:8 yaml-syntax"]),
    "bracket left open": ("a: 1\nb: [c, d\ne: f\n", ["2:4 yaml-syntax"]),
    "bracket left open at the end": ("a: [", ["1:4 yaml-syntax"]),
    "brace too many": ("a: {b: c}}\n", ["1:10 yaml-syntax"]),
    "backslash": ('a: "C:\\Users"\n', ["1:9 yaml-syntax"]),
    "no such character": ('a: "\\UFFFFFFFF"\n', ["1:5 yaml-syntax"]),
    "text after a bar": ("a: | b\n  c\n", ["1:6 yaml-syntax"]),
    "list item beside a key": ("a: - b\n", ["1:4 yaml-syntax"]),
}


@pytest.mark.parametrize(("text", "wanted"), YAML_CASES.values(), ids=YAML_CASES)
def test_what_is_not_a_case_in_yaml_is_refused_at_its_place(text: str, wanted: list[str]) -> None:
    _, problems = read_text(text.encode(), "case.yaml")
    found = [(one.where, one) for one in problems]
    assert [f"{at.line}:{at.column} {one.code}" for at, one in found if isinstance(at, Span)] == wanted


def test_a_key_written_twice_names_both_places() -> None:
    _, (finding,) = read_text(b"a: 1\nb: 2\na: 3\n", "case.yaml")
    assert finding.text == "`a` is written twice"
    assert [(other.where, other.label) for other in finding.related] == [
        (Span("case.yaml", 1, 1, 1, 2), "first written here")
    ]


@pytest.mark.parametrize(
    ("raw", "line", "column", "offset"),
    [
        ("a: 1\nb: سلام ".encode() + b"\xe9", 2, 9, 17),
        (b"\xff\xfea\0:\0 \x001\0", 1, 1, 0),
        ("a: 1\nb: 2\n".encode("utf-16-le"), 1, 1, 0),
    ],
)
def test_other_encodings_are_named_with_their_first_byte(
    raw: bytes, line: int, column: int, offset: int
) -> None:
    source, (finding,) = read_text(raw, "case.yaml")
    assert finding.code == "not-utf8"
    assert (finding.args["offset"], finding.args["line"]) == (offset, line)
    assert isinstance(finding.where, Span)
    assert (finding.where.line, finding.where.column) == (line, column)
    assert source.data is None


def test_a_mark_at_the_beginning_and_dos_line_ends_are_fine(tmp_path: Path) -> None:
    text = FULL.read_text(encoding="utf-8").replace("\n", "\r\n")
    loaded = _load(tmp_path, b"\xef\xbb\xbf" + text.encode())
    assert loaded.diagnostics == ()
    assert loaded.case == load_case(FULL).case


def test_a_file_of_more_than_five_megabytes_is_not_read(tmp_path: Path) -> None:
    loaded = _load(tmp_path, b"#" * (MAX_BYTES + 1))
    assert [one.code for one in loaded.diagnostics] == ["file-too-large"]
    assert loaded.source is loaded.case is None


def test_a_file_that_cannot_be_read_is_not_a_finding(tmp_path: Path) -> None:
    with pytest.raises(InputOutputError, match=r"cannot read case\.yaml"):
        load_case(tmp_path / "case.yaml", "case.yaml")


def _report(loaded: Loaded) -> str:
    """Findings as text, one a line: place, code, message and way out."""
    lines = [f"{_short(loaded, one)}: {one.text} ({one.words(one.help)})" for one in loaded.diagnostics]
    return "\n".join(line.removesuffix(" ()") for line in lines) + "\n"


def test_everything_wrong_in_the_fields_is_said_at_once() -> None:
    """`bad.yaml` has a mistake of every kind; `bad.txt` is what is said of it."""
    loaded = load_case(BAD)
    assert loaded.case is None
    assert _report(loaded) == BAD.with_suffix(".txt").read_text(encoding="utf-8")


def test_ids_given_twice_and_references_to_nothing_are_found(tmp_path: Path) -> None:
    text = FULL.read_text(encoding="utf-8")
    text = text.replace("exhibits: tax_return}", "exhibits: tax_retrn}").replace(
        "id: declaration", "id: passport"
    )
    text = text.replace("translator: noorzai, cert", "translator: nurzai, cert")
    loaded = _load(tmp_path, text.encode())
    assert _report(loaded) == (
        "63:61 unknown-exhibit: there is no exhibit `tax_retrn` (did you mean `tax_return`?)\n"
        "152:10 duplicate-id: the id `passport` is given twice "
        "(every exhibit and statement needs an id of its own)\n"
        "172:67 unknown-translator: there is no translator `nurzai` (did you mean `noorzai`?)\n"
    )
    assert loaded.case is not None
    (first,) = next(one for one in loaded.diagnostics if one.code == "duplicate-id").related
    assert _span(loaded, first.where).line == 155


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_case_file_crashes_or_shows_jargon(choose: st.DataObject) -> None:
    text = BAD.read_text(encoding="utf-8") if choose.draw(st.booleans()) else SMALL
    for _ in range(choose.draw(st.integers(1, 4))):
        at = choose.draw(st.integers(0, len(text)))
        end = choose.draw(st.sampled_from([at, at + 1, at + 5, at + 40]))
        text = text[:at] + choose.draw(DAMAGE) + text[end:]
    source, problems = read_text(text.encode("utf-8", "surrogatepass"), "case.yaml")
    if isinstance(source.data, dict):
        problems += fit(source.data)[1]
    for one in problems:
        words = f"{one.text} {one.words(one.label)} {one.words(one.help)}"
        told = one.words(one.message.replace("{value}", "").replace("{key}", "").replace("{field}", ""))
        assert one.code in CATALOG
        assert "\n" not in one.message
        assert words.strip()
        assert not [word for word in JARGON if word in told.lower()]
        span = source.locate(one.where) if isinstance(one.where, Where) else one.where
        assert 1 <= span.line <= span.end_line <= len(source.lines.starts)
        assert 1 <= span.column <= len(source.line(span.line)) + 2
