"""The attorney or accredited representative: everything Form G-28 asks."""

from pydantic import Field

from parole_packet.case.base import Fields
from parole_packet.case.kinds import Agency, ClientRole, RepresentativeKind
from parole_packet.case.people import Address, Name, Phones
from parole_packet.case.values import AccountNumber, Date, Email, Phone, Prose, Receipt, Text, YesNo


class Appearance(Fields):
    """What the representative appears for."""

    agency: Agency = Field(Agency.USCIS, description="The agency.")
    matter: Text = Field("I-131", description="Form numbers or the matter.", examples=["I-131, I-134"])
    receipt: Receipt | None = Field(None, description="Receipt number, if any.")
    at_request_of: ClientRole = Field(ClientRole.APPLICANT, description="What the client is in the matter.")


class Notices(Fields):
    """Where the client wants mail from USCIS to go."""

    to_representative: YesNo = Field(False, description="Original notices go to the representative.")
    documents_to_representative: YesNo = Field(
        False, description="Secure identity documents go to the representative's U.S. address."
    )
    i94_to_client: YesNo = Field(
        False, description="The notice with Form I-94 goes to the client's U.S. address."
    )


class Representative(Fields):
    """An attorney or accredited representative."""

    kind: RepresentativeKind = Field(
        description="Attorney, or accredited representative of a recognized organization."
    )
    name: Name = Field(description="Name.")
    uscis_account: AccountNumber | None = Field(
        None, description="The representative's USCIS online account number."
    )
    address: Address = Field(description="Business address.")
    phones: Phones = Field(Phones(), description="Telephone numbers.")
    email: Email | None = Field(None, description="Email address.")
    fax: Phone | None = Field(None, description="Fax number.")
    licensing_authority: Text | None = Field(
        None,
        description="For an attorney: the courts or bars admitted to.",
        examples=["Supreme Court of California"],
    )
    bar_number: Text | None = Field(None, description="Bar number, if any.", examples=["000000"])
    restricted: YesNo = Field(False, description="Whether an order restricts the practice of law.")
    restriction_explanation: Prose | None = Field(None, description="That order, explained.")
    firm: Text | None = Field(None, description="Law firm or organization.", examples=["Example Legal Aid"])
    recognized_organization: Text | None = Field(
        None,
        description="For an accredited representative: the recognized organization.",
    )
    accredited_on: Date | None = Field(None, description="Date of accreditation.")
    associated_with: Text | None = Field(
        None,
        description="The representative of record who asked for this appearance for a limited purpose.",
    )
    law_student: Text | None = Field(
        None, description="A law student or graduate working under the representative."
    )
    appearance: Appearance = Field(Appearance(), description="What the appearance is for.")
    notices: Notices = Field(Notices(), description="Where mail from USCIS goes.")
