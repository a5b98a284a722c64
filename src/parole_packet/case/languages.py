"""Languages of documents: what a code is called in English, and which code is meant by a name."""

from difflib import get_close_matches
from functools import cache

from parole_packet.case.tables import rows

ENGLISH = "en"


def language_name(code: str) -> str:
    """Return the English name of a language, the code itself where there is none; regions do not count."""
    names, _ = _table()
    return names.get(code.split("-", maxsplit=1)[0].lower(), code)


def language_code(name: str) -> str | None:
    """Return the code a person most likely meant who wrote the name of a language."""
    _, codes = _table()
    found = get_close_matches(
        name.split("(", maxsplit=1)[0].strip().casefold(), list(codes), n=1, cutoff=0.75
    )
    return codes[found[0]] if found else None


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    table = list(rows("languages.csv"))
    names = {code: name for code, name, _ in table}
    return names, {one.casefold(): code for code, name, others in table for one in (name, *others)}
