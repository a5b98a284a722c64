"""Papers from Oregon: death certificate, funeral home, green card, means; and the appointment page."""

from tools.draw_cases import emblems, fonts, identity, money, ornaments, scan, screens
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import LETTER, Sheet, ink

_MM = 72 / 25.4


def death() -> bytes:
    """A certified copy on tinted paper."""
    sheet = Sheet(LETTER, family=fonts.SANS, body=10, margins=(58, 60, 58))
    canvas = sheet.canvas
    identity.guilloche(sheet, 24, 24, sheet.width - 48, sheet.height - 48, color="a8bdd6", seed=7)
    canvas.setFillColor(ink("ffffff"), alpha=0.74)
    canvas.rect(40, 40, sheet.width - 80, sheet.height - 80, fill=1, stroke=0)
    emblems.crest(canvas, (sheet.left + 30, sheet.height - 84), 24, "tree", ink("2b4a73"))
    sheet.y = sheet.height - 66
    sheet.text("COUNTY OF LARCH, STATE OF OREGON", align="center", size=10, gap=2)
    sheet.text("Office of Vital Records", align="center", gap=4)
    sheet.text("<b>CERTIFICATE OF DEATH</b>", size=19, align="center", gap=2)
    sheet.text("State file number 2026-055018", align="right", face=fonts.MACHINE, size=9)
    rows = [
        ("1. Name of decedent", "<b>Mateo QUIROGA SALINAS</b>"),
        ("2. Sex, date of birth, age", "Male, July 30, 1991, 35 years"),
        ("3. Date and time of death", "<b>November 14, 2026</b>, 11:52 p.m. (actual)"),
        ("4. Place of death", "Larch County General Hospital, Portland, Oregon (inpatient)"),
        ("5. Birthplace", "Cochabamba, Bolivia"),
        ("6. Residence", "2210 SE Harrow Street, Apartment 9, Portland, Oregon 97214"),
        ("7. Marital status", "Never married"),
        ("8. Usual occupation", "Baker"),
        ("9. Father's name", "Hernán Quiroga Luján"),
        ("10. Mother's name before marriage", "Rosa Elena Salinas Arce"),
        ("11. Informant", "Rosa Elena Salinas Arce, mother, 618 NE Cedar Lane, Portland"),
        ("12. Cause of death", "Blunt trauma of head and chest; bicycle struck by motor vehicle"),
        ("13. Manner of death", "Accident"),
        ("14. Disposition", "Burial, pending; Cedar and Vine Funeral Home"),
        ("15. Certifier", "Dana R. Whitlow, MD, Medical Examiner, November 17, 2026"),
    ]
    sheet.table(rows, (36, 64), grid=ink("8a9bb5"), size=10.5, pad=5.5)
    sheet.text("I certify that this is a true and correct copy of the record on file in this office.")
    ornaments.signed(sheet, "Lorna Teague", "County Registrar, issued November 19, 2026", seed="teague 5")
    ornaments.seal(sheet, sheet.right - 70, sheet.y + 30, ring="OFFICE OF VITAL RECORDS * LARCH COUNTY * ", emblem="tree",
                   radius=44, turn=8, color=ornaments.RED_INK)  # fmt: skip
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "death", tint=(244, 248, 252), skew=0.4)
    return scan.to_pdf([page], quality=36, title="scan_death_cert")


