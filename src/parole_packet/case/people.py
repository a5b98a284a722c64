"""People of a case: names, addresses, birth, documents, looks."""

from typing import Annotated

from pydantic import Field

from parole_packet.case.base import Fields, Many, WordOr
from parole_packet.case.history import History
from parole_packet.case.kinds import (
    Ethnicity,
    EyeColor,
    HairColor,
    MaritalStatus,
    Race,
    Same,
    Sex,
    SocialSecurity,
    UnitType,
)
from parole_packet.case.values import (
    AccountNumber,
    ANumber,
    Count,
    Date,
    Email,
    HeightValue,
    Phone,
    Prose,
    Text,
    YesNo,
)


class Name(Fields):
    """A person's legal name, in Latin letters."""

    family: Text = Field(
        description="Family name (last name) as on the birth certificate or legal name change.",
        examples=["Haidari"],
    )
    given: Text | None = Field(
        None,
        description="Given name (first name); leave it out for a person with one name.",
        examples=["Maryam"],
    )
    middle: Text | None = Field(None, description="Middle name, if any.")
    native: Text | None = Field(
        None, description="The name in its own script; printed in the letter only.", examples=["مریم حیدری"]
    )

    @property
    def full(self) -> str:
        """Given, middle and family name, as a letter says it."""
        return " ".join(part for part in (self.given, self.middle, self.family) if part)


class OtherName(Fields):
    """A name the person has used besides the legal one."""

    family: Text | None = Field(None, description="Family name (last name).", examples=["Rahimi"])
    given: Text | None = Field(None, description="Given name (first name).", examples=["Maryam"])
    middle: Text | None = Field(None, description="Middle name, if any.")
    date_of_birth: Date | None = Field(
        None, description="The date of birth used with this name, if it differs.", examples=["1989-03-04"]
    )


class Address(Fields):
    """A postal address. A U.S. address has state and ZIP code, any other one province and postal code."""

    care_of: Text | None = Field(
        None, description="In care of: whose mailbox it is, if not the person's own."
    )
    street: Text = Field(
        description="Number and street, as the post writes it.", examples=["House 12 Street 4"]
    )
    unit_type: UnitType | None = Field(
        None, description="Whether the unit is an apartment, a suite or a floor."
    )
    unit: Text | None = Field(None, description="The number of that unit.", examples=["4B"])
    city: Text = Field(description="City or town.", examples=["Islamabad"])
    state: Text | None = Field(None, description="State of a U.S. address, two letters.", examples=["CA"])
    zip: Text | None = Field(None, description="ZIP code of a U.S. address, five digits.", examples=["94601"])
    province: Text | None = Field(
        None, description="Province or region of an address abroad.", examples=["ICT"]
    )
    postal_code: Text | None = Field(
        None, description="Postal code of an address abroad.", examples=["44000"]
    )
    country: Text = Field(description="Country.", examples=["Pakistan"])


class BirthPlace(Fields):
    """Where a person was born. The forms ask for the country's name today and at the time of birth."""

    city: Text | None = Field(None, description="City, town or village of birth.", examples=["Herat"])
    state: Text | None = Field(None, description="State or province of birth.", examples=["Herat"])
    country_now: Text = Field(
        description="The country of birth under its name today (Form I-131).", examples=["Afghanistan"]
    )
    country_at_birth: Text | None = Field(
        None, description="The name of that country when the person was born (Form I-134), if it was another."
    )


class Passport(Fields):
    """The passport or travel document the person would travel with."""

    number: Text = Field(description="Passport number.", examples=["P01234567"])
    country: Text = Field(description="The country that issued it.", examples=["Afghanistan"])
    expires: Date | None = Field(None, description="The day it expires.", examples=["2029-05-01"])
    name_as_printed: Text | None = Field(
        None, description="The name as the passport prints it, if it differs from the legal name."
    )


class Phones(Fields):
    """Telephone numbers, with country code outside the United States."""

    day: Phone | None = Field(None, description="Daytime telephone number.", examples=["+92 300 5550123"])
    mobile: Phone | None = Field(None, description="Mobile telephone number.", examples=["+92 300 5550123"])


