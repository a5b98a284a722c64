"""The request for a fee waiver: everything Form I-912 asks."""

from pydantic import Field

from parole_packet.case.base import Fields, Many
from parole_packet.case.kinds import EmploymentStatus, ExpenseKind, Relationship, WaiverBasis
from parole_packet.case.people import Name
from parole_packet.case.values import ANumber, Date, Identifier, Money, Prose, Text, YesNo


class CoveredPerson(Fields):
    """A family member whose forms the same waiver covers."""

    name: Name = Field(description="Name.")
    a_number: ANumber | None = Field(None, description="A-Number, if any.")
    date_of_birth: Date = Field(description="Date of birth.")
    relationship: Relationship = Field(description="What the person is to the requestor.")
    forms: Many[Text] = Field(description="Forms filed for the person.", examples=[["I-131"]])


class Benefit(Fields):
    """A means-tested benefit that someone of the household receives now."""

    recipient: Text = Field(description="Who receives it.")
    relationship: Relationship = Field(
        description="What that person is to the requestor; `self` for the requestor."
    )
    agency: Text = Field(description="The agency that awards it.", examples=["County of Alameda"])
    benefit: Text = Field(description="The benefit.", examples=["SNAP"])
    awarded: Date | None = Field(None, description="The day it was awarded.")
    expires: Date | None = Field(None, description="The day it ends or must be renewed.")
    exhibits: Many[Identifier] = Field((), description="Exhibits that prove it.")


class HouseholdMember(Fields):
    """Someone else in the requestor's household."""

    name: Name = Field(description="Name.")
    relationship: Relationship = Field(description="What the person is to the requestor.")
    date_of_birth: Date | None = Field(None, description="Date of birth.")
    income: Money | None = Field(None, description="Yearly adjusted gross income; leave it out for none.")


class QuickAsset(Fields):
    """Cash, or something that is quickly turned into cash."""

    kind: Text = Field(description="What it is.", examples=["Checking account"])
    amount: Money = Field(description="Value in U.S. dollars.")


class Expense(Fields):
    """A monthly expense."""

    kind: ExpenseKind = Field(description="Kind of expense.")
    amount: Money = Field(description="Amount a month in U.S. dollars.")
    explanation: Text | None = Field(None, description="What `other` means.")


class FeeWaiver(Fields):
    """Why the petitioner cannot pay the fee."""

    bases: Many[WaiverBasis] = Field(
        min_length=1, description="One or more bases; one that is proved is enough."
    )
    current_status: Text | None = Field(
        None, description="The requestor's immigration status today.", examples=["U.S. citizen"]
    )
    guardian_files: YesNo = Field(False, description="A parent or guardian files for the requestor.")
    forms: Many[Text] = Field(("I-131",), description="Forms of the requestor that the waiver covers.")
    family: Many[CoveredPerson] = Field((), description="Family members whose forms it covers too.")
    benefits: Many[Benefit] = Field((), description="Means-tested benefits received now.")
    employment: EmploymentStatus | None = Field(None, description="The requestor's employment.")
    employment_explanation: Text | None = Field(None, description="What `other` means for the employment.")
    unemployment_benefits: YesNo | None = Field(
        None, description="Whether unemployment benefits are received."
    )
    unemployed_since: Date | None = Field(None, description="The day unemployment began.")
    household: Many[HouseholdMember] = Field((), description="Everyone else in the household.")
    head_of_household: Text | None = Field(
        None, description="Head of the household, if it is not the requestor."
    )
    income: Money | None = Field(None, description="The requestor's yearly adjusted gross income.")
    other_income: Money | None = Field(
        None,
        description="Yearly income of the household that no tax return lists, such as support or benefits.",
    )
    changed: YesNo | None = Field(None, description="Whether anything changed since the last tax return.")
    circumstances: Prose | None = Field(None, description="What changed, or what else USCIS should consider.")
    hardship: Prose | None = Field(
        None, description="Expenses, debts or losses that make a hardship, with amounts."
    )
    assets: Many[QuickAsset] = Field(
        (), description="Cash and what is quickly turned into cash; no retirement funds."
    )
    expenses: Many[Expense] = Field((), description="Monthly expenses and payments on debts.")
    exhibits: Many[Identifier] = Field((), description="Exhibits that prove the waiver's facts.")

    @property
    def household_size(self) -> int:
        """The requestor and everyone else in the household."""
        return 1 + len(self.household)

    @property
    def earners(self) -> int:
        """How many members of the household have income."""
        return sum(bool(income) for income in (self.income, *(member.income for member in self.household)))
