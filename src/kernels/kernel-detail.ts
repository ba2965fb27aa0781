import { html } from "htl";
import type { DeviceTraits, Kernel, Plan, Tuning } from "../gpu/kernel.js";
import { LEAST_DEVICE } from "../gpu/least-device.js";
import { timingOf } from "../gpu/run-file.js";
import { problemBox } from "../ui/choice.js";
import { formatNumber } from "../ui/format.js";
import type { PageState } from "../ui/url-state.js";
import { PARAMETERS_KEY, readChosenParameters, writeChosenParameters } from "./chosen-parameters.js";
import { measurementKey } from "./figures.js";
import type { EditKeeper } from "./kept-edit.js";
import { costFigures, measuredTable } from "./kernel-figures.js";
import { parametersText, readParameters } from "./parameters.js";
import type { SessionStore } from "./session-store.js";
import { type FetchSources, sourcePanel } from "./source-panel.js";
import { wgslPanel } from "./wgsl-panel.js";
import { errorText, STATUS, sentence, timeText } from "./words.js";

export interface KernelDetailOptions {
  readonly store: SessionStore;
  readonly state: PageState;
  readonly edits: EditKeeper;
  readonly kernel: Kernel;
  readonly architectureHref: (id: string) => string;
  readonly sources: FetchSources;
}

export interface KernelDetail {
  readonly node: HTMLElement;
  /** Brings the parameters in step with the address. */
  follow(): void;
  /** Ends its part in the store's news. */
  close(): void;
}

