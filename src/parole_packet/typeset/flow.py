"""Fill pages: slabs of fixed height, told which of them must stay together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset import styles
from parole_packet.typeset.lines import Line, Span, break_lines
from parole_packet.typeset.page import Page
from parole_packet.typeset.styles import Look

Draw = Callable[[Page, float], None]


@dataclass(frozen=True, slots=True)
class Slab:
    """Something that is never torn: a line of text, a row of a table, a rule.

    `draw` gets the page and the y of the upper edge. `before` is the gap above, dropped at the top of a page.
    `keep` forbids a page to end after it; `cling` does so, too, as long as that leaves no more points of the page
    empty than it says.
    `repeat` is drawn again at the top of a page that begins with this slab.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False
    cling: float = 0.0
    repeat: "tuple[Slab, ...]" = ()


Furniture = Callable[[int, int], Sequence[Slab]]
"""What stands at the head or foot of a page, given its number (from 1) and the number of pages."""


@dataclass(frozen=True, slots=True)
class Story:
    """Something to be set on pages of its own. Made by the story builders; opaque to everyone else."""

    body: tuple[Slab, ...]
    head: Furniture | None = None
    foot: Furniture | None = None
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A slab with the y of its upper edge."""

    slab: Slab
    top: float


def stack_height(slabs: Sequence[Slab]) -> float:
    """The height of slabs under each other."""
    return sum(slab.height + (slab.before if index else 0) for index, slab in enumerate(slabs))


def stack(slabs: Sequence[Slab], top: float) -> list[Placed]:
    """Place slabs under each other, the first with its upper edge at `top`."""
    placed = []
    for index, slab in enumerate(slabs):
        top -= slab.before if index else 0
        placed.append(Placed(slab, top))
        top -= slab.height
    return placed


MOST_EMPTY = 90.0
"""What a page may usually leave empty at its end for the sake of something that is better kept whole."""
LEAST_LAST = 42.0
"""What the last page holds at least: about three lines."""
TIGHTER = (0.9, 0.8, 0.7)
"""By how much the gaps of a story may shrink so that a last page with little on it is not needed."""


def paginate(story: Story) -> list[list[Placed]]:
    """Set a story on pages; there is always at least one.

    Where the last page is less than half full, the gaps of all pages become a little smaller if that saves it.
    """
    pages = _pages(story, story.body)
    top, bottom = _frame(story, len(pages))
    if len(pages) > 1 and stack_height(pages[-1]) < (top - bottom) / 2:
        for share in TIGHTER:
            closer = _pages(story, [replace(slab, before=slab.before * share) for slab in story.body])
            if len(closer) < len(pages):
                pages = closer
                break
    pages = _with_company(pages)
    return [
        _furnished(story, [*(slabs[0].repeat if slabs else ()), *slabs], number, len(pages))
        for number, slabs in enumerate(pages, 1)
    ]


def _pages(story: Story, body: Sequence[Slab]) -> list[Sequence[Slab]]:
    """The slabs of each page, without what is repeated at its top."""
    pages: list[Sequence[Slab]] = []
    start = 0
    while start < len(body) or not pages:
        top, bottom = _frame(story, len(pages) + 1)
        pages.append(_page(body, start, top - bottom))
        start += len(pages[-1])
    return pages


def _with_company(pages: list[Sequence[Slab]]) -> list[Sequence[Slab]]:
    """Bring slabs of the page before to a last page of one or two lines, where they can be parted."""
    if len(pages) < 2 or stack_height(pages[-1]) >= LEAST_LAST:
        return pages
    before, both = pages[-2], [*pages[-2], *pages[-1]]
    for end in range(len(before) - 1, 0, -1):
        if stack_height(before[end:]) > MOST_EMPTY:
            break
        parted = not (both[end - 1].keep or both[end - 1].cling)
        if parted and stack_height(both[end:]) >= LEAST_LAST:
            return [*pages[:-2], both[:end], both[end:]]
    return pages


def _frame(story: Story, number: int) -> tuple[float, float]:
    """Upper and lower edge of the text on a page; heads and feet are as high on all pages after the first."""
    top, bottom = styles.TOP, styles.BOTTOM
    if story.head and (head := story.head(number, number)):
        top = min(top, styles.HEAD_TOP - stack_height(head) - styles.HEAD_GAP)
    if story.foot and (foot := story.foot(number, number)):
        bottom = max(bottom, styles.FOOT_BOTTOM + stack_height(foot) + styles.FOOT_GAP)
    return top, bottom


def _page(slabs: Sequence[Slab], start: int, room: float) -> Sequence[Slab]:
    """The slabs that go on the page that begins with `start`: at least one, and none torn from what it
    needs.
    """
    used = stack_height(slabs[start].repeat) if slabs else 0.0
    end = start
    while end < len(slabs):
        gap = slabs[end].before if end > start or slabs[start].repeat else 0.0
        if end > start and used + gap + slabs[end].height > room:
            break
        used += gap + slabs[end].height
        end += 1
    if end == len(slabs):
        return slabs[start:]
    whole = earlier = end
    while whole > start and (slabs[whole - 1].keep or slabs[whole - 1].cling):
        whole -= 1
    worth = max((slab.cling for slab in slabs[whole:end]), default=0.0)
    if whole > start and room - stack_height(slabs[start:whole]) <= worth:
        return slabs[start:whole]
    while earlier > start and slabs[earlier - 1].keep:
        earlier -= 1
    return slabs[start : earlier if earlier > start else end]


def _furnished(story: Story, slabs: Sequence[Slab], number: int, total: int) -> list[Placed]:
    top, bottom = _frame(story, number)
    if story.middle:
        top -= (top - bottom - stack_height(slabs)) * 0.38
    placed = stack(story.head(number, total), styles.HEAD_TOP) if story.head else []
    placed += stack(slabs, top)
    if story.foot:
        foot = story.foot(number, total)
        placed += stack(foot, styles.FOOT_BOTTOM + stack_height(foot))
    return placed


def text_slabs(
    spans: Sequence[Span],
    look: Look,
    *,
    x: float = styles.LEFT,
    width: float = styles.MEASURE,
    marker: str = "",
    indent: float = styles.INDENT,
) -> list[Slab]:
    """Set a paragraph: one slab a line, never one line alone at the foot or head of a page.

    `marker` (a bullet, a number) hangs `indent` points to the left of the first line.
    """
    lines = break_lines(spans, width)
    last = len(lines) - 1
    hanging = break_lines([Span(marker, look.style, look.size)], width)[0] if marker else None
    slabs = []
    for index, line in enumerate(lines):
        keep = look.keep_next if index == last else look.keep_next or index in {0, last - 1}
        draw = _line_drawer(line, look, x, width, (hanging, x - indent) if hanging and index == 0 else None)
        slabs.append(Slab(look.leading, draw, look.before if index == 0 else 0.0, keep))
    return slabs


def _line_drawer(
    line: Line, look: Look, x: float, width: float, marker: tuple[Line, float] | None = None
) -> Draw:
    left = x + aligned(line, look, width)

    def draw(page: Page, top: float) -> None:
        baseline = baseline_of(look, top)
        if marker:
            page.text(marker[0], marker[1], baseline)
        page.text(line, left, baseline)

    return draw


def aligned(line: Line, look: Look, width: float) -> float:
    """How far from the left edge of its column a line begins."""
    if look.align == "center":
        return (width - line.width) / 2
    if look.align == "right" or line.base == 1:
        return width - line.width
    return 0.0


def baseline_of(look: Look, top: float) -> float:
    """The y on which the letters of a line stand, whose upper edge is at `top`."""
    return top - look.leading / 2 - 0.34 * look.size


def plain(text: str, look: Look, *, x: float = styles.LEFT, width: float = styles.MEASURE) -> list[Slab]:
    """Set plain text as one paragraph. The only way in for values: nothing in them acts."""
    return text_slabs([Span(text, look.style, look.size)], look, x=x, width=width)


def clipped(text: str, look: Look, width: float, *, lines: int = 2) -> str:
    """The text as far as it goes into some lines: for heads, which repeat what stands in full elsewhere."""
    set_lines = break_lines([Span(text, look.style, look.size)], width)
    if len(set_lines) <= lines:
        return text
    kept = " ".join(line.text for line in set_lines[:lines])
    return kept.rpartition(" ")[0] + " …"


def rule_slab(
    *,
    x0: float = styles.LEFT,
    x1: float = styles.RIGHT,
    before: float = 8.0,
    weight: float = 0.5,
    keep: bool = False,
) -> Slab:
    """A line across the text."""
    return Slab(1.0, lambda page, top: page.rule(x0, x1, top - 0.5, weight=weight), before, keep)


def space_slab(height: float, *, keep: bool = True) -> Slab:
    """An empty stretch."""
    return Slab(height, _nothing, 0.0, keep)


def _nothing(_page: Page, _top: float) -> None:
    return None


def clinging(slabs: Sequence[Slab], *, empty: float = MOST_EMPTY, last: bool = False) -> list[Slab]:
    """Have the slabs stay on one page where that leaves no larger hole; with `last`, with what follows, too."""
    return [replace(slab, cling=empty) if last or slab is not slabs[-1] else slab for slab in slabs]


def together(slabs: Sequence[Slab], *, last: bool = False) -> list[Slab]:
    """Forbid a page to end within the slabs; with `last`, after them, too."""
    return [replace(slab, keep=True) if last or slab is not slabs[-1] else slab for slab in slabs]
