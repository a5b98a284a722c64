"""Problems of answers as findings, at their places in the case file."""

from typing import Final

from parole_packet.diagnostics import Diagnostic, Where
from parole_packet.forms.answers.record import FormAnswers, Problem

_MESSAGES: Final = {
    "answer-letters": "Form {form}, {at}: `{text}` has letters that the form does not take",
    "answer-accents": "Form {form}, {at}: `{text}` is written `{suggestion}`",
    "answer-signs": "Form {form}, {at}: the box does not take {signs}",
    "answer-state": "Form {form}, {at}: `{text}` is not a state of the form's list",
    "answer-region": "Form {form}, {at}: `{text}` cannot be written as {room} of this address",
    "answer-too-long": "Form {form}, {at}: `{text}` is longer than the box, which takes {room} characters",
    "answer-cut": "Form {form}, {at}: the box takes only `{room}`",
}
_HELP: Final = {
    "answer-letters": "write it in plain Latin letters, as in the machine-readable lines of the passport",
    "answer-accents": "nothing to do, if that is how the person's papers spell it",
    "answer-signs": "write it without these signs, as the person would type it into the form",
    "answer-state": "write the two letters of the state, such as CA",
    "answer-region": "a U.S. address has `state` and `zip`, any other `province` and `postal_code`",
    "answer-too-long": "write it shorter",
    "answer-cut": "nothing to do: the other forms have the whole name",
}


def findings(form: FormAnswers) -> list[Diagnostic]:
    """Turn every problem of a form into a finding; a value that stands in several boxes is told once."""
    told: dict[tuple[str, object, str], Diagnostic] = {}
    for problem in form.problems:
        told.setdefault((problem.code, problem.path, problem.text), _finding(form.form, problem))
    return list(told.values())


def _finding(form: str, problem: Problem) -> Diagnostic:
    signs = " ".join(f"`{sign}`" for sign in problem.detail) if problem.code == "answer-signs" else ""
    args = {
        "form": form,
        "at": str(problem.at),
        "text": problem.text,
        "signs": signs,
        "room": problem.detail,
        "suggestion": problem.suggestion,
    }
    advice = _HELP[problem.code]
    if problem.suggestion and problem.code != "answer-accents":
        advice = f"{advice}: {{suggestion}}?"
    text = problem.text if problem.code in ("answer-letters", "answer-accents") else None
    return Diagnostic(
        problem.code, _MESSAGES[problem.code], args, Where(problem.path, text=text), help=advice
    )