/** One kernel: what it computes, what it must cost, with parameters to choose and code to edit. */
export function kernelDetail({
  store,
  state,
  edits,
  kernel,
  architectureHref,
  sources,
}: KernelDetailOptions): KernelDetail {
  const said = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const problems = problemBox();
  const kept = html<HTMLElement>`<p class="kernel-kept" role="status"></p>`;
  const figures = html<HTMLElement>`<dl class="device-facts"></dl>`;
  const measured = html<HTMLElement>`<div></div>`;
  const chosen = readChosenParameters(kernel, store.size(), state.get(PARAMETERS_KEY));
  problems.show(chosen.problems);
  let { parameters } = chosen;
  let isInvalid = false;
  let toldNotice: string | null = null;

  const fields = kernel.parameters.map(({ name, label, min, max }) => {
    const input = html<HTMLInputElement>`<input type="number" min=${min} max=${max} step="1" value=${parameters[name] ?? min} onchange=${takeParameters}>`;
    return { name, input, node: html`<label><span>${label}</span> ${input}</label>` };
  });
  const runButton = html<HTMLButtonElement>`<button type="button" class="primary" onclick=${runPlain}>Run with these</button>`;
  const sweep = kernel.sweep;
  const sweepButton =
    sweep === null
      ? null
      : html<HTMLButtonElement>`<button type="button" onclick=${runSweep}>Sweep ${labelOfParameter(kernel, sweep.parameter)}, ${formatNumber(sweep.values[0] ?? 0)} to ${formatNumber(sweep.values.at(-1) ?? 0)}</button>`;
  const editButton = html<HTMLButtonElement>`<button type="button" onclick=${runEdited}>Run this code</button>`;
  const resetButton = html<HTMLButtonElement>`<button type="button" onclick=${reset}>Reset</button>`;
  const standardButton = html<HTMLButtonElement>`<button type="button" class="link" onclick=${backToSize}>Back to the size’s own</button>`;
  const panel = wgslPanel({ run: runEdited, change: keepEdit, tell: say });
  let shownTuning: Tuning = {};

  function say(text: string): void {
    said.textContent = text;
  }

  function takeParameters(): void {
    const read = readParameters(kernel, Object.fromEntries(fields.map(({ name, input }) => [name, input.value])));
    problems.show(read.kind === "problems" ? read.problems.map((problem) => `${problem}.`) : []);
    isInvalid = read.kind === "problems";
    if (read.kind === "problems") {
      drawButtons();
    } else {
      state.set(PARAMETERS_KEY, writeChosenParameters(kernel, store.size(), read.parameters));
      // The address tells of changes only, and a corrected slip is none.
      follow();
    }
  }

  function follow(): void {
    if (panel.isEdited()) return;
    const next = readChosenParameters(kernel, store.size(), state.get(PARAMETERS_KEY));
    problems.show(next.problems);
    isInvalid = false;
    for (const { name, input } of fields) input.value = String(next.parameters[name] ?? "");
    const isSame = parametersText(next.parameters) === parametersText(parameters);
    parameters = next.parameters;
    if (isSame) drawButtons();
    else draw();
  }

  /** The button hides itself, and its focus goes to what it changed. */
  function backToSize(): void {
    state.set(PARAMETERS_KEY, null);
    fields[0]?.input.focus();
  }

  function keepEdit(): void {
    if (panel.isEdited())
      edits.save(kernel.id, {
        parameters: { ...parameters },
        tuning: { ...shownTuning },
        originals: [...panel.originals()],
        code: [...panel.code()],
      });
    else edits.forget(kernel.id);
    kept.replaceChildren();
    drawButtons();
  }

  /** Shows the edit that the tab keeps of this kernel, or says why it does not. */
  function restoreEdit(): void {
    kept.replaceChildren();
    const edit = edits.load(kernel.id);
    if (edit === null) return;
    const told = parametersText(edit.parameters);
    if (told !== parametersText(parameters)) {
      const open = () => state.set(PARAMETERS_KEY, writeChosenParameters(kernel, store.size(), edit.parameters));
      kept.append(
        html`<span>This tab keeps an edit of yours for ${told}. <button type="button" class="link" onclick=${open}>Open it</button></span>`,
      );
      return;
    }
    const plan = planOrProblem(edit.tuning);
    if (typeof plan !== "string") {
      shownTuning = edit.tuning;
      panel.show(plan);
      if (panel.originals().join("\0") === edit.originals.join("\0")) {
        panel.restore(edit.code);
        kept.append("Your edit, as this tab kept it.");
        return;
      }
      showPlan();
    }
    // Before the device is known, its code is not.
    if (store.device().kind !== "opening")
      kept.append(
        "This tab keeps an edit of yours that was made for other code, as another device has. It is not shown.",
      );
  }

  function showPlan(): Plan | string {
    shownTuning = tuning();
    const plan = planOrProblem(shownTuning);
    if (typeof plan !== "string") panel.show(plan);
    return plan;
  }

  function traits(): DeviceTraits {
    const device = store.device();
    return device.kind === "open" ? device.device.traits : LEAST_DEVICE;
  }

  /** The tuning that ran here, so that the code shown is the code that was timed; else the first. */
  function tuning(): Tuning {
    const result = ownResult();
    return result?.status === "passed" ? result.tuning : (kernel.tunings(parameters, traits())[0] ?? {});
  }

  function ownResult() {
    const key = measurementKey({ kernelId: kernel.id, parameters });
    return store.current()?.results.find((result) => measurementKey(result) === key);
  }

  function draw(): void {
    say("");
    const plan = showPlan();
    drawFigures(typeof plan === "string" ? null : plan);
    if (typeof plan === "string") say(plan);
    restoreEdit();
    drawMeasured();
    drawButtons();
  }

  function planOrProblem(own: Tuning): Plan | string {
    try {
      return kernel.plan(parameters, traits(), own);
    } catch (error) {
      return `Its code cannot be shown for this device: ${error instanceof Error ? error.message : error}.`;
    }
  }

  function drawFigures(plan: Plan | null): void {
    figures.replaceChildren(...costFigures(kernel, parameters, plan));
  }

  function drawMeasured(): void {
    measured.replaceChildren(measuredTable(kernel, store));
  }

  function drawButtons(): void {
    const isReady = store.device().kind === "open" && store.progress() === null;
    const isEdited = panel.isEdited();
    runButton.disabled = !isReady || isEdited || isInvalid;
    if (sweepButton) sweepButton.disabled = !isReady;
    editButton.disabled = !isReady || isInvalid;
    resetButton.disabled = !isEdited;
    standardButton.hidden = isEdited || writeChosenParameters(kernel, store.size(), parameters) === null;
    // Shapes are written into the code, so that edited code holds for its own parameters only.
    for (const { input } of fields) input.disabled = isEdited;
  }

  function runPlain(): void {
    void store.run([{ kernelId: kernel.id, parameters }]);
  }

  function runSweep(): void {
    if (!sweep) return;
    void store.run(
      sweep.values.map((value) => ({ kernelId: kernel.id, parameters: { ...parameters, [sweep.parameter]: value } })),
    );
  }

  async function runEdited(): Promise<void> {
    if (editButton.disabled) return;
    panel.mark([]);
    toldNotice = null;
    say("Running…");
    const edit = { tuning: shownTuning, code: panel.code() };
    const report = await store.runEdited({ kernelId: kernel.id, parameters, edit });
    if (report === null) {
      toldNotice = store.notice();
      return say(toldNotice ?? "The code was not run.");
    }
    const { result, compilerMessages } = report;
    const place = panel.mark(compilerMessages);
    if (place !== null) return say(sentence(`The code does not compile: ${place}`));
    if (result.status !== "passed") return say(sentence(`${STATUS[result.status].text}: ${result.reason}`));
    const { medianMs, lowMs, highMs, n } = timingOf(result);
    say(
      `Right, with error ${errorText(result.maxError)}: ${timeText(medianMs)} (${timeText(lowMs)} to ${timeText(highMs)}, n ${n})${panel.isEdited() ? ". Edited code stays out of the run and its files." : "."}`,
    );
  }

  function reset(): void {
    panel.reset();
    panel.mark([]);
    say("");
    const hadFocus = document.activeElement === resetButton;
    keepEdit();
    if (hadFocus) editButton.focus();
  }

  // What stopped the code goes on after it: the device comes back.
  const followNotice = () => {
    const notice = store.notice();
    if (toldNotice === null || notice === null || notice === toldNotice) return;
    toldNotice = notice;
    say(notice);
  };

  let shown = store.current();
  let size = store.size();
  let device = store.device();
  const close = store.subscribe(() => {
    if (store.size() !== size && !panel.isEdited()) {
      size = store.size();
      follow();
    } else if (store.device() !== device && !panel.isEdited()) draw();
    device = store.device();
    if (store.current() !== shown) drawMeasured();
    shown = store.current();
    drawButtons();
    followNotice();
  });
  draw();

  const { architectureId, requires } = kernel;
  const node = html<HTMLElement>`<div class="kernel-detail">
    <p>${kernel.summary}${architectureId === null ? "" : html` Stands for <a href=${architectureHref(architectureId)}>${architectureId}</a> of the dataset.`}${requires.length > 0 ? ` Needs ${requires.join(" and ")}.` : ""}</p>
    <div class="kernel-parameters-form">${fields.map((field) => field.node)}${runButton}${sweepButton ?? ""}${standardButton}</div>
    ${problems.node}${figures}${measured}
    <h3>Code</h3>
    ${kept}
    ${panel.node}
    <div class="sql-actions">${editButton}${resetButton}</div>
    ${said}
    ${sourcePanel(kernel.id, sources)}
  </div>`;
  return { node, follow, close };
}

function labelOfParameter({ parameters }: Kernel, name: string): string {
  return parameters.find((parameter) => parameter.name === name)?.label ?? name;
}
