# safe: yes
# before: raises RuntimeError
# after: prints done
import threading

thread = threading.Thread(target=print, args=("done",))
thread.start()
thread.daemon = True
thread.join()
