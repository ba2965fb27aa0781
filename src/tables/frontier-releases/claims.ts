import * as v from "valibot";
import { wilsonShare } from "../../analysis/summary.js";
import { type ClaimTest, counted, describeShare, enumerate, findingFrom } from "../finding.js";

export const row = v.object({
  id: v.string(),
  model: v.string(),
  org: v.string(),
  released: v.string(),
  architecture_class: v.string(),
  params_total_b: v.nullable(v.number()),
  evidence: v.string(),
});

export type FrontierRelease = v.InferOutput<typeof row>;

const TRANSFORMERS = new Set(["dense_transformer", "moe_transformer"]);

/** Size from which the essays speak of frontier scale, in billion parameters. */
const FRONTIER_B = 13;

function ofClass(rows: readonly FrontierRelease[], architectureClass: string) {
  const own = rows.filter((r) => r.architecture_class === architectureClass);
  const names = own.map((r) => `${r.model} (${r.params_total_b ?? "?"}B, ${r.released.slice(0, 4)})`);
  return { names: enumerate(names) || "none", largest: Math.max(0, ...own.map((r) => r.params_total_b ?? 0)) };
}

/** The claim holds where nearly all disclosed releases are Transformers, and fails where an alternative is common. */
const NEARLY_ALL = 0.95;

const COMMON = 0.8;

export const claims: readonly ClaimTest<FrontierRelease>[] = [
  {
    claim: "waw-t1-patterns",
    test: (rows) => {
      const disclosed = rows.filter((r) => r.architecture_class !== "undisclosed");
      const transformers = disclosed.filter((r) => TRANSFORMERS.has(r.architecture_class));
      const moe = disclosed.filter((r) => r.architecture_class === "moe_transformer");
      const share = wilsonShare(transformers.length, disclosed.length);
      if (!share)
        return findingFrom(disclosed, "undecidable", "No release in this selection has a disclosed architecture.");
      const verdict = share.share >= NEARLY_ALL ? "agrees" : share.share >= COMMON ? "mixed" : "disagrees";
      return findingFrom(
        disclosed,
        verdict,
        `Dense and mixture-of-experts Transformers make up ${describeShare(share)} of leading releases with a disclosed architecture; ` +
          `${counted(moe.length, "mixes", "mix")} experts, and ${counted(disclosed.length - transformers.length, "release is", "releases are")} neither. ` +
          `${counted(rows.length - disclosed.length, "release does", "releases do")} not disclose the architecture and cannot speak for either side.`,
      );
    },
  },
  {
    claim: "waw-claim3-hybrid-ceiling",
    test: (rows) => {
      const disclosed = rows.filter((r) => r.architecture_class !== "undisclosed");
      if (disclosed.length === 0)
        return findingFrom(disclosed, "undecidable", "No release in this selection has a disclosed architecture.");
      const hybrids = disclosed.filter((r) => r.architecture_class === "hybrid");
      const pure = ofClass(disclosed, "pure_ssm");
      const linear = ofClass(disclosed, "linear_rnn");
      const verdict = pure.largest >= FRONTIER_B ? "disagrees" : linear.largest >= FRONTIER_B ? "mixed" : "agrees";
      return findingFrom(
        disclosed,
        verdict,
        `Pure state-space models among leading releases: ${pure.names}. Linear recurrences, which do without attention too: ${linear.names}. ` +
          `${counted(hybrids.length, "release is a hybrid", "releases are hybrids")}. ` +
          (verdict === "mixed" ? "The claim stands only if linear recurrences do not count." : ""),
      );
    },
  },
];
