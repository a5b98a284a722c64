"""What the footer of a packet page says and where it stands inside the footer band."""

from parole_packet.packet.plan import Plan, PlannedPage
from parole_packet.pdf.geometry import BAND
from parole_packet.pdf.pages import Footer
from parole_packet.typeset.fonts import footer_width

SIZE = 9.0
BASELINE = BAND.y0 + 9
LEFT, RIGHT = 72.0, 540.0
DRAFT = "DRAFT - NOT FOR FILING"


def footer_texts(page: PlannedPage, plan: Plan) -> tuple[str, ...]:
    """Return the pieces of a page's footer from left to right, the last may be empty; none where nothing may stand."""
    if page.footer is None:
        return ()
    middle = (DRAFT,) if plan.draft else ()
    right = "" if plan.upload else f"Packet page {page.number} of {plan.packet_pages}"
    return (page.footer, *middle, right)


def footer(page: PlannedPage, plan: Plan, font: int) -> Footer | None:
    """Return the footer of a page: the exhibit's own count at the left, the packet's at the right."""
    texts = footer_texts(page, plan)
    if not texts:
        return None
    pieces = [(LEFT, BASELINE, texts[0])]
    if texts[-1]:
        pieces.append((RIGHT - footer_width(texts[-1], SIZE), BASELINE, texts[-1]))
    if len(texts) == 3:
        middle = (LEFT + RIGHT - footer_width(texts[1], SIZE)) / 2
        pieces.insert(1, (middle, BASELINE, texts[1]))
    return Footer(font, SIZE, tuple(pieces))
