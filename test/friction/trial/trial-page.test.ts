import { describe, expect, it } from "vitest";
import type { Comparison } from "../../../src/analysis/trial/comparison.ts";
import { DEFAULT_SETTINGS, runTrial, type TrialInput } from "../../../src/analysis/trial/trial.ts";
import type { TrialMessage } from "../../../src/friction/trial/messages.ts";
import { type ResamplerState, resampler } from "../../../src/friction/trial/resampler.ts";
import { trialInput } from "../../../src/friction/trial/rows.ts";
import { readSettings } from "../../../src/friction/trial/run-panel.ts";
import {
  agreementSentences,
  changeSentence,
  claimFinding,
  hazardSentence,
  lateSentence,
  missingSentence,
  sensitivitySentence,
  trialFinding,
  withInterval,
} from "../../../src/friction/trial/sentences.ts";
import { sensitivityTable } from "../../../src/friction/trial/tables.ts";
import { readTrial, sameTrial } from "../../../src/friction/trial/trial-schema.ts";
import { field, rating } from "../../analysis/trial/techniques.ts";

const nobody: TrialInput = { techniques: [], ratings: [] };
const settings = { seed: 3, replicates: 60 };
const input = {
  techniques: field(120),
  ratings: field(120).flatMap(({ id }, i) => [
    rating(id, "first-pass", { ga: i % 3 }),
    rating(id, "second-pass", { ga: (i + 1) % 3 }),
    rating(id, "version-2-a", { ga: i % 3 }),
    rating(id, "version-2-b", { ga: i % 3 }),
  ]),
};
const trial = runTrial(input, settings);

/** A comparison in which H alone stands for the whole friction score. */
function hAsFriction(comparison: Comparison): Comparison {
  const named = <T extends { readonly id: string }>(items: readonly T[]) =>
    items
      .filter(({ id }) => id !== "friction")
      .map((one) => (one.id === "h" ? { ...one, id: "friction" as const } : one));
  return { ...comparison, predictors: named(comparison.predictors), leads: named(comparison.leads) };
}

