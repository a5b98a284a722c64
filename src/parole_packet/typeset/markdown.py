"""Read Markdown into a tree of our own; what cannot be set is kept as typed and told."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, html_inline, image, link
from markdown_it.token import Token

from parole_packet.typeset.tree import (
    Align,
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
    Problem,
    Quote,
    Rule,
    Strong,
    Table,
    Text,
    citations,
    inlines,
    plain_text,
)

__all__ = ["Citation", "Document", "Problem", "citations", "parse", "plain_text"]

_CITATION = re.compile(r"\[@([\w.-]*\w)(?:,?\s+pp?\.?\s*(\d{1,5})(?:\s*[-–]\s*(\d{1,5}))?)?\s*\]")
_LIKE_CITATION = re.compile(r"\[@[^\]\n]*\]?")
_MARK = re.compile(
    r"\[((?:stamp|seal|handwritten|handwriting|margin|marginal note|signature|illegible|photograph|photo|"
    r"fingerprint|thumbprint|barcode|emblem|logo|crossed out|deleted|blank|letterhead|watermark|"
    r"round stamp|square stamp|translator's note|translator’s note|note)(?:\s*:\s*[^\[\]]+)?)\](?![(\[])",
    re.IGNORECASE,
)
_OFF = ("code", "fence", "backticks", "html_block", "lheading", "reference", "entity", "autolink")
_REFUSED = {"link": link, "image": image, "html_inline": html_inline}
_EM_DASH, _EN_DASH = re.compile(r"(?<!-)---(?!-)"), re.compile(r"(?<!-)--(?!-)")
_LIST_NUMBER = re.compile(r"^[\s>*+-]*(\d{1,9})[.)](?=\s|$)")
_Rule = Callable[[StateInline, bool], bool]


def parse(text: str, *, typography: bool = True) -> Document:
    """Read a text written in Markdown.

    Headings with `#`, paragraphs, lists, tables, quotations, rules, `**bold**`, `*italic*`, `[@id p.3]`, and
    marks of a translator such as `[stamp: …]` are read. Raw HTML, images and links are printed as they were
    typed and returned as problems; nothing is ever left out. With `typography`, straight quotes become curly
    ones and `--`, `---` become dashes.
    """
    problems: list[Problem] = []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").split("\n")
    blocks: list[Block] = []
    for tokens in _top_level(_reader(typography).parse("\n".join(lines))):
        source = lines[slice(*(tokens[0].map or (0, 0)))]
        found: list[Problem] = []
        read = _blocks(_Cursor(tokens), None, found)
        if not _is_whole(source, _alnum(_letters(read))):
            read, found = (_literal(source),), [Problem("table", source[0].strip())]
        blocks += read
        problems += found
    return Document(tuple(blocks), tuple(problems))


def _top_level(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0 and token.type != "inline":
            yield block
            block = []


def _letters(blocks: Iterable[Block]) -> str:
    return plain_text(inlines(blocks))


def _is_whole(source: Sequence[str], read: str) -> bool:
    """Whether all letters and digits of the source were read, the numbers of lists apart.

    A line that begins with a number and a dot is an item of a list, or goes on with a sentence.
    """
    ends = {0}
    for line in source:
        number = _LIST_NUMBER.match(line)
        words = [_alnum(line)] + ([_alnum(line[number.end() :])] if number else [])
        ends = {end + len(word) for end in ends for word in words if read.startswith(word, end)}
    return len(read) in ends


def _alnum(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _literal(lines: Sequence[str]) -> Paragraph:
    """The lines as they were typed: the way out where reading them would lose words."""
    found: list[Inline] = []
    for line in lines:
        found += [Break(), Text(line)] if found else [Text(line)]
    return Paragraph(tuple(found))


@cache
def _reader(typography: bool) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": True, "typographer": typography, "maxNesting": 60})
    reader.enable("table").disable(list(_OFF))
    if typography:
        reader.enable("smartquotes")
        reader.core.ruler.push("dashes", _dashes)
    ruler = reader.inline.ruler
    for name, recognise in _REFUSED.items():
        ruler.at(name, _as_typed(name.removesuffix("_inline"), recognise))
    ruler.before("link", "citation", _citation)
    ruler.before("link", "mark", _mark)
    return reader


def _as_typed(kind: str, recognise: _Rule) -> _Rule:
    """Make the rule of a thing that is refused: it is recognised as always, then kept in the letters
    typed.
    """

    def rule(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if not recognise(state, True):
            return False
        if not silent:
            _push(state, "refused", state.src[start : state.pos], kind=kind)
        return True

    return rule


def _dashes(state: StateCore) -> None:
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = _EN_DASH.sub("–", _EM_DASH.sub("—", token.content))


def _push(state: StateInline, name: str, content: str, **meta: object) -> None:
    token = state.push(name, "", 0)
    token.content = content
    token.meta = meta


def _citation(state: StateInline, silent: bool) -> bool:
    found = _LIKE_CITATION.match(state.src, state.pos)
    if not found:
        return False
    exact = _CITATION.fullmatch(found[0])
    if not silent:
        if exact:
            _push(state, "citation", found[0], id=exact[1], page=exact[2], last=exact[3])
        else:
            _push(state, "refused", found[0], kind="citation")
    state.pos = found.end()
    return True


def _mark(state: StateInline, silent: bool) -> bool:
    found = _MARK.match(state.src, state.pos)
    if not found:
        return False
    if not silent:
        _push(state, "mark", found[1])
    state.pos = found.end()
    return True


class _Cursor:
    """A place in the flat list of tokens that markdown-it makes."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def take(self) -> Token | None:
        """The next token, None at the end."""
        if self._at == len(self._tokens):
            return None
        self._at += 1
        return self._tokens[self._at - 1]


