import { html } from "htl";
import { SIZES, type Size } from "../gpu/kernel.js";
import { type Choice, choiceControl } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";
import { timeLeftText } from "./progress.js";
import type { SessionStore } from "./store.js";

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

/** Size, run, cancel, and how far the run is. */
export function runControls(state: PageState, store: SessionStore, runAll: () => void): HTMLElement {
  const run = html<HTMLButtonElement>`<button type="button" class="primary" onclick=${runAll}>Run all kernels</button>`;
  const cancel = html<HTMLButtonElement>`<button type="button" onclick=${() => store.cancel()}>Cancel</button>`;
  const lose = html<HTMLButtonElement>`<button type="button" onclick=${() => store.loseDevice()}>Lose the device</button>`;
  const bar = html<HTMLProgressElement>`<progress aria-label="Kernels done"></progress>`;
  const text = html<HTMLElement>`<span></span>`;
  const going = html<HTMLElement>`<div class="lab-progress" hidden>${bar}${text}${cancel}</div>`;
  const notice = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  let told = "";

  const show = () => {
    const progress = store.progress();
    const isOpen = store.device().kind === "open";
    run.disabled = progress !== null || !isOpen;
    lose.disabled = !isOpen;
    going.hidden = progress === null;
    if (progress !== null) {
      bar.max = progress.total;
      bar.value = progress.done;
      const place = Math.min(progress.done + 1, progress.total);
      text.textContent = `${place} of ${progress.total}, ${progress.current} · ${timeLeftText(progress, Date.now())}`;
    }
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
