import { scaleLinear, symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolTriangle } from "d3";
import { svg } from "htl";
import { categoryName } from "../dataset/architecture-list.js";
import { NARROW } from "../ui/survival-chart.js";
import type { ChartTheme } from "../ui/theme.js";
import { placeInRows, roveInTime } from "../ui/timeline-focus.js";
import { ZONE_STYLES, type Zone } from "../ui/zones.js";
import { LETTER, layOut, type PlacedTechnique, ROOM } from "./layout.js";
import type { LineageRow, TechniqueRow } from "./rows.js";
import { monthsOf, monthText, type Window } from "./window.js";
import { fateWords, introducedWords } from "./words.js";

export interface HistoryOptions {
  readonly techniques: readonly TechniqueRow[];
  /** The pairs to draw as lines. */
  readonly pairs: readonly LineageRow[];
  readonly picked: string | null;
  readonly zoneOf: (technique: TechniqueRow) => Zone | null;
  readonly window: Window;
  readonly hrefOf: (id: string) => string;
  readonly onRead: (technique: TechniqueRow) => void;
  readonly width: number;
  readonly theme: ChartTheme;
}

const AXIS = 24;

const FAMILY_NAMES = 176;

/** More marks than this leave no room for names beside them. */
const MOST_NAMED = 70;

const SYMBOL_AREA = 110;

const SHAPES = { circle: symbolCircle, triangle: symbolTriangle, diamond: symbolDiamond, square: symbolSquare };

/** Where the axis of time begins and ends in a figure of some width. */
export function axisRange(width: number): readonly [number, number] {
  return [(width < NARROW ? 0 : FAMILY_NAMES) + ROOM, width - ROOM];
}

/** Techniques on one axis of time, a row for each family, with lines from each to what it builds on. */
export function drawHistory(options: HistoryOptions): SVGElement {
  const { picked, theme, width, window } = options;
  const narrow = width < NARROW;
  const x = scaleLinear()
    .domain([window.from, window.to + 1])
    .range([...axisRange(width)]);
  const within = options.techniques.filter(({ introduced }) => {
    const at = monthsOf(introduced);
    return at >= window.from && at < window.to + 1;
  });
  if (within.length === 0) throw new Error("No technique of this choice was introduced in these months.");
  const { rows, marks, bottom } = layOut(within, {
    x: ({ introduced }) => x(monthsOf(introduced)),
    top: AXIS,
    width,
    named: within.length <= MOST_NAMED && !narrow,
    head: narrow ? 18 : 0,
  });
  const places = new Map(marks.map((mark) => [mark.technique.technique_id, mark]));
  const ticks = ticksOf(window, width);
  const axis = (y: number) =>
    ticks.map(({ at, label }) => svg`<text x=${x(at)} y=${y} text-anchor="middle" fill=${theme.muted}>${label}</text>`);
  const root = svg<SVGElement>`<svg class="history" viewBox=${`0 0 ${width} ${bottom + AXIS}`} width=${width} height=${bottom + AXIS} font-size="11">
    <g aria-hidden="true">
      ${ticks.map(({ at }) => svg`<line x1=${x(at)} x2=${x(at)} y1=${AXIS - 6} y2=${bottom} stroke=${theme.rule}></line>`)}
      ${axis(13)}${axis(bottom + 15)}
      ${rows.map(
        ({ family, n, top, bottom: end }) => svg`<g>
        <line x1="0" x2=${width} y1=${end} y2=${end} stroke=${theme.rule}></line>
        <text x="0" y=${narrow ? top + 13 : top + 20} font-size="12" font-weight="600" fill=${theme.foreground}>${categoryName(family)} <tspan font-weight="400" fill=${theme.muted}>${n}</tspan></text>
      </g>`,
      )}
      <g fill="none" stroke=${theme.context}>${options.pairs.map((pair) => drawPair(pair, places, picked !== null, theme))}</g>
    </g>
    <g class="timeline-events">${marks.map((mark) => drawMark(mark, options))}</g>
  </svg>`;
  roveInTime(
    root,
    marks.map(({ technique }) => nameOf(technique, options.zoneOf(technique), technique.technique_id === picked)),
    (index) => {
      const mark = marks[index];
      if (mark !== undefined) options.onRead(mark.technique);
    },
    placeInRows(marks),
  );
  return root;
}

