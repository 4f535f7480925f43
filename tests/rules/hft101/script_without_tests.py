import transformers  # HFT101


class TestBertModels:
    def __init__(self, model_id):
        self.model_id = model_id

    def run_tests(self):
        return transformers.pipeline("fill-mask", model=self.model_id)


def main():
    TestBertModels("google-bert/bert-base-uncased").run_tests()


if __name__ == "__main__":
    main()
