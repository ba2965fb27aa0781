import type { Binding, Pass } from "../../kernel.js";
import { f32 } from "../../wgsl.js";
import { unrolled } from "../code.js";
import { COMPLEX_CODE, transformCode, transformInvocations } from "./fourier.js";
import type { ConvolutionShape } from "./shape.js";

/** A transform cut into rows and columns: point t = j₁ · rowPoints + j₂ of the sequence lies in row j₁, column j₂. */
export interface CutTransform extends ConvolutionShape {
  readonly points: number;
  readonly columnPoints: number;
  readonly rowPoints: number;
  /** Complex numbers that a workgroup holds. */
  readonly groupPoints: number;
  /** Roots of unity in the first part of the table; `points / coarse` finer ones follow. */
  readonly coarse: number;
}

const ROOTS: Binding = { buffer: "roots", access: "read", as: "array<vec2<f32>>" };
const X: Binding = { buffer: "x", access: "read", as: "array<f32>" };
const FILTERS: Binding = { buffer: "filters", access: "read", as: "array<f32>" };
const Y: Binding = { buffer: "y", access: "read_write", as: "array<f32>" };

/** The signal as real and the filter as imaginary part, zeros from the end of the sequence on. */
const loadCode = ({ channels, sequence }: ConvolutionShape) => `
fn load(channel: u32, t: u32) -> vec2<f32> {
  if (channel >= ${channels}u || t >= ${sequence}u) { return vec2<f32>(); }
  return vec2<f32>(x[channel * ${sequence}u + t], filters[channel * ${sequence}u + t]);
}
`;

/** Results travel with their parts swapped, which turns a transform into its inverse. */
const storeCode = ({ channels, sequence }: ConvolutionShape, points: number) => `
fn store(channel: u32, t: u32, swapped: vec2<f32>) {
  if (t >= ${sequence}u) { return; }
  y[channel * ${sequence}u + t] = swapped.y * ${f32(1 / points)};
  if (channel + 1u < ${channels}u) { y[(channel + 1u) * ${sequence}u + t] = swapped.x * ${f32(1 / points)}; }
}
`;

/** Powers of exp(−2πi / points) from the two parts of the table. */
const rootCode = ({ points, coarse }: CutTransform) => `
fn root(power: u32) -> vec2<f32> {
  return times(roots[power / ${points / coarse}u], roots[${coarse}u + power % ${points / coarse}u]);
}
`;

/**
 * Two channels' spectra in workgroup memory, one after the other, become the spectrum of both results.
 *
 * From Z = X + iF, transformed together, X = (Z + Z*) / 2 and F = (Z − Z*) / 2i with Z* the conjugate at the mirrored
 * frequency, hence X F = (Z + Z*)(Z − Z*) / 4i. The first channel's product becomes the real part of the way back,
 * the second one's the imaginary part.
 */
function productCode(
  held: number,
  invocations: number,
  code: { readonly load: string; readonly mirror: string; readonly store: string },
): string {
  const each = (line: (i: number) => string) => unrolled(held, line);
  const at = (i: number) => `local + ${i * invocations}u`;
  return `
${each((i) => `  var kept_${i} = vec2<f32>();`)}
  // The first channel's way there, the second one's, and the way back.
  for (var round = 0u; round < 3u; round++) {
    if (round < 2u) {
      for (var q = local; q < ${held * invocations}u; q += ${invocations}u) { z[q] = ${code.load}; }
    } else {
${each((i) => `      z[${at(i)}] = kept_${i}.yx;`)}
    }
    workgroupBarrier();
    transform(local);
    if (round < 2u) {
${each(
  (i) => `      {
        let q = ${at(i)};
        let own = z[q];
        let mirrored = z[${code.mirror}] * vec2<f32>(1.0f, -1.0f);
        let product = times(own + mirrored, own - mirrored);
        kept_${i} += 0.25f * select(product, vec2<f32>(product.y, -product.x), round == 0u);
      }`,
)}
    }
    workgroupBarrier();
  }
  for (var q = local; q < ${held * invocations}u; q += ${invocations}u) { ${code.store} }`;
}

/** Everything in one workgroup's memory, for sequences whose transform fits. */
export function oneGroupPass(shape: ConvolutionShape, points: number, most: number): Pass {
  const invocations = transformInvocations(points, 1, most);
  return {
    label: "transform, product and back",
    bindings: [X, FILTERS, ROOTS, Y],
    code: `
var<workgroup> z: array<vec2<f32>, ${points}>;
${COMPLEX_CODE}
${transformCode({ points, batch: 1, layout: "rows", invocations, coarse: points })}
${loadCode(shape)}
${storeCode(shape, points)}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let channel = 2u * group_of(group).x;
${productCode(points / invocations, invocations, {
  load: "load(channel + round, q)",
  mirror: `(${points}u - q) % ${points}u`,
  store: "store(channel, q, z[q]);",
})}
}`,
    groups: [Math.ceil(shape.channels / 2), 1, 1],
  };
}

/** A workgroup takes as many neighbouring columns as its memory holds. */
function columnTile({ groupPoints, columnPoints, rowPoints }: CutTransform): number {
  return Math.min(rowPoints, groupPoints / columnPoints);
}

