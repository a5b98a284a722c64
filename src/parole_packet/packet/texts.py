"""The person's own texts: read as Markdown, their citations held against the exhibits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic, Span, Where
from parole_packet.errors import InputOutputError
from parole_packet.typeset.fonts import missing_letters
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.tree import Break, Citation, Document, Inline, Paragraph, Text, citations

DISCRETION = (
    "urgency",
    "effect_of_refusal",
    "limited_time",
    "history",
    "support",
    "character",
    "community",
    "other_options",
)
HISTORY = ("visa_attempts", "petitions", "parole_requests", "paroles", "removal_proceedings", "concerns")
"""The parts of a history that have words of their own besides their facts."""

Field = tuple[str, Where, str]
_REASONS = ("summary", "reason", "why_this_length", "why_no_visa", "why_no_waiver", "plan_at_end")
_PROBLEMS = {
    "html": (
        "markup-not-set",
        "HTML is printed as it stands, not carried out",
        "write the words without tags",
    ),
    "image": ("markup-not-set", "a picture cannot stand inside a text", "make it an exhibit and cite it"),
    "link": (
        "markup-not-set",
        "a web address is printed as it was typed",
        "print the page and make it an exhibit",
    ),
    "table": (
        "markup-not-set",
        "a table with uneven rows is printed as it was typed",
        "give each row as many cells",
    ),
    "citation": ("citation-malformed", "this is no citation", "write [@id] or [@id p.3]"),
}


@dataclass(slots=True)
class Texts:
    """All texts of a case, by the name a template knows them under, with what is wrong in them."""

    documents: dict[str, Document] = field(default_factory=dict)
    cited: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)
    _places: dict[str, Where] = field(default_factory=dict, repr=False)

    def check_citations(self, pages: Mapping[str, int | None]) -> None:
        """Hold all citations against the exhibits: their numbers of pages, None where a file is unreadable."""
        for name, document in self.documents.items():
            self.cited.update(citation.exhibit_id for citation in citations(document))
            self.findings += _citation_findings(document, self._places[name], pages)


def read_texts(case: Case) -> Texts:
    """Read every Markdown field of a case; the citations are still to be checked."""
    texts = Texts()
    for name, where, words in _fields(case):
        document = parse(words)
        texts.documents[name] = document
        texts._places[name] = where  # noqa: SLF001 - its own record
        texts.findings += _markdown_findings(document, where)
    return texts


def _fields(case: Case) -> Iterator[Field]:
    emergency = case.emergency
    for name in _REASONS:
        if words := getattr(emergency, name):
            yield name, Where(("emergency", name)), words
    if emergency.discretion is not None:
        for name in DISCRETION:
            if words := getattr(emergency.discretion, name):
                yield f"discretion.{name}", Where(("emergency", "discretion", name)), words
    if emergency.expedite is not None:
        yield "expedite", Where(("emergency", "expedite", "reason")), emergency.expedite.reason
    for position, missing in enumerate(emergency.missing_documents):
        path = ("emergency", "missing_documents", position)
        yield f"missing.{position}.why", Where((*path, "why")), missing.why
        if missing.efforts:
            yield f"missing.{position}.efforts", Where((*path, "efforts")), missing.efforts
    for position, statement in enumerate(case.statements):
        yield f"statement.{statement.id}", Where(("statements", position, "text")), statement.text
    yield from _beneficiary_fields(case)


def _beneficiary_fields(case: Case) -> Iterator[Field]:
    """What is said of the beneficiary's passport and of each thing in the history."""
    person = case.beneficiary
    if person.no_passport_reason:
        yield "no_passport", Where(("beneficiary", "no_passport_reason")), person.no_passport_reason
    for group in HISTORY:
        for position, one in enumerate(getattr(person.history, group, None) or ()):
            if one.explanation:
                path = ("beneficiary", "history", group, position, "explanation")
                yield f"{group}.{position}", Where(path), one.explanation


def _markdown_findings(document: Document, where: Where) -> Iterator[Diagnostic]:
    for problem in document.problems:
        code, message, help_ = _PROBLEMS[problem.kind]
        yield Diagnostic(code, message, {}, Where(where.path, text=problem.snippet), help=help_)


def _citation_findings(
    document: Document, where: Where, exhibit_pages: Mapping[str, int | None]
) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for citation in citations(document):
        occurrence = seen.get(citation.raw, 0)
        seen[citation.raw] = occurrence + 1
        place = Where(where.path, text=citation.raw, occurrence=occurrence)
        yield from _one_citation(citation, place, exhibit_pages)


def _one_citation(
    citation: Citation, place: Where, exhibit_pages: Mapping[str, int | None]
) -> Iterator[Diagnostic]:
    if citation.exhibit_id not in exhibit_pages:
        near = next(iter(get_close_matches(citation.exhibit_id, exhibit_pages, 1)), "")
        yield Diagnostic(
            "citation-unknown",
            "there is no exhibit `{id}`",
            {"id": citation.exhibit_id, "near": near},
            place,
            help="did you mean `{near}`?" if near else "add it under `exhibits`, or take the citation out",
        )
        return
    pages = exhibit_pages[citation.exhibit_id]
    asked = [page for page in (citation.page, citation.last_page) if page is not None]
    reversed_range = len(asked) == 2 and asked[0] >= asked[1]
    if pages is None or (all(1 <= page <= pages for page in asked) and not reversed_range):
        return
    yield Diagnostic(
        "citation-page",
        "exhibit `{id}` has no page {page}: it has {pages}",
        {"id": citation.exhibit_id, "page": max(asked), "pages": pages},
        place,
        help="pages of an exhibit are counted from 1, the original first, then its translation",
    )


def read_file_text(path: Path, shown: str) -> tuple[Document, list[Diagnostic]]:
    """Read a typed translation or another text file; problems are placed in that file."""
    try:
        words = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputOutputError(
            f"{shown} cannot be read: {error.strerror}", "check the file and try again"
        ) from error
    document = parse(words) if path.suffix.lower() in (".md", ".markdown") else _plain(words)
    found = [
        Diagnostic(code, message, {}, _span(words, problem.snippet, shown), help=help_)
        for problem in document.problems
        for code, message, help_ in (_PROBLEMS[problem.kind],)
    ]
    missing = missing_letters(words)
    if missing:
        message = "the program's fonts have no shape for {letters}"
        args = {"letters": " ".join(missing[:12])}
        help_ = "write these words in another script, or add them as a scan"
        place = _span(words, missing[0], shown)
        found.append(Diagnostic("letters-without-glyphs", message, args, place, help=help_))
    return document, found


def _plain(words: str) -> Document:
    """Keep a plain text as it is: its lines stay lines, nothing in it is markup."""

    blocks = []
    for block in words.replace("\r\n", "\n").split("\n\n"):
        children: list[Inline] = []
        for line in block.strip("\n").split("\n"):
            children += [*([Break()] if children else []), Text(line)]
        if block.strip():
            blocks.append(Paragraph(tuple(children)))
    return Document(tuple(blocks))


def _span(words: str, snippet: str, shown: str) -> Span:
    at = max(0, words.find(snippet))
    line = words.count("\n", 0, at) + 1
    column = at - (words.rfind("\n", 0, at) + 1) + 1
    width = len(snippet.split("\n", maxsplit=1)[0]) if words.find(snippet) >= 0 else 1
    return Span(shown, line, column, line, column + max(1, width))
