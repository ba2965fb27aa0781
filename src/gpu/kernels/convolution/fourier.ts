import { unrolled } from "../code.js";

/** Complex numbers are vec2<f32>: real part, imaginary part. */
export const COMPLEX_CODE = `
fn times(a: vec2<f32>, b: vec2<f32>) -> vec2<f32> { return vec2<f32>(a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x); }
`;

/** Transforms side by side in workgroup memory. All sizes are powers of two. */
export interface GroupTransform {
  /** Points of a transform. */
  readonly points: number;
  /** How many transforms there are. */
  readonly batch: number;
  /** `rows`: the points of a transform are neighbours. `columns`: equal points of all transforms are neighbours. */
  readonly layout: "rows" | "columns";
  readonly invocations: number;
  /** The buffer `roots` begins with this many roots of unity, exp(−2πi k / coarse); a multiple of `points`. */
  readonly coarse: number;
}

/**
 * The most invocations, up to `most`, of which each has the same whole number of butterflies of both kinds.
 */
export function transformInvocations(points: number, batch: number, most: number): number {
  return Math.min(most, Math.max(1, (points * batch) / 4));
}

/**
 * WGSL of `transform(local: u32)`, the discrete Fourier transforms of workgroup memory `z` in place: Stockham's
 * self-sorting radix-4 algorithm in the form of Govindaraju et al. 2008 (section 4.1), with a radix-2 step first where
 * the number of points is an odd power of two. Each step goes from memory to registers and back. A barrier must lie
 * before the call; one lies at its end.
 */
export function transformCode({ points, batch, layout, invocations, coarse }: GroupTransform): string {
  const isOdd = Math.log2(points) % 2 === 1;
  const each = (radix: 2 | 4, line: (b: number) => string) => unrolled((points * batch) / radix / invocations, line);
  const place = (point: string, which: string) =>
    layout === "rows" ? `${which} * ${points}u + ${point}` : `(${point}) * ${batch}u + ${which}`;
  // Which transform butterfly \`local + b · invocations\` belongs to, and its number within it.
  const split = (radix: 2 | 4, b: number) => {
    const butterfly = `(local + ${b * invocations}u)`;
    const own = points / radix;
    return layout === "rows"
      ? { which: `${butterfly} / ${own}u`, number: `${butterfly} % ${own}u` }
      : { which: `${butterfly} % ${batch}u`, number: `${butterfly} / ${batch}u` };
  };
  const names = (radix: 2 | 4) =>
    each(radix, (b) => {
      const { which, number } = split(radix, b);
      return `  let which_${b} = ${which};\n  let number_${b} = ${number};`;
    });
  const radix2 = `
  {
${names(2)}
${each(
  2,
  (b) => `
  let p_${b} = z[${place(`number_${b}`, `which_${b}`)}];
  let q_${b} = z[${place(`number_${b} + ${points / 2}u`, `which_${b}`)}];`,
)}
  workgroupBarrier();
${each(
  2,
  (b) => `
  z[${place(`2u * number_${b}`, `which_${b}`)}] = p_${b} + q_${b};
  z[${place(`2u * number_${b} + 1u`, `which_${b}`)}] = p_${b} - q_${b};`,
)}
  workgroupBarrier();
  }`;
  const radix4 = `
${names(4)}
  // Points that are already transformed together, and the distance in the table between their roots.
  var stride = ${coarse / 4 / (isOdd ? 2 : 1)}u;
  for (var span = ${isOdd ? 2 : 1}u; span < ${points}u; span *= 4u) {
${each(
  4,
  (b) => `
    let turn_${b} = number_${b} & (span - 1u);
    let root_${b} = roots[turn_${b} * stride];
    let root2_${b} = times(root_${b}, root_${b});
    let p_${b} = z[${place(`number_${b}`, `which_${b}`)}];
    let q_${b} = times(z[${place(`number_${b} + ${points / 4}u`, `which_${b}`)}], root_${b});
    let r_${b} = times(z[${place(`number_${b} + ${points / 2}u`, `which_${b}`)}], root2_${b});
    let s_${b} = times(z[${place(`number_${b} + ${(3 * points) / 4}u`, `which_${b}`)}], times(root2_${b}, root_${b}));`,
)}
    workgroupBarrier();
${each(
  4,
  (b) => `
    let first_${b} = 4u * number_${b} - 3u * turn_${b};
    let even_${b} = p_${b} + r_${b};
    let odd_${b} = q_${b} + s_${b};
    let even_difference_${b} = p_${b} - r_${b};
    let odd_difference_${b} = vec2<f32>(q_${b}.y - s_${b}.y, s_${b}.x - q_${b}.x);
    z[${place(`first_${b}`, `which_${b}`)}] = even_${b} + odd_${b};
    z[${place(`first_${b} + span`, `which_${b}`)}] = even_difference_${b} + odd_difference_${b};
    z[${place(`first_${b} + 2u * span`, `which_${b}`)}] = even_${b} - odd_${b};
    z[${place(`first_${b} + 3u * span`, `which_${b}`)}] = even_difference_${b} - odd_difference_${b};`,
)}
    workgroupBarrier();
    stride /= 4u;
  }`;
  return `
fn transform(local: u32) {
${isOdd ? radix2 : ""}
${points >= 4 ? radix4 : ""}
}
`;
}

/**
 * Roots of unity in two parts: exp(−2πi k / coarse) for k < coarse, then exp(−2πi k / points) for k < points / coarse,
 * so that a product of one of each gives any power of exp(−2πi / points). Real and imaginary parts side by side.
 */
export function rootsOfUnity(points: number, coarse: number): Float32Array {
  const fine = points / coarse;
  const angles = [
    ...Array.from({ length: coarse }, (_, k) => k / coarse),
    ...Array.from({ length: fine }, (_, k) => k / points),
  ];
  return Float32Array.from(angles.flatMap((turn) => [Math.cos(2 * Math.PI * turn), -Math.sin(2 * Math.PI * turn)]));
}
