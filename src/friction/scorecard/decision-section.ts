import { html } from "htl";
import { complete } from "../../analysis/profile.js";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
import { type Claim, claimPanel } from "../../ui/claim.js";
import { type DecisionInput, decisionNote, STANCE_TEXT } from "./decision.js";
import { type Editing, whenChanged } from "./editing.js";

/** The note on building a product, beside the essay's rule that it elaborates. */
export function decisionSection(editing: Editing, claim: Claim | null, verdicts: ClaimVerdicts): HTMLElement {
  const said = html<HTMLElement>`<div aria-live="polite"></div>`;
  const show = whenChanged((input: DecisionInput) => {
    const { stance, sum, lines } = decisionNote(input);
    said.replaceChildren(
      html`<div>${stance === null ? "" : html`<p class="card-message">${STANCE_TEXT[stance]}</p>`}
        <ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>
        ${sum === null ? "" : html`<p class="field-hint">Added up: ${sum}. The points are this site’s own; they order cases and measure nothing.</p>`}</div>`,
    );
  });
  const follow = () => {
    const { scores, upstream, taxPayer, infrastructure } = editing.card();
    show({ scores: complete(scores), upstream, taxPayer, infrastructure });
  };
  editing.subscribe(follow);
  follow();
  return html`<section aria-labelledby="decision">
    <h2 id="decision">Should a product depend on it?</h2>
    ${said}
    ${
      claim === null
        ? ""
        : claimPanel({
            claims: [{ ...claim, essay: "The Hardware Friction Map" }],
            verdicts,
            finding: {
              reading: "what became of companies",
              sentence:
                "The dataset follows techniques; what became of companies built on them is not in it. The audit can test the rule on techniques alone.",
              verdict: "undecidable",
              n: 0,
              verifiedShare: null,
            },
          })
    }
  </section>`;
}
