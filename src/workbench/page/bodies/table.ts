import { html } from "htl";
import type { ColumnView } from "../../../ui/data-table.js";
import { labelOf } from "../../../ui/format.js";
import type { CellOf } from "../../document/schema.js";
import { type Bench, type CellBody, change } from "../cell-body.js";
import { selectField } from "../fields.js";
import { sourcesOf } from "../kinds.js";
import { rowsView } from "../output.js";
import { resultOutput } from "../result-output.js";
import { rowsOf } from "../source-rows.js";

const UNSORTED = "";

/** Another cell's rows, in the columns and the order that its writer chose. */
export function tableBody(bench: Bench, first: CellOf<"table">): CellBody<"table"> {
  let cell = first;
  const source = selectField(
    "Rows of",
    () => sourcesOf(bench.session.document()).map((value) => ({ value, label: value })),
    (value) => change(bench, cell, { source: value, columns: undefined, sort: undefined }),
  );
  const names = () => rowsOf(bench.session, cell.source)?.columns.map(({ name }) => name) ?? [];
  const sort = selectField(
    "Sorted by",
    () => [{ value: UNSORTED, label: "as they come" }, ...names().map((value) => ({ value, label: labelOf(value) }))],
    (column) =>
      change(bench, cell, {
        sort: column === UNSORTED ? undefined : { column, order: cell.sort?.order ?? "descending" },
      }),
  );
  const order = selectField(
    "Order",
    () => [
      { value: "descending", label: "largest first" },
      { value: "ascending", label: "smallest first" },
    ],
    (value) => cell.sort && change(bench, cell, { sort: { ...cell.sort, order: value } }),
  );
  const columns = html<HTMLElement>`<fieldset class="wb-columns"><legend>Columns</legend><div></div></fieldset>`;
  let drawn = "";

  function drawColumns(): void {
    const all = names();
    const chosen = cell.columns ?? all;
    const text = JSON.stringify([all, chosen]);
    columns.hidden = all.length === 0;
    if (text === drawn) return;
    drawn = text;
    const focused = columns.contains(document.activeElement) ? document.activeElement?.getAttribute("value") : null;
    columns.querySelector("div")?.replaceChildren(
      ...all.map((name) => {
        const box = html<HTMLInputElement>`<input type="checkbox" value=${name} checked=${chosen.includes(name)}>`;
        box.addEventListener("change", () => {
          const next = all.filter((other) => (other === name ? box.checked : chosen.includes(other)));
          change(bench, cell, { columns: next.length === all.length ? undefined : next });
        });
        return html`<label>${box} <code>${name}</code></label>`;
      }),
    );
    if (focused != null) columns.querySelector<HTMLInputElement>(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  const output = resultOutput(
    bench,
    first.id,
    () => ({ caption: `Rows of ${cell.source}`, text: null }),
    (result) => {
      const { columns: chosen, sort: sorted } = cell;
      const hidden: Record<string, ColumnView> =
        chosen === undefined
          ? {}
          : Object.fromEntries(
              result.columns.filter(({ name }) => !chosen.includes(name)).map(({ name }) => [name, { hidden: true }]),
            );
      return rowsView(bench.page, result, `Rows of ${cell.source}`, {
        columns: hidden,
        rowLimit: 15,
        ...(sorted && { sort: { column: sorted.column, descending: sorted.order === "descending" } }),
      });
    },
  );

  const draw = () => {
    if (!bench.isEditable) return;
    source.show(cell.source);
    sort.show(cell.sort?.column ?? UNSORTED);
    order.show(cell.sort?.order ?? "descending");
    order.node.hidden = cell.sort === undefined;
    drawColumns();
  };
  return {
    editor: bench.isEditable
      ? html`<div><div class="wb-fields">${source.node}${sort.node}${order.node}</div>${columns}</div>`
      : null,
    output: output.node,
    update(next) {
      const isSame = JSON.stringify(next) === JSON.stringify(cell);
      cell = next;
      draw();
      if (!isSame) output.redraw();
    },
    show(state) {
      output.show(state);
      draw();
    },
    focus: () => source.node.querySelector("select")?.focus(),
    result: output.result,
  };
}
