"""The command `hexapla`: the verbs of the three packages put together.

A mistake of the user ends with one line on standard error and status 2.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import typer

from align import cli as align_cli
from corpora import cli as corpora_cli
from corpora.errors import HexaplaError
from termbase import check_cli, usage_cli
from termbase import cli as termbase_cli

_STOPPED = 130  # as shells have it for an interrupt

app = typer.Typer(
    name="hexapla",
    help="Read, align and mine United Nations documents in the six official languages.\n\n"
    "Example, to begin with: hexapla demo",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for part in (corpora_cli, align_cli, termbase_cli, usage_cli, check_cli):
    app.add_typer(part.app)


@app.callback(invoke_without_command=True)
def _options(version: bool = typer.Option(False, "--version", help="Print the version.")) -> None:
    if version:
        from importlib.metadata import version as version_of

        print(f"hexapla {version_of('hexapla')}")
        raise typer.Exit


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command, or show the help where none is named; what to exit with."""
    words = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        status = app(args=words, prog_name="hexapla", standalone_mode=False) or 0
        if status == _STOPPED:  # typer has taken the interrupt
            print("hexapla: stopped", file=sys.stderr)
        return status
    except HexaplaError as error:
        print(f"hexapla: {error}", file=sys.stderr)
        return 2
    except typer.TyperException as error:
        print(f"hexapla: {error.format_message()} (hexapla --help)", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, typer.Abort):
        print("hexapla: stopped", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:  # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def main() -> None:
    """The console script.

    All tables are small: numpy takes half as long again where it shares each out among processors.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded
    _write_any_script()
    sys.exit(run())


def _write_any_script() -> None:
    """UTF-8 into files and pipes, whatever the locale; a terminal shows what it can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            is_settled = stream.isatty() or "PYTHONIOENCODING" in os.environ
            stream.reconfigure(encoding=None if is_settled else "utf-8", errors="replace")


if __name__ == "__main__":
    main()
