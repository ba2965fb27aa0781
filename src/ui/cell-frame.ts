import { html } from "htl";
import type { Snapshot } from "../engine/result.js";
import { dataTable } from "./data-table.js";
import { type Download, downloadRow } from "./downloads.js";
import type { ShownResult } from "./query-cell.js";
import { type CellStatus, drawStatus } from "./query-status.js";

export interface CellFrameOptions {
  readonly id: string;
  readonly snapshot: Snapshot;
  readonly heading: 2 | 3 | 4 | null;
  readonly controls: HTMLElement;
  readonly panel: HTMLElement;
  readonly files: readonly Download[];
  readonly shown: () => ShownResult;
  readonly link: () => string;
  /** Takes the query into the workbench. */
  readonly carry: HTMLElement;
}

/** The parts of a cell that a reader sees, each with a way to fill it. */
export interface CellFrame {
  readonly node: HTMLElement;
  draw(render: () => Node): void;
  status(status: CellStatus): void;
  error(panel: Node | null): void;
  notice(content: Node | null): void;
  busy(busy: boolean): void;
  /** Says something in passing. */
  tell(message: string): void;
}

/** Lays a cell out: heading, controls, result, status, SQL, downloads. */
export function cellFrame(options: CellFrameOptions): CellFrame {
  const { id, snapshot, heading, controls, panel, files, shown, link, carry } = options;
  const status = html`<div class="cell-status" role="status"></div>`;
  const told = html`<p class="cell-told" role="status"></p>`;
  const error = html`<div></div>`;
  const notice = html`<div class="cell-notice" role="alert" hidden></div>`;
  const output = html`<div class="cell-output"></div>`;
  const base = snapshot.id.replaceAll("/", "-");
  const about = () => {
    const { run, source } = shown();
    return {
      query: snapshot.id,
      title: snapshot.title,
      page: link(),
      source,
      sql: run.sql,
      parameters: run.parameters,
      catalogVersion: snapshot.catalogVersion,
    };
  };
  const node = html`<section class="cell" id=${id} aria-label=${heading === null ? snapshot.title : null} aria-labelledby=${heading === null ? null : `${id}-title`}>
    ${heading === null ? "" : titleOf(heading, `${id}-title`, snapshot.title)}
    ${snapshot.description === "" ? "" : html`<p class="cell-description">${snapshot.description}</p>`}
    ${controls}${notice}${error}${output}
    <div class="cell-foot">${status}${downloadRow(base, () => shown().result, about, files)}${carry}</div>
    ${panel}${told}
  </section>`;
  // A page may listen for the cell's own input event; those of the controls inside are not its business.
  node.addEventListener("input", (event) => {
    if (event.target !== node) event.stopImmediatePropagation();
  });

  return {
    node,
    draw: (render) => {
      try {
        output.replaceChildren(render());
      } catch (thrown) {
        const reason = thrown instanceof Error ? thrown.message : String(thrown);
        const plain = dataTable(shown().result, { caption: snapshot.title, hideCaption: true });
        output.replaceChildren(
          html`<p class="cell-unfit">This result does not fit the page's own view (${reason}); here it is as a plain table.</p>`,
          plain,
        );
      }
    },
    status: (next) => drawStatus(status, next),
    error: (content) => (content === null ? error.replaceChildren() : error.replaceChildren(content)),
    notice: (content) => {
      notice.hidden = content === null;
      notice.replaceChildren(...(content === null ? [] : [content]));
    },
    busy: (busy) => output.toggleAttribute("aria-busy", busy),
    tell: (message) => {
      told.textContent = message;
    },
  };
}

function titleOf(level: 2 | 3 | 4, id: string, title: string): HTMLElement {
  const heading = document.createElement(`h${level}`);
  heading.id = id;
  heading.className = "cell-title";
  heading.textContent = title;
  return heading;
}
