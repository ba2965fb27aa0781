import { html } from "htl";
import type { QueryResult, ResultColumn, Snapshot } from "../engine/result.js";
import type { ChartSpec } from "../workbench/document/chart-spec.js";
import type { Run } from "./runner.js";

/** What of a page's query the workbench needs to ask it again. */
export type CarriedQuery = Pick<Snapshot, "id" | "sql" | "parameters">;

/** A query as it ran: its SQL, which a reader may have edited, and the values of its parameters. */
interface Asked {
  readonly query: CarriedQuery;
  readonly run: Run;
}

/** A part of a page as the workbench can take it over. */
export type CarriedPart =
  | ({ readonly kind: "query" } & Asked)
  /** Rows that no query gave: the page computed them, or chose them among those of a query. */
  | {
      readonly kind: "rows";
      readonly name: string;
      readonly result: QueryResult;
      readonly among: Asked | null;
    }
  /** A figure of the part before; null where the page's own drawing cannot be said as data. */
  | { readonly kind: "chart"; readonly columns: readonly ResultColumn[]; readonly spec: ChartSpec | null }
  | { readonly kind: "kernel"; readonly kernel: string; readonly parameters: Readonly<Record<string, number>> }
  /** Claims by their ids: what the essays say, and the tests of the audit. */
  | { readonly kind: "claims"; readonly ids: readonly string[] };

/** What a reader takes from a page into the workbench. */
export interface Carried {
  readonly title: string;
  readonly summary?: string | undefined;
  /** The page's address, with its settings. */
  readonly page: string;
  readonly parts: readonly CarriedPart[];
}

const results = new WeakMap<QueryResult, Asked>();

/** By the columns of a result, which a page's choice among its rows keeps. */
const choices = new WeakMap<QueryResult["columns"], Asked>();

/** Keeps in mind which query gave a result, so that a figure which is later given the result can say so. */
export function rememberQuery(result: QueryResult, query: CarriedQuery, run: Run): void {
  results.set(result, { query, run });
  choices.set(result.columns, { query, run });
}

/** Rows with where they come from: the query that gave them, or else themselves. */
export function partOf(result: QueryResult, name: string): CarriedPart {
  const known = results.get(result);
  if (known !== undefined) return { kind: "query", ...known };
  return { kind: "rows", name, result, among: choices.get(result.columns) ?? null };
}

/** A button that opens something of the page in the workbench. What that takes is fetched when it is pressed. */
export function carryButton(what: () => Carried): HTMLElement {
  const told = html<HTMLElement>`<span class="carry-told" role="status"></span>`;
  const button = html<HTMLButtonElement>`<button type="button" class="link carry" onclick=${open}>Open in workbench</button>`;

  async function open(event: MouseEvent): Promise<void> {
    const isElsewhere = event.ctrlKey || event.metaKey;
    button.disabled = true;
    try {
      const { hrefOf } = await import("../workbench/open/open.js");
      const found = await hrefOf(what());
      told.textContent = found.kind === "problem" ? found.message : "";
      if (found.kind !== "href") return;
      if (isElsewhere) window.open(found.href);
      else location.assign(found.href);
    } catch {
      told.textContent = "The workbench did not load. Check the connection and try again.";
    } finally {
      button.disabled = false;
    }
  }

  return html<HTMLElement>`<span class="carry-place">${button}${told}</span>`;
}
