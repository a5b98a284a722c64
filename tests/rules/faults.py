"""Faults put into whole cases, one at a time. What could be noticed is said by rule, before anything is checked."""

import copy
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from parole_packet.rules.likeness import plain

Path = tuple[str | int, ...]
Tree = Any
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_TOLD_DAY = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}}), (\d{{4}})\b")
_AMOUNT = re.compile(r"\$(\d{1,3}(?:,\d{3})+)")
_STORY = ("summary", "reason", "why_this_length", "why_no_visa", "plan_at_end", "discretion", "title")
_NAMES = (
    "family",
    "given",
    "city",
    "country",
    "country_now",
    "citizenship",
    "employer",
    "post",
    "filed_by",
    "name",
)
SPELLING = {"spelling-differs"}
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
KIN = {"relationship-contradiction", "relationship-differs", "not-in-list"}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where, what it does to the data, which findings would tell it, and whether anything could."""

    name: str
    path: Path
    apply: Callable[[Tree], None]
    codes: frozenset[str]
    noticeable: bool = True


def get(data: Tree, path: Path) -> Tree:
    """The value at a place."""
    for step in path:
        data = data[step]
    return data


def put(path: Path, value: Tree) -> Callable[[Tree], None]:
    """A change that writes a value."""

    def change(data: Tree) -> None:
        get(data, path[:-1])[path[-1]] = copy.deepcopy(value)

    return change


def drop(path: Path) -> Callable[[Tree], None]:
    """A change that takes something away."""

    def change(data: Tree) -> None:
        del get(data, path[:-1])[path[-1]]

    return change


def leaves(data: Tree, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text of a case with its place."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from leaves(value, (*path, key))
    elif isinstance(data, list):
        for at, value in enumerate(data):
            yield from leaves(value, (*path, at))
    elif isinstance(data, str):
        yield path, data


def story(path: Path) -> bool:
    """Whether a place is part of the story or a title."""
    return path[0] in ("emergency", "statements", "exhibits") and any(
        step in _STORY or step == "text" for step in path
    )


def all_faults(data: Tree) -> list[Fault]:
    """Every fault that the operators can put into a case, in a fixed order."""
    makers = (
        exhibits,
        translations,
        spellings,
        numbers,
        dates,
        told_dates,
        order,
        amounts,
        cleared,
        choices,
        swaps,
        typos,
    )
    return [fault for make in makers for fault in make(data)]


def exhibits(data: Tree) -> Iterator[Fault]:
    """An exhibit is left out. Noticeable where a text or field names it, or only it shows something."""
    words = Counter(word for one in data["exhibits"] for word in _list(one.get("proves")))
    for at, one in enumerate(data["exhibits"]):
        rest = [text for path, text in leaves(data) if path[:2] != ("exhibits", at)]
        cited = any(f"[@{one['id']}" in text or text == one["id"] for text in rest)
        alone = any(words[word] == 1 for word in _list(one.get("proves")))
        codes = frozenset(
            {
                "unknown-exhibit",
                "citation-unknown",
                "initial-evidence-missing",
                "core-evidence-missing",
                "means-unproved",
            }
        )
        yield Fault("drop exhibit", ("exhibits", at), drop(("exhibits", at)), codes, cited or alone)


def _list(value: Tree) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def translations(data: Tree) -> Iterator[Fault]:
    """A translation, its translator, the language, the contact goes missing or wrong."""
    for at, one in enumerate(data["exhibits"]):
        path: Path = ("exhibits", at)
        if "translation" not in one:
            continue
        yield Fault(
            "drop translation",
            (*path, "language"),
            drop((*path, "translation")),
            _codes("translation-missing", "translation-partial"),
        )
        if one["translation"].get("certificate", "generate") == "generate":
            place = (*path, "translation", "translator")
            yield Fault("drop certification", place, drop(place), _codes("translator-missing"))
        yield Fault(
            "wrong language",
            (*path, "translation", "translator"),
            put((*path, "language"), ["hu"]),
            _codes("translator-language"),
        )
        yield Fault(
            "language forgotten",
            (*path, "translation"),
            drop((*path, "language")),
            _codes("translation-of-english"),
        )
        place = (*path, "translation", "translator")
        yield Fault("unknown translator", place, put(place, "nobody"), _codes("unknown-translator"))


def _codes(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def _slip(word: str, salt: int) -> str:
    at = 1 + salt % (len(word) - 2)
    other = "q" if word[at].casefold() != "q" else "z"
    return word[:at] + other + word[at + 1 :]


def spellings(data: Tree) -> Iterator[Fault]:
    """One letter of a name is wrong in one place. Noticeable where the name stands elsewhere, once as a name."""
    texts = [(path, text) for path, text in leaves(data) if story(path) or path[-1] in _NAMES]
    counts: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    hits: list[tuple[Path, str, re.Match[str]]] = []
    for path, text in texts:
        for hit in re.finditer(r"(?<![@\w])[A-Z][^\W\d_]{4,}", text):
            counts[plain(hit[0])] += 1
            stated[plain(hit[0])] += path[-1] in _NAMES
            hits.append((path, text, hit))
    for number, (path, text, hit) in enumerate(hits):
        word = plain(hit[0])
        if not stated[word]:
            continue
        wrong = text[: hit.start()] + _slip(hit[0], number) + text[hit.end() :]
        yield Fault(
            "letter", path, put(path, wrong), frozenset(SPELLING | {"relationship-differs"}), counts[word] > 1
        )


def numbers(data: Tree) -> Iterator[Fault]:
    """One digit of a telephone number or one letter of an address for email is wrong where the sponsor is told."""
    for name, fields in (("text", ("day", "mobile")), ("email", ("email",))):
        path: Path = ("filing", "notify", name)
        value = data["filing"].get("notify", {}).get(name)
        if value is None:
            continue
        again = [text for place, text in leaves(data) if place != path and place[-1] in fields]
        wrong = value[:-1] + ("8" if value[-1] != "8" else "3") if name == "text" else _slip(value, 3)
        yield Fault(
            "number", path, put(path, wrong), _codes("number-differs"), value in again and wrong not in again
        )
    other = [("sponsor", "passport", "number"), ("beneficiary", "passport", "number")]
    for path in other:
        if get_or_none(data, path):
            again = [text for place, text in leaves(data) if place != path and get(data, path) in text]
            yield Fault(
                "number", path, put(path, _digit(get(data, path))), _codes("number-differs"), bool(again)
            )


def _digit(text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 3) % 10)


def get_or_none(data: Tree, path: Path) -> Tree:
    """The value at a place, None where there is no such place."""
    for step in path:
        if not isinstance(data, dict | list) or (isinstance(data, dict) and step not in data):
            return None
        data = data[step]
    return data


def dates(data: Tree) -> Iterator[Fault]:
    """The year or month of a date is wrong. Noticeable where the same day, or an age, is written elsewhere."""
    told = Counter(
        _told(hit) for path, text in leaves(data) if story(path) for hit in _TOLD_DAY.finditer(text)
    )
    stated = Counter(text for path, text in leaves(data) if _DAY.fullmatch(text))
    for path, text in leaves(data):
        if not _DAY.fullmatch(text) or path[0] in ("filing", "translators"):
            continue
        day = date.fromisoformat(text)
        for name, wrong in (
            ("year", _safe(day, year=day.year + 1)),
            ("month", _safe(day, month=day.month % 12 + 1)),
        ):
            if wrong is None:
                continue
            aged = name == "year" and path[-1] == "date_of_birth" and _aged(data, path)
            again = bool(told[day]) or (stated[text] > 1 and path[0] != "exhibits" and path[-1] == "date")
            yield Fault(f"date, {name}", path, put(path, wrong.isoformat()), frozenset(DAYS), again or aged)


def _safe(day: date, **parts: int) -> date | None:
    try:
        return day.replace(**parts)
    except ValueError:
        return None


def _told(hit: re.Match[str]) -> date:
    return date(int(hit[3]), _MONTHS.index(hit[1]) + 1, int(hit[2]))


def _aged(data: Tree, path: Path) -> bool:
    """Whether the story tells the person's age beside the given name, in the forms that a reader takes as an age."""
    given = get(data, path[:-1])["name"].get("given") or "?"
    texts = [text for place, text in leaves(data) if story(place)]
    return any(
        re.search(rf"{given}(?: [A-Z]\w+)*(?:, \d{{1,3}},| is \d{{1,3}} years old)", text) for text in texts
    )


