"""A paper to write on from top to bottom: paragraphs, tables, letterheads, on one reportlab canvas."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor, black
from reportlab.lib.pagesizes import A4, LEGAL, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table, TableStyle

from tools.draw_cases import fonts

__all__ = ["A4", "LEGAL", "LETTER", "Sheet", "ink"]

Align = Literal["left", "center", "right", "justify"]
_ALIGN: dict[Align, Literal[0, 1, 2, 4]] = {"left": 0, "center": 1, "right": 2, "justify": 4}
Rows = Sequence[Sequence[str]]


def ink(code: str) -> Color:
    """A color from its six hex digits."""
    return HexColor(f"#{code}")


class Sheet:
    """Pages of one paper size. `y` is where the next thing goes, in points from the bottom."""

    def __init__(
        self,
        size: tuple[float, float] = LETTER,
        *,
        family: fonts.Family = fonts.SERIF,
        body: float = 11,
        margins: tuple[float, float, float] = (72, 64, 72),
        title: str = "",
        author: str = "",
        producer: str = "",
    ) -> None:
        fonts.register()
        self._out = BytesIO()
        self.width, self.height = size
        self.canvas = Canvas(self._out, pagesize=size, invariant=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor(author)
        self.canvas.setCreator(producer)
        self.canvas.setProducer(producer or "Print to PDF")
        self.family, self.body = family, body
        self.left, self.top, right = margins
        self.right = self.width - right
        self.y = self.height - self.top
        self.pages = 1

    @property
    def span(self) -> float:
        """Width between the margins."""
        return self.right - self.left

    @property
    def center(self) -> float:
        """The middle of the page."""
        return self.width / 2

    def page(self) -> None:
        """Begin the next page."""
        self.canvas.showPage()
        self.y = self.height - self.top
        self.pages += 1

    def finish(self) -> bytes:
        """The PDF."""
        self.canvas.save()
        return self._out.getvalue()

    def space(self, points: float) -> None:
        """Leave room."""
        self.y -= points

    def _style(self, size: float, align: Align, color: Color, face: str, leading: float) -> ParagraphStyle:
        return ParagraphStyle(
            "drawn",
            fontName=face,
            fontSize=size,
            leading=size * leading,
            alignment=_ALIGN[align],
            textColor=color,
        )

    def text(
        self,
        words: str,
        *,
        size: float | None = None,
        align: Align = "left",
        color: Color = black,
        face: str | None = None,
        leading: float = 1.32,
        gap: float = 7,
        indent: float = 0,
        width: float | None = None,
    ) -> None:
        """A paragraph; `<b>` and `<i>` work."""
        style = self._style(size or self.body, align, color, face or self.family[0], leading)
        self.put(Paragraph(words, style), indent=indent, width=width)
        self.y -= gap

    def heading(self, words: str, *, size: float | None = None, color: Color = black, gap: float = 5) -> None:
        """A bold line."""
        self.text(words, size=size or self.body + 1, face=self.family[1], color=color, gap=gap)

    def lines(self, *rows: str, size: float | None = None, align: Align = "left", gap: float = 10) -> None:
        """Rows of an address."""
        self.text("<br/>".join(rows), size=size, align=align, gap=gap)

    def items(self, rows: Sequence[str], *, gap: float = 4) -> None:
        """A list."""
        for row in rows:
            top = self.y
            self.text(row, indent=18, gap=gap)
            self.canvas.setFont(self.family[0], self.body)
            self.canvas.drawString(self.left + 4, top - self.body * 1.08, "•")
        self.y -= 4

    def put(self, flowable: Flowable, *, indent: float = 0, width: float | None = None) -> None:
        """Any flowable."""
        available = width or self.span - indent
        _, height = flowable.wrapOn(self.canvas, available, 2000)
        self.y -= height
        flowable.drawOn(self.canvas, self.left + indent, self.y)

    def table(
        self,
        rows: Rows,
        widths: Sequence[float],
        *,
        size: float = 9,
        head: Color | None = None,
        grid: Color | None = None,
        right_columns: Sequence[int] = (),
        bold_last: bool = False,
        pad: float = 3,
        gap: float = 10,
        striped: bool = False,
    ) -> None:
        """A table; `head` colors its first row, `widths` are shares of the span."""
        share = self.span / sum(widths)
        regular, bold, _ = self.family
        cells: list[list[Paragraph]] = []
        for number, row in enumerate(rows):
            strong = (head is not None and number == 0) or (bold_last and number == len(rows) - 1)
            face = bold if strong else regular
            color = HexColor("#ffffff") if head is not None and number == 0 and _dark(head) else black
            cells.append(
                [
                    Paragraph(
                        cell,
                        self._style(size, "right" if column in right_columns else "left", color, face, 1.25),
                    )
                    for column, cell in enumerate(row)
                ]
            )
        commands: list[Any] = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
        ]
        if grid is not None:
            commands.append(("GRID", (0, 0), (-1, -1), 0.5, grid))
        if striped:
            commands.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), [ink("ffffff"), ink("eef2f6")]))
        if head is not None:
            commands.append(("BACKGROUND", (0, 0), (-1, 0), head))
        self.put(Table(cells, colWidths=[w * share for w in widths], style=TableStyle(commands)))
        self.y -= gap

    def pairs(
        self, rows: Sequence[tuple[str, str]], *, label: float = 0.3, size: float | None = None
    ) -> None:
        """Label and value, one under the other, with a hairline below each."""
        size = size or self.body
        for key, value in rows:
            top = self.y
            self.text(key, size=size * 0.86, face=self.family[1], gap=0, width=self.span * label)
            under = self.y
            self.y = top
            self.text(value, size=size, gap=0, indent=self.span * label, width=self.span * (1 - label))
            self.y = min(self.y, under) - 3
            self.rule(0.3, color=ink("9aa3ad"), gap=3)
        self.y -= 6

    def rule(self, weight: float = 0.7, *, color: Color = black, gap: float = 8) -> None:
        """A line from margin to margin."""
        self.canvas.setStrokeColor(color)
        self.canvas.setLineWidth(weight)
        self.canvas.line(self.left, self.y, self.right, self.y)
        self.y -= gap

    def at(self, x: float, y: float, words: str, *, size: float = 9, face: str | None = None, align: Align = "left",
           color: Color = black) -> None:  # fmt: skip
        """Words at a place, whatever the cursor."""
        self.canvas.setFillColor(color)
        self.canvas.setFont(face or self.family[0], size)
        draw: Callable[..., None] = {
            "left": self.canvas.drawString,
            "center": self.canvas.drawCentredString,
            "right": self.canvas.drawRightString,
        }[align]
        draw(x, y, words)
        self.canvas.setFillColor(black)

    def footer(self, words: str, *, size: float = 7.5, color: str = "5b6670") -> None:
        """Small print at the foot."""
        for row, line in enumerate(reversed(words.split("\n"))):
            self.at(self.center, 30 + row * 10, line, size=size, align="center", color=ink(color))


def _dark(color: Color) -> bool:
    return bool(color.red + color.green + color.blue < 1.5)
