import * as v from "valibot";
import { counted } from "../../tables/finding.js";

const explanation = v.picklist(["hardware", "quality", "backing"]);

/** A row that bears on one explanation, as `attractor/retnet` gives it. */
export const bearingRow = v.object({
  explanation,
  bears: v.picklist(["for", "against", "open"]),
  row_key: v.string(),
  value: v.nullable(v.number()),
  evidence: v.string(),
});

export type Bearing = v.InferOutput<typeof bearingRow>;

/** Evidence that would decide, as `attractor/retnet-missing` gives it. */
export const missingRow = v.object({ explanation, needed: v.string(), n_rows: v.nullable(v.number()) });

export type Missing = v.InferOutput<typeof missingRow>;

export const EXPLANATIONS = {
  hardware: {
    title: "Hidden friction of the hardware",
    meaning: "It runs well at the sizes of the paper, and worse than attention at the size of a flagship.",
  },
  quality: {
    title: "A loss of quality with size",
    meaning: "It matches attention up to the paper’s sizes, and falls behind beyond them.",
  },
  backing: {
    title: "No house willing to bet",
    meaning: "It would have worked, and nobody spent a large training run to find out.",
  },
} as const satisfies Readonly<
  Record<v.InferOutput<typeof explanation>, { readonly title: string; readonly meaning: string }>
>;

export const EXPLANATION_IDS = ["hardware", "quality", "backing"] as const;

/** How many rows bear on one explanation, and how much of what would decide is on record, in words. */
export function bearingWords(
  id: (typeof EXPLANATION_IDS)[number],
  rows: readonly Bearing[],
  missing: readonly Missing[],
): string {
  const own = rows.filter((row) => row.explanation === id);
  const count = (bears: Bearing["bears"]) => own.filter((row) => row.bears === bears).length;
  const wanted = missing.filter((row) => row.explanation === id);
  const found = wanted.filter(({ n_rows: n }) => (n ?? 0) > 0).length;
  const uncounted = wanted.filter(({ n_rows: n }) => n === null).length;
  return `${counted(count("against"), "row")} ${count("against") === 1 ? "speaks" : "speak"} against it, ${count("for")} for it, ${count("open")} ${count("open") === 1 ? "fits" : "fit"} any of the three. Of ${counted(wanted.length, "kind")} of evidence that would decide, ${found === 0 ? "none has a row" : `${found} ${found === 1 ? "has" : "have"} one`}${uncounted === 0 ? "" : `; ${uncounted} could not even be recorded in this dataset’s columns`}.`;
}
