from transformers import AutoModel


class Test__helpModels:  # HFT002
    def test_pipeline(self, device):
        print(f"Testing {{self.model_id}} on {{device}}")  # HFT002
        print(f"no such name: {{missing}}")
        return (

    def test_from_pretrained(self):
        return AutoModel.from_pretrained("<model>")  # HFT002
