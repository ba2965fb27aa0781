import { html } from "htl";
import { SIZES, type Size } from "../gpu/kernel.js";
import { type Choice, choiceControl } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";
import { focusKeeper } from "./keep-focus.js";
import { progressText, shareDone } from "./progress.js";
import type { SessionStore } from "./session-store.js";

const SIZE_TEXT: Readonly<Record<Size, string>> = {
  quick: "Quick",
  standard: "Standard",
  large: "Large",
};

export const SIZE_CHOICE: Choice<Size> = {
  key: "size",
  legend: "Size of the work",
  options: SIZES.map((value) => ({ value, label: SIZE_TEXT[value] })),
  standard: "quick",
};

const TICK_MS = 500;

/** Size, run, cancel, and how far the run is. */
export function runControls(state: PageState, store: SessionStore, runAll: () => void): HTMLElement {
  const run = html<HTMLButtonElement>`<button type="button" class="primary" onclick=${runAll}>Run all kernels</button>`;
  const cancel = html<HTMLButtonElement>`<button type="button" aria-describedby="run-progress" onclick=${() => store.cancel()}>Cancel</button>`;
  const lose = html<HTMLButtonElement>`<button type="button" onclick=${() => store.loseDevice()}>Lose the device</button>`;
  const bar = html<HTMLProgressElement>`<progress aria-label="Done of the run" max="1" value="0"></progress>`;
  const text = html<HTMLElement>`<span id="run-progress"></span>`;
  const going = html<HTMLElement>`<div class="lab-progress" hidden>${bar}${text}${cancel}</div>`;
  const notice = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const focus = focusKeeper(cancel, run);
  let told = "";
  let ticking: ReturnType<typeof setInterval> | undefined;

  const tick = () => {
    const progress = store.progress();
    if (progress === null) return;
    bar.value = shareDone(progress, Date.now());
    text.textContent = progressText(progress, Date.now());
  };

  /** The time left goes on between two kernels, of which a store tells nothing. */
  const follow = (isRunning: boolean) => {
    if (isRunning === (ticking !== undefined)) return;
    going.hidden = !isRunning;
    if (isRunning) {
      ticking = setInterval(tick, TICK_MS);
      focus.started();
    } else {
      clearInterval(ticking);
      ticking = undefined;
      focus.ended();
    }
  };

  const show = () => {
    const progress = store.progress();
    const isOpen = store.device().kind === "open";
    tick();
    follow(progress !== null);
    run.disabled = progress !== null || !isOpen;
    lose.disabled = !isOpen;
    const next = store.notice() ?? "";
    if (next !== told) notice.textContent = next;
    told = next;
  };
  store.subscribe(show);
  show();
  return html<HTMLElement>`<div class="lab-controls">
    ${choiceControl(state, SIZE_CHOICE, (size) => store.setSize(size))}
    ${run}${going}${notice}
    <details class="lab-recovery"><summary>Test the recovery</summary>
      <p>A browser may take the device away at any time: a driver restarts, a laptop sleeps. This button destroys it on purpose. The kernel that runs at that moment has no result, and the next one runs on a new device.</p>
      ${lose}</details>
  </div>`;
}
