"""Fill in the Markdown templates of letters, so that no value can ever become markup."""

import re
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from parole_packet.diagnostics import Diagnostic, Span
from parole_packet.resources import resource
from parole_packet.typeset.markdown import parse
from parole_packet.typeset.places import BLOCK, END, VALUE, fill, is_block_mark
from parole_packet.typeset.tree import (
    Block,
    Citation,
    Document,
    Inline,
    Paragraph,
    Register,
    SignatureLine,
    Text,
    citations,
    number_paragraphs,
)

_FAILURES = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A filled-in template, or why there is none. `source` is the file that was used."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
    source: Path | None = None


def template_path(name: str, case_folder: Path | None = None) -> Path | None:
    """Find a template: the case's own `templates/` folder wins over the ones that come with the program."""
    return next((path for folder in _folders(case_folder) if (path := _inside(folder, name))), None)


def render(
    name: str,
    *,
    values: Mapping[str, object],
    blocks: Mapping[str, Document],
    case_folder: Path | None = None,
) -> Rendered:
    """Fill in a template such as `cover-letter.md.j2` and read it as Markdown.

    `values` are texts, numbers, lists and dicts of them; whatever `{{ }}` prints is printed letter by letter.
    `blocks` are texts of the person that were read already: `{{ block("reason") }}` puts one in with its own
    paragraphs and citations, `{{ block("expedite", ["visa"]) }}` cites these exhibits before its last full
    stop, `{{ numbered("text") }}` with running numbers, `has("reason")` says whether it is
    there and not empty. `{{ cite("passport", 2) }}` cites an exhibit, `{{ exhibits(["passport", "visa"]) }}`
    several, `{{ signature("Name", date=true) }}`
    makes a line to sign by hand, `{{ register(enclosures) }}` sets labels and titles in two columns. A name that is
    not defined, a value that is None and every mistake in a template is an error with file and line. Markdown
    around a `{{ }}` works as always: `**{{ name }}**` is a bold name, whatever the name is.
    """
    path = template_path(name, case_folder)
    if path is None:
        return Rendered(None, (_error(f"templates/{name}", 1, "there is no such template"),))
    places = _Places(blocks)
    environment = _environment(case_folder, places)
    try:
        text = environment.get_template(name).render(_without_marks(values))
    except _FAILURES as failure:
        file, line = _position(failure, name)
        return Rendered(None, (_error(file, line, _words(failure)),), path)
    return Rendered(fill(parse(text), places.values, places.blocks), (), path)


class _Places:
    """Hands out a mark for each value and block, to be exchanged after the Markdown was read."""

    def __init__(self, known: Mapping[str, Document]) -> None:
        self._known = known
        self.values: list[str] = []
        self.blocks: list[tuple[Block, ...]] = []

    def value(self, value: object) -> str:
        """What `{{ }}` prints: a mark for the letters of the value."""
        if value is None:
            raise ValueError("a value that is empty here is printed; put `{% if … %}` around it")
        text = str(value)
        if is_block_mark(text):
            return text
        self.values.append(text)
        return f"{VALUE}{len(self.values) - 1}{END}"

    def block(self, name: str, shown_by: Sequence[str] = ()) -> str:
        """A text of the person, at the place where the template wants it.

        Exhibits of `shown_by` that it does not cite are cited before its last full stop.
        """
        if name not in self._known:
            raise ValueError(f"there is no block `{name}`; the blocks are: {', '.join(self._known)}")
        document = self._known[name]
        cited = {citation.exhibit_id for citation in citations(document)}
        missing = [one for one in shown_by if one not in cited]
        return self._mark(_shown_by(document.blocks, _exhibits(missing)) if missing else document.blocks)

    def numbered(self, name: str) -> str:
        """A text of the person with numbers at its paragraphs."""
        if name not in self._known:
            return self.block(name)
        return self._mark(number_paragraphs(self._known[name].blocks))

    def register(self, entries: Iterable[Mapping[str, str]]) -> str:
        """Labels and titles in small type, down two columns."""
        return self._mark((Register(tuple((one["label"], one["title"]) for one in entries)),))

    def has(self, name: str) -> bool:
        """Whether a text of the person is there and says something."""
        return name in self._known and bool(self._known[name].blocks)

    def cite(self, exhibit_id: str, page: int | None = None) -> str:
        """A citation of an exhibit."""
        raw = f"[@{exhibit_id}]" if page is None else f"[@{exhibit_id} p.{page}]"
        return self._mark((Paragraph((Citation(str(exhibit_id), page, None, raw),)),))

    def exhibits(self, ids: Sequence[str]) -> str:
        """Several exhibits in a sentence: Exhibits A, B and C."""
        return self._mark((Paragraph(_exhibits(ids)),))

    def signature(self, *below: str, date: bool = False) -> str:
        """A line to sign on by hand, the given words below it."""
        return self._mark((SignatureLine(tuple(str(line) for line in below), date),))

    def _mark(self, blocks: tuple[Block, ...]) -> str:
        self.blocks.append(blocks)
        return f"{BLOCK}{len(self.blocks) - 1}{END}"


