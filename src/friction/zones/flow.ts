import { sum } from "d3";
import { type Share, wilsonShare } from "../../analysis/summary.js";
import { counted } from "../../tables/finding.js";
import { ZONES, type Zone } from "../../ui/zones.js";
import type { FlowRow } from "./rows.js";

/** How techniques moved between zones. */
export interface Flow {
  readonly n: number;
  /** Techniques that went from one zone to another, or stayed. */
  readonly count: (from: Zone, to: Zone) => number;
  readonly before: (zone: Zone) => number;
  readonly after: (zone: Zone) => number;
  /** Towards green, towards red, and neither. */
  readonly better: number;
  readonly worse: number;
  readonly stayed: number;
  readonly eRose: number;
  readonly eFell: number;
  /** Share whose E rose, among the adopted and among those without any use on record. */
  readonly roseOfAdopted: Share | null;
  readonly roseOfNotAdopted: Share | null;
}

/** Reads the moves between zones out of the matrix's rows. */
export function flowOf(rows: readonly FlowRow[]): Flow {
  const count = (from: Zone, to: Zone) =>
    sum(
      rows.filter((row) => row.zone_introduction === from),
      (row) => row[`${to}_2025`],
    );
  const total = (pick: (from: number, to: number) => boolean) =>
    sum(ZONES.flatMap((from, i) => ZONES.map((to, j) => (pick(i, j) ? count(from, to) : 0))));
  return {
    n: sum(rows, (row) => row.n),
    count,
    before: (zone) => sum(ZONES, (to) => count(zone, to)),
    after: (zone) => sum(ZONES, (from) => count(from, zone)),
    better: total((i, j) => j < i),
    worse: total((i, j) => j > i),
    stayed: total((i, j) => i === j),
    eRose: sum(rows, (row) => row.e_rose),
    eFell: sum(rows, (row) => row.e_fell),
    roseOfAdopted: wilsonShare(
      sum(rows, (row) => row.adopted_e_rose),
      sum(rows, (row) => row.adopted),
    ),
    roseOfNotAdopted: wilsonShare(
      sum(rows, (row) => row.not_adopted_e_rose),
      sum(rows, (row) => row.not_adopted),
    ),
  };
}

/** Why green at introduction is rare, and what a test on today's green would test. */
export function greenSentence({ count, before, after }: Pick<Flow, "count" | "before" | "after">): string {
  if (after("green") === 0) return "No technique in this selection is green in 2025.";
  const later = after("green") - count("green", "green");
  return `Green at introduction asks for E at its highest: stacks ran the technique from the day it was published, as they did for ${counted(before("green"), "technique")}. Of the ${after("green")} that are green in 2025, ${later} started in another zone and became green as stacks took them up. To test “green is fast” on the zones of 2025 would be to test adoption against itself; this page uses the zone at introduction.`;
}

/** One band of the flow figure: techniques from one zone to another, as stretches of the two columns in techniques. */
export interface Ribbon {
  readonly from: Zone;
  readonly to: Zone;
  readonly n: number;
  readonly start: readonly [number, number];
  readonly end: readonly [number, number];
}

/** Lays the moves out as bands between two stacked columns, green on top, `gap` techniques between zones. */
export function ribbons(flow: Pick<Flow, "count" | "before" | "after">, gap: number): readonly Ribbon[] {
  const starts = offsets(flow.before, gap);
  const ends = offsets(flow.after, gap);
  const used = new Map<string, number>();
  const take = (key: string, n: number) => {
    const at = used.get(key) ?? 0;
    used.set(key, at + n);
    return at;
  };
  return ZONES.flatMap((from) =>
    ZONES.flatMap((to) => {
      const n = flow.count(from, to);
      if (n === 0) return [];
      const start = (starts.get(from) ?? 0) + take(`from ${from}`, n);
      const end = (ends.get(to) ?? 0) + take(`to ${to}`, n);
      return [{ from, to, n, start: [start, start + n] as const, end: [end, end + n] as const }];
    }),
  );
}

/** Where each zone's stretch of a column begins. */
export function offsets(size: (zone: Zone) => number, gap: number): ReadonlyMap<Zone, number> {
  let at = 0;
  return new Map(
    ZONES.map((zone) => {
      const begin = at;
      at += size(zone) + gap;
      return [zone, begin];
    }),
  );
}
