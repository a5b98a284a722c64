"""Visa refusals, and the sponsor's status and means."""

from tools.draw_cases import fonts, identity, money, ornaments, scan
from tools.draw_cases.identity import Field
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, LETTER, Sheet

_MM = 72 / 25.4


def refusals() -> bytes:
    """Two refusals, scanned together."""
    sheet = Sheet(A4, family=fonts.SERIF, body=11.5, margins=(76, 70, 76))
    for number, (day, more) in enumerate((
        ("May 19, 2026", "You stated that you wish to stay with a friend in Minneapolis until the danger has passed."),
        ("July 28, 2026", "You stated that your request for asylum in Georgia was refused on July 20, 2026. This does not change the requirement described above."),
    )):  # fmt: skip
        if number:
            sheet.page()
        ornaments.letterhead_center(sheet, "UNITED STATES CONSULAR SECTION", ["Tbilisi, Georgia", "Nonimmigrant Visa Unit"],
                                    color="2a3350", emblem="shield")  # fmt: skip
        money.letter(
            sheet,
            day=day,
            subject="LISITSYNA, Vera: visa class B-1/B-2",
            paragraphs=(
                (
                    "This is to inform you that you have been found ineligible for a nonimmigrant visa under Section <b>214(b)</b> of "
                    "the Immigration and Nationality Act. You did not show that you have a residence in a foreign country which you have no "
                    "intention of abandoning."
                ),
                more,
                "Today's decision cannot be appealed. You may reapply at any time.",
            ),
            signer="Consular Officer",
            roles=("Nonimmigrant Visa Unit",),
            seed=f"tbilisi officer {number}",
        )
        stamp = ["REFUSED 214(b)", ("19 MAY 2026", "28 JUL 2026")[number], "TBILISI"]
        ornaments.stamp(sheet, sheet.right - 110, sheet.y + 40, stamp, turn=(-6, 5)[number])
    pictures = [scan.scanned(page, f"refusal{n}", tint=(248, 247, 242), skew=(0.6, -0.9)[n]).convert("L")
                for n, page in enumerate(scan.pages(sheet.finish(), 200))]  # fmt: skip
    return scan.to_pdf(pictures, quality=40, title="visas")


def passport() -> bytes:
    """The sponsor's U.S. passport, one page of a flatbed."""
    sheet = Sheet(LETTER)
    size = (125 * _MM, 88 * _MM)
    picture = identity.portrait(
        scarf=None,
        skin=(232, 200, 182),
        hair=(150, 146, 142),
        coat=(66, 84, 104),
        long_hair=True,
        seed="margaret",
    )
    identity.passport_page(
        sheet, (120, sheet.height - 150 - size[1]), size, state="UNITED STATES OF AMERICA", native_state="", emblem="shield",
        color="3a4f86", picture=picture, seed="margaret lindqvist",
        fields=(
            Field("Type / Code", "P   USA"), Field("Passport No.", "905550177"), Field("Surname", "LINDQVIST"),
            Field("Given names", "MARGARET ELLEN"), Field("Nationality", "UNITED STATES"), Field("Date of birth", "09 FEB 1968"),
            Field("Place of birth", "MINNESOTA, U.S.A."), Field("Sex", "F"), Field("Date of issue", "21 APR 2021"),
            Field("Date of expiration", "20 APR 2031"), Field("Authority", "DEPARTMENT OF STATE"),
        ),
        machine=identity.machine_lines(issuer="USA", family="LINDQVIST", given="MARGARET ELLEN", number="905550177",
                                       born="680209", sex="F", until="310420"),
    )  # fmt: skip
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "lindqvist", tint=(253, 253, 251), skew=-0.6)
    return scan.to_pdf([page], quality=42, title="passport ML")


def finances() -> bytes:
    """Employer, tax transcript and bank in one file of five pages."""
    sheet = Sheet(LETTER, family=fonts.FIRA, body=11, margins=(72, 56, 72), title="Finances M. Lindqvist")
    ornaments.letterhead_bar(sheet, "Harbor Lake College", ["Office of human resources", "1 College Way",
        "Minneapolis, Minnesota 55499", "(612) 555-0150"], color="1d4e89", emblem="tree")  # fmt: skip
    money.letter(
        sheet,
        day="November 10, 2026",
        subject="Employment of Professor Margaret Ellen Lindqvist",
        to=("U.S. Citizenship and Immigration Services",),
        paragraphs=(
            (
                "Professor Lindqvist has taught journalism at this college since <b>August 20, 2001</b>. She holds a tenured, "
                "<b>full-time and permanent</b> position. Her yearly salary is $101,300."
            ),
            (
                "The college has offered Ms. Vera Lisitsyna a place as an unpaid guest at its media archive, without any claim to "
                "employment."
            ),
        ),
        signer="Russell Amundsen",
        roles=("Director of human resources",),
        seed="amundsen 3",
    )
    sheet.page()
    sheet.family, sheet.body = fonts.TYPEWRITER, 9.5
    money.transcript(sheet, money.Return(
        names="MARG LIND", address="3317 H", status="Single", children="0", wages="98,447.00", total="98,500.00",
        adjustments="2,000.00", agi="96,500.00", deduction="15,750.00", taxable="80,750.00", tax="12,679.00", credits="0.00",
        liability="12,679.00", withheld="13,120.00", refund="441.00",
    ))  # fmt: skip
    sheet.page()
    sheet.family, sheet.body = fonts.SERIF, 11.5
    ornaments.letterhead_center(sheet, "NORTH STAR SAVINGS BANK", ["20 Nicollet Row, Minneapolis, Minnesota 55499 - (612) 555-0111"],
                                color="22375e", emblem="pillars")  # fmt: skip
    money.deposit_letter(
        sheet,
        day="November 11, 2026",
        rows=(
            ("Customer", "Margaret Ellen Lindqvist"),
            ("Account", "Savings, number ending in 0177"),
            ("Opened", "May 6, 2004"),
            ("Deposits, past 12 months", "$12,000.00"),
            ("Present balance", "<b>$31,200.00</b>"),
        ),
        officer="Yolanda Reyes-Hart",
        role="Vice president, branch services",
        seed="reyes 2",
    )
    return sheet.finish()


DRAWINGS = (
    Drawing("exhibits/visa-refusals.pdf", refusals),
    Drawing("exhibits/sponsor-passport.pdf", passport),
    Drawing("exhibits/finances.pdf", finances),
)
