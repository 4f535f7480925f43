"""Which model type a test file tests: its name against what its content says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hf_lint.coverage.file_names import NameClaim, is_about_no_model
from hf_lint.coverage.record import GENERAL, PREPROCESSING, UNKNOWN
from hf_lint.facts.model_names import class_model

if TYPE_CHECKING:
    from hf_lint.catalog.catalog import Catalog
    from hf_lint.coverage.known_types import Claim, KnownTypes
    from hf_lint.coverage.said import Said

_OWN_CLASS = re.compile(r"^(?:test_(?:hf_)?|Test_?(?:Skillset|HF|Hf)?)(?P<stem>\w+?)_?(?:Models?|Test|Tests)?$")
# Models made of two others, which load these.
_COMPOSITE = re.compile(r"encoder.?decoder|dual.?encoder|^rag$|^auto$|^llava|backbone")


@dataclass
class Content:
    """Model types by how often the content points to them.

    ``titles`` are what the file calls itself: registries, test classes, ``model_type``. ``loads`` are the
    checkpoints it loads and the classes it names, ``default`` the first of them. ``unknown`` are titles that no
    release of transformers knows.
    """

    titles: Counter[Claim] = field(default_factory=Counter)
    loads: Counter[Claim] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    default: Claim | None = None


def content_of(said: Said, known: KnownTypes, catalog: Catalog) -> Content:
    """What the content points to."""
    content = Content(default=known.of_checkpoint(said.loaded[0]) if said.loaded else None)
    for name in said.registries:
        _note(content.titles, content.unknown, name, known.match(name))
    for name in said.classes:
        claim = _of_class(name, known)
        if claim is not None:
            content.titles[claim] += 1
    for name in said.model_types:
        claim = known.match(name)
        if claim is not None:
            content.titles[claim] += 1
    for checkpoint in said.loaded:
        _count(content.loads, known.of_checkpoint(checkpoint), 2)
    for checkpoint in said.quoted:
        if checkpoint in catalog.checkpoints or "/" in checkpoint:
            _count(content.loads, known.of_checkpoint(checkpoint), 1)
    for word in said.words:
        owner = catalog.model_type_of_class(word) if word in catalog.classes else None
        _count(content.loads, None if owner is None else known.exact(owner), 1)
    return content


def _note(titles: Counter[Claim], unknown: Counter[str], name: str, claim: Claim | None) -> None:
    if claim is None:
        unknown[name.lower()] += 1
    else:
        titles[claim] += 2


def _count(found: Counter[Claim], claim: Claim | None, weight: int) -> None:
    if claim is not None:
        found[claim._replace(exact=True)] += weight


def _of_class(name: str, known: KnownTypes) -> Claim | None:
    """The model that a test class is named after: ``TestXlmRobertaModels``, ``test_hf_bert``, ``TestSkillsetOpt``."""
    name = name.replace("-", "")
    found = class_model(name)
    if found is not None and (claim := known.exact(found[0])) is not None:
        return claim
    own = _OWN_CLASS.match(name)
    if own is None:
        return None
    claim = known.exact(own["stem"])
    return claim if claim is None or not (claim.is_word and name.startswith("Test") and "Models" not in name) else None


@dataclass(frozen=True)
class Placement:
    """The verdict: see ``FileRecord``."""

    model_type: str | None
    standing: str
    why: str
    copied: bool = False
    remarks: tuple[str, ...] = ()


def placed(name: NameClaim, content: Content, known: KnownTypes, *, is_model_test: bool) -> Placement:
    """Weighs name and content.

    What the file calls itself inside beats what it is called outside; what it loads decides where it calls itself
    nothing. ``is_model_test`` says that it follows a convention of model tests.
    """
    claim = name.claim
    if claim is None:
        return _unnamed(name, content, is_model_test=is_model_test)
    if claim.standing == PREPROCESSING:
        return Placement(claim.model_type, PREPROCESSING, "its folder")
    if _supported(claim, content.titles, known):
        if (other := _copied_from(claim, content, known)) is not None:
            remark = f"named for {claim.model_type}, yet says that its model type is {other.model_type} and loads that"
            return Placement(other.model_type, other.standing, "what it loads", True, (remark,))
        remarks = _loads_others(claim, content, known)
        return Placement(claim.model_type, claim.standing, "its name and what it calls itself", False, remarks)
    if _supported(claim, content.loads, known):
        return Placement(claim.model_type, claim.standing, "its name and what it loads", False,
                         _titled_others(content))  # fmt: skip
    if name.folder:
        return Placement(claim.model_type, claim.standing, "its folder and its name")
    if not (name.speaks_of_model or is_model_test):
        return Placement(None, GENERAL, "nothing in it bears out its name")
    return _unsupported(claim, content)


def _copied_from(claim: Claim, content: Content, known: KnownTypes) -> Claim | None:
    """The type that the file still calls itself, and that alone it loads, where only names were exchanged."""
    if not content.loads or _supported(claim, content.loads, known) or _COMPOSITE.search(claim.model_type):
        return None
    others = (title for title in content.titles if not known.related(title.model_type, claim.model_type))
    return next((title for title in others if all(known.related(title.model_type, each.model_type)
                                                  for each in content.loads)), None)  # fmt: skip


def _supported(claim: Claim, found: Counter[Claim], known: KnownTypes) -> bool:
    return any(known.related(claim.model_type, other.model_type) for other in found)


def _unsupported(claim: Claim, content: Content) -> Placement:
    """The name says one type, and nothing in the content says the same."""
    composite = _COMPOSITE.search(claim.model_type) is not None
    for found, how in ((content.titles, "what it calls itself"), (content.loads, "what it loads")):
        if found and not composite and (best := _most(found)) is not None:
            remark = f"named for {claim.model_type}, tests {best.model_type}: {_counted(found)}"
            return Placement(best.model_type, best.standing, how, True, (remark,))
    return Placement(claim.model_type, claim.standing, "its name alone")


def _unnamed(name: NameClaim, content: Content, *, is_model_test: bool) -> Placement:
    """The name says no type."""
    if not (name.speaks_of_model or is_model_test):
        return Placement(None, GENERAL, "it is named for no model")
    general = is_about_no_model(name.named_for)
    # A title of its own that nobody knows outweighs what else is named: then only what it loads by default counts.
    loads = content.default if content.unknown else _most(content.loads)
    best = _most(content.titles) or (None if general else loads)
    if best is not None:
        how = "what it calls itself" if content.titles else "what it loads"
        remark = f"named for {name.named_for}, which is no model type, tests {best.model_type}"
        return Placement(best.model_type, best.standing, how, not general, () if general else (remark,))
    standing = GENERAL if general or not name.speaks_of_model else UNKNOWN
    return Placement(None, standing, "it is named for no model" if standing == GENERAL else "no release has its model")


def _most(found: Counter[Claim]) -> Claim | None:
    ranked = sorted(found.items(), key=lambda item: (-item[1], not item[0].exact, item[0].model_type))
    return ranked[0][0] if ranked else None


def _loads_others(claim: Claim, content: Content, known: KnownTypes) -> tuple[str, ...]:
    if not content.loads or _supported(claim, content.loads, known) or _COMPOSITE.search(claim.model_type):
        return ()
    return (f"calls itself a test of {claim.model_type}, loads {_counted(content.loads)}",)


def _titled_others(content: Content) -> tuple[str, ...]:
    return (f"its classes are named for {_counted(content.titles)}",) if content.titles else ()


def _counted(found: Counter[Claim]) -> str:
    names = dict.fromkeys(claim.model_type for claim, _ in found.most_common())
    return _listed(names)


def _listed(names: Iterable[str]) -> str:
    names = list(names)
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
