import { type ClaimTest, enumerate, findingFrom } from "../../tables/finding.js";
import type { Claimed } from "./claimed.js";
import { largest, type Model } from "./model.js";

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
export const factClaims = (claimed: Claimed): readonly ClaimTest<Model>[] => [
  {
    claim: "map-falconh1-140b",
    test: (models) => {
      const rows = models.filter(({ name }) => name.startsWith("Falcon-H1"));
      const top = largest(rows);
      return top
        ? stated(
            rows,
            top.params_total_b >= claimed.falconH1,
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
        rows.some((m) => m.params_active_b === claimed.jambaActive),
        `Active parameters of all: ${enumerate(sizes)}.${rows.some((m) => m.params_total_b === claimed.jambaActive) ? ` ${claimed.jambaActive}B is a total.` : ""}`,
      );
    },
  },
  {
    claim: "map-falcon-2024-09",
    test: (models) => {
      const rows = models.filter(({ id }) => id === "falcon_mamba");
      const [model] = rows;
      if (!model?.released) return absent("Falcon Mamba 7B");
      const inMonth = model.released.slice(0, 7) === claimed.falconMamba.slice(0, 7);
      return findingFrom(
        rows,
        model.evidence === "seen" ? "mixed" : "undecidable",
        `Released on ${model.released}, ${inMonth ? "in" : "not in"} the month that the essay names. That it outperformed the others, the main claim, is not tested here: the rows hold no scores side by side, only what its authors report${model.headline_result ? ` (“${model.headline_result}”)` : ""}.${model.evidence === "seen" ? "" : " Not yet checked in its source."}`,
      );
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
        ? stated(
            rows,
            top.params_total_b <= claimed.retnet,
            `The largest RetNet on record has ${top.params_total_b}B parameters.`,
          )
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
