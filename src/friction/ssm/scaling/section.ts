import { html } from "htl";
import { MIXERS, type Mixer } from "../../../analysis/sequence-scaling/shape.js";
import type { QueryResult, Snapshot } from "../../../engine/result.js";
import { datasheetRow } from "../../../memory/gpu-rows.js";
import { readRows } from "../../../tables/rows.js";
import { calculatorPart } from "../../../ui/calculator.js";
import type { LegendItem } from "../../../ui/chart-legend.js";
import { choiceControl, problemBox } from "../../../ui/choice.js";
import { computedFigure } from "../../../ui/computed-figure.js";
import type { Page } from "../../../ui/page.js";
import { pieceByPiece } from "../../../ui/piece-by-piece.js";
import { quantityControl } from "../../../ui/quantity-control.js";
import { selectControl } from "../../../ui/select-control.js";
import { seriesColour } from "../../../ui/series.js";
import type { ChartTheme } from "../../../ui/theme.js";
import { tornadoFigure } from "../../../ui/tornado.js";
import type { ClaimRow } from "../../measured/claim-panels.js";
import { findingPanel } from "../../measured/computed-finding.js";
import { decodeChart, kernelChart, taxByLengthChart, taxBySizeChart } from "./charts.js";
import { claimedScaling, claimedTaxes, scalingFindings } from "./findings.js";
import { scanGpus } from "./machine.js";
import {
  decodeTimes,
  kernelCrossovers,
  kernelGains,
  NAMES,
  type Point,
  taxesByLength,
  taxesBySize,
  trainingCrossovers,
} from "./points.js";
import { type KernelRow, kernelRow, type TaxRow, taxRow } from "./rows.js";
import { scalingSensitivity } from "./sensitivity.js";
import {
  BATCH,
  GPUS,
  gpuChoice,
  INPUTS,
  LENGTH,
  MIXER,
  PARAMETERS,
  PARTS,
  PASSING,
  PRESET_KEYS,
  PRESETS,
  type Scaling,
  scalingOf,
  TENSOR,
  WINDOW,
} from "./settings.js";
import {
  describeDecoding,
  describeKernels,
  describeParts,
  describeScaling,
  describeSizes,
  describeTaxes,
} from "./words.js";

export interface ScalingSection {
  readonly node: DocumentFragment;
  /** Follow the published kernels and the measured runs on show. */
  showKernels(result: QueryResult): void;
  showTaxes(result: QueryResult): void;
}

const OTHERS = MIXERS.filter((mixer) => mixer !== "attention");

