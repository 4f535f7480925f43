import pytest
import transformers
from transformers import pipeline

TASK = "image-classification"
CAPTION = "Two cats sleep on a pink couch."


class TestViTModels:
    def __init__(self):
        self.task = "object-detection"
        self.test_text = "Two cats sleep on a pink couch."
        self.test_image = "cats.png"
        self.recording = None
        self.recording = "Somebody reads a poem."

    def test_constant(self):
        pipe = pipeline(TASK, model=NAME)
        pipe(CAPTION)  # HFT206
        assert pipe("An image of a cat.", top_k=1)  # HFT206

    def test_attribute(self):
        pipeline_kwargs = {"task": self.task, "model": NAME}
        pipe = transformers.pipeline(**pipeline_kwargs)
        pipe(self.test_text)  # HFT206
        pipe(self.test_image)

    def test_pipeline_of_an_instance(self):
        self.pipe = pipeline("automatic-speech-recognition", model=NAME)
        self.pipe(self.recording)  # HFT206

    def test_run_at_once(self):
        pipeline("depth-estimation", model=NAME)("A photo of a street.")  # HFT206

    def test_list(self):
        pipe = pipeline("image-segmentation", model=NAME)
        pipe(["A photo of a street.", "A photo of a garden."])  # HFT206
        pipe(["A photo of a street.", image_of_a_garden()])

    def test_choice(self):
        pipe = pipeline("video-classification", model=NAME)
        pipe("Somebody plays the piano." if short else "Somebody plays the piano in a garden.")  # HFT206
        pipe("Somebody plays the piano." if short else find_video())

    def test_what_may_be_a_path_or_a_link(self):
        pipe = pipeline("image-classification", model=NAME)
        pipe("https://example.org/two cats on a couch")
        pipe("images of cats/two cats on a couch")
        pipe("two cats on a couch.jpeg")
        pipe("two cats on a couch.heic")
        pipe("cats")
        pipe("fixture image")
        pipe("data:image/png;base64,iVBORw0KGgo=")
        pipe(path)
        pipe(images="Two cats sleep on a pink couch.")

    def test_branches(self):
        pipe = pipeline("image-classification", model=NAME)
        if has_images():
            example = "cats.png"
        else:
            example = "Two cats sleep on a pink couch."
        pipe(example)

    def test_parameter(self, example="Two cats sleep on a pink couch."):
        pipe = pipeline("image-classification", model=NAME)
        pipe(example)

    def test_several_tasks(self):
        for task in ("image-classification", "text-classification"):
            pipe = pipeline(task, model=NAME)
            pipe("Two cats sleep on a pink couch.")

    def test_name_of_two_pipelines(self):
        pipe = pipeline("image-classification", model=NAME)
        pipe("cats.png")
        pipe = pipeline("text-classification", model=NAME)
        pipe("Two cats sleep on a pink couch.")

    def test_tasks_that_take_both(self):
        for task in ("image-text-to-text", "document-question-answering", "zero-shot-image-classification"):
            pipe = pipeline(task, model=NAME)
            pipe("Two cats sleep on a pink couch.")

    def test_failure(self):
        pipe = pipeline("image-classification", model=NAME)
        with pytest.raises(ValueError):
            pipe("Two cats sleep on a pink couch.")

    def test_own_pipeline(self):
        pipe = pipeline("image-classification", model=NAME, pipeline_class=CaptionPipeline)
        pipe("Two cats sleep on a pink couch.")
