"""Invented emblems, drawn in a square of twenty units around the origin."""

import math
from itertools import pairwise

from reportlab.lib.colors import Color, white
from reportlab.pdfgen.canvas import Canvas


def crest(canvas: Canvas, center: tuple[float, float], radius: float, kind: str, color: Color) -> None:
    """An emblem around `center`, by its name."""
    canvas.saveState()
    canvas.translate(*center)
    canvas.scale(radius / 10, radius / 10)
    canvas.setFillColor(color)
    canvas.setStrokeColor(color)
    canvas.setLineWidth(0.7)
    _EMBLEMS[kind](canvas)
    canvas.restoreState()


def _heart(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(0, -9)
    path.curveTo(-14, 2, -8, 11, 0, 5)
    path.curveTo(8, 11, 14, 2, 0, -9)
    canvas.drawPath(path, fill=1, stroke=0)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(1.1)
    beat = [(-8, 0), (-3.5, 0), (-2, 3.5), (0.4, -4), (2, 1.5), (3, 0), (8, 0)]
    for (a, b), (c, d) in pairwise(beat):
        canvas.line(a, b, c, d)


def _mountain(canvas: Canvas) -> None:
    canvas.circle(0, 0, 10, fill=0, stroke=1)
    path = canvas.beginPath()
    for number, point in enumerate([(-8, -4), (-3, 4), (-1, 1), (2.4, 6), (8, -4)]):
        (path.moveTo if number == 0 else path.lineTo)(*point)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)
    for row in (-5.4, -6.8):
        canvas.line(-6, row, 6, row)


def _wheat(canvas: Canvas) -> None:
    for side in (-1, 1):
        for step in range(9):
            angle = math.radians(250 + side * 0 - step * 18) if side < 0 else math.radians(290 + step * 18)
            canvas.saveState()
            canvas.translate(9 * math.cos(angle), 9 * math.sin(angle))
            canvas.rotate(math.degrees(angle) + 90 * side + 25 * -side)
            canvas.ellipse(-2.2, -0.8, 2.2, 0.8, fill=1, stroke=0)
            canvas.restoreState()
    canvas.rect(-4, -4, 8, 5, fill=0, stroke=1)
    canvas.rect(-1.2, -4, 2.4, 3.4, fill=1, stroke=0)
    path = canvas.beginPath()
    path.moveTo(-4.6, 1)
    path.curveTo(-4, 6, 4, 6, 4.6, 1)
    canvas.drawPath(path, fill=1, stroke=0)


def _shield(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(-8, 9)
    path.lineTo(8, 9)
    path.lineTo(8, 0)
    path.curveTo(8, -6, 3, -8, 0, -10)
    path.curveTo(-3, -8, -8, -6, -8, 0)
    path.close()
    canvas.drawPath(path, fill=0, stroke=1)
    canvas.rect(-8, 3, 16, 1.2, fill=1, stroke=0)
    _star(canvas, 0, -2, 4)


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for step in range(10):
        reach = radius if step % 2 == 0 else radius * 0.42
        angle = math.radians(90 + step * 36)
        point = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        (path.moveTo if step == 0 else path.lineTo)(*point)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)


def _scales(canvas: Canvas) -> None:
    canvas.setLineWidth(1)
    canvas.line(0, -8, 0, 8)
    canvas.line(-7, 5, 7, 5)
    canvas.line(-4, -8, 4, -8)
    for side in (-7, 7):
        canvas.line(side, 5, side - 3, -1)
        canvas.line(side, 5, side + 3, -1)
        canvas.wedge(side - 3.4, -4.4, side + 3.4, 2.4, 180, 180, fill=1, stroke=0)


def _tree(canvas: Canvas) -> None:
    canvas.rect(-1, -10, 2, 8, fill=1, stroke=0)
    for x, y, radius in ((0, 4, 4.6), (-4.4, 0.6, 3.8), (4.4, 0.6, 3.8), (0, -0.6, 4)):
        canvas.circle(x, y, radius, fill=1, stroke=0)


def _bolt(canvas: Canvas) -> None:
    path = canvas.beginPath()
    for number, point in enumerate([(2, 10), (-6, -1), (-0.6, -1), (-2, -10), (6, 2), (0.6, 2)]):
        (path.moveTo if number == 0 else path.lineTo)(*point)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)


def _pillars(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(-9, 4)
    path.lineTo(0, 9)
    path.lineTo(9, 4)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)
    for x in (-7, -2.6, 1.4, 5.6):
        canvas.rect(x, -6, 1.8, 9, fill=1, stroke=0)
    canvas.rect(-9, -9, 18, 2, fill=1, stroke=0)


def _cross(canvas: Canvas) -> None:
    canvas.roundRect(-9, -9, 18, 18, 3, fill=1, stroke=0)
    canvas.setFillColor(white)
    canvas.rect(-2, -6, 4, 12, fill=1, stroke=0)
    canvas.rect(-6, -2, 12, 4, fill=1, stroke=0)


def _dove(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(-9, 0)
    path.curveTo(-4, 1, -4, 8, 3, 9)
    path.curveTo(1, 6, 3, 4, 5, 3)
    path.curveTo(8, 4, 9, 2, 9.5, 1)
    path.curveTo(6, 0, 6, -5, 0, -5)
    path.curveTo(-3, -5, -5, -4, -7, -7)
    path.curveTo(-7, -3, -6, -1, -9, 0)
    canvas.drawPath(path, fill=1, stroke=0)


_EMBLEMS = {
    "heart": _heart,
    "mountain": _mountain,
    "wheat": _wheat,
    "shield": _shield,
    "scales": _scales,
    "tree": _tree,
    "bolt": _bolt,
    "pillars": _pillars,
    "cross": _cross,
    "dove": _dove,
}
