// The engine that lasts: every call ends, whatever becomes of the workers, and no article is lost on the way.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { startEngine } from "../../www/src/engine/client.js";

/** @typedef {import("../../www/src/engine/client.js").EngineEvent} EngineEvent */

/** A worker with an engine that is nothing but a list: what is asked of it, it does one turn later. */
class FakeWorker extends EventTarget {
  /** Every one that was started, the newest last. @type {FakeWorker[]} */
  static all = [];
  static get last() {
    return /** @type {FakeWorker} */ (FakeWorker.all.at(-1));
  }
  /** Whether a new one runs at all, its engine starts, and what it does before it answers. @type {{ runs: boolean, starts: () => boolean, before: (worker: FakeWorker, call: any) => void }} */
  static behaviour;
  /** @type {Map<string, () => void>} */
  static locks = new Map();

  isAlive = FakeWorker.behaviour.runs;
  /** @type {string[]} */
  calls = [];
  /** By key, in order of display. @type {{ key: number, name: string, about: object }[]} */
  articles = [];
  keys = 0;
  lock = "";

  constructor() {
    super();
    FakeWorker.all.push(this);
  }

  /** @param {any} message */
  postMessage(message) {
    setImmediate(() => this.isAlive && this.#take(message));
  }

  /** @param {any} message */
  #take(message) {
    if (message.type === "live") {
      this.lock = message.lock;
      return this.say({ type: "alive", holdsLock: true });
    }
    if (message.type === "init") return this.say(message.packed.wasm === "torn" || !FakeWorker.behaviour.starts() ? { type: "fatal", message: "torn", detail: "" } : { type: "ready" });
    FakeWorker.behaviour.before(this, message);
    if (!this.isAlive) return;
    this.calls.push(message.method);
    const run = /** @type {any} */ (this)[message.method];
    if (run === undefined) return this.say({ type: "error", id: message.id, message: "no", detail: "" });
    this.say({ type: "result", id: message.id, value: run.apply(this, message.args) });
  }

  /** @param {string} name @param {Uint8Array} _bytes @param {string} _decoded @param {object} about */
  add(name, _bytes, _decoded, about = {}) {
    this.articles.push({ key: this.keys++, name, about });
    return { key: this.keys - 1 };
  }
  /** @param {number} key @param {string} field @param {string} value */
  describe(key, field, value) {
    this.articles = this.articles.map((article) => (article.key === key ? { ...article, about: { ...article.about, [field]: value } } : article));
  }
  /** @param {number} key */
  remove(key) {
    this.articles = this.articles.filter((article) => article.key !== key);
  }
  /** @param {number} key @param {number} index */
  place(key, index) {
    const moved = this.articles.filter((article) => article.key === key);
    this.remove(key);
    this.articles.splice(index, 0, ...moved);
  }
  /** @param {number} key @param {string} what @param {number} start @param {number} _end @param {string | undefined} value */
  correct(key, what, start, _end, value) {
    this.articles = this.articles.map((article) => (article.key === key ? { ...article, about: { ...article.about, [`${what} ${start}`]: value } } : article));
  }
  overview() {
    return this.articles;
  }

  /** @param {object} data */
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
  /** As the browser takes a worker away: without a word, but its lock comes free. */
  terminate() {
    this.isAlive = false;
    FakeWorker.locks.get(this.lock)?.();
  }
  trap() {
    this.isAlive = false;
    this.say({ type: "fatal", message: "trap", detail: "" });
  }
}

const real = { Worker: globalThis.Worker, locks: Object.getOwnPropertyDescriptor(globalThis, "navigator") };
const trapAt = (/** @type {string} */ name) => (/** @type {FakeWorker} */ worker, /** @type {any} */ { args }) => args[0] === name && worker.trap();
afterEach(() => {
  globalThis.Worker = real.Worker;
  if (real.locks) Object.defineProperty(globalThis, "navigator", real.locks);
});

