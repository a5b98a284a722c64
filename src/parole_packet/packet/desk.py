"""The desk: what the program sets in type, with the place of each page known as soon as it is set."""

from parole_packet.packet.plan import PageSource, typeset_pages
from parole_packet.typeset.press import Press, Story, Typeset


class Desk:
    """Sets stories one after the other; the pages of a story keep their places when it is set again."""

    def __init__(self, title: str) -> None:
        self._press = Press(title=title)
        self._ranges: dict[str, range] = {}
        self._next = 0

    def set(self, key: str, story: Story) -> tuple[PageSource, ...]:
        """Set a story under a new key and return its pages."""
        count = self._press.set(key, story)
        self._ranges[key] = range(self._next, self._next + count)
        self._next += count
        return typeset_pages(self._ranges[key])

    def reset(self, key: str, story: Story) -> None:
        """Set a story again, with what was not known before. Its height must not have depended on that."""
        if self._press.set(key, story) != len(self._ranges[key]):
            raise AssertionError(f"{key} takes another number of pages the second time")

    def finish(self) -> Typeset:
        """Draw everything."""
        return self._press.finish()
