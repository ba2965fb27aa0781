import type { Parameters, ResultColumn, Snapshot } from "../../engine/result.js";
import type { Carried, CarriedPart, CarriedQuery } from "../../ui/carry.js";
import { suggestChart } from "../chart/suggest.js";
import type { ChartSpec } from "../document/chart-spec.js";
import { MAX_CELLS, MAX_NAME, MAX_SQL, MAX_SUMMARY, MAX_TITLE } from "../document/limits.js";
import { nameKey, RESERVED_WORDS } from "../document/names.js";
import { type Cell, DOCUMENT_VERSION, type WorkbenchDocument } from "../document/schema.js";
import { rowsAsSql } from "../run/literals.js";
import { type CarriedParameter, parametersUsed, withExpressions } from "./parameters.js";

/** What the site has, as a document must know it. */
export interface Site {
  /** Version of the dataset. */
  readonly version: string;
  /** Tables and views, whose names no cell may have. */
  readonly tables: readonly string[];
  /** The audit's test of a claim; undefined where it has none. */
  readonly testOf?: ((claim: string) => Snapshot | undefined) | undefined;
}

/** A document of what a reader takes from a page, or why there can be none. */
export type DocumentFrom =
  | { readonly kind: "document"; readonly document: WorkbenchDocument }
  | { readonly kind: "problem"; readonly message: string };

/** @param page the page's address as it can stand in a document, from the workbench's; null where it leads off the site */
export function documentFrom({ title, summary = "", parts }: Carried, site: Site, page: string | null): DocumentFrom {
  const cells: Cell[] = [];
  const names = new Set([...site.tables.map(nameKey), ...RESERVED_WORDS]);
  const shared = new Map<string, string>();
  const notes = page === null ? [] : [`From [this page](<${page}>) of the site.`];
  let source: string | null = null;

  const id = () => `c${cells.length + 1}`;

  function freeName(wanted: string): string {
    const stem = /^[A-Za-z_]/.test(wanted) ? wanted.slice(0, MAX_NAME - 4) : "query";
    let name = stem;
    for (let n = 2; names.has(nameKey(name)); n++) name = `${stem}_${n}`;
    names.add(nameKey(name));
    return name;
  }

  /** The cell of a parameter; queries that take the same values share one. */
  function parameterName(name: string, { label, control, value }: CarriedParameter): string {
    const key = JSON.stringify([name, control, value]);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const own = freeName(name);
    shared.set(key, own);
    cells.push({ id: id(), kind: "parameter", name: own, label, control, value });
    return own;
  }

  function addQuery(
    { id: query, parameters }: Pick<CarriedQuery, "id" | "parameters">,
    sql: string,
    given: Parameters,
  ) {
    const expressions = new Map(
      parametersUsed(sql, parameters, given).map(([name, parameter]) => [
        name,
        parameter.expression.replace("$name", () => `$${parameterName(name, parameter)}`),
      ]),
    );
    source = freeName(wordsOf(query));
    cells.push({ id: id(), kind: "sql", name: source, sql: withExpressions(sql, (name) => expressions.get(name)) });
  }

  function add(part: CarriedPart): string | null {
    switch (part.kind) {
      case "query": {
        const { query, run } = part;
        if (query.id.startsWith(BETS) && run.sql === query.sql) addBet(query, run.parameters);
        else addQuery(query, run.sql, run.parameters);
        return null;
      }
      case "rows":
        return addRows(part);
      case "chart": {
        const spec = part.spec ?? suggestedFor(part.columns);
        // Above the rows that it draws: it is what the reader came with.
        if (source !== null && spec !== null) cells.splice(-1, 0, { id: id(), kind: "chart", source, spec });
        return null;
      }
      case "kernel": {
        const { kernel, parameters } = part;
        cells.push({ id: id(), kind: "kernel", name: freeName(wordsOf(kernel)), kernel, parameters });
        return null;
      }
      case "claims":
        for (const claim of part.ids) addClaim(claim);
        return null;
    }
  }

  function addBet({ id: query, parameters: declared }: CarriedQuery, given: Parameters): void {
    const changed = declared.flatMap(({ name, default: standard }) => {
      const value = given[name] ?? null;
      return value === standard ? [] : [[name, value] as const];
    });
    source = freeName(wordsOf(query));
    const prediction = query.slice(BETS.length);
    cells.push({ id: id(), kind: "prediction", name: source, prediction, parameters: Object.fromEntries(changed) });
  }

  function addRows({ name, result, among }: CarriedPart & { readonly kind: "rows" }): string | null {
    const sql = rowsAsSql(result);
    if (sql.length > MAX_SQL) {
      if (among === null) return "These rows are too many for a document: take them along as CSV.";
      notes.push("Its figure draws a part of the rows below.");
      addQuery(among.query, among.run.sql, among.run.parameters);
      return null;
    }
    notes.push("It made the rows below itself, by its settings: the query only holds them.");
    source = freeName(wordsOf(name));
    cells.push({ id: id(), kind: "sql", name: source, sql });
    return null;
  }

  function addClaim(claim: string): void {
    const said = `SELECT claim, quantity, unit, essay, section, public_status, evidence\nFROM essay_claims\nWHERE id = '${claim.replaceAll("'", "''")}'`;
    cells.push({ id: id(), kind: "sql", name: freeName("claim"), sql: said });
    const test = site.testOf?.(claim);
    if (test === undefined) return;
    const standard = test.parameters.map((one) => [one.name, one.default] as const);
    addQuery(test, test.sql, Object.fromEntries(standard));
  }

  for (const part of parts) {
    const problem = add(part);
    if (problem !== null) return { kind: "problem", message: problem };
  }
  if (notes.length > 0) cells.unshift({ id: "from", kind: "markdown", text: notes.join(" ") });
  if (cells.length > MAX_CELLS) return { kind: "problem", message: `A document has at most ${MAX_CELLS} cells.` };
  const head = { version: DOCUMENT_VERSION, title: title.slice(0, MAX_TITLE), dataset: site.version, cells } as const;
  const about = summary.slice(0, MAX_SUMMARY);
  return { kind: "document", document: about === "" ? head : { ...head, summary: about } };
}

/** A chart in the place of a drawing that cannot be said as data; it says so, or it would be taken for the page's own. */
function suggestedFor(columns: readonly ResultColumn[]): ChartSpec | null {
  const spec = suggestChart(columns);
  return spec === null
    ? null
    : { ...spec, caption: "A chart suggested for these columns, not the page’s own drawing." };
}

const BETS = "predictions/";

/** `tables/infrastructure-lag` as a name: `infrastructure_lag`. */
function wordsOf(id: string): string {
  return (id.split("/").at(-1) ?? "").replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "");
}
