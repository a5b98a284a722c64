"""Statements in people's own words, set in type and signed by hand."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, Many, WordOr
from parole_packet.case.kinds import Relationship, SignedIn, Speaker, StatementKind
from parole_packet.case.people import Address, Name
from parole_packet.case.signing import Interpreter
from parole_packet.case.values import Date, Email, Identifier, Phone, Prose, Text


class Witness(Fields):
    """Someone who tells what they saw or know."""

    name: Name = Field(description="Name.")
    date_of_birth: Date | None = Field(None, description="Date of birth.")
    occupation: Text | None = Field(None, description="Occupation.")
    relationship: Relationship | None = Field(None, description="What the witness is to the beneficiary.")
    address: Address | None = Field(None, description="Postal address.")
    phone: Phone | None = Field(None, description="Telephone number.")
    email: Email | None = Field(None, description="Email address.")


class Statement(Fields):
    """A statement in someone's own words."""

    id: Identifier = Field(description="Short name, to cite it.", examples=["declaration"])
    kind: StatementKind = Field(description="Kind of statement.")
    title: Text | None = Field(None, description="Title; one that fits the kind by default.")
    speaker: Annotated[Witness | Speaker, WordOr(Speaker)] = Field(
        description="Who speaks: `petitioner`, `sponsor`, `beneficiary`, or a witness."
    )
    text: Prose = Field(description="The words, in Markdown; `[@id p.3]` cites page 3 of an exhibit.")
    signed_in: SignedIn = Field(description="Where it is signed: the law asks for different words.")
    place: Text | None = Field(
        None, description="City and country of signing.", examples=["Islamabad, Pakistan"]
    )
    read_by: Interpreter | None = Field(
        None, description="The interpreter who read it to the speaker before signing."
    )
    proves: Many[Identifier] = Field((), description="Requirements it meets.")
