"""The cardiologist's report: five pages with an outline, internal links and a named destination."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tools.draw_cases import figures, fonts, identity, ornaments, scan
from tools.draw_cases.sheet import A4, Sheet, ink

_SECTIONS = (
    ("summary", "1. Summary and diagnosis", 1),
    ("history", "2. History", 2),
    ("findings", "3. Findings: electrocardiogram and echocardiography", 3),
    ("mri", "4. Cardiac magnetic resonance and catheterization", 4),
    ("prognosis", "5. Prognosis and treatment needed", 5),
)
_NAVY = "16456e"


def _top(sheet: Sheet, name: str) -> None:
    """A running head, and the section as destination and outline entry."""
    ornaments.letterhead_bar(sheet, "Margalla Heart Institute", ["Department of Adult Cardiology",
        "14 Canal Avenue, Islamabad, Pakistan", "Telephone +92 51 555 0100", "records@margalla-heart.example.org"],
        color=_NAVY, emblem="heart")  # fmt: skip
    title = next(words for key, words, _ in _SECTIONS if key == name)
    sheet.canvas.bookmarkPage(name)
    sheet.canvas.addOutlineEntry(title, name, level=0)
    sheet.footer(
        f"Margalla Heart Institute - Medical report MHI-2026-0555 - Maryam Haidari - page {sheet.pages} of 5\n"
        "Patient-confidential. Released to the patient at her request on October 6, 2026."
    )


def _contents(sheet: Sheet) -> None:
    sheet.heading("Contents", size=9.5, color=ink(_NAVY), gap=2)
    for name, words, page in _SECTIONS:
        low = sheet.y
        sheet.text(words, size=9, gap=1, color=ink(_NAVY), indent=8)
        sheet.at(sheet.right, sheet.y + 4, str(page), size=9, align="right")
        sheet.canvas.linkRect("", name, (sheet.left, sheet.y, sheet.right, low), relative=0, thickness=0)
    sheet.space(6)


def _summary(sheet: Sheet) -> None:
    _top(sheet, "summary")
    sheet.text("Islamabad, October 6, 2026", align="right")
    sheet.text("<b>MEDICAL REPORT</b>", size=15, color=ink(_NAVY), gap=3)
    sheet.text("To whom it may concern", gap=9)
    sheet.pairs([
        ("Patient", "<b>Maryam Haidari</b>, female, born March 4, 1989, Herat, Afghanistan"),
        ("Hospital number", "MHI 0055-1742"), ("Passport", "Afghanistan P01234567"),
        ("Under our care since", "October 14, 2025"),
        ("Attending physician", "Dr. Ayesha Tareen, FCPS (Cardiology), Consultant, Adult Congenital Clinic"),
    ], size=10)  # fmt: skip
    _contents(sheet)
    sheet.heading("Diagnosis", color=ink(_NAVY))
    sheet.items([
        "<b>Ebstein anomaly of the tricuspid valve, Carpentier type C</b>, with severe tricuspid regurgitation",
        "Secundum atrial septal defect, 14 mm, with right-to-left shunt; resting oxygen saturation 86 %",
        "Transient ischemic attack on August 2, 2026, presumed paradoxical embolism",
        "Recurrent supraventricular tachycardia by a right-sided accessory pathway",
        "Right heart failure, NYHA class III, progressive since June 2026",
    ])  # fmt: skip
    sheet.heading("In one paragraph", color=ink(_NAVY))
    sheet.text(
        "Mrs. Haidari was born with a malformed tricuspid valve. Her right heart is now failing, and blood that has not "
        "passed the lungs crosses a hole between the upper chambers and reaches the brain: this caused the attack of August "
        "2. Tablets delay, they do not repair. She needs <b>cone reconstruction of the tricuspid valve with closure of the "
        "defect</b>, by a team that performs it regularly, <b>within the next three to four months</b>. After that the "
        "right ventricle may no longer recover, and the operation may no longer be possible.",
        align="justify",
    )
    ornaments.signed(sheet, "Dr. Ayesha Tareen", "FCPS (Cardiology), Reg. No. 5550-C", seed="tareen-5")
    ornaments.seal(sheet, sheet.right - 70, sheet.y + 40, ring="MARGALLA HEART INSTITUTE * ISLAMABAD * ",
                   middle=("ADULT", "CARDIOLOGY"), emblem="heart", radius=44)  # fmt: skip


def _history(sheet: Sheet) -> None:
    sheet.page()
    _top(sheet, "history")
    sheet.heading("2. History", color=ink(_NAVY), size=13)
    for words in (
        (
            "Bluish lips with exertion since childhood in Herat; a murmur was heard at age nine, no specialist was available. "
            "Two pregnancies (2014, 2017) were tolerated with rest and oxygen. The family has lived in Islamabad since November "
            "2021. The patient is married to Mr. Jawad Haidari and has a daughter of twelve and a son of nine."
        ),
        (
            "In October 2025 she fainted while carrying water and was brought to our emergency department with a heart rate of "
            "212 per minute. Ebstein anomaly was found on the same day."
        ),
    ):
        sheet.text(words, align="justify")
    sheet.table(
        [
            ("Date", "Event", "NYHA"),
            ("Oct 14, 2025", "First admission: fainting, tachycardia 212/min; echocardiography: Ebstein anomaly type C", "II"),
            ("Jan 20, 2026", "Case sent to surgical teams abroad, among them Saint Brannoc Heart Center, Oakland", "II"),
            ("Apr 9, 2026", "Second tachycardia, cardioverted; bisoprolol and flecainide begun", "II"),
            ("Jun 17, 2026", "Swelling of legs, liver 3 cm; furosemide and spironolactone begun", "III"),
            ("Aug 2, 2026", "Sudden weakness of right arm and loss of speech, 40 minutes; MRI without infarct; apixaban begun", "III"),
            ("Sep 15, 2026", "Catheterization and cardiac MRI (section 4)", "III"),
            ("Oct 1, 2026", "Heart team conference; recommendation of section 5", "III"),
        ],
        (15, 70, 8), head=ink(_NAVY), grid=ink("b8c4d0"), striped=True,
    )  # fmt: skip
    sheet.heading("Medicines today", color=ink(_NAVY))
    sheet.text("Furosemide 40 mg twice, spironolactone 25 mg, bisoprolol 2.5 mg, flecainide 50 mg twice, apixaban 5 mg twice; "
               "oxygen 2 l/min at night.")  # fmt: skip
    ornaments.handwriting(
        sheet, sheet.left + 40, sheet.y - 46, "Reviewed with patient and husband, 5 Oct. A.T.", size=17
    )


def _findings(sheet: Sheet) -> None:
    sheet.page()
    _top(sheet, "findings")
    sheet.heading("3. Findings: electrocardiogram and echocardiography", color=ink(_NAVY), size=13)
    figures.tracing(sheet, 95, label="Lead II   25 mm/s   10 mm/mV   Haidari M   30 Sep 2026 09:14")
    sheet.text(
        "Sinus rhythm, tall P waves, PR 118 ms with delta wave, right bundle branch block. Runs of tachycardia on Holter."
    )
    top = sheet.y
    picture = figures.ultrasound("echo", "HAIDARI M   A4C   30/09/2026")
    identity.place(sheet, picture, (sheet.left, top - 190), (240, 185))
    identity.place(
        sheet,
        figures.ultrasound("echo 2", "HAIDARI M   A4C   sys"),
        (sheet.left + 248, top - 190),
        (206, 185),
    )
    sheet.y = top - 198
    sheet.text("<i>Figure 1. Apical four-chamber view: septal leaflet displaced 28 mm toward the apex; large atrialized right "
               "ventricle; the left ventricle is pressed flat.</i>", size=9)  # fmt: skip
    sheet.table(
        [
            ("Measurement", "Patient", "Normal"),
            ("Apical displacement of septal leaflet", "28 mm (18 mm/m²)", "< 8 mm/m²"),
            ("Tricuspid regurgitation", "severe, vena contracta 12 mm", "none or trace"),
            ("Right atrium plus atrialized ventricle, ratio (GOSE)", "1.1 (grade 3)", "< 0.5"),
            ("Functional right ventricle, TAPSE", "13 mm", "> 17 mm"),
            ("Left ventricular ejection fraction", "52 %", "52-72 %"),
            ("Atrial septal defect", "14 mm, right-to-left", "none"),
        ],
        (52, 30, 18), head=ink(_NAVY), grid=ink("b8c4d0"), striped=True,
    )  # fmt: skip


def _mri(sheet: Sheet) -> None:
    sheet.page()
    _top(sheet, "mri")
    sheet.heading(
        "4. Cardiac magnetic resonance and catheterization (September 15, 2026)", color=ink(_NAVY), size=13
    )
    sheet.table(
        [
            ("Cardiac MRI", "January 2026", "September 2026", "Change"),
            ("Right ventricular end-diastolic volume", "168 ml/m²", "204 ml/m²", "+ 21 %"),
            ("Right ventricular ejection fraction", "41 %", "33 %", "- 8 points"),
            ("Tricuspid regurgitant fraction", "48 %", "61 %", "+ 13 points"),
            ("Late enhancement (scar)", "none", "none", "still reversible"),
        ],
        (44, 18, 20, 18), head=ink(_NAVY), grid=ink("b8c4d0"), striped=True,
    )  # fmt: skip
    sheet.table(
        [
            ("Catheterization", "Pressure, mmHg", "Saturation, %"),
            ("Right atrium, mean", "16", "54"),
            ("Right ventricle", "26 / 12", "53"),
            ("Pulmonary artery", "22 / 9, mean 14", "53"),
            ("Left atrium", "9", "88"),
            ("Aorta", "108 / 66", "86"),
        ],
        (44, 28, 28), head=ink(_NAVY), grid=ink("b8c4d0"), striped=True,
    )  # fmt: skip
    sheet.text(
        "The pressure in the lungs is normal: she <b>can</b> be operated. There is no scar yet: the right ventricle <b>can</b> "
        "recover. In nine months its function has fallen from 41 to 33 percent. Centers that perform the cone operation "
        "set their limit near 30 percent; below it they advise against repair.",
        align="justify",
    )
    sheet.text("Six-minute walk: 212 m (January: 344 m), saturation falling to 71 %.")


def _prognosis(sheet: Sheet) -> None:
    sheet.page()
    _top(sheet, "prognosis")
    sheet.heading("5. Prognosis and treatment needed", color=ink(_NAVY), size=13)
    sheet.heading("Treatment", gap=3)
    sheet.items([
        "Cone reconstruction of the tricuspid valve, plication of the atrialized ventricle, closure of the defect.",
        ("Division or ablation of the accessory pathway: in the operating room where possible, else by catheter not earlier "
        "than three months after the operation."),
        "Supervised cardiac rehabilitation, about 36 sessions.",
        "Control by echocardiography at 1, 3 and 6 months and MRI at 6 months, by the team that operated.",
    ])  # fmt: skip
    sheet.text(
        "Expected time from admission to discharge from specialist follow-up: <b>seven to nine months</b>."
    )
    sheet.heading("Without it", gap=3)
    sheet.text(
        "In our judgment the right ventricle will pass the limit of operability in the first half of 2027. After that only "
        "transplantation remains, which is not available to her anywhere in the region. The risk of a further stroke is about "
        "one in ten each year while the shunt is open, and anticoagulants reduce it only in part. With heart failure at this rate we "
        "would expect her to live one to two years.",
        align="justify",
    )
    sheet.heading("Why not here", gap=3)
    sheet.text(
        "We can offer replacement by a mechanical valve. In a ventricle like hers this carries a high operative risk, does not "
        "restore the ventricle, and would need lifelong warfarin at a quality of control that a displaced family cannot count on. Our surgical "
        "department has set out its position in its own letter of October 22, 2026.",
        align="justify",
    )
    sheet.text(
        "She is stable for a planned journey in the next weeks under the conditions of our travel certificate."
    )
    ornaments.signed(sheet, "Dr. Ayesha Tareen", "FCPS (Cardiology), Consultant", seed="tareen-5")
    ornaments.signature(sheet, sheet.left + 230, sheet.y + 46, "qureshi", wide=100)
    sheet.at(sheet.left + 230, sheet.y + 25, "Prof. Bilal Qureshi", face=sheet.family[1], size=10.5)
    sheet.at(sheet.left + 230, sheet.y + 13, "Head of department", size=10.5)
    ornaments.stamp(
        sheet, sheet.right - 60, sheet.y - 4, ["TRUE COPY", "MHI RECORDS"], color="1f3f8f", turn=-6, size=11
    )


def _name_destinations(pdf: pikepdf.Pdf) -> None:
    """Make the links of the contents go by name, as records systems write them."""
    names = Array()
    for key, _, page in sorted(_SECTIONS):
        names.append(String(key))
        names.append(Array([pdf.pages[page - 1].obj, Name.XYZ, 0, 800, 0]))
    pdf.Root.Names = Dictionary(Dests=Dictionary(Names=names))
    for link, (key, _, _) in zip(pdf.pages[0].Annots.as_list(), _SECTIONS, strict=True):
        link.Dest = String(key)


def diagnosis() -> bytes:
    """The report as the hospital's own system printed it."""
    sheet = Sheet(A4, family=fonts.FIRA, body=10, margins=(64, 60, 64), title="Medical report MHI-2026-0555",
                  author="Dr. Ayesha Tareen", producer="Margalla Records 4.2")  # fmt: skip
    for part in (_summary, _history, _findings, _mri, _prognosis):
        part(sheet)
    sheet.canvas.showOutline()
    with pikepdf.open(BytesIO(sheet.finish())) as pdf:
        _name_destinations(pdf)
        return scan.saved(pdf)
