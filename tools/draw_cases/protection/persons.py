"""Papers of the person: internal passport, birth certificate, the consulate's answer."""

from PIL import Image

from tools.draw_cases import emblems, fonts, identity, money, ornaments, photo, scan
from tools.draw_cases.identity import Field
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, Sheet, ink

_MM = 72 / 25.4
_MAROON = "7a2438"


def _internal_spread() -> Image.Image:
    sheet = Sheet((125 * _MM, 176 * _MM), family=fonts.FIRA)
    width, half = sheet.width, sheet.height / 2
    canvas = sheet.canvas
    canvas.setFillColor(ink("f6f0e6"))
    canvas.rect(0, 0, width, sheet.height, fill=1, stroke=0)
    identity.guilloche(sheet, 0, half, width, half, color="c99aa4", seed=3)
    sheet.at(
        width / 2,
        half + 208,
        "РОССИЙСКАЯ ФЕДЕРАЦИЯ",
        size=12,
        face="Fira-Bold",
        align="center",
        color=ink(_MAROON),
    )
    for row, (label, value) in enumerate((
        ("Паспорт выдан", "ОТДЕЛОМ ВНУТРЕННИХ ДЕЛ"), ("", "ЛЕНИНСКОГО РАЙОНА ГОР. КИРОВА"), ("Дата выдачи", "02.07.2010"),
        ("Код подразделения", "432-055"),
    )):  # fmt: skip
        sheet.at(26, half + 168 - row * 26, label, size=6.5, color=ink("6a5a50"))
        sheet.at(120, half + 168 - row * 26, value, size=9.5, face="Fira-Bold")
    ornaments.signature(sheet, 200, half + 44, "ovd kirov", wide=90, color=ornaments.BLACK_INK)
    ornaments.seal(sheet, 70, half + 54, ring="ОТДЕЛ ВНУТРЕННИХ ДЕЛ * КИРОВ * ", emblem="wheat", radius=34,
                   color=ornaments.PURPLE_INK, turn=9)  # fmt: skip
    identity.passport_page(
        sheet, (0, 0), (width, half - 1), state="РОССИЙСКАЯ ФЕДЕРАЦИЯ", native_state="", title="ПАСПОРТ", emblem="wheat",
        color=_MAROON, seed="vera lisitsyna",
        picture=identity.portrait(scarf=None, skin=(226, 190, 166), hair=(112, 82, 56), coat=(52, 66, 60), long_hair=True,
                                  seed="vera"),
        fields=(
            Field("Фамилия", "ЛИСИЦЫНА"), Field("Серия, номер", "33 10 055219"), Field("Имя", "ВЕРА"),
            Field("Пол", "ЖЕН."), Field("Отчество", "АНДРЕЕВНА"), Field("Дата рождения", "17.06.1990"),
            Field("Место рождения", "ГОР. КИРОВ"),
        ),
        machine=("PNRUSLISIQYNA<<VERA<ANDREEVNA<<<<<<<<<<<<<<<", "3310552197RUS9006174F<<<<<<<0100702432055<64"),
    )  # fmt: skip
    canvas.setStrokeColor(ink("9b9482"))
    canvas.setLineWidth(1.6)
    canvas.line(0, half, width, half)
    return scan.pages(sheet.finish(), 320)[0]


def internal_passport() -> bytes:
    """A telephone photo taken at a table in Tbilisi."""
    corners = ((0.12, 0.05), (0.9, 0.08), (0.93, 0.93), (0.08, 0.95))
    seen = photo.telephone(_internal_spread(), corners, "internal", size=(2268, 3024), shade="cloth")
    return photo.camera_file(seen, taken="2026:10:05 21:14:50", latitude=(41.0, 42.0, 30.4), longitude=(44.0, 47.0, 12.8),
                             quality=58)  # fmt: skip


