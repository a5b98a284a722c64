"""Turns what pydantic refuses into findings in the program's own words, each at its exact place."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from parole_packet.case.base import OPEN
from parole_packet.case.nodes import Tree
from parole_packet.case.shape import blocks_at, closest, field_at, fields_of, homes, words_at
from parole_packet.diagnostics import CasePath, Diagnostic, Where

_SHOWN_CHOICES = 12
_NO_BLOCK = "`{field}` holds {kind} where a block is expected"
_NOT_IN_LIST = "`{value}` is not a value of `{field}`"


def findings(error: ValidationError, data: Tree) -> list[Diagnostic]:
    """Return one finding for each thing that does not fit the models."""
    details = error.errors(include_url=False, include_input=False)
    found = [_finding(detail, data) for detail in details if not _is_echo(detail, data)]
    meant = {_meant(one) for one in found if one.code == "unknown-field" and "suggestion" in one.args}
    return [one for one in found if one.code != "missing-field" or _path_of(one) not in meant]


def _is_echo(detail: ErrorDetails, data: Tree) -> bool:
    """Whether a list counts as too short only because its items are wrong, which is said already."""
    return detail["type"] == "too_short" and bool(_value(_path(detail["loc"], data), data))


def _path_of(finding: Diagnostic) -> CasePath:
    return finding.where.path if isinstance(finding.where, Where) else ()


def _meant(finding: Diagnostic) -> CasePath:
    """The field a misspelled one stands for: that it is missing need not be said twice."""
    return (*_path_of(finding)[:-1], str(finding.args["suggestion"]))


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
        return "add `{field}`"
    args["description"] = info.description or ""
    if info.examples:
        args["example"] = _inline(info.examples[0])
        return "add `{field}: {example}`. {description}"
    return "add `{field}`. {description}"


def _inline(example: object) -> str:
    return f"[{', '.join(map(str, example))}]" if isinstance(example, list) else str(example)


def _empty(path: CasePath) -> Diagnostic:
    args: dict[str, Any] = {"field": _name(path)}
    return Diagnostic(
        "missing-field", "`{field}` is empty", args, Where(path, "key"), help=_how_to_write(path, args)
    )


def _wrong_shape(path: CasePath, value: Tree) -> Diagnostic:
    fields, words = list(fields_of(blocks_at(path))), words_at(path)
    args: dict[str, Any] = {"field": _name(path), "fields": ", ".join(fields[:4]), "words": _or(words)}
    help_text = "write its fields below it, indented: {fields} …" if fields else "write its entries below it"
    if words:
        help_text += "; or write {words}"
    if value is None:
        return Diagnostic("missing-field", "`{field}` is empty", args, Where(path, "key"), help=help_text)
    if not isinstance(value, str):
        args["kind"] = "a list"
        return Diagnostic("wrong-shape", _NO_BLOCK, args, Where(path), help=help_text)
    args |= {"kind": "a text", "value": value}
    if OPEN in value:
        return Diagnostic("fill-in", "`{field}` is not filled in yet", args, Where(path), help=help_text)
    if not words:
        return Diagnostic("wrong-shape", _NO_BLOCK, args, Where(path), help=help_text)
    if suggestion := closest(value, words):
        args["suggestion"] = suggestion
        help_text = "did you mean `{suggestion}`?"
    return Diagnostic("not-in-list", _NOT_IN_LIST, args, Where(path), help=help_text)


def _or(words: Sequence[str]) -> str:
    return " or ".join(f"`{word}`" for word in words)


def _refused(detail: ErrorDetails, path: CasePath) -> Diagnostic:
    context = detail["ctx"]
    args = {"field": _name(path), **context["args"]}
    place = (*path, str(args.pop("at"))) if "at" in args else path
    on_key = place != path or detail["loc"][-1] == "[key]"
    where = Where(place, "key" if on_key else "value")
    help_text = context["help"]
    if detail["type"] == "missing-field" and place == path:
        help_text = _how_to_write(path, args)
    elif "choices" in args:
        help_text = _choices(args)
    elif words := words_at(path):
        args["words"] = _or(words)
        help_text += "; or write {words}"
    return Diagnostic(detail["type"], context["message"], args, where, help=help_text)


def _choices(args: dict[str, Any]) -> str:
    choices: list[str] = args.pop("choices")
    suggestion = closest(args["value"], choices)
    args["suggestion"], args["known"] = suggestion or "", ", ".join(choices)
    if suggestion:
        return "did you mean `{suggestion}`?"
    if len(choices) <= _SHOWN_CHOICES:
        return "it can be: {known}"
    return "docs/case-file.md lists the words for `{field}`"
