import * as v from "valibot";
import { enumerate } from "../../tables/finding.js";

export const modelRow = v.object({
  id: v.string(),
  name: v.string(),
  org: v.string(),
  released: v.nullable(v.string()),
  released_precision: v.nullable(v.picklist(["day", "month", "year"])),
  kind: v.picklist(["pure SSM", "linear RNN", "hybrid"]),
  family: v.string(),
  origin: v.picklist(["from_scratch", "converted"]),
  params_total_b: v.number(),
  params_active_b: v.nullable(v.number()),
  /** The size that the table of releases gives, where it has the model. */
  release_params_b: v.nullable(v.number()),
  headline_result: v.nullable(v.string()),
  open_weights: v.nullable(v.string()),
  evidence: v.string(),
  sources: v.array(v.string()),
});

/** A published model that replaces attention in some or all of its layers. */
export type Model = v.InferOutput<typeof modelRow>;

/** Models sold as 7B have up to 7.6 billion parameters on record, models sold as 8B have 8: the line lies between. */
export const LINES = { 7: 7.75, 13: 13 } as const;

export type Line = keyof typeof LINES;

/** A model's name without its other names, which the table has in brackets. */
export function shortName({ name }: Pick<Model, "name">): string {
  return name.replace(/ \(.*\)$/, "");
}

/** `Falcon Mamba 7B (2024)`, with the size where the name does not tell it. */
export function describeModel({ params_total_b, released, origin, ...model }: Model): string {
  const name = shortName(model);
  const parts = [
    ...(name.includes(`${params_total_b}B`) ? [] : [`${params_total_b}B`]),
    released?.slice(0, 4) ?? "no date",
    ...(origin === "converted" ? ["converted"] : []),
  ];
  return `${name} (${parts.join(", ")})`;
}

/** The largest models by description, and how many more there are. */
export function listModels(models: readonly Model[], most = 3): string {
  const sorted = [...models].sort((a, b) => b.params_total_b - a.params_total_b);
  const rest = sorted.length - most;
  const shown = sorted.slice(0, rest === 1 ? sorted.length : most).map(describeModel);
  return enumerate(rest > 1 ? [...shown, `${rest} more`] : shown);
}

/** The model with most parameters in all, the first of several. */
export function largest(models: readonly Model[]): Model | undefined {
  return models.reduce<Model | undefined>(
    (top, m) => (top && top.params_total_b >= m.params_total_b ? top : m),
    undefined,
  );
}
