"""Page choices as people write them: `1-2`, `3`, `1,4-6`, `2-`."""

import re

_PIECE = re.compile(r"(\d{1,9})\s*(?:([-–—])\s*(\d{1,9})?)?", re.ASCII)


class PageChoiceError(ValueError):
    """A page choice that cannot be carried out: what is wrong, in a clause, and the words it is about."""

    def __init__(self, reason: str, piece: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.piece = piece


def choose_pages(choice: str | None, count: int) -> tuple[int, ...]:
    """Return the chosen pages as numbers from 0, in the order written; None chooses all.

    Raises PageChoiceError for anything but pages between 1 and `count`, each at most once.
    """
    if choice is None:
        return tuple(range(count))
    chosen: dict[int, None] = {}
    for raw in choice.split(","):
        piece = raw.strip()
        for page in _pages(piece or choice, count):
            if page in chosen:
                raise PageChoiceError(f"page {page + 1} is named twice", piece)
            chosen[page] = None
    return tuple(chosen)


def _pages(piece: str, count: int) -> range:
    match = _PIECE.fullmatch(piece)
    if match is None:
        raise PageChoiceError(f"`{piece}` is not a page number or a range", piece)
    first = int(match[1])
    last = int(match[3]) if match[3] else count if match[2] else first
    if first < 1:
        raise PageChoiceError("pages are counted from 1", piece)
    if max(first, last if match[3] else first) > count:
        have = "only 1 page" if count == 1 else f"only {count} pages"
        raise PageChoiceError(f"there is no page {max(first, last)}: the file has {have}", piece)
    if last < first:
        raise PageChoiceError(f"`{piece}` runs backwards", piece)
    return range(first - 1, last)
