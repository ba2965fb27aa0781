import type { DurationRow, StageRow } from "../../src/lag/rows.ts";

/** A kernel technique that was on by default after some months, or as changed. */
export function duration(months: number | null, more: Partial<DurationRow> = {}): DurationRow {
  return {
    tier: "kernel",
    technique_id: "t",
    technique: "T",
    stage: "default",
    status: months === null ? "undated" : "reached",
    months,
    reached: "2024-01-01",
    paper_year: 2021,
    evidence: "seen",
    ...more,
  };
}

export function waiting(months: number, more: Partial<DurationRow> = {}): DurationRow {
  return duration(months, { status: "waiting", reached: null, ...more });
}

export function repeat<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i));
}

export function stage(id: string, stage: string, date: string, more: Partial<StageRow> = {}): StageRow {
  return {
    tier: "kernel",
    technique_id: id,
    technique: id.toUpperCase(),
    aliases: null,
    stage,
    date,
    date_precision: "day",
    last_day: date,
    months: 0,
    months_low: 0,
    months_high: 0,
    what: "something",
    who: "Lab",
    n_events: 1,
    evidence: "seen",
    sources: ["a"],
    ...more,
  };
}
