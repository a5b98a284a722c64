"""The charity care papers: an application with filled form fields and notes on it, and the determination."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from reportlab.lib.colors import black, white

from tools.draw_cases import fonts, ornaments, scan
from tools.draw_cases.sheet import LETTER, Sheet, ink

_TEAL = "0b5563"
_ROWS: tuple[Sequence[tuple[str, str, float]], ...] = (
    (
        ("Patient's name", "Maryam Haidari", 0.5),
        ("Date of birth", "03/04/1989", 0.22),
        ("Country", "Pakistan", 0.22),
    ),
    (
        ("Person who applies for the patient", "Karim Rahimi, brother", 0.5),
        ("Telephone", "(510) 555-0142", 0.46),
    ),
    (("Patient's monthly household income (U.S. $)", "310", 0.5), ("People in the household", "4", 0.46)),
    (("Source of income", "Husband: bookkeeping for a school in Islamabad", 0.98),),
    (("Insurance or other program that could pay", "None. Not eligible for any public program.", 0.98),),
    (
        (
            "Service asked for",
            "Cone reconstruction, ablation, rehabilitation, follow-up (EST-2026-55017)",
            0.98,
        ),
    ),
)


def _application(sheet: Sheet) -> None:
    ornaments.letterhead_bar(sheet, "Saint Brannoc Heart Center", ["Application for financial assistance",
        "2500 Lakeshore Plaza", "Oakland, California 94612", "(510) 555-0171"], color=_TEAL, emblem="heart")  # fmt: skip
    sheet.text("<b>APPLICATION FOR CHARITY CARE</b>", size=14, color=ink(_TEAL))
    sheet.text("Please answer every question. Print, or fill in on the screen.", size=9.5)
    form: Any = sheet.canvas.acroForm
    for row in _ROWS:
        x = sheet.left
        for label, value, share in row:
            wide = sheet.span * share - 8
            sheet.at(x, sheet.y - 8, label, size=8, color=ink("4a5560"))
            form.textfield(name=label, tooltip=label, value=value, x=x, y=sheet.y - 32, width=wide, height=20, fontSize=10,
                           fontName="Helvetica", borderWidth=0.5, borderColor=ink("9fb6bc"), fillColor=ink("f3f8f9"),
                           textColor=black, forceBorder=True)  # fmt: skip
            x += sheet.span * share
        sheet.space(44)
    for number, (words, on) in enumerate((
        ("The patient lives outside the United States and has no right to public benefits there.", True),
        ("The patient or the family owns a house or land.", False),
        ("Proof of income is attached.", True),
        ("I agree that the hospital may ask the referring physician for records.", True),
    )):  # fmt: skip
        form.checkbox(name=f"statement {number + 1}", tooltip=words, checked=on, x=sheet.left, y=sheet.y - 14, size=13,
                      buttonStyle="check", borderWidth=0.8, borderColor=ink("4a5560"), fillColor=white, forceBorder=True)  # fmt: skip
        sheet.at(sheet.left + 22, sheet.y - 11, words, size=10)
        sheet.space(22)
    sheet.space(16)
    sheet.text(
        "I declare that these answers are true. I sign on behalf of the patient, who is my sister.", gap=40
    )
    ornaments.signature(sheet, sheet.left + 8, sheet.y + 8, "karim rahimi", wide=120)
    sheet.canvas.line(sheet.left, sheet.y, sheet.left + 220, sheet.y)
    sheet.at(sheet.left, sheet.y - 12, "Signature", size=8)
    ornaments.handwriting(sheet, sheet.left + 290, sheet.y + 5, "October 30, 2026", size=18)
    sheet.canvas.line(sheet.left + 280, sheet.y, sheet.left + 420, sheet.y)
    sheet.at(sheet.left + 280, sheet.y - 12, "Date", size=8)
    sheet.footer("Form PFS-3 - Saint Brannoc Heart Center - Financial assistance application")


def _determination(sheet: Sheet) -> None:
    sheet.page()
    ornaments.letterhead_bar(sheet, "Saint Brannoc Heart Center", ["Charity Care Committee",
        "2500 Lakeshore Plaza", "Oakland, California 94612", "(510) 555-0171"], color=_TEAL, emblem="heart")  # fmt: skip
    sheet.text("November 9, 2026")
    sheet.lines("Mr. Karim Rahimi", "4127 Alder Court", "Fremont, California 94536")
    sheet.text("<b>Determination FA-2026-00417: Maryam Haidari, born March 4, 1989</b>", size=11.5)
    for words in (
        (
            "The committee met on November 9, 2026. It <b>approves charity care of 100 percent</b> for the services in "
            "estimate EST-2026-55017:"
        ),
    ):
        sheet.text(words)
    sheet.table(
        [
            ("Services", "Charge, U.S. $", "Charity care", "Patient pays"),
            ("A  Surgery and hospital stay", "48,000", "100 %", "0"),
            ("B  Preparation", "4,100", "100 %", "0"),
            ("C  Catheter ablation", "9,800", "100 %", "0"),
            ("D  Cardiac rehabilitation, 36 sessions", "4,320", "100 %", "0"),
            ("E  Follow-up to the final visit", "3,180", "100 %", "0"),
            ("Total", "69,400", "69,400", "0"),
        ],
        (52, 18, 16, 14), head=ink(_TEAL), grid=ink("9fb6bc"), right_columns=(1, 2, 3), bold_last=True, pad=5, size=10,
    )  # fmt: skip
    sheet.items([
        "The approval includes complications of these services and medicines given in the hospital.",
        "It is valid from January 1 to December 31, 2027. It needs no deposit and no guarantee by the family.",
        "It is paid from the Brannoc Foundation and from the hospital's own funds. No public money is used.",
        "Not included: medicines at home, travel, food and housing.",
    ])  # fmt: skip
    sheet.text("A request for renewal is not needed unless the treatment goes beyond 2027.")
    sheet.text("For the committee,")
    ornaments.signed(sheet, "Gregory Vance", "Chair, Charity Care Committee", seed="vance-2")
    ornaments.seal(sheet, sheet.right - 70, sheet.y + 40, ring="SAINT BRANNOC HEART CENTER * OAKLAND * ", emblem="heart",
                   color=_TEAL, radius=42, turn=10)  # fmt: skip
    sheet.footer("Saint Brannoc Heart Center - Charity Care Committee - page 1 of 1")


def _annotate(pdf: pikepdf.Pdf) -> None:
    """A yellow marker over one line of the determination, and a counselor's pop-up note on the application."""
    first, second = pdf.pages
    paint = Dictionary(ExtGState=Dictionary(G0=Dictionary(BM=Name.Multiply)))
    look = pikepdf.Stream(pdf, b"/G0 gs 1 0.92 0.3 rg 0 0 290 15 re f", Type=Name.XObject, Subtype=Name.Form,
                          BBox=Array([0, 0, 290, 15]), Resources=paint)  # fmt: skip
    box = Array([70, 571, 360, 586])
    marker = Dictionary(Type=Name.Annot, Subtype=Name.Highlight, Rect=box, C=Array([1, 0.92, 0.3]), F=4,
                        QuadPoints=Array([70, 586, 360, 586, 70, 571, 360, 571]), AP=Dictionary(N=look),
                        T=String("Karim Rahimi"))  # fmt: skip
    second.Annots = Array([*second.get("/Annots", Array()), pdf.make_indirect(marker)])
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([560, 640, 580, 660]), Name=Name.Comment, F=4,
                      Contents=String("Income proof checked against the school's letter. M. Trent"), T=String("M. Trent"))  # fmt: skip
    first.Annots.append(pdf.make_indirect(note))


def charity() -> bytes:
    """Both papers in one PDF with form fields and annotations."""
    sheet = Sheet(LETTER, family=fonts.SANS, body=10.5, margins=(66, 60, 66), title="Charity care M. Haidari",
                  producer="BrannocBilling")  # fmt: skip
    _application(sheet)
    _determination(sheet)
    with pikepdf.open(BytesIO(sheet.finish())) as pdf:
        _annotate(pdf)
        return scan.saved(pdf)
