"""Papers of the harm: threats, search record, police certificate, clinic, the letter that names her."""

from tools.draw_cases import fonts, ornaments, scan, screens
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.screens import Bubble
from tools.draw_cases.sheet import A4, Sheet, ink

_ORANGE = "b4531a"


def threats_kirov() -> bytes:
    """The first messages, in Kirov."""
    return screens.chat(
        clock="23:07", name="Номер скрыт", note="был(а) недавно", day="18 декабря 2025",
        bubbles=(
            Bubble("Лисицына, ты про карьер писать закончила.", "22:41"),
            Bubble("Кто это?", "22:44", mine=True),
            Bubble("Те, кто видит, как ты возвращаешься домой. Второй подъезд, четвёртый этаж, свет на кухне.", "22:46"),
            Bubble("Седов тоже не понял с первого раза.", "22:47"),
            Bubble("Удали статьи до пятницы. Потом разговора не будет.", "22:52"),
        ),
    )  # fmt: skip


def threats_tbilisi() -> bytes:
    """The messages that found her in Tbilisi, with a photo of her door."""
    return screens.chat(
        clock="08:15", name="Номер скрыт", note="в сети", day="12 августа 2026",
        bubbles=(
            Bubble("Думала, за горами не найдут?", "07:58"),
            Bubble("", "07:58", photo=True),
            Bubble("Красивая дверь. Дом 14.", "07:59"),
            Bubble("За тебя заплачено. Вернёшься сама или привезут.", "08:03"),
            Bubble("Шанс был в декабре.", "08:04"),
        ),
    )  # fmt: skip


def search_record() -> bytes:
    """A form filled in by hand: two pages from an office copier."""
    sheet = Sheet(A4, family=fonts.NOTO, body=10.5, margins=(72, 64, 72))
    sheet.text("<b>ПРОТОКОЛ ОБЫСКА</b>", size=16, align="center", gap=6)
    sheet.text("г. Киров, 29 января 2026 года", align="center", gap=14)
    for words in (
        "Обыск начат в 06 ч. 10 мин., окончен в 09 ч. 35 мин.",
        (
            "Старший оперуполномоченный Рогов Д. И. в присутствии понятых произвёл обыск в жилище Лисицыной Веры Андреевны, "
            "1990 г. р., по адресу: г. Киров, ул. Водопроводная, д. 21, кв. 47."
        ),
        "Основание: проверка по заявлению ООО «Гранит-Север» о распространении недостоверных сведений.",
        "В ходе обыска обнаружено и изъято:",
    ):
        sheet.text(words, gap=8, leading=1.45)
    sheet.table(
        [
            ("№", "Предмет", "Кол-во", "Примечание"),
            ("1", "Ноутбук серого цвета, без зарядного устройства", "1", "упакован"),
            ("2", "Телефон мобильный, чёрный", "1", "упакован"),
            ("3", "Блокноты с записями о карьере", "6", "упакованы"),
            ("4", "Список номеров телефонов рабочих, 2 листа", "1", "упакован"),
            ("5", "Диктофон", "1", "упакован"),
        ],
        (6, 56, 14, 24), head=ink("e4e6ea"), grid=ink("5b6670"), size=10.5, pad=5,
    )  # fmt: skip
    sheet.text("Заявления участников: ____________________________________________", gap=4)
    sheet.page()
    sheet.text("(продолжение протокола, лист 2)", align="center", size=9.5, gap=14)
    for words in (
        "Лисицына В. А. от подписи отказалась. Копия протокола вручена под роспись отцу, Лисицыну А. П.",
        (
            "При обыске присутствовали сотрудники частного охранного предприятия «Северный щит» в количестве двух человек, "
            "приглашённые заявителем."
        ),
    ):
        sheet.text(words, gap=10, leading=1.45)
    for number, (role, seed) in enumerate((("Старший оперуполномоченный", "rogov"), ("Понятой", "ponyatoy 1"),
                                           ("Понятой", "ponyatoy 2"), ("Копию получил", "lisitsyn father"))):  # fmt: skip
        y = sheet.y - 40 - number * 46
        sheet.at(sheet.left, y, role, size=10.5)
        sheet.canvas.line(sheet.left + 190, y - 2, sheet.left + 360, y - 2)
        ornaments.signature(sheet, sheet.left + 210, y + 2, seed, wide=90, color=ornaments.BLACK_INK)
    ornaments.stamp(sheet, sheet.right - 80, sheet.y - 220, ["КОПИЯ ВЕРНА", "29 ЯНВ 2026"], turn=-8)
    ornaments.seal(sheet, sheet.left + 90, sheet.y - 260, ring="ОТДЕЛ ВНУТРЕННИХ ДЕЛ * КИРОВ * ", emblem="shield", radius=44,
                   turn=12)  # fmt: skip
    pictures = [scan.scanned(page, f"search{n}", tint=(243, 241, 235), skew=(0.9, -0.6)[n]).convert("L")
                for n, page in enumerate(scan.pages(sheet.finish(), 200))]  # fmt: skip
    return scan.to_pdf(pictures, quality=40, title="Doc 29-01")