def _exhibits(ids: Sequence[str]) -> tuple[Inline, ...]:
    words: list[Inline] = [Text("Exhibit\u00a0" if len(ids) == 1 else "Exhibits ")]
    for position, one in enumerate(ids):
        between = "" if position == 0 else " and " if position == len(ids) - 1 else ", "
        words += [Text(between), Citation(str(one), None, None, f"[@{one}]", bare=True)]
    return tuple(words)


def _shown_by(blocks: tuple[Block, ...], exhibits: tuple[Inline, ...]) -> tuple[Block, ...]:
    """The blocks with exhibits in parentheses at their end, before the full stop if there is one."""
    last = blocks[-1] if blocks else None
    end = last.children[-1] if isinstance(last, Paragraph) and last.children else None
    if not isinstance(last, Paragraph) or not isinstance(end, Text):
        return (*blocks, Paragraph((Text("("), *exhibits, Text(")"))))
    words = end.text.rstrip()
    kept = words.rstrip(".!?")
    children = (*last.children[:-1], Text(f"{kept} ("), *exhibits, Text(f"){words[len(kept) :]}"))
    return (*blocks[:-1], Paragraph(children))


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja that refuses what catches text of the template in a value.

    Such text could no longer be told from a value of the case.
    """

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        catching = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock)
        for caught in tree.find_all(catching):
            problem = "macros, `{% call %}`, `{% filter %}` and `{% set %}` blocks are not available"
            raise jinja2.TemplateSyntaxError(problem, caught.lineno, name, filename)
        return tree


def _environment(case_folder: Path | None, places: _Places) -> jinja2.Environment:
    environment = _Environment(
        loader=jinja2.FunctionLoader(_loader(case_folder)),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # nothing here is HTML: values are kept out of the Markdown altogether
        finalize=places.value,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for html in ("safe", "escape", "e", "forceescape", "striptags", "urlize", "xmlattr", "tojson"):
        del environment.filters[html]
    environment.globals = {
        "block": places.block,
        "numbered": places.numbered,
        "register": places.register,
        "has": places.has,
        "cite": places.cite,
        "exhibits": places.exhibits,
        "signature": places.signature,
    }
    return environment


def _without_marks(value: object) -> object:
    """The value without the letters that stand for marks: nobody can name a place from within a value."""
    if isinstance(value, str):
        return re.sub(f"[{VALUE}{BLOCK}{END}]", "\ufffd", value)
    if isinstance(value, Mapping):
        return {key: _without_marks(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_without_marks(inner) for inner in value]
    return value


_Loaded = tuple[str, str, Callable[[], bool]]


def _loader(case_folder: Path | None) -> Callable[[str], _Loaded | None]:
    def load(name: str) -> _Loaded | None:
        path = template_path(name, case_folder)
        if path is None:
            return None
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as failure:
            raise jinja2.TemplateSyntaxError("the file is not UTF-8 text", 1, name, _shown(name)) from failure
        return text, _shown(name), lambda: True

    return load


def _shown(name: str) -> str:
    return f"templates/{name}"


def _folders(case_folder: Path | None) -> list[Path]:
    own = [case_folder / "templates"] if case_folder else []
    return [*own, resource("templates", "letters")]


def _inside(folder: Path, name: str) -> Path | None:
    """The file of that name, unless it lies outside the folder, also by a link."""
    path = folder / name
    try:
        found = path.resolve(strict=True)
    except OSError:
        return None
    return path if found.is_file() and found.is_relative_to(folder.resolve()) else None


def _position(failure: BaseException, name: str) -> tuple[str, int]:
    """File and line in the template where a failure arose."""
    if isinstance(failure, jinja2.TemplateSyntaxError):
        return _shown(failure.name or name), failure.lineno
    frames = traceback.extract_tb(failure.__traceback__)
    lines = [
        (frame.filename, frame.lineno or 1) for frame in frames if frame.filename.startswith("templates/")
    ]
    return lines[-1] if lines else (_shown(name), 1)


def _words(failure: BaseException) -> str:
    if isinstance(failure, jinja2.TemplateNotFound):
        return f"there is no template {failure.name!r}"
    return str(failure) or type(failure).__name__


def _error(file: str, line: int, problem: str) -> Diagnostic:
    return Diagnostic(
        "template-error",
        "the template cannot be filled in: {problem}",
        {"problem": problem},
        Span(file, line, 1, line, 2),
        help="mend the template, or take your copy away to use the one that comes with the program",
    )
