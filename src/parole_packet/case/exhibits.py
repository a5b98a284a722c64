"""The evidence: exhibits, their translations and translators."""

from typing import Annotated

from pydantic import Field, model_validator

from parole_packet.case.base import Fields, Many, WordOr, refuse
from parole_packet.case.kinds import Certificate, ColorMode, ExhibitKind
from parole_packet.case.people import Address
from parole_packet.case.values import (
    Count,
    Date,
    Email,
    FilePath,
    Identifier,
    Language,
    Pages,
    Percent,
    Phone,
    QuarterTurn,
    Text,
)


class Translation(Fields):
    """The English translation of a document."""

    file: FilePath = Field(
        description="The translation: Markdown typed in, a PDF or a scan.",
        examples=["translations/passport.en.md"],
    )
    translator: Identifier | None = Field(None, description="Who translated: a key of `translators`.")
    certificate: Annotated[FilePath | Certificate, WordOr(Certificate)] = Field(
        Certificate.GENERATE,
        description="`generate` sets a certificate to sign by hand; or the file of the signed one.",
        examples=["translations/passport.certificate.pdf"],
    )


class Redaction(Fields):
    """A rectangle to black out for good, in percent of the page as a viewer shows the file, before `rotate`."""

    page: Count = Field(description="Page, from 1, counted through all files of the exhibit.", examples=[1])
    left: Percent = Field(description="From the left edge.", examples=[10])
    top: Percent = Field(description="From the top edge.", examples=[20])
    width: Percent = Field(description="Width.", examples=[40])
    height: Percent = Field(description="Height.", examples=[5])


class Exhibit(Fields):
    """A document that proves something."""

    id: Identifier = Field(description="Short name, to cite it: `[@passport p.1]`.", examples=["passport"])
    title: Text = Field(
        description="Title, as the index prints it.", examples=["Passport of Maryam Haidari, biographic page"]
    )
    kind: ExhibitKind = Field(ExhibitKind.OTHER, description="What it is.")
    proves: Many[Identifier] = Field(
        (), description="Requirements it meets; see `parole-packet explain`.", examples=[["beneficiary_id"]]
    )
    file: FilePath | None = Field(
        None, description="The file: PDF, JPEG, PNG, TIFF, HEIC.", examples=["exhibits/passport.jpg"]
    )
    files: Many[FilePath] = Field(
        (), description="Several files that make up one document, in order.", examples=[["exhibits/p1.jpg"]]
    )
    pages: Pages | None = Field(
        None, description="Pages of a PDF to file; all of them by default.", examples=["1-2"]
    )
    date: Date | None = Field(None, description="Date of the document.", examples=["2019-05-02"])
    language: Many[Language] = Field(
        ("en",), description="Languages of the document, as codes.", examples=[["fa", "en"]]
    )
    translation: Translation | None = Field(None, description="Its English translation.")
    rotate: QuarterTurn = Field(0, description="Degrees to turn the pages clockwise: 0, 90, 180 or 270.")
    color: ColorMode = Field(
        ColorMode.KEEP, description="Whether pictures keep their colors. Pages of a PDF always do."
    )
    redact: Many[Redaction] = Field(
        (),
        description="Rectangles to black out; the page becomes a picture. Never on identity or civil documents.",
    )
    cites: Many[Identifier] = Field((), description="Other exhibits this one refers to.")

    @model_validator(mode="after")
    def _one_source(self) -> "Exhibit":
        if self.file is None and not self.files:
            raise refuse(
                "missing-field", "exhibit `{id}` has no `file`", "name its file", id=self.id, at="id"
            )
        if self.file is not None and self.files:
            message = "`file` and `files` are both written"
            raise refuse("conflicting-fields", message, "keep one of them", at="files")
        return self

    @property
    def sources(self) -> tuple[str, ...]:
        """The files, as written, in their order."""
        return self.files if self.file is None else (self.file,)


class Translator(Fields):
    """Who translated documents of this case."""

    name: Text = Field(description="Printed name.", examples=["Leila Noorzai"])
    languages: Many[Language] = Field(
        (), description="Languages the translator translates from, as codes.", examples=[["fa", "ps"]]
    )
    address: Address | None = Field(None, description="Postal address.")
    phone: Phone | None = Field(None, description="Telephone number.", examples=["415 555 0123"])
    email: Email | None = Field(None, description="Email address.", examples=["leila@example.org"])
