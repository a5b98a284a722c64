"""Which forms a case needs, with their answers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from parole_packet.case.kinds import Method
from parole_packet.case.models import Case
from parole_packet.forms.answers import g28, g1145, i131, i134, i912
from parole_packet.forms.answers.record import FormAnswers


@dataclass(frozen=True, slots=True)
class Form:
    """One form: whether a case needs it, and its answers."""

    needed: Callable[[Case], bool]
    answers: Callable[[Case], FormAnswers]


def _wants_notice(case: Case) -> bool:
    return case.filing.method is Method.MAIL and case.filing.notify is not None


FORMS: Final[dict[str, Form]] = {
    g1145.FORM: Form(_wants_notice, g1145.answers),
    i912.FORM: Form(lambda case: case.fee_waiver is not None, i912.answers),
    g28.FORM: Form(lambda case: case.representative is not None, g28.answers),
    i131.FORM: Form(lambda _: True, i131.answers),
    i134.FORM: Form(lambda case: case.sponsor is not None, i134.answers),
}
"""By the form's number, in the order of the packet."""


def answers_for(case: Case) -> list[FormAnswers]:
    """Answer every form the case needs, in the order of the packet."""
    return [form.answers(case) for form in FORMS.values() if form.needed(case)]
