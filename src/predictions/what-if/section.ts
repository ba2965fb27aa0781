import { html } from "htl";
import type { Snapshot } from "../../engine/result.js";
import { isTableName, type TableName } from "../../schema/tables.js";
import { problemBox } from "../../ui/choice.js";
import { copyLink } from "../../ui/copy-link.js";
import { formatElapsed } from "../../ui/format.js";
import type { Page } from "../../ui/page.js";
import { readParameters, VERIFIED_PARAMETER } from "../../ui/parameter-state.js";
import { statusText } from "../../ui/query-status.js";
import { AS_OF_KEY, asOfDay } from "../replay.js";
import { decodeScenario, encodeScenario, NO_SCENARIO, type Scenario } from "../scenario.js";
import { readVerdict } from "../verdict.js";
import { addForm } from "./add-form.js";
import { changeForm, removeForm } from "./change-form.js";
import { type ComparisonState, comparer } from "./comparison.js";
import { comparisonView, failureView, suppositionList } from "./outcome.js";
import { recordLookup } from "./record.js";
import {
  flipSentence,
  isEmpty,
  isSameFinding,
  keyOf,
  passedOver,
  type Supposition,
  unsaid,
  withAdded,
  withChanged,
  withoutPart,
  withRemoved,
} from "./supposition.js";
import { columnsRead, tablesRead } from "./tables-read.js";

/** The key of the supposition in the address. */
export const SUPPOSE_KEY = "suppose";

// Shorter runs need no clock.
const PATIENCE_MS = 500;

// More buttons than these would be a wall.
const MOST_QUICK = 3;

/**
 * What would change the verdict: rows added, changed or left out, kept in the address, and the bet's query asked with
 * them beside the record. Nothing supposed leaves this section.
 *
 * @param today day of the record, `YYYY-MM-DD`
 */
