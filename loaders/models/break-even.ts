import { breakEvenQueries, breaksEvenAt, type Hosting } from "../../src/analysis/orchestration/break-even.ts";
import { factRow, queryCostsOf, rentsOf } from "../../src/orchestra/facts.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

/** How many GPUs serving takes is on no record: one bounds the volume from below, sixteen is what training takes. */
const GPUS = [1, 4, 8, 16];

/** The volume of the claim. */
const CLAIMED = 75_000;

/** The volume of queries a month from which a hosted orchestrator costs less than GPT-5 alone, at each rent on record. */
export const breakEven: Model = {
  name: "break-even",
  results: (tables) => {
    const facts = modelRows(tables, "orchestration_facts", factRow);
    const costs = queryCostsOf(facts);
    if (costs === null) return [];
    return rentsOf(facts).flatMap(({ id, low, high, ids }) =>
      GPUS.flatMap((gpus): readonly ModelResult[] => {
        const at = (usdPerGpuHour: number): Hosting => ({
          usdPerGpuHour,
          gpus,
          queriesPerGpuHour: Number.POSITIVE_INFINITY,
          utilization: 1,
          otherUsd: 0,
          frontierUsd: costs.frontierUsd,
          orchestratedUsd: costs.orchestratedUsd,
        });
        const about = {
          scenario: `${id}.${gpus}-gpu`,
          assumptions: `${gpus} H100 rented for 730 hours a month that serve any volume; no other fixed cost; the saving is that of one HLE query; the value is at the middle of the rent's range`,
          inputs: [...ids, ...costs.ids].map((one) => `orchestration_facts:${one}`),
        };
        const over = (of: (hosting: Hosting) => number | null) => {
          const [value, ...ends] = [(low + high) / 2, low, high].map((rent) => of(at(rent)));
          if (value == null || ends.some((end) => end === null)) return null;
          const all = [value, ...ends.filter((end) => end !== null)];
          return { value, low: Math.min(...all), high: Math.max(...all) };
        };
        const volume = over(breakEvenQueries);
        const other = over((hosting) => breaksEvenAt(hosting, CLAIMED, "otherUsd"));
        return [
          ...(volume === null ? [] : [{ ...about, quantity: "queries-per-month", unit: "queries/month", ...volume }]),
          ...(other === null ? [] : [{ ...about, quantity: "other-cost-for-75000", unit: "USD/month", ...other }]),
        ];
      }),
    );
  },
};
