"""What keeps pytest from starting at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from functional_runs import functional

pytestmark = pytest.mark.xdist_group("one functional run")
TEST = "import transformers\n\n\ndef test_it():\n    assert transformers.__version__\n"


def test_a_conftest_that_cannot_be_imported_is_the_error_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("import no_such_package\n", encoding="utf-8")
    (tmp_path / "test_hf_bert.py").write_text(TEST, encoding="utf-8")
    code, _, document = functional(tmp_path)
    (result,) = document["results"]
    assert (code, result["verdict"], result["blame"]) == (1, "error", "environment")
    assert "no_such_package" in result["reason"]


def test_options_for_plugins_that_are_not_here_are_left_out_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n", encoding="utf-8")
    (tmp_path / "test_hf_bert.py").write_text(TEST, encoding="utf-8")
    (result,) = functional(tmp_path)[2]["results"]
    assert result["verdict"] == "hollow"
    assert "without the project's pytest addopts" in result["details"]["notes"][0]
