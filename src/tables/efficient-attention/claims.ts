import * as v from "valibot";
import { wilsonShare } from "../../analysis/summary.js";
import { type ClaimTest, describeShare, findingFrom } from "../finding.js";

export const row = v.object({
  id: v.string(),
  model: v.string(),
  released: v.string(),
  attention: v.string(),
  n_heads: v.nullable(v.number()),
  n_kv_heads: v.nullable(v.number()),
  bytes_per_token: v.nullable(v.number()),
  ratio_to_mha: v.nullable(v.number()),
  evidence: v.string(),
});

export type AttentionOfModel = v.InferOutput<typeof row>;

const EFFICIENT = new Set(["GQA", "MQA", "MLA", "mixed", "linear", "none"]);

const inYear = (year: number) => (r: AttentionOfModel) => r.released.startsWith(String(year));

export const claims: readonly ClaimTest<AttentionOfModel>[] = [
  {
    claim: "waw-gqa-dominant-2024",
    test: (rows) => {
      const year = rows.filter(inYear(2024));
      const share = wilsonShare(year.filter((r) => r.attention === "GQA").length, year.length);
      if (!share) return findingFrom(year, "undecidable", "No model released in 2024 is in this selection.");
      const verdict = share.low > 0.5 ? "agrees" : share.high < 0.5 ? "disagrees" : "mixed";
      return findingFrom(
        year,
        verdict,
        `Grouped-query attention is in ${describeShare(share)} of the models released in 2024.`,
      );
    },
  },
  {
    claim: "waw-t5-gqa-dominates",
    test: (rows) => {
      const year = rows.filter(inYear(2025));
      const efficient = wilsonShare(year.filter((r) => EFFICIENT.has(r.attention)).length, year.length);
      const grouped = wilsonShare(year.filter((r) => r.attention === "GQA").length, year.length);
      const latent = wilsonShare(year.filter((r) => r.attention === "MLA").length, year.length);
      if (!efficient || !grouped || !latent)
        return findingFrom(year, "undecidable", "No model released in 2025 is in this selection.");
      const verdict = efficient.low > 0.5 ? "agrees" : efficient.high < 0.5 ? "disagrees" : "mixed";
      return findingFrom(
        year,
        verdict,
        `Of the models released in 2025, ${describeShare(efficient)} keep a smaller cache than multi-head attention; ` +
          `grouped-query alone is ${describeShare(grouped)}, latent attention ${describeShare(latent)}.`,
      );
    },
  },
];
