"""Papers of the sponsor's status and of visas: naturalization, U.S. passport, the petition, the refusal."""

from tools.draw_cases import emblems, fonts, identity, ornaments, scan
from tools.draw_cases.identity import Field
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, LETTER, Sheet, ink

_MM = 72 / 25.4


def _karim() -> bytes:
    return identity.portrait(
        scarf=None, skin=(206, 160, 128), hair=(30, 26, 24), coat=(60, 66, 84), beard=True, seed="karim"
    )


def naturalization() -> bytes:
    """A certificate that lay sideways on the glass: /Rotate 90."""
    sheet = Sheet(LETTER, margins=(70, 70, 70), body=11)
    canvas = sheet.canvas
    identity.guilloche(sheet, 26, 26, sheet.width - 52, sheet.height - 52, color="c9b98f", seed=6)
    canvas.setStrokeColor(ink("6b5a2a"))
    for inset, weight in ((26, 4), (34, 0.8), (38, 0.8)):
        canvas.setLineWidth(weight)
        canvas.rect(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset, fill=0, stroke=1)
    canvas.setFillColor(ink("ffffff"), alpha=0.82)
    canvas.rect(56, 60, sheet.width - 112, sheet.height - 130, fill=1, stroke=0)
    sheet.at(sheet.center, 716, "CERTIFICATE OF NATURALIZATION", size=22, face="Times-Bold", align="center")
    sheet.at(
        sheet.right - 4,
        690,
        "No. 35 550 171",
        size=13,
        face=fonts.MACHINE,
        align="right",
        color=ink("a3262a"),
    )
    sheet.at(sheet.left, 690, "USCIS Registration No. A055 501 342", size=9, face=fonts.MACHINE)
    identity.place(sheet, _karim(), (sheet.left, 430), (112, 143))
    ornaments.signature(sheet, sheet.left + 4, 410, "karim rahimi", wide=90)
    sheet.at(sheet.left, 396, "(Complete and true signature of holder)", size=6.5)
    sheet.y = 655
    sheet.text("<i>Personal description of holder as of date of naturalization:</i>", size=10.5)
    sheet.y = 622
    for label, value in (("Date of birth", "September 21, 1984"), ("Sex", "Male"), ("Height", "5 feet 9 inches"),
                         ("Marital status", "Married"), ("Country of former nationality", "Afghanistan")):  # fmt: skip
        sheet.text(f"{label}: <font face='Courier-Bold'>{value}</font>", size=10, indent=150, gap=3)
    sheet.y = 520
    sheet.text(
        "I certify that the description given is true, and that the photograph affixed hereto is a likeness of me.",
        size=9.5, indent=150, leading=1.3,
    )  # fmt: skip
    sheet.y = 376
    sheet.text(
        "Be it known that, pursuant to an application filed with the Secretary, at <b>San Francisco, California</b>, "
        "the Secretary having found that <font face='Times-Bold' size='15'>KARIM RAHIMI</font>, residing at "
        "<b>Fremont, California</b>, intends to reside in the United States when so required, had in all other respects "
        "complied with the applicable provisions of the naturalization laws, and was entitled to be admitted to "
        "citizenship, such person having taken the oath of allegiance at a ceremony conducted at <b>Oakland, "
        "California</b>, on <b>May 18, 2016</b>, is admitted as a citizen of the United States of America.",
        size=11.5, leading=1.5,
    )  # fmt: skip
    emblems.crest(canvas, (sheet.left + 74, 130), 44, "shield", ink("b79a4a"))
    ornaments.signature(sheet, sheet.right - 170, 140, "district director", wide=120)
    canvas.line(sheet.right - 190, 132, sheet.right - 10, 132)
    sheet.at(sheet.right - 100, 120, "Director", size=9, face="Times-Italic", align="center")
    sheet.at(sheet.center, 74, "IT IS UNLAWFUL TO ALTER OR MISUSE THIS CERTIFICATE", size=7.5, align="center")
    page = scan.pages(sheet.finish(), 200)[0]
    paper = scan.scanned(page, "naturalization", tint=(248, 244, 232), skew=-0.4, specks=25)
    return scan.to_pdf([paper], quality=38, turn=90, title="20261106_001")


def sponsor_passport() -> bytes:
    """The photo page, scanned at life size on a Letter sheet."""
    sheet = Sheet(LETTER)
    size = (125 * _MM, 88 * _MM)
    identity.passport_page(
        sheet, (60, sheet.height - 80 - size[1]), size, state="UNITED STATES OF AMERICA", native_state="",
        emblem="shield", color="3a4f86", picture=_karim(), seed="karim rahimi",
        fields=(
            Field("Type / Code", "P   USA"), Field("Passport No.", "905550142"), Field("Surname", "RAHIMI"),
            Field("Given names", "KARIM"), Field("Nationality", "UNITED STATES"), Field("Date of birth", "21 SEP 1984"),
            Field("Place of birth", "AFGHANISTAN"), Field("Sex", "M"), Field("Date of issue", "14 JUN 2022"),
            Field("Date of expiration", "13 JUN 2032"), Field("Authority", "DEPARTMENT OF STATE"),
        ),
        machine=identity.machine_lines(issuer="USA", family="RAHIMI", given="KARIM", number="905550142",
                                       born="840921", sex="M", until="320613"),
    )  # fmt: skip
    page = scan.pages(sheet.finish(), 200)[0]
    return scan.to_pdf(
        [scan.scanned(page, "us passport", tint=(253, 253, 252), skew=0.7)], quality=42, title="20261106_002"
    )


