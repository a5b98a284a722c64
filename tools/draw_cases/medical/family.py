"""Papers of the family: passport, birth and marriage certificates, the way back."""

from functools import cache

from PIL import Image

from tools.draw_cases import emblems, identity, ornaments, photo, scan, shaped
from tools.draw_cases.identity import Field
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, Sheet, ink

_MM = 72 / 25.4
_ISLAMABAD = ((33.0, 42.0, 16.2), (73.0, 3.0, 21.5))
_HEADS = ("جمهوری اسلامی افغانستان", "وزارت امور داخله", "ادارهٔ ثبت احوال نفوس ولایت هرات")


@cache
def _maryam() -> bytes:
    return identity.portrait(
        scarf=(52, 72, 96), skin=(214, 172, 142), hair=(42, 32, 28), coat=(44, 46, 58), seed="maryam"
    )


def _passport_spread() -> Image.Image:
    """Both pages of the opened booklet."""
    sheet = Sheet((125 * _MM, 176 * _MM))
    width, half = sheet.width, sheet.height / 2
    sheet.canvas.setFillColor(ink("f4f1e6"))
    sheet.canvas.rect(0, 0, width, sheet.height, fill=1, stroke=0)
    identity.guilloche(sheet, 0, half, width, half, color="7d9a86", seed=2)
    sheet.canvas.setFillColor(ink("1d5b4a"))
    shaped.draw_center(sheet.canvas, width / 2, half + 196, "جمهوری اسلامی افغانستان", 13, bold=True)
    sheet.at(
        width / 2, half + 180, "ISLAMIC REPUBLIC OF AFGHANISTAN", size=9, face="Fira-Bold", align="center"
    )
    emblems.crest(sheet.canvas, (width / 2, half + 130), 30, "wheat", ink("1d5b4a"))
    sheet.at(width / 2, half + 78, "This passport contains 36 pages and is valid for all countries.", size=6.5,
             face="Fira", align="center")  # fmt: skip
    shaped.draw_center(
        sheet.canvas, width / 2, half + 64, "این پاسپورت دارای ۳۶ صفحه و برای تمام کشورها مدار اعتبار است", 8
    )
    sheet.at(26, half + 36, "Holder's signature", size=5.5, face="Fira")
    ornaments.signature(sheet, 110, half + 30, "maryam haidari", wide=100)
    sheet.at(width - 26, half + 18, "P01234567", size=10, face="Space", align="right", color=ink("a3262a"))
    identity.passport_page(
        sheet, (0, 0), (width, half - 1), state="ISLAMIC REPUBLIC OF AFGHANISTAN", native_state="پاسپورت",
        emblem="wheat", color="3e7a66", picture=_maryam(), seed="maryam haidari",
        fields=(
            Field("Type", "P"), Field("Passport No.", "P01234567"),
            Field("Surname", "HAIDARI", "حیدری"), Field("Given names", "MARYAM", "مریم"),
            Field("Nationality", "AFGHAN", "افغان"), Field("Date of birth", "04 MAR 1989"),
            Field("Sex", "F"), Field("Place of birth", "HERAT", "هرات"),
            Field("Date of issue", "02 MAY 2019"), Field("Date of expiry", "01 MAY 2029"),
            Field("Issuing authority", "PASSPORT OFFICE HERAT"), Field("Father's name", "ABDUL GHAFOOR"),
        ),
        machine=identity.machine_lines(issuer="AFG", family="HAIDARI", given="MARYAM", number="P01234567",
                                       born="890304", sex="F", until="290501"),
    )  # fmt: skip
    sheet.canvas.setStrokeColor(ink("9b9482"))
    sheet.canvas.setLineWidth(1.6)
    sheet.canvas.line(0, half, width, half)
    return scan.pages(sheet.finish(), 420)[0]


def passport() -> bytes:
    """A telephone photo: stored on its side, with the place where it was taken."""
    corners = ((0.085, 0.075), (0.93, 0.06), (0.945, 0.945), (0.06, 0.93))
    seen = photo.telephone(_passport_spread(), corners, "passport")
    return photo.camera_file(
        seen, taken="2026:10:29 19:42:07", latitude=_ISLAMABAD[0], longitude=_ISLAMABAD[1]
    )


def _birth(rows: list[tuple[str, str]], number: str, official: str) -> Sheet:
    sheet = Sheet(A4, margins=(64, 76, 64), title="Birth certificate")
    emblems.crest(sheet.canvas, (sheet.left + 34, sheet.height - 92), 30, "wheat", ink("1d5b4a"))
    identity.dari_form(sheet, heads=_HEADS, title="تصدیق‌نامهٔ تولد", rows=rows)
    canvas = sheet.canvas
    canvas.setFillColor(ink("22252b"))
    shaped.draw_right(
        canvas, sheet.right, sheet.y, "مندرجات فوق مطابق کتاب ثبت نفوس ولایت هرات است و تصدیق می‌گردد.", 10.5
    )
    shaped.draw_right(canvas, sheet.right, sheet.y - 46, f"{official}، آمر ثبت احوال نفوس", 11)
    ornaments.signature(sheet, sheet.right - 150, sheet.y - 92, official, wide=110)
    ornaments.seal(sheet, sheet.left + 92, sheet.y - 66, ring="ثبت احوال نفوس", middle=("ولایت", "هرات"),
                   radius=46, right_to_left=True, turn=-11)  # fmt: skip
    sheet.at(sheet.left, sheet.height - 150, f"No. {number}", size=12, face="Space", color=ink("a3262a"))
    return sheet


