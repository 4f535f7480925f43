"""Which model types a generator is tried with."""

from __future__ import annotations

from hf_lint.catalog.choice import newest_shipped, shipped
from hf_lint.generator.sample import AWKWARD, families_of, kinds_of_name, stratified

FAMILIES = families_of(shipped(newest_shipped()))


def test_every_family_is_in_the_sample():
    sample = stratified(FAMILIES, 24, seed=1)
    assert len(sample) == 24
    assert all(set(names) & set(sample) for names in FAMILIES.values())


def test_every_kind_of_awkward_name_is_in_the_sample():
    there = {kind for name in stratified(FAMILIES, 24, seed=2) for kind in kinds_of_name(name)}
    possible = {kind for names in FAMILIES.values() for name in names for kind in kinds_of_name(name)}
    assert there == possible
    assert possible <= set(AWKWARD)


def test_seed_decides():
    assert stratified(FAMILIES, 24, seed=3) == stratified(FAMILIES, 24, seed=3)
    assert stratified(FAMILIES, 24, seed=3) != stratified(FAMILIES, 24, seed=4)


def test_small_sample_stays_small():
    assert len(stratified(FAMILIES, 2, seed=0)) == 2


def test_parts_of_other_models_are_left_out():
    known = shipped(newest_shipped()).model_types
    assert {known[name].details.family for names in FAMILIES.values() for name in names} == set(FAMILIES)
    assert "component" not in FAMILIES
