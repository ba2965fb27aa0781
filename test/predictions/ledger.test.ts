import { describe, expect, it } from "vitest";
import { carries, handText, historySentence } from "../../src/predictions/bet-page.ts";
import {
  type BetRecord,
  brier,
  daysBetween,
  lastChange,
  readLedger,
  standing,
  stretches,
  verifiedText,
} from "../../src/predictions/bets.ts";
import { isForecastable, readForecasts, writeForecasts } from "../../src/predictions/forecasts.ts";
import { deadlineText, scoreSentence } from "../../src/predictions/ledger-page.ts";
import { monthEnds } from "../../src/predictions/month-ends.ts";
import { asOfDay, asOfProblems } from "../../src/predictions/replay.ts";
import type { Verdict } from "../../src/predictions/verdict.ts";

const point = (as_of: string, verdict: Verdict, actual = "found") => ({ as_of, verdict, actual });

function record(id: string, verdict: Verdict, more: Partial<BetRecord> = {}): BetRecord {
  return {
    id,
    outcome: {
      verdict,
      as_of: "2026-11-21",
      actual: "found",
      n_for: 1,
      n_against: 0,
      strength_for: 2,
      strength_against: 0,
      decisive: [],
    },
    verifiedVerdict: verdict,
    history: [point("2022-01-31", verdict)],
    combinations: [],
    totalCombinations: 0,
    search: { flips: [], tried: { date: 0, addition: 0, removal: 0 } },
    ...more,
  };
}

describe("the history of a bet", () => {
  const history = [
    point("2022-01-31", "undecidable"),
    point("2023-06-30", "holding", "one"),
    point("2024-01-31", "holding", "two"),
    point("2025-03-31", "falsified"),
  ];

  it("is cut into stretches of one verdict, whatever was found within them", () => {
    expect(stretches(history, "2026-11-21")).toEqual([
      { from: "2022-01-31", until: "2023-06-30", verdict: "undecidable" },
      { from: "2023-06-30", until: "2025-03-31", verdict: "holding" },
      { from: "2025-03-31", until: "2026-11-21", verdict: "falsified" },
    ]);
    expect(stretches([], "2026-11-21")).toEqual([]);
  });

  it("has a last change, or none", () => {
    expect(lastChange(history)).toBe("2025-03-31");
    expect(lastChange(history.slice(1, 3))).toBeNull();
  });

  it("is told in words", () => {
    expect(historySentence(record("a", "falsified", { history }), "2026-11-21")).toMatch(
      /at first undecidable, holding from 30.June.2023 on, falsified from 31.March.2025 on\.$/,
    );
    expect(historySentence(record("a", "holding"), "2026-11-21")).toMatch(/holding all along\.$/);
  });
});

describe("the definitions of a bet", () => {
  const combination = (a: boolean, b: boolean, verdict: Verdict) => ({
    parameters: { a, b },
    verdict,
    actual: "found",
  });

  it("that change the verdict alone are named", () => {
    const combinations = [
      combination(false, false, "holding"),
      combination(true, false, "falsified"),
      combination(false, true, "holding"),
      combination(true, true, "falsified"),
    ];
    const sentence = carries(["a", "b"], record("x", "holding", { combinations }));
    expect(sentence).toContain("holding under 2, falsified under 2");
    expect(sentence).toContain("Changed alone, “a” changes the verdict from holding.");
  });

  it("that change it only together are told as such", () => {
    const combinations = [
      combination(false, false, "holding"),
      combination(true, false, "holding"),
      combination(false, true, "holding"),
      combination(true, true, "falsified"),
    ];
    expect(carries(["a", "b"], record("x", "holding", { combinations }))).toContain("No single definition");
  });
});

describe("replay", () => {
  it("steps through the ends of months and stops today", () => {
    const days = monthEnds("2024-01", "2024-04-15");
    expect(days).toEqual(["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-15"]);
    expect(monthEnds("2024-01", "2024-01-31")).toEqual(["2024-01-31"]);
  });

  it.each([
    ["2023-05-31", "2023-05-31"],
    ["soon", "2026-11-21"],
    ["2023-13-01", "2026-11-21"],
    ["2025-02-30", "2026-11-21"],
    [null, "2026-11-21"],
  ])("reads the day %s as %s", (text, day) => {
    expect(asOfDay({ get: () => text }, "2026-11-21")).toBe(day);
  });
});

describe("a day that cannot be read", () => {
  it("is told, and today taken in its place", () => {
    const told = (text: string | null) => asOfProblems({ get: () => text }, "2026-11-21");
    expect(told("2025-02-30")).toEqual([
      expect.stringMatching(/^“as_of” in the address is “2025-02-30”, but must be .*; 21.November.2026 is used\.$/),
    ]);
    expect(told("")).toHaveLength(1);
    expect(told("2025-02-28")).toEqual([]);
    expect(told(null)).toEqual([]);
  });
});

