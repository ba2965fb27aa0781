import * as Plot from "@observablehq/plot";
import { seriesColour } from "../ui/series.js";
import type { ChartTheme } from "../ui/theme.js";
import { type BetRecord, type Stretch, stretches } from "./bets.js";
import { VERDICT_KINDS } from "./verdict-mark.js";

export interface StripOptions {
  readonly record: BetRecord;
  /** Last day of the record. */
  readonly end: string;
  readonly width: number;
  readonly theme: ChartTheme;
  /** Day on which the reader looks, and the day on which the bet was made. */
  readonly asOf?: string | undefined;
  readonly madeOn?: string | undefined;
  /** Without axis and labels, for a table's cell. */
  readonly small?: boolean | undefined;
}

const day = (iso: string) => new Date(iso);

/** The verdict over time as one band, each stretch in its verdict's colour and with its name. */
export function verdictStrip({ record, end, width, theme, asOf, madeOn, small = false }: StripOptions) {
  const bands = stretches(record.history, end);
  const colour = ({ verdict }: Stretch) => seriesColour(theme, VERDICT_KINDS[verdict].series);
  const total = Math.max(1, Date.parse(end) - Date.parse(bands[0]?.from ?? end));
  const roomy = bands.filter(({ from, until }) => ((Date.parse(until) - Date.parse(from)) / total) * width > 84);
  return Plot.plot({
    width,
    height: small ? 14 : 84,
    marginTop: small ? 1 : 22,
    marginBottom: small ? 1 : 28,
    marginLeft: small ? 0 : 8,
    marginRight: small ? 0 : 8,
    x: { type: "utc", domain: [day(bands[0]?.from ?? end), day(end)], axis: small ? null : "bottom", label: null },
    marks: [
      Plot.rectX(bands, {
        x1: ({ from }: Stretch) => day(from),
        x2: ({ until }: Stretch) => day(until),
        fill: colour,
        insetLeft: 0.5,
        insetRight: 0.5,
      }),
      small
        ? null
        : Plot.text(roomy, {
            x: ({ from, until }: Stretch) => new Date((Date.parse(from) + Date.parse(until)) / 2),
            text: ({ verdict }: Stretch) => VERDICT_KINDS[verdict].label,
            fill: theme.background,
            fontWeight: 600,
          }),
      small || madeOn === undefined || madeOn < (bands[0]?.from ?? "")
        ? null
        : [
            Plot.ruleX([day(madeOn)], { stroke: theme.foreground, strokeDasharray: "2 2" }),
            Plot.text([day(madeOn)], { x: (d: Date) => d, text: () => "bet made", frameAnchor: "top", dy: -14 }),
          ],
      small || asOf === undefined
        ? null
        : [
            Plot.ruleX([day(asOf)], { stroke: theme.foreground, strokeWidth: 2 }),
            Plot.dot([day(asOf)], {
              x: (d: Date) => d,
              symbol: "triangle",
              rotate: 180,
              fill: theme.foreground,
              frameAnchor: "top",
              dy: -4,
              r: 5,
            }),
          ],
    ],
  });
}
