"""Letters of hospitals abroad: why not at home, why not nearby, fitness to travel."""

from tools.draw_cases import fonts, ornaments, scan, screens
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.medical.brannoc import acceptance, estimate
from tools.draw_cases.medical.diagnosis import diagnosis
from tools.draw_cases.sheet import A4, Sheet, ink


def home_unavailable() -> bytes:
    """The letter from Kabul, scanned in color."""
    sheet = Sheet(A4, family=fonts.SERIF, body=11.5, margins=(76, 60, 76))
    ornaments.letterhead_center(sheet, "JAMI TEACHING HOSPITAL", ["Department of Cardiac Surgery - Kabul, Afghanistan",
        "Telephone +93 20 555 0117"], color="1d5b4a", emblem="heart", native=("شفاخانهٔ تدریسی جامی",))  # fmt: skip
    sheet.text("Kabul, October 20, 2026", align="right")
    sheet.text("No. JTH/CS/1405-255", size=10)
    sheet.text("<b>Subject: Mrs. Maryam Haidari, born 1989, Ebstein anomaly</b>")
    for words in (
        "At the request of her family we have read the report of the Margalla Heart Institute, Islamabad, of October 6, 2026.",
        (
            "Our department is the only one in the country that presently does open-heart operations on adults. Since 2021 we "
            "work with one surgeon and without a pediatric or congenital heart surgeon. In the past five years we have performed "
            "closure of simple septal defects and replacement of valves. <b>We have never performed a cone reconstruction, and "
            "nobody in Afghanistan performs it.</b> We have no cardiac magnetic resonance and no equipment for prolonged support "
            "of the right heart after the operation, without which it cannot be done responsibly."
        ),
        "We therefore cannot accept the patient. We support her treatment abroad, in a center with experience.",
    ):
        sheet.text(words, align="justify", gap=10, leading=1.45)
    sheet.text("With respect,")
    ornaments.signed(sheet, "Dr. Farhad Sadiqi", "Head of Cardiac Surgery", seed="sadiqi 2")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 34, ring="شفاخانهٔ تدریسی جامی", middle=("جراحی", "قلب"),
                   right_to_left=True, radius=46, turn=12)  # fmt: skip
    page = scan.pages(sheet.finish(), 200)[0]
    return scan.to_pdf(
        [scan.scanned(page, "kabul", tint=(250, 246, 236), skew=0.6)], quality=42, title="Letter Kabul"
    )


def neighbor_unavailable() -> bytes:
    """The Institute's surgeons on Pakistan and the region, two pages, straight from their word processor."""
    sheet = Sheet(
        A4,
        family=fonts.FIRA,
        body=10.5,
        margins=(68, 60, 68),
        title="Surgical opinion",
        producer="Office Writer",
    )
    head = [
        "Department of Cardiac Surgery",
        "14 Canal Avenue, Islamabad, Pakistan",
        "Telephone +92 51 555 0100",
    ]
    ornaments.letterhead_bar(sheet, "Margalla Heart Institute", head, color="16456e", emblem="heart")
    sheet.text("Islamabad, October 22, 2026", align="right")
    sheet.text(
        "<b>Mrs. Maryam Haidari, born March 4, 1989: availability of treatment in Pakistan and the region</b>",
        size=11.5,
    )
    for words in (
        (
            "The heart team of this Institute discussed Mrs. Haidari on October 1, 2026. It advises cone reconstruction of the "
            "tricuspid valve (report of October 6, 2026, section 5)."
        ),
        (
            "<b>Pakistan.</b> The operation is not performed at this Institute. We asked the four other institutions in Pakistan that "
            "operate on grown-ups with congenital heart disease. Their answers are in the table. Two of them have operated on "
            "children with this anomaly together with visiting teams; none has a program for adults, and no visit is planned before "
            "2028."
        ),
    ):
        sheet.text(words, align="justify")
    sheet.table(
        [
            ("Institution asked", "Answer of", "Cone operation in adults", "Remark"),
            ("Indus Valley Cardiac Center, Karachi", "Oct 8, 2026", "No", "valve replacement only"),
            ("Ravi Institute of Heart Diseases, Lahore", "Oct 9, 2026", "No", "children, with visiting team, last in 2024"),
            ("Khyber Heart Hospital, Peshawar", "Oct 12, 2026", "No", "no congenital surgeon"),
            ("Chenab Children's Heart Trust, Multan", "Oct 15, 2026", "No", "patients under 16 only"),
        ],
        (36, 16, 20, 28), head=ink("16456e"), grid=ink("b8c4d0"), striped=True,
    )  # fmt: skip
    sheet.text(
        "<b>Iran and India.</b> Centers with the needed experience exist. Mrs. Haidari is an Afghan national in Pakistan: our "
        "international office was told on October 13 that no medical visas are issued to Afghan nationals resident in Pakistan for "
        "India, and on October 14 that the center in Iran that we asked does not admit foreign patients for this operation.",
        align="justify",
    )
    sheet.page()
    ornaments.letterhead_bar(sheet, "Margalla Heart Institute", head, color="16456e", emblem="heart")
    sheet.text(
        "<b>Türkiye.</b> Kardelen Heart Hospital, Istanbul, performs the operation. By its electronic letter of October 27, which the "
        "family has shown us, its first date for a foreign patient is in the spring of 2028, against full payment in advance of the "
        "equivalent of 94,000 U.S. dollars. That is outside the time she has.",
        align="justify",
    )
    sheet.text(
        "<b>United States.</b> Saint Brannoc Heart Center, Oakland, has studied all images, has accepted her and has reserved a date in "
        "January 2027. In our opinion it is the only offer that comes in time.",
        align="justify",
    )
    sheet.text(
        "This page was completed on October 28, 2026, after the answer from Istanbul had been received."
    )
    ornaments.signed(sheet, "Prof. Imran Durrani", "FRCS, Head of Cardiac Surgery", seed="durrani-3")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 30, ring="MARGALLA HEART INSTITUTE * ISLAMABAD * ",
                   middle=("CARDIAC", "SURGERY"), emblem="heart", radius=44, turn=7)  # fmt: skip
    sheet.footer("Margalla Heart Institute - Cardiac Surgery - opinion CS-2026-155 - page 2 of 2")
    return sheet.finish()


