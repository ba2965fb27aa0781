import fc from "fast-check";
import { AGGREGATES, type ChartSpec, chartSpecSchema, MARKS } from "../../src/workbench/document/chart-spec.ts";
import { parseDocument, parseWith } from "../../src/workbench/document/parse.ts";
import type { WorkbenchDocument } from "../../src/workbench/document/schema.ts";

/** Any text, with more of what matters to a parser than chance would give. */
export const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ..."SELECT |FROM |WITH |a |b|(|)|,|.|$a|${a}|${b.c}|'|\"|--|/*|*/|$$|;|<script>|<img src=x onerror=x>|[x](|javascript:|![|`|\n|\0|__proto__|\ud800|* |# |> ".split(
            "|",
          ),
          "|",
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join("")),
  },
);

const name = fc.constantFrom("a", "b", "c", "A", "lags", "select", "ratings", "__proto__x");

const column = fc.constantFrom("t", "n", "d", "nope", "__proto__", "constructor");

const channel = fc.record(
  {
    column,
    aggregate: fc.constantFrom(...AGGREGATES),
    bin: fc.oneof(fc.boolean(), fc.integer({ min: 2, max: 100 })),
  },
  { requiredKeys: [] },
);

const scale = fc.record(
  {
    type: fc.constantFrom("linear", "log", "sqrt", "time", "category"),
    domain: fc.array(fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()), {
      minLength: 1,
      maxLength: 3,
    }),
    label: anyText,
    zero: fc.boolean(),
  },
  { requiredKeys: [] },
);

const rawSpec = fc.record(
  {
    mark: fc.constantFrom(...MARKS),
    title: anyText,
    caption: anyText,
    channels: fc.record(
      { x: channel, y: channel, color: channel, size: channel, label: channel, fx: channel, fy: channel },
      { requiredKeys: [] },
    ),
    scales: fc.record({ x: scale, y: scale, color: scale }, { requiredKeys: [] }),
    sort: fc.record({
      axis: fc.constantFrom("x", "y"),
      by: fc.constantFrom("name", "value"),
      order: fc.constantFrom("ascending", "descending"),
    }),
  },
  { requiredKeys: ["mark", "channels"] },
);

/** Specs that the schema allows, most of which no columns fit. */
export const anySpec: fc.Arbitrary<ChartSpec> = rawSpec
  .map((spec) => parseWith(chartSpecSchema, JSON.parse(JSON.stringify(spec))))
  .filter((parsed) => parsed.kind === "value")
  .map((parsed) => parsed.value);

const rawCell = fc.oneof(
  fc.record({ kind: fc.constant("sql"), name, sql: anyText }),
  fc.record({ kind: fc.constant("chart"), source: name, spec: rawSpec }),
  fc.record({ kind: fc.constant("table"), source: name }),
  fc.record({ kind: fc.constant("markdown"), text: anyText }),
  fc.record({ kind: fc.constant("parameter"), name, control: fc.constant({ type: "text" }), value: anyText }),
  fc.record({
    kind: fc.constant("parameter"),
    name,
    control: fc.constant({ type: "slider", min: -1, max: 1, step: 0.5 }),
    value: fc.double({ min: -1, max: 1, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant("kernel"),
    name,
    kernel: fc.constant("gemm-tiled"),
    parameters: fc.constant({ m: 8 }),
  }),
  fc.record({ kind: fc.constant("score"), name, card: fc.record({ n: fc.string({ maxLength: 20 }) }) }),
  fc.record({
    kind: fc.constant("prediction"),
    name,
    prediction: fc.constant("waw-lag-24-kernel"),
    parameters: fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
  }),
);

/** Documents that the schema allows, whatever they mean. */
export const anyDocument: fc.Arbitrary<WorkbenchDocument> = fc
  .record({ title: anyText, dataset: fc.constantFrom(null, "abc"), cells: fc.array(rawCell, { maxLength: 8 }) })
  .map(({ cells, ...head }) => {
    const numbered = cells.map((cell, index) => ({ id: `c${index}`, ...cell }));
    const parsed = parseDocument({ ...head, version: 1, cells: numbered });
    if (parsed.kind === "unreadable") throw new Error("the arbitrary makes documents that are none");
    return parsed.document;
  });

/** A text with parts cut out, doubled, exchanged or overwritten. */
export function mutated(text: fc.Arbitrary<string>, by: fc.Arbitrary<string> = anyText): fc.Arbitrary<string> {
  return fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), by), { minLength: 1, maxLength: 4 }))
    .map(([original, changes]) =>
      changes.reduce((so, [at, length, replacement]) => {
        const start = so.length === 0 ? 0 : at % so.length;
        return so.slice(0, start) + replacement + so.slice(start + length);
      }, original),
    );
}

/** What is nearly the value: up to three of its parts, however deep, are of another kind. */
export function nearly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(null, [], {}, "", -0, 1e308, "x".repeat(300)));
  return fc
    .tuple(value, fc.array(fc.tuple(fc.nat(), other), { minLength: 1, maxLength: 3 }))
    .map(([original, changes]) => changes.reduce<unknown>((so, [at, part]) => withPart(so, at, part), original));
}

function withPart(value: unknown, at: number, part: unknown): unknown {
  const copy: unknown = structuredClone(value);
  const places: (() => void)[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      places.push(() => Object.defineProperty(node, key, { value: part, enumerable: true }));
      visit(child);
    }
  };
  visit(copy);
  places[at % places.length]?.();
  return copy;
}
