import { html } from "htl";
import { complete, type PartialScores } from "../../analysis/profile.js";
import { zoneOf } from "../../analysis/rubric.js";
import { outlook } from "../../analysis/zone-moves.js";
import { zoneBadge } from "../../ui/zones.js";
import { type Editing, whenChanged } from "./editing.js";
import { zoneGrid } from "./grid.js";
import { moveSentence, slipSentence, zoneSentence } from "./words.js";

/** The result that stays in sight, and for small screens its three figures in a bar. */
export function resultPanel(editing: Editing): { readonly panel: HTMLElement; readonly bar: HTMLElement } {
  const said = html<HTMLElement>`<div aria-live="polite" aria-atomic="true"></div>`;
  const plot = html<HTMLElement>`<div class="card-grid" aria-hidden="true"></div>`;
  const bar = html<HTMLElement>`<a class="card-bar" href="#result"></a>`;
  const show = whenChanged((scores: PartialScores) => {
    said.replaceChildren(reading(scores));
    plot.replaceChildren(zoneGrid(scores));
    bar.replaceChildren(html.fragment`${figures(scores)}<span class="visually-hidden">Go to the result</span>`);
  });
  const follow = () => show(editing.card().scores);
  editing.subscribe(follow);
  follow();
  const panel = html<HTMLElement>`<section class="card-result" aria-labelledby="result">
    <h2 id="result" tabindex="-1">Result</h2>${said}${plot}
  </section>`;
  return { panel, bar };
}

function figures(scores: PartialScores): HTMLElement {
  const { h, e, zones } = outlook(scores);
  const range = ([low, high]: readonly [number, number]) => (low === high ? String(low) : `${low}–${high}`);
  const [only] = zones;
  return html`<span class="card-figures"><span>H <b>${range(h)}</b></span> <span>E <b>${range(e)}</b></span> ${
    zones.length === 1 && only !== undefined ? zoneBadge(only) : html`<span class="muted">zone open</span>`
  }</span>`;
}

function reading(scores: PartialScores): HTMLElement {
  const whole = complete(scores);
  if (whole === null) return html`<div>${figures(scores)}<p>${zoneSentence(scores)}</p></div>`;
  const zone = zoneOf(outlook(scores).h[0], outlook(scores).e[0]);
  return html`<div>${figures(scores)}
    <dl class="card-moves">
      <dt>To less friction</dt><dd>${moveSentence(whole, "easier")}</dd>
      <dt>To more friction</dt><dd>${moveSentence(whole, "harder")}</dd>
      <dt>If one score is off</dt><dd>${slipSentence(whole)}</dd>
    </dl>
    <p class="field-hint">What ${zone} means: <a href="./zones">the four zones</a>.</p>
  </div>`;
}
