import multiprocessing

context = multiprocessing.get_context("fork")
