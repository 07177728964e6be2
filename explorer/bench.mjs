// Measures a page in headless Chromium: `node bench.mjs page.html`, by scripts/bench explorer. Milliseconds.

import { pathToFileURL } from "node:url";

import { chromium } from "playwright-core";

const browser = await chromium.launch({
  executablePath: process.env.KG_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP * ~NOTFOUND"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
const address = pathToFileURL(process.argv[2]).href;

async function opening() {
  await page.goto("about:blank");
  await page.goto(address);
  await page.waitForSelector("html[data-ready]");
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  return page.evaluate(() => ({
    paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    ready: performance.getEntriesByName("kg-ready")[0].startTime,
  }));
}

/** From a click until the frame that shows its effect is done. */
async function response(selector) {
  return page.evaluate(async (wanted) => {
    const element = document.querySelector(wanted);
    const start = performance.now();
    element.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, selector);
}

async function frames() {
  return page.evaluate(async () => {
    const stage = document.getElementById("stage");
    stage.focus();
    const [start, count] = [performance.now(), 40];
    for (let i = 0; i < count; i += 1) {
      stage.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    }
    return (performance.now() - start) / count;
  });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const openings = [await opening(), await opening(), await opening()];
const status = [];
const predicate = [];
for (let i = 0; i < 6; i += 1) {
  status.push(await response("#status-reported"));
  predicate.push(await response(".by-predicate .choice input"));
}
const drawn = await page.evaluate(() => window.kg.graph.entities.filter((entity) => entity.place).length);
console.log(
  JSON.stringify({
    first_paint: median(openings.map((one) => one.paint)),
    drawn: median(openings.map((one) => one.ready)),
    status_filter: median(status),
    predicate_filter: median(predicate),
    frame_while_panning: await frames(),
    entities_drawn: drawn,
  }),
);
await browser.close();
