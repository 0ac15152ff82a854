"""The command line: reads options, calls the library, prints, picks the exit code; decides nothing.

Nothing but click is imported here: ``--help`` and shell completion answer at once, and each command loads what it needs.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reframer import __version__
from reframer.cli.watch import SECONDS, Stopped, bounded
from reframer.errors import ExitCode, ReframerError
from reframer.process import collect_seldom

MAIN_JOB = "run"
COMMANDS = {
    MAIN_JOB: "reframer.cli.run",
    "parse": "reframer.cli.parse",
    "bullet": "reframer.cli.bullet",
    "ask": "reframer.cli.ask",
    "verify": "reframer.cli.verify",
    "lint": "reframer.cli.lint",
    "rules": "reframer.cli.rules",
    "batch": "reframer.cli.batch",
}
_OPEN_ENDED = frozenset({"batch", "bullet", "ask", "rules", "verify"})  # many files, or a person who types


class MainGroup(click.Group):
    """``reframe RESUME`` does the main job; a first word that is a command's name runs that command."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands, the main job left out: it has no name of its own."""
        return [name for name in COMMANDS if name != MAIN_JOB]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command's module when it is asked for."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name]).command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take anything that begins with no command's name as the main job."""
        own = {"--help", "-h", "--version"}
        if args and args[0] not in COMMANDS and args[0] not in own:
            args = [MAIN_JOB, *args]
        return super().parse_args(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show the main job's options and the other commands on one page."""
        main_job = self.get_command(ctx, MAIN_JOB)
        assert main_job is not None
        formatter.write_usage(ctx.command_path, "RESUME [OPTIONS]")
        formatter.write_usage(ctx.command_path, "COMMAND ...", prefix="       ")
        self.format_help_text(ctx, formatter)
        with formatter.section("Options"):
            shown = [record for param in main_job.get_params(ctx) if (record := param.get_help_record(ctx))]
            version = next(param.get_help_record(ctx) for param in self.params if param.name == "version")
            formatter.write_dl([*shown[:-1], *([version] if version else []), shown[-1]])
        self.format_commands(ctx, formatter)
        self.format_epilog(ctx, formatter)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete commands, and the main job's options and files."""
        main_job = self.get_command(ctx, MAIN_JOB)
        assert main_job is not None
        files = [] if incomplete.startswith("-") else [CompletionItem(incomplete, type="file")]
        return [*super().shell_complete(ctx, incomplete), *main_job.shell_complete(ctx, incomplete), *files]


@click.command(
    cls=MainGroup,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog="A file named like a command is reached as ./batch. Shell completion: see the README.",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Reposition a software engineer's resume for machine-learning roles.

    Reads RESUME (PDF, DOCX, Markdown or text), and writes a reworded resume, a LinkedIn headline, and notes on what lacks
    evidence. It never says that a person did what they did not do. It works offline.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    collect_seldom()
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # the same bytes under every locale
    code: int
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with bounded(None if given[:1] and given[0] in _OPEN_ENDED else SECONDS):
            result = cli.main(args=given, prog_name="reframe", standalone_mode=False, color=_wants_color())
        code = result if isinstance(result, int) else ExitCode.DONE
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = ExitCode.USAGE
    except click.ClickException as error:
        error.show()
        code = ExitCode.USAGE
    except Stopped as stop:
        click.echo(stop.message, err=True)
        code = stop.code
    except (click.Abort, KeyboardInterrupt):
        click.echo("reframe: stopped", err=True)
        code = ExitCode.INTERRUPTED
    except ReframerError as error:
        code = _report(error)
    except BrokenPipeError:  # the reader of our output left; nothing more can be said to it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = ExitCode.CANNOT_WRITE
    except OSError as error:
        click.echo(f"reframe: {_shown(str(error.filename or 'a file'))}: {error.strerror or 'cannot be used'}.", err=True)
        code = ExitCode.CANNOT_WRITE
    except RecursionError:
        click.echo("reframe: the file is nested too deeply to be a resume. Save it again as DOCX or PDF.", err=True)
        code = ExitCode.DAMAGED
    except MemoryError:
        click.echo("reframe: the memory limit was reached. Try a smaller file.", err=True)
        code = ExitCode.LIMIT
    except Exception as error:
        code = _report_bug(error)
    sys.exit(int(code))


def _open_closed_streams() -> None:
    """Give a program started without standard streams somewhere to write to, for as long as it runs."""
    if sys.stdout is None:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def _wants_color() -> bool | None:
    """Return whether to colour: False or True when the environment says so, None to let click look at the terminal."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def _shown(text: str) -> str:
    from reframer.cleaning import printable

    return printable(text)


def _report(error: ReframerError) -> int:
    for line in str(error).splitlines() or [""]:
        click.echo(f"reframe: {_shown(line)}", err=True)
    return error.exit_code


def _report_bug(error: Exception) -> int:
    """Say that this is our bug, with an id that names the place and quotes nothing of the resume."""
    import traceback

    if os.environ.get("REFRAME_DEBUG"):
        traceback.print_exception(error)
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
    click.echo(
        f"reframe: a bug of reframe itself ({type(error).__name__} at {place}). "
        "Please report this line; set REFRAME_DEBUG=1 to see the traceback.",
        err=True,
    )
    return ExitCode.INTERNAL
