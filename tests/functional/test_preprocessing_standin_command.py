from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hf_lint.cli.standin import command

pytestmark = pytest.mark.filterwarnings("default")


def standin(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_checkpoint_is_written_and_described(tmp_path: Path) -> None:
    folder = tmp_path / "bert"
    result = standin("bert", "--head", "BertForMaskedLM", "-o", str(folder))
    assert result.exit_code == 0
    assert result.output.startswith("BertForMaskedLM, ")
    assert "with BertTokenizer" in result.output
    assert {"config.json", "model.safetensors", "tokenizer.json"} <= {path.name for path in folder.iterdir()}


def test_a_checkpoint_is_replaced_only_with_force(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    assert standin("bert", "-o", str(tmp_path)).exit_code == 2
    assert (tmp_path / "config.json").read_text() == "{}"
    assert standin("bert", "-o", str(tmp_path), "--force").exit_code == 0
    assert (tmp_path / "config.json").read_text() != "{}"


def test_a_checkpoint_stays_where_nothing_can_take_its_place(tmp_path: Path) -> None:
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text("{}")
    assert standin("no_such_type", "-o", str(tmp_path / "bert"), "--force").exit_code == 2
    assert [path.name for path in tmp_path.rglob("*")] == ["bert", "config.json"]


def test_the_current_folder_can_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert standin("bert", "-o", ".").exit_code == 0
    assert (tmp_path / "config.json").is_file()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years")
    result = standin("bert", "-o", str(tmp_path), "--force")
    assert result.exit_code == 2
    assert "left alone" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_unknown_type_is_one_line_and_exit_code_2(tmp_path: Path) -> None:
    result = standin("no_such_type", "-o", str(tmp_path / "x"))
    assert result.exit_code == 2
    assert len(result.output.splitlines()) == 1
    assert not (tmp_path / "x").exists()
