import { type KernelParameters, SIZES, type Size } from "./kernel.js";
import { kernelNamed } from "./kernels/index.js";

/** One side of a pair: a kernel with its parameters at each size. */
export interface PairSide {
  readonly kernelId: string;
  /**
   * Other kernels of this lab that give the same result. The fastest of all on a device stands for the side, so that
   * neither side of a pair is held back by a method that does not suit the device.
   */
  readonly variants: readonly string[];
  readonly parameters: Readonly<Record<Size, KernelParameters>>;
}

/** Two kernels whose comparison tests what the essays say. */
export interface KernelPair {
  readonly id: string;
  readonly title: string;
  /** Keys in `essay_claims`. */
  readonly claimIds: readonly string[];
  /**
   * `time`: time of the slower over time of the faster. `memory`: bytes of all buffers, likewise. `utilization`: rate
   * of useful operations of the slower over that of the faster, which is a dense matrix product.
   */
  readonly compares: "time" | "memory" | "utilization";
  /**
   * What a measurement can be held against: the figure of the first claim, or no more than that the one called faster
   * is so. `nothing` where the claim gives neither.
   */
  readonly expects: "figure" | "faster" | "nothing";
  /** Place of the figure among those of the claims, which are separated by semicolons. */
  readonly figure?: number;
  readonly slower: PairSide;
  readonly faster: PairSide;
  /** What the comparison holds equal, and what it leaves out. */
  readonly note: string;
}

/** A kernel at its own sizes; without parameters where the lab does not have it. */
export function side(kernelId: string, variants: readonly string[] = []): PairSide {
  const sizes = kernelNamed(kernelId)?.sizes;
  return { kernelId, variants, parameters: sizes ?? { quick: {}, standard: {}, large: {} } };
}

/** The kernels that compete for a side. */
export function competitors({ kernelId, variants }: Pick<PairSide, "kernelId" | "variants">): readonly string[] {
  return [kernelId, ...variants];
}

/** Causal attention at the lengths, heads and head widths of the recurrent kernels. */
export function attentionLike(recurrentId: string): PairSide {
  const { parameters } = side(recurrentId);
  const at = (size: Size): KernelParameters => {
    const { sequence, heads, headDim } = parameters[size];
    return sequence && heads && headDim ? { sequence, heads, headDim, causal: 1 } : {};
  };
  return {
    kernelId: "prefill-flash",
    variants: [],
    parameters: { quick: at("quick"), standard: at("standard"), large: at("large") },
  };
}

/** A side at one size. */
export interface Side extends Pick<PairSide, "kernelId" | "variants"> {
  readonly parameters: KernelParameters;
}

export function sideAt({ kernelId, variants, parameters }: PairSide, size: Size): Side {
  return { kernelId, variants, parameters: parameters[size] };
}

/** Whether the lab has both kernels of a pair. */
export function hasKernels({ slower, faster }: KernelPair): boolean {
  return [slower, faster].every(
    ({ parameters, ...side }) =>
      competitors(side).every((id) => kernelNamed(id) !== null) &&
      SIZES.every((size) => Object.keys(parameters[size]).length > 0),
  );
}
