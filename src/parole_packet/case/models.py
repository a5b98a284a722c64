"""The case file as a whole."""

from typing import Annotated

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema

from parole_packet.case.base import WORDS, Fields, Many, Shorthand, WordOr, refuse, scalar
from parole_packet.case.emergency import Emergency
from parole_packet.case.exhibits import Exhibit, Translator
from parole_packet.case.fee_waiver import FeeWaiver
from parole_packet.case.filing import Accepted, Filing, Forms
from parole_packet.case.kinds import PetitionerIs
from parole_packet.case.people import Beneficiary, Person, Petitioner
from parole_packet.case.representative import Representative
from parole_packet.case.signing import Signing
from parole_packet.case.sponsor import Finances, SelfSupport, Sponsor
from parole_packet.case.statements import Statement
from parole_packet.case.values import Identifier

VERSION = 1


def _version(value: object) -> int:
    if value == VERSION:
        return VERSION
    text = scalar(value, "the number 1").strip()
    if text != str(VERSION):
        message = "this program reads case files of version 1, not `{value}`"
        raise refuse(
            "unknown-version",
            message,
            "write `version: 1`, or install the program the file was made for",
            value=text,
        )
    return VERSION


def _self_word(value: object) -> object:
    return {"self": "yes"} if value == "self" else value


def _sponsor_tag(value: object) -> str:
    myself = isinstance(value, SelfSupport) or (
        isinstance(value, dict) and value.get("self") in ("yes", "true", True)
    )
    return "<self>" if myself else "<other>"


AnySponsor = Annotated[
    Annotated[
        Annotated[Sponsor, Tag("<other>")] | Annotated[SelfSupport, Tag("<self>")],
        Discriminator(_sponsor_tag),
    ]
    | None,
    Shorthand(_self_word, lambda _block: [{"enum": ["self"]}], "self"),
]
"""Another person's block, or the beneficiary: `self`. `case.findings` takes the tags out of places."""


Version = Annotated[
    int,
    PlainValidator(_version),
    WithJsonSchema({WORDS: "`1`", "anyOf": [{"const": 1}, {"const": "1"}]}),
]


class Case(Fields):
    """One request for one beneficiary."""

    version: Version = Field(description="Always 1.", examples=[1])
    beneficiary: Beneficiary = Field(description="The person abroad who asks to be paroled.")
    sponsor: AnySponsor = Field(
        None, description="Who supports the beneficiary; `self` when they support themselves."
    )
    petitioner: Annotated[Petitioner | PetitionerIs, WordOr(PetitionerIs)] = Field(
        PetitionerIs.SPONSOR,
        description="Who files the request: `sponsor`, `beneficiary`, or someone else's block.",
    )
    signing: Signing = Field(Signing(), description="How each signer signs.")
    representative: Representative | None = Field(None, description="Attorney or accredited representative.")
    fee_waiver: FeeWaiver | None = Field(None, description="A request for a fee waiver (Form I-912).")
    emergency: Emergency = Field(description="Why parole is asked for.")
    statements: Many[Statement] = Field(
        (), description="Statements in people's own words; filed after the exhibits, each with its letter."
    )
    exhibits: Many[Exhibit] = Field(
        (), description="The evidence, in filing order; letters are given by the program."
    )
    translators: dict[Identifier, Translator] = Field({}, description="Translators, each under a short name.")
    forms: Forms = Field(Forms(), description="Forms completed elsewhere, or scans of signed ones.")
    filing: Filing = Field(description="How it is filed.")
    accepted: Many[Accepted] = Field((), description="Findings you accept, each with a reason.")

    @property
    def petitioning(self) -> Person | None:
        """The person who files; None when the sponsor should but there is none."""
        if isinstance(self.petitioner, Petitioner):
            return self.petitioner
        return self.beneficiary if self.petitioner is PetitionerIs.BENEFICIARY else self.supporting

    @property
    def supporting(self) -> Person | None:
        """The person who supports the beneficiary; None when there is no sponsor."""
        return self.beneficiary if isinstance(self.sponsor, SelfSupport) else self.sponsor

    @property
    def finances(self) -> Finances | None:
        """Work, income and assets behind the support."""
        return self.sponsor

    @property
    def filed_ids(self) -> tuple[str, ...]:
        """The ids of all exhibits, then of all statements: the order in which they are filed."""
        return (*(one.id for one in self.exhibits), *(one.id for one in self.statements))

    @property
    def files_for_self(self) -> bool:
        """Whether the beneficiary files the request."""
        return self.petitioning is self.beneficiary
