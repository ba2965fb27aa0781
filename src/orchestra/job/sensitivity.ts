import type { Chain } from "../../analysis/orchestration/chain.js";
import { closedForm } from "../../analysis/orchestration/closed-form.js";
import { gammaFrom, type Latency, latencyQuantile, lognormalFrom } from "../../analysis/orchestration/latency.js";
import { type RangedInput, type Tornado, tornado } from "../../analysis/tornado.js";

/** The inputs of a chain whose ranges the tornado runs through. */
export type ChainInput = "calls" | "p50" | "p99" | "correlation" | "branches" | "failures" | "slowdown";

interface Setting {
  readonly chain: Chain;
  readonly calls: number;
}

interface InputKind {
  /** The range around a setting; null where the input cannot be moved there. */
  readonly range: (setting: Setting) => Omit<RangedInput, "id"> | null;
  readonly apply: (setting: Setting, value: number) => Setting;
}

const within = (low: number, value: number, high: number) => ({
  low: Math.min(low, value),
  value,
  high: Math.max(high, value),
});

const changed = (setting: Setting, chain: Partial<Chain>): Setting => ({
  ...setting,
  chain: { ...setting.chain, ...chain },
});

const INPUTS: Readonly<Record<ChainInput, InputKind>> = {
  calls: {
    range: ({ calls }) => ({ low: Math.max(1, Math.round(calls / 2)), value: calls, high: 2 * calls }),
    apply: (setting, calls) => ({ ...setting, calls }),
  },
  p50: {
    range: ({ chain: { latency } }) => halfToDouble(latency, 0.5),
    apply: (setting, p50) => changed(setting, { latency: rebuilt(setting.chain.latency, p50, null) }),
  },
  p99: {
    range: ({ chain: { latency } }) => halfToDouble(latency, 0.99),
    apply: (setting, p99) => changed(setting, { latency: rebuilt(setting.chain.latency, null, p99) }),
  },
  correlation: {
    range: ({ chain: { correlation, slowdown } }) =>
      slowdown > 0 || correlation > 0.9 ? null : within(0, correlation, 0.9),
    apply: (setting, correlation) => changed(setting, { correlation }),
  },
  branches: {
    range: ({ chain: { branches } }) => within(1, branches, 4),
    apply: (setting, branches) => changed(setting, { branches }),
  },
  failures: {
    range: ({ chain: { failureShare, correlation } }) => (correlation === 1 ? null : within(0, failureShare, 0.1)),
    // An error that is not tried again costs no time.
    apply: (setting, failureShare) =>
      changed(setting, {
        failureShare,
        retries:
          failureShare === setting.chain.failureShare ? setting.chain.retries : Math.max(1, setting.chain.retries),
      }),
  },
  slowdown: {
    range: ({ chain: { correlation, slowdown } }) =>
      correlation > 0 && correlation < 1 ? null : within(0, slowdown, 0.02),
    apply: (setting, slowdown) => changed(setting, { slowdown }),
  },
};

const IDS = ["calls", "p50", "p99", "correlation", "branches", "failures", "slowdown"] as const;

/** Fewer bins than a figure's own: a bar needs three digits. */
const RESOLUTION = { bins: 2 ** 12, mixtureBins: 2 ** 11 };

/** How the P99 of a chain, in seconds, follows from its inputs; null where it has no closed form. */
export function chainSensitivity(chain: Chain, calls: number): Tornado<ChainInput> | null {
  const setting: Setting = { chain, calls };
  const p99 = (asked: Setting) => closedForm(asked.chain, asked.calls, [0.99], RESOLUTION)?.seconds[0];
  if (p99(setting) === undefined) return null;
  const inputs = IDS.flatMap((id) => {
    const range = INPUTS[id].range(setting);
    return range === null ? [] : [{ id, ...range }];
  });
  return tornado(inputs, (at) => {
    const asked = inputs.reduce(
      (built, { id, value }) => (at(id) === value ? built : INPUTS[id].apply(built, at(id))),
      setting,
    );
    return p99(asked) ?? Number.NaN;
  });
}

/** From half to double of a quantile, the others kept apart from it; null for a latency of more quantiles than two. */
function halfToDouble(latency: Latency, probability: 0.5 | 0.99): Omit<RangedInput, "id"> | null {
  if (latency.kind === "empirical") return null;
  const [p50, p99] = [latencyQuantile(latency, 0.5), latencyQuantile(latency, 0.99)];
  return probability === 0.5
    ? { low: p50 / 2, value: p50, high: Math.min(2 * p50, 0.9 * p99) }
    : { low: Math.max(p99 / 2, 1.1 * p50), value: p99, high: 2 * p99 };
}

function rebuilt(latency: Latency, p50: number | null, p99: number | null): Latency {
  const make = latency.kind === "gamma" ? gammaFrom : lognormalFrom;
  return make(p50 ?? latencyQuantile(latency, 0.5), p99 ?? latencyQuantile(latency, 0.99));
}
