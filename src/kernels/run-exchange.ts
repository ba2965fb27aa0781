import { html } from "htl";
import { adapterName } from "../gpu/device.js";
import type { RunFile } from "../gpu/run-file.js";
import { carryButton } from "../ui/carry.js";
import { copyLink } from "../ui/copy-link.js";
import { saveButton } from "../ui/downloads.js";
import { formatCount, formatDate } from "../ui/format.js";
import type { PageState } from "../ui/url-state.js";
import { decodeRun, encodeRun } from "./compact-run.js";
import { isNarrowScreen } from "./narrow-screen.js";
import { readRunText } from "./read-run-text.js";
import { runCsv } from "./run-csv.js";
import type { SessionStore } from "./store.js";

/** The key of the address that carries a run. */
const RUN_KEY = "run";

/** No run of this lab is nearly as large; a larger file would fill a phone's memory. */
const MOST_BYTES = 8 * 2 ** 20;

interface Refusal {
  readonly name: string;
  readonly problems: readonly string[];
}

/** Takes a run away as a file or a link, and takes other people's runs in. */
export function runExchange(state: PageState, store: SessionStore): HTMLElement {
  let refused: readonly Refusal[] = [];
  const told = html<HTMLElement>`<p class="lab-notice" role="status"></p>`;
  const own = html<HTMLElement>`<div class="lab-own"></div>`;
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
        bad.push({ name: file.name, problems: ["it is larger than 8 MiB, too large for a run"] });
        continue;
      }
      const parsed = readRunText(await file.text());
      if (parsed.kind === "run") store.addImported({ name: file.name.replace(/\.json$/, ""), run: parsed.run });
      else bad.push({ name: file.name, problems: parsed.problems });
    }
    refused = bad;
    tell(files.length === bad.length ? "" : `${formatCount(files.length - bad.length, "run")} imported.`);
    drawRefused();
  }

  function drawRefused(): void {
    refusals.replaceChildren(
      ...refused.map(
        ({ name, problems }) =>
          html`<div class="cell-error"><p><strong>${name} was refused.</strong> What is on the page stays.</p>
          <ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul></div>`,
      ),
    );
  }

  function drawOwn(run: RunFile | null): void {
    if (run === null) {
      own.replaceChildren(
        html`<p class="muted">Run a kernel: then save its times here as JSON or CSV, or copy a link with them.</p>`,
      );
      return;
    }
    const base = `kernel-run-${run.size}-${run.recordedAt.slice(0, 10)}`;
    const share = () => {
      const code = encodeRun(run);
      if (code === null) tell("This run is too long for a link. Save it as JSON and send the file.");
      else void copyLink(state.link({ query: { [RUN_KEY]: code } }), tell);
    };
    own.replaceChildren(
      html`<span>${runText(run)}</span>`,
      html`<span class="downloads"><span class="muted">Save</span>
        ${saveButton("JSON", `${base}.json`, () => new Blob([`${JSON.stringify(run, null, 1)}\n`], { type: "application/json" }))}
        ${saveButton("CSV", `${base}.csv`, () => new Blob([runCsv(run)], { type: "text/csv" }))}
        <button type="button" class="link" onclick=${share}>Copy a link with this run</button></span>`,
      carryButton(() => ({
        title: "Kernels on my device",
        summary: "The kernels of a run of the lab with its sizes: each runs again when asked to.",
        page: location.href,
        parts: run.results.map(({ kernelId, parameters }) => ({ kind: "kernel", kernel: kernelId, parameters })),
      })),
    );
  }

  function drawImported(): void {
    list.replaceChildren(
      ...store
        .imported()
        .map(
          ({ name, run }) =>
            html`<li><b>${name}</b>: ${runText(run)} <button type="button" class="link" onclick=${() => store.removeImported(name)} aria-label=${`Remove ${name}`}>Remove</button></li>`,
        ),
    );
  }

  let shownOwn: RunFile | null | undefined;
  let shownImported: unknown;
  const show = () => {
    if (store.current() !== shownOwn) {
      shownOwn = store.current();
      drawOwn(shownOwn);
    }
    if (store.imported() !== shownImported) {
      shownImported = store.imported();
      drawImported();
    }
  };
  store.subscribe(show);
  show();
  readLink(state.get(RUN_KEY));

  function readLink(code: string | null): void {
    if (code === null) return;
    const parsed = decodeRun(code);
    if (parsed.kind === "run") store.addImported({ name: "run of the link", run: parsed.run });
    else {
      refused = [{ name: "The run of the link", problems: parsed.problems }];
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
    ${own}${zone}${list}${refusals}${told}
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

/** `NVIDIA H200, large, 21 November 2026, 12 kernels`; software adapters are marked. */
function runText({ adapter, size, recordedAt, results }: RunFile): DocumentFragment {
  const passed = results.filter(({ status }) => status === "passed").length;
  return html.fragment`${adapterName(adapter)}${adapter.isSoftware ? html` <span class="software-mark">software adapter</span>` : ""}, ${size}, ${formatDate(recordedAt.slice(0, 10))}: ${formatCount(passed, "measurement")}${passed < results.length ? `, ${results.length - passed} without a time` : ""}`;
}