export function whatIfSection(page: Page, snapshot: Snapshot, today: string): HTMLElement {
  const { engine, state } = page;
  const { sql } = snapshot;
  const bet = snapshot.id.replace(/^predictions\//, "");
  const tables = tablesRead(sql);
  const readColumns = new Map(tables.map((table) => [table, columnsRead(sql, table)]));
  const read = (table: TableName) => readColumns.get(table) ?? columnsRead(sql, table);
  const lookup = recordLookup(engine);
  const damage = problemBox();
  const sentence = html<HTMLElement>`<p class="what-if-sentence" role="status"></p>`;
  const notes = html<HTMLElement>`<div></div>`;
  const output = html<HTMLElement>`<div></div>`;
  const failure = html<HTMLElement>`<div></div>`;
  const list = html<HTMLElement>`<div></div>`;
  const told = html<HTMLElement>`<span role="status" class="muted"></span>`;
  const actions = html<HTMLElement>`<p class="what-if-actions" hidden>
    <button type="button" onclick=${() => copyLink(state.link(), tell)}>Copy link</button>
    <button type="button" onclick=${clear}>Clear</button> ${told}
  </p>`;
  const heading = html<HTMLElement>`<h2 id="what-if" tabindex="-1">What would change my mind</h2>`;
  const asked = comparer(engine, follow);
  let scenario: Scenario = NO_SCENARIO;
  let code: string | null = null;
  let question = "";
  let clock: ReturnType<typeof setInterval> | undefined;

  function tell(message: string): void {
    told.textContent = message;
  }

  function suppose(next: Scenario): void {
    state.set(SUPPOSE_KEY, isEmpty(next) ? null : encodeScenario(next));
  }

  function clear(): void {
    heading.focus();
    suppose(NO_SCENARIO);
  }

  function takeBack(part: Supposition): void {
    suppose(withoutPart(scenario, part));
    // The button that was pressed is gone.
    (list.querySelector("button") ?? heading).focus();
  }

  /** Brings the section in step with the address. */
  function sync(): void {
    const wanted = state.get(SUPPOSE_KEY);
    if (wanted !== code) {
      code = wanted;
      const decoded = wanted === null ? { kind: "scenario" as const, scenario: NO_SCENARIO } : decodeScenario(wanted);
      scenario = decoded.kind === "scenario" ? decoded.scenario : NO_SCENARIO;
      damage.show(decoded.kind === "scenario" ? [] : damageText(decoded.problems));
      list.replaceChildren(isEmpty(scenario) ? "" : suppositionList(scenario, takeBack));
      actions.hidden = wanted === null;
      tell("");
    }
    ask();
  }

  function ask(): void {
    const parameters = readParameters(snapshot, state, [AS_OF_KEY]);
    const next = isEmpty(scenario) ? "" : JSON.stringify([code, parameters]);
    if (next === question) return;
    const hadQuestion = question !== "";
    question = next;
    if (next !== "") asked.ask({ sql, parameters, scenario });
    else {
      asked.ask(null);
      sentence.textContent = hadQuestion ? "Nothing is supposed: the record’s verdict stands." : "";
    }
  }

  function follow(now: ComparisonState): void {
    clearInterval(clock);
    failure.replaceChildren();
    notes.replaceChildren();
    output.toggleAttribute("aria-busy", now.kind === "running");
    if (now.kind === "idle") output.replaceChildren();
    else if (now.kind === "running") showRunning(now.startedAt);
    else if (now.kind === "failed") {
      sentence.textContent = "";
      output.replaceChildren();
      failure.replaceChildren(failureView(now.error, sql, () => asked.ask({ ...now.question })));
    } else {
      const { parameters, scenario: supposedScenario } = now.question;
      sentence.textContent = flipSentence(now.record, now.supposed);
      output.replaceChildren(comparisonView(now.record, now.supposed, supposedScenario));
      const known = passedOver(supposedScenario, read, now.supposed.as_of, parameters[VERIFIED_PARAMETER] === true);
      const idle = isSameFinding(now.record, now.supposed) && known.length === 0;
      const reasons = idle ? unsaid(supposedScenario, read) : known;
      notes.replaceChildren(...reasons.map((reason) => html`<p class="what-if-note">${reason}</p>`));
    }
  }

  function showRunning(startedAt: number): void {
    sentence.textContent = statusText({ kind: "running", starting: engine.state === "starting" });
    const elapsed = html<HTMLElement>`<span class="muted"></span>`;
    const cancel = html<HTMLButtonElement>`<button type="button" onclick=${() => asked.cancel()} hidden>Cancel</button>`;
    notes.replaceChildren(html`<p class="what-if-actions">${elapsed} ${cancel}</p>`);
    clock = setInterval(() => {
      const ms = performance.now() - startedAt;
      if (ms < PATIENCE_MS) return;
      cancel.hidden = false;
      elapsed.textContent = formatElapsed(Math.floor(ms / 100) * 100);
    }, 100);
  }

  const taken = () => new Set(scenario.add.map(({ table, row }) => keyOf(table, row)));
  const forms: readonly (readonly [string, () => HTMLElement])[] = [
    [
      "Add a row",
      () =>
        addForm({
          tables,
          read,
          lookup,
          beginning: () => ({ bet, day: asOfDay(state, today), taken: taken() }),
          add: (table, row) => suppose(withAdded(scenario, table, row)),
        }),
    ],
    [
      "Change a value of a row",
      () =>
        changeForm({
          tables,
          read,
          lookup,
          change: (table, key, column, value) => suppose(withChanged(scenario, table, key, column, value)),
        }),
    ],
    [
      "Leave a row out",
      () => removeForm({ tables, lookup, remove: (table, key) => suppose(withRemoved(scenario, [{ table, key }])) }),
    ],
  ];
  const decisive = decidingRows(snapshot, tables);
  const leaveOut = (rows: readonly RowName[]) => suppose(withRemoved(scenario, rows));

  const node = html<HTMLElement>`<section class="what-if" aria-labelledby="what-if">
    ${heading}
    <p>Suppose facts that the record does not have, and the bet’s own query is asked again with them, under the day, the switch and the definitions chosen above. What you suppose is kept in this page’s address and nowhere else: the other figures of the page and all downloads stay with the record.</p>
    ${damage.node}${sentence}${failure}${notes}${output}${list}${actions}
    ${
      decisive.length === 0
        ? ""
        : html`<p class="what-if-quick"><span class="muted">What if a row that decides were not there?</span> ${decisive.slice(0, MOST_QUICK).map((row) => html`<button type="button" onclick=${() => leaveOut([row])}>Without <code>${row.table}:${row.key}</code></button> `)}${decisive.length < 2 ? "" : html`<button type="button" onclick=${() => leaveOut(decisive)}>Without all ${decisive.length}</button>`}</p>`
    }
    ${forms.map(([title, make]) => folded(title, make))}
  </section>`;
  let lastState = engine.state;
  engine.subscribe(() => {
    if (engine.state === lastState) return;
    lastState = engine.state;
    const now = asked.state();
    // A retry elsewhere on the page may have brought the engine back.
    if (now.kind === "failed" && now.error.kind === "unavailable" && engine.state === "ready") {
      asked.ask({ ...now.question });
    } else if (now.kind === "running") follow(now);
  });
  state.subscribe(sync);
  sync();
  return node;
}

interface RowName {
  readonly table: TableName;
  readonly key: string;
}

/** The rows that decide by the default definitions, of those tables that the query reads: it may name others by them. */
function decidingRows(snapshot: Snapshot, tables: readonly TableName[]): readonly RowName[] {
  return readVerdict(snapshot.result).decisive.flatMap((name) => {
    const [table = "", key = ""] = name.split(/:(.*)/s);
    return isTableName(table) && tables.includes(table) ? [{ table, key }] : [];
  });
}

function damageText(problems: readonly { readonly where: string; readonly message: string }[]): readonly string[] {
  const shown = problems.slice(0, 3).map(({ where, message }) => (where === "link" ? message : `${where}: ${message}`));
  const more = problems.length > shown.length ? ` and ${problems.length - shown.length} more` : "";
  return [`The supposition in the address is not used: ${shown.join("; ")}${more}. The page shows the record.`];
}

/** A form that is made when it is first opened, as it may need the engine. */
function folded(title: string, make: () => HTMLElement): HTMLElement {
  const open = () => {
    if (node.open && node.childElementCount === 1) node.append(make());
  };
  const node = html<HTMLDetailsElement>`<details class="what-if-form" ontoggle=${open}><summary>${title}</summary></details>`;
  return node;
}
