import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { attempt, auditPanel, claimRow } from "../../friction/measured/claim-panels.js";
import { findingFrom } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { calculatorPart } from "../../ui/calculator.js";
import { chartFigure } from "../../ui/chart.js";
import { choiceControl, chosenOf } from "../../ui/choice.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import { formatNumber } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import { quantityControl } from "../../ui/quantity-control.js";
import { selectControl } from "../../ui/select-control.js";
import { kindLegend } from "../../ui/series.js";
import { tell } from "../../ui/tell.js";
import { describeTornado, threeDigits, tornadoFigure } from "../../ui/tornado.js";
import { type Fact, factRow, pricesOf, roundCapsOf } from "../facts.js";
import type { JobOutcome } from "../job/messages.js";
import { jobPanel } from "../job/panel.js";
import { originLine } from "../origin.js";
import { NO_RESULT, resultOf } from "../result.js";
import { rowsSection } from "../rows-section.js";
import {
  amplification,
  costSensitivity,
  isoquant,
  neededFor,
  roundsWithoutGrowth,
  safeBudgetUsd,
} from "./amplification.js";
import { BASELINE_KINDS, type CostMark, drawBounds, drawCosts, drawMap, type Isoquant, TOKENS } from "./charts.js";
import {
  ADDED,
  BASELINE,
  BUDGET,
  CHEAP,
  CONTEXT,
  costSetting,
  DEAR,
  EXPERT,
  FEE,
  MEAN_ROUNDS,
  OUTPUT,
  PROMPT,
  ROUNDS,
  SHARE,
} from "./settings.js";
import { describeCost, describeNeeded, INPUT_WORDS, KNOB_WORDS, usd } from "./words.js";

export interface CostSnapshots {
  readonly facts: Snapshot;
  readonly results: Snapshot;
  readonly claims: Snapshot;
}

const boundRow = v.object({
  cap: v.string(),
  tokens: v.string(),
  times_cheapest_call: v.nullable(v.number()),
  times_mean_query: v.nullable(v.number()),
  times_median_query: v.nullable(v.number()),
  evidence: v.string(),
});

/** Ratios for which the map draws a line, beside the claimed one. */
const RATIOS = [1000, 10_000, 250_000];

const CAPS = Array.from({ length: 91 }, (_, i) => Math.round(10 ** (i / 30))).filter(
  (cap, i, all) => cap !== all[i - 1],
);

