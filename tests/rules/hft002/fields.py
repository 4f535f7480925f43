import logging

from transformers import pipeline

logger = logging.getLogger(__name__)


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def test_pipeline(self, device="auto"):
        logger.info(f"Testing {{self.model_id}} on {{device}}")  # HFT002
        try:
            pipe = pipeline("fill-mask", model=self.model_id)
        except OSError as error:
            logger.error(f'Cannot load {{self.model_id!r}}: {{error}}')  # HFT002
            raise
        elapsed = pipe.timing
        print(rf"took {{elapsed:.2f}} s for {{len(self.model_id)}} letters")  # HFT002
        # An f-string that fills in something else may write a template.
        print(f"template for {device}: {{device}}")
        # Nothing here is called `name`.
        print(f"put the model in place of {{name}}")
        # A template for another program.
        script = f"""
        print({{self.model_id}})
        """
        shape = f"{{device}} on {{}}".format(script)
        return f"[0-9]{{3}}", f"{{{device}}}", shape