function start() {
  FakeWorker.all = [];
  FakeWorker.locks = new Map();
  FakeWorker.behaviour = { runs: true, starts: () => true, before: () => {} };
  globalThis.Worker = /** @type {any} */ (FakeWorker);
  const request = (/** @type {string} */ name, /** @type {() => void} */ granted) => new Promise((resolve) => {
    FakeWorker.locks.set(name, () => resolve(granted()));
    if (FakeWorker.all.some((worker) => worker.lock === name && !worker.isAlive)) resolve(granted());
  });
  Object.defineProperty(globalThis, "navigator", { value: { locks: { request } }, configurable: true });
  /** @type {EngineEvent[]} */
  const told = [];
  const engine = startEngine("", { wasm: "", languages: "" }, (event) => told.push(event));
  const add = (/** @type {string} */ name) => engine.call("add", name, new Uint8Array(), undefined, { title: name });
  const names = async () => (/** @type {any} */ (await engine.call("overview"))).map((/** @type {any} */ article) => article.name);
  return { engine, add, names, told: () => told.map(({ type }) => type).filter((type) => type !== "refilling") };
}
const turns = async (/** @type {number} */ count) => {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate);
};

test("calls are answered in the order they came", async () => {
  const { engine, add, names } = start();
  const keys = await Promise.all([add("a"), add("b")]);
  assert.deepEqual(keys.map(({ key }) => key), [0, 1]);
  assert.deepEqual(await names(), ["a", "b"]);
  assert.deepEqual(FakeWorker.last.calls, ["add", "add", "overview"]);
  await engine.call("remove", 0);
  assert.deepEqual(await names(), ["b"]);
});

test("a refusal ends its call only", async () => {
  const { engine, names, told } = start();
  await assert.rejects(engine.call("compare", 1, 2), { kind: "refused", message: "no" });
  assert.deepEqual(await names(), []);
  assert.deepEqual(told(), ["filled"]);
});

test("a new engine holds what the old one held: keys, order, descriptions, corrections, nothing that was removed", async () => {
  const { engine, add, told } = start();
  for (const name of ["a", "b", "c", "d", "e"]) await add(name);
  await engine.call("remove", 1);
  await engine.call("remove", 4);
  await engine.call("place", 3, 0);
  await engine.call("describe", 2, "outlet", "The Paper");
  await engine.call("correct", 2, "role", 5, 9, "chrome");
  await engine.call("correct", 2, "role", 5, 9, "title");
  await engine.call("correct", 2, "sentence", 7, 7, "split");
  const before = await engine.call("overview");
  FakeWorker.last.terminate();
  assert.deepEqual(await engine.call("overview"), before);
  assert.deepEqual((await add("f")).key, 5, "a key is never given twice");
  assert.deepEqual(told(), ["filled", "lost", "filled"]);
  assert.equal(FakeWorker.all.length, 2);
});

test("an engine that is lost while nobody calls is there again before somebody does", async () => {
  const { add, told } = start();
  await add("a");
  FakeWorker.last.terminate();
  await turns(10);
  assert.deepEqual(FakeWorker.last.articles.map(({ name }) => name), ["a"]);
  assert.deepEqual(told(), ["filled", "lost", "filled"]);
});

for (const [name, kill] of /** @type {[string, (worker: FakeWorker) => void][]} */ ([
  ["traps", (worker) => worker.trap()],
  ["fails without a word", (worker) => worker.dispatchEvent(new Event("error", { cancelable: true }))],
  ["cannot be understood", (worker) => worker.dispatchEvent(new MessageEvent("messageerror"))],
])) {
  test(`a worker that ${name} at a call: that call is rejected, the others go on`, async () => {
    const { add, names } = start();
    await add("a");
    FakeWorker.behaviour.before = (worker, { args }) => args[0] === "bad" && kill(worker);
    const [bad, good] = await Promise.allSettled([add("bad"), add("good")]);
    assert.equal(bad.status === "rejected" && bad.reason.kind, "crashed");
    assert.equal(good.status, "fulfilled");
    assert.deepEqual(await names(), ["a", "good"]);
  });
}

test("a worker that is taken away before its engine runs: nothing is lost, and no failure is left over", async () => {
  const { add, names, told } = start();
  await add("a");
  const left = /** @type {unknown[]} */ ([]);
  const note = (/** @type {unknown} */ reason) => left.push(reason);
  process.on("unhandledRejection", note);
  FakeWorker.last.terminate();
  await turns(1);
  const waiting = names(); // of the next worker, which has been told of the article, too, before it goes
  FakeWorker.last.terminate();
  assert.deepEqual(await waiting, ["a"]);
  await turns(2);
  process.off("unhandledRejection", note);
  assert.equal(FakeWorker.all.length, 3);
  assert.deepEqual(left, []);
  assert.deepEqual(told(), ["filled", "lost", "filled"]);
});

