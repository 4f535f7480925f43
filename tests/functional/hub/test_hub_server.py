from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest
from huggingface_hub import HfApi, HfFileSystem, hf_hub_download, snapshot_download
from huggingface_hub.errors import EntryNotFoundError, RepositoryNotFoundError, RevisionNotFoundError

from hf_lint_functional.hub.asked import Record, read
from hf_lint_functional.hub.repository import Repository
from hf_lint_functional.hub.routes import Route, route_of
from hf_lint_functional.hub.server import Found, Hub, NotHere

ID = "someone/some-model"
LARGE = bytes(range(256)) * 4096


def pickle(folder: Path) -> None:
    (folder / "pytorch_model.bin").write_bytes(b"pickled")


class OneRepository:
    """A folder under one id."""

    def __init__(self, folder: Path) -> None:
        self.repository = Repository(ID, folder, {"pipeline_tag": "fill-mask"}, pickle)

    def find(self, route: Route) -> Found:
        if route.kind != "model" or route.repo_id != ID:
            raise NotHere("RepoNotFound", f"there is no {route.kind} `{route.repo_id}` né")
        return Found(self.repository, "the only one")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Hub]:
    folder = tmp_path / "files"
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    (folder / "deep" / "er" / "notes.txt").write_text("naïve", encoding="utf-8")
    (folder / "model.safetensors").write_bytes(LARGE)
    hub = Hub(OneRepository(folder), Record(tmp_path / "asked.jsonl"))
    thread = threading.Thread(target=hub.serve_forever, args=(0.01,))
    thread.start()
    yield hub
    hub.shutdown()
    thread.join()
    hub.server_close()


