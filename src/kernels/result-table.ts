import { html } from "htl";
import type { Kernel } from "../gpu/kernel.js";
import { KERNELS } from "../gpu/kernels/index.js";
import type { RunResult } from "../gpu/run-file.js";
import { formatCount, formatNumber } from "../ui/format.js";
import { type DeviceRates, deviceRates, figuresOf, measurementKey } from "./figures.js";
import { isNarrowScreen } from "./narrow-screen.js";
import { parametersText } from "./parameters.js";
import type { SessionStore } from "./session-store.js";
import { CLOCK, errorText, familyText, STATUS, threeDigits, timeText } from "./words.js";

const COLUMNS = [
  ["Kernel", ""],
  ["Run", ""],
  ["Check", "error of the allowed"],
  ["Time", "median, 95% interval"],
  ["Rate", "GFLOP/s"],
  ["Memory", "GB/s"],
  ["Of roof", ""],
  ["Tax", "times the GEMM’s"],
] as const;

export interface ResultTableOptions {
  readonly store: SessionStore;
  /** Opens a kernel for a closer look. */
  open(kernelId: string): void;
}

/** Every kernel with its result at the chosen size, by family; each row fills as its kernel ends. */
export function resultTable({ store, open }: ResultTableOptions): HTMLElement {
  const rows: { update(results: ReadonlyMap<string, RunResult>, rates: DeviceRates): void }[] = [];
  const runButtons: HTMLButtonElement[] = [];

  const runButton = (label: string, about: string, kernels: readonly Kernel[]) => {
    const press = () => store.run(kernels.map(({ id, sizes }) => ({ kernelId: id, parameters: sizes[store.size()] })));
    const button = html<HTMLButtonElement>`<button type="button" onclick=${press} aria-label=${`${label} ${about}`}>${label}</button>`;
    runButtons.push(button);
    return button;
  };

  const rowOf = (kernel: Kernel) => {
    const parameters = html<HTMLElement>`<span class="kernel-parameters"></span>`;
    const cells = Array.from({ length: COLUMNS.length - 2 }, () => html<HTMLTableCellElement>`<td></td>`);
    for (const cell of cells.slice(1)) cell.dataset["align"] = "end";
    const node = html<HTMLTableRowElement>`<tr data-kernel=${kernel.id}>
      <th scope="row"><button type="button" class="link" onclick=${() => open(kernel.id)}>${kernel.title}</button>${parameters}</th>
      <td>${runButton("Run", kernel.title, [kernel])}</td>${cells}</tr>`;
    rows.push({
      update(results, rates) {
        const own = kernel.sizes[store.size()];
        parameters.textContent = parametersText(own);
        const result = results.get(measurementKey({ kernelId: kernel.id, parameters: own }));
        node.dataset["status"] = result?.status ?? "none";
        const texts = resultTexts(result, rates);
        for (const [index, cell] of cells.entries()) {
          cell.replaceChildren(texts[index] ?? "");
          // A reason why there is no time may take its room.
          cell.colSpan = index === 0 ? cells.length - texts.length + 1 : 1;
          cell.hidden = index >= texts.length;
        }
      },
    });
    return node;
  };

  const families = [...new Set(KERNELS.map(({ family }) => family))];
  const groups = families.map((family, index) => {
    const kernels = KERNELS.filter((kernel) => kernel.family === family);
    const body = html<HTMLTableSectionElement>`<tbody>${kernels.map(rowOf)}</tbody>`;
    const count = html<HTMLElement>`<span class="family-count"></span>`;
    const toggle = html<HTMLButtonElement>`<button type="button" class="link family-toggle" onclick=${() => unfold(body.hasAttribute("hidden"))}>${familyText(family)}</button>`;
    const unfold = (isOpen: boolean) => {
      body.hidden = !isOpen;
      toggle.setAttribute("aria-expanded", String(isOpen));
    };
    unfold(index === 0 && !isNarrowScreen());
    const head = html`<tbody><tr class="family-row"><th scope="colgroup" colspan=${COLUMNS.length}><span class="family-head">${toggle} ${runButton("Run family", familyText(family), kernels)} ${count}</span></th></tr></tbody>`;
    let known = 0;
    return {
      nodes: [head, body],
      update(results: ReadonlyMap<string, RunResult>) {
        const own = kernels.flatMap(({ id, sizes }) => {
          const result = results.get(measurementKey({ kernelId: id, parameters: sizes[store.size()] }));
          return result ? [result] : [];
        });
        const right = own.filter(({ status }) => status === "passed").length;
        const total = formatCount(kernels.length, "kernel");
        count.textContent = own.length === 0 ? total : `${own.length} of ${total} run, ${right} right`;
        // What has just been run is what its reader wants to see.
        if (own.length > known) unfold(true);
        known = own.length;
      },
    };
  });
  const node = html<HTMLElement>`<div class="data-table kernel-table">
    <div class="table-region" role="region" tabindex="0" aria-label="Kernels and their results">
      <table><caption class="visually-hidden"><span>Kernels and their results on this device</span></caption>
      <thead><tr>${COLUMNS.map(
        ([name, unit], index) =>
          html`<th scope="col" data-align=${index > 2 ? "end" : null}>${name}<span class="unit">${unit}</span></th>`,
      )}</tr></thead>${groups.flatMap(({ nodes }) => nodes)}</table></div></div>`;

  const show = () => {
    const all = store.current()?.results ?? [];
    const results = new Map(all.map((result) => [measurementKey(result), result]));
    const rates = deviceRates(store.current());
    for (const row of rows) row.update(results, rates);
    for (const group of groups) group.update(results);
    const isReady = store.device().kind === "open" && store.progress() === null;
    for (const button of runButtons) button.disabled = !isReady;
  };
  let shown: unknown = null;
  let wasReady: boolean | null = null;
  let size = store.size();
  store.subscribe(() => {
    const isReady = store.device().kind === "open" && store.progress() === null;
    if (store.current() === shown && isReady === wasReady && store.size() === size) return;
    [shown, wasReady, size] = [store.current(), isReady, store.size()];
    show();
  });
  show();
  return node;
}

