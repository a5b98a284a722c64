"""A translation bureau's work: the marriage deed in English and its signed certificate, both scans."""

from tools.draw_cases import fonts, ornaments, scan
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, Sheet, ink

_HEAD = ["Sworn and commercial translations, Dari, Pashto, Urdu, English", "Blue Square 22, Islamabad, Pakistan",
         "Telephone +92 51 555 0188"]  # fmt: skip


def _sheet() -> Sheet:
    sheet = Sheet(A4, family=fonts.SERIF, body=11.5, margins=(72, 60, 72))
    ornaments.letterhead_bar(sheet, "Pirzada Language Bureau", _HEAD, color="5a2d82", emblem="dove")
    return sheet


def _scan(sheet: Sheet, seed: str) -> bytes:
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], seed, tint=(252, 251, 246), skew=0.4)
    return scan.to_pdf([page.convert("L")], quality=42, title=seed)


def translation() -> bytes:
    """The English text, laid out like the original."""
    sheet = _sheet()
    sheet.text("<i>Translation from Dari</i>", align="right", size=10)
    sheet.text(
        "Islamic Republic of Afghanistan<br/>Supreme Court<br/>City Court of Herat, Division of Deeds",
        align="center",
    )
    sheet.text("<b>MARRIAGE DEED</b>", size=16, align="center", gap=12)
    sheet.table(
        [
            ("Number of deed", "448 / 1391"),
            ("Name of groom", "Jawad Haidari, son of Mohammad Nabi"),
            ("Birth of groom", "9 Asad 1364 [July 31, 1985], Herat"),
            ("Name of bride", "Maryam Rahimi, daughter of Abdul Ghafoor"),
            ("Birth of bride", "13 Hut 1367 [March 4, 1989], Herat"),
            ("Family name after marriage", "Haidari"),
            ("Date of marriage", "25 Jawza 1391, corresponding to June 14, 2012"),
            ("Place of marriage", "City of Herat"),
            ("Dower", "One hundred fifty thousand afghanis"),
            ("First witness", "Mohammad Rafiq, son of Ghulam Nabi"),
            ("Second witness", "Abdul Sattar, son of Nazar Mohammad"),
        ],
        (36, 64), grid=ink("8a8f98"), size=11, pad=5,
    )  # fmt: skip
    sheet.text(
        "The marriage under religious law between the parties was concluded and registered in the presence of the witnesses."
    )
    sheet.text("Judge: Mawlawi Ahmad Zia [signature]")
    sheet.text("[signatures of two witnesses, without names]")
    sheet.text("[round seal: City Court of Herat - Division of Deeds]")
    sheet.text("[emblem at top left: scales]")
    ornaments.signature(sheet, sheet.right - 130, 90, "pirzada", wide=90)
    ornaments.seal(sheet, sheet.left + 50, 110, ring="PIRZADA LANGUAGE BUREAU * ISLAMABAD * ", middle=("PAGE", "1 OF 1"),
                   radius=40, color=ornaments.PURPLE_INK)  # fmt: skip
    return _scan(sheet, "bureau translation")


def certificate() -> bytes:
    """The translator's certificate, signed in ink."""
    sheet = _sheet()
    sheet.space(20)
    sheet.text("<b>CERTIFICATE OF TRANSLATION</b>", size=16, align="center", gap=20)
    sheet.text(
        "I, <b>Samina Pirzada</b>, certify that I am competent to translate from <b>Dari into English</b>, and that the attached "
        "translation of the document named below is <b>complete and accurate</b>.",
        leading=1.6, gap=14,
    )  # fmt: skip
    sheet.pairs([
        ("Document", "Marriage deed 448/1391 of the City Court of Herat, Jawad Haidari and Maryam Rahimi"),
        ("Pages", "1 page of the original, 1 page of translation"), ("Translator", "Samina Pirzada, Pirzada Language Bureau"),
        ("Address", "Blue Square 22, Islamabad 44000, Pakistan"), ("Telephone", "+92 51 555 0188"),
        ("Email", "samina@pirzada.example.org"),
    ])  # fmt: skip
    ornaments.signed(sheet, "Samina Pirzada", "Translator", seed="pirzada")
    ornaments.handwriting(sheet, sheet.left + 240, sheet.y + 22, "12 November 2026", size=20)
    ornaments.seal(sheet, sheet.right - 60, sheet.y + 30, ring="PIRZADA LANGUAGE BUREAU * ISLAMABAD * ", emblem="dove",
                   radius=44, color=ornaments.PURPLE_INK, turn=15)  # fmt: skip
    return _scan(sheet, "bureau certificate")


DRAWINGS = (
    Drawing("translations/marriage-certificate.en.pdf", translation),
    Drawing("translations/marriage-certificate.certificate.pdf", certificate),
)
