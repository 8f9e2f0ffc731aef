def work(name, results):
    results.put(name)