/** Check, time, rate, memory, share of the roof and tax of a result, for the cells of a row. */
export function resultTexts(result: RunResult | undefined, rates: DeviceRates): readonly (string | Node)[] {
  if (result === undefined) return [html`<span class="muted">not run yet</span>`];
  const { symbol, text } = STATUS[result.status];
  const mark = html`<span class="check-mark" data-status=${result.status}><span aria-hidden="true">${symbol}</span> ${text}</span>`;
  if (result.status !== "passed")
    return [html`<span>${mark} <span class="check-detail check-reason">${result.reason}</span></span>`];
  const { timing, flopsPerSecond, bytesPerSecond, roofShare, tax } = figuresOf(result, rates);
  const error =
    result.tolerance === 0 ? "exact, as it must be" : `${errorText(result.maxError)} of ${errorText(result.tolerance)}`;
  const partly = result.checkedElements < result.totalElements;
  const checked = partly
    ? `${formatNumber(result.checkedElements)} of ${formatNumber(result.totalElements)} elements checked`
    : `all ${formatNumber(result.totalElements)} elements checked`;
  // In two lines, neither of which breaks: on a phone the column is as wide as they are.
  const range = `${timeText(timing.lowMs)} to ${timeText(timing.highMs)}`;
  const about = `n ${timing.n}, ${CLOCK[result.timing]}`;
  return [
    html`<span>${mark} <span class="check-detail" title=${checked}>${error}</span></span>`,
    html`<span>${timeText(timing.medianMs)}<span class="check-detail whole">${range}</span><span class="check-detail whole">${about}</span></span>`,
    flopsPerSecond === null ? "none" : threeDigits(flopsPerSecond / 1e9),
    threeDigits(bytesPerSecond / 1e9),
    roofShare === null ? "–" : `${threeDigits(roofShare * 100)}\u00a0%`,
    tax === null ? "–" : `${threeDigits(tax)}×`,
  ];
}
