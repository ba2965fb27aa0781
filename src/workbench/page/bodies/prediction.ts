import { html } from "htl";
import { rowLink } from "../../../claims/claim-detail.js";
import { readVerdict } from "../../../predictions/verdict.js";
import { betVerdictMark } from "../../../predictions/verdict-mark.js";
import { weightsText } from "../../../predictions/weights.js";
import { suppositions } from "../../../predictions/what-if/supposition.js";
import { formatCount, formatDate } from "../../../ui/format.js";
import { type ParameterControls, parameterControls } from "../../../ui/parameter-controls.js";
import type { CellOf } from "../../document/schema.js";
import type { Bets } from "../../run/prediction.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { selectField } from "../fields.js";
import { resultOutput } from "../result-output.js";

/** A bet of the essays, judged by its query under the definitions that this page's writer chose. */
export function predictionBody(bench: Bench, first: CellOf<"prediction">): CellBody<"prediction"> {
  let cell = first;
  let bets: Bets = new Map();
  let shownBet = "";
  let controls: ParameterControls | null = null;
  const picker = selectField(
    "Bet",
    () => [...bets].map(([value, { title }]) => ({ value, label: title })),
    (prediction) => change(bench, cell, { prediction, parameters: {}, supposed: undefined }),
  );
  const definitions = html<HTMLElement>`<div></div>`;
  const about = html<HTMLElement>`<p class="wb-hint"></p>`;
  const title = html<HTMLElement>`<p class="wb-bet"></p>`;
  const supposed = html<HTMLElement>`<p class="wb-hint"></p>`;
  const output = resultOutput(
    bench,
    first.id,
    () => ({ caption: cell.name, text: null }),
    (result) => {
      const found = readVerdict(result);
      return html<HTMLElement>`<div>
        <p>${betVerdictMark(found.verdict)} <span class="muted">as of ${formatDate(found.as_of)}</span></p>
        <p>${found.actual}</p><p class="muted">${weightsText(found)}</p>
        ${found.decisive.length === 0 ? "" : html`<p class="muted">Rows that decide: ${found.decisive.map((key, i) => html.fragment`${i > 0 ? ", " : ""}${rowLink(key, "./")}`)}</p>`}</div>`;
    },
  );

  function draw(): void {
    picker.show(cell.prediction);
    const bet = bets.get(cell.prediction);
    title.replaceChildren(
      html.fragment`<a href=${`./predictions/${encodeURIComponent(cell.prediction)}`}>${bet?.title ?? cell.prediction}</a>`,
    );
    about.textContent = bet?.description ?? "";
    const parts = cell.supposed === undefined ? 0 : suppositions(cell.supposed).length;
    supposed.textContent =
      parts === 0
        ? ""
        : `Judged by a supposed record, not the record itself: ${formatCount(parts, "change")} to its rows.`;
    if (bet === undefined) return;
    if (shownBet !== cell.prediction || controls === null) {
      shownBet = cell.prediction;
      controls = parameterControls(bet.parameters, ({ name, default: standard }, value) => {
        const { [name]: _, ...others } = cell.parameters;
        change(bench, cell, { parameters: value === standard ? others : { ...others, [name]: value } });
      });
      definitions.replaceChildren(controls.node);
    }
    controls.show(
      Object.fromEntries(
        bet.parameters.map(({ name, default: standard }) => [name, cell.parameters[name] ?? standard]),
      ),
    );
  }

  void bench.bets().then(
    (all) => {
      bets = all;
      draw();
    },
    () => bench.tell("The bets did not load. Check the connection and reload the page."),
  );
  draw();
  return {
    editor: bench.isEditable
      ? html`<div><div class="wb-fields">${picker.node}</div>${about}${definitions}</div>`
      : definitions,
    output: html`<div>${title}${supposed}${output.node}</div>`,
    update(next) {
      cell = next;
      draw();
    },
    show: output.show,
    focus: () => picker.node.querySelector("select")?.focus(),
    result: output.result,
  };
}
