import { html } from "htl";
import * as v from "valibot";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { attempt, auditPanel, claimRow } from "../../friction/measured/claim-panels.js";
import { findingFrom } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import { calculatorPart } from "../../ui/calculator.js";
import { chartFigure } from "../../ui/chart.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import { formatNumber } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import { quantityControl } from "../../ui/quantity-control.js";
import { kindLegend } from "../../ui/series.js";
import { tell } from "../../ui/tell.js";
import { describeTornado, tornadoFigure } from "../../ui/tornado.js";
import { type Fact, factRow, fromFacts, queryCostsOf, rentsOf } from "../facts.js";
import { originLine } from "../origin.js";
import { presetControl } from "../preset-control.js";
import { NO_RESULT, resultOf } from "../result.js";
import { rowsSection } from "../rows-section.js";
import { drawBounds, drawNet, GPU_KINDS, netResult } from "./charts.js";
import {
  CAPACITY,
  FRONTIER,
  GPUS,
  hostingOf,
  ORCHESTRATED,
  OTHER,
  RENT,
  rentPresets,
  UTILIZATION,
} from "./settings.js";
import { describeHosting, hostingSensitivity, INPUT_WORDS, neededRows, queries } from "./words.js";

export interface BreakEvenSnapshots {
  readonly facts: Snapshot;
  readonly results: Snapshot;
  readonly claims: Snapshot;
}

const boundRow = v.object({
  rent: v.string(),
  gpus: v.number(),
  date: v.string(),
  queries: v.number(),
  queries_low: v.number(),
  queries_high: v.number(),
  evidence: v.string(),
});

/** Rents before this year are of a market that is gone; the audit leaves them out too. */
const SINCE = "2025-01-01";

