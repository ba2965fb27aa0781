import { html } from "htl";

/** How far a row's facts were checked, as the `evidence` column of every table says. */
export type Evidence = "seen" | "recalled" | "disputed";

/** Symbol and words of each grade of evidence. */
export const EVIDENCE: Readonly<Record<Evidence, { readonly symbol: string; readonly text: string }>> = {
  seen: { symbol: "✓", text: "read in its source" },
  recalled: { symbol: "?", text: "not yet checked" },
  disputed: { symbol: "≠", text: "sources disagree" },
};

export function isEvidence(value: unknown): value is Evidence {
  return typeof value === "string" && Object.hasOwn(EVIDENCE, value);
}

/** The mark that stands beside a figure; with `href` it leads to the row or the source behind the figure. */
export function evidenceMark(evidence: Evidence, href?: string | null): HTMLElement {
  const { symbol, text } = EVIDENCE[evidence];
  const content = html.fragment`<span aria-hidden="true">${symbol}</span><span class="visually-hidden">${text}</span>`;
  return href == null
    ? html`<span class="evidence" data-evidence=${evidence} title=${text}>${content}</span>`
    : html`<a class="evidence" data-evidence=${evidence} title=${text} href=${href}>${content}</a>`;
}

/** What the marks mean, for the foot of a table or figure. */
export function evidenceKey(shown: readonly Evidence[] = ["seen", "recalled", "disputed"]): HTMLElement {
  return html`<p class="evidence-key">${shown.map(
    (evidence) =>
      html`<span><span class="evidence" data-evidence=${evidence} aria-hidden="true">${EVIDENCE[evidence].symbol}</span> ${EVIDENCE[evidence].text}</span>`,
  )}</p>`;
}
