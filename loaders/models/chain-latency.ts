import { plainChain } from "../../src/analysis/orchestration/chain.ts";
import { closedForm } from "../../src/analysis/orchestration/closed-form.ts";
import { fitGrowth } from "../../src/analysis/orchestration/growth.ts";
import { empiricalFrom, gammaFrom, type Latency, lognormalFrom } from "../../src/analysis/orchestration/latency.ts";
import { factRow, type Trace, tracesOf } from "../../src/orchestra/facts.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

const LENGTHS = [1, 2, 4, 8, 16, 32, 64];

/** Bins enough for three digits of a P99, which a fit over seven lengths needs no more of. */
const RESOLUTION = { bins: 2 ** 12, mixtureBins: 2 ** 11 };

/** Averaging over a common factor takes long for other latencies than the log-normal, which speaks alone there. */
const CORRELATIONS = [
  { name: "independent", correlation: 0, withOthers: true, words: "calls independent of each other" },
  {
    name: "half-shared",
    correlation: 0.5,
    withOthers: false,
    words: "normal scores of any two calls correlated by 0.5",
  },
  { name: "shared", correlation: 1, withOthers: true, words: "all calls of a chain equally lucky" },
] as const;

/** P99 of chains of up to 64 calls of each published latency, and the shape in which it grows with their number. */
export const chainLatency: Model = {
  name: "chain-latency",
  results: (tables) => tracesOf(modelRows(tables, "orchestration_facts", factRow)).flatMap(resultsOf),
};

/** The log-normal through P50 and P99 decides; a gamma and the published quantiles themselves give the range. */
function resultsOf(trace: Trace): readonly ModelResult[] {
  const lognormal = lognormalFrom(trace.p50, trace.p99);
  const others: readonly Latency[] = [gammaFrom(trace.p50, trace.p99), empiricalFrom(trace.points)];
  return CORRELATIONS.flatMap(({ name, correlation, words, withOthers }) => {
    const latencies = withOthers ? [lognormal, ...others] : [lognormal];
    const grown = latencies.map((latency) => growthOf(latency, correlation));
    const result = (quantity: string, unit: string, of: (growth: Growth) => number): ModelResult => {
      const values = grown.map((growth) => tidy(of(growth)));
      return {
        scenario: `${trace.id}.${name}`,
        quantity,
        value: values[0] ?? Number.NaN,
        low: withOthers ? Math.min(...values) : null,
        high: withOthers ? Math.max(...values) : null,
        unit,
        assumptions: `${words}; ${LENGTHS.join(", ")} calls in a row; log-normal through P50 and P99${withOthers ? ", the range over log-normal, gamma and the published quantiles" : ""}`,
        inputs: trace.ids.map((id) => `orchestration_facts:${id}`),
      };
    };
    return [
      result("p99-of-one-call", "s", ({ first }) => first),
      result("p99-of-64-calls", "s", ({ last }) => last),
      result("growth-exponent", "1", ({ exponent }) => exponent),
      result("misfit-linear", "1", ({ misfit }) => misfit("linear")),
      result("misfit-power", "1", ({ misfit }) => misfit("power")),
      result("misfit-exponential", "1", ({ misfit }) => misfit("exponential")),
    ];
  });
}

/** Without the noise of the last digits. */
function tidy(value: number): number {
  return Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(10));
}

type Growth = ReturnType<typeof growthOf>;

function growthOf(latency: Latency, correlation: number) {
  const chain = { ...plainChain(latency), correlation };
  const points = LENGTHS.map((length) => ({
    length,
    seconds: closedForm(chain, length, [0.99], RESOLUTION)?.seconds[0] ?? Number.NaN,
  }));
  const fits = fitGrowth(points);
  return {
    first: points[0]?.seconds ?? Number.NaN,
    last: points.at(-1)?.seconds ?? Number.NaN,
    exponent: fits.find(({ shape }) => shape === "power")?.second ?? Number.NaN,
    misfit: (wanted: string) => fits.find(({ shape }) => shape === wanted)?.error ?? Number.NaN,
  };
}
