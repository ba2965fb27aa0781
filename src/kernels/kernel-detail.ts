import { html } from "htl";
import { arithmeticIntensity } from "../analysis/roofline.js";
import type { DeviceTraits, Kernel, KernelParameters, Plan, Tuning } from "../gpu/kernel.js";
import { planBytes } from "../gpu/prepared.js";
import { timingOf } from "../gpu/run-file.js";
import { problemBox } from "../ui/choice.js";
import { formatBytes, formatNumber } from "../ui/format.js";
import { deviceRates, measurementKey } from "./figures.js";
import { parametersText, readParameters } from "./parameters.js";
import { resultTexts } from "./result-table.js";
import { type FetchSources, sourcePanel } from "./source-panel.js";
import type { SessionStore } from "./store.js";
import { wgslPanel } from "./wgsl-panel.js";
import { errorText, STATUS, threeDigits, timeText } from "./words.js";

/** The least that WebGPU promises, to show code where there is no device. */
const LEAST_TRAITS: DeviceTraits = {
  features: new Set(),
  maxInvocationsPerGroup: 256,
  sharedMemoryBytes: 16_384,
  maxBindingBytes: 2 ** 27,
  subgroupMinSize: 0,
  subgroupMaxSize: 0,
};

export interface KernelDetailOptions {
  readonly store: SessionStore;
  readonly kernel: Kernel;
  readonly architectureHref: (id: string) => string;
  readonly sources: FetchSources;
}

export interface KernelDetail {
  readonly node: HTMLElement;
  /** Ends its part in the store's news. */
  close(): void;
}

