"""Papers of the hospital in Oakland: the acceptance, locked against changes, and the estimate on a legal page."""

from io import BytesIO

import pikepdf

from tools.draw_cases import fonts, ornaments, scan
from tools.draw_cases.sheet import LEGAL, LETTER, Sheet, ink

_TEAL = "0b5563"


def _brannoc(sheet: Sheet, department: str) -> None:
    ornaments.letterhead_bar(sheet, "Saint Brannoc Heart Center", [department, "2500 Lakeshore Plaza",
        "Oakland, California 94612", "(510) 555-0163"], color=_TEAL, emblem="heart")  # fmt: skip


def acceptance() -> bytes:
    """Three pages, locked by the hospital against changes: opens without a password."""
    sheet = Sheet(LETTER, family=fonts.NOTO, body=10.5, margins=(72, 60, 72), title="Letter of acceptance",
                  author="Helen M. Okafor, MD", producer="BrannocDocs")  # fmt: skip
    _brannoc(sheet, "Adult Congenital Heart Surgery")
    sheet.text("November 10, 2026")
    sheet.lines("U.S. Citizenship and Immigration Services", "U.S. Embassy, Consular Section, Islamabad")
    sheet.text(
        "<b>Re: Maryam Haidari, born March 4, 1989 - acceptance for heart surgery, January 26, 2027</b>"
    )
    for words in (
        (
            "I am the chief of adult congenital heart surgery at this hospital. I have operated on adults with Ebstein anomaly "
            "since 2009; our team has performed 143 cone reconstructions, 58 of them in adults."
        ),
        (
            "I have personally reviewed Mrs. Haidari's echocardiograms, her magnetic resonance studies of January and September "
            "2026, and her catheterization. I agree with the diagnosis and with the judgment of Dr. Tareen that the time for a repair "
            "is now. Her right ventricular ejection fraction fell from 41 to 33 percent in nine months. We do not offer the operation "
            "below 30 percent."
        ),
        (
            "<b>We have accepted Mrs. Haidari as a patient.</b> The operating room is reserved for <b>January 26, 2027</b>. She must be "
            "in Oakland by <b>January 12, 2027</b> for two weeks of preparation: dental clearance, change of anticoagulation, a "
            "new MRI and an electrophysiology study."
        ),
        (
            "The hospital and its physicians charge nothing to the patient or her family for this care. Our charity care committee has approved "
            "the whole of the treatment; its determination and the estimate are separate documents."
        ),
        (
            "If she cannot arrive in January, the next date that I could offer is in September 2027. I do not believe "
            "that she would still be a candidate."
        ),
    ):
        sheet.text(words, align="justify", leading=1.38)
    sheet.text("Sincerely,")
    ornaments.signed(sheet, "Helen M. Okafor, MD", "Chief, Adult Congenital Heart Surgery", seed="okafor-7")
    sheet.footer("Saint Brannoc Heart Center - acceptance of M. Haidari - page 1 of 3")
    sheet.page()
    _brannoc(sheet, "Adult Congenital Heart Surgery")
    sheet.heading("Treatment plan and dates", color=ink(_TEAL), size=13)
    sheet.table(
        [
            ("When", "What", "Where"),
            ("Jan 12 - 25, 2027", "Preparation: laboratory, dental clearance, MRI, electrophysiology study", "Clinic, 5 visits"),
            ("Jan 26, 2027", "Cone reconstruction, closure of atrial septal defect, plication", "Operating room"),
            ("Jan 26 - Feb 8", "Intensive care about 4 nights, ward about 9 nights", "Hospital"),
            ("Feb 8 - Mar 21", "Recovery at home; visits in weeks 1, 2 and 4; sternal precautions; no lifting", "Brother's home, Fremont"),
            ("Mar 22 - Jun 25", "Cardiac rehabilitation, 36 supervised sessions", "Rehabilitation unit"),
            ("May 11, 2027", "Catheter ablation of accessory pathway, not earlier than 3 months after surgery", "Hospital, 2 days"),
            ("Jul 27, 2027", "Six-month control: MRI, exercise test, decision on anticoagulation", "Clinic"),
            ("Aug - Sep 2027", "Adjustment of medicines; reserve for arrhythmia or a second ablation", "Clinic"),
            ("Sep 14, 2027", "Final visit, release to Dr. Tareen in Islamabad, fitness to fly", "Clinic"),
        ],
        (20, 58, 22), head=ink(_TEAL), grid=ink("b5cbd0"), striped=True, pad=4.5,
    )  # fmt: skip
    sheet.text(
        "The plan runs to mid-September. About one patient in four needs a second ablation or a longer course of anticoagulants, "
        "and after open-heart surgery we allow a flight of more than ten hours only from three weeks after the last "
        "procedure. <b>I therefore recommend a stay until October 10, 2027.</b>",
        align="justify",
    )
    sheet.footer("Saint Brannoc Heart Center - acceptance of M. Haidari - page 2 of 3")
    sheet.page()
    _brannoc(sheet, "Adult Congenital Heart Surgery")
    sheet.heading("Questions officers have asked us", color=ink(_TEAL), size=13)
    for question, answer in (
        ("Can the operation wait?", "No. See page 1. In nine months she lost 8 points of function; 3 points remain."),
        ("Can the follow-up be done in Pakistan?", ("Not the first six months. Repaired leaflets can come loose, and then the same team must "
         "act within days. After six months a general cardiologist can follow her, and Dr. Tareen has agreed to.")),
        ("Who pays?", "The hospital, by its charity care program: surgery and stay, ablation, rehabilitation and controls."),
        ("Who cares for her outside the hospital?", ("Her brother, Mr. Karim Rahimi, and his wife, in Fremont, 35 minutes from us. "
         "Our social worker has spoken with both.")),
        ("Is she infectious or dangerous to anyone?", "No."),
        ("Will she be able to travel back?", "We expect so. Her residence permit in Pakistan was shown to us."),
    ):  # fmt: skip
        sheet.text(f"<b>{question}</b>", gap=2)
        sheet.text(answer, indent=14, gap=8)
    sheet.text("I am glad to answer an officer's questions in person: (510) 555-0163.")
    ornaments.signed(
        sheet, "Helen M. Okafor, MD", "California license (fictional) C 555 0163", seed="okafor-7"
    )
    ornaments.seal(sheet, sheet.right - 70, sheet.y + 40, ring="SAINT BRANNOC HEART CENTER * OAKLAND * ", emblem="heart",
                   color=_TEAL, radius=42)  # fmt: skip
    sheet.footer("Saint Brannoc Heart Center - acceptance of M. Haidari - page 3 of 3")
    with pikepdf.open(BytesIO(sheet.finish())) as pdf:
        lock = pikepdf.Encryption(owner="brannoc-records", user="", R=4, aes=False, metadata=False,
                                  allow=pikepdf.Permissions(extract=False, modify_other=False))  # fmt: skip
        return scan.saved(pdf, encryption=lock, deterministic_id=False, static_id=True)


