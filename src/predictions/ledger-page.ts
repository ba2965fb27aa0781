import { mean } from "d3";
import { html } from "htl";
import { essayTitle } from "../claims/claim-list.js";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { carryButton } from "../ui/carry.js";
import { downloadRow } from "../ui/downloads.js";
import { formatDate, formatNumber } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { type ChartTheme, followTheme } from "../ui/theme.js";
import {
  type Bet,
  type BetRecord,
  bet,
  brier,
  daysBetween,
  isDecided,
  lastChange,
  standing,
  verifiedText,
} from "./bets.js";
import { canBeScored, type Forecasts, isForecastable, readForecasts, writeForecasts } from "./forecasts.js";
import { verdictStrip } from "./strip.js";
import { VERDICTS, type Verdict } from "./verdict.js";
import { betVerdictMark } from "./verdict-mark.js";

const STRIP_WIDTH = 130;

/** All bets in one table: where each stands, by when it is decided, what speaks for and against it, and when that changed. */
export function ledgerPage(
  page: Page,
  snapshot: Snapshot,
  records: readonly BetRecord[],
  today: string,
): DocumentFragment {
  const bets = readRows(bet, snapshot.result);
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const rows = bets.flatMap((one) => {
    const record = recordOf.get(one.id);
    return record ? [{ bet: one, record }] : [];
  });
  const strips: { readonly place: HTMLElement; readonly record: BetRecord }[] = [];
  const body = rows.map(({ bet: one, record }) => {
    const place = html<HTMLElement>`<div class="bet-strip" aria-hidden="true"></div>`;
    strips.push({ place, record });
    return ledgerRow(one, record, today, place);
  });
  followTheme((theme: ChartTheme) => {
    for (const { place, record } of strips) {
      place.replaceChildren(verdictStrip({ record, end: today, width: STRIP_WIDTH, theme, small: true }));
    }
  });
  return html.fragment`${summary(rows.map(({ record }) => record))}
    <div class="table-region" role="region" tabindex="0" aria-label="Table: all bets"><table class="ledger">
      <caption class="visually-hidden">All bets</caption>
      <thead><tr><th scope="col">Bet</th><th scope="col">Stands, and stood since 2022</th><th scope="col">What was found</th><th scope="col">Deadline</th><th scope="col">Weight of collected facts</th></tr></thead>
      <tbody>${body}</tbody>
    </table></div>
    <div class="chart-files">${downloadRow(
      "predictions",
      () => asResult(rows, today),
      () => ({ title: "The essays' bets", page: page.state.link(), asOf: today }),
    )}${carryButton(() => ({
      title: "The essays’ bets",
      page: page.state.link(),
      parts: rows.map(({ bet: { id } }) => ({
        kind: "query",
        query: { id: `predictions/${id}`, sql: "", parameters: [] },
        run: { sql: "", parameters: {} },
      })),
    }))}</div>
    <p>Changes of verdict as a feed: <a href="./predictions.atom">Atom</a>, <a href="./predictions.json">JSON</a>.</p>
    <h2 id="calibration">Your own forecasts</h2>
    ${calibration(page, rows, today)}`;
}

interface Row {
  readonly bet: Bet;
  readonly record: BetRecord;
}

function summary(records: readonly BetRecord[]): HTMLElement {
  const verdicts: readonly Verdict[] = ["falsified", "holding", "confirmed", "undecidable"];
  return html`<ul class="bet-summary">${verdicts.map((verdict) => {
    const n = records.filter(({ outcome }) => outcome.verdict === verdict).length;
    return html`<li>${betVerdictMark(verdict)} <b>${n}</b> <span class="muted">${VERDICTS[verdict].description}</span></li>`;
  })}</ul>`;
}

function ledgerRow(one: Bet, record: BetRecord, today: string, strip: HTMLElement): HTMLElement {
  const { outcome, history } = record;
  const changed = lastChange(history);
  const verified = verifiedText(record);
  return html`<tr>
    <th scope="row"><a href=${`./predictions/${one.id}`}>${one.statement}</a><br><span class="muted">${essayTitle(one.essay)}</span></th>
    <td>${betVerdictMark(outcome.verdict, standing(outcome.verdict, one.deadline, today))}${strip}<span class="muted">${changed === null ? "no change" : `changed ${formatDate(changed)}${changed < one.made_on ? ", before the bet was made" : ""}`}</span>${verified === null ? "" : html`<br><span class="bet-unverified">${verified}</span>`}</td>
    <td>${outcome.actual}</td>
    <td>${deadlineText(one, today)}</td>
    <td>for ${formatNumber(outcome.strength_for)}, against ${formatNumber(outcome.strength_against)}</td>
  </tr>`;
}

