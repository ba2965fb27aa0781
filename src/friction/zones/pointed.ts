import { type Finding, findingFrom } from "../../tables/finding.js";
import type { Verdict } from "../../ui/claim.js";

/** A finding of several readings: the first as its sentence, the others as points under it. */
export interface PointedFinding extends Finding {
  readonly points: readonly string[];
}

/** A finding that rests on exactly the given rows. */
export function pointed(
  rows: readonly { readonly evidence: string }[],
  verdict: Verdict,
  [sentence = "", ...points]: readonly string[],
): PointedFinding {
  return { ...findingFrom(rows, verdict, sentence), points };
}
