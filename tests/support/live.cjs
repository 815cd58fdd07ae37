// node live.cjs CHROMIUM SCENARIO ADDRESS [FOLDER]: what a person does with the site in a browser, and what must come of it.
// ADDRESS is where the site is (a server's, or file:///…/), FOLDER the project that it serves. Fails with what went wrong.
// In every scenario: no request leaves for another host, nothing is said on the console, no script fails.
const assert = require("node:assert/strict");
const { readFileSync, writeFileSync, renameSync } = require("fs");
const { join } = require("path");
const { chromium } = require("playwright-core");

const [executablePath, scenario, address, folder] = process.argv.slice(2);
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];
const file = folder && join(folder, "observations/2025-02-武汉科技创新活力奔涌.yaml");
const index = address.startsWith("file:") ? "index.html" : "";
const at = (path) => address + path + index;
const DAY = "zh/@2025-02-28/";

async function open(browser, path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("request", (one) => {
    const { protocol, host } = new URL(one.url());
    if (protocol !== "data:" && (protocol !== new URL(address).protocol || host !== new URL(address).host)) page.wrong.push(one.url());
  });
  page.on("console", (one) => page.wrong.push(one.text()));
  page.on("pageerror", (one) => page.wrong.push(one.stack));
  page.on("response", (one) => { if (one.status() > 399) page.wrong.push(`${one.status()} ${one.url()}`); });
  await page.goto(at(path));
  return page;
}
const text = (page, css) => page.textContent(css);
const until = (page, test, value) => page.waitForFunction(test, value, { timeout: 20000 });
const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const press = async (page, ...keys) => { for (const key of keys) await page.keyboard.press(key); };
const went = (page, path) => page.waitForURL(at(path), { timeout: 20000 });
const save = (content) => { writeFileSync(file + ".new", content); renameSync(file + ".new", file); };