describe("the sentences of the trial", () => {
  it("give the verdict with both areas, intervals and counts", () => {
    const { verdict, sentence } = trialFinding(trial, "h", "H alone");
    expect(verdict).toBe("agrees");
    expect(sentence).toMatch(
      /^H alone: for adoption in a few models or products it is ahead of .*AUC 0\.80 \(0\.\d\d to 0\.\d\d\) against 0\.50/,
    );
    expect(sentence).toContain("60 of 120 techniques adopted");
  });

  it("let the claim hold in part at most, as “earlier” cannot be tested", () => {
    const claimed = claimFinding({ ...trial, comparisons: trial.comparisons.map(hAsFriction) });
    expect(claimed.verdict).toBe("mixed");
    expect(claimed.sentence).toContain("“Earlier” cannot be tested");
  });

  it("say the opposite where the data does", () => {
    const turned = runTrial(
      { ...input, techniques: input.techniques.map((t) => ({ ...t, h: 6 - t.h, e: 0 })) },
      settings,
    );
    const { verdict, sentence } = trialFinding(turned, "friction", "H + E");
    expect(verdict).toBe("disagrees");
    expect(sentence.match(/is behind/g)).toHaveLength(2);
    expect(sentence).not.toContain("is ahead");
    expect(claimFinding(turned).verdict).toBe("disagrees");
  });

  it("say of each threshold what holds there", () => {
    const [first, second] = trial.comparisons;
    const turn = (comparison: typeof first) =>
      comparison && {
        ...comparison,
        leads: comparison.leads.map((lead) => ({
          ...lead,
          difference: { value: -0.3, interval: { low: -0.4, high: -0.2 } },
        })),
      };
    const apart = [first, turn(second)].flatMap((one) => one ?? []);
    const { verdict, sentence } = trialFinding({ ...trial, comparisons: apart }, "h", "H alone");
    expect(verdict).toBe("mixed");
    expect(sentence).toMatch(/a few models or products it is ahead of.*several models or products it is behind/);
  });

  it("say what cannot be compared", () => {
    const adopted = runTrial({ ...input, techniques: input.techniques.filter((t) => t.adoption > 0) }, settings);
    const { verdict, sentence } = trialFinding(adopted, "friction", "H + E");
    expect(verdict).toBe("undecidable");
    expect(sentence).toContain("nothing can be compared, as all the techniques chosen are adopted");
  });

  it("hold for nobody", () => {
    const empty = runTrial(nobody, settings);
    expect(trialFinding(empty, "friction", "H + E").verdict).toBe("undecidable");
    expect(hazardSentence(empty)).toContain("Too few");
    expect(missingSentence(empty)).toContain("no lead");
    expect(changeSentence(empty)).toContain("share no technique");
    expect(lateSentence(empty)).toBe("");
    expect(sensitivitySentence(empty)).toContain("ahead in 0");
    expect(agreementSentences(empty).join(" ")).toContain("no technique in this selection");
  });

  it("name the axes whose agreement falls short", () => {
    const [version1 = "", , version2 = ""] = agreementSentences(trial);
    expect(version1).toMatch(/GA \(−?\d\.\d\d .*stay/);
    // GA agrees fully in version 2; the axes on which nobody varies have no kappa, and the page says so.
    expect(version2).not.toContain("GA");
    expect(version2).toContain("not defined");
  });

  it("write an interval with a proper minus and no negative zero", () => {
    expect(withInterval({ value: -0.004, interval: { low: -0.12, high: 0.3 } })).toBe("0.00 (−0.12 to 0.30)");
  });
});

describe("readTrial", () => {
  it("reads what the build writes", () => {
    expect(readTrial(JSON.parse(JSON.stringify(trial)))).toEqual(trial);
  });

  it("names the part that does not read", () => {
    expect(() => readTrial({ ...trial, counts: { rated: "many" } })).toThrow("counts.rated");
  });
});

describe("sameTrial", () => {
  it("does not mind the order of parts nor the last digit, but any figure that differs", () => {
    const { counts, ...rest } = trial;
    const heldOutConcordance = (trial.hazards.heldOutConcordance ?? 0) * (1 + 1e-13);
    expect(sameTrial(trial, { ...rest, counts, hazards: { ...trial.hazards, heldOutConcordance } })).toBe(true);
    expect(sameTrial(trial, { ...trial, counts: { ...counts, rated: 1 } })).toBe(false);
  });
});

describe("trialInput", () => {
  it("names a column that an edited query has lost", () => {
    expect(() => trialInput({ columns: [], rows: [{ architecture_id: "x" }] }, { columns: [], rows: [] })).toThrow(
      "the result has no column name",
    );
  });
});

describe("readSettings", () => {
  const read = (keys: Record<string, string>) => readSettings({ get: (key) => keys[key] ?? null });

  it("takes the defaults where the address says nothing", () => {
    expect(read({})).toEqual({ settings: DEFAULT_SETTINGS, problems: [] });
  });

  it("takes what fits", () => {
    expect(read({ seed: "7", replicates: "200" })).toEqual({ settings: { seed: 7, replicates: 200 }, problems: [] });
  });

  it.each([
    [{ seed: "0" }],
    [{ seed: "1.5" }],
    [{ seed: "" }],
    [{ seed: "9e99" }],
    [{ replicates: "1000000" }],
    [{ replicates: "many" }],
  ])("names what does not and falls back: %j", (keys) => {
    const { settings: found, problems } = read(keys);
    expect(found).toEqual(DEFAULT_SETTINGS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(Object.keys(keys)[0]);
  });
});

describe("sensitivityTable", () => {
  it("has a row for each variant and threshold", () => {
    expect(sensitivityTable(trial).rows).toHaveLength(trial.sensitivity.length);
  });
});

class FakeWorker {
  terminated = false;
  private readonly listeners = new Map<string, ((event: { data: TrialMessage; message?: string }) => void)[]>();
  postMessage(): void {}
  terminate(): void {
    this.terminated = true;
  }
  addEventListener(type: string, listener: (event: { data: TrialMessage; message?: string }) => void): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }
  send(data: TrialMessage, type = "message", message = "boom"): void {
    for (const listener of this.listeners.get(type) ?? []) listener({ data, message });
  }
}

describe("resampler", () => {
  const setUp = () => {
    const workers: FakeWorker[] = [];
    const states: ResamplerState[] = [];
    const work = resampler(
      () => {
        const worker = new FakeWorker();
        workers.push(worker);
        return worker;
      },
      (state) => states.push(state),
    );
    return { work, workers, states };
  };

  it("tells progress and hands over the trial", () => {
    const { work, workers, states } = setUp();
    work.start(nobody, settings);
    workers[0]?.send({ type: "progress", done: 1, steps: 4 });
    workers[0]?.send({ type: "done", trial });
    expect(states.map(({ kind }) => kind)).toEqual(["running", "running", "done"]);
    expect(workers[0]?.terminated).toBe(true);
  });

  it("ends the worker when cancelled, and hears no more of it", () => {
    const { work, workers, states } = setUp();
    work.start(nobody, settings);
    work.cancel();
    workers[0]?.send({ type: "done", trial });
    expect(workers[0]?.terminated).toBe(true);
    expect(states.at(-1)).toEqual({ kind: "cancelled" });
    work.cancel();
    expect(states).toHaveLength(2);
  });

  it("lets a new run take the place of the one before", () => {
    const { work, workers, states } = setUp();
    work.start(nobody, settings);
    work.start(nobody, settings);
    workers[0]?.send({ type: "done", trial });
    expect(workers[0]?.terminated).toBe(true);
    expect(states.at(-1)?.kind).toBe("running");
  });

  it("tells of a worker that fails or does not start", () => {
    const { work, workers, states } = setUp();
    work.start(nobody, settings);
    workers[0]?.send({ type: "failed", message: "no memory" });
    expect(states.at(-1)).toEqual({ kind: "failed", message: "no memory" });
    work.start(nobody, settings);
    workers[1]?.send({ type: "progress", done: 0, steps: 1 }, "error");
    expect(states.at(-1)).toEqual({ kind: "failed", message: "boom" });
  });
});
