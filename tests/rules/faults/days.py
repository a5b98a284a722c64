"""Dates and amounts that are wrong, in fields and in the story."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from tests.rules.faults.kit import (
    AMOUNT,
    DAY,
    MONTHS,
    TOLD_DAY,
    Fault,
    Path,
    Texts,
    Tree,
    any_of,
    day_of,
    get_or_none,
    is_aged,
    leaves,
    put,
    story,
)

READ = {"translation-differs", "document-differs", "scan-differs"}
DAYS = {
    "date-differs",
    "dates-out-of-order",
    "date-after-signing",
    "age-differs",
    "stay-differs",
    "arrival-soon",
    "stay-over-year",
    "document-before-birth",
    "relationship-contradiction",
    "passport-expires",
}


def dates(data: Tree, texts: Texts) -> Iterator[Fault]:
    """The year or month of a date is wrong. Noticeable where the same day, or an age, is written elsewhere."""
    told = Counter(
        day_of(hit) for path, text in leaves(data) if story(path) for hit in TOLD_DAY.finditer(text)
    )
    stated = Counter(text for path, text in leaves(data) if DAY.fullmatch(text))
    for path, text in leaves(data):
        if not DAY.fullmatch(text) or path[0] in ("filing", "translators"):
            continue
        day = date.fromisoformat(text)
        for name, wrong in (
            ("year", _safe(day, year=day.year + 1)),
            ("month", _safe(day, month=day.month % 12 + 1)),
        ):
            if wrong is None:
                continue
            aged = name == "year" and path[-1] == "date_of_birth" and is_aged(data, path)
            read = path[-1] == "date_of_birth" and _born_in_a_document(day, texts)
            again = (
                read or bool(told[day]) or (stated[text] > 1 and path[0] != "exhibits" and path[-1] == "date")
            )
            yield Fault(
                f"date, {name}", path, put(path, wrong.isoformat()), frozenset(DAYS | READ), again or aged
            )


def _safe(day: date, **parts: int) -> date | None:
    try:
        return day.replace(**parts)
    except ValueError:
        return None


def told_dates(data: Tree) -> Iterator[Fault]:
    """A date in the story is a month off. Noticeable where a field states the right one beside the same words."""
    stated: dict[str, list[Path]] = {}
    for path, text in leaves(data):
        if DAY.fullmatch(text) and path[0] != "filing" and path[0] != "exhibits":
            stated.setdefault(text, []).append(path)
    for path, text in leaves(data):
        for hit in TOLD_DAY.finditer(text) if story(path) else ():
            day = day_of(hit)
            wrong = f"{MONTHS[day.month % 12]} {hit[2]}, {hit[3]}"
            put_there = put(path, text[: hit.start()] + wrong + text[hit.end() :])
            yield Fault("told date", path, put_there, any_of("date-differs"), day.isoformat() in stated)


def order(data: Tree) -> Iterator[Fault]:
    """A date is moved to where it cannot be."""
    signing = date.fromisoformat(data["filing"]["signing_date"])
    arrival = date.fromisoformat(data["emergency"]["stay"]["from"])
    late, early = (signing + timedelta(30)).isoformat(), (signing - timedelta(1)).isoformat()
    moved: list[tuple[Path, str]] = [
        (("filing", "mailing_date"), early),
        (("emergency", "stay", "from"), early),
        (("emergency", "stay", "until"), (arrival - timedelta(1)).isoformat()),
        (("beneficiary", "date_of_birth"), late),
        (("beneficiary", "passport", "expires"), (arrival - timedelta(9)).isoformat()),
        (("sponsor", "date_of_birth"), late),
        (("sponsor", "employment", "since"), late),
    ]
    moved += [(("exhibits", at, "date"), late) for at, one in enumerate(data["exhibits"]) if one.get("date")]
    for path, text in leaves(data):
        if path[:2] == ("beneficiary", "history") and DAY.fullmatch(text):
            moved.append((path, late))
    for path, wrong in moved:
        if get_or_none(data, path):
            yield Fault("order", path, put(path, wrong), frozenset(DAYS))


def amounts(data: Tree) -> Iterator[Fault]:
    """A digit of an amount is wrong, in a field or in the story. Noticeable where the other one has it, too."""
    told: Counter[str] = Counter()
    stated: Counter[str] = Counter(text for path, text in leaves(data) if path[-1] == "amount")
    for path, text in leaves(data):
        told.update(hit[1].replace(",", "") for hit in AMOUNT.finditer(text) if story(path))
    for path, text in leaves(data):
        if path[-1] == "amount" and len(text) > 3:
            wrong = str((int(text[0]) % 9) + 1) + text[1:]
            yield Fault("amount", path, put(path, wrong), any_of("amount-differs"), bool(told[text]))
        for hit in AMOUNT.finditer(text) if story(path) else ():
            wrong = f"{int(hit[1][0]) % 9 + 1}{hit[1][1:]}"
            changed = text[: hit.start(1)] + wrong + text[hit.end(1) :]
            known = bool(stated[hit[1].replace(",", "")])
            yield Fault("told amount", path, put(path, changed), any_of("amount-differs"), known)


def _born_in_a_document(day: date, texts: Texts) -> bool:
    """Whether a document says that somebody was born on a day."""
    written = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    lines = [line for pages in texts.values() for text in pages for line in text.split("\n")]
    return any(written in line and ("born" in line or "birth" in line.casefold()) for line in lines)
