"""Findings about the case file as text and data."""

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Severity


def _error(code: str, title: str, why: str, mend: str) -> Entry:
    return Entry(code, Severity.ERROR, title, why, mend)


_TEXT = (
    _error(
        "not-utf8",
        "the case file is not UTF-8 text",
        "Names in other scripts would be read as wrong letters.",
        "Open the file in your editor and save it again with the encoding UTF-8.",
    ),
    _error(
        "file-too-large",
        "the case file is too large",
        "A case file holds words, never pictures; 5 MB are more than a thousand pages of text.",
        "Check that you named the case file and not a scan.",
    ),
    _error(
        "empty-case",
        "the case file is empty",
        "There is nothing to build a packet from.",
        "Begin with `parole-packet init`, or restore the file from a copy.",
    ),
    _error(
        "wrong-top-level",
        "the case file is not made of fields",
        "The file must begin with fields such as `version: 1` and `beneficiary:`, at the left edge.",
        "Compare it with the file that `parole-packet init --example` writes.",
    ),
    _error(
        "several-documents",
        "the file holds several documents",
        "A line `---` ends one document and begins another; only one case can stand in a file.",
        "Remove the line, or move the second case to a file of its own.",
    ),
    _error(
        "yaml-syntax",
        "a line cannot be read",
        "The case file follows the rules of YAML: `field: value`, with blocks indented by spaces. One wrong "
        "character can hide everything after it, so mend this first and check again.",
        "Put values with unusual signs in quotes. Write longer text under `|`, each line indented.",
    ),
    _error(
        "tab-indent",
        "a tab is used where spaces must stand",
        "YAML does not allow tabs for indentation, because editors show them with different widths.",
        "Replace each tab at the beginning of a line by spaces, two for each level.",
    ),
    _error(
        "yaml-alias",
        "a value begins with `&`, `*` or `<<`",
        "YAML uses these signs to copy one part of a file into another. A case file says everything where it "
        "is read, so that nobody's facts end up in another place unseen.",
        "Write the value out. If the sign belongs to the text, put the text in quotes.",
    ),
    _error(
        "yaml-tag",
        "a value begins with `!`",
        "YAML uses this sign for instructions to programs; a case file holds text only.",
        "Remove it. If it belongs to the text, put the text in quotes.",
    ),
    _error(
        "bad-key",
        "the name of a field is not a plain word",
        "Each field has a name from the list in docs/case-file.md.",
        "Write the field's name, a colon, a blank and the value.",
    ),
    _error(
        "duplicate-key",
        "a field is written twice",
        "The program cannot know which of the two is right, and one of them would be lost.",
        "Keep the right one. Two things of one kind go into a list, each with a `-` before it.",
    ),
    _error(
        "too-deep",
        "blocks are nested too deep",
        "No case needs so many levels; most likely brackets or braces do not match.",
        "Look at the brackets and the indentation above this place.",
    ),
    _error(
        "control-character",
        "an invisible control character stands in the file",
        "Such characters come along when text is copied from other programs. They cannot be printed, and "
        "they can hide or change what a reader sees.",
        "Delete the character, or type the words around it again.",
    ),
    _error(
        "bidi-control",
        "an invisible character changes the direction of text",
        "It can make a name or number look different from what the file says. Arabic, Persian and Hebrew "
        "text is set in its right direction without it.",
        "Delete the character, or type the words around it again.",
    ),
)

