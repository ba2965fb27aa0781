import { html } from "htl";
import { ID } from "../../schema/tables/common.js";
import { saveButton } from "../../ui/downloads.js";
import { contribution, fileOf, type PlacedRow, type Surroundings } from "./contribution.js";
import { type Scored, toMarkdown, toScorecardJson } from "./document.js";
import { type Editing, whenChanged } from "./editing.js";
import { textField } from "./fields.js";
import { slugOf } from "./identity.js";
import { RUBRIC } from "./rubric.js";

/** What the export needs beside what is in the address. */
export interface ExportContext {
  readonly scored: (surroundings: Surroundings) => Scored;
  /** Null until the keys of the sources have arrived; a text where they did not. */
  readonly surroundings: () => Surroundings | string | null;
  readonly link: () => string;
}

/** Everything that leaves the page: the link, the scorecard as a file, and rows for the dataset. */
export function exportSection(
  editing: Editing,
  { scored, surroundings, link }: ExportContext,
): { readonly node: HTMLElement; readonly show: () => void } {
  const told = html<HTMLElement>`<span role="status" class="muted"></span>`;
  const copyLink = async () => {
    editing.settle();
    told.textContent = await copied(link(), "The link is copied. It opens this page with everything that you entered.");
  };
  const fields = [
    textField(editing, {
      field: "rater",
      label: "Your rater name",
      hint: "Lower-case letters, digits, hyphens.",
      check: (text) => (text.trim() === "" || ID.test(text.trim()) ? null : "This cannot be a rater name."),
    }),
    textField(editing, {
      field: "id",
      label: "Identifier (optional)",
      hint: "Made from the name unless you write one: lower-case letters, digits, hyphens.",
      check: (text) => (text.trim() === "" || ID.test(text.trim()) ? null : "This cannot be an identifier."),
    }),
  ];
  const rows = html<HTMLElement>`<div></div>`;
  const files = html<HTMLElement>`<span class="downloads"></span>`;
  const drawRows = whenChanged((made: ReturnType<typeof contribution> | string) => {
    rows.replaceChildren(typeof made === "string" ? html`<p role="status">${made}</p>` : rowList(made));
  });
  const drawFiles = whenChanged((name: string) => {
    const make = (write: (whole: Scored) => string, type: string) => () => {
      const around = surroundings();
      if (around === null || typeof around === "string") throw new Error("The sources have not arrived.");
      return new Blob([write(scored(around))], { type });
    };
    files.replaceChildren(
      saveButton("JSON", `scorecard-${name}.json`, make(toScorecardJson, "application/json")),
      saveButton("Markdown", `scorecard-${name}.md`, make(toMarkdown, "text/markdown")),
    );
  });
  const show = () => {
    const card = editing.card();
    for (const field of fields) field.show(card);
    const around = surroundings();
    drawFiles(around === null || typeof around === "string" ? "" : slugOf(card.name) || "technique");
    files.hidden = around === null || typeof around === "string";
    drawRows(
      around === null
        ? "Loading the keys of the sources…"
        : typeof around === "string"
          ? around
          : contribution(card, around),
    );
  };
  editing.subscribe(show);
  const node = html<HTMLElement>`<section aria-labelledby="take-along">
    <h2 id="take-along">Take it along</h2>
    <p class="card-actions"><button type="button" onclick=${copyLink}>Copy link</button> ${files} ${told}</p>
    <details class="contribute"><summary>Add it to the dataset</summary>
      <p>These rows go into the project’s CSV files, each at its sorted place; then <code>npm run check</code> must find no problem. They are marked as not yet checked. The rating is one for the date of the paper, by rubric version ${RUBRIC.version}; one for the end of 2025 may follow.</p>
      <div class="fields">${fields.map((field) => field.node)}</div>
      ${rows}
    </details>
  </section>`;
  return { node, show };
}

function rowList({ rows, problems, known, isDefault }: ReturnType<typeof contribution>): HTMLElement {
  return html`<div>
    ${known === null ? "" : html`<p role="status">The dataset has ${known.name} under the identifier ${known.id}. What you can add is a rating of your own${isDefault ? "" : ", beside the default one"}. If yours is another technique, write another identifier.</p>`}
    ${problems.length === 0 ? "" : html`<ul class="row-problems">${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`}
    <ol class="row-list">${rows.map(rowItem)}</ol>
  </div>`;
}

function rowItem({ table, line, place, problems, isReady }: PlacedRow): HTMLElement {
  const file = fileOf(table);
  if (!isReady && problems.length === 0)
    return html`<li><p><code>${file}</code> waits until the problem above is mended.</p></li>`;
  if (problems.length > 0) {
    return html`<li><p><code>${file}</code> is not ready:</p><ul class="row-problems">${problems.map((problem) => html`<li>${problem}</li>`)}</ul></li>`;
  }
  const told = html<HTMLElement>`<span role="status" class="muted"></span>`;
  const copy = async () => {
    told.textContent = await copied(`${line}\n`, "Copied.");
  };
  return html`<li><p><code>${file}</code>, ${place}</p>
    <pre class="row-line">${line}</pre>
    <p class="card-actions"><button type="button" onclick=${copy} >Copy row<span class="visually-hidden"> for ${file}</span></button> ${saveButton("CSV", `${table}-row.csv`, () => new Blob([`${line}\n`], { type: "text/csv" }))} ${told}</p></li>`;
}

async function copied(text: string, done: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return done;
  } catch {
    return "The browser does not let the page copy; select and copy it by hand.";
  }
}
