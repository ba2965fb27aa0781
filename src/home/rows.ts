import * as v from "valibot";

const zone = v.picklist(["green", "yellow", "orange", "red"]);

export const mapRow = v.object({
  id: v.string(),
  name: v.string(),
  category: v.string(),
  one_line: v.string(),
  introduced: v.nullable(v.string()),
  introduced_precision: v.nullable(v.picklist(["year", "month", "day"])),
  h: v.number(),
  e_introduction: v.number(),
  e_2025: v.number(),
  zone_introduction: zone,
  zone_2025: zone,
  adoption_2025: v.nullable(v.number()),
  evidence: v.picklist(["seen", "recalled", "disputed"]),
});

export type MapRow = v.InferOutput<typeof mapRow>;

export type Moment = "introduction" | "2025";

export const numbersRow = v.object({
  n_scored: v.number(),
  n_moved: v.number(),
  n_high_fit: v.number(),
  n_high_fit_adopted: v.number(),
  n_low_fit: v.number(),
  n_low_fit_adopted: v.number(),
  kernel_lag_since_2023_months: v.nullable(v.number()),
  n_kernel_lag_since_2023: v.number(),
  n_kernel_lag_below_zero: v.number(),
  n_facts: v.number(),
  n_facts_seen: v.number(),
});

export type Numbers = v.InferOutput<typeof numbersRow>;
