"""Answers as text, one in each line: what golden files hold."""

from parole_packet.forms.answers.fit import fit
from parole_packet.forms.answers.registry import FORMS
from tests.forms.answers.cases import VARIANTS
from tests.forms.answers.maps import rooms


def printed(form: str, variant: str) -> str:
    """All answers of a form for one case, as they stand in its boxes and on added sheets."""
    fitted = fit(FORMS[form].answers(VARIANTS[variant]), rooms(form))
    lines = [f"Form {form}: {fitted.form.title}", ""]
    lines += [f"{answer.at!s:<20} {answer.label:<34} {answer.printed}" for answer in fitted.form.answers]
    for number, sheet in enumerate(fitted.sheets, 1):
        lines += ["", f"Added sheet {number}"]
        lines += [f"page {entry.page}, {entry.at}: {line}" for entry in sheet for line in entry.lines]
    return "\n".join([*lines, ""])
