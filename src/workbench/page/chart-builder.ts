import { html } from "htl";
import type { ResultColumn } from "../../engine/result.js";
import { labelOf } from "../../ui/format.js";
import { readSpec, writeSpec } from "../chart/spec-text.js";
import { suggestCharts } from "../chart/suggest.js";
import { AGGREGATES, CHANNELS, type ChannelName, MARKS, type MarkName, SCALE_TYPES } from "../document/chart-spec.js";
import type { CellOf } from "../document/schema.js";
import type { CellResult } from "../run/cell-state.js";
import type { Bench } from "./cell-body.js";
import { delayed } from "./delayed.js";
import { selectField, textField } from "./fields.js";
import { sourcesOf } from "./kinds.js";

type Spec = CellOf<"chart">["spec"];
type Changes = Readonly<Record<string, unknown>>;

export interface ChartBuilder {
  readonly node: HTMLElement;
  show(cell: CellOf<"chart">, rows: CellResult | null): void;
  focus(): void;
}

const MARK_TEXT: Readonly<Record<MarkName, string>> = {
  dot: "Dots",
  line: "Lines",
  area: "Areas",
  barX: "Bars, lying",
  barY: "Bars, standing",
  rectX: "Histogram, lying",
  rectY: "Histogram, standing",
  tick: "Ticks",
  rule: "Rules",
  cell: "Cells",
  box: "Boxes",
};

const CHANNEL_TEXT: Readonly<Record<ChannelName, string>> = {
  x: "Across (x)",
  y: "Up (y)",
  color: "Colour",
  size: "Size",
  label: "Label",
  fx: "Side by side",
  fy: "One below another",
};

const NONE = "";
const COUNT = "count of rows";

