"""A reliability diagram: how often what was given at a confidence was right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from dateline.evaluation._places import Bin

_SIZE, _MARGIN = 320, 48
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9")  # told apart by the colour-blind (Okabe and Ito)


def reliability_svg(bins: Mapping[str, Sequence[Bin]]) -> str:
    """An SVG with one line a corpus: told confidence to the right, share that was right upwards, both in per cent.

    The dots grow with the number of places; on the diagonal confidence is what it says.
    """
    whole = _SIZE + 2 * _MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole + 150} {whole}" '
        'font-family="sans-serif" font-size="12">',
        "<title>Reliability of confidence</title>",
        f'<rect width="{whole + 150}" height="{whole}" fill="white"/>',
        f'<path d="M{_x(0)} {_y(0)}L{_x(100)} {_y(100)}" stroke="#999" stroke-dasharray="4 4"/>',
        f'<path d="M{_x(0)} {_y(100)}V{_y(0)}H{_x(100)}" fill="none" stroke="black"/>',
    ]
    for tick in range(0, 101, 20):
        parts.append(f'<text x="{_x(tick)}" y="{_y(0) + 18}" text-anchor="middle">{tick}</text>')
        parts.append(f'<text x="{_x(0) - 8}" y="{_y(tick) + 4}" text-anchor="end">{tick}</text>')
    parts.append(f'<text x="{_x(50)}" y="{whole - 8}" text-anchor="middle">confidence told, per cent</text>')
    parts.append(
        f'<text transform="translate(14 {_y(50)}) rotate(-90)" text-anchor="middle">within 161 km, per cent</text>'
    )
    for number, (name, own) in enumerate(bins.items()):
        parts += _line(name, own, _COLOURS[number % len(_COLOURS)], number)
    return "\n".join([*parts, "</svg>", ""])


def _line(name: str, bins: Sequence[Bin], colour: str, number: int) -> list[str]:
    most = max((b.count for b in bins), default=1)
    path = "L".join(f"{_x(b.told):.1f} {_y(b.right):.1f}" for b in bins)
    dots = [
        f'<circle cx="{_x(b.told):.1f}" cy="{_y(b.right):.1f}" r="{3 + 6 * (b.count / most) ** 0.5:.1f}" '
        f'fill="{colour}" fill-opacity="0.7"><title>{b.count} places</title></circle>'
        for b in bins
    ]
    label = f'<text x="{_x(100) + 16}" y="{_y(100) + 14 + 18 * number}" fill="{colour}">{escape(name)}</text>'
    return [f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="2"/>', *dots, label]


def _x(per_cent: float) -> float:
    return _MARGIN + _SIZE * per_cent / 100


def _y(per_cent: float) -> float:
    return _MARGIN + _SIZE * (1 - per_cent / 100)
