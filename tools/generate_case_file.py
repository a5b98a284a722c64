"""Write docs/case-file.md from the models; `--check` only compares."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from parole_packet.case.base import NAME, WORDS, Json
from parole_packet.case.models import Case
from parole_packet.case.people import Person
from parole_packet.case.source import read_text
from parole_packet.case.sponsor import Finances

TARGET = Path(__file__).parents[1] / "docs" / "case-file.md"
LONG = 12
"""A list of more words than this has a section of its own."""
FOR_SELF = " for self-support"

HEAD = """\
# The case file

One file, `case.yaml`, says everything about one request; the evidence lies beside it. `parole-packet init`
writes a starter to fill in, and [cases/medical/case.yaml](../cases/medical/case.yaml) is a complete example.
With the schema that `init` puts beside the file, an editor such as VS Code completes field names, shows these
descriptions and marks mistakes while you type.

This page is generated from the program: what it says is what is read.

## How to write it

```yaml
version: 1
beneficiary:                       # a block: its fields are indented by two spaces, never by tabs
  date_of_birth: 1989-03-04        # dates are year-month-day
  physical_address: same           # some blocks have a word that stands for them
  phones: {day: "+92 300 5550123"} # a block in one line
emergency:
  grounds: [medical_treatment]     # a list in one line
  reason: |                        # text of several lines: `|`, then indented lines
    She was diagnosed with a heart defect [@diagnosis p.1].

    The hospital has accepted her [@acceptance].
```

- **Leave out** what does not apply, or write `null`. Quotation marks around nothing are a mistake.
- **Quotes** are needed when a value begins with a sign such as `*`, `&`, `!`, `%`, `@` or a quotation mark,
  or has a colon and a blank in it: `title: "Report: diagnosis"`. Numbers that are no amounts take quotes too.
- **yes and no** answer questions. A question that is left out stays open, and the program asks for it.
- **Amounts** are U.S. dollars, digits only: `48000` or `48000.50`.
- **A list of one** may be written without its brackets: `race: asian`.
- **Files** are named from the folder of the case file, with `/` between folders, and stay inside it.
- **Ids** are short names in small letters, digits and `_`. `[@diagnosis]` in a Markdown text cites the
  exhibit with that id, `[@diagnosis p.3]` its page 3; the packet says "Exhibit C, page 3" with a link.
- **Markdown** may be used where the description says so: paragraphs, *emphasis*, lists, headings. No HTML.
- **Never** write Social Security, card or bank account numbers into a case file.

