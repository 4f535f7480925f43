from transformers import pipeline


def test_returns(self):
    if self.results:
        return self.results
        return self.results  # HFT411
    for task in self.tasks:
        continue
        pipeline(task)  # HFT411
        pipeline(task)
    raise ValueError("no task")
    return  # HFT411


def test_block_below(self):
    return self.results
    if self.results:  # HFT411
        raise ValueError("failed")


def test_other_value(self):
    return True
    return False  # HFT411


def test_all_runs(self):
    try:
        return pipeline("fill-mask")
    finally:
        self.close()
    if self.results:
        return
    assert self.results


def no_tests():
    return
    yield


def task_of(name, names, task):
    if "bert" in name:
        return 1
    elif "gpt" in name or "roberta" in name.lower():
        return 2
    elif "distilbert" in name:  # HFT411
        return 3
    elif "bert" in name:  # HFT411
        return 1
    elif "roberta" in name.lower() and task:  # HFT411
        return 4
    if task in ("fill-mask", "translation"):
        return 5
    elif task == "translation":  # HFT411
        return 6
    elif task == "summarization":
        return 7


def keeps(name, names, stream):
    if "bert" in names:
        return 1
    elif "roberta" in names:
        return 2
    elif "roberta" in name:
        return 3
    elif "bert" in name:
        return 4
    if stream.read():
        return 5
    elif stream.read():
        return 6
    if name and names:
        return 7
    elif name:
        return 8
