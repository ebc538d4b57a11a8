"""`onewindow VERB …`: sets Django up and hands the verb to `cli/management/commands/<verb>.py`."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onewindow.config.settings")
    execute_from_command_line(["onewindow", *sys.argv[1:]])


if __name__ == "__main__":
    main()
