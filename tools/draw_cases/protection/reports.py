"""Where she is now, and dated reports: legal aid, two reports on the country."""

from collections.abc import Sequence

from tools.draw_cases import emblems, fonts, money, ornaments
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, LETTER, Sheet, ink


def whereabouts() -> bytes:
    """Legal aid on her stay in Georgia and on the ways that were tried."""
    sheet = Sheet(A4, family=fonts.SERIF, body=11.5, margins=(76, 60, 76), title="Status in Georgia")
    ornaments.letterhead_center(sheet, "RIONI LEGAL AID", ["8 Bread Lane, Tbilisi, Georgia - +995 32 555 0122"], color="3b5d2a",
                                emblem="scales")  # fmt: skip
    money.letter(
        sheet,
        day="Tbilisi, November 12, 2026",
        subject="Ms. Vera Lisitsyna: stay in Georgia and protection sought",
        paragraphs=(
            "Our office has represented Ms. Lisitsyna since February 2026. We have seen the papers named here.",
            (
                "She entered Georgia on <b>February 9, 2026</b>, by the border post of Larsi. As a Russian citizen she may stay for one "
                "year without a visa, until <b>February 9, 2027</b>. After that day, without a passport, she cannot leave and enter again, and "
                "can be expelled to Russia."
            ),
            (
                "She asked for asylum in Georgia on March 2, 2026. The request was refused on July 20, 2026; the appeal was dismissed on "
                "October 12, 2026. The decision says that no danger by private persons was shown in Georgia. It was made on papers of "
                "the time before the attack of August 21."
            ),
            (
                "Requests for resettlement are not taken from Russian citizens who entered Georgia without a visa: we asked the responsible "
                "office on September 4 and were told so on September 18."
            ),
            "She has no other citizenship and no right to live in a third country.",
        ),
        signer="Davit Gelashvili",
        roles=("Attorney, Rioni Legal Aid",),
        seed="gelashvili",
    )
    return sheet.finish()


def _cover(sheet: Sheet, *, house: str, title: str, below: str, day: str, color: str, emblem: str) -> None:
    canvas = sheet.canvas
    canvas.setFillColor(ink(color))
    canvas.rect(0, sheet.height * 0.44, sheet.width, sheet.height * 0.56, fill=1, stroke=0)
    emblems.crest(canvas, (sheet.left + 34, sheet.height - 110), 30, emblem, ink("ffffff"))
    sheet.y = sheet.height - 260
    sheet.text(title, size=30, face=sheet.family[1], color=ink("ffffff"), leading=1.15, gap=14)
    sheet.text(below, size=14, color=ink("ffffff"))
    sheet.y = sheet.height * 0.44 - 60
    sheet.text(f"<b>{house}</b>", size=14)
    sheet.text(day, size=12)


def _chapter(sheet: Sheet, key: str, title: str, color: str) -> None:
    sheet.page()
    sheet.canvas.bookmarkPage(key)
    sheet.canvas.addOutlineEntry(title, key, level=0)
    sheet.text(title, size=17, face=sheet.family[1], color=ink(color), gap=12)


def _prose(sheet: Sheet, paragraphs: Sequence[str]) -> None:
    for words in paragraphs:
        sheet.text(words, align="justify", gap=9, leading=1.45)


def _bars(sheet: Sheet, rows: Sequence[tuple[str, int]], color: str, most: int) -> None:
    """A bar for each row, as yearly reports have them."""
    for label, count in rows:
        sheet.at(sheet.left, sheet.y - 12, label, size=10)
        sheet.canvas.setFillColor(ink(color))
        sheet.canvas.rect(
            sheet.left + 110, sheet.y - 15, (sheet.span - 150) * count / most, 13, fill=1, stroke=0
        )
        sheet.at(sheet.left + 118 + (sheet.span - 150) * count / most, sheet.y - 12, str(count), size=10)
        sheet.space(24)
    sheet.space(8)


