"""`python -m overlap`: the command where a managed laptop does not find the program by its name."""

from overlap.cli import main

if __name__ == "__main__":
    main()
