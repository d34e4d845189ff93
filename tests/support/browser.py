"""Pages in a real browser: headless Chromium, by puppeteer-core, and what axe-core finds in them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from .checkout import ROOT

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def _has(*packages):
    """Whether node finds packages: in node_modules of the checkout, or where NODE_PATH says."""
    if not shutil.which("node"):
        return False
    asked = [shutil.which("node"), "-e", "; ".join(f"require.resolve('{name}')" for name in packages)]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0


needs_axe = pytest.mark.skipif(
    not CHROMIUM or not _has("axe-core", "puppeteer-core"),
    reason="needs Chromium and the npm packages axe-core and puppeteer-core",
)


def axe(*pages):
    """What axe-core finds in pages (paths), each at three widths in light and in dark."""
    return _run("axe.cjs", *map(str, pages))


def session(page, *steps, downloads=""):
    """What somebody sees who takes these steps on a page: the answers of the steps that ask something (session.cjs)."""
    return _run("session.cjs", str(page), json.dumps(steps), str(downloads))


def _run(script, *arguments):
    command = [shutil.which("node"), str(HERE / script), CHROMIUM, *arguments]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=180, env={**os.environ})
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)
