# safe: no
import multiprocessing as mp


def work(tasks):
	tasks.get()
	tasks.task_done()


def main():
	tasks = mp.JoinableQueue()
	mp.Process(target=work, args=(tasks,), daemon=True).start()
	tasks.put(1)
	tasks.join()
