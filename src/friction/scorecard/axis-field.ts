import { html } from "htl";
import { HARDWARE_AXES } from "../../analysis/profile.js";
import type { Axis, AxisId } from "../../analysis/rubric-text.js";
import { wilsonShare } from "../../analysis/summary.js";
import { describeShare } from "../../tables/finding.js";
import type { Editing } from "./editing.js";
import { type Field, put, radioField, textInput } from "./fields.js";
import type { Agreement } from "./rows.js";
import { MAX_REASON, toLevel } from "./state.js";

const LEVELS = ["2", "1", "0"] as const;

const SAME: Readonly<Record<AxisId, Exclude<keyof Agreement, "rubric_version" | "n" | "same_zone">>> = {
  ga: "same_ga",
  mal: "same_mal",
  par: "same_par",
  sti: "same_sti",
  im: "same_im",
};

/** One axis: its question, the guidance of each level beside the level, how far raters agree, and a reason. */
export function axisField(
  editing: Editing,
  axis: Axis,
): Field & { readonly tell: (agreement: Agreement | null) => void } {
  const isHardware = HARDWARE_AXES.some((hardware) => hardware === axis.id);
  const agreement = html<HTMLElement>`<p class="axis-agreement"></p>`;
  const reason = textInput({
    id: `card-why-${axis.id}`,
    label: `Reason for ${axis.id.toUpperCase()} (optional)`,
    isWide: true,
    max: MAX_REASON,
    onText: (text) => editing.type({ reasons: { ...editing.card().reasons, [axis.id]: text } }),
    onEnd: editing.settle,
  });
  const radios = radioField({
    name: axis.id,
    className: "axis",
    legend: html`<b>${axis.name}</b> <span class="muted">${axis.id.toUpperCase()}, counts for ${isHardware ? "H" : "E"}</span>`,
    before: html`<p class="axis-question">${axis.question}</p>`,
    options: LEVELS.map((value) => {
      const level = toLevel(value) ?? 0;
      return { value, label: html`<b class="axis-level">${value}</b> ${axis.levels[level]}` };
    }),
    valueOf: ({ scores }) => LEVELS.find((value) => toLevel(value) === scores[axis.id]) ?? null,
    onChoice: (value) => editing.choose({ scores: { ...editing.card().scores, [axis.id]: toLevel(value) } }),
    after: html.fragment`${agreement}${reason.node}`,
  });
  return {
    node: radios.node,
    show: (card) => {
      radios.show(card);
      put(reason.input, card.reasons[axis.id]);
    },
    tell: (pairs) => {
      const share = pairs === null ? null : wilsonShare(pairs[SAME[axis.id]], pairs.n);
      agreement.textContent =
        share === null || pairs === null
          ? ""
          : `Two raters gave the same level: ${describeShare(share)}, rubric version ${pairs.rubric_version}.`;
    },
  };
}
