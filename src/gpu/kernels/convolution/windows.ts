import { unrolled } from "../code.js";

/**
 * WGSL that adds four taps to `vectors` neighbouring vectors of four outputs: the sum over j < 4 of w[j] times what
 * lies j places before. `window(i)` names vector i of the input, from 0, the one before the first output's, on.
 */
export function fourTaps(
  vectors: number,
  weights: string,
  window: (index: number) => string,
  sum: (index: number) => string,
): string {
  return unrolled(vectors, (v) => {
    const before = window(v);
    const own = window(v + 1);
    return [
      `${sum(v)} = fma(vec4<f32>(${weights}.x), ${own}, ${sum(v)});`,
      `${sum(v)} = fma(vec4<f32>(${weights}.y), vec4<f32>(${before}.w, ${own}.xyz), ${sum(v)});`,
      `${sum(v)} = fma(vec4<f32>(${weights}.z), vec4<f32>(${before}.zw, ${own}.xy), ${sum(v)});`,
      `${sum(v)} = fma(vec4<f32>(${weights}.w), vec4<f32>(${before}.yzw, ${own}.x), ${sum(v)});`,
    ].join("\n");
  });
}

/**
 * WGSL of `NAME(channel: u32, place: u32) -> vec4<f32>`: four elements from `place` of a channel on, zeros beyond its
 * end. `place` is a multiple of four.
 */
export function loadFour(name: string, buffer: string, length: number): string {
  return length % 4 === 0
    ? `
fn ${name}(channel: u32, place: u32) -> vec4<f32> {
  if (place >= ${length}u) { return vec4<f32>(); }
  return ${buffer}[(channel * ${length}u + place) / 4u];
}`
    : `
fn ${name}_element(channel: u32, place: u32) -> f32 {
  if (place >= ${length}u) { return 0.0f; }
  return ${buffer}[channel * ${length}u + place];
}

fn ${name}(channel: u32, place: u32) -> vec4<f32> {
  return vec4<f32>(
    ${name}_element(channel, place),
    ${name}_element(channel, place + 1u),
    ${name}_element(channel, place + 2u),
    ${name}_element(channel, place + 3u),
  );
}`;
}

/** WGSL of `NAME(channel: u32, place: u32, values: vec4<f32>)`, the counterpart of {@link loadFour}. */
export function storeFour(name: string, buffer: string, length: number): string {
  return `
fn ${name}(channel: u32, place: u32, values: vec4<f32>) {
  if (place >= ${length}u) { return; }
  ${
    length % 4 === 0
      ? `${buffer}[(channel * ${length}u + place) / 4u] = values;`
      : `for (var i = 0u; i < min(4u, ${length}u - place); i++) { ${buffer}[channel * ${length}u + place + i] = values[i]; }`
  }
}`;
}

/** How {@link loadFour} and {@link storeFour} need a buffer of channels of this length to be bound. */
export function fourType(length: number): string {
  return length % 4 === 0 ? "array<vec4<f32>>" : "array<f32>";
}
