"""How the request is filed, which forms are made elsewhere, and which findings are accepted."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, Shorthand
from parole_packet.case.kinds import Carrier, FeeExemption, Method, Payment, Tabs
from parole_packet.case.values import Date, Email, FilePath, Phone, Prose, Text, YesNo


class Notify(Fields):
    """Where USCIS tells that the request arrived (Form G-1145)."""

    email: Email | None = Field(None, description="Email address.")
    text: Phone | None = Field(None, description="Mobile number for a text message.")


class Filing(Fields):
    """How the request is filed."""

    method: Method = Field(Method.MAIL, description="By mail or online.")
    carrier: Carrier = Field(Carrier.USPS, description="Who carries it: the address differs.")
    payment: Payment = Field(
        Payment.CARD, description="How the fee is paid. Never write card or account numbers here."
    )
    exemption: FeeExemption | None = Field(None, description="For `payment: exempt`: why no fee is due.")
    signing_date: Date = Field(
        description="The day everyone signs; it dates the letter.", examples=["2026-12-01"]
    )
    mailing_date: Date = Field(
        description="The day it is sent; fees, editions and addresses follow it.", examples=["2026-12-03"]
    )
    verified_on: Date | None = Field(
        None,
        description="The day you compared fee, editions and address with the pages of uscis.gov, near the mailing.",
        examples=["2026-12-02"],
    )
    notify: Notify | None = Field(
        None, description="Ask for a notice by email or text message (Form G-1145)."
    )
    tabs: Tabs = Field(Tabs.SHEET, description="A sheet before each exhibit, or none.")


class FormCopy(Fields):
    """A form that was completed elsewhere, or the scan of the signed one."""

    file: FilePath = Field(description="The file.", examples=["forms/i-131-signed.pdf"])
    confirmed: YesNo = Field(False, description="You compared every page with the case file.")


def _copy(value: object) -> object:
    return {"file": value} if isinstance(value, str) else value


Copy = Annotated[FormCopy | None, Shorthand(_copy, lambda _block: [{"type": "string"}])]
"""A block, or just the file's name."""


class Forms(Fields):
    """Forms that are not filled in by this program."""

    i_131: Copy = Field(None, alias="I-131", description="Application for Travel Documents.")
    i_134: Copy = Field(None, alias="I-134", description="Declaration of Financial Support.")
    g_28: Copy = Field(None, alias="G-28", description="Notice of Entry of Appearance.")
    g_1145: Copy = Field(None, alias="G-1145", description="E-Notification of Acceptance.")
    i_912: Copy = Field(None, alias="I-912", description="Request for Fee Waiver.")


class Accepted(Fields):
    """A finding the person accepts."""

    code: Text = Field(description="Code of the finding.", examples=["uncited-exhibit"])
    at: Text = Field(description="Its place in the case file.", examples=["exhibits.diagnosis"])
    reason: Prose = Field(description="Why it is right as it is; the report prints it.")