def told_dates(data: Tree) -> Iterator[Fault]:
    """A date in the story is a month off. Noticeable where a field states the right one beside the same words."""
    stated: dict[str, list[Path]] = {}
    for path, text in leaves(data):
        if _DAY.fullmatch(text) and path[0] != "filing" and path[0] != "exhibits":
            stated.setdefault(text, []).append(path)
    for path, text in leaves(data):
        for hit in _TOLD_DAY.finditer(text) if story(path) else ():
            day = _told(hit)
            wrong = f"{_MONTHS[day.month % 12]} {hit[2]}, {hit[3]}"
            put_there = put(path, text[: hit.start()] + wrong + text[hit.end() :])
            yield Fault("told date", path, put_there, _codes("date-differs"), day.isoformat() in stated)


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
        if path[:2] == ("beneficiary", "history") and _DAY.fullmatch(text):
            moved.append((path, late))
    for path, wrong in moved:
        if get_or_none(data, path):
            yield Fault("order", path, put(path, wrong), frozenset(DAYS))


def amounts(data: Tree) -> Iterator[Fault]:
    """A digit of an amount is wrong, in a field or in the story. Noticeable where the other one has it, too."""
    told: Counter[str] = Counter()
    stated: Counter[str] = Counter(text for path, text in leaves(data) if path[-1] == "amount")
    for path, text in leaves(data):
        told.update(hit[1].replace(",", "") for hit in _AMOUNT.finditer(text) if story(path))
    for path, text in leaves(data):
        if path[-1] == "amount" and len(text) > 3:
            wrong = str((int(text[0]) % 9) + 1) + text[1:]
            yield Fault("amount", path, put(path, wrong), _codes("amount-differs"), bool(told[text]))
        for hit in _AMOUNT.finditer(text) if story(path) else ():
            wrong = f"{int(hit[1][0]) % 9 + 1}{hit[1][1:]}"
            changed = text[: hit.start(1)] + wrong + text[hit.end(1) :]
            known = bool(stated[hit[1].replace(",", "")])
            yield Fault("told amount", path, put(path, changed), _codes("amount-differs"), known)