/** Mark, channels and scales as lists to choose from, charts that fit the rows, and the chart as data. */
export function chartBuilder(
  bench: Bench,
  {
    setSource,
    setSpec,
  }: { setSource: (name: string) => unknown; setSpec: (spec: unknown, place: string | null) => unknown },
): ChartBuilder {
  let spec: Spec = { mark: "dot", channels: {} };
  let columns: readonly ResultColumn[] = [];
  const source = selectField("Rows of", () => sourcesOf(bench.session.document()).map(plain), setSource);
  const mark = selectField(
    "Drawn as",
    () => MARKS.map((value) => ({ value, label: MARK_TEXT[value] })),
    (value) => setSpec({ ...spec, mark: value }, null),
  );
  const title = textField("Title", (text) => setSpec(without({ ...spec, title: text || undefined }), null), {
    size: 32,
  });
  const caption = textField("Caption", (text) => setSpec(without({ ...spec, caption: text || undefined }), null), {
    size: 48,
  });
  const channels = CHANNELS.map((name) => channelRow(name));
  const suggestions = html<HTMLElement>`<div class="wb-suggestions"></div>`;
  const raw = rawView();
  const table = html<HTMLElement>`<div class="wb-channels" role="group" aria-label="Channels"></div>`;
  table.append(...channels.map(({ node }) => node));

  function channelRow(name: ChannelName) {
    const put = (changes: Changes | null) => {
      const { [name]: before, ...others } = spec.channels;
      const next = changes === null ? null : without({ ...before, ...changes });
      setSpec({ ...spec, channels: next === null ? others : { ...others, [name]: next } }, null);
    };
    const column = selectField(
      CHANNEL_TEXT[name],
      () => [
        { value: NONE, label: "–" },
        ...columns.map((one) => ({ value: one.name, label: `${labelOf(one.name)} (${one.kind})` })),
        { value: COUNT, label: "Count of rows" },
      ],
      (value) => {
        if (value === NONE) put(null);
        else if (value === COUNT) put({ column: undefined, aggregate: "count", bin: undefined });
        else put({ column: value, ...(spec.channels[name]?.aggregate === "count" && { aggregate: undefined }) });
      },
    );
    const aggregate = selectField(
      "Summed up by",
      () => [{ value: NONE, label: "each row" }, ...AGGREGATES.map(plain), { value: "bin", label: "in bins" }],
      (value) =>
        put(
          value === "bin"
            ? { aggregate: undefined, bin: true }
            : { aggregate: value === NONE ? undefined : value, bin: undefined },
        ),
    );
    const scale = selectField(
      "Scale",
      () => [{ value: NONE, label: "as fits" }, ...SCALE_TYPES.map(plain)],
      (value) => {
        const scales = { ...spec.scales, [name]: { ...scaleFor(name), type: value === NONE ? undefined : value } };
        setSpec(without({ ...spec, scales }), null);
      },
    );
    const hasScale = name === "x" || name === "y" || name === "color";
    aggregate.node.classList.add("wb-labelled");
    return {
      name,
      node: html<HTMLElement>`<div class="wb-channel">${column.node}${aggregate.node}${hasScale ? scale.node : ""}</div>`,
      show() {
        const given = spec.channels[name];
        column.show(given === undefined ? NONE : (given.column ?? COUNT));
        aggregate.show(given?.bin ? "bin" : (given?.aggregate ?? NONE));
        scale.show(scaleFor(name)?.type ?? NONE);
        aggregate.node.hidden = given?.column === undefined;
        scale.node.hidden = given === undefined;
      },
    };
  }

  function scaleFor(name: ChannelName) {
    return name === "x" || name === "y" || name === "color" ? spec.scales?.[name] : undefined;
  }

  function rawView() {
    const area = html<HTMLTextAreaElement>`<textarea rows="12" spellcheck="false" aria-label="The chart as JSON"></textarea>`;
    const problems = html<HTMLElement>`<div role="status" class="wb-raw-problems"></div>`;
    const commit = delayed(() => {
      const read = readSpec(area.value);
      const messages =
        read.kind === "value"
          ? []
          : read.problems.map(({ where, message }) => (where === "" ? message : `${where}: ${message}`));
      problems.replaceChildren(...messages.map((message) => html`<p>${message}</p>`));
      if (read.kind === "value") setSpec(read.value, "spec");
    });
    area.addEventListener("input", commit.soon);
    area.addEventListener("blur", commit.now);
    return {
      node: html<HTMLElement>`<details class="wb-raw"><summary>As data</summary>${area}${problems}</details>`,
      show() {
        // What is being typed is not overwritten by what of it can be read so far.
        if (document.activeElement !== area) area.value = writeSpec(spec);
      },
    };
  }

  let suggested = "";
  function drawSuggestions(): void {
    const found = suggestCharts(columns).slice(0, 6);
    const text = JSON.stringify(found);
    if (text === suggested) return;
    suggested = text;
    suggestions.hidden = found.length === 0;
    suggestions.replaceChildren(
      html`<span class="muted">Charts that fit:</span>`,
      ...found.map(
        ({ label, spec: one }) =>
          html`<button type="button" onclick=${() => setSpec(without({ ...one, title: spec.title, caption: spec.caption }), null)}>${label}</button>`,
      ),
    );
  }

  return {
    node: html`<div class="wb-chart-builder">
      <div class="wb-fields">${source.node}${mark.node}</div>${suggestions}${table}
      <div class="wb-fields">${title.node}${caption.node}</div>${raw.node}</div>`,
    show(cell, rows) {
      spec = cell.spec;
      columns = rows?.columns ?? [];
      source.show(cell.source);
      mark.show(spec.mark);
      title.show(spec.title ?? "");
      caption.show(spec.caption ?? "");
      for (const channel of channels) channel.show();
      drawSuggestions();
      raw.show();
    },
    focus: () => source.node.querySelector("select")?.focus(),
  };
}

function plain(value: string) {
  return { value, label: value };
}

/** Without fields that are undefined, which a document may not hold. */
function without(fields: Changes): Changes {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, key === "scales" ? withoutEmpty(value) : value])
      .filter(([, value]) => value !== undefined),
  );
}

function withoutEmpty(scales: unknown): unknown {
  if (typeof scales !== "object" || scales === null) return scales;
  const kept = Object.entries(scales)
    .map(([key, scale]) => [key, without({ ...scale })] as const)
    .filter(([, scale]) => Object.keys(scale).length > 0);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}
