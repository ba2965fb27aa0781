import * as v from "valibot";
import { type ClaimTest, enumerate, findingFrom } from "../../tables/finding.js";
import type { Claimed } from "./claimed.js";

export const supportRow = v.object({
  id: v.string(),
  technique_id: v.string(),
  supported: v.string(),
  who: v.string(),
  what: v.string(),
  evidence: v.string(),
});

/** A serving stack's dated support for mixtures of experts. */
export type Support = v.InferOutput<typeof supportRow>;

/** The stacks that the claim names, as their events write them. */
const STACKS = ["vLLM", "TensorRT-LLM"] as const;

/** The earliest event of a technique in each of the stacks; the rows are in order of date. */
function firstOf(rows: readonly Support[], technique: string): readonly Support[] {
  return STACKS.flatMap((stack) =>
    rows.filter((r) => r.technique_id === technique && r.who.includes(stack)).slice(0, 1),
  );
}

const dates = (rows: readonly Support[]) => enumerate(rows.map(({ who, supported }) => `${who} ${supported}`));

/** The claims on serving stacks. Support is not said to be robust anywhere, so two readings of it are compared. */
export function servingClaims({ supportedFrom }: Pick<Claimed, "supportedFrom">): readonly ClaimTest<Support>[] {
  return [
    {
      claim: "map-moe-serving-late2024",
      test: (rows) => {
        const any = firstOf(rows, "sparsely-gated-moe");
        const spread = firstOf(rows, "expert-parallelism");
        if (any.length < STACKS.length)
          return findingFrom(
            any,
            "undecidable",
            `A date for both ${enumerate(STACKS)} is not on record in this selection.`,
          );
        const both = [...any, ...spread];
        const early = both.filter(({ supported }) => supported < supportedFrom).length;
        const verdict =
          spread.length < STACKS.length && early > 0
            ? "undecidable"
            : early === both.length
              ? "disagrees"
              : early > 0
                ? "mixed"
                : "agrees";
        return findingFrom(
          both,
          verdict,
          `The claim does not define “robust”. Any support at all: ${dates(any)}. Experts spread over accelerators: ${dates(spread) || "no date on record"}, later steps in the rows. ${early} of these ${both.length} dates lie before ${supportedFrom.slice(0, 7)}, where late ${supportedFrom.slice(0, 4)} begins at the earliest.`,
        );
      },
    },
  ];
}
