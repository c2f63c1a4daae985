#!/usr/bin/env python3
"""The batch job: `python process.py run`, once a week. Everything is in nelaudit.cli."""

if __name__ == "__main__":
    import sys

    try:
        from nelaudit.cli import main

        main()
    except ModuleNotFoundError as error:
        sys.stderr.write(
            f"The package {error.name} is not installed here. Set the program up as README.md says, and start it "
            "with that environment's own python.\n"
        )
        sys.exit(3)
