"""Set what stands in lines: styles, marks, and citations as labels with links."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from parole_packet.typeset.lines import NO_BREAK_SPACE, Span
from parole_packet.typeset.styles import Look
from parole_packet.typeset.tree import Break, Citation, Emphasis, Inline, Mark, Strong, Text

Labels = Mapping[str, str]
"""The letters of the exhibits by their ids, such as `{"passport": "C"}`."""

_BARE_AFTER = re.compile(
    r"(?:[(\[]|(?<![^\s(])(?:see|in|at|by|as|of|from|and|or|with|to|through|than|under"
    r"|is|are|submit|attach|enclose|read)\s)$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[\s,;]*")


def citation_text(citation: Citation, labels: Labels) -> str:
    """What a citation prints: `Exhibit C, page 3`; as it was typed where the exhibit is unknown."""
    label = labels.get(citation.exhibit_id)
    if label is None:
        return citation.raw
    words = label if citation.bare else f"Exhibit {label}"
    if citation.last_page is not None:
        words += f", pages {citation.page}–{citation.last_page}"
    elif citation.page is not None:
        words += f", page {citation.page}"
    return words


def citation_target(citation: Citation) -> str:
    """The link of a citation: `exhibit:passport:3`, or `exhibit:passport` without a page."""
    page = "" if citation.page is None else f":{citation.page}"
    return f"exhibit:{citation.exhibit_id}{page}"


@dataclass(slots=True)
class _Inlines:
    """Turns what stands in lines into spans, remembering what was said before a citation."""

    look: Look
    labels: Labels
    spans: list[Span] = field(default_factory=list)

    @property
    def before(self) -> str:
        return "".join(span.text for span in self.spans[-3:])

    def add(self, text: str, look: Look, link: str | None = None) -> None:
        if text:
            self.spans.append(Span(text, look.style, look.size, link))

    def walk(self, children: Sequence[Inline], look: Look) -> None:
        index = 0
        while index < len(children):
            child = children[index]
            index += 1
            match child:
                case Text():
                    self.add(child.text, look)
                case Strong():
                    self.walk(child.children, replace(look, style=look.style.with_bold()))
                case Emphasis():
                    self.walk(child.children, replace(look, style=look.style.with_italic()))
                case Break():
                    self.add("\n", look)
                case Mark():
                    self.add(f"[{child.text}]", replace(look, style=look.style.with_italic()))
                case Citation() if child.bare:
                    self._one(child, look)
                case Citation():
                    group, index = _group(children, index - 1)
                    self.cite(group, look)

    def cite(self, group: Sequence[Citation | Text], look: Look) -> None:
        """Set citations that follow each other, in one pair of parentheses where the sentence has no place
        for them.
        """
        before = self.before
        known = any(isinstance(one, Citation) and one.exhibit_id in self.labels for one in group)
        if not before.strip() or _BARE_AFTER.search(before) or not known:
            for one in group:
                self._one(one, look)
            return
        self.add("(" if before[-1:].isspace() else " (", look)
        cited = [one for one in group if isinstance(one, Citation)]
        for number, one in enumerate(cited):
            self.add("; " if number else "", look)
            self._one(one, look)
        self.add(")", look)

    def _one(self, one: Citation | Text, look: Look) -> None:
        if isinstance(one, Text):
            self.add(one.text, look)
        elif one.exhibit_id not in self.labels:
            self.add(one.raw, look)
        else:
            words = citation_text(one, self.labels)
            unbroken = re.sub(r"(?<!,) ", NO_BREAK_SPACE, words)
            self.add(unbroken, look, citation_target(one))


def _group(children: Sequence[Inline], start: int) -> tuple[list[Citation | Text], int]:
    """The citation at `start` with those that follow it after no more than spaces and commas; and what is
    next.
    """
    found: list[Citation | Text] = []
    end = start
    index = start
    pending: list[Citation | Text] = []
    while index < len(children):
        child = children[index]
        index += 1
        if isinstance(child, Citation):
            found += [*pending, child]
            pending, end = [], index
        elif isinstance(child, Text) and _BETWEEN.fullmatch(child.text):
            pending.append(child)
        else:
            break
    return found, end


def spans(children: Sequence[Inline], look: Look, labels: Labels) -> tuple[Span, ...]:
    """Turn inline parts into spans of one look."""
    walker = _Inlines(look, labels)
    walker.walk(children, look)
    return tuple(walker.spans)
