import { html } from "htl";
import { GATES, type Gate, outcomeOf } from "../../analysis/orchestration/gates.js";
import type { Snapshot } from "../../engine/result.js";
import { claimRow } from "../../friction/measured/claim-panels.js";
import { readRows } from "../../tables/rows.js";
import type { Download } from "../../ui/downloads.js";
import type { Page } from "../../ui/page.js";
import { quantityControl } from "../../ui/quantity-control.js";
import { selectControl } from "../../ui/select-control.js";
import { tell } from "../../ui/tell.js";
import { FRONTIER, GPUS, ORCHESTRATED, OTHER, RENT, rentPresets } from "../break-even/settings.js";
import { ADDED, BUDGET, DEAR, ROUNDS } from "../cost/settings.js";
import { type Fact, factRow, figureOf, fromFacts, pricesOf, queryCostsOf, type Trace, tracesOf } from "../facts.js";
import { CORRELATION } from "../latency/settings.js";
import { originLine } from "../origin.js";
import { presetControl } from "../preset-control.js";
import { rowsSection } from "../rows-section.js";
import { ADVICE, answerMark, gateAnswers, QUESTIONS, type WordedAnswer } from "./answers.js";
import {
  DEADLINE,
  FRONTIER_RIGHT,
  gateSetting,
  gateTrace,
  MOST,
  ORCHESTRATOR_RIGHT,
  STEPS,
  TOLERANCE,
  VOLUME,
} from "./settings.js";

export interface GateSnapshots {
  readonly facts: Snapshot;
  readonly claims: Snapshot;
}

/** The page of each gate's model, and the keys of the address that it shares with the tree. */
const MODEL_PAGES: Readonly<
  Partial<Record<Gate, { readonly path: string; readonly name: string; readonly keys: readonly string[] }>>
> = {
  volume: { path: "./break-even", name: "break-even", keys: ["rent", "gpus", "other", "frontier", "orchestrated"] },
  latency: { path: "./latency", name: "the latency of chains", keys: ["call", "rho"] },
  exposure: { path: "./cost", name: "cost amplification", keys: ["dear", "rounds", "budget", "added"] },
};

