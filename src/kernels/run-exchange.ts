import { html } from "htl";
import type { RunFile } from "../gpu/run-file.js";
import { formatCount } from "../ui/format.js";
import type { PageState } from "../ui/url-state.js";
import { decodeRun } from "./compact-run.js";
import { isNarrowScreen } from "./narrow-screen.js";
import { ownRun, RUN_KEY } from "./own-run.js";
import { readRunText } from "./read-run-text.js";
import { otherCodeText, runCodes } from "./run-codes.js";
import { runText } from "./run-text.js";
import type { ImportedRun, SessionStore } from "./session-store.js";
import { sentence } from "./words.js";

/** No run of this lab is nearly as large; a larger file would fill a phone's memory. */
const MOST_BYTES = 8 * 2 ** 20;

interface Refusal {
  readonly name: string;
  readonly problems: readonly string[];
  readonly advice: string;
}

/** What begins with a place in the file begins as the file writes it. */
function capitalized(problem: string): string {
  return problem.replace(/^(it|the|and) /, (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
}

function otherCodeMark(codes: ImportedRun["codes"]): DocumentFragment | "" {
  const text = otherCodeText(codes);
  return text === "" ? "" : html.fragment`, <strong>${text}</strong>`;
}

/** Takes a run away as a file or a link, and takes other people's runs in. */
export function runExchange(state: PageState, store: SessionStore): HTMLElement {
  let refused: readonly Refusal[] = [];
  const told = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const list = html<HTMLElement>`<ul class="lab-imported"></ul>`;
  const refusals = html<HTMLElement>`<div role="alert"></div>`;
  const input = html<HTMLInputElement>`<input type="file" accept=".json,application/json" multiple onchange=${async () => {
    await takeIn([...(input.files ?? [])]);
    input.value = "";
  }}>`;
  const tell = (message: string) => {
    told.textContent = message;
  };

  async function takeIn(files: readonly File[]): Promise<void> {
    const bad: Refusal[] = [];
    for (const file of files) {
      if (file.size > MOST_BYTES) {
        const advice = "No run of the lab is nearly as large. Choose another file.";
        bad.push({ name: file.name, problems: ["it is larger than 8 MiB"], advice });
        continue;
      }
      const parsed = readRunText(await file.text());
      if (parsed.kind === "run") await add(file.name.replace(/\.json$/, ""), parsed.run);
      else bad.push({ ...parsed, name: file.name });
    }
    refused = bad;
    tell(files.length === bad.length ? "" : `${formatCount(files.length - bad.length, "run")} imported.`);
    drawRefused();
  }

  async function add(name: string, run: RunFile): Promise<void> {
    store.addImported({ name, run, codes: await runCodes(run) });
  }

  function drawRefused(): void {
    refusals.replaceChildren(
      ...refused.map(
        ({ name, problems, advice }) =>
          html`<div class="cell-error"><p><strong>${name} was refused.</strong> What is on the page stays.</p>
          <ul>${problems.map((problem) => html`<li>${sentence(capitalized(problem))}</li>`)}</ul><p>${advice}</p></div>`,
      ),
    );
  }

  function remove(name: string): void {
    store.removeImported(name);
    const next = list.querySelector("button") ?? input;
    next.focus();
  }

  function drawImported(): void {
    list.replaceChildren(
      ...store
        .imported()
        .map(
          ({ name, run, codes }) =>
            html`<li><b>${name}</b>: ${runText(run)}${otherCodeMark(codes)} <button type="button" class="link" onclick=${() => remove(name)} aria-label=${`Remove ${name}`}>Remove</button></li>`,
        ),
    );
  }

  let shown: unknown;
  const show = () => {
    if (store.imported() === shown) return;
    shown = store.imported();
    drawImported();
  };
  store.subscribe(show);
  show();
  readLink(state.get(RUN_KEY));

  function readLink(code: string | null): void {
    if (code === null) return;
    const parsed = decodeRun(code);
    if (parsed.kind === "run") void add("run of the link", parsed.run);
    else {
      refused = [{ ...parsed, name: "The run of the link" }];
      drawRefused();
    }
  }

  const zone = html<HTMLElement>`<div class="drop-zone">
    <label>Import run files ${input}</label> <span class="muted">or drop them here</span></div>`;
  zone.addEventListener("dragover", (event) => {
    event.preventDefault();
    zone.dataset["over"] = "";
  });
  zone.addEventListener("dragleave", () => delete zone.dataset["over"]);
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    delete zone.dataset["over"];
    void takeIn([...(event.dataTransfer?.files ?? [])]);
  });
  return html<HTMLElement>`<section class="lab-exchange" aria-labelledby="take-it-along">
    <h2 id="take-it-along">Take the run along, add yours</h2>
    ${ownRun(state, store, tell)}${zone}${list}${refusals}${told}
    <details class="lab-more" open=${!isNarrowScreen()}><summary>Add your run to the dataset</summary>
    <p>Everyone can then compare with your device. The kernels must be those of the repository, unedited.</p>
    <ol class="lab-steps">
      <li>In a clone of the repository, after <code>npm ci</code>: <code>npm run -s kernels -- --size standard --record data/runs/NAME.json</code>. Or save a run of this page as JSON, and put the file there.</li>
      <li>NAME tells vendor, model, size and month: <code>nvidia-h200-large-2026-11</code>.</li>
      <li><code>npm run check</code> says whether the file is whole, and what is wrong where it is not.</li>
      <li>Open a pull request with this one file. In it, name driver and operating system.</li>
    </ol></details>
  </section>`;
}
