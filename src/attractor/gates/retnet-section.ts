import { html } from "htl";
import { attempt } from "../../friction/measured/claim-panels.js";
import { type Bearing, bearingWords, EXPLANATION_IDS, EXPLANATIONS, type Missing } from "./retnet.js";

export interface RetnetRows {
  readonly bearings: () => readonly Bearing[];
  readonly missing: () => readonly Missing[];
}

/** Each explanation of RetNet's end, and how many rows bear on it. */
export function retnetSection({ bearings, missing }: RetnetRows) {
  const list = html<HTMLElement>`<div></div>`;
  return {
    node: html.fragment`<p>RetNet passed both gates and went no further. The essay names three explanations, and each would leave its own trace.</p>${list}`,
    show: () =>
      attempt(list, () => {
        const [rows, wanted] = [bearings(), missing()];
        return EXPLANATION_IDS.map((id) => {
          const { title, meaning } = EXPLANATIONS[id];
          return html`<h3>${title}</h3><p>${meaning} ${bearingWords(id, rows, wanted)}</p>`;
        });
      }),
  };
}
