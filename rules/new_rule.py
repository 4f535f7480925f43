"""Starts a rule: its file, its fixture, its line in the changelog and its page in the docs, in one go.

``python rules/new_rule.py cuda-only-call --family device --code HFT304 --summary "…"``
"""

from __future__ import annotations

import importlib.util
import re
import runpy
from pathlib import Path
from string import Template

import click

ROOT = Path(__file__).resolve().parents[1]
_RULES = Path("rules/hf_lint_rules")
_VERSION = re.compile(r'^__version__ = "(?P<version>[^"]+)"$', re.MULTILINE)

RULE = Template('''\
"""The rule on $title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

import libcst as cst

from hf_lint.finding import Finding
from hf_lint.rule import Rule
from hf_lint.test_file import TestFile


class $class_name(Rule):
    """$summary

    Say what goes wrong because of it, then what to write instead, then what the rule leaves alone.
    """

    code = "$code"
    name = "$name"
    message = "`{call}` is called"
    since = "$since"
    BAD: ClassVar = ("defect()  # $code\\n",)
    GOOD: ClassVar = ("sound()\\n",)

    def check(self, file: TestFile) -> Iterator[Finding]:
        """Looks at each call."""
        for call in file.index.all(cst.Call):
            if isinstance(call.func, cst.Name) and call.func.value == "defect":
                yield self.at(file, call, call=call.func.value)
''')

FIXTURE = Template("""\
def test_model():
    sound()
    defect()  # $code
""")


def write_rule(root: Path, family: str, words: dict[str, str]) -> list[Path]:
    """Writes the files of a new rule below ``root``.

    Raises:
        click.ClickException: the code or the name is taken, or belongs to another family; nothing is written then.

    """
    code, snake = words["code"].lower(), words["name"].replace("-", "_")
    rule = root / _RULES / family / f"{code}_{snake}.py"
    fixture = root / "tests" / "rules" / code / f"{snake}.py"
    page = root / "docs" / "rules" / f"{words['name']}.md"
    _refuse_if_taken(root, family, words, (rule, fixture, page))
    changelog = root / "CHANGELOG.md"
    log = with_line(changelog.read_text(encoding="utf-8"), f"- {words['code']} `{words['name']}`: {words['summary']}")
    words = {**words, "since": _version(root)}
    _write(rule, RULE.substitute(words))
    _write(fixture, FIXTURE.substitute(words))
    _write(changelog, log)
    _write(page, _page(rule, words["class_name"]))
    return [rule, fixture, changelog, page]


def _refuse_if_taken(root: Path, family: str, words: dict[str, str], paths: tuple[Path, ...]) -> None:
    code, snake = words["code"].lower(), words["name"].replace("-", "_")
    there = list((root / _RULES).glob("*/hft*_*.py"))
    taken = [path for path in there if path.stem[:6] == code or path.stem[7:] == snake]
    for path in (*taken, *(path for path in paths if path.exists())):
        raise click.ClickException(f"{path.relative_to(root)} is there already")
    digits = {path.stem[3] for path in there if path.parent.name == family}
    if digits and code[3] not in digits:
        raise click.ClickException(f"rules of the family {family} are numbered HFT{min(digits)}nn")


def _version(root: Path) -> str:
    found = _VERSION.search((root / "hf_lint" / "__init__.py").read_text(encoding="utf-8"))
    assert found is not None, "hf_lint/__init__.py names the version"
    return found["version"]


def with_line(changelog: str, line: str) -> str:
    """The changelog with a line at the end of the list of rules of its newest release."""
    head, marker, rest = changelog.partition("### Rules\n\n")
    if not marker:
        raise click.ClickException("CHANGELOG.md has no heading `### Rules`")
    listed, blank, after = rest.partition("\n\n")
    lines = sorted({*listed.strip().splitlines(), line})
    return f"{head}{marker}" + "\n".join(lines) + (blank + after if blank else "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _page(path: Path, class_name: str) -> str:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text: str = runpy.run_path(str(ROOT / "docs" / "generate.py"))["page"](getattr(module, class_name)())
    return text


def _code(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001  click's signature
    if not re.fullmatch(r"HFT\d{3}", value):
        raise click.BadParameter("is three letters and three digits, as in HFT304: flake8 takes nothing else")
    return value


def _sentence(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001  click's signature
    if not value.strip() or not value.isprintable() or "\\" in value or '"""' in value:
        raise click.BadParameter("is one line that a docstring can begin with")
    return f"{value.strip().rstrip('.')}."


def _kebab(ctx: click.Context, param: click.Parameter, value: str) -> str:  # noqa: ARG001  click's signature
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", value):
        raise click.BadParameter("is lower-case words joined by hyphens, as in cuda-only-call")
    return value


@click.command()
@click.argument("name", callback=_kebab)
@click.option("--family", required=True, help="The folder of rules/hf_lint_rules that it belongs to.")
@click.option("--code", required=True, callback=_code, metavar="HFTnnn")
@click.option(
    "--summary", callback=_sentence, prompt="What is wrong, in one sentence", help="The first line of its manual page."
)
@click.option("--root", type=click.Path(path_type=Path, exists=True), default=ROOT, help="Another checkout.")
def main(name: str, family: str, code: str, summary: str, root: Path) -> None:
    """Start the rule NAME, such as cuda-only-call; nothing that is there is overwritten."""
    families = sorted(path.parent.name for path in (root / _RULES).glob("*/__init__.py"))
    if family not in families:
        raise click.BadParameter(f"no family {family}; there are {', '.join(families)}", param_hint="--family")
    words = {
        "name": name,
        "code": code,
        "summary": summary,
        "title": name.replace("-", " "),
        "class_name": "".join(word.capitalize() for word in name.split("-")),
    }
    for path in write_rule(root.resolve(), family, words):
        click.echo(f"wrote {path.relative_to(root.resolve())}")
    click.echo("Next: write its BAD and GOOD examples, see them fail, then write check().")


if __name__ == "__main__":
    main()
