import { html } from "htl";
import type { Snapshot } from "../engine/result.js";
import { createLabClient } from "../gpu/client.js";
import { KERNELS } from "../gpu/kernels/index.js";
import { tuningStore } from "../gpu/tuning-store.js";
import { readChoice } from "../ui/choice.js";
import { dataTable } from "../ui/data-table.js";
import { formatCount } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { runControls, SIZE_CHOICE } from "./controls.js";
import { detailSection } from "./detail-section.js";
import { deviceCard } from "./device-card.js";
import { editKeeper } from "./kept-edit.js";
import { isNarrowScreen } from "./narrow-screen.js";
import { resultTable } from "./result-table.js";
import { runExchange } from "./run-exchange.js";
import type { PairSides, SessionStore } from "./session-store.js";
import { fetchOnce } from "./source-panel.js";
import { createLabStore } from "./store.js";

/** The page's lab: a worker that starts at once and ends with the page. */
export function openLab(page: Page, pairSides: PairSides): SessionStore {
  const store = createLabStore({
    client: (listeners) => {
      const client = createLabClient({
        // Framework rewrites this form, and no other, to the address that the worker has after the build.
        spawn: () => new Worker(import.meta.resolve("../gpu/worker.js"), { type: "module" }),
        tunings: tuningStore(storage()),
        ...listeners,
      });
      addEventListener("pagehide", () => client.stop());
      return client;
    },
    pairSides,
    runtime: navigator.userAgent,
    size: readChoice(page.state, SIZE_CHOICE).value,
  });
  void store.open();
  return store;
}

/** The part of the page that runs kernels. */
export function labSections(page: Page, store: SessionStore, sources: () => Promise<unknown>): DocumentFragment {
  const architectureHref = (id: string) => `./dataset?id=${encodeURIComponent(id)}`;
  const runAll = () =>
    void store.run(KERNELS.map(({ id, sizes }) => ({ kernelId: id, parameters: sizes[store.size()] })));
  // Made first, so that it hears of a run before the button that started it is disabled and loses its focus.
  const controls = runControls(page.state, store, runAll);
  const details = detailSection(page.state, store, editKeeper(tabStorage()), architectureHref, fetchOnce(sources));
  return html.fragment`<div class="lab">
    ${deviceCard(store)}
    <section aria-labelledby="run-the-kernels"><h2 id="run-the-kernels">Run the kernels</h2>
      <p>Each kernel runs once on random numbers and is compared with a reference in double precision. Only one that is right is timed, until the 95% interval of its median is narrow or its time is up. Leaving the page ends the run.</p>
      ${controls}
      ${resultTable({ store, open: details.open })}
      <details class="lab-more"><summary>What rate, roof and tax mean</summary><dl class="lab-terms">
        <div><dt>Rate and memory</dt><dd>operations that the result needs, and bytes that any method must move, over the time. A method that does more work than needed gets no credit for it.</dd></div>
        <div><dt>Of roof</dt><dd>the share of what this device can do at most for that mix of arithmetic and memory, as the ceilings measured it. Data that stay in a cache can pass 100%. Kernels of matrix units and of packed whole numbers have none, as no ceiling measures those units.</dd></div>
        <div><dt>Tax</dt><dd>the friction tax: how many times longer the kernel takes than the same useful operations take in this device’s fastest matrix product (GEMM) at the same size, in f16 where the kernel is. Operations are counted as papers count them: with the exponentials of a scan’s formula, without those of a softmax, so that a scan looks the better for it.</dd></div>
      </dl></details>
    </section>
    ${details.node}
    ${runExchange(page.state, store)}
  </div>`;
}

const RECORDED_COLUMNS = {
  kernel: { rowHeader: true },
  is_software: { label: "Software adapter" },
  median_ms: { label: "Median", unit: "ms" },
  low_ms: { label: "From", unit: "ms", description: "Lower end of the median’s 95% interval" },
  high_ms: { label: "To", unit: "ms", description: "Upper end of the median’s 95% interval" },
  n_samples: { label: "Samples" },
  timing: { label: "Clock" },
  code: { label: "Code", description: "Whether today’s kernel is still the one that ran" },
  gflop_per_s: { label: "Rate", unit: "GFLOP/s" },
  gb_per_s: { label: "Memory", unit: "GB/s" },
} as const;

/** The runs that are in the dataset, to look at where no kernel can run. */
export function recordedSection(page: Page, snapshot: Snapshot): DocumentFragment {
  const cell = queryCell({
    snapshot,
    ...page,
    heading: null,
    render: (result) =>
      dataTable(result, {
        caption: snapshot.title,
        hideCaption: true,
        columns: RECORDED_COLUMNS,
        ...page,
        rowLimit: 8,
      }),
  });
  return html.fragment`<h2 id="recorded-runs">Recorded runs</h2>
    <details class="lab-more" open=${!isNarrowScreen()}><summary>All ${formatCount(snapshot.result.rows.length, "result")}</summary>${cell}</details>`;
}

const storage = () => storageOrNull(() => localStorage);
const tabStorage = () => storageOrNull(() => sessionStorage);

function storageOrNull(storage: () => Storage): Storage | null {
  try {
    return storage();
  } catch {
    // Some browsers refuse storage to pages whose reader declined it.
    return null;
  }
}
