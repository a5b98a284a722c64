"""Turns what pydantic refuses into findings in the program's own words, each at its exact place."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from parole_packet.case.nodes import Tree
from parole_packet.case.shape import blocks_at, closest, field_at, fields_of, homes
from parole_packet.diagnostics import CasePath, Diagnostic, Where

_SHOWN_CHOICES = 12


def findings(error: ValidationError, data: Tree) -> list[Diagnostic]:
    """Return one finding for each thing that does not fit the models."""
    return [_finding(detail, data) for detail in error.errors(include_url=False, include_input=False)]


def _finding(detail: ErrorDetails, data: Tree) -> Diagnostic:
    path = _path(detail["loc"], data)
    match detail["type"]:
        case "extra_forbidden":
            return _unknown_field(path)
        case "missing":
            return _missing(path)
        case "model_type" | "model_attributes_type" | "dict_type" | "tuple_type":
            return _wrong_shape(path, _value(path, data))
        case "too_short":
            return _empty(path)
        case _:
            return _refused(detail, path)


def _path(loc: tuple[int | str, ...], data: Tree) -> CasePath:
    """Turn pydantic's location into one of the case file: without its marks and the places of shorthands."""
    path: list[str | int] = []
    value: Tree = data
    for step in loc:
        if isinstance(step, int):
            if not isinstance(value, list):
                continue
            value = value[step] if step < len(value) else None
        elif step in ("<self>", "<other>", "[key]"):
            continue
        else:
            value = value.get(step) if isinstance(value, dict) else None
        path.append(step)
    return tuple(path)


def _value(path: CasePath, data: Tree) -> Tree:
    for step in path:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


def _name(path: CasePath) -> str:
    """The last field name of a path; an item of a list goes by its list."""
    return next((step for step in reversed(path) if isinstance(step, str)), "the case file")


def _unknown_field(path: CasePath) -> Diagnostic:
    field, parent = str(path[-1]), path[:-1]
    block = _name(parent)
    args: dict[str, Any] = {"field": field, "block": block}
    label = "not a field of `{block}`" if parent else "not a field of the case file"
    known = fields_of(blocks_at(parent))
    if suggestion := closest(field, known):
        args["suggestion"] = suggestion
        help_text = "did you mean `{suggestion}`?"
    elif elsewhere := homes(field):
        args["home"] = elsewhere[0]
        help_text = "it belongs under `{home}`"
    elif "(" not in field and len(known) <= _SHOWN_CHOICES:
        args["known"] = ", ".join(known)
        help_text = "the fields here are: {known}"
    else:
        help_text = "remove it, or look the field up in docs/case-file.md"
    return Diagnostic("unknown-field", "unknown field `{field}`", args, Where(path, "key"), label, help_text)


def _missing(path: CasePath) -> Diagnostic:
    field, parent = str(path[-1]), path[:-1]
    args: dict[str, Any] = {"field": field, "block": _name(parent)}
    message = "`{block}` has no `{field}`" if parent else "the case file has no `{field}`"
    return Diagnostic("missing-field", message, args, Where(path, "key"), help=_how_to_write(path, args))


def _how_to_write(path: CasePath, args: dict[str, Any]) -> str:
    info = field_at(path)
    if info is None:
        return "add it"
    args["description"] = info.description or ""
    if info.examples:
        args["example"] = info.examples[0]
        return "add `{field}: {example}`: {description}"
    return "add it: {description}"


def _empty(path: CasePath) -> Diagnostic:
    args: dict[str, Any] = {"field": _name(path)}
    return Diagnostic(
        "missing-field", "`{field}` is empty", args, Where(path, "key"), help=_how_to_write(path, args)
    )


def _wrong_shape(path: CasePath, value: Tree) -> Diagnostic:
    inner = ", ".join(list(fields_of(blocks_at(path)))[:4])
    args: dict[str, Any] = {"field": _name(path), "fields": inner}
    help_text = (
        "write its fields below it, indented: {fields}" if inner else "write its entries below it, indented"
    )
    if value is None:
        return Diagnostic("missing-field", "`{field}` is empty", args, Where(path, "key"), help=help_text)
    args["kind"] = "a list" if isinstance(value, list) else "a text"
    message = "`{field}` holds {kind} where a block is expected"
    return Diagnostic("wrong-shape", message, args, Where(path), help=help_text)


def _refused(detail: ErrorDetails, path: CasePath) -> Diagnostic:
    context = detail.get("ctx", {})
    args = {"field": _name(path), **context["args"]}
    place = Where((*path, args.pop("at"))) if "at" in args else Where(path)
    help_text = context["help"]
    if "choices" in args:
        help_text = _choices(args)
    on_key = detail["loc"][-1:] == ("[key]",)
    where = Where(place.path, "key") if on_key else place
    return Diagnostic(detail["type"], context["message"], args, where, help=help_text)


def _choices(args: dict[str, Any]) -> str:
    choices: list[str] = args.pop("choices")
    suggestion = closest(args["value"], choices)
    args["suggestion"], args["known"] = suggestion or "", ", ".join(choices)
    words = ["did you mean `{suggestion}`?"] if suggestion else []
    if len(choices) <= _SHOWN_CHOICES:
        words.append("it can be: {known}")
    elif not suggestion:
        words.append("docs/case-file.md lists its values")
    return " ".join(words)
