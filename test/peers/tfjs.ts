import "@tensorflow/tfjs-backend-webgpu";
import * as tf from "@tensorflow/tfjs-core";
import { type Contender, inputShapes, type Task } from "./task.ts";

/** TensorFlow.js with its WebGPU backend. */
export const tfjs: Contender = {
  name: "TensorFlow.js",
  async prepare(task, inputs) {
    await tf.setBackend("webgpu");
    await tf.ready();
    const tensors = inputs.map((values, index) => tf.tensor(values, [...(inputShapes(task)[index] ?? [])]));
    const once = () => tf.tidy(() => compute(task, tensors));
    const backend = tf.backend();
    return {
      async run(times) {
        for (let time = 0; time < times; time++) {
          const tensor = once();
          // The backend gathers dispatches in an open pass, and a command buffer with one open is never run.
          backend.endComputePassEncoder();
          backend.submitQueue();
          await backend.queue.onSubmittedWorkDone();
          tensor.dispose();
        }
      },
      async result() {
        const tensor = once();
        const values = Float32Array.from(await tensor.data());
        tensor.dispose();
        return values;
      },
    };
  },
};

function compute(task: Task, [first, second, third]: readonly tf.Tensor[]): tf.Tensor {
  if (!first) throw new Error("an input is missing");
  switch (task.kind) {
    case "gemm":
      return tf.matMul(first, second ?? first);
    case "softmax":
      return tf.softmax(first);
    case "attention": {
      const scores = tf.mul(tf.matMul(first, second ?? first, false, true), 1 / Math.sqrt(task.headDim));
      return tf.matMul(tf.softmax(scores), third ?? first);
    }
  }
}
