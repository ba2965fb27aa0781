import { html } from "htl";
import { arithmeticIntensity } from "../analysis/roofline.js";
import type { Kernel, KernelParameters, Plan } from "../gpu/kernel.js";
import { planBytes } from "../gpu/prepared.js";
import { formatBytes, formatNumber } from "../ui/format.js";
import { deviceRates } from "./figures.js";
import { parametersText } from "./parameters.js";
import { resultTexts } from "./result-table.js";
import type { SessionStore } from "./session-store.js";
import { errorText, threeDigits } from "./words.js";

/** What a kernel must cost at its parameters, and what error it may have; `plan` tells its buffers. */
export function costFigures(kernel: Kernel, parameters: KernelParameters, plan: Plan | null): readonly HTMLElement[] {
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
  return rows.map(([name, value]) => html<HTMLElement>`<div><dt>${name}</dt><dd>${value}</dd></div>`);
}

const COLUMNS = ["Parameters", "Check", "Time", "GFLOP/s", "GB/s", "Of roof", "Tax"];

/** All that this session measured of a kernel, at whatever parameters; nothing before the first. */
export function measuredTable(kernel: Kernel, store: Pick<SessionStore, "current" | "size">): HTMLElement | "" {
  const own = (store.current()?.results ?? []).filter(({ kernelId }) => kernelId === kernel.id);
  if (own.length === 0) return "";
  const rates = deviceRates(store.current());
  return html<HTMLElement>`<div class="data-table kernel-table"><div class="table-region" role="region" tabindex="0" aria-label=${`Results of ${kernel.title}`}><table>
    <caption><span>Measured here, size ${store.size()}</span></caption>
    <thead><tr>${COLUMNS.map((name, index) => html`<th scope="col" data-align=${index > 1 ? "end" : null}>${name}</th>`)}</tr></thead>
    <tbody>${own.map(
      (result) =>
        html`<tr><th scope="row">${parametersText(result.parameters)}</th>${resultTexts(result, rates).map((text, index) => html`<td data-align=${index > 0 ? "end" : null}>${text}</td>`)}</tr>`,
    )}</tbody></table></div></div>`;
}