const SCENARIOS = {
  async keyboard(browser) {
    const page = await open(browser, DAY);
    await press(page, "Tab");
    assert.equal(await focused(page), "跳到正文");
    await press(page, "j");
    const first = await focused(page);
    await press(page, "j");
    assert.notEqual(await focused(page), first);
    await press(page, "k");
    assert.equal(await focused(page), first);
    await press(page, "Enter");
    await page.waitForURL(/\/@2025-02-28\/t\//);
    await press(page, "u");
    await went(page, DAY + "p/fyp14/");
    await press(page, "u");
    await went(page, DAY);
    await press(page, "[");
    await went(page, "zh/@2024-11-30/");
    await press(page, "]");
    await went(page, DAY);
    await press(page, "h");
    await page.waitForURL(/\/@2025-02-28~/);
    assert.match(await text(page, ".hindsight"), /事后看/);
    await press(page, "h");
    await went(page, DAY);
    await press(page, "g");
    await went(page, "en/@2025-02-28/");
    await press(page, "/");
    await page.keyboard.type("hubei lab");
    await page.waitForSelector("#found li[data-to]");
    await press(page, "j", "?");
    assert.equal(await page.inputValue("#find"), "hubei labj?", "letters typed into a field are no keys");
    await press(page, "Backspace", "Backspace");
    await page.waitForSelector("#found li[data-to]");
    await press(page, "ArrowDown");
    assert.equal(await page.getAttribute("#find", "aria-activedescendant"), "hit0");
    await press(page, "Enter");
    await went(page, "en/@2025-02-28/t/hubei-labs/");
    await press(page, "t", "t");
    assert.equal(await page.getAttribute("html", "data-theme"), "dark");
    await page.reload();
    assert.equal(await page.getAttribute("html", "data-theme"), "dark", "remembered");
    await press(page, "?");
    await page.waitForSelector("#keys[open]");
    await page.uncheck("#single");
    await press(page, "Escape");
    await press(page, "g", "t", "?");
    assert.equal(await page.getAttribute("html", "data-theme"), "dark", "switched off");
    assert.equal(page.url(), at("en/@2025-02-28/t/hubei-labs/"));
    assert.equal(await page.locator("#keys[open]").count(), 0);
    return page;
  },

  async slider(browser) {
    const page = await open(browser, DAY);
    await page.focus("#day");
    await press(page, "PageUp");
    await went(page, "zh/@2024-11-30/");
    assert.equal(await focused(page), "day");
    await press(page, "PageDown");
    await went(page, DAY);
    await press(page, "ArrowLeft");
    await went(page, "zh/@2025-02-27/");
    assert.equal(await page.inputValue("#go [name=as_of]"), "2025-02-27");
    await press(page, "Home");
    await went(page, "zh/@2021-01-01/");
    await page.goBack();
    await until(page, () => document.querySelector("#go [name=as_of]").value === "2025-02-27");
    await page.goto(at("zh/@2026-06-30/")); // after the plan: the handle stands at its end, the field at the day
    await page.focus("#day");
    await press(page, "Tab");
    assert.equal(await page.inputValue("#go [name=as_of]"), "2026-06-30");
    await page.focus("#day");
    await press(page, "PageUp");
    await went(page, DAY);
    const box = await page.locator("#day").boundingBox();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    await page.waitForURL(/\/@2023-1\d-\d\d\/|\/@2024-0\d-\d\d\//);
    await page.fill("#go [name=as_of]", "2024-03-31");
    await page.fill("#go [name=known_at]", "2025-02-28");
    await page.click("#go ~ .days button");
    await went(page, "zh/@2024-03-31~2025-02-28/");
    return page;
  },

  // a change is seen, marked and announced; focus, scroll and what is open stay; what is broken is said
  async live(browser) {
    const page = await open(browser, DAY);
    await page.waitForSelector("#live.ok");
    const old = readFileSync(file, "utf8");
    const link = page.locator('main a[href$="t/hitech-enterprises/"]').last();
    await link.focus();
    await page.evaluate(() => { scrollTo(0, 300); window.kept = true; });
    await page.evaluate(() => addEventListener("seen", () => {}));
    const began = Date.now();
    save(old.replace("突破1.6万", "突破1.7万"));
    await until(page, () => document.querySelector("main").textContent.includes(">17,000"));
    console.log(`seen after ${Date.now() - began} ms`);
    await until(page, () => document.getElementById("said").textContent.includes("已更新"));
    assert.match(await text(page, "#said"), /高新技术企业数量/);
    assert.ok(await page.locator(".changed").count());
    assert.match(await focused(page), /高新技术企业/);
    assert.equal(await page.evaluate(() => scrollY), 300);
    assert.ok(await page.evaluate(() => window.kept), "the page was not loaded again");
    await until(page, () => !document.querySelector(".changed"));
    await page.fill("#go [name=as_of]", "2024-0"); // half typed when the record changes
    save(old.replace("突破1.6万", "突破许多"));
    await page.waitForSelector("#live.broken");
    assert.match(await text(page, "#live"), /文件有 1 个错误/);
    assert.match(await text(page, "main"), />17,000/, "the last good record stays");
    assert.match(await page.getAttribute("#live", "href"), /checks/);
    assert.equal(await page.inputValue("#go [name=as_of]"), "2024-0");
    save(old);
    await page.waitForSelector("#live.ok");
    await until(page, () => document.querySelector("main").textContent.includes(">16,000"));
    return page;
  },

  // the server has gone: what is shown stays, and says of when it is
  async gone(browser) {
    const page = await open(browser, DAY);
    await page.waitForSelector("#live.ok");
    await page.evaluate(() => { window.kept = true; });
    console.log("ready");
    await page.waitForSelector("#live.gone", { timeout: 20000 });
    assert.match(await text(page, "#live"), /连接断开，显示的是 \d\d:\d\d 的数/);
    assert.ok(await page.evaluate(() => window.kept && document.querySelector("h1")));
    page.wrong = page.wrong.filter((one) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE/.test(one));
    return page;
  },

  async method(browser) {
    const page = await open(browser, DAY + "t/rd-growth/");
    const term = page.locator(".calc a, .pill").last();
    await term.focus();
    await press(page, "Enter");
    await page.waitForSelector("#panel:not([hidden])");
    assert.equal(await focused(page), "panel");
    assert.ok((await text(page, "#panel div")).length > 20, "what it means");
    assert.equal(page.url(), at(DAY + "t/rd-growth/"));
    await press(page, "Escape");
    assert.equal(await page.locator("#panel[hidden]").count(), 1);
    assert.equal(await page.evaluate((one) => document.activeElement === one, await term.elementHandle()), true);
    await page.setViewportSize({ width: 390, height: 800 });
    await term.click();
    await page.waitForSelector("#panel:not([hidden])");
    const box = await page.locator("#panel").boundingBox();
    assert.ok(box.x === 0 && box.width === 390 && box.y > 300, "a sheet at the bottom");
    await page.click("#shut");
    return page;
  },

  async filters(browser) {
    const page = await open(browser, DAY + "p/fyp14/");
    const rows = () => page.locator("main tr[data-status]:visible, main li[data-status]:visible").count();
    const whole = await rows();
    await page.click(".chips button[name=status][value=exceeded]");
    assert.equal(await page.getAttribute(".chips button[name=status][value=exceeded]", "aria-pressed"), "true");
    assert.equal(new URL(page.url()).search, "?status=exceeded");
    assert.equal(await rows(), 3);
    await page.reload();
    assert.equal(await rows(), 3, "the address holds it");
    await page.goBack();
    await until(page, () => !location.search);
    assert.equal(await rows(), whole);
    await page.goto(at(DAY + "p/fyp14/") + "?group=section&sort=name&status=exceeded&status=met");
    const heads = await page.locator(".group").allTextContents();
    assert.ok(heads.length > 1 && new Set(heads).size === heads.length, String(heads));
    return page;
  },

  // without a script every page is there, every day can be chosen, and nothing is offered that does not work
  async bare(browser) {
    const page = await open(browser, DAY, { javaScriptEnabled: false });
    assert.equal(await page.locator("#tools:visible, #live:visible, #day:visible, #panel:visible, #keys:visible").count(), 0);
    await page.click(".days a[rel=prev]");
    await went(page, "zh/@2024-11-30/");
    if (!index) {
      await page.fill("#go [name=as_of]", "2024-03-31");
      await page.click("#go ~ .days button");
      await went(page, "zh/@2024-03-31~2024-11-30/");
    } else assert.equal(await page.locator("#go:visible").count(), 0);
    await page.click("main a[href*='t/hitech']");
    await page.waitForSelector("h1");
    return page;
  },

  // a site of files, opened by a double click
  async files(browser) {
    const page = await open(browser, DAY);
    assert.equal(await page.locator("#find:visible").count(), 0, "nothing can be fetched here");
    assert.equal(await page.locator("#live:visible").count(), 0);
    await page.focus("#day");
    await press(page, "PageUp");
    await went(page, "zh/@2024-11-30/");
    await page.focus("#day");
    await press(page, "ArrowLeft");
    await went(page, "zh/@2024-03-31/");
    await page.fill("#go [name=as_of]", "2025-02-01");
    await page.click("#go ~ .days button");
    await went(page, "zh/"); // the nearest day that has pages: that of the export
    await press(page, "g");
    await went(page, "en/");
    await press(page, "j", "Enter");
    await page.waitForURL(/\/t\/.*index\.html/);
    await page.goto(at(DAY + "p/fyp14/"));
    await page.click(".chips button[name=status][value=exceeded]");
    assert.equal(await page.locator("main tr[data-status]:visible").count(), 3);
    return page;
  },

  // a record in which every text wants to be markup: it stays text on every page, in search, filters and announcements
  async hostile(browser) {
    const page = await open(browser, "zh/");
    page.on("dialog", (one) => { page.wrong.push(one.message()); one.dismiss(); });
    const seen = new Set(), left = ["zh/"];
    while (left.length && seen.size < 40) {
      const path = left.shift();
      seen.add(path);
      await page.goto(at(path));
      const links = await page.evaluate(() => [...document.links].map((one) => one.href).filter((one) => !/data\/|#/.test(one)));
      for (const link of links) {
        assert.ok(link.startsWith(address), link);
        const next = link.slice(address.length);
        if (!seen.has(next) && !left.includes(next)) left.push(next);
      }
      assert.equal(await page.locator("main img, main script, main [onerror], main b b").count(), 0, path);
    }
    assert.ok(seen.size > 8);
    await page.goto(at("zh/"));
    await page.fill("#find", "<script>");
    await page.waitForSelector("#found li[data-to]");
    assert.equal(await page.locator("#found *:not(li)").count(), 0);
    const plan = await page.getAttribute("nav.main a:nth-child(2)", "href");
    await page.goto(new URL(plan, page.url()).href + "?group=section");
    await page.waitForSelector(".group");
    for (const chip of await page.locator(".chips button").all()) await chip.click();
    assert.equal(await page.locator("main img, main script").count(), 0);
    return page;
  },

  // on paper: the bars off, light whatever the screen is, written to FOLDER as a PDF file
  async print(browser) {
    const page = await open(browser, DAY, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("header.bar:visible, .tb:visible, #tools:visible").count(), 0);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(23, 27, 33)");
    writeFileSync(folder, await page.pdf({ format: "A4", preferCSSPageSize: true, printBackground: true }));
    return page;
  },

  // two people at one server while the record is saved 200 times
  async two(browser) {
    const pages = [await open(browser, DAY), await open(browser, "en/@2025-02-28/t/hitech-enterprises/")];
    for (const page of pages) await page.waitForSelector("#live.ok");
    const old = readFileSync(file, "utf8");
    for (let n = 1; n <= 200; n++) {
      const value = n % 10 === 5 ? "许多" : `突破1.${600 + n}万`;
      if (n % 3) save(old.replace("突破1.6万", value));
      else writeFileSync(file, old.replace("突破1.6万", value)); // as editors do that do not rename
      await new Promise((done) => setTimeout(done, n % 7 * 10));
    }
    for (const page of pages) {
      await until(page, () => document.body.textContent.includes(">18,000"));
      await page.waitForSelector("#live.ok");
    }
    save(old);
    for (const page of pages) await until(page, () => document.querySelector("main").textContent.includes(">16,000"));
    const shown = await Promise.all(pages.map((page) => page.getAttribute("html", "data-live")));
    assert.equal(shown[0], shown[1]);
    assert.deepEqual(pages[0].wrong, []);
    return pages[1];
  },
};

(async () => {
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await SCENARIOS[scenario](browser);
    assert.deepEqual(page.wrong, []);
  } finally {
    await browser.close();
  }
})().catch((error) => { console.error(error); process.exit(1); });
