from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from hf_lint.cli import main
from hf_lint.settings.lookup import forget_settings


@pytest.fixture
def new(tmp_path, monkeypatch):
    """Calls the command in an empty folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".hf-lint.toml").write_text('target-transformers = "5.23.0"\n')
    forget_settings()
    return lambda *arguments: CliRunner().invoke(main, ["new", *arguments])


def test_writes_a_file_for_each_type(new, tmp_path):
    found = new("bert", "xlm-roberta")
    assert (found.exit_code, found.output) == (0, "test_hf_bert.py\ntest_hf_xlm_roberta.py\n")
    assert "BertForMaskedLM" in (tmp_path / "test_hf_bert.py").read_text()


def test_the_same_type_twice_is_written_once(new):
    assert new("bert", "bert").output == "test_hf_bert.py\n"


def test_upstream_gives_each_model_a_package(new, tmp_path):
    assert new("vit", "--convention", "upstream").exit_code == 0
    folder = tmp_path / "tests" / "models" / "vit"
    assert sorted(path.name for path in folder.iterdir()) == ["__init__.py", "test_modeling_vit.py"]


def test_a_checkout_of_transformers_gets_its_own_convention(new, tmp_path):
    package = tmp_path / "src" / "transformers"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text('__version__ = "5.23.0"\n')
    (package / "models" / "auto").mkdir(parents=True)
    (package / "models" / "auto" / "modeling_auto.py").write_text("")
    assert new("vit").output == "tests/models/vit/test_modeling_vit.py\n"


def test_an_unknown_type_gets_one_line_and_nothing_is_written(new, tmp_path):
    found = new("vit", "brt")
    assert found.exit_code == 2
    assert found.output == "error: transformers 5.23.0 has no model type `brt`; did you mean `bert`?\n"
    assert list(tmp_path.glob("*.py")) == []


def test_a_type_without_a_model_is_refused(new):
    found = new("nougat")
    assert (found.exit_code, "nothing to test" in found.output) == (2, True)


def test_nothing_is_overwritten(new, tmp_path):
    (tmp_path / "test_hf_bert.py").write_text("mine\n")
    found = new("bert", "vit")
    assert (found.exit_code, "test_hf_bert.py: is there already" in found.output) == (2, True)
    assert (tmp_path / "test_hf_bert.py").read_text() == "mine\n"
    assert not (tmp_path / "test_hf_vit.py").exists()


def test_force_overwrites(new, tmp_path):
    (tmp_path / "test_hf_bert.py").write_text("mine\n")
    assert new("bert", "--force").exit_code == 0
    assert "BertForMaskedLM" in (tmp_path / "test_hf_bert.py").read_text()


def test_the_setting_names_templates(new, tmp_path):
    own = tmp_path / "ours" / "standalone" / "text-encoder.py.j2"
    own.parent.mkdir(parents=True)
    own.write_text("# ours: {{ test.model_type }}\n")
    (tmp_path / ".hf-lint.toml").write_text('target-transformers = "5.23.0"\ntemplates = "ours"\n')
    forget_settings()
    assert new("bert").exit_code == 0
    assert (tmp_path / "test_hf_bert.py").read_text() == "# ours: bert\n"


def test_missing_types_come_in_order_of_importance_without_those_that_are_covered(new):
    first = new("--missing", "--limit", "2").output.split()
    again = new("--missing", "--limit", "2").output.split()
    assert len(first) == len(again) == 2
    assert not {*first} & {*again}


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that not even root can read")
def test_a_file_that_cannot_be_read_is_no_missing_test(new, tmp_path):
    (tmp_path / "test_hf_llama.py").symlink_to("/proc/self/mem")
    found = new("--missing", "--limit", "1")
    assert found.exit_code == 2
    assert "test_hf_llama.py" in found.output


def test_a_tier_keeps_the_others_out(new):
    critical = new("--missing", "--tier", "critical", "--limit", "1").output.split()
    low = new("--missing", "--tier", "low", "--limit", "1").output.split()
    assert critical != low


@pytest.mark.parametrize("arguments", [(), ("bert", "--limit", "3"), ("bert", "--tier", "high")])
def test_says_what_is_missing_from_the_call(new, arguments):
    found = new(*arguments)
    assert (found.exit_code, "--missing" in found.output) == (2, True)


def test_all_are_the_types_that_can_have_a_test(new, tmp_path):
    assert new("all", "--quiet").exit_code == 0
    written = {path.name for path in tmp_path.glob("test_hf_*.py")}
    assert {"test_hf_bert.py", "test_hf_vit.py"} <= written
    assert len(written) > 600


def test_of_two_files_of_which_one_cannot_be_written_none_is(new, tmp_path):
    (tmp_path / "test_hf_gpt2.py").mkdir()
    found = new("bert", "gpt2", "--force")
    assert (found.exit_code, "test_hf_gpt2.py" in found.output) == (2, True)
    assert sorted(path.name for path in tmp_path.glob("*.py*")) == ["test_hf_gpt2.py"]


def test_a_package_that_cannot_be_made_leaves_no_tests(new, tmp_path):
    (tmp_path / "tests" / "models").mkdir(parents=True)
    (tmp_path / "tests" / "models" / "vit").write_text("")
    assert new("bert", "vit", "--convention", "upstream").exit_code == 2
    assert not list(tmp_path.rglob("*.py"))
