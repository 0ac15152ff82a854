"""Order the bullets of a role: what matters most on the path, is best proven and nearest to ML comes first."""

from collections.abc import Callable, Sequence

from reframer.model.resume import Bullet

NEAR = 0.5  # points: bullets this near may change places


def ordered(
    bullets: Sequence[Bullet], points: Callable[[str], float], opener: Callable[[str], str] = lambda bullet_id: bullet_id
) -> tuple[str, ...]:
    """Return the ids with the weightiest first; equal ones keep their order, and nested bullets follow their parent.

    ``opener`` gives a bullet's first word: where two neighbours would share it, the next of nearly equal weight stands between.
    """
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
    weights = {block[0].id: max(points(bullet.id) for bullet in block) for block in blocks}
    blocks.sort(key=lambda block: -weights[block[0].id])
    placed = head
    while blocks:
        least = weights[blocks[0][0].id] - NEAR
        last = opener(placed[-1][-1].id) if placed else None
        near = (block for block in blocks if weights[block[0].id] >= least and opener(block[0].id) != last)
        placed.append(chosen := next(near, blocks[0]))
        blocks.remove(chosen)
    return tuple(bullet.id for block in placed for bullet in block)
