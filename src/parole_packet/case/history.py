"""A person's dealings with U.S. immigration so far."""

from pydantic import Field

from parole_packet.case.base import Fields, NoOr
from parole_packet.case.kinds import ConcernKind, Decision, ProceedingKind, VisaOutcome
from parole_packet.case.values import Date, Identifier, Prose, Receipt, Text


class Proceeding(Fields):
    """Exclusion, deportation, removal or rescission proceedings."""

    kind: ProceedingKind = Field(description="Kind of proceedings.")
    court: Text | None = Field(None, description="Immigration court or office.", examples=["San Francisco"])
    ordered: Date | None = Field(None, description="The day of the order, if there was one.")
    left_on: Date | None = Field(None, description="The day the person left the United States.")
    explanation: Prose | None = Field(None, description="What happened, in short.")
    exhibit: Identifier | None = Field(None, description="The exhibit with the papers.")


class IssuedDocument(Fields):
    """A travel document that was issued before; of several, the last one."""

    date: Date = Field(description="The day it was issued.")
    disposition: Text = Field(
        description="What became of it: attached, lost, stolen, destroyed, still held.",
        examples=["still in my possession"],
    )


class ParolePeriod(Fields):
    """An earlier stay in the United States on parole."""

    from_: Date = Field(alias="from", description="First day.")
    until: Date | None = Field(None, description="Last day.")
    explanation: Prose | None = Field(None, description="Where and why, in short.")
    exhibit: Identifier | None = Field(None, description="The exhibit with Form I-94 or the stamp.")


class Request(Fields):
    """A petition or application filed for or by the person."""

    form: Text = Field(description="Number of the form.", examples=["I-130"])
    receipt: Receipt | None = Field(None, description="Receipt number.", examples=["IOE0912345678"])
    filed: Date | None = Field(None, description="The day it was filed.")
    decision: Decision = Field(Decision.PENDING, description="How it ended, or `pending`.")
    decided: Date | None = Field(None, description="The day of the decision.")
    filed_by: Text | None = Field(None, description="Who filed it, if not the person.")
    category: Text | None = Field(None, description="Category of the petition.", examples=["F4"])
    explanation: Prose | None = Field(None, description="What a reader should know of it.")
    exhibit: Identifier | None = Field(None, description="The exhibit with the notice or decision.")


class VisaAttempt(Fields):
    """An attempt to get a U.S. visa, or why none was made."""

    kind: Text = Field(description="Kind of visa.", examples=["B-2"])
    post: Text | None = Field(None, description="Embassy or consulate.", examples=["Islamabad"])
    date: Date | None = Field(None, description="The day of the interview or decision.")
    outcome: VisaOutcome = Field(description="How it ended.")
    section: Text | None = Field(
        None, description="Section of the law on the refusal sheet.", examples=["214(b)"]
    )
    explanation: Prose | None = Field(None, description="What a reader should know of it.")
    exhibit: Identifier | None = Field(None, description="The exhibit with the refusal or confirmation.")


class Concern(Fields):
    """A fact that needs counsel before anything is written about it."""

    kind: ConcernKind = Field(description="Kind of fact.")
    date: Date | None = Field(None, description="When it was.")
    explanation: Prose | None = Field(None, description="The facts, as counsel advises.")
    exhibit: Identifier | None = Field(None, description="The exhibit about it.")


class History(Fields):
    """A person's dealings with U.S. immigration. `no` answers a question; leaving it out leaves it open."""

    removal_proceedings: NoOr[Proceeding] = Field(
        None,
        description="Ever in exclusion, deportation, removal or rescission proceedings: `no`, or the list.",
    )
    reentry_permit: NoOr[IssuedDocument] = Field(
        None, description="Ever issued a reentry permit or refugee travel document: `no`, or the last one."
    )
    advance_parole: NoOr[IssuedDocument] = Field(
        None, description="Ever issued an advance parole document: `no`, or the last one."
    )
    paroles: NoOr[ParolePeriod] = Field(None, description="Earlier stays on parole: `no`, or the list.")
    parole_requests: NoOr[Request] = Field(
        None, description="Earlier or pending requests for parole: `no`, or the list."
    )
    petitions: NoOr[Request] = Field(
        None, description="Immigrant and nonimmigrant petitions and applications: `no`, or the list."
    )
    visa_attempts: NoOr[VisaAttempt] = Field(
        None, description="Attempts to get a U.S. visa: `no`, or the list."
    )
    concerns: NoOr[Concern] = Field(
        None,
        description="Arrests, fraud, overstays and the like: `no`, or the list. Speak with counsel first.",
    )