_NEEDED: tuple[tuple[Path, tuple[str, ...]], ...] = (
    (("emergency", "why_no_visa"), ("initial-evidence-missing",)),
    (("emergency", "why_this_length"), ("initial-evidence-missing",)),
    (("emergency", "plan_at_end"), ("core-evidence-missing",)),
    (("emergency", "consulate"), ("consulate-open",)),
    (("emergency", "summary"), ("missing-field",)),
    (("emergency", "reason"), ("missing-field",)),
    (("emergency", "stay"), ("missing-field",)),
    (("beneficiary", "passport"), ("initial-evidence-missing",)),
    (("beneficiary", "date_of_birth"), ("missing-field",)),
    (("beneficiary", "citizenship"), ("missing-field",)),
    (("beneficiary", "history"), ("question-unanswered",)),
    (("beneficiary", "history", "removal_proceedings"), ("question-unanswered",)),
    (("beneficiary", "history", "petitions"), ("history-open",)),
    (("beneficiary", "history", "concerns"), ("history-open",)),
    (("sponsor",), ("petitioner-open", "initial-evidence-missing")),
    (("sponsor", "income"), ("income-open",)),
    (("sponsor", "relationship"), ("missing-field",)),
    (("sponsor", "mailing_address", "zip"), ("address-incomplete",)),
    (("sponsor", "mailing_address", "state"), ("address-incomplete",)),
    (("sponsor", "employment", "employer"), ("employment-open",)),
    (("sponsor", "contributions", "text"), ("contribution-contradiction",)),
    (("signing", "petitioner"), ("signer-open",)),
    (("signing", "petitioner", "interpreter"), ("interpreter-missing",)),
    (("signing", "sponsor", "interpreter"), ("interpreter-missing",)),
    (("filing", "mailing_date"), ("missing-field",)),
    (("representative", "licensing_authority"), ("g28-open",)),
    (("translators",), ("unknown-translator",)),
)


