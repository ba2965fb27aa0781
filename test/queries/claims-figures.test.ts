import { describe, expect, it } from "vitest";
import { A_TO_E, answer, event, fact, gain, transformer, verdict } from "./claim-rows.ts";

describe("one reported figure", () => {
  const aime = (value: number, evidence = "seen") => ({
    training_innovations: [gain("g", { metric: "AIME 2024 pass@1 %", after_value: value, evidence })],
  });

  it("must match to the digit, in a row that was read", async () => {
    expect(await verdict("waw-r1-aime", aime(79.8))).toBe("reproduced");
    expect(await verdict("waw-r1-aime", aime(79.2))).toBe("contradicted");
    expect(await answer("waw-r1-aime", aime(79.8, "recalled"))).toMatchObject({
      verdict: "unsupported",
      actual: "79.8% on AIME 2024, single sample (recalled)",
    });
  });
});

describe("claims of several parts", () => {
  it("hold in part where one part does", async () => {
    const models = [transformer("deepseek-r1", { released: "2025-01-20" })];
    const scores = (r1: number) => [
      gain("r1", { metric: "AIME 2024 pass@1 %", after_value: r1 }),
      gain("o1", { metric: "AIME 2024 pass@1 %", after_value: 79.2, model_or_paper: "OpenAI o1-1217" }),
    ];
    expect(await verdict("waw-r1-date", { models, training_innovations: scores(79.8) })).toBe("reproduced");
    expect(await verdict("waw-r1-date", { models, training_innovations: scores(50) })).toBe("mixed");
  });

  it("take a kernel library's own support as a new kernel", async () => {
    const paper = event("p", "grouped-query-attention", "paper", "2023-05-22");
    const framework = event("f", "grouped-query-attention", "framework_upstream", "2023-06-05");
    const kernel = event("k", "grouped-query-attention", "library", "2023-07-23", { who: "Dao-AILab" });
    const at = (...adoption_events: (typeof paper)[]) => verdict("waw-gqa-weight-only", { adoption_events });
    expect(await at(paper, framework)).toBe("reproduced");
    expect(await at(paper, framework, kernel)).toBe("mixed");
    expect(await at(paper, kernel)).toBe("contradicted");
  });

  it("allow no exception to 'only'", async () => {
    const at = (category: string) =>
      verdict("map-llama405-same-stack", {
        architectures: [{ id: "t", name: "T", category, one_line: "l", evidence: "seen" }],
        adoption_events: [event("e", "t", "first_large_model", "2024-07-23", { what: "Llama 3.1 405B with T" })],
      });
    expect(await at("attention")).toBe("reproduced");
    expect(await at("quantization-precision")).toBe("contradicted");
  });
});

describe("orchestration", () => {
  const usd = { unit: "USD per million tokens" };

  it("bounds an attack by rounds, prices and tokens, and sets a demonstration beside it", async () => {
    const rows = (rounds: number, shown: number, more: readonly ReturnType<typeof fact>[] = []) => ({
      orchestration_facts: [
        fact("max-rounds-hle", "maximum rounds", rounds, rounds),
        fact("price-cheap-script", "price", 0.2, 0.2, usd),
        fact("price-dear-script", "price input;output", 15, 75, usd),
        fact("amp", "cost amplification", null, shown),
        ...more,
      ],
    });
    expect(await answer("to-50000x", rows(200, 658))).toMatchObject({ verdict: "mixed", value: 75_000, low: 658 });
    expect(await verdict("to-50000x", rows(50, 658))).toBe("contradicted");
    expect(await verdict("to-50000x", rows(200, 60_000))).toBe("reproduced");
    // Prompts of 11,154 tokens that each completion of 766 lengthens: 200 rounds cost 273.6 USD over 0.002384 USD.
    const tokens = [
      fact("tokens-prompt-tau2", "prompt length mean", 11_154, 11_154),
      fact("tokens-completion-tau2", "completion length mean", 766, 766),
    ];
    expect(await answer("to-50000x", rows(200, 658, tokens))).toMatchObject({ verdict: "mixed", value: 114_766, n: 6 });
    expect(await answer("to-50000x", { orchestration_facts: [] })).toMatchObject({
      verdict: "unsupported",
      value: null,
    });
  });

  it("bounds break-even from below, so only a bound above the claim refutes it", async () => {
    const rows = (rent: number, evidence = "seen") => ({
      orchestration_facts: [
        fact("rent", "GPU rent", rent, rent, { unit: "USD per H100-hour" }),
        fact("old-rent", "GPU rent", 1, 1, { unit: "USD per H100-hour", date: "2023" }),
        fact("hle-cost-gpt5", "cost per HLE query", 0.3, 0.3, { evidence }),
        fact("hle-cost-orch", "cost per HLE query", 0.1, 0.1, { evidence }),
      ],
    });
    // 2 USD for 730 hours over a saving of 0.20 USD; 75,000 of them are 15,000 USD, of which 1,460 are rent.
    expect(await answer("to-75k-breakeven", rows(2))).toMatchObject({ verdict: "unsupported", value: 7300, n: 3 });
    expect((await answer("to-75k-breakeven", rows(2)))["actual"]).toContain("13540 USD");
    expect(await verdict("to-75k-breakeven", rows(20))).toBe("reproduced");
    expect(await verdict("to-75k-breakeven", rows(50))).toBe("contradicted");
    expect(await answer("to-75k-breakeven", rows(20, "recalled"), { verified_only: true })).toMatchObject({
      verdict: "unsupported",
      value: null,
    });
  });

  it("fits the tail of a chain by no exponential, even for one-call tails of a hundredfold", async () => {
    const traces = A_TO_E.map((id, i) =>
      fact(id, "latency per call P50;P99", 1, 10 * (i + 1) ** 2, { unit: "s", sources: ["s"] }),
    );
    const row = await answer("to-p99-exponential", { orchestration_facts: traces });
    expect(row["verdict"]).toBe("contradicted");
    expect(row["actual"]).toContain("0 of 15 fits of 5 traces");
    expect(row["high"]).toBe(1);
    expect(await verdict("to-p99-exponential", { orchestration_facts: traces.slice(1) })).toBe("unsupported");
  });

  it("asks of the orchestrator's size its base model too", async () => {
    const rows = (base: number) => ({
      orchestration_facts: [fact("base-model", "orchestrator size", 8, 8, { context: "with GRPO" })],
      models: [transformer("qwen3-8b", { params_total_b: base, evidence: "seen" })],
    });
    expect(await verdict("to-8b-grpo", rows(8.2))).toBe("reproduced");
    expect(await verdict("to-8b-grpo", rows(9.7))).toBe("mixed");
  });
});
