from transformers import AutoModel, BertModel, pipeline


class BertModelIntegrationTest(unittest.TestCase):
    def test_placed(self):
        model = BertModel.from_pretrained(MODEL)
        model.to(torch_device)
        model(torch.tensor([[101]], device=torch_device))

    def test_device_map(self):
        model = BertModel.from_pretrained(MODEL, device_map="auto")
        model(**self.inputs)

    def test_arguments_out_of_sight(self):
        model = BertModel.from_pretrained(MODEL, **self.loading)
        model(**self.inputs)

    def test_quantised(self):
        model = BertModel.from_pretrained(MODEL, quantization_config=CONFIG)
        model(**self.inputs)

    def test_comment(self):
        # The kernels exist for the CPU alone.
        model = BertModel.from_pretrained(MODEL)
        model(**self.inputs)

    def test_helper_takes_the_model(self):
        model = BertModel.from_pretrained(MODEL)
        self.place(model)
        model(**self.inputs)

    def test_on_cpu(self):
        model = BertModel.from_pretrained(MODEL)
        model(**self.inputs)

    def test_only_inspected(self):
        model = BertModel.from_pretrained(MODEL)
        self.assertEqual(model.config.hidden_size, 768)

    def test_failure(self):
        model = BertModel.from_pretrained(MODEL)
        with self.assertRaises(ValueError):
            model(**self.inputs)

    def test_pipeline(self):
        pipe = pipeline("fill-mask", MODEL)
        pipe("Paris is the [MASK] of France.")

    @unittest.skip("The weights will come later.")
    def test_model_of_a_helper(self):
        model = self.load()
        model(**self.inputs)

    def load(self):
        model = BertModel.from_pretrained(MODEL)
        model(**self.inputs)
        return model


class BertModelTest(unittest.TestCase):
    def test_from_pretrained(self):
        model = BertModel.from_pretrained(MODEL)
        model(**self.inputs)


class BertModelGPUIntegrationTest(unittest.TestCase):
    def test_several_names(self):
        model = model_of_the_class = AutoModel.from_pretrained(MODEL)
        model(model_of_the_class.dummy_inputs)
