"""Which way letters run: levels and visual order of the Unicode Bidirectional Algorithm."""

import re
from collections.abc import Sequence
from typing import TypeVar

from bidi import algorithm

_RTL = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff\u200f]"
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")

T = TypeVar("T")


def without_overrides(text: str) -> str:
    """Take out the invisible letters that force a direction: they can make a name read as another one."""
    return _OVERRIDES.sub("", text)


def _has_rtl(text: str) -> bool:
    """Whether any letter runs right to left; the pattern is slow to compile, and most texts end before it."""
    return max(text, default="") >= "\u0590" and re.search(_RTL, text) is not None


def base_level(text: str) -> int:
    """0 for a paragraph that runs left to right, 1 for right to left, by its first strong letter."""
    return int(algorithm.get_base_level(text)) if _has_rtl(text) else 0


def levels(text: str, base: int) -> list[int]:
    """Return the embedding level of each letter of a paragraph; odd levels run right to left."""
    if base == 0 and not _has_rtl(text):
        return [0] * len(text)
    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage, debug=False)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    kept = {char["index"]: int(char["level"]) for char in storage["chars"]}
    found: list[int] = []
    for index in range(len(text)):
        found.append(kept.get(index, found[-1] if found else base))
    return found


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """Reorder the pieces of one line from reading order to left-to-right order (rule L2)."""
    pairs = list(zip(items, item_levels, strict=True))
    for level in range(max(item_levels, default=0), 0, -1):
        turned: list[tuple[T, int]] = []
        run: list[tuple[T, int]] = []
        for pair in pairs:
            if pair[1] >= level:
                run.append(pair)
                continue
            turned += [*reversed(run), pair]
            run = []
        pairs = [*turned, *reversed(run)]
    return [item for item, _ in pairs]
