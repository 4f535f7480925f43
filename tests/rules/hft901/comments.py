import transformers

model = transformers.AutoModel()  # type: ignore # noqa: HFT301 # HFT901
model.run(1)  # noqa: HFT301, E501 # HFT901
model.run(2)  # noqa: E501,HFT403 W291 # HFT901
model.run(3)  # noqa: HFT301, HFT403 # HFT901
model.run(4)  # noqa: hft301 # HFT901
model.run(5)  # noqa: HFT301 because it was so once # HFT901
model.run(6)  # noqa: E501
model.run(7)  # noqa
model.run(8)  # noqa: HFT999
model.run(9)  # noqa: HFT402
text = "# noqa: HFT301"


def test_bert():
    bert = transformers.AutoModel.from_pretrained(BERT)
    bert.to("cuda")  # noqa: HFT301
    bert.to("cuda")  # noqa: HFT3
    bert.to("cuda")  # noqa: HFT301, HFT403 # HFT901
    bert.run(
        """
        of several lines
        """, bert.to("cuda")  # HFT301
    )  # noqa: HFT301 # HFT901
    bert.run("""
        joined
        """, bert.to("cuda"))  # noqa: HFT301
