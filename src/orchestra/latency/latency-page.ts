import { html } from "htl";
import * as v from "valibot";
import { lengthsUpTo } from "../../analysis/orchestration/chain.js";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { attempt, auditPanel, claimRow } from "../../friction/measured/claim-panels.js";
import { findingFrom } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { calculatorPart } from "../../ui/calculator.js";
import { chartFigure } from "../../ui/chart.js";
import { choiceControl, problemBox } from "../../ui/choice.js";
import type { Download } from "../../ui/downloads.js";
import { formatNumber } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import { quantityControl, quantityOf } from "../../ui/quantity-control.js";
import { selectControl } from "../../ui/select-control.js";
import { kindLegend, seriesColour } from "../../ui/series.js";
import { tell } from "../../ui/tell.js";
import { describeTornado, tornadoFigure } from "../../ui/tornado.js";
import { factRow, type Trace, tracesOf } from "../facts.js";
import type { JobOutcome } from "../job/messages.js";
import { jobPanel } from "../job/panel.js";
import type { ChainInput } from "../job/sensitivity.js";
import { originLine } from "../origin.js";
import { NO_RESULT } from "../result.js";
import { rowsSection } from "../rows-section.js";
import { DEPENDENCE_KINDS, drawChain, drawExponents, drawFits, QUANTILE_KINDS } from "./charts.js";
import { type ChainPoint, type Computed, chainPoints, chainResult, growthOf } from "./outcome.js";
import {
  BRANCHES,
  CALLS,
  CORRELATION,
  chainOf,
  FAILURES,
  HEDGE,
  P50,
  P99,
  RETRIES,
  SHAPE,
  SLOWDOWN,
  TIMEOUT,
  traceChoice,
  traceOf,
} from "./settings.js";
import { describeAgreement, describeChain, describeFits, duration } from "./words.js";

export interface LatencySnapshots {
  readonly facts: Snapshot;
  readonly results: Snapshot;
  readonly claims: Snapshot;
}

const growthRow = v.object({
  trace: v.string(),
  dependence: v.string(),
  exponent: v.number(),
  misfit_linear: v.number(),
  misfit_power: v.number(),
  misfit_exponential: v.number(),
  evidence: v.string(),
});

