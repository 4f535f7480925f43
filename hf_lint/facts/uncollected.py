"""Why runners collect no test from a class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hf_lint.classes.collection import CONSTRUCTORS, barred_by, has_tests, is_collected
from hf_lint.kind import Kind

if TYPE_CHECKING:
    from hf_lint.classes.test_class import TestClass
    from hf_lint.test_file import TestFile

COLLECTABLE = re.compile(r"[Tt]est(?!Case(?:Plus)?$|ing|er)|.*Tests?$|.*TestCase$")
"""What classes are called that runners, or other files, may collect from."""

_SHARED_CLASS = re.compile(r"Mixin|Base|Abstract|Common|Tester$|TestCase$")


def reason_against(file: TestFile, test_class: TestClass) -> str | None:
    """Why no runner takes the tests of a class; empty for a class without tests, None where one might.

    Empty, too, for a class that its constructor keeps from pytest, of which HFT104 speaks.
    """
    meant = has_tests(test_class)
    if not test_class.lineage.complete and (meant or COLLECTABLE.match(test_class.name)):
        return None
    if meant and (is_collected(test_class) or _is_shared(file, test_class)):
        return None
    if barred_by(test_class):
        return ""
    name = test_class.name
    if not (meant or ("Test" in name and "run_tests" in test_class.methods)):
        return ""
    if any(test_class.definer(constructor) for constructor in CONSTRUCTORS) and name.startswith("Test"):
        return f"`{name}` has an `__init__`" if meant else f"`{name}` has no method named `test…`"
    return f"`{name}` is neither called `Test…` nor a `TestCase`" if meant else f"`{name}` has no method named `test…`"


def _is_shared(file: TestFile, test_class: TestClass) -> bool:
    """Whether other files make tests of a class: by its name, or because it is put together from mixins alone.

    Of transformers' own mixins a file makes its tests itself.
    """
    mixed = bool(test_class.bases) and all(base.endswith("Mixin") for base in test_class.bases)
    return (mixed and file.kind is not Kind.UPSTREAM) or _SHARED_CLASS.search(test_class.name) is not None
