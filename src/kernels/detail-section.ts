import { html } from "htl";
import { KERNELS, kernelNamed } from "../gpu/kernels/index.js";
import { problemBox } from "../ui/choice.js";
import type { PageState } from "../ui/url-state.js";
import { PARAMETERS_KEY } from "./chosen-parameters.js";
import type { EditKeeper } from "./kept-edit.js";
import { type KernelDetail, kernelDetail } from "./kernel-detail.js";
import type { SessionStore } from "./session-store.js";
import type { FetchSources } from "./source-panel.js";
import { familyText } from "./words.js";

const KEY = "kernel";

export interface DetailSection {
  readonly node: HTMLElement;
  /** Shows a kernel and brings it before the reader. */
  open(kernelId: string): void;
}

/** The kernel that the address names, the first where it names none. */
export function detailSection(
  state: PageState,
  store: SessionStore,
  edits: EditKeeper,
  architectureHref: (id: string) => string,
  sources: FetchSources,
): DetailSection {
  const families = [...new Set(KERNELS.map(({ family }) => family))];
  // Parameters are a kernel's own: another starts at those of the size.
  const go = (kernelId: string) =>
    state.setAll({ [KEY]: kernelId === KERNELS[0]?.id ? null : kernelId, [PARAMETERS_KEY]: null });
  const choose = () => go(select.value);
  const select = html<HTMLSelectElement>`<select onchange=${choose}>${families.map(
    (family) =>
      html`<optgroup label=${familyText(family)}>${KERNELS.filter((kernel) => kernel.family === family).map(({ id, title }) => html`<option value=${id}>${title}</option>`)}</optgroup>`,
  )}</select>`;
  const place = html<HTMLElement>`<div></div>`;
  const box = problemBox();
  const heading = html<HTMLElement>`<h2 id="one-kernel" tabindex="-1">One kernel, up close</h2>`;
  let shown: { readonly id: string; readonly detail: KernelDetail } | null = null;

  const show = () => {
    const asked = state.get(KEY);
    const kernel = asked === null ? KERNELS[0] : kernelNamed(asked);
    box.show(kernel ? [] : [`“${KEY}” in the address is “${asked?.slice(0, 40)}”, which is no kernel of the lab.`]);
    const found = kernel ?? KERNELS[0];
    if (!found) return;
    if (found.id === shown?.id) return shown.detail.follow();
    shown?.detail.close();
    const detail = kernelDetail({ store, state, edits, kernel: found, architectureHref, sources });
    shown = { id: found.id, detail };
    select.value = found.id;
    place.replaceChildren(detail.node);
  };
  state.subscribe(show);
  show();
  return {
    node: html<HTMLElement>`<section aria-labelledby="one-kernel">${heading}
      <label class="kernel-choice">Kernel ${select}</label>${box.node}${place}</section>`,
    open(kernelId) {
      if (kernelId !== shown?.id) go(kernelId);
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    },
  };
}
