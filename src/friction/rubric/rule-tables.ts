import { html } from "htl";
import { evidenceMark } from "../../ui/evidence.js";
import { zoneBadge } from "../../ui/zones.js";
import type { KeptExample, NamedCase, ZoneOutcome } from "./rule-outcome.js";

/** The size of each zone under the site's rule and under this one. */
export function outcomesTable(outcomes: readonly ZoneOutcome[], before: readonly ZoneOutcome[]): HTMLElement {
  const rows = outcomes.map(({ zone, n }) => {
    const was = before.find((other) => other.zone === zone)?.n ?? 0;
    const change = n === was ? "0" : n > was ? `+${n - was}` : `−${was - n}`;
    return html`<tr><th scope="row">${zoneBadge(zone)}</th>
      <td data-align="end">${was}</td><td data-align="end">${n}</td><td data-align="end">${change}</td></tr>`;
  });
  return table(
    "Techniques in each zone",
    html`<tr><th scope="col">Zone</th><th scope="col" data-align="end">Site's rule</th>
      <th scope="col" data-align="end">This rule</th><th scope="col" data-align="end">Change</th></tr>`,
    rows,
  );
}

/** The worked examples, with the essay's zone and the rule's. */
export function examplesTable(examples: readonly KeptExample[]): HTMLElement {
  const rows = examples.map(
    ({ label, h, e, zone, ruled, keeps }) => html`<tr><th scope="row">${label}</th>
      <td class="rule-scores">H ${h}, E ${e}</td><td>${zoneBadge(zone)}</td>
      <td>${zoneBadge(ruled)} ${verdict(keeps, keeps ? "kept" : "lost")}</td></tr>`,
  );
  return table(
    "Worked examples, by the essay's own scores",
    html`<tr><th scope="col">Example</th><th scope="col">Essay's scores</th><th scope="col">Essay</th>
      <th scope="col">This rule</th></tr>`,
    rows,
  );
}

const HOLDS: Readonly<Record<NamedCase["holds"], string>> = {
  both: "at both dates",
  introduction: "at introduction only",
  "2025": "in 2025 only",
  neither: "at neither date",
  unrated: "not rated here",
};

/** The techniques that the essay names for a zone, with the rule's zone at both dates. */
export function namedCasesTable(cases: readonly NamedCase[], techniqueHref: (id: string) => string): HTMLElement {
  const rows = cases.map(
    ({ claimId, claim, architectureId, name, essayZone, zones, holds, evidence }) => html`<tr>
      <th scope="row"><a href=${techniqueHref(architectureId)}>${name}</a></th>
      <td>${zoneBadge(essayZone)}</td>
      <td>${zones.introduction === null ? "—" : zoneBadge(zones.introduction)}</td>
      <td>${zones["2025"] === null ? "—" : zoneBadge(zones["2025"])}</td>
      <td>${holds === "unrated" ? html`<span class="muted">${HOLDS[holds]}</span>` : verdict(holds !== "neither", HOLDS[holds])}</td>
      <td data-align="center">${evidence === null ? "" : evidenceMark(evidence)}</td>
      <td data-role="long">${claim} <code class="muted">${claimId}</code></td></tr>`,
  );
  return table(
    "Techniques that the essay names for a zone, by our scores",
    html`<tr><th scope="col">Technique</th><th scope="col">Essay</th><th scope="col">At introduction</th>
      <th scope="col">End of 2025</th><th scope="col">Holds</th><th scope="col" data-align="center">Checked</th><th scope="col" data-role="long">The essay's claim</th></tr>`,
    rows,
  );
}

function verdict(holds: boolean, words: string): HTMLElement {
  return html<HTMLElement>`<span class="rule-verdict" data-holds=${holds ? "yes" : "no"}><span aria-hidden="true">${holds ? "✓" : "≠"}</span> ${words}</span>`;
}

function table(caption: string, head: Node, rows: readonly Node[]): HTMLElement {
  return html<HTMLElement>`<div class="data-table"><div class="table-region" role="region" tabindex="0" aria-label=${`Table: ${caption}`}>
    <table><caption><span>${caption}</span></caption><thead>${head}</thead><tbody>${rows}</tbody></table>
  </div></div>`;
}
