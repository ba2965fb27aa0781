import { testGates } from "../../analysis/two-gates.js";
import type { StageRow } from "../../lag/rows.js";
import { type ClaimTest, counted, type Finding, findingFrom, MIN_OBSERVATIONS } from "../../tables/finding.js";
import { formatDate } from "../../ui/format.js";
import type { Candidate, Judged } from "./candidates.js";
import type { Bearing, Missing } from "./retnet.js";
import { answer, exceptions } from "./words.js";

/** All that the page's claims are tested on. */
export interface Evidence {
  readonly rows: readonly Candidate[];
  readonly judged: readonly Judged[];
  readonly events: readonly StageRow[];
  readonly bearings: readonly Bearing[];
  readonly missing: readonly Missing[];
}

/** The claims on both gates and the case studies, each answered from the rows of the page. */
export const claims: readonly (Omit<ClaimTest<never>, "test"> & { readonly test: (all: Evidence) => Finding })[] = [
  {
    claim: "att-two-gates",
    reading: "alternatives to attention, adopted or not, by the gates chosen above",
    test: ({ judged }) => {
      const { adopted } = testGates(judged);
      const failed = [exceptions(judged, "first").length, exceptions(judged, "second").length];
      const refuted = failed.filter((n) => n > 0).length;
      const verdict =
        adopted < MIN_OBSERVATIONS ? "undecidable" : refuted === 0 ? "agrees" : refuted === 1 ? "mixed" : "disagrees";
      return findingFrom(
        judged.map(({ row }) => row),
        verdict,
        answer(judged),
      );
    },
  },
  {
    claim: "att-mamba-gemm",
    reading: "the GEMM alignment of the default ratings",
    test: ({ rows }) => {
      const used = rows.filter(({ architecture_id: id }) => id === "mamba" || id === "mamba-2");
      const [before, after] = ["mamba", "mamba-2"].map((id) => used.find((row) => row.architecture_id === id)?.ga);
      if (before === undefined || after === undefined)
        return findingFrom(used, "undecidable", "Mamba and Mamba-2 are not both in this selection.");
      return findingFrom(
        used,
        after === 2 && before < 2 ? "agrees" : after > before ? "mixed" : "disagrees",
        `GEMM alignment went from ${before} to ${after} of 2 between Mamba and Mamba-2.`,
      );
    },
  },
  {
    claim: "att-rwkv-14b",
    reading: "models on record that list a version of RWKV, conversions left out",
    test: ({ rows }) => {
      const used = rows.filter(
        ({ architecture_id: id, largest_model_b: size }) => id.startsWith("rwkv") && size !== null,
      );
      const largest = Math.max(...used.map(({ largest_model_b: size }) => size ?? 0));
      if (used.length === 0) return findingFrom(used, "undecidable", "No model with RWKV is in this selection.");
      const seen = used.some(({ largest_model_b: size, evidence }) => size === largest && evidence === "seen");
      return findingFrom(
        used,
        seen || Math.round(largest) > 14 ? (Math.round(largest) === 14 ? "agrees" : "disagrees") : "undecidable",
        `The largest of them has ${largest}B parameters${seen ? "" : ", a row not yet checked in its source"}.`,
      );
    },
  },
  {
    claim: "att-retnet-6p7",
    reading: "the largest RetNet among the sequence models",
    test: ({ bearings }) => {
      const used = bearings.filter(({ row_key: key }) => key.startsWith("sequence_models:"));
      const largest = Math.max(...used.map(({ value }) => value ?? 0));
      if (used.length === 0) return findingFrom(used, "undecidable", "No RetNet is in this selection.");
      const seen = used.some(({ value, evidence }) => value === largest && evidence === "seen");
      return findingFrom(
        used,
        seen ? (largest === 6.7 ? "agrees" : "disagrees") : "undecidable",
        `The largest has ${largest}B parameters${seen ? "" : ", a row not yet checked in its source"}.`,
      );
    },
  },
  {
    claim: "att-retnet-abandoned",
    reading: "the dated event that ends RetNet’s adoption",
    test: ({ events }) => {
      const used = events.filter(({ technique_id: id, stage }) => id === "retnet" && stage === "abandoned");
      const [end] = used;
      if (!end) return findingFrom(used, "undecidable", "No such event is in this selection.");
      return findingFrom(
        used,
        end.evidence === "seen" ? "agrees" : "undecidable",
        `${formatDate(end.date, end.date_precision ?? "day")}: ${end.what}${end.evidence === "seen" ? "" : ", not yet checked in its source"}.`,
      );
    },
  },
  {
    claim: "att-retnet-blindspot",
    reading: "the rows that bear on each explanation, and those that are missing",
    test: ({ bearings, missing }) => {
      const wanted = missing.filter(({ n_rows: n }) => n !== null);
      const found = wanted.filter(({ n_rows: n }) => (n ?? 0) > 0).length;
      const without = missing.length - wanted.length;
      return findingFrom(
        bearings,
        "undecidable",
        `${counted(bearings.length, "row")} bear on the three; of ${counted(wanted.length, "kind")} of deciding evidence that a row could hold, ${found} ${found === 1 ? "is" : "are"} on record, and ${without} could not be held by any. That they are missing here does not prove that they were never published.`,
      );
    },
  },
];
