import { softwareVulkan } from "../../loaders/gpu/software-vulkan.ts";

/** Test processes inherit this environment, and so find a Vulkan driver on a machine that has none. */
export default async function setup(): Promise<void> {
  Object.assign(process.env, await softwareVulkan());
}
