"""Charts as SVG, drawn by matplotlib: equal figures give equal bytes, and the colours follow the reader's theme."""

import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib import rc_context, rcParamsDefault
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Colours that are told apart in grey and by colour-blind eyes (Okabe and Ito), the palette's blue and red first.
COLOURS = ("#0b66a8", "#c62f1d", "#d18a00", "#84358a", "#009e73", "#8795a3", "#56b4e9")
INK, SOFT, PAPER = "#14202b", "#566573", "#ffffff"
# In the drawing these stand for the page's own colours, light or dark.
_THEME = {INK: "var(--ink)", SOFT: "var(--soft)", PAPER: "var(--paper)"}
_STYLE = (
    "<style>:root{--ink:#14202b;--soft:#566573;--paper:#ffffff}"
    "@media (prefers-color-scheme:dark){:root{--ink:#eef2f6;--soft:#a7b4c0;--paper:#12161b}}</style>"
)
_SETTINGS = {
    "svg.hashsalt": "chipcontrols",
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": 9.5,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "axes.edgecolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "text.parse_math": False,  # a name with dollar signs is no formula
}
INCH = 96
WIDTH = 900


@dataclass(frozen=True, slots=True)
class Range:
    """A figure between two bounds, of which one may be open; `firm` tells what is said to be from what is expected."""

    label: str
    low: float | None
    high: float | None
    firm: bool


def stacked(years: Sequence[str], series: Mapping[str, Sequence[int]], label: str) -> tuple[str, int]:
    """Return bars stacked by year as SVG, and the height in pixels. `series` has a number for each year."""

    def draw(axes: Axes) -> None:
        floor = [0] * len(years)
        for (name, numbers), colour in zip(series.items(), COLOURS, strict=False):
            axes.bar(years, numbers, bottom=floor, color=colour, label=name, edgecolor=PAPER, linewidth=0.6)
            floor = [below + number for below, number in zip(floor, numbers, strict=True)]
        axes.set_ylabel(label)
        axes.tick_params(axis="x", rotation=90 if len(years) > 14 else 0)
        axes.grid(axis="y", color=SOFT, alpha=0.25)
        axes.legend(frameon=False, fontsize=9, loc="upper left")

    return _svg(draw, 340)


def ranges(rows: Sequence[Range], label: str) -> tuple[str, int]:
    """Return a line a figure, on a logarithmic axis, as SVG, and the height; an open bound ends in an arrow."""

    def draw(axes: Axes) -> None:
        for place, row in enumerate(rows):
            _range(axes, len(rows) - 1 - place, row)
        axes.set_xscale("log")
        axes.set_yticks(range(len(rows) - 1, -1, -1), [row.label for row in rows])
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_xlabel(label)
        axes.xaxis.set_major_formatter(lambda number, _: _short(number))
        axes.minorticks_off()
        axes.margins(x=0.12)
        axes.grid(axis="x", color=SOFT, alpha=0.25)

    return _svg(draw, 110 + 26 * len(rows))


# How the cells of a matrix look, in the order of the legend: colour, mark and size; grey print tells them apart.
LOOKS = ((COLOURS[1], "s", 80), (COLOURS[2], "D", 46), (COLOURS[5], "o", 14), (COLOURS[0], "^", 60))


def matrix(
    rows: Sequence[str], columns: Sequence[str], cells: Mapping[tuple[int, int], str], kinds: Sequence[str]
) -> tuple[str, int]:
    """Return marks in rows and columns as SVG, and the height; each of the kinds of cell has its colour and mark."""

    def draw(axes: Axes) -> None:
        for kind, (colour, mark, size) in zip(kinds, LOOKS, strict=False):
            at = [place for place, found in sorted(cells.items()) if found == kind]
            xs, ys = [column for _, column in at], [len(rows) - 1 - row for row, _ in at]
            axes.scatter(xs, ys, s=size, marker=mark, color=colour, label=kind, linewidths=0)
        axes.set_xticks(range(len(columns)), columns)
        axes.xaxis.tick_top()
        axes.set_yticks(range(len(rows) - 1, -1, -1), rows)
        axes.set_ylim(-0.7, len(rows) - 0.3)
        axes.set_xlim(-0.5, len(columns) - 0.5)
        axes.spines[:].set_visible(False)
        axes.tick_params(length=0)
        axes.grid(color=SOFT, alpha=0.15)
        axes.legend(frameon=False, ncols=4, loc="upper center", bbox_to_anchor=(0.5, 0), fontsize=9)

    return _svg(draw, 110 + 19 * len(rows))


def _range(axes: Axes, y: int, row: Range) -> None:
    colour, style = (COLOURS[0], "-") if row.firm else (COLOURS[2], "--")
    fill = colour if row.firm else PAPER
    ends = [bound for bound in (row.low, row.high) if bound]
    axes.plot(ends, [y] * len(ends), color=colour, linestyle=style, linewidth=2.2)
    axes.plot(ends, [y] * len(ends), "o", color=colour, markerfacecolor=fill, markersize=6)
    if row.low is None or row.high is None:
        left = row.low is None
        axes.annotate(
            "", (ends[0] * (0.55 if left else 1.8), y), (ends[0], y),
            arrowprops={"arrowstyle": "->", "color": colour, "linestyle": style, "linewidth": 1.6},
        )  # fmt: skip
    text = " to ".join(dict.fromkeys(_short(bound) for bound in ends))
    lead = "up to " if row.low is None else "at least " if row.high is None else ""
    axes.annotate(f"{lead}{text}", (ends[-1], y), (8, 6), textcoords="offset points", fontsize=8.5, color=INK)


def _short(number: float) -> str:
    """Return a number as an axis shows it.

    >>> _short(1500), _short(42e9)
    ('1,500', '42 billion')
    """
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if number >= scale:
            return f"{number / scale:,.10g}{word}"
    return f"{number:,.10g}"


def _svg(draw: Callable[[Axes], None], height: int) -> tuple[str, int]:
    # A reader's own settings of matplotlib must not change a build.
    settings: Any = {**rcParamsDefault, **_SETTINGS, "backend": "svg"}
    with rc_context(settings), warnings.catch_warnings():
        # Text stays text: the reader's fonts have the letters that the font for measuring lacks.
        warnings.filterwarnings("ignore", "Glyph")
        figure = Figure(figsize=(WIDTH / INCH, height / INCH), layout="constrained", facecolor="none")
        axes = figure.add_subplot(facecolor="none")
        draw(axes)
        out = io.StringIO()
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    text = out.getvalue()
    for colour, variable in _THEME.items():
        text = text.replace(colour, variable)
    return text.replace("<defs>", f"{_STYLE}\n <defs>", 1), height