_TOLD_AT: dict[Path, Path] = {
    ("sponsor",): ("petitioner",),
    ("translators",): ("exhibits",),
    ("signing", "petitioner", "interpreter"): ("signing", "petitioner", "reads_english"),
    ("signing", "sponsor", "interpreter"): ("signing", "sponsor", "reads_english"),
}
"""Where a reader has to look when something is not there at all."""


def cleared(data: Tree) -> Iterator[Fault]:
    """A field that the instructions or the forms need is empty."""
    for path, codes in _NEEDED:
        if get_or_none(data, path) is not None:
            shown = any("plan_at_end" in _list(one.get("proves")) for one in data["exhibits"])
            yield Fault(
                "cleared",
                _TOLD_AT.get(path, path),
                drop(path),
                _codes(*codes),
                path[-1] != "plan_at_end" or not shown,
            )
    for at, _ in enumerate(_list_at(data, ("beneficiary", "history", "visa_attempts"))):
        for field in ("post", "date"):
            path = ("beneficiary", "history", "visa_attempts", at, field)
            if get_or_none(data, path):
                yield Fault("cleared", path, drop(path), _codes("visa-thin"))


def _list_at(data: Tree, path: Path) -> list[Tree]:
    value = get_or_none(data, path)
    return value if isinstance(value, list) else []


def choices(data: Tree) -> Iterator[Fault]:
    """Another word of the list, where a second fact tells that it is the wrong one; and a word of no list."""
    other: list[tuple[Path, str, set[str]]] = [
        (
            ("sponsor", "status"),
            "tps" if data["sponsor"].get("status") == "citizen" else "citizen",
            {"status-contradiction"},
        ),
        (
            ("sponsor", "citizenship"),
            "France" if data["sponsor"].get("status") == "citizen" else "United States",
            {"status-contradiction"},
        ),
        (("beneficiary", "passport", "country"), "Portugal", {"passport-country"}),
        (("filing", "payment"), "waiver", {"payment-open"}),
        (("filing", "payment"), "exempt", {"payment-open"}),
        (("filing", "exemption"), "vawa", {"payment-contradiction"}),
        (("sponsor", "employment", "status"), "unemployed", {"employment-contradiction"}),
        (("sponsor", "contributions", "specific"), "no", {"contribution-contradiction"}),
        (("petitioner",), "nobody", {"not-in-list"}),
        (("beneficiary", "marital_status"), "maried", {"not-in-list"}),
        (("filing", "method"), "pigeon", {"not-in-list"}),
        (("emergency", "grounds", 0), "medicine", {"not-in-list"}),
    ]
    if data["sponsor"]["relationship"] in ("brother", "sister", "mother", "father"):
        swap = {"brother": "sister", "sister": "brother", "mother": "father", "father": "mother"}
        other.append((("sponsor", "relationship"), swap[data["sponsor"]["relationship"]], KIN))
        other.append((("sponsor", "sex"), "female" if data["sponsor"].get("sex") == "male" else "male", KIN))
    for at, one in enumerate(_list_at(data, ("beneficiary", "history", "visa_attempts"))):
        if one.get("section"):
            path: Path = ("beneficiary", "history", "visa_attempts", at, "outcome")
            other.append((path, "issued", {"visa-contradiction"}))
    for at, one in enumerate(_list_at(data, ("beneficiary", "history", "petitions"))):
        if one.get("decided"):
            other.append(
                (
                    ("beneficiary", "history", "petitions", at, "decision"),
                    "pending",
                    {"decision-contradiction"},
                )
            )
    for at, one in enumerate(data["exhibits"]):
        if "beneficiary_id" in _list(one.get("proves")):
            other.append((("exhibits", at, "kind"), "news", {"unlikely-proof"}))
        other.append((("exhibits", at, "kind"), "papers", {"not-in-list"}))
    for path, word, codes in other:
        if path == ("filing", "exemption") or get_or_none(data, path) is not None:
            yield Fault("choice", path, put(path, word), frozenset(codes))


