"""Findings as text, lines, JSON and GitHub annotations."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import StringIO

import pytest
from rich.cells import cell_len

from parole_packet.case.masks import mask_line
from parole_packet.catalog import CATALOG, Entry
from parole_packet.cli.console import put
from parole_packet.cli.excerpt import excerpt
from parole_packet.cli.human import as_concise, as_text
from parole_packet.cli.machine import as_github, as_json
from parole_packet.cli.masks import one_line
from parole_packet.cli.report import Report, make_report
from parole_packet.diagnostics import Confidence, Diagnostic, Related, Severity, Span, Where

CASE = """\
version: 1
beneficiary:
  name: {family: Haidari, given: Maryam, native: مریم حیدری}
  date_of_brith: 1989-03-04
  passport: {number: P01234567, country: Afghanistan}
  a_number: A123456789
translators:
  noorzai: {name: Leila Noorzai}
exhibits:
  - {id: 診断書, title: "👩‍⚕️ letter", file: a.pdf}
  - {id: 診断書, title: second, file: b.pdf}
"""
ENTRIES = (
    Entry("test-error", Severity.ERROR, "an error", "why it is one", "Mend it."),
    Entry(
        "test-rule",
        Severity.WARNING,
        "a rule",
        "commonly submitted for medical_treatment requests",
        "Add it.",
        accept=True,
        source="I-131 instr. p. 26",
        as_of=date(2026, 11, 22),
        confidence=Confidence.SECONDARY,
    ),
    Entry("test-note", Severity.NOTE, "a note: 50%", "why", "Look at it."),
)


@dataclass(frozen=True)
class Text:
    """A case file whose places are found by their words."""

    text: str = CASE
    file: str = "haidari/case.yaml"

    def line(self, number: int) -> str:
        return self.text.splitlines()[number - 1]

    def locate(self, where: Where) -> Span:
        return self.span(str(where.path[-1] if where.text is None else where.text))

    def span(self, words: str, nth: int = 0) -> Span:
        lines = self.text.splitlines()
        number, line = [(n, line) for n, line in enumerate(lines, 1) if words in line][nth]
        column = line.index(words) + 1
        return Span(self.file, number, column, number, column + len(words))


@pytest.fixture(autouse=True)
def _entries(monkeypatch: pytest.MonkeyPatch) -> None:
    for entry in ENTRIES:
        monkeypatch.setitem(CATALOG, entry.code, entry)


def findings(source: Text) -> list[Diagnostic]:
    return [
        Diagnostic("test-note", "look at {name}", {"name": "[/red] {{ x }} <b>"}, source.span("مریم")),
        Diagnostic(
            "test-rule",
            "nothing shows why the treatment cannot be had at home or nearby, which an officer will look for",
            where=source.span("translators"),
            help="add an exhibit with `proves: [med_unavailable]`",
        ),
        Diagnostic(
            "test-error",
            "the id `{id}` is used twice",
            {"id": "診断書"},
            source.span("診断書", 1),
            label="used again here",
            related=(Related(source.span("診断書"), "first used here"),),
        ),
        Diagnostic(
            "test-error",
            "unknown field `{key}`",
            {"key": "date_of_brith", "guess": "date_of_birth"},
            source.span("date_of_brith"),
            label="not a field of `beneficiary`",
            help="did you mean `{guess}`?",
        ),
        Diagnostic(
            "test-error",
            "`{value}` is no A-Number",
            {"value": "A123456789"},
            Where(("beneficiary", "a_number")),
        ),
        Diagnostic(
            "test-error",
            "this file cannot be read",
            where=Span("translations/x.md", 3, 1, 3, 5),
            label="here",
        ),
    ]


@pytest.fixture
def report() -> Report:
    source = Text()
    taken = Diagnostic("test-rule", "`{v}` is odd", {"v": "حیدری"}, source.span("حیدری"))
    accepted = [(taken, "It stands so\nin [the] passport.")]
    return make_report(findings(source), source, file=source.file, accepted=accepted)


def plain(report: Report, width: int) -> str:
    stream = StringIO()
    put(as_text(report, width=width), stream)
    return stream.getvalue()


def test_text(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.txt", plain(report, 80))


def test_text_in_a_narrow_terminal(report: Report, golden: Callable[[str, str], None]) -> None:
    text = plain(report, 40)
    golden("report-40.txt", text)
    assert max(cell_len(line) for line in text.splitlines()) <= 40


def test_concise(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report-concise.txt", "\n".join(as_concise(report)) + "\n")


def test_json(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report.json", as_json(report) + "\n")


def test_github(report: Report, golden: Callable[[str, str], None]) -> None:
    golden("report-github.txt", "\n".join(as_github(report)) + "\n")


def test_machine_formats_hold_no_value_of_the_case(report: Report) -> None:
    values = ["Haidari", "Maryam", "مریم", "date_of_brith", "123456789", "診断書", "noorzai", "red", "1989"]
    for text in (as_json(report), "\n".join(as_github(report))):
        found = [value for value in values if value in text.replace("haidari/case.yaml", "")]
        assert found == []


def test_keys_a_person_made_up_are_not_told_to_machines() -> None:
    made_up = [("translators", "noorzai", "email"), ("exhibits", 2, "karim"), ("exhibits", 0, "file")]
    source = Text("version: 1\nemail: x\nkarim: x\nfile: x\n")
    all_findings = [Diagnostic("test-error", "x", where=Where(path)) for path in made_up]
    document = json.loads(as_json(make_report(all_findings, source, file=source.file)))
    pointers = [finding["pointer"] for finding in document["findings"]]
    assert pointers == ["translators.*.email", "exhibits.2.*", "exhibits.0.file"]


def test_color_is_never_all_that_tells(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = StringIO()
    put(as_text(report, width=80), stream)
    assert "\x1b[" in stream.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    stream = StringIO()
    put(as_text(report, width=80), stream)
    assert "\x1b[3" not in stream.getvalue()


def test_no_findings() -> None:
    assert plain(make_report([], None, file="case.yaml"), 80) == "no problems in case.yaml\n"


def test_a_file_that_could_not_be_read_has_a_place_without_source() -> None:
    finding = Diagnostic("test-error", "it is not UTF-8", where=Span("case.yaml", 7, 2, 7, 3))
    text = plain(make_report([finding], None, file="case.yaml"), 80)
    assert " --> case.yaml:7:2\n" in text


def marked(line: str, words: str, width: int = 80) -> tuple[str, str]:
    """Return the excerpt and the mark below it."""
    start = line.index(words)
    shown = excerpt(line, start, start + len(words), width=width)
    return shown.line, " " * shown.start + "^" * (shown.end - shown.start)


@pytest.mark.parametrize(
    ("line", "words", "before", "cells"),
    [
        ("name: Ana", "Ana", 6, 3),
        ("name: 山田 x", "山田", 6, 4),
        ("a: 山田 x", "x", 8, 1),
        ("e: e\u0301te\u0301 x", "x", 7, 1),
        ("e: 👩‍⚕️ x", "x", 6, 1),
        ("e: 🇦🇫 x", "x", 6, 1),
        ("\tname: x", "x", 10, 1),
        ("n: مریم حیدری, x: y", "y", 18, 1),
        ("n: مریم حیدری, x: y", "حیدری", 3, 10),
        ("n: می\u200cخواهم x", "x", 11, 1),
        ("n: مریم [@a p.3] حیدری", "@a p.3", 9, 6),
        ("n: שלום 12 x", "12", 3, 7),
        ("n: 12 שלום", "12", 3, 2),
    ],
)
def test_the_mark_stands_under_its_words(line: str, words: str, before: int, cells: int) -> None:
    _, mark = marked(line, words)
    assert mark == " " * before + "^" * cells


def test_a_long_line_is_cut_around_its_mark() -> None:
    line = "reason: " + "x" * 300 + " HERE " + "y" * 300
    shown, mark = marked(line, "HERE", width=60)
    assert cell_len(shown) <= 60
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[mark.index("^") : len(mark)] == "HERE"


def test_a_mark_wider_than_the_line_is_cut() -> None:
    line = "reason: " + "診" * 300
    shown, mark = marked(line, "診" * 300, width=60)
    assert cell_len(shown) <= 60
    assert len(mark) <= 60


def test_an_empty_place_is_marked_by_one_cell() -> None:
    shown = excerpt("name:", 5, 5, width=80)
    assert (shown.line, shown.start, shown.end) == ("name:", 5, 6)


def test_control_characters_are_shown_not_obeyed() -> None:
    shown = excerpt("a: \x1b[2Jx\u202ey", 0, 1, width=80)
    assert shown.line == "a: ␛[2Jx\ufffdy"
    assert one_line("a\nb\x07") == "a b␇"


@pytest.mark.parametrize(
    ("line", "masked"),
    [
        ("  a_number: A123456789", "  a_number: A•••••••••"),
        ("  passport: {number: P01234567, country: Iran}", "  passport: {number: P••••••••, country: Iran}"),
        ("  'uscis_account' : '0123 4567' # mine 12", "  'uscis_account' : '•••• ••••' # mine 12"),
        ("ssn: 123-45-6789", "ssn: •••-••-••••"),
        ("reason: his card 4111 1111 1111 1111 was", "reason: his card •••• •••• •••• •••• was"),
        ("reason: A 123 456 789, in 2019", "reason: A ••• ••• •••, in 2019"),
        ("phones: {day: '+92 300 0000000'}", "phones: {day: '+92 300 0000000'}"),
        ("date_of_birth: 1989-03-04", "date_of_birth: 1989-03-04"),
        ("weight_lb: 130", "weight_lb: 130"),
    ],
)
def test_identity_numbers_are_masked(line: str, masked: str) -> None:
    assert mask_line(line) == masked


def test_errors_come_first_then_by_place(report: Report) -> None:
    order = [(finding.code, getattr(report.span(finding.where), "line", 0)) for finding in report.findings]
    assert order == [
        ("test-error", 4),
        ("test-error", 6),
        ("test-error", 11),
        ("test-error", 3),
        ("test-rule", 7),
        ("test-note", 3),
    ]
