// Every way in which a page or its worker could send something out by HTTP, each to an address with the way's name.
// Both functions run in the browser and see nothing of this module. Their list is that of what the policy is to stop;
// what no policy stops (navigation, WebRTC, hints) is looked for in the bundle: bundle.test.mjs.

/** In the document. @param {string} origin @returns {string[]} the ways that were tried */
export function tryDocument(origin) {
  /** @param {string} tag @param {Record<string, string>} attributes @param {Element} [parent] */
  const add = (tag, attributes, parent = document.body) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  /** @param {string} tag @param {Record<string, string>} attributes @param {Element} parent */
  const addSvg = (tag, attributes, parent) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    parent.append(element);
    return element;
  };
  const link = (/** @type {Record<string, string>} */ attributes) => add("link", attributes, document.head);
  const style = (/** @type {string} */ text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  };
  const inline = (/** @type {string} */ text) => void (add("style", {}, document.head).textContent = text);
  /** @param {Record<string, string>} fields @param {string} url */
  const submit = ({ method = "get" }, url) => {
    const name = `frame-${method}`;
    add("iframe", { name });
    /** @type {HTMLFormElement} */ (add("form", { action: url, target: name, method })).submit();
  };
  /** @type {Record<string, (url: string) => unknown>} */
  const ways = {
    "fetch": (url) => fetch(url, { mode: "no-cors" }).catch(() => {}),
    "fetch-post": (url) => fetch(url, { mode: "no-cors", method: "POST", body: "text" }).catch(() => {}),
    "fetch-keepalive": (url) => fetch(url, { mode: "no-cors", keepalive: true }).catch(() => {}),
    "fetch-cors": (url) => fetch(url).catch(() => {}),
    "beacon": (url) => navigator.sendBeacon(url, "text"),
    "xhr": (url) => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
    "xhr-sync": (url) => { const request = new XMLHttpRequest(); request.open("GET", url, false); request.send(); },
    "websocket": (url) => new WebSocket(url.replace("http", "ws")),
    "eventsource": (url) => new EventSource(url),
    "image": (url) => { new Image().src = url; },
    "image-srcset": (url) => add("img", { srcset: `${url} 1x` }),
    "picture": (url) => add("img", {}, add("picture", {})).before(Object.assign(document.createElement("source"), { srcset: url })),
    "input-image": (url) => add("input", { type: "image", src: url }),
    "body-background": (url) => document.body.setAttribute("background", url),
    "audio": (url) => add("audio", { src: url, preload: "auto" }),
    "video": (url) => add("video", { src: url, preload: "auto" }),
    "video-poster": (url) => add("video", { poster: url }),
    "track": (url) => {
      const video = /** @type {HTMLVideoElement} */ (add("video", { crossorigin: "anonymous" }));
      /** @type {HTMLTrackElement} */ (add("track", { src: url, default: "", kind: "subtitles" }, video)).track.mode = "showing";
    },
    "script": (url) => { /** @type {HTMLScriptElement} */ (add("script", {})).setAttribute("src", url); },
    "script-appended": (url) => { const script = document.createElement("script"); script.src = url; document.body.append(script); },
    "script-module": (url) => { const script = document.createElement("script"); script.type = "module"; script.src = url; document.body.append(script); },
    "import": (url) => import(url).catch(() => {}),
    "script-inline-import": (url) => { const script = document.createElement("script"); script.textContent = `import("${url}").catch(() => {})`; document.body.append(script); },
    "worklet": (url) => /** @type {any} */ (CSS).paintWorklet?.addModule(url).catch(() => {}),
    "audio-worklet": (url) => new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(url).catch(() => {}),
    "style": (url) => link({ rel: "stylesheet", href: url }),
    "style-import": (url) => inline(`@import url("${url}");`),
    "css-image": (url) => style(`body::after { content: url("${url}") }`),
    "css-inline-image": (url) => inline(`html::after { content: url("${url}") }`),
    "css-attribute": (url) => document.body.setAttribute("style", `list-style-image: url("${url}"); display: list-item`),
    "css-property": (url) => document.body.style.setProperty("border-image-source", `url("${url}")`),
    "css-cursor": (url) => document.body.style.setProperty("cursor", `url("${url}"), auto`),
    "font": (url) => new FontFace("leak", `url("${url}")`).load().catch(() => {}),
    "css-font": (url) => { style(`@font-face { font-family: leak2; src: url("${url}") } footer { font-family: leak2 !important }`); },
    "frame": (url) => add("iframe", { src: url }),
    "frame-post": (url) => submit({ method: "post" }, url),
    "form": (url) => submit({ method: "get" }, url),
    "object": (url) => add("object", { data: url }),
    "embed": (url) => add("embed", { src: url }),
    "svg-image": (url) => addSvg("image", { href: url, width: "9", height: "9" }, addSvg("svg", {}, document.body)),
    "svg-use": (url) => addSvg("use", { href: `${url}#a` }, addSvg("svg", {}, document.body)),
    "svg-filter": (url) => {
      const svg = addSvg("svg", {}, document.body);
      addSvg("feImage", { href: url }, addSvg("filter", { id: "leak" }, svg));
      addSvg("rect", { width: "9", height: "9", filter: "url(#leak)" }, svg);
    },
    "svg-script": (url) => addSvg("script", { href: url }, addSvg("svg", {}, document.body)),
    "preload-image": (url) => link({ rel: "preload", as: "image", href: url }),
    "preload-script": (url) => link({ rel: "preload", as: "script", href: url }),
    "preload-font": (url) => link({ rel: "preload", as: "font", href: url, crossorigin: "" }),
    "preload-fetch": (url) => link({ rel: "preload", as: "fetch", href: url }),
    "modulepreload": (url) => link({ rel: "modulepreload", href: url }),
    "prefetch": (url) => link({ rel: "prefetch", href: url }),
    "prerender": (url) => link({ rel: "prerender", href: url }),
    "preconnect": (url) => link({ rel: "preconnect", href: url }),
    "dns-prefetch": (url) => link({ rel: "dns-prefetch", href: url }),
    "icon": (url) => link({ rel: "icon", href: url }),
    "manifest": (url) => link({ rel: "manifest", href: url }),
    "speculation": (url) => { const rules = document.createElement("script"); rules.type = "speculationrules"; rules.textContent = JSON.stringify({ prefetch: [{ source: "list", urls: [url] }] }); document.head.append(rules); },
    "ping": (url) => { const anchor = /** @type {HTMLAnchorElement} */ (add("a", { href: location.hash || "#", ping: url })); anchor.click(); },
    "worker": (url) => new Worker(url),
    "shared-worker": (url) => new SharedWorker(url),
    "service-worker": (url) => navigator.serviceWorker.register(url).catch(() => {}),
    "fetch-later": (url) => /** @type {any} */ (globalThis).fetchLater?.(url, { activateAfter: 0 }),
    "media-artwork": (url) => { navigator.mediaSession.metadata = new MediaMetadata({ title: "t", artwork: [{ src: url }] }); },
    "notification": (url) => new Notification("t", { icon: url }),
  };
  for (const [name, way] of Object.entries(ways)) {
    try {
      const done = way(`${origin}/${name}`);
      if (done instanceof Promise) done.catch(() => {});
    } catch {
      // Refused on the spot.
    }
  }
  return Object.keys(ways);
}

