"""Papers of the sponsor's means: employer, tax transcript, bank, pay, lease."""

from tools.draw_cases import fonts, money, ornaments, scan
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.medical.charity import charity
from tools.draw_cases.sheet import LEGAL, LETTER, Sheet, ink


def employer() -> bytes:
    """The employer's letter, a gray scan."""
    sheet = Sheet(LETTER, family=fonts.UBUNTU, body=11, margins=(76, 60, 76))
    ornaments.letterhead_bar(sheet, "Bay Electric Inc", ["Licensed electrical contractors", "3380 Warm Springs Road",
        "Fremont, California 94538", "(510) 555-0158"], color="9a3b12", emblem="bolt")  # fmt: skip
    sheet.text("November 10, 2026")
    sheet.lines("U.S. Citizenship and Immigration Services")
    sheet.text("<b>Employment of Mr. Karim Rahimi</b>", size=12)
    for words in (
        "To whom it may concern:",
        (
            "Mr. Karim Rahimi has worked for Bay Electric Inc since <b>June 1, 2015</b>. He began as an apprentice and is now a "
            "journeyman electrician and crew leader for commercial buildings."
        ),
        (
            "His position is <b>full-time and permanent</b>. He earns <b>$39.50 an hour</b> for 40 hours a week, about $82,160 a "
            "year before overtime, with health insurance for his family and three weeks of paid leave."
        ),
        (
            "Mr. Rahimi has told us that his sister will be treated in Oakland. We have agreed that he takes leave from January 4 to 15, "
            "2027, to bring her here, and that he may change shifts on days of treatment. His job is secure."
        ),
        "He is one of the most reliable people we have. Please call me with any question.",
    ):
        sheet.text(words, gap=10, leading=1.42)
    sheet.text("Sincerely,")
    ornaments.signed(sheet, "Dolores Whitfield", "Operations manager", "(510) 555-0158, dolores@bayelectric.example.org",
                     seed="whitfield 3")  # fmt: skip
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "employer", tint=(252, 252, 250), skew=0.3)
    return scan.to_pdf([page.convert("L")], quality=45, title="SCN_0031")


def transcript() -> bytes:
    """Three pages as a government computer prints them, in a typewriter face."""
    sheet = Sheet(LETTER, family=fonts.TYPEWRITER, body=9.5, margins=(64, 56, 64), title="Transcript 2025")
    filed = money.Return(
        names="KARI RAHI & NASR RAHI", address="4127 A", status="Married filing jointly", children="2",
        wages="83,947.00", total="84,000.00", adjustments="2,000.00", agi="82,000.00", deduction="31,500.00",
        taxable="50,500.00", tax="5,583.00", credits="4,400.00", liability="1,183.00", withheld="2,610.00", refund="1,427.00",
    )  # fmt: skip
    money.transcript(sheet, filed)
    return sheet.finish()


def bank() -> bytes:
    """The bank officer's letter."""
    sheet = Sheet(LETTER, family=fonts.SERIF, body=11.5, margins=(80, 60, 80), title="Deposit verification",
                  author="Mission Peak Credit Union")  # fmt: skip
    ornaments.letterhead_center(sheet, "MISSION PEAK CREDIT UNION", ["Member Services - 700 Peralta Street, Fremont, California 94536",
        "(510) 555-0110"], color="243b6b", emblem="mountain")  # fmt: skip
    money.deposit_letter(
        sheet,
        day="November 12, 2026",
        rows=(
            ("Member", "Karim Rahimi, 4127 Alder Court, Fremont, California 94536"),
            ("Account", "Savings, number ending in 0142"),
            ("Owner", "Karim Rahimi, sole owner"),
            ("Opened", "August 14, 2015"),
            ("Deposits, past 12 months", "$11,250.00 (November 13, 2025 to November 12, 2026)"),
            ("Average balance, 12 months", "$12,480.00"),
            ("Present balance", "<b>$14,000.00</b>"),
            ("Liens or holds", "None"),
        ),
        officer="Teresa Alvarado",
        role="Assistant vice president, Member Services",
        seed="alvarado 6",
    )
    ornaments.seal(sheet, sheet.right - 74, sheet.y + 40, ring="MISSION PEAK CREDIT UNION * FREMONT * ", emblem="mountain",
                   radius=42, turn=-16)  # fmt: skip
    sheet.footer("Mission Peak Credit Union - an invented institution for an example case")
    return sheet.finish()