/** What models without attention cost, computed: knobs, curves over what was published, and where the claims come out. */
export function scalingSection({ state }: Page, machines: Snapshot, claims: readonly ClaimRow[]): ScalingSection {
  const gpus = scanGpus(readRows(datasheetRow, machines.result));
  const claimed = claimedScaling(claims);
  let kernels: readonly KernelRow[] = [];
  let taxes: readonly TaxRow[] = [];
  const read = (): Scaling => {
    const found = scalingOf(state, gpus);
    if (found === null) throw new Error("The rows lack the datasheet of an accelerator.");
    return found;
  };
  let now = read();

  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const parts = html<HTMLElement>`<p></p>`;
  const findings = html<HTMLElement>`<div class="computed-findings"></div>`;
  const trouble = problemBox();
  const bars = tornadoFigure("What the tax depends on", scalingSensitivity(now));
  const pointRow = (x: string, y: string) => (point: Point) => ({ curve: point.series, [x]: point.x, [y]: point.y });

  const kernelFigure = computedFigure({
    title: "Kernels that mix tokens, against those of attention",
    compute: () => ({ points: kernelGains(now), crossovers: kernelCrossovers(now) }),
    draw: ({ points, crossovers }, room) => kernelChart(points, crossovers, kernels, room),
    describe: ({ points, crossovers }) => describeKernels(points, crossovers, kernels),
    table: ({ points }) => points.map(pointRow("tokens", "times_as_fast_as_attention")),
    legend: (_, theme) => [...mixerLegend(OTHERS, theme), ...(kernels.length > 0 ? [published(theme)] : [])],
    filename: "sequence-kernels",
  });
  const lengthFigure = computedFigure({
    title: "Training time against attention’s, by length",
    compute: () => ({ points: taxesByLength(now), crossovers: trainingCrossovers(now) }),
    draw: ({ points, crossovers }, room) => taxByLengthChart(points, crossovers, now.run.length, room),
    describe: ({ crossovers }) => describeTaxes(crossovers, now),
    table: ({ points }) => points.map(pointRow("tokens", "times_the_time_of_attention")),
    legend: (_, theme) => mixerLegend(OTHERS, theme),
    filename: "sequence-training-by-length",
  });
  const sizeFigure = computedFigure({
    title: "Training time against attention’s, by size, over the claims",
    compute: () => taxesBySize(now),
    draw: (points, room) => taxBySizeChart(points, taxes, claimedTaxes(claimed), room),
    describe: (points) => describeSizes(points, taxes, now),
    table: (points) => points.map(pointRow("billion_parameters", "times_the_time_of_attention")),
    legend: (points, theme) => [
      ...[...new Set(points.map(({ series }) => series))].map(
        (label, i): LegendItem => ({ label, symbol: "line", colour: seriesColour(theme, i) }),
      ),
      ...(taxes.length > 0 ? [{ ...published(theme), label: "measured" }] : []),
    ],
    filename: "sequence-training-by-size",
  });
  const decodeFigure = computedFigure({
    title: "Time to write one token, by context",
    compute: () => decodeTimes(now),
    draw: decodeChart,
    describe: (points) => describeDecoding(points, now),
    table: (points) => points.map(pointRow("tokens", "milliseconds")),
    legend: (_, theme) => mixerLegend(MIXERS, theme),
    filename: "sequence-decoding",
  });

  const drawAll = pieceByPiece([
    () => findings.replaceChildren(...scalingFindings(now, claimed).map((finding) => findingPanel(finding, claims))),
    ...[sizeFigure, kernelFigure, lengthFigure, decodeFigure].map(({ update }) => update),
    () => bars.show(scalingSensitivity(now)),
  ]);
  function follow(): void {
    now = read();
    const texts: readonly [HTMLElement, string][] = [
      [answer, describeScaling(now)],
      [parts, describeParts(now)],
    ];
    for (const [place, text] of texts) if (place.textContent !== text) place.textContent = text;
    trouble.show(now.problems);
    drawAll();
  }
  const settings = [PARAMETERS, LENGTH, WINDOW, BATCH, GPUS, TENSOR, PARTS, PASSING, MIXER, gpuChoice(gpus)];
  const keys = [...settings, ...Object.values(INPUTS)].map(({ key }) => key);
  let asked: string | null = null;
  const followAddress = () => {
    const set = keys.map((key) => state.get(key)).join("|");
    if (set === asked) return;
    asked = set;
    follow();
  };
  state.subscribe(followAddress);
  followAddress();

  const presets = PRESETS.map(({ label, values }) => {
    const set = () => state.setAll({ ...Object.fromEntries(PRESET_KEYS.map((key) => [key, null])), ...values });
    return html<HTMLElement>`<button type="button" onclick=${set}>${label}</button>`;
  });
  const controls = html<HTMLElement>`<div class="presets" role="group" aria-label="Settings of the claims">${presets}</div>
  <form class="calculator" onsubmit=${(event: Event) => event.preventDefault()}>
    ${calculatorPart("The model", quantityControl(state, PARAMETERS), choiceControl(state, MIXER), quantityControl(state, WINDOW))}
    ${calculatorPart("What it reads and writes", quantityControl(state, LENGTH), quantityControl(state, BATCH))}
    ${calculatorPart("On what it trains", selectControl(state, gpuChoice(gpus)), quantityControl(state, GPUS), quantityControl(state, TENSOR))}
    ${calculatorPart("How a sequence is dealt out", quantityControl(state, PARTS), choiceControl(state, PASSING), trouble.node)}
  </form>
  <details class="computed-inputs"><summary>How well kernels and links do</summary>
    <div class="calculator">${Object.values(INPUTS).map((input) => quantityControl(state, input))}</div>
  </details>`;
  return {
    node: html.fragment`${controls}${answer}${parts}
      ${sizeFigure.node}
      <h3 id="scaling-claims">Where the essays’ figures come out</h3>
      ${findings}
      ${kernelFigure.node}${lengthFigure.node}${decodeFigure.node}
      <h3 id="scaling-uncertainty">How sure is the computed tax?</h3>
      ${bars}`,
    showKernels: (result) => {
      kernels = readRows(kernelRow, result);
      kernelFigure.update();
    },
    showTaxes: (result) => {
      taxes = readRows(taxRow, result);
      sizeFigure.update();
    },
  };
}

function mixerLegend(mixers: readonly Mixer[], theme: ChartTheme): readonly LegendItem[] {
  return mixers.map((mixer) => ({
    label: NAMES[mixer],
    symbol: "line",
    colour: seriesColour(theme, MIXERS.indexOf(mixer)),
  }));
}

const published = (theme: ChartTheme): LegendItem => ({
  label: "published, hollow where not read in the source",
  symbol: "diamond",
  colour: theme.foreground,
});
