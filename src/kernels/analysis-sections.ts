import { html } from "htl";
import * as v from "valibot";
import type { Snapshot } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { type Choice, choiceControl, problemBox, readChoice } from "../ui/choice.js";
import type { Claim } from "../ui/claim.js";
import { formatCount } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { VERIFIED_KEY } from "../ui/parameter-state.js";
import { type LabRun, labRun } from "./measurements.js";
import { pairTable } from "./pair-table.js";
import { recordedRuns } from "./recorded.js";
import { roofPoints } from "./roofline.js";
import { rooflineChart } from "./roofline-chart.js";
import { readChosen, runChoice, SESSION_ID, SHOWN_KEY } from "./run-choice.js";
import { familySweeps, sweepsOf } from "./scaling.js";
import { scalingChart } from "./scaling-chart.js";
import type { SessionStore } from "./session-store.js";
import { fitRow, type TaxBasis, type TaxPoint, taxAssociation, taxPoints } from "./tax.js";
import { taxChart } from "./tax-chart.js";

export interface AnalysisOptions {
  readonly snapshots: {
    /** `kernels/runs` */
    readonly runs: Snapshot;
    /** `kernels/hardware-fit` */
    readonly hardwareFit: Snapshot;
    /** `kernels/pair-claims` */
    readonly claims: Snapshot;
  };
  readonly store: SessionStore;
  /** Whether this session's device is a software adapter; null where there is none. */
  isSoftware(): boolean | null;
}

const claimRow = v.object({
  id: v.string(),
  essay: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});

const TAX_CHOICE: Choice<TaxBasis> = {
  key: "tax",
  legend: "Tax against",
  legendShown: true,
  options: [
    { value: "gemm", label: "the GEMM’s rate" },
    { value: "roof", label: "the roof" },
  ],
  standard: "gemm",
};

/** The key of the address that names the sweep which is shown. */
const SWEEP_KEY = "sweep";

/** Results come in bursts while kernels run, and each draws everything anew. */
const SETTLE_MS = 300;

