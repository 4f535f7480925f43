"""The rule on a `try` around what has been imported already."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.facts.availability import guards_imports_alone
from hf_lint.facts.leaving import statements
from hf_lint.finding import Finding
from hf_lint.names import dotted, module_of
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class DeadImportGuard(Rule):
    """A `try` guards an import that has stood above it without a guard.

    Without the library the file fails at its first import, and the handler below never runs: the skip, the flag or the
    mock that was prepared for that case has no effect. The file only looks as if it could do without.

    Remove the import above, or the `try` if the library is required anyway.

    Speaks of guards around whole libraries, `import torch`. Left alone: `from torch import a_newer_name`, which may
    fail by itself; a `try` that imports something else as well, or does what can fail in other ways; guards above the
    import; relative imports, and files that change `sys.modules`.
    """

    code = "HFT503"
    name = "dead-import-guard"
    message = "`{library}` is imported without a guard on line {line}, so this `try` never fails; remove one of them"
    BAD: ClassVar = (
        """\
import torch

try:  # HFT503
    import torch
    HAS_TORCH = True
except ImportError:
    HAS_TORCH = False
""",
    )
    GOOD: ClassVar = (
        "try:\n    import torch\n    HAS_TORCH = True\nexcept ImportError:\n    HAS_TORCH = False\n",
        "import torch\n\ntry:\n    import intel_extension_for_pytorch\nexcept ImportError:\n    pass\n",
    )

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Goes through the statements of the module, and keeps what is imported so far."""
        if not file.index.all(cst.Try) or "sys.modules" in file.source.text:
            return
        known: dict[str, cst.CSTNode] = {}
        for line in file.source.module.body:
            if isinstance(line, cst.Try):
                yield from self._guard(file, line, known)
            elif isinstance(line, cst.SimpleStatementLine):
                for statement in line.body:
                    for library in _libraries(statement):
                        known.setdefault(library, statement)

    def _guard(self, file: TestFile, attempt: cst.Try, known: dict[str, cst.CSTNode]) -> Iterator[Finding]:
        imports = [one for one in statements(attempt.body) if isinstance(one, (cst.Import, cst.ImportFrom))]
        wanted = [library for one in imports if isinstance(one, cst.Import) for library in _asked(one)]
        if not wanted or len(imports) > sum(isinstance(one, cst.Import) for one in imports):
            return
        if all(library in known for library in wanted) and guards_imports_alone(attempt):
            line = file.span(known[wanted[0]]).line
            place = file.span(attempt)
            place = place._replace(end_line=place.line, end_column=place.column + len("try"))
            yield self.at(file, place, library=wanted[0], line=line)


def _asked(line: cst.Import) -> list[str]:
    return [dotted(alias.name) or "" for alias in line.names]


def _libraries(statement: cst.BaseSmallStatement) -> Iterator[str]:
    """Every module that an import has loaded once it has worked: ``torch`` and ``torch.nn`` for ``torch.nn``."""
    if isinstance(statement, cst.Import):
        names = _asked(statement)
    elif isinstance(statement, cst.ImportFrom) and not statement.relative:
        names = [module_of(statement)]
    else:
        return
    for name in names:
        parts = name.split(".")
        yield from (".".join(parts[: end + 1]) for end in range(len(parts)))
