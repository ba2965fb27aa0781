import * as v from "valibot";

export const modelRow = v.object({
  id: v.string(),
  name: v.string(),
  org: v.string(),
  released: v.nullable(v.string()),
  kind: v.picklist(["pure SSM", "linear RNN", "hybrid"]),
  family: v.string(),
  origin: v.picklist(["from_scratch", "converted"]),
  params_total_b: v.number(),
  params_active_b: v.nullable(v.number()),
  open_weights: v.nullable(v.string()),
  evidence: v.string(),
  sources: v.array(v.string()),
});

/** A published model that replaces attention in some or all of its layers. */
export type Model = v.InferOutput<typeof modelRow>;

/** Models sold as 7B have up to 7.6 billion parameters on record, models sold as 8B have 8: the line lies between. */
export const LINES = { 7: 7.75, 13: 13 } as const;

export type Line = keyof typeof LINES;

/** `Falcon Mamba 7B (7B, 2024)` */
export function describeModel({ name, params_total_b, released, origin }: Model): string {
  const parts = [
    `${params_total_b}B`,
    released?.slice(0, 4) ?? "no date",
    ...(origin === "converted" ? ["converted"] : []),
  ];
  return `${name} (${parts.join(", ")})`;
}

/** The model with most parameters in all, the first of several. */
export function largest(models: readonly Model[]): Model | undefined {
  return models.reduce<Model | undefined>(
    (top, m) => (top && top.params_total_b >= m.params_total_b ? top : m),
    undefined,
  );
}
