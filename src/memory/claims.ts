import { median } from "d3";
import * as v from "valibot";
import { wilsonShare } from "../analysis/summary.js";
import { type ClaimTest, counted, describeShare, findingFrom, MIN_OBSERVATIONS } from "../tables/finding.js";
import type { Gpu } from "./gpu-rows.js";
import { gigabytes } from "./words.js";

export const resultRow = v.object({
  id: v.string(),
  name: v.string(),
  params_total_b: v.number(),
  context_length: v.nullable(v.number()),
  architecture_class: v.string(),
  built_gb: v.number(),
  plain_gb: v.number(),
  evidence: v.string(),
});

export type CacheResult = v.InferOutput<typeof resultRow>;

/** "Hundreds of gigabytes" is 200 GB or more, as the audit takes it. */
const HUNDREDS = 200;

/** A "70B" model has 65 to 75 billion parameters and is dense, as the audit takes it. */
const isSeventy = (row: CacheResult) =>
  row.architecture_class === "dense_transformer" && row.params_total_b >= 65 && row.params_total_b <= 75;

const reaches = (row: CacheResult) => (row.context_length ?? 0) >= 128_000;

function readings(rows: readonly CacheResult[]) {
  const used = rows.filter(isSeventy);
  const long = used.filter(reaches);
  return {
    used,
    long,
    built: median(long, ({ built_gb }) => built_gb),
    plain: median(used, ({ plain_gb }) => plain_gb),
    weightsGb: 2 * (median(used, ({ params_total_b }) => params_total_b) ?? 0),
  };
}

function bothReadings(rows: readonly CacheResult[], least: number, then: (weightsGb: number) => string) {
  const { used, long, built, plain, weightsGb } = readings(rows);
  if (built === undefined || plain === undefined)
    return findingFrom(
      used,
      "undecidable",
      "No dense model of about 70B that reaches 128K tokens is in this selection.",
    );
  const [asBuilt, asPlain] = [built >= least, plain >= least];
  const verdict = asBuilt === asPlain ? (asBuilt ? "agrees" : "disagrees") : "mixed";
  const sharing = long.filter(({ built_gb, plain_gb }) => built_gb < plain_gb).length;
  const sentence = `Of ${counted(long.length, "dense model")} of about 70B made for 128K tokens, ${sharing} ${sharing === 1 ? "keeps" : "keep"} fewer keys and values than query heads, and the median cache of one sequence is ${gigabytes(built * 1e9)}. With plain multi-head attention and the same layers it would be ${gigabytes(plain * 1e9)} (${used.length} models). ${then(weightsGb)}`;
  return findingFrom(used, verdict, sentence);
}

/** The claims on caches of large models, on the results of the model `kv-cache`. */
export function cacheClaims(gpus: readonly Gpu[]): readonly ClaimTest<CacheResult>[] {
  const h100 = gpus.find(({ name }) => name === "H100 SXM")?.memoryGb.value;
  return [
    {
      claim: "waw-kv-70b-128k",
      test: (rows) => bothReadings(rows, HUNDREDS, () => `“Hundreds of gigabytes” is taken as ${HUNDREDS} or more.`),
    },
    {
      claim: "waw-h100-hbm",
      test: (rows) =>
        h100 === undefined
          ? findingFrom(rows, "undecidable", "No datasheet of the H100 is in this selection.")
          : bothReadings(
              rows,
              h100,
              (weightsGb) =>
                `One H100 has ${h100} GB. The weights at 16 bits, ${gigabytes(weightsGb * 1e9)}, are not counted in the claim.`,
            ),
    },
    {
      claim: "waw-kv-glossary",
      test: (rows) => {
        const share = wilsonShare(rows.filter(({ plain_gb }) => plain_gb >= HUNDREDS).length, rows.length);
        if (!share || share.n < MIN_OBSERVATIONS)
          return findingFrom(rows, "undecidable", "Too few Transformers of 65B or more in this selection.");
        const asBuilt = rows.filter(({ built_gb }) => built_gb >= HUNDREDS).length;
        return findingFrom(
          rows,
          share.low > 0.5 ? "agrees" : share.high < 0.5 ? "disagrees" : "mixed",
          `If every query head kept its own keys and values, ${HUNDREDS} GB or more would be needed by ${describeShare(share)} of the Transformers of 65B and more. As built, ${asBuilt} of ${rows.length} would need that much.`,
        );
      },
    },
  ];
}
