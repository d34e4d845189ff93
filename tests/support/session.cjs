// Takes steps on a page as a person would: node session.cjs CHROMIUM PAGE STEPS [FOLDER FOR DOWNLOADS].
// STEPS is a JSON list of steps, each a list: a name and its arguments. Those that ask something give an answer, and the
// answers come as one JSON list on standard output. An error or a refusal of the security policy on the page is one too.
//   press KEY…, type TEXT, click SELECTOR, choose SELECTOR VALUE, wait MS, size WIDTH HEIGHT, tab N (another tab with the page),
//   reload, text SELECTOR, texts SELECTOR, value SELECTOR, open SELECTOR FILE, picture PATH, axe, refuse (the browser keeps nothing
//   from now on), requests, errors, clock (milliseconds since the last time that it was asked)
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const [chromium, file, steps, downloads] = process.argv.slice(2);

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const session = await browser.target().createCDPSession();
  if (downloads) await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: downloads });
  const tabs = [];
  const answers = [];
  const errors = [];
  const requests = [];
  let since = 0;
  const newTab = async () => {
    const page = await browser.newPage();
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("dialog", (dialog) => { errors.push(`dialog: ${dialog.message()}`); dialog.accept(); });
    page.on("request", (request) => requests.push(request.url().slice(0, 5)));
    await page.setViewport({ width: 1400, height: 900 });
    await page.goto(pathToFileURL(file).href);
    tabs.push(page);
    return page;
  };
  let page = await newTab();
  const inPage = {
    text: (selector) => document.querySelector(selector).textContent,
    texts: (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent),
    value: (selector) => document.querySelector(selector).value,
  };
  const does = {
    press: async (...keys) => { for (const key of keys) await page.keyboard.press(key); },
    type: (text) => page.keyboard.type(text),
    click: (selector) => page.click(selector),
    choose: (selector, value) => page.select(selector, value),
    wait: (time) => new Promise((done) => setTimeout(done, time)),
    size: (width, height) => page.setViewport({ width, height }),
    tab: async (n) => { while (tabs.length <= n) await newTab(); page = tabs[n]; await page.bringToFront(); },
    reload: () => page.reload(),
    open: async (selector, path) => (await page.$(selector)).uploadFile(path),
    picture: (path) => page.screenshot({ path }),
    refuse: () => page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; }),
  };
  for (const [name, ...given] of JSON.parse(steps)) {
    if (name in inPage) answers.push(await page.evaluate(inPage[name], ...given));
    else if (name === "errors") answers.push(errors);
    else if (name === "requests") answers.push(requests);
    else if (name === "clock") { if (since) answers.push(Date.now() - since); since = Date.now(); }
    else if (name === "axe") {
      const client = await page.createCDPSession();
      await client.send("Page.setBypassCSP", { enabled: true });
      await client.send("Runtime.evaluate", { expression: readFileSync(require.resolve("axe-core/axe.min.js"), "utf8") });
      const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      answers.push(found.violations.map((rule) => `${rule.id}: ${rule.help} ${rule.nodes[0].html.slice(0, 120)}`));
    } else await does[name](...given);
  }
  await browser.close();
  process.stdout.write(JSON.stringify(answers));
})().catch((error) => { process.stderr.write(String(error.stack)); process.exit(1); });
