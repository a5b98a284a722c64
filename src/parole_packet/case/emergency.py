"""Why parole is asked for, for how long, and what it costs."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, Many, WordOr
from parole_packet.case.kinds import Ground, NoEnd, Relationship
from parole_packet.case.values import Date, Identifier, Money, Prose, Receipt, Text

_MARKDOWN = "Markdown; `[@id p.3]` cites page 3 of an exhibit."


class Discretion(Fields):
    """What speaks for the person besides the reason itself; each a paragraph in Markdown."""

    urgency: Prose | None = Field(None, description="Why it cannot wait.")
    effect_of_refusal: Prose | None = Field(None, description="What a refusal would do to the person.")
    limited_time: Prose | None = Field(None, description="Why the purpose can be met in the time asked for.")
    history: Prose | None = Field(None, description="Immigration history, met openly.")
    support: Prose | None = Field(None, description="Support in the United States: housing, money, care.")
    character: Prose | None = Field(None, description="The person's character.")
    community: Prose | None = Field(None, description="What the stay means for the community.")
    other_options: Prose | None = Field(None, description="Why no other visa or program serves.")


class Cost(Fields):
    """Something that costs money, and who pays it."""

    item: Text = Field(description="What it is.", examples=["Surgery and hospital stay"])
    amount: Money = Field(description="Amount in U.S. dollars.", examples=[48000])
    payer: Text = Field(description="Who pays.", examples=["hospital charity care"])
    exhibit: Identifier | None = Field(
        None, description="The exhibit that shows it.", examples=["acceptance"]
    )


class Stay(Fields):
    """First and last day of the stay."""

    from_: Date = Field(alias="from", description="First day: the intended arrival.", examples=["2027-01-10"])
    until: Annotated[Date | NoEnd, WordOr(NoEnd)] = Field(
        description="Last day, or `no_end_date`.", examples=["2027-10-10"]
    )


class Consulate(Fields):
    """The embassy, consulate or USCIS office abroad to notify."""

    city: Text = Field(description="City.", examples=["Islamabad"])
    country: Text = Field(description="Country.", examples=["Pakistan"])


class Expedite(Fields):
    """A request to be handled faster."""

    reason: Prose = Field(description="Why it must be handled faster.")
    exhibits: Many[Identifier] = Field((), description="Exhibits that prove it.", examples=[["diagnosis"]])


class MissingDocument(Fields):
    """A document that cannot be had, explained."""

    requirement: Identifier = Field(description="The requirement it would meet.", examples=["med_records"])
    why: Prose = Field(description="Why it cannot be had.")
    efforts: Prose | None = Field(None, description="What was tried to get it.")
    substitutes: Many[Identifier] = Field(
        (), description="Exhibits that stand in for it.", examples=[["affidavit"]]
    )


class Principal(Fields):
    """The family member whom the beneficiary accompanies, and their own request."""

    name: Text = Field(description="Name of the family member.")
    relationship: Relationship = Field(description="What the beneficiary is to that person.")
    receipt: Receipt | None = Field(None, description="Receipt number of that person's request, if filed.")


class Emergency(Fields):
    """Why parole is asked for, for how long, and what it costs."""

    grounds: Many[Ground] = Field(
        min_length=1, description="One or more grounds.", examples=[["medical_treatment"]]
    )
    summary: Prose = Field(
        description="One or two plain sentences, without citations, for the form's box and the letter's opening."
    )
    reason: Prose = Field(description=f"The whole reason. {_MARKDOWN}")
    why_this_length: Prose | None = Field(None, description=f"Why this length of stay. {_MARKDOWN}")
    why_no_visa: Prose | None = Field(
        None, description=f"Why no visa can be had, or why none was tried. {_MARKDOWN}"
    )
    why_no_waiver: Prose | None = Field(
        None, description=f"Why no waiver of inadmissibility can be had, if one is needed. {_MARKDOWN}"
    )
    discretion: Discretion | None = Field(None, description="What else speaks for the person.")
    plan_at_end: Prose | None = Field(None, description=f"What happens at the end of the stay. {_MARKDOWN}")
    costs: Many[Cost] = Field((), description="What it costs, and who pays.")
    stay: Stay = Field(description="The stay that is asked for.")
    consulate: Consulate | None = Field(None, description="The office abroad to notify.")
    expedite: Expedite | None = Field(None, description="A request to be handled faster.")
    principal: Principal | None = Field(None, description="Whom the beneficiary accompanies.")
    missing_documents: Many[MissingDocument] = Field(
        (), description="Documents that cannot be had, explained."
    )
