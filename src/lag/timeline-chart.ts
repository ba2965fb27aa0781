import { pairs, type ScaleTime, scaleUtc } from "d3";
import { svg } from "htl";
import type { Room } from "../tables/definition.js";
import { EVIDENCE } from "../ui/evidence.js";
import { seriesColour } from "../ui/series.js";
import { NARROW } from "../ui/survival-chart.js";
import type { ChartTheme } from "../ui/theme.js";
import { placeInRows, roveInTime } from "../ui/timeline-focus.js";
import { type StageRow, TIERS } from "./rows.js";
import { stageMark } from "./stage-marks.js";
import { describeMonths, describeStage, lagTo, stageOf, type Technique } from "./techniques.js";
import { layOutTechniques, MARK, type PlacedStage, type TechniqueRow } from "./timeline-layout.js";

export interface TimelineOptions extends Room {
  readonly techniques: readonly Technique[];
  /** The stage to which a technique's lag counts. */
  readonly lagStage: string;
  readonly sourceHref: (key: string) => string;
  readonly techniqueHref: (id: string) => string;
  readonly onRead: (technique: Technique, stage: StageRow) => void;
}

const AXIS = 26;

const NAMES = 232;

/** Least distance of the labels of two ticks. */
const TICK = 54;

const DAY_MS = 86_400_000;

/** Techniques as rows on one axis of time, their dated stages as marks that link to their sources. */
export function drawTechniques(options: TimelineOptions): SVGElement {
  const { techniques, lagStage, width, theme } = options;
  const narrow = width < NARROW;
  const left = narrow ? 2 : NAMES;
  const stages = techniques.flatMap((technique) => technique.stages);
  const x = scaleUtc()
    .domain([
      Math.min(...stages.map(({ date }) => Date.parse(date))),
      Math.max(...stages.map(({ last_day: day }) => Date.parse(day))),
    ])
    .range([left + 2 * MARK, width - 2 * MARK]);
  const period = ({ date, last_day: last, date_precision: precision }: StageRow): readonly [number, number] => [
    x(Date.parse(date)),
    x(Date.parse(last) + (precision === "day" || precision === null ? 0 : DAY_MS)),
  ];
  const { rows, marks, bottom } = layOutTechniques(techniques, period, AXIS, narrow);
  const ticks = roomyTicks(x);
  const axis = (y: number) =>
    ticks.map((day) => svg`<text x=${x(day)} y=${y} text-anchor="middle" fill=${theme.muted}>${dayLabel(day)}</text>`);
  const root = svg<SVGElement>`<svg viewBox=${`0 0 ${width} ${bottom + AXIS}`} width=${width} height=${bottom + AXIS} font-size="11">
    <g aria-hidden="true">
      ${ticks.map((day) => svg`<line x1=${x(day)} x2=${x(day)} y1=${AXIS - 6} y2=${bottom} stroke=${theme.rule}></line>`)}
      ${axis(14)}${axis(bottom + 16)}
      ${rows.map((row) => drawRow(row, { left, narrow, lagStage, theme, width, x: (day) => x(Date.parse(day)), href: options.techniqueHref }))}
    </g>
    <g class="timeline-events">${marks.map((mark) => drawMark(mark, theme, options.sourceHref))}</g>
  </svg>`;
  roveInTime(
    root,
    marks.map(({ stage, row }) => nameOf(techniques[row], stage)),
    (index) => {
      const mark = marks[index];
      const technique = mark === undefined ? undefined : techniques[mark.row];
      if (mark !== undefined && technique !== undefined) options.onRead(technique, mark.stage);
    },
    placeInRows(marks),
  );
  return root;
}

/** As many ticks as leave room for their labels. */
function roomyTicks(x: ScaleTime<number, number>): readonly Date[] {
  for (let count = 12; count > 2; count -= 1) {
    const ticks = x.ticks(count);
    if (pairs(ticks, (a, b) => x(b) - x(a)).every((gap) => gap >= TICK)) return ticks;
  }
  return x.ticks(2);
}

function dayLabel(day: Date): string {
  const iso = day.toISOString();
  return iso.slice(5, 7) === "01" ? iso.slice(0, 4) : iso.slice(0, 7);
}

interface RowContext {
  readonly left: number;
  readonly narrow: boolean;
  readonly width: number;
  readonly lagStage: string;
  readonly theme: ChartTheme;
  readonly x: (day: string) => number;
  readonly href: (id: string) => string;
}

function drawRow({ technique, top, bottom }: TechniqueRow, context: RowContext): SVGElement {
  const { left, narrow, width, lagStage, theme, x } = context;
  const lag = lagTo(technique, lagStage);
  const [paper, reached] = [stageOf(technique, "paper"), stageOf(technique, lagStage)];
  const note = `${TIERS[technique.tier].label}${lag === null ? "" : `, ${String(lag).replace("-", "−")} months`}`;
  const room = narrow ? width - 10 - note.length * 6 : left - 8;
  const name = shorten(technique.name, Math.floor(room / 6.4));
  const baseline = narrow ? top + 16 : top + 19;
  return svg`<g>
    <line x1="0" x2=${width} y1=${bottom} y2=${bottom} stroke=${theme.rule}></line>
    ${
      paper === undefined || reached === undefined
        ? ""
        : svg`<line x1=${x(paper.date)} x2=${x(reached.date)} y1=${bottom - 2} y2=${bottom - 2} stroke=${seriesColour(theme, stageMark(lagStage).series)} stroke-width="3"></line>`
    }
    <a href=${context.href(technique.id)} tabindex="-1"><text x="0" y=${baseline} font-size="12" font-weight="600" fill=${theme.foreground}>${name}<title>${technique.name}</title></text></a>
    ${
      narrow
        ? svg`<text x=${width} y=${baseline} text-anchor="end" fill=${theme.muted}>${note}</text>`
        : svg`<text x="0" y=${baseline + 15} fill=${theme.muted}>${note}</text>`
    }
  </g>`;
}

function shorten(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`;
}

/** A round mark where the day is known, else a dashed bar over the month or year; filled where the date was read. */
function drawMark(
  { stage, x, y, half }: PlacedStage,
  theme: ChartTheme,
  sourceHref: (key: string) => string,
): SVGElement {
  const { code, series } = stageMark(stage.stage);
  const colour = seriesColour(theme, series);
  const seen = stage.evidence === "seen";
  const exact = half === MARK;
  return svg`<a href=${sourceHref(stage.sources[0] ?? "")}>
    <rect x=${x - half} y=${y - MARK} width=${2 * half} height=${2 * MARK} rx=${exact ? MARK : 3} fill=${seen ? colour : theme.background} stroke=${colour} stroke-width="1.5" stroke-dasharray=${exact ? null : "3,2"}></rect>
    <text x=${x} y=${y + 3} text-anchor="middle" font-size="8.5" font-weight="700" fill=${seen ? theme.background : colour} pointer-events="none">${code}</text>
  </a>`;
}

function nameOf(technique: Technique | undefined, stage: StageRow): string {
  const months = describeMonths(stage);
  const { code, label } = stageMark(stage.stage);
  // What the mark shows stands in its name too, for those who speak to their computer.
  return `${code}, ${label}: ${technique?.name ?? ""}, ${describeStage(stage)}${months === "" ? "" : `, ${months}`}, ${EVIDENCE[stage.evidence].text}. Opens its source.`;
}
