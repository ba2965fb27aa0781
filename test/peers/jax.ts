import { defaultDevice, getWebGPUDevice, init, type JaxArray, jit, nn, numpy as np } from "@jax-js/jax";
import { type Contender, inputShapes, type Prepared, swapFirstAxes, type Task } from "./task.ts";

const SCORES = 1;

/** jax-js, each task as one jitted function. */
export const jax: Contender = {
  name: "jax-js",
  async prepare(task, inputs) {
    await start();
    const arrays = inputs.map((values, index) => np.array(values).reshape([...(inputShapes(task)[index] ?? [])]));
    return jitted(functionOf(task), arrays, (values) => values);
  },
};

/** jax-js with the attention that it offers itself, which wants positions before heads. */
export const jaxAttention: Contender = {
  name: "jax-js, its own attention",
  kind: "attention",
  async prepare(task, inputs) {
    await start();
    if (task.kind !== "attention") throw new Error("only attention");
    const { sequence, heads, headDim } = task;
    const arrays = inputs.map((values) =>
      np.array(swapFirstAxes(values, [heads, sequence, headDim])).reshape([sequence, heads, headDim]),
    );
    return jitted(
      (q, k, v) => nn.dotProductAttention(need(q), need(k), need(v)),
      arrays,
      (values) => swapFirstAxes(values, [sequence, heads, headDim]),
    );
  },
};

async function start(): Promise<void> {
  await init("webgpu");
  defaultDevice("webgpu");
}

type Compute = (...inputs: JaxArray[]) => JaxArray;

/** jax-js takes what it is given, so inputs are passed as counted references. */
function jitted(
  compute: Compute,
  arrays: readonly JaxArray[],
  arranged: (values: Float32Array) => Float32Array,
): Prepared {
  const compiled = jit(compute);
  const once = () => compiled(...arrays.map((array) => array.ref));
  const { queue } = getWebGPUDevice();
  return {
    async run(times) {
      // Arrays are computed only when somebody waits for them.
      for (let time = 0; time < times; time++) {
        const array = await once().blockUntilReady();
        await queue.onSubmittedWorkDone();
        array.dispose();
      }
    },
    async result() {
      return arranged(Float32Array.from(await once().data()));
    },
  };
}

function functionOf(task: Task): Compute {
  switch (task.kind) {
    case "gemm":
      return (a, b) => np.matmul(need(a), need(b));
    case "softmax":
      return (x) => nn.softmax(need(x), -1);
    case "attention":
      return (q, k, v) => {
        const scores = np.matmul(need(q), np.swapaxes(need(k), SCORES, SCORES + 1));
        return np.matmul(nn.softmax(scores.mul(1 / Math.sqrt(task.headDim)), -1), need(v));
      };
  }
}

function need(array: JaxArray | undefined): JaxArray {
  if (!array) throw new Error("an input is missing");
  return array;
}
