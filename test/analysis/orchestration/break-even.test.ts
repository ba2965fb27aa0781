import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breakEvenQueries,
  breaksEvenAt,
  capacityPerGpu,
  fixedUsd,
  gpusFor,
  type Hosting,
  type HostingKnob,
  netUsd,
} from "../../../src/analysis/orchestration/break-even.ts";
import { GATES, outcomeOf, usdPerRightAnswer } from "../../../src/analysis/orchestration/gates.ts";

const hosting: Hosting = {
  usdPerGpuHour: 2,
  gpus: 1,
  queriesPerGpuHour: 100,
  utilization: 0.5,
  otherUsd: 0,
  frontierUsd: 0.3,
  orchestratedUsd: 0.1,
};

const someHosting: fc.Arbitrary<Hosting> = fc.record({
  usdPerGpuHour: fc.double({ min: 0.5, max: 20, noNaN: true }),
  gpus: fc.integer({ min: 1, max: 16 }),
  queriesPerGpuHour: fc.double({ min: 1, max: 1000, noNaN: true }),
  utilization: fc.double({ min: 0.05, max: 1, noNaN: true }),
  otherUsd: fc.double({ min: 0, max: 30_000, noNaN: true }),
  frontierUsd: fc.double({ min: 0.05, max: 1, noNaN: true }),
  orchestratedUsd: fc.double({ min: 0, max: 0.5, noNaN: true }),
});