def police() -> bytes:
    """The certificate of the police in Tbilisi, in Georgian."""
    sheet = Sheet(A4, family=fonts.FIRA, body=11.5, margins=(76, 60, 76))
    ornaments.letterhead_center(sheet, "თბილისის პოლიციის დეპარტამენტი", ["მეხუთე განყოფილება, თბილისი, ტელ. +995 32 555 0105"],
                                color="23304f", emblem="shield")  # fmt: skip
    sheet.text("№ 055-1742", size=10.5)
    sheet.text("2 ნოემბერი 2026 წელი", align="right")
    sheet.text("<b>ცნობა</b>", size=17, align="center", gap=12)
    for words in (
        "ეძლევა ვერა ლისიცინას, დაბადებული 1990 წლის 17 ივნისს, რუსეთის მოქალაქეს.",
        (
            "2026 წლის 21 აგვისტოს, 22:40 საათზე, თბილისში, აბაშელის ქუჩა 14-ში, სადარბაზოსთან, ორმა უცნობმა მამაკაცმა "
            "მას სხეულის დაზიანება მიაყენა და წაართვა ჩანთა, რომელშიც იყო საზღვარგარეთის პასპორტი № 75 0552190."
        ),
        (
            "გამოძიება დაიწყო 2026 წლის 22 აგვისტოს. დამნაშავეთა ვინაობა ვერ დადგინდა. "
            "2026 წლის 30 ოქტომბერს გამოძიება შეჩერდა."
        ),
        "ცნობა გაიცემა წარსადგენად.",
    ):
        sheet.text(words, gap=11, leading=1.55)
    ornaments.signed(sheet, "გამომძიებელი ლ. მაისურაძე", seed="maisuradze")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 26, ring="პოლიციის დეპარტამენტი • თბილისი • ", emblem="shield",
                   radius=46, turn=-10)  # fmt: skip
    ornaments.handwriting(sheet, sheet.left + 130, sheet.y - 34, "2 / XI / 26", size=22)
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "police", tint=(250, 249, 243), skew=0.8)
    return scan.to_pdf([page], quality=40, title="cnoba")


def clinic() -> bytes:
    """The clinic's report in English."""
    sheet = Sheet(
        A4,
        family=fonts.UBUNTU,
        body=10.5,
        margins=(70, 60, 70),
        title="Medical report",
        producer="ClinicDesk",
    )
    ornaments.letterhead_bar(sheet, "Mtkvari Trauma Clinic", ["Emergency department", "3 Bridge Street, Tbilisi, Georgia",
        "+995 32 555 0140"], color="1f6f78", emblem="cross")  # fmt: skip
    sheet.text("<b>MEDICAL REPORT</b> (issued in English at the patient's request)", size=13)
    sheet.pairs([
        ("Patient", "Vera Lisitsyna, female, born June 17, 1990"), ("Admitted", "August 21, 2026, 23:25, by ambulance"),
        ("Discharged", "August 23, 2026"), ("Report of", "August 24, 2026"),
    ])  # fmt: skip
    sheet.heading("What the patient said")
    sheet.text(
        "Attacked by two men at the entrance of her house; thrown down, kicked, struck on the arm with a hard object; bag taken."
    )
    sheet.heading("Findings")
    sheet.table(
        [
            ("Region", "Finding", "Age"),
            ("Left forearm", "Fracture of the distal radius and ulna, displaced", "fresh"),
            ("Left side of chest", "Fracture of ribs 7 and 8; no pneumothorax", "fresh"),
            ("Face", "Bruise around the left eye, 5 x 4 cm; wound of the lip, 3 stitches", "fresh"),
            ("Both knees, right palm", "Abrasions", "fresh"),
            ("Right shoulder", "Scar, 3 cm", "old"),
        ],
        (28, 58, 14), head=ink("1f6f78"), grid=ink("a9c5c8"), striped=True, pad=5, size=10,
    )  # fmt: skip
    sheet.heading("Treatment and outlook")
    sheet.text("Reduction and fixation of the wrist with a plate on August 22; cast six weeks; pain relief. The injuries agree with the "
               "account given. Removal of the plate after twelve months. Psychological help is advised.")  # fmt: skip
    ornaments.signed(sheet, "Dr. Nino Kapanadze", "Trauma surgeon", seed="kapanadze 2")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 26, ring="MTKVARI TRAUMA CLINIC * TBILISI * ", emblem="cross", radius=42,
                   turn=10)  # fmt: skip
    return sheet.finish()


