# safe: no
# before: prints True
# after: prints False
import threading


def work():
	print(threading.current_thread() is threading.main_thread())


thread = threading.Thread(
	target=work,  # the work
)
thread.start()
thread.join()