_MAIL = (
    "Dear Mr. Rahimi,",
    "",
    "Thank you for sending the records of your sister,",
    "Mrs. Maryam Haidari (Ebstein anomaly).",
    "",
    "Our surgical board has reviewed them. The cone",
    "procedure is indicated. We regret that our list for",
    "international patients is closed for 2027. The first",
    "date we could offer is in April 2028.",
    "",
    "The package price is USD 94,000. It must be paid in",
    "full before a date can be confirmed. We have no",
    "funds for patients who cannot pay.",
    "",
    "If the patient's condition does not permit waiting,",
    "which is our impression from the MRI, we advise you",
    "to accept any earlier offer elsewhere.",
    "",
    "With kind regards,",
    "Elif Aksoy",
    "International Patient Desk",
    "Kardelen Heart Hospital, Istanbul",
)


def istanbul_mail() -> bytes:
    """A screenshot of a telephone's mail program."""
    return screens.mail(
        clock="9:41",
        subject="Your request - M. Haidari",
        sender="Kardelen International Desk",
        to="karim.rahimi@example.org",
        day="Oct 27, 2026",
        lines=_MAIL,
    )


def travel_fitness() -> bytes:
    """The certificate for the airline, gray scan with a doctor's note in the margin."""
    sheet = Sheet(A4, family=fonts.TYPEWRITER, body=10.5, margins=(72, 60, 72))
    ornaments.letterhead_center(sheet, "Margalla Heart Institute", ["Department of Adult Cardiology - 14 Canal Avenue, Islamabad",
        "Telephone +92 51 555 0100"], color="16456e", emblem="heart")  # fmt: skip
    sheet.text("<b>CERTIFICATE OF FITNESS TO TRAVEL BY AIR</b>", size=14, align="center", gap=14)
    sheet.pairs([
        ("Patient", "Maryam HAIDARI, born 04 March 1989"), ("Passport", "Afghanistan P01234567"),
        ("Examined", "02 November 2026"), ("Journey", "Islamabad - San Francisco, one stop, about 22 hours"),
        ("Planned", "10 January 2027"),
    ])  # fmt: skip
    sheet.text("I certify that the patient named above is FIT TO TRAVEL as a seated passenger on a commercial flight, under these "
               "conditions:", gap=10)  # fmt: skip
    sheet.items([
        "Adult escort for the whole journey. Mr. Karim Rahimi, brother, has agreed and has been instructed.",
        "Oxygen 2 liters a minute in flight (airline equipment), pulse oximeter in hand luggage.",
        "Wheelchair at all airports; aisle seat; no stairs.",
        "Anticoagulant and other medicines in hand luggage with this certificate.",
        "Examination repeated within 10 days before departure.",
    ])  # fmt: skip
    sheet.text("No communicable disease. Chest film of 02 November 2026 without signs of tuberculosis.")
    ornaments.signed(sheet, "Dr. Ayesha Tareen", "FCPS (Cardiology), Reg. No. 5550-C", seed="tareen-5")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 20, ring="MARGALLA HEART INSTITUTE * ISLAMABAD * ",
                   middle=("ADULT", "CARDIOLOGY"), emblem="heart", radius=44, turn=-14)  # fmt: skip
    ornaments.handwriting(
        sheet,
        sheet.left,
        sheet.y - 40,
        "Re-examination booked for 4 January 2027, 10 am. A. Tareen",
        size=18,
        turn=2,
    )
    page = scan.pages(sheet.finish(), 200)[0]
    return scan.to_pdf(
        [scan.scanned(page, "travel", tint=(246, 246, 244), skew=-0.5)], quality=42, title="Fit to fly"
    )


DRAWINGS = (
    Drawing("exhibits/diagnosis.pdf", diagnosis),
    Drawing("exhibits/unavailable-afghanistan.pdf", home_unavailable),
    Drawing("exhibits/unavailable-region.pdf", neighbor_unavailable),
    Drawing("exhibits/istanbul-email.png", istanbul_mail),
    Drawing("exhibits/acceptance.pdf", acceptance),
    Drawing("exhibits/cost-estimate.pdf", estimate),
    Drawing("exhibits/travel-fitness.pdf", travel_fitness),
)