/** What a query can be made to cost: the record, and an attack that the reader builds. */
export function costPage(page: Page, snapshots: CostSnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  const claims = readRows(claimRow, snapshots.claims.result);
  const claim = claims.find(({ id }) => id === "to-50000x");
  const claimed = Number(claim?.quantity ?? Number.NaN);
  let facts: readonly Fact[] = readRows(factRow, snapshots.facts.result);
  let drawn: readonly CostMark[] = [];

  const prices = () => pricesOf(facts);
  const setting = () => costSetting(state, prices());
  const over = () => chosenOf(state, BASELINE);
  const settled = () => {
    const found = setting();
    if (found === null) throw new Error("No price is left in this selection.");
    return found;
  };

  const [dear, cheap, expert] = [DEAR, CHEAP, EXPERT].map((choice) => selectControl(state, () => choice(prices())));
  const origin = html<HTMLElement>`<div></div>`;
  const controls = html<HTMLElement>`<div class="calculator">
    ${calculatorPart("The attack", dear ?? "", quantityControl(state, ROUNDS), quantityControl(state, BUDGET), quantityControl(state, FEE), origin)}
    ${calculatorPart("Tokens", quantityControl(state, PROMPT), quantityControl(state, OUTPUT), quantityControl(state, ADDED), quantityControl(state, CONTEXT))}
    ${calculatorPart("Ordinary queries", cheap ?? "", expert ?? "", quantityControl(state, MEAN_ROUNDS), quantityControl(state, SHARE))}
  </div>`;
  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const neededTable = html<HTMLElement>`<div></div>`;
  const guard = html<HTMLElement>`<p></p>`;
  const mapText = html<HTMLElement>`<span></span>`;
  const lines = (): readonly Isoquant[] => {
    const now = settled();
    const { baselineUsd } = amplification(now, over());
    return [...RATIOS, claimed]
      .sort((a, b) => a - b)
      .map((times) => {
        const straight = roundsWithoutGrowth(now, baselineUsd, times);
        const points = isoquant(now, baselineUsd, times, CAPS);
        // Where rounds alone do it, the line falls straight to no growth at all.
        return {
          times,
          label: `${formatNumber(times)}×`,
          points: straight === null || straight > 1000 ? points : [...points, { rounds: straight, added: 10 }],
        };
      });
  };
  const map = chartFigure({
    title: "Where a ratio is reached",
    description: () => mapText.textContent ?? "",
    data: NO_RESULT,
    caption: mapText,
    filename: "cost-amplification-map",
    draw: ({ width, theme }) => {
      const now = settled();
      const caps = roundCapsOf(facts).map(({ rounds, id }) => ({
        rounds,
        label: id === "max-steps-tau2" ? "tau2 cap" : "HLE cap",
      }));
      return drawMap(lines(), { rounds: now.attack.rounds, added: now.attack.addedTokens }, caps, { width, theme });
    },
  });
  const bars = html<HTMLElement>`<div></div>`;
  let tornadoNode: ReturnType<typeof tornadoFigure> | null = null;

  const costText = html<HTMLElement>`<span></span>`;
  const costs = chartFigure({
    title: "What a query costs",
    description: () => costText.textContent ?? "",
    data: NO_RESULT,
    caption: costText,
    filename: "query-costs",
    draw: ({ width, theme }) => drawCosts(drawn, { width, theme }),
  });
  const run = jobPanel({
    state,
    what: "queries",
    request: (draws) => {
      const now = setting();
      return now === null ? null : { kind: "traffic", traffic: now.traffic, draws };
    },
    outcome: hear,
  });

  function hear(outcome: JobOutcome | null): void {
    const now = setting();
    if (outcome?.type !== "drawn-traffic" || now === null) return;
    const { worstUsd } = amplification(now, "call");
    const cheapest = amplification(now, "call").baselineUsd;
    const [p50, p95, p99] = outcome.estimates;
    const quantile = (what: string, estimate: typeof p50): CostMark[] =>
      estimate === undefined ? [] : [{ what, usd: estimate.value, low: estimate.low, high: estimate.high }];
    drawn = [
      { what: "cheapest call", usd: cheapest, low: null, high: null },
      ...quantile("P50, ordinary", p50),
      ...quantile("P95, ordinary", p95),
      ...quantile("P99, ordinary", p99),
      { what: "worst case", usd: worstUsd, low: null, high: null },
    ];
    if (p50 !== undefined && p99 !== undefined)
      tell(
        costText,
        `Half of the ordinary queries cost ${usd(p50.value)} or less, 99 in 100 ${usd(p99.value)} or less. The worst case is ${threeDigits(worstUsd / p50.value)} times the median and ${threeDigits(worstUsd / p99.value)} times the P99. Bars are 95% intervals of what was drawn.`,
      );
    costs.update(
      resultOf(
        { what: "text", usd: "number", low: "number", high: "number" },
        drawn.map((mark) => ({ ...mark })),
      ),
    );
  }

  function show(): void {
    for (const control of [dear, cheap, expert]) control?.show();
    const now = setting();
    if (now === null) {
      tell(answer, "No price is left in this selection.");
      return;
    }
    origin.replaceChildren(originLine(now.dear, page.sourceHref));
    const found = amplification(now, over());
    tell(answer, describeCost(now, found, over(), claimed));
    const needed = neededFor(now, over(), claimed);
    neededTable.replaceChildren(
      dataTable(
        resultOf(
          { input: "text", now: "text", needed: "text" },
          needed.map((one) => ({
            input: KNOB_WORDS[one.knob].label,
            now: KNOB_WORDS[one.knob].write(one.now),
            needed: describeNeeded(one, KNOB_WORDS[one.knob].write),
          })),
        ),
        {
          caption: `What each input alone would have to be for ${formatNumber(claimed)}×`,
          columns: { input: { rowHeader: true }, needed: { label: `For ${formatNumber(claimed)}×` } },
        },
      ),
    );
    tell(
      guard,
      `A budget guard settles it: with a stop at ${usd(safeBudgetUsd(now, found.baselineUsd, claimed))} or less, no query of these tokens can reach ${formatNumber(claimed)} times the baseline, whatever the cap. The guard is checked before each round, so that one round more can be spent.`,
    );
    tell(mapText, mapSentence());
    map.update(
      resultOf(
        { times: "number", rounds: "number", added: "number" },
        lines().flatMap(({ times, points }) => points.map((point) => ({ times, ...point }))),
      ),
    );
    const worded = {
      tornado: costSensitivity(now, over()),
      result: "Times the baseline",
      input: (id: string) =>
        Object.entries(INPUT_WORDS).find(([key]) => key === id)?.[1] ?? { label: id, write: String },
    };
    const full = {
      ...worded,
      log: true,
      caption: `${describeTornado(worded, threeDigits)} Each input runs from a quarter to four times its value.`,
    };
    if (tornadoNode === null) {
      tornadoNode = tornadoFigure("What the ratio depends on", full);
      bars.replaceChildren(tornadoNode);
    } else tornadoNode.show(full);
    run.ask();
  }

  function mapSentence(): string {
    const now = settled();
    const { baselineUsd } = amplification(now, over());
    const at = (rounds: number) => isoquant(now, baselineUsd, claimed, [rounds])[0]?.added;
    const parts = roundCapsOf(facts).map(({ rounds }) => {
      const added = at(rounds);
      const straight = roundsWithoutGrowth(now, baselineUsd, claimed);
      if (straight !== null && straight <= rounds) return `${rounds} rounds reach it without any growth`;
      return added === undefined
        ? `${rounds} rounds do not reach it at any growth`
        : `${rounds} rounds reach it once each adds ${formatNumber(Math.ceil(added))} tokens`;
    });
    return `Above and to the right of a line the worst query costs at least that many times the baseline. For ${formatNumber(claimed)}×: ${parts.join("; ")}. Everything else is as set above.`;
  }

  const panel = html<HTMLElement>`<div class="claims"></div>`;
  const boundText = html<HTMLElement>`<span></span>`;
  const shown = () =>
    Math.max(
      ...facts
        .filter(({ quantity }) => quantity === "cost amplification")
        .map(({ value_high, value_low }) => value_high ?? value_low ?? 0),
    );
  const bounds = chartFigure({
    title: "How far the published scripts let a query’s cost be driven up",
    description: () => boundText.textContent ?? "",
    data: snapshots.results.result,
    needs: ["cap", "tokens", "times_cheapest_call"],
    caption: boundText,
    legend: kindLegend(BASELINE_KINDS.map((kind) => ({ ...kind, label: `over ${kind.label}` }))),
    filename: "cost-amplification-bounds",
    draw: ({ data, width, theme }) =>
      drawBounds(
        data,
        [
          ...(shown() > 0 ? [{ times: shown(), label: `${formatNumber(shown())}× shown` }] : []),
          { times: claimed, label: `${formatNumber(claimed)}× claimed` },
        ],
        { width, theme },
      ),
  });
  function showResults(result: QueryResult): void {
    attempt(panel, () => {
      const rows = readRows(boundRow, result);
      const ratios = rows.flatMap(({ times_cheapest_call: times }) => (times === null ? [] : [times]));
      const reaching = rows.filter(({ times_cheapest_call: times }) => (times ?? 0) >= claimed);
      const overMedian = Math.max(...rows.map(({ times_median_query: times }) => times ?? 0));
      const sentence =
        ratios.length === 0
          ? "No price or cap is left in this selection."
          : `Against one call of the cheapest model, the published caps and prices allow ${formatNumber(Math.min(...ratios), 0)} to ${formatNumber(Math.max(...ratios), 0)}×; ${reaching.length} of ${rows.length} settings reach ${formatNumber(claimed)}×${reaching.length === 0 ? "" : ` (${reaching.map(({ tokens }) => TOKENS[tokens] ?? tokens).join(", ")})`}. Against the median ordinary query the most is ${formatNumber(overMedian, 0)}×. The largest attack shown so far is ${formatNumber(shown(), 0)}×.`;
      tell(boundText, sentence);
      if (claim === undefined) return [];
      const verdict =
        ratios.length === 0
          ? "undecidable"
          : reaching.length > 0 && shown() >= claimed
            ? "agrees"
            : reaching.length > 0
              ? "mixed"
              : "disagrees";
      return [
        auditPanel(
          { claim, finding: findingFrom(rows, verdict, sentence) },
          {
            rowsHref: "#query-orchestra-cost-results",
            reading: "the largest ratio by arithmetic and the largest shown",
            verdicts: page.verdicts,
          },
        ),
      ];
    });
    bounds.update(result);
  }

  const rows = rowsSection(
    page,
    {
      facts: snapshots.facts,
      onFacts: (read) => {
        facts = read;
        show();
      },
      results: { snapshot: snapshots.results, onResult: showResults },
    },
    files,
  );
  state.subscribe(show);
  show();
  return html.fragment`${panel}
    <p class="muted">The <a href="../predictions/to-50000x">bet of the same name</a> uses another criterion: it bounds by output tokens alone, and counts as lost while no large attack has been shown.</p>
    ${bounds}
    <h2 id="attack">Build an attack</h2>
    ${controls}<div class="settings">${choiceControl(state, BASELINE)}</div>${answer}${neededTable}${guard}${map}
    <h2 id="uncertainty">What drives it</h2>
    ${bars}
    <h2 id="ordinary">Ordinary queries and the worst one</h2>
    ${run.node}${costs}
    ${rows}`;
}
