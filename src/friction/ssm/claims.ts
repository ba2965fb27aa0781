import { type ClaimTest, counted, describeShare, enumerate, findingFrom } from "../../tables/finding.js";
import { claims as appendixClaims } from "../../tables/ssm-evidence-gap/claims.js";
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
export const scaleClaims: readonly ClaimTest<Model>[] = [
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
        both ? "undecidable" : above.some(pureSsm) ? "disagrees" : "mixed",
        both
          ? `None of the ${counted(pure.length, "model")} without attention that was trained from scratch lies above 7B, so these rows cannot tell the two lines apart.`
          : `Both lines cannot be the edge. Between them lie ${listModels(between) || "no models"}; at 13B or above ${above.length > 0 ? listModels(above) : "none"}. ${
              above.length === 0
                ? "So 7B is not the edge; 13B may be."
                : above.some(pureSsm)
                  ? "So neither line is an edge that no model has crossed."
                  : "So 7B is no edge, and 13B is one only if linear RNNs do not count as pure."
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
      const held = scratch.params_total_b <= 14;
      const passed = (converted?.params_total_b ?? 0) > 14;
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

/** Whatever one row states, a claim about a single model is decided by it, if the row was read in its source. */
function stated(rows: readonly Model[], holds: boolean, sentence: string) {
  const seen = rows.some(({ evidence }) => evidence === "seen");
  return findingFrom(
    rows,
    seen ? (holds ? "agrees" : "disagrees") : "undecidable",
    seen ? sentence : `${sentence} Not yet checked in its source.`,
  );
}

const absent = (name: string) => findingFrom([], "undecidable", `${name} is not on record in this selection.`);

/** Facts that an essay gives in passing, each about one family of models. */
export const factClaims: readonly ClaimTest<Model>[] = [
  {
    claim: "map-falconh1-140b",
    test: (models) => {
      const rows = models.filter(({ name }) => name.startsWith("Falcon-H1"));
      const top = largest(rows);
      return top
        ? stated(
            rows,
            top.params_total_b >= 140,
            `The largest Falcon-H1 on record has ${top.params_total_b}B parameters.`,
          )
        : absent("Falcon-H1");
    },
  },
  {
    claim: "map-jamba-52b-active",
    test: (models) => {
      const rows = models.filter(({ name, params_active_b }) => name.startsWith("Jamba") && params_active_b !== null);
      if (rows.length === 0) return absent("Jamba");
      const sizes = rows.map((m) => `${m.name} ${m.params_active_b}B of ${m.params_total_b}B`);
      return stated(
        rows,
        rows.some((m) => m.params_active_b === 52),
        `Active parameters of all: ${enumerate(sizes)}. 52B is a total.`,
      );
    },
  },
  {
    claim: "map-falcon-2024-09",
    test: (models) => {
      const rows = models.filter(({ id }) => id === "falcon_mamba");
      const released = rows[0]?.released;
      return released
        ? stated(
            rows,
            released.startsWith("2024-09"),
            `Released on ${released}. How it compares with other models is not in these rows.`,
          )
        : absent("Falcon Mamba 7B");
    },
  },
  {
    claim: "map-qwen3next-unreleased",
    test: (models) => {
      const rows = models.filter(({ id }) => id === "qwen3_next");
      const [model] = rows;
      return model?.released
        ? stated(
            rows,
            false,
            `Released on ${model.released}${model.open_weights === "yes" ? ", with open weights" : ""}.`,
          )
        : absent("Qwen3-Next");
    },
  },
  {
    claim: "att-retnet-6p7",
    test: (models) => {
      const rows = models.filter(({ name }) => name.startsWith("RetNet"));
      const top = largest(rows);
      return top
        ? stated(rows, top.params_total_b <= 6.7, `The largest RetNet on record has ${top.params_total_b}B parameters.`)
        : absent("RetNet");
    },
  },
  {
    claim: "map-mamba-130m-2p8b",
    test: (models) =>
      findingFrom(
        models.filter(({ id }) => id === "mamba_2p8b" || id === "mamba2_2p7b"),
        "undecidable",
        "The rows hold sizes and what authors report first, not scores side by side on one set of tasks.",
      ),
  },
];