/** From which volume a hosted orchestrator pays: the record, and a hosting that the reader sets. */
export function breakEvenPage(page: Page, snapshots: BreakEvenSnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  const claims = readRows(claimRow, snapshots.claims.result);
  const claim = claims.find(({ id }) => id === "to-75k-breakeven");
  const claimed = Number(/\d+/.exec(claim?.quantity ?? "")?.[0] ?? Number.NaN);
  let facts: readonly Fact[] = readRows(factRow, snapshots.facts.result);

  const rents = presetControl(state, RENT, "Published rents", () => rentPresets(facts));
  const rentOrigin = html<HTMLElement>`<div></div>`;
  const costOrigin = html<HTMLElement>`<div></div>`;
  const controls = html<HTMLElement>`<div class="calculator">
    ${calculatorPart("Fixed cost", rents.node, quantityControl(state, RENT), rentOrigin, quantityControl(state, GPUS), quantityControl(state, OTHER))}
    ${calculatorPart("Cost of a query", quantityControl(state, FRONTIER), quantityControl(state, ORCHESTRATED), costOrigin)}
    ${calculatorPart("Capacity", quantityControl(state, CAPACITY), quantityControl(state, UTILIZATION))}
  </div>`;
  const answer = html<HTMLElement>`<p class="answer" aria-live="polite"></p>`;
  const needed = html<HTMLElement>`<div></div>`;
  const netText = html<HTMLElement>`<span></span>`;
  const net = chartFigure({
    title: "What a month saves, by volume",
    description: () => describeHosting(hostingOf(state), claimed),
    data: NO_RESULT,
    caption: netText,
    filename: "break-even-net",
    draw: ({ data, width, theme }) => drawNet(data, hostingOf(state), claimed, { width, theme }),
  });
  const worded = () => {
    const tornado = hostingSensitivity(hostingOf(state));
    const words = {
      tornado,
      result: "Queries a month from which hosting pays",
      input: (id: string) =>
        Object.entries(INPUT_WORDS).find(([key]) => key === id)?.[1] ?? { label: id, write: String },
    };
    return {
      ...words,
      log: tornado.value > 0,
      caption: Number.isFinite(tornado.value) ? describeTornado(words, queries) : "No volume pays as it is set.",
    };
  };
  const bars = tornadoFigure("What the break-even depends on", worded());

  function show(): void {
    rents.show();
    const hosting = hostingOf(state);
    const published = rentsOf(facts).filter(
      ({ low, high }) => low === hosting.usdPerGpuHour || high === hosting.usdPerGpuHour,
    );
    const rows = facts.filter(({ id }) => published.some((rent) => rent.id === id));
    rentOrigin.replaceChildren(originLine(rows.length === 0 ? null : fromFacts(rows), page.sourceHref));
    const costs = queryCostsOf(facts);
    const asPublished = costs?.frontierUsd === hosting.frontierUsd && costs.orchestratedUsd === hosting.orchestratedUsd;
    costOrigin.replaceChildren(
      costs === null
        ? html`<p class="origin">No row in this selection gives these costs.</p>`
        : originLine(asPublished ? costs : null, page.sourceHref),
    );
    tell(answer, describeHosting(hosting, claimed));
    needed.replaceChildren(
      dataTable(resultOf({ input: "text", now: "text", needed: "text" }, neededRows(hosting, claimed)), {
        caption: `What each input alone would have to be for hosting to break even at ${formatNumber(claimed)} queries a month, with as many GPUs as serve them`,
        columns: { input: { rowHeader: true }, needed: { label: `For ${formatNumber(claimed)}` } },
      }),
    );
    tell(
      netText,
      `Below zero the frontier model alone is cheaper. The line falls by a step where one more GPU is needed.`,
    );
    net.update(netResult(hosting, claimed));
    const next = worded();
    bars.hidden = !Number.isFinite(next.tornado.value) || next.tornado.bars.length === 0;
    if (!bars.hidden) bars.show(next);
  }

  const panel = html<HTMLElement>`<div class="claims"></div>`;
  const boundText = html<HTMLElement>`<span></span>`;
  const bounds = chartFigure({
    title: "Break-even at the published rents, by number of GPUs",
    description: () => boundText.textContent ?? "",
    data: snapshots.results.result,
    needs: ["context", "date", "gpus", "queries", "queries_low", "queries_high"],
    caption: boundText,
    legend: kindLegend(GPU_KINDS),
    filename: "break-even-bounds",
    draw: ({ data, width, theme }) => {
      if (data.rows.length === 0) throw new Error("No rent with a saving is left in this selection.");
      return drawBounds(data, claimed, { width, theme });
    },
  });
  function showResults(result: QueryResult): void {
    attempt(panel, () => {
      const rows = readRows(boundRow, result).filter(({ date }) => date >= SINCE);
      const single = rows.filter(({ gpus }) => gpus === 1);
      const [least, most] = [
        Math.min(...single.map(({ queries_low }) => queries_low)),
        Math.max(...single.map(({ queries_high }) => queries_high)),
      ];
      const all = [
        Math.min(...rows.map(({ queries_low }) => queries_low)),
        Math.max(...rows.map(({ queries_high }) => queries_high)),
      ];
      const sentence =
        single.length === 0
          ? "No rent with the saving of a query is left in this selection."
          : `One H100 at the rents of 2025 and 2026 is paid for by ${queries(least)} to ${queries(most)} a month. With 1 to 16 GPUs the range is ${queries(all[0] ?? 0)} to ${queries(all[1] ?? 0)}, so what decides is a number that the essay does not give: how many GPUs, and what else is paid for each month.`;
      tell(boundText, sentence);
      if (claim === undefined) return [];
      const verdict =
        single.length === 0
          ? "undecidable"
          : least > claimed * 1.2
            ? "disagrees"
            : most >= claimed * 0.8 && least <= claimed * 1.2
              ? "agrees"
              : "undecidable";
      return [
        auditPanel(
          { claim, finding: findingFrom(single, verdict, sentence) },
          {
            rowsHref: "#query-orchestra-break-even-results",
            reading: "the rent of one H100 since 2025, which bounds from below",
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
    <p class="muted">The <a href="../predictions/to-75k-breakeven">bet of the same name</a> uses another criterion: it tries 1, 4, 8 and 16 GPUs and takes 37,500 to 150,000 for about 75,000.</p>
    ${bounds}
    <h2 id="hosting">Set your own</h2>
    ${controls}${answer}${needed}${net}
    <h2 id="uncertainty">What it depends on</h2>
    ${bars}
    ${rows}`;
}
