import { softwareVulkan } from "../../loaders/gpu/software-vulkan.ts";

/**
 * Test processes inherit this environment, and so find a Vulkan driver on a machine that has none. A driver that the
 * caller names is taken instead.
 */
export default async function setup(): Promise<void> {
  if (!process.env["VK_DRIVER_FILES"]) Object.assign(process.env, await softwareVulkan());
}
