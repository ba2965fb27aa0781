import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Unpacks the software Vulkan driver (SwiftShader) that comes with the headless Chromium of the tests, and gives the
 * environment in which a process finds it. A process reads that environment when it starts, so it serves children only.
 */
export async function softwareVulkan(): Promise<Readonly<Record<string, string>>> {
  const { default: chromium } = await import("@sparticuz/chromium");
  await chromium.executablePath();
  const folder = tmpdir();
  return {
    VK_ICD_FILENAMES: join(folder, "vk_swiftshader_icd.json"),
    LD_LIBRARY_PATH: [folder, process.env["LD_LIBRARY_PATH"]].filter(Boolean).join(":"),
  };
}
