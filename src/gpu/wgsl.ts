import type { Pass, Plan } from "./kernel.js";

/** The bind group of a kernel's buffers, and that of the place where a split grid begins. */
export const BUFFERS_GROUP = 0;
export const SPLIT_GROUP = 1;

/**
 * The WGSL of a pass as it is compiled: directives first, then the generated declarations, then its own code.
 *
 * `group_of` gives a workgroup's place in the whole grid. Grids are split over dispatches where one would take too long
 * or would pass the device's limit, and `workgroup_id` starts at zero in each.
 */
export function wgslOf({ bindings, code }: Pass): string {
  const lines = code.trim().split("\n");
  const isDirective = (line: string) => /^(enable|requires|diagnostic)\b/.test(line);
  const declarations = bindings.map(
    ({ buffer, access, as }, index) =>
      `@group(${BUFFERS_GROUP}) @binding(${index}) var<storage, ${access}> ${buffer}: ${as};`,
  );
  return [
    ...lines.filter(isDirective),
    `@group(${SPLIT_GROUP}) @binding(0) var<uniform> split: vec4<u32>;`,
    ...declarations,
    "fn group_of(workgroup_id: vec3<u32>) -> vec3<u32> { return workgroup_id + split.xyz; }",
    "",
    ...lines.filter((line) => !isDirective(line)),
    "",
  ].join("\n");
}

/** The first 16 hexadecimal digits of the SHA-256 of all that a plan compiles and dispatches: two runs of equal hash ran the same code. */
export async function planHash(plan: Plan): Promise<string> {
  const text = JSON.stringify([plan.buffers, plan.passes.map((pass) => [wgslOf(pass), pass.groups])]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest).subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A number as a WGSL literal of type f32, exact to single precision. */
export function f32(value: number): string {
  const text = String(Math.fround(value));
  return /[.e]/.test(text) ? `${text}f` : `${text}.0f`;
}
