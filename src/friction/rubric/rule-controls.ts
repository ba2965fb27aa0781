import { html } from "htl";
import { ZONE_RULE, type ZoneRule } from "../../analysis/rubric.js";
import { THRESHOLD_RANGES, THRESHOLDS, type Threshold } from "../../analysis/zone-rules.js";
import type { PageState } from "../../ui/url-state.js";
import { ZONE_STYLES } from "../../ui/zones.js";
import { describeAllowed, PRESETS, sameRule, THRESHOLD_TEXTS, writeRule, writeThreshold } from "./rule-state.js";

/** Five sliders over the thresholds, and named rules to start from. */
export function ruleControls(state: PageState): { readonly node: HTMLElement; show(rule: ZoneRule): void } {
  const sliders = THRESHOLDS.map((threshold) => slider(threshold, state));
  const presets = PRESETS.map(({ name, meaning, rule }) => ({
    rule,
    button: html<HTMLButtonElement>`<button type="button" title=${meaning} onclick=${() => writeRule(state, rule)}>${name}</button>`,
  }));
  const reset = html<HTMLButtonElement>`<button type="button" onclick=${() => writeRule(state, ZONE_RULE)}>Reset</button>`;
  const node = html<HTMLElement>`<div class="rule-controls">
    <div class="rule-presets" role="group" aria-label="Named rules">${presets.map(({ button }) => button)}${reset}</div>
    <fieldset class="rule-sliders"><legend class="visually-hidden">Thresholds of the zone rule</legend>${sliders.map((s) => s.node)}</fieldset>
  </div>`;
  return {
    node,
    show: (rule) => {
      for (const { show } of sliders) show(rule);
      for (const preset of presets) preset.button.setAttribute("aria-pressed", String(sameRule(preset.rule, rule)));
      reset.disabled = sameRule(rule, ZONE_RULE);
    },
  };
}

function slider(threshold: Threshold, state: PageState) {
  const { key, label, zone } = THRESHOLD_TEXTS[threshold];
  const { min, max } = THRESHOLD_RANGES[threshold];
  const move = () => state.set(key, writeThreshold(threshold, input.valueAsNumber), "replace");
  const input = html<HTMLInputElement>`<input type="range" min=${min} max=${max} step="1" aria-describedby=${`limits-${key}`} oninput=${move}>`;
  // Not an output element: inside a label that would be what the label names, and not the slider.
  const value = html<HTMLElement>`<b class="rule-value" aria-hidden="true"></b>`;
  const limits = html<HTMLElement>`<span class="rule-limits" id=${`limits-${key}`}></span>`;
  const node = html<HTMLElement>`<div class="rule-slider" data-zone=${zone}>
    <label><span class="rule-label"><span class="rule-symbol" aria-hidden="true">${ZONE_STYLES[zone].symbol}</span> ${label} ${value}</span>${input}</label>
    ${limits}
  </div>`;
  return {
    node,
    show: (rule: ZoneRule) => {
      input.valueAsNumber = rule[threshold];
      value.textContent = String(rule[threshold]);
      limits.textContent = describeAllowed(rule, threshold);
    },
  };
}
