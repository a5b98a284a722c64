"""Papers from Bolivia: passport, birth certificates, the school's letter."""

from tools.draw_cases import emblems, fonts, identity, money, ornaments, scan
from tools.draw_cases.identity import Field
from tools.draw_cases.kinds import Drawing
from tools.draw_cases.sheet import A4, LETTER, Sheet, ink

_MM = 72 / 25.4
_GREEN = "2f6b3a"


def passport() -> bytes:
    """The page with the photo on a flatbed; every entry in Spanish and English."""
    sheet = Sheet(LETTER)
    size = (125 * _MM, 88 * _MM)
    picture = identity.portrait(
        scarf=None, skin=(196, 146, 112), hair=(34, 24, 22), coat=(120, 58, 66), long_hair=True, seed="ines"
    )
    identity.passport_page(
        sheet, (110, sheet.height - 120 - size[1]), size, state="ESTADO PLURINACIONAL DE BOLIVIA", native_state="",
        emblem="mountain", color="7a3030", picture=picture, seed="ines quiroga",
        fields=(
            Field("Tipo / Type", "P"), Field("No. de pasaporte / Passport No.", "BQ5550218"),
            Field("Apellidos / Surname", "QUIROGA SALINAS"), Field("Nombres / Given names", "INES GUADALUPE"),
            Field("Nacionalidad / Nationality", "BOLIVIANA / BOLIVIAN"), Field("Nacimiento / Date of birth", "12 DIC / DEC 1994"),
            Field("Sexo / Sex", "F"), Field("Lugar / Place of birth", "COCHABAMBA"),
            Field("Expedido / Date of issue", "18 MAR / MAR 2025"), Field("Vence / Date of expiry", "17 MAR / MAR 2031"),
            Field("Autoridad / Authority", "MIGRACION COCHABAMBA"),
        ),
        machine=identity.machine_lines(issuer="BOL", family="QUIROGA<SALINAS", given="INES GUADALUPE", number="BQ5550218",
                                       born="941212", sex="F", until="310317"),
    )  # fmt: skip
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], "bolivia", tint=(252, 252, 250), skew=-0.9)
    return scan.to_pdf([page], quality=42, title="Escaneo 1")


def _birth(number: str, child: str, *, born: str, sex: str, seed: str) -> bytes:
    sheet = Sheet(A4, family=fonts.NOTO, body=11, margins=(70, 60, 70))
    canvas = sheet.canvas
    identity.guilloche(sheet, 30, 30, sheet.width - 60, sheet.height - 60, color="bcd3bd", seed=5)
    canvas.setFillColor(ink("ffffff"), alpha=0.78)
    canvas.rect(48, 48, sheet.width - 96, sheet.height - 96, fill=1, stroke=0)
    emblems.crest(canvas, (sheet.center, sheet.height - 92), 26, "mountain", ink(_GREEN))
    sheet.y = sheet.height - 136
    for words, size in (("ESTADO PLURINACIONAL DE BOLIVIA", 13), ("Servicio de Registro Cívico", 11)):
        sheet.text(f"<b>{words}</b>", size=size, align="center", color=ink(_GREEN), gap=2)
    sheet.text("<b>CERTIFICADO DE NACIMIENTO</b>", size=19, align="center", gap=6)
    sheet.text(f"Nº {number}", align="right", color=ink(ornaments.RED_INK), face=fonts.MACHINE)
    sheet.table(
        [
            ("Oficialía · Libro · Partida", "3 · 0-55 · " + number[-3:]),
            ("Nombres y apellidos", f"<b>{child}</b>"),
            ("Fecha de nacimiento", born),
            ("Lugar de nacimiento", "Cercado, Cochabamba, Bolivia"),
            ("Sexo", sex),
            ("Padre", "Hernán Quiroga Luján"),
            ("Madre", "Rosa Elena Salinas Arce"),
            ("Fecha de emisión", "19 de noviembre de 2026"),
        ],
        (36, 64), grid=ink("8fb08f"), size=12, pad=8,
    )  # fmt: skip
    sheet.text("Es conforme con el registro original. Se expide a solicitud de la interesada.")
    ornaments.signed(sheet, "Lic. Wilma Tórrez", "Oficial de Registro Cívico", seed="torrez", indent=20)
    ornaments.seal(sheet, sheet.right - 90, sheet.y + 26, ring="REGISTRO CIVICO * COCHABAMBA * ", emblem="mountain",
                   radius=46, turn=11, color=ornaments.PURPLE_INK)  # fmt: skip
    page = scan.scanned(scan.pages(sheet.finish(), 200)[0], seed, tint=(248, 246, 236), skew=0.5)
    return scan.to_pdf([page], quality=36, title=seed)


def birth_ines() -> bytes:
    """Her own."""
    name = "Inés Guadalupe Quiroga Salinas"
    return _birth("RC-5550144", name, born="12 de diciembre de 1994", sex="Femenino", seed="nacimiento ines")


def birth_mateo() -> bytes:
    """Her brother's."""
    name = "Mateo Quiroga Salinas"
    return _birth("RC-5550145", name, born="30 de julio de 1991", sex="Masculino", seed="nacimiento mateo")


def school() -> bytes:
    """The school expects her back in February."""
    sheet = Sheet(LETTER, family=fonts.UBUNTU, body=11.5, margins=(80, 60, 80))
    ornaments.letterhead_center(sheet, "Unidad Educativa Valle Claro", ["Calle Los Molles 55, Cochabamba, Bolivia",
        "Teléfono +591 4 555 0126"], color=_GREEN, emblem="tree")  # fmt: skip
    money.letter(
        sheet,
        day="Cochabamba, 20 de noviembre de 2026",
        subject="Certificación de trabajo: Prof. Inés Guadalupe Quiroga Salinas",
        paragraphs=(
            (
                "La suscrita directora certifica que la profesora Inés Guadalupe Quiroga Salinas trabaja en esta unidad "
                "educativa desde el 4 de febrero de 2019 como maestra titular de segundo de primaria."
            ),
            (
                "La gestión escolar 2026 concluye el 4 de diciembre. La gestión 2027 comienza el <b>1 de febrero de 2027</b>; su "
                "contrato para esa gestión está firmado y su curso asignado."
            ),
            (
                "La unidad educativa le ha concedido permiso hasta el 29 de enero de 2027 para acompañar a su madre en el entierro "
                "de su hermano."
            ),
        ),
        closing="Atentamente,",
        signer="Lic. Carmen Aliaga Soria",
        roles=("Directora",),
        seed="aliaga 2",
    )
    ornaments.seal(sheet, sheet.right - 80, sheet.y + 30, ring="UNIDAD EDUCATIVA VALLE CLARO * ", middle=("DIRECCION",),
                   emblem="tree", radius=42, turn=-12)  # fmt: skip
    page = scan.scanned(
        scan.pages(sheet.finish(), 200)[0], "escuela", tint=(252, 250, 244), skew=-0.5, folds=True
    )
    return scan.to_pdf([page.convert("L")], quality=42, title="Certificacion")


DRAWINGS = (
    Drawing("exhibits/passport.pdf", passport),
    Drawing("exhibits/birth-certificate-ines.pdf", birth_ines),
    Drawing("exhibits/birth-certificate-mateo.pdf", birth_mateo),
    Drawing("exhibits/school-letter.pdf", school),
)
