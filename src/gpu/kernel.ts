/** How the elements of a buffer are stored. `f16` takes two bytes and needs the device feature `shader-f16`. */
export type ElementType = "f32" | "f16" | "u32" | "i32";

/** Values of a buffer as JavaScript holds them; those of an `f16` buffer are a Float32Array of values that f16 can hold. */
export type Values = Float32Array | Uint32Array | Int32Array;

export interface BufferSpec {
  readonly name: string;
  readonly type: ElementType;
  /** Elements, not bytes. */
  readonly length: number;
  /** Inputs are uploaded, outputs checked against the reference; scratch is memory that only the method needs. */
  readonly role: "input" | "output" | "scratch";
}

/** A buffer as one pass sees it. Its variable in WGSL has the buffer's name. */
export interface Binding {
  readonly buffer: string;
  readonly access: "read" | "read_write";
  /** Its WGSL type, such as `array<vec4<f32>>`. */
  readonly as: string;
}

/** One dispatch. */
export interface Pass {
  readonly label: string;
  readonly bindings: readonly Binding[];
  /**
   * WGSL of the pass without the declarations of its bindings, which are generated. Its entry point is `main`, and it
   * finds its place in the grid only through `group_of(workgroup_id)`, so that a grid can be split over dispatches.
   */
  readonly code: string;
  /** Workgroups in x, y and z; a dimension may pass the device's limit, as grids are split. */
  readonly groups: readonly [number, number, number];
}

/** Everything that a device needs to run a kernel once. Passes run in order and see what earlier ones wrote. */
export interface Plan {
  readonly buffers: readonly BufferSpec[];
  readonly passes: readonly Pass[];
}

/** One kind of matrix that a subgroup multiplies as one operation: m × k by k × n. */
export interface SubgroupMatrix {
  /** WGSL types of the factors and of the sum. */
  readonly component: string;
  readonly result: string;
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/** What a plan may depend on, of the device that will run it. */
export interface DeviceTraits {
  readonly features: ReadonlySet<string>;
  readonly maxInvocationsPerGroup: number;
  readonly sharedMemoryBytes: number;
  readonly maxBindingBytes: number;
  /** Smallest and largest subgroup that the device may choose; 0 where it has none. */
  readonly subgroupMinSize: number;
  readonly subgroupMaxSize: number;
  /** A processor does the work: what helps it, such as more registers than any GPU has, would harm a GPU. */
  readonly isSoftware: boolean;
  /** What its matrix units multiply, the preferred first; empty without `chromium-experimental-subgroup-matrix`. */
  readonly subgroupMatrices: readonly SubgroupMatrix[];
}

/** Sizes such as rows, columns, heads: whole numbers. */
export type KernelParameters = Readonly<Record<string, number>>;

export interface KernelParameter {
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
}

/** Tile sizes and the like: they change how fast a kernel is, never what it computes. */
export type Tuning = Readonly<Record<string, number>>;

/** The values of a kernel's inputs, by the name of the buffer. */
export type Inputs = Readonly<Record<string, Values>>;

/** The right value of an output's element, in float64. Asked for elements in rising order, so a row may be remembered. */
export type Reference = (index: number) => number;

export interface Cost {
  /** Operations that the result needs, a multiplication and an addition counted as two, whatever the method does. */
  readonly usefulFlops: number;
  /** Bytes if each input is read once and each output written once: no method can move less. */
  readonly compulsoryBytes: number;
}

export interface Tolerance {
  /**
   * The largest error allowed, in the measure of `maxError`: relative to the root mean square of the output, and beyond
   * what storing an element in the output's type costs.
   */
  readonly relative: number;
  /** Where the figure comes from, in a sentence. */
  readonly derivation: string;
}

export const SIZES = ["quick", "standard", "large"] as const;

export type Size = (typeof SIZES)[number];

/** One parameter varied while the others stay as in a size, to see how time grows. */
export interface Sweep {
  readonly parameter: string;
  readonly values: readonly number[];
}

/** One way to compute one primitive: what runs, what is right, and what it must cost. Pure; runs nothing by itself. */
export interface Kernel {
  /** Such as `gemm-tiled`. */
  readonly id: string;
  readonly family: string;
  readonly title: string;
  /** What it computes and how, in a sentence or two. */
  readonly summary: string;
  /** The technique of the dataset that it stands for, or null where it stands for none. */
  readonly architectureId: string | null;
  readonly parameters: readonly KernelParameter[];
  readonly sizes: Readonly<Record<Size, KernelParameters>>;
  readonly sweep: Sweep | null;
  /** WebGPU features without which it cannot run. */
  readonly requires: readonly string[];
  /** What a device with those features may still lack, in words that follow "needs"; null where it lacks nothing. */
  lacks?(traits: DeviceTraits): string | null;
  /** Tunings worth trying on a device, the safest first; every one must be right for all parameters. */
  tunings(parameters: KernelParameters, traits: DeviceTraits): readonly Tuning[];
  plan(parameters: KernelParameters, traits: DeviceTraits, tuning: Tuning): Plan;
  inputs(parameters: KernelParameters, random: () => number): Inputs;
  /** By the name of the output. Written from the formula, never from the WGSL. */
  reference(parameters: KernelParameters, inputs: Inputs): Readonly<Record<string, Reference>>;
  tolerance(parameters: KernelParameters): Tolerance;
  cost(parameters: KernelParameters): Cost;
}

/** The value of a parameter. @throws Error where the kernel does not declare it. */
export function size(parameters: KernelParameters, name: string): number {
  const value = parameters[name];
  if (value === undefined) throw new Error(`no parameter ${name} among ${Object.keys(parameters).join(", ")}`);
  return value;
}

/** The values of an input. @throws Error where there is none of that name. */
export function input(inputs: Inputs, name: string): Values {
  const values = inputs[name];
  if (values === undefined) throw new Error(`no input ${name} among ${Object.keys(inputs).join(", ")}`);
  return values;
}
