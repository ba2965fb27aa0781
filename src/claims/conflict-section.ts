import { html } from "htl";
import { counted } from "../tables/finding.js";
import { type AuditedClaim, type AuditedConflict, CONFLICT_OUTCOMES, claimedValue } from "./audited-claim.js";
import { rowLink } from "./claim-detail.js";
import { shortEssayTitle } from "./claim-list.js";
import { conflictGroups, resolution, ruling } from "./conflicts.js";
import { claimVerdictMark } from "./verdict-mark.js";

export interface ConflictSectionOptions {
  readonly claims: readonly AuditedClaim[];
  readonly conflicts: readonly AuditedConflict[];
  readonly href: (id: string) => string;
  /** The query behind a contradiction, by its id, to rerun and edit. */
  readonly query: (id: string) => HTMLElement;
}

/** Claims that contradict each other or the record, side by side, each contradiction with what resolves it. */
export function conflictSection({ claims, conflicts, href, query }: ConflictSectionOptions): HTMLElement {
  const groups = conflictGroups(claims, conflicts);
  // Claims against each other before one claim against the record.
  const named = [...conflicts].sort((a, b) => b.claims.length - a.claims.length);
  return html`<section>
    <p>Claims that cannot all hold, and claims that the record contradicts outright. Each of these ${conflicts.length} has a query that resolves it, or says on what it depends.</p>
    ${named.map((conflict) => conflictPanel(conflict, claims, href, query))}
    <h3>${counted(groups.length, "further contradiction")}</h3>
    <p>Here each claim keeps its own test; the sentence says what the tests make of the contradiction.</p>
    ${groups.map(
      (
        group,
      ) => html`<details class="conflict"><summary>${group[0].claim} <span class="muted">against ${counted(group.length - 1, "other")}. ${ruling(group)}.</span></summary>
        <p>${resolution(group)}</p>
        ${claimTable(group, href)}
      </details>`,
    )}
  </section>`;
}

function conflictPanel(
  { id, title, claims: ids, outcome, resolution: sentence, decisive }: AuditedConflict,
  claims: readonly AuditedClaim[],
  href: (id: string) => string,
  query: (id: string) => HTMLElement,
): HTMLElement {
  const behind = html<HTMLDetailsElement>`<details><summary>Rows and query</summary></details>`;
  // A query cell costs a fetch, which few readers need.
  behind.addEventListener(
    "toggle",
    () => {
      behind.append(
        html`<ul class="claim-rows">${decisive.map((key) => html`<li>${rowLink(key, "./")}</li>`)}</ul>`,
        query(id),
      );
    },
    { once: true },
  );
  return html`<article class="conflict" aria-labelledby=${`conflict-${id}`}>
    <h3 id=${`conflict-${id}`}>${title}</h3>
    <p><strong>${CONFLICT_OUTCOMES[outcome]}.</strong> ${sentence}</p>
    ${claimTable(
      ids.flatMap((one) => claims.find((claim) => claim.id === one) ?? []),
      href,
    )}
    ${behind}
  </article>`;
}

function claimTable(claims: readonly AuditedClaim[], href: (id: string) => string): HTMLElement {
  const label = `Claims side by side: ${claims.map(({ id }) => id).join(", ")}`;
  return html`<div class="table-region" role="region" tabindex="0" aria-label=${label}><table>
    <thead><tr><th scope="col">Claim</th><th scope="col">Verdict</th><th scope="col">Claimed</th><th scope="col">Found</th><th scope="col">Essay</th></tr></thead>
    <tbody>${claims.map(
      (one) => html`<tr>
        <th scope="row"><a href=${href(one.id)}>${one.claim}</a> <code>${one.id}</code></th>
        <td>${claimVerdictMark(one.verdict)}</td>
        <td>${claimedValue(one)}</td>
        <td>${one.actual}</td>
        <td>${shortEssayTitle(one.essay)}</td>
      </tr>`,
    )}</tbody>
  </table></div>`;
}
