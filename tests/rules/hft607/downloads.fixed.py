import requests
import requests as rq
from requests import get
from transformers import AutoProcessor


def prepare_image(url):
    return Image.open(requests.get(url, stream=True, timeout=60).raw)  # HFT607


def prepare_images(first, second, options):
    one = requests.get(  # HFT607
        first,
        stream=True, timeout=60,
    )
    two = rq.get(second, timeout=60)  # HFT607
    three = get("https://example.org/cats.jpg", headers={"a": "b"}, timeout=60)  # HFT607
    four = requests.get(("https://example.org/"  # HFT607
                         "dogs.jpg"))
    patient = requests.get(first, timeout=None)
    known = requests.get(first, timeout=5)
    spread = requests.get(first, **options)
    positions = requests.get(*options)
    posted = requests.post(first)
    return one, two, three, four, patient, known, spread, positions, posted, options.get("url")
