import * as v from "valibot";
import type { Gated } from "../../analysis/two-gates.js";

/** A technique that replaces attention, as `attractor/candidates` gives it. */
export const candidateRow = v.object({
  architecture_id: v.string(),
  technique: v.string(),
  category: v.picklist(["state-space", "linear-attention-rnn", "long-convolution", "other-sequence", "hybrid"]),
  introduced: v.string(),
  h: v.number(),
  ga: v.number(),
  backing_b: v.number(),
  backing_model: v.nullable(v.string()),
  n_models: v.number(),
  n_by_others: v.number(),
  first_by_other: v.nullable(v.string()),
  first_by_other_precision: v.nullable(v.picklist(["year", "month", "day"])),
  first_other_model: v.nullable(v.string()),
  first_other_house: v.nullable(v.string()),
  first_large: v.nullable(v.string()),
  first_flagship: v.nullable(v.string()),
  largest_model_b: v.nullable(v.number()),
  is_release: v.boolean(),
  evidence: v.string(),
});

export type Candidate = v.InferOutput<typeof candidateRow>;

/** What counts as adopted: how a control names it, and how a sentence does. */
export const STAGES = {
  other: { label: "a model of another organisation", adopted: "in a model of another organisation" },
  large: { label: "a model of 30B or more", adopted: "in a model of 30B parameters or more" },
  flagship: { label: "a flagship of 100B or more", adopted: "in a flagship of 100B parameters or more" },
} as const;

export const STAGE_IDS = ["other", "large", "flagship"] as const;

export type Stage = (typeof STAGE_IDS)[number];

/** Which alternatives count. */
export const KINDS = {
  replacements: {
    label: "those that replace attention",
    categories: ["state-space", "linear-attention-rnn", "long-convolution"],
  },
  sequence: {
    label: "and other sequence models",
    categories: ["state-space", "linear-attention-rnn", "long-convolution", "other-sequence"],
  },
  hybrids: {
    label: "and hybrids",
    categories: ["state-space", "linear-attention-rnn", "long-convolution", "other-sequence", "hybrid"],
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly categories: readonly Candidate["category"][] }>
>;

export const KIND_IDS = ["replacements", "sequence", "hybrids"] as const;

export type Kind = (typeof KIND_IDS)[number];

/** Where each gate stands, and what counts on either side of it. */
export interface Gates {
  readonly kind: Kind;
  readonly stage: Stage;
  /** Least hardware fit H, 0 to 6, that passes the first gate. */
  readonly minH: number;
  /** Least size of the authors' largest earlier model, in billion parameters, that passes the second; above 0 for 0. */
  readonly minBackingB: number;
}

/** A candidate with its outcome at both gates. */
export interface Judged extends Gated {
  readonly row: Candidate;
}

/** The day on which a technique reached a stage; null where it did not. */
export function reachedOn(row: Candidate, stage: Stage): string | null {
  if (stage === "other") return row.first_by_other;
  return stage === "large" ? row.first_large : row.first_flagship;
}

/** Whether the authors' houses had released a large enough model before the technique. */
export function isBacked({ backing_b: backing }: Candidate, minBackingB: number): boolean {
  return minBackingB === 0 ? backing > 0 : backing >= minBackingB;
}

/** The candidates that count, each at both gates. Released models are no techniques and do not count. */
export function judge(rows: readonly Candidate[], { kind, stage, minH, minBackingB }: Gates): readonly Judged[] {
  const categories: readonly string[] = KINDS[kind].categories;
  return rows
    .filter((row) => !row.is_release && categories.includes(row.category))
    .map((row) => ({
      row,
      first: row.h >= minH,
      second: isBacked(row, minBackingB),
      adopted: reachedOn(row, stage) !== null,
    }));
}
