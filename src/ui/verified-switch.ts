import { html } from "htl";
import { VERIFIED_KEY } from "./parameter-state.js";
import type { PageState } from "./url-state.js";

/** The page's switch "Only rows read in their source": every query with a `verified_only` parameter follows it. */
export function verifiedSwitch(state: PageState): HTMLElement {
  const flip = () => state.set(VERIFIED_KEY, input.checked ? "1" : null);
  const input = html<HTMLInputElement>`<input type="checkbox" role="switch" onchange=${flip}>`;
  const show = () => {
    input.checked = state.get(VERIFIED_KEY) === "1";
  };
  state.subscribe(show);
  show();
  return html`<div class="verified-switch">
    <label>${input}<span>Only rows read in their source</span></label>
    <p>Leaves out facts that are marked <span class="evidence" data-evidence="recalled"><span aria-hidden="true">?</span> not yet checked</span> or <span class="evidence" data-evidence="disputed"><span aria-hidden="true">≠</span> disputed</span>, in every table and figure of this page.</p>
  </div>`;
}
