import numpy as np
import torch
from PIL import Image
from transformers import pipeline


def test_image_for_a_text_task():
    classify = pipeline("text-classification", model=NAME)
    classify(Image.new("RGB", (224, 224)).convert("L"))  # HFT206
    classify(torch.rand(1, 3, 224, 224))  # HFT206
    classify("Two cats sleep on a pink couch.")
    classify("cats")


def test_file_for_a_text_task():
    generate = pipeline("text-generation", model=NAME)
    generate("images/cats.png")  # HFT206
    generate("recordings/poem.flac")  # HFT206
    generate("Describe the picture cats.png")
    generate("https://example.org/cats")


def test_recording_for_an_image_task():
    classify = pipeline("image-classification", model=NAME)
    classify("recordings/poem.flac")  # HFT206
    classify(np.zeros((224, 224, 3)))
    classify(Image.open(path))


def test_image_for_an_audio_task():
    transcribe = pipeline("automatic-speech-recognition", model=NAME)
    transcribe("images/cats.png")  # HFT206
    transcribe(np.zeros(16000))
    transcribe("recordings/poem.flac")


def test_spoken_text():
    speak = pipeline("text-to-speech", model=NAME)
    speak("Somebody reads a poem.")