In the tables below, fields in **bold** are required wherever their block is written.
"""


def page() -> str:
    """Return the whole page."""
    return _Page(Case.model_json_schema(by_alias=True)).text()


class _Page:
    def __init__(self, schema: Json) -> None:
        self.top = schema
        self.blocks: dict[str, Json] = schema["$defs"]
        self.lists: dict[str, list[str]] = {}
        self.bases = {base.__name__: base.model_json_schema(by_alias=True) for base in (Person, Finances)}
        self.uses = {name: sorted(set(self._uses(name))) for name in self.blocks}

    def text(self) -> str:
        """Lay out head, contents, a section for each block, the shared blocks and the long lists."""
        parts = [HEAD, "## The fields at the top", self._table(self.top, "")]
        parts += [self._section(name, field) for name, field in self.top["properties"].items()]
        shared = {name: self.blocks[name] for name in self.blocks if self._is_shared(name)} | self.bases
        parts += [
            "## Blocks used in several places",
            *(self._shared(name, shared[name]) for name in sorted(shared)),
        ]
        long_lists = [f"### {_spaced(name)}\n\n{_words(words)}" for name, words in sorted(self.lists.items())]
        parts += ["## Long lists", *long_lists]
        return "\n\n".join(part.strip() for part in parts if part) + "\n"

    def _uses(self, name: str) -> Iterator[str]:
        """Every field that may hold a block, as `Block.field`; a field of a base counts once."""
        for owner, schema in [("", self.top), *self.blocks.items(), *self.bases.items()]:
            own = schema["properties"] if owner in self.bases else self._own(schema)
            for field, one in own.items():
                if name in _references(one):
                    yield f"{owner}.{field}"

    def _is_shared(self, name: str) -> bool:
        return len(self.uses[name]) > 1

    def _own(self, block: Json) -> dict[str, Json]:
        """The fields of a block without those it has from a base."""
        fields: dict[str, Json] = dict(block["properties"])
        for base in self._bases(block):
            other = self.bases[base]["properties"]
            fields = {name: one for name, one in fields.items() if other.get(name) != one}
        return fields

    def _bases(self, block: Json) -> list[str]:
        return [
            name for name, base in self.bases.items() if set(base["properties"]) <= set(block["properties"])
        ]

    def _section(self, path: str, field: Json) -> str:
        """Describe the blocks of a field, and below each the blocks of its own fields."""
        parts = []
        for name in _references(field):
            if not self._is_shared(name):
                title = f"`{path}`" + (FOR_SELF if name == "SelfSupport" else "")
                parts += self._described("#" * min(4, 2 + path.count(".")), title, path, self.blocks[name])
        return "\n\n".join(parts)

    def _shared(self, name: str, block: Json) -> str:
        return "\n\n".join(self._described("###", _spaced(name), _spaced(name), block, named=name))

    def _described(self, level: str, title: str, path: str, block: Json, named: str = "") -> list[str]:
        bases = [] if named in self.bases else self._bases(block)
        links = " and of ".join(f"[{_spaced(base)}](#{_anchor(base)})" for base in bases)
        lead = f"{block['description']} All fields of {links}, and:" if links else block["description"]
        fields = block["properties"] if named in self.bases else self._own(block)
        below = [self._section(f"{path}.{key}", one) for key, one in fields.items()]
        return [part for part in (f"{level} {title}", lead, self._table(block, path, fields), *below) if part]

    def _table(self, block: Json, path: str, fields: dict[str, Json] | None = None) -> str:
        required = block.get("required", [])
        rows = ["| field | what | values | example |", "|---|---|---|---|"]
        for name, field in (fields or block["properties"]).items():
            shown = f"**`{name}`**" if name in required else f"`{name}`"
            inside = f"{path}.{name}" if path else name
            values = self._values(field, inside) + _default(field)
            cells = (shown, field["description"], values, _example(field))
            rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        return "\n".join(rows)

    def _values(self, field: Json, path: str) -> str:
        """Say in words what a field may hold."""
        if WORDS in field:
            return str(field[WORDS])
        if "$ref" in field:
            name = _target(field)
            path += FOR_SELF if name == "SelfSupport" else ""
            return f"[{_spaced(name)}](#{_anchor(name if self._is_shared(name) else path)})"
        if "enum" in field:
            return self._choices(field)
        if field.get("type") == "array":
            return f"list of: {self._values(field['items'], path)}"
        if "patternProperties" in field:
            (inner,) = field["patternProperties"].values()
            return f"ids, each with: {self._values(inner, path)}"
        options = field.get("anyOf", [])
        listed = [option["items"] for option in options if option.get("type") == "array"]
        words = [self._values(option, path) for option in options if option not in listed]
        return " or ".join(dict.fromkeys(word for word in words if word))

    def _choices(self, field: Json) -> str:
        words = [str(word) for word in field["enum"] if word is not False]
        if len(words) <= LONG:
            return _words(words)
        self.lists[field[NAME]] = words
        return f"a word of the list [{_spaced(field[NAME])}](#{_anchor(field[NAME])})"


def _words(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)


def _default(field: Json) -> str:
    default = field.get("default")
    if default in (None, [], {}) or isinstance(default, dict):
        return ""
    words = ("yes" if default else "no") if isinstance(default, bool) else _yaml(default)
    return f"; `{words}` by default"


def _references(field: Json) -> list[str]:
    """Name the blocks that a field may hold, itself or in a list."""
    found = [_target(field)] if "$ref" in field else []
    below = [*field.get("anyOf", []), *field.get("patternProperties", {}).values()]
    below += [field["items"]] if "items" in field else []
    return list(dict.fromkeys([*found, *(name for one in below for name in _references(one))]))


def _target(field: Json) -> str:
    return str(field["$ref"]).removeprefix("#/$defs/")


def _spaced(name: str) -> str:
    """Turn a name of a class into words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _anchor(name: str) -> str:
    return _spaced(name).lower().replace(" ", "-").replace(".", "")


def _example(field: Json) -> str:
    examples = field.get("examples")
    return f"`{_yaml(examples[0])}`" if examples else ""


def _yaml(value: object) -> str:
    """Write a value as a person would, with quotes only where YAML needs them."""
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    text = str(value)
    source, problems = read_text(f"x: {{x: {text}}}".encode(), "")
    counted = isinstance(value, str) and re.fullmatch(r"[0-9]+", text)
    plain = not problems and source.data == {"x": {"x": text}} and not counted
    return text if plain else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> int:
    """Write the page; with `--check` only say whether it is up to date."""
    if "--check" in sys.argv[1:]:
        stale = not TARGET.exists() or TARGET.read_text("utf-8") != page()
        print("docs/case-file.md is out of date" if stale else "docs/case-file.md is up to date")
        return int(stale)
    TARGET.write_text(page(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