class Reply(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


def request(hub: Hub, path: str, method: str = "GET", **headers: str) -> Reply:
    connection = http.client.HTTPConnection("127.0.0.1", hub.server_address[1])
    with closing(connection):
        connection.request(method, path, headers={**headers, "Connection": "close"})
        answer = connection.getresponse()
        return Reply(answer.status, dict(answer.headers), answer.read())


def test_it_listens_on_loopback_only(hub: Hub) -> None:
    assert hub.server_address[0] == "127.0.0.1"


def test_a_file_is_downloaded(hub: Hub, tmp_path: Path) -> None:
    path = hf_hub_download(ID, "deep/er/notes.txt", endpoint=hub.url, cache_dir=tmp_path / "cache")
    assert Path(path).read_text(encoding="utf-8") == "naïve"


def test_a_large_file_comes_whole(hub: Hub, tmp_path: Path) -> None:
    path = hf_hub_download(ID, "model.safetensors", endpoint=hub.url, cache_dir=tmp_path / "cache")
    assert Path(path).read_bytes() == LARGE


def test_a_snapshot_has_all_files(hub: Hub, tmp_path: Path) -> None:
    folder = Path(snapshot_download(ID, endpoint=hub.url, cache_dir=tmp_path / "cache"))
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert found == {"config.json", "deep/er/notes.txt", "model.safetensors"}


def test_a_snapshot_has_the_weights_once(hub: Hub, tmp_path: Path) -> None:
    hf_hub_download(ID, "pytorch_model.bin", endpoint=hub.url, cache_dir=tmp_path / "one")
    folder = Path(snapshot_download(ID, endpoint=hub.url, cache_dir=tmp_path / "all"))
    assert not (folder / "pytorch_model.bin").exists()


def test_pickled_weights_are_made_for_who_names_them(hub: Hub, tmp_path: Path) -> None:
    path = hf_hub_download(ID, "pytorch_model.bin", endpoint=hub.url, cache_dir=tmp_path / "cache")
    assert Path(path).read_bytes() == b"pickled"


def test_pickled_weights_leave_the_commit_as_it_was(hub: Hub, tmp_path: Path) -> None:
    before = HfApi(endpoint=hub.url).model_info(ID).sha
    hf_hub_download(ID, "pytorch_model.bin", endpoint=hub.url, cache_dir=tmp_path / "cache")
    assert Repository(ID, tmp_path / "files", pickle=pickle).sha == before


def test_patterns_of_a_snapshot_are_obeyed(hub: Hub, tmp_path: Path) -> None:
    folder = Path(snapshot_download(ID, endpoint=hub.url, cache_dir=tmp_path / "cache", allow_patterns=["*.json"]))
    assert [path.name for path in folder.rglob("*")] == ["config.json"]


def test_a_file_that_is_not_there_is_an_entry_not_found(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(EntryNotFoundError):
        hf_hub_download(ID, "tf_model.h5", endpoint=hub.url, cache_dir=tmp_path / "cache")


def test_an_unknown_revision_is_told_apart(hub: Hub, tmp_path: Path) -> None:
    with pytest.raises(RevisionNotFoundError):
        hf_hub_download(ID, "config.json", revision="v9", endpoint=hub.url, cache_dir=tmp_path / "cache")


def test_an_unknown_repository_is_told_apart(hub: Hub) -> None:
    with pytest.raises(RepositoryNotFoundError, match="there is no model `no/body`"):
        HfApi(endpoint=hub.url).model_info("no/body")


def test_a_dataset_is_refused_by_name(hub: Hub) -> None:
    with pytest.raises(RepositoryNotFoundError, match="there is no dataset `some/data`"):
        HfApi(endpoint=hub.url).dataset_info("some/data")


def test_the_commit_is_a_revision_too(hub: Hub, tmp_path: Path) -> None:
    sha = HfApi(endpoint=hub.url).model_info(ID).sha
    path = hf_hub_download(ID, "config.json", revision=sha, endpoint=hub.url, cache_dir=tmp_path / "cache")
    assert f"/snapshots/{sha}/" in Path(path).as_posix()


def test_model_info_tells_the_task(hub: Hub) -> None:
    info = HfApi(endpoint=hub.url).model_info(ID, files_metadata=True)
    assert (info.id, info.pipeline_tag, info.gated) == (ID, "fill-mask", False)


def test_the_tree_lists_sizes_and_hashes(hub: Hub) -> None:
    listed = {entry.path: entry for entry in HfApi(endpoint=hub.url).list_repo_tree(ID, recursive=True)}
    assert listed["model.safetensors"].size == len(LARGE)
    assert listed["model.safetensors"].lfs is not None


def test_paths_that_are_not_there_are_left_out_of_the_info(hub: Hub) -> None:
    found = HfApi(endpoint=hub.url).get_paths_info(ID, ["config.json", "nothing.txt"])
    assert [entry.path for entry in found] == ["config.json"]


@pytest.mark.parametrize(("name", "there"), [("config.json", True), ("nothing.txt", False)])
def test_whether_a_file_exists(hub: Hub, name: str, there: bool) -> None:
    assert HfApi(endpoint=hub.url).file_exists(ID, name) is there


@pytest.mark.parametrize(("name", "there"), [(ID, True), ("no/body", False)])
def test_whether_a_repository_exists(hub: Hub, name: str, there: bool) -> None:
    assert HfApi(endpoint=hub.url).repo_exists(name) is there


def test_branches_are_listed(hub: Hub) -> None:
    assert [branch.name for branch in HfApi(endpoint=hub.url).list_repo_refs(ID).branches] == ["main"]


def test_commits_are_listed(hub: Hub) -> None:
    api = HfApi(endpoint=hub.url)
    assert [commit.commit_id for commit in api.list_repo_commits(ID)] == [api.model_info(ID).sha]


def test_the_file_system_view_reads_a_file(hub: Hub) -> None:
    files = HfFileSystem(endpoint=hub.url, skip_instance_cache=True)
    assert files.cat_file(f"{ID}/config.json") == b'{"model_type": "bert"}'


@pytest.mark.parametrize(
    ("asked", "told", "first", "size"),
    [
        ("bytes=10-19", "bytes 10-19/1048576", 10, 10),
        ("bytes=-5", "bytes 1048571-1048575/1048576", 251, 5),
        ("bytes=1048570-", "bytes 1048570-1048575/1048576", 250, 6),
    ],
)
def test_part_of_a_file(hub: Hub, asked: str, told: str, first: int, size: int) -> None:
    answer = request(hub, f"/{ID}/resolve/main/model.safetensors", Range=asked)
    assert (answer.status, answer.headers["Content-Range"]) == (206, told)
    assert (answer.body[0], len(answer.body)) == (first, size)


def test_a_range_beyond_the_end_is_refused(hub: Hub) -> None:
    answer = request(hub, f"/{ID}/resolve/main/config.json", Range="bytes=99-100")
    assert (answer.status, answer.headers["Content-Range"]) == (416, "bytes */22")


def test_a_head_request_has_the_headers_of_a_get_and_no_body(hub: Hub) -> None:
    whole = request(hub, f"/{ID}/resolve/main/config.json")
    head = request(hub, f"/{ID}/resolve/main/config.json", method="HEAD")
    assert head.body == b""
    assert {name: head.headers[name] for name in ("ETag", "X-Repo-Commit")} == {
        name: whole.headers[name] for name in ("ETag", "X-Repo-Commit")
    }


@pytest.mark.parametrize("path", ["../asked.jsonl", "%2e%2e/asked.jsonl", "deep/../../asked.jsonl", "/etc/passwd"])
def test_nothing_outside_the_folder_is_served(hub: Hub, path: str) -> None:
    answer = request(hub, f"/{ID}/resolve/main/{path}")
    assert (answer.status, b"verb" in answer.body) == (404, False)


def test_many_clients_at_once_all_get_the_file(hub: Hub, tmp_path: Path) -> None:
    def fetch(number: int) -> bytes:
        path = hf_hub_download(ID, "model.safetensors", endpoint=hub.url, cache_dir=tmp_path / str(number))
        return Path(path).read_bytes()

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(fetch, range(32))) == {LARGE}


def test_what_was_asked_is_recorded_per_job(hub: Hub, tmp_path: Path) -> None:
    HfApi(endpoint=f"{hub.url}/~7").model_info(ID)
    HfApi(endpoint=f"{hub.url}/~8").repo_exists("no/body")
    (seven,) = read(tmp_path / "asked.jsonl", "7")
    (eight,) = read(tmp_path / "asked.jsonl", "8")
    assert (seven.repo_id, seven.status, seven.placed) == (ID, 200, "the only one")
    assert (eight.repo_id, eight.status) == ("no/body", 404)


def test_a_torn_line_of_the_record_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "asked.jsonl").write_text('{"job": "1", "ki', encoding="utf-8")
    assert list(read(tmp_path / "asked.jsonl")) == []


@pytest.mark.parametrize(
    ("target", "route"),
    [
        ("/gpt2/resolve/main/config.json", Route("file", "model", "gpt2", "main", "config.json")),
        ("/a/b/resolve/refs%2Fpr%2F1/x/y.txt", Route("file", "model", "a/b", "refs/pr/1", "x/y.txt")),
        ("/datasets/a/b/resolve/main/d.csv", Route("file", "dataset", "a/b", "main", "d.csv")),
        ("/api/models/a/b", Route("info", "model", "a/b")),
        ("/~3/api/models/a/b/revision/v1", Route("info", "model", "a/b", "v1", job="3")),
        ("/api/models/a/b/tree/main?recursive=True", Route("tree", "model", "a/b")),
        ("/api/whoami-v2", Route("unknown", "", "", path="/api/whoami-v2")),
    ],
)
def test_a_url_taken_apart(target: str, route: Route) -> None:
    assert route_of(target) == route
