from transformers import AutoConfig, AutoModel


class TestT5Models:
    def test_config(self):
        assert AutoConfig.from_pretrained("google-t5/t5-small").d_model == 512

    def test_from_pretrained(self):
        model = AutoModel.from_pretrained("google-t5/t5-small")  # HFT211
        assert model.config.is_encoder_decoder
        again = AutoModel.from_pretrained("google-t5/t5-small")
        assert again is not model