describe("forecasts", () => {
  const ids = new Set(["a", "b-c"]);

  it("survive the address", () => {
    const kept: (string | null)[] = [];
    const state = { set: (_key: string, value: string | null) => kept.push(value) };
    writeForecasts(
      state,
      new Map([
        ["a", { percent: 70, madeOn: "2026-11-21" }],
        ["b-c", { percent: 0, madeOn: null }],
      ]),
    );
    expect([...readForecasts({ get: () => kept[0] ?? null }, ids)]).toEqual([
      ["a", { percent: 70, madeOn: "2026-11-21" }],
      ["b-c", { percent: 0, madeOn: null }],
    ]);
    writeForecasts(state, new Map());
    expect(kept[1]).toBeNull();
  });

  it.each(["a~101", "a~-1", "a~x", "a~", "nobody~50", "~", ""])("leave out %j", (text) => {
    expect(readForecasts({ get: () => text }, ids).size).toBe(0);
  });

  it("are scored by Brier where the bet was decided after they were made", () => {
    expect(brier(0.7, true)).toBeCloseTo(0.09, 12);
    expect(brier(0.7, false)).toBeCloseTo(0.49, 12);
    const decided = (id: string, verdict: Verdict) =>
      record(id, verdict, { history: [point("2022-01-31", "holding"), point("2026-06-30", verdict)] });
    const records = [decided("a", "falsified"), record("b-c", "holding"), decided("d", "confirmed")];
    const made = (percent: number, madeOn: string | null = "2026-01-31") => ({ percent, madeOn });
    const all = new Map([
      ["a", made(20)],
      ["b-c", made(90)],
      ["d", made(100)],
    ]);
    expect(scoreSentence(all, records)).toBe(
      "Mean Brier score 0.02 over 2 bets decided since (0 is perfect, 0.25 is always saying 50 %); 1 still open.",
    );
    expect(scoreSentence(new Map([["b-c", made(90)]]), records)).toBe(
      "None of these bets has been decided since; 1 still open.",
    );
    const late = new Map([
      ["a", made(20, "2026-11-21")],
      ["d", made(100, null)],
    ]);
    expect(scoreSentence(late, records)).toContain("2 not scored, as they were decided before.");
    expect(scoreSentence(new Map(), records)).toBe("No forecast yet.");
  });

  it("are taken only of open bets that say what would decide them", () => {
    expect(isForecastable({ falsifier: "A model" }, record("a", "holding"))).toBe(true);
    expect(isForecastable({ falsifier: "A model" }, record("a", "falsified"))).toBe(false);
    expect(isForecastable({ falsifier: "Unknown." }, record("a", "undecidable"))).toBe(false);
  });
});

describe("a verdict that rests on rows nobody read", () => {
  it("is shown beside that of the rows that were read", () => {
    expect(verifiedText(record("a", "falsified", { verifiedVerdict: "holding" }))).toMatch(/^holding by the rows/);
    expect(verifiedText(record("a", "falsified"))).toBeNull();
  });
});

describe("a judgement by hand", () => {
  it("says where the query differs", () => {
    expect(handText({ status_2026_11: "open" }, record("a", "holding"))).not.toContain("the query, with");
    expect(handText({ status_2026_11: "falsified" }, record("a", "holding"))).toContain("says holding");
  });
});

describe("deadlines", () => {
  it("count down, pass, or are missing", () => {
    const text = (deadline: string | null) => deadlineText({ deadline, deadline_precision: "day" }, "2026-11-21");
    expect(daysBetween("2026-11-21", "2026-12-31")).toBe(40);
    expect(text("2026-12-31")).toMatch(/^31.December.2026, 40 days left$/);
    expect(text("2026-01-01")).toMatch(/passed$/);
    expect(text(null)).toBe("none named");
  });
});

describe("how a bet stands", () => {
  it.each<[Verdict, string | null, string]>([
    ["holding", "2026-12-31", "Open, holding so far"],
    ["undecidable", "2028-12-31", "Open, undecidable so far"],
    ["holding", null, "Open, holding so far"],
    ["holding", "2026-11-20", "Settled: holding"],
    ["falsified", "2028-12-31", "Falsified"],
    ["falsified", "2026-11-20", "Settled: falsified"],
    ["undecidable", null, "Undecidable"],
    ["confirmed", null, "Confirmed"],
  ])("%s by %s: %s", (verdict, deadline, text) => {
    expect(standing(verdict, deadline, "2026-11-21")).toBe(text);
  });
});

describe("readLedger", () => {
  it("reads what the build writes and names what does not read", () => {
    const ledger = { asOf: "2026-11-21", records: [record("a", "holding")] };
    expect(readLedger(JSON.parse(JSON.stringify(ledger)))).toEqual(ledger);
    const damaged = { ...ledger, records: [{ ...record("a", "holding"), history: [{ as_of: 1 }] }] };
    expect(() => readLedger(damaged)).toThrow("records.0.history.0.as_of");
  });
});
