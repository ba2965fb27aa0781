import { html } from "htl";
import { formatNumber } from "../../../ui/format.js";
import type { ParameterValue } from "../../document/control.js";
import type { CellOf } from "../../document/schema.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { selectField, textField } from "../fields.js";

type Control = CellOf<"parameter">["control"];

type ControlType = Control["type"];

const TYPES: Readonly<Record<ControlType, string>> = { slider: "Slider", select: "List", date: "Day", text: "Text" };

/** What a control begins with; the value follows it where it can. */
const FRESH: Readonly<Record<ControlType, Control>> = {
  slider: { type: "slider", min: 0, max: 10, step: 1 },
  select: { type: "select", options: ["one", "two"] },
  date: { type: "date" },
  text: { type: "text" },
};

/** A value that its reader sets and that queries read as `$name`. */
export function parameterBody(bench: Bench, first: CellOf<"parameter">): CellBody<"parameter"> {
  let cell = first;
  let drawn = "";
  let put: (value: ParameterValue) => void = () => {};
  const output = html<HTMLElement>`<div class="wb-parameter"></div>`;
  const set = (value: ParameterValue) => change(bench, cell, { value }, "value");
  const define = (control: Readonly<Record<string, unknown>>) => change(bench, cell, { control });

  const label = textField("Label", (text) => change(bench, cell, { label: text === "" ? undefined : text }), {
    size: 28,
  });
  const type = selectField(
    "Set by",
    () => Object.entries(TYPES).map(([value, text]) => ({ value, label: text })),
    (value) => {
      const next = Object.entries(FRESH).find(([name]) => name === value)?.[1];
      if (next !== undefined) define(next);
    },
  );
  const bounds = (["min", "max", "step"] as const).map((field) => ({
    field,
    ...textField(
      { min: "From", max: "To", step: "Step" }[field],
      (text) => cell.control.type === "slider" && define({ ...cell.control, [field]: Number(text) }),
      { type: "number", size: 6 },
    ),
  }));
  const options = textField(
    "Options, separated by commas",
    (text) => {
      const parts = text.split(",").map((part) => part.trim());
      const numbers = parts.every((part) => part !== "" && Number.isFinite(Number(part)));
      define({ type: "select", options: [...new Set(parts)].map((part) => (numbers ? Number(part) : part)) });
    },
    { size: 40 },
  );

  function draw(): void {
    const { control } = cell;
    const name = cell.label ?? cell.name;
    const text = JSON.stringify([control, name]);
    if (text !== drawn) {
      const made = inputOf(control, name, set);
      const focused = output.contains(document.activeElement);
      output.replaceChildren(made.node, html`<code class="muted">$${cell.name}</code>`);
      if (focused) output.querySelector<HTMLElement>("input, select")?.focus();
      put = made.put;
    }
    drawn = text;
    put(cell.value);
    label.show(cell.label ?? "");
    type.show(control.type);
    for (const { field, node, show } of bounds) {
      node.hidden = control.type !== "slider";
      if (control.type === "slider") show(String(control[field]));
    }
    options.node.hidden = control.type !== "select";
    if (control.type === "select") options.show(control.options.join(", "));
  }

  draw();
  return {
    editor: bench.isEditable
      ? html`<div class="wb-fields">${label.node}${type.node}${bounds.map(({ node }) => node)}${options.node}</div>`
      : null,
    output,
    update(next) {
      cell = next;
      draw();
    },
    show: () => {},
    focus: () => output.querySelector<HTMLElement>("input, select")?.focus(),
  };
}

interface ValueInput {
  readonly node: HTMLElement;
  readonly put: (value: ParameterValue) => void;
}

/** The control with which a reader sets the value. */
function inputOf(control: Control, label: string, set: (value: ParameterValue) => void): ValueInput {
  if (control.type === "select") {
    const select = html<HTMLSelectElement>`<select>${control.options.map((option) => html`<option>${String(option)}</option>`)}</select>`;
    select.addEventListener("change", () => set(control.options[select.selectedIndex] ?? ""));
    const put = (value: ParameterValue) => {
      select.selectedIndex = control.options.indexOf(value);
    };
    return { node: html`<label class="wb-field"><span>${label}</span>${select}</label>`, put };
  }
  if (control.type === "slider") {
    const input = html<HTMLInputElement>`<input type="range" min=${control.min} max=${control.max} step=${control.step}>`;
    const value = html<HTMLOutputElement>`<output></output>`;
    input.addEventListener("input", () => set(input.valueAsNumber));
    const put = (next: ParameterValue) => {
      if (input.valueAsNumber !== next) input.value = String(next);
      value.textContent = typeof next === "number" ? formatNumber(next) : next;
    };
    return { node: html`<label class="wb-field wb-slider"><span>${label}</span>${input}${value}</label>`, put };
  }
  const field = textField(
    label,
    (text) => {
      if (control.type === "text" || text !== "") set(text);
    },
    { type: control.type },
  );
  if (control.type === "date") {
    if (control.min !== undefined) field.input.min = control.min;
    if (control.max !== undefined) field.input.max = control.max;
  }
  return { node: field.node, put: (value) => field.show(String(value)) };
}
