from transformers import pipeline


def test_mask():
    pipe = pipeline("fill-mask", model="roberta-base")
    pipe("A [MASK] sentence.".replace("[MASK]", pipe.tokenizer.mask_token))