def _birth_back(sheet: Sheet, note: str, day: str) -> None:
    """The back: one office's later note, written across."""
    sheet.page()
    canvas = sheet.canvas
    canvas.setFillColor(ink("1d5b4a"))
    shaped.draw_center(canvas, sheet.center, sheet.height - 110, "ملاحظات و تصدیقات بعدی", 14, bold=True)
    canvas.setStrokeColor(ink("1d5b4a"))
    canvas.rect(sheet.left, sheet.height - 430, sheet.span, 290, fill=0, stroke=1)
    for row in range(1, 7):
        canvas.setLineWidth(0.3)
        canvas.line(sheet.left, sheet.height - 140 - row * 40, sheet.right, sheet.height - 140 - row * 40)
    canvas.setFillColor(ink("1f3f8f"))
    shaped.draw_right(canvas, sheet.right - 16, sheet.height - 172, note, 12.5)
    shaped.draw_right(canvas, sheet.right - 16, sheet.height - 212, day, 12.5)
    ornaments.signature(sheet, sheet.left + 60, sheet.height - 262, note, wide=100)
    ornaments.seal(sheet, sheet.left + 160, sheet.height - 340, ring="وزارت امور خارجه", middle=("هرات",), radius=44,
                   right_to_left=True, turn=9, color=ornaments.PURPLE_INK)  # fmt: skip


def birth_maryam() -> bytes:
    """Color scan of front and back."""
    rows = [
        ("شمارهٔ ثبت", "۱۱۸۴ / ۲۷"), ("نام", "مریم"), ("تخلص", "رحیمی"), ("نام پدر", "عبدالغفور"),
        ("نام پدرکلان", "محمد یوسف"), ("نام مادر", "شیرین گل"), ("جنس", "زن"),
        ("تاریخ تولد", "۱۳ حوت ۱۳۶۷ مطابق ۴ مارچ ۱۹۸۹"), ("محل تولد", "ناحیهٔ پنجم، شهر هرات"),
        ("تابعیت", "افغان"), ("تاریخ صدور", "۱۷ میزان ۱۳۹۰"),
    ]  # fmt: skip
    sheet = _birth(rows, "011827", "غلام سخی نورزاد")
    _birth_back(sheet, "مهر و امضای ادارهٔ ثبت احوال نفوس هرات صحت دارد.", "تاریخ: ۲ ثور ۱۳۹۸")
    front, back = scan.pages(sheet.finish(), 200)
    tint = (244, 236, 214)
    pictures = [
        scan.scanned(front, "bm1", tint=tint, skew=-0.7),
        scan.scanned(back, "bm2", tint=tint, skew=0.5),
    ]
    return scan.to_pdf(pictures, quality=42, title="scan0007")


def birth_karim() -> bytes:
    """Black-and-white copy, two frames in a TIFF."""
    rows = [
        ("شمارهٔ ثبت", "۰۷۳۱ / ۱۹"), ("نام", "کریم"), ("تخلص", "رحیمی"), ("نام پدر", "عبدالغفور"),
        ("نام پدرکلان", "محمد یوسف"), ("نام مادر", "شیرین گل"), ("جنس", "مرد"),
        ("تاریخ تولد", "۳۰ سنبله ۱۳۶۳ مطابق ۲۱ سپتمبر ۱۹۸۴"), ("محل تولد", "ناحیهٔ پنجم، شهر هرات"),
        ("تابعیت", "افغان"), ("تاریخ صدور", "۲۵ ثور ۱۳۸۹"),
    ]  # fmt: skip
    sheet = _birth(rows, "007319", "عبدالواحد کریمی")
    _birth_back(sheet, "مهر و امضای ادارهٔ ثبت احوال نفوس هرات صحت دارد.", "تاریخ: ۱ جوزا ۱۳۸۹")
    frames = [scan.bilevel(page, f"bk{n}") for n, page in enumerate(scan.pages(sheet.finish(), 240))]
    return scan.tiff(frames, 240)


