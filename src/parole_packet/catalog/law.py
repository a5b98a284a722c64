"""Findings about the law data: its files, its age, and what was announced."""

from datetime import date

from parole_packet.catalog.entry import Entry
from parole_packet.diagnostics import Confidence, Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        code="law-file",
        severity=Severity.ERROR,
        title="a mistake in a law file",
        why="Fees, addresses and requirements come from these files. A record that cannot be read would be "
        "missing from the checks without a word.",
        mend="Correct the line. The files in templates/law show how each record is written.",
    ),
    Entry(
        code="law-old",
        severity=Severity.WARNING,
        title="fees, addresses or editions were last read long ago",
        why="They change without notice. A packet with an old fee, edition or address is sent back unread.",
        mend="Look at the pages named in the finding on the day of mailing. Newer law files can be used with "
        "`--law DIR`.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="policy-note",
        severity=Severity.NOTE,
        title="something was announced that may matter",
        why="Policies on parole change quickly and are often in court. The note has its date; what came "
        "after is not known to the program.",
        mend="Look for news on uscis.gov, or ask an attorney or accredited representative.",
        draft=True,
        accept=True,
        source="dated notes of the law data",
        as_of=date(2026, 11, 22),
        confidence=Confidence.CONFIRMED,
    ),
)
