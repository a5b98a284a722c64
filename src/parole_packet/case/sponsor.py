"""Who supports the beneficiary, and with what: everything Form I-134 asks."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, Many, WordOr
from parole_packet.case.kinds import (
    AssetKind,
    AssetOwner,
    EmploymentStatus,
    IncomeBasis,
    Relationship,
    Same,
    Status,
    SupportForm,
)
from parole_packet.case.people import Address, Name, Organization, Person
from parole_packet.case.values import ANumber, Count, Date, Identifier, Money, Prose, Receipt, Text, YesNo


class StatusDetails(Fields):
    """More about the sponsor's citizenship or status."""

    explanation: Text | None = Field(None, description="What `other` means; at most 50 letters on the form.")
    acquired: Text | None = Field(
        None,
        description="How citizenship was acquired.",
        examples=["birth in the United States", "naturalization"],
    )
    class_of_admission: Text | None = Field(
        None, description="Class of admission or category.", examples=["H-1B"]
    )
    since: Date | None = Field(None, description="The day the status began.")
    until: Date | None = Field(None, description="The day the status or its document expires.")


class Employment(Fields):
    """The sponsor's work."""

    status: EmploymentStatus = Field(description="Employment status.")
    occupation: Text | None = Field(
        None, description="Occupation: what the sponsor works as.", examples=["Electrician"]
    )
    employer: Text | None = Field(None, description="Name of the employer.", examples=["Bay Electric Inc"])
    since: Date | None = Field(None, description="First day of this work.", examples=["2015-06-01"])
    explanation: Text | None = Field(None, description="What `other` means.")


class Income(Fields):
    """Yearly income, in U.S. dollars."""

    amount: Money = Field(description="Yearly income in U.S. dollars.", examples=[82000])
    basis: IncomeBasis = Field(
        description="`agi`: adjusted gross income of the last tax return; `household_12m`: household income "
        "of the last 12 months, when no return was filed; `w2_net`: Form W-2 less the taxes."
    )
    year: Count | None = Field(None, description="Year of the tax return or Form W-2.", examples=[2025])
    exhibits: Many[Identifier] = Field((), description="Exhibits that prove it.", examples=[["tax_return"]])


class Asset(Fields):
    """Cash or something that can be turned into cash within 12 months."""

    kind: AssetKind = Field(description="Kind of asset, by the form's own list.")
    amount: Money = Field(description="Cash value in U.S. dollars; a house less its loans.", examples=[14000])
    owner: AssetOwner = Field(AssetOwner.SPONSOR, description="Whose it is.")
    owner_name: Text | None = Field(None, description="Name of the owner, when it is not the sponsor alone.")
    description: Text | None = Field(None, description="What it is.", examples=["Bay Credit Union, savings"])
    appraised: Money | None = Field(None, description="Appraised value of real estate, before loans.")
    owed: Money | None = Field(None, description="What is still owed on real estate.")
    exhibits: Many[Identifier] = Field((), description="Exhibits that prove it.", examples=[["bank_letter"]])


class Dependent(Fields):
    """Someone else the sponsor supports."""

    name: Name = Field(description="Name.")
    date_of_birth: Date = Field(description="Date of birth.")
    relationship: Relationship = Field(description="What the dependent is to the sponsor.")
    a_number: ANumber | None = Field(None, description="A-Number, if any.")
    receipt: Receipt | None = Field(None, description="Receipt number, if any.")


class Obligation(Fields):
    """An earlier promise of support that still runs."""

    form: SupportForm = Field(description="The form it was made on.")
    person: Text = Field(description="Whom it is for.", examples=["Farid Rahimi"])
    date_of_birth: Date | None = Field(None, description="Date of birth of that person.")
    relationship: Relationship | None = Field(None, description="What that person is to the sponsor.")
    a_number: ANumber | None = Field(None, description="A-Number of that person, if any.")
    receipt: Receipt | None = Field(None, description="Receipt number, if any.")


class Contributions(Fields):
    """What the sponsor gives besides money."""

    specific: YesNo = Field(description="Whether the sponsor gives something specific, such as housing.")
    text: Prose | None = Field(
        None,
        description="What the sponsor will give.",
        examples=["Housing, food and transport to the hospital."],
    )
    housing_address: Annotated[Address | Same | None, WordOr(Same)] = Field(
        None, description="Where the beneficiary will live; `same` for the sponsor's home."
    )


class Finances(Fields):
    """Work, income and assets of whoever supports the beneficiary."""

    status: Status | None = Field(None, description="Citizenship or immigration status.")
    status_details: StatusDetails | None = Field(None, description="More about the status.")
    employment: Employment | None = Field(None, description="Work.")
    income: Income | None = Field(None, description="Yearly income.")
    assets: Many[Asset] = Field(
        (), description="Cash and assets that can be turned into cash within 12 months."
    )
    dependents: Many[Dependent] = Field(
        (),
        description="Everyone else supported: not the sponsor, the beneficiary, the people of `obligations`.",
    )
    obligations: Many[Obligation] = Field(
        (), description="Running Forms I-134, I-134A, I-864, I-864EZ and I-864A for other people."
    )


class Sponsor(Finances, Person):
    """The person who agrees to support the beneficiary: the supporter of Form I-134."""

    relationship: Relationship = Field(
        description="What the sponsor is to the beneficiary.", examples=["brother"]
    )
    relationship_detail: Text | None = Field(
        None,
        description="More exact words for it, in letter and form.",
        examples=["Half brother on the father's side"],
    )
    contributions: Contributions | None = Field(None, description="What the sponsor gives besides money.")
    organization: Organization | None = Field(None, description="The organization the sponsor signs for.")


class SelfSupport(Finances):
    """The beneficiary supports themselves: `sponsor: self`, or this block with the means."""

    self_: YesNo = Field(alias="self", description="`yes`: the beneficiary is the sponsor.")
