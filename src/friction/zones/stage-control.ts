import { html } from "htl";
import type { PageState } from "../../ui/url-state.js";
import { STAGES } from "./lags.js";
import type { Stage } from "./rows.js";

const KEY = "stage";

/** The choice of the stage whose curves are drawn, kept in the address; anything unknown there is first production. */
export function stageControl(state: PageState, change: () => void) {
  const stage = (): Stage => (state.get(KEY) === "default" ? "default" : "first_production");
  const stages: readonly Stage[] = ["first_production", "default"];
  const options = stages.map((value) => {
    const choose = () => state.set(KEY, value === "default" ? value : null);
    const input = html<HTMLInputElement>`<input type="radio" name="stage" value=${value} onchange=${choose}>`;
    return { value, input, node: html`<label>${input}<span>${STAGES[value].label}</span></label>` };
  });
  let shown = stage();
  const show = () => {
    for (const { value, input } of options) input.checked = value === stage();
  };
  state.subscribe(() => {
    show();
    if (shown === stage()) return;
    shown = stage();
    change();
  });
  show();
  return {
    stage,
    node: html`<fieldset class="segmented"><legend class="visually-hidden">Stage of adoption</legend>${options.map((o) => o.node)}</fieldset>`,
  };
}
