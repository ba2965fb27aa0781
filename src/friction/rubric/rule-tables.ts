import { html } from "htl";
import { evidenceMark } from "../../ui/evidence.js";
import { zoneBadge } from "../../ui/zones.js";
import type { KeptExample, NamedCase, ZoneOutcome } from "./rule-outcome.js";
import { shortShare } from "./rule-sentences.js";

/** Size and use of each zone, under this rule and the site's. */
export function outcomesTable(outcomes: readonly ZoneOutcome[], before: readonly ZoneOutcome[]): HTMLElement {
  const rows = outcomes.map(({ zone, n, adopted, widelyAdopted }) => {
    const was = before.find((other) => other.zone === zone)?.n ?? 0;
    return html`<tr><th scope="row">${zoneBadge(zone)}</th>
      <td data-align="end">${was}</td><td data-align="end">${n}</td>
      <td data-align="end">${shortShare(adopted)}</td><td data-align="end">${shortShare(widelyAdopted)}</td></tr>`;
  });
  return table(
    "Zones before and after",
    html`<tr><th scope="col">Zone</th><th scope="col" data-align="end">Site's rule</th><th scope="col" data-align="end">This rule</th>
      <th scope="col" data-align="end">In use</th><th scope="col" data-align="end">In several</th></tr>`,
    rows,
  );
}

/** The worked examples, with the essay's zone and the rule's. */
export function examplesTable(examples: readonly KeptExample[]): HTMLElement {
  const rows = examples.map(
    ({ label, h, e, zone, ruled, keeps }) => html`<tr><th scope="row">${label}</th>
      <td data-align="end">${h}</td><td data-align="end">${e}</td>
      <td>${zoneBadge(zone)}</td><td>${zoneBadge(ruled)}</td><td>${verdict(keeps, keeps ? "keeps" : "breaks")}</td></tr>`,
  );
  return table(
    "Worked examples, from the essay's H and E",
    html`<tr><th scope="col">Example</th><th scope="col" data-align="end">H</th><th scope="col" data-align="end">E</th>
      <th scope="col">Essay</th><th scope="col">This rule</th><th scope="col">Zone</th></tr>`,
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
      <td>${zoneBadge(essayZone)} <code class="rule-claim" title=${claim}>${claimId}</code></td>
      <td>${zones.introduction === null ? "—" : zoneBadge(zones.introduction)}</td>
      <td>${zones["2025"] === null ? "—" : zoneBadge(zones["2025"])}</td>
      <td>${verdict(holds !== "neither" && holds !== "unrated", HOLDS[holds])}</td>
      <td data-align="center">${evidence === null ? "" : evidenceMark(evidence)}</td></tr>`,
  );
  return table(
    "Techniques that the essay names for a zone, by our scores",
    html`<tr><th scope="col">Technique</th><th scope="col">Essay</th><th scope="col">At introduction</th>
      <th scope="col">End of 2025</th><th scope="col">Holds</th><th scope="col" data-align="center">Checked</th></tr>`,
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
