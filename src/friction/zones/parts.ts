import { html } from "htl";
import type * as v from "valibot";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { ESSAYS } from "../../schema/tables/common.js";
import { readRows } from "../../tables/rows.js";
import { claimPanel } from "../../ui/claim.js";
import type { PointedFinding } from "./pointed.js";
import type { ClaimRow } from "./rows.js";

/** A result's rows, or, where an edited query has other columns, why they cannot be read. */
export function rowsOr<R>(row: v.GenericSchema<unknown, R>, result: QueryResult): readonly R[] | string {
  try {
    return readRows(row, result);
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  }
}

/** Says that a result does not fit what is drawn from it. */
export function unfit(reason: string): HTMLElement {
  return html`<p class="claim-unfit" role="status">This cannot be computed from the result: ${reason}</p>`;
}

const TITLES: Readonly<Record<string, string>> = ESSAYS;

/** A claim beside a finding that rests on the rows of one query. */
export function panel(
  claim: ClaimRow,
  { sentence, points, verdict, n, nSeen }: PointedFinding,
  { id }: Snapshot,
): HTMLElement {
  return claimPanel({
    claims: [{ ...claim, essay: TITLES[claim.essay] ?? claim.essay }],
    finding: {
      sentence: html.fragment`${sentence}${points.map((point) => html`<span class="claim-point">${point}</span>`)}`,
      verdict,
      n,
      verifiedShare: n === 0 ? null : nSeen / n,
      rowsHref: `#query-${id.replaceAll("/", "-")}`,
    },
  });
}
