import { html } from "htl";
import { KERNELS, kernelNamed } from "../../../gpu/kernels/index.js";
import { readParameters } from "../../../kernels/parameters.js";
import { familyText } from "../../../kernels/words.js";
import type { CellOf } from "../../document/schema.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { selectField, textField } from "../fields.js";
import { resultOutput } from "../result-output.js";

/** A kernel of the lab by its id, run on the reader's device when the reader asks for it. */
export function kernelBody(bench: Bench, first: CellOf<"kernel">): CellBody<"kernel"> {
  let cell = first;
  let drawn = "";
  const picker = selectField(
    "Kernel",
    () => KERNELS.map(({ id, family, title }) => ({ value: id, label: `${familyText(family)}: ${title}` })),
    (id) => change(bench, cell, { kernel: id, parameters: kernelNamed(id)?.sizes.quick ?? {} }),
  );
  const sizes = html<HTMLElement>`<div class="wb-fields"></div>`;
  const about = html<HTMLElement>`<p class="wb-hint"></p>`;
  // Pressed, it stays where it is, so that the focus does too.
  const start = () => run.getAttribute("aria-disabled") !== "true" && bench.session.runner.run(first.id);
  const run = html<HTMLButtonElement>`<button type="button" class="primary" onclick=${start}>Run on this device</button>`;
  const output = resultOutput(bench, first.id, () => ({ caption: cell.name, text: null }));

  function draw(): void {
    picker.show(cell.kernel);
    const kernel = kernelNamed(cell.kernel);
    about.textContent = kernel?.summary ?? "";
    const text = JSON.stringify([cell.kernel, cell.parameters]);
    if (text === drawn) return;
    drawn = text;
    const focused = sizes.contains(document.activeElement) ? document.activeElement?.id : null;
    sizes.replaceChildren(
      ...(kernel?.parameters ?? []).map(({ name, label, min, max }) => {
        const field = textField(
          `${label}, ${min} to ${max}`,
          (typed) => {
            const next = { ...cell.parameters, [name]: Number(typed) };
            const texts = Object.fromEntries(Object.entries(next).map(([key, value]) => [key, String(value)]));
            const read = kernel ? readParameters(kernel, texts) : null;
            if (read?.kind === "problems") bench.tell(`${read.problems.join("; ")}.`);
            else change(bench, cell, { parameters: next });
          },
          { type: "number", size: 8 },
        );
        field.input.id = `wb-${cell.id}-${name}`;
        field.show(String(cell.parameters[name] ?? ""));
        return field.node;
      }),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  draw();
  return {
    editor: bench.isEditable ? html`<div><div class="wb-fields">${picker.node}</div>${about}${sizes}</div>` : null,
    output: html`<div>${bench.isEditable ? "" : html`<p>${kernelNamed(first.kernel)?.title ?? first.kernel}</p>`}<p class="wb-run">${run}</p>${output.node}</div>`,
    update(next) {
      cell = next;
      draw();
    },
    show(state) {
      run.setAttribute("aria-disabled", String(state.kind === "running" || state.kind === "problem"));
      run.textContent = state.kind === "done" || state.kind === "failed" ? "Run again" : "Run on this device";
      output.show(state);
    },
    focus: () => picker.node.querySelector("select")?.focus(),
    result: output.result,
  };
}