def third_party() -> bytes:
    """The organization that names her and says how near the harm is."""
    sheet = Sheet(A4, family=fonts.FIRA, body=10.5, margins=(72, 60, 72), title="Letter on Vera Lisitsyna",
                  author="Open Page Alliance", producer="Office Writer")  # fmt: skip
    head = ["Protection desk for local reporters", "Rue des Tilleuls 55, Brussels, Belgium", "+32 2 555 01 15",
            "desk@openpage.example.org"]  # fmt: skip
    ornaments.letterhead_bar(sheet, "Open Page Alliance", head, color=_ORANGE, emblem="dove")
    sheet.text("Brussels, November 9, 2026", align="right")
    sheet.text(
        "<b>To whom it may concern: Vera Andreevna Lisitsyna, reporter, born June 17, 1990</b>", size=11.5
    )
    for words in (
        (
            "Open Page Alliance documents attacks on local reporters in nine countries and has done so since 2011. Our protection desk has "
            "known Ms. Lisitsyna since December 2025."
        ),
        (
            "<b>What she did.</b> Between October and December 2025 she published four articles in the local newspaper <i>Vyatka Listok</i> on the "
            "deaths of three workers in a quarry of the company Granit-Sever, and on the payments by which their families were silenced. Two "
            "colleagues worked with her: Ilya Sedov and Pavel Gromov. We have read the articles and the documents behind them and consider "
            "them accurate."
        ),
        (
            "<b>What happened to the three.</b> Mr. Sedov was beaten on December 5, 2025, and found dead in the river on May 3, 2026; the inquiry was closed in nine days. Mr. "
            "Gromov left for Latvia in January 2026. Ms. Lisitsyna received threats from December 18, 2025; her home was searched "
            "on January 29, 2026, in the presence of two men of the quarry's guard company Severny Shchit; she fled to Georgia on February 9."
        ),
        (
            "<b>What we know of the danger today.</b> On October 14, 2026, a former guard of that company, whose identity we have checked and keep "
            "to ourselves, told us that money has been promised for bringing her back to Kirov, that her address in Tbilisi is "
            "known, and that the attack of August 21 was carried out by two men sent for this purpose. Parts of his account agree with "
            "facts that were not public. <b>We consider an abduction or a killing likely within months.</b>"
        ),
    ):
        sheet.text(words, align="justify", gap=9, leading=1.42)
    sheet.page()
    ornaments.letterhead_bar(sheet, "Open Page Alliance", head, color=_ORANGE, emblem="dove")
    for words in (
        (
            "<b>Why not in Georgia or elsewhere.</b> She has moved twice since August and was found each time within weeks. The local police "
            "suspended the inquiry. Three exiled reporters were attacked in Tbilisi in 2026; in none of the cases was anyone charged (see our report "
            "of September 2026). We asked two European programs for a place; both are full until 2028; their lists open in the autumn of 2027."
        ),
        (
            "<b>What we recommend.</b> Temporary relocation to a country where the men behind the attacks cannot move freely and where somebody "
            "receives her. We know that Prof. Margaret Lindqvist of Minneapolis will do so. We will keep in touch with Ms. Lisitsyna and "
            "will report on the case of the quarry until those responsible are named."
        ),
    ):
        sheet.text(words, align="justify", gap=9, leading=1.42)
    ornaments.signed(sheet, "Annelies de Wachter", "Head of the protection desk", seed="wachter 4")
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 30, ring="OPEN PAGE ALLIANCE * BRUSSELS * ", emblem="dove", radius=42,
                   color=_ORANGE, turn=7)  # fmt: skip
    sheet.footer("Open Page Alliance - an invented organization for an example case - page 2 of 2")
    return sheet.finish()


DRAWINGS = (
    Drawing("exhibits/open-page-letter.pdf", third_party),
    Drawing("exhibits/threats-kirov.png", threats_kirov),
    Drawing("exhibits/threats-tbilisi.png", threats_tbilisi),
    Drawing("exhibits/search-record.pdf", search_record),
    Drawing("exhibits/police-certificate.pdf", police),
    Drawing("exhibits/clinic-report.pdf", clinic),
)
