// The page's end of the worker: every call ends, whatever becomes of the worker.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { startEngine } from "../../www/src/engine/client.js";

/** A worker that answers what a test makes it answer. */
class FakeWorker extends EventTarget {
  /** @type {any[]} */
  received = [];
  terminated = false;
  constructor() {
    super();
    FakeWorker.last = this;
  }
  /** @param {any} message */
  postMessage(message) {
    this.received.push(message);
  }
  terminate() {
    this.terminated = true;
  }
  /** @param {object} data */
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  /** @type {FakeWorker} */
  static last;
}
const real = globalThis.Worker;
afterEach(() => void (globalThis.Worker = real));

/** @param {boolean} [isReady] */
async function start(isReady = true) {
  globalThis.Worker = /** @type {any} */ (FakeWorker);
  const engine = startEngine("", Promise.resolve(new Uint8Array()));
  await new Promise(setImmediate);
  if (isReady) FakeWorker.last.say({ type: "ready", version: "1" });
  return { engine, worker: FakeWorker.last };
}
const turn = () => new Promise(setImmediate);

test("answers go to their calls, in any order", async () => {
  const { engine, worker } = await start();
  const [first, second] = [engine.call("compare", 1, 2), engine.call("overview")];
  await turn();
  assert.deepEqual(worker.received.map(({ type, method }) => method ?? type), ["init", "compare", "overview"]);
  worker.say({ type: "result", id: 2, value: "second" });
  worker.say({ type: "result", id: 1, value: "first" });
  assert.deepEqual(await Promise.all([first, second]), ["first", "second"]);
});

test("a refusal ends its call only", async () => {
  const { engine, worker } = await start();
  const call = engine.call("overview");
  const refused = assert.rejects(call, { kind: "refused", message: "no" });
  await turn();
  worker.say({ type: "error", id: 1, error: { kind: "refused", message: "no", detail: "" } });
  await refused;
  assert.equal(worker.terminated, false);
});

for (const [name, kill] of /** @type {[string, (worker: FakeWorker) => void][]} */ ([
  ["says it is finished", (worker) => worker.say({ type: "fatal", message: "gone", stack: "" })],
  ["fails without a word", (worker) => worker.dispatchEvent(new Event("error", { cancelable: true }))],
  ["cannot be understood", (worker) => worker.dispatchEvent(new MessageEvent("messageerror"))],
])) {
  for (const isReady of [true, false]) {
    test(`a worker that ${name} ${isReady ? "after" : "before"} it was ready leaves no call waiting`, async () => {
      const { engine, worker } = await start(isReady);
      const waiting = assert.rejects(engine.call("overview"), { kind: "dead" });
      await turn();
      kill(worker);
      await waiting;
      await assert.rejects(engine.call("overview"), { kind: "dead" });
      assert.equal((await engine.died).kind, "dead");
      assert.ok(worker.terminated);
    });
  }
}
