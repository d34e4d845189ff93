"""What libraries say about a matrix and a route: counted apart, beside the estimates, which stay as they are."""

from dataclasses import replace

from overlap.analysis.matrix.matrix import Matrix
from overlap.analysis.route.route import Route
from overlap.model.elsewhere import Elsewhere

from .proposals import OtherGroups


def matrix_with(matrix: Matrix, others: OtherGroups) -> Matrix:
    """Give a matrix with what other groups decided about each couple of programmes."""
    mine = [others.recognised("vmbo", programme.curriculum.goals) for programme in matrix.vmbo]
    theirs = [others.recognised("mbo", programme.curriculum.goals) for programme in matrix.mbo]
    told = tuple(tuple(Elsewhere(others.files, others.about(vmbo, mbo)) for mbo in theirs) for vmbo in mine)
    return replace(matrix, elsewhere=told)


def route_with(route: Route, others: OtherGroups) -> Route:
    """Give a route with what other groups decided about each of its choices."""
    mine = others.recognised("vmbo", route.vmbo.goals)
    choices = (
        replace(choice, elsewhere=Elsewhere(others.files, others.about(mine, others.recognised("mbo", choice.curriculum.goals))))
        for choice in route.choices
    )
    return replace(route, choices=tuple(choices))