_FIELDS = (
    _error(
        "unknown-version",
        "the case file is of another version",
        "The number in `version` tells which fields the file may have.",
        "Write `version: 1`. If the file was made for a newer program, install that one.",
    ),
    _error(
        "unknown-field",
        "a field is not known",
        "A field with a misspelled name would be left out of the packet without a word.",
        "Correct the name, or move the field to the block it belongs to. docs/case-file.md lists all fields.",
    ),
    _error(
        "fill-in",
        "something is still to be filled in",
        "The starter says FILL IN where only you know the answer. The words must never be filed.",
        "Write the answer in place of FILL IN and the words after it, or remove a field that does not apply.",
    ),
    _error(
        "missing-field",
        "a field is missing",
        "The forms cannot be filled in, or the packet cannot be put together, without it.",
        "Add the field. docs/case-file.md says what goes into it.",
    ),
    _error(
        "conflicting-fields",
        "two fields exclude each other",
        "Only one of them can be right.",
        "Keep the one that is meant.",
    ),
    _error(
        "wrong-shape",
        "a value has the wrong shape",
        "Some fields hold one value, some a list, some a block of further fields.",
        "Write it as the message says; docs/case-file.md has an example for each field.",
    ),
    _error(
        "text-empty",
        "a text is empty",
        "Quotation marks with nothing between them would leave a blank in the packet.",
        "Write the words, or remove the field.",
    ),
    _error(
        "bad-id",
        "an id has letters that are not allowed",
        "Ids are used to cite exhibits, as in `[@bank_letter p.2]`, so they must be simple.",
        "Use small letters, digits and `_`, with a letter first.",
    ),
    _error(
        "duplicate-id",
        "an id is given twice",
        "A citation must lead to exactly one exhibit.",
        "Give one of the two another id, and correct the citations that mean it.",
    ),
    _error(
        "unknown-exhibit",
        "an exhibit is named that is not there",
        "The reader would be sent to evidence that is not in the packet.",
        "Correct the id, or add the exhibit under `exhibits`.",
    ),
    _error(
        "unknown-translator",
        "a translator is named that is not there",
        "The certificate of a translation needs the translator's name and contact.",
        "Correct the name, or add the translator under `translators`.",
    ),
)

_VALUES = (
    _error(
        "not-in-list",
        "a value is not one of those the field can have",
        "The forms offer boxes to tick, and each box has its word in the case file.",
        "Use one of the words that docs/case-file.md lists for the field.",
    ),
    _error(
        "not-a-date",
        "a date cannot be read",
        "Dates are written in one way only, year-month-day, because 01/02/2027 means two different days in "
        "different countries. The forms get them in the American order by themselves.",
        "Write the date like 2026-03-04, and check that the day exists.",
    ),
    _error(
        "not-a-number",
        "a number cannot be read",
        "Amounts are added up and printed, so they must be plain numbers.",
        "Write digits only, with a point before cents: 48000 or 48000.50.",
    ),
    _error(
        "not-yes-or-no",
        "an answer is neither yes nor no",
        "The form has two boxes for it.",
        "Write yes or no. If neither is certain, leave the field out; the program will ask for it.",
    ),
    _error(
        "say-more",
        "a yes needs the facts",
        "The form asks to explain this answer.",
        "Write the facts as a list below the field; docs/case-file.md has an example.",
    ),
    _error(
        "not-an-email",
        "an email address cannot be right",
        "USCIS would write to nobody.",
        "Write it like name@example.org.",
    ),
    _error(
        "not-a-phone",
        "a telephone number cannot be right",
        "A number has 7 to 15 digits, with the country code outside the United States.",
        'Write it in quotes, such as "+92 300 5550123".',
    ),
    _error(
        "not-an-a-number",
        "an A-Number cannot be right",
        "An A-Number has 7 to 9 digits and stands on letters from USCIS, often with an A before it.",
        "Compare it with the letter or card. Leave the field out when the person has none.",
    ),
    _error(
        "not-an-account",
        "a USCIS account number cannot be right",
        "It has 12 digits. Only people who filed online or got an account notice have one.",
        "Compare it with the notice. Leave the field out when the person has none.",
    ),
    _error(
        "not-a-receipt",
        "a receipt number cannot be right",
        "It has three letters and ten digits and stands at the top of the receipt notice.",
        "Compare it with the notice.",
    ),
    _error(
        "not-a-height",
        "a height cannot be read",
        "The form asks for feet and inches; centimeters are converted.",
        "Write it like 5'4\" or 163 cm.",
    ),
    _error(
        "not-a-language",
        "a language code cannot be read",
        "The language decides whether a translation is needed.",
        "Use its code: fa for Persian, prs for Dari, ps for Pashto, ar for Arabic, en for English.",
    ),
    _error(
        "bad-pages",
        "page numbers cannot be read",
        "The program must know exactly which pages are filed.",
        'Write numbers and runs with commas between them: "1-4, 7".',
    ),
)

ENTRIES: tuple[Entry, ...] = (*_TEXT, *_FIELDS, *_VALUES)
