"""Which forms a case needs, with their answers."""

from collections.abc import Callable
from typing import Final

from parole_packet.case.kinds import Method
from parole_packet.case.models import Case
from parole_packet.forms.answers import g1145, i131
from parole_packet.forms.answers.record import FormAnswers

FORMS: Final[dict[str, tuple[Callable[[Case], bool], Callable[[Case], FormAnswers]]]] = {
    g1145.FORM: (
        lambda case: case.filing.method is Method.MAIL and case.filing.notify is not None,
        g1145.answers,
    ),
    i131.FORM: (lambda _: True, i131.answers),
}
"""By form, in the order of the packet: whether a case needs it, and its answers."""


def answers_for(case: Case) -> list[FormAnswers]:
    """Answer every form the case needs, in the order of the packet."""
    return [answer(case) for needed, answer in FORMS.values() if needed(case)]
