"""A chart of Trappan: the ladder of ceilings, with one's own point; SVG 1.1, nothing to run."""

from decimal import Decimal
from xml.sax.saxutils import escape

from assistant.answer import Calculation, Language
from assistant.calculators.ladder import ceiling_of
from assistant.money import format_millions
from corpus.parameters import Bracket

_WIDTH, _HEIGHT = 640, 360
_LEFT, _RIGHT, _TOP, _BOTTOM = 90, 610, 50, 300
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1b1b1b}.axis{stroke:#767676;stroke-dasharray:3 3}"
    ".ladder{fill:none;stroke:#0b5cad;stroke-width:3}.limit{fill:#0b5cad}.own{fill:#b3261e}"
    "@media(prefers-color-scheme:dark){text{fill:#f0f0f0}.axis{stroke:#9a9a9a}"
    ".ladder{stroke:#8ab8ff}.limit{fill:#8ab8ff}.own{fill:#ff8a80}}"
)
_WORDS: dict[Language, dict[str, str]] = {
    "sv": {
        "title": "Trappan: högsta rimliga eget kapital",
        "across": "Tilldelning från alla parter",
        "up": "Eget kapital",
        "ceiling": "tak",
        "held": "eget kapital",
        "at": "vid tilldelningen",
    },
    "en": {
        "title": "Trappan: the highest reasonable equity",
        "across": "Allocation from all parties",
        "up": "Equity",
        "ceiling": "ceiling",
        "held": "equity",
        "at": "at the allocation",
    },
}


def draw_ladder(calculation: Calculation, brackets: tuple[Bracket, ...], language: Language) -> str:
    """Return an SVG document of a Trappan calculation: the ladder, its ceiling, the equity held.

    The title and description say the same to a screen reader; colours follow light and dark.
    """
    words = _WORDS[language]
    allocation = _amount(calculation.result["total_allocation_sek"])
    ceiling = _amount(calculation.result["ceiling_sek"])
    equity = calculation.inputs.get("equity_sek")
    held = None if equity is None else _amount(equity)
    farthest = max(allocation, brackets[-1].above) * Decimal("1.2")
    highest = max(ceiling_of(farthest, brackets), held or Decimal(0)) * Decimal("1.1")

    def across(amount: Decimal) -> str:
        return f"{_LEFT + (_RIGHT - _LEFT) * amount / farthest:.1f}"

    def up(amount: Decimal) -> str:
        return f"{_BOTTOM - (_BOTTOM - _TOP) * amount / highest:.1f}"

    corners = [*(bracket.above for bracket in brackets), farthest]
    path = " ".join(f"{across(one)},{up(ceiling_of(one, brackets))}" for one in corners)
    points = [(ceiling, "limit", f"{words['ceiling']} {format_millions(ceiling, language)}")]
    if held is not None:
        points.append((held, "own", f"{words['held']} {format_millions(held, language)}"))
    described = (
        f"{', '.join(text for _, _, text in points)} {words['at']} "
        f"{format_millions(allocation, language)}."
    )
    # Where the points lie close, their labels go to different sides.
    beside = [("end", -10), ("start", 10)]
    marks = [
        f'<circle class="{kind}" cx="{across(allocation)}" cy="{up(value)}" r="6"/>'
        + _text(float(across(allocation)) + shift, float(up(value)) - 8, text, anchor)
        for (value, kind, text), (anchor, shift) in zip(points, beside, strict=False)
    ]
    ticks = [
        f'<line class="axis" x1="{across(one)}" y1="{_TOP}" x2="{across(one)}" y2="{_BOTTOM}"/>'
        + _text(float(across(one)), _BOTTOM + 18, format_millions(one, language), "middle")
        for one in corners[1:-1]
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
            'aria-labelledby="title desc">',
            f'<title id="title">{escape(words["title"])}</title>',
            f'<desc id="desc">{escape(described)}</desc>',
            f"<style>{_STYLE}</style>",
            _text(_LEFT, 24, words["title"], "start"),
            *ticks,
            f'<line class="axis" x1="{_LEFT}" y1="{_BOTTOM}" x2="{_RIGHT}" y2="{_BOTTOM}"/>',
            f'<line class="axis" x1="{_LEFT}" y1="{_TOP}" x2="{_LEFT}" y2="{_BOTTOM}"/>',
            f'<polyline class="ladder" points="{path}"/>',
            *marks,
            _text(_RIGHT, _HEIGHT - 14, words["across"], "end"),
            _text(4, _TOP - 6, words["up"], "start"),
            "</svg>\n",
        ]
    )


def _amount(value: Decimal | str) -> Decimal:
    return Decimal(value)


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
