import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import type { QueryResult } from "../../src/engine/result.ts";
import { fnv1a, toBase64Url } from "../../src/ui/text-codec.ts";
import { THEMES } from "../../src/ui/theme.ts";
import { specChart } from "../../src/workbench/chart/spec-chart.ts";
import { readSpec } from "../../src/workbench/chart/spec-text.ts";
import { suggestCharts } from "../../src/workbench/chart/suggest.ts";
import { decodeDocument, encodeDocument } from "../../src/workbench/document/codec.ts";
import { readFile, writeFile } from "../../src/workbench/document/file.ts";
import { dependentsOf, graphOf } from "../../src/workbench/document/graph.ts";
import { readLink } from "../../src/workbench/document/link.ts";
import { placeholdersIn, renderMarkdown } from "../../src/workbench/document/markdown.ts";
import { readDocument } from "../../src/workbench/document/migrate.ts";
import { type ParsedDocument, parseDocument } from "../../src/workbench/document/parse.ts";
import { renameTable } from "../../src/workbench/document/rename-table.ts";
import { tableReferences } from "../../src/workbench/document/sql-tables.ts";
import { anyDocument, anySpec, anyText, mutated, nearly } from "./arbitrary.ts";
import { TYPICAL } from "./fixtures.ts";

/** Inputs over all properties; each takes its share. */
const TOTAL = 100_000;

// A failure prints its seed and path; set FUZZ_SEED to run the same inputs again.
const seed = Number(process.env["FUZZ_SEED"] ?? Date.now() % 2 ** 31);

let ran = 0;

/** Checks a property on its share of all inputs. */
function holds<T>(share: number, arbitrary: fc.Arbitrary<T>, property: (input: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (input) => {
      ran++;
      property(input);
    }),
    { seed, numRuns: Math.ceil(TOTAL * share) },
  );
}

const SITE = { tables: ["ratings"], kernels: ["gemm-tiled"], predictions: ["waw-lag-24-kernel"] };

/** What every reading must give: a document that the schema allows, or reasons. */
function isSound(parsed: ParsedDocument): void {
  if (parsed.kind !== "document") expect(parsed.problems.length).toBeGreaterThan(0);
  if (parsed.kind === "unreadable") return;
  expect(new Set(parsed.document.cells.map(({ id }) => id)).size).toBe(parsed.document.cells.length);
  expect(isDeepStrictEqual(parseDocument(parsed.document), { kind: "document", document: parsed.document })).toBe(true);
  graphOf(parsed.document, SITE);
}

// Damaging a document is quicker than making one, and as telling.
const DOCUMENTS = [TYPICAL, ...fc.sample(anyDocument, { seed, numRuns: 200 })];
const documents = fc.constantFrom(...DOCUMENTS);
const codes = fc.constantFrom(...DOCUMENTS.map(encodeDocument));
const files = fc.constantFrom(...DOCUMENTS.map(writeFile));

function checksum(text: string): string {
  const four = new Uint8Array(4);
  new DataView(four.buffer).setUint32(0, fnv1a(new TextEncoder().encode(text)));
  return toBase64Url(four);
}