/** A curve from a technique back to what it builds on; dashed where no paper was read for it. */
function drawPair(
  { technique_id: later, builds_on_id: earlier, evidence }: LineageRow,
  places: ReadonlyMap<string, PlacedTechnique>,
  strong: boolean,
  theme: ChartTheme,
): SVGElement | "" {
  const [a, b] = [places.get(earlier), places.get(later)];
  if (a === undefined || b === undefined) return "";
  const middle = (a.x + b.x) / 2;
  return svg`<path d=${`M${a.x},${a.y}C${middle},${a.y} ${middle},${b.y} ${b.x},${b.y}`} stroke=${strong ? theme.accent : theme.context} stroke-width=${strong ? 2 : 1} stroke-opacity=${strong ? 0.75 : 0.45} stroke-dasharray=${evidence === "seen" ? null : "4,3"}></path>`;
}

/** A zone's shape: filled where the technique was adopted widely, half filled where in a few products, else hollow. */
function drawMark({ technique, x, y, label }: PlacedTechnique, options: HistoryOptions): SVGElement {
  const { picked, theme, width, hrefOf, zoneOf } = options;
  const id = technique.technique_id;
  const zone = zoneOf(technique);
  const colour = zone === null ? theme.context : theme.zone[zone];
  const shape = symbol(zone === null ? symbolCross : SHAPES[ZONE_STYLES[zone].plotSymbol], SYMBOL_AREA)() ?? "";
  const adoption = technique.adoption_2025 ?? 0;
  const before = x + ROOM + label.length * LETTER > width;
  return svg`<a href=${hrefOf(id)} data-id=${id}>
    <rect x=${x - ROOM} y=${y - ROOM} width=${2 * ROOM} height=${2 * ROOM} fill="transparent" stroke="none"></rect>
    ${id === picked ? svg`<circle cx=${x} cy=${y} r=${ROOM - 1} fill="none" stroke=${theme.foreground} stroke-width="2"></circle>` : ""}
    <path transform=${`translate(${x},${y})`} d=${shape} fill=${adoption >= 2 ? colour : theme.background} stroke=${colour} stroke-width="1.75"></path>
    ${adoption === 1 ? svg`<circle cx=${x} cy=${y} r="2.2" fill=${colour} stroke="none"></circle>` : ""}
    ${
      label === ""
        ? ""
        : svg`<text class="history-name" x=${before ? x - ROOM + 1 : x + ROOM - 1} y=${y + 4} text-anchor=${before ? "end" : "start"} fill=${theme.foreground} stroke=${theme.background} stroke-width="3" paint-order="stroke" font-weight=${id === picked ? 700 : 400}>${label}</text>`
    }
  </a>`;
}

/** What a screen reader says of a mark. */
function nameOf(technique: TechniqueRow, zone: Zone | null, picked: boolean): string {
  const words = zone === null ? "not rated" : `${ZONE_STYLES[zone].name} zone`;
  return `${technique.technique}, ${introducedWords(technique)}, ${words}, ${fateWords(technique.adoption_2025)}${picked ? ", picked" : ""}`;
}

interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Years, or months where few years are shown, as many as leave room for their labels. */
function ticksOf({ from, to }: Window, width: number): readonly Tick[] {
  const most = Math.max(2, Math.floor(width / 75));
  const step = [1, 3, 6, 12, 24, 60, 120].find((months) => (to - from) / months <= most) ?? 120;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => {
    const at = first + i * step;
    return { at, label: at % 12 === 0 ? monthText(at).slice(0, 4) : monthText(at) };
  });
}
