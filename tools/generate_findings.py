"""Write docs/findings.md from the catalog: `python tools/generate_findings.py`."""

from pathlib import Path

from parole_packet.catalog import CATALOG, Entry
from parole_packet.diagnostics import Severity

TARGET = Path(__file__).parents[1] / "docs" / "findings.md"
HEAD = """\
# Findings

Every finding `parole-packet check` can make. This page is generated from the catalog; `parole-packet
explain CODE` says the same. An **error** keeps the packet from being built, a **warning** should be mended,
a **note** is worth knowing. The program says what is not in your case file; it never says that a request
will be denied, and it gives no legal advice.
"""


def page() -> str:
    """Return the whole page."""
    groups = []
    for severity in Severity:
        entries = [entry for entry in CATALOG.values() if entry.severity is severity]
        if entries:
            groups.append(f"## {severity.value.capitalize()}s\n\n" + "\n".join(map(_section, entries)))
    return HEAD + "\n" + "\n".join(groups)


def _section(entry: Entry) -> str:
    lines = [f"### `{entry.code}`: {entry.title}", "", entry.why, "", f"**What to do:** {entry.mend}", ""]
    facts = [_rule(entry)] if entry.confidence else []
    facts += ["a draft can be built in spite of it"] if entry.draft else []
    facts += ["can be accepted with a reason"] if entry.accept else []
    if facts:
        lines += [f"*{'; '.join(facts)}*", ""]
    return "\n".join(lines)


def _rule(entry: Entry) -> str:
    words = [entry.confidence.words if entry.confidence else "", entry.source]
    words += [f"as of {entry.as_of.isoformat()}"] if entry.as_of else []
    return ", ".join(word for word in words if word)


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8", newline="\n")
