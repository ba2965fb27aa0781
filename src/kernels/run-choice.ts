import { html } from "htl";
import { problemBox } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";
import type { LabRun } from "./measurements.js";
import { refusal } from "./roofline.js";

/** The key of the address that names the run which the charts show. */
export const SHOWN_KEY = "charts";

/** The key that names the runs beside it, separated by commas. */
const BESIDE_KEY = "beside";

/** The run of this session, by its id among {@link LabRun}s. */
export const SESSION_ID = "session";

export interface Chosen {
  readonly run: LabRun | null;
  readonly beside: readonly LabRun[];
  /** What a reader must know of an address that asks for what is not there. */
  readonly problems: readonly string[];
}

/**
 * The run that the address asks for, or else this session's, or else the first GPU's; and the runs beside it that may
 * share its axes.
 */
export function readChosen(state: Pick<PageState, "get">, runs: readonly LabRun[]): Chosen {
  const asked = state.get(SHOWN_KEY);
  const found = runs.find(({ id }) => id === asked);
  const run =
    found ?? runs.find(({ id }) => id === SESSION_ID) ?? runs.find(({ isSoftware }) => !isSoftware) ?? runs[0] ?? null;
  const ids = state.get(BESIDE_KEY)?.split(",") ?? [];
  const beside = runs.filter(
    (one) => run !== null && one !== run && ids.includes(one.id) && refusal(one, run) === null,
  );
  const problems: string[] = [];
  if (asked !== null && !found && asked !== SESSION_ID)
    problems.push(
      `“${SHOWN_KEY}” in the address is “${asked.slice(0, 40)}”, which is no run here${run === null ? "" : `; the charts show ${run.label}`}.`,
    );
  for (const id of ids) {
    const one = runs.find((other) => other.id === id);
    // This session's run comes only after a kernel has run.
    if (!one && id !== SESSION_ID && id !== "")
      problems.push(`“${BESIDE_KEY}” in the address names “${id.slice(0, 40)}”, which is no run here.`);
    const why = one && run ? refusal(one, run) : null;
    if (one && why !== null) problems.push(`${one.label} does not lie beside ${run?.label}: it is ${why}.`);
  }
  return { run, beside, problems };
}

/** Chooses the run that the charts show, and on the roofline others beside it. */
export function runChoice(state: PageState): { readonly node: HTMLElement; update(runs: readonly LabRun[]): void } {
  const box = problemBox();
  const select = html<HTMLSelectElement>`<select onchange=${() => state.set(SHOWN_KEY, select.value)}></select>`;
  const others = html<HTMLElement>`<div class="beside-choices"></div>`;
  const fieldset = html<HTMLElement>`<fieldset class="beside" hidden><legend>Beside it on the roofline</legend>${others}</fieldset>`;
  const node = html<HTMLElement>`<div class="run-choice">
    <label>Charts show <span>${select}</span></label>
    ${fieldset}${box.node}</div>`;
  let drawn = "";

  return {
    node,
    update(runs) {
      const { run, beside, problems } = readChosen(state, runs);
      box.show(problems);
      node.hidden = runs.length === 0;
      fieldset.hidden = runs.length < 2;
      const now = JSON.stringify([runs.map(({ id, label }) => [id, label]), run?.id, beside.map(({ id }) => id)]);
      // Drawn anew only on a change, or a control would lose its focus while kernels run.
      if (now === drawn || run === null) return;
      drawn = now;
      select.replaceChildren(
        ...runs.map(({ id, label }) => html`<option value=${id} selected=${id === run.id}>${label}</option>`),
      );
      const focused = document.activeElement?.getAttribute("data-run");
      const boxes = runs.filter((one) => one !== run).map((one) => besideBox(one, run, beside));
      others.replaceChildren(...boxes);
      if (focused) others.querySelector<HTMLInputElement>(`[data-run="${CSS.escape(focused)}"]`)?.focus();
    },
  };

  function besideBox(one: LabRun, run: LabRun, beside: readonly LabRun[]): HTMLElement {
    const why = refusal(one, run);
    const toggle = () => {
      const ids = beside.map(({ id }) => id);
      const next = ids.includes(one.id) ? ids.filter((id) => id !== one.id) : [...ids, one.id];
      state.set(BESIDE_KEY, next.join(",") || null);
    };
    return html<HTMLElement>`<label><input type="checkbox" data-run=${one.id} checked=${beside.includes(one)} disabled=${why !== null} onchange=${toggle}>
      <span>${one.label}${why === null ? "" : html`<span class="muted">: ${why}</span>`}</span></label>`;
  }
}