def swaps(data: Tree) -> Iterator[Fault]:
    """A fact of the sponsor stands with the beneficiary, and the other way round."""
    one, other = data["beneficiary"], data["sponsor"]
    codes = {
        "name": {"relationship-differs", "age-differs", "spelling-differs"},
        "date_of_birth": {"age-differs", "relationship-contradiction", "dates-out-of-order"},
        "passport": {"passport-country", "passport-expires"},
        "citizenship": {"passport-country", "status-contradiction"},
        "mailing_address": {"beneficiary-in-us"},
    }
    for field, expected in codes.items():
        if one.get(field) is None or other.get(field) is None or one[field] == other[field]:
            continue

        def swap(data: Tree, field: str = field) -> None:
            first, second = data["beneficiary"], data["sponsor"]
            first[field], second[field] = second[field], first[field]

        aged = _aged(data, ("beneficiary", "date_of_birth")) or _aged(data, ("sponsor", "date_of_birth"))
        kin = _kin(data)
        home = one.get("physical_address") == "same"
        noticeable = {"name": kin or aged, "date_of_birth": aged, "mailing_address": home}.get(field, True)
        yield Fault(f"swap {field}", ("beneficiary", field), swap, frozenset(expected), noticeable)


def _kin(data: Tree) -> bool:
    """Whether the story calls the beneficiary by relationship and given name."""
    given = data["beneficiary"]["name"].get("given", "?")
    texts = [text for place, text in leaves(data) if story(place)]
    return any(
        re.search(rf"\b[Mm]y (?:sister|brother|daughter|son|mother|father|wife|husband) {given}", text)
        for text in texts
    )


def typos(data: Tree) -> Iterator[Fault]:
    """Names of fields, ids and requirements are misspelled; placeholders are left."""
    for block in ("beneficiary", "sponsor", "emergency", "filing"):
        for key in list(data[block])[:4]:

            def rename(data: Tree, block: str = block, key: str = key) -> None:
                data[block][f"{key}x"] = data[block].pop(key)

            yield Fault("key", (block, f"{key}x"), rename, _codes("unknown-field"))
    for at, one in enumerate(data["exhibits"]):
        for here, word in enumerate(_list(one.get("proves"))):
            if isinstance(one["proves"], list):
                path: Path = ("exhibits", at, "proves", here)
                yield Fault("requirement", path, put(path, word[:-1] + "x"), _codes("unknown-requirement"))
        yield Fault(
            "placeholder",
            ("exhibits", at, "title"),
            put(("exhibits", at, "title"), "Letter of …"),
            _codes("placeholder"),
        )
    for path, text in leaves(data):
        if path[-1] == "exhibit" or (len(path) > 1 and path[-2] == "exhibits" and path[0] != "exhibits"):
            yield Fault("exhibit id", path, put(path, text + "x"), _codes("unknown-exhibit"))
        if _DAY.fullmatch(text) and path[0] == "exhibits":
            yield Fault("impossible date", path, put(path, "2026-02-30"), _codes("not-a-date"))
