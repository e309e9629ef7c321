"""`python -m saksi` is the command `saksi`."""

from saksi.readers.cli import main

if __name__ == "__main__":
    main()
