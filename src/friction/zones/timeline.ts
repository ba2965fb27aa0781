import * as Plot from "@observablehq/plot";
import { scaleUtc } from "d3";
import type { Room } from "../../tables/definition.js";
import { round } from "../../tables/finding.js";
import { EVIDENCE } from "../../ui/evidence.js";
import { formatDate } from "../../ui/format.js";
import { seriesColour } from "../../ui/series.js";
import { roveInTime } from "../../ui/timeline-focus.js";
import type { TemplateEvent } from "./rows.js";
import type { Segment } from "./templates.js";
import { layOut, type PlacedEvent, type TimelineRow } from "./timeline-layout.js";

const MS_PER_MONTH = 30.4375 * 86_400_000;

const BAR = { top: 22, bottom: 50 } as const;

const AXIS = 34;

export interface TimelineOptions extends Room {
  readonly events: readonly TemplateEvent[];
  readonly segments: readonly Segment[];
  /** Start of the essay's clock, as an ISO date. */
  readonly start: string;
  readonly sourceHref: (key: string) => string;
  readonly onRead: (event: TemplateEvent) => void;
}

/** Dated events by stage on an axis of time, under a bar with the essay's account of the same months. */
export function drawTimeline({ events, segments, start, sourceHref, onRead, width, theme }: TimelineOptions) {
  const narrow = width < 560;
  const margin = { left: narrow ? 92 : 128, right: 16 };
  const clock = new Date(start).getTime();
  const end = clock + Math.max(0, ...segments.map(({ to }) => to)) * MS_PER_MONTH;
  const times = events.map(({ date }) => new Date(date).getTime());
  const x = scaleUtc()
    .domain([Math.min(clock, ...times), Math.max(end, ...times)])
    .range([margin.left + 8, width - margin.right - 8]);
  const layout = layOut(events, ({ date }) => x(new Date(date)), BAR.bottom + 14);
  const monthX = (months: number) => x(clock + months * MS_PER_MONTH);
  const bars = segments.map((segment) => ({ ...segment, x1: monthX(segment.from), x2: monthX(segment.to) }));
  const marks = [...new Set(segments.flatMap(({ from, to }) => [from, to]))].map((months) => ({
    months,
    x: monthX(months),
  }));
  const ticks = x.ticks(Math.max(2, Math.floor((width - margin.left) / 80))).map((day) => ({ x: x(day), day }));
  const label = (bar: (typeof bars)[number]) => {
    const months = `${bar.to - bar.from}${bar.open ? "+" : ""}`;
    const full = `${bar.label} ${months}`;
    return full.length * 6.6 < bar.x2 - bar.x1 ? full : months;
  };
  const first = seriesColour(theme, 0);
  const second = seriesColour(theme, 1);
  const techniques = [...new Set(events.map(({ technique_id }) => technique_id))];
  const colour = ({ event }: PlacedEvent) => (techniques.indexOf(event.technique_id) === 0 ? first : second);
  const svg = Plot.plot({
    width,
    height: layout.bottom + AXIS,
    margin: 0,
    x: { type: "identity", axis: null },
    y: { type: "identity", axis: null },
    marks: [
      Plot.ruleY(layout.rows, { y: "bottom", x1: margin.left, x2: width - margin.right, stroke: theme.rule }),
      Plot.ruleX(marks, { x: "x", y1: BAR.top - 4, y2: layout.bottom, stroke: theme.context, strokeDasharray: "2,3" }),
      Plot.text(marks, {
        x: "x",
        y: BAR.top - 12,
        text: (d: { months: number }) => (d.months === 0 ? "month 0" : String(d.months)),
        fill: theme.muted,
      }),
      Plot.rect(bars, {
        x1: (d) => d.x1 + 1,
        x2: (d) => d.x2 - 1,
        y1: BAR.top,
        y2: BAR.bottom,
        fill: theme.context,
        fillOpacity: 0.28,
        stroke: theme.context,
      }),
      Plot.text(bars, {
        x: (d) => (d.x1 + d.x2) / 2,
        y: (BAR.top + BAR.bottom) / 2,
        text: label,
        fill: theme.foreground,
      }),
      Plot.arrow(
        bars.filter(({ open }) => open),
        {
          x1: "x2",
          x2: (d) => d.x2 + 26,
          y1: (BAR.top + BAR.bottom) / 2,
          y2: (BAR.top + BAR.bottom) / 2,
          stroke: theme.context,
          strokeWidth: 2,
        },
      ),
      Plot.text(["The essay"], {
        x: margin.left - 10,
        y: (BAR.top + BAR.bottom) / 2,
        textAnchor: "end",
        fontWeight: 600,
      }),
      Plot.text(layout.rows, {
        x: margin.left - 10,
        y: (d: TimelineRow) => (d.top + d.bottom) / 2 - 7,
        text: "label",
        textAnchor: "end",
        fontWeight: 600,
      }),
      Plot.text(layout.rows, {
        x: margin.left - 10,
        y: (d: TimelineRow) => (d.top + d.bottom) / 2 + 8,
        text: (d: TimelineRow) => `${narrow ? "" : "first at "}${monthLabel(d.firstMonths)}`,
        textAnchor: "end",
        fill: theme.muted,
      }),
      Plot.ruleX(ticks, { x: "x", y1: layout.bottom, y2: layout.bottom + 5, stroke: theme.context }),
      Plot.text(ticks, {
        x: "x",
        y: layout.bottom + 18,
        text: (d: { day: Date }) => tickLabel(d.day),
        fill: theme.muted,
      }),
      Plot.dot(layout.events, {
        x: ({ event }: PlacedEvent) => x(new Date(event.date)),
        y: "y",
        r: 5.5,
        symbol: ({ event }: PlacedEvent) => (techniques.indexOf(event.technique_id) === 0 ? "circle" : "diamond"),
        stroke: colour,
        strokeWidth: 1.8,
        fill: (placed: PlacedEvent) => (placed.event.evidence === "seen" ? colour(placed) : theme.background),
        href: ({ event }: PlacedEvent) => sourceHref(event.sources[0] ?? ""),
        className: "timeline-events",
        sort: null,
      }),
    ],
    symbol: { type: "identity" },
    color: { type: "identity" },
  });
  // Plot labels its groups by the kind of mark, which is not allowed on a plain group.
  for (const group of svg.querySelectorAll("g[aria-label]")) group.removeAttribute("aria-label");
  for (const group of svg.querySelectorAll("svg > g:not(.timeline-events)")) group.setAttribute("aria-hidden", "true");
  roveInTime(
    svg,
    layout.events.map(({ event }) => nameOf(event)),
    (index) => {
      const placed = layout.events[index];
      if (placed) onRead(placed.event);
    },
  );
  return svg;
}

/** `month 7.5`, `month −4` */
export function monthLabel(months: number): string {
  return `month ${round(months).replace("-", "−")}`;
}

function tickLabel(day: Date): string {
  const iso = day.toISOString();
  return iso.slice(5, 7) === "01" ? iso.slice(0, 4) : formatDate(iso, "month").slice(0, 3);
}

function nameOf({ what, who, date, date_precision, evidence }: TemplateEvent): string {
  return `${formatDate(date, date_precision ?? "day")}: ${what}, ${who}, ${EVIDENCE[evidence].text}. Opens its source.`;
}
