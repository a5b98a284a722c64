"""Papers of means that look alike in every case: return transcript, bank officer's letter, plain letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.draw_cases import ornaments
from tools.draw_cases.sheet import Sheet

Lines = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Return:
    """What a transcript says of one tax return; amounts as printed."""

    names: str
    address: str
    status: str
    children: str
    wages: str
    total: str
    adjustments: str
    agi: str
    deduction: str
    taxable: str
    tax: str
    credits: str
    liability: str
    withheld: str
    refund: str


def _groups(filed: Return) -> tuple[tuple[tuple[str, Lines], ...], ...]:
    head = (
        ("Name(s) shown on return", filed.names),
        ("Address", filed.address),
        ("Tax period requested", "12-31-2025"),
        ("Filing status", filed.status),
        ("Form number", "1040"),
        ("Cycle posted", "20260905"),
        ("Return received date", "02-24-2026"),
        ("Number of dependents claimed", filed.children),
    )
    income = (
        ("Wages, salaries, tips", filed.wages),
        ("Taxable interest income", "53.00"),
        ("Ordinary dividends", "0.00"),
        ("Business income or loss (Schedule C)", "0.00"),
        ("Capital gain or loss", "0.00"),
        ("Unemployment compensation", "0.00"),
        ("Social Security benefits, taxable", "0.00"),
        ("Other income", "0.00"),
        ("Total income", filed.total),
    )
    adjustments = (
        ("Educator expenses", "0.00"),
        ("Student loan interest deduction", "0.00"),
        ("IRA deduction", filed.adjustments),
        ("Other adjustments", "0.00"),
        ("Total adjustments", filed.adjustments),
        ("ADJUSTED GROSS INCOME", filed.agi),
    )
    tax = (
        ("Standard deduction", filed.deduction),
        ("Taxable income", filed.taxable),
        ("Tentative tax", filed.tax),
        ("Child tax credit", filed.credits),
        ("Total credits", filed.credits),
        ("Total tax liability", filed.liability),
    )
    paid = (
        ("Federal income tax withheld", filed.withheld),
        ("Estimated tax payments", "0.00"),
        ("Total payments", filed.withheld),
    )
    balance = (
        ("Amount you owe", "0.00"),
        ("Refund", filed.refund),
        ("Balance after transcript", "0.00"),
    )
    return (
        (("", head), ("Income", income)),
        (("Adjustments to income", adjustments), ("Tax and credits", tax)),
        (("Payments", paid), ("Refund or amount owed", balance)),
    )


def _cells(title: str, rows: Lines) -> list[tuple[str, str]]:
    cells: list[tuple[str, str]] = []
    for label, value in rows:
        shown = f"${value}" if title else value
        cells.append((f"<b>{label}:</b>", f"<b>{shown}</b>") if label.isupper() else (f"{label}:", shown))
    return cells


def transcript(sheet: Sheet, filed: Return) -> None:
    """Three pages as a government computer prints them; begins on the present page."""
    for number, group in enumerate(_groups(filed), start=1):
        if number > 1:
            sheet.page()
        sheet.text("<b>This Product Contains Sensitive Taxpayer Data</b>", align="center", size=10)
        sheet.text("<b>Tax Return Transcript</b>", align="center", size=14)
        sheet.table(
            [
                ("Request date:", "11-06-2026"),
                ("Response date:", "11-06-2026"),
                ("Tracking number:", "100055501420"),
                ("SSN provided:", "XXX-XX-XXXX"),
                ("Page:", f"{number} of 3"),
            ],
            (50, 50),
            right_columns=(1,),
            size=9,
            pad=1,
        )
        sheet.rule()
        for title, rows in group:
            if title:
                sheet.text(f"<b>{title}</b>", size=11, gap=3)
            sheet.table(_cells(title, rows), (64, 36), right_columns=(1,), size=9.5, pad=2.2)
        sheet.footer(
            "This transcript shows most line items of the return as originally filed. Names and numbers are shortened."
        )


def deposit_letter(sheet: Sheet, *, day: str, rows: Lines, officer: str, role: str, seed: str) -> None:
    """The body of a bank officer's letter, below its letterhead."""
    sheet.text(day)
    sheet.text("<b>To whom it may concern: verification of deposit</b>")
    sheet.text("At the request of our member I confirm the following as an officer of this institution:")
    sheet.pairs(rows, size=11)
    sheet.text(
        "The account has been in good standing since it was opened. The member may withdraw the balance at any time."
    )
    sheet.text("This letter is given without liability on the part of the institution or its officers.")
    sheet.text("Sincerely,")
    ornaments.signed(sheet, officer, role, seed=seed)


def letter(
    sheet: Sheet,
    *,
    day: str,
    subject: str,
    paragraphs: Sequence[str],
    signer: str,
    roles: Sequence[str],
    seed: str,
    to: Sequence[str] = (),
    closing: str = "Sincerely,",
    color: str = ornaments.BLUE_INK,
) -> None:
    """The body of a letter, below its letterhead."""
    sheet.text(day, align="right" if not to else "left", gap=10)
    if to:
        sheet.lines(*to)
    sheet.text(f"<b>{subject}</b>", size=sheet.body + 0.5, gap=9)
    for words in paragraphs:
        sheet.text(words, gap=9, leading=1.42)
    sheet.text(closing)
    ornaments.signed(sheet, signer, *roles, seed=seed, color=color)
