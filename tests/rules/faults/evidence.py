"""Documents, sections and choices that are left out, wrong or swapped."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.rules.faults.kit import (
    Fault,
    Path,
    Tree,
    any_of,
    drop,
    get_or_none,
    is_aged,
    leaves,
    list_at,
    listed,
    put,
    story,
)

KIN = {"relationship-contradiction", "relationship-differs", "not-in-list"}


def exhibits(data: Tree) -> Iterator[Fault]:
    """An exhibit is left out. Noticeable where a text or field names it, or only it shows something."""
    words = Counter(word for one in data["exhibits"] for word in listed(one.get("proves")))
    for at, one in enumerate(data["exhibits"]):
        rest = [text for path, text in leaves(data) if path[:2] != ("exhibits", at)]
        cited = any(f"[@{one['id']}" in text or text == one["id"] for text in rest)
        alone = any(words[word] == 1 for word in listed(one.get("proves")))
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
            any_of("translation-missing", "translation-partial"),
        )
        if one["translation"].get("certificate", "generate") == "generate":
            place = (*path, "translation", "translator")
            yield Fault("drop certification", place, drop(place), any_of("translator-missing"))
        yield Fault(
            "wrong language",
            (*path, "translation", "translator"),
            put((*path, "language"), ["hu"]),
            any_of("translator-language"),
        )
        yield Fault(
            "language forgotten",
            (*path, "translation"),
            drop((*path, "language")),
            any_of("translation-of-english"),
        )
        place = (*path, "translation", "translator")
        yield Fault("unknown translator", place, put(place, "nobody"), any_of("unknown-translator"))


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
            shown = any("plan_at_end" in listed(one.get("proves")) for one in data["exhibits"])
            yield Fault(
                "cleared",
                _TOLD_AT.get(path, path),
                drop(path),
                any_of(*codes),
                path[-1] != "plan_at_end" or not shown,
            )
    for at, _ in enumerate(list_at(data, ("beneficiary", "history", "visa_attempts"))):
        for field in ("post", "date"):
            path = ("beneficiary", "history", "visa_attempts", at, field)
            if get_or_none(data, path):
                yield Fault("cleared", path, drop(path), any_of("visa-thin"))


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
    for at, one in enumerate(list_at(data, ("beneficiary", "history", "visa_attempts"))):
        if one.get("section"):
            path: Path = ("beneficiary", "history", "visa_attempts", at, "outcome")
            other.append((path, "issued", {"visa-contradiction"}))
    for at, one in enumerate(list_at(data, ("beneficiary", "history", "petitions"))):
        if one.get("decided"):
            other.append(
                (
                    ("beneficiary", "history", "petitions", at, "decision"),
                    "pending",
                    {"decision-contradiction"},
                )
            )
    for at, one in enumerate(data["exhibits"]):
        if "beneficiary_id" in listed(one.get("proves")):
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

        aged = is_aged(data, ("beneficiary", "date_of_birth")) or is_aged(data, ("sponsor", "date_of_birth"))
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
