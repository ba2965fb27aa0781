import { ensureAssembly } from "../assembly.ts";
import { nameVersions, refreshOutputs } from "../site-cache.ts";
import { run } from "./output.ts";

const root = process.cwd();

await run(async () => {
  const assembly = await ensureAssembly(root);
  await nameVersions(root);
  const isNew = await refreshOutputs(root, assembly);
  console.log(`dataset ${assembly.key}${isNew ? "" : ", as in the last build"}`);
});
