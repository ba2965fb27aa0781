import { verify } from "../verify.ts";
import { run, writeOutput } from "./output.ts";

await run(async () => {
  const { verifications, failures } = await verify(process.cwd());
  await writeOutput(`${JSON.stringify(verifications, null, 1)}\n`);
  for (const failure of failures) console.error(failure);
  // A claim that the data contradicts is a finding; a test that does not run is an error.
  if (failures.length > 0) process.exitCode = 1;
});
