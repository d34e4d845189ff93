"""`overlap demo`: the main job on the bundled examples."""

from pathlib import Path

from overlap.locale import gettext as _

SECTOR = "zorg"


def demo() -> None:
    """Run the comparison on invented examples."""
    from overlap.model import Settings

    from .compare import run
    from .console import out

    vmbo, mbo, pta, oer = here = [_copied(name) for name in ("vmbo", "mbo", "pta", "oer")]
    out().print(_("The invented examples stand in this folder: {files}").format(files=", ".join(str(p) for p in here)))
    run(vmbo, mbo, None, None, Settings())
    out().print(
        "  " + _("And when is it taught? {command}").format(command=f"overlap route {vmbo} {mbo} --pta {pta} --oer {oer}")
    )


def examples() -> Path:
    """The folder with the examples: inside the installed package, or in the checkout."""
    package = Path(__file__).parent.parent
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent.parent / "data" / "examples"


def _copied(name: str) -> Path:
    """An example in the current folder, so that it can be looked at; a file of that name stays as it is."""
    content = (examples() / SECTOR / f"{name}.xlsx").read_bytes()
    target = Path(_("example-{name}.xlsx").format(name=name))
    if not target.exists():
        from overlap.output.files import Output, save

        save([(Output(target), content)])
    return target
