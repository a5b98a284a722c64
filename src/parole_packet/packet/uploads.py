"""The filing-day sheet of an online filing: what is typed, what is scanned, and which files are uploaded."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from parole_packet.case.models import Case
from parole_packet.law import Law
from parole_packet.packet.documents import DRAFT_FOLDER, FOLDER, WrittenFile, upload_documents
from parole_packet.packet.hand import NOT_THERE, Mark, range_words
from parole_packet.packet.plan import Plan
from parole_packet.packet.sending import edition_facts, fee_fact, ink_sections
from parole_packet.packet.words import enumerate_words, size_words
from parole_packet.rules.filing import ONLINE_BYTES
from parole_packet.typeset.stories.sheets import Section

_LIMIT = f"{ONLINE_BYTES // 1_000_000} MB"


def upload_sections(
    case: Case, plan: Plan, law: Law, in_ink: Sequence[Mark], files: Sequence[WrittenFile] = ()
) -> Iterator[Section]:
    """Yield the steps from the printer to the last button; `files` are those that were written."""
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
    folder = DRAFT_FOLDER if plan.draft else FOLDER
    yield Section(
        "Upload, in this order",
        f"One file for each document, at most {_LIMIT} ({ONLINE_BYTES:,} bytes), PDF or JPEG, without password. They "
        f"lie in the folder “{folder}” beside this sheet. A document in another language is one file: original, "
        "translation and certification. The packet itself, its index and its tab sheets are not uploaded. Of a "
        "document with pages to sign, upload a scan of all of it, signed; or name the signed certification under "
        "“certificate” in the case file and build again: then the file is complete.",
        table=(("File", "Document", "Packet pages", "Size"), *_rows(plan, in_ink, files)),
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


def _rows(
    plan: Plan, in_ink: Sequence[Mark], files: Sequence[WrittenFile]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield file, document, packet pages and size, in the order of the uploads."""
    written = {one.document.number: one for one in files if one.document}
    for document in upload_documents(plan):
        file = written.get(document.number)
        pages, title = range_words(document.pages), document.title
        if document.plan is None and file is None:
            yield f"{document.number:02}: your scan", title, pages, ""
            continue
        inked = _signed_pages(document.pages, in_ink)
        if inked:
            words = enumerate_words(inked)
            pages_word = "page" if words.isdigit() else "pages"
            title += f" (to be signed: packet {pages_word} {words})"
        yield Path(document.path(draft=plan.draft)).name, title, pages, size_words(file.size) if file else ""


def _signed_pages(pages: range, in_ink: Sequence[Mark]) -> list[str]:
    """Return the packet pages among these that are signed by hand, in words."""
    found = [one.pages for one in in_ink if one.signature and one.pages != NOT_THERE]
    return [words for words in dict.fromkeys(found) if int(words.split("-")[0]) in pages]
