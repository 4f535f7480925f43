"""A small package that is built as transformers is, in the ways of 5.x and 4.x."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

FILES = {
    "__init__.py": """
        __version__ = "9.1.0"
        from .utils import is_torch_available
        _import_structure = {"configuration_utils": ["PreTrainedConfig"], "generation": ["Sampler"], "hub": []}
        try:
            if not is_torch_available():
                raise OptionalDependencyNotAvailable()
        except OptionalDependencyNotAvailable:
            from .utils import dummy_pt_objects
            _import_structure["utils.dummy_pt_objects"] = [
                name for name in dir(dummy_pt_objects) if not name.startswith("_")
            ]
        else:
            _import_structure["generation"].extend(["Searcher", "search"])
        if TYPE_CHECKING:
            _import_structure["nowhere"] = ["Nothing"]
        else:
            _import_structure = {key: set(names) for key, names in _import_structure.items()}
    """,
    "configuration_utils.py": "class PreTrainedConfig:\n    pass\n",
    "generation/__init__.py": "",
    "generation/search.py": "class Sampler:\n    pass\n\nclass Searcher:\n    pass\n\ndef search():\n    pass\n",
    "utils/dummy_pt_objects.py": """
        from ..utils import DummyObject
        class Searcher(metaclass=DummyObject):
            pass
        def search(*args):
            pass
    """,
    "utils/import_utils.py": """
        def fallback(name):
            if name.endswith("TokenizerFast") or name.endswith("ImageProcessorFast"):
                from ..convert_slow_tokenizer import SLOW_TO_FAST_CONVERTERS
    """,
    "convert_slow_tokenizer.py": """
        class OwlConverter: pass
        SLOW_TO_FAST_CONVERTERS = {"OwlTokenizer": OwlConverter, "HawkTokenizer": OwlConverter, "X": lambda: None}
    """,
    "pipelines/__init__.py": """
        TASK_ALIASES = {"ner": "token-classification"}
        SUPPORTED_TASKS = {
            "token-classification": {
                "impl": "transformers.pipelines.tokens.TokenPipeline",
                "pt": (AutoModelForToken,) if is_torch_available() else (),
                "default": {"model": {"pt": ("org/owl-ner", "abc")}},
                "type": "text",
            },
            "image-feature-extraction": {"impl": ImagePipeline, "pt": (AutoModel,), "type": "image"},
        }
        REMOVED_TASKS = {"translation": "Use a chat model."}
        def _resolve_deprecated_task(task):
            if task == "old-task":
                warn("gone")
                return "token-classification"
            return task
    """,
    "pipelines/image.py": """
        class ImagePipeline(Pipeline):
            _load_image_processor = True
            _load_tokenizer = False
    """,
    "models/auto/__init__.py": "",
    "models/auto/auto_mappings.py": """
        CONFIG_MAPPING_NAMES = OrderedDict([("owl", "OwlConfig"), ("eagle_text", "EagleTextConfig")])
        SPECIAL_MODEL_TYPE_TO_MODULE_NAME = OrderedDict([("eagle_text", "eagle")])
        IMAGE_PROCESSOR_MAPPING_NAMES = OrderedDict([("eagle", {"pil": "EagleImageProcessorPil"})])
    """,
    "models/auto/configuration_auto.py": """
        from .auto_mappings import CONFIG_MAPPING_NAMES, SPECIAL_MODEL_TYPE_TO_MODULE_NAME
        CONFIG_MAPPING_NAMES.update({"eagle": "EagleConfig", "old-bird": "OldBirdConfig"})
        CONFIG_MAPPING_NAMES = OrderedDict(**{"owl-2": "OwlConfig"}, **CONFIG_MAPPING_NAMES)
        SPECIAL_MODEL_TYPE_TO_MODULE_NAME.update({"owl-2": "owl"})
        DEPRECATED_MODELS = ["old_bird"]
    """,
    "models/auto/modeling_auto.py": """
        from .configuration_auto import CONFIG_MAPPING_NAMES
        MODEL_MAPPING_NAMES = OrderedDict([("owl", "OwlModel"), ("eagle", ("EagleModel", "EagleBase"))])
        MODEL_FOR_TOKEN_MAPPING_NAMES = OrderedDict([("owl", "OwlForToken")])
        MODEL_FOR_ANY_MAPPING_NAMES = OrderedDict(
            [*list(MODEL_FOR_TOKEN_MAPPING_NAMES.items()), ("eagle", "EagleForAny")]
        )
        MODEL_MAPPING = _LazyAutoMapping(CONFIG_MAPPING_NAMES, MODEL_MAPPING_NAMES)
        MODEL_FOR_TOKEN_MAPPING = _LazyAutoMapping(
            CONFIG_MAPPING_NAMES, MODEL_FOR_TOKEN_MAPPING_NAMES
        )
        class AutoModel(_BaseAutoModelClass):
            _model_mapping = MODEL_MAPPING

        class _AutoModelForToken(_BaseAutoModelClass):
            _model_mapping = MODEL_FOR_TOKEN_MAPPING

        class AutoModelForToken(_AutoModelForToken):
            pass
    """,
    "models/auto/tokenization_auto.py": """
        TOKENIZER_MAPPING_NAMES = OrderedDict[str, str | None](
            [("owl", ("OwlTokenizer", "OwlTokenizerFast" if is_tokenizers_available() else None))]
        )
        WRONG = {"eagle"}
        for model_type in WRONG:
            if model_type not in TOKENIZER_MAPPING_NAMES:
                TOKENIZER_MAPPING_NAMES[model_type] = "Backend" if is_tokenizers_available() else None
    """,
    "models/auto/image_processing_auto.py": """
        from .auto_mappings import IMAGE_PROCESSOR_MAPPING_NAMES
        if TYPE_CHECKING:
            IMAGE_PROCESSOR_MAPPING_NAMES = OrderedDict()
        else:
            MISSING_IMAGE_PROCESSOR_MAPPING_NAMES = OrderedDict([("owl-2", {"pil": "OwlImageProcessor"})])
            IMAGE_PROCESSOR_MAPPING_NAMES.update(MISSING_IMAGE_PROCESSOR_MAPPING_NAMES)
        for key, (slow, fast) in {"eagle": ("A", "B")}.items():
            if not is_torchvision_available():
                fast = None
            LAST = (slow, fast)
    """,
    "models/owl/configuration_owl.py": '''
        @auto_docstring(checkpoint="org/owl-base")
        class OwlConfig(PreTrainedConfig):
            r"""
            See [org/owl-large](https://huggingface.co/org/owl-large), not [this](https://huggingface.co/org/other).

            >>> # Initializing an org/owl-small style configuration
            """
            model_type = "owl"

        __all__ = ["OwlConfig"]
    ''',
    "models/owl/modeling_owl.py": '''
        class OwlPreTrainedModel(PreTrainedModel):
            main_input_name = "input_ids"

        class OwlModel(OwlPreTrainedModel):
            pass

        class OwlForToken(OwlPreTrainedModel):
            """
            >>> OwlForToken.from_pretrained("org/owl-ner")
            >>> EagleModel.from_pretrained("org/eagle")
            """

        __all__ = [
            "OwlModel",
            "OwlForToken",
        ]
    ''',
    "models/owl/tokenization_owl.py": """
        @requires(backends=("sentencepiece",))
        class OwlTokenizer:
            pass

        RookTokenizer = OwlTokenizer
        CALLS = ["hoot"]

        __all__ = ["RookTokenizer", "CALLS"]
    """,
    "models/eagle/configuration_eagle.py": '''
        class EagleTextConfig(PreTrainedConfig):
            model_type = "eagle_text"
            base_config_key = "text_config"

        class EagleConfig(PreTrainedConfig):
            """[org/eagle](https://huggingface.co/org/eagle), based on [org/owl-base](https://huggingface.co/org/owl-base)"""
            model_type = "eagle"
            sub_configs_defaults = {
                "text_config": EagleTextConfig,
                "tower_config": SubConfigSpec(AutoConfig, model_type="owl"),
            }

        __all__ = ["EagleConfig", "EagleTextConfig"]
    ''',
    "models/eagle/modeling_eagle.py": """
        class EagleModel(PreTrainedModel):
            input_modalities = ("image", "text")

        class EagleBase(EagleModel): pass
        class EagleForAny(EagleModel): pass
        class EagleTextModel(EagleModel): pass

        __all__ = ["EagleModel", "EagleBase", "EagleForAny", "EagleTextModel"]
    """,
    "models/eagle/modular_eagle.py": """
        from ..owl.modeling_owl import (
            OwlModel,  # the base
            OwlForToken as Tagger,
        )
        from ..auto import AutoModel

        class EagleModel(OwlModel): pass
        class EagleForAny(Tagger): pass
        class EagleBase(EagleModel): pass
    """,
    "models/deprecated/old_bird/configuration_old_bird.py": """
        class OldBirdConfig: pass
        __all__ = ["OldBirdConfig"]
    """,
}


def write_package(folder: Path) -> Path:
    """Writes ``transformers`` into a folder, and gives back the package's own."""
    package = folder / "transformers"
    for name, text in FILES.items():
        path = package / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return package
