"""The attached sheet: answers that neither a box nor the form's own page of additional information can take."""

from itertools import groupby

from parole_packet.forms.answers.fit import Entry
from parole_packet.forms.prepare import PreparedForm
from parole_packet.typeset.flow import Story
from parole_packet.typeset.stories import statement_story
from parole_packet.typeset.tree import Block, Document, Heading, Paragraph, Text


def continuation_story(form: PreparedForm) -> Story | None:
    """Set what goes on after the last entry of a form's additional information, None when nothing does.

    As the forms ask, every sheet carries the signer's name and A-Number and a line to sign and date, every entry
    its page, Part and Item Number.
    """
    entries = [entry for sheet in form.sheets for entry in sheet]
    signer, place = form.answers.signer, form.answers.continuation
    if not entries or signer is None or place is None:
        return None
    blocks: list[Block] = []
    for (page, at), run in groupby(entries, key=lambda entry: (entry.page, entry.at)):
        number = f"Page {page}, " if page else ""
        blocks.append(Heading(3, (Text(f"{number}Part {at.part}, Item Number {at.item}"),)))
        blocks.append(Paragraph((Text(_words(list(run))),)))
    head = (
        (signer.role.capitalize(), signer.name),
        ("A-Number", signer.a_number or "none"),
        ("Form", f"{form.form}, Part {place.part}"),
    )
    title = f"Attached to Form {form.form}, Part {place.part}: additional information"
    return statement_story(
        Document(tuple(blocks)), title=title, head=head, signer=signer.name, labels={}, numbered=False
    )


def _words(entries: list[Entry]) -> str:
    return " ".join(line for entry in entries for line in entry.lines)