/** The first two of the four steps: columns are transformed and turned by roots of unity. */
export function columnsPass(cut: CutTransform, most: number): Pass {
  const { channels, points, columnPoints, rowPoints, coarse } = cut;
  const tile = columnTile(cut);
  const invocations = transformInvocations(columnPoints, tile, most);
  return {
    label: "columns",
    bindings: [X, FILTERS, ROOTS, { buffer: "spectra", access: "read_write", as: "array<vec2<f32>>" }],
    code: `
var<workgroup> z: array<vec2<f32>, ${columnPoints * tile}>;
${COMPLEX_CODE}
${transformCode({ points: columnPoints, batch: tile, layout: "columns", invocations, coarse })}
${rootCode(cut)}
${loadCode(cut)}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let first = place.x * ${tile}u;
  for (var q = local; q < ${columnPoints * tile}u; q += ${invocations}u) {
    z[q] = load(place.y, (q / ${tile}u) * ${rowPoints}u + first + q % ${tile}u);
  }
  workgroupBarrier();
  transform(local);
  for (var q = local; q < ${columnPoints * tile}u; q += ${invocations}u) {
    let row = q / ${tile}u;
    let column = first + q % ${tile}u;
    spectra[place.y * ${points}u + row * ${rowPoints}u + column] = times(z[q], root(row * column));
  }
}`,
    groups: [rowPoints / tile, channels, 1],
  };
}

/**
 * Rows are transformed, multiplied and transformed back. Row k₁ holds the frequencies k₁ + columnPoints · k₂, which
 * mirror those of row columnPoints − k₁: a workgroup takes these two. Rows 0 and columnPoints / 2 mirror themselves,
 * and go to the first workgroup.
 */
export function rowsPass(cut: CutTransform, most: number): Pass {
  const { channels, points, columnPoints, rowPoints, coarse } = cut;
  const invocations = transformInvocations(rowPoints, 2, most);
  return {
    label: "rows, product and back",
    bindings: [ROOTS, { buffer: "spectra", access: "read_write", as: "array<vec2<f32>>" }],
    code: `
var<workgroup> z: array<vec2<f32>, ${2 * rowPoints}>;
${COMPLEX_CODE}
${transformCode({ points: rowPoints, batch: 2, layout: "rows", invocations, coarse })}

fn place_of(channel: u32, pair: u32, q: u32) -> u32 {
  let other = select(${columnPoints}u - pair, ${columnPoints / 2}u, pair == 0u);
  let row = select(other, pair, q < ${rowPoints}u);
  return channel * ${points}u + row * ${rowPoints}u + q % ${rowPoints}u;
}

fn load(channel: u32, pair: u32, q: u32) -> vec2<f32> {
  if (channel >= ${channels}u) { return vec2<f32>(); }
  return spectra[place_of(channel, pair, q)];
}

fn mirror_of(pair: u32, q: u32) -> u32 {
  if (pair > 0u) { return ${2 * rowPoints - 1}u - q; }
  if (q < ${rowPoints}u) { return (${rowPoints}u - q) % ${rowPoints}u; }
  return ${3 * rowPoints - 1}u - q;
}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let pair = place.x;
  let channel = 2u * place.y;
${productCode((2 * rowPoints) / invocations, invocations, {
  load: "load(channel + round, pair, q)",
  mirror: "mirror_of(pair, q)",
  store: "spectra[place_of(channel, pair, q)] = z[q];",
})}
}`,
    groups: [columnPoints / 2, Math.ceil(channels / 2), 1],
  };
}

/** The way back of the columns, for two channels at once. Turned by the same roots, as the parts are still swapped. */
export function columnsBackPass(cut: CutTransform, most: number): Pass {
  const { channels, points, columnPoints, rowPoints, coarse } = cut;
  const tile = columnTile(cut);
  const invocations = transformInvocations(columnPoints, tile, most);
  return {
    label: "columns back",
    bindings: [ROOTS, { buffer: "spectra", access: "read", as: "array<vec2<f32>>" }, Y],
    code: `
var<workgroup> z: array<vec2<f32>, ${columnPoints * tile}>;
${COMPLEX_CODE}
${transformCode({ points: columnPoints, batch: tile, layout: "columns", invocations, coarse })}
${rootCode(cut)}
${storeCode(cut, points)}

@compute @workgroup_size(${invocations})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let place = group_of(group);
  let first = place.x * ${tile}u;
  let channel = 2u * place.y;
  for (var q = local; q < ${columnPoints * tile}u; q += ${invocations}u) {
    let row = q / ${tile}u;
    let column = first + q % ${tile}u;
    z[q] = times(spectra[channel * ${points}u + row * ${rowPoints}u + column], root(row * column));
  }
  workgroupBarrier();
  transform(local);
  for (var q = local; q < ${columnPoints * tile}u; q += ${invocations}u) {
    store(channel, (q / ${tile}u) * ${rowPoints}u + first + q % ${tile}u, z[q]);
  }
}`,
    groups: [rowPoints / tile, Math.ceil(channels / 2), 1],
  };
}
