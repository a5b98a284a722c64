"""The filing-day sheet of an online filing: what is typed, what is scanned, and which files are uploaded."""

from collections.abc import Iterator, Sequence

from parole_packet.case.exhibits import Exhibit
from parole_packet.case.kinds import Certificate
from parole_packet.case.models import Case
from parole_packet.facts import Facts
from parole_packet.forms.answers import i131
from parole_packet.law import Law
from parole_packet.packet.hand import FORM_KEY, Mark, pages_of, range_words
from parole_packet.packet.plan import PartKind, Plan
from parole_packet.packet.sending import edition_facts, fee_fact, ink_sections
from parole_packet.rules.filing import ONLINE_BYTES
from parole_packet.typeset.stories.sheets import Section

_LIMIT = f"{ONLINE_BYTES // 1_000_000} MB"
_TYPESET = frozenset({PartKind.LETTER, PartKind.STATEMENT})
_FORMS = frozenset({PartKind.FORM, PartKind.ANSWERS})


def upload_sections(
    case: Case, plan: Plan, law: Law, facts: Facts, in_ink: Sequence[Mark]
) -> Iterator[Section]:
    """Yield the steps from the printer to the last button."""
    yield Section(
        "Print what is signed",
        steps=(
            "Print the pages of the table below, on one side of Letter paper, at actual size.",
            "Scan each signed page in color or gray at 300 dpi, straight and whole.",
        ),
    )
    yield from ink_sections(case, plan, in_ink)
    yield Section(
        "Type Form I-131 into the account",
        steps=(
            (
                "Type from the answer sheet of Form I-131, Item by Item, and compare every name, date and number. The "
                "filled form itself is never uploaded."
            ),
            "Sign Form I-131 in the account, as it asks. Form I-134 is signed in ink, scanned and uploaded.",
        ),
    )
    rows = [(str(number), *row) for number, row in enumerate(_uploads(case, plan, facts), 1)]
    yield Section(
        "Upload, in this order",
        f"One file for each document, at most {_LIMIT} ({ONLINE_BYTES:,} bytes), PDF or JPEG, without password. A "
        "document in another language is one file: original, translation and certification. The index and the tab "
        "sheets are for paper only. Sizes are of the files in the case folder.",
        table=(("no.", "document", "packet pages", "size"), *rows),
    )
    yield Section(
        "Look up on the day of filing",
        "Fee and editions change without notice. The fee is paid in the account.",
        facts=(fee_fact(case, law), ("Form I-134", "no fee"), *edition_facts(case, law)),
    )
    yield Section(
        "Before the last button",
        steps=(
            "Look at every uploaded file once more in the account: all pages there, upright, readable.",
            "Save the account's summary as a PDF, together with the files you uploaded.",
            "Have every original of an exhibit ready: USCIS may ask for it.",
        ),
    )


def _uploads(case: Case, plan: Plan, facts: Facts) -> Iterator[tuple[str, str, str]]:
    """Yield document, packet pages and size, in the order of the packet."""
    for part in plan.parts:
        if part.key.startswith(FORM_KEY) and part.kind in _FORMS and part.key != f"{FORM_KEY}{i131.FORM}":
            yield f"Form {part.key.removeprefix(FORM_KEY)}, signed and scanned", pages_of(plan, part), ""
        elif part.kind in _TYPESET:
            yield part.title, pages_of(plan, part), "small"
    by_id = {exhibit.id: exhibit for exhibit in case.exhibits}
    for label, ids, title in _exhibits(plan):
        pages = _pages(plan, ids)
        exhibit = by_id.get(ids)
        yield f"Exhibit {label}: {title}", range_words(pages), _size(exhibit, facts) if exhibit else "small"


def _exhibits(plan: Plan) -> Iterator[tuple[str, str, str]]:
    seen: set[str] = set()
    for part in plan.parts:
        if part.exhibit and part.label and part.exhibit not in seen:
            seen.add(part.exhibit)
            yield part.label, part.exhibit, part.title


def _pages(plan: Plan, exhibit: str) -> range:
    """Return the packet pages of an exhibit without its tab sheet."""
    parts = [part for part in plan.parts if part.exhibit == exhibit and part.kind is not PartKind.TAB]
    return range(plan.pages_of(parts[0]).start, plan.pages_of(parts[-1]).stop)


def _size(exhibit: Exhibit, facts: Facts) -> str:
    files = [*exhibit.sources]
    if exhibit.translation:
        files.append(exhibit.translation.file)
        if not isinstance(exhibit.translation.certificate, Certificate):
            files.append(exhibit.translation.certificate)
    size = sum(facts.files[file].size for file in files if file in facts.files)
    words = f"{size / 1e6:.1f} MB" if size >= 50_000 else f"{max(1, size // 1000)} kB"
    return f"{words}: above the limit of {_LIMIT}" if size > ONLINE_BYTES else words