describe("break-even", () => {
  it("is the fixed cost over the saving of a query: 1,460 USD over 0.20 USD", () => {
    expect(breakEvenQueries(hosting)).toBeCloseTo(7300, 9);
    // Ten thousand USD of people a month more: 11,460 / 0.2 = 57,300, beyond the 36,500 that one GPU serves; two GPUs
    // serve 73,000 and cost 12,920 in all, which 64,600 queries save.
    expect(capacityPerGpu(hosting)).toBe(36_500);
    expect(breakEvenQueries({ ...hosting, otherUsd: 10_000 })).toBeCloseTo(64_600, 6);
  });

  it("does not exist where a query saves nothing, or less than it takes of a GPU", () => {
    expect(breakEvenQueries({ ...hosting, orchestratedUsd: 0.3 })).toBeNull();
    expect(breakEvenQueries({ ...hosting, queriesPerGpuHour: 10 })).toBeNull();
  });

  it("is where the month's saving passes zero, and no less volume saves", () => {
    fc.assert(
      fc.property(someHosting, (some) => {
        const volume = breakEvenQueries(some);
        if (volume === null) {
          for (const queries of [10, 1e3, 1e5, 1e7]) expect(netUsd(some, queries)).toBeLessThanOrEqual(1e-6 * queries);
          return;
        }
        const scale = fixedUsd(some, gpusFor(some, volume));
        expect(netUsd(some, volume)).toBeGreaterThanOrEqual(-1e-6 * scale);
        for (const share of [0.999, 0.9, 0.5, 0.1])
          expect(netUsd(some, volume * share)).toBeLessThanOrEqual(1e-6 * scale);
      }),
      { numRuns: 500 },
    );
  });

  it("rises with rent and other costs and falls with the saving", () => {
    fc.assert(
      fc.property(someHosting, (some) => {
        const volume = breakEvenQueries(some) ?? Number.POSITIVE_INFINITY;
        const at = (changed: Partial<Hosting>) => breakEvenQueries({ ...some, ...changed }) ?? Number.POSITIVE_INFINITY;
        expect(at({ usdPerGpuHour: some.usdPerGpuHour * 1.2 })).toBeGreaterThanOrEqual(volume * (1 - 1e-9));
        expect(at({ otherUsd: some.otherUsd + 500 })).toBeGreaterThanOrEqual(volume * (1 - 1e-9));
        expect(at({ frontierUsd: some.frontierUsd + 0.1 })).toBeLessThanOrEqual(volume * (1 + 1e-9));
      }),
    );
  });

  it("comes out at 75,000 with the inputs that it asks for", () => {
    const roomy = { ...hosting, queriesPerGpuHour: 1e6 };
    // 75,000 × 0.20 = 15,000 USD: 13,540 beside the rent of 1,460, a rent of 20.55 an hour, or 10.27 GPUs.
    expect(breaksEvenAt(roomy, 75_000, "otherUsd")).toBeCloseTo(13_540, 6);
    expect(breaksEvenAt(roomy, 75_000, "usdPerGpuHour")).toBeCloseTo(20.5479, 3);
    expect(breaksEvenAt(roomy, 75_000, "gpus")).toBeCloseTo(10.274, 3);
    expect(breaksEvenAt(roomy, 75_000, "saving")).toBeCloseTo(1460 / 75_000, 9);
    expect(breakEvenQueries({ ...roomy, otherUsd: 13_540 })).toBeCloseTo(75_000, 6);
    expect(breaksEvenAt({ ...roomy, otherUsd: 20_000 }, 75_000, "gpus")).toBeNull();
  });

  it("counts the GPUs that so many queries take, where those rented cannot serve them", () => {
    const tight = {
      ...hosting,
      usdPerGpuHour: 2.35,
      queriesPerGpuHour: 20,
      utilization: 1,
      frontierUsd: 0.302,
      orchestratedUsd: 0.092,
    };
    // One serves 20 × 730 = 14,600, so 75,000 take six: 6 × 2.35 × 730 = 10,293 USD of the 15,750 saved.
    expect(breaksEvenAt(tight, 75_000, "otherUsd")).toBeCloseTo(5457, 6);
    expect(breaksEvenAt(tight, 75_000, "usdPerGpuHour")).toBeCloseTo(15_750 / 4380, 9);
    expect(breaksEvenAt(tight, 75_000, "saving")).toBeCloseTo(0.13724, 9);
    // 15,750 over 1,715.50 pays for 9.18 GPUs; with 6,000 USD of people it pays for 5.68, too few for six.
    expect(breaksEvenAt(tight, 75_000, "gpus")).toBeCloseTo(9.181, 4);
    expect(breaksEvenAt({ ...tight, otherUsd: 6000 }, 75_000, "gpus")).toBeNull();
  });

  it("leaves a net of zero at the value that it asks for, however tight the capacity", () => {
    const put = (some: Hosting, knob: HostingKnob, value: number): Hosting =>
      knob === "saving" ? { ...some, frontierUsd: some.orchestratedUsd + value } : { ...some, [knob]: value };
    const knob = fc.constantFrom<HostingKnob>("usdPerGpuHour", "gpus", "otherUsd", "saving");
    const volume = fc.double({ min: 100, max: 1e6, noNaN: true });
    let found = 0;
    let grown = 0;
    fc.assert(
      fc.property(someHosting, volume, knob, (some, queries, turned) => {
        const value = breaksEvenAt(some, queries, turned);
        if (value === null) return;
        const set = put(some, turned, value);
        found += 1;
        if (gpusFor(some, queries) > some.gpus) grown += 1;
        const scale = fixedUsd(set, gpusFor(set, queries)) + queries * Math.max(some.frontierUsd, set.frontierUsd);
        expect(Math.abs(netUsd(set, queries))).toBeLessThanOrEqual(1e-9 * scale);
      }),
      { numRuns: 1000 },
    );
    expect(found).toBeGreaterThan(100);
    expect(grown).toBeGreaterThan(30);
  });
});

describe("the tree of gates", () => {
  const answers = (...passes: readonly (boolean | null)[]) =>
    GATES.map((gate, i) => ({ gate, passes: passes[i] ?? null }));

  it("stops at the first gate that is not passed, and adopts where all are", () => {
    expect(outcomeOf(answers(true, true, true, true))).toBe("adopt");
    expect(outcomeOf(answers(true, false, false, true))).toBe("volume");
    expect(outcomeOf(answers(true, null, false, true))).toBe("unknown");
    expect(outcomeOf([])).toBe("unknown");
  });

  it("prices a right answer by the share of answers that are right", () => {
    expect(usdPerRightAnswer(0.092, 0.371)).toBeCloseTo(0.24798, 5);
  });
});