/** How the slowest chains of tool calls grow with their length: the record, and a chain that the reader builds. */
export function latencyPage(page: Page, snapshots: LatencySnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  const claims = readRows(claimRow, snapshots.claims.result);
  let traces: readonly Trace[] = tracesOf(readRows(factRow, snapshots.facts.result));
  let computed: Computed | null = null;
  let points: readonly ChainPoint[] = [];

  const call = selectControl(state, () => traceChoice(traces));
  const typed = html<HTMLElement>`<div class="typed">${quantityControl(state, P50)}${quantityControl(state, P99)}</div>`;
  const origin = html<HTMLElement>`<div></div>`;
  const trouble = problemBox();
  const controls = html<HTMLElement>`<div class="calculator">
    ${calculatorPart("One call", call, typed, choiceControl(state, SHAPE), origin)}
    ${calculatorPart("The chain", quantityControl(state, CALLS), quantityControl(state, CORRELATION), quantityControl(state, BRANCHES), quantityControl(state, SLOWDOWN))}
    ${calculatorPart("Guards", quantityControl(state, TIMEOUT), quantityControl(state, RETRIES), quantityControl(state, FAILURES), quantityControl(state, HEDGE))}
  </div>`;
  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const chainText = html<HTMLElement>`<span></span>`;
  const fitText = html<HTMLElement>`<span></span>`;
  const chainFigure = chartFigure({
    title: "Time of a chain by its number of calls",
    description: () => `${describeChain(points, growthOf(points))} ${describeAgreement(points)}`,
    data: NO_RESULT,
    caption: chainText,
    legend: (theme) => [
      ...kindLegend(QUANTILE_KINDS)(theme),
      { label: "computed", symbol: "line", colour: theme.foreground },
    ],
    filename: "chain-latency",
    draw: ({ width, theme }) => drawChain(points, { width, theme }),
  });
  const fitFigure = chartFigure({
    title: "Three shapes of growth fitted to the P99",
    description: () => describeFits(growthOf(points)),
    data: NO_RESULT,
    caption: fitText,
    legend: (theme) => [
      { label: "computed P99", colour: theme.foreground },
      { label: "straight line", symbol: "line", colour: seriesColour(theme, 3) },
      { label: "power (long dashes)", symbol: "line", colour: seriesColour(theme, 2) },
      { label: "exponential (dots)", symbol: "line", colour: seriesColour(theme, 1) },
    ],
    filename: "chain-latency-fits",
    draw: ({ width, theme }) => drawFits(points, growthOf(points), { width, theme }),
  });
  const knobs = html<HTMLElement>`<div><p class="muted">The chart comes when the run above is done.</p></div>`;

  const run = jobPanel({
    state,
    what: "chains",
    request: (draws) => {
      const chain = chainOf(state, traces);
      return typeof chain === "string"
        ? null
        : { kind: "chain", chain, lengths: lengthsUpTo(quantityOf(state, CALLS)), draws };
    },
    outcome: hear,
  });

  function hear(outcome: JobOutcome | null): void {
    const chain = chainOf(state, traces);
    if (typeof chain === "string") return;
    if (outcome === null) computed = { chain, curve: null, drawn: null };
    else if (outcome.type === "curve") computed = { chain, drawn: null, ...computed, curve: outcome.points };
    else if (outcome.type === "drawn-chains") computed = { chain, curve: null, ...computed, drawn: outcome.points };
    else if (outcome.type === "tornado") showTornado(outcome);
    // The old curve stands until there is a new one, so that a drag does not flicker.
    if (outcome === null || outcome.type === "tornado" || computed === null) return;
    const next = chainPoints(computed);
    if (next.length === 0) return;
    points = next;
    const fits = growthOf(points);
    tell(answer, describeChain(points, fits));
    tell(chainText, describeAgreement(points) || "Drawn chains follow.");
    tell(fitText, describeFits(fits));
    chainFigure.update(chainResult(points));
    fitFigure.update(chainResult(points.filter(({ quantile }) => quantile === "P99")));
  }

  function showTornado({ tornado }: Extract<JobOutcome, { readonly type: "tornado" }>): void {
    if (tornado === null) {
      knobs.replaceChildren(html`<p>This chain has no closed form, so its knobs are not turned one by one.</p>`);
      return;
    }
    const worded = { tornado, result: "P99 of the chain, seconds", input: inputWords };
    knobs.replaceChildren(
      tornadoFigure("What the P99 of the chain depends on", {
        ...worded,
        caption: describeTornado({ ...worded, result: "P99 of the chain" }, duration),
      }),
    );
  }

  function show(): void {
    call.show();
    const trace = traceOf(state, traces);
    typed.hidden = trace !== null;
    origin.replaceChildren(originLine(trace, page.sourceHref));
    const chain = chainOf(state, traces);
    trouble.show(typeof chain === "string" ? [chain] : []);
    run.ask();
  }

  const panel = html<HTMLElement>`<div class="claims"></div>`;
  const exponentText = html<HTMLElement>`<span></span>`;
  const exponents = chartFigure({
    title: "How fast the P99 grows, by published latency",
    description: () => exponentText.textContent ?? "",
    data: snapshots.results.result,
    needs: ["trace", "dependence", "exponent", "exponent_low", "exponent_high"],
    caption: exponentText,
    legend: kindLegend(DEPENDENCE_KINDS),
    filename: "chain-latency-exponents",
    draw: ({ data, width, theme }) =>
      drawExponents(data, (id) => traces.find((trace) => trace.id === id)?.label ?? id, { width, theme }),
  });
  function showResults(result: QueryResult): void {
    attempt(panel, () => {
      const rows = readRows(growthRow, result);
      const claim = claims.find(({ id }) => id === "to-p99-exponential");
      const exponential = rows.filter((row) => row.misfit_exponential < Math.min(row.misfit_linear, row.misfit_power));
      const range = rows.map(({ exponent }) => exponent);
      const sentence =
        rows.length === 0
          ? "No latency with a P50 and a P99 is left in this selection."
          : `An exponential fits best in ${exponential.length} of ${rows.length} cases. The P99 grows as the length to the power of ${formatNumber(Math.min(...range), 2)} to ${formatNumber(Math.max(...range), 2)}: at most in proportion.`;
      tell(exponentText, `${sentence} Calls that are independent average out; calls that share their luck do not.`);
      if (claim === undefined) return [];
      const verdict = rows.length === 0 ? "undecidable" : exponential.length === 0 ? "disagrees" : "mixed";
      return [
        auditPanel(
          { claim, finding: findingFrom(rows, verdict, sentence) },
          {
            rowsHref: "#query-orchestra-latency-results",
            reading: "fits of three shapes to every published latency",
            verdicts: page.verdicts,
          },
        ),
      ];
    });
    exponents.update(result);
  }

  const rows = rowsSection(
    page,
    {
      facts: snapshots.facts,
      onFacts: (read) => {
        traces = tracesOf(read);
        show();
      },
      results: { snapshot: snapshots.results, onResult: showResults },
    },
    files,
  );
  state.subscribe(show);
  show();
  return html.fragment`${panel}${exponents}
    <h2 id="chain">Build a chain</h2>
    ${controls}${trouble.node}${answer}${run.node}
    ${chainFigure}${fitFigure}
    <h2 id="uncertainty">What the tail depends on</h2>
    ${knobs}
    ${rows}`;
}

const INPUT_WORDS: Readonly<Record<ChainInput, { readonly label: string; readonly write: (value: number) => string }>> =
  {
    calls: { label: "Calls in a row", write: (value) => formatNumber(value) },
    p50: { label: "P50 of one call", write: duration },
    p99: { label: "P99 of one call", write: duration },
    correlation: { label: "Shared luck", write: (value) => formatNumber(value) },
    branches: { label: "Calls at once in each step", write: (value) => formatNumber(value) },
    failures: { label: "Errors, tried again", write: (value) => `${formatNumber(100 * value)} %` },
    slowdown: { label: "Each call slower by", write: (value) => `${formatNumber(100 * value)} %` },
  };

function inputWords(id: string) {
  return Object.entries(INPUT_WORDS).find(([key]) => key === id)?.[1] ?? { label: id, write: String };
}