describe("whatever comes from outside", () => {
  it("a document comes back from its link and its file as it was", () => {
    holds(0.02, anyDocument, (document) => {
      expect(decodeDocument(encodeDocument(document))).toEqual({ kind: "document", document });
      expect(readFile(writeFile(document))).toEqual({ kind: "document", document });
    });
  });

  it("a link is read or refused", () => {
    const cut = fc.tuple(codes, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1)));
    const other = fc
      .tuple(fc.constantFrom("1.", "0.", "9.", ""), fc.base64String({ maxLength: 80 }))
      .map((parts) => parts.join(""));
    const base64 = fc.string({ unit: fc.constantFrom(..."ABCwxyz019-_+/="), maxLength: 8 });
    holds(0.05, cut, (text) => isSound(decodeDocument(text)));
    holds(0.1, mutated(codes, base64), (text) => isSound(decodeDocument(text)));
    holds(0.05, fc.oneof(other, anyText), (text) => isSound(decodeDocument(text)));
    holds(
      0.05,
      fc.tuple(fc.constantFrom("#doc:", "#sql:a=", "#sql:", "#"), fc.oneof(other, anyText)),
      ([start, text]) => {
        const parsed = readLink(start + text);
        if (parsed !== null) isSound(parsed);
      },
    );
    // What somebody made on purpose: any lines, with right checksums or without.
    const line = fc.oneof(
      anyText,
      fc.json(),
      documents.map(({ cells }) => JSON.stringify(cells[0] ?? {})),
    );
    holds(0.05, fc.tuple(fc.boolean(), fc.array(line, { maxLength: 5 })), ([isSigned, lines]) => {
      const bytes = new TextEncoder().encode(
        lines.map((text) => `${isSigned ? checksum(text) : ""}${text}\n`).join(""),
      );
      isSound(decodeDocument(`1.${toBase64Url(deflateSync(bytes))}`));
    });
  });

  it("a value is a document, a part of one, or none", () => {
    holds(0.05, fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true }), (input) =>
      isSound(readDocument(input)),
    );
    holds(0.08, nearly(documents), (input) => isSound(readDocument(input)));
  });

  it("a file is read or refused, and problems have places", () => {
    holds(0.1, mutated(files), (text) => {
      const parsed = readFile(text);
      isSound(parsed);
      if (parsed.kind !== "document")
        for (const { where } of parsed.problems) expect(where).toMatch(/line \d+, column \d+$/);
    });
    holds(0.03, fc.oneof(anyText, fc.json()), (text) => isSound(readFile(text)));
  });

  it("a graph has every cell once, each after what it reads", () => {
    holds(0.04, anyDocument, (document) => {
      const graph = graphOf(document, SITE);
      expect(graph.order.toSorted()).toEqual(document.cells.map(({ id }) => id).toSorted());
      const cyclic = [...graph.nodes.values()].some(({ problems }) => problems.some(({ kind }) => kind === "cycle"));
      for (const [id, { reads }] of graph.nodes) {
        if (!cyclic) for (const read of reads) expect(graph.order.indexOf(read)).toBeLessThan(graph.order.indexOf(id));
        expect(dependentsOf(graph, id)).not.toContain(id);
      }
    });
  });

  it("SQL has its tables found, whatever it is", () => {
    holds(0.2, anyText, (sql) => {
      for (const { start, end } of tableReferences(sql)) expect(end).toBeGreaterThan(start);
      renameTable(sql, "a", "b");
    });
  });

  it("Markdown becomes HTML of the renderer's own tags, with text in all else", () => {
    holds(0.14, fc.tuple(anyText, anyText), ([text, value]) => {
      placeholdersIn(text);
      const html = renderMarkdown(text, () => ({ kind: "text", text: value }));
      expect(html.replace(OWN_TAG, "")).not.toMatch(/[<>]/);
      for (const [, address = ""] of html.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(address).not.toMatch(/^\s*(?:javascript|vbscript):/i);
    });
  });

  it("a chart is a figure or problems", () => {
    const value = fc.oneof(
      fc.constant(null),
      anyText,
      fc.double(),
      fc.integer(),
      fc.boolean(),
      fc.constantFrom("2024-01-01", "2024-13-01", "9".repeat(30)),
    );
    const rows = fc.array(fc.record({ t: value, n: value, d: value }), { maxLength: 12 });
    const kind = fc.constantFrom("text", "number", "boolean", "date", "timestamp", "list", "struct");
    const result = fc.tuple(rows, kind, kind, kind).map(
      ([list, t, n, d]): QueryResult => ({
        columns: [
          { name: "t", kind: t },
          { name: "n", kind: n },
          { name: "d", kind: d },
        ],
        rows: list,
      }),
    );
    holds(0.09, fc.tuple(anySpec, result), ([spec, given]) => {
      const chart = specChart(spec, given);
      if (chart.kind === "problems") expect(chart.messages.length).toBeGreaterThan(0);
      else chart.options.legend?.(THEMES.light);
      suggestCharts(given.columns);
    });
    holds(0.03, mutated(anySpec.map((spec) => JSON.stringify(spec))), (text) => {
      const parsed = readSpec(text);
      if (parsed.kind === "invalid") expect(parsed.problems.length).toBeGreaterThan(0);
    });
  });

  afterAll(() => {
    expect(ran).toBeGreaterThanOrEqual(TOTAL);
  });
});

/** The tags that the renderer writes, each with the attributes that it may have. */
const OWN_TAG =
  /<\/?(?:p|h[2-6]|strong|em|s|pre|blockquote|ul|li|hr|br|table|thead|tbody|tr)(?: \/)?>|<\/?(?:ol(?: start="\d+")?|code(?: class="[^"<>]*")?|t[hd](?: data-align="[a-z]+")?|a(?: href="[^"<>]*")?(?: title="[^"<>]*")? rel="noopener noreferrer nofollow"|a|img src="[^"<>]*" alt="[^"<>]*" loading="lazy"|span class="workbench-(?:value|missing)"(?: title="[^"<>]*")?|span)>/g;
