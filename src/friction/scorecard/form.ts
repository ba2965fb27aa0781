import { html } from "htl";
import { categoryName } from "../../dataset/architecture-list.js";
import { axisField } from "./axis-field.js";
import type { Editing } from "./editing.js";
import { exampleField } from "./example-field.js";
import { type Field, put, radioField, textField } from "./fields.js";
import { identityText } from "./identity.js";
import type { Agreement, Technique } from "./rows.js";
import { RUBRIC } from "./rubric.js";
import { CATEGORIES, PRODUCTS, TAX_PAYERS, type TaxPayer, UPSTREAM, type Upstream } from "./state.js";
import { dateProblem, readWork } from "./work.js";

const UPSTREAM_TEXT: Readonly<Record<Upstream, string>> = {
  yes: "yes",
  partly: "partly",
  no: "no",
  unknown: "not known",
};

const PAYER_TEXT: Readonly<Record<TaxPayer, string>> = {
  we: "we do",
  vendor: "a vendor or lab does",
  community: "the community",
  unknown: "not known",
};

/**
 * The form of the scorecard.
 *
 * @param today `YYYY-MM-DD`, after which no paper can be dated
 */
export function scorecardForm(
  editing: Editing,
  techniques: readonly Technique[],
  today: string,
): { readonly node: HTMLElement; readonly tell: (agreement: Agreement | null) => void } {
  const axes = RUBRIC.axes.map((axis) => axisField(editing, axis));
  const id = html<HTMLElement>`<p class="field-hint field-wide"></p>`;
  const texts = [
    textField(editing, { field: "name", label: "Name" }),
    categoryField(editing),
    textField(editing, {
      field: "date",
      label: "Date of the paper",
      hint: "2026, 2026-03 or 2026-03-17.",
      check: (text) => dateProblem(text, today),
    }),
    textField(editing, {
      field: "work",
      label: "arXiv id or address",
      check: (text) => {
        const work = readWork(text);
        return work.kind === "unclear" ? `${work.message}.` : null;
      },
    }),
    textField(editing, { field: "title", label: "Title of the paper (optional)", isWide: true }),
    textField(editing, { field: "oneLine", label: "What it does, in one line", isWide: true }),
    textField(editing, {
      field: "org",
      label: "Organisation (optional)",
      hint: "Several are parted by a semicolon.",
      isWide: true,
    }),
  ];
  const heuristic = heuristicFields(editing);
  const fields: readonly Field[] = [...texts, ...axes, ...heuristic];
  const show = () => {
    const card = editing.card();
    for (const field of fields) field.show(card);
    id.textContent = identityText(card, techniques);
  };
  editing.subscribe(show);
  show();
  const node = html<HTMLElement>`<form class="card-form" onsubmit=${(event: Event) => event.preventDefault()}>
    <h2 id="technique">The technique</h2>
    <div class="fields">${exampleField(editing, techniques)}${texts.map(({ node }) => node)}${id}</div>
    <h2 id="axes">Five axes</h2>
    <p>Rate the technique as of its paper. ${RUBRIC.scope}</p>
    <p>Raters differ: the line under each axis says how often two of them chose the same level. <a href="./rubric">See examples at each level</a>, or <a href="./trial">how the rubric stands up</a>.</p>
    ${axes.map(({ node }) => node)}
    <h2 id="product">If you build on it</h2>
    ${heuristic.map(({ node }) => node)}
  </form>`;
  return {
    node,
    tell: (agreement) => {
      for (const axis of axes) axis.tell(agreement);
    },
  };
}

function categoryField(editing: Editing): Field {
  const choose = () => editing.choose({ category: select.value });
  const names = Object.keys(CATEGORIES).sort();
  const select = html<HTMLSelectElement>`<select id="card-category" aria-describedby="card-category-hint" onchange=${choose}><option value="">none chosen</option>${names.map(
    (category) =>
      html`<option value=${category} title=${CATEGORIES[category] ?? ""}>${categoryName(category)}</option>`,
  )}</select>`;
  return {
    node: html`<div class="field"><label for="card-category">Category</label>${select}
      <p class="field-hint" id="card-category-hint">It breaks ties between neighbours, and rows for the dataset need it.</p></div>`,
    show: ({ category }) => put(select, category),
  };
}

function heuristicFields(editing: Editing): readonly Field[] {
  return [
    radioField({
      name: "upstream",
      className: "choices",
      legend: "Is it upstream in PyTorch, or does it run on upstream operators?",
      options: UPSTREAM.map((value) => ({ value, label: UPSTREAM_TEXT[value] })),
      valueOf: ({ upstream }) => upstream,
      onChoice: (upstream) => editing.choose({ upstream }),
    }),
    radioField({
      name: "tax",
      className: "choices",
      legend: "Who pays the integration tax: the work of fitting it into a stack and keeping it there?",
      options: TAX_PAYERS.map((value) => ({ value, label: PAYER_TEXT[value] })),
      valueOf: ({ taxPayer }) => taxPayer,
      onChoice: (taxPayer) => editing.choose({ taxPayer }),
    }),
    radioField({
      name: "infra",
      className: "choices",
      legend: "Is your product the infrastructure?",
      options: PRODUCTS.map((value) => ({ value, label: value })),
      valueOf: ({ infrastructure }) => infrastructure,
      onChoice: (infrastructure) => editing.choose({ infrastructure }),
    }),
  ];
}
