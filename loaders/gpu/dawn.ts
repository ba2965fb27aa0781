/** Dawn ends with the object that it made, and takes its devices with it: while there are devices this must be kept. */
let instance: GPU | null = null;

/**
 * WebGPU in Node, by Dawn. Its constants (`GPUBufferUsage` and the like) become global, as they are in a browser.
 * The process stays alive until {@link releaseDawn}.
 */
export async function dawn(): Promise<GPU> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  instance ??= create([
    // Offers what Chromium has behind a flag: subgroup matrices.
    "enable-dawn-features=allow_unsafe_apis",
    `disable-dawn-features=${unwantedFeatures().join(",")}`,
  ]);
  return instance;
}

function unwantedFeatures(): readonly string[] {
  // Clocks of browsers are coarse to protect secrets from pages; there are no pages here.
  const always = ["timestamp_quantization"];
  // SwiftShader zeroes workgroup memory with a store for each element, and compiles 2,048 of them for seconds. Without
  // its extension Dawn writes a loop.
  return process.env["VK_ICD_FILENAMES"]?.includes("swiftshader")
    ? [...always, "use_vulkan_zero_initialize_workgroup_memory_extension"]
    : always;
}

export function releaseDawn(): void {
  instance = null;
}