test("a call that a worker was taken away at is made again, but not for ever", async () => {
  const { add, names } = start();
  let taken = 0;
  FakeWorker.behaviour.before = (worker, { args }) => args[0] === "heavy" && ++taken <= 3 && worker.terminate();
  await add("heavy");
  assert.equal(taken, 4);
  FakeWorker.behaviour.before = (worker, { args }) => args[0] === "too heavy" && worker.terminate();
  await assert.rejects(add("too heavy"), { kind: "crashed" });
  assert.deepEqual(await names(), ["heavy"]);
});

test("where no engine can be filled, every call ends, and the last article can be left out", async () => {
  const { engine, add, names, told } = start();
  await add("a");
  await add("b");
  FakeWorker.behaviour.before = trapAt("b");
  FakeWorker.last.terminate();
  const calls = await Promise.allSettled([names(), add("c")]);
  assert.deepEqual(calls.map((call) => call.status === "rejected" && call.reason.kind), ["dead", "dead"]);
  assert.deepEqual(told(), ["filled", "lost", "dead"]);
  await assert.rejects(names(), { kind: "dead" }, "the next call tries anew, and ends too");
  await engine.call("remove", 1);
  assert.deepEqual(await names(), ["a"]);
});

test("an engine that fails while it is filled is started again, but not for ever", async () => {
  const { add, names, told } = start();
  await add("a");
  let failures = 2;
  FakeWorker.behaviour.starts = () => failures-- <= 0;
  FakeWorker.last.terminate();
  assert.deepEqual(await names(), ["a"]);
  assert.equal(FakeWorker.all.length, 4);
  assert.deepEqual(told(), ["filled", "lost", "filled"]);
});

test("an engine that cannot be unpacked ends every call", async () => {
  start();
  const engine = startEngine("", { wasm: "torn", languages: "" }, () => {});
  await assert.rejects(engine.call("overview"), { kind: "dead" });
});

test("workers that vanish again and again end every call", async () => {
  const { add, names, told } = start();
  await add("a");
  FakeWorker.behaviour.before = (worker) => worker.terminate();
  FakeWorker.last.terminate();
  await assert.rejects(names(), { kind: "dead" });
  assert.ok(FakeWorker.all.length <= 62, `${FakeWorker.all.length} workers`);
  assert.deepEqual(told(), ["filled", "lost", "dead"]);
});

test("interrupted calls end at once, and leave nothing behind in the engine", async () => {
  const { engine, add, names, told } = start();
  await add("a");
  FakeWorker.behaviour.before = (worker, { args }) => args[0] === "endless" && (worker.isAlive = false); // never answers
  const calls = [add("endless"), add("b")];
  await turns(3);
  engine.interrupt();
  const ends = await Promise.allSettled(calls);
  assert.deepEqual(ends.map((end) => end.status === "rejected" && end.reason.kind), ["cancelled", "cancelled"]);
  assert.deepEqual(await names(), ["a"]);
  assert.deepEqual(told(), ["filled", "filled"]);
});

test("fifty workers taken away at any moment while fifty articles are added: none is lost, no call waits", async () => {
  const { add, names } = start();
  let seed = 20260801;
  const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
  let kills = 0;
  // By calls, so that it is the same each time: while it is filled, at a call, between calls.
  let life = 3;
  FakeWorker.behaviour.before = (worker) => {
    if (kills >= 50 || life-- > 0) return;
    kills += 1;
    life = random(worker.articles.length + 3);
    if (random(2) === 0) worker.terminate();
    else setImmediate(() => worker.terminate());
  };
  const wanted = Array.from({ length: 50 }, (_, index) => `article ${index}`);
  const calls = await Promise.allSettled(wanted.map(add));
  assert.deepEqual(calls.filter(({ status }) => status === "rejected"), []);
  assert.deepEqual(calls.map((call) => call.status === "fulfilled" && call.value.key), wanted.map((_, index) => index));
  assert.deepEqual(await names(), wanted);
  assert.equal(kills, 50);
});