def estimate() -> bytes:
    """The estimate on a legal-size page."""
    sheet = Sheet(
        LEGAL,
        family=fonts.SANS,
        body=10,
        margins=(60, 60, 60),
        title="Estimate EST-2026-55017",
        producer="BrannocBilling",
    )
    _brannoc(sheet, "Patient Financial Services")
    sheet.text("<b>GOOD-FAITH ESTIMATE OF CHARGES - SELF-PAY, GLOBAL RATE</b>", size=13, color=ink(_TEAL))
    sheet.pairs([("Patient", "Maryam Haidari, born 03/04/1989"), ("Estimate", "EST-2026-55017, issued November 9, 2026, valid to December 31, 2027"),
                 ("Responsible surgeon", "Helen M. Okafor, MD"), ("Contact", "Patient Financial Services, (510) 555-0171")])  # fmt: skip
    sheet.table(
        [
            ("Item", "Service", "Units", "Charge, U.S. $"),
            ("<b>A</b>", "<b>Surgery and hospital stay</b>", "", ""),
            ("A1", "Operating room, perfusion, implants", "1", "17,900"),
            ("A2", "Intensive care, per night", "4", "11,200"),
            ("A3", "Ward, per night", "9", "8,800"),
            ("A4", "Surgeon, assistant, anesthesiologist", "1", "6,600"),
            ("A5", "Imaging, laboratory, blood bank", "1", "3,500"),
            ("", "<b>Total A</b>", "", "<b>48,000</b>"),
            ("<b>B</b>", "<b>Preparation, January 12 to 25</b>", "", "<b>4,100</b>"),
            ("<b>C</b>", "<b>Electrophysiology: catheter ablation, 2 days</b>", "1", "<b>9,800</b>"),
            ("<b>D</b>", "<b>Cardiac rehabilitation, per session 120</b>", "36", "<b>4,320</b>"),
            ("<b>E</b>", "<b>Follow-up visits, MRI and exercise test at 6 months</b>", "9", "<b>3,180</b>"),
            ("", "TOTAL OF ALL SERVICES", "", "69,400"),
        ],
        (8, 62, 10, 20), head=ink(_TEAL), grid=ink("9fb6bc"), right_columns=(2, 3), bold_last=True, pad=5, size=9.5,
    )  # fmt: skip
    sheet.table(
        [
            ("Who pays", "Share", "U.S. $"),
            ("Saint Brannoc charity care, determination FA-2026-00417 (items A to E)", "100 %", "69,400"),
            ("Patient and family", "0 %", "0"),
        ],
        (70, 12, 18), head=ink("d6e4e7"), grid=ink("9fb6bc"), right_columns=(1, 2), bold_last=True, pad=5, size=9.5,
    )  # fmt: skip
    sheet.heading("Not part of this estimate", gap=3)
    sheet.items([
        "Medicines taken at home after discharge: about $1,150 for eight months at our pharmacy's price.",
        "Travel to Oakland, transport in the Bay Area, food and housing outside the hospital.",
        "Treatment of conditions that are unrelated to the heart.",
    ])  # fmt: skip
    sheet.text(
        "An estimate is not a bill. Charges for unforeseen complications of the planned surgery during the same admission are covered by "
        "the charity care determination and will not be billed to the patient, her family or a public program.",
        size=9,
    )
    ornaments.signed(sheet, "Marisol Trent", "Financial counselor", seed="trent 4")
    ornaments.stamp(
        sheet,
        sheet.right - 90,
        sheet.y + 44,
        ["CHARITY CARE", "APPROVED 11/09/2026"],
        color=_TEAL,
        turn=5,
        size=11,
    )
    sheet.footer("Form PFS-12 (legal) - Saint Brannoc Heart Center - page 1 of 1")
    return sheet.finish()
