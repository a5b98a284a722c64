"""The filing-day sheet: what to do with a built packet. Not part of the filing."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parole_packet.case.filing import Accepted
from parole_packet.case.kinds import Method
from parole_packet.case.masks import masked
from parole_packet.case.models import Case
from parole_packet.diagnostics import Diagnostic, SourceText
from parole_packet.law import Law
from parole_packet.packet.afterwards import after_sections
from parole_packet.packet.documents import WrittenFile
from parole_packet.packet.hand import marks
from parole_packet.packet.plan import Plan
from parole_packet.packet.requirements import RequirementLine, requirement_lines
from parole_packet.packet.sending import sending_sections
from parole_packet.packet.uploads import upload_sections
from parole_packet.packet.worded import place_words, worded
from parole_packet.packet.words import long_date
from parole_packet.typeset.press import Press
from parole_packet.typeset.stories.sheets import Section, sheet_story

TITLE = "Filing-day sheet"
MARK = "Not part of the filing"


@dataclass(frozen=True, slots=True)
class FilingDay:
    """The content of the sheet; `markdown` and `pdf` say the same."""

    subtitle: str
    sections: tuple[Section, ...]

    def pdf(self) -> bytes:
        """Return the sheet as a PDF of its own."""
        press = Press(title=TITLE)
        press.set("sheet", sheet_story(TITLE, self.sections, subtitle=self.subtitle, mark=MARK))
        return press.finish().pdf

    def markdown(self) -> str:
        """Return the sheet as Markdown."""
        lines = [f"# {TITLE}", "", f"**{MARK}.** {_escaped(self.subtitle)}", ""]
        for section in self.sections:
            lines += _markdown(section)
        return "\n".join(lines).rstrip("\n") + "\n"


def filing_day(
    case: Case,
    plan: Plan,
    law: Law,
    *,
    source: SourceText | None = None,
    findings: Iterable[Diagnostic] = (),
    accepted: Iterable[tuple[Diagnostic, Accepted]] = (),
    files: Sequence[WrittenFile] = (),
) -> FilingDay:
    """Return what the person does on the day of filing, in order; it knows no day but those of the case.

    `files` are those of the set that were written.
    """
    subtitle = f"Keep it at home. Humanitarian parole request for {case.beneficiary.name.full}"
    in_ink = tuple(marks(case, plan))
    if case.filing.method is Method.ONLINE:
        steps = upload_sections(case, plan, law, in_ink, files)
    else:
        steps = sending_sections(case, plan, law, in_ink, files)
    sections = (
        *_draft(plan),
        *_numbered((_first(case), *steps, *after_sections(case, law))),
        *_open(findings, source),
        *_accepted(accepted, source),
        _requirements(requirement_lines(case, law, plan)),
    )
    return FilingDay(subtitle, sections)


def _numbered(sections: Iterable[Section]) -> Iterator[Section]:
    """Number the headings; a section without one goes on with the one before it."""
    number = 0
    for section in sections:
        number += bool(section.heading)
        yield replace(section, heading=f"{number}. {section.heading}") if section.heading else section


def _draft(plan: Plan) -> Iterator[Section]:
    if plan.draft:
        yield Section(
            "This packet is a draft", "It cannot be filed. Mend what is open below, and build it again."
        )


def _first(case: Case) -> Section:
    signers = "Everybody who signs answers for every word, under penalty of perjury."
    return Section(
        "Read before anybody signs",
        steps=(
            (
                "Read the travel warning and the part on penalties in the instructions of Form I-131 (edition "
                "01/20/25: pages 12 and 29): a parole document does not entitle anybody to enter, and a false "
                "statement has severe consequences."
            ),
            f"Read the whole packet once, page by page. {signers}",
            (
                f"The case file says: signed on {long_date(case.filing.signing_date)}, sent on "
                f"{long_date(case.filing.mailing_date)}. On other days, change the dates and build again: fees, "
                "editions and addresses follow them."
            ),
        ),
    )


def _open(findings: Iterable[Diagnostic], source: SourceText | None) -> Iterator[Section]:
    rows = [
        (f"{one.severity} {one.finding.code}", one.place, one.message) for one in worded(findings, source)
    ]
    if not rows:
        yield Section("Findings that are open", "None.")
        return
    yield Section(
        "Findings that are open",
        "Look at each once more before you send. “parole-packet explain” with the code says more.",
        table=(("Finding", "Place", "What"), *rows),
    )


def _accepted(
    accepted: Iterable[tuple[Diagnostic, Accepted]], source: SourceText | None
) -> Iterator[Section]:
    rows = [
        (
            finding.code,
            place_words(finding, source),
            f"{masked(finding, finding.message)}. Reason: {entry.reason}",
        )
        for finding, entry in accepted
    ]
    if rows:
        yield Section("Findings you accepted", table=(("Finding", "Place", "What, and why"), *sorted(rows)))


def _requirements(lines: Sequence[RequirementLine]) -> Section:
    rows = [(line.name, line.asked, line.state) for line in lines]
    return Section(
        "What is asked for, and what answers it",
        "“Instructions”: Form I-131 or Form I-134 lists it; “support”: proof of the sponsor's means. “Common” and "
        "“also common”: many packets have it; it is not required.",
        table=(("What", "Where it comes from", "In this packet"), *rows),
    )


_SPECIAL = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)")


def _escaped(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return _SPECIAL.sub(lambda match: f"\\{match[0]}", " ".join(text.split()))


def _markdown(section: Section) -> list[str]:
    blocks: list[list[str]] = [[f"## {_escaped(section.heading)}"]] if section.heading else []
    blocks += [[_escaped(section.text)]] if section.text else []
    pairs = [f"- **{_escaped(name)}:** {_escaped(value)}" for name, value in section.facts]
    blocks += [
        block for block in (pairs, _listed("- [ ] ", section.steps), _listed("- ", section.points)) if block
    ]
    blocks += [[f"    {line}" for line in section.label]] if section.label else []
    if section.table:
        head, *rows = section.table
        blocks.append([_row(head), _row(["---"] * len(head)), *map(_row, rows)])
    return [line for block in blocks for line in (*block, "")]


def _listed(sign: str, texts: Sequence[str]) -> list[str]:
    return [sign + _escaped(text) for text in texts]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(_escaped(cell) for cell in cells)} |"


def sheet_files(*, draft: bool) -> dict[str, Callable[[FilingDay], bytes]]:
    """Return the names of the sheet's files, with what writes each; a draft has its own beside the packet's."""
    name = "filing-day-draft" if draft else "filing-day"
    return {f"{name}.pdf": FilingDay.pdf, f"{name}.md": lambda day: day.markdown().encode()}
