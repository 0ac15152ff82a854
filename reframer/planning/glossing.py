"""Write an acronym out once, so that a reader from another field can follow."""

from reframer.planning.articles import agreeing
from reframer.planning.draft import Draft, Outcomes
from reframer.planning.pieces import Change, edit, phrase, spliced, typography
from reframer.planning.words import capitalised

OPERATION = "gloss"


def write_out(draft: Draft) -> Outcomes:
    """Yield the edit that writes out one acronym of the bullet which the resume has not explained before."""
    lowered = draft.text.lower()
    for rule in draft.tables.rewording.acronyms:
        if rule.form in draft.setting.written_out or rule.long.lower() in lowered or rule.form not in draft.text:
            continue
        place = next((word for word in draft.words if word.text == rule.form), None)
        if place is None or draft.text[place.start - 1 : place.start] == "(":
            continue
        others = {word.lower for word in draft.words}
        if rule.needs_cue and not others & set(rule.needs_cue):
            continue
        long = capitalised(rule.long) if place.start == 0 else rule.long
        change = Change(place.start, place.start, (phrase(f"{long} (", rule.id),))
        changes = [change, Change(place.end, place.end, (typography(")"),))]
        if article := agreeing(draft.text, place.start, rule.long, draft.tables):
            changes.append(article)
        yield edit(
            draft.bullet_id,
            OPERATION,
            draft.text,
            spliced(draft.text, changes),
            rule_id=rule.id,
            because=f"{rule.form} stands for {rule.long}; written out once.",
        )
        return