def pay_stubs() -> bytes:
    """Four weeks of pay on two pages."""
    sheet = Sheet(
        LETTER,
        family=fonts.SANS,
        body=9.5,
        margins=(54, 54, 54),
        title="Pay statements",
        producer="PayLedger",
    )
    for number, (begin, end, paid, gross, year) in enumerate((
        ("10/12/2026", "10/25/2026", "10/30/2026", "3,239.00", "70,863.00"),
        ("10/26/2026", "11/08/2026", "11/13/2026", "3,160.00", "74,023.00"),
    )):  # fmt: skip
        if number:
            sheet.page()
        ornaments.letterhead_bar(sheet, "Bay Electric Inc", ["Earnings statement", "3380 Warm Springs Road",
            "Fremont, California 94538"], color="9a3b12", emblem="bolt")  # fmt: skip
        sheet.pairs([("Employee", "Karim Rahimi (employee 0142)"), ("Pay period", f"{begin} to {end}"), ("Pay date", paid),
                     ("Deposited to", "account ending in 0142")])  # fmt: skip
        overtime = "79.00" if number == 0 else "0.00"
        sheet.table(
            [("Earnings", "Rate", "Hours", "This period", "Year to date"),
             ("Regular", "39.50", "80.00", "3,160.00", year), ("Overtime, double", "79.00", "1.00" if number == 0 else "0.00", overtime, ""),
             ("Gross pay", "", "", gross, year)],
            (40, 12, 12, 18, 18), head=ink("f0dcd2"), grid=ink("c9b4a8"), right_columns=(1, 2, 3, 4), bold_last=True,
        )  # fmt: skip
        net = "2,498.10" if number == 0 else "2,419.10"
        sheet.table(
            [("Deductions", "This period"), ("Federal income tax", "98.20"), ("Social Security and Medicare", "247.78"),
             ("State tax and disability", "112.92"), ("Health insurance", "206.00"), ("Retirement plan", "76.00"), ("Net pay", net)],
            (70, 30), head=ink("f0dcd2"), grid=ink("c9b4a8"), right_columns=(1,), bold_last=True,
        )  # fmt: skip
        sheet.footer("PayLedger - keep this statement for your records")
    return sheet.finish()


def lease() -> bytes:
    """First and signature page of the lease, legal size, scanned in black and white tones."""
    sheet = Sheet(LEGAL, family=fonts.SERIF, body=11, margins=(76, 70, 76))
    sheet.text("<b>RESIDENTIAL LEASE</b>", size=16, align="center", gap=14)
    parties = (
        (
            '<b>1. Parties and house.</b> Alder Court Homes LLC ("Owner") leases to <b>Karim Rahimi</b> and <b>Nasrin Rahimi</b> '
            '("Tenants") the single-family house at <b>4127 Alder Court, Fremont, California 94536</b>, with four bedrooms and two baths.'
        ),
        "<b>2. Term.</b> From July 1, 2025 to June 30, 2028, then from month to month.",
        "<b>3. Rent.</b> $2,850.00 a month, due on the first day.",
        (
            "<b>4. Occupants.</b> The Tenants and their children Yusuf Rahimi and Laila Rahimi. Guests may stay up to twelve months with "
            "notice to the Owner. <b>Notice of November 1, 2026:</b> the Tenants will house Mrs. Maryam Haidari, sister of Mr. Rahimi, from "
            "January 2027, in the ground-floor bedroom. The Owner agrees."
        ),
        "<b>5. Use.</b> As a private home only.",
        (
            "<b>6. Care of the house.</b> The Tenants keep the house clean and report damage at once. The Owner keeps roof, heating, water and "
            "wiring in good order."
        ),
        "<b>7. Deposit.</b> $2,850.00, held by the Owner.",
        "<b>8. Access.</b> The Owner may enter with a notice of 24 hours.",
        "<b>9. Law.</b> The law of California applies.",
    )
    for words in parties:
        sheet.text(words, align="justify", gap=11, leading=1.45)
    sheet.space(8)
    for name, seed, role in (("Karim Rahimi", "karim rahimi", "Tenant"), ("Nasrin Rahimi", "nasrin 4", "Tenant"),
                             ("J. Petrakis", "petrakis", "for Alder Court Homes LLC")):  # fmt: skip
        ornaments.signed(sheet, name, role, seed=seed)
    ornaments.handwriting(sheet, sheet.right - 190, sheet.y + 96, "June 20, 2025", size=18)
    ornaments.handwriting(
        sheet, sheet.left + 250, sheet.y + 20, "par. 4 agreed Nov 1, 2026 - J.P.", size=17, turn=3
    )
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "lease", tint=(250, 250, 247), skew=-0.3)
    return scan.to_pdf([page.convert("L")], quality=42, title="lease signed")


DRAWINGS = (
    Drawing("exhibits/charity-care.pdf", charity),
    Drawing("exhibits/employer-letter.pdf", employer),
    Drawing("exhibits/tax-transcript-2025.pdf", transcript),
    Drawing("exhibits/pay-stubs.pdf", pay_stubs),
    Drawing("exhibits/bank-letter.pdf", bank),
    Drawing("exhibits/lease.pdf", lease),
)
