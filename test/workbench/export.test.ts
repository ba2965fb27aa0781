import { describe, expect, it } from "vitest";
import type { QueryResult } from "../../src/engine/result.ts";
import type { Cell } from "../../src/workbench/document/schema.ts";
import { documentBibtex, documentCsl } from "../../src/workbench/export/citation.ts";
import { type FrozenDocument, frozenValue, type Outcome, tableResult } from "../../src/workbench/export/frozen.ts";
import { isPlainSvg, staticHtml } from "../../src/workbench/export/static-html.ts";
import { documentOf, markdown, slider, sql, TYPICAL, table } from "./fixtures.ts";

const LAGS: QueryResult = {
  columns: [
    { name: "technique_id", kind: "text" },
    { name: "cohort", kind: "number" },
    { name: "tier", kind: "text" },
    { name: "months", kind: "number" },
    { name: "status", kind: "text" },
  ],
  rows: [
    { technique_id: "a<b", cohort: 2021, tier: "kernel", months: 7, status: "reached" },
    { technique_id: "c&d", cohort: 2022, tier: "api", months: 12.5, status: "reached" },
    { technique_id: "e", cohort: 2022, tier: "api", months: null, status: "not_reached" },
  ],
};

const SVG = '<svg width="10" height="10"><circle r="3"></circle></svg>';

const rows = (result: QueryResult): Outcome => ({ kind: "rows", result });

const one = (column: string, value: number | string): Outcome =>
  rows({
    columns: [{ name: column, kind: typeof value === "number" ? "number" : "text" }],
    rows: [{ [column]: value }],
  });

const FROZEN: FrozenDocument = {
  document: TYPICAL,
  outcomes: new Map([
    ["d3q8", rows(LAGS)],
    ["e5w2", one("n", 41)],
    ["f1t6", one("median_months", 9.5)],
    ["i6p5", { kind: "problem", message: "no <device>" }],
    ["j9c0", one("zone", "yellow")],
    ["k2v8", one("verdict", "holds")],
  ]),
  drawings: new Map([["g8r3", SVG]]),
};

const OPTIONS = {
  dataset: "3f9c2a7b11de",
  frozen: "2026-11-21",
  site: "https://example.org/",
  link: "https://example.org/workbench#doc:1.x",
};

const page = (...cells: readonly Cell[]) =>
  staticHtml({ ...FROZEN, document: documentOf(...cells), outcomes: new Map([["a", rows(LAGS)]]) }, OPTIONS);

describe("a static file", () => {
  const html = staticHtml(FROZEN, OPTIONS);

  it("shows every cell with its result and its SQL", () => {
    expect(html.match(/<section /g)).toHaveLength(TYPICAL.cells.length);
    expect(html).toContain("AND extract(year FROM introduced) &#62;= $since");
    expect(html).toContain('median lag is <span class="workbench-value">9.5</span> months');
    expect(html).toContain("Published since: <strong>2017</strong> <code>$since</code>");
    expect(html).toContain('<td data-kind="text">a&#60;b</td><td data-kind="number">2021</td>');
    expect(html).toContain(SVG);
    expect(html).toContain("Only techniques that reached production");
    expect(html).toContain('<p class="problem">no &#60;device&#62;</p>');
    expect(html).toContain('says <strong><span class="workbench-value">holds</span></strong>');
    expect(html).toContain("version 3f9c2a7b11de");
  });

  it("needs nothing else and runs nothing", () => {
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed)\b|\ssrc=|@import|url\(/i);
    expect(html).toContain("default-src 'none'");
    // A link's place on the site is a place on the site still.
    expect(html).toContain('<a href="https://example.org/methods"');
  });

  it("keeps an image within the text, and leaves out one of the site", () => {
    const images = page(markdown("m", "![x](data:image/png;base64,AAAA) ![y](a.png)"));
    expect(images.match(/<img/g)).toHaveLength(1);
    expect(images).toContain("[image: y]");
  });

  it("shows a table's columns in its order, and as many rows as a reader reads", () => {
    const sorted: Cell = {
      ...LAST,
      columns: ["months", "nope", "cohort"],
      sort: { column: "months", order: "descending" },
    };
    const { columns, rows: shown } = tableResult(sorted, LAGS);
    expect(columns.map(({ name }) => name)).toEqual(["months", "cohort"]);
    expect(shown.map(({ months }) => months)).toEqual([12.5, 7, null]);
    const many = rows({
      columns: LAGS.columns.slice(1, 2),
      rows: Array.from({ length: 500 }, (_, i) => ({ cohort: i })),
    });
    const long = staticHtml(
      { ...FROZEN, document: documentOf(sql("a", "")), outcomes: new Map([["a", many]]) },
      OPTIONS,
    );
    expect(long.match(/<td/g)).toHaveLength(200);
    expect(long).toContain("The first 200 of 500\u00a0rows.");
  });

  it("holds no markup of anybody's, wherever a text stands", () => {
    const nasty = `</title></script><script>alert(1)</script><img src=x onerror=alert(1)>"'\`\${alert(1)}<!--`;
    const result: QueryResult = { columns: [{ name: nasty, kind: "text" }], rows: [{ [nasty]: nasty }] };
    const cells: readonly Cell[] = [
      markdown("m", nasty),
      markdown("v", "${a}"),
      { ...slider("k", 3), label: nasty },
      sql("a", nasty),
      { id: "c", kind: "chart", source: "a", spec: { mark: "barX", title: nasty, channels: { y: { column: nasty } } } },
      sql("p", nasty),
    ];
    const html = staticHtml(
      {
        document: { ...documentOf(...cells), title: nasty, summary: nasty },
        outcomes: new Map([
          ["a", rows(result)],
          ["p", { kind: "problem", message: nasty }],
        ]),
        drawings: new Map([["c", `<svg><text>x</text>${nasty}</svg>`]]),
      },
      { ...OPTIONS, link: `javascript:${nasty}` },
    );
    expect(html.match(/<(?:script|img|!--)/gi)).toBeNull();
    expect(html.match(/<\/title>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<[^>]*\son\w+=/);
    expect(html).not.toContain("javascript:");
  });

  it("says what has no result, and shows rows where there is no drawing", () => {
    expect(page(sql("b", "SELECT 1"))).toContain("This cell has not run.");
    expect(page(table("t", "gone"))).toContain("This cell has not run.");
    const bad: Cell = {
      id: "c",
      kind: "chart",
      source: "a",
      spec: { mark: "dot", channels: { x: { column: "nope" } } },
    };
    expect(page(sql("a", "FROM x"), bad)).toContain("there is no column nope");
    const undrawn: Cell = {
      ...bad,
      spec: { mark: "barY", channels: { x: { column: "tier" }, y: { aggregate: "count" } } },
    };
    expect(page(sql("a", "FROM x"), undrawn)).toContain("<figure><figcaption>Bars for");
  });

  it("takes only drawings", () => {
    expect(isPlainSvg(SVG)).toBe(true);
    for (const svg of [
      "<svg><script>alert(1)</script></svg>",
      '<svg onload="alert(1)"></svg>',
      "<svg></svg><script>alert(1)</script>",
      '<svg><a href="javascript:alert(1)">x</a></svg>',
      "<svg><foreignObject><p>x</p></foreignObject></svg>",
      '<svg><animate attributeName="href" values="javascript:alert(1)"/></svg>',
      "text",
    ])
      expect(isPlainSvg(svg), svg).toBe(false);
  });
});

