// Runs in a browser: checks a kernel at its shapes, as the tests in Node do.

import { openDevice } from "../../src/gpu/device.ts";
import { runKernel } from "../../src/gpu/lab.ts";
import { memoryCache } from "../../src/gpu/tuning.ts";
import { CASES } from "../gpu/cases/index.ts";

declare global {
  /** What is wrong with a case's kernel at each of its shapes: null where nothing is, or what the device lacks. */
  var checkShapes: (place: number) => Promise<readonly (string | null)[] | { readonly lacks: readonly string[] }>;
}

const opened = openDevice(navigator.gpu);

globalThis.checkShapes = async (place) => {
  const lab = await opened;
  const one = CASES[place];
  if (!one) throw new Error(`there is no case ${place}`);
  const lacks = one.kernel.requires.filter((feature) => !lab.traits.features.has(feature));
  if (lacks.length > 0) return { lacks };
  const problems: (string | null)[] = [];
  for (const shape of one.shapes) {
    const options = { size: "quick", tuningCache: memoryCache(), checkOnly: true } as const;
    const { passed, problem } = await runKernel(lab, one.kernel, shape, options);
    problems.push(passed ? null : `${JSON.stringify(shape)}: ${problem}`);
  }
  return problems;
};
