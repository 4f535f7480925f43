#--- tests/test_patched.py
from unittest.mock import patch

import requests
from transformers import AutoProcessor


@patch("requests.get")
def test_url_is_fetched_once(get):
    requests.get("https://example.org/cats.jpg")
    get.assert_called_once_with("https://example.org/cats.jpg")
#--- tests/test_monkeypatched.py
import requests
from transformers import AutoProcessor


def test_url_is_fetched(monkeypatch):
    monkeypatch.setattr(requests, "get", lambda url: PICTURE)
    assert requests.get("https://example.org/cats.jpg")