def marriage() -> bytes:
    """Gray scan of the court's marriage deed."""
    sheet = Sheet(A4, margins=(64, 76, 64), title="Marriage deed")
    emblems.crest(sheet.canvas, (sheet.left + 34, sheet.height - 92), 28, "scales", ink("3a3f47"))
    rows = [
        ("شمارهٔ وثیقه", "۴۴۸ / ۱۳۹۱"), ("نام داماد", "جواد حیدری ولد محمد نبی"), ("تولد داماد", "۹ اسد ۱۳۶۴، هرات"),
        ("نام عروس", "مریم رحیمی بنت عبدالغفور"), ("تولد عروس", "۱۳ حوت ۱۳۶۷، هرات"),
        ("تخلص بعد از نکاح", "حیدری"), ("تاریخ نکاح", "۲۵ جوزا ۱۳۹۱ مطابق ۱۴ جون ۲۰۱۲"), ("محل نکاح", "شهر هرات"),
        ("مهر", "یک لک و پنجاه هزار افغانی"), ("شاهد اول", "محمد رفیق ولد غلام نبی"), ("شاهد دوم", "عبدالستار ولد نظر محمد"),
    ]  # fmt: skip
    identity.dari_form(sheet, heads=("جمهوری اسلامی افغانستان", "ستره محکمه", "محکمهٔ شهری هرات، دیوان وثایق"),
                       title="وثیقهٔ نکاح", rows=rows, color="3a3f47")  # fmt: skip
    canvas = sheet.canvas
    canvas.setFillColor(ink("22252b"))
    shaped.draw_right(
        canvas, sheet.right, sheet.y, "نکاح شرعی میان طرفین در حضور شاهدان منعقد و ثبت گردید.", 10.5
    )
    shaped.draw_right(canvas, sheet.right, sheet.y - 44, "قاضی: مولوی احمد ضیا", 11)
    ornaments.signature(sheet, sheet.right - 150, sheet.y - 86, "qazi", wide=110)
    for x, name in ((sheet.left + 30, "rafiq"), (sheet.left + 30, "sattar")):
        ornaments.signature(sheet, x, sheet.y - (20 if name == "rafiq" else 60), name, wide=80)
    ornaments.seal(sheet, sheet.left + 230, sheet.y - 60, ring="محکمهٔ شهری هرات", middle=("دیوان", "وثایق"), radius=44,
                   right_to_left=True, turn=6)  # fmt: skip
    page = scan.scanned(
        scan.pages(sheet.finish(), 200)[0], "nikah", tint=(240, 238, 232), skew=0.9, folds=True
    )
    return scan.to_pdf([page.convert("L")], quality=45, title="Nikah")


def visa_pakistan() -> bytes:
    """A second telephone photo: the residence visa that lets her come back."""
    sheet = Sheet((125 * _MM, 88 * _MM))
    canvas = sheet.canvas
    canvas.setFillColor(ink("f1f3ea"))
    canvas.rect(0, 0, sheet.width, sheet.height, fill=1, stroke=0)
    identity.guilloche(sheet, 0, 0, sheet.width, sheet.height, color="8fb08f", seed=4)
    emblems.crest(canvas, (34, sheet.height - 34), 18, "mountain", ink("2c6b3f"))
    sheet.at(
        64, sheet.height - 30, "ISLAMIC REPUBLIC OF PAKISTAN", size=11, face="Fira-Bold", color=ink("2c6b3f")
    )
    sheet.at(64, sheet.height - 43, "VISA  -  FAMILY / LONG STAY", size=8.5, face="Fira-Bold")
    identity.place(sheet, _maryam(), (14, 66), (74, 95))
    rows = (("Visa No.", "LS-0055-01742"), ("Name", "HAIDARI MARYAM"), ("Passport No.", "P01234567"),
            ("Date of issue", "01 DEC 2025"), ("Valid until", "30 NOV 2027"), ("Entries", "MULTIPLE"),
            ("Duration of each stay", "365 DAYS"), ("Sponsor in Pakistan", "JAWAD HAIDARI, ISLAMABAD"))  # fmt: skip
    for number, (label, value) in enumerate(rows):
        x, y = 104 + (number % 2) * 122, sheet.height - 66 - (number // 2) * 28
        sheet.at(x, y, label, size=5.4, face="Fira", color=ink("5b6670"))
        sheet.at(x, y - 11, value, size=7.6, face="Fira-Bold")
    sheet.at(14, 24, "V<PAKHAIDARI<<MARYAM<<<<<<<<<<<<<<<<<<<<<<<<", size=11.4, face="Space")
    sheet.at(14, 10, "LS00550174AFG8903041F2711305<<<<<<<<<<<<<<<<", size=11.4, face="Space")
    ornaments.seal(
        sheet, 268, 66, ring="PASSPORTS AND VISAS ISLAMABAD * ", middle=("01 DEC", "2025"), radius=29, turn=14
    )
    paper = scan.pages(sheet.finish(), 400)[0]
    seen = photo.telephone(paper, ((0.06, 0.13), (0.95, 0.15), (0.93, 0.87), (0.08, 0.85)), "visa", size=(2688, 2016),
                           shade="cloth")  # fmt: skip
    return scan.jpeg(seen, quality=58, dpi=72)


DRAWINGS = (
    Drawing("exhibits/passport.jpg", passport),
    Drawing("exhibits/birth-certificate-maryam.pdf", birth_maryam),
    Drawing("exhibits/birth-certificate-karim.tif", birth_karim),
    Drawing("exhibits/marriage-certificate.pdf", marriage),
    Drawing("exhibits/pakistan-visa.jpg", visa_pakistan),
)
