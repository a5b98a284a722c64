"""Findings about words as they are set: letters without glyphs, marks that a form's box cannot show, length."""

from collections.abc import Iterable, Iterator

from parole_packet.case.models import Case
from parole_packet.case.sponsor import Sponsor
from parole_packet.diagnostics import CasePath, Diagnostic, Where
from parole_packet.packet.declarations import speaker_of
from parole_packet.packet.plan import Part, PartKind
from parole_packet.rules.base import walk
from parole_packet.typeset.fonts import missing_letters
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.tree import Break, Paragraph, Text, citations

LONGEST = {PartKind.LETTER: 2, PartKind.STATEMENT: 12}
"""House rule: pages after which a reader is told that it is long."""
_NOT_PRINTED = {"file", "files", "certificate", "accepted"}
_ADVICE = {
    PartKind.LETTER: "shorten `why_no_visa` and `plan_at_end`; the reason belongs into the statement",
    PartKind.STATEMENT: "keep what an officer needs, and let the exhibits tell the rest",
}


def wording_findings(case: Case, parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Find everything; `parts` are what the program set in type for the case."""
    yield from _letters(case)
    yield from _plain(case)
    yield from _speakers(case)
    yield from _lengths(parts)


def _letters(case: Case) -> Iterator[Diagnostic]:
    """Find letters that the fonts lack, in everything the case says; each value is told once."""
    for path, value in walk(case):
        if not isinstance(value, str) or value.isascii() or not _NOT_PRINTED.isdisjoint(path):
            continue
        if missing := missing_letters(value):
            yield Diagnostic(
                "letters-without-glyphs",
                "the program's fonts have no shape for {letters}",
                {"letters": " ".join(missing[:12])},
                Where(path, text=missing[0]),
                help="write these words in another script, or add them as a scanned exhibit",
            )


def _plain(case: Case) -> Iterator[Diagnostic]:
    """Find citations and Markdown in what goes into a form's box letter by letter."""
    texts: list[tuple[CasePath, str]] = [(("emergency", "summary"), case.emergency.summary)]
    given = case.sponsor.contributions if isinstance(case.sponsor, Sponsor) else None
    if given and given.text:
        texts.append((("sponsor", "contributions", "text"), given.text))
    if case.beneficiary.stateless_explanation:
        texts.append((("beneficiary", "stateless_explanation"), case.beneficiary.stateless_explanation))
    for path, words in texts:
        document = parse(words)
        cited = citations(document)
        for citation in cited:
            message = "a form's box cannot cite: `{citation}`"
            place = Where(path, text=citation.raw)
            help_text = "take it out here; cite the exhibit in `reason`"
            args = {"citation": citation.raw}
            yield Diagnostic("citation-in-form", message, args, place, help=help_text)
        if not cited and not all(_is_plain(block) for block in document.blocks):
            message = "Markdown would stand in the form's box as it is typed"
            yield Diagnostic("markup-in-form", message, {}, Where(path), help="write plain sentences here")


def _is_plain(block: object) -> bool:
    return isinstance(block, Paragraph) and all(isinstance(child, Text | Break) for child in block.children)


def _lengths(parts: Iterable[Part]) -> Iterator[Diagnostic]:
    """Tell of a letter or statement that is longer than people read."""
    for part in parts:
        pages, usual = len(part.sources), LONGEST.get(part.kind)
        if usual is not None and pages > usual:
            message = "the {what} takes {pages} pages; usual are up to {usual}"
            args = {"what": part.kind.value, "pages": pages, "usual": usual}
            place = Where(("emergency",) if part.kind is PartKind.LETTER else ("emergency", "reason"), "key")
            yield Diagnostic("long-text", message, args, place, help=_ADVICE[part.kind])


def _speakers(case: Case) -> Iterator[Diagnostic]:
    """Find statements of someone whom the case does not name."""
    for position, statement in enumerate(case.statements):
        if speaker_of(case, statement) is None:
            message = "the case file names no {speaker}, who should sign this statement"
            place = Where(("statements", position, "speaker"))
            help_text = "fill in that person's block, or name another speaker"
            args = {"speaker": str(statement.speaker)}
            yield Diagnostic("speaker-missing", message, args, place, help=help_text)
