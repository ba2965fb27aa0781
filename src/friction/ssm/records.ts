import type { Model } from "./model.js";

/** The largest model so far of one kind and origin, from the day when it came. */
export interface RecordStep {
  readonly date: Date;
  readonly sizeB: number;
  readonly model: Model;
}

export interface RecordLine {
  readonly kind: Model["kind"];
  readonly origin: Model["origin"];
  /** One step for each record, then one at the end of the watch that repeats the last. */
  readonly steps: readonly RecordStep[];
}

const KINDS = ["pure SSM", "linear RNN", "hybrid"] as const;

const ORIGINS = ["from_scratch", "converted"] as const;

/** A model and the days between which it came: one day, or a whole year where no more is known. */
export interface Dated {
  readonly model: Model;
  readonly from: Date;
  readonly to: Date;
}

/**
 * How the largest total size of each kind and origin has grown, up to a day `YYYY-MM-DD`. A model known to the year
 * counts from the year's end, so that it hides no record of that year. Undated models are left out.
 */
export function recordLines(models: readonly Model[], until: string): readonly RecordLine[] {
  return KINDS.flatMap((kind) =>
    ORIGINS.flatMap((origin) => {
      const steps: RecordStep[] = [];
      const own = dated(
        models.filter((m) => m.kind === kind && m.origin === origin),
        until,
      );
      for (const { to: date, model } of own) {
        if (model.params_total_b > (steps.at(-1)?.sizeB ?? 0)) steps.push({ date, sizeB: model.params_total_b, model });
      }
      const last = steps.at(-1);
      return last ? [{ kind, origin, steps: [...steps, { ...last, date: new Date(until) }] }] : [];
    }),
  );
}

/** Models with a date, in the order in which they were certainly out; the largest first where that is one day. */
export function dated(models: readonly Model[], until: string): readonly Dated[] {
  return models
    .flatMap((model) => {
      if (model.released === null) return [];
      const from = new Date(model.released);
      return [{ model, from, to: model.released_precision === "year" ? endOfYear(from, new Date(until)) : from }];
    })
    .sort((a, b) => a.to.getTime() - b.to.getTime() || b.model.params_total_b - a.model.params_total_b);
}

/** The last day of a date's year, or the day at which the watch ends within it. */
function endOfYear(date: Date, until: Date): Date {
  const end = new Date(Date.UTC(date.getUTCFullYear(), 11, 31));
  return until >= date && until < end ? until : end;
}
