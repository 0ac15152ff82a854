"""Order the bullets of a role: what matters most on the path, is best proven and nearest to ML comes first."""

from collections.abc import Callable, Sequence

from reframer.model.resume import Bullet


def ordered(bullets: Sequence[Bullet], points: Callable[[str], float]) -> tuple[str, ...]:
    """Return the ids with the weightiest first; equal ones keep their order, and nested bullets follow their parent."""
    if not bullets:
        return ()
    base = min(bullet.level for bullet in bullets)
    blocks: list[list[Bullet]] = []
    for bullet in bullets:
        if bullet.level == base or not blocks:
            blocks.append([bullet])
        else:
            blocks[-1].append(bullet)
    if bullets[0].level > base:  # the first block has no parent; nothing may move in front of it
        head, blocks = blocks[:1], blocks[1:]
    else:
        head = []
    blocks.sort(key=lambda block: -max(points(bullet.id) for bullet in block))
    return tuple(bullet.id for block in [*head, *blocks] for bullet in block)
