"""Who signs, who read the forms to them, and who wrote the answers."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, WordOr
from parole_packet.case.kinds import PreparedBy, Relationship
from parole_packet.case.people import Address, Name, Phones
from parole_packet.case.values import Email, Text, YesNo


class Helper(Fields):
    """Name and contact of someone who helped with a form."""

    name: Name = Field(description="Name.")
    organization: Text | None = Field(None, description="Business or organization, if any.")
    address: Address | None = Field(None, description="Mailing address; Form I-912 asks it.")
    phones: Phones = Field(Phones(), description="Telephone numbers.")
    email: Email | None = Field(None, description="Email address.")


class Interpreter(Helper):
    """Who read the form to a signer in the signer's language."""

    language: Text = Field(description="The language, in English.", examples=["Dari"])


class Preparer(Helper):
    """Who wrote the answers for a signer, and signs as preparer."""

    attorney: YesNo = Field(
        False, description="Whether the preparer is an attorney or accredited representative."
    )
    extends: YesNo | None = Field(
        None, description="For an attorney: whether the representation goes beyond preparing the form."
    )


class OnBehalf(Fields):
    """A parent or guardian who signs for a child under 14 or a person who cannot sign."""

    name: Name = Field(description="Name of who signs.")
    relationship: Relationship = Field(description="What the signer is to the person.")
    reason: Text | None = Field(None, description="Why the person does not sign.")


class Signer(Fields):
    """How one person signs."""

    reads_english: YesNo = Field(description="Whether the signer reads and understands English.")
    interpreter: Interpreter | None = Field(None, description="Who read the form to the signer.")
    prepared_by: Annotated[Preparer | PreparedBy, WordOr(PreparedBy)] = Field(
        PreparedBy.SELF, description="Who wrote the answers; anyone but the signer signs as preparer."
    )
    on_behalf: OnBehalf | None = Field(
        None, description="A parent or guardian who signs in the person's place."
    )


class Signing(Fields):
    """How the petitioner and the sponsor sign."""

    petitioner: Signer | None = Field(
        None, description="Signs Form I-131, and Form I-912 when a fee waiver is asked."
    )
    sponsor: Signer | None = Field(None, description="Signs Form I-134.")
