import { type DeviceTraits, type Kernel, type KernelParameters, size, type Tuning } from "../../kernel.js";
import { powerOfTwoFrom } from "../code.js";
import { F32_ROUNDOFF } from "../rounding.js";
import { columnsBackPass, columnsPass, oneGroupPass, rowsPass } from "./fft-passes.js";
import { rootsOfUnity } from "./fourier.js";
import {
  convolutionBuffers,
  convolutionInputs,
  convolutionReference,
  LONG_PARAMETERS,
  LONG_SIZES,
  LONG_SWEEP,
  longConvolutionCost,
  longShape,
} from "./shape.js";

const TUNINGS: readonly Tuning[] = [{ invocations: 256 }, { invocations: 128 }, { invocations: 64 }];

/** Complex numbers that the 16 KiB of workgroup memory hold that every device has. */
const GROUP_POINTS = 2048;

/** Points of a row where a transform is cut into rows and columns: two rows fill the workgroup memory. */
const ROW_POINTS = GROUP_POINTS / 2;

/** How a transform of zero-padded sequences is cut up. */
interface Cut {
  /** A power of two, at least twice the sequence: the ends of the convolution then do not wrap around. */
  readonly points: number;
  /** Null where a transform fits in workgroup memory. */
  readonly columnPoints: number | null;
  /** Roots of unity in the first part of the table. */
  readonly coarse: number;
}

function cutOf(sequence: number): Cut {
  const points = powerOfTwoFrom(2 * sequence);
  return points <= GROUP_POINTS
    ? { points, columnPoints: null, coarse: points }
    : { points, columnPoints: points / ROW_POINTS, coarse: ROW_POINTS };
}

function rootsLength({ points, coarse }: Cut): number {
  return 2 * (coarse + points / coarse);
}

/**
 * The convolution theorem, as Hyena uses it (Poli et al. 2023, section 3.3). Sequences up to 1,024 stay in workgroup
 * memory from input to output. Longer ones are transformed by Bailey's four steps (1990), where the rows' transforms,
 * the product and the way back share a pass, as in FlashFFTConv (Fu et al. 2023): three passes over memory in all.
 *
 * A channel's signal and filter travel as the real and imaginary part of one transform, and two channels' results as
 * those of one way back, so that no work goes into the mirrored halves of real spectra. Both parts should be of like
 * size, as the smaller inherits the larger one's rounding errors.
 */
export const convolutionLongFft: Kernel = {
  id: "convolution-long-fft",
  family: "convolution",
  title: "Long convolution, FFT",
  summary:
    "Filters each channel with weights for all earlier time steps by way of the fast Fourier transform: work grows hardly faster than the length.",
  architectureId: "hyena",
  parameters: LONG_PARAMETERS,
  sizes: LONG_SIZES,
  sweep: LONG_SWEEP,
  requires: [],
  tunings: (_parameters, traits) => TUNINGS.filter((tuning) => fits(tuning, traits)),
  plan(parameters, _traits, tuning) {
    const shape = longShape(parameters);
    const cut = cutOf(shape.sequence);
    const { points, columnPoints, coarse } = cut;
    const most = size(tuning, "invocations");
    const buffers = [
      ...convolutionBuffers(shape),
      { name: "roots", type: "f32", length: rootsLength(cut), role: "input" } as const,
    ];
    if (columnPoints === null) return { buffers, passes: [oneGroupPass(shape, points, most)] };
    const transform = { ...shape, points, columnPoints, rowPoints: ROW_POINTS, coarse, groupPoints: GROUP_POINTS };
    return {
      buffers: [...buffers, { name: "spectra", type: "f32", length: 2 * points * shape.channels, role: "scratch" }],
      passes: [columnsPass(transform, most), rowsPass(transform, most), columnsBackPass(transform, most)],
    };
  },
  inputs(parameters, random) {
    const shape = longShape(parameters);
    const { points, coarse } = cutOf(shape.sequence);
    return { ...convolutionInputs(shape, random), roots: rootsOfUnity(points, coarse) };
  },
  reference: (parameters, inputs) => convolutionReference(longShape(parameters), inputs),
  tolerance: (parameters: KernelParameters) => ({
    relative: 4 * (Math.log2(cutOf(longShape(parameters).sequence).points) + 4) * F32_ROUNDOFF,
    derivation:
      "Each of log₂ of the points' steps adds a rounding error of about 2⁻²⁴ of the whole (Gentleman and Sande 1966), there and back; errors spread evenly over the outputs, and four leaves room for the largest.",
  }),
  cost: (parameters) => longConvolutionCost(longShape(parameters)),
};

function fits(tuning: Tuning, { maxInvocationsPerGroup }: DeviceTraits): boolean {
  return size(tuning, "invocations") <= maxInvocationsPerGroup;
}