/** In a worker, before its own script. It says so when it is done. @param {string} origin */
export function tryWorker(origin) {
  /** @type {Record<string, (url: string) => unknown>} */
  const ways = {
    "worker-fetch": (url) => fetch(url, { mode: "no-cors" }),
    "worker-fetch-post": (url) => fetch(url, { mode: "no-cors", method: "POST", body: "text" }),
    "worker-xhr": (url) => { const request = new XMLHttpRequest(); request.open("GET", url); request.send(); },
    "worker-xhr-sync": (url) => { const request = new XMLHttpRequest(); request.open("GET", url, false); request.send(); },
    "worker-websocket": (url) => new WebSocket(url.replace("http", "ws")),
    "worker-eventsource": (url) => new EventSource(url),
    "worker-import-scripts": (url) => /** @type {any} */ (globalThis).importScripts(url),
    "worker-import": (url) => import(url),
    "worker-font": (url) => { const font = new FontFace("leak", `url("${url}")`); /** @type {any} */ (globalThis).fonts.add(font); return font.load(); },
    "worker-worker": (url) => new Worker(url),
    "worker-nested": (url) => new Worker(URL.createObjectURL(new Blob([`fetch("${url}", { mode: "no-cors" })`]))),
  };
  for (const [name, way] of Object.entries(ways)) {
    try {
      const done = way(`${origin}/${name}`);
      if (done instanceof Promise) done.catch(() => {});
    } catch {
      // Refused on the spot.
    }
  }
  self.postMessage({ type: "tried", ways: Object.keys(ways) });
}
