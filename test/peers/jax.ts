import { defaultDevice, getWebGPUDevice, init, type JaxArray, jit, nn, numpy as np } from "@jax-js/jax";
import { type Contender, inputShapes, type Task } from "./task.ts";

const SCORES = 1;

/** jax-js, each task as one jitted function. It takes what it is given, so inputs are passed as counted references. */
export const jax: Contender = {
  name: "jax-js",
  async prepare(task, inputs) {
    await init("webgpu");
    defaultDevice("webgpu");
    const arrays = inputs.map((values, index) => np.array(values).reshape([...(inputShapes(task)[index] ?? [])]));
    const compute = jit(functionOf(task));
    const once = () => compute(...arrays.map((array) => array.ref));
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
        const values = await once().data();
        return Float32Array.from(values);
      },
    };
  },
};

function functionOf(task: Task): (...inputs: JaxArray[]) => JaxArray {
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
