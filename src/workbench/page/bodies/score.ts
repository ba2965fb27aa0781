import { html } from "htl";
import { AXIS_IDS, MAX_LEVEL } from "../../../analysis/profile.js";
import { outlook } from "../../../analysis/zone-moves.js";
import { RUBRIC } from "../../../friction/scorecard/rubric.js";
import { readScorecard, type Scorecard, toLevel, writeScorecard } from "../../../friction/scorecard/state.js";
import { zoneSentence } from "../../../friction/scorecard/words.js";
import { zoneBadge } from "../../../ui/zones.js";
import type { CellOf } from "../../document/schema.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { textField } from "../fields.js";
import { resultOutput } from "../result-output.js";

/** A technique on the five axes of the rubric; its row has the levels, H, E and the zone. */
export function scoreBody(bench: Bench, first: CellOf<"score">): CellBody<"score"> {
  let cell = first;
  const card = () => readScorecard((key) => cell.card[key] ?? null).card;
  const put = (next: Partial<Scorecard>, place: string | null = null) => {
    const written = Object.entries(writeScorecard({ ...card(), ...next })).filter(([, value]) => value !== null);
    change(bench, cell, { card: Object.fromEntries(written) }, place);
  };
  const name = textField("Technique", (text) => put({ name: text.slice(0, 120) }), { size: 28 });
  const axes = AXIS_IDS.map((id) => {
    const axis = RUBRIC.axes.find((one) => one.id === id);
    const describedBy = `wb-${first.id}-${id}`;
    const input = html<HTMLInputElement>`<input type="range" min="-1" max=${MAX_LEVEL} step="1" aria-describedby=${describedBy}>`;
    const meaning = html<HTMLElement>`<span class="wb-hint" id=${describedBy}></span>`;
    const value = html<HTMLOutputElement>`<output></output>`;
    input.addEventListener("input", () =>
      put({ scores: { ...card().scores, [id]: toLevel(String(input.valueAsNumber)) } }, id),
    );
    return {
      node: html`<div class="wb-axis"><label><span>${axis?.name ?? id} <abbr>${id.toUpperCase()}</abbr></span>${input}${value}</label>${meaning}</div>`,
      show: () => {
        const level = card().scores[id];
        const text = level === null ? "not rated" : String(level);
        if (input.valueAsNumber !== (level ?? -1)) input.value = String(level ?? -1);
        input.setAttribute("aria-valuetext", text);
        value.textContent = level === null ? "–" : text;
        meaning.textContent = level === null ? (axis?.question ?? "") : (axis?.levels[level] ?? "");
      },
    };
  });
  const said = html<HTMLElement>`<p class="wb-score"></p>`;
  const rows = resultOutput(bench, first.id, () => ({ caption: cell.name, text: null }));

  function draw(): void {
    name.show(card().name);
    for (const { show } of axes) show();
    const { scores, name: technique } = card();
    const { zones } = outlook(scores);
    const [only] = zones;
    said.replaceChildren(
      html.fragment`<strong>${technique || "A technique"}</strong> ${zones.length === 1 && only !== undefined ? zoneBadge(only) : ""} ${zoneSentence(scores)}`,
    );
  }

  draw();
  return {
    editor: bench.isEditable
      ? html`<div><div class="wb-fields">${name.node}</div><div class="wb-axes">${axes.map(({ node }) => node)}</div></div>`
      : null,
    output: html`<div>${said}${rows.node}</div>`,
    update(next) {
      cell = next;
      draw();
    },
    show: rows.show,
    focus: () => name.input.focus(),
    result: rows.result,
  };
}