def funeral_home() -> bytes:
    """The letter with the dates, as the funeral home mailed it."""
    sheet = Sheet(LETTER, family=fonts.NOTO, body=11, margins=(78, 60, 78), title="Funeral arrangements")
    ornaments.letterhead_center(sheet, "Cedar and Vine Funeral Home", ["1805 SE Laurel Avenue, Portland, Oregon 97215",
        "(503) 555-0149"], color="4a4038", emblem="dove")  # fmt: skip
    money.letter(
        sheet,
        day="November 20, 2026",
        subject="Funeral of Mateo Quiroga Salinas, born July 30, 1991, died November 14, 2026",
        to=("To whom it may concern",),
        paragraphs=(
            "We have been entrusted with the funeral by his mother, Mrs. Rosa Elena Salinas Arce. The arrangements are:",
            (
                "<b>Viewing</b>: Sunday, December 27, 2026, 4 to 7 p.m., in our chapel.<br/>"
                "<b>Funeral Mass</b>: Monday, December 28, 2026, 10 a.m., Church of Saint Adalbert, Portland.<br/>"
                "<b>Burial</b>: the same day, Hillside Rest Cemetery, plot 55-C."
            ),
            (
                "The body has been embalmed. At the family's wish we set the latest date that we can responsibly keep, so that "
                "his sister, <b>Ms. Inés Guadalupe Quiroga Salinas</b>, may come from Bolivia. We cannot hold it beyond December 30."
            ),
            (
                "Mrs. Salinas walks with great difficulty and has no other child. She has asked that her daughter sign with her for "
                "the plot and stand beside her at the burial."
            ),
            "The total is $7,850, of which $5,200 has been paid by Mrs. Salinas and $2,650 by the parish.",
        ),
        signer="Thomas Arkwright",
        roles=("Funeral director",),
        seed="arkwright-3",
    )
    ornaments.stamp(
        sheet, sheet.right - 90, sheet.y + 34, ["PAID IN FULL", "NOV 20 2026"], color="2f6b3a", turn=-6
    )
    sheet.footer("Cedar and Vine Funeral Home - an invented firm for an example case")
    return sheet.finish()


