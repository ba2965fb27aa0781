import { html } from "htl";
import { unfit } from "../zones/parts.js";
import { type Editing, whenChanged } from "./editing.js";
import { radioField } from "./fields.js";
import type { Forecast } from "./forecast.js";
import { curveResult, forecastFigure, isDrawingCut } from "./forecast-chart.js";
import { STAGES } from "./rows.js";
import type { ShiftNote } from "./shift.js";
import { MAX_DISTANCE } from "./state.js";
import { forecastSentences, horizonText, STAGE_TEXT } from "./words.js";

/** The forecast with its controls: a step curve, or the reason why there is none. */
export function forecastSection(editing: Editing): {
  readonly node: HTMLElement;
  /** Shows a forecast; a text says why the result of a query gives none, null that scores are missing. */
  readonly show: (forecast: Forecast | string | null) => void;
  readonly tellShift: (shift: ShiftNote | null) => void;
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
  let median: number | null = null;
  const figure = forecastFigure(
    caption,
    () => description,
    () => median,
  );
  const shifted = html<HTMLElement>`<p class="field-hint"></p>`;
  const biases = html<HTMLElement>`<details class="biases"><summary>What biases this forecast</summary><ul>
    <li>Events were collected mostly for techniques that succeeded, so shares to “on by default” are too high for a new one.</li>
    <li>Techniques with adoption of unknown date, or without collected events, are left out; they are counted above.</li>
    <li>Neighbours of one family share authors, kernels and hype. They are not independent, so the true interval is wider.</li>
    <li>Those who gave the default scores knew what became of each technique, which ties scores to outcomes.</li>
    <li>A technique still being watched is taken to have the same chance as the others from here on.</li>
  </ul></details>`;
  const sync = () => {
    for (const field of fields) field.show(editing.card());
  };
  editing.subscribe(sync);
  sync();
  const show = whenChanged((forecast: Forecast | string | null) => {
    const isDrawn = forecast !== null && typeof forecast !== "string" && forecast.estimate !== null;
    for (const part of [figure, biases, shifted]) part.hidden = !isDrawn;
    if (forecast === null || typeof forecast === "string") {
      said.replaceChildren(
        forecast === null ? html`<p>Rate all five axes to find similar techniques.</p>` : unfit(forecast),
      );
      return;
    }
    const [message = "", ...rest] = forecastSentences(forecast);
    description = message;
    median = forecast.estimate?.median?.months ?? null;
    caption.textContent = `${message} The band is the 95% interval, short strokes are techniques still being watched when the record ends.${isDrawingCut(forecast) ? " The drawing stops after ten years or a little behind the half; the table below goes on." : ""}`;
    said.replaceChildren(
      html`<div><p class="card-message">${message}</p>${horizons(forecast)}${rest.map((sentence) => html`<p>${sentence}</p>`)}${widen(editing, forecast)}</div>`,
    );
    if (forecast.estimate !== null) figure.update(curveResult(forecast));
  });
  const node = html<HTMLElement>`<section aria-labelledby="forecast">
    <h2 id="forecast">How long it took similar techniques</h2>
    <div class="card-controls">${fields.map((field) => field.node)}</div>
    ${said}${shifted}${figure}${biases}
  </section>`;
  return {
    node,
    show,
    tellShift: (shift) => {
      shifted.textContent = shift?.brief ?? "";
    },
  };
}

function horizons({ estimate }: Forecast): HTMLElement | "" {
  if (estimate === null) return "";
  return html`<dl class="horizons">${estimate.horizons.map(
    ({ months, share }) => html`<div><dt>by ${months} months</dt><dd>${horizonText(share)}</dd></div>`,
  )}</dl>`;
}

function widen(editing: Editing, { estimate, isSelected, wider }: Forecast): HTMLElement | "" {
  if (estimate !== null || isSelected) return "";
  if (wider === null) return html`<p>No distance up to ${MAX_DISTANCE} holds enough.</p>`;
  const press = () => {
    editing.choose({ distance: wider.distance });
    // The pressed button is gone now: focus goes to what it set.
    document.querySelector<HTMLInputElement>(`input[name="card-distance"][value="${wider.distance}"]`)?.focus();
  };
  return html`<p><button type="button" onclick=${press}>Widen to distance ${wider.distance} (n = ${wider.n})</button></p>`;
}