def quarry_report() -> bytes:
    """Four pages with an outline: reporters and private guards."""
    color = "5a1f2e"
    sheet = Sheet(A4, family=fonts.FIRA, body=10.5, margins=(70, 70, 70), title="Stone and Silence", author="Meridian Rights Watchers",
                  producer="Pressroom 9")  # fmt: skip
    _cover(sheet, house="Meridian Rights Watchers", title="Stone and Silence", day="June 2026", color=color, emblem="scales",
           below="Private guards and local reporters in seven Russian regions, 2022 to 2026")  # fmt: skip
    _chapter(sheet, "summary", "1. Summary", color)
    _prose(sheet, (
        ("Small newspapers that report on quarries, landfills and logging in Russia's regions pay for it. This report documents "
        "64 attacks on 51 local reporters between January 2022 and April 2026. In 41 of them the victims or witnesses recognized men "
        "of private guard companies that were hired by the companies reported on."),
        "Seven reporters died. In one case of the 64 a suspect was charged; he was acquitted.",
        ("The pattern is steady: an anonymous threat, a complaint for false information, a search in which the company's guards take "
        "part, then violence. The time from the first threat to violence was eight months in the middle of all cases."),
    ))  # fmt: skip
    _bars(sheet, (("2022", 9), ("2023", 13), ("2024", 15), ("2025", 19), ("2026 to April", 8)), color, 19)
    sheet.text("<i>Attacks by year. Source: the authors' own interviews and court papers.</i>", size=9)
    sheet.footer("Meridian Rights Watchers - Stone and Silence - 2")
    _chapter(sheet, "kirov", "4. Kirov region", color)
    _prose(sheet, (
        ("Eleven of the 64 attacks took place in the Kirov region, eight of them in connection with the quarry company "
        "<b>Granit-Sever</b> and its guard company <b>Severny Shchit</b>. The newspaper <i>Vyatka Listok</i>, which published four articles on "
        "the deaths of three workers, has lost its whole staff: one reporter is dead, one lives in Latvia, and one, <b>Vera L.</b>, "
        "fled to the South Caucasus after a search of her home."),
        ("Officers of the interior department told the authors that the guards' presence at the search of January 29, 2026, was "
        "\"usual help of a citizen's initiative\". The law knows no such help."),
        ("Reporters who went abroad were followed in four cases. The authors recommend that states outside the region give them "
        "temporary protection."),
    ))  # fmt: skip
    sheet.footer("Meridian Rights Watchers - Stone and Silence - 14")
    _chapter(sheet, "method", "Annex. Method", color)
    _prose(sheet, (
        ("The authors spoke with 88 persons, 51 of them reporters, and read 212 documents. Accounts were used only where two "
        "independent sources agreed. Names are shortened where the person asked for it."),
    ))  # fmt: skip
    sheet.table(
        [("Region", "Attacks", "Guards recognized", "Charges"), ("Kirov", "11", "8", "0"), ("Komi", "10", "7", "0"), ("Perm", "9", "6", "1"),
         ("Vologda", "9", "5", "0"), ("Kostroma", "9", "6", "0"), ("Udmurtia", "8", "5", "0"), ("Arkhangelsk", "8", "4", "0"),
         ("Sum", "64", "41", "1")],
        (40, 20, 25, 15), head=ink(color), grid=ink("c3a9b0"), right_columns=(1, 2, 3), bold_last=True, striped=True, size=10, pad=5,
    )  # fmt: skip
    sheet.footer("Meridian Rights Watchers - an invented organization for an example case - 22")
    sheet.canvas.showOutline()
    return sheet.finish()


def tbilisi_report() -> bytes:
    """Two Letter pages on exiled reporters in Tbilisi."""
    color = "b4531a"
    sheet = Sheet(LETTER, family=fonts.NOTO, body=10.5, margins=(72, 60, 72), title="No safe street", author="Open Page Alliance",
                  producer="Office Writer")  # fmt: skip
    ornaments.letterhead_bar(sheet, "Open Page Alliance", ["Report, September 2026", "Rue des Tilleuls 55, Brussels"], color=color,
                             emblem="dove")  # fmt: skip
    sheet.text("No safe street: exiled reporters in Tbilisi", size=19, face=sheet.family[1], gap=6)
    sheet.text("September 22, 2026", gap=10)
    _prose(sheet, (
        ("Since 2022 about 160 reporters from Russia and its neighbors have come to Tbilisi. Most can stay for a year without a visa. "
        "Few obtain asylum: of 74 requests that we followed, three were granted."),
        ("Between January and September 2026 we recorded nine cases in which exiled reporters were followed to their homes, and three in which "
        "they were attacked and injured. In all three the attackers spoke Russian and named the article that had displeased. In none "
        "was anyone charged."),
    ))  # fmt: skip
    sheet.table(
        [("Date", "Place", "What happened", "Inquiry"), ("March 8, 2026", "Saburtalo", "Reporter beaten in a stairwell; jaw broken", "suspended"),
         ("June 27, 2026", "Vake", "Car of a reporter burnt; threats by telephone", "suspended"),
         ("August 21, 2026", "Abasheli Street", "Woman reporter from Kirov thrown down, arm and ribs broken, passport taken", "open")],
        (20, 20, 44, 16), head=ink(color), grid=ink("d9b9a3"), striped=True, size=9.5, pad=5,
    )  # fmt: skip
    sheet.page()
    sheet.heading("What happens to those who go back", color=ink(color), size=13)
    _prose(sheet, (
        ("We know of eleven reporters who returned to Russia from Tbilisi since 2023, most because money or papers had run out. Six were "
        "detained at the border or within a month. Two were beaten. One died in custody."),
        "Reporters whose passports were lost or stolen are in the worst position. Consulates answer that a new passport is issued only at home.",
    ))  # fmt: skip
    sheet.heading("Recommendations", color=ink(color), size=13)
    sheet.items([
        "To the authorities in Tbilisi: name one investigator for all cases.",
        "To other states: admit reporters at acute risk for a limited time, without asking for a passport that they cannot get.",
    ])  # fmt: skip
    sheet.footer("Open Page Alliance - an invented organization for an example case - page 2 of 2")
    return sheet.finish()


DRAWINGS = (
    Drawing("exhibits/legal-aid-letter.pdf", whereabouts),
    Drawing("exhibits/report-quarry.pdf", quarry_report),
    Drawing("exhibits/report-tbilisi.pdf", tbilisi_report),
)
