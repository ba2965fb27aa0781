import { describe, expect, it } from "vitest";
import { type CitedSource, citedSourceList, citingTables } from "../../src/dataset/cited-source.ts";
import { select } from "../../src/dataset/selection.ts";

const source = (key: string, cited_by: readonly string[], more: Partial<CitedSource> = {}): CitedSource => ({
  key,
  title: key,
  authors: null,
  published: null,
  published_precision: null,
  kind: "paper",
  url: `https://example.org/${key}`,
  n_rows: cited_by.length,
  cited_by: [...cited_by],
  evidence: "seen",
  note: null,
  ...more,
});

describe("cited sources", () => {
  it("name the tables that cite them in the dataset's order", () => {
    expect(citingTables(source("a", ["models:12", "architectures:1"]))).toEqual([
      { table: "architectures", title: "Architectures and techniques", rows: 1 },
      { table: "models", title: "Model releases", rows: 12 },
    ]);
  });

  it("count under every table that cites them", () => {
    const list = citedSourceList([source("a", ["models:2", "ratings:1"]), source("b", ["models:1"]), source("c", [])]);
    const { rows, counts } = select(list, { q: "", picks: { cited: new Set(["ratings", "none"]) }, order: null });
    expect(rows.map(({ key }) => key)).toEqual(["a", "c"]);
    expect(counts.get("cited")).toEqual(
      new Map([
        ["models", 2],
        ["ratings", 1],
        ["none", 1],
      ]),
    );
  });

  it("are found by their key and address", () => {
    const list = citedSourceList([source("arxiv-2205.14135", []), source("other", [])]);
    expect(select(list, { q: "2205.14135", picks: {}, order: null }).rows).toHaveLength(1);
  });
});
