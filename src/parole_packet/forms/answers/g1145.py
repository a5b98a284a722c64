"""Form G-1145, edition 09/26/14: a notice by email or text message that the request arrived."""

from collections.abc import Iterator
from typing import Final

from parole_packet.case.models import Case
from parole_packet.forms.answers import make, people
from parole_packet.forms.answers.make import MISSING, text
from parole_packet.forms.answers.people import Party
from parole_packet.forms.answers.record import Answer, FormAnswers

FORM: Final = "G-1145"
TITLE: Final = "E-notification of acceptance"


def answers(case: Case) -> FormAnswers:
    """Answer the five boxes of the form; it has no Parts, no Items and no signature."""
    filer = people.petitioner(case)
    listed = _boxes(case, filer) if filer else make.emptied(_boxes(case, people.beneficiary(case)), MISSING)
    return FormAnswers(FORM, TITLE, None, {}, tuple(listed))


def _boxes(case: Case, filer: Party) -> Iterator[Answer]:
    name, path, notify = filer.person.name, filer.at("name"), case.filing.notify
    yield text("/Name", "petitioner.name.family", "Family name", name.family, (*path, "family"))
    yield text(
        "/Name", "petitioner.name.given", "Given name", name.given, (*path, "given"), none="no given name"
    )
    yield text(
        "/Name",
        "petitioner.name.middle",
        "Middle name",
        name.middle,
        (*path, "middle"),
        none="no middle name",
    )
    email = notify.email if notify else None
    yield text("/Email", "notify.email", "Email", email, ("filing", "notify", "email"), kind=make.EMAIL)
    number = notify.text if notify else None
    yield people.phone("/Mobile", "notify.text", "Mobile telephone", number, ("filing", "notify", "text"))
