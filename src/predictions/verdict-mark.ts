import { html } from "htl";
import type { Kind } from "../ui/series.js";
import { VERDICTS, type Verdict } from "./verdict.js";

/** A bet's verdict as symbol and word, or as other words where there is more to say than the verdict. */
export function betVerdictMark(verdict: Verdict, text: string = VERDICTS[verdict].text): HTMLElement {
  const { symbol, description } = VERDICTS[verdict];
  return html`<span class="bet-verdict" data-verdict=${verdict} title=${description}><span aria-hidden="true">${symbol}</span> ${text}</span>`;
}

/** Verdicts as figures draw them. */
export const VERDICT_KINDS: Readonly<Record<Verdict, Kind>> = {
  holding: { label: "Holding", series: 0, symbol: "circle" },
  falsified: { label: "Falsified", series: 1, symbol: "cross" },
  confirmed: { label: "Confirmed", series: 2, symbol: "triangle" },
  undecidable: { label: "Undecidable", series: 5, symbol: "square" },
};