def _blocks(cursor: _Cursor, closing: str | None, problems: list[Problem]) -> tuple[Block, ...]:
    found: list[Block] = []
    while (token := cursor.take()) is not None and token.type != closing:
        match token.type:
            case "heading_open":
                found.append(Heading(int(token.tag[1]), _line(cursor, problems)))
            case "paragraph_open":
                found.append(Paragraph(_line(cursor, problems)))
            case "bullet_list_open":
                found.append(List(_items(cursor, "bullet_list_close", problems)))
            case "ordered_list_open":
                start = token.attrGet("start")
                number = 1 if start is None else int(start)
                found.append(List(_items(cursor, "ordered_list_close", problems), number))
            case "blockquote_open":
                found.append(Quote(_blocks(cursor, "blockquote_close", problems)))
            case "hr":
                found.append(Rule())
            case "table_open":
                found.append(_table(cursor, problems))
    return tuple(found)


def _items(cursor: _Cursor, closing: str, problems: list[Problem]) -> tuple[tuple[Block, ...], ...]:
    found = []
    while (token := cursor.take()) is not None and token.type != closing:
        found.append(_blocks(cursor, "list_item_close", problems))
    return tuple(found)


def _line(cursor: _Cursor, problems: list[Problem]) -> tuple[Inline, ...]:
    """The inline content of a heading, paragraph or cell; its closing token is taken, too."""
    token = cursor.take()
    children = token.children if token else None
    cursor.take()
    return _inlines(_Cursor(children or ()), None, problems)


def _table(cursor: _Cursor, problems: list[Problem]) -> Table:
    rows: list[tuple[tuple[Inline, ...], ...]] = []
    cells: list[tuple[Inline, ...]] = []
    aligns: list[Align] = []
    while (token := cursor.take()) is not None and token.type != "table_close":
        if token.type == "tr_close":
            rows.append(tuple(cells))
            cells = []
        elif token.type in {"th_open", "td_open"}:
            if not rows:
                aligns.append(_align(str(token.attrGet("style") or "")))
            cells.append(_line(cursor, problems))
    return Table(rows[0], tuple(rows[1:]), tuple(aligns))


def _align(css: str) -> Align:
    if css.endswith("center"):
        return "center"
    return "right" if css.endswith("right") else "left"


def _inlines(cursor: _Cursor, closing: str | None, problems: list[Problem]) -> tuple[Inline, ...]:
    found: list[Inline] = []
    while (token := cursor.take()) is not None and token.type != closing:
        match token.type:
            case "strong_open":
                found.append(Strong(_inlines(cursor, "strong_close", problems)))
            case "em_open":
                found.append(Emphasis(_inlines(cursor, "em_close", problems)))
            case "softbreak":
                found.append(Text(" "))
            case "hardbreak":
                found.append(Break())
            case "citation":
                found.append(_cited(token))
            case "mark":
                found.append(Mark(token.content))
            case "refused":
                problems.append(Problem(token.meta["kind"], token.content))
                found.append(Text(token.content))
            case _:
                found.append(Text(token.content))
    return _joined(found)


def _cited(token: Token) -> Citation:
    page, last = token.meta["page"], token.meta["last"]
    return Citation(token.meta["id"], int(page) if page else None, int(last) if last else None, token.content)


def _joined(items: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring plain texts as one."""
    found: list[Inline] = []
    for item in items:
        if isinstance(item, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + item.text)
        elif not (isinstance(item, Text) and not item.text):
            found.append(item)
    return tuple(found)
