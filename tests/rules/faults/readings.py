"""Documents that say something else: a letter of a name, a birth date, a digit of a number."""

import re
from collections.abc import Iterator
from datetime import date

from parole_packet.rules.likeness import plain
from tests.rules.faults.kit import (
    MONTHS,
    TOLD_DAY,
    Fault,
    Path,
    Texts,
    Tree,
    day_of,
    get_or_none,
    listed,
    slip,
)

CODES = frozenset({"translation-differs", "document-differs", "scan-differs"})
_WORD = re.compile(r"[A-Z][^\W\d_]{4,}")
_ELSE = re.compile(
    r"father|mother|\bdr\b|signed|signature|officer|director|\bhead\b|translat|doctor", re.IGNORECASE
)
_PROOFS = {("beneficiary",): "beneficiary_id", ("sponsor",): "sponsor_id", ("petitioner",): "petitioner_id"}


def people(data: Tree) -> Iterator[tuple[Path, Tree]]:
    """The people of a case who have a name in parts and a birth date."""
    for role in ("beneficiary", "sponsor", "petitioner"):
        if isinstance(data.get(role), dict):
            yield (role,), data[role]
    for at, one in enumerate(get_or_none(data, ("sponsor", "dependents")) or []):
        yield ("sponsor", "dependents", at), one


def name_words(person: Tree) -> set[str]:
    """The words of all names of a person, plain."""
    names = [person["name"], *person.get("other_names", [])]
    parts = [value for name in names for key, value in name.items() if key in ("family", "given", "middle")]
    return {plain(word) for part in parts for word in re.findall(r"[^\W\d_]+", part)}


def readings(data: Tree, texts: Texts) -> Iterator[Fault]:
    """Put a fault into the words of every exhibit and translation that are known."""
    for at, one in enumerate(data["exhibits"]):
        files = [*listed(one.get("file")), *listed(one.get("files"))]
        places: list[tuple[str, Path]] = [(file, ("exhibits", at)) for file in files]
        if "translation" in one:
            places.append((one["translation"]["file"], ("exhibits", at, "translation", "file")))
        for file, path in places:
            for page, text in enumerate(texts.get(file, ())):
                if _is_filed(one, page) or path[-1] == "file":
                    for wrong, name, seen in _wrong(data, one, text):
                        pages = (*texts[file][:page], wrong, *texts[file][page + 1 :])
                        yield Fault(f"document, {name}", path, _nothing, CODES, seen, {file: pages})


def _nothing(_data: Tree) -> None:
    """The case file stays as it is."""


def _is_filed(exhibit: Tree, page: int) -> bool:
    first, _, last = str(exhibit.get("pages", "1-999")).partition("-")
    return int(first) <= page + 1 <= int(last or first)


def _wrong(data: Tree, exhibit: Tree, text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the text with one fault, what kind it is, and whether a reader can see it."""
    everybody = {path: name_words(person) for path, person in people(data)}
    here = {plain(word) for word in re.findall(r"[^\W\d_]+", text)}
    title = {plain(word) for word in re.findall(r"[^\W\d_]+", exhibit["title"])}
    for number, hit in enumerate(_WORD.finditer(text)):
        word = plain(hit[0])
        owners = [path for path, names in everybody.items() if word in names]
        if not owners:
            continue
        changed = text[: hit.start()] + slip(hit[0], number) + text[hit.end() :]
        rest = [plain(one) for one in re.findall(r"[^\W\d_]+", changed)]
        about = any(
            everybody[path] & (set(rest) | title) or _PROOFS.get(path) in listed(exhibit.get("proves"))
            for path in owners
        )
        line = _line(text, hit.start())
        own = any(
            len(everybody[path] & {plain(w) for w in re.findall(r"[^\W\d_]+", line)}) > 1 for path in owners
        )
        yield changed, "letter", about and (own or not _ELSE.search(line)) and word in here
    born = {date.fromisoformat(person["date_of_birth"]) for _, person in people(data)}
    for hit in TOLD_DAY.finditer(text):
        day = day_of(hit)
        line = _line(text, hit.start())
        if day in born and re.search(r"born|birth", line, re.IGNORECASE):
            for wrong in (
                f"{hit[1]} {hit[2]}, {day.year + 1}",
                f"{MONTHS[day.month % 12]} {hit[2]}, {day.year}",
            ):
                yield text[: hit.start()] + wrong + text[hit.end() :], "birth date", True
    numbers = [
        value
        for _, person in people(data)
        for value in (person.get("a_number"), (person.get("passport") or {}).get("number"))
        if value
    ]
    for number in numbers:
        for hit in re.finditer(re.escape(number), text):
            middle = hit.start() + 3
            wrong = text[:middle] + str((int(text[middle]) + 4) % 10) + text[middle + 1 :]
            yield wrong, "number", True


def _line(text: str, at: int) -> str:
    return text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0]