def birth_certificate() -> bytes:
    """Issued in the last years of the Soviet Union, on green paper."""
    sheet = Sheet(A4, family=fonts.NOTO, body=12, margins=(76, 70, 76))
    identity.guilloche(sheet, 40, 120, sheet.width - 80, sheet.height - 200, color="9fc3a6", seed=4)
    emblems.crest(sheet.canvas, (sheet.center, sheet.height - 130), 30, "wheat", ink("2f6b3a"))
    sheet.y = sheet.height - 180
    sheet.text("<b>СОЮЗ СОВЕТСКИХ СОЦИАЛИСТИЧЕСКИХ РЕСПУБЛИК</b>", size=11, align="center")
    sheet.text("<b>СВИДЕТЕЛЬСТВО О РОЖДЕНИИ</b>", size=19, align="center", color=ink("2f6b3a"), gap=14)
    sheet.pairs([
        ("Гражданка", "<b>Лисицына Вера Андреевна</b>"), ("родилась", "17 июня 1990 года (семнадцатого июня)"),
        ("Место рождения", "город Киров, РСФСР"), ("Запись", "24 июня 1990 года, № 551"),
        ("Отец", "Лисицын Андрей Павлович, русский"), ("Мать", "Лисицына Ольга Сергеевна, русская"),
        ("Место регистрации", "Отдел ЗАГС Ленинского района города Кирова"), ("Дата выдачи", "24 июня 1990 года"),
    ], label=0.28)  # fmt: skip
    sheet.text("III-ИР № 555219", size=15, align="center", color=ink(ornaments.RED_INK), face="Fira-Bold")
    sheet.text("Заведующая отделом ЗАГС", gap=24)
    ornaments.signature(sheet, sheet.left + 170, sheet.y + 26, "zags", wide=100)
    ornaments.seal(sheet, sheet.right - 90, sheet.y + 4, ring="ОТДЕЛ ЗАГС * ГОРОД КИРОВ * ", emblem="wheat", radius=44,
                   color=ornaments.PURPLE_INK, turn=-13)  # fmt: skip
    page = scan.scanned(
        scan.pages(sheet.finish(), 200)[0], "zags", tint=(226, 238, 218), skew=0.7, folds=True
    )
    return scan.to_pdf([page], quality=36, title="IMG_0551")


def consulate() -> bytes:
    """The answer on a new passport."""
    sheet = Sheet(A4, family=fonts.FIRA, body=11.5, margins=(76, 60, 76))
    ornaments.letterhead_center(
        sheet, "КОНСУЛЬСКИЙ ОТДЕЛ", ["Секция интересов, Тбилиси"], color="33415c", emblem="pillars"
    )
    money.letter(
        sheet,
        day="30 сентября 2026 г., № 1-0552",
        subject="Лисицыной В. А.",
        paragraphs=(
            "На Ваше заявление от 1 сентября 2026 г. о выдаче нового заграничного паспорта взамен похищенного сообщаем.",
            (
                "По данным проверки в отношении Вас имеется запрос органов внутренних дел по городу Кирову. Выдача паспорта за "
                "границей не производится. Вам следует лично обратиться по месту жительства в городе Кирове."
            ),
            "Свидетельство на возвращение может быть выдано только для въезда в Российскую Федерацию.",
        ),
        closing="",
        signer="Заведующий отделом",
        roles=(),
        seed="consulate tbilisi",
    )
    ornaments.seal(
        sheet,
        sheet.right - 80,
        sheet.y + 30,
        ring="КОНСУЛЬСКИЙ ОТДЕЛ * ТБИЛИСИ * ",
        emblem="pillars",
        radius=44,
    )
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "consulate", tint=(251, 250, 246), skew=-0.5)
    return scan.to_pdf([page.convert("L")], quality=42, title="Otvet")


DRAWINGS = (
    Drawing("exhibits/internal-passport.jpg", internal_passport),
    Drawing("exhibits/birth-certificate.pdf", birth_certificate),
    Drawing("exhibits/consulate-answer.pdf", consulate),
)
