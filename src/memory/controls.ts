import { html } from "htl";
import { choiceControl, chosenOf, problemBox } from "../ui/choice.js";
import { quantityControl } from "../ui/quantity-control.js";
import { selectControl } from "../ui/select-control.js";
import type { PageState } from "../ui/url-state.js";
import type { Gpu } from "./gpu-rows.js";
import type { ModelRow } from "./model-rows.js";
import { gpuChoice } from "./plan.js";
import {
  BATCH,
  CACHE_BITS,
  CONTEXT,
  GPUS,
  MODEL_KEY,
  ORIGIN,
  RESERVE,
  SHARING,
  STANDARD_MODEL,
  TYPED,
  WEIGHT_BITS,
} from "./settings.js";
import { knownModels, modelNamed, readModel, type Subject } from "./subject.js";

export interface Controls {
  readonly node: HTMLElement;
  /** Follows the rows on show. */
  show(): void;
}

export interface Shown {
  readonly models: () => readonly ModelRow[];
  readonly gpus: () => readonly Gpu[];
  readonly subject: () => Subject | null;
}

/** Everything that a reader sets: the model, how it is stored, and on what it runs. */
export function calculatorControls(state: PageState, shown: Shown): Controls {
  const search = modelSearch(state, shown);
  const typed = typedFields(state);
  const gpu = selectControl(state, () => gpuChoice(shown.gpus()));
  const node = html<HTMLElement>`<form class="calculator" onsubmit=${(event: Event) => event.preventDefault()}>
    <fieldset class="calculator-part"><legend>The model</legend>
      ${choiceControl(state, ORIGIN)}${search.node}${typed}
    </fieldset>
    <fieldset class="calculator-part"><legend>What it reads at once</legend>
      ${quantityControl(state, CONTEXT)}${quantityControl(state, BATCH)}
    </fieldset>
    <fieldset class="calculator-part"><legend>How it is stored</legend>
      ${choiceControl(state, CACHE_BITS)}${choiceControl(state, WEIGHT_BITS)}
    </fieldset>
    <fieldset class="calculator-part"><legend>On what it runs</legend>
      ${gpu}${quantityControl(state, GPUS)}${quantityControl(state, RESERVE)}
    </fieldset>
  </form>`;
  const show = () => {
    const isTyped = chosenOf(state, ORIGIN) === "typed";
    search.node.hidden = isTyped;
    typed.hidden = !isTyped;
    search.show();
    gpu.show();
  };
  state.subscribe(show);
  show();
  return { node, show };
}

/** A field that suggests the models of the dataset, and a way to go on from the chosen one's figures. */
function modelSearch(state: PageState, { models, subject }: Shown) {
  const settle = () => {
    const row = modelNamed(field.value, knownModels(models()));
    if (row === null) {
      box.show([
        `No model of known geometry is called “${field.value.slice(0, 40)}”. Type part of a name and pick one of the list.`,
      ]);
      return;
    }
    state.set(MODEL_KEY, row.id === STANDARD_MODEL ? null : row.id);
    show();
  };
  const edit = () => {
    const now = subject();
    if (now?.heads == null) return;
    const [group] = now.built.attention;
    const { layers, queryHeads, kvHeads, headDim, latentDim } = now.heads;
    const isLatent = group !== undefined && group.valuesPerToken !== 2 * kvHeads * headDim;
    const windowed = now.built.attention.find(({ window }) => window !== null);
    state.setAll({
      [ORIGIN.key]: "typed",
      [SHARING.key]: isLatent ? "MLA" : kvHeads === queryHeads ? "MHA" : kvHeads === 1 ? "MQA" : null,
      [TYPED.parameters.key]: now.parameters === null ? null : String(now.parameters / 1e9),
      [TYPED.layers.key]: String(layers),
      [TYPED.queryHeads.key]: String(queryHeads),
      [TYPED.kvHeads.key]: String(kvHeads),
      [TYPED.headDim.key]: String(headDim),
      [TYPED.latentDim.key]: String(latentDim),
      [TYPED.windowed.key]: windowed === undefined ? null : String(Math.round((100 * windowed.layers) / layers)),
      [TYPED.window.key]: windowed?.window == null ? null : String(windowed.window),
    });
  };
  const options = html<HTMLDataListElement>`<datalist id="kv-models"></datalist>`;
  const field = html<HTMLInputElement>`<input type="text" name="model" list="kv-models" autocomplete="off" spellcheck="false" onchange=${settle} onfocus=${() => field.select()}>`;
  const box = problemBox();
  const button = html<HTMLButtonElement>`<button type="button" onclick=${edit}>Change its figures</button>`;
  const node = html<HTMLElement>`<div class="model-search"><label><span>Search by name</span>${field}</label> ${button}${options}${box.node}</div>`;
  let listed: readonly ModelRow[] | null = null;
  function show(): void {
    const known = knownModels(models());
    if (listed !== models()) {
      listed = models();
      options.replaceChildren(...known.map(({ name }) => html`<option value=${name}></option>`));
    }
    const { row, problems } = readModel(state, known);
    box.show(chosenOf(state, ORIGIN) === "typed" ? [] : problems);
    field.value = row?.name ?? "";
    button.disabled = subject()?.heads == null;
  }
  return { node, show };
}

function typedFields(state: PageState): HTMLElement {
  const {
    parameters,
    layers,
    queryHeads,
    headDim,
    kvHeads,
    latentDim,
    windowed,
    window: span,
    state: recurrent,
  } = TYPED;
  const fields = [parameters, layers, queryHeads, headDim, kvHeads, latentDim, windowed, span, recurrent];
  return html<HTMLElement>`<div class="typed-model">${choiceControl(state, SHARING)}${fields.map((one) => quantityControl(state, one))}</div>`;
}
