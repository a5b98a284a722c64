"""Names of countries: which one is meant, and what U.S. forms call it."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache

from parole_packet.case.tables import rows


def canonical(name: str) -> str | None:
    """Return the name that U.S. forms use for a country; None when the name is not known.

    Takes other names, accents, letter case, a leading "the", an inverted form such as "Korea, South" and
    the ISO code in capitals.
    """
    names, codes = _table()
    stripped = name.strip()
    if stripped in codes:
        return codes[stripped]
    found = names.get(_simple(stripped))
    if found is None and stripped.count(",") == 1:
        last, first = stripped.split(",")
        found = names.get(_simple(f"{first} {last}"))
    return found


def is_gone(name: str) -> bool:
    """Whether a country is known and no longer exists: people were born in it, nobody lives in it."""
    _, codes = _table()
    found = canonical(name)
    return found is not None and found not in codes.values()


def suggest(name: str) -> str | None:
    """Return the country a person most likely meant by an unknown name."""
    names, _ = _table()
    found = get_close_matches(_simple(name), list(names), n=1, cutoff=0.75)
    return names[found[0]] if found else None


def _simple(name: str) -> str:
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one)
    )
    words = re.sub(
        r"[^\w\s]", " ", plain.replace("&", " and ").replace("'", "").replace("’", "").replace(".", "")
    )
    words = re.sub(r"\bst\b", "saint", words).replace("ı", "i")
    return " ".join(word for word in words.split() if word != "the")


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    codes: dict[str, str] = {}
    for code, name, others in rows("countries.csv"):
        for one in (name, *others):
            names.setdefault(_simple(one), name)
        if code:
            codes[code] = name
    return names, codes
