"""The matrix of knowledge held against a resume: six rows, each thing of their cells found, near, named or missing."""

from reframer.model.plan import GapStatus, MatrixStanding
from reframer.positioning.gaps import Skills
from reframer.rulebook import Rules


def matrix_of(skills: Skills, rules: Rules) -> tuple[MatrixStanding, ...]:
    """Return the rows in order. The projects of a row are those that serve a target without own work, most targets first."""
    rows = []
    for row in rules.matrix:
        targets = tuple(skills.of_item(item) for item in row.targets)
        open_targets = {one.name for one in targets if one.status is not GapStatus.HAVE}
        serving = [(len(open_targets & set(project.serves)), project.build) for project in row.projects]
        serving.sort(key=lambda pair: -pair[0])
        rows.append(
            MatrixStanding(
                row=row.row,
                title=row.title,
                existing=tuple(skills.of_item(item) for item in row.existing),
                targets=targets,
                technologies=tuple(skills.of_item(item) for item in row.technologies),
                projects=tuple(build for serves, build in serving if serves),
            )
        )
    return tuple(rows)
