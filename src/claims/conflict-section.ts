import { html } from "htl";
import { type AuditedClaim, claimedValue } from "./audited-claim.js";
import { essayTitle } from "./claim-list.js";
import { conflictGroups } from "./conflicts.js";
import { claimVerdictMark } from "./verdict-mark.js";

/** Claims that contradict each other, side by side, each with what the rows say of it. */
export function conflictSection(claims: readonly AuditedClaim[], href: (id: string) => string): HTMLElement {
  const groups = conflictGroups(claims);
  return html`<section>
    <p>Within one essay or between two, ${groups.length} claims stand against others. Each claim has its own test; where the tests differ, the rows have decided between them.</p>
    ${groups.map((group) => conflictTable(group, href))}
  </section>`;
}

function conflictTable(group: readonly [AuditedClaim, ...AuditedClaim[]], href: (id: string) => string): HTMLElement {
  const heading = resolution(group);
  return html`<details class="conflict"><summary>${group[0].claim} <span class="muted">Against ${group.length === 2 ? "one other" : `${group.length - 1} others`}: ${heading}.</span></summary>
    <div class="table-region" role="region" tabindex="0" aria-label=${`Claims that contradict ${group[0].id}`}><table>
      <thead><tr><th scope="col">Claim</th><th scope="col">Essay</th><th scope="col">Claimed</th><th scope="col">Found</th><th scope="col">Verdict</th></tr></thead>
      <tbody>${group.map(
        (one) => html`<tr>
          <th scope="row"><a href=${href(one.id)}>${one.claim}</a></th>
          <td>${essayTitle(one.essay)}</td>
          <td>${claimedValue(one)}</td>
          <td>${one.actual}</td>
          <td>${claimVerdictMark(one.verdict)}</td>
        </tr>`,
      )}</tbody>
    </table></div>
  </details>`;
}

/** How a contradiction is resolved by the tests, in a few words. */
export function resolution(group: readonly Pick<AuditedClaim, "verdict">[]): string {
  const count = (verdict: AuditedClaim["verdict"]) => group.filter((one) => one.verdict === verdict).length;
  const reproduced = count("reproduced");
  const contradicted = count("contradicted");
  if (reproduced > 0 && contradicted > 0) return "the rows decide between them";
  if (reproduced === group.length) return "the rows bear out each on its own reading";
  if (contradicted === group.length) return "the rows bear out none";
  if (reproduced > 0) return "the rows bear out some, and leave the others open";
  return contradicted > 0 ? "the rows rule some out, and bear out none" : "the rows do not decide";
}
