"""The checkpoints that once had no organisation on the Hub, and where they went.

All of them moved below an organisation on and after 31 January 2024; the Hub redirects the old ids
(huggingface/transformers#28795). There are no others, so any other id without an organisation does not exist.

The sources of transformers 4.39.3 name all of them so, but for three of DistilBERT that they left behind: those for
German, for many languages, and ``…-uncased-distilled-squad``, of which the Hub's own pages tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BY_ORGANISATION = {
    "FacebookAI": (
        "roberta-base roberta-large roberta-large-mnli xlm-clm-ende-1024 xlm-clm-enfr-1024 xlm-mlm-100-1280 "
        "xlm-mlm-17-1280 xlm-mlm-en-2048 xlm-mlm-ende-1024 xlm-mlm-enfr-1024 xlm-mlm-enro-1024 "
        "xlm-mlm-tlm-xnli15-1024 xlm-mlm-xnli15-1024 xlm-roberta-base xlm-roberta-large "
        "xlm-roberta-large-finetuned-conll02-dutch xlm-roberta-large-finetuned-conll02-spanish "
        "xlm-roberta-large-finetuned-conll03-english xlm-roberta-large-finetuned-conll03-german"
    ),
    "Salesforce": "ctrl",
    "albert": (
        "albert-base-v1 albert-base-v2 albert-large-v1 albert-large-v2 albert-xlarge-v1 albert-xlarge-v2 "
        "albert-xxlarge-v1 albert-xxlarge-v2"
    ),
    "almanach": "camembert-base",
    "distilbert": (
        "distilbert-base-cased distilbert-base-cased-distilled-squad distilbert-base-german-cased "
        "distilbert-base-multilingual-cased distilbert-base-uncased distilbert-base-uncased-distilled-squad "
        "distilbert-base-uncased-finetuned-sst-2-english distilgpt2 distilroberta-base"
    ),
    "google-bert": (
        "bert-base-cased bert-base-cased-finetuned-mrpc bert-base-chinese bert-base-german-cased "
        "bert-base-german-dbmdz-cased bert-base-german-dbmdz-uncased bert-base-multilingual-cased "
        "bert-base-multilingual-uncased bert-base-uncased bert-large-cased bert-large-cased-whole-word-masking "
        "bert-large-cased-whole-word-masking-finetuned-squad bert-large-uncased bert-large-uncased-whole-word-masking "
        "bert-large-uncased-whole-word-masking-finetuned-squad"
    ),
    "google-t5": "t5-11b t5-3b t5-base t5-large t5-small",
    "openai-community": (
        "gpt2 gpt2-large gpt2-medium gpt2-xl openai-gpt roberta-base-openai-detector roberta-large-openai-detector"
    ),
    "transfo-xl": "transfo-xl-wt103",
    "xlnet": "xlnet-base-cased xlnet-large-cased",
}

CANONICAL: Mapping[str, str] = MappingProxyType(
    {name: f"{organisation}/{name}" for organisation, names in _BY_ORGANISATION.items() for name in names.split()}
)
"""The full id of each, by the one it had before."""
