"""What all blocks of the case file share: the base model, refusals, shorthands with one exact place each."""

from collections.abc import Callable
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")
OPEN = "FILL IN"
"""What a starter case says where the person must say something."""

Json = dict[str, Any]
"""A piece of JSON Schema."""

WORDS, NAME = "x-words", "x-name"
"""Words of our own in JSON Schema, for docs/case-file.md: what a value is called, and its list's name."""


class Fields(BaseModel):
    """A block of the case file. Unknown fields are refused; nothing can be changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def refuse(code: str, message: str, help: str = "", **args: object) -> PydanticCustomError:  # noqa: A002
    """Make the error of a value: a catalogued code, and templates that `case.load` turns into a finding."""
    return PydanticCustomError(code, "refused", {"message": message, "help": help, "args": args})


def refuse_open(text: str, expected: str) -> None:
    """Refuse a value that the starter left for the person to give, wherever in it the mark stands."""
    if OPEN in text:
        raise refuse("fill-in", "`{field}` is not filled in yet", f"put {expected} in place of FILL IN …")


def scalar(value: object, expected: str) -> str:
    """Return a single value as text; anything else is of the wrong shape."""
    if isinstance(value, str):
        refuse_open(value, expected)
        return value
    if value is None:
        raise refuse("missing-field", "`{field}` is empty", f"write {expected}")
    kind = "a list" if isinstance(value, list | tuple) else "a block"
    message = "`{field}` holds {kind} where {expected} is expected"
    help_text = "write one value on the line of the field"
    raise refuse("wrong-shape", message, help_text, kind=kind, expected=expected)


class Shorthand:
    """Lets a field be written in a shorter way: `read` makes the long form of it, before anything is checked.

    `options` says, from the JSON Schema of the long form, which shorter forms an editor should accept;
    `words` are those of them that a message offers.
    """

    def __init__(
        self, read: Callable[[object], object], options: Callable[[Json], list[Json]], *words: str
    ) -> None:
        self.read = read
        self.options = options
        self.words = words

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        written: Json = handler(schema)
        forms = any_of(written)
        return {"anyOf": [*self.options(forms[0]), *forms]}


def any_of(schema: Json) -> list[Json]:
    """Return the alternatives of a JSON Schema; the schema itself when it has none."""
    forms: list[Json] = schema.get("anyOf") or schema.get("oneOf") or [schema]
    return [inner for form in forms for inner in (any_of(form) if form is not schema else [form])]


def _as_list(value: object) -> object:
    if value is None:
        return []
    return value if isinstance(value, list | tuple) else [value]


def _no_or_list(value: object) -> object:
    if value in ("no", "false"):
        return []
    if value in ("yes", "true"):
        raise refuse("say-more", "`{field}: yes` needs the facts", "write them as a list below the field")
    return value if value is None else _as_list(value)


Many = Annotated[tuple[T, ...], Shorthand(_as_list, lambda listing: [listing["items"], {"type": "null"}])]
"""A list; a single value stands for a list of one, nothing for an empty one."""

NoOr = Annotated[
    tuple[T, ...] | None,
    Shorthand(_no_or_list, lambda listing: [{"enum": ["no", False]}, listing["items"]], "no"),
]
"""`no`, or the list of what happened. None when the question is not answered, empty for `no`."""


class WordOr:
    """Lets a field hold one of a few words in place of its block or value.

    Used as `Annotated[Block | Words, WordOr(Words)]`; it validates without a union, so errors keep one place.
    """

    def __init__(self, kind: type[StrEnum]) -> None:
        self.kind = kind
        self.words = tuple(word.value for word in kind)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        (target,) = (one for one in get_args(source) if one not in (self.kind, NoneType))

        def validate(value: Any, inner: Callable[[Any], Any]) -> Any:
            return self.kind(value) if value in self.words else inner(value)

        schema = core_schema.no_info_wrap_validator_function(validate, handler(target))
        return core_schema.nullable_schema(schema) if NoneType in get_args(source) else schema

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Json:
        return {"anyOf": [{"enum": list(self.words)}, *any_of(handler(schema))]}
