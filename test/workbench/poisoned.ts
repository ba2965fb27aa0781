import type { Cell, WorkbenchDocument } from "../../src/workbench/document/schema.ts";
import { documentOf } from "./fixtures.ts";

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;
const name = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** Payloads in every text field of a document: in what its author writes, and in what its queries give. */
export function poisoned(payloads: readonly string[]): WorkbenchDocument {
  const rows: Cell = {
    id: "rows",
    kind: "sql",
    name: "poisoned",
    sql: `SELECT name, name AS architecture_id, [name] AS sources, name AS zone, name AS evidence, {'a': name} AS parts\nFROM (VALUES ${payloads.map((payload) => `(${text(payload)})`).join(", ")}) AS given(name) -- ${payloads[0]?.replaceAll("\n", " ")}`,
  };
  const columns: Cell = {
    id: "columns",
    kind: "sql",
    name: "headed",
    sql: `SELECT ${payloads.map((payload, index) => `${index} AS ${name(payload)}`).join(", ")}`,
  };
  const failing: Cell = {
    id: "failing",
    kind: "sql",
    name: "failing",
    sql: `SELECT error(${text(payloads.join("\n"))})`,
  };
  const [first = "", second = ""] = payloads;
  return {
    ...documentOf(
      rows,
      columns,
      failing,
      { id: "table", kind: "table", source: "poisoned", sort: { column: "name", order: "descending" } },
      { id: "heads", kind: "table", source: "headed", columns: payloads, sort: { column: first, order: "ascending" } },
      {
        id: "axes",
        kind: "chart",
        source: "headed",
        spec: { mark: "dot", channels: { x: { column: first }, y: { column: second }, label: { column: first } } },
      },
      ...payloads.flatMap((payload, index) => cellsOf(payload, index)),
      {
        id: "bet",
        kind: "prediction",
        name: "bet",
        prediction: "waw-lag-24-kernel",
        parameters: { standard_stage: first },
        supposed: {
          add: [],
          change: [{ table: "adoption_events", key: "flash-attention-3-default-2025", column: "what", value: second }],
          remove: [],
        },
      },
    ),
    title: first,
    summary: payloads.join("\n").slice(0, 2_000),
  };
}

function cellsOf(payload: string, index: number): readonly Cell[] {
  const reason = payload.slice(0, 60);
  return [
    {
      id: `m${index}`,
      kind: "markdown",
      text: [
        payload,
        `[a](${payload}) [b](<${payload}>) ![c](${payload}) [${payload}](/methods "${payload}")`,
        `\${t${index}} \${poisoned.name} \${t${index}.${reason}}`,
      ].join("\n\n"),
    },
    {
      id: `t${index}`,
      kind: "parameter",
      name: `t${index}`,
      label: payload,
      control: { type: "text" },
      value: payload,
    },
    {
      id: `s${index}`,
      kind: "parameter",
      name: `s${index}`,
      label: payload,
      control: { type: "select", options: [payload, "other"] },
      value: payload,
    },
    {
      id: `c${index}`,
      kind: "chart",
      source: "poisoned",
      spec: {
        mark: "barX",
        title: payload,
        caption: payload,
        channels: { x: { aggregate: "count" }, y: { column: "name" } },
        scales: { x: { label: payload }, y: { domain: [payload], label: payload } },
      },
    },
    {
      id: `r${index}`,
      kind: "score",
      name: `r${index}`,
      card: { n: payload.slice(0, 120), p: payload, l: payload, o: payload, r: reason, ga: payload, s: "21100" },
    },
  ];
}