/** One kernel: what it computes, what it must cost, with parameters to choose and code to edit. */
export function kernelDetail({ store, kernel, architectureHref, sources }: KernelDetailOptions): KernelDetail {
  const said = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const problems = problemBox();
  const figures = html<HTMLElement>`<dl class="device-facts"></dl>`;
  const measured = html<HTMLElement>`<div></div>`;
  let parameters: KernelParameters = kernel.sizes[store.size()];
  let isInvalid = false;

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
  const panel = wgslPanel({ run: runEdited, change: drawButtons, tell: say });

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
      parameters = read.parameters;
      draw();
    }
  }

  function traits(): DeviceTraits {
    const device = store.device();
    return device.kind === "open" ? device.device.traits : LEAST_TRAITS;
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
    const plan = planOrProblem();
    drawFigures(typeof plan === "string" ? null : plan);
    if (typeof plan === "string") say(plan);
    else panel.show(plan);
    drawMeasured();
    drawButtons();
  }

  function planOrProblem(): Plan | string {
    try {
      return kernel.plan(parameters, traits(), tuning());
    } catch (error) {
      return `Its code cannot be shown for this device: ${error instanceof Error ? error.message : error}.`;
    }
  }

  function drawFigures(plan: Plan | null): void {
    const { usefulFlops, compulsoryBytes } = kernel.cost(parameters);
    const bytes = plan && planBytes(plan);
    const { relative, derivation } = kernel.tolerance(parameters);
    const rows: readonly (readonly [string, string])[] = [
      ["Useful operations", `${formatNumber(usefulFlops)} FLOP`],
      ["Bytes that must move", formatBytes(compulsoryBytes)],
      ["Intensity", `${threeDigits(arithmeticIntensity(usefulFlops, compulsoryBytes))} FLOP per byte`],
      ["Buffers", bytes ? `${formatBytes(bytes.total)}, of it ${formatBytes(bytes.scratch)} scratch` : "not known"],
      ["Error allowed", `${errorText(relative)} of the output’s root mean square. ${derivation}`],
    ];
    figures.replaceChildren(...rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`));
  }

  function drawMeasured(): void {
    const own = (store.current()?.results ?? []).filter(({ kernelId }) => kernelId === kernel.id);
    const rates = deviceRates(store.current());
    if (own.length === 0) {
      measured.replaceChildren();
      return;
    }
    measured.replaceChildren(html`<div class="data-table kernel-table"><div class="table-region" role="region" tabindex="0" aria-label=${`Results of ${kernel.title}`}><table>
      <caption><span>Measured here, size ${store.size()}</span></caption>
      <thead><tr>${["Parameters", "Check", "Time", "GFLOP/s", "GB/s", "Of roof", "Tax"].map((name, index) => html`<th scope="col" data-align=${index > 1 ? "end" : null}>${name}</th>`)}</tr></thead>
      <tbody>${own.map(
        (result) =>
          html`<tr><th scope="row">${parametersText(result.parameters)}</th>${resultTexts(result, rates).map((text, index) => html`<td data-align=${index > 0 ? "end" : null}>${text}</td>`)}</tr>`,
      )}</tbody></table></div></div>`);
  }

  function drawButtons(): void {
    const isReady = store.device().kind === "open" && store.progress() === null;
    const isEdited = panel.isEdited();
    runButton.disabled = !isReady || isEdited || isInvalid;
    if (sweepButton) sweepButton.disabled = !isReady;
    editButton.disabled = !isReady || isInvalid;
    resetButton.disabled = !isEdited;
    // Shapes are written into the code, so that edited code holds for its own parameters only.
    for (const { input } of fields) input.disabled = isEdited;
  }

  function runPlain(): void {
    void store.run([{ kernelId: kernel.id, parameters }]);
  }

  function runSweep(): void {
    if (!sweep) return;
    const base = kernel.sizes[store.size()];
    void store.run(
      sweep.values.map((value) => ({ kernelId: kernel.id, parameters: { ...base, [sweep.parameter]: value } })),
    );
  }

  async function runEdited(): Promise<void> {
    if (editButton.disabled) return;
    panel.mark([]);
    say("Running…");
    const edit = { tuning: tuning(), code: panel.code() };
    const report = await store.runEdited({ kernelId: kernel.id, parameters, edit });
    if (report === null) return say("The code was not run.");
    const { result, compilerMessages } = report;
    const place = panel.mark(compilerMessages);
    if (place !== null) return say(`The code does not compile. ${place}`);
    if (result.status !== "passed") return say(`${STATUS[result.status].text}: ${result.reason}`);
    const { medianMs, lowMs, highMs, n } = timingOf(result);
    say(
      `Right, with error ${errorText(result.maxError)}: ${timeText(medianMs)} (${timeText(lowMs)} to ${timeText(highMs)}, n ${n})${panel.isEdited() ? ". Edited code stays out of the run and its files." : "."}`,
    );
  }

  function reset(): void {
    panel.reset();
    panel.mark([]);
    say("");
    drawButtons();
  }

  let shown = store.current();
  let size = store.size();
  let device = store.device();
  const close = store.subscribe(() => {
    if (store.size() !== size && !panel.isEdited()) {
      size = store.size();
      parameters = kernel.sizes[size];
      for (const { name, input } of fields) input.value = String(parameters[name] ?? "");
      problems.show([]);
      isInvalid = false;
      draw();
    } else if (store.device() !== device && !panel.isEdited()) draw();
    device = store.device();
    if (store.current() !== shown) drawMeasured();
    shown = store.current();
    drawButtons();
  });
  draw();

  const { architectureId, requires } = kernel;
  const node = html<HTMLElement>`<div class="kernel-detail">
    <p>${kernel.summary}${architectureId === null ? "" : html` Stands for <a href=${architectureHref(architectureId)}>${architectureId}</a> of the dataset.`}${requires.length > 0 ? ` Needs ${requires.join(" and ")}.` : ""}</p>
    <div class="kernel-parameters-form">${fields.map((field) => field.node)}${runButton}${sweepButton ?? ""}</div>
    ${problems.node}${figures}${measured}
    <h3>Code</h3>
    ${panel.node}
    <div class="sql-actions">${editButton}${resetButton}</div>
    ${said}
    ${sourcePanel(kernel.id, sources)}
  </div>`;
  return { node, close };
}

function labelOfParameter({ parameters }: Kernel, name: string): string {
  return parameters.find((parameter) => parameter.name === name)?.label ?? name;
}