class Biographic(Fields):
    """Looks, as Part 3 of Form I-131 asks them."""

    ethnicity: Ethnicity = Field(description="Whether the person is Hispanic or Latino.")
    race: Many[Race] = Field(description="One or more of the form's words.", examples=[["asian"]])
    height: HeightValue = Field(description="Feet and inches, or centimeters.", examples=["5'4\"", "163 cm"])
    weight_lb: Count | None = Field(
        None, description="Weight in pounds; leave it out when unknown.", examples=[130]
    )
    eyes: EyeColor = Field(description="Eye color.")
    hair: HairColor = Field(description="Hair color.")


class Entry(Fields):
    """The person's last entry into the United States."""

    class_of_admission: Text | None = Field(
        None, description="Class of admission on Form I-94 or the stamp.", examples=["B-2"]
    )
    i94: Text | None = Field(
        None, description="Number of the most recent Form I-94.", examples=["123456789A1"]
    )
    until: Date | None = Field(None, description="The day that stay ended or ends, by Form I-94.")


class Person(Fields):
    """What the forms ask of every person."""

    name: Name = Field(description="Legal name.")
    other_names: Many[OtherName] = Field(
        (), description="Every other name used: maiden name, aliases, nicknames."
    )
    date_of_birth: Date = Field(description="Date of birth.", examples=["1989-03-04"])
    sex: Sex | None = Field(None, description="Sex as on the birth certificate.")
    place_of_birth: BirthPlace | None = Field(None, description="Place of birth.")
    citizenship: Text | None = Field(
        None,
        description="Country of citizenship or nationality, or the word stateless.",
        examples=["Afghanistan"],
    )
    stateless_explanation: Prose | None = Field(None, description="Why the person has no citizenship.")
    marital_status: MaritalStatus | None = Field(None, description="Marital status.")
    marital_explanation: Text | None = Field(None, description="What `other` means for the marital status.")
    a_number: ANumber | None = Field(
        None, description="Alien Registration Number, if there is one.", examples=["A012345678"]
    )
    ssn: SocialSecurity = Field(
        SocialSecurity.NONE,
        description="`none` without a Social Security number; `by_hand` to write it on the print in ink.",
    )
    uscis_account: AccountNumber | None = Field(
        None, description="USCIS online account number, if there is one.", examples=["012345678901"]
    )
    passport: Passport | None = Field(None, description="Passport or travel document.")
    no_passport_reason: Prose | None = Field(
        None, description="Why there is no passport, in the words of who files: the letter prints it."
    )
    phones: Phones = Field(Phones(), description="Telephone numbers.")
    email: Email | None = Field(None, description="Email address.", examples=["maryam@example.org"])
    mailing_address: Address = Field(description="Where letters reach the person.")
    physical_address: Annotated[Address | Same | None, WordOr(Same)] = Field(
        None, description="Where the person lives; `same` when it is the mailing address."
    )
    refugee: YesNo | None = Field(
        None,
        description="Is a refugee, or became a permanent resident as a direct result of being one.",
    )
    history: History | None = Field(None, description="Immigration history.")

    @property
    def residence(self) -> Address | None:
        """Where the person lives, None when it is not said."""
        return self.mailing_address if isinstance(self.physical_address, Same) else self.physical_address


class Organization(Fields):
    """An organization that a person signs for."""

    name: Text = Field(description="Name of the organization.", examples=["Helping Hands of Oakland"])
    title: Text = Field(description="The signer's title in it.", examples=["Executive Director"])


class Beneficiary(Person):
    """The person abroad who asks to be paroled into the United States."""

    sex: Sex = Field(description="Sex as on the birth certificate.")
    place_of_birth: BirthPlace = Field(description="Place of birth.")
    citizenship: Text = Field(
        description="Country of citizenship or nationality, or the word stateless.", examples=["Afghanistan"]
    )
    biographic: Biographic | None = Field(None, description="Looks, as Form I-131 asks them.")
    last_entry: Entry | None = Field(
        None, description="The last entry into the United States, if there was one."
    )


class Petitioner(Person):
    """The person who files the request, when it is neither the sponsor nor the beneficiary."""

    capacity: Text | None = Field(
        None, description="What the petitioner is to the beneficiary.", examples=["Aunt", "Pro bono attorney"]
    )
    organization: Organization | None = Field(None, description="The organization the petitioner files for.")
    safe_address: YesNo = Field(False, description="Whether the mailing address is a safe address.")