/** Four questions in a row, each answered by a model of this group; the first no ends the tree. */
export function gatesPage(page: Page, snapshots: GateSnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  const claim = readRows(claimRow, snapshots.claims.result).find(({ id }) => id === "to-four-gates");
  let facts: readonly Fact[] = readRows(factRow, snapshots.facts.result);
  const traces = (): readonly Trace[] => tracesOf(facts);
  const prices = () => pricesOf(facts);

  const rents = presetControl(state, RENT, "Published rents", () => rentPresets(facts));
  const call = selectControl(state, () => gateTrace(traces()));
  const dear = selectControl(state, () => DEAR(prices()));
  const origins = {
    quality: html<HTMLElement>`<div></div>`,
    costs: html<HTMLElement>`<div></div>`,
    latency: html<HTMLElement>`<div></div>`,
    exposure: html<HTMLElement>`<div></div>`,
  };
  const controls: Readonly<Record<Gate, readonly Node[]>> = {
    quality: [
      quantityControl(state, ORCHESTRATOR_RIGHT),
      quantityControl(state, FRONTIER_RIGHT),
      quantityControl(state, TOLERANCE),
      origins.quality,
    ],
    volume: [
      quantityControl(state, VOLUME),
      rents.node,
      quantityControl(state, RENT),
      quantityControl(state, GPUS),
      quantityControl(state, OTHER),
      quantityControl(state, FRONTIER),
      quantityControl(state, ORCHESTRATED),
      origins.costs,
    ],
    latency: [
      quantityControl(state, STEPS),
      quantityControl(state, DEADLINE),
      quantityControl(state, CORRELATION),
      call,
      origins.latency,
    ],
    exposure: [
      quantityControl(state, ROUNDS),
      quantityControl(state, ADDED),
      quantityControl(state, BUDGET),
      quantityControl(state, MOST),
      dear,
      origins.exposure,
    ],
  };

  const advice = html<HTMLElement>`<p class="answer" role="status"></p>`;
  const steps = GATES.map((gate, i) => gateStep(gate, i + 1, controls[gate]));
  const path = html<HTMLElement>`<ol class="gate-path">${steps.map(({ link }) => html`<li>${link}</li>`)}</ol>`;

  function show(): void {
    for (const control of [rents, call, dear]) control.show();
    const answers = gateAnswers(gateSetting(state, traces(), prices()));
    const outcome = outcomeOf(answers);
    tell(advice, ADVICE[outcome]);
    let open = true;
    for (const [i, answer] of answers.entries()) {
      steps[i]?.show(answer, open, modelHref(answer.gate));
      open = open && answer.passes === true;
    }
    const accuracy = ["hle-orchestrator", "hle-gpt5"].flatMap((id) => figureOf(facts, id)?.fact ?? []);
    const setting = gateSetting(state, traces(), prices());
    const published =
      accuracy.length === 2 &&
      figureOf(facts, "hle-orchestrator")?.value === setting.orchestratorRight &&
      figureOf(facts, "hle-gpt5")?.value === setting.frontierRight;
    origins.quality.replaceChildren(originLine(published ? fromFacts(accuracy) : null, page.sourceHref));
    const costs = queryCostsOf(facts);
    const asPublished =
      costs?.frontierUsd === setting.hosting.frontierUsd && costs.orchestratedUsd === setting.hosting.orchestratedUsd;
    origins.costs.replaceChildren(
      costs === null
        ? html`<p class="origin">No row in this selection gives the costs of a query.</p>`
        : originLine(asPublished ? costs : null, page.sourceHref),
    );
    origins.latency.replaceChildren(
      originLine(
        traces().find(({ id }) => id === (state.get("call") ?? gateTrace(traces()).standard)) ?? null,
        page.sourceHref,
      ),
    );
    origins.exposure.replaceChildren(
      originLine(
        prices().find(({ id }) => id === (state.get("dear") ?? DEAR(prices()).standard)) ?? null,
        page.sourceHref,
      ),
    );
  }

  function modelHref(gate: Gate): { readonly href: string; readonly name: string } | null {
    const model = MODEL_PAGES[gate];
    if (model === undefined) return null;
    const query = new URLSearchParams(
      model.keys.flatMap((key) => {
        const value = state.get(key);
        return value === null ? [] : [[key, value]];
      }),
    );
    return { href: query.size === 0 ? model.path : `${model.path}?${query}`, name: model.name };
  }

  const rows = rowsSection(
    page,
    {
      facts: snapshots.facts,
      onFacts: (read) => {
        facts = read;
        show();
      },
    },
    files,
  );
  state.subscribe(show);
  show();
  return html.fragment`<p>${claim === undefined ? "" : html.fragment`The essay claims: “${claim.claim}” <code>${claim.id}</code>. `}No copy of it that could be read says what its gates are, so <a href="../claims?claim=to-four-gates">that claim is not tested</a>. The four questions below are this project’s own: they are the ones that its models can answer.</p>
    ${advice}${path}
    ${steps.map(({ node }) => node)}
    ${rows}`;
}

interface GateStep {
  readonly node: HTMLElement;
  /** The gate's place in the path at the top. */
  readonly link: HTMLElement;
  show(answer: WordedAnswer, reached: boolean, model: { readonly href: string; readonly name: string } | null): void;
}

/** One gate: its question, the inputs of its model, and what the model answers. */
function gateStep(gate: Gate, number: number, controls: readonly Node[]): GateStep {
  const verdict = html<HTMLElement>`<p class="gate-verdict" aria-live="polite"></p>`;
  const finding = html<HTMLElement>`<p class="gate-finding"></p>`;
  const link = html<HTMLAnchorElement>`<a href=${`#gate-${gate}`}></a>`;
  const node = html<HTMLElement>`<fieldset class="gate" id=${`gate-${gate}`}>
    <legend><span class="gate-number">Gate ${number}</span> ${QUESTIONS[gate]}</legend>
    ${verdict}${finding}
    <div class="calculator gate-inputs">${controls}</div>
  </fieldset>`;
  return {
    node,
    link,
    show: ({ passes, finding: text }, reached, model) => {
      const { symbol, word } = answerMark(passes);
      const state = reached ? (passes === null ? "unknown" : passes ? "yes" : "no") : "unreached";
      node.dataset["state"] = state;
      link.dataset["state"] = state;
      const next = passes === true ? "Go on to the next gate." : "The tree ends here.";
      const line = reached
        ? `${symbol} ${word}. ${number === GATES.length && passes === true ? "This was the last gate." : next}`
        : `${symbol} ${word}, but a gate before this one ends the tree.`;
      tell(verdict, line);
      tell(link, `${number} ${QUESTIONS[gate]} ${reached ? `${symbol} ${word}` : "not reached"}`);
      finding.replaceChildren(
        text,
        model === null ? "" : html.fragment` <a href=${model.href}>See the model of ${model.name}</a>.`,
      );
    },
  };
}
