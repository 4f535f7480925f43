"""``python -m hf_lint`` is ``hf-lint``."""

from hf_lint.cli import main

if __name__ == "__main__":
    main(prog_name="hf-lint")
