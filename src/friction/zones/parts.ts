import { html } from "htl";
import type * as v from "valibot";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
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

export interface PanelOptions {
  /** The query on whose rows the finding rests. */
  readonly snapshot: Snapshot;
  /** How the page reads the claim. */
  readonly reading: string;
  readonly verdicts: ClaimVerdicts;
}

/** A claim beside the audit's verdict and a finding that rests on the rows of one query. */
export function panel(
  claim: ClaimRow,
  { sentence, points, verdict, n, nSeen }: PointedFinding,
  { snapshot: { id }, reading, verdicts }: PanelOptions,
): HTMLElement {
  return claimPanel({
    claims: [{ ...claim, essay: TITLES[claim.essay] ?? claim.essay }],
    verdicts,
    finding: {
      reading,
      sentence: html.fragment`${sentence}${points.map((point) => html`<span class="claim-point">${point}</span>`)}`,
      verdict,
      n,
      verifiedShare: n === 0 ? null : nSeen / n,
      rowsHref: `#query-${id.replaceAll("/", "-")}`,
    },
  });
}
