import unittest

from transformers import BertForMaskedLM, BertGenerationDecoder, BertLMHeadModel, BertModel


class BertModelTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel, BertLMHeadModel, BertGenerationDecoder)

    def test_by_class(self):
        for model_class in self.all_model_classes:
            if not model_class._supports_sdpa:
                self.skipTest(f"{model_class.__name__} has no SDPA")  # HFT113
            self.check(model_class)

    def test_by_model(self):
        for model_class in self.all_generative_model_classes:
            model = model_class(self.config)
            if self.ready and not hasattr(model, "generate"):
                raise unittest.SkipTest("No generation")  # HFT113
            self.check(model)

    def test_by_error(self):
        for model_class in self.all_model_classes:
            try:
                self.check(model_class)
            except ImportError:
                self.skipTest("Not installed")  # HFT113

    def test_several(self):
        for place, model_class in enumerate(BertModelTest.all_model_classes):
            self.check(model_class)
        for model_class in BertModelTest.all_model_classes:
            if model_class is BertModel:
                self.skipTest("Bert")  # HFT113

    def test_of_all(self):
        for model_class in self.all_model_classes:
            if not self.test_missing_keys:
                self.skipTest("No keys are missing")
            self.check(model_class)

    def test_of_the_configuration(self):
        for model_class in self.all_model_classes:
            config, inputs = self.prepare()
            text_config = config.get_text_config()
            if not hasattr(text_config, "use_cache"):
                self.skipTest(f"{model_class.__name__} has no cache")
            outputs = model_class(config)(**inputs)
            if "past_key_values" not in outputs:
                self.skipTest("No cache")  # HFT113

    def test_of_the_configuration_that_a_model_changes_later(self):
        for model_class in self.all_model_classes:
            config, inputs = self.prepare()
            if not hasattr(config, "use_cache"):
                self.skipTest("No cache")
            config = model_class(config).config
            self.check(model_class, config, inputs)

    def test_of_the_name_of_the_model(self):
        for model_class in self.all_model_classes:
            if any(name in model_class.__name__.lower() for name in ["rwkv"]):
                self.skipTest("Another kind of state")
            self.check(model_class)

    def test_always(self):
        for model_class in self.all_model_classes:
            self.skipTest("To be written")

    def test_subtests(self):
        for model_class in self.all_model_classes:
            with self.subTest(model_class):
                if not model_class._supports_sdpa:
                    self.skipTest("No SDPA")

    def test_before(self):
        if len(self.all_model_classes) == 0:
            self.skipTest("No classes")
        for model_class in self.all_model_classes:
            if not model_class._supports_sdpa:
                continue

    def test_other_loop(self):
        for attention in ("eager", "sdpa"):
            if attention == "sdpa":
                self.skipTest("No SDPA")

    def test_function(self):
        for model_class in self.all_model_classes:

            def check():
                if model_class is BertModel:
                    self.skipTest("Bert")

            check()


class BertSingleTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel,) if is_torch_available() else ()

    def test_by_class(self):
        for model_class in self.all_generative_model_classes:
            if not model_class._supports_sdpa:
                self.skipTest("No SDPA")


class BertGenerativeTest(ModelTesterMixin, unittest.TestCase):
    all_model_classes = (BertModel, BertForMaskedLM)
    all_generative_model_classes = (BertForMaskedLM,)

    def test_by_class(self):
        for model_class in self.all_generative_model_classes:
            if not model_class._supports_sdpa:
                self.skipTest("No SDPA")
