from transformers import AutoModel

model = AutoModel.from_pretrained("bert-base-uncased")  # HFT602
other = AutoModel.from_pretrained("bert-strange")
if True
