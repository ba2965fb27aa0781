import * as v from "valibot";
import { type ClaimTest, counted, enumerate, findingFrom } from "../finding.js";

export const row = v.object({
  id: v.string(),
  name: v.string(),
  released: v.nullable(v.string()),
  kind: v.picklist(["pure SSM", "linear RNN", "hybrid"]),
  origin: v.picklist(["from_scratch", "converted"]),
  params_total_b: v.number(),
  evidence: v.string(),
});

export type SequenceModel = v.InferOutput<typeof row>;

/** The essays speak of the record at the end of 2025. */
const CLAIM_DATE = "2025-12-31";

/** Models sold as 7B count up to 7.5 billion parameters as 7B. */
const SEVEN_B = 7.5;

/** Where the essays let frontier scale begin. */
const FRONTIER_B = 13;

const byClaimDate = (r: SequenceModel) => r.released !== null && r.released <= CLAIM_DATE;

const describe = (r: SequenceModel) =>
  `${r.name} (${r.params_total_b}B, ${r.released?.slice(0, 4) ?? "no date"}${r.origin === "converted" ? ", converted" : ""})`;

/** The largest model, or all of them where several are as large, those trained from scratch first. */
function largest(rows: readonly SequenceModel[]): readonly SequenceModel[] {
  const size = Math.max(...rows.map((r) => r.params_total_b));
  const top = rows.filter((r) => r.params_total_b === size);
  return [...top.filter((r) => r.origin === "from_scratch"), ...top.filter((r) => r.origin !== "from_scratch")];
}

export const claims: readonly ClaimTest<SequenceModel>[] = [
  {
    claim: "waw-ssm-top-7b",
    test: (rows) => {
      const pure = rows.filter((r) => r.kind === "pure SSM" && byClaimDate(r));
      const tied = largest(pure);
      const [top] = tied;
      if (!top) return findingFrom(pure, "undecidable", "No pure state-space model is on record in this selection.");
      return findingFrom(
        pure,
        top.params_total_b >= FRONTIER_B ? "disagrees" : top.params_total_b > SEVEN_B ? "mixed" : "agrees",
        `The largest pure state-space ${tied.length === 1 ? "model" : "models"} on record by the end of 2025 ${tied.length === 1 ? "is" : "are"} ${enumerate(tied.map(describe))}, among ${counted(pure.length, "such model")}: ${top.params_total_b > SEVEN_B ? "above 7B" : "not above 7B"}, ${top.params_total_b >= FRONTIER_B ? "and" : "but not"} at the 13B where the essays let frontier scale begin.`,
      );
    },
  },
  {
    claim: "waw-ssm-no13b",
    test: (rows) => {
      const pure = rows.filter((r) => r.kind === "pure SSM" && byClaimDate(r));
      const large = pure.filter((r) => r.params_total_b >= FRONTIER_B);
      if (pure.length === 0)
        return findingFrom(pure, "undecidable", "No pure state-space model is on record in this selection.");
      return findingFrom(
        pure,
        large.length === 0 ? "agrees" : "disagrees",
        large.length === 0
          ? `None of the ${counted(pure.length, "pure state-space model")} on record by the end of 2025 has 13B parameters or more. That nobody published one does not show that nobody trained one.`
          : `On record by the end of 2025: ${enumerate(large.map(describe))}.`,
      );
    },
  },
  {
    claim: "waw-hybrid-above7b",
    test: (rows) => {
      const above = rows.filter((r) => byClaimDate(r) && r.params_total_b > SEVEN_B);
      const without = above.filter((r) => r.kind !== "hybrid");
      if (above.length === 0)
        return findingFrom(above, "undecidable", "No model above 7B is on record in this selection.");
      const strict = without.filter((r) => r.kind === "pure SSM");
      return findingFrom(
        above,
        without.length === 0 ? "agrees" : strict.length > 0 ? "disagrees" : "mixed",
        without.length === 0
          ? `All ${above.length} models above 7B on record by the end of 2025 keep attention layers.`
          : `Of ${above.length} models above 7B by the end of 2025, ${without.length} ${without.length === 1 ? "has" : "have"} no attention layer: ${enumerate(without.map(describe))}. ` +
              (strict.length > 0 ? "" : "They are linear recurrences, so the claim stands only if those do not count."),
      );
    },
  },
];
