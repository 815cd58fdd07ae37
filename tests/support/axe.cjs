// node axe.cjs CHROMIUM PAGE…: what axe-core finds in each page, wide and narrow, light and dark, all details open.
// Prints one line of JSON for each: {page, width, scheme, violations, wider, requests, said}; `wider`: what makes it
// scroll sideways. Without axe, for its width only: a tablet, twice the size (the width of 1280 px halved), forced colours.
const { readFileSync } = require("fs");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const LOOKS = [[1280, "light"], [1280, "dark"], [390, "light"], [320, "dark"], [768, "", 1], [640, "", 2], [1280, "forced"]];
const [executablePath, ...pages] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

(async () => {
  const browser = await chromium.launch({ executablePath, args });
  for (const name of pages)
    for (const [width, scheme, deviceScaleFactor = 1] of LOOKS) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, deviceScaleFactor,
        colorScheme: scheme === "dark" ? "dark" : "light", forcedColors: scheme === "forced" ? "active" : "none" });
      const requests = [];
      page.on("request", (one) => requests.push(one.url()));
      const said = [];
      page.on("console", (one) => said.push(one.text()));
      page.on("pageerror", (one) => said.push(one.message));
      await page.goto(pathToFileURL(name).href);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      let found = { violations: [] };
      if (["light", "dark"].includes(scheme)) {
        await page.evaluate(axe); // the page's own policy lets nothing in; this comes from outside of it
        found = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values }, preload: false }), RULES);
      }
      const wider = await page.evaluate(() => {
        if (document.documentElement.scrollWidth <= window.innerWidth) return [];
        const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > window.innerWidth);
        return out.slice(-3).map((one) => one.outerHTML.slice(0, 90));
      });
      const violations = found.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`);
      const fetched = requests.filter((one) => !one.startsWith("file:") && !one.startsWith("data:"));
      console.log(JSON.stringify({ page: name, width, scheme, violations, wider, requests: fetched, said }));
      await page.close();
    }
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
