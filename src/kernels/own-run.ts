import { html } from "htl";
import type { RunFile } from "../gpu/run-file.js";
import { carryButton } from "../ui/carry.js";
import { copyLink } from "../ui/copy-link.js";
import { saveButton } from "../ui/downloads.js";
import type { PageState } from "../ui/url-state.js";
import { encodeRun } from "./compact-run.js";
import { runCsv } from "./run-csv.js";
import { runText } from "./run-text.js";
import type { SessionStore } from "./session-store.js";

/** The key of the address that carries a run. */
export const RUN_KEY = "run";

/** This session's run, to save, to share and to carry to the workbench. */
export function ownRun(
  state: PageState,
  store: Pick<SessionStore, "current" | "subscribe">,
  tell: (message: string) => void,
): HTMLElement {
  const about = html<HTMLElement>`<span></span>`;
  const node = html<HTMLElement>`<div class="lab-own"></div>`;
  let shown: RunFile | null | undefined;
  let drawnName: string | null = null;

  const share = () => {
    const run = store.current();
    if (run === null) return;
    const code = encodeRun(run);
    if (code === null) tell("This run is too long for a link. Save it as JSON and send the file.");
    else void copyLink(state.link({ query: { [RUN_KEY]: code } }), tell);
  };

  function actions(name: string): readonly Node[] {
    const json = () => new Blob([`${JSON.stringify(store.current(), null, 1)}\n`], { type: "application/json" });
    const csv = () => {
      const run = store.current();
      return new Blob([run === null ? "" : runCsv(run)], { type: "text/csv" });
    };
    return [
      html`<span class="downloads"><span class="muted">Save</span>
        ${saveButton("JSON", `${name}.json`, json)}
        ${saveButton("CSV", `${name}.csv`, csv)}
        <button type="button" class="link" onclick=${share}>Copy a link with this run</button></span>`,
      carryButton(() => ({
        title: "Kernels on my device",
        summary: "The kernels of a run of the lab with its sizes: each runs again when asked to.",
        page: location.href,
        parts: (store.current()?.results ?? []).map(({ kernelId, parameters }) => ({
          kind: "kernel",
          kernel: kernelId,
          parameters,
        })),
      })),
    ];
  }

  const show = () => {
    const run = store.current();
    if (run === shown) return;
    shown = run;
    if (run === null) {
      drawnName = null;
      node.replaceChildren(
        html`<p class="muted">Run a kernel: then save its times here as JSON or CSV, or copy a link with them.</p>`,
      );
      return;
    }
    about.replaceChildren(runText(run));
    const name = `kernel-run-${run.size}-${run.recordedAt.slice(0, 10)}`;
    // Results come while a reader may be at these buttons, and one that is replaced loses the focus.
    if (name !== drawnName) node.replaceChildren(about, ...actions(name));
    drawnName = name;
  };
  store.subscribe(show);
  show();
  return node;
}
