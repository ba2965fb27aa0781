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

/** How the largest total size of each kind and origin has grown, up to a day `YYYY-MM-DD`. Undated models are left out. */
export function recordLines(models: readonly Model[], until: string): readonly RecordLine[] {
  return KINDS.flatMap((kind) =>
    ORIGINS.flatMap((origin) => {
      const steps: RecordStep[] = [];
      for (const { date, model } of dated(models.filter((m) => m.kind === kind && m.origin === origin))) {
        if (model.params_total_b > (steps.at(-1)?.sizeB ?? 0)) steps.push({ date, sizeB: model.params_total_b, model });
      }
      const last = steps.at(-1);
      return last ? [{ kind, origin, steps: [...steps, { ...last, date: new Date(until) }] }] : [];
    }),
  );
}

/** Models with a date, in its order; the largest first where several came on one day. */
export function dated(models: readonly Model[]): readonly { readonly date: Date; readonly model: Model }[] {
  return models
    .flatMap((model) => (model.released === null ? [] : [{ date: new Date(model.released), model }]))
    .sort((a, b) => a.date.getTime() - b.date.getTime() || b.model.params_total_b - a.model.params_total_b);
}
