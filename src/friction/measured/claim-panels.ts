import { html } from "htl";
import * as v from "valibot";
import { ESSAYS } from "../../schema/tables/common.js";
import type { ClaimTest, Finding } from "../../tables/finding.js";
import { type Claim, claimPanel } from "../../ui/claim.js";

export const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
  testable_by: v.string(),
});

export type ClaimRow = v.InferOutput<typeof claimRow>;

/** A claim with what the rows say to it. */
export interface Audit {
  readonly claim: ClaimRow;
  readonly finding: Finding;
}

/** Tests each claim on the rows; a test whose claim is not on record is left out. */
export function audit<R>(tests: readonly ClaimTest<R>[], claims: readonly ClaimRow[], rows: readonly R[]): Audit[] {
  return tests.flatMap(({ claim: id, test }) => {
    const claim = claims.find((candidate) => candidate.id === id);
    return claim ? [{ claim, finding: test(rows) }] : [];
  });
}

/** An audit as a panel, with a link to the rows. */
export function auditPanel({ claim, finding: { sentence, verdict, n, nSeen } }: Audit, rowsHref: string): HTMLElement {
  return claimPanel({
    claims: [{ ...claim, essay: titleOf(claim.essay) } satisfies Claim],
    finding: { sentence, verdict, n, verifiedShare: n === 0 ? null : nSeen / n, rowsHref },
  });
}

function titleOf(essay: string): string {
  const title = Object.entries(ESSAYS).find(([key]) => key === essay)?.[1] ?? essay;
  return title.replace(/:.*/, "");
}

/** What stands where a result, such as that of edited SQL, lacks what the page needs. */
export function unfit(thrown: unknown): HTMLElement {
  return html`<p class="claim-unfit" role="status">This part cannot be shown on this result: ${thrown instanceof Error ? thrown.message : String(thrown)}</p>`;
}
