import { html } from "htl";
import type { Snapshot } from "../../engine/result.js";
import { datasheetRow, gpusOf } from "../../memory/gpu-rows.js";
import { readRows } from "../../tables/rows.js";
import { calculatorPart } from "../../ui/calculator.js";
import type { LegendItem } from "../../ui/chart-legend.js";
import { choiceControl } from "../../ui/choice.js";
import { computedFigure, type Room } from "../../ui/computed-figure.js";
import type { Page } from "../../ui/page.js";
import { pieceByPiece } from "../../ui/piece-by-piece.js";
import { quantityControl } from "../../ui/quantity-control.js";
import { selectControl } from "../../ui/select-control.js";
import { seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { tornadoFigure } from "../../ui/tornado.js";
import type { ClaimRow } from "../measured/claim-panels.js";
import { findingPanel } from "../measured/computed-finding.js";
import type { Claimed } from "./claimed.js";
import type { Gain } from "./gain.js";
import { gainByBatchChart, gainByContextChart, keptChart, wokenChart } from "./serving-charts.js";
import { describeFit, describeServing, servingFindings } from "./serving-findings.js";
import {
  gainsByBatch,
  gainsByContext,
  keptShares,
  marksAt,
  seriesOf,
  shortAgainstLong,
  wokenExperts,
} from "./serving-points.js";
import { servingRow } from "./serving-rows.js";
import { servingSensitivity } from "./serving-sensitivity.js";
import { BATCH, BITS, CONTEXT, GPUS, INPUTS, type Serving, servingChoices, servingOf } from "./serving-settings.js";
import { describeByBatch, describeByContext, describeKept, describeSteps, describeWoken } from "./serving-words.js";

export interface ServingSnapshots {
  readonly models: Snapshot;
  readonly gpus: Snapshot;
}

export interface ServingSection {
  readonly node: DocumentFragment;
  /** Follows the measured gains on show. */
  show(gains: readonly Gain[]): void;
}

/** The serving of a mixture beside a dense model, computed: knobs, curves over the claims, and where these come out. */
export function servingSection(
  { state }: Page,
  snapshots: ServingSnapshots,
  claims: readonly ClaimRow[],
  claimed: Claimed,
): ServingSection {
  const rows = readRows(servingRow, snapshots.models.result);
  const gpus = gpusOf(readRows(datasheetRow, snapshots.gpus.result));
  const choices = servingChoices(rows, gpus);
  let gains: readonly Gain[] = [];
  const read = (): Serving => {
    const found = servingOf(state, choices, rows, gpus);
    if (found === null) throw new Error("The rows lack one of the models or the datasheet.");
    return found;
  };
  let now = read();
  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const steps = html<HTMLElement>`<p></p>`;
  const fit = html<HTMLElement>`<p class="muted"></p>`;
  const findings = html<HTMLElement>`<div class="computed-findings"></div>`;
  const bars = tornadoFigure("What the computed gain depends on", servingSensitivity(now));
  const figures = [
    curves({
      title: "Computed gain against context, over the claims and what was measured",
      compute: () => gainsByContext(now),
      draw: (points, room) => gainByContextChart(points, gains, claimed, room),
      describe: (points) => describeByContext(now, points, gains),
      row: ({ series, x, gain }) => ({ curve: series, context_tokens: x, times_the_dense_model: gain }),
      marks: () => marksAt(gains, "context_tokens").length,
    }),
    curves({
      title: "Computed gain against the number of sequences at once",
      compute: () => gainsByBatch(now),
      draw: (points, room) => gainByBatchChart(points, gains, claimed, room),
      describe: (points) => describeByBatch(points, gains),
      row: ({ series, x, gain }) => ({ curve: series, sequences: x, times_the_dense_model: gain }),
      marks: () => marksAt(gains, "batch").length,
    }),
    curves({
      title: "What each keeps of its own speed as the context grows",
      compute: () => keptShares(now),
      draw: (points, room) => keptChart(points, gains, claimed, room),
      describe: () => describeKept(now, claimed),
      row: ({ series, context, share }) => ({ model: series, context_tokens: context, share_kept: share }),
      marks: () => shortAgainstLong(gains).length,
    }),
    curves({
      title: "Experts that a step wakes",
      compute: () => wokenExperts(now),
      draw: (points, room) => wokenChart(points, now.batch, room),
      describe: (points) => describeWoken(now, points),
      row: ({ series, batch, share }) => ({ popularity: series, tokens: batch, share_of_experts: share }),
    }),
  ] as const;
  const [byContext, byBatch, kept, woken] = figures;

  const drawAll = pieceByPiece([
    () => findings.replaceChildren(...servingFindings(now, claimed).map((finding) => findingPanel(finding, claims))),
    ...figures.map(({ update }) => update),
    () => bars.show(servingSensitivity(now)),
  ]);
  function follow(): void {
    now = read();
    const texts: readonly [HTMLElement, string][] = [
      [answer, describeServing(now)],
      [steps, describeSteps(now)],
      [fit, describeFit(now)],
    ];
    for (const [place, text] of texts) if (place.textContent !== text) place.textContent = text;
    drawAll();
  }
  // Other settings of the page, such as its switch, change nothing here.
  const keys = [...Object.values(choices), BITS, BATCH, CONTEXT, GPUS, ...Object.values(INPUTS)].map(({ key }) => key);
  let asked: string | null = null;
  const followAddress = () => {
    const settings = keys.map((key) => state.get(key)).join("|");
    if (settings === asked) return;
    asked = settings;
    follow();
  };
  state.subscribe(followAddress);
  const controls = html<HTMLElement>`<form class="calculator" onsubmit=${(event: Event) => event.preventDefault()}>
    ${calculatorPart("What is compared", selectControl(state, choices.mixture), selectControl(state, choices.dense), choiceControl(state, BITS))}
    ${calculatorPart("What is asked of it", quantityControl(state, BATCH), quantityControl(state, CONTEXT))}
    ${calculatorPart("On what it runs", selectControl(state, choices.gpu), quantityControl(state, GPUS))}
  </form>
  <details class="computed-inputs"><summary>How well kernels and links do</summary>
    <div class="calculator">${Object.values(INPUTS).map((input) => quantityControl(state, input))}</div>
  </details>`;
  followAddress();
  return {
    node: html.fragment`${controls}${answer}${steps}${fit}
      ${byContext.node}${byBatch.node}
      <h3 id="serving-claims">Where the essays’ figures come out</h3>
      ${findings}
      ${kept.node}${woken.node}
      <h3 id="serving-uncertainty">How sure is the computed gain?</h3>
      ${bars}`,
    show: (next) => {
      gains = next;
      follow();
    },
  };
}

interface Curves<P> {
  readonly title: string;
  readonly compute: () => readonly P[];
  readonly draw: (points: readonly P[], room: Room) => SVGElement | HTMLElement;
  readonly describe: (points: readonly P[]) => string;
  /** A point as a row of the table. */
  readonly row: (point: P) => Readonly<Record<string, string | number>>;
  /** How many measurements stand among the curves. */
  readonly marks?: () => number;
}

/** A figure of curves, each of a colour that the legend names. */
function curves<P extends { readonly series: string }>({ row, marks = () => 0, ...options }: Curves<P>) {
  return computedFigure<readonly P[]>({
    ...options,
    table: (points) => points.map(row),
    legend: (points, theme): readonly LegendItem[] => [
      ...seriesOf(points).map((label, i): LegendItem => ({ label, symbol: "line", colour: seriesColour(theme, i) })),
      ...(marks() > 0 ? [measured(theme)] : []),
    ],
  });
}

const measured = (theme: ChartTheme): LegendItem => ({
  label: "measured, hollow where not read in the source",
  symbol: "diamond",
  colour: theme.foreground,
});
