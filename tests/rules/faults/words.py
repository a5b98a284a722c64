"""Letters and digits that are wrong in one place; misspelled fields and words left to be filled in."""

import re
from collections import Counter
from collections.abc import Iterator

from parole_packet.rules.likeness import plain
from tests.rules.faults.kit import (
    DAY,
    NAMES,
    Fault,
    Path,
    Texts,
    Tree,
    any_of,
    get,
    leaves,
    listed,
    put,
    slip,
    story,
)

COUNTRIES = ("country", "country_now", "citizenship")
IDENTITIES = ("number", "a_number", "receipt")
READ = {"translation-differs", "document-differs", "scan-differs"}

SPELLING = {"spelling-differs"}


def spellings(data: Tree, texts: Texts) -> Iterator[Fault]:
    """One letter of a name is wrong in one place.

    Noticeable where the name stands elsewhere, once as a name; where a document has the right one beside another
    name of the same person; and in the name of a country.
    """
    named = [(path, text) for path, text in leaves(data) if story(path) or path[-1] in NAMES]
    counts: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    hits: list[tuple[Path, str, re.Match[str]]] = []
    for path, text in named:
        for hit in re.finditer(r"(?<![@\w])[A-Z][^\W\d_]{4,}", text):
            counts[plain(hit[0])] += 1
            stated[plain(hit[0])] += path[-1] in NAMES
            hits.append((path, text, hit))
    for number, (path, text, hit) in enumerate(hits):
        word = plain(hit[0])
        if not stated[word]:
            continue
        wrong = text[: hit.start()] + slip(hit[0], number) + text[hit.end() :]
        country = path[-1] in COUNTRIES
        read = path[-2:-1] == ("name",) and in_a_document(hit[0], get(data, path[:-1]), texts)
        found = SPELLING | {"relationship-differs"} | (READ if read else set())
        found |= {"unknown-country"} if country else set()
        yield Fault("letter", path, put(path, wrong), frozenset(found), counts[word] > 1 or read or country)


def in_a_document(word: str, name: Tree, texts: Texts) -> bool:
    """Whether a document has a word of a name, and another word of the same name."""
    others = {plain(part) for key, value in name.items() if key != "native" for part in value.split()}
    others -= {plain(word)}
    for pages in texts.values():
        for text in pages:
            here = {plain(one) for one in re.findall(r"[^\W\d_]+", text)}
            if plain(word) in here and others & here:
                return True
    return False


def identities(data: Tree, texts: Texts) -> Iterator[Fault]:
    """One digit of a passport, A- or receipt number is wrong. Noticeable where the right one stands elsewhere."""
    words = [text for pages in texts.values() for text in pages]
    for path, value in leaves(data):
        if path[-1] not in IDENTITIES or (path[-1] == "number" and path[-2] != "passport"):
            continue
        elsewhere = [text for place, text in leaves(data) if place != path]
        again = any(_bare(value) in _bare(text) for text in (*elsewhere, *words))
        at = max(index for index, sign in enumerate(value[:-2]) if sign.isdigit())
        wrong = value[:at] + str((int(value[at]) + 3) % 10) + value[at + 1 :]
        yield Fault("number", path, put(path, wrong), frozenset({"number-differs", *READ}), again)


def _bare(text: str) -> str:
    return re.sub(r"(?<=[\dA-Z])[ -](?=\d)", "", text).upper().replace("A0", "A").removeprefix("A")


def numbers(data: Tree) -> Iterator[Fault]:
    """One digit of a telephone number or one letter of an address for email is wrong where the sponsor is told."""
    for name, fields in (("text", ("day", "mobile")), ("email", ("email",))):
        path: Path = ("filing", "notify", name)
        value = data["filing"].get("notify", {}).get(name)
        if value is None:
            continue
        again = [text for place, text in leaves(data) if place != path and place[-1] in fields]
        wrong = value[:-1] + ("8" if value[-1] != "8" else "3") if name == "text" else slip(value, 3)
        yield Fault(
            "number", path, put(path, wrong), any_of("number-differs"), value in again and wrong not in again
        )


def typos(data: Tree) -> Iterator[Fault]:
    """Names of fields, ids and requirements are misspelled; placeholders are left."""
    for block in ("beneficiary", "sponsor", "emergency", "filing"):
        for key in list(data[block])[:4]:

            def rename(data: Tree, block: str = block, key: str = key) -> None:
                data[block][f"{key}x"] = data[block].pop(key)

            yield Fault("key", (block, f"{key}x"), rename, any_of("unknown-field"))
    for at, one in enumerate(data["exhibits"]):
        for here, word in enumerate(listed(one.get("proves"))):
            if isinstance(one["proves"], list):
                path: Path = ("exhibits", at, "proves", here)
                yield Fault("requirement", path, put(path, word[:-1] + "x"), any_of("unknown-requirement"))
        yield Fault(
            "placeholder",
            ("exhibits", at, "title"),
            put(("exhibits", at, "title"), "Letter of …"),
            any_of("placeholder"),
        )
    for path, text in leaves(data):
        if path[-1] == "exhibit" or (len(path) > 1 and path[-2] == "exhibits" and path[0] != "exhibits"):
            yield Fault("exhibit id", path, put(path, text + "x"), any_of("unknown-exhibit"))
        if DAY.fullmatch(text) and path[0] == "exhibits":
            yield Fault("impossible date", path, put(path, "2026-02-30"), any_of("not-a-date"))
