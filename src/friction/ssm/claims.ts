import { type ClaimTest, counted, describeShare, findingFrom } from "../../tables/finding.js";
import { claims as appendixClaims } from "../../tables/ssm-evidence-gap/claims.js";
import type { Claimed } from "./claimed.js";
import { ALPHA, cliffTest, type Definition } from "./cliff.js";
import { describeModel, LINES, largest, listModels, type Model } from "./model.js";

const pureSsm = ({ kind }: Model) => kind === "pure SSM";

const withoutAttention = ({ kind }: Model) => kind !== "hybrid";

const fromScratch = ({ origin }: Model) => origin === "from_scratch";

/** `p = 0.003`, `p < 0.001` */
export function describeP(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${Number(p.toPrecision(p < 0.1 ? 1 : 2))}`;
}

const STRICT: Omit<Definition, "line"> = { linear: false, converted: false, size: "total" };

/** The claims on which the page turns. */
export const scaleClaims = (claimed: Claimed): readonly ClaimTest<Model>[] => [
  {
    claim: "map-7b-cliff",
    test: (models) => {
      const pure = models.filter((m) => withoutAttention(m) && fromScratch(m));
      const between = pure.filter((m) => m.params_total_b >= LINES[7] && m.params_total_b < LINES[13]);
      const above = pure.filter((m) => m.params_total_b >= LINES[13]);
      if (pure.length === 0)
        return findingFrom([], "undecidable", "No model without attention is on record in this selection.");
      const both = between.length + above.length === 0;
      return findingFrom(
        pure,
        both ? "undecidable" : pure.some((m) => m.params_total_b >= LINES[7] && pureSsm(m)) ? "disagrees" : "mixed",
        both
          ? `None of the ${counted(pure.length, "model")} without attention that was trained from scratch lies above 7B, so these rows cannot tell the two lines apart.`
          : `Both lines cannot be the edge, and the one of the heading, 7B, is none. Between them lie ${listModels(between) || "no models"}; at 13B or above ${above.length > 0 ? listModels(above) : "none"}. ${
              above.length === 0
                ? "13B may be one."
                : above.some(pureSsm)
                  ? "13B is none either."
                  : "13B is one only if linear RNNs do not count as pure."
            }`,
      );
    },
  },
  {
    claim: "com-ssm-13b-cliff",
    test: (models) => {
      const { sized, below, above, pValue, verdict, pureAbove, stepAdvantage } = cliffTest(models, {
        ...STRICT,
        line: 13,
      });
      const used = sized.map(({ model }) => model);
      if (!below || !above)
        return findingFrom(used, "undecidable", "No models on both sides of 13B are on record in this selection.");
      return findingFrom(
        used,
        verdict,
        `Trained from scratch and in the strict sense, ${describeShare(below)} of the models below 13B are pure state-space models and ${describeShare(above)} above; the rest are hybrids. ${
          pValue >= ALPHA
            ? `By chance alone such a gap is not rare (${describeP(pValue)}).`
            : `The gap is more than chance (${describeP(pValue)}), but ${stepAdvantage < 0 ? "a gradual decline with size describes the rows at least as well as an edge at 13B" : "a gradual decline is not ruled out"}.`
        }${pureAbove.length === 0 ? " That none was published does not show that none could be trained." : ""}`,
      );
    },
  },
  {
    claim: "map-ssm-13b-hybrid",
    test: (models) => {
      const large = models.filter((m) => m.params_total_b >= LINES[13]);
      const pure = large.filter(withoutAttention);
      if (large.length === 0)
        return findingFrom(large, "undecidable", "No model of 13B or more is on record in this selection.");
      return findingFrom(
        large,
        pure.length === 0 ? "agrees" : pure.some(pureSsm) ? "disagrees" : "mixed",
        pure.length === 0
          ? `All ${counted(large.length, "model")} of 13B or more keep attention layers.`
          : `Of ${counted(large.length, "model")} of 13B or more, ${pure.length} have no attention layer: ${listModels(pure)}. ${pure.some(pureSsm) ? "" : "They are linear RNNs, not state-space models. "}Whether any of them is in production is not on record.`,
      );
    },
  },
  ...appendixClaims.filter(({ claim }) => claim === "waw-ssm-top-7b"),
  {
    claim: "att-rwkv-14b",
    test: (models) => {
      const rwkv = models.filter(({ name }) => /rwkv/i.test(name));
      const [scratch, converted] = [largest(rwkv.filter(fromScratch)), largest(rwkv.filter((m) => !fromScratch(m)))];
      if (!scratch)
        return findingFrom(rwkv, "undecidable", "No RWKV model trained from scratch is on record in this selection.");
      const held = scratch.params_total_b <= claimed.rwkv;
      const passed = (converted?.params_total_b ?? 0) > claimed.rwkv;
      return findingFrom(
        rwkv,
        held ? (passed ? "mixed" : "agrees") : "disagrees",
        `Trained from scratch, the largest of ${counted(rwkv.length, "RWKV model")} is ${describeModel(scratch)}. ${
          converted && passed
            ? `Converted from a Transformer, ${describeModel(converted)} is larger: a model of that kind runs at that size, but none on record was trained there from scratch.`
            : ""
        }`.trim(),
      );
    },
  },
  {
    claim: "map-ssm-13b",
    test: () =>
      findingFrom(
        [],
        "undecidable",
        "No row gives hardware utilization or throughput by size for one architecture, so how friction grows with size cannot be read from them.",
      ),
  },
];
