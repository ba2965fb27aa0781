import { html } from "htl";
import { DEFAULT_SETTINGS, type TrialSettings } from "../../analysis/trial/trial.js";
import { formatNumber } from "../../ui/format.js";
import type { PageState } from "../../ui/url-state.js";
import type { ResamplerState } from "./resampler.js";

export const REPLICATES = [200, 1000, 5000] as const;

const MAX_SEED = 2 ** 31 - 1;

/** Where the figures on the page come from. */
export type Origin = "build" | "resampled" | "resampled-equal" | "resampled-differs";

/** The run's settings as the address has them, and what in it cannot be read. */
export function readSettings(state: Pick<PageState, "get">): {
  readonly settings: TrialSettings;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const read = (key: string, standard: number, fits: (value: number) => boolean, wanted: string) => {
    const text = state.get(key);
    if (text === null) return standard;
    const value = Number(text);
    if (text.trim() !== "" && fits(value)) return value;
    problems.push(`The link asks for ${key} “${text.slice(0, 20)}”; it must be ${wanted}, so ${standard} is used.`);
    return standard;
  };
  const settings = {
    seed: read(
      "seed",
      DEFAULT_SETTINGS.seed,
      (value) => Number.isInteger(value) && value >= 1 && value <= MAX_SEED,
      `a whole number from 1 to ${MAX_SEED}`,
    ),
    replicates: read(
      "replicates",
      DEFAULT_SETTINGS.replicates,
      (value) => REPLICATES.some((one) => one === value),
      `one of ${REPLICATES.join(", ")}`,
    ),
  };
  return { settings, problems };
}

export interface RunPanel {
  readonly node: HTMLElement;
  /** Follows a run and the address. */
  show(state: ResamplerState, origin: Origin, settings: TrialSettings, problems: readonly string[]): void;
}

export interface RunPanelActions {
  readonly run: () => void;
  readonly cancel: () => void;
  readonly change: (key: keyof TrialSettings, value: number) => void;
}

/** Seed, number of draws, a button to draw again, and how far that has come. */
export function runPanel({ run, cancel, change }: RunPanelActions): RunPanel {
  const seed = html<HTMLInputElement>`<input type="number" min="1" max=${MAX_SEED} step="1" name="seed" onchange=${settleSeed}>`;
  const replicates = html<HTMLSelectElement>`<select name="replicates" onchange=${() => change("replicates", Number(replicates.value))}>
    ${REPLICATES.map((value) => html`<option value=${value}>${formatNumber(value)}</option>`)}
  </select>`;
  const start = html<HTMLButtonElement>`<button type="button" onclick=${run}>Draw again</button>`;
  const stop = html<HTMLButtonElement>`<button type="button" onclick=${cancel} hidden>Cancel</button>`;
  const bar = html<HTMLProgressElement>`<progress max="1" value="0" aria-label="Draws done" hidden></progress>`;
  const status = html<HTMLElement>`<p class="trial-status" role="status"></p>`;
  const trouble = html<HTMLElement>`<div class="cell-notice"></div>`;

  function settleSeed(): void {
    if (seed.validity.valid && seed.value !== "") change("seed", seed.valueAsNumber);
    else seed.reportValidity();
  }

  return {
    node: html`<section class="trial-run" aria-label="Resampling">
      <div class="parameters">
        <label><span>Seed</span>${seed}</label>
        <label><span>Draws for each interval</span>${replicates}</label>
        <span class="trial-buttons">${start}${stop}</span>
        ${bar}
      </div>
      ${status}${trouble}
    </section>`,
    show: (state, origin, settings, problems) => {
      if (document.activeElement !== seed) seed.value = String(settings.seed);
      replicates.value = String(settings.replicates);
      const running = state.kind === "running";
      bar.hidden = !running;
      if (running) bar.value = state.done / state.steps;
      // A button that vanishes under the reader's finger or focus hands over to the one that takes its place.
      const focused = document.activeElement === start || document.activeElement === stop;
      stop.hidden = !running;
      start.hidden = running;
      if (focused) (running ? stop : start).focus();
      const text = statusText(state, origin, settings);
      if (status.textContent !== text) status.textContent = text;
      trouble.replaceChildren(...problems.map((problem) => html`<p>${problem}</p>`));
    },
  };
}

function statusText(state: ResamplerState, origin: Origin, { seed, replicates }: TrialSettings): string {
  const draws = `${formatNumber(replicates)} draws from seed ${seed}`;
  if (state.kind === "running") return `Drawing in the background: ${draws}. The figures below are those of before.`;
  if (state.kind === "cancelled") return "Cancelled. The figures below are those of before.";
  if (state.kind === "failed")
    return `The draws failed: ${state.message}. The figures below are those of before; draw again to retry.`;
  if (origin === "build") return `Intervals from the site’s build: ${draws}. Draw again to check them in your browser.`;
  if (origin === "resampled-equal") return `Drawn in your browser: ${draws}. Every figure equals the build’s.`;
  if (origin === "resampled-differs")
    return `Drawn in your browser: ${draws}. The figures differ from the build’s: please report it.`;
  return `Drawn in your browser: ${draws}.`;
}