def _card(sheet: Sheet, low: float) -> None:
    """Front and back of a card at life size."""
    canvas = sheet.canvas
    wide, high = 85.6 * _MM, 54 * _MM
    x = sheet.center - wide / 2
    for y in (low, low - high - 40):
        canvas.setFillColor(ink("dfe9dc"))
        canvas.roundRect(x, y, wide, high, 9, fill=1, stroke=0)
        identity.guilloche(sheet, x, y, wide, high, color="7fa387", seed=4)
    picture = identity.portrait(
        scarf=None, skin=(190, 140, 108), hair=(96, 92, 92), coat=(70, 62, 88), long_hair=True, seed="rosa"
    )
    identity.place(sheet, picture, (x + 8, low + 36), (66, 84))
    sheet.at(
        x + 8, low + high - 16, "UNITED STATES OF AMERICA", size=8, face="Fira-Bold", color=ink("2b4a73")
    )
    sheet.at(
        x + wide - 8,
        low + high - 16,
        "PERMANENT RESIDENT",
        size=8,
        face="Fira-Bold",
        align="right",
        color=ink("2b4a73"),
    )
    rows = (("Surname", "SALINAS ARCE"), ("Given Name", "ROSA ELENA"), ("USCIS#", "055-502-218"), ("Category", "IR5"),
            ("Country of Birth", "Bolivia"), ("Date of Birth", "22 MAY 1962"), ("Card Expires", "08/06/28"),
            ("Resident Since", "08/06/18"))  # fmt: skip
    for number, (label, value) in enumerate(rows):
        at_x, at_y = x + 86 + (number % 2) * 82, low + high - 32 - (number // 2) * 24
        sheet.at(at_x, at_y, label, size=4.6, face="Fira", color=ink("4a5560"))
        sheet.at(at_x, at_y - 9, value, size=7.6, face="Fira-Bold")
    ornaments.signature(sheet, x + 10, low + 16, "rosa salinas", wide=60, color=ornaments.BLACK_INK)
    back = low - high - 40
    emblems.crest(canvas, (x + wide - 40, back + high - 36), 22, "shield", ink("9fb8a4"))
    sheet.at(x + 10, back + high - 18, "If found, drop in any mailbox.", size=5.5, face="Fira")
    lines = (
        "C1USA0555022187IOE0905550218<<",
        "6205223F2808066BOL<<<<<<<<<<<4",
        "SALINAS<ARCE<<ROSA<ELENA<<<<<<",
    )
    for row, line in enumerate(lines):
        sheet.at(x + 12, back + 40 - row * 14, line, size=11.6, face=fonts.MACHINE)


def green_card() -> bytes:
    """Both sides on one sheet of a copier."""
    sheet = Sheet(LETTER)
    _card(sheet, 520)
    page = scan.scanned(scan.pages(sheet.finish(), 220)[0], "card", tint=(253, 253, 251), skew=1.1)
    return scan.to_pdf([page], quality=44, dpi=220, title="Card both sides")


def appointment() -> bytes:
    """The first day the appointment service offers."""
    return screens.browser(
        clock="18:20",
        site="appointments.example.org",
        title="Nonimmigrant visa, La Paz: choose a date",
        blocks=(
            ("Applicant", "QUIROGA SALINAS, INES GUADALUPE"),
            ("Visa class", "B-2 (visit, family emergency)"),
            ("First available interview", "Tuesday, September 14, 2027"),
            ("Emergency appointments", "None offered. Your request of November 17, 2026, was answered: no interview can be given before February 2027."),
            ("Page viewed", "November 18, 2026"),
        ),
        button="Confirm appointment",
    )  # fmt: skip


def finances() -> bytes:
    """Employer, tax transcript and bank in one file of five pages."""
    sheet = Sheet(
        LETTER, family=fonts.TYPEWRITER, body=9.5, margins=(64, 56, 64), title="Finances R. Salinas"
    )
    serif = sheet.family
    sheet.family, sheet.body = fonts.UBUNTU, 11
    ornaments.letterhead_bar(sheet, "Rose City Elder Home", ["Assisted living", "77 N Willow Terrace", "Portland, Oregon 97217",
        "(503) 555-0133"], color="7a2f4a", emblem="tree")  # fmt: skip
    money.letter(
        sheet,
        day="November 18, 2026",
        subject="Employment of Mrs. Rosa Elena Salinas Arce",
        to=("U.S. Citizenship and Immigration Services",),
        paragraphs=(
            (
                "Mrs. Salinas has worked in our kitchen since <b>February 3, 2020</b>, now as kitchen supervisor. The position is "
                "<b>full-time and permanent</b>. She earns $20.40 an hour for 40 hours a week, about $42,400 a year."
            ),
            "We have given her paid leave from December 21, 2026, to January 8, 2027, because of the death of her son.",
        ),
        signer="Beatrice Okun",
        roles=("Administrator",),
        seed="okun",
    )
    sheet.page()
    sheet.family, sheet.body = serif, 9.5
    money.transcript(sheet, money.Return(
        names="ROSA SALI", address="618 N", status="Single", children="0", wages="38,347.00", total="38,400.00",
        adjustments="0.00", agi="38,400.00", deduction="15,750.00", taxable="22,650.00", tax="2,480.00", credits="0.00",
        liability="2,480.00", withheld="2,740.00", refund="260.00",
    ))  # fmt: skip
    sheet.page()
    sheet.family, sheet.body = fonts.SERIF, 11.5
    ornaments.letterhead_center(sheet, "WILLAMETTE WORKERS BANK", ["400 SW Alder Street, Portland, Oregon 97204 - (503) 555-0190"],
                                color="1f4d3d", emblem="wheat")  # fmt: skip
    money.deposit_letter(
        sheet,
        day="November 19, 2026",
        rows=(
            ("Customer", "Rosa Elena Salinas Arce"),
            ("Account", "Savings, number ending in 0133"),
            ("Opened", "March 2, 2020"),
            ("Deposits, past 12 months", "$6,100.00"),
            ("Present balance", "<b>$9,450.00</b>"),
        ),
        officer="Alan Pruitt",
        role="Branch manager",
        seed="pruitt 8",
    )
    return sheet.finish()


DRAWINGS = (
    Drawing("exhibits/green-card.pdf", green_card),
    Drawing("exhibits/death-certificate.pdf", death),
    Drawing("exhibits/funeral-home.pdf", funeral_home),
    Drawing("exhibits/visa-appointment.png", appointment),
    Drawing("exhibits/finances.pdf", finances),
)
