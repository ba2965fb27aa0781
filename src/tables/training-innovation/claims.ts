import * as v from "valibot";
import { summarize } from "../../analysis/summary.js";
import { type ClaimTest, counted, describeSummary, findingFrom } from "../finding.js";

export const row = v.object({
  id: v.string(),
  method: v.string(),
  kind: v.string(),
  model_or_paper: v.string(),
  date: v.string(),
  metric: v.nullable(v.string()),
  gain_kind: v.string(),
  gain_value: v.nullable(v.number()),
  gain_value_high: v.nullable(v.number()),
  evidence: v.string(),
});

export type TrainingGain = v.InferOutput<typeof row>;

export const claims: readonly ClaimTest<TrainingGain>[] = [
  {
    claim: "waw-claim2-arch-slowing",
    test: (rows) => {
      const measured = rows.filter((r) => r.gain_value !== null);
      const of = (kind: string) =>
        summarize(measured.flatMap((r) => (r.gain_kind === kind ? (r.gain_value ?? []) : [])));
      const accuracy = of("accuracy_points");
      const compute = of("compute_saving_x");
      const parts = [
        accuracy ? `accuracy gains ${describeSummary(accuracy, " points")}` : null,
        compute ? `compute savings ${describeSummary(compute, "×")}` : null,
      ].filter((part) => part !== null);
      return findingFrom(
        measured,
        "undecidable",
        `${counted(measured.length, "report")} of ${rows.length} ${measured.length === 1 ? "gives" : "give"} a gain: ${parts.join("; ") || "none in points or times"}. ` +
          "The reports were chosen because they show a gain, metrics differ, and no architecture change stands beside them, so they cannot rank the two.",
      );
    },
  },
];
