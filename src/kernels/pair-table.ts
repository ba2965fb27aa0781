import { group } from "d3";
import { html } from "htl";
import { shortEssayTitle } from "../claims/claim-list.js";
import type { ClaimVerdicts } from "../claims/verdicts.js";
import type { GpuFailure } from "../gpu/failures.js";
import { hasKernels, type KernelPair } from "../gpu/kernel-pair.js";
import type { PairOutcome } from "../gpu/pair.js";
import { PAIRS } from "../gpu/pairs.js";
import type { Claim } from "../ui/claim.js";
import { formatCount } from "../ui/format.js";
import { isSame, kernelFacts, type LabRun } from "./measurements.js";
import { isNarrowScreen } from "./narrow-screen.js";
import {
  type ClaimedRange,
  claimedRange,
  figureOfBuffers,
  figureOfOutcome,
  figureOfRun,
  type PairFigure,
  pairVerdict,
} from "./pair-figures.js";
import { chosenText, comparisonText, expectationText, figureText, PAIR_VERDICTS } from "./pair-words.js";
import { parametersText } from "./parameters.js";
import type { SessionStore } from "./session-store.js";
import { familyText, sentence } from "./words.js";

export interface PairTableOptions {
  readonly store: Pick<SessionStore, "pairs" | "measurePairs" | "progress" | "subscribe">;
  readonly claims: ReadonlyMap<string, Claim>;
  readonly verdicts: Pick<ClaimVerdicts, "href">;
  /** Whether this session's device is a software adapter; null where there is no device. */
  isSoftware(): boolean | null;
}

export interface PairTable {
  readonly node: HTMLElement;
  /** Shows the session's outcomes as they are now, beside what other runs hold. */
  update(others: readonly LabRun[]): void;
}

/** Every pair with its claim, what it gave on this device and on others, and a button to measure it here. */
export function pairTable(options: PairTableOptions): PairTable {
  const pairs = PAIRS.filter(hasKernels);
  const items = pairs.map((pair) => pairItem(pair, options, () => void measure([pair])));
  const itemOf = (pairId: string) => items[pairs.findIndex(({ id }) => id === pairId)];
  const timed = pairs.filter(({ compares }) => compares !== "memory");
  const topics = [...group(pairs.entries(), ([, pair]) => topicOf(pair))].map(([name, own], index) => {
    const told = html<HTMLElement>`<span class="muted"></span>`;
    const isMeasured = ([, { id }]: (typeof own)[number]) => options.store.pairs().has(id);
    return {
      node: html<HTMLElement>`<details class="pair-topic" open=${index === 0 && !isNarrowScreen()}><summary>${name} ${told}</summary>
        <ol class="pairs">${own.map(([place]) => items[place]?.node)}</ol></details>`,
      update() {
        const measured = own.filter(isMeasured).length;
        told.textContent = `${formatCount(own.length, "pair")}${measured > 0 ? `, ${measured} measured here` : ""}`;
      },
    };
  });
  const said = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const all = html<HTMLButtonElement>`<button type="button" onclick=${measureAll}>Measure all ${timed.length} pairs</button>`;

  async function measureAll(): Promise<void> {
    said.textContent = "";
    const tried = await measure(timed);
    if (tried === timed.length) said.textContent = `All ${tried} pairs were tried.`;
  }

  async function measure(chosen: readonly KernelPair[]): Promise<number> {
    for (const { id } of chosen) itemOf(id)?.tell("");
    const ids = chosen.map(({ id }) => id);
    return options.store.measurePairs(ids, (id, failure) => itemOf(id)?.tell(failureText(failure)));
  }

  const follow = () => {
    const isRunning = options.store.progress() !== null;
    for (const button of [all, ...items.map((item) => item.button)]) button.disabled = isRunning;
  };
  options.store.subscribe(follow);

  return {
    node: html<HTMLElement>`<div><p class="pair-all">${all} ${said}</p>${topics.map(({ node }) => node)}</div>`,
    update(others) {
      const isSoftware = options.isSoftware();
      all.hidden = isSoftware === null;
      for (const item of items) item.update(others, isSoftware);
      for (const topic of topics) topic.update();
    },
  };
}

/** The family that a pair is about: not the matrix product beside which a share is taken. */
function topicOf({ compares, slower, faster }: KernelPair): string {
  return familyText(kernelFacts((compares === "utilization" ? slower : faster).kernelId).family);
}

function failureText(failure: GpuFailure | null): string {
  if (failure === null) return "";
  return failure.kind === "cancelled" ? "Cancelled." : sentence(`Not measured: ${failure.message}`);
}

