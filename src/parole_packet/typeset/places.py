"""Exchange the marks of a filled-in template for values and blocks, after the Markdown was read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parole_packet.typeset.tree import (
    Block,
    Break,
    Citation,
    Document,
    Emphasis,
    Heading,
    Inline,
    List,
    Mark,
    Paragraph,
    Quote,
    Strong,
    Table,
    Text,
)

VALUE, BLOCK, END = "\ue000", "\ue002", "\ue001"
_VALUE = re.compile(f"{VALUE}(\\d+){END}")
_BLOCK = re.compile(f"{BLOCK}(\\d+){END}")


def is_block_mark(text: str) -> bool:
    """Whether a text is nothing but the mark of a block."""
    return _BLOCK.fullmatch(text) is not None


def fill(document: Document, values: Sequence[str], blocks: Sequence[tuple[Block, ...]]) -> Document:
    """Put values and blocks in place of their marks; what a value says is never read again."""
    filler = _Filler(values, blocks)
    problems = tuple(replace(one, snippet=filler.text(one.snippet)) for one in document.problems)
    return Document(tuple(filler.blocks_of(document.blocks)), problems)


@dataclass(frozen=True, slots=True)
class _Filler:
    values: Sequence[str]
    blocks: Sequence[tuple[Block, ...]]

    def text(self, text: str) -> str:
        """Values in place of their marks; a value that was joined of values holds marks again."""
        return _VALUE.sub(lambda found: self.text(self.values[int(found[1])]), text)

    def blocks_of(self, blocks: Sequence[Block]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield from self._paragraph(block)
                case Heading():
                    yield replace(block, children=self._line(block.children))
                case List():
                    yield replace(block, items=tuple(tuple(self.blocks_of(item)) for item in block.items))
                case Quote():
                    yield Quote(tuple(self.blocks_of(block.blocks)))
                case Table():
                    header = tuple(map(self._line, block.header))
                    rows = tuple(tuple(map(self._line, row)) for row in block.rows)
                    yield replace(block, header=header, rows=rows)
                case _:
                    yield block

    def _paragraph(self, block: Paragraph) -> Iterator[Block]:
        """A paragraph that holds nothing but blocks becomes these; one with other words is parted around
        them.
        """
        words: list[Inline] = []
        for child in block.children:
            for part in self._parts(child):
                if not isinstance(part, tuple):
                    words.append(part)
                elif len(part) == 1 and isinstance(part[0], Paragraph):
                    words += part[0].children
                else:
                    yield from _worded(words)
                    words = []
                    yield from part
        yield from _worded(words)

    def _line(self, children: Sequence[Inline]) -> tuple[Inline, ...]:
        """A line cannot hold blocks: the words of those follow each other."""
        found: list[Inline] = []
        for child in children:
            for part in self._parts(child):
                found += _flat(part) if isinstance(part, tuple) else (part,)
        return tuple(found)

    def _parts(self, child: Inline) -> Iterator[Inline | tuple[Block, ...]]:
        match child:
            case Text():
                yield from self._text_parts(child.text)
            case Strong() | Emphasis():
                yield replace(child, children=self._line(child.children))
            case Mark():
                yield Mark(self.text(child.text))
            case Citation():
                yield replace(child, raw=self.text(child.raw))
            case Break():
                yield child

    def _text_parts(self, text: str) -> Iterator[Text | tuple[Block, ...]]:
        """Every second piece of the split is the number of a block."""
        for place, piece in enumerate(_BLOCK.split(self.text(text))):
            if place % 2:
                yield self.blocks[int(piece)]
            elif piece:
                yield Text(piece)


def _worded(words: Sequence[Inline]) -> list[Block]:
    blank = all(isinstance(word, Text) and not word.text.strip() for word in words)
    return [] if blank else [Paragraph(tuple(words))]


def _flat(blocks: Sequence[Block]) -> list[Inline]:
    found: list[Inline] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found += [Break(), *block.children] if found else block.children
        elif isinstance(block, List):
            for item in block.items:
                inner = _flat(item)
                found += [Break(), *inner] if found else inner
    return found