/** What the runs say: roofline, scaling, the pairs that test a claim, and the rubric against the tax. */
export function analysisSections(page: Page, { snapshots, store, isSoftware }: AnalysisOptions): DocumentFragment {
  const { state } = page;
  const recorded = recordedRuns(snapshots.runs.result);
  const allFits = readRows(fitRow, snapshots.hardwareFit.result);
  const claims = new Map<string, Claim>(readRows(claimRow, snapshots.claims.result).map((claim) => [claim.id, claim]));

  const choice = runChoice(state);
  const roofline = rooflineChart();
  const scaling = scalingChart();
  const sweep = sweepChoice();
  const family = familySweep();
  const pairs = pairTable({ store, claims, verdicts: page.verdicts, isSoftware });
  const tax = taxChart();

  let associated: { readonly key: string; readonly of: ReturnType<typeof taxAssociation> } | null = null;

  /** Thousands of resamples take a moment, and most changes leave the points as they are. */
  function associationOf(points: readonly TaxPoint[]) {
    const key = JSON.stringify(points.map(({ h, tax }) => [h, tax]));
    if (associated?.key !== key) associated = { key, of: taxAssociation(points) };
    return associated.of;
  }

  /** The sweeps of the run shown, one of which is chosen. */
  function sweepChoice() {
    const box = problemBox();
    const select = html<HTMLSelectElement>`<select onchange=${() => state.set(SWEEP_KEY, select.value)}></select>`;
    const node = html<HTMLElement>`<div class="run-choice"><label>Sweep <span>${select}</span></label>${box.node}</div>`;
    let drawn = "";
    return {
      node,
      update(run: LabRun | null): void {
        const sweeps = run === null ? [] : sweepsOf(run);
        const asked = state.get(SWEEP_KEY);
        const chosen = sweeps.find(({ id }) => id === asked) ?? sweeps[0];
        node.hidden = sweeps.length === 0;
        const isMissing = asked !== null && sweeps.length > 0 && chosen?.id !== asked;
        box.show(
          isMissing ? [`“${SWEEP_KEY}” in the address is “${asked.slice(0, 40)}”, which this run did not sweep.`] : [],
        );
        const now = JSON.stringify([sweeps.map(({ id }) => id), chosen?.id]);
        if (now !== drawn) {
          drawn = now;
          select.replaceChildren(
            ...sweeps.map(({ id, label }) => html`<option value=${id} selected=${id === chosen?.id}>${label}</option>`),
          );
        }
        scaling.update(
          run !== null && chosen ? { run, sweeps: chosen } : null,
          "The run that the charts show holds no sweep. Sweep a family, and its kernels’ curves appear here together, each with its exponent.",
        );
      },
    };
  }

  /** Sweeps all kernels of a family, so that their curves lie on one chart. */
  function familySweep() {
    const sweeps = familySweeps();
    const select = html<HTMLSelectElement>`<select>${sweeps.map(({ id, label, kernels }) => html`<option value=${id}>${label} (${formatCount(kernels, "kernel")})</option>`)}</select>`;
    const button = html<HTMLButtonElement>`<button type="button" onclick=${run}>Sweep the family</button>`;
    const said = html<HTMLElement>`<span class="muted"></span>`;

    async function run(): Promise<void> {
      const chosen = sweeps.find(({ id }) => id === select.value);
      if (!chosen) return;
      state.setAll({ [SWEEP_KEY]: chosen.id, [SHOWN_KEY]: null });
      await store.run(chosen.jobs(store.size()));
    }

    return {
      node: html<HTMLElement>`<div class="run-choice family-sweep"><label>Measure here <span>${select}</span></label> ${button} ${said}</div>`,
      update(): void {
        const progress = store.progress();
        const device = store.device();
        button.disabled = progress !== null || device.kind !== "open";
        said.textContent = device.kind === "none" ? "Nothing can be measured here: no device." : "";
      },
    };
  }

  function show(): void {
    const current = store.current();
    const session = current === null ? [] : [labRun(SESSION_ID, "This session", current)];
    const imported = store.imported().map(({ name, run, codes }) => labRun(`imported-${name}`, name, run, codes));
    const runs = [...session, ...imported, ...recorded];
    const { run, beside } = readChosen(state, runs);
    choice.update(runs);
    const none = "Nothing was measured or recorded yet.";
    roofline.update(
      run !== null && roofPoints(run).length > 0 ? { run, beside } : null,
      run === null ? none : "This run timed no kernel that computes.",
    );
    sweep.update(run);
    const { value: basis } = readChoice(state, TAX_CHOICE);
    const fits = state.get(VERIFIED_KEY) === "1" ? allFits.filter(({ evidence }) => evidence === "seen") : allFits;
    const points = run === null ? [] : taxPoints(run, fits, basis);
    tax.update(
      run !== null && points.length > 0 ? { run, points, association: associationOf(points), basis } : null,
      run === null
        ? none
        : `This run does not hold ${basis === "gemm" ? "a GEMM" : "its ceilings"} and a kernel of a rated technique, both of which a tax needs.`,
    );
    pairs.update(runs.filter(({ id }) => id !== SESSION_ID));
  }

  // At once, so that its button can take the focus back when a run ends.
  store.subscribe(family.update);
  family.update();
  let isSettling = false;
  store.subscribe(() => {
    if (isSettling) return;
    isSettling = true;
    setTimeout(() => {
      isSettling = false;
      show();
    }, SETTLE_MS);
  });
  state.subscribe(show);
  show();

  return html.fragment`<div class="lab lab-analysis">
    <section aria-labelledby="roofline"><h2 id="roofline">Roofline</h2>
      <p>A kernel is limited by arithmetic or by memory, whichever would take longer at the device’s best. The more operations it does for each byte that must move, the higher the roof over it.</p>
      ${choice.node}${roofline.node}</section>
    <section aria-labelledby="scaling"><h2 id="scaling">Scaling</h2>
      <p>How time grows with one parameter, such as the length of a prompt. An exponent of 1 is in step with it, one of 2 with its square.</p>
      ${family.node}${sweep.node}${scaling.node}</section>
    <section aria-labelledby="pairs"><h2 id="pairs">Pairs that test a claim</h2>
      <p>Two kernels at a time, timed in turn on one device, so that both meet the same conditions. The essays speak of GPUs: only a GPU’s figure is held against a claim. Figures of other runs come from separate times and have wider intervals.</p>
      ${pairs.node}</section>
    <section aria-labelledby="rubric-and-tax"><h2 id="rubric-and-tax">Does the rubric predict the tax?</h2>
      <p>H rates from 0 to 6 how well a technique’s computation suits a GPU. If it is right, techniques of a higher H should waste less of the device.</p>
      ${choiceControl(state, TAX_CHOICE)}${tax.node}</section>
  </div>`;
}
