import type { QueryResult, ResultColumn, ResultRow } from "../../engine/result.js";
import { formatCount, formatNumber, formatValue, labelOf } from "../../ui/format.js";
import { chartText } from "../chart/chart-text.js";
import { escaped, renderMarkdown } from "../document/markdown.js";
import { type Cell, isNamed } from "../document/schema.js";
import { cellNamed, type FrozenDocument, frozenValue, type Outcome, parameterText, tableResult } from "./frozen.js";
import { STATIC_STYLE } from "./static-style.js";

/** What the file says of where it comes from. */
export interface StaticOptions {
  /** The version of the dataset that gave the results. */
  readonly dataset: string | null;
  /** `YYYY-MM-DD`, the day on which results were frozen. */
  readonly frozen: string;
  /** The site's front page. */
  readonly site: string;
  /** The live analysis; null where it has no link. */
  readonly link: string | null;
}

/** Rows of a result in the file; the file is for reading, and the rest is a CSV file's. */
const MAX_ROWS = 200;

/** Columns of a single row that stand beside each other. */
const MAX_BESIDE = 4;

/** A document as one file that needs nothing else: results frozen, SQL visible, no script. */
export function staticHtml(frozen: FrozenDocument, options: StaticOptions): string {
  const { document } = frozen;
  const title = escaped(document.title.trim() || "Analysis");
  const dataset = options.dataset === null ? "an unknown version" : `version ${escaped(options.dataset)}`;
  const live =
    options.link === null || !/^https?:/.test(options.link)
      ? ""
      : ` <a href="${escaped(options.link)}" rel="noopener noreferrer nofollow">Open it live</a>.`;
  const cells = document.cells.map((cell) => section(cell, frozen, options)).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${STATIC_STYLE}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${document.summary ? `<p class="summary">${escaped(document.summary)}</p>` : ""}
${cells}
<footer><p>Results of ${escaped(options.frozen)} from ${dataset} of the dataset of the <a href="${escaped(options.site)}">Hardware Friction Map</a>.${live}</p></footer>
</main>
</body>
</html>
`;
}

function section(cell: Cell, frozen: FrozenDocument, options: StaticOptions): string {
  const body = bodyOf(cell, frozen, options);
  const label = isNamed(cell) ? ` aria-label="${escaped(cell.name)}"` : "";
  return `<section data-kind="${cell.kind}"${label}>\n${body}\n</section>`;
}

function bodyOf(cell: Cell, frozen: FrozenDocument, { site }: StaticOptions): string {
  switch (cell.kind) {
    case "markdown":
      return renderMarkdown(cell.text, (placeholder) => frozenValue(frozen, placeholder), site);
    case "parameter": {
      const label = escaped(cell.label ?? labelOf(cell.name));
      return `<p class="parameter">${label}: <strong>${escaped(parameterText(cell))}</strong> <code>$${cell.name}</code></p>`;
    }
    case "sql":
      return `${heading(cell.name)}<pre><code>${escaped(cell.sql)}</code></pre>\n${outcome(frozen.outcomes.get(cell.id), cell.name)}`;
    case "table":
    case "chart": {
      const source = cellNamed(frozen.document, cell.source);
      const given = source === null ? undefined : frozen.outcomes.get(source.id);
      if (given?.kind !== "rows")
        return given === undefined ? outcome(given, cell.source) : problem(`${cell.source} has no result.`);
      if (cell.kind === "table") return table(tableResult(cell, given.result), cell.source);
      return figure(cell, given.result, frozen.drawings.get(cell.id));
    }
    case "kernel": {
      const given = frozen.outcomes.get(cell.id);
      const where = given?.kind === "rows" ? ", timed on the device of whoever saved this file" : "";
      return `${heading(cell.name)}<p>Kernel <code>${cell.kernel}</code> with ${values(cell.parameters)}${where}.</p>\n${outcome(given, cell.name)}`;
    }
    case "score":
      return `${heading(cell.name)}<p>A score on the five axes.</p>\n${outcome(frozen.outcomes.get(cell.id), cell.name)}`;
    case "prediction":
      return `${heading(cell.name)}<p>The bet <code>${cell.prediction}</code> with ${values(cell.parameters)}${cell.supposed === undefined ? "" : ", on a record that is changed in part"}.</p>\n${outcome(frozen.outcomes.get(cell.id), cell.name)}`;
  }
}

function figure(
  { spec }: Extract<Cell, { readonly kind: "chart" }>,
  result: QueryResult,
  drawing: string | undefined,
): string {
  const text = chartText(spec, result);
  if (text.kind === "problems") return problem(text.messages.join("; "));
  const caption = `<figcaption>${escaped(text.caption)}</figcaption>`;
  const rows = `<details><summary>Data as a table</summary>${table(result, text.title)}</details>`;
  if (drawing === undefined || !isPlainSvg(drawing)) return `<figure>${caption}</figure>${table(result, text.title)}`;
  const label = escaped(`${text.title}. ${text.description}`);
  return `<figure><div role="img" aria-label="${label}">${drawing}</div>${caption}</figure>\n${rows}`;
}

/** Whether a drawing is nothing but one: the file's policy stops a script in it, and here it does not even get in. */
export function isPlainSvg(svg: string): boolean {
  return (
    /^<svg[\s>]/.test(svg) &&
    svg.trimEnd().endsWith("</svg>") &&
    !/<\/?(?:script|foreignobject|iframe|object|embed|image|use|animate|set|handler|html|body|style|link|meta|base)\b/i.test(
      svg,
    ) &&
    !/\son[a-z]+\s*=|(?:href|src)\s*=\s*["']?\s*(?!#)[a-z]+script:/i.test(svg)
  );
}

function outcome(given: Outcome | undefined, name: string): string {
  if (given === undefined) return problem("This cell has not run.");
  if (given.kind === "problem") return problem(given.message);
  const { columns, rows } = given.result;
  const [row] = rows;
  return row !== undefined && rows.length === 1 && columns.length > MAX_BESIDE
    ? record(columns, row, name)
    : table(given.result, name);
}

/** One row with many columns, one under the other. */
function record(columns: readonly ResultColumn[], row: ResultRow, caption: string): string {
  const lines = columns.map(
    ({ name, kind }) =>
      `<tr><th scope="row">${escaped(labelOf(name))}</th><td>${escaped(formatValue(row[name], kind))}</td></tr>`,
  );
  return `<table aria-label="${escaped(caption)}"><tbody>\n${lines.join("\n")}\n</tbody></table>`;
}

function table({ columns, rows }: QueryResult, caption: string): string {
  if (columns.length === 0) return "";
  const head = columns.map(({ name }) => `<th scope="col">${escaped(labelOf(name))}</th>`).join("");
  const body = rows
    .slice(0, MAX_ROWS)
    .map(
      (row) =>
        `<tr>${columns.map(({ name, kind }) => `<td data-kind="${kind}">${escaped(formatValue(row[name], kind))}</td>`).join("")}</tr>`,
    )
    .join("\n");
  const cut =
    rows.length > MAX_ROWS
      ? `<p class="note">The first ${formatNumber(MAX_ROWS)} of ${formatCount(rows.length, "row")}.</p>`
      : "";
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(caption)}"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>${cut}`;
}

function heading(name: string): string {
  return `<h2 class="name">${escaped(name)}</h2>\n`;
}

function values(parameters: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(parameters).map(([name, value]) => `${escaped(name)} ${escaped(String(value))}`);
  return given.length === 0 ? "its own parameters" : given.join(", ");
}

function problem(message: string): string {
  return `<p class="problem">${escaped(message)}</p>`;
}
