import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/**
 * WebGPU on the software adapter that Chromium brings along. Its driver zeroes workgroup memory with a store for each
 * element, and compiles thousands of them for seconds; without the extension Dawn writes a loop.
 */
const WEBGPU = [
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--disable-dawn-features=use_vulkan_zero_initialize_workgroup_memory_extension",
];

/**
 * Starts the Chromium that comes with an npm package, so that a bare machine needs no browser of its own. Its system
 * libraries are unpacked only where the package believes to run in a cloud function, so it is told so.
 */
export async function launchChromium({ webgpu = false } = {}): Promise<Browser> {
  process.env["AWS_LAMBDA_JS_RUNTIME"] ??= "nodejs20.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  const executablePath = await packaged.executablePath();
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--font-render-hinting=none",
      ...(webgpu ? WEBGPU : []),
    ],
    env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), "fonts") },
  });
}