function pairItem(pair: KernelPair, { store, claims, verdicts }: PairTableOptions, measure: () => void) {
  const own = pair.claimIds.flatMap((id) => claims.get(id) ?? []);
  const claimed = pair.expects === "figure" ? claimedRange(own[0]?.quantity ?? null, pair.figure) : null;
  const here = html<HTMLElement>`<div class="pair-figure"></div>`;
  const failure = html<HTMLElement>`<p class="pair-failure" role="status"></p>`;
  const elsewhere = html<HTMLElement>`<div></div>`;
  const button = html<HTMLButtonElement>`<button type="button" onclick=${measure} aria-label=${`Measure here: ${pair.title}`}>Measure here</button>`;
  const node = html<HTMLElement>`<li class="pair" data-pair=${pair.id}>
    <div class="pair-what"><h3>${pair.title}</h3>
      <p class="pair-kernels">${comparisonText(pair)}</p>
      <p class="pair-note">${pair.note}</p></div>
    <div class="pair-claims">${own.map((claim) => claimQuote(claim, verdicts.href(claim.id)))}
      <p class="pair-note">${expectationText(pair, claimed)}</p></div>
    <div class="pair-results">${here}${button}${failure}${elsewhere}</div>
  </li>`;

  return {
    node,
    button,
    tell(text: string) {
      failure.textContent = text;
    },
    update(others: readonly LabRun[], isSoftware: boolean | null) {
      const canRun = isSoftware !== null;
      button.hidden = !canRun || pair.compares === "memory";
      if (pair.compares === "memory") {
        here.replaceChildren(countedResult(pair, claimed));
        return;
      }
      const outcome = store.pairs().get(pair.id);
      here.replaceChildren(
        outcome === undefined
          ? html`<p class="muted">${canRun ? "Not measured here yet." : "No device to measure on."}</p>`
          : ownResult(pair, outcome, (figure) =>
              markOf(pair, claimed, figure, {
                isSoftware: isSoftware ?? true,
                isQuick: isAtQuick(pair, outcome),
              }),
            ),
      );
      const lines = others.flatMap((run) => {
        const figure = figureOfRun(pair, run);
        if (figure === null) return [];
        const mark = markOf(pair, claimed, figure, {
          isSoftware: run.isSoftware,
          isQuick: run.size === "quick",
        });
        return [
          html`<li><span class="pair-value">${figureText(pair, figure)}</span> ${run.label}${figure.isOtherCode ? ", with other code than today’s" : ""} ${mark}</li>`,
        ];
      });
      elsewhere.replaceChildren(
        lines.length === 0 ? "" : html`<p class="eyebrow">Other runs</p><ul class="pair-others">${lines}</ul>`,
      );
    },
  };
}

/** Bytes are the same on every device: the figure stands there before any is measured, and is a GPU's verdict on none. */
function countedResult(pair: KernelPair, claimed: ClaimedRange | null): Node {
  const figure = figureOfBuffers(pair, "standard");
  if (figure === null) return html`<p class="muted">Not counted.</p>`;
  const verdict = pairVerdict(pair, claimed, figure);
  const mark =
    verdict === null
      ? ""
      : html`<span class="pair-verdict verdict" data-verdict=${verdict}><span aria-hidden="true">${PAIR_VERDICTS[verdict].symbol}</span> ${verdict === "agrees" ? "The bytes agree" : "The bytes disagree"}</span>`;
  return html`<p><span class="pair-value">${figureText(pair, figure)}</span> ${mark}
    <span class="pair-note">${parametersText(pair.slower.parameters.standard)}</span></p>`;
}

function ownResult(pair: KernelPair, outcome: PairOutcome, mark: (figure: PairFigure) => Node): Node {
  const figure = figureOfOutcome(pair, outcome);
  if (figure !== null)
    return html`<p><span class="pair-value">${figureText(pair, figure)}</span> ${mark(figure)}
      <span class="pair-note">${parametersText(outcome.first.parameters)}${chosenText(pair, outcome.first.kernelId, outcome.second.kernelId)}</span></p>`;
  const wrong = [outcome.first, outcome.second].find(({ passed }) => !passed);
  return html`<p>${sentence(`No figure: ${wrong ? `${wrong.kernelId} was wrong: ${wrong.problem}` : "the times gave no ratio"}`)}</p>`;
}

function isAtQuick({ slower }: KernelPair, { first }: PairOutcome): boolean {
  return isSame(first, { kernelId: first.kernelId, parameters: slower.parameters.quick });
}

/** A verdict where a GPU measured, and of a processor a word that it gives none. */
function markOf(
  pair: KernelPair,
  claimed: ClaimedRange | null,
  figure: PairFigure,
  { isSoftware, isQuick }: { readonly isSoftware: boolean; readonly isQuick: boolean },
): Node {
  if (isSoftware) {
    const text = pair.expects === "nothing" ? "Says nothing about a GPU" : "The claim needs a GPU";
    return html`<span class="pair-verdict muted">${text}</span>`;
  }
  const verdict = pairVerdict(pair, claimed, figure);
  if (verdict === null) return html`<span></span>`;
  // The claims are on models; the quick size is there to see that kernels are right.
  if (isQuick)
    return html`<span class="pair-verdict muted">Too small for a verdict: measure at standard or large</span>`;
  const { symbol, text } = PAIR_VERDICTS[verdict];
  return html`<span class="pair-verdict verdict" data-verdict=${verdict}><span aria-hidden="true">${symbol}</span> ${text}</span>`;
}

function claimQuote({ id, essay, claim }: Claim, auditHref: string): HTMLElement {
  return html<HTMLElement>`<figure><blockquote><p>${claim}</p></blockquote>
    <figcaption><cite>${shortEssayTitle(essay)}</cite>, <a href=${auditHref}>${id} in the audit</a></figcaption></figure>`;
}
