import { describe, expect, it } from "vitest";
import type { ClaimRow, TemplateEvent } from "../../../src/friction/zones/rows.ts";
import { templateFinding } from "../../../src/friction/zones/template-claims.ts";
import { firstEvents, firstOfEach, segmentsOf } from "../../../src/friction/zones/templates.ts";
import { layOut } from "../../../src/friction/zones/timeline-layout.ts";
import { lanesOf } from "../../../src/ui/lanes.ts";

let serial = 0;

const event = (stage: string, date: string, months: number, more: Partial<TemplateEvent> = {}): TemplateEvent => ({
  template: "FlashAttention",
  date,
  date_precision: "day",
  months,
  stage,
  what: `${stage} on ${date}`,
  who: "Lab",
  technique_id: "flashattention",
  technique: "FlashAttention",
  zone_introduction: "yellow",
  event_id: `e${serial++}`,
  starts_clock: false,
  evidence: "seen",
  sources: ["s"],
  ...more,
});

const claim = (id: string, quantity: string | null = null): ClaimRow => ({
  id,
  essay: "hardware-friction-map",
  section: "",
  claim: "",
  quantity,
  unit: "months",
  evidence: "recalled",
});

const moe = { template: "MoE", technique_id: "sparsely-gated-moe" } as const;

describe("the essay's account", () => {
  it("lays its parts end to end", () => {
    expect(segmentsOf("FlashAttention", [8, 6, 6], false).map(({ from, to }) => [from, to])).toEqual([
      [0, 8],
      [8, 14],
      [14, 20],
    ]);
    expect(segmentsOf("MoE", [36], true)).toMatchObject([{ to: 36, open: true }]);
  });
});

describe("events", () => {
  const events = [
    event("serving_stack", "2023-05-01", 11, { who: "B" }),
    event("serving_stack", "2023-03-01", 9, { who: "A" }),
    event("serving_stack", "2024-03-01", 21, { who: "A" }),
    event("paper", "2022-05-27", 0),
  ];

  it("are told by their first of each stage and of each maker", () => {
    expect(firstEvents(events).map(({ stage, months }) => [stage, months])).toEqual([
      ["paper", 0],
      ["serving_stack", 9],
    ]);
    expect(firstOfEach(events, "serving_stack").map(({ who, months }) => [who, months])).toEqual([
      ["A", 9],
      ["B", 11],
    ]);
  });

  it("stand in lanes where they would overlap", () => {
    expect(lanesOf([0, 5, 20, 22, 24], 10)).toEqual([0, 1, 0, 1, 2]);
    const { rows, events: placed, bottom } = layOut(events, ({ months }) => 1.5 * months, 10);
    expect(rows.map(({ stage }) => stage)).toEqual(["paper", "serving_stack"]);
    expect(placed.map(({ event: { date } }) => date)).toEqual([...events.map(({ date }) => date)].sort());
    expect(new Set(placed.map(({ y }) => y)).size).toBe(3);
    expect(bottom).toBe(rows.at(-1)?.bottom);
  });
});

describe("claims on FlashAttention", () => {
  it.each([
    [[20.1], "agrees"],
    [[20.1, 9.6], "mixed"],
    [[9.6], "disagrees"],
    [[], "undecidable"],
  ] as const)("20 months against defaults at %j: %s", (months, verdict) => {
    const events = months.map((at) => event("default", "2024-01-30", at));
    expect(templateFinding(claim("map-flash-lag-20", "20"), events)?.verdict).toBe(verdict);
  });

  it("are decided only by dates that were read", () => {
    const events = [
      event("default", "2024-01-30", 20.1),
      event("default", "2023-03-15", 9.6, { evidence: "recalled" }),
    ];
    const finding = templateFinding(claim("map-flash-lag-20", "20"), events);
    expect(finding).toMatchObject({ verdict: "agrees", n: 2, nSeen: 1 });
    expect(finding?.points.join(" ")).toContain("not yet checked");
  });

  it.each([
    [7.5, [15, 16], "agrees"],
    [7.5, [9, 16, 9.5], "mixed"],
    [2, [9], "disagrees"],
  ] as const)("the split, with a framework at %d and stacks at %j: %s", (framework, stacks, verdict) => {
    const events = [
      event("framework_upstream", "2023-01-11", framework),
      ...stacks.map((months, i) => event("serving_stack", `2023-0${i + 3}-01`, months, { who: `S${i}` })),
    ];
    expect(templateFinding(claim("map-flash-breakdown", "8+6+6=20"), events)?.verdict).toBe(verdict);
  });

  it("on the split decide nothing without dated stacks", () => {
    expect(templateFinding(claim("map-flash-breakdown", "8+6+6=20"), [])?.verdict).toBe("undecidable");
  });
});

describe("claims on MoE", () => {
  const switchPaper = event("paper", "2021-01-11", 0, { ...moe, starts_clock: true });
  const first = event("paper", "2017-01-23", -47.6, moe);
  const flagship = event("frontier_flagship", "2023-12-11", 35, moe);

  it("36 months and more, from either paper", () => {
    const finding = templateFinding(claim("map-moe-36", "36+"), [first, switchPaper, flagship]);
    expect(finding?.verdict).toBe("agrees");
    expect(finding?.points).toHaveLength(2);
    expect(finding?.points[1]).toContain("82.6 months");
    const early = templateFinding(claim("map-moe-36", "36+"), [switchPaper, { ...flagship, months: 20 }]);
    expect(early?.verdict).toBe("disagrees");
  });

  it("no open stack: one read event refutes it, none proves nothing", () => {
    const open = event("library", "2021-08-16", 7.1, moe);
    const verdict = (events: readonly TemplateEvent[]) => templateFinding(claim("map-moe-no-oss"), events)?.verdict;
    expect(verdict([switchPaper, flagship, open])).toBe("disagrees");
    expect(verdict([switchPaper, flagship, { ...open, evidence: "recalled" }])).toBe("undecidable");
    expect(verdict([switchPaper, flagship])).toBe("undecidable");
    expect(verdict([open])).toBe("undecidable");
  });

  it("serving support in late 2024", () => {
    const stack = (who: string, date: string) => event("serving_stack", date, 35, { ...moe, who });
    const verdict = (vllm: string, trt: string) =>
      templateFinding(claim("map-moe-serving-late2024"), [stack("vLLM", vllm), stack("NVIDIA TensorRT-LLM", trt)])
        ?.verdict;
    expect(verdict("2023-12-11", "2023-12-26")).toBe("disagrees");
    expect(verdict("2024-11-01", "2024-12-01")).toBe("agrees");
    expect(verdict("2023-12-11", "2024-12-01")).toBe("mixed");
    expect(templateFinding(claim("map-moe-serving-late2024"), [stack("vLLM", "2023-12-11")])?.verdict).toBe(
      "undecidable",
    );
  });
});

it("a claim without a test here has no finding", () => {
  expect(templateFinding(claim("map-green-speed", "12-18"), [])).toBeNull();
});
