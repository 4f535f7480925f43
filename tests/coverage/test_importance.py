"""What matters most, and what to write next."""

from __future__ import annotations

import pytest

from hf_lint.coverage.history import age_of, history_of, lifetimes, releases
from hf_lint.coverage.importance import WEIGHTS, Ranking
from hf_lint.coverage.known_types import KnownTypes
from hf_lint.coverage.popularity import PopularityError, read_popularity
from hf_lint.coverage.roadmap import Roadmap, has_stand_in
from hf_lint.coverage.scope import parts_of, wholes


@pytest.fixture(scope="module")
def ranking(catalog):
    return Ranking(catalog, wholes(catalog)).importances


def test_the_model_that_most_derive_from_comes_first(ranking):
    assert next(iter(ranking)) == "llama"
    assert ranking["llama"].tier == "critical"


def test_every_score_is_the_sum_of_its_points(ranking):
    assert sum(WEIGHTS.values()) == 100
    assert all(abs(each.score - sum(each.points.values())) < 0.1 for each in ranking.values())
    assert all(0 <= each.score <= 100 for each in ranking.values())


def test_the_explanation_names_the_measures(ranking):
    known = ranking["bert"].explanation
    assert "since 4.30.2 or before" in known
    assert f"{ranking['bert'].measures['heads']} heads" in known


def test_tiers_follow_the_ranking(ranking):
    tiers = [each.tier for each in ranking.values()]
    assert tiers == sorted(tiers, key=["critical", "high", "medium", "low"].index)
    assert 0.03 < tiers.count("critical") / len(tiers) < 0.07


def test_a_pinned_tier_holds_and_says_so(catalog, ranking):
    lowest = list(ranking)[-1]
    pinned = Ranking(catalog, wholes(catalog), pins={lowest: "critical"}).importances[lowest]
    assert (pinned.tier, pinned.pinned) == ("critical", True)
    assert pinned.explanation.startswith("pinned by the settings")


def test_download_counts_change_the_order(catalog, ranking):
    lowest = list(ranking)[-1]
    counted = Ranking(catalog, wholes(catalog), downloads={lowest: 10**9}).importances
    assert list(counted).index(lowest) < 100
    assert "1,000,000,000 downloads" in counted[lowest].explanation


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("counts.csv", 'model_type,downloads\nbert,10\nblip-2,"1,000"\n'),
        ("counts.json", '{"bert": 10, "blip_2": 1000}'),
        (
            "rows.json",
            '[{"id": "google-bert/bert-base-uncased", "downloads": 10}, {"id": "blip-2", "downloads": 1000}]',
        ),
    ],
)
def test_download_counts_of_a_file(catalog, tmp_path, name, text):
    file = tmp_path / name
    file.write_text(text)
    assert read_popularity(file, KnownTypes(catalog)) == {"bert": 10, "blip-2": 1000}


@pytest.mark.parametrize("text", ["model,stars\nbert,1\n", "model_type,downloads\nbert,many\n"])
def test_a_file_without_download_counts(catalog, tmp_path, text):
    file = tmp_path / "counts.csv"
    file.write_text(text)
    with pytest.raises(PopularityError, match="no download counts"):
        read_popularity(file, KnownTypes(catalog))


def test_parts_count_with_the_whole(catalog):
    parts = parts_of(catalog)
    assert parts["clip_text_model"] == "clip"
    assert "clip" in wholes(catalog)
    assert not set(parts) & set(wholes(catalog))
    assert all(whole not in parts for whole in parts.values())


def test_the_history_knows_what_is_gone():
    assert lifetimes()["van"].gone == "5.0.0"
    assert lifetimes()["bert"].gone is None
    assert age_of("bert") == len(releases())
    assert age_of("no_such_type") == 0


def test_a_history_from_releases():
    found = history_of({"4.10.0": {"b"}, "4.9.0": {"a", "b"}})
    assert found == {
        "releases": ["4.9.0", "4.10.0"],
        "first": {"4.9.0": ["a", "b"], "4.10.0": []},
        "last": {"4.9.0": ["a"], "4.10.0": ["b"]},
    }


def test_the_roadmap_has_what_is_missing_in_order(catalog, ranking):
    entries = Roadmap(catalog, ranking, {"llama", "bert"}).entries()
    assert [each["model_type"] for each in entries] == [name for name in ranking if name not in {"llama", "bert"}]
    assert entries[0]["command"] == f"hf-lint new {entries[0]['model_type']}"


def test_the_nearest_relative_is_one_by_lineage(catalog, ranking):
    entries = {each["model_type"]: each for each in Roadmap(catalog, ranking, {"llama", "roberta", "bert"}).entries()}
    assert (entries["xlm-roberta"]["learn_from"], entries["xlm-roberta"]["relation"]) == ("roberta", "lineage")


def test_without_lineage_it_is_one_of_the_family(catalog, ranking):
    entries = {each["model_type"]: each for each in Roadmap(catalog, ranking, {"electra", "vits"}).entries()}
    assert (entries["albert"]["learn_from"], entries["albert"]["relation"]) == ("electra", "same family")


def test_with_nothing_to_learn_from_it_says_so(catalog, ranking):
    assert all(each["learn_from"] is None for each in Roadmap(catalog, ranking, set()).entries())


@pytest.mark.parametrize(
    ("profiles", "expected"),
    [
        (None, None),
        ({}, True),
        ({"bert": {"*": {"rung": "tiny"}}}, True),
        ({"bert": {"BertModel": None}}, True),
        ({"bert": {"*": None}}, False),
        ({"bert": {"*": None, "BertModel": {}}}, True),
    ],
)
def test_stand_ins_by_the_shipped_profiles(profiles, expected):
    assert has_stand_in("bert", profiles) is expected
