import { html } from "htl";
import type { ClaimRow } from "./claim-panels.js";
import { describeFigures } from "./quantity.js";

/** One claim of an essay, and where a model gives its figure at the reader's setting. */
export interface ComputedFinding {
  readonly claim: string;
  readonly sentence: string;
  readonly holds: "yes" | "partly" | "no";
}

const HOLDS: Readonly<Record<ComputedFinding["holds"], { readonly symbol: string; readonly text: string }>> = {
  yes: { symbol: "✓", text: "The model gives it here" },
  partly: { symbol: "◐", text: "The model gives it in part" },
  no: { symbol: "✕", text: "The model does not give it here" },
};

/** A computed finding under the claim's figures. It is no verdict: those stand in the panels. */
export function findingPanel({ claim, sentence, holds }: ComputedFinding, claims: readonly ClaimRow[]): HTMLElement {
  const row = claims.find(({ id }) => id === claim);
  const figures = row === undefined ? null : describeFigures(row);
  const { symbol, text } = HOLDS[holds];
  return html<HTMLElement>`<section class="computed-finding" aria-label=${`Computed for ${claim}`}>
    <p class="muted">Claimed${figures ? `: ${figures}` : " without a figure"} <code>${claim}</code></p>
    <p><strong><span aria-hidden="true">${symbol}</span> ${text}.</strong> ${sentence}</p>
  </section>`;
}
