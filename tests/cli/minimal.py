"""The smallest case that can be built, to spoil in one place."""

import io
from pathlib import Path

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

CASE = """\
version: 1
beneficiary:
  name: {family: Haidari, given: Maryam}
  date_of_birth: 1989-03-04
  sex: female
  place_of_birth: {city: Herat, country_now: Afghanistan}
  citizenship: Afghanistan
  passport: {number: P01234567, country: Afghanistan, expires: 2029-05-01}
  mailing_address: {street: House 12 Street 4, city: Islamabad, country: Pakistan}
  history: {removal_proceedings: no, reentry_permit: no, advance_parole: no}
sponsor:
  name: {family: Rahimi, given: Karim}
  date_of_birth: 1984-09-21
  mailing_address: {street: 4127 Alder Court, city: Fremont, state: CA, zip: "94536", country: United States}
  relationship: brother
signing:
  petitioner: {reads_english: yes, prepared_by: self}
  sponsor: {reads_english: yes, prepared_by: self}
emergency:
  grounds: [medical_treatment]
  consulate: {city: Islamabad, country: Pakistan}
  summary: She needs surgery.
  reason: |
    The surgery cannot be had nearby [@letter p.2]. See [@photo].
  why_this_length: The doctor says so.
  why_no_visa: It was refused.
  stay: {from: 2027-01-10, until: 2027-10-10}
exhibits:
  - id: letter
    title: Letter of the doctor, with copies of everybody's passport
    kind: identity
    proves: [beneficiary_id, petitioner_id, petitioner_status, sponsor_id, sponsor_status]
    file: exhibits/letter.pdf
  - id: photo
    title: Photo of the patient
    file: exhibits/photo.jpg
filing:
  signing_date: 2026-12-01
  mailing_date: 2026-12-03
"""


def write(folder: Path, case: str = CASE) -> Path:
    """Write the case and its two files; return the case file."""
    exhibits = folder / "exhibits"
    exhibits.mkdir(parents=True)
    (exhibits / "letter.pdf").write_bytes(pdf(2))
    (exhibits / "photo.jpg").write_bytes(jpeg())
    path = folder / "case.yaml"
    path.write_text(case, "utf-8")
    return path


def pdf(pages: int, *, password: str = "") -> bytes:
    """Draw a PDF with a line of text on each page."""
    stream = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(stream, invariant=1, encrypt=lock)
    for number in range(1, pages + 1):
        canvas.drawString(72, 700, f"Page {number}")
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def jpeg(width: int = 900, height: int = 600) -> bytes:
    """Draw a picture that is large enough to print."""
    stream = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(stream, "JPEG", dpi=(300, 300))
    return stream.getvalue()


def pdf_without_pages() -> bytes:
    """Write a PDF that holds nothing."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    return data + b"xref\n0 3\n0000000000 65535 f \n" + table + end
