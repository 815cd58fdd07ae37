// node axe.cjs CHROMIUM PAGE…: what axe-core finds in each page, wide and narrow, light and dark, all details open.
// Prints one line of JSON for each: {page, width, scheme, violations, wider, requests}; `wider`: it scrolls sideways.
const { readFileSync } = require("fs");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const [executablePath, ...pages] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

(async () => {
  const browser = await chromium.launch({ executablePath, args });
  for (const name of pages)
    for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [320, "dark"]]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      const requests = [];
      page.on("request", (one) => requests.push(one.url()));
      const said = [];
      page.on("console", (one) => said.push(one.text()));
      await page.goto(pathToFileURL(name).href);
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      await page.evaluate(axe); // the page's own policy lets nothing in; this comes from outside of it
      const found = await page.evaluate((values) => window.axe.run({ runOnly: { type: "tag", values } }), RULES);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      const violations = found.violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
      const fetched = requests.filter((one) => !one.startsWith("file:") && !one.startsWith("data:"));
      console.log(JSON.stringify({ page: name, width, scheme, violations, wider, requests: fetched, said }));
      await page.close();
    }
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
