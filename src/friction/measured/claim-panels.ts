import { html } from "htl";
import * as v from "valibot";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
import { ESSAYS } from "../../schema/tables/common.js";
import { type ClaimTest, counted, type Finding } from "../../tables/finding.js";
import { type Claim, claimPanel } from "../../ui/claim.js";
import { describeFigures } from "./quantity.js";

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
  readonly reading?: string | undefined;
}

/** Tests each claim on the rows; a test whose claim is not on record is left out. */
export function audit<R>(tests: readonly ClaimTest<R>[], claims: readonly ClaimRow[], rows: readonly R[]): Audit[] {
  return tests.flatMap(({ claim: id, reading, test }) => {
    const claim = claims.find((candidate) => candidate.id === id);
    return claim ? [{ claim, finding: test(rows), reading }] : [];
  });
}

export interface PanelSetting {
  readonly rowsHref: string;
  /** How the page reads a claim whose test names no reading of its own. */
  readonly reading: string;
  readonly verdicts: ClaimVerdicts;
}

/** A page's reading of a claim as a panel beside the audit's verdict, with a link to the rows. */
export function auditPanel({ claim, finding, reading }: Audit, setting: PanelSetting): HTMLElement {
  const { sentence, verdict, n, nSeen } = finding;
  const { rowsHref, verdicts } = setting;
  return claimPanel({
    claims: [{ ...claim, essay: titleOf(claim.essay), quantity: describeFigures(claim), unit: null } satisfies Claim],
    finding: {
      reading: reading ?? setting.reading,
      sentence,
      verdict,
      n,
      verifiedShare: n === 0 ? null : nSeen / n,
      rowsHref,
    },
    verdicts,
  });
}

function titleOf(essay: string): string {
  const title = Object.entries(ESSAYS).find(([key]) => key === essay)?.[1] ?? essay;
  return title.replace(/:.*/, "");
}

/** Claims that are meant to be tested on a page and that no test of it answers, in words. */
export function untestedClaims(
  claims: readonly ClaimRow[],
  tests: readonly Pick<ClaimTest<never>, "claim">[],
): HTMLElement | "" {
  const rest = claims.filter(({ id }) => !tests.some(({ claim }) => claim === id));
  if (rest.length === 0) return "";
  const head = `${counted(rest.length, "more claim")} to which the rows have no answer: no column holds what ${rest.length === 1 ? "it speaks" : "they speak"} of`;
  return html`<details class="more-claims"><summary>${head}</summary>
    <ul>${rest.map(({ id, claim }) => html`<li>${claim} <code>${id}</code></li>`)}</ul></details>`;
}

/** What stands where a result, such as that of edited SQL, lacks what the page needs. */
export function unfit(thrown: unknown): HTMLElement {
  return html`<p class="claim-unfit" role="status">This part cannot be shown on this result: ${thrown instanceof Error ? thrown.message : String(thrown)}</p>`;
}

/** Fills a part of the page, or says why it cannot be filled. */
export function attempt(part: HTMLElement, content: () => readonly Node[]): void {
  try {
    part.replaceChildren(...content());
  } catch (thrown) {
    part.replaceChildren(unfit(thrown));
  }
}
