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
        title="it is time to look up fee, editions or address again",
        why="They change without notice. A packet with an old fee, edition or address is sent back unread. What the "
        "program knows was read more than 30 days before the day of mailing, which is two weeks away at most.",
        mend="Look at the pages named in the finding. If they say the same, write the day under "
        "`filing.verified_on`; if not, use newer law files with `--law DIR`.",
        draft=True,
        accept=True,
    ),
    Entry(
        code="law-recheck",
        severity=Severity.NOTE,
        title="fee, editions or address have to be looked up before mailing",
        why="They change without notice, and on the day of mailing the program's knowledge will be more than 30 days "
        "old. So long before, looking them up would not help yet.",
        mend="Nothing needs to be done now. Two weeks before the day of mailing it becomes a warning.",
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
