// Opens pages in headless Chromium and prints what axe-core finds: node axe.cjs CHROMIUM PAGE... (PAGE: a path to an .html file).
// Each page is checked at three widths, light and dark. One JSON object on standard output.
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...files] = process.argv.slice(2);
const look = async () => ({
  wider: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  found: (await window.axe.run(document, { resultTypes: ["violations", "incomplete"] })),
});

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
  const results = [];
  for (const file of files) {
    for (const scheme of ["light", "dark"]) {
      for (const width of [400, 1024, 1920]) {
        const page = await browser.newPage();
        const asked = [];
        page.on("request", (request) => asked.push(request.url()));
        await page.setViewport({ width, height: Math.round(width * 0.6) });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.goto(pathToFileURL(file).href);
        await page.evaluate(axe);
        const { wider, found } = await page.evaluate(look);
        const brief = (list) => list.map((rule) => `${rule.id}: ${rule.help} (${rule.nodes.length}x) ${rule.nodes[0].html.slice(0, 120)}`);
        results.push({ file, scheme, width, wider, requests: asked.length, passes: found.passes.length,
          violations: brief(found.violations), unsure: brief(found.incomplete) });
        if (process.env.SCREENSHOTS) {
          const name = `${process.env.SCREENSHOTS}/${scheme}-${width}`;
          await page.screenshot({ path: `${name}.png` });
          await page.screenshot({ path: `${name}-whole.png`, fullPage: true });
        }
        await page.close();
      }
    }
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    if (process.env.SCREENSHOTS) await page.pdf({ path: `${process.env.SCREENSHOTS}/print.pdf`, preferCSSPageSize: true, printBackground: true });
    await page.close();
  }
  await browser.close();
  process.stdout.write(JSON.stringify(results));
})().catch((error) => { process.stderr.write(String(error)); process.exit(1); });
