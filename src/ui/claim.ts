import { html } from "htl";
import type { AuditVerdict } from "../claims/audited-claim.js";
import { claimVerdictMark } from "../claims/verdict-mark.js";
import type { ClaimVerdicts } from "../claims/verdicts.js";
import { carryButton } from "./carry.js";
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

/** What a page's own rows say to a claim. */
export interface Finding {
  /** How the page reads the claim: which rows, from when to which event, as of when. */
  readonly reading?: string | undefined;
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

const SAME_AS: Readonly<Record<Verdict, AuditVerdict["verdict"]>> = {
  agrees: "reproduced",
  disagrees: "contradicted",
  mixed: "mixed",
  undecidable: "unsupported",
};

/**
 * How a page's own reading stands to the audit's verdicts on the same claims: the same, or another reading, which is
 * named so that no reader meets two verdicts without a word on why.
 */
export function describeReading(
  verdict: Verdict | undefined,
  reading: string | undefined,
  audited: readonly Pick<AuditVerdict, "verdict">[],
): string {
  const how = reading === undefined ? "the rows of this page" : reading;
  if (verdict === undefined) return `Read here by ${how}.`;
  const words = VERDICTS[verdict].text.replace(/^The data/, "the data");
  if (audited.length > 0 && audited.every((one) => one.verdict === SAME_AS[verdict]))
    return `Read here by ${how}, with the same outcome.`;
  return `Another reading, by ${how}: ${words}. The verdict on the claim stays the audit’s.`;
}

/** Essays' claims beside the audit's verdict on each and, under it, what the page's own rows say. */
export function claimPanel({
  claims,
  finding,
  verdicts,
}: {
  readonly claims: readonly Claim[];
  readonly finding: Finding;
  readonly verdicts: ClaimVerdicts;
}): HTMLElement {
  const share =
    finding.verifiedShare === null
      ? ""
      : `, ${formatNumber(finding.verifiedShare * 100, 0)} % of them read in their source`;
  const audited = html<HTMLElement>`<div class="claim-audit" aria-busy="true"><p class="muted">Fetching the audit’s verdict…</p></div>`;
  const how = html<HTMLElement>`<p class="claim-reading"></p>`;
  void Promise.all(claims.map(({ id }) => verdicts.of(id)))
    .then((found) => {
      const known = found.filter((one) => one !== undefined);
      audited.replaceChildren(...known.map((one) => auditLine(one, verdicts.href(one.id), known.length > 1)));
      how.textContent = describeReading(finding.verdict, finding.reading, known);
    })
    .catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      audited.replaceChildren(html`<p role="alert">The audit’s verdict could not be fetched: ${message}</p>`);
      how.textContent = describeReading(finding.verdict, finding.reading, []);
    })
    .finally(() => audited.removeAttribute("aria-busy"));
  return html<HTMLElement>`<section class="claim" aria-label=${`Claim and finding: ${claims.map(({ id }) => id).join(", ")}`}>
    <div class="claim-side">
      <p class="eyebrow">${claims.length === 1 ? "The essay claims" : "The essays claim"}</p>
      ${claims.map(claimQuote)}
    </div>
    <div class="claim-side claim-finding">
      <p class="eyebrow">The audit says</p>
      ${audited}
      <p class="eyebrow">On this page</p>
      ${how}
      <p class="claim-sentence">${finding.sentence}</p>
      <p class="claim-basis">From ${finding.rowsHref === undefined ? formatCount(finding.n, "row") : html`<a href=${finding.rowsHref}>${formatCount(finding.n, "row")}</a>`}${share}. ${carryButton(
        () => ({
          title: claims.length === 1 ? `Claim ${claims[0]?.id}` : `Claims ${claims.map(({ id }) => id).join(", ")}`,
          summary: "What the essays say, and the tests of the audit.",
          page: location.href,
          parts: [{ kind: "claims", ids: claims.map(({ id }) => id) }],
        }),
      )}</p>
    </div>
  </section>`;
}

function auditLine({ id, verdict, actual }: AuditVerdict, href: string, named: boolean): HTMLElement {
  return html<HTMLElement>`<p>${claimVerdictMark(verdict)} <a href=${href}>in the audit</a>${named ? html.fragment` <code>${id}</code>` : ""}<span class="claim-audit-found">${actual}</span></p>`;
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