def petition_notice() -> bytes:
    """The approval of the sibling petition, as printed from a mailbox."""
    sheet = Sheet(LETTER, family=fonts.SANS, body=10, title="Petition approval", producer="Print to PDF")
    ornaments.letterhead_bar(sheet, "Petition Processing Desk", ["Notice of decision on a family petition",
        "Copy for the petitioner", "Page 1 of 1"], color="2c3e50", emblem="pillars")  # fmt: skip
    sheet.pairs([
        ("Receipt number", "WAC1755501426"), ("Case type", "I-130, Petition for Alien Relative"),
        ("Petitioner", "RAHIMI, KARIM"), ("Beneficiary", "HAIDARI, MARYAM (formerly RAHIMI)"),
        ("Received date / Priority date", "September 12, 2017"), ("Notice date", "March 4, 2021"),
        ("Section", "Brother or sister of a U.S. citizen, INA 203(a)(4)"), ("Decision", "APPROVED"),
    ])  # fmt: skip
    sheet.text(
        "The petition named above has been approved. The petition indicates that the person for whom you are petitioning "
        "is outside the United States and will apply for a visa at the consular post in <b>Islamabad, Pakistan</b>. "
        "The approved petition has been sent to the National Visa Center."
    )
    sheet.text(
        "The number of visas in this category is limited by law. A visa cannot be issued until the priority date is "
        "current. Approval of a petition does not give the beneficiary any right to enter or to remain in the United "
        "States."
    )
    sheet.text("Please keep this notice. It is not a visa and may not be used in place of a visa.")
    sheet.footer("This copy was printed by the petitioner from the petitioner's own papers.")
    ornaments.handwriting(
        sheet, sheet.left + 30, 180, "Checked Nov 2026 - category F4, not current. K.R.", size=19, turn=1.5
    )
    return sheet.finish()


def visa_refusal() -> bytes:
    """The letter handed over at the window, folded in a pocket."""
    sheet = Sheet(A4, family=fonts.SERIF, body=11.5, margins=(76, 70, 76))
    ornaments.letterhead_center(sheet, "UNITED STATES CONSULAR SECTION", ["Islamabad, Pakistan", "Nonimmigrant Visa Unit"],
                                color="2a3350", emblem="shield")  # fmt: skip
    sheet.text("March 11, 2026", align="right")
    sheet.lines("Applicant: <b>HAIDARI, Maryam</b>", "Passport: P01234567", "Visa class: B-2 (medical treatment)",
                "Case: ISL2026 070 5550")  # fmt: skip
    sheet.text("Dear Visa Applicant:")
    for words in (
        ("This is to inform you that you have been found ineligible for a nonimmigrant visa under Section <b>214(b)</b> of "
        "the Immigration and Nationality Act. A denial under Section 214(b) means that you were not able to demonstrate "
        "that your intended activities in the United States would be consistent with the classification of the "
        "nonimmigrant visa for which you applied."),
        ("While nonimmigrant visa classifications each have their own unique requirements, one requirement shared by many "
        "of them is for an applicant to demonstrate that he or she has a residence in a foreign country which he or she "
        "has no intention of abandoning. Applicants usually meet this requirement by demonstrating that they have strong "
        "ties overseas that indicate that they will return to a foreign country after a temporary visit."),
        ("Today's decision cannot be appealed. However, you may reapply at any time. If you decide to reapply, you must "
        "submit a new application form and photo, pay the visa application fee again, and make a new appointment."),
        ("The documents of the Saint Brannoc Heart Center that you brought to the interview were seen and are returned to "
        "you herewith."),
    ):  # fmt: skip
        sheet.text(words, align="justify", gap=9)
    sheet.text("Sincerely,")
    ornaments.signed(sheet, "Consular Officer", "Nonimmigrant Visa Unit", seed="consul")
    ornaments.stamp(
        sheet, sheet.right - 110, sheet.y + 40, ["REFUSED 214(b)", "11 MAR 2026", "ISLAMABAD"], turn=-7
    )
    page = scan.pages(sheet.finish(), 200)[0]
    paper = scan.scanned(page, "refusal", tint=(247, 246, 240), skew=-0.8, folds=True)
    return scan.to_pdf([paper], quality=40, title="CamScan 3-11-26")


DRAWINGS = (
    Drawing("exhibits/sponsor-naturalization.pdf", naturalization),
    Drawing("exhibits/sponsor-passport.pdf", sponsor_passport),
    Drawing("exhibits/i-130-approval.pdf", petition_notice),
    Drawing("exhibits/visa-refusal.pdf", visa_refusal),
)
