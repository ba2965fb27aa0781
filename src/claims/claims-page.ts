import { html } from "htl";
import { explorer } from "../dataset/explorer.js";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { downloadRow } from "../ui/downloads.js";
import { formatNumber } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { type AuditedClaim, CLAIM_VERDICTS, type ClaimAudit, claimedValue, isClaimVerdict } from "./audited-claim.js";
import { claimDetail, testSection } from "./claim-detail.js";
import { claimList } from "./claim-list.js";
import { conflictSection } from "./conflict-section.js";
import { claimVerdictMark } from "./verdict-mark.js";

/** The audit: what became of every claim, the claims themselves, and those that contradict each other. */
export function claimsPage(page: Page, audit: ClaimAudit, tests: () => Promise<readonly Snapshot[]>): DocumentFragment {
  const { claims, conflicts, catalogVersion } = audit;
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  let fetched: Promise<readonly Snapshot[]> | null = null;
  const fetchTests = () => {
    // A failure is not kept: the next claim that is opened tries again.
    fetched ??= tests().catch((error: unknown) => {
      fetched = null;
      throw error;
    });
    return fetched;
  };
  let shown: readonly AuditedClaim[] = claims;
  const list = explorer({
    list: claimList(claims),
    columns: [
      {
        key: "claim",
        label: "Claim",
        cell: ({ id, claim }) =>
          html`<span class="listing-name"><a href=${page.state.link({ query: { claim: id } })} tabindex="-1" title=${claim}>${claim}</a></span>`,
      },
      { key: "verdict", label: "Verdict", cell: ({ verdict }) => claimVerdictMark(verdict) },
      {
        key: "claimed",
        label: "Claimed",
        cell: (claim) => html`<span title=${claimedValue(claim)}>${claimedValue(claim)}</span>`,
      },
      { key: "actual", label: "Found", cell: ({ actual }) => html`<span title=${actual}>${actual}</span>` },
      { key: "n", label: "Rows", cell: ({ n }) => (n === null ? "–" : formatNumber(n)) },
    ],
    idOf: ({ id }) => id,
    openKey: "claim",
    usualOrder: "Contradicted first",
    noun: { one: "claim", many: "claims" },
    searchIn: "Claim, finding, id",
    openFacets: ["verdict", "essay"],
    reversedFacets: [],
    state: page.state,
    detail: (claim) => ({
      title: claim.claim,
      node: claimDetail(claim, { page, claimOf: (id) => byId.get(id), tests: fetchTests }),
    }),
    foot: {
      node: html`<div class="explorer-foot"><div class="explorer-files">${downloadRow(
        "claim-audit",
        () => asResult(shown),
        () => ({ title: "Audit of the essays' claims", page: page.state.link(), catalogVersion }),
      )}</div></div>`,
      show: (rows) => {
        shown = rows;
      },
    },
  });
  return html.fragment`${verdictBar(claims)}
    ${list}
    <h2 id="contradictions">Contradictions, resolved from the rows</h2>
    ${conflictSection({
      claims,
      conflicts,
      href: (id) => page.state.link({ query: { claim: id } }),
      query: (id) => testSection(`conflicts/${id}`, page, fetchTests),
    })}`;
}

/** How many claims got each verdict, as a bar of shares with its numbers beside it. */
function verdictBar(claims: readonly AuditedClaim[]): HTMLElement {
  const counts = Object.keys(CLAIM_VERDICTS)
    .filter(isClaimVerdict)
    .map((verdict) => ({ verdict, n: claims.filter((claim) => claim.verdict === verdict).length }))
    .filter(({ n }) => n > 0);
  const tested = claims.filter((claim) => claim.tested).length;
  return html`<section class="verdict-summary" aria-label="Verdicts">
    <p>${tested} of ${claims.length} claims have a test that anyone can rerun.</p>
    <div class="verdict-bar" aria-hidden="true">${counts.map(({ verdict, n }) => html`<span data-verdict=${verdict} style=${`flex-grow: ${n}`}></span>`)}</div>
    <ul>${counts.map(({ verdict, n }) => html`<li>${claimVerdictMark(verdict)} <b>${n}</b> <span class="muted">${CLAIM_VERDICTS[verdict].description}</span></li>`)}</ul>
  </section>`;
}

function asResult(claims: readonly AuditedClaim[]): QueryResult {
  return {
    columns: [
      { name: "id", kind: "text" },
      { name: "essay", kind: "text" },
      { name: "claim", kind: "text" },
      { name: "quantity", kind: "text" },
      { name: "unit", kind: "text" },
      { name: "verdict", kind: "text" },
      { name: "actual", kind: "text" },
      { name: "value", kind: "number" },
      { name: "low", kind: "number" },
      { name: "high", kind: "number" },
      { name: "n", kind: "number" },
      { name: "n_seen", kind: "number" },
      { name: "decisive", kind: "list" },
    ],
    rows: claims.map(
      ({ id, essay, claim, quantity, unit, verdict, actual, value, low, high, n, n_seen, decisive }) => ({
        id,
        essay,
        claim,
        quantity,
        unit,
        verdict,
        actual,
        value,
        low,
        high,
        n,
        n_seen,
        decisive,
      }),
    ),
  };
}
