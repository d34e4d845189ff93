"""What tests of the command line share."""

import pytest

from overlap.cli import run


@pytest.fixture
def overlap(capsys):
    """Run the command: status, standard output, standard error."""

    def call(*arguments):
        status = run([str(a) for a in arguments])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call
