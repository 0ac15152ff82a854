"""The worker process of a batch: one job a line on standard input, one result a line on standard output, both JSON.

Started as ``python -m reframer._worker``, so that a script that calls ``run_batch`` needs no ``__main__`` guard.
"""

import json
import sys
from pathlib import Path
from typing import Any

from reframer.errors import ExitCode, ReframerError
from reframer.model.outcome import Outcome
from reframer.pipeline import reframe
from reframer.process import collect_seldom
from reframer.rulebook import load_rules
from reframer.settings import Settings
from reframer.writers import write


def run_job(job: dict[str, Any]) -> dict[str, Any]:
    """Run the main job on one file and return its counts, or the exit code and message of what went wrong."""
    file = Path(job["file"])
    settings = Settings.model_validate_json(json.dumps(job["settings"]))
    try:
        rules = load_rules(tuple(Path(folder) for folder in job["rules"]))
        outcome = reframe(file, rules, settings)
        write(outcome, Path(job["folder"]), tuple(name.value for name in settings.formats), force=job["force"])
    except ReframerError as error:
        message = str(error).removeprefix(f"{file}: ").removeprefix(f"{file.name}: ")
        return {"exit_code": int(error.exit_code), "message": message}
    except RecursionError:
        return {"exit_code": int(ExitCode.DAMAGED), "message": "nested too deeply to be a resume"}
    except MemoryError:
        return {"exit_code": int(ExitCode.LIMIT), "message": "the memory limit was reached"}
    except Exception as error:  # a bug of ours must end this file, not the batch; the class names it, the text may quote a resume
        return {"exit_code": int(ExitCode.INTERNAL), "message": f"a bug of reframe itself ({type(error).__name__})"}
    return {"exit_code": 0, **_counts(outcome)}


def _counts(outcome: Outcome) -> dict[str, Any]:
    after = {bullet.id: bullet.text for bullet in outcome.resume.all_bullets()}
    bullets = outcome.source.all_bullets()
    return {
        "path": outcome.path.value,
        "bullets": len(bullets),
        "reworded": sum(after.get(bullet.id, bullet.text) != bullet.text for bullet in bullets),
        "questions": sum(bool(verdict.questions) for verdict in outcome.verdicts.bullets),
        "flags": sum(len(verdict.flags) for verdict in outcome.verdicts.bullets),
    }


def main() -> None:
    """Answer jobs until standard input ends."""
    collect_seldom()
    replies, sys.stdout = sys.stdout, sys.stderr  # nothing but replies may reach the parent
    for line in sys.stdin:
        replies.write(json.dumps(run_job(json.loads(line))) + "\n")
        replies.flush()


if __name__ == "__main__":
    main()
