import { html } from "htl";
import type { Draws } from "../../analysis/orchestration/simulate-chain.js";
import { type Choice, choiceControl, chosenOf } from "../../ui/choice.js";
import { formatNumber } from "../../ui/format.js";
import { type Quantity, quantityControl, quantityOf } from "../../ui/quantity-control.js";
import type { PageState } from "../../ui/url-state.js";
import { type JobState, job, spawnJobWorker } from "./job.js";
import type { JobOutcome, JobRequest } from "./messages.js";

const SEED: Quantity = { key: "seed", label: "Seed", min: 1, max: 2 ** 31 - 1, standard: 1, whole: true };

const SAMPLES: Choice<string> = {
  key: "draws",
  legend: "Drawn",
  legendShown: true,
  options: ["10000", "40000", "160000"].map((value) => ({ value, label: formatNumber(Number(value)) })),
};

/** Moving a slider asks for a new run many times a second; only the last counts. */
const SETTLE_MS = 200;

export interface JobPanel {
  readonly node: HTMLElement;
  /** Starts a run soon, unless what it is asked for is what it did last. */
  ask(): void;
}

export interface JobPanelOptions {
  readonly state: PageState;
  /** What is drawn: `chains`, `queries`. */
  readonly what: string;
  /** What to run as the page stands; null where it cannot be run. */
  readonly request: (draws: Draws) => JobRequest | null;
  /** Hears of each part of the outcome; null before a new run, as what was shown no longer fits. */
  readonly outcome: (outcome: JobOutcome | null) => void;
}

/** Seed and number of draws, how far the run has come, and a button to cancel it or run it again. */
export function jobPanel({ state, what, request, outcome }: JobPanelOptions): JobPanel {
  const button = html<HTMLButtonElement>`<button type="button" onclick=${press}>Cancel</button>`;
  const bar = html<HTMLProgressElement>`<progress max="1" value="0" aria-label="Done" hidden></progress>`;
  const status = html<HTMLElement>`<p class="job-status" role="status"></p>`;
  let now: JobState = { kind: "idle" };
  let asked = "";
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = job(spawnJobWorker, { state: follow, outcome });

  const draws = (): Draws => ({ seed: quantityOf(state, SEED), samples: Number(chosenOf(state, SAMPLES)) });

  function press(): void {
    if (now.kind === "running") work.cancel();
    else start();
  }

  function start(): void {
    const wanted = request(draws());
    asked = JSON.stringify(wanted);
    outcome(null);
    if (wanted === null) work.cancel();
    else work.start(wanted);
  }

  function follow(next: JobState): void {
    now = next;
    const running = next.kind === "running";
    bar.hidden = !running;
    if (running) bar.value = next.done / next.steps;
    button.textContent = running ? "Cancel" : "Run again";
    const text = statusText(next, what, draws());
    if (status.textContent !== text) status.textContent = text;
  }

  return {
    node: html<HTMLElement>`<section class="job" aria-label="Simulation">
      <div class="settings">${quantityControl(state, SEED)}${choiceControl(state, SAMPLES)}<span class="job-buttons">${button} ${bar}</span></div>
      ${status}
    </section>`,
    ask: () => {
      if (JSON.stringify(request(draws())) === asked) return;
      clearTimeout(timer);
      timer = setTimeout(start, SETTLE_MS);
    },
  };
}

function statusText(state: JobState, what: string, { seed, samples }: Draws): string {
  if (state.kind === "running") return `${state.doing}, in the background…`;
  if (state.kind === "cancelled") return "Cancelled. What was found before that is shown.";
  if (state.kind === "failed") return `The run failed: ${state.message}.`;
  return state.kind === "done" ? `${formatNumber(samples)} ${what} drawn in your browser from seed ${seed}.` : "";
}
