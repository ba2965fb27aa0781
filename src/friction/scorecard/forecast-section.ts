import { html } from "htl";
import { enumerate } from "../../tables/finding.js";
import { type Editing, whenChanged } from "./editing.js";
import { radioField } from "./fields.js";
import type { Forecast } from "./forecast.js";
import { curveResult, forecastFigure } from "./forecast-chart.js";
import { STAGES, type Technique } from "./rows.js";
import { RUBRIC } from "./rubric.js";
import { MAX_DISTANCE } from "./state.js";
import { forecastSentences, horizonText, STAGE_TEXT } from "./words.js";

/** The forecast with its controls: a step curve, or the reason why there is none. */
export function forecastSection(
  editing: Editing,
  techniques: readonly Technique[],
): {
  readonly node: HTMLElement;
  readonly show: (forecast: Forecast | null) => void;
} {
  const fields = [
    radioField({
      name: "stage",
      className: "choices",
      legend: "Months from the paper until",
      options: STAGES.map((value) => ({ value, label: STAGE_TEXT[value].name })),
      valueOf: ({ stage }) => stage,
      onChoice: (stage) => editing.choose({ stage }),
    }),
    radioField({
      name: "distance",
      className: "choices",
      legend: "Similar means a distance on the five axes of at most",
      options: Array.from({ length: MAX_DISTANCE + 1 }, (_, d) => ({ value: String(d), label: String(d) })),
      valueOf: ({ distance }) => String(distance),
      onChoice: (text) => editing.choose({ distance: Number(text) }),
    }),
  ];
  const said = html<HTMLElement>`<div aria-live="polite"></div>`;
  const caption = html<HTMLElement>`<span></span>`;
  let description = "";
  const figure = forecastFigure(caption, () => description);
  const biases = html<HTMLElement>`<details class="biases"><summary>What biases this forecast</summary><ul>
    <li>Events were collected mostly for techniques that succeeded, so shares to “on by default” are too high for a new one.</li>
    <li>Techniques with adoption of unknown date, or without collected events, are left out; they are counted above.</li>
    <li>Neighbours of one family share authors, kernels and hype. They are not independent, so the true interval is wider.</li>
    <li>Those who gave the default scores knew what became of each technique, which ties scores to outcomes.</li>
    <li>${versionText(techniques)}</li>
    <li>A technique still being watched is taken to have the same chance as the others from here on.</li>
  </ul></details>`;
  const sync = () => {
    for (const field of fields) field.show(editing.card());
  };
  editing.subscribe(sync);
  sync();
  const show = whenChanged((forecast: Forecast | null) => {
    figure.hidden = forecast?.estimate == null;
    biases.hidden = figure.hidden;
    if (forecast === null) {
      said.replaceChildren(html`<p>Rate all five axes to find similar techniques.</p>`);
      return;
    }
    const [message = "", ...rest] = forecastSentences(forecast);
    description = message;
    caption.textContent = `${message} The band is the 95% interval, short strokes are techniques still being watched when the record ends. The drawing stops after ten years or a little behind the half; the table below goes on.`;
    said.replaceChildren(
      html`<div><p class="card-message">${message}</p>${horizons(forecast)}${rest.map((sentence) => html`<p>${sentence}</p>`)}${widen(editing, forecast)}</div>`,
    );
    if (forecast.estimate !== null) figure.update(curveResult(forecast));
  });
  const node = html<HTMLElement>`<section aria-labelledby="forecast">
    <h2 id="forecast">How long it took similar techniques</h2>
    <div class="card-controls">${fields.map((field) => field.node)}</div>
    ${said}${figure}${biases}
  </section>`;
  return { node, show };
}

/** By which wording of the rubric the others were scored, as it may not be the reader's. */
function versionText(techniques: readonly Technique[]): string {
  const versions = [...new Set(techniques.flatMap(({ rubric_version: version }) => version ?? []))].sort();
  return `The default scores were given by version ${enumerate(versions.map(String))} of the rubric; the guidance above is version ${RUBRIC.version}. Where the wording moved a level, distances are off.`;
}

function horizons({ estimate }: Forecast): HTMLElement | "" {
  if (estimate === null) return "";
  return html`<dl class="horizons">${estimate.horizons.map(
    ({ months, share }) => html`<div><dt>by ${months} months</dt><dd>${horizonText(share)}</dd></div>`,
  )}</dl>`;
}

function widen(editing: Editing, { estimate, wider }: Forecast): HTMLElement | "" {
  if (estimate !== null) return "";
  if (wider === null) return html`<p>No distance up to ${MAX_DISTANCE} holds enough.</p>`;
  const press = () => {
    editing.choose({ distance: wider.distance });
    // The pressed button is gone now: focus goes to what it set.
    document.querySelector<HTMLInputElement>(`input[name="card-distance"][value="${wider.distance}"]`)?.focus();
  };
  return html`<p><button type="button" onclick=${press}>Widen to distance ${wider.distance} (n = ${wider.n})</button></p>`;
}