const LAST = { id: "t", kind: "table", source: "a" } as const;

describe("values in a frozen text", () => {
  const value = (name: string, column: string | null = null) => frozenValue(FROZEN, { name, column });

  it("are those of the first row, or say what is missing", () => {
    expect(value("LAGS")).toEqual({ kind: "text", text: "a<b" });
    expect(value("lags", "months")).toEqual({ kind: "text", text: "7" });
    expect(value("tier")).toEqual({ kind: "text", text: "all" });
    expect(value("gone")).toEqual({ kind: "missing", message: "there is no cell named gone" });
    expect(value("lags", "gone")).toEqual({ kind: "missing", message: "lags has no column gone" });
    expect(value("tiled")).toEqual({ kind: "missing", message: "tiled has no result" });
    const day: Cell = { id: "d", kind: "parameter", name: "d", control: { type: "date" }, value: "2026-11-21" };
    const frozen = { ...FROZEN, document: documentOf(day, slider("k", 3)) };
    expect(frozenValue(frozen, { name: "d", column: null })).toEqual({
      kind: "text",
      text: "21\u00a0November\u00a02026",
    });
  });
});

describe("a citation", () => {
  const cited = {
    dataset: "3f9c2a7b11de",
    accessed: "2026-11-21",
    url: "https://example.org/workbench#doc:1.a_b",
    site: "https://example.org/",
  };

  it("names the analysis and the version of the dataset", () => {
    expect(documentBibtex({ ...TYPICAL, title: "50% of {a_b} & \\c" }, cited)).toBe(`@misc{workbench-50-of-a-b-c,
  title        = {{50\\% of \\{a\\_b\\} \\& \\textbackslash{}c}},
  year         = {2026},
  howpublished = {\\url{https://example.org/workbench#doc:1.a_b}},
  note         = {Analysis in the workbench of the Hardware Friction Map, dataset version 3f9c2a7b11de, read 2026-11-21}
}

@misc{hardware-friction-map-3f9c2a7b11de,
  title        = {{Hardware Friction Map, live: scored architectures, adoption timelines and GPU figures}},
  author       = {{The Hardware Friction Map contributors}},
  year         = {2026},
  howpublished = {\\url{https://example.org/}},
  note         = {Dataset version 3f9c2a7b11de, read 2026-11-21}
}`);
  });

  it("is valid CSL-JSON", () => {
    const items: unknown = JSON.parse(documentCsl(TYPICAL, cited));
    expect(items).toMatchObject([
      { type: "webpage", title: TYPICAL.title, accessed: { "date-parts": [[2026, 11, 21]] }, URL: cited.url },
      { type: "dataset", version: "3f9c2a7b11de" },
    ]);
    expect(JSON.parse(documentCsl({ ...TYPICAL, title: "" }, { ...cited, dataset: null }))).toMatchObject([
      { title: "An analysis without a title", note: "Analysis in the workbench, dataset version not known" },
    ]);
  });
});
