"""Which objects a page can reach through its resources: what it could carry along from its neighbors."""

from pypdf.generic import ArrayObject, DictionaryObject

from parole_packet.pdf import objects
from parole_packet.pdf.copier import LEFT_BEHIND
from parole_packet.pdf.reader import SourcePage, border

_HOLDS_NO_WORDS = LEFT_BEHIND | {"/Font", "/ColorSpace", "/Parent"}

Mark = tuple[int, int] | int


def reached(page: SourcePage) -> frozenset[Mark]:
    """Return marks of all pictures, patterns and properties that a page's resources name, used or not.

    Fonts and colors do not count: they hold no words in their order. Raises PdfProblem.
    """
    found: set[Mark] = set()
    pending = [page.resources]
    with border("a page cannot be read"):
        while pending:
            value = pending.pop()
            mark = objects.identity(value)
            if mark is not None:
                if mark in found:
                    continue
                found.add(mark)
            value = objects.resolve(value)
            if isinstance(value, ArrayObject):
                pending.extend(value)
            elif isinstance(value, DictionaryObject):
                if mark is None and "/Properties" in value:
                    found.add(
                        id(value)
                    )  # words may stand in it directly; pages inherit one and the same object
                pending.extend(objects.raw(value, key) for key in value if key not in _HOLDS_NO_WORDS)
    return frozenset(found)
