"""The evidence files of a case, surveyed: where each one is, what it is, how many pages it has."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from parole_packet.cache import Cache
from parole_packet.diagnostics import Diagnostic, Related, Where
from parole_packet.documents import findings
from parole_packet.documents.content import Content, content_of
from parole_packet.documents.images import ImageProblemError, image_shapes
from parole_packet.documents.kinds import Unsupported, recognize_file
from parole_packet.documents.pagespec import PageChoiceError, choose_pages
from parole_packet.documents.paths import CaseFolder, Located, Unlocated
from parole_packet.documents.pdfs import Passwords, Seen, no_passwords, pdf_facts
from parole_packet.documents.remembered import remember, remembered
from parole_packet.documents.standins import StandIns
from parole_packet.facts import Facts, FileFacts, FileKind, PageFacts
from parole_packet.pdf.reader import PdfProblem

TEXT_CAP = 1_000_000
"""More bytes of typed text than this are refused: four hundred pages."""


class TextTooLongError(Exception):
    """A text file that is no document any longer."""


class Wanted(NamedTuple):
    """A file as the case asks for it: the path as written, its place, and the page choice as written."""

    path: str
    where: Where
    pages: str | None = None


def survey(
    folder: Path,
    files: Iterable[Wanted | tuple[str, Where, str | None]],
    *,
    passwords: Passwords = no_passwords,
    cache: Cache | None = None,
) -> tuple[Facts, list[Diagnostic]]:
    """Look at every file the case names and say what is there and what stands in the way.

    Files are keyed by the path as written; files that cannot go into a packet are left out of the facts and
    have an error. No picture is decoded, no page content read, and no file looked at twice; only PDFs that are
    locked or damaged are read whole, into private copies that live as long as the facts. What is known of a content
    from an earlier survey is taken from `cache`; every file is read for its digest, so a change is always seen.
    """
    surveyor = _Surveyor(CaseFolder(folder), passwords, cache)
    for wanted in files:
        surveyor.look(Wanted(*wanted))
    surveyor.compare_contents()
    return Facts(surveyor.facts, surveyor.keeper), surveyor.diagnostics


class _Surveyor:
    def __init__(self, folder: CaseFolder, passwords: Passwords, cache: Cache | None) -> None:
        self.folder, self.passwords, self.cache = folder, passwords, cache
        self.keeper = StandIns()
        self.facts: dict[str, FileFacts] = {}
        self.diagnostics: list[Diagnostic] = []
        self._seen: dict[str, FileFacts | None] = {}
        self._places: dict[str, Where] = {}

    def look(self, wanted: Wanted) -> None:
        found = self.folder.locate(wanted.path)
        if isinstance(found, Unlocated):
            self.diagnostics.append(
                Diagnostic(found.code, found.message, found.args, wanted.where, help=found.help)
            )
            return
        if found.relative not in self._seen:
            self._places[found.relative] = wanted.where
            self._seen[found.relative], news = self._examine(found, wanted)
            self.diagnostics += news
        facts = self._seen[found.relative]
        if facts:
            self.facts[wanted.path] = facts
            self._check_pages(wanted, facts)

    def _check_pages(self, wanted: Wanted, facts: FileFacts) -> None:
        if facts.kind is FileKind.TEXT:
            if wanted.pages is not None:
                self.diagnostics.append(findings.pages_of_text(wanted.path, pages_place(wanted.where)))
            return
        try:
            chosen = choose_pages(wanted.pages, len(facts.pages))
        except PageChoiceError as error:
            self.diagnostics.append(findings.page_range(wanted.path, error, pages_place(wanted.where)))
            return
        self.diagnostics += findings.page_remarks(wanted.path, facts, chosen, wanted.where)

    def _examine(self, found: Located, wanted: Wanted) -> tuple[FileFacts | None, list[Diagnostic]]:
        """Say all about one file that does not depend on the pages chosen."""
        written, where = wanted.path, wanted.where
        try:
            size = found.path.stat().st_size
            if size == 0:
                return None, [findings.empty(written, where)]
            kind = recognize_file(found.path)
            if isinstance(kind, Unsupported):
                return None, [findings.unsupported(written, kind, where)]
            content = content_of(found.path)
            seen = self._known(found.path, kind, written, content)
        except PdfProblem as problem:
            return None, [findings.pdf_problem(written, problem.kind, problem.detail, where)]
        except ImageProblemError as problem:
            return None, [findings.image_problem(written, problem, where)]
        except OSError as error:
            return None, [findings.unreadable(written, error, where)]
        except TextTooLongError:
            return None, [findings.text_too_long(written, TEXT_CAP, where)]
        except UnicodeDecodeError:
            return None, [findings.text_encoding(written, where)]
        facts = FileFacts(
            found.relative,
            content.sha256,
            size,
            kind,
            seen.pages,
            seen.notes,
            seen.copy,
            seen.changes,
            content.stamp,
        )
        return facts, findings.remarks(written, facts, where)

    def _known(self, path: Path, kind: FileKind, written: str, content: Content) -> Seen:
        """Return what is remembered of a content, or look and remember it."""
        known = remembered(self.cache, kind, content)
        if known is None:
            known = self._seen_in(path, kind, written)
            if content.still_in(path):
                remember(self.cache, kind, content, known)
        return known

    def _seen_in(self, path: Path, kind: FileKind, written: str) -> Seen:
        if kind is FileKind.TEXT:
            if path.stat().st_size > TEXT_CAP:
                raise TextTooLongError
            path.read_bytes().decode("utf-8-sig")
            return Seen((), ())
        if kind is FileKind.PDF:
            return pdf_facts(path, written, self.keeper, self.passwords)
        shapes = image_shapes(path, kind)
        pages = tuple(PageFacts(*shape.size, min(shape.upright_dpi), shape.notes) for shape in shapes)
        return Seen(pages, tuple(dict.fromkeys(note for shape in shapes for note in shape.notes)))

    def compare_contents(self) -> None:
        """Warn about files with the same content under two names."""
        first: dict[str, FileFacts] = {}
        for facts in self._seen.values():
            if facts is None:
                continue
            other = first.setdefault(facts.sha256, facts)
            if other is not facts:
                self.diagnostics.append(
                    Diagnostic(
                        "duplicate-content",
                        "`{path}` and `{other}` have the same content",
                        {"path": facts.path, "other": other.path},
                        self._places[facts.path],
                        help="look whether one of them should have been another document",
                        related=(Related(self._places[other.path], "the other one"),),
                    )
                )


def pages_place(where: Where) -> Where:
    """The place of the page choice that belongs to a file: its neighbor `pages`."""
    for name in ("file", "files"):
        if name in where.path:
            return Where((*where.path[: where.path.index(name)], "pages"))
    return where
