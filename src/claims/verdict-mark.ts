import { html } from "htl";
import { CLAIM_VERDICTS, type ClaimVerdict } from "./audited-claim.js";

/** A verdict's symbol and word; the symbol's colour never stands alone. */
export function claimVerdictMark(verdict: ClaimVerdict): HTMLElement {
  const { symbol, text, description } = CLAIM_VERDICTS[verdict];
  return html`<span class="claim-verdict" data-verdict=${verdict} title=${description}><span aria-hidden="true">${symbol}</span> ${text}</span>`;
}
