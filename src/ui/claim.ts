import { html } from "htl";
import { formatCount, formatNumber } from "./format.js";

/** A claim as an essay makes it. */
export interface Claim {
  readonly id: string;
  readonly essay: string;
  readonly claim: string;
  readonly quantity?: string | null | undefined;
  readonly unit?: string | null | undefined;
  /** Where the claim can be read. */
  readonly href?: string | null | undefined;
}

export type Verdict = "agrees" | "disagrees" | "mixed" | "undecidable";

/** What the data says to a claim. */
export interface Finding {
  readonly sentence: string | Node;
  /** Rows that the sentence rests on. */
  readonly n: number;
  /** Share of those rows that were read in their source, 0 to 1. */
  readonly verifiedShare: number | null;
  readonly verdict?: Verdict | undefined;
  /** Where those rows can be read. */
  readonly rowsHref?: string | undefined;
}

/** Symbol and words of each verdict. */
export const VERDICTS: Readonly<Record<Verdict, { readonly symbol: string; readonly text: string }>> = {
  agrees: { symbol: "✓", text: "The data agrees" },
  disagrees: { symbol: "✕", text: "The data disagrees" },
  mixed: { symbol: "◐", text: "The data agrees in part" },
  undecidable: { symbol: "?", text: "The data cannot decide" },
};

/** A verdict's symbol and words. */
export function verdictMark(verdict: Verdict): HTMLElement {
  const { symbol, text } = VERDICTS[verdict];
  return html`<span class="verdict" data-verdict=${verdict}><span aria-hidden="true">${symbol}</span> ${text}</span>`;
}

/** An essay's claims beside what the data says to them. */
export function claimPanel({
  claims,
  finding,
}: {
  readonly claims: readonly Claim[];
  readonly finding: Finding;
}): HTMLElement {
  const share =
    finding.verifiedShare === null
      ? ""
      : `, ${formatNumber(finding.verifiedShare * 100, 0)} % of them read in their source`;
  return html`<section class="claim" aria-label=${`Claim and finding: ${claims.map(({ id }) => id).join(", ")}`}>
    <div class="claim-side">
      <p class="eyebrow">${claims.length === 1 ? "The essay claims" : "The essays claim"}</p>
      ${claims.map(claimQuote)}
    </div>
    <div class="claim-side claim-finding">
      <p class="eyebrow">The data says</p>
      ${finding.verdict === undefined ? "" : html`<p>${verdictMark(finding.verdict)}</p>`}
      <p class="claim-sentence">${finding.sentence}</p>
      <p class="claim-basis">From ${finding.rowsHref === undefined ? formatCount(finding.n, "row") : html`<a href=${finding.rowsHref}>${formatCount(finding.n, "row")}</a>`}${share}.</p>
    </div>
  </section>`;
}

function claimQuote({ id, essay, claim, quantity, unit, href }: Claim): HTMLElement {
  const figure =
    quantity == null ? "" : html`<span class="claim-quantity">${[quantity, unit].filter(Boolean).join(" ")}</span>`;
  const name = href == null ? html`<cite>${essay}</cite>` : html`<cite><a href=${href}>${essay}</a></cite>`;
  return html`<figure>
    <blockquote id=${`claim-${id}`}><p>${claim}</p></blockquote>
    <figcaption>${name} <code>${id}</code> ${figure}</figcaption>
  </figure>`;
}
