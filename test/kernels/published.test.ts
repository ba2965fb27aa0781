import { expect, test } from "vitest";
import {
  type PublishedRate,
  type PublishedRatio,
  rateCaption,
  rateGroups,
  ratioCaption,
  ratioGroups,
} from "../../src/kernels/published.ts";

const rate = (change: Partial<PublishedRate> = {}): PublishedRate => ({
  topic: "Matrix product",
  what: "torch.matmul, best shape",
  origin: "published",
  gpu: "H100 SXM",
  is_software: false,
  number_format: "bf16",
  share_of_peak: 0.8,
  share_of_peak_high: null,
  evidence: "seen",
  ...change,
});

const ratio = (change: Partial<PublishedRatio> = {}): PublishedRatio => ({
  comparison: "A over B",
  quantity: "time",
  origin: "published",
  what: "Code (new) against old",
  gpu: "A100",
  is_software: false,
  ratio: 3,
  low: 2,
  high: 4,
  evidence: "seen",
  ...change,
});

const SOFTWARE = { origin: "recorded", gpu: "SwiftShader", is_software: true, evidence: "measured" } as const;
const GPU = { origin: "recorded", what: "gemm-tiled", gpu: "NVIDIA H200", evidence: "measured" } as const;

test("no software adapter, nor what has no peak, comes on the axis of GPUs", () => {
  const [group, ...others] = rateGroups([
    rate(),
    rate({ share_of_peak: null }),
    rate({ ...SOFTWARE, share_of_peak: 0.1 }),
  ]);
  expect(others).toEqual([]);
  expect(group?.figures.map(({ label }) => label)).toEqual(["torch.matmul, H100 SXM bf16"]);
  expect(ratioGroups([ratio(SOFTWARE)])).toEqual([]);
});

test("what was not read in its source is marked", () => {
  expect(rateGroups([rate({ evidence: "recalled" })])[0]?.figures[0]?.label).toMatch(/^\? torch/);
  expect(rateCaption([rate({ evidence: "recalled" })])).toContain("? not yet checked");
  expect(ratioGroups([ratio()])[0]?.figures[0]?.label).toBe("Code, A100");
});

test("captions say what is published, and that no GPU was recorded", () => {
  const shares = rateCaption([rate(), rate({ share_of_peak: 0.5, share_of_peak_high: 0.9 }), rate(SOFTWARE)]);
  expect(shares).toContain("matrix product 50\u00a0% to 90\u00a0% (n 2)");
  expect(shares).toContain("No recorded run of a GPU");
  expect(shares).toContain("1\u00a0figure of software adapters is in the table alone");
  expect(ratioCaption([ratio()])).toContain("none was recorded on a GPU yet");
});

test("a recorded GPU is set beside the published median, and its ratio beside the published range", () => {
  const shares = rateCaption([rate(), rate({ share_of_peak: 0.6 }), rate({ ...GPU, share_of_peak: 0.2 })]);
  expect(shares).toContain("matrix product 20\u00a0% at best, where the published median is 70\u00a0%");
  const meets = ratio({ ...GPU, ratio: 5, low: 3.9, high: 6 });
  const misses = ratio({ ...GPU, ratio: 5, low: 4.1, high: 6 });
  expect(ratioCaption([ratio(), meets])).toContain("in 1 of them");
  expect(ratioCaption([ratio(), misses])).toContain("in 0 of them");
});
