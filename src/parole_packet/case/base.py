"""What all blocks of the case file share: the base model, refusals, shorthands with one exact place each."""

from collections.abc import Callable
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import PydanticCustomError, core_schema

T = TypeVar("T")
OPEN = "FILL IN"
"""What a starter case says where the person must say something."""


class Fields(BaseModel):
    """A block of the case file. Unknown fields are refused; nothing can be changed after reading."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


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
    raise refuse(
        "wrong-shape", "`{field}` holds {kind} where {expected} is expected", kind=kind, expected=expected
    )


def _as_list(value: object) -> object:
    if value is None:
        return []
    return value if isinstance(value, list | tuple) else [value]


Many = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
"""A list; a single value stands for a list of one, nothing for an empty one."""


def _no_or_list(value: object) -> object:
    if isinstance(value, str):
        refuse_open(value, "`no` or a list")
        word = value.strip().casefold()
        if word in ("no", "none", "false"):
            return []
        if word in ("yes", "true"):
            raise refuse("say-more", "`{field}: yes` needs the facts", "write them as a list below the field")
    return value if value is None else _as_list(value)


NoOr = Annotated[tuple[T, ...] | None, BeforeValidator(_no_or_list)]
"""`no`, or the list of what happened. None when the question is not answered, empty when the answer is no."""


class WordOr:
    """Lets a field hold one of a few words in place of its block or value.

    Used as `Annotated[Block | Words, WordOr(Words)]`; it validates without a union, so errors keep one place.
    """

    def __init__(self, words: type[StrEnum]) -> None:
        self.words = words

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        (target,) = (kind for kind in get_args(source) if kind not in (self.words, NoneType))
        block = isinstance(target, type) and issubclass(target, BaseModel)
        choices = [word.value for word in self.words]

        def validate(value: Any, inner: Callable[[Any], Any]) -> Any:
            if isinstance(value, str):
                if value.strip().casefold() in choices:
                    return self.words(value.strip().casefold())
                if block:
                    raise refuse(
                        "not-in-list", "`{value}` is not a value of `{field}`", value=value, choices=choices
                    )
            return inner(value)

        schema = core_schema.no_info_wrap_validator_function(validate, handler.generate_schema(target))
        schema["metadata"] = {"words": choices}
        return core_schema.nullable_schema(schema) if NoneType in get_args(source) else schema

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        nullable = schema["type"] == "nullable"
        inner = handler(schema["schema"]["schema"] if nullable else schema["schema"])
        options: list[Any] = [{"enum": [word.value for word in self.words]}, inner]
        return {"anyOf": [*options, {"type": "null"}] if nullable else options}
