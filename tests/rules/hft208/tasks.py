import unittest

from transformers import BertModel, BertForMaskedLM, is_torch_available


class PipelineTesterMixin:
    def test_pipeline_fill_mask(self):
        self.run_task_tests("fill-mask")

    def test_pipeline_feature_extraction(self):
        self.run_task_tests("feature-extraction")


class BertModelTest(PipelineTesterMixin, unittest.TestCase):
    pipeline_model_mapping = (
        {
            "feature-extraction": BertModel,
            "fill-mask": BertForMaskedLM,
            "masked-words": BertForMaskedLM,  # HFT208
        }
        if is_torch_available()
        else {}
    )


class BertOwnTest(PipelineTesterMixin, unittest.TestCase):
    pipeline_model_mapping = {"next-word": BertModel, TASK: BertModel, **OTHERS}

    def test_pipeline_next_word(self):
        self.run_task_tests("next-word")


class BertEmptyTest(PipelineTesterMixin, unittest.TestCase):
    pipeline_model_mapping = {}


class BertUnmappedTest(unittest.TestCase):
    pipeline_model_mapping = {"masked-words": BertForMaskedLM}


class BertUnknownTest(PipelineTesterMixin, SomeImportedMixin, unittest.TestCase):
    pipeline_model_mapping = {"masked-words": BertForMaskedLM}
