from unittest.mock import patch

import requests
from transformers import AutoProcessor


@patch("requests.get")
def test_url_is_fetched_once(get):
    requests.get("https://example.org/cats.jpg")
    get.assert_called_once_with("https://example.org/cats.jpg")
