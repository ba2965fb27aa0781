import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { attempt } from "../friction/measured/claim-panels.js";
import { readRows } from "../tables/rows.js";
import { dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { type Fact, factRow } from "./facts.js";

const ROW_LIMIT = 8;

/** Rows on which a page of the orchestrator rests, as query cells at its end. */
export interface PageRows {
  readonly facts: Snapshot;
  /** Given the facts of each run, which follow the switch to rows read in their source. */
  readonly onFacts: (facts: readonly Fact[]) => void;
  /** What a model makes of them, where the page shows it. */
  readonly results?: { readonly snapshot: Snapshot; readonly onResult: (result: QueryResult) => void };
}

export function rowsSection(
  page: Page,
  { facts, onFacts, results }: PageRows,
  files: readonly Download[],
): DocumentFragment {
  const unread = html<HTMLElement>`<div></div>`;
  const cell = (snapshot: Snapshot, table: string, onResult: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files: files.filter(({ name }) => name === table),
      heading: 3,
      render: (result) =>
        dataTable(result, {
          caption: snapshot.title,
          hideCaption: true,
          rowLimit: ROW_LIMIT,
          sourceHref: page.sourceHref,
        }),
      onResult: ({ result }) => onResult(result),
    });
  const factsCell = cell(facts, "orchestration_facts", (result) =>
    attempt(unread, () => {
      onFacts(readRows(factRow, result));
      return [];
    }),
  );
  return html.fragment`<h2 id="rows">The rows</h2>
    ${verifiedSwitch(page.state)}${unread}
    ${factsCell}${results === undefined ? "" : cell(results.snapshot, "model_results", results.onResult)}`;
}
