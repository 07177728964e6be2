// A headless Chromium that reaches no host at all, and pages that a test may look at.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const folder = process.env.KG_PAGES ?? "";
export const AXE = readFileSync(join(import.meta.dirname, "..", "node_modules", "axe-core", "axe.min.js"), "utf8");

export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.KG_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--host-resolver-rules=MAP * ~NOTFOUND"],
  });
}

export interface Opened {
  page: Page;
  /** What the page complained of, asked the network for, or showed as a dialogue: nothing, if all is well. */
  trouble: string[];
}

/** Opens a page of the folder and waits until it is ready. */
export async function open(browser: Browser, name: string, options: BrowserContextOptions = {}, hash = ""): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && trouble.push(`console: ${message.text()}`));
  page.on("dialog", (dialog) => {
    trouble.push(`dialogue: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => !/^(file|blob|data):/.test(request.url()) && trouble.push(`request: ${request.url()}`));
  await page.goto(`${pathToFileURL(join(folder, `${name}.html`)).href}${hash}`);
  await page.waitForSelector("html[data-ready]");
  return { page, trouble };
}

/** Types into the search field and takes the first suggestion. */
export async function find(page: Page, words: string): Promise<void> {
  await page.fill("#search", words);
  await page.waitForSelector("#hit-0");
  await page.keyboard.press("Enter");
}
