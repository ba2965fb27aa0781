import * as v from "valibot";
import { type ClaimTest, enumerate, findingFrom } from "../../tables/finding.js";

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

/** Where "late 2024" begins at the earliest. */
const LATE_2024 = "2024-07-01";

export const servingClaims: readonly ClaimTest<Support>[] = [
  {
    claim: "map-moe-serving-late2024",
    test: (rows) => {
      const first = STACKS.flatMap((stack) => {
        const own = rows.filter((r) => r.technique_id === "sparsely-gated-moe" && r.who.includes(stack));
        return own.slice(0, 1);
      });
      const wide = rows.filter((r) => r.technique_id === "expert-parallelism" && STACKS.some((s) => r.who.includes(s)));
      if (first.length < STACKS.length)
        return findingFrom(
          first,
          "undecidable",
          `A date for both ${enumerate(STACKS)} is not on record in this selection.`,
        );
      const early = first.filter(({ supported }) => supported < LATE_2024).length;
      return findingFrom(
        [...first, ...wide],
        early === first.length ? "disagrees" : early > 0 ? "mixed" : "agrees",
        `First support: ${enumerate(first.map(({ who, supported }) => `${who} ${supported}`))}. Spreading experts over accelerators followed in steps: ${enumerate([...new Set(wide.map(({ who, supported }) => `${who} ${supported.slice(0, 7)}`))]) || "no date on record"}. What counts as robust is not defined.`,
      );
    },
  },
];