/** The deadline with the days that are left of it. */
export function deadlineText(
  { deadline, deadline_precision }: Pick<Bet, "deadline" | "deadline_precision">,
  today: string,
): string {
  if (deadline === null) return "none named";
  const days = daysBetween(today, deadline);
  const date = formatDate(deadline, deadline_precision ?? "day");
  return days > 0 ? `${date}, ${formatNumber(days)} days left` : `${date}, passed`;
}

/** A reader's probabilities, kept in the address, scored once a bet is decided. */
function calibration({ state }: Page, rows: readonly Row[], today: string): HTMLElement {
  const ids = new Set(rows.map(({ bet: { id } }) => id));
  const told = html<HTMLElement>`<p role="status"></p>`;
  const open = rows.filter(({ bet: one, record }) => isForecastable(one, record));
  const inputs = open.map(({ bet: { id, statement } }) => {
    const input = html<HTMLInputElement>`<input type="number" min="0" max="100" step="1" onchange=${() => settle(id, input)}>`;
    return {
      id,
      input,
      node: html`<label><span>${statement}</span><span class="forecast-value">${input} %</span></label>`,
    };
  });
  function settle(id: string, input: HTMLInputElement): void {
    if (!input.validity.valid) {
      told.textContent = "A forecast is a whole number of percent from 0 to 100.";
      input.reportValidity();
      return;
    }
    const next = new Map(readForecasts(state, ids));
    if (input.value === "") next.delete(id);
    else next.set(id, { percent: input.valueAsNumber, madeOn: today });
    writeForecasts(state, next);
  }
  const show = () => {
    const forecasts = readForecasts(state, ids);
    for (const { id, input } of inputs) {
      if (document.activeElement !== input) input.value = String(forecasts.get(id)?.percent ?? "");
    }
    told.textContent = scoreSentence(
      forecasts,
      rows.map(({ record }) => record),
    );
  };
  state.subscribe(show);
  show();
  return html`<section>
    <p>None of the essays gives a probability for any of its bets, so there is nothing of theirs to score. Yours can be: how likely is it, in percent, that a bet stands at its deadline? Only bets that are open and say what would decide them take a forecast; it keeps the dataset's day, and is scored when the bet is decided later than that. The forecasts live in this page's address; nothing is sent.</p>
    ${told}
    <details><summary>Enter forecasts</summary><div class="forecasts">${inputs.map(({ node }) => node)}</div></details>
  </section>`;
}

/** The mean Brier score over bets that were decided after they were forecast, in words. */
export function scoreSentence(
  forecasts: Forecasts,
  records: readonly Pick<BetRecord, "id" | "outcome" | "history">[],
): string {
  if (forecasts.size === 0) return "No forecast yet.";
  let tooLate = 0;
  const scores = records.flatMap((record) => {
    const forecast = forecasts.get(record.id);
    if (!forecast || !isDecided(record.outcome.verdict)) return [];
    if (canBeScored(forecast, record)) return [brier(forecast.percent / 100, record.outcome.verdict === "confirmed")];
    tooLate += 1;
    return [];
  });
  const open = forecasts.size - scores.length - tooLate;
  const score = mean(scores);
  const scored =
    score === undefined
      ? "None of these bets has been decided since"
      : `Mean Brier score ${score.toFixed(2)} over ${scores.length} ${scores.length === 1 ? "bet" : "bets"} decided since (0 is perfect, 0.25 is always saying 50 %)`;
  const late =
    tooLate === 0 ? "" : `; ${tooLate} not scored, as ${tooLate === 1 ? "it was" : "they were"} decided before`;
  return `${scored}; ${open} still open${late}.`;
}

function asResult(rows: readonly Row[], today: string): QueryResult {
  return {
    columns: [
      { name: "id", kind: "text" },
      { name: "essay", kind: "text" },
      { name: "statement", kind: "text" },
      { name: "falsifier", kind: "text" },
      { name: "deadline", kind: "date" },
      { name: "standing", kind: "text" },
      { name: "verdict", kind: "text" },
      { name: "verified_verdict", kind: "text" },
      { name: "read_by_hand_2026_11", kind: "text" },
      { name: "actual", kind: "text" },
      { name: "strength_for", kind: "number" },
      { name: "strength_against", kind: "number" },
      { name: "last_change", kind: "date" },
      { name: "decisive", kind: "list" },
    ],
    rows: rows.map(({ bet: one, record: { outcome, verifiedVerdict, history } }) => ({
      id: one.id,
      essay: one.essay,
      statement: one.statement,
      falsifier: one.falsifier,
      deadline: one.deadline,
      standing: standing(outcome.verdict, one.deadline, today),
      verdict: outcome.verdict,
      verified_verdict: verifiedVerdict,
      read_by_hand_2026_11: one.status_2026_11,
      actual: outcome.actual,
      strength_for: outcome.strength_for,
      strength_against: outcome.strength_against,
      last_change: lastChange(history),
      decisive: outcome.decisive,
    })),
  };
}
