import { type Share, type Summary, summarize, wilsonShare } from "../../analysis/summary.js";
import {
  type Duration,
  kaplanMeier,
  logRank,
  type SurvivalCurve,
  type SurvivalQuantile,
  survivalQuantile,
} from "../../analysis/survival.js";
import { ZONES, type Zone } from "../../ui/zones.js";
import type { DurationRow, Stage } from "./rows.js";

export const STAGES: Readonly<Record<Stage, { readonly label: string; readonly reached: string }>> = {
  first_production: { label: "First production use", reached: "in production" },
  default: { label: "On by default", reached: "on by default" },
};

/** How the techniques of one zone came to one stage of adoption. */
export interface ZoneLag {
  readonly zone: Zone;
  readonly stage: Stage;
  /** Techniques with a known time under watch; those adopted at an unknown date are only counted. */
  readonly watched: readonly DurationRow[];
  readonly undated: number;
  readonly reached: number;
  /** Techniques that were at the stage when they were published: products that introduced them. */
  readonly atOnce: number;
  readonly curve: SurvivalCurve;
  readonly median: SurvivalQuantile;
  /** The median without those that were at the stage when they were published. */
  readonly medianOfLater: SurvivalQuantile;
  /** Months among those that got there, which leaves out all that did not. */
  readonly amongReached: Summary | null;
  /** Share at the stage by the end of 2025, undated adoptions included. */
  readonly share: Share | null;
}

/** A duration for survival analysis; null where it has no length. */
function durationOf({ months, status }: DurationRow): Duration | null {
  return months === null ? null : { months, event: status === "reached" };
}

function durations(rows: readonly DurationRow[]): Duration[] {
  return rows.flatMap((row) => durationOf(row) ?? []);
}

/** The time to one stage for each zone at introduction, from green to red. */
export function zoneLags(rows: readonly DurationRow[], stage: Stage): readonly ZoneLag[] {
  return ZONES.map((zone) => {
    const own = rows.filter((row) => row.zone_introduction === zone && row.stage === stage);
    const watched = own.filter(({ months }) => months !== null);
    const reached = watched.filter(({ status }) => status === "reached");
    const later = watched.filter(({ status, months }) => status !== "reached" || months !== 0);
    const undated = own.length - watched.length;
    const curve = kaplanMeier(durations(watched));
    return {
      zone,
      stage,
      watched,
      undated,
      reached: reached.length,
      atOnce: watched.length - later.length,
      curve,
      median: survivalQuantile(curve),
      medianOfLater: survivalQuantile(kaplanMeier(durations(later))),
      amongReached: summarize(reached.flatMap(({ months }) => months ?? [])),
      share: wilsonShare(reached.length + undated, own.length),
    };
  });
}

/** The log-rank test of equal adoption in the zones. */
export function compareZones(rows: readonly DurationRow[], stage: Stage) {
  const own = rows.filter((row) => row.stage === stage);
  return logRank(
    own.flatMap((row) => {
      const duration = durationOf(row);
      return duration === null ? [] : [{ ...duration, group: row.zone_introduction }];
    }),
  );
}
