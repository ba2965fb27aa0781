/** Dawn ends with the object that it made, and takes its devices with it: while there are devices this must be kept. */
let instance: GPU | null = null;

/**
 * WebGPU in Node, by Dawn. Its constants (`GPUBufferUsage` and the like) become global, as they are in a browser.
 * The process stays alive until {@link releaseDawn}.
 *
 * @param toggles of Dawn to turn on, beyond a browser's; for tests
 */
export async function dawn(toggles: readonly string[] = []): Promise<GPU> {
  const { create, globals } = await import("webgpu");
  Object.assign(globalThis, globals);
  // Clocks of browsers are coarse to protect secrets from pages; there are no pages here.
  instance ??= create(["disable-dawn-features=timestamp_quantization", `enable-dawn-features=${toggles.join(",")}`]);
  return instance;
}

export function releaseDawn(): void {
  instance = null;
}
